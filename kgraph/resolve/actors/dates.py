"""Dates as the tables write them: a day, a month or a year, and what days each of these may mean."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from functools import lru_cache

from kgraph.model import Interval, Precision

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_COARSENESS = (Precision.DAY, Precision.MONTH, Precision.YEAR)


@lru_cache(maxsize=50_000)
def parse_partial(text: str) -> Interval:
    """The days that "2018-03-28", "2018-03" or "2018" may mean. Raises ``ValueError`` on anything else.

    >>> parse_partial("2018-02").end
    datetime.date(2018, 2, 28)
    """
    match = _ISO.fullmatch(text)
    if not match:
        raise ValueError(f"not a date like 2018-03-28, 2018-03 or 2018: {text!r}")
    year, month, day = int(match[1]), match[2], match[3]
    if day:
        exact = dt.date(year, int(month), int(day))
        return Interval(exact, exact)
    if month:
        last = calendar.monthrange(year, int(month))[1]
        return Interval(dt.date(year, int(month), 1), dt.date(year, int(month), last), Precision.MONTH)
    return Interval(dt.date(year, 1, 1), dt.date(year, 12, 31), Precision.YEAR)


def precision_of(*texts: str) -> Precision:
    """The coarsest precision among partial dates; empty ones do not count."""
    found = [_COARSENESS.index(parse_partial(t).precision) for t in texts if t]
    return _COARSENESS[max(found, default=0)]


def span(start: str, end: str) -> Interval | None:
    """The days from the earliest that ``start`` may mean to the latest that ``end`` may mean; ``None`` if both are
    empty. Raises ``ValueError`` where the end lies before the start."""
    if not start and not end:
        return None
    first = parse_partial(start).start if start else None
    last = parse_partial(end).end if end else None
    if first and last and last < first:
        raise ValueError(f"ends ({end}) before it starts ({start})")
    return Interval(first, last, precision_of(start, end))
