"""The graph as RDF quads, one after another: nothing is held but the input.

Order: entities, definitions of the relation properties, the view (these in the default graph); then ``kg:claims`` with
summaries, claims and events; then one graph a document with the article, its assertions and their evidence.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Triple

from kgraph.export import terms as t
from kgraph.export.ontology import relation_classes
from kgraph.export.rows import EdgeRow, edge_rows
from kgraph.export.summaries import CLAIMS, pair, summaries
from kgraph.model import Assertion, Document, Entity, EntityType, Event, GraphData
from kgraph.namespaces import KG

Subject = NamedNode
Object = NamedNode | Literal | Triple
Pair = tuple[NamedNode, Object]

_TYPE = t.term("rdf", "type")
_LABEL = t.term("rdfs", "label")
_PAIR, _REIFIES = t.kg("pair"), t.term("rdf", "reifies")
_PARTS = {t.kg(part): part for part in ("subject", "relation", "object")}
_DEFAULT = DefaultGraph()

_CLASSES: dict[EntityType, tuple[NamedNode, ...]] = {
    EntityType.PERSON: (t.kg("Person"), t.term("schema", "Person")),
    EntityType.COUNTRY: (t.kg("Country"), t.term("schema", "Country")),
    EntityType.IGO: (t.kg("IntergovernmentalOrganisation"), t.term("schema", "Organization")),
    EntityType.GOVERNMENT_BODY: (t.kg("GovernmentBody"), t.term("schema", "GovernmentOrganization")),
    EntityType.ARMED_GROUP: (t.kg("ArmedGroup"), t.term("schema", "Organization")),
    EntityType.ORGANISATION: (t.kg("Organisation"), t.term("schema", "Organization")),
    EntityType.MEDIA: (t.kg("Media"), t.term("schema", "NewsMediaOrganization")),
    EntityType.PLACE: (t.kg("Place"), t.term("schema", "Place")),
    EntityType.INSTRUMENT: (t.kg("Instrument"), t.term("schema", "CreativeWork")),
    EntityType.OTHER: (t.kg("Thing"), t.term("schema", "Thing")),
}


def concept(value: str) -> NamedNode:
    """The individual of a closed vocabulary: ``verbal cooperation`` -> ``kg:VerbalCooperation``."""
    return t.kg("".join(word.capitalize() for word in value.split()))


def quads(data: GraphData) -> Iterator[Quad]:
    """All quads of ``data``."""
    rows = list(edge_rows(data))
    for entity in data.entities:
        yield from _quads(t.entity(entity.id), _entity(entity), _DEFAULT)
    symmetric = {c.relation_class for c in data.claims if c.assertions[0].relation.coding.symmetric}
    for relation_class in sorted({c.relation_class for c in data.claims}):
        definition = _definition(relation_class, relation_class in symmetric)
        yield from _quads(t.relation(relation_class), definition, _DEFAULT)
    yield from _view(rows, symmetric)
    reported = _first_reported(data)
    yield from summaries(data, rows, reported)
    for row, claim in zip(rows, data.claims, strict=True):
        yield from _quads(t.node("claim", claim.id), _claim(row, [a.id for a in claim.assertions]), CLAIMS)
    for event in data.events:
        yield from _quads(t.node("event", event.id), _event(event, reported), CLAIMS)
    yield from _documents(data)


def reified(source: Iterable[Quad]) -> Iterator[Quad]:
    """The quads of ``source`` with the triple that each claim reifies (RDF 1.2); those of a claim are together."""
    said: dict[str, Any] = {}
    for quad in source:
        yield quad
        if quad.graph_name == CLAIMS and quad.predicate in _PARTS:
            said[_PARTS[quad.predicate]] = quad.object
        elif quad.graph_name == CLAIMS and quad.predicate == _PAIR:
            yield Quad(quad.subject, _REIFIES, Triple(said["subject"], said["relation"], said["object"]), CLAIMS)


def _quads(subject: Subject, pairs: Iterator[Pair], graph: NamedNode | DefaultGraph) -> Iterator[Quad]:
    for predicate, object_ in pairs:
        yield Quad(subject, predicate, object_, graph)


def _entity(entity: Entity) -> Iterator[Pair]:
    for kind in _CLASSES[entity.type]:
        yield _TYPE, kind
    yield t.term("skos", "prefLabel"), t.text(entity.label)
    yield _LABEL, t.text(entity.label)
    for alias in sorted({t.clean(a) for a in entity.aliases} - {t.clean(entity.label)}):
        yield t.term("skos", "altLabel"), Literal(alias)
    if entity.country:
        yield t.kg("country"), t.text(entity.country)


def _definition(relation_class: str, symmetric: bool) -> Iterator[Pair]:
    yield _TYPE, t.term("owl", "ObjectProperty")
    yield _TYPE, t.kg("Relation")
    if symmetric:
        yield _TYPE, t.term("owl", "SymmetricProperty")
    yield _LABEL, t.text(relation_class.replace("_", " "))
    known = relation_classes().get(relation_class)
    if known:
        yield t.term("rdfs", "comment"), t.text(known.comment)
        if known.event_type:
            yield t.kg("eventType"), t.kg(str(known.event_type))
    yield t.term("rdfs", "isDefinedBy"), NamedNode(KG)


def _view(rows: list[EdgeRow], symmetric: set[str]) -> Iterator[Quad]:
    """One plain triple for each pair that some source puts in the relation; both ways where it has no direction."""
    seen: set[tuple[str, str, str]] = set()
    for row in rows:
        if not row.in_view:
            continue
        ways = [(row.subject.id, row.relation, row.object.id)]
        if row.relation in symmetric:
            ways.append((row.object.id, row.relation, row.subject.id))
        for way in ways:
            if way not in seen:
                seen.add(way)
                yield Quad(t.entity(way[0]), t.relation(way[1]), t.entity(way[2]), _DEFAULT)


def _claim(row: EdgeRow, assertions: list[str]) -> Iterator[Pair]:
    subject, relation, object_ = t.entity(row.subject.id), t.relation(row.relation), t.entity(row.object.id)
    yield _TYPE, t.kg("Claim")
    yield _LABEL, t.text(f"{row.subject.label} – {row.relation.replace('_', ' ')} – {row.object.label}")
    yield t.kg("subject"), subject
    yield t.kg("relation"), relation
    yield t.kg("object"), object_
    yield t.kg("pair"), pair(row.subject, row.object)
    if row.event:
        yield t.kg("event"), t.node("event", row.event)
    if row.event_type:
        yield t.kg("eventType"), t.kg(row.event_type)
    yield t.kg("inView"), Literal(row.in_view)
    yield from _days(row.start, row.end)
    if row.day:
        yield t.kg("day"), t.date(row.day)
        if row.meeting:
            yield t.kg("metOn"), t.date(row.day)
    if row.first_reported and row.last_reported:
        yield t.kg("firstReported"), t.date(row.first_reported)
        yield t.kg("lastReported"), t.date(row.last_reported)
    yield t.kg("assertionCount"), Literal(row.assertions)
    yield t.kg("documentCount"), Literal(row.documents)
    yield t.kg("sourceCount"), Literal(row.sources)
    for id in assertions:
        yield t.term("gaf", "denotedBy"), t.node("assertion", id)


def _first_reported(data: GraphData) -> dict[str, dt.date]:
    """Assertion id -> publication date of its document, where that is known."""
    published = {d.id: d.published for d in data.documents if d.published}
    return {a.id: published[a.doc] for c in data.claims for a in c.assertions if a.doc in published}


def _event(event: Event, reported: dict[str, dt.date]) -> Iterator[Pair]:
    source, target = t.entity(event.source.id), t.entity(event.target.id)
    yield _TYPE, t.kg("Event")
    yield _TYPE, t.term("sem", "Event")
    yield _LABEL, t.text(f"{event.type}: {event.source.label} – {event.target.label}")
    yield t.term("sem", "eventType"), t.kg(str(event.type))
    yield t.kg("eventType"), t.kg(str(event.type))
    yield t.kg("quadClass"), concept(str(event.type.quad_class))
    if event.mode:
        yield t.kg("mode"), t.text(event.mode)
    yield t.kg("source"), source
    yield t.kg("target"), target
    for actor in (source, target) if source != target else (source,):
        yield t.term("sem", "hasActor"), actor
    if event.place:
        yield t.term("sem", "hasPlace"), t.entity(event.place.id)
    if event.time:
        yield from _days(event.time.start, event.time.end)
        if event.time.start:
            yield t.term("sem", "hasEarliestBeginTimeStamp"), t.date(event.time.start)
        if event.time.end:
            yield t.term("sem", "hasLatestEndTimeStamp"), t.date(event.time.end)
        yield t.kg("precision"), t.text(str(event.time.precision))
    days = [reported[a] for a in event.assertions if a in reported]
    if days:
        yield t.kg("firstReported"), t.date(min(days))
    yield t.kg("assertionCount"), Literal(len(event.assertions))
    for id in event.assertions:
        yield t.term("gaf", "denotedBy"), t.node("assertion", id)


def _days(start: dt.date | None, end: dt.date | None) -> Iterator[Pair]:
    if start:
        yield t.kg("start"), t.date(start)
    if end:
        yield t.kg("end"), t.date(end)


def _documents(data: GraphData) -> Iterator[Quad]:
    told: dict[str, list[tuple[str, Assertion]]] = defaultdict(list)
    for claim in data.claims:
        for assertion in claim.assertions:
            told[assertion.doc].append((claim.id, assertion))
    originals = dict(data.reprints)
    for document in data.documents:
        graph, article = t.node("graph", document.id), t.node("document", document.id)
        yield from _quads(graph, _graph(article), graph)
        yield from _quads(article, _article(document, originals.get(document.id)), graph)
        if document.publisher:
            agent = t.node("publisher", document.publisher)
            yield Quad(agent, _TYPE, t.term("schema", "Organization"), graph)
            yield Quad(agent, t.term("schema", "name"), t.text(document.publisher), graph)
        for id, assertion in sorted(told[document.id], key=lambda p: (p[1].evidence.span, p[1].id, p[0])):
            yield from _assertion(assertion, id, article, graph)


def _graph(article: NamedNode) -> Iterator[Pair]:
    yield _TYPE, t.kg("DocumentGraph")
    yield t.term("prov", "wasDerivedFrom"), article


def _article(document: Document, original: str | None) -> Iterator[Pair]:
    yield _TYPE, t.term("schema", "NewsArticle")
    yield _TYPE, t.term("prov", "Entity")
    yield t.term("dcterms", "identifier"), t.text(document.name)
    if document.title:
        yield t.term("schema", "headline"), t.text(document.title)
    if document.published:
        yield t.term("schema", "datePublished"), t.date(document.published)
    if document.publisher:
        yield t.term("schema", "publisher"), t.node("publisher", document.publisher)
    if document.lang:
        yield t.term("schema", "inLanguage"), t.text(document.lang)
    address = t.web_address(document.url)
    if address:
        yield t.term("schema", "url"), address
    if original:
        yield t.kg("reprintOf"), t.node("document", original)


def _assertion(a: Assertion, claim: str, article: NamedNode, graph: NamedNode) -> Iterator[Quad]:
    id = a.id

    def part(name: str) -> NamedNode:
        return t.node("assertion", id, name)

    subject, evidence = t.node("assertion", id), a.evidence
    target, attribution = part("target"), part("attribution")
    parts: list[tuple[NamedNode, Iterator[Pair]]] = [
        (subject, _stated(a, claim, article, target, attribution)),
        (target, _target(article, part)),
        (part("quote"), _quote(evidence.quote)),
        (part("position"), _position(evidence.span)),
        (part("subject"), _position(evidence.subject)),
        (part("relation"), _position(evidence.relation)),
        (part("object"), _position(evidence.object)),
        (attribution, _attribution(a, article)),
    ]
    for node, pairs in parts:
        yield from _quads(node, pairs, graph)
    for level, speaker in enumerate(a.speakers[:-1]):
        outer = part(f"attribution-{level}")
        yield Quad(subject, t.term("grasp", "hasAttribution"), outer, graph)
        yield Quad(outer, _TYPE, t.term("grasp", "Attribution"), graph)
        yield Quad(outer, t.term("grasp", "wasAttributedTo"), t.entity(speaker.id), graph)
        yield Quad(outer, t.kg("attributionLevel"), Literal(level), graph)


def _stated(a: Assertion, claim: str, article: NamedNode, target: NamedNode, attribution: NamedNode) -> Iterator[Pair]:
    coding = a.relation.coding
    yield _TYPE, t.kg("Assertion")
    yield _TYPE, t.term("oa", "Annotation")
    yield t.term("oa", "hasBody"), t.node("claim", claim)
    yield t.term("oa", "hasTarget"), target
    yield t.kg("claim"), t.node("claim", claim)
    yield t.kg("subject"), t.entity(a.subject.id)
    yield t.kg("relation"), t.relation(coding.relation_class)
    yield t.kg("object"), t.entity(a.object.id)
    yield t.kg("lemma"), t.text(a.relation.lemma)
    yield t.kg("phrase"), t.text(a.relation.phrase)
    yield t.kg("polarity"), concept(str(a.polarity))
    yield t.kg("modality"), concept(str(a.modality))
    if a.speaker:
        yield t.kg("speaker"), t.entity(a.speaker.id)
    yield t.term("grasp", "hasAttribution"), attribution
    if coding.event_type:
        yield t.kg("eventType"), t.kg(str(coding.event_type))
    if coding.cameo:
        yield t.kg("cameo"), t.text(coding.cameo)
    if coding.goldstein is not None:
        yield t.kg("goldstein"), t.decimal(coding.goldstein)
    if a.time:
        yield from _days(a.time.start, a.time.end)
        yield t.kg("precision"), t.text(str(a.time.precision))
    if a.place:
        yield t.kg("place"), t.entity(a.place.id)
    yield t.kg("zone"), t.text(str(a.zone))
    if a.rule:
        yield t.kg("rule"), t.text(a.rule)
    yield t.kg("confidence"), t.decimal(a.confidence)
    yield t.term("prov", "wasDerivedFrom"), article


def _target(article: NamedNode, part: Callable[[str], NamedNode]) -> Iterator[Pair]:
    yield _TYPE, t.term("oa", "SpecificResource")
    yield t.term("oa", "hasSource"), article
    yield t.term("oa", "hasSelector"), part("quote")
    yield t.term("oa", "hasSelector"), part("position")
    for name in ("subject", "relation", "object"):
        yield t.kg(f"{name}Selector"), part(name)


def _quote(exact: str) -> Iterator[Pair]:
    yield _TYPE, t.term("oa", "TextQuoteSelector")
    yield t.term("oa", "exact"), t.text(exact)


def _position(span: tuple[int, int]) -> Iterator[Pair]:
    yield _TYPE, t.term("oa", "TextPositionSelector")
    yield t.term("oa", "start"), Literal(span[0])
    yield t.term("oa", "end"), Literal(span[1])


def _attribution(a: Assertion, article: NamedNode) -> Iterator[Pair]:
    """GRaSP: who vouches. Without a speaker it is the article itself."""
    yield _TYPE, t.term("grasp", "Attribution")
    yield t.term("grasp", "wasAttributedTo"), t.entity(a.speaker.id) if a.speaker else article
    yield t.term("rdf", "value"), concept(str(a.polarity))
    yield t.term("rdf", "value"), concept(str(a.modality))
    if a.speaker:
        yield t.kg("attributionLevel"), Literal(len(a.speakers) - 1)
