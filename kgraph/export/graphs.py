"""Graph formats: GraphML, GEXF with a timeline, networkx node-link JSON, Cytoscape JSON. One edge a claim.

Written element by element rather than through networkx, which stamps the day of writing into GEXF and holds a second
copy of the graph; the tests read every file back with networkx.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.sax.saxutils import XMLGenerator

from kgraph.export.rows import EdgeRow, edge_rows
from kgraph.export.terms import clean
from kgraph.model import Entity, GraphData

Value = str | int | float | bool
_TYPES = {bool: "boolean", int: "int", float: "double", str: "string"}

NODE_FIELDS: dict[str, type] = {"label": str, "type": str, "country": str, "aliases": str, "claims": int}
EDGE_FIELDS: dict[str, type] = {
    "relation": str,
    "event": str,
    "event_type": str,
    "quad_class": str,
    "cameo": str,
    "goldstein": float,
    "start": str,
    "end": str,
    "status": str,
    "in_view": bool,
    "denied": bool,
    "assertions": int,
    "documents": int,
    "sources": int,
    "speakers": str,
    "quote": str,
    "document": str,
    "first_reported": str,
}


def node_values(entity: Entity, claims: int) -> dict[str, Value]:
    values = {
        "label": entity.label,
        "type": str(entity.type),
        "country": entity.country,
        "aliases": "|".join(entity.aliases) or None,
        "claims": claims,
    }
    return {k: v for k, v in values.items() if v is not None}


def edge_values(row: EdgeRow) -> dict[str, Value]:
    """The fields of an edge that are known; dates as ISO 8601."""
    found: dict[str, Value] = {}
    for name in EDGE_FIELDS:
        value = getattr(row, name)
        if value is not None:
            found[name] = value.isoformat() if isinstance(value, dt.date) else value
    return found


def write_graphml(data: GraphData, out: Path) -> list[Path]:
    path = out / "graph.graphml"
    with path.open("w", encoding="utf-8", newline="\n") as file:
        xml = _Xml(file)
        xml.open("graphml", xmlns="http://graphml.graphdrawing.org/xmlns")
        for kind, fields in (("node", NODE_FIELDS), ("edge", EDGE_FIELDS)):
            for name, type_ in fields.items():
                attributes = {"id": f"{kind[0]}_{name}", "for": kind, "attr.name": name, "attr.type": _TYPES[type_]}
                xml.empty("key", **attributes)
        xml.open("graph", id="kgraph", edgedefault="directed")
        for entity, claims in nodes(data):
            xml.open("node", id=entity.id)
            for name, value in node_values(entity, claims).items():
                xml.text("data", _plain(value), key=f"n_{name}")
            xml.close("node")
        for row in edge_rows(data):
            xml.open("edge", id=row.id, source=row.subject.id, target=row.object.id)
            for name, value in edge_values(row).items():
                xml.text("data", _plain(value), key=f"e_{name}")
            xml.close("edge")
        xml.finish()
    return [path]


def write_gexf(data: GraphData, out: Path) -> list[Path]:
    """GEXF 1.2 (what both Gephi and networkx read): edges and nodes carry ``start`` and ``end`` for the timeline."""
    path = out / "graph.gexf"
    rows = list(edge_rows(data))
    lives = _lives(rows)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        xml = _Xml(file)
        xml.open("gexf", xmlns="http://www.gexf.net/1.2draft", version="1.2")
        xml.open("graph", defaultedgetype="directed", mode="dynamic", timeformat="date")
        for kind, fields in (("node", NODE_FIELDS), ("edge", EDGE_FIELDS)):
            xml.open("attributes", **{"class": kind, "mode": "static"})
            for name, type_ in fields.items():
                if name not in ("label", "start", "end"):
                    xml.empty("attribute", id=name, title=name, type=_TYPES[type_].replace("int", "integer"))
            xml.close("attributes")
        xml.open("nodes")
        for entity, claims in nodes(data):
            start, end = lives.get(entity.id, (None, None))
            xml.open("node", id=entity.id, label=entity.label, **_life(start, end))
            _attvalues(xml, node_values(entity, claims))
            xml.close("node")
        xml.close("nodes")
        xml.open("edges")
        for row in rows:
            where = {"source": row.subject.id, "target": row.object.id, "type": "directed"}
            label = row.relation.replace("_", " ")
            life = _life(row.start, row.end)
            xml.open("edge", id=row.id, **where, label=label, weight=str(max(row.sources, 1)), **life)
            _attvalues(xml, edge_values(row))
            xml.close("edge")
        xml.finish()
    return [path]


def write_node_link(data: GraphData, out: Path) -> list[Path]:
    """``networkx.node_link_graph(json.load(file), edges="edges")`` gives the MultiDiGraph; edge keys are claim ids."""
    path = out / "graph.json"
    entities = ({"id": e.id, **node_values(e, n)} for e, n in nodes(data))
    edges = ({"source": r.subject.id, "target": r.object.id, "key": r.id, **edge_values(r)} for r in edge_rows(data))
    with path.open("w", encoding="utf-8", errors="backslashreplace") as file:
        file.write('{"directed": true, "multigraph": true, "graph": {}, "nodes": [\n')
        _lines(file, entities)
        file.write('], "edges": [\n')
        _lines(file, edges)
        file.write("]}\n")
    return [path]


def write_cytoscape(data: GraphData, out: Path) -> list[Path]:
    """Cytoscape.js JSON, as Cytoscape Desktop opens it (``.cyjs``) and ``networkx.cytoscape_graph`` reads it."""
    path = out / "graph.cyjs"
    entities = ({"data": {"id": e.id, "value": e.id, "name": e.label, **node_values(e, n)}} for e, n in nodes(data))
    edges = (
        {
            "data": {
                "id": r.id,
                "key": r.id,
                "source": r.subject.id,
                "target": r.object.id,
                "interaction": r.relation,
                **edge_values(r),
            }
        }
        for r in edge_rows(data)
    )
    with path.open("w", encoding="utf-8", errors="backslashreplace") as file:
        file.write('{"data": [], "directed": true, "multigraph": true, "elements": {"nodes": [\n')
        _lines(file, entities)
        file.write('], "edges": [\n')
        _lines(file, edges)
        file.write("]}}\n")
    return [path]


def nodes(data: GraphData) -> Iterator[tuple[Entity, int]]:
    claims: Counter[str] = Counter()
    for claim in data.claims:
        claims.update({claim.subject.id, claim.object.id})
    for entity in data.entities:
        yield entity, claims[entity.id]


def _lives(rows: list[EdgeRow]) -> dict[str, tuple[dt.date | None, dt.date | None]]:
    """The days from the first to the last dated edge of each node; a node without any has no entry."""
    days: dict[str, list[dt.date]] = {}
    for row in rows:
        known = [d for d in (row.start, row.end) if d]
        for id in (row.subject.id, row.object.id):
            days.setdefault(id, []).extend(known)
    undated = {id for r in rows if not (r.start or r.end) for id in (r.subject.id, r.object.id)}
    return {id: (min(ds), max(ds)) for id, ds in days.items() if ds and id not in undated}


def _life(start: dt.date | None, end: dt.date | None) -> dict[str, str]:
    return {k: v.isoformat() for k, v in (("start", start), ("end", end)) if v}


def _plain(value: Value) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _attvalues(xml: _Xml, values: dict[str, Value]) -> None:
    xml.open("attvalues")
    for name, value in values.items():
        if name not in ("label", "start", "end"):
            xml.empty("attvalue", **{"for": name, "value": _plain(value)})
    xml.close("attvalues")


def _lines(file: Any, items: Iterator[dict[str, Any]]) -> None:
    for i, item in enumerate(items):
        file.write(("" if i == 0 else ",\n") + json.dumps(item, ensure_ascii=False))
    file.write("\n")


class _Xml:
    """A thin writer over ``XMLGenerator``: closes what is open, cleans every string, one element a line."""

    def __init__(self, file: Any) -> None:
        self._out = XMLGenerator(file, encoding="utf-8", short_empty_elements=True)
        self._open: list[str] = []
        self._out.startDocument()

    def open(self, tag: str, /, **attributes: str) -> None:
        self._out.startElement(tag, {k: clean(v) for k, v in attributes.items()})  # type: ignore[arg-type]
        self._out.ignorableWhitespace("\n")
        self._open.append(tag)

    def close(self, tag: str) -> None:
        opened = self._open.pop()
        assert opened == tag
        self._out.endElement(tag)
        self._out.ignorableWhitespace("\n")

    def empty(self, tag: str, /, **attributes: str) -> None:
        self._out.startElement(tag, {k: clean(v) for k, v in attributes.items()})  # type: ignore[arg-type]
        self._out.endElement(tag)
        self._out.ignorableWhitespace("\n")

    def text(self, tag: str, content: str, /, **attributes: str) -> None:
        self._out.startElement(tag, {k: clean(v) for k, v in attributes.items()})  # type: ignore[arg-type]
        for i, part in enumerate(clean(content).split("\r")):
            if i:
                self._out.ignorableWhitespace("&#13;")  # written as it is; readers make a bare one a line feed
            self._out.characters(part)
        self._out.endElement(tag)
        self._out.ignorableWhitespace("\n")

    def finish(self) -> None:
        while self._open:
            self.close(self._open[-1])
        self._out.endDocument()
