"""Offices by day: who held a role in a body, and what role a title means there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from kgraph.model import Entity, Interval, Precision
from kgraph.resolve.actors.dates import parse_partial
from kgraph.resolve.actors.forms import folded
from kgraph.resolve.actors.schema import OfficeRow, RoleRow, RoleWordRow, TenureRow

LEADER = "leader"
_SMALL = frozenset({"of", "the", "for", "on", "in"})
TOP = frozenset({LEADER, "head_of_state", "head_of_government", "supreme_leader", "igo_head", "foreign_minister"})
"""Roles whose holders a text may take for known to every reader."""


@dataclass(frozen=True, slots=True)
class Tenure:
    """``person`` held the office from ``start`` to ``end``, both days included.

    ``end`` is ``None`` for who is in office at the horizon of the tables; ``known_until`` is set where the source
    vouches for no day after it. Coarse dates reach as far as they may (a year: 1 January to 31 December); ``sure`` is
    the stretch that holds on any reading of them.
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
    sure: Interval | None = None

    @property
    def interval(self) -> Interval:
        return Interval(self.start, self.end or self.known_until, self.precision)

    def within(self, window: Interval | None) -> Tenure | None:
        """The part of the tenure in ``window`` (all of it without one), ``None`` if there is none."""
        if window is None:
            return self
        clipped = _clip(self.interval, window)
        if clipped is None:
            return None
        known = clipped.end if self.end is None and self.known_until is not None else None
        end = None if self.end is None and clipped.end in (None, self.known_until) else clipped.end
        return replace(self, start=clipped.start, end=end, known_until=known if end is None else None)


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
        self._titled: dict[str, list[tuple[str, str, str]]] = {}
        """For a folded title: body, office, and the gender of the holders that it names (or empty)."""
        for row in offices:
            self._by_body.setdefault(row.body, []).append(row)
            for title in filter(None, row.titles.split("|")):
                form, _, gender = title.partition("/")
                self._titled.setdefault(_key(form), []).append((row.body, row.id, gender))
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
            self._words.setdefault(_key(word.form), []).append(word)
        self.horizon = _last_day({row.seen for row in tenures if row.seen})
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
        for wanted in (role, "head_of_government", "head_of_state", "igo_head") if role == LEADER else (role,):
            found = [row.id for row in self._by_body.get(body, ()) if wanted in row.roles.split("|")]
            if found:
                return [(office, None) for office in found]
        return []

    def holders(self, role: str, body: str, on: Interval | None = None) -> list[Tenure]:
        """Who held ``role`` in ``body`` on any day of ``on`` (ever, without it): regular holders before acting ones,
        then by start. On the day of a change both are there."""
        return self.among(self.offices(role, body), on)

    def among(self, offices: Sequence[tuple[str, Interval | None]], on: Interval | None = None) -> list[Tenure]:
        """The tenures of ``offices``, each within its days, that meet ``on``; in the order of :meth:`holders`."""
        found = []
        for office, window in offices:
            for tenure in self.tenures(office):
                part = tenure.within(window)
                if part is not None and (on is None or part.interval.overlaps(on)):
                    found.append(tenure)
        return sorted(found, key=lambda t: (t.acting, t.start or dt.date.min, t.person.id))

    def held_by(self, person: str) -> list[Tenure]:
        """The offices that a person held, by start."""
        found = [self._tenure(row) for row in self._by_person.get(person, ())]
        return sorted(found, key=lambda t: (t.start or dt.date.min, t.office))

    def leading(self, person: str) -> list[Tenure]:
        """The offices at the head of a state or body, or of its diplomacy, that a person held, by start."""
        return [t for t in self.held_by(person) if not TOP.isdisjoint(self._office[t.office].roles.split("|"))]

    # ------------------------------------------------------------------------------------------ by title

    def roles(self, title: str, body: str | None) -> tuple[str, ...]:
        """The roles that a title means in a body, the most telling first; empty where it means none.

        An office of the body with that title comes first (its first role is its own), then words that hold for the
        body, then general words. A word that is a title ("president") means nothing in a body without such an office.
        """
        key = _key(title)
        if body:
            for owner, office, _ in self._titled.get(key, ()):
                if owner == body:
                    return tuple(self._office[office].roles.split("|"))
        words = self._words.get(key, ())
        own = tuple(w.role for w in words if w.body and w.body == body)
        return own or tuple(w.role for w in words if not w.body and not (w.title and body))

    def titled(self, title: str, body: str | None = None) -> list[tuple[str, str, str]]:
        """Body, office and gender ("queen" names women only) of the offices with this title, in one body or in all."""
        return [row for row in self._titled.get(_key(title), ()) if body is None or row[0] == body]

    def knows(self, title: str) -> bool:
        """Whether a word or phrase is a title or role word anywhere."""
        key = _key(title)
        return key in self._words or key in self._titled

    # ------------------------------------------------------------------------------------------ within

    def _tenure(self, row: TenureRow) -> Tenure:
        office = self._office[row.office]
        starts = parse_partial(row.start) if row.start else Interval(None, None)
        ends = parse_partial(row.end) if row.end else Interval(None, None)
        seen = parse_partial(row.seen).end if row.seen else None
        if seen and seen + self.GRACE >= self.horizon:
            seen = None
        sure = Interval(starts.end, ends.start or seen)
        return Tenure(
            self._entity(row.person), office.id, office.label, office.body, starts.start, ends.end,
            Precision(row.precision), row.source, row.acting == "1", seen, sure,
        )  # fmt: skip


def _key(title: str) -> str:
    """A title as it is compared: "chairman of the presidency" is also the chairman of "Bosnia's presidency"."""
    words = folded(title).split()
    return " ".join(w for w in words if w not in _SMALL) or " ".join(words)


def _last_day(partial: set[str]) -> dt.date:
    return max((parse_partial(day).end or dt.date.min for day in partial), default=dt.date.min)


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
