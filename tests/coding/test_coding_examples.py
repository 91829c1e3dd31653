"""Every row of the frame, noun and operator tables has an example sentence: parsed, the row must code it."""

import csv

import pytest
from coded_sentences import coder, matches

from kgraph.coding import Coder
from kgraph.resources import data_path


@pytest.mark.parametrize("frame", Coder.load().tables.frames, ids=lambda f: f.place)
def test_a_frame_codes_its_example(frame) -> None:
    found = [(m.relation.name, m.place) for m, _ in matches(frame.example)]
    assert (frame.relation_class, frame.place) in found


@pytest.mark.parametrize("noun", Coder.load().tables.nouns, ids=lambda n: n.place)
def test_an_event_noun_codes_its_example(noun) -> None:
    assert noun.relation_class in [m.relation.name for m, _ in matches(noun.example)]


def operator_rows() -> list[dict[str, str]]:
    with data_path("relations", "operators.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("row", operator_rows(), ids=lambda r: f"{r['scope']}-{r['word']}")
def test_a_governing_word_has_its_effect_in_its_example(row: dict[str, str]) -> None:
    made = {c.event_type for (effect, _), c in coder().tables.effects.items() if effect == row["effect"] and c}
    found = {coding.event_type for _, coding in matches(row["example"])} - {None}
    if row["effect"] in ("deny", "doubt"):
        assert not found  # what somebody says he did not do, or will hardly do, is no event
    else:
        assert found
        assert row["effect"] in ("keep", "plan", "try", "burden") or made & found
