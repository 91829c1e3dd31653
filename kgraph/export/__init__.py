"""The graph as files. Every format is one writer; nothing is written that depends on clock, place or hash order.

A writer is ``write(data: GraphData, out: Path) -> list[Path]``: it writes into the folder ``out`` (which exists) and
returns what it wrote. The table below names each by module and function, so that a format costs nothing until it is
asked for.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from pathlib import Path

from kgraph.errors import NotFoundError, OutputError
from kgraph.model import GraphData

Writer = Callable[[GraphData, Path], list[Path]]

FORMATS: dict[str, str] = {
    "ttl": "kgraph.export.rdf:write_turtle",
    "trig": "kgraph.export.rdf:write_trig",
    "nq": "kgraph.export.rdf:write_nquads",
    "jsonld": "kgraph.export.rdf:write_jsonld",
    "rdfxml": "kgraph.export.rdf:write_rdfxml",
    "trig12": "kgraph.export.rdf:write_trig12",
    "nq12": "kgraph.export.rdf:write_nquads12",
    "void": "kgraph.export.void:write_void",
    "graphml": "kgraph.export.graphs:write_graphml",
    "gexf": "kgraph.export.graphs:write_gexf",
    "json": "kgraph.export.graphs:write_node_link",
    "cytoscape": "kgraph.export.graphs:write_cytoscape",
    "csv": "kgraph.export.tables:write_csv",
    "jsonl": "kgraph.export.tables:write_jsonl",
    "neo4j": "kgraph.export.neo4j:write_neo4j",
    "ftm": "kgraph.export.ftm:write_ftm",
    "nanopub": "kgraph.export.nanopub:write_nanopubs",
    "events": "kgraph.export.events:write_events",
    "gdelt": "kgraph.export.events:write_gdelt",
    "html": "kgraph.export.html:write_html",
}
"""Format name -> ``module:function``."""

BUILD_FORMATS = ("ttl", "trig", "nq", "jsonld", "graphml", "gexf", "json", "csv", "jsonl", "void")
"""What every build writes beside the HTML page."""


def writer(name: str) -> Writer:
    """The writer of a format; :class:`NotFoundError` names the known ones."""
    if name not in FORMATS:
        raise NotFoundError(f"unknown export format {name!r}; known: {', '.join(sorted(FORMATS))}")
    module, function = FORMATS[name].split(":")
    found: Writer = getattr(importlib.import_module(module), function)
    return found


def export(data: GraphData, out: Path, formats: Sequence[str] = BUILD_FORMATS) -> list[Path]:
    """Write ``data`` to the folder ``out`` in each of ``formats``; the paths written, in that order."""
    writers = [writer(name) for name in formats]
    try:
        out.mkdir(parents=True, exist_ok=True)
        return [path for write in writers for path in write(data, out)]
    except OSError as error:
        raise OutputError(f"cannot write to {out}: {error.strerror or error}") from error
