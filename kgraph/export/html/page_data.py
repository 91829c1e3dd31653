"""What the page's script is given: nodes and edges as vis-network draws them, and the evidence of each claim."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from pyvis.network import Network

from kgraph.export.html.evidence import told
from kgraph.export.html.layout import positions
from kgraph.export.html.selection import Selection
from kgraph.export.html.wording import plain, relation_words, shortened, type_name
from kgraph.export.rows import EdgeRow, claim_time, representative
from kgraph.model import Assertion, Claim, Document, Entity, Event, GraphData

_LABEL = 26
"""Letters of a node's label; the rest is shown on hover and in the panel."""
_QUOTE = 1200
"""Characters of a sentence that are shown around its marks."""
_OFFICES = 12
_WIDEST = 6.0
"""Pixels of an edge."""


def page_data(data: GraphData, selection: Selection) -> dict[str, Any]:
    """The whole page as JSON-able data. No markup: the script writes every string as text."""
    claims = {claim.id: claim for claim in data.claims}
    documents = {d.id: d for d in data.documents}
    copies = {copy for copy, _ in data.reprints}
    evidence = {
        row.id: [_assertion(a) | {"docs": docs} for a, docs in told(claims[row.id], documents, copies)]
        for row in selection.rows
    }
    used = sorted({doc for statements in evidence.values() for a in statements for doc in a["docs"]})
    held = offices(data, {e.id for e in selection.entities})
    nodes, edges = drawing(selection.entities, [_drawn(row) for row in selection.rows])
    return {
        "nodes": nodes,
        "edges": edges,
        "entities": {e.id: _entity(e) | {"offices": held.get(e.id, [])} for e in selection.entities},
        "claims": {row.id: _claim(row, claims[row.id]) | {"assertions": evidence[row.id]} for row in selection.rows},
        "documents": {d: _document(documents[d]) for d in used if d in documents},
    }


def drawing(
    entities: Sequence[Entity], edges: Sequence[tuple[str, str, str, float, bool]]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """pyvis's description of nodes and edges, with places and curves of our own.

    ``entities`` are the most important first; an edge is (id, subject id, object id, weight, whether it counts as an
    event of its ends).
    """
    network = Network(directed=True)
    index = {e.id: i for i, e in enumerate(entities)}
    labels = [shortened(plain(e.label), _LABEL) for e in entities]
    places = positions(labels, [(index[a], index[b]) for _, a, b, _, _ in edges])
    events = Counter(end for _, a, b, _, counts in edges if counts for end in (a, b))
    for entity, label, (x, y) in zip(entities, labels, places, strict=True):
        size = round(5 + 2.6 * math.log2(1 + events[entity.id]), 1)
        network.add_node(entity.id, label=label, x=x, y=y, size=size, group=str(entity.type))
    parallel: dict[frozenset[str], int] = defaultdict(int)
    for id, a, b, weight, _ in edges:
        nth = parallel[frozenset((a, b))] = parallel[frozenset((a, b))] + 1
        network.add_edge(
            a, b, id=id, width=round(min(1 + 1.3 * math.log2(max(weight, 1)), _WIDEST), 1), smooth=_curve(nth, a > b)
        )
    return network.nodes, network.edges


def _drawn(row: EdgeRow) -> tuple[str, str, str, float, bool]:
    return row.id, row.subject.id, row.object.id, row.sources, row.in_view


def _curve(nth: int, backwards: bool) -> dict[str, Any]:
    """The ``nth`` edge of a pair bows further out than the one before; left and right take turns."""
    left = (nth % 2 == 0) != backwards
    return {"type": "curvedCCW" if left else "curvedCW", "roundness": round(0.06 + 0.07 * (nth // 2), 2)}


def _entity(entity: Entity) -> dict[str, Any]:
    return {
        "label": plain(entity.label),
        "type": str(entity.type),
        "kind": ", ".join(filter(None, (type_name(entity.type), entity.country))),
        "aliases": [plain(a) for a in entity.aliases],
        "wikidata": wikidata_page(entity.id),
    }


def wikidata_page(id: str) -> str | None:
    """The address of an entity's item, where it has one."""
    number = id.removeprefix("wd:Q")
    return (
        f"https://www.wikidata.org/wiki/Q{number}" if number != id and number.isascii() and number.isdigit() else None
    )


def offices(data: GraphData, wanted: set[str]) -> dict[str, list[dict[str, Any]]]:
    """Offices that the articles say these persons hold or held, by person, in the order of their dates."""
    events: dict[str, Event] = {}
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for claim in data.claims:
        if claim.relation_class != "hold_office" or not claim.in_view or claim.subject.id not in wanted:
            continue
        words = representative(claim).relation.lemma
        time = claim_time(claim, events)
        start, end = (time.start, time.end) if time else (None, None)
        office = {
            "text": f"{words.removeprefix('be ')} {plain(claim.object.label)}",
            "start": start.isoformat() if start else None,
            "end": end.isoformat() if end else None,
        }
        if office not in found[claim.subject.id]:
            found[claim.subject.id].append(office)
    return {id: sorted(o, key=lambda x: (x["start"] or "", x["text"]))[:_OFFICES] for id, o in found.items()}


def _claim(row: EdgeRow, claim: Claim) -> dict[str, Any]:
    return {
        "subject": row.subject.id,
        "relation": plain(relation_words(claim)),
        "object": row.object.id,
        "type": row.event_type,
        "quad": row.quad_class,
        "start": row.start.isoformat() if row.start else None,
        "end": row.end.isoformat() if row.end else None,
        "reported": row.first_reported.isoformat() if row.first_reported else None,
        "status": row.status,
        "view": row.in_view,
        "both": representative(claim).relation.coding.symmetric,
        "sources": row.sources,
    }


def _assertion(assertion: Assertion) -> dict[str, Any]:
    evidence, time = assertion.evidence, assertion.time
    base = evidence.span.start
    spans = (("subject", evidence.subject), ("relation", evidence.relation), ("object", evidence.object))
    # a sentence of unusual length is cut to what stands around its marks
    first = min(span.start for _, span in spans) - base
    cut = max(0, first - _QUOTE // 4) if len(evidence.quote) > _QUOTE else 0
    return {
        "quote": evidence.quote[cut : cut + _QUOTE],
        "marks": {role: [span.start - base - cut, span.end - base - cut] for role, span in spans},
        "speakers": [plain(s.label) for s in assertion.speakers],
        "polarity": str(assertion.polarity),
        "modality": str(assertion.modality),
        "zone": str(assertion.zone),
        "start": time.start.isoformat() if time and time.start else None,
        "end": time.end.isoformat() if time and time.end else None,
    }


def _document(document: Document) -> dict[str, Any]:
    return {
        "name": document.name,
        "title": plain(document.title or document.name),
        "date": document.published.isoformat() if document.published else None,
        "publisher": document.publisher,
        "url": web_address(document.url),
    }


def web_address(url: str | None) -> str | None:
    """``url`` where it is a web address; ``javascript:`` and other schemes are not shown as links."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None
