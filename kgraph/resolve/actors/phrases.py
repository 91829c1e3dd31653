"""Who a phrase means on a day: "South Korean President", "UN chief", "former US secretary of state John Kerry".

A phrase is taken apart into a jurisdiction that the tables know, a title, words that shift it in time, and a name. All
words must be used; a phrase with a rest is unknown rather than half understood.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kgraph.model import Entity, EntityType, Interval
from kgraph.resolve.actors.choice import choose
from kgraph.resolve.actors.forms import folded, split_form
from kgraph.resolve.actors.gazetteer import Candidate, Gazetteer
from kgraph.resolve.actors.offices import Offices, Tenure
from kgraph.resolve.actors.schema import ShiftRow

_POSSESSIVE = re.compile(r"(?<=\w)(['’]s?)(?=\s|$)")
_FILLERS = frozenset({"the", "a", "an", "of", "for", "in", "at", "s", "'s", "’s", "'", "’", ",", "-", "his", "her"})
_RANK = {"name": 0, "official": 0, "abbreviation": 0, "nickname": 0, "former": 0, "seat": 1, "venue": 1, "capital": 2}
_BODIES = frozenset(
    {
        EntityType.COUNTRY,
        EntityType.IGO,
        EntityType.ORGANISATION,
        EntityType.ARMED_GROUP,
        EntityType.GOVERNMENT_BODY,
        EntityType.PLACE,
    }
)


@dataclass(frozen=True, slots=True)
class Resolution:
    """``entity``, or why there is none: ``reason`` is ``unknown`` or ``ambiguous``, ``message`` says it in words.

    ``candidates`` are whom else (or all whom) the phrase may mean; ``tenure`` is the one that was decisive.
    """

    entity: Entity | None
    reason: str = ""
    message: str = ""
    candidates: tuple[Entity, ...] = ()
    tenure: Tenure | None = None


@dataclass(frozen=True, slots=True)
class _Reading:
    bodies: tuple[Candidate, ...]
    title: str
    name: str
    shift: str


class Phrases:
    """``gender`` and ``bearers`` (persons by surname) are asked of the tables."""

    def __init__(
        self,
        gazetteer: Gazetteer,
        offices: Offices,
        shifts: Sequence[ShiftRow],
        gender: Callable[[Entity], str | None],
        bearers: Callable[[str], list[Entity]],
    ) -> None:
        self._gazetteer = gazetteer
        self._offices = offices
        self._before = {tuple(folded(s.form).split()): s.shift for s in shifts if s.position == "before"}
        self._after = {tuple(folded(s.form).split()): s.shift for s in shifts if s.position == "after"}
        self._gender = gender
        self._bearers = bearers

    def resolve(self, text: str, on: dt.date | None = None) -> Resolution:
        """Who ``text`` means on the day ``on``.

        "former" and "late" mean the last one before the holder of that day, "-elect" and "incoming" the next one,
        "outgoing" on the day of a change the one who leaves, "acting" who acts; "then-" the holder of the day. Without
        a day only what holds on every day of the tables is answered.
        """
        words = split_form(_POSSESSIVE.sub(r" \1", text).strip().rstrip(".!?"))
        if not words:
            return Resolution(None, "unknown", "the phrase is empty")
        whole = self._whole(words, on)
        if whole is not None:
            return whole
        failed: Resolution | None = None
        for reading in self._readings(words):
            found = self._read(reading, on)
            if found is not None and found.entity is not None:
                return found
            if found is not None and (failed is None or (failed.reason == "unknown" and found.reason == "ambiguous")):
                failed = found
        if failed is not None:
            return failed
        named = self._bearers(text)
        if named:
            return Resolution(None, "ambiguous", f"{text!r} is a surname, which alone names nobody", tuple(named))
        return Resolution(None, "unknown", f"no actor or office is known as {text!r}")

    # ------------------------------------------------------------------------------------------ a name alone

    def _whole(self, words: list[str], on: dt.date | None) -> Resolution | None:
        """The answer where the whole phrase, but for an article, is a form of the tables."""
        start = 1 if len(words) > 1 and words[0].lower() in ("the", "a", "an") else 0
        spans = [m for m in self._gazetteer.all(words) if m.end == len(words) and m.start in (0, start)]
        if not spans:
            return None
        candidates = [c for c in max(spans, key=lambda m: m.end - m.start).candidates if _valid(c, on)]
        if not candidates:
            return None
        best = min(_RANK.get(c.kind, 3) for c in candidates)
        meant = {c.entity.id: c.entity for c in candidates if _RANK.get(c.kind, 3) == best}
        if len(meant) == 1:
            return Resolution(next(iter(meant.values())))
        names = ", ".join(f"{e.label} ({e.type.lower()})" for e in meant.values())
        return Resolution(None, "ambiguous", f"may mean {names}", tuple(meant.values()))

    # ------------------------------------------------------------------------------------------ readings

    def _readings(self, words: list[str]) -> Iterator[_Reading]:
        """All ways to take the words apart, those with the longest jurisdiction first."""
        matches = self._gazetteer.all(words)
        spans: list[tuple[int, int, tuple[Candidate, ...]]] = []
        for match in matches:
            bodies = tuple(c for c in match.candidates if c.entity.type in _BODIES)
            if bodies:
                spans.append((match.start, match.end, bodies))
        spans.sort(key=lambda s: (s[0] - s[1], s[0]))
        for start, end, bodies in spans:
            yield from self._around([*_trimmed(words[:start]), *_trimmed(words[end:])], bodies)
        yield from self._around(words, ())

    def _around(self, words: list[str], bodies: tuple[Candidate, ...]) -> Iterator[_Reading]:
        shift, rest = self._shifted(words)
        for size in range(len(rest), 0, -1):
            title = " ".join(rest[:size])
            if self._offices.knows(title):
                name, later = self._trailing(rest[size:])
                yield _Reading(bodies, title, name, shift or later)
        for size in range(1, len(rest)):
            title = " ".join(_trimmed(rest[size:]))
            if title and self._offices.knows(title):
                yield _Reading(bodies, title, " ".join(_trimmed(rest[:size])), shift)

    def _shifted(self, words: list[str]) -> tuple[str, list[str]]:
        """The shift that the first words say, and the words without it."""
        rest, shift = _trimmed(words), ""
        changed = True
        while changed and rest:
            changed = False
            for size in (2, 1):
                key = tuple(folded(" ".join(rest[:size])).split())
                if len(rest) > size and key in self._before:
                    shift, rest, changed = shift or self._before[key], _trimmed(rest[size:]), True
                    break
        return shift, rest

    def _trailing(self, words: list[str]) -> tuple[str, str]:
        """A name, and the shift that words between it and the title say ("president-elect Biden")."""
        rest = _trimmed(words)
        if rest and (folded(rest[0]),) in self._after:
            return " ".join(_trimmed(rest[1:])), self._after[(folded(rest[0]),)]
        return " ".join(rest), ""

    # ------------------------------------------------------------------------------------------ one reading

    def _read(self, reading: _Reading, on: dt.date | None) -> Resolution | None:
        offices = self._offices_of(reading, on)
        if not offices:
            return None
        tenures = []
        for office, window, gender in offices:
            for tenure in self._offices.tenures(office):
                part = tenure.within(window)
                if part is not None and (not gender or self._gender(tenure.person) in (gender, None)):
                    tenures.append(part)
        if not tenures:
            return None
        if reading.name:
            return self._named(reading, tenures, on)
        bodies = {t.body for t in tenures}
        if len(bodies) > 1 and not reading.bodies:
            return Resolution(None, "ambiguous", f"{reading.title!r} needs a country or body")
        chosen = choose(tenures, reading.shift, on)
        if len({t.person.id for t in chosen}) == 1:
            others = tuple({t.person.id: t.person for t in tenures if t.person.id != chosen[0].person.id}.values())
            return Resolution(chosen[0].person, candidates=others if reading.shift else (), tenure=chosen[0])
        if not chosen and on is not None:
            return Resolution(None, "unknown", f"nobody is known as {reading.title!r} on {on.isoformat()}")
        persons = tuple({t.person.id: t.person for t in (chosen or tenures)}.values())
        why = "without a date " if on is None else ""
        names = ", ".join(p.label for p in persons[:5]) + (" and others" if len(persons) > 5 else "")
        return Resolution(None, "ambiguous", f"{why}may mean {names}", persons)

    def _offices_of(self, reading: _Reading, on: dt.date | None) -> list[tuple[str, Interval | None, str]]:
        """Offices with the days on which they count and the gender of holders that the title names."""
        if not reading.bodies:
            return [(office, None, gender) for _, office, gender in self._offices.titled(reading.title)]
        found: list[tuple[str, Interval | None, str]] = []
        for body in dict.fromkeys(c.entity.id for c in reading.bodies if _valid(c, on)):
            titled = self._offices.titled(reading.title, body)
            if titled:
                found += [(office, None, gender) for _, office, gender in titled]
                continue
            for role in self._offices.roles(reading.title, body):
                offices = self._offices.offices(role, body)
                if offices:
                    found += [(office, window, "") for office, window in offices]
                    break
        return found

    def _named(self, reading: _Reading, tenures: list[Tenure], on: dt.date | None) -> Resolution | None:
        """The holder with this name: of the day if the day decides, else the only one ever; else the person whom the
        whole name means."""
        known = {c.entity.id for c in self._gazetteer.exact(reading.name) if c.entity.type is EntityType.PERSON}
        known |= {person.id for person in self._bearers(reading.name)}
        of_name = [t for t in tenures if t.person.id in known]
        on_day = choose(of_name, reading.shift, on) if on is not None else []
        for found in (on_day, of_name):
            persons = {t.person.id: t.person for t in found}
            if len(persons) == 1:
                return Resolution(next(iter(persons.values())), tenure=found[0])
        full = {c.entity.id: c.entity for c in self._gazetteer.exact(reading.name) if c.kind == "name"}
        whole = [e for e in full.values() if e.type is EntityType.PERSON]
        if len(whole) == 1 and len(reading.name.split()) > 1:
            return Resolution(whole[0])
        if of_name:
            both = tuple({t.person.id: t.person for t in of_name}.values())
            return Resolution(None, "ambiguous", f"{reading.name!r} has been the name of several", both)
        return Resolution(None, "unknown", f"nobody named {reading.name!r} is known as {reading.title!r}")


def _trimmed(words: list[str]) -> list[str]:
    """Without articles, prepositions and punctuation at the ends."""
    start, end = 0, len(words)
    while start < end and words[start].lower() in _FILLERS:
        start += 1
    while end > start and words[end - 1].lower() in _FILLERS:
        end -= 1
    return words[start:end]


def _valid(candidate: Candidate, on: dt.date | None) -> bool:
    """Whether the form means this on the day. Without a day, what has ended does not count."""
    valid = candidate.valid
    if valid is None:
        return True
    if on is None:
        return valid.end is None
    return valid.overlaps(Interval(on, on))
