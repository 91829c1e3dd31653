"""Offices by day and by title, in the small world."""

from __future__ import annotations

import datetime as dt

import pytest

from kgraph.model import Interval, Precision
from kgraph.resolve.actors import ActorTables
from kgraph.resolve.actors.offices import Tenure


def on(day: str) -> Interval:
    return Interval(dt.date.fromisoformat(day), dt.date.fromisoformat(day))


def names(tenures: list[Tenure]) -> list[str]:
    return [tenure.person.label for tenure in tenures]


def test_the_holder_of_a_day(small: ActorTables) -> None:
    assert names(small.holders("head_of_state", "kg:ruritania", on("2004-07-01"))) == ["Rudolf Elphberg"]


def test_on_the_day_of_a_change_both_are_there(small: ActorTables) -> None:
    both = small.holders("head_of_state", "kg:ruritania", on("2006-03-01"))
    assert names(both) == ["Rudolf Elphberg", "Rupert Hentzau"]


def test_all_holders_in_order_with_acting_ones_last(small: ActorTables) -> None:
    assert names(small.holders("president", "kg:ruritania")) == [
        "Rudolf Elphberg", "Rupert Hentzau", "Flavia Elphberg", "Ludmila Sapt",
    ]  # fmt: skip


def test_nobody_before_the_first(small: ActorTables) -> None:
    assert small.holders("head_of_state", "kg:ruritania", on("1990-01-01")) == []
    assert small.holders("head_of_state", "kg:danube-league") == []


def test_an_open_tenure_goes_on_if_it_was_seen_near_the_horizon(small: ActorTables) -> None:
    (flavia,) = small.holders("president", "kg:ruritania", on("2026-06-01"))
    assert (flavia.end, flavia.known_until) == (None, None)


def test_an_open_tenure_last_seen_long_ago_does_not_go_on(small: ActorTables) -> None:
    (head,) = small.holders("igo_head", "kg:danube-league")
    assert (head.end, str(head.known_until)) == (None, "2013-06-30")
    assert small.holders("igo_head", "kg:danube-league", on("2020-01-01")) == []


def test_a_coarse_tenure_says_what_is_sure(small: ActorTables) -> None:
    fritz = small.holders("prime_minister", "kg:ruritania")[0]
    assert fritz.precision is Precision.YEAR
    assert (str(fritz.start), str(fritz.end)) == ("2001-01-01", "2004-12-31")
    assert fritz.sure is not None and (str(fritz.sure.start), str(fritz.sure.end)) == ("2001-12-31", "2004-01-01")


def test_the_leader_is_who_has_the_power_by_then(small: ActorTables) -> None:
    assert names(small.holders("leader", "kg:ruritania", on("2005-01-01"))) == ["Ludmila Sapt"]
    assert names(small.holders("leader", "kg:ruritania", on("2011-01-01"))) == ["Rupert Hentzau"]


def test_without_a_rule_the_leader_heads_government_state_or_body(small: ActorTables) -> None:
    assert names(small.holders("leader", "kg:graustark", on("2001-01-01"))) == ["Yetive Lorry"]
    assert names(small.holders("leader", "kg:danube-league", on("2012-01-01"))) == ["Anton Detchard"]


def test_offices_of_a_person_by_start(small: ActorTables) -> None:
    assert [t.office for t in small.offices_of("kg:sapt")] == ["RUR.premier", "RUR.president", "RUR.spokesman"]
    assert small.offices_of("kg:ruritania") == []


def test_a_title_means_the_office_that_has_it(small: ActorTables) -> None:
    assert small.role("president", "kg:ruritania") == ("president", "head_of_state")
    assert small.role("Queen", "kg:graustark")[0] == "monarch"


def test_a_word_of_one_body_means_nothing_in_another(small: ActorTables) -> None:
    assert small.role("warden", "kg:ruritania") == ("head_of_government",)
    assert small.role("warden", "kg:graustark") == ()


def test_a_title_means_nothing_where_no_office_has_it(small: ActorTables) -> None:
    assert small.role("president", "kg:graustark") == ()
    assert small.role("president", None) == ("head_of_state",)
    assert small.role("leader", "kg:graustark") == ("leader",)
    assert small.role("jester", None) == ()


@pytest.mark.parametrize(
    ("window", "start", "end"),
    [
        (Interval(None, None), "2000-03-01", "2006-03-01"),
        (Interval(dt.date(2001, 1, 1), None), "2001-01-01", "2006-03-01"),
        (Interval(None, dt.date(2001, 1, 1)), "2000-03-01", "2001-01-01"),
    ],
)
def test_a_tenure_within_a_window(small: ActorTables, window: Interval, start: str, end: str) -> None:
    part = small.offices_of("kg:rudolf")[0].within(window)
    assert part is not None and (str(part.start), str(part.end)) == (start, end)


def test_a_tenure_outside_a_window_is_none(small: ActorTables) -> None:
    assert small.offices_of("kg:rudolf")[0].within(Interval(dt.date(2010, 1, 1), None)) is None
