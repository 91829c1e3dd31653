"""Which tenure a title means, with and without words that shift it."""

from __future__ import annotations

import datetime as dt

import pytest

from kgraph.resolve.actors import ActorTables
from kgraph.resolve.actors.choice import choose


def chosen(small: ActorTables, shift: str, day: str | None, role: str = "president") -> list[str]:
    on = dt.date.fromisoformat(day) if day else None
    return [t.person.label.split()[0] for t in choose(small.holders(role, "kg:ruritania"), shift, on)]


@pytest.mark.parametrize(
    ("shift", "day", "who"),
    [
        ("", "2004-01-01", ["Rudolf"]),
        ("then", "2004-01-01", ["Rudolf"]),
        ("now", "2004-01-01", ["Rudolf"]),
        ("", "2012-09-01", ["Ludmila"]),
        ("acting", "2012-09-01", ["Ludmila"]),
        ("acting", "2010-01-01", []),
        ("acting", "2007-01-01", ["Rupert"]),
        ("caretaker", "2012-09-01", ["Ludmila"]),
        ("caretaker", "2010-01-01", ["Rupert"]),
        ("past", "2010-01-01", ["Rudolf"]),
        ("past", "2013-01-01", ["Rupert"]),
        ("past", "2001-01-01", []),
        ("next", "2005-12-24", ["Rupert"]),
        ("next", "2004-12-24", []),
    ],
)
def test_who_is_meant(small: ActorTables, shift: str, day: str, who: list[str]) -> None:
    assert chosen(small, shift, day) == who


def test_on_the_day_of_a_change_it_is_the_new_one_unless_outgoing(small: ActorTables) -> None:
    assert chosen(small, "", "2006-03-01") == ["Rupert"]
    assert chosen(small, "outgoing", "2006-03-01") == ["Rudolf"]
    assert chosen(small, "past", "2006-03-01") == ["Rudolf"]


def test_without_a_day_every_regular_holder_is_meant(small: ActorTables) -> None:
    assert chosen(small, "", None) == ["Rudolf", "Rupert", "Flavia"]


def test_in_a_year_of_change_both_may_be_meant(small: ActorTables) -> None:
    assert chosen(small, "", "2004-06-01", role="prime_minister") == ["Fritz", "Ludmila"]
    assert chosen(small, "", "2003-06-01", role="prime_minister") == ["Fritz"]
