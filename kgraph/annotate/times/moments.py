"""Times as the text words them ("last May", "two days earlier"), each of which becomes days in a context."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Protocol

from kgraph.annotate.times import units
from kgraph.annotate.times.context import Context, Tense
from kgraph.annotate.times.words import HOLIDAY_RULE
from kgraph.model import Interval, Precision

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SLACK = dt.timedelta(days=1)
"""A date may lie a day after that of publication and still be past: the day begins in the east."""


class Moment(Protocol):
    """A worded time. ``resolve`` gives ``None`` where the context does not tell which days are meant."""

    def resolve(self, context: Context) -> Interval | None: ...


@dataclass(frozen=True, slots=True)
class Fixed:
    """Days that the words alone tell."""

    interval: Interval | None

    def resolve(self, context: Context) -> Interval | None:
        return self.interval


def year_from(word: str, context: Context) -> int | None:
    """The year that "last", "this", "next", "that", "following" or "previous" (year) means."""
    anchor = context.last.start if context.last and word in ("that", "following", "previous") else None
    if word in ("following", "previous") and anchor is None:
        anchor = context.today
    if word in ("last", "this", "next"):
        anchor = context.today
    step = {"last": -1, "previous": -1, "next": 1, "following": 1}.get(word, 0)
    return anchor.year + step if anchor else None


@dataclass(frozen=True, slots=True)
class Date:
    """A year, a month or a day of the calendar, with what the text leaves out as ``None``."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    year_word: str | None = None
    """"last", "this", "next", "that" ... (year) where the text says which year in words."""
    direction: str | None = None
    """"last", "this" or "next" before a month: "last May"."""

    def resolve(self, context: Context) -> Interval | None:
        year = self.year
        if year is None and self.year_word:
            year = year_from(self.year_word, context)
        if year is not None:
            return self.in_year(year)
        return self._nearest(context)

    def in_year(self, year: int) -> Interval | None:
        if self.month is None:
            return units.years(year, year)
        if self.day is None:
            return units.month(year, self.month)
        date = units.safe_date(year, self.month, self.day)
        return units.day(date) if date else None

    def _nearest(self, context: Context) -> Interval | None:
        if self.direction in ("that", "following"):
            return self._after(context.last.start) if context.last and context.last.start else None
        passage, today = context.passage, context.today
        if passage and passage.start and not self.direction and context.tense is not Tense.FUTURE:
            found = self._after(passage.start)
            if found and found.start and (today is None or found.start <= today):
                return found
        if today is None:
            return None
        around = [i for y in range(today.year - 1, today.year + 2) if (i := self.in_year(y))]
        past = [i for i in around if i.start and i.start <= today + (_SLACK if self.day else dt.timedelta(0))]
        future = [i for i in around if i.end and i.end >= today]
        if self.direction in ("last", "previous"):
            return _last([i for i in past if i.end and i.end < today])
        if self.direction == "next":
            return _first([i for i in future if i.start and i.start > today])
        if self.direction == "this":
            return self.in_year(today.year)
        if context.tense is Tense.FUTURE:
            return _first(future)
        if context.tense is Tense.PAST:
            return _last(past)
        return min(around, key=lambda i: _distance(i, today), default=None)

    def _after(self, start: dt.date) -> Interval | None:
        """The first such month or day that does not end before ``start``."""
        found = (self.in_year(y) for y in range(start.year, start.year + 9))
        return next((i for i in found if i and i.end and i.end >= start), None)


def _first(intervals: list[Interval]) -> Interval | None:
    return intervals[0] if intervals else None


def _last(intervals: list[Interval]) -> Interval | None:
    return intervals[-1] if intervals else None


def _distance(interval: Interval, today: dt.date) -> tuple[int, bool]:
    assert interval.start and interval.end
    if interval.start <= today <= interval.end:
        return 0, False
    days = min(abs((interval.start - today).days), abs((interval.end - today).days))
    return days, interval.start > today


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week: the tense chooses last or coming one; the day of publication itself is today."""

    number: int
    direction: str | None = None
    week: str | None = None
    """"last", "this" or "next" where the text names the week: "Friday next week"."""

    def resolve(self, context: Context) -> Interval | None:
        if self.direction in ("that", "following", "previous"):
            return self._from_last(context)
        today = context.today
        if today is None:
            return None
        back = (today.weekday() - self.number) % 7
        ahead = (self.number - today.weekday()) % 7
        monday = today - today.weekday() * units.DAY
        if self.week:
            days = (monday - today).days + self.number + 7 * {"last": -1, "next": 1}.get(self.week, 0)
        elif self.direction == "last":
            days = -(back or 7)
        elif self.direction == "next":
            days = (monday - today).days + 7 + self.number
        elif self.direction == "this":
            days = self.number - today.weekday()
        elif context.tense is Tense.FUTURE:
            days = ahead
        else:
            days = -back
        return units.day(today + days * units.DAY)

    def _from_last(self, context: Context) -> Interval | None:
        day = context.last_day or (context.last.start if context.last else None)
        if day is None:
            return None
        if self.direction == "previous":
            return units.day(day - ((day.weekday() - self.number) % 7 or 7) * units.DAY)
        ahead = (self.number - day.weekday()) % 7
        return units.day(day + ((ahead or 7) if self.direction == "following" else ahead) * units.DAY)


@dataclass(frozen=True, slots=True)
class Shift:
    """``count`` units before (negative) or after today or, with ``from_last``, the day last told; "this week" is 0."""

    count: int
    unit: str
    from_last: bool = False

    def resolve(self, context: Context) -> Interval | None:
        anchor = context.today
        if self.from_last:
            told = context.last_day if self.unit in ("day", "week") else None
            anchor = told or (context.last.start if context.last else None) or context.today
            if self.unit == "day" and context.last_day is None and context.last is not None:
                return None  # the time last told is no day
        moved = units.shift(anchor, self.count, self.unit) if anchor else None
        if self.from_last and context.tense is not Tense.FUTURE and moved and context.today and moved > context.today:
            return None  # "the next day" of a past that the text has not told
        return units.unit_of(moved, self.unit) if moved else None


@dataclass(frozen=True, slots=True)
class Ahead:
    """ "in two weeks": so many units from today, but only of what is to come ("his first visit in two years")."""

    count: int
    unit: str

    def resolve(self, context: Context) -> Interval | None:
        return Shift(self.count, self.unit).resolve(context) if context.tense is Tense.FUTURE else None


@dataclass(frozen=True, slots=True)
class SoFar:
    """The part of a unit that lies before ("earlier this week") or after ("later this year") the anchor."""

    unit: str
    later: bool
    from_last: bool = False

    def resolve(self, context: Context) -> Interval | None:
        anchor = context.today
        if self.from_last:
            anchor = context.last_day or (context.last.start if context.last else None) or context.today
        whole = units.unit_of(anchor, self.unit) if anchor else None
        if whole is None:
            return None
        start, end = (anchor, whole.end) if self.later else (whole.start, anchor)
        return Interval(start, end, Precision.DAY if self.unit == "day" else whole.precision)


@dataclass(frozen=True, slots=True)
class Stretch:
    """The ``count`` units up to today ("the past two years") or from today on ("the next two weeks")."""

    count: int
    unit: str

    def resolve(self, context: Context) -> Interval | None:
        other = units.shift(context.today, self.count, self.unit) if context.today else None
        if other is None or context.today is None:
            return None
        whole = units.unit_of(other, self.unit)
        start, end = sorted((other, context.today))
        return Interval(start, end, whole.precision if whole else Precision.DAY)


@dataclass(frozen=True, slots=True)
class Season:
    first_month: int
    year: int | None = None
    year_word: str | None = None
    direction: str | None = None

    def resolve(self, context: Context) -> Interval | None:
        year = self.year if self.year is not None or not self.year_word else year_from(self.year_word, context)
        if year is not None:
            return units.season(year, self.first_month)
        if self.direction == "that":
            return (
                units.season(context.last.start.year, self.first_month) if context.last and context.last.start else None
            )
        today = context.today
        if today is None:
            return None
        found = [s for y in range(today.year - 2, today.year + 2) if (s := units.season(y, self.first_month))]
        past = [s for s in found if s.end and s.end < today]
        present = [s for s in found if s.start and s.end and s.start <= today <= s.end]
        future = [s for s in found if s.start and s.start > today]
        if self.direction == "last":
            return _last(past)
        if self.direction == "next":
            return _first(future)
        if present:
            return present[0]
        if self.direction == "this":
            same = [s for s in found if s.start and s.start.year == today.year]
            return _first(same)
        return _first(future) if context.tense is Tense.FUTURE else _last(past)


@dataclass(frozen=True, slots=True)
class Weekend:
    direction: str | None = None

    def resolve(self, context: Context) -> Interval | None:
        if self.direction == "that" and context.last_day:
            saturday = units.week(context.last_day).end
            return Interval(saturday - units.DAY, saturday) if saturday else None
        today = context.today
        if today is None:
            return None
        monday = today - today.weekday() * units.DAY
        this = monday + 5 * units.DAY
        on_weekend = today >= this
        step = 0
        if self.direction == "last" or (
            self.direction in (None, "past") and context.tense is not Tense.FUTURE and not on_weekend
        ):
            step = -7
        elif self.direction == "next":
            step = 7
        elif self.direction == "this" and context.tense is Tense.PAST and today.weekday() <= 1:
            step = -7
        saturday = this + step * units.DAY
        return Interval(saturday, saturday + units.DAY, Precision.DAY)


@dataclass(frozen=True, slots=True)
class Holiday:
    """A feast by its rule: "12-25", "easter-2" or "11-thu-4" (the fourth Thursday of November)."""

    rule: str
    year: int | None = None
    direction: str | None = None

    def resolve(self, context: Context) -> Interval | None:
        if self.year is not None:
            date = self.in_year(self.year)
            return units.day(date) if date else None
        today = context.today
        if today is None:
            return None
        dates = [d for y in range(today.year - 1, today.year + 2) if (d := self.in_year(y))]
        past = [units.day(d) for d in dates if d <= today and not (self.direction == "last" and d == today)]
        future = [units.day(d) for d in dates if d >= today]
        if self.direction in ("next", "this") or (self.direction is None and context.tense is Tense.FUTURE):
            return _first(future)
        if self.direction == "last" or context.tense is Tense.PAST:
            return _last(past)
        return min((*past, *future), key=lambda i: _distance(i, today))

    def in_year(self, year: int) -> dt.date | None:
        match = HOLIDAY_RULE.fullmatch(self.rule)
        assert match, "rules are validated at load"
        if match["shift"]:
            return units.easter(year) + int(match["shift"]) * units.DAY
        if match["month"]:
            return units.safe_date(year, int(match["month"]), int(match["day"]))
        month, weekday, nth = self.rule.split("-")
        return units.nth_weekday(year, int(month), _WEEKDAYS.index(weekday), -1 if nth == "last" else int(nth))
