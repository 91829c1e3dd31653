"""SPARQL over the store of a build, one query a process: time and memory are bounded, no query leaves the machine."""

from __future__ import annotations

import json
import select
import struct
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kgraph.errors import KgraphError, NotFoundError
from kgraph.namespaces import PREFIXES
from kgraph.store.layout import Layout

WORKER = Path(__file__).with_name("worker.py")
RESULT_FORMATS = ("json", "xml", "csv", "tsv")
GRAPH_FORMATS = ("turtle", "ntriples", "trig", "nquads", "jsonld", "rdfxml")
MEMORY = 2 << 30
"""Bytes that a query may take by default."""


class QueryError(KgraphError):
    """A query was not answered. ``code``: ``syntax``, ``format`` (no accepted format fits the kind of result),
    ``graph`` (no such graph), ``timeout``, ``memory`` or ``failed``."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True)
class Answer:
    """``kind`` is ``bindings``, ``boolean``, ``graph`` or ``update``; ``format`` one of the formats above; with
    ``truncated`` the limit left rows (or triples) out."""

    kind: str
    format: str
    truncated: bool
    chunks: Iterator[bytes] = field(repr=False)

    def body(self) -> bytes:
        """All that is left of the answer."""
        return b"".join(self.chunks)

    def table(self) -> tuple[list[str], list[list[str | None]]]:
        """Variables and rows of plain values (``None``: unbound) of an answer in JSON; uses it up."""
        found = json.loads(self.body())
        if self.kind == "boolean":
            return ["answer"], [[str(found["boolean"]).lower()]]
        names = found["head"]["vars"]
        return names, [[_value(row.get(name)) for name in names] for row in found["results"]["bindings"]]


def run_query(
    root: Path,
    sparql: str,
    *,
    results: str = "json",
    graph_format: str = "turtle",
    timeout: float | None = None,
    limit: int | None = None,
    memory: int = MEMORY,
    default_graphs: Sequence[str] | None = None,
    named_graphs: Sequence[str] | None = None,
) -> Answer:
    """Answer ``sparql`` from the build in ``root``. The prefixes of ``kgraph.namespaces`` need no declaration.

    SELECT and ASK come in the format ``results``, CONSTRUCT and DESCRIBE in ``graph_format``. The query is stopped
    ``timeout`` seconds after its start, also while its answer is read; ``limit`` bounds rows or triples.

    :raises QueryError: where it cannot be answered (while ``chunks`` are read, too).
    :raises NotFoundError: where nothing is built in ``root``.
    """
    request = {
        "query": sparql,
        "results": results,
        "graph_format": graph_format,
        "limit": limit,
        "default_graphs": default_graphs,
        "named_graphs": named_graphs,
        "prefixes": PREFIXES,
    }
    store = Layout(root).quads
    if not store.is_dir():
        raise NotFoundError(f"{root} holds a graph without a quad store: build again")
    return ask(store, request, timeout=timeout, memory=memory)


def ask(
    store: Path, request: dict[str, Any], *, timeout: float | None = None, memory: int = MEMORY, update: bool = False
) -> Answer:
    """Send one request to a worker of its own over the store in ``store``."""
    process = subprocess.Popen(
        command(store, memory, update),
        bufsize=0,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert process.stdin
    frames = _frames(process, time.monotonic() + timeout if timeout else None, timeout)
    try:
        process.stdin.write(pack(request))
        process.stdin.close()
    except BrokenPipeError:
        pass  # the process has died; reading says why
    kind, payload = next(frames)
    assert kind == b"H"
    return Answer(**json.loads(payload), chunks=(payload for kind, payload in frames if kind == b"D"))


def command(store: Path, memory: int, update: bool = False) -> list[str]:
    """How a worker is started (``-I``: nothing of the user's environment or folder is imported)."""
    return [sys.executable, "-I", str(WORKER), str(store), str(memory), *(["update"] if update else [])]


def pack(request: dict[str, Any]) -> bytes:
    body = json.dumps(request).encode()
    return struct.pack(">I", len(body)) + body


def unpack(head: bytes) -> tuple[bytes, int]:
    """Kind and length of payload of a frame from its five first bytes."""
    return head[:1], struct.unpack(">I", head[1:])[0]


def refusal(payload: bytes) -> QueryError:
    return QueryError(**json.loads(payload))


def death() -> QueryError:
    """The error for a worker that ended without a word: Oxigraph aborts where memory is refused."""
    return QueryError("memory", "the query needed more memory than it may take")


def overdue(timeout: float | None) -> QueryError:
    return QueryError("timeout", f"the query took longer than {timeout:g} seconds")


def _frames(
    process: subprocess.Popen[bytes], deadline: float | None, timeout: float | None
) -> Iterator[tuple[bytes, bytes]]:
    out = process.stdout
    assert out

    def read(size: int) -> bytes:
        parts = b""
        while len(parts) < size:
            left = None if deadline is None else max(0.0, deadline - time.monotonic())
            if not select.select([out], [], [], left)[0]:
                raise overdue(timeout)
            part = out.read(size - len(parts))
            if not part:
                raise death()
            parts += part
        return parts

    try:
        while True:
            kind, size = unpack(read(5))
            payload = read(size)
            if kind == b"X":
                raise refusal(payload)
            if kind == b"E":
                return
            yield kind, payload
    finally:
        process.kill()
        process.wait()
        out.close()


def _value(term: dict[str, Any] | None) -> str | None:
    if term is None:
        return None
    return str(term["value"]) if term["type"] != "triple" else json.dumps(term["value"])
