""" "The move" and "the attack" belong to whoever did them, where the text told it shortly before."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from kgraph.errors import DataError
from kgraph.pipeline import Reading
from kgraph.pipeline.deeds import read_deed_nouns
from kgraph.resources import data_path

TABLE = data_path("extract", "deeds.csv")


def examples() -> list[str]:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return [row["example"] for row in csv.DictReader(lines)]


def objects(reading: Reading) -> set[str]:
    return {a.object.label for a in reading.assertions}


@pytest.mark.parametrize("example", examples())
def test_each_row_finds_who_did_it(reading: Callable[..., Reading], example: str) -> None:
    """The example of each row tells a deed, then has somebody take a stance on it."""
    found = objects(reading(example))
    assert any(label.startswith(f"{example.split()[0]}'s ") for label in found), found


def test_a_deed_with_an_owner_of_its_own_keeps_it(reading: Callable[..., Reading]) -> None:
    found = reading("Chad banned all imports from Mali. Niger welcomed the decision by Kenya to sell rice.")
    assert not any("Chad" in label for label in objects(found) if "decision" in label)


def test_nobody_takes_a_stance_on_his_own_deed(reading: Callable[..., Reading]) -> None:
    found = reading("Chad banned all imports from Mali. Chad defended the move.")
    assert "Chad's move" not in objects(found)


def test_a_deed_that_did_not_happen_is_not_taken_up(reading: Callable[..., Reading]) -> None:
    assert "Chad's attack" not in objects(reading("Chad did not attack the port. Niger condemned the attack."))


def test_a_deed_far_back_is_forgotten(reading: Callable[..., Reading]) -> None:
    text = "Chad banned all imports from Mali. Snow fell. Rain fell. Hail fell. Niger criticised the move."
    assert "move" in objects(reading(text))


def test_an_indefinite_deed_is_a_new_one(reading: Callable[..., Reading]) -> None:
    assert "Chad's attack" not in objects(reading("Chad shelled the port. Niger condemned an attack."))


@pytest.mark.parametrize("row", ["move,", ",ban", "move,ban\nmove,open"])
def test_a_faulty_table_is_refused(tmp_path: Path, row: str) -> None:
    path = tmp_path / "deeds.csv"
    path.write_text(f"nouns,told_by\n{row}\n")
    with pytest.raises(DataError, match=r"deeds\.csv"):
        read_deed_nouns(path)


@pytest.mark.parametrize(
    "text",
    [
        "Chad closed its border, a step that Niger condemned.",
        "Chad accused Mali of fraud, a charge Niger rejected.",
        "Chad promised to send rice, a move welcomed by Niger.",
    ],
)
def test_a_noun_that_sums_up_a_clause_is_a_deed_of_its_subject(reading: Callable[..., Reading], text: str) -> None:
    assert any(label.startswith("Chad's ") for label in objects(reading(text)))


def test_a_deed_that_is_told_with_its_victim_is_a_new_one(reading: Callable[..., Reading]) -> None:
    found = reading("The army of Chad arrested four fishermen. Niger condemned the killing of a monk.")
    assert not any(label.startswith("Chad") and "killing" in label for label in objects(found))
