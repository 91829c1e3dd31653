"""What part of a graph one page shows: the most attested claims, within bounds that a browser draws at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from kgraph.export.rows import EdgeRow, edge_rows
from kgraph.model import Entity, GraphData


@dataclass(frozen=True, slots=True)
class Bounds:
    """What to show. ``entity`` is a label or id: then only claims that touch it."""

    nodes: int = 300
    edges: int = 1000
    entity: str | None = None
    since: dt.date | None = None
    until: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Selection:
    rows: tuple[EdgeRow, ...]
    entities: tuple[Entity, ...]
    """Every subject and object of ``rows``, by id."""
    omitted_claims: int
    omitted_entities: int


def select(data: GraphData, bounds: Bounds | None = None) -> Selection:
    """The best-attested claims that fit ``bounds``: those in the view first, then the most independent sources."""
    bounds = bounds or Bounds()
    rows = [row for row in edge_rows(data) if _wanted(row, bounds)]
    rows.sort(key=lambda r: (not r.in_view, r.event_type is None, -r.sources, -r.assertions, r.id))
    chosen: list[EdgeRow] = []
    entities: dict[str, Entity] = {}
    for row in rows:
        new = {e.id: e for e in (row.subject, row.object) if e.id not in entities}
        if len(chosen) < bounds.edges and len(entities) + len(new) <= bounds.nodes:
            chosen.append(row)
            entities |= new
    total = len({e.id for row in rows for e in (row.subject, row.object)})
    return Selection(
        tuple(chosen), tuple(entities[k] for k in sorted(entities)), len(rows) - len(chosen), total - len(entities)
    )


def _wanted(row: EdgeRow, bounds: Bounds) -> bool:
    if bounds.entity is not None and not _touches((row.subject, row.object), bounds.entity):
        return False
    if bounds.since and (row.end is None or row.end < bounds.since):
        return False
    return not (bounds.until and (row.start is None or row.start > bounds.until))


def _touches(entities: Iterable[Entity], name: str) -> bool:
    wanted = name.casefold()
    return any(wanted in (e.id.casefold(), e.label.casefold(), *(a.casefold() for a in e.aliases)) for e in entities)
