"""Office-holders by date in the shipped tables: real visits, summits and speeches, written down from memory."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import pytest

from kgraph.resolve.actors import ActorTables
from kgraph.resolve.actors.forms import folded

FILE = Path(__file__).with_name("office_holders.csv")
CHANGES = Path(__file__).with_name("office_changes.csv")
"""Days right after changes of office and coups, and titles out of the common run (emir, junta leader, caretaker)."""


@pytest.fixture(scope="module")
def cases() -> list[dict[str, str]]:
    with FILE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def is_right(tables: ActorTables, case: dict[str, str]) -> bool | None:
    """Whether the answer is right; ``None`` without an answer."""
    found = tables.resolve(case["phrase"], dt.date.fromisoformat(case["date"])).entity
    if found is None:
        return None
    forms = {folded(form) for form in (found.label, *found.aliases)}
    return folded(case["expected"]) in forms or found in {c.entity for c in tables.exact(case["expected"])}


def test_the_list_is_long_and_sorted(cases: list[dict[str, str]]) -> None:
    assert len(cases) >= 150
    assert [case["date"] for case in cases] == sorted(case["date"] for case in cases)


def test_answers_are_right(tables: ActorTables, cases: list[dict[str, str]]) -> None:
    answers = [(case, is_right(tables, case)) for case in cases]
    given = [case for case, right in answers if right is not None]
    wrong = [f"{case['date']} {case['phrase']}: not {case['expected']}" for case, right in answers if right is False]
    assert len(wrong) <= 0.01 * len(given), wrong
    assert len(given) >= 0.97 * len(cases)


def test_after_a_change_the_new_one_is_meant(tables: ActorTables) -> None:
    with CHANGES.open(encoding="utf-8", newline="") as file:
        cases = list(csv.DictReader(file))
    assert len(cases) >= 700
    assert [(case["date"], case["phrase"]) for case in cases] == sorted((c["date"], c["phrase"]) for c in cases)
    wrong = [case for case in cases if not is_right(tables, case)]
    assert not wrong


@pytest.mark.parametrize(
    ("phrase", "day", "label"),
    [
        ("Egypt's interim president", "2013-07-05", "Adly Mansour"),
        ("acting president of Nigeria", "2018-01-10", None),
        ("Lebanon's caretaker prime minister", "2022-11-15", "Najib Mikati"),
        ("chairman of Sudan's Transitional Military Council", "2019-04-20", "Abdel Fattah al-Burhan"),
        ("chairman of the Transitional Military Council of Sudan", "2019-04-20", "Abdel Fattah al-Burhan"),
        ("Turkish junta leader", "2019-04-20", None),
    ],
)
def test_who_stands_in(tables: ActorTables, phrase: str, day: str, label: str | None) -> None:
    found = tables.resolve(phrase, dt.date.fromisoformat(day)).entity
    assert (found.label if found else None) == label
