"""The graph as files. Every format is one writer; nothing is written that depends on clock, place or hash order.

A writer is ``write(data: GraphData, out: Path) -> list[Path]``: it writes into the folder ``out`` (which exists) and
returns what it wrote. The table below names each by module and function, so that a format costs nothing until it is
asked for.
"""

from __future__ import annotations

import importlib
import shutil
import tempfile
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
    return lambda data, out: replacing(lambda folder: found(data, folder), out)


def convert(nquads: Path, out: Path, format: str) -> list[Path]:
    """The RDF file ``format`` (ttl, trig, nq, jsonld, rdfxml, trig12, nq12) from a built ``graph.nq``: same bytes as
    from the graph itself, in memory that does not grow with it."""
    rdf = importlib.import_module("kgraph.export.rdf")
    return replacing(lambda folder: [rdf.write_rdf(rdf.read_nquads(nquads), folder, format)], out)


def replacing(write: Callable[[Path], list[Path]], out: Path) -> list[Path]:
    """Let ``write`` fill a folder beside the goal, then move what it wrote to ``out``, file by file.

    A reader never sees half a file, and a link of that name (the folder of a build has links into its published
    version) is replaced, not written through.
    """
    with tempfile.TemporaryDirectory(prefix=".exporting-", dir=out) as temporary:
        written = write(Path(temporary))
        for path in Path(temporary).iterdir():
            goal = out / path.name
            if goal.is_dir() and not goal.is_symlink():
                shutil.rmtree(goal)
            elif path.is_dir():
                goal.unlink(missing_ok=True)
            path.replace(goal)
        return [out / path.relative_to(temporary) for path in written]


def export(data: GraphData, out: Path, formats: Sequence[str] = BUILD_FORMATS) -> list[Path]:
    """Write ``data`` to the folder ``out`` in each of ``formats``; the paths written, in that order."""
    writers = [writer(name) for name in formats]
    try:
        out.mkdir(parents=True, exist_ok=True)
        return [path for write in writers for path in write(data, out)]
    except OSError as error:
        raise OutputError(f"cannot write to {out}: {error.strerror or error}") from error
