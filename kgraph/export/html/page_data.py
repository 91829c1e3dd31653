"""What the page's script is given: nodes and edges as vis-network draws them, and the evidence of each claim."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from typing import Any
from urllib.parse import urlsplit

from pyvis.network import Network

from kgraph.export.html.layout import positions
from kgraph.export.html.selection import Selection
from kgraph.export.rows import EdgeRow
from kgraph.model import Assertion, Document, Entity, GraphData

_LABEL = 26
"""Letters of a node's label; the rest is shown on hover and in the panel."""
_QUOTE = 1200
"""Characters of a sentence that are shown around its marks."""


def page_data(data: GraphData, selection: Selection) -> dict[str, Any]:
    """The whole page as JSON-able data. No markup: the script writes every string as text."""
    claims = {claim.id: claim for claim in data.claims}
    documents = {d.id: d for d in data.documents}
    network = _network(selection)
    evidence = {row.id: [_assertion(a) for a in claims[row.id].assertions] for row in selection.rows}
    used = sorted({a["doc"] for shown in evidence.values() for a in shown})
    return {
        "nodes": network.nodes,
        "edges": network.edges,
        "entities": {e.id: _entity(e) for e in selection.entities},
        "claims": {row.id: _claim(row) | {"assertions": evidence[row.id]} for row in selection.rows},
        "documents": {d: _document(documents[d]) for d in used if d in documents},
        "totals": {
            "documents": len(data.documents),
            "claims": len(data.claims),
            "events": len(data.events),
            "omitted_claims": selection.omitted_claims,
            "omitted_entities": selection.omitted_entities,
        },
    }


def _network(selection: Selection) -> Network:
    """pyvis's description of nodes and edges, with places and curves of our own."""
    network = Network(directed=True)
    places = positions(selection.entities, selection.rows)
    events = Counter(e for row in selection.rows if row.in_view for e in (row.subject.id, row.object.id))
    for entity in selection.entities:
        x, y = places[entity.id]
        size = 10 + 6 * math.log2(1 + events[entity.id])
        network.add_node(entity.id, label=_short(entity.label), x=x, y=y, size=round(size, 1), group=str(entity.type))
    parallel: dict[frozenset[str], int] = defaultdict(int)
    for row in selection.rows:
        pair = frozenset((row.subject.id, row.object.id))
        parallel[pair] += 1
        network.add_edge(
            row.subject.id,
            row.object.id,
            id=row.id,
            width=round(1 + 1.6 * math.log2(row.sources), 1),
            smooth=_curve(parallel[pair], row.subject.id > row.object.id),
        )
    return network


def _curve(nth: int, backwards: bool) -> dict[str, Any]:
    """The ``nth`` edge of a pair bows further out than the one before; left and right take turns."""
    left = (nth % 2 == 0) != backwards
    return {"type": "curvedCCW" if left else "curvedCW", "roundness": round(0.08 + 0.09 * (nth // 2), 2)}


def _entity(entity: Entity) -> dict[str, Any]:
    wikidata = f"https://www.wikidata.org/wiki/{entity.id[3:]}" if entity.id.startswith("wd:Q") else None
    return {
        "label": entity.label,
        "type": str(entity.type),
        "country": entity.country,
        "aliases": list(entity.aliases),
        "wikidata": wikidata,
    }


def _claim(row: EdgeRow) -> dict[str, Any]:
    return {
        "subject": row.subject.id,
        "relation": row.relation.replace("_", " "),
        "object": row.object.id,
        "type": row.event_type,
        "quad": row.quad_class,
        "start": row.start.isoformat() if row.start else None,
        "end": row.end.isoformat() if row.end else None,
        "status": row.status,
        "view": row.in_view,
        "sources": row.sources,
    }


def _assertion(assertion: Assertion) -> dict[str, Any]:
    evidence = assertion.evidence
    base = evidence.span.start
    time = assertion.time
    return {
        "quote": evidence.quote[:_QUOTE],
        "marks": {
            role: [span.start - base, span.end - base]
            for role, span in (
                ("subject", evidence.subject),
                ("relation", evidence.relation),
                ("object", evidence.object),
            )
        },
        "doc": assertion.doc,
        "speakers": [s.label for s in assertion.speakers],
        "polarity": str(assertion.polarity),
        "modality": str(assertion.modality),
        "zone": str(assertion.zone),
        "start": time.start.isoformat() if time and time.start else None,
        "end": time.end.isoformat() if time and time.end else None,
    }


def _document(document: Document) -> dict[str, Any]:
    return {
        "name": document.name,
        "title": document.title or document.name,
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


def _short(label: str) -> str:
    return label if len(label) <= _LABEL else f"{label[: _LABEL - 1].rstrip()}…"
