"""The server of a build: the SPARQL endpoint and, around it, the pages for the browser."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.routing import BaseRoute

from kgraph.serve.sparql_answers import Answers
from kgraph.serve.sparql_pool import Limits, Pool
from kgraph.serve.sparql_routes import Endpoint
from kgraph.store.layout import Layout

LOCAL = ("127.0.0.1", "localhost")


def create_app(
    root: Path,
    *,
    limits: Limits | None = None,
    token: str | None = None,
    origins: Sequence[str] = (),
    hosts: Sequence[str] = LOCAL,
    pages: Sequence[BaseRoute] = (),
) -> Starlette:
    """The application over the build in ``root``.

    ``token`` makes it writable for who bears it. ``origins`` are other sites whose scripts may read (CORS; none by
    default). ``hosts`` are the names under which it may be asked for (``*`` for any): a page that points a name of its
    own at this machine gets nothing. ``pages`` are the routes of the browser pages; handlers find ``state.root``
    (the folder), ``state.pool`` and ``state.answers`` on ``request.app``.

    :raises NotFoundError: where nothing is built in ``root``.
    """
    Layout(root).version()

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        await app.state.pool.warm()
        try:
            yield
        finally:
            await app.state.pool.close()

    pool = Pool(root, limits or Limits())
    answers = Answers(pool)
    middleware = [Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts))]
    if origins:
        exposed = ["ETag", "X-Truncated"]
        middleware.append(Middleware(CORSMiddleware, allow_origins=list(origins), expose_headers=exposed))
    endpoint = Endpoint(root, answers, token, "/ask" if pages else None)
    app = Starlette(routes=[*endpoint.routes(), *pages], middleware=middleware, lifespan=lifespan)
    app.state.root, app.state.pool, app.state.answers = root, pool, answers
    return app


def serve(app: Starlette, host: str = "127.0.0.1", port: int = 8000) -> None:
    """Serve until interrupted. Connections that are open then get three seconds to end."""
    uvicorn.run(
        app,
        host=host,
        port=port,
        log_level="warning",
        server_header=False,
        timeout_graceful_shutdown=3,
    )
