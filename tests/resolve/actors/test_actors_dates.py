"""Partial dates."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.model import Precision
from kgraph.resolve.actors.dates import parse_partial, precision_of, span


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2018-03-28", "2018-03-28", "2018-03-28", "day"),
        ("2018-02", "2018-02-01", "2018-02-28", "month"),
        ("2016-02", "2016-02-01", "2016-02-29", "month"),
        ("1990", "1990-01-01", "1990-12-31", "year"),
    ],
)
def test_a_partial_date_may_mean_any_day_in_it(text: str, first: str, last: str, precision: str) -> None:
    interval = parse_partial(text)
    assert (str(interval.start), str(interval.end), interval.precision) == (first, last, precision)


@pytest.mark.parametrize("text", ["", "28.3.2018", "2018-3-28", "2018-13", "2018-02-30", "18", "2018-03-28T00:00"])
def test_other_dates_are_refused(text: str) -> None:
    with pytest.raises(ValueError):
        parse_partial(text)


@given(st.dates())
def test_a_day_means_itself(day: dt.date) -> None:
    assert parse_partial(day.isoformat()).start == parse_partial(day.isoformat()).end == day


def test_the_coarser_date_sets_the_precision() -> None:
    assert precision_of("2018-03-28", "2019") is Precision.YEAR
    assert precision_of("2018-03", "") is Precision.MONTH
    assert precision_of("", "") is Precision.DAY


def test_a_span_reaches_as_far_as_its_ends_may() -> None:
    reach = span("2001", "2004-02")
    assert reach is not None
    assert (str(reach.start), str(reach.end)) == ("2001-01-01", "2004-02-29")


def test_a_span_may_be_open() -> None:
    reach = span("2001", "")
    assert reach is not None and reach.end is None
    assert span("", "") is None


def test_a_span_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(ValueError, match="before it starts"):
        span("2004", "2003-12-31")


def test_within_one_year_the_order_is_not_known() -> None:
    assert span("2004-06", "2004") is not None
