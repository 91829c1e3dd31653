"""A build of generated news behind a real server on a real port, for the tests that speak HTTP."""

import contextlib
import http.client
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import uvicorn
from generated import news

from kgraph.export import export
from kgraph.model import GraphData
from kgraph.serve.app import create_app
from kgraph.store import build_store, publish, write_graph


def build(root: Path, documents: int = 20, data: GraphData | None = None) -> Path:
    """Publish ``data`` (generated news, if not given) in the folder ``root``."""
    data = data or news(documents)

    def write(folder: Path) -> None:
        export(data, folder, ["nq", "ttl", "void"])
        write_graph(data, folder / "tables")
        build_store(folder / "graph.nq", folder / "store")

    publish(root, write)
    return root


@dataclass
class Reply:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def media(self) -> str:
        return self.headers.get("content-type", "").split(";")[0]

    @property
    def text(self) -> str:
        return self.body.decode()


@dataclass
class Address:
    """Where a server listens; ``ask`` is a plain HTTP request without any cleverness of a client library."""

    port: int
    source: str = "127.0.0.1"
    """The address that asks."""

    @property
    def sparql(self) -> str:
        return f"http://127.0.0.1:{self.port}/sparql"

    def ask(self, path: str, method: str = "GET", body: bytes | str | None = None, **headers: str) -> Reply:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30, source_address=(self.source, 0))
        with contextlib.closing(connection):
            connection.request(method, path, body, {k.replace("_", "-"): v for k, v in headers.items()})
            response = connection.getresponse()
            return Reply(response.status, {k.lower(): v for k, v in response.getheaders()}, response.read())

    def query(self, text: str, accept: str = "*/*", **parameters: str) -> Reply:
        return self.ask(f"/sparql?{urlencode({'query': text, **parameters})}", Accept=accept)


@contextlib.contextmanager
def serving(root: Path, **options: object) -> Iterator[Address]:
    app = create_app(root, **options)  # type: ignore[arg-type]
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started and thread.is_alive():
        time.sleep(0.01)
    try:
        yield Address(listening.getsockname()[1])
    finally:
        server.should_exit = True
        thread.join(10)
        listening.close()
