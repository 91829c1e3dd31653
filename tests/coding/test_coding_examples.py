"""Every row of the frame, noun and operator tables has an example sentence: parsed, the row must code it."""

import csv
from collections.abc import Iterator
from functools import cache

import pytest

from kgraph.annotate import Annotator
from kgraph.coding import Coder
from kgraph.coding.coder import Match
from kgraph.extract import propositions, triples
from kgraph.model import Argument, Coding, Document, Entity, EntityType, Sentence, Token, local_entity
from kgraph.resources import data_path

TYPES = {"GPE": EntityType.COUNTRY, "ORG": EntityType.ORGANISATION, "NORP": EntityType.ORGANISATION}
TYPES |= {"PERSON": EntityType.PERSON, "LOC": EntityType.PLACE, "FAC": EntityType.PLACE}


@cache
def coder() -> Coder:
    return Coder.load()


@cache
def annotator() -> Annotator:
    return Annotator()


def entity(token: Token) -> Entity:
    return local_entity(token.text, TYPES.get(token.entity, EntityType.OTHER))


def matches(text: str) -> Iterator[tuple[Match, Coding]]:
    """What the coder finds in the triples of a sentence, before and after stance."""
    (annotated,) = annotator().annotate([Document(text, text, text)])
    for triple in triples(annotated, propositions(annotated)):
        sentence: Sentence = annotated.sentences[triple.proposition.sentence]

        def of(argument: Argument, sentence: Sentence = sentence) -> Entity:
            return entity(sentence.tokens[argument.head])

        found = coder().match(triple, sentence, of(triple.subject), of(triple.object))
        coding = coder().code(triple, sentence, of(triple.subject), of(triple.object))
        if found and coding:
            yield found, coding


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
    found = {coding.event_type for _, coding in matches(row["example"])}
    assert found
    assert row["effect"] in ("keep", "plan") or made & found
