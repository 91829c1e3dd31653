"""What the endpoint bounds, shares, keeps and forbids."""

import json
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlencode

import pytest
from serving import Address, build, serving

from kgraph.serve.sparql_pool import Limits

CROSS = "SELECT (COUNT(*) AS ?n) {{ GRAPH ?a {{?s ?p ?o}} GRAPH ?b {{?t ?q ?u}} GRAPH ?c {{?v ?r ?w}} }} # {}"
LIMITS = Limits(timeout=3, rows=50, memory=300 << 20, fast=3, slow=3, slow_after=0.2)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return build(tmp_path)


@pytest.fixture
def server(root: Path) -> Iterator[Address]:
    with serving(root, limits=LIMITS) as address:
        yield address


def workers(root: Path) -> list[str]:
    """States of the worker processes over the build in ``root`` (R: running)."""
    listed = subprocess.run(["ps", "-ww", "-eo", "state,args"], capture_output=True, text=True, check=True).stdout
    return [line[0] for line in listed.splitlines() if "worker.py" in line and str(root) in line]


def becomes(root: Path, busy: int, within: float = 2.0) -> bool:
    deadline = time.monotonic() + within
    while workers(root).count("R") != busy and time.monotonic() < deadline:
        time.sleep(0.05)
    return workers(root).count("R") == busy


def test_a_query_is_stopped_when_its_time_is_over(server: Address) -> None:
    start = time.monotonic()
    reply = server.query(CROSS.format(1), timeout="0.5")
    assert (reply.status, time.monotonic() - start < 2) == (503, True)
    assert "0.5 seconds" in reply.text
    assert server.query("ASK {}").status == 200


def test_a_client_cannot_ask_for_more_time_than_there_is(server: Address) -> None:
    start = time.monotonic()
    assert server.query(CROSS.format(2), timeout="1000").status == 503
    assert time.monotonic() - start < 5
    assert server.query("ASK {}", timeout="-1").status == 400


def test_a_query_that_hoards_memory_is_refused(root: Path) -> None:
    hoard = "SELECT ?s ?t ?u (COUNT(*) AS ?n) { GRAPH ?a {?s ?p ?o} GRAPH ?b {?t ?q ?u} } GROUP BY ?s ?t ?u"
    with serving(root, limits=Limits(timeout=30, memory=150 << 20)) as small:
        assert small.query(hoard).status == 500
        assert small.query("ASK {}").status == 200


def test_rows_are_bounded_and_the_answer_says_so(server: Address) -> None:
    reply = server.query("SELECT ?s { ?s ?p ?o }", "application/json")
    assert len(json.loads(reply.body)["results"]["bindings"]) == 50
    assert reply.headers["x-truncated"]
    assert "x-truncated" not in server.query("SELECT ?s { ?s ?p ?o } LIMIT 50").headers


def test_a_query_is_stopped_when_its_client_goes(server: Address, root: Path) -> None:
    request = f"GET /sparql?{urlencode({'query': CROSS.format(3)})} HTTP/1.1\r\nHost: localhost\r\n\r\n"
    with socket.create_connection(("127.0.0.1", server.port)) as client:
        client.sendall(request.encode())
        time.sleep(0.5)
        assert becomes(root, busy=1)
    assert becomes(root, busy=0, within=1)


def test_short_queries_pass_while_long_ones_run(server: Address) -> None:
    """Two long queries fill the fast lane, and make room when they have been found to be long."""
    long = [threading.Thread(target=server.query, args=(CROSS.format(f"long {i}"),)) for i in range(2)]
    for thread in long:
        thread.start()
    time.sleep(0.4)
    start = time.monotonic()
    assert server.query("ASK { ?s ?p ?o } # short").status == 200
    assert time.monotonic() - start < LIMITS.timeout - 0.4, "it has waited for a long one to be killed"
    for thread in long:
        thread.join()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have one loopback address")
def test_a_client_that_floods_the_server_keeps_no_other_waiting(root: Path) -> None:
    """Twelve long queries at a time from one address; another one asks short ones, and a long one of its own."""
    with serving(root, limits=Limits(timeout=6, fast=3, slow=2, stopped=4, slow_after=0.2)) as server:
        flood, statuses = replace(server, source="127.0.0.2"), []
        until = time.monotonic() + 3

        def pour(n: int) -> None:
            while time.monotonic() < until:
                statuses.append(flood.query(CROSS.format(f"flood {n} {time.monotonic()}")).status)
                time.sleep(0.05)

        threads = [threading.Thread(target=pour, args=(n,)) for n in range(12)]
        for thread in threads:
            thread.start()
        time.sleep(1)
        waits = []
        while time.monotonic() < until:
            start = time.monotonic()
            assert server.query(f"ASK {{ ?s ?p ?o }} # {start}").status == 200
            waits.append(time.monotonic() - start)
        assert sorted(waits)[len(waits) // 2] < 1
        long = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } GRAPH kg:claims { ?t kg:inView ?q } }"
        assert server.query(long).status == 200
        for thread in threads:
            thread.join()
        assert set(statuses) == {503}
        assert becomes(root, busy=0)


def test_equal_questions_are_evaluated_once(server: Address, root: Path) -> None:
    replies = []
    same = [threading.Thread(target=lambda: replies.append(server.query(CROSS.format("same")))) for _ in range(6)]
    for thread in same:
        thread.start()
    time.sleep(0.5)
    assert becomes(root, busy=1)
    for thread in same:
        thread.join()
    assert [r.status for r in replies] == [503] * 6


def test_an_answer_that_has_not_changed_is_not_sent_again(server: Address) -> None:
    query = urlencode({"query": "SELECT ?s { ?s a kg:Country }"})
    first = server.ask(f"/sparql?{query}")
    again = server.ask(f"/sparql?{query}", If_None_Match=first.headers["etag"])
    assert (again.status, again.body) == (304, b"")
    csv = server.ask(f"/sparql?{query}", Accept="text/csv", If_None_Match=first.headers["etag"])
    assert csv.status == 200


def test_what_changes_is_not_kept(server: Address) -> None:
    query = "SELECT (STRUUID() AS ?id) {}"
    one, two = server.query(query), server.query(query)
    assert one.body != two.body
    assert "etag" not in one.headers


def test_a_new_build_is_served_at_once(root: Path, server: Address) -> None:
    query = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?d a schema:NewsArticle } }"
    assert server.query(query, "text/csv").text.split()[-1] == "20"
    build(root, documents=7)
    assert server.query(query, "text/csv").text.split()[-1] == "7"


def test_whole_graphs_stream(root: Path) -> None:
    build(root, documents=300)
    with serving(root) as server:
        reply = server.query("SELECT * { GRAPH ?g { ?s ?p ?o } }", "text/csv")
        assert (reply.status, reply.body.count(b"\n")) == (200, 100_001)
        graph = server.ask("/store?graph=https%3A%2F%2Fw3id.org%2Fkgraph%2Fns%23claims", Accept="application/n-triples")
        assert len(graph.body) > 1 << 20


def test_no_other_site_may_read(server: Address, root: Path) -> None:
    assert "access-control-allow-origin" not in server.ask("/sparql", Origin="https://example.org").headers
    with serving(root, origins=["https://example.org"]) as open_server:
        reply = open_server.ask("/sparql", Origin="https://example.org")
        assert reply.headers["access-control-allow-origin"] == "https://example.org"


def test_a_foreign_name_for_this_machine_is_not_answered(server: Address) -> None:
    assert server.ask("/sparql", Host="rebound.example.org").status == 400


def test_updates_need_the_token(root: Path) -> None:
    update, kind = "INSERT DATA { <a:a> <a:b> <a:c> }", "application/sparql-update"
    with serving(root, token="s3cret") as server:
        assert server.ask("/sparql", "POST", update, Content_Type=kind).status == 401
        assert server.ask("/sparql", "POST", update, Content_Type=kind, Authorization="Bearer wrong").status == 401
        assert server.query("ASK { <a:a> <a:b> <a:c> }", "text/csv").text == "false"
        assert server.ask("/sparql", "POST", update, Content_Type=kind, Authorization="Bearer s3cret").status == 204
        assert server.query("ASK { <a:a> <a:b> <a:c> }", "text/csv").text == "true"
        broken = server.ask("/sparql", "POST", "INSERT", Content_Type=kind, Authorization="Bearer s3cret")
        assert broken.status == 400


def test_the_server_leaves_no_process_behind(root: Path) -> None:
    with serving(root, limits=LIMITS) as server:
        server.query("ASK {}")
        assert workers(root)
    assert not workers(root)
