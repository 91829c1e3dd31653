"""Calendar arithmetic on whole units: the week, month, season ... that holds a day, and moving by such units."""

from __future__ import annotations

import calendar
import datetime as dt

from kgraph.model import Interval, Precision

DAY = dt.timedelta(days=1)


def safe_date(year: int, month: int, day: int) -> dt.date | None:
    """The date, or ``None`` where the calendar has no such day.

    >>> safe_date(2018, 2, 30) is None
    True
    """
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def day(date: dt.date) -> Interval:
    return Interval(date, date, Precision.DAY)


def week(date: dt.date) -> Interval:
    """The week of ``date``, Monday to Sunday."""
    monday = date - date.weekday() * DAY
    return Interval(monday, monday + 6 * DAY, Precision.WEEK)


def month(year: int, number: int) -> Interval | None:
    if not 1 <= year <= 9998:
        return None
    last = calendar.monthrange(year, number)[1]
    return Interval(dt.date(year, number, 1), dt.date(year, number, last), Precision.MONTH)


def years(first: int, last: int, precision: Precision = Precision.YEAR) -> Interval | None:
    if not 1 <= first <= last <= 9998:
        return None
    return Interval(dt.date(first, 1, 1), dt.date(last, 12, 31), precision)


def season(year: int, first_month: int) -> Interval | None:
    """The three months from ``first_month`` on; winter (12) runs into the next year."""
    last = (year, first_month + 2) if first_month <= 10 else (year + 1, first_month - 10)
    start, end = month(year, first_month), month(*last)
    return Interval(start.start, end.end, Precision.SEASON) if start and end else None


def unit_of(date: dt.date, unit: str) -> Interval | None:
    """The ``unit`` ("day", "week", "month", "year", "decade", "century") that holds ``date``."""
    if unit == "day":
        return day(date)
    if unit in ("week", "fortnight"):
        return week(date)
    if unit == "month":
        return month(date.year, date.month)
    if unit == "year":
        return years(date.year, date.year)
    if unit == "decade":
        first = date.year - date.year % 10
        return years(first, first + 9, Precision.DECADE)
    first = (date.year - 1) // 100 * 100 + 1
    return years(first, first + 99, Precision.CENTURY)


def shift(date: dt.date, count: int, unit: str) -> dt.date | None:
    """``date`` moved by ``count`` units; the day is cut to the length of the month.

    >>> shift(dt.date(2018, 3, 31), -1, "month")
    datetime.date(2018, 2, 28)
    """
    try:
        if unit in ("day", "week", "fortnight"):
            return date + count * {"day": 1, "week": 7, "fortnight": 14}[unit] * DAY
        months = count * {"month": 1, "year": 12, "decade": 120, "century": 1200}[unit]
        total = date.year * 12 + date.month - 1 + months
        year, number = divmod(total, 12)
        return dt.date(year, number + 1, min(date.day, calendar.monthrange(year, number + 1)[1]))
    except (OverflowError, ValueError):
        return None


def part(interval: Interval, name: str) -> Interval:
    """The ``early``, ``mid`` or ``late`` third, the ``first`` or ``second`` half, or the ``end`` of an interval.

    Months are cut after the 10th and the 20th, years after April and August; ``end`` is the last tenth of it, at
    least a day. Open intervals and such of one or two days come back unchanged.
    """
    start, end = interval.start, interval.end
    if start is None or end is None or start == end:
        return interval
    if interval.precision is Precision.YEAR and start.year == end.year and name != "end":
        months = {"early": (1, 4), "mid": (5, 8), "late": (9, 12), "first": (1, 6), "second": (7, 12)}[name]
        a, b = month(start.year, months[0]), month(start.year, months[1])
        return Interval(a.start, b.end, Precision.MONTH) if a and b else interval
    if interval.precision is Precision.YEAR and start.year == end.year:
        return Interval(dt.date(start.year, 12, 1), end, Precision.MONTH)
    if interval.precision in (Precision.DECADE, Precision.CENTURY):
        return _years_part(start.year, end.year, name) or interval
    days = (end - start).days + 1
    if days < 3:
        return interval
    third = 10 if interval.precision is Precision.MONTH and start.day == 1 and days <= 31 else days // 3
    first, last = {
        "early": (0, third - 1),
        "mid": (third, 2 * third - 1),
        "late": (2 * third, days - 1),
        "first": (0, days // 2 - 1),
        "second": (days // 2, days - 1),
        "end": (days - max(1, days // 10), days - 1),
    }[name]
    return Interval(start + first * DAY, start + last * DAY, Precision.DAY)


def _years_part(first: int, last: int, name: str) -> Interval | None:
    """Part of a decade or century in whole years: the early 1970s are 1970 to 1973, the mid-1970s 1974 to 1976."""
    count = last - first + 1
    early, late = (4 * count) // 10, (3 * count) // 10
    a, b = {
        "early": (0, early - 1),
        "mid": (early, count - late - 1),
        "late": (count - late, count - 1),
        "first": (0, count // 2 - 1),
        "second": (count // 2, count - 1),
        "end": (count - max(1, count // 10), count - 1),
    }[name]
    return years(first + a, first + b, Precision.YEAR if count <= 10 else Precision.DECADE)


def easter(year: int) -> dt.date:
    """Easter Sunday of the Gregorian calendar (the "anonymous" algorithm, Meeus, Astronomical Algorithms, 1991).

    >>> easter(2018)
    datetime.date(2018, 4, 1)
    """
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (a + 11 * h) // 319
    r = (2 * e + 2 * i - k - h + m + 32) % 7
    n = (h - m + r + 90) // 25
    return dt.date(year, n, (h - m + r + n + 19) % 32)


def nth_weekday(year: int, number: int, weekday: int, nth: int) -> dt.date | None:
    """The ``nth`` ``weekday`` (Monday 0) of a month; ``nth`` -1 is the last."""
    first = dt.date(year, number, 1)
    if nth < 0:
        last = dt.date(year, number, calendar.monthrange(year, number)[1])
        return last - (last.weekday() - weekday) % 7 * DAY
    return safe_date(year, number, 1 + (weekday - first.weekday()) % 7 + 7 * (nth - 1))


_ORDER = (
    Precision.DAY,
    Precision.WEEK,
    Precision.MONTH,
    Precision.SEASON,
    Precision.YEAR,
    Precision.DECADE,
    Precision.CENTURY,
)


def coarser(a: Precision, b: Precision) -> Precision:
    return max(a, b, key=_ORDER.index)
