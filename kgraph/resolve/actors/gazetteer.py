"""Finding the forms of the tables in the tokens of a sentence: longest match first, in time linear in the text.

The forms lie in one flat dictionary keyed by their joined pieces, and for each first piece the lengths (in pieces) of
the forms that start so; a token that starts no form costs one look-up. The structure is plain lists and dictionaries,
so that it loads with ``marshal`` in one go.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kgraph.model import Entity, Interval
from kgraph.resolve.actors.forms import BARRIER, folded, pieces, shape_fits, shapes

Record = tuple[int, str, bool, int, int, tuple[str, ...]]
"""Actor number, kind, ambiguous, first and last day (proleptic ordinals, 0 for open), shapes."""


class Candidate(NamedTuple):
    """What a form may mean. ``ambiguous``: the form has other meanings too, in or outside the tables."""

    entity: Entity
    kind: str
    ambiguous: bool = False
    valid: Interval | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """Tokens ``start`` to ``end`` (exclusive) are a form of each of ``candidates``."""

    start: int
    end: int
    candidates: tuple[Candidate, ...]

    @property
    def ambiguous(self) -> bool:
        """More than one actor is meant by this form, or the form is also an ordinary word or another's name."""
        return len({c.entity.id for c in self.candidates}) > 1 or any(c.ambiguous for c in self.candidates)


class Gazetteer:
    """``records`` for each key, and the lengths of the keys by first piece. ``entity_of`` makes the entity of a
    number when it is first asked for."""

    def __init__(
        self, keys: dict[str, list[Record]], lengths: dict[str, tuple[int, ...]], entity_of: Callable[[int], Entity]
    ) -> None:
        self.keys = keys
        self.lengths = lengths
        self._entity_of = entity_of

    @staticmethod
    def compile(
        forms: Iterable[tuple[str, int, str, bool, int, int]],
    ) -> tuple[dict[str, list[Record]], dict[str, tuple[int, ...]]]:
        """The two dictionaries for ``(form, actor, kind, ambiguous, from, to)``, in a fixed order."""
        keys: dict[str, list[Record]] = {}
        lengths: dict[str, set[int]] = {}
        for form, actor, kind, ambiguous, start, end in forms:
            shape = shapes(form)
            for key in _keys(form):
                parts = key.split(" ")
                if not key or BARRIER in parts or len(parts) != len(shape):
                    continue
                records = keys.setdefault(key, [])
                # One flagged row is enough: a form that the tables call ambiguous is so for every kind.
                ambiguous = ambiguous or any(r[0] == actor and r[2] for r in records)
                records[:] = [(*r[:2], r[2] or (ambiguous and r[0] == actor), *r[3:]) for r in records]
                record = (actor, kind, ambiguous, start, end, shape)
                if record not in records:
                    records.append(record)
                lengths.setdefault(parts[0], set()).add(len(parts))
        return keys, {first: tuple(sorted(found, reverse=True)) for first, found in sorted(lengths.items())}

    def find(self, words: Sequence[str]) -> list[Match]:
        """The longest matches from left to right, none overlapping another. ``words`` are a sentence's tokens."""
        keys: list[str] = []
        shape: list[str] = []
        owner: list[int] = []
        starts: list[int] = []
        lengths = self.lengths
        for index, word in enumerate(words):
            for key, cased in pieces(word):
                if key in lengths:
                    starts.append(len(keys))
                keys.append(key)
                shape.append(cased)
                owner.append(index)
        found: list[Match] = []
        done = 0
        for at in starts:
            if at < done or (at and owner[at - 1] == owner[at]):
                continue
            for length in lengths[keys[at]]:
                end = at + length
                if end > len(keys) or (end < len(keys) and owner[end] == owner[end - 1]):
                    continue
                records = self.keys.get(keys[at] if length == 1 else " ".join(keys[at:end]))
                if records is None:
                    continue
                candidates = self._candidates(records, shape[at:end])
                if candidates:
                    found.append(Match(owner[at], owner[end - 1] + 1, candidates))
                    done = end
                    break
        return found

    def exact(self, form: str) -> tuple[Candidate, ...]:
        """The candidates for a whole form, whatever its capitals."""
        return tuple(self._candidate(r) for r in self.keys.get(folded(form), ()))

    def _candidates(self, records: list[Record], seen: Sequence[str]) -> tuple[Candidate, ...]:
        fitting: dict[tuple[int, str], Candidate] = {}
        for record in records:
            strict = record[2] and len(seen) == 1
            if all(shape_fits(w, s, strict) for w, s in zip(record[5], seen, strict=True)):
                fitting.setdefault((record[0], record[1]), self._candidate(record))
        return tuple(fitting.values())

    def _candidate(self, record: Record) -> Candidate:
        actor, kind, ambiguous, start, end, _ = record
        valid = Interval(_day(start), _day(end)) if start or end else None
        return Candidate(self._entity_of(actor), kind, ambiguous, valid)


def _keys(form: str) -> list[str]:
    """The key of a form; with an inner apostrophe also the one that a tokeniser splitting there gives."""
    return [folded(form)]


def _day(ordinal: int) -> dt.date | None:
    return dt.date.fromordinal(ordinal) if ordinal else None
