"""Nanopublications (https://nanopub.net/guidelines): one a claim of the view, in TriG.

Each has four graphs: head, assertion (the one triple), provenance (the sentences that say it, and the articles) and
publication info. Nothing is dated by the clock: the date of a nanopublication is that of its newest article.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import NamedNode, Quad, RdfFormat

from kgraph.export import terms as t
from kgraph.export.rdf import write_stream
from kgraph.model import Claim, Document, GraphData
from kgraph.namespaces import BASE

_TYPE = t.term("rdf", "type")


def write_nanopubs(data: GraphData, out: Path) -> list[Path]:
    path = out / "nanopubs.trig"
    documents = {d.id: d for d in data.documents}
    with path.open("wb", buffering=1 << 20) as file:
        found = (quad for claim in data.claims if claim.in_view for quad in nanopub(claim, documents))
        write_stream(found, file, RdfFormat.TRIG)
    return [path]


def nanopub(claim: Claim, documents: dict[str, Document]) -> Iterator[Quad]:
    """The quads of one claim; ``documents`` by id, for the date."""

    def part(name: str) -> NamedNode:
        return t.node("nanopub", claim.id, name)

    pub, head = t.node("nanopub", claim.id), part("head")
    assertion, provenance, info = part("assertion"), part("provenance"), part("pubinfo")
    yield Quad(pub, _TYPE, t.term("np", "Nanopublication"), head)
    yield Quad(pub, t.term("np", "hasAssertion"), assertion, head)
    yield Quad(pub, t.term("np", "hasProvenance"), provenance, head)
    yield Quad(pub, t.term("np", "hasPublicationInfo"), info, head)
    subject, relation = t.entity(claim.subject.id), t.relation(claim.relation_class)
    yield Quad(subject, relation, t.entity(claim.object.id), assertion)
    yield Quad(assertion, t.kg("claim"), t.node("claim", claim.id), provenance)
    stated = sorted((a for a in claim.assertions if a.in_view), key=lambda a: (a.doc, a.evidence.span, a.id))
    for a in stated:
        yield Quad(assertion, t.term("prov", "wasDerivedFrom"), t.node("assertion", a.id), provenance)
    for a in stated:
        node = t.node("assertion", a.id)
        yield Quad(node, t.term("prov", "value"), t.text(a.evidence.quote), provenance)
        yield Quad(node, t.term("prov", "wasDerivedFrom"), t.node("document", a.doc), provenance)
        if a.speaker:
            yield Quad(node, t.term("prov", "wasAttributedTo"), t.entity(a.speaker.id), provenance)
    dates = [d.published for a in stated if (d := documents.get(a.doc)) and d.published]
    if dates:
        yield Quad(pub, t.term("dcterms", "created"), t.date(max(dates)), info)
    yield Quad(pub, t.term("prov", "wasAttributedTo"), NamedNode(BASE + "software"), info)
    yield Quad(
        pub, t.term("rdfs", "label"), t.text(f"{claim.subject.label} {claim.relation_class} {claim.object.label}"), info
    )
