"""Offices by day: who held a role in a body, and what role a title means there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from kgraph.model import Entity, Interval, Precision
from kgraph.resolve.actors.dates import parse_partial
from kgraph.resolve.actors.forms import folded
from kgraph.resolve.actors.schema import RoleRow, OfficeRow, RoleWordRow, TenureRow

LEADER = "leader"


@dataclass(frozen=True, slots=True)
class Tenure:
    """``person`` held the office from ``start`` to ``end``, both days included.

    ``end`` is ``None`` for who is in office at the horizon of the tables; ``known_until`` is then the last day for
    which the source vouches. Coarse dates reach as far as they may (a year: 1 January to 31 December).
    """

    person: Entity
    office: str
    office_label: str
    body: str
    start: dt.date | None
    end: dt.date | None
    precision: Precision
    source: str
    acting: bool = False
    known_until: dt.date | None = None

    @property
    def interval(self) -> Interval:
        return Interval(self.start, self.end or self.known_until, self.precision)


class Offices:
    """``horizon`` is the last day that the tables speak of: open tenures seen shortly before it go on."""

    GRACE = dt.timedelta(days=370)

    def __init__(
        self,
        offices: Sequence[OfficeRow],
        tenures: Sequence[TenureRow],
        roles: Sequence[RoleRow],
        words: Sequence[RoleWordRow],
        entity: Callable[[str], Entity],
    ) -> None:
        self._entity = entity
        self._office = {row.id: row for row in offices}
        self._by_body: dict[str, list[OfficeRow]] = {}
        for row in offices:
            self._by_body.setdefault(row.body, []).append(row)
        self._rows: dict[str, list[TenureRow]] = {}
        self._by_person: dict[str, list[TenureRow]] = {}
        for tenure in tenures:
            self._rows.setdefault(tenure.office, []).append(tenure)
            self._by_person.setdefault(tenure.person, []).append(tenure)
        self._roles: dict[tuple[str, str], list[RoleRow]] = {}
        for filled in roles:
            self._roles.setdefault((filled.body, filled.role), []).append(filled)
        self._words: dict[str, list[RoleWordRow]] = {}
        for word in words:
            self._words.setdefault(folded(word.form), []).append(word)
        seen = [row.seen for row in tenures if row.seen]
        self.horizon = max((parse_partial(s).end or dt.date.min for s in seen), default=dt.date.max)
        self._tenures: dict[str, tuple[Tenure, ...]] = {}

    # ------------------------------------------------------------------------------------------ by office

    def tenures(self, office: str) -> tuple[Tenure, ...]:
        """All tenures of an office, by start."""
        if office not in self._tenures:
            found = [self._tenure(row) for row in self._rows.get(office, ())]
            found.sort(key=lambda t: (t.start or dt.date.min, t.acting, t.end or dt.date.max, t.person.id))
            self._tenures[office] = tuple(found)
        return self._tenures[office]

    def offices(self, role: str, body: str) -> list[tuple[str, Interval | None]]:
        """The offices that fill a role in a body, with the days on which they do (``None``: always)."""
        if (body, role) in self._roles:
            return [(r.office, _interval(r.valid_from, r.valid_to)) for r in self._roles[body, role]]
        for wanted in (role, "head_of_government", "head_of_state") if role == LEADER else (role,):
            found = [row.id for row in self._by_body.get(body, ()) if wanted in row.roles.split("|")]
            if found:
                return [(office, None) for office in found]
        return []

    def holders(self, role: str, body: str, on: Interval | None = None) -> list[Tenure]:
        """Who held ``role`` in ``body`` on any day of ``on`` (ever, without it): regular holders before acting ones,
        then by start. On the day of a change both are there."""
        found = []
        for office, window in self.offices(role, body):
            for tenure in self.tenures(office):
                clipped = _clip(tenure.interval, window) if window else tenure.interval
                if clipped and (on is None or clipped.overlaps(on)):
                    found.append(tenure)
        return sorted(found, key=lambda t: (t.acting, t.start or dt.date.min, t.person.id))

    def held_by(self, person: str) -> list[Tenure]:
        """The offices that a person held, by start."""
        found = [self._tenure(row) for row in self._by_person.get(person, ())]
        return sorted(found, key=lambda t: (t.start or dt.date.min, t.office))

    # ------------------------------------------------------------------------------------------ by title

    def roles(self, title: str, body: str | None) -> tuple[str, ...]:
        """The roles that a title means in a body, the most telling first; empty where it means none.

        An office of the body with that title comes first, then words that hold for the body, then general words. A
        word that is a title ("president") means nothing in a body without such an office.
        """
        key = folded(title)
        if body:
            for row in self._by_body.get(body, ()):
                if any(folded(form) == key for form in row.titles.split("|")):
                    return tuple(row.roles.split("|"))
        words = self._words.get(key, ())
        own = tuple(w.role for w in words if w.body and w.body == body)
        return own or tuple(w.role for w in words if not w.body and not (w.title and body))

    def offices_with_title(self, title: str, body: str) -> list[str]:
        key = folded(title)
        return [r.id for r in self._by_body.get(body, ()) if any(folded(t) == key for t in r.titles.split("|"))]

    def titles(self) -> Iterable[str]:
        """Every form of a title or role word, folded."""
        yield from self._words
        for row in self._office.values():
            yield from (folded(title) for title in row.titles.split("|") if title)

    def bodies_with_title(self, title: str) -> list[str]:
        """Bodies that have an office with this title, in order."""
        key = folded(title)
        return sorted({r.body for r in self._office.values() if any(folded(t) == key for t in r.titles.split("|"))})

    # ------------------------------------------------------------------------------------------ within

    def _tenure(self, row: TenureRow) -> Tenure:
        office = self._office[row.office]
        start = parse_partial(row.start).start if row.start else None
        end = parse_partial(row.end).end if row.end else None
        seen = parse_partial(row.seen).end if row.seen else None
        if seen and seen + self.GRACE >= self.horizon:
            seen = None
        return Tenure(
            self._entity(row.person), office.id, office.label, office.body, start, end, Precision(row.precision),
            row.source, row.acting == "1", seen,
        )  # fmt: skip


def _interval(start: str, end: str) -> Interval | None:
    if not start and not end:
        return None
    return Interval(parse_partial(start).start if start else None, parse_partial(end).end if end else None)


def _clip(interval: Interval, window: Interval) -> Interval | None:
    if not interval.overlaps(window):
        return None
    starts = [d for d in (interval.start, window.start) if d]
    ends = [d for d in (interval.end, window.end) if d]
    return Interval(max(starts, default=None), min(ends, default=None), interval.precision)
