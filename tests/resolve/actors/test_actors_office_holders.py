"""Office-holders by date in the shipped tables: real visits, summits and speeches, written down from memory."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import pytest

from kgraph.resolve.actors import ActorTables
from kgraph.resolve.actors.forms import folded

FILE = Path(__file__).with_name("office_holders.csv")


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
