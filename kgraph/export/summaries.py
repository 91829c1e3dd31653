"""What questions about the whole graph would else have to count each time: a part of ``kg:claims``.

None of it says anything that claims, events and assertions do not say; it makes the time of an answer depend on what is
asked for and not on how large the graph is.
"""

from __future__ import annotations

import datetime as dt
import heapq
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import Literal, NamedNode, Quad

from kgraph.export import terms as t
from kgraph.export.rows import EdgeRow
from kgraph.model import Entity, Event, EventType, GraphData, QuadClass, content_hash
from kgraph.namespaces import XSD

CLAIMS = t.kg("claims")
TIES = 50
"""Strongest ties of an entity that are marked: those that searches for paths go by."""
FOREMOST = 200
"""Of what there may be any number of, how many are marked: as many as a canned query shows."""
_TYPE = t.term("rdf", "type")
_COUNTERS = {
    QuadClass.VERBAL_COOPERATION: t.kg("verbalCooperation"),
    QuadClass.MATERIAL_COOPERATION: t.kg("materialCooperation"),
    QuadClass.VERBAL_CONFLICT: t.kg("verbalConflict"),
    QuadClass.MATERIAL_CONFLICT: t.kg("materialConflict"),
}
_LONGEST = 31
"""Days that an event's time may span to count in a month."""


def summaries(data: GraphData, rows: list[EdgeRow], reported: Mapping[str, dt.date]) -> Iterator[Quad]:
    """``reported``: assertion id -> day when its document was published, where that is known."""
    yield from _calendar(rows)
    yield from _pairs(rows)
    yield from _newest(data, reported)
    yield from _meetings(rows)
    yield from _sanctions(rows)
    yield from _dyads(data, reported)
    yield from _voices(data)


def pair(one: Entity, other: Entity) -> NamedNode:
    """The node of two entities without direction: by it a query finds all that links them without a search."""
    return t.node("pair", content_hash(*sorted({one.id, other.id})))


def _marked(of: NamedNode, property: str, kind: str, ranked: Iterable[tuple[int, str]]) -> Iterator[Quad]:
    """The first of the nodes of a kind, ranked by number and key, as values of a property."""
    for _, key in heapq.nsmallest(FOREMOST, ranked):
        yield Quad(of, t.kg(property), t.node(kind, key), CLAIMS)


def _calendar(rows: list[EdgeRow]) -> Iterator[Quad]:
    """The days that claims have, so that a query for some days need not look at all claims."""
    for day in sorted({day for row in rows for day in (row.day, row.first_reported) if day}):
        yield Quad(t.kg("calendar"), t.term("dcterms", "date"), t.date(day), CLAIMS)
    news: dict[dt.date, list[tuple[int, str]]] = defaultdict(list)
    for row in rows:
        if row.in_view and row.first_reported:
            news[row.first_reported].append((-row.sources, row.id))
    for day, claims in sorted(news.items()):
        node = t.node("day", day.isoformat())
        yield Quad(node, _TYPE, t.kg("Day"), CLAIMS)
        yield Quad(node, t.term("dcterms", "date"), t.date(day), CLAIMS)
        yield from _marked(node, "news", "claim", claims)


def _pairs(rows: list[EdgeRow]) -> Iterator[Quad]:
    claims: Counter[NamedNode] = Counter()
    members: dict[NamedNode, tuple[str, ...]] = {}
    reported: dict[NamedNode, dt.date] = {}
    for row in rows:
        node = pair(row.subject, row.object)
        members.setdefault(node, tuple(sorted({row.subject.id, row.object.id})))
        claims[node] += row.in_view
        if row.first_reported:
            reported[node] = min(row.first_reported, reported.get(node, row.first_reported))
    ties: dict[str, list[NamedNode]] = defaultdict(list)
    for node, ids in members.items():
        yield Quad(node, _TYPE, t.kg("Pair"), CLAIMS)
        for id in ids:
            yield Quad(node, t.kg("member"), t.entity(id), CLAIMS)
            if claims[node] and len(ids) == 2:
                ties[id].append(node)
        yield Quad(node, t.kg("claimCount"), Literal(claims[node]), CLAIMS)
        if node in reported:
            yield Quad(node, t.kg("firstReported"), t.date(reported[node]), CLAIMS)
    for id in sorted(ties):
        for node in sorted(ties[id], key=lambda n: (-claims[n], n.value))[:TIES]:
            yield Quad(t.entity(id), t.kg("strongTie"), node, CLAIMS)


def _newest(data: GraphData, reported: Mapping[str, dt.date]) -> Iterator[Quad]:
    """For each pair what was reported last, in whatever stance."""
    told: dict[NamedNode, list[tuple[int, str]]] = defaultdict(list)
    for claim in data.claims:
        told[pair(claim.subject, claim.object)] += (
            (-reported.get(a.id, dt.date.min).toordinal(), a.id) for a in claim.assertions
        )
    for node, assertions in told.items():
        yield from _marked(node, "newest", "assertion", assertions)


def _meetings(rows: list[EdgeRow]) -> Iterator[Quad]:
    """For each entity its latest meetings."""
    met: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for row in rows:
        if row.meeting and row.day:
            for id in sorted({row.subject.id, row.object.id}):
                met[id].append((-row.day.toordinal(), row.id))
    for who in sorted(met):
        yield from _marked(t.entity(who), "meeting", "claim", met[who])


def _sanctions(rows: list[EdgeRow]) -> Iterator[Quad]:
    """Who has imposed sanctions on whom, and whether they have been lifted, by the claims of the view."""
    imposed: dict[tuple[str, str], list[EdgeRow]] = defaultdict(list)
    lifted: dict[tuple[str, str], list[EdgeRow]] = defaultdict(list)
    for row in rows:
        if row.in_view and row.relation in ("impose_sanctions", "lift_sanctions"):
            (imposed if row.relation == "impose_sanctions" else lifted)[row.subject.id, row.object.id].append(row)
    ranked: list[tuple[int, str]] = []
    for (imposer, target), claims in sorted(imposed.items()):
        key = content_hash(imposer, target)
        ranked.append((-len(claims), key))
        node = t.node("sanctions", key)
        yield Quad(node, _TYPE, t.kg("Sanctions"), CLAIMS)
        yield Quad(node, t.kg("imposer"), t.entity(imposer), CLAIMS)
        yield Quad(node, t.kg("sanctioned"), t.entity(target), CLAIMS)
        yield Quad(node, t.kg("imposedCount"), Literal(len(claims)), CLAIMS)
        days = [row.day for row in claims if row.day]
        ends = [row.day for row in lifted[imposer, target] if row.day]
        if days:
            yield Quad(node, t.kg("firstImposed"), t.date(min(days)), CLAIMS)
            yield Quad(node, t.kg("lastImposed"), t.date(max(days)), CLAIMS)
        if ends:
            yield Quad(node, t.kg("firstLifted"), t.date(min(ends)), CLAIMS)
    yield from _marked(t.relation("impose_sanctions"), "foremost", "sanctions", ranked)


def _dyads(data: GraphData, reported: Mapping[str, dt.date]) -> Iterator[Quad]:
    """Events between the actors of two countries by month and quad class."""
    counts: dict[tuple[str, str, str], Counter[QuadClass]] = defaultdict(Counter)
    for event in data.events:
        countries = sorted(c for c in (event.source.country, event.target.country) if c)
        day = _day(event, reported)
        if day and len(set(countries)) == 2:
            counts[countries[0], countries[1], day.isoformat()[:7]][event.type.quad_class] += 1
    for (a, b, month), found in sorted(counts.items()):
        node = t.node("dyad", f"{a}-{b}-{month}")
        yield Quad(node, _TYPE, t.kg("DyadMonth"), CLAIMS)
        for country in (a, b):
            yield Quad(node, t.kg("between"), t.text(country), CLAIMS)
        yield Quad(node, t.kg("month"), Literal(month, datatype=NamedNode(XSD + "gYearMonth")), CLAIMS)
        for quad_class, property in _COUNTERS.items():
            yield Quad(node, property, Literal(found[quad_class]), CLAIMS)


def _day(event: Event, reported: Mapping[str, dt.date]) -> dt.date | None:
    """The day by which an event counts in a month: that of its first report where no text tells it."""
    if event.time is None or event.time.start is None:
        return min((reported[a] for a in event.assertions if a in reported), default=None)
    start, end = event.time.start, event.time.end
    return start if end is None or (end - start).days < _LONGEST else None


def _voices(data: GraphData) -> Iterator[Quad]:
    """For each actor and event type the assertions that it voices: as their speaker, or by doing it itself."""
    told: dict[tuple[str, EventType], list[set[str]]] = defaultdict(lambda: [set(), set()])
    for claim in data.claims:
        for a in claim.assertions:
            kind = a.relation.coding.event_type
            if kind is None:
                continue
            voices = {a.speaker.id} if a.speaker else set()
            if a.in_view:
                voices.add(a.subject.id)
            for voice in voices:
                assertions, about = told[voice, kind]
                assertions.add(a.id)
                about.add(a.object.id)
    ranks: dict[EventType, list[tuple[int, str]]] = defaultdict(list)
    for (voice, kind), (statements, about) in sorted(told.items()):
        key = f"{voice}-{kind}"
        ranks[kind].append((-len(statements), key))
        node = t.node("voice", key)
        yield Quad(node, _TYPE, t.kg("Voice"), CLAIMS)
        yield Quad(node, t.kg("voiceOf"), t.entity(voice), CLAIMS)
        yield Quad(node, t.kg("ofType"), t.kg(str(kind)), CLAIMS)
        yield Quad(node, t.kg("statementCount"), Literal(len(statements)), CLAIMS)
        yield Quad(node, t.kg("aboutCount"), Literal(len(about)), CLAIMS)
    for kind, ranked in sorted(ranks.items()):
        yield from _marked(t.kg(str(kind)), "foremost", "voice", ranked)
