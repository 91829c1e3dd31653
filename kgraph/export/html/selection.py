"""What part of a graph one page shows: the best-attested actors and what they did, few enough to be read."""

from __future__ import annotations

import datetime as dt
import heapq
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kgraph.export.rows import EdgeRow, edge_rows
from kgraph.model import Entity, EntityType, GraphData

_THING = 0.25
"""What a claim counts for an actor when its other end is a thing ("ships", "agreement")."""
_LOCAL = 0.4
"""What an entity counts that is known from one text alone."""
_UNSAID = 0.15
"""What a claim counts that nobody asserts (planned, denied ...)."""
_NODES_PER_EDGE = 0.3
_ROOM = 0.15
"""The most of the claims that may be ones which nobody asserts."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What to show. ``entity`` is a label or id: then only claims that touch it.

    ``edges`` is the most claims that are drawn; ``nodes`` the most entities, by default three for ten claims.
    """

    edges: int = 220
    nodes: int | None = None
    entity: str | None = None
    since: dt.date | None = None
    until: dt.date | None = None

    @property
    def most_nodes(self) -> int:
        return self.nodes if self.nodes is not None else max(8, round(self.edges * _NODES_PER_EDGE))


@dataclass(frozen=True, slots=True)
class Selection:
    rows: tuple[EdgeRow, ...]
    entities: tuple[Entity, ...]
    """Every subject and object of ``rows``, the most attested first."""
    omitted_claims: int
    omitted_entities: int


def select(data: GraphData, bounds: Bounds | None = None) -> Selection:
    """The best-attested actors that hang together, and the best-attested claims between them.

    Entities are taken one by one, each time the most attested neighbour of those already there, so that the page shows
    one connected part rather than scattered pairs; a second part begins when the first has no more neighbours.
    """
    bounds = bounds or Bounds()
    rows = sorted((row for row in edge_rows(data) if _wanted(row, bounds)), key=_rank)
    weights = _weights(rows)
    nodes = _grown(rows, weights, bounds.most_nodes)
    between = [r for r in rows if r.subject.id in nodes and r.object.id in nodes]
    unsaid = [r for r in between if not r.in_view][: round(bounds.edges * _ROOM)]
    chosen = [*[r for r in between if r.in_view][: bounds.edges - len(unsaid)], *unsaid]
    entities = {e.id: e for row in chosen for e in (row.subject, row.object)}
    ranked = sorted(entities, key=lambda id: (-weights[id], id))
    total = len(weights)
    return Selection(tuple(chosen), tuple(entities[k] for k in ranked), len(rows) - len(chosen), total - len(entities))


def _rank(row: EdgeRow) -> tuple[bool, int, bool, int, str]:
    return not row.in_view, -row.sources, row.event_type is None, -row.assertions, row.id


def _weights(rows: Sequence[EdgeRow]) -> dict[str, float]:
    """How well attested each entity is as one who acts or is acted on."""
    weights: dict[str, float] = defaultdict(float)
    for row in rows:
        said = row.sources * (1.0 if row.in_view else _UNSAID)
        for entity, other in ((row.subject, row.object), (row.object, row.subject)):
            both = _acts(entity) and _acts(other)
            weights[entity.id] += said * (1.0 if both else _THING) * (1.0 if entity.id.startswith("wd:") else _LOCAL)
    return weights


def _acts(entity: Entity) -> bool:
    return entity.type.is_actor or entity.type is EntityType.PLACE


def _grown(rows: Sequence[EdgeRow], weights: dict[str, float], most: int) -> set[str]:
    near: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row.subject.id != row.object.id:
            near[row.subject.id].add(row.object.id)
            near[row.object.id].add(row.subject.id)
    taken: set[str] = set()
    seeds = sorted(near, key=lambda id: (-weights[id], id))
    for seed in seeds:
        # a part of the graph needs two places; a single one would have no edge
        if seed in taken or len(taken) + 2 > most:
            continue
        waiting = [(-weights[seed], seed)]
        while waiting and len(taken) < most:
            _, id = heapq.heappop(waiting)
            if id not in taken:
                taken.add(id)
                for other in near[id] - taken:
                    heapq.heappush(waiting, (-weights[other], other))
    return taken


def _wanted(row: EdgeRow, bounds: Bounds) -> bool:
    if bounds.entity is not None and not _touches((row.subject, row.object), bounds.entity):
        return False
    if bounds.since and (row.end is None or row.end < bounds.since):
        return False
    return not (bounds.until and (row.start is None or row.start > bounds.until))


def _touches(entities: Iterable[Entity], name: str) -> bool:
    wanted = name.casefold()
    return any(wanted in (e.id.casefold(), e.label.casefold(), *(a.casefold() for a in e.aliases)) for e in entities)
