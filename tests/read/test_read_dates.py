"""Dates of publication."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.read.dates import PartialDate, date_in_path, find_date, parse_date


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2018-03-28", (2018, 3, 28)),
        ("2018-03", (2018, 3, None)),
        ("2018", (2018, None, None)),
        (2018, (2018, None, None)),
        ("2018-03-28T23:30:00-05:00", (2018, 3, 28)),
        ("2018-03-28 09:10:00", (2018, 3, 28)),
        ("20180328", (2018, 3, 28)),
        ("Wed, 28 Mar 2018 10:00:00 GMT", (2018, 3, 28)),
        ("March 28, 2018", (2018, 3, 28)),
        ("Mar. 28, 2018, 9:10 a.m.", (2018, 3, 28)),
        ("28th March 2018", (2018, 3, 28)),
        ("28.03.2018", (2018, 3, 28)),
        ("March 2018", (2018, 3, None)),
        (dt.datetime(2018, 3, 28, 10), (2018, 3, 28)),
    ],
    ids=str,
)
def test_dates_of_records_are_read_as_far_as_they_go(value: object, expected: tuple[int, ...]) -> None:
    assert parse_date(value) == expected


@pytest.mark.parametrize(
    "value", ["next week", "03/04/2018", "2018-13-01", "31 June 2018", "", "28 March", "soon 2018"]
)
def test_what_is_no_certain_date_gives_none(value: str) -> None:
    assert parse_date(value) is None


def test_the_first_day_stands_for_a_month_or_year() -> None:
    assert PartialDate(2011, 12).first == dt.date(2011, 12, 1)
    assert PartialDate(2011).first == dt.date(2011, 1, 1)
    assert PartialDate(None, 12, 24).first is None


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (dt.date(2018, 11, 7), 2018),
        (dt.date(2018, 11, 1), 2018),
        (dt.date(2019, 2, 1), 2018),
        (dt.date(2018, 10, 1), 2017),
    ],
)
def test_a_day_without_a_year_is_the_last_one_before_or_in_the_week_after(day: dt.date, expected: int) -> None:
    assert PartialDate(None, 11, 6).near(day) == (expected, 11, 6)


def test_the_29th_of_february_waits_for_a_leap_year() -> None:
    assert PartialDate(None, 2, 29).near(dt.date(2014, 3, 1)).first is None
    assert PartialDate(None, 2, 29).near(dt.date(2016, 3, 1)) == (2016, 2, 29)


@pytest.mark.parametrize("text", ["2018-03-28-kim.txt", "news/2018/03/28/kim.html", "kim_2018.03.28.txt"])
def test_a_date_in_a_path(text: str) -> None:
    assert date_in_path(text) == (2018, 3, 28)


@pytest.mark.parametrize("text", ["000_2018032812.txt", "2018-44-28.txt", "2018-03.txt", "12018-03-28"])
def test_other_numbers_in_a_path_are_no_date(text: str) -> None:
    assert date_in_path(text) is None


@given(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)), st.sampled_from(["%d %B %Y", "%B %d, %Y", "%Y-%m-%d"]))
def test_every_day_is_found_in_running_text(day: dt.date, style: str) -> None:
    assert find_date(f"The treaty of {day.strftime(style)} holds.") == (day.year, day.month, day.day)
