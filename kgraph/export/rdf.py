"""RDF files, streamed: quads go from the generator (or from an N-Quads file) straight into the serializer."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any, cast

from pyoxigraph import DefaultGraph, Quad, RdfFormat, Triple, parse, serialize

from kgraph.errors import NotFoundError
from kgraph.export.quads import quads, reified
from kgraph.model import GraphData
from kgraph.namespaces import PREFIXES

RDF_FILES: dict[str, tuple[str, RdfFormat]] = {
    "ttl": ("graph.ttl", RdfFormat.TURTLE),
    "trig": ("graph.trig", RdfFormat.TRIG),
    "nq": ("graph.nq", RdfFormat.N_QUADS),
    "jsonld": ("graph.jsonld", RdfFormat.JSON_LD),
    "rdfxml": ("graph.rdf", RdfFormat.RDF_XML),
    "trig12": ("graph.rdf12.trig", RdfFormat.TRIG),
    "nq12": ("graph.rdf12.nq", RdfFormat.N_QUADS),
}
"""Format -> file name and serializer. Turtle and RDF/XML know no named graphs: they hold the view. The last two have
RDF 1.2 reifiers: ``claim rdf:reifies <<( subject relation object )>>``."""

RDF12 = {"trig": "trig12", "nq": "nq12"}
"""Formats with named graphs -> the same with reifiers."""


def write_turtle(data: GraphData, out: Path) -> list[Path]:
    return [write_rdf(quads(data), out, "ttl")]


def write_trig(data: GraphData, out: Path) -> list[Path]:
    return [write_rdf(quads(data), out, "trig")]


def write_nquads(data: GraphData, out: Path) -> list[Path]:
    return [write_rdf(quads(data), out, "nq")]


def write_jsonld(data: GraphData, out: Path) -> list[Path]:
    return [write_rdf(quads(data), out, "jsonld")]


def write_rdfxml(data: GraphData, out: Path) -> list[Path]:
    return [write_rdf(quads(data), out, "rdfxml")]


def write_trig12(data: GraphData, out: Path) -> list[Path]:
    return [write_rdf(quads(data), out, "trig12")]


def write_nquads12(data: GraphData, out: Path) -> list[Path]:
    return [write_rdf(quads(data), out, "nq12")]


def write_rdf(source: Iterable[Quad], out: Path, format: str) -> Path:
    """Write the quads of ``source`` to the folder ``out``; the path. Memory does not grow with their number."""
    if format not in RDF_FILES:
        raise NotFoundError(f"unknown RDF format {format!r}; known: {', '.join(RDF_FILES)}")
    name, syntax = RDF_FILES[format]
    path = out / name
    with path.open("wb", buffering=1 << 20) as file:
        write_stream(reified(source) if format in RDF12.values() else source, file, syntax)
    return path


def write_stream(source: Iterable[Quad], file: IO[bytes], syntax: RdfFormat) -> None:
    """Serialize into an open file, the same bytes on every run; syntaxes without graphs get the default graph."""
    items = source if syntax.supports_datasets else _default_graph(source)
    if syntax in (RdfFormat.N_QUADS, RdfFormat.N_TRIPLES, RdfFormat.JSON_LD):
        serialize(items, file, syntax)
        return
    target = _Target(file, syntax == RdfFormat.RDF_XML)
    serialize(items, cast(IO[bytes], target), syntax, prefixes=PREFIXES)
    target.finish()


def read_nquads(path: Path) -> Iterator[Quad]:
    """The quads of an N-Quads file, one at a time: the way from a built ``graph.nq`` to any other RDF format."""
    return iter(parse(path=path, format=RdfFormat.N_QUADS, lenient=True))


def _default_graph(source: Iterable[Quad]) -> Iterator[Triple]:
    default = DefaultGraph()
    for quad in source:
        if quad.graph_name == default:
            yield quad.triple


class _Target(io.RawIOBase):
    """Between serializer and file: sorts the prefixes, which the serializer gives in an order that changes from run to
    run, and in RDF/XML writes carriage returns as references, which XML parsers would else turn into line feeds."""

    def __init__(self, file: IO[bytes], xml: bool) -> None:
        self._file, self._xml = file, xml
        self._head: bytes | None = b""

    def writable(self) -> bool:
        return True

    def write(self, data: Any, /) -> int:
        raw = bytes(data)
        if self._head is None:
            self._body(raw)
        else:
            self._head += raw
            end = (_XML_HEAD if self._xml else _TURTLE_HEAD).match(self._head)
            if end:
                head, body, self._head = self._head[: end.end()], self._head[end.end() :], None
                self._file.write(_sorted_head(head, self._xml))
                self._body(body)
        return len(raw)

    def finish(self) -> None:
        """Writes what is held back of a file that is nothing but its head."""
        if self._head:
            self._file.write(_sorted_head(self._head, self._xml))

    def _body(self, raw: bytes) -> None:
        self._file.write(raw.replace(b"\r", b"&#13;") if self._xml else raw)


_TURTLE_HEAD = re.compile(rb"(@prefix [^\n]*\n)*(?=[^@])")
_XML_HEAD = re.compile(rb"[^<]*<\?[^>]*>\s*<rdf:RDF[^>]*>")


def _sorted_head(head: bytes, xml: bool) -> bytes:
    if not xml:
        return b"".join(sorted(head.splitlines(keepends=True)))
    start = head.index(b"<rdf:RDF")
    return head[:start] + b"<rdf:RDF " + b" ".join(sorted(head[start:-1].split()[1:])) + b">"
