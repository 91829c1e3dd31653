"""Finding the forms of the tables in the tokens of a sentence: longest match first, in time linear in the text.

The forms lie in one flat dictionary keyed by their joined pieces, and for each first piece the lengths (in pieces) of
the forms that start so; a token that starts no form costs one look-up. The structure is plain tuples and
dictionaries, so that ``marshal`` loads it in one go.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kgraph.model import Entity, Interval
from kgraph.resolve.actors.forms import BARRIER, folded, pieces, shape_fits, shaped
from kgraph.resolve.actors.schema import KINDS

Form = tuple[str, int, str, bool, int, int]
"""Form, actor number, kind, ambiguous, first and last day (proleptic ordinals, 0 for open)."""
Record = tuple[int, int, bool, int, int, str]
"""Actor number, number of the kind, ambiguous, first and last day, shape (empty: a capital for each piece)."""
Keys = dict[str, tuple[Record, ...]]
Lengths = dict[str, tuple[int, ...]]


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


def compile_forms(forms: Iterable[Form]) -> tuple[Keys, Lengths]:
    """The two dictionaries of a gazetteer. One flagged form is enough: a form that the tables call ambiguous for an
    actor is so for every kind."""
    keys: dict[str, list[Record]] = {}
    lengths: dict[str, set[int]] = {}
    for form, actor, kind, ambiguous, start, end in forms:
        key, shape = shaped(form)
        parts = key.split(" ")
        if not key or BARRIER in parts:
            continue
        records = keys.setdefault(key, [])
        if ambiguous or any(r[0] == actor and r[2] for r in records):
            ambiguous = True
            records[:] = [(*r[:2], r[2] or r[0] == actor, *r[3:]) for r in records]
        record = (
            actor,
            KINDS.index(kind),
            ambiguous,
            start,
            end,
            "" if shape == key.title() and not shape.isupper() else shape,
        )
        if record not in records:
            records.append(record)
        lengths.setdefault(parts[0], set()).add(len(parts))
    return {k: tuple(v) for k, v in keys.items()}, {k: tuple(sorted(v, reverse=True)) for k, v in lengths.items()}


class Gazetteer:
    """``entity_of`` makes the entity of an actor number when it is first asked for."""

    def __init__(self, keys: Keys, lengths: Lengths, entity_of: Callable[[int], Entity]) -> None:
        self._keys = keys
        self._lengths = lengths
        self._entity_of = entity_of

    def find(self, words: Sequence[str]) -> list[Match]:
        """The longest matches from left to right, none overlapping another. ``words`` are a sentence's tokens. An
        article begins no match that a longer one without it would begin inside ("the Commonwealth" is not meant by "the
        Commonwealth of Independent States")."""
        text = _Pieces(words, self._lengths)
        found: list[Match] = []
        done = 0
        for at in text.starts:
            if at >= done:
                match = next(self._from(text, at), None)
                if match is not None and not self._cuts_longer(text, at, match[0]):
                    end, candidates = match
                    found.append(Match(text.owner[at], text.owner[end - 1] + 1, candidates))
                    done = end
        return found

    def _cuts_longer(self, text: _Pieces, at: int, end: int) -> bool:
        """Whether a match from an article at ``at`` ends inside one that begins right behind the article."""
        if text.keys[at] != "the" or at + 1 >= len(text.keys) or text.keys[at + 1] not in self._lengths:
            return False
        return any(other > end for other, _ in self._from(text, at + 1))

    def all(self, words: Sequence[str]) -> list[Match]:
        """Every match, also those inside others, by start and then longest first."""
        text = _Pieces(words, self._lengths)
        return [
            Match(text.owner[at], text.owner[end - 1] + 1, candidates)
            for at in text.starts
            for end, candidates in self._from(text, at)
        ]

    def exact(self, form: str) -> tuple[Candidate, ...]:
        """The candidates for a whole form, whatever its capitals."""
        return tuple(self._candidate(r) for r in self._keys.get(folded(form), ()))

    def _from(self, text: _Pieces, at: int) -> Iterator[tuple[int, tuple[Candidate, ...]]]:
        """The matches that start at a piece, longest first: they fill whole tokens, but for a possessive s."""
        keys, owner = text.keys, text.owner
        if at and owner[at - 1] == owner[at]:
            return
        for length in self._lengths[keys[at]]:
            end = at + length
            if end > len(keys) or (end < len(keys) and owner[end] == owner[end - 1] and keys[end] != "s"):
                continue
            records = self._keys.get(keys[at] if length == 1 else " ".join(keys[at:end]))
            if records is not None:
                candidates = self._fitting(records, text.shapes[at:end])
                if candidates:
                    yield end, candidates

    def _fitting(self, records: tuple[Record, ...], seen: Sequence[str]) -> tuple[Candidate, ...]:
        fitting: dict[tuple[int, int], Candidate] = {}
        titled = all(s[:1].isupper() and (len(s) > 3 or not s.isupper() or len(s) == 1) for s in seen)
        for record in records:
            shape = record[5]
            if not shape:
                fits = titled or (len(seen) > 1 and all(s[:1].isupper() for s in seen))
            else:
                strict = record[2] and len(seen) == 1
                fits = all(shape_fits(w, s, strict) for w, s in zip(shape.split(" "), seen, strict=True))
            if fits:
                fitting.setdefault(record[:2], self._candidate(record))
        return tuple(fitting.values())

    def _candidate(self, record: Record) -> Candidate:
        actor, kind, ambiguous, start, end, _ = record
        valid = Interval(_day(start), _day(end)) if start or end else None
        return Candidate(self._entity_of(actor), KINDS[kind], ambiguous, valid)


class _Pieces:
    """The pieces of a sentence side by side: key, shape, number of the token, and which start a form."""

    __slots__ = ("keys", "owner", "shapes", "starts")

    def __init__(self, words: Sequence[str], lengths: Lengths) -> None:
        self.keys: list[str] = []
        self.shapes: list[str] = []
        self.owner: list[int] = []
        self.starts: list[int] = []
        keys, shapes, owner, starts = self.keys, self.shapes, self.owner, self.starts
        for index, word in enumerate(words):
            for key, shape in pieces(word):
                if key in lengths:
                    starts.append(len(keys))
                keys.append(key)
                shapes.append(shape)
                owner.append(index)


def _day(ordinal: int) -> dt.date | None:
    return dt.date.fromordinal(ordinal) if ordinal else None
