"""Datelines: "SEOUL, South Korea—", "Pyongyang, November 6 (KCNA) -- ", "MOSCOW, March 28. /TASS/. "."""

from __future__ import annotations

import re
from typing import NamedTuple

from kgraph.read.cues import Cues
from kgraph.read.dates import DATE_PATTERN, PartialDate, date_of

_CAPITALS = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’]+"
_TITLED = r"[A-ZÀ-ÖØ-Þ][\w.'’]*"
_MONTH_DAY = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+\d"
_REGION = rf"(?:,\s+(?!{_MONTH_DAY}){_TITLED}(?:[ -](?:of|and|the|{_TITLED})){{0,4}})?"
_UPPER_PLACE = rf"(?P<upper>{_CAPITALS}(?:[ -]{_CAPITALS}){{0,4}}(?:/{_CAPITALS}(?:[ -]{_CAPITALS}){{0,3}})*{_REGION})"
_TITLED_PLACE = rf"(?P<titled>{_TITLED}(?:[ -]{_TITLED}){{0,3}}(?:/{_TITLED}(?: {_TITLED})?)?{_REGION})"
_WEEKDAY = r"(?:(?:Mon|Tues?|Wednes|Thurs?|Fri|Satur|Sun)(?:day|\.)?,?\s+)?"
_WHEN = rf"(?:[,.]?\s+\(?{_WEEKDAY}(?P<when>(?i:{DATE_PATTERN}))\)?(?!\w))?[.,]?"
_AGENCY = (
    r"(?:\s*(?:\(\s*(?P<agency>[A-Z][^()]{1,40}?)\s*\)|/(?P<slashed>[A-Z][A-Za-z -]{2,20})/\.?"
    r"|(?P<bare>[A-Z]{3,6})(?=\s*[-–—])))?"
)
_RULE = r"(?:\s*(?P<rule>—|–|―|--+|_|-(?=\s)|:(?=\s)|\.(?=\s)))?\s*"
_DATELINE = re.compile(rf"(?:{_UPPER_PLACE}|{_TITLED_PLACE}){_WHEN}{_AGENCY}{_RULE}")
_AGENCY_ALONE = re.compile(rf"(?=\(){_AGENCY}{_RULE}")
_FEWEST_WORDS = 5


class Dateline(NamedTuple):
    """``end`` is where the first word of the sentence is; ``agency`` as printed; the date often lacks its year."""

    end: int
    date: PartialDate | None
    agency: str | None


def find_dateline(text: str, start: int, end: int, cues: Cues, first: bool = True) -> Dateline | None:
    """The dateline with which the paragraph ``text[start:end]`` begins.

    A place in capitals needs a rule behind it; one in small letters needs an agency or a date too, or stands as the
    ``first`` paragraph's opening before a spaced dash. What follows must begin as a sentence does; a dateline may
    also be a line of its own.
    """
    match = _DATELINE.match(text, start, end) or _AGENCY_ALONE.match(text, start, end)
    if not match:
        return None
    groups = match.groupdict()
    agency = groups["agency"] or groups["slashed"] or groups["bare"]
    known = agency is not None and _publisher(agency, cues) is not None
    if agency and not known and groups["rule"] in (None, ":", "."):
        return None
    date = date_of(match) if groups.get("when") else None
    upper, titled, rule = groups.get("upper"), groups.get("titled"), groups["rule"]
    if (upper or titled) in cues.not_places:
        return None
    rest = text[match.end() : end]
    if not rest:
        return Dateline(match.end(), date, agency if known else None) if known or (date and (upper or titled)) else None
    if not _opens_sentence(rest):
        return None
    if upper:
        ok = (rule not in (None, ".") or known) and (known or date is not None or _runs(rest))
        ok = ok and (rule != ":" or (first and len(upper) > 3)) and (rule != "-" or first or known)
    elif titled:
        spaced = rule in ("—", "–", "--", "-") and text[match.start("rule") - 1].isspace()
        dated = known and date is not None
        ok = dated or bool(rule and (known or (date is not None and rule not in ".:")))
        ok = ok or (first and spaced and _runs(rest))
    else:
        ok = known and (rule is not None or first)
    return Dateline(match.end(), date, agency if known else None) if ok else None


def publisher_of(agency: str | None, cues: Cues) -> str | None:
    """The name of the publisher behind the form in a dateline ("Xinhua", "Reuters/AFP": the first)."""
    return _publisher(agency, cues) if agency else None


def _publisher(agency: str, cues: Cues) -> str | None:
    for part in (agency, *re.split(r"[/,]|\band\b", agency)):
        if name := cues.agencies.get(part.strip().lower()):
            return name
    return None


def _opens_sentence(rest: str) -> bool:
    bare = rest.lstrip("\"'“‘«[( ")
    return bool(bare) and (bare[0].isupper() or bare[0].isdigit() or bare.startswith(("al-", "el-", "bin ")))


def _runs(rest: str) -> bool:
    words = rest.split()
    return len(words) >= _FEWEST_WORDS and any(w[0].islower() for w in words)
