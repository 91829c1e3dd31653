"""Dates as metadata and news pages print them: whole, or only a year or month; never guessed from "03/04/2018"."""

from __future__ import annotations

import datetime as dt
import re
from email.utils import parsedate_to_datetime
from typing import NamedTuple

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = (
    r"(?P<month{0}>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = r"(?P<day{0}>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year{0}>(?:19|20)\d\d)"

DATE_PATTERN = (
    rf"(?:{_MONTH.format(1)}\s+{_DAY.format(1)}(?!\d)(?:,?\s+{_YEAR.format(1)}\b)?"
    rf"|{_DAY.format(2)}\s+{_MONTH.format(2)}(?![a-z])(?:,?\s+{_YEAR.format(2)}\b)?"
    rf"|{_YEAR.format(3)}-(?P<month3>\d\d)-(?P<day3>\d\d)(?!\d)"
    rf"|(?P<day4>[0-3]?\d)\.(?P<month4>[01]?\d)\.{_YEAR.format(4)})"
)
"""A regular expression (case ignored) for a date with day and month, with or without a year; groups are numbered."""
_DATE = re.compile(DATE_PATTERN, re.IGNORECASE)
_MONTH_YEAR = re.compile(rf"{_MONTH.format('')}\s+{_YEAR.format('')}", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ].*)?)?)?")
_IN_PATH = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_./])(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")
_LATE = dt.timedelta(days=7)


class PartialDate(NamedTuple):
    """A date as far as it is known; a dateline often leaves out the year."""

    year: int | None
    month: int | None = None
    day: int | None = None

    @property
    def first(self) -> dt.date | None:
        """The first day it can mean; None where the year is unknown."""
        return dt.date(self.year, self.month or 1, self.day or 1) if self.year else None

    @property
    def is_whole(self) -> bool:
        return None not in self

    def fits(self, other: PartialDate) -> bool:
        """Whether the two can mean the same day."""
        return all(a is None or b is None or a == b for a, b in zip(self, other, strict=True))

    def in_year(self, year: int | None) -> PartialDate:
        """With ``year``; unchanged where that year has no such day."""
        return _checked(year, self.month, self.day) or self

    def near(self, day: dt.date) -> PartialDate:
        """With the year that makes it the last such day before (or within a week after) ``day``."""
        for year in (day.year + 1, day.year, day.year - 1):
            dated = _checked(year, self.month, self.day)
            if dated and dated.first and dated.first - day <= _LATE:
                return dated
        return self


def parse_date(value: object) -> PartialDate | None:
    """A record's date: ISO 8601 (year, month, day or time), e-mail style, or English; None where it is none of these.

    >>> parse_date("2011-12"), parse_date("28 March 2018")
    (PartialDate(year=2011, month=12, day=None), PartialDate(year=2018, month=3, day=28))
    """
    if isinstance(value, dt.date):
        return PartialDate(value.year, value.month, value.day)
    text = str(value).strip()
    if match := _ISO.fullmatch(text):
        year, month, day = (int(g) if g else None for g in match.groups())
        return _checked(year, month, day)
    for parse in (dt.datetime.fromisoformat, parsedate_to_datetime):
        try:
            found = parse(text)
        except (ValueError, TypeError, IndexError):
            continue
        return PartialDate(found.year, found.month, found.day)
    found_date = find_date(text)
    if found_date and found_date.year:
        return found_date
    if match := _MONTH_YEAR.fullmatch(text):
        return _checked(int(match["year"]), _month(match["month"]), None)
    return None


def find_date(text: str) -> PartialDate | None:
    """The first date in ``text`` that has a day and a month."""
    for match in _DATE.finditer(text):
        if found := date_of(match):
            return found
    return None


def date_of(match: re.Match[str]) -> PartialDate | None:
    """The date that :data:`DATE_PATTERN` (as part of any expression) matched; None for "June 31"."""
    groups = match.groupdict()
    for n in "1234":
        if groups.get(f"month{n}"):
            year = groups.get(f"year{n}")
            return _checked(int(year) if year else None, _month(groups[f"month{n}"]), int(groups[f"day{n}"]))
    return None


def date_in_path(path: str) -> PartialDate | None:
    """A date in a file name or URL.

    >>> date_in_path("news/2018-03-28-kim.txt") == date_in_path("https://example.org/2018/03/28/kim")
    True
    """
    match = _IN_PATH.search(path)
    return _checked(int(match[1]), int(match[3]), int(match[4])) if match else None


def _month(name: str) -> int:
    return int(name) if name.isdigit() else _MONTHS.index(name[:3].lower()) + 1


def _checked(year: int | None, month: int | None, day: int | None) -> PartialDate | None:
    try:
        dt.date(2000 if year is None else year, month or 1, day or 1)
    except ValueError:
        return None
    return PartialDate(year, month, day)
