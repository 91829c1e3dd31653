"""Queries are answered in a process that can be stopped."""

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from generated import news
from rdflib import Graph

from kgraph.errors import NotFoundError
from kgraph.export import export
from kgraph.store import build_store, publish
from kgraph.store.overlay import update
from kgraph.store.query import QueryError, run_query

MET = "SELECT ?x { ?someone kg:meet ?x } ORDER BY ?x"
CROSS = "SELECT (COUNT(*) AS ?n) { GRAPH ?a {?s ?p ?o} GRAPH ?b {?t ?q ?u} GRAPH ?c {?v ?r ?w} FILTER(?o < ?w) }"
HOARD = "SELECT ?s ?t (COUNT(*) AS ?n) { GRAPH ?a {?s ?p ?o} GRAPH ?b {?t ?q ?u} } GROUP BY ?s ?t"


def build(root: Path, documents: int = 20) -> Path:
    def write(folder: Path) -> None:
        export(news(documents), folder, ["nq"])
        build_store(folder / "graph.nq", folder / "store")

    publish(root, write)
    return root


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("build"))


def test_a_beginner_needs_no_prefixes(root: Path) -> None:
    names, rows = run_query(root, MET).table()
    assert names == ["x"]
    assert rows
    assert all(row[0] and row[0].startswith("http") for row in rows)


def test_each_result_format(root: Path) -> None:
    query = 'SELECT ?l ?n ?none { VALUES (?l ?n) { ("a,\\"b\\"<&"@en 1) } }'
    found = {f: run_query(root, query, results=f).body().decode() for f in ("json", "xml", "csv", "tsv")}
    assert json.loads(found["json"])["results"]["bindings"] == [
        {
            "l": {"type": "literal", "value": 'a,"b"<&', "xml:lang": "en"},
            "n": {"type": "literal", "value": "1", "datatype": "http://www.w3.org/2001/XMLSchema#integer"},
        }
    ]
    assert '<literal xml:lang="en">a,"b"&lt;&amp;</literal>' in found["xml"]
    assert found["csv"] == 'l,n,none\r\n"a,""b""<&",1,\r\n'
    assert found["tsv"].splitlines()[1].startswith('"a,\\"b\\"<&"@en\t')


def test_ask_and_construct(root: Path) -> None:
    assert run_query(root, "ASK { ?s kg:meet ?o }").table() == (["answer"], [["true"]])
    answer = run_query(root, "CONSTRUCT { ?o kg:meet ?s } WHERE { ?s kg:meet ?o }")
    assert answer.kind == "graph"
    assert len(Graph().parse(data=answer.body(), format="turtle")) > 0


def test_a_limit_says_that_it_cut(root: Path) -> None:
    query = "SELECT ?s { ?s a kg:Country }"
    assert len(run_query(root, query, limit=3).table()[1]) == 3
    assert run_query(root, query, limit=3).truncated
    assert not run_query(root, query, limit=10_000).truncated
    assert run_query(root, "CONSTRUCT WHERE { ?s ?p ?o }", limit=5).body().count(b" .\n") >= 1


def test_a_query_is_stopped_when_its_time_is_over(root: Path) -> None:
    start = time.monotonic()
    with pytest.raises(QueryError) as error:
        run_query(root, CROSS, timeout=0.5).body()
    assert error.value.code == "timeout"
    assert time.monotonic() - start < 2


def test_a_query_that_hoards_is_stopped(root: Path) -> None:
    with pytest.raises(QueryError) as error:
        run_query(root, HOARD, memory=150 << 20, timeout=60).body()
    assert error.value.code == "memory"


def test_a_malformed_query_says_where(root: Path) -> None:
    with pytest.raises(QueryError, match="1:") as error:
        run_query(root, "SELECT ?x WHERE { ?x ?y }")
    assert error.value.code == "syntax"


def test_no_query_reaches_another_host(root: Path) -> None:
    calls = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            calls.append(self.path)
            self.send_error(404)

        do_POST = do_GET

        def log_message(self, *args: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"<http://127.0.0.1:{server.server_port}/sparql>"
    hidden = "\\u0053ERVICE"
    try:
        for word in ("SERVICE", "service SILENT", hidden):
            try:
                run_query(root, f"SELECT * {{ {word} {address} {{ ?s ?p ?o }} }}", timeout=20).body()
            except QueryError as error:
                assert error.code in ("failed", "syntax")
    finally:
        server.shutdown()
        server.server_close()
    assert calls == []


def test_an_unbuilt_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="no built graph"):
        run_query(tmp_path, "ASK {}")


def test_updates_go_to_a_copy_until_the_next_build(tmp_path: Path) -> None:
    root = build(tmp_path, 2)
    ask = "ASK { <http://example.org/a> <http://example.org/b> 1 }"
    update(root, "INSERT DATA { <http://example.org/a> <http://example.org/b> 1 }")
    assert run_query(root, ask).table()[1] == [["true"]]
    update(root, "INSERT DATA { <http://example.org/a> <http://example.org/b> 2 }")
    assert run_query(root, ask).table()[1] == [["true"]]
    with pytest.raises(QueryError) as error:
        update(root, "INSERT { broken")
    assert error.value.code == "syntax"
    build(root, 3)
    assert run_query(root, ask).table()[1] == [["false"]]
