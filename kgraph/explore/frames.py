"""Events as a table that every analysis starts from."""

from __future__ import annotations

import csv
import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cache
from typing import Literal, NamedTuple

import pandas as pd

from kgraph.errors import NotFoundError
from kgraph.model import (
    Assertion,
    Document,
    Entity,
    EntityType,
    Event,
    GraphData,
    Precision,
    QuadClass,
    Sources,
)
from kgraph.resources import data_path

Level = Literal["country", "actor"]
Date = str | dt.date

COLUMNS = (
    "event start end source source_label target target_label type mode quad sign mutual goldstein assertions sources "
    "quote document"
).split()
_FOR_A_STATE = (EntityType.PERSON, EntityType.COUNTRY, EntityType.GOVERNMENT_BODY, EntityType.PLACE)
_COOPERATION = (QuadClass.VERBAL_COOPERATION, QuadClass.MATERIAL_COOPERATION)


class Actor(NamedTuple):
    key: str
    """ISO 3166 alpha-3 code of the state that the entity acts for, else the entity's id."""
    label: str


@cache
def _state_names() -> dict[str | None, str]:
    """Names of states by ISO code, for states that the graph knows only through their persons."""
    with data_path("actors", "actors.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["type"] == EntityType.COUNTRY and row["country"]]
    return {row["country"]: row["name"] for row in reversed(rows)}


class Actors:
    """Who stands for whom. At level "country", persons, bodies and places count as their state."""

    def __init__(self, data: GraphData, level: Level = "country") -> None:
        if level not in ("country", "actor"):
            raise NotFoundError(f"no level of analysis is called {level!r}; there are country and actor")
        self.level = level
        self._entities = data.entities
        states = (e for e in self._entities if e.type is EntityType.COUNTRY and e.country)
        self._states = _state_names() | {e.country: e.label for e in sorted(states, key=lambda e: e.id, reverse=True)}

    def of(self, entity: Entity) -> Actor | None:
        """The actor that an entity stands for; ``None`` for things that cannot act."""
        if self.level == "country" and entity.country and entity.type in _FOR_A_STATE:
            return Actor(entity.country, self._states.get(entity.country, entity.country))
        return Actor(entity.id, entity.label) if entity.type.is_actor else None

    def named(self, name: str) -> Actor:
        """The actor with that code, id, label or alias, whatever the case.

        :raises NotFoundError: where there is none, or more than one.
        """
        wanted = name.casefold()
        found: dict[str, Actor] = {}
        for entity in self._entities:
            actor = self.of(entity)
            names = (entity.id, entity.label, *entity.aliases, *((actor.key, actor.label) if actor else ()))
            if actor and wanted in (n.casefold() for n in names):
                found[actor.key] = actor
        exact = [a for a in found.values() if wanted in (a.key.casefold(), a.label.casefold())]
        if len(found) > 1 and len(exact) == 1:
            return exact[0]
        if len(found) != 1:
            options = ", ".join(f"{a.label} ({a.key})" for _, a in sorted(found.items()))
            raise NotFoundError(f"{name!r} may mean {options}" if found else f"no actor is called {name!r}")
        return next(iter(found.values()))


def event_frame(
    data: GraphData,
    level: Level = "country",
    since: Date | None = None,
    until: Date | None = None,
    undated: bool = False,
) -> pd.DataFrame:
    """Events between two different actors, one a row, in the order of time; columns as in ``COLUMNS``.

    ``start`` and ``end`` are dates; ``sign`` is 1 for cooperation and -1 for conflict; ``mutual`` events
    have no direction ("met"); ``sources`` counts independent ones.

    :param since: first day (ISO 8601 day, month or year) of the window; events that overlap it are in.
    :param until: last day of the window.
    :param undated: whether an event that no text dates counts on the day when it was first reported.
    """
    actors, evidence = Actors(data, level), _Evidence(data)
    low, high = window(since, until)
    rows = []
    for event in data.events:
        source, target = actors.of(event.source), actors.of(event.target)
        if source is None or target is None or source.key == target.key:
            continue
        told = evidence.of(event)
        start, end = _days(event, told, undated)
        if start is None or end is None or start > high or end < low:
            continue
        first = told.assertions[0]
        rows.append(
            (
                *(event.id, start, end, source.key, source.label, target.key, target.label),
                *(str(event.type), event.mode, str(event.type.quad_class)),
                1 if event.type.quad_class in _COOPERATION else -1,
                all(a.relation.coding.symmetric for a in told.assertions),
                *(told.goldstein(event), len(told.assertions), told.sources),
                *(" ".join(first.evidence.quote.split()), told.documents[0].name if told.documents else first.doc),
            )
        )
    frame = pd.DataFrame(rows, columns=COLUMNS).sort_values(["start", "end", "event"], ignore_index=True)
    frame["goldstein"] = frame["goldstein"].astype(float)
    return frame


def window(since: Date | None, until: Date | None) -> tuple[dt.date, dt.date]:
    """First and last day of the window; without a bound, the first or last day that there is.

    :raises NotFoundError: where a bound is no day, month or year.

    >>> window("2018-03", "2018")
    (datetime.date(2018, 3, 1), datetime.date(2018, 12, 31))
    """
    try:
        low = pd.Period(str(since)).start_time.date() if since else dt.date.min
        high = pd.Period(str(until)).end_time.date() if until else dt.date.max
    except ValueError as error:
        raise NotFoundError(f"a window is bounded by days, months or years such as 2018-03: {error}") from error
    return low, high


class _Told(NamedTuple):
    """Assertions of an event with their documents, earliest first."""

    assertions: list[Assertion]
    documents: list[Document]
    sources: int

    def goldstein(self, event: Event) -> float | None:
        """The value told most often for the event's type."""
        codings = (a.relation.coding for a in self.assertions)
        values = Counter(c.goldstein for c in codings if c.event_type is event.type and c.goldstein is not None)
        return min(values, key=lambda v: (-values[v], v)) if values else None


class _Evidence:
    def __init__(self, data: GraphData) -> None:
        self._documents: Mapping[str, Document] = {d.id: d for d in data.documents}
        self._sources = Sources(data)
        self._told: dict[str, list[tuple[str, Assertion]]] = defaultdict(list)
        for claim in data.claims:
            if claim.event:
                self._told[claim.event].extend((a.id, a) for a in claim.assertions)

    def of(self, event: Event) -> _Told:
        counted = set(event.assertions)
        found = [a for id, a in self._told[event.id] if id in counted]
        found.sort(key=lambda a: (self._published(a.doc) or dt.date.max, a.doc, a.evidence.span))
        docs = list(dict.fromkeys(a.doc for a in found))
        return _Told(found, [self._documents[d] for d in docs if d in self._documents], self._sources.count(docs))

    def _published(self, doc: str) -> dt.date | None:
        document = self._documents.get(doc)
        return document.published if document else None


def _days(event: Event, told: _Told, undated: bool) -> tuple[dt.date | None, dt.date | None]:
    if event.time is not None:
        return event.time.start, event.time.end
    if not undated:
        return None, None
    dates = (d.published for d in told.documents if d.published_precision is Precision.DAY)
    day = next((date for date in dates if date), None)
    return day, day
