"""The endpoint: SPARQL 1.1 Protocol, service description, Graph Store Protocol (read), VoID and ontology."""

from __future__ import annotations

import asyncio
import contextlib
import hmac
import sys
from collections.abc import Awaitable
from pathlib import Path
from typing import Any, TypeVar

from pyoxigraph import parse, serialize
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from kgraph.namespaces import PREFIXES
from kgraph.resources import data_path
from kgraph.serve import protocol
from kgraph.serve.protocol import GRAPH_TYPES, RESULT_TYPES, Operation, ProtocolError
from kgraph.serve.sparql_answers import Answers, Stream, Whole
from kgraph.serve.sparql_description import service_description
from kgraph.store.layout import Layout
from kgraph.store.overlay import update
from kgraph.store.query import QueryError
from kgraph.store.worker import GRAPHS

T = TypeVar("T")
Message = dict[str, Any]

_STATUS = {"syntax": 400, "format": 406, "graph": 404, "timeout": 503, "busy": 503, "memory": 500, "failed": 500}
_TEXT = "text/plain; charset=utf-8"


class ClientGone(Exception):
    """The client has closed the connection; there is nobody to answer."""


class Endpoint:
    """The handlers over the build in ``root``; ``token`` (if any) lets its bearer update, ``page`` is where people
    write queries."""

    def __init__(self, root: Path, answers: Answers, token: str | None = None, page: str | None = None) -> None:
        self._layout = Layout(root)
        self._answers = answers
        self._token, self._page = token, page
        self._writing = asyncio.Lock()

    def routes(self) -> list[Route]:
        every = ["GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"]
        return [
            Route("/sparql", self.sparql, methods=every),
            Route("/store", self.graph_store, methods=every),
            Route("/void", self.void),
            Route("/.well-known/void", self.well_known),
            Route("/ontology", self.ontology),
        ]

    async def sparql(self, request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(status_code=204, headers={"Allow": "GET, HEAD, POST, OPTIONS"})
        try:
            asked = protocol.operation(
                request.method,
                request.scope["query_string"].decode("latin-1"),
                request.headers.get("content-type"),
                await _body(request),
            )
            if asked is None:
                return await self._description(request)
            if asked.is_update:
                return await self._update(request, asked)
            return await self._query(request, asked)
        except ProtocolError as error:
            headers = {"Allow": "GET, HEAD, POST, OPTIONS"} if error.status == 405 else {}
            return Response(f"{error}\n", error.status, headers, _TEXT)
        except QueryError as error:
            return _refused(error)
        except ClientGone:
            return Response(status_code=499)

    async def graph_store(self, request: Request) -> Response:
        """GET and HEAD of ``?default`` or ``?graph=IRI``."""
        allow = {"Allow": "GET, HEAD, OPTIONS"}
        if request.method == "OPTIONS":
            return Response(status_code=204, headers=allow)
        if request.method not in ("GET", "HEAD"):
            return Response("the graph store is read-only\n", 405, allow, _TEXT)
        try:
            name = protocol.graph_name(request.scope["query_string"].decode("latin-1"))
            found = protocol.accepted(request.headers.get("accept"), GRAPH_TYPES)
            if found is None:
                raise ProtocolError(406, f"graphs are to be had as: {', '.join(GRAPH_TYPES)}")
            asked: Message = {"graph": name, "graph_format": found[1], "prefixes": PREFIXES}
            return await self._answer(request, asked, found[0], found[0], None)
        except ProtocolError as error:
            return Response(f"{error}\n", error.status, media_type=_TEXT)
        except QueryError as error:
            return _refused(error)
        except ClientGone:
            return Response(status_code=499)

    async def void(self, request: Request) -> Response:
        return self._file(request, self._layout.version() / "void.ttl")

    async def ontology(self, request: Request) -> Response:
        return self._file(request, data_path("ontology.ttl"))

    async def well_known(self, request: Request) -> Response:
        return RedirectResponse(str(request.url_for("void").path), status_code=302)

    async def _query(self, request: Request, asked: Operation) -> Response:
        accept = request.headers.get("accept")
        table = protocol.accepted(accept, RESULT_TYPES)
        graph = protocol.accepted(accept, GRAPH_TYPES)
        if table is None and graph is None:
            raise ProtocolError(406, f"answers are to be had as: {', '.join([*RESULT_TYPES, *GRAPH_TYPES])}")
        message: Message = {
            "query": asked.text,
            "results": table and table[1],
            "graph_format": graph and graph[1],
            "default_graphs": asked.default_graphs,
            "named_graphs": asked.named_graphs,
            "limit": self._answers.pool.limits.rows,
            "prefixes": PREFIXES,
        }
        return await self._answer(request, message, table and table[0], graph and graph[0], asked.timeout)

    async def _answer(
        self, request: Request, message: Message, table: str | None, graph: str | None, timeout: float | None
    ) -> Response:
        headers = {"Vary": "Accept"}
        if self._answers.lasting(message):
            headers |= {"ETag": f'"{self._answers.key(message)}"', "Cache-Control": "no-cache"}
            if headers["ETag"] in request.headers.get("if-none-match", ""):
                return Response(status_code=304, headers=headers)
        who = request.client.host if request.client else ""
        found = await _while_connected(request, self._answers.get(message, timeout, who))
        media = graph if found.header["kind"] == "graph" else table
        if found.header["truncated"]:
            headers["X-Truncated"] = f"after {message['limit']} rows"
        content_type = f"{media}; charset=utf-8" if str(media).startswith("text/") else str(media)
        if isinstance(found, Whole):
            return Response(found.body, headers={**headers, "Content-Type": content_type})
        if request.method == "HEAD":
            await found.aclose()
            return Response(headers={**headers, "Content-Type": content_type})
        return _ClosingStream(found, {**headers, "Content-Type": content_type})

    async def _update(self, request: Request, asked: Operation) -> Response:
        if self._token is None:
            raise ProtocolError(403, "this endpoint is read-only")
        scheme, _, given = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not hmac.compare_digest(given.strip().encode(), self._token.encode()):
            return Response("a token is needed to update\n", 401, {"WWW-Authenticate": "Bearer"}, _TEXT)
        limits = self._answers.pool.limits
        async with self._writing:
            await asyncio.to_thread(update, self._layout.root, asked.text, timeout=limits.timeout, memory=limits.memory)
        return Response(status_code=204)

    async def _description(self, request: Request) -> Response:
        """The service description; a browser, which likes HTML better than any RDF, is sent to the page for queries."""
        accept = request.headers.get("accept")
        found = protocol.accepted(accept, {**GRAPH_TYPES, "text/html": "html"}) or ("text/turtle", "turtle")
        if found[1] == "html" and self._page:
            return RedirectResponse(self._page, 303, {"Vary": "Accept"})
        found = protocol.accepted(accept, GRAPH_TYPES) or ("text/turtle", "turtle")
        address = str(request.url.replace(query="", fragment=""))
        triples = service_description(address, writable=self._token is not None)
        return _graph(serialize(triples, format=GRAPHS[found[1]], prefixes=PREFIXES), found[0])

    def _file(self, request: Request, path: Path) -> Response:
        """A Turtle file of ours in the syntax that is liked best."""
        if not path.is_file():
            return Response("not found\n", 404, media_type=_TEXT)
        found = protocol.accepted(request.headers.get("accept"), GRAPH_TYPES) or ("text/turtle", "turtle")
        if found[1] == "turtle":
            return _graph(path.read_bytes(), found[0])
        triples = (quad.triple for quad in parse(path=path, format=GRAPHS["turtle"]))
        return _graph(serialize(triples, format=GRAPHS[found[1]]), found[0])


class _ClosingStream(StreamingResponse):
    """Streams an answer and stops its evaluation whatever way it ends."""

    def __init__(self, found: Stream, headers: dict[str, str]) -> None:
        super().__init__(found.chunks(), headers=headers)
        self._found = found

    async def __call__(self, scope: object, receive: object, send: object) -> None:
        try:
            await super().__call__(scope, receive, send)  # type: ignore[arg-type]
        finally:
            await self._found.aclose()


async def _while_connected(request: Request, work: Awaitable[T]) -> T:
    """The result of ``work``, which is cancelled when the client goes. (A stream that nobody takes is closed.)"""

    async def gone() -> None:
        while (await request.receive())["type"] != "http.disconnect":
            pass

    working, watching = asyncio.ensure_future(work), asyncio.ensure_future(gone())
    try:
        await asyncio.wait({working, watching}, return_when=asyncio.FIRST_COMPLETED)
        if working.done():
            return working.result()
        raise ClientGone
    finally:
        if sys.exc_info()[0] is not None:
            await _drop(working)
        watching.cancel()


async def _drop(task: asyncio.Future[Any]) -> None:
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError, Exception):
        found = await task
        if isinstance(found, Stream):
            await found.aclose()


async def _body(request: Request) -> bytes:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > protocol.MAX_BODY:
            raise ProtocolError(413, f"a request body may have {protocol.MAX_BODY} bytes")
    return body


def _refused(error: QueryError) -> Response:
    headers = {"Retry-After": "5"} if error.code == "busy" else {}
    return Response(f"{error}\n", _STATUS[error.code], headers, _TEXT)


def _graph(body: bytes | None, media: str) -> Response:
    content_type = f"{media}; charset=utf-8" if media.startswith("text/") else media
    return Response(body or b"", headers={"Content-Type": content_type, "Vary": "Accept"})
