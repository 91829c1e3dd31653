"""The words of time (``data/time/*.csv``) and the lexer that finds them in a sentence."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from kgraph.errors import DataError
from kgraph.model import Sentence
from kgraph.resources import data_path

CAPITALISED = {"MONTH", "WEEKDAY"}
"""Kinds whose short words count only with a capital: "may", "march", "mar" and "wed" are other words."""
OTHER_WORDS = {"august"}
"""Names of six letters or more that are other words in lower case."""
ABBREVIATED = frozenset("jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri".split())
"""Names that may have a full stop of their own."""
LEXED = ("ISO", "NUMERIC", "HOLIDAY", "YEAR", "DAY", "NUM", "ORD", "COMMA", "DASH", "POSS", "OTHER")
"""Kinds that the lexer makes of digits and marks; all other kinds come from ``words.csv``."""
_TRIGGERS = {"MONTH", "WEEKDAY", "SEASON", "UNIT", "UNITS", "WEEKEND", "DEICTIC", "DECADE", "DAYPART", "OVERNIGHT"}


class Lexeme(NamedTuple):
    kind: str
    value: str
    start: int
    end: int


@dataclass(frozen=True)
class Words:
    """The tables: ``kinds`` maps a lower-case word to its kind and value, ``holidays`` a name to its rule."""

    kinds: dict[str, tuple[str, str]]
    holidays: dict[str, str]
    verbs: dict[str, frozenset[str]]
    """Lemmas by what they do with times: ``intend``, ``report``, ``light`` ..."""
    happenings: dict[str, str]
    """Lemmas of nouns and verbs by the kind of happening that they name: "talks" and "met" are ``meeting``."""
    lexer: re.Pattern[str]
    triggers: frozenset[str]

    def may_tell_time(self, sentence: Sentence) -> bool:
        """Whether it is worth while to look for times: most sentences have neither a word of time nor a year."""
        triggers = self.triggers
        for token in sentence.tokens:
            text = token.text
            if text.lower().rstrip(".") in triggers or (text[-1:].isdigit() and len(text) > 3) or text[-2:] == "0s":
                return True
        return False

    def lex(self, text: str) -> list[Lexeme]:
        """All lexemes of ``text`` with their offsets in it."""
        found = []
        for match in self.lexer.finditer(text):
            kind, value = self._classify(match.lastgroup or "OTHER", match.group())
            found.append(Lexeme(kind, value, match.start(), match.end()))
        return found

    def _classify(self, group: str, text: str) -> tuple[str, str]:
        if group == "number":
            number = int(text) if len(text) <= 4 else 0
            if len(text) == 4 and 1000 <= number <= 2199:
                return "YEAR", text
            return ("DAY", text) if 1 <= number <= 31 and len(text) <= 2 else ("NUM", text)
        if group == "word":
            kind, value = self.kinds.get(text.rstrip(".").lower(), ("OTHER", ""))
            small = text[0].islower() and (text in OTHER_WORDS or len(text) < 6)
            return ("OTHER", "") if kind in CAPITALISED and small else (kind, value)
        if group == "HOLIDAY":
            return group, self.holidays[" ".join(text.lower().replace("’", "'").split())]
        if group == "DECADE":
            return group, text.strip("'’s")
        if group == "ORD":
            return group, text[:-2]
        return group, text


@cache
def load(folder: Path | None = None) -> Words:
    """The tables in ``folder`` (default: those that kgraph ships).

    :raises DataError: where a row breaks the schema; names file and line.
    """
    folder = folder or data_path("time")
    kinds: dict[str, tuple[str, str]] = {}
    for line, row in _rows(folder / "words.csv", ("word", "kind", "value")):
        if row["word"] in kinds or row["word"] != row["word"].lower():
            raise DataError(folder / "words.csv", f"word {row['word']!r} is given twice or not in lower case", line)
        if not row["kind"].isupper() or row["kind"] in LEXED:
            raise DataError(folder / "words.csv", f"no kind of word: {row['kind']!r}", line)
        kinds[row["word"]] = (row["kind"], row["value"])
    holidays = {}
    for line, row in _rows(folder / "holidays.csv", ("name", "rule")):
        if not HOLIDAY_RULE.fullmatch(row["rule"]):
            raise DataError(folder / "holidays.csv", f"no rule for a holiday: {row['rule']!r}", line)
        holidays[row["name"]] = row["rule"]
    verbs: dict[str, set[str]] = {}
    for _, row in _rows(folder / "verbs.csv", ("lemma", "kind")):
        verbs.setdefault(row["kind"], set()).add(row["lemma"])
    happenings = {row["lemma"]: row["group"] for _, row in _rows(folder / "happenings.csv", ("lemma", "group"))}
    return Words(
        kinds,
        holidays,
        {k: frozenset(v) for k, v in verbs.items()},
        happenings,
        _lexer(kinds, holidays),
        _triggers(kinds, holidays),
    )


HOLIDAY_RULE = re.compile(r"(?P<month>\d\d)-(?P<day>\d\d)|easter(?P<shift>[+-]\d+)|(\d\d)-([a-z]{3})-([1-5]|last)")


def _rows(path: Path, columns: tuple[str, ...]) -> list[tuple[int, dict[str, str]]]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            if tuple(reader.fieldnames or ()) != columns:
                raise DataError(path, f"columns must be {', '.join(columns)}", 1)
            rows = []
            for row in reader:
                if None in row or None in row.values():
                    raise DataError(path, f"a row must have {len(columns)} cells", reader.line_num)
                rows.append((reader.line_num, {k: v.strip() for k, v in row.items()}))
            return rows
    except OSError as error:
        raise DataError(path, f"cannot be read: {error.strerror}") from error


def _lexer(kinds: dict[str, tuple[str, str]], holidays: dict[str, str]) -> re.Pattern[str]:
    def alternatives(words: list[str]) -> str:
        return "|".join(re.escape(w).replace(r"\ ", r"\s+").replace("'", "['’]") for w in words)

    days = alternatives(sorted(holidays, key=lambda name: (-len(name), name)))
    short = alternatives(sorted(w for w, (kind, _) in kinds.items() if kind in CAPITALISED and w in ABBREVIATED))
    hyphened = alternatives(sorted((w for w in kinds if "-" in w), key=lambda w: (-len(w), w)))
    return re.compile(
        rf"(?P<ISO>\b\d{{4}}(?P<join>[-/])\d\d(?P=join)\d\d\b)|(?P<NUMERIC>\b\d{{1,2}}(?P<mark>[/.])\d{{1,2}}(?P=mark)\d{{4}}\b)"
        rf"|(?P<HOLIDAY>\b(?:{days})\b)"
        r"|(?P<DECADE>(?<!\w)(?:\d{3}0|['’]\d0)['’]?s\b)|(?P<ORD>\b(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th)\b)"
        r"|(?P<number>(?<![\w.,$€£])\d+(?![\w%]|[.,]\d|:\d))|(?P<NUM>\d[\d.,:]*\w*)"
        rf"|(?P<word>\b(?:{short})\.|\b(?:{hyphened})\b|[^\W\d_]+)"
        r"|(?P<COMMA>,)|(?P<DASH>[-–—])|(?P<POSS>['’]s?\b)|(?P<OTHER>[^\s\w])",
        re.IGNORECASE,
    )


def _triggers(kinds: dict[str, tuple[str, str]], holidays: dict[str, str]) -> frozenset[str]:
    """Words without which a sentence tells no time, numbers left aside."""
    words = {w for w, (kind, _) in kinds.items() if kind in _TRIGGERS}
    return frozenset(words | {w for name in holidays for w in name.split() if len(w) > 5})
