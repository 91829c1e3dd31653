"""Times made of other times: parts, ranges, open stretches, days before and after."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from kgraph.annotate.times import units
from kgraph.annotate.times.context import Context, Tense
from kgraph.annotate.times.moments import Date, Moment, Weekday
from kgraph.model import Interval, Precision


@dataclass(frozen=True, slots=True)
class Part:
    """The early, mid or late third, a half, or the end of a moment."""

    whole: Moment
    part: str

    def resolve(self, context: Context) -> Interval | None:
        interval = self.whole.resolve(context)
        return units.part(interval, self.part) if interval else None


@dataclass(frozen=True, slots=True)
class Quarter:
    """The ``number``-th quarter of a year."""

    number: int
    whole: Moment

    def resolve(self, context: Context) -> Interval | None:
        year = self.whole.resolve(context)
        if year is None or year.start is None or not 1 <= self.number <= 4:
            return None
        start = units.month(year.start.year, 3 * self.number - 2)
        end = units.month(year.start.year, 3 * self.number)
        return Interval(start.start, end.end, Precision.SEASON) if start and end else None


@dataclass(frozen=True, slots=True)
class Moved:
    """Some days or other units before or after another moment: "the eve of", "two days before March 3"."""

    moment: Moment
    count: int
    unit: str

    def resolve(self, context: Context) -> Interval | None:
        interval = self.moment.resolve(context)
        anchor = interval.start if interval else None
        if anchor is None or (self.unit == "day" and interval and interval.precision is not Precision.DAY):
            return None
        moved = units.shift(anchor, self.count, self.unit)
        return units.unit_of(moved, self.unit) if moved else None


@dataclass(frozen=True, slots=True)
class Range:
    """From one moment to another, both included. What one end leaves out, the other may tell."""

    first: Moment
    last: Moment

    def resolve(self, context: Context) -> Interval | None:
        first, last = self.first, self.last
        if isinstance(first, Date) and isinstance(last, Date):
            first, last = _shared(first, last)
        if context.tense is Tense.FUTURE:
            a = first.resolve(context)
            b = (
                last.resolve(dataclasses.replace(context, today=a.start))
                if a and _floats(last)
                else last.resolve(context)
            )
        else:
            past = dataclasses.replace(context, tense=Tense.PAST)
            b = last.resolve(past if _floats(last) else context)
            a = (
                first.resolve(dataclasses.replace(past, today=b.end))
                if b and _floats(first)
                else first.resolve(context)
            )
        if a is None or b is None or a.start is None or b.end is None or a.start > b.end:
            return None
        return Interval(a.start, b.end, units.coarser(a.precision, b.precision))


def _floats(moment: Moment) -> bool:
    """Whether the tense places it: a weekday, or a date without a year."""
    return (isinstance(moment, Weekday) and not moment.week and not moment.direction) or (
        isinstance(moment, Date) and moment.year is None and not moment.year_word
    )


def _shared(first: Date, last: Date) -> tuple[Date, Date]:
    wraps = (first.month or 0, first.day or 0) > (last.month or 13, last.day or 0)
    if first.year is None and first.month and last.year is not None:
        first = dataclasses.replace(first, year=last.year - wraps)
    elif last.year is None and last.month and first.year is not None:
        last = dataclasses.replace(last, year=first.year + wraps)
    elif first.year is None and last.year_word and not first.year_word and not wraps:
        first = dataclasses.replace(first, year_word=last.year_word)
    return first, last


@dataclass(frozen=True, slots=True)
class Open:
    """All time since, until, before or after a moment."""

    moment: Moment
    kind: str
    """"since" and "until" include the moment, "before" and "after" do not."""

    def resolve(self, context: Context) -> Interval | None:
        interval = self.moment.resolve(context)
        if interval is None or interval.start is None or interval.end is None:
            return None
        start, end, precision = interval.start, interval.end, interval.precision
        if self.kind == "since":
            return Interval(start, None, precision)
        if self.kind == "after":
            return Interval(end + units.DAY, None, precision)
        return Interval(None, start - units.DAY if self.kind == "before" else end, precision)


@dataclass(frozen=True, slots=True)
class Lasting:
    """ "for 22 years until 2004": so many units that end with a moment."""

    until: Moment
    count: int
    unit: str

    def resolve(self, context: Context) -> Interval | None:
        last = self.until.resolve(context)
        start = units.shift(last.start, -self.count, self.unit) if last and last.start else None
        return Interval(start, last.end, last.precision) if start and last else None
