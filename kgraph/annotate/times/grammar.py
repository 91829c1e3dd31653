"""The rules: patterns over kinds of words, each with what it means.

A pattern is a regular expression whose letters are kinds of lexemes (``MONTH``, ``DAY`` ...) and of other patterns
(``<year>``). Each kind becomes one character, so that a sentence is a short string and a rule runs in a microsecond.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from kgraph.annotate.times import units
from kgraph.annotate.times.moments import (
    Ahead,
    Date,
    Fixed,
    Holiday,
    Moment,
    Season,
    Shift,
    SoFar,
    Stretch,
    Weekday,
    Weekend,
)
from kgraph.annotate.times.spans import Part, Quarter, Range
from kgraph.annotate.times.words import LEXED, Lexeme, Words, load
from kgraph.model import Precision

_SUB = {
    "<day>": "(DAY|ORD)",
    "<which>": "(LAST|PAST|THIS|CURRENT|NEXT|COMING|THAT|SAME|FOLLOWING|PREVIOUS)",
    "<n>": "(ABOUT|MORE THAN)?(DAY|NUM|COUNT|A|A COUPLE OF)",
    "<year>": "(COMMA? YEAR)",
    "<which-year>": "(OF? THE? <which> UNIT)",
    "<units>": "(UNIT|UNITS)",
    "<ordinal>": "(ORDINAL|ORD)",
}


class Found(NamedTuple):
    """The lexemes that a pattern matched, with access by kind."""

    lexemes: Sequence[Lexeme]

    def all(self, *kinds: str) -> list[str]:
        return [x.value for x in self.lexemes if x.kind in kinds]

    def get(self, *kinds: str) -> str | None:
        return next(iter(self.all(*kinds)), None)

    def number(self, *kinds: str) -> int | None:
        value = self.get(*kinds)
        return int(value) if value and value.lstrip("-").isdigit() else None

    def has(self, *kinds: str) -> bool:
        return any(x.kind in kinds for x in self.lexemes)

    def which(self) -> str | None:
        return self.get("LAST", "PAST", "THIS", "CURRENT", "NEXT", "COMING", "THAT", "SAME", "FOLLOWING", "PREVIOUS")


class Atom(NamedTuple):
    """A simple time: lexemes ``start`` to ``end`` (exclusive) and what they mean."""

    start: int
    end: int
    moment: Moment


Build = Callable[[Found], Moment | None]


def _date(m: Found) -> Moment | None:
    month, day = m.number("MONTH"), m.number("DAY", "ORD")
    if month is None:
        return Date(year=m.number("YEAR"), year_word=m.which())
    in_words = m.which() if m.has("UNIT") else None
    if m.has("UNIT") and m.get("UNIT") != "year":
        return None
    direction = None if m.has("UNIT") else m.which()
    return Date(m.number("YEAR"), month, day, in_words, direction)


def _iso(m: Found) -> Moment | None:
    try:
        return Fixed(units.day(dt.date.fromisoformat((m.get("ISO") or "").replace("/", "-"))))
    except ValueError:
        return Fixed(None)


def _numeric(m: Found) -> Moment:
    """28/03/2018 or 3/28/2018; unknown where both readings are dates, for no text tells which is meant."""
    a, b, year = map(int, re.split(r"[/.]", m.get("NUMERIC") or ""))
    dotted = "." in (m.get("NUMERIC") or "")
    readings = {units.safe_date(year, b, a)} | (set() if dotted else {units.safe_date(year, a, b)})
    dates = [d for d in readings if d]
    return Fixed(units.day(dates[0]) if len(dates) == 1 else None)


def _weekday(m: Found) -> Moment | None:
    week = m.which() if m.has("UNIT") else None
    if m.has("UNIT") and m.get("UNIT") != "week":
        return None
    return Weekday(m.number("WEEKDAY") or 0, None if m.has("UNIT") else m.which(), week)


def _deictic(m: Found) -> Moment:
    return Shift(m.number("DEICTIC", "OVERNIGHT") or 0, "day")


def _daypart(m: Found) -> Moment:
    which = m.which()
    step = {"last": -1, "previous": -1, "next": 1, "following": 1}.get(which or "", 0)
    return Shift(step, "day", from_last=which not in ("this", "last"))


def _unit(m: Found) -> Moment:
    which, unit = m.which() or "this", m.get("UNIT") or "day"
    if m.has("THE") and which == "last":
        return Stretch(-1, unit)
    if m.has("THE") and which == "next":
        which = "following"
    step = {"last": -1, "previous": -1, "next": 1, "following": 1}.get(which, 0)
    from_last = which in ("that", "previous", "following")
    if m.has("EARLIER", "LATER"):
        return SoFar(unit, m.has("LATER"), from_last)
    return Shift(step, unit, from_last)


def _within(m: Found) -> Moment:
    """ "later in the day", "earlier in the month": of the time last told."""
    return SoFar(m.get("UNIT") or "day", m.has("LATER"), from_last=True)


def _count(m: Found) -> int:
    return m.number("DAY", "NUM", "COUNT") or m.number("COUPLE") or 1


def _unit_name(m: Found) -> str:
    return m.get("UNIT", "UNITS") or "day"


def _ago(m: Found) -> Moment:
    return Shift(-_count(m), _unit_name(m))


def _earlier(m: Found) -> Moment:
    return Shift(-_count(m), _unit_name(m), from_last=True)


def _later(m: Found) -> Moment:
    return Shift(_count(m), _unit_name(m), from_last=True)


def _ahead(m: Found) -> Moment:
    return Ahead(_count(m), _unit_name(m))


def _past(m: Found) -> Moment:
    return Stretch(-_count(m), _unit_name(m))


def _coming(m: Found) -> Moment:
    return Stretch(_count(m), _unit_name(m))


def _decade(m: Found) -> Moment:
    value = m.number("DECADE") or 0
    first = value if value >= 1000 else 1900 + value
    return Fixed(units.years(first, first + 9, Precision.DECADE))


def _century(m: Found) -> Moment | None:
    if m.get("UNIT") != "century":
        return None
    last = 100 * (m.number("ORDINAL", "ORD") or 0)
    return Fixed(units.years(last - 99, last, Precision.CENTURY))


def _year_or_words(m: Found) -> Moment | None:
    """The year of a quarter or half: a number, "last year" or this one."""
    if m.has("YEAR"):
        return Date(year=m.number("YEAR"))
    return Date(year_word=m.which() or "this") if m.get("UNIT") in (None, "year") else None


def _quarter(m: Found) -> Moment | None:
    year = _year_or_words(m)
    return Quarter(m.number("ORDINAL", "ORD") or 0, year) if year else None


def _half(m: Found) -> Moment | None:
    number, year = m.number("ORDINAL", "ORD"), _year_or_words(m)
    return Part(year, "first" if number == 1 else "second") if year and number in (1, 2) else None


def _season(m: Found) -> Moment | None:
    if m.has("UNIT"):
        return Season(m.number("SEASON") or 3, None, m.which()) if m.get("UNIT") == "year" else None
    return Season(m.number("SEASON") or 3, m.number("YEAR"), None, m.which())


def _weekend(m: Found) -> Moment:
    which = m.which()
    return Weekend("past" if m.has("PAST") and not m.has("LAST") else which)


def _holiday(m: Found) -> Moment:
    return Holiday(m.get("HOLIDAY") or "", m.number("YEAR"), m.which())


def _edge(m: Found) -> Moment:
    """ "the end of the year", "mid-week": of the unit that runs."""
    return Part(Shift(0, _unit_name(m)), m.get("EDGE", "MIDDLE", "PART") or "end")


def _days_of_month(m: Found) -> Moment | None:
    """ "March 3-5", "3 and 4 March": both days share month and year."""
    month, year, days = m.number("MONTH"), m.number("YEAR"), m.all("DAY", "ORD")
    return Range(Date(year, month, int(days[0])), Date(year, month, int(days[1])))


def _years(m: Found) -> Moment:
    """ "2017-18": the second year is short of its century."""
    first, last = m.number("YEAR") or 0, m.number("DAY", "NUM") or 0
    return Fixed(units.years(first, first - first % 100 + last))


_RULES: tuple[tuple[str, Build], ...] = (
    ("ISO", _iso),
    ("NUMERIC", _numeric),
    ("(WEEKDAY DAYPART? COMMA? ON?)?THE? <day> OF? MONTH (<year>|<which-year>)?", _date),
    ("(WEEKDAY DAYPART? COMMA? ON?)?MONTH THE? <day> (<year>|<which-year>)?", _date),
    ("<day> DASH MONTH DASH YEAR", _date),
    ("MONTH (OF? <year>|<which-year>)", _date),
    ("<which>? MONTH", _date),
    ("<which> MONTH <day>", _date),
    ("YEAR", _date),
    ("(THE? <which>)? WEEKDAY DAYPART?", _weekday),
    ("WEEKDAY DAYPART? (OF? <which> UNIT)", _weekday),
    ("DEICTIC DAYPART?", _deictic),
    ("OVERNIGHT", _deictic),
    ("<which> DAYPART", _daypart),
    ("(EARLIER|LATER)? IN? THE? <which> UNIT", _unit),
    ("(EARLIER|LATER) (IN|ON) THE UNIT", _within),
    ("THE UNIT BEFORE", _earlier),
    ("THE UNIT AFTER", _later),
    ("<n> <units> AGO", _ago),
    ("<n> <units> (EARLIER|BEFORE)", _earlier),
    ("<n> <units> (LATER|AFTER)", _later),
    ("(IN|OVER|DURING|FOR|WITHIN|THROUGH)? THE (LAST|PAST|PREVIOUS) <n> <units>", _past),
    ("(IN|OVER|DURING|FOR|WITHIN|THROUGH)? THE (NEXT|COMING|FOLLOWING) <n> <units>", _coming),
    ("(OVER|DURING|FOR|WITHIN) THE (LAST|PAST) UNIT", _past),
    ("(OVER|DURING|FOR|WITHIN) THE (NEXT|COMING) UNIT", _coming),
    ("WITHIN <n> <units>", _coming),
    ("IN <n> <units>", _ahead),
    ("THE? DECADE", _decade),
    ("THE? <ordinal> UNIT", _century),
    ("THE? <ordinal> QUARTER (OF (YEAR|THE UNIT|<which> UNIT))?", _quarter),
    ("THE? <ordinal> HALF OF (YEAR|THE UNIT|<which> UNIT)", _half),
    ("(IN THE?|THE)? SEASON (OF? YEAR|<which-year>)", _season),
    ("<which> SEASON", _season),
    ("IN THE? SEASON", _season),
    ("(OVER|AT|DURING|ON) THE WEEKEND", _weekend),
    ("(OVER|AT|DURING)? <which> WEEKEND", _weekend),
    ("<which>? HOLIDAY (<year>|<which-year>)?", _holiday),
    ("THE? (EDGE|MIDDLE) OF THE UNIT", _edge),
    ("PART DASH? UNIT", _edge),
    ("(FROM|BETWEEN)? MONTH <day> (DASH|TO|THROUGH|AND|UNTIL) <day> <year>?", _days_of_month),
    ("(FROM|BETWEEN)? THE? <day> (DASH|TO|THROUGH|AND|UNTIL) THE? <day> OF? MONTH <year>?", _days_of_month),
    ("YEAR DASH (DAY|NUM)", _years),
)


class Grammar:
    """The rules, compiled for the kinds of words that the tables know."""

    def __init__(self, words: Words) -> None:
        self.words = words
        kinds = sorted({kind for kind, _ in words.kinds.values()} | set(LEXED))
        self.symbols = {kind: chr(0x4E00 + n) for n, kind in enumerate(kinds)}
        self.rules = [(self.compile(pattern), build) for pattern, build in _RULES]

    def compile(self, pattern: str) -> re.Pattern[str]:
        for _ in range(2):  # sub-patterns may name sub-patterns
            for name, expansion in _SUB.items():
                pattern = pattern.replace(name, expansion)
        symbols = re.sub(r"[A-Z]+", lambda m: self.symbols.get(m.group(), "\uffff"), pattern)
        return re.compile(symbols.replace("(", "(?:").replace(" ", ""))

    def encode(self, lexemes: Sequence[Lexeme]) -> str:
        return "".join([self.symbols[x.kind] for x in lexemes])

    def atoms(self, lexemes: Sequence[Lexeme]) -> list[Atom]:
        """The longest match at each place, from left to right; matches do not overlap."""
        text = self.encode(lexemes)
        found = [
            (match.start(), -match.end(), order)
            for order, (pattern, _) in enumerate(self.rules)
            for match in pattern.finditer(text)
        ]
        atoms, free = [], 0
        for start, minus_end, order in sorted(found):
            if start >= free:
                moment = self.rules[order][1](Found(lexemes[start:-minus_end]))
                if moment is not None:
                    atoms.append(Atom(start, -minus_end, moment))
                    free = -minus_end
        return atoms


@cache
def grammar() -> Grammar:
    """The grammar of the tables that kgraph ships."""
    return Grammar(load())
