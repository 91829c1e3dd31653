"""Assertions -> claims and events."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from kgraph.assemble.blocks import Blocks
from kgraph.assemble.clusters import cluster, home_of
from kgraph.assemble.nodes import common_names, renamed_claim, renamed_event
from kgraph.assemble.participants import Pair
from kgraph.assemble.reports import Cluster, Report, reports_of
from kgraph.assemble.reprints import find_reprints
from kgraph.model import Assertion, Claim, Document, Entity, EntityType, Event, GraphData, Interval, content_hash

_SPECIFIC = {EntityType.PERSON: 0, EntityType.GOVERNMENT_BODY: 1, EntityType.COUNTRY: 2}


def claims_and_events(assertions: Iterable[Assertion], documents: Iterable[Document], sentences: int = 0) -> GraphData:
    """The graph that the assertions make; the order in which they come changes nothing.

    Events come from assertions in view. A planned, denied or otherwise unsure assertion of the same happening shares
    the claim and the event's id, but is not counted among the event's assertions.

    :param sentences: how many sentences were read, for the summary.
    """
    papers = {d.id: d for d in documents}
    by_id = {a.id: a for a in assertions}
    told = dict(sorted(by_id.items(), key=lambda item: (item[1].doc, item[1].evidence.span, item[0])))
    reprints = find_reprints(papers.values())
    reports = reports_of(told, papers, dict(reprints))
    blocks = cluster(r for r in reports if r.assertion.in_view)
    names = common_names(told.values())
    events = [renamed_event(event, names) for event in _events(blocks.clusters)]
    event_of = {id: events[n] for n, c in enumerate(blocks.clusters) for id in c.ids}
    event_of |= _linked([r for r in reports if not r.assertion.in_view], blocks, events)
    return GraphData(
        tuple(papers[id] for id in sorted(papers)),
        tuple(renamed_claim(claim, names) for claim in _claims(told, event_of)),
        tuple(sorted(events, key=_event_order)),
        reprints,
        sentences,
    )


def retract(data: GraphData, docs: Iterable[str], sentences: int = 0) -> GraphData:
    """The graph without the documents ``docs`` (ids) and without all that rests on them alone."""
    gone = set(docs)
    kept = [a for a in data.assertions if a.doc not in gone]
    return claims_and_events(kept, [d for d in data.documents if d.id not in gone], sentences)


def canonical(a: Assertion) -> Pair:
    """Subject and object as the claim has them: where the relation is symmetric, in the order of their ids."""
    if a.relation.coding.symmetric and a.object.id < a.subject.id:
        return a.object, a.subject
    return a.subject, a.object


def _claims(assertions: Mapping[str, Assertion], event_of: Mapping[str, Event]) -> tuple[Claim, ...]:
    groups: dict[str, list[Assertion]] = defaultdict(list)
    events: dict[str, Event | None] = {}
    for id, a in assertions.items():
        event = event_of.get(id)
        subject, object_ = canonical(a)
        key = content_hash("claim", subject.id, a.relation.coding.relation_class, object_.id, event.id if event else "")
        groups[key].append(a)
        events[key] = event
    claims = []
    for id in sorted(groups):
        first = groups[id][0]
        subject, object_ = canonical(first)
        event = events[id]
        coding = first.relation.coding
        claims.append(
            Claim(
                id,
                subject,
                coding.relation_class,
                object_,
                event.id if event else None,
                coding.event_type,
                tuple(groups[id]),
            )
        )
    return tuple(claims)


def _events(clusters: list[Cluster]) -> list[Event]:
    """One event a cluster, in the clusters' order."""
    seen: Counter[str] = Counter()
    events = []
    for c in clusters:
        told = [m.assertion for m in c.members]
        kind = _most([str(a.relation.coding.event_type) for a in told])
        same_kind = [a for a in told if str(a.relation.coding.event_type) == kind]
        source, target = _actors(same_kind)
        time = _time(c)
        key = content_hash("event", c.family.name, source.id, target.id, *_when(c, time))
        seen[key] += 1
        if seen[key] > 1:  # the same actors at the same time in another place
            key = content_hash(key, c.ids[0])
        event_type = same_kind[0].relation.coding.event_type
        assert event_type is not None, "only coded assertions are clustered"
        modes = [a.relation.coding.mode for a in same_kind if a.relation.coding.mode]
        places = [place for a in told if (place := a.place or _visited(a))]
        events.append(
            Event(
                key,
                event_type,
                _most(modes) if modes else None,
                source,
                target,
                time,
                _place(places),
                tuple(c.ids),
            )
        )
    return events


def _most(values: list[str]) -> str:
    """The most frequent value, the first in the alphabet of those as frequent."""
    return min(Counter(values).items(), key=lambda item: (-item[1], item[0]))[0]


def _actors(assertions: list[Assertion]) -> Pair:
    """Source and target: the pair told most often; of those as often, the one that names persons."""
    acting = [a for a in assertions if a.subject.type.is_actor and a.object.type.is_actor]
    pairs = [canonical(a) for a in acting or assertions]
    by_ids = {(s.id, t.id): (s, t) for s, t in pairs}
    counts = Counter((s.id, t.id) for s, t in pairs)

    def order(ids: tuple[str, str]) -> tuple[int, int, tuple[str, str]]:
        return -counts[ids], sum(_SPECIFIC.get(e.type, 3) for e in by_ids[ids]), ids

    return by_ids[min(counts, key=order)]


def _time(c: Cluster) -> Interval | None:
    """The time told most often; of those as often, the shortest, then the earliest."""
    times = [m.interval for m in c.members if m.interval]
    if not times:
        return None
    counts = Counter(times)

    def order(interval: Interval) -> tuple[int, int, dt.date, str]:
        assert interval.start and interval.end
        return -counts[interval], (interval.end - interval.start).days, interval.start, interval.precision

    finest = min(m.rank for m in c.members)
    return min({m.interval for m in c.members if m.interval and m.rank == finest}, key=order)


def _when(c: Cluster, time: Interval | None) -> tuple[str, str]:
    """What tells the event from others of the same actors: its time, else when it was first reported."""
    if time and time.start and time.end:
        return time.start.isoformat(), time.end.isoformat()
    dates = [m.published for m in c.members if m.published]
    first = min(dates).isoformat() if dates else ""
    return first, "" if first else min(m.original for m in c.members)


def _visited(a: Assertion) -> Entity | None:
    """Where a visit goes, which is where it happens."""
    is_place = a.object.type in (EntityType.PLACE, EntityType.COUNTRY)
    return a.object if is_place and a.relation.coding.relation_class == "visit" else None


def _place(places: list[Entity]) -> Entity | None:
    """The place told most often, a town before its country."""
    if not places:
        return None
    by_id = {p.id: p for p in places}
    towns = [p.id for p in places if p.type is not EntityType.COUNTRY]
    return by_id[_most(towns or [p.id for p in places])]


def _event_order(event: Event) -> tuple[str, str, str]:
    start = event.time.start if event.time else None
    end = event.time.end if event.time else None
    return start.isoformat() if start else "9999", end.isoformat() if end else "9999", event.id


def _linked(reports: list[Report], blocks: Blocks, events: list[Event]) -> dict[str, Event]:
    """The events that planned, denied ... assertions speak of."""
    homes = ((report.id, home_of(report, blocks)) for report in reports)
    return {id: events[blocks.number(home)] for id, home in homes if home is not None}
