"""A process that answers SPARQL queries, run by path and not as part of the package, so that it starts in a blink.

Oxigraph cannot be interrupted while it evaluates; a process can be killed. Requests are JSON behind a four-byte length
on standard input; answers are frames on standard output: one byte of kind (``H`` header, ``D`` data, ``E`` end, ``X``
error), four bytes of length, payload. ``kgraph.store.query`` and ``kgraph.store.pool`` are at the other end.

It opens no socket: SERVICE and LOAD fail, whatever the query hides them in.

Usage: ``worker.py STORE MEMORY`` (bytes of data segment, 0 for no bound); ``worker.py STORE MEMORY update`` opens the
store for writing and takes requests with an ``update``.
"""

from __future__ import annotations

import contextlib
import ctypes
import io
import json
import os
import platform
import resource
import signal
import struct
import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import IO, Any, BinaryIO, cast
from xml.sax.saxutils import escape, quoteattr

import pyoxigraph as ox

CHUNK = 1 << 16
GRAPHS = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "trig": ox.RdfFormat.TRIG,
    "nquads": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
}
_STRING = "http://www.w3.org/2001/XMLSchema#string"
Row = list[Any]


class Refused(Exception):
    """A request that cannot be answered; ``code`` is ``syntax``, ``format``, ``graph`` or ``failed``."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class Frames(io.RawIOBase):
    """Standard output as frames; what is written to it as a file becomes data frames of about ``CHUNK`` bytes."""

    def __init__(self, out: BinaryIO) -> None:
        self._out, self._waiting = out, bytearray()

    def writable(self) -> bool:
        return True

    def send(self, kind: bytes, payload: bytes = b"") -> None:
        self._out.write(kind + struct.pack(">I", len(payload)) + payload)

    def write(self, data: Any, /) -> int:
        self._waiting += data
        if len(self._waiting) >= CHUNK:
            self._pass_on()
        return len(data)

    def end(self) -> None:
        self._pass_on()
        self.send(b"E")
        self._out.flush()

    def fail(self, code: str, message: str) -> None:
        self._waiting.clear()
        self.send(b"X", json.dumps({"code": code, "message": message}).encode())
        self._out.flush()

    def _pass_on(self) -> None:
        if self._waiting:
            self.send(b"D", bytes(self._waiting))
            self._waiting.clear()
            self._out.flush()


def answer(store: ox.Store, request: dict[str, Any], out: Frames) -> None:
    """Evaluate one request. A ``limit`` bounds rows or triples; whether it cut anything is said before the first."""
    if "update" in request:
        _update(store, request, out)
        return
    if "graph" in request:
        _graph(store, request, out)
        return
    graphs, named = request.get("default_graphs"), request.get("named_graphs")
    given = graphs is not None or named is not None
    try:
        found = store.query(
            request["query"],
            base_iri=request.get("base"),
            prefixes=request.get("prefixes"),
            default_graph=[ox.NamedNode(g) for g in graphs or ()] if given else None,
            named_graphs=[ox.NamedNode(g) for g in named or ()] if given else None,
        )
    except SyntaxError as error:
        raise Refused("syntax", str(error)) from error
    except ValueError as error:
        raise Refused("syntax", f"a graph name is not an IRI: {error}") from error
    limit = request.get("limit")
    if isinstance(found, ox.QueryBoolean):
        _boolean(bool(found), _format(request, "results"), out)
    elif isinstance(found, ox.QueryTriples):
        syntax = _format(request, "graph_format")
        triples, truncated = _bounded(found, limit)
        _header(out, "graph", syntax, truncated)
        ox.serialize(triples, cast(IO[bytes], out), GRAPHS[syntax], prefixes=_used_prefixes(request, syntax))
    else:
        syntax = _format(request, "results")
        names = [v.value for v in found.variables]
        rows, truncated = _bounded(([row[i] for i in range(len(names))] for row in found), limit)
        _header(out, "bindings", syntax, truncated)
        for piece in RESULTS[syntax](names, rows):
            out.write(piece.encode("utf-8", "replace"))


def _graph(store: ox.Store, request: dict[str, Any], out: Frames) -> None:
    """The whole of one graph (empty name: the default graph), streamed."""
    syntax, name = _format(request, "graph_format"), request["graph"]
    try:
        graph = ox.NamedNode(name) if name else ox.DefaultGraph()
    except ValueError as error:
        raise Refused("syntax", f"not an IRI: {error}") from error
    if isinstance(graph, ox.NamedNode) and not store.contains_named_graph(graph):
        raise Refused("graph", f"there is no graph <{name}>")
    _header(out, "graph", syntax, False)
    triples = (quad.triple for quad in store.quads_for_pattern(None, None, None, graph))
    ox.serialize(triples, cast(IO[bytes], out), GRAPHS[syntax], prefixes=_used_prefixes(request, syntax))


def _update(store: ox.Store, request: dict[str, Any], out: Frames) -> None:
    try:
        store.update(request["update"], base_iri=request.get("base"), prefixes=request.get("prefixes"))
    except SyntaxError as error:
        raise Refused("syntax", str(error)) from error
    store.flush()
    _header(out, "update", "", False)


def _format(request: dict[str, Any], key: str) -> str:
    found = request.get(key)
    if not found:
        raise Refused("format", "the result has none of the media types that are accepted")
    return str(found)


def _used_prefixes(request: dict[str, Any], syntax: str) -> dict[str, str] | None:
    return request.get("prefixes") if syntax in ("turtle", "trig") else None


def _header(out: Frames, kind: str, syntax: str, truncated: bool) -> None:
    out.send(b"H", json.dumps({"kind": kind, "format": syntax, "truncated": truncated}).encode())


def _bounded(found: Iterable[Any], limit: int | None) -> tuple[Iterable[Any], bool]:
    if limit is None:
        return found, False
    iterator = iter(found)
    kept = list(islice(iterator, limit))
    return kept, next(iterator, None) is not None


def _boolean(value: bool, syntax: str, out: Frames) -> None:
    word = "true" if value else "false"
    _header(out, "boolean", syntax, False)
    if syntax == "json":
        word = f'{{"head":{{}},"boolean":{word}}}'
    elif syntax == "xml":
        word = f"{_XML_OPEN}<head></head><boolean>{word}</boolean></sparql>"
    out.write(word.encode())


# ------------------------------------------------------------------------------------------- result syntaxes


def _json(names: list[str], rows: Iterable[Row]) -> Iterator[str]:
    """https://www.w3.org/TR/sparql11-results-json/"""
    yield f'{{"head":{{"vars":{json.dumps(names)}}},"results":{{"bindings":['
    comma = ""
    for row in rows:
        bound = {name: _json_term(term) for name, term in zip(names, row, strict=True) if term is not None}
        yield comma + json.dumps(bound, ensure_ascii=False, separators=(",", ":"))
        comma = ",\n"
    yield "]}}"


def _json_term(term: Any) -> dict[str, Any]:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, ox.Literal):
        found = {"type": "literal", "value": term.value}
        if term.language:
            found["xml:lang"] = term.language
        elif term.datatype.value != _STRING:
            found["datatype"] = term.datatype.value
        return found
    parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
    return {"type": "triple", "value": {name: _json_term(part) for name, part in parts.items()}}


_XML_OPEN = '<?xml version="1.0"?>\n<sparql xmlns="http://www.w3.org/2005/sparql-results#">'


def _xml(names: list[str], rows: Iterable[Row]) -> Iterator[str]:
    """https://www.w3.org/TR/rdf-sparql-XMLres/"""
    variables = "".join(f"<variable name={quoteattr(name)}/>" for name in names)
    yield f"{_XML_OPEN}<head>{variables}</head><results>\n"
    for row in rows:
        bound = zip(names, row, strict=True)
        cells = (f"<binding name={quoteattr(n)}>{_xml_term(t)}</binding>" for n, t in bound if t is not None)
        yield f"<result>{''.join(cells)}</result>\n"
    yield "</results></sparql>"


def _xml_term(term: Any) -> str:
    if isinstance(term, ox.NamedNode):
        return f"<uri>{escape(term.value)}</uri>"
    if isinstance(term, ox.BlankNode):
        return f"<bnode>{escape(term.value)}</bnode>"
    if isinstance(term, ox.Literal):
        attribute = ""
        if term.language:
            attribute = f" xml:lang={quoteattr(term.language)}"
        elif term.datatype.value != _STRING:
            attribute = f" datatype={quoteattr(term.datatype.value)}"
        return f"<literal{attribute}>{escape(term.value, {chr(13): '&#13;'})}</literal>"
    parts = (("subject", term.subject), ("predicate", term.predicate), ("object", term.object))
    return f"<triple>{''.join(f'<{n}>{_xml_term(t)}</{n}>' for n, t in parts)}</triple>"


def _csv(names: list[str], rows: Iterable[Row]) -> Iterator[str]:
    """https://www.w3.org/TR/sparql11-results-csv-tsv/: plain values, lines end with CRLF."""
    yield ",".join(map(_csv_cell, names)) + "\r\n"
    for row in rows:
        yield ",".join("" if term is None else _csv_cell(_csv_value(term)) for term in row) + "\r\n"


def _csv_value(term: Any) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else str(term)


def _csv_cell(value: str) -> str:
    return '"' + value.replace('"', '""') + '"' if any(c in value for c in '",\r\n') else value


def _tsv(names: list[str], rows: Iterable[Row]) -> Iterator[str]:
    yield "\t".join(f"?{name}" for name in names) + "\n"
    for row in rows:
        yield "\t".join("" if term is None else str(term) for term in row) + "\n"


RESULTS: dict[str, Callable[[list[str], Iterable[Row]], Iterator[str]]] = {
    "json": _json,
    "xml": _xml,
    "csv": _csv,
    "tsv": _tsv,
}


# ------------------------------------------------------------------------------------------- the process


def _die_with_parent() -> None:
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG


def _close_the_network() -> bool:
    """Let the kernel refuse every new socket to this process (seccomp); whether it could be done."""
    number = {"x86_64": 41, "aarch64": 198}.get(platform.machine())
    if number is None or sys.platform != "linux":
        return False
    steps = ((0x20, 0, 0, 0), (0x15, 0, 1, number), (0x06, 0, 0, 0x0005000D), (0x06, 0, 0, 0x7FFF0000))
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in steps))
    program = ctypes.create_string_buffer(struct.pack("HxxxxxxQ", len(steps), ctypes.addressof(code)))
    prctl = ctypes.CDLL(None).prctl
    prctl.argtypes = [ctypes.c_int] + [ctypes.c_ulong] * 4
    no_new_privileges, set_filter = 38, 22
    done = prctl(no_new_privileges, 1, 0, 0, 0) or prctl(set_filter, 2, ctypes.addressof(program), 0, 0)
    return bool(done == 0)


def _may_leave(request: dict[str, Any]) -> bool:
    """Whether a request might speak to another host; a coarse answer for where the kernel cannot be asked to forbid."""
    text = request.get("query", "") + request.get("update", "")
    return "\\u" in text.lower() or any(word in text.lower() for word in ("service", "load"))


def _requests(source: BinaryIO) -> Iterator[dict[str, Any]]:
    while len(head := source.read(4)) == 4:
        yield json.loads(source.read(struct.unpack(">I", head)[0]))


def main(folder: str, memory: int, writable: bool) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _die_with_parent()
    out = Frames(os.fdopen(os.dup(1), "wb"))
    os.dup2(2, 1)  # whatever a library prints must not get between the frames
    closed = _close_the_network()
    store = ox.Store(folder) if writable else ox.Store.read_only(folder)
    if memory:
        resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    for request in _requests(sys.stdin.buffer):
        try:
            if not closed and _may_leave(request):
                raise Refused("failed", "SERVICE and LOAD are not allowed")
            answer(store, request, out)
            out.end()
        except Refused as refused:
            out.fail(refused.code, str(refused))
        except PermissionError:
            out.fail("failed", "SERVICE and LOAD are not allowed: queries do not leave this machine")
        except (MemoryError, OSError, RuntimeError, ValueError) as error:
            out.fail("failed", str(error) or type(error).__name__)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3:] == ["update"])
