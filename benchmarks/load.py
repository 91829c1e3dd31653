"""The endpoint under load: 32 clients for a minute with a mix of the canned queries, one of them hostile.

    python benchmarks/load.py [--times 100] [--clients 32] [--seconds 60] [--folder DIR]

The graph is that of the sample corpus so many times over (benchmarks/multiples.py); a real server listens on a loopback
port in a process of its own. First each question is asked once, by one client, of an empty memory ("alone"). Then the
clients ask for the given time: every client waits for its answer before it asks again; each canned query is asked with
``--variety`` sets of parameters. The hostile client asks for a cross product of the whole graph, another one each time.
Then the same once more with questions that differ each time, so that no answer comes from memory ("uncached").

Prints a table each; exit code 1 where another client saw an error, or the 95th percentile of the mix is over 250 ms.
"""

from __future__ import annotations

import argparse
import contextlib
import http.client
import math
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlencode

from multiples import multiplied

from kgraph.builder import build_into, load
from kgraph.export import export
from kgraph.model import EntityType, GraphData
from kgraph.resources import data_path
from kgraph.store import Layout, build_store, publish
from kgraph.store.canned import canned_queries

T = TypeVar("T")
HOSTILE = "SELECT (COUNT(*) AS ?n) { GRAPH ?a { ?s ?p ?o } GRAPH ?b { ?t ?q ?u } GRAPH ?c { ?v ?r ?w } } # %d"
TARGET = 0.250
"""Seconds that 95 of 100 answers may take at most."""


@dataclass
class Seen:
    """What the clients saw: seconds of each answer by query, and statuses."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    statuses: Counter[int] = field(default_factory=Counter)
    hostile: Counter[int] = field(default_factory=Counter)


def questions(sample: GraphData, variety: int) -> list[tuple[str, str]]:
    """Every canned query with its defaults and with ``variety - 1`` other sets of parameters, as (name, text).

    The other sets are about those of whom the sample tells most.
    """
    in_view = [
        c for c in sample.claims if c.in_view and c.subject.id.startswith("wd:") and c.object.id.startswith("wd:")
    ]
    pairs = _most(tuple(sorted((c.subject.id, c.object.id))) for c in in_view if c.subject != c.object)
    people = _most(e.id for c in in_view for e in (c.subject, c.object) if e.type is EntityType.PERSON)
    states = ([c for c in (e.source.country, e.target.country) if c] for e in sample.events)
    dyads = _most(tuple(sorted(d)) for d in states if len(set(d)) == 2)
    asked: list[tuple[str, str]] = []
    for n in range(variety):
        (a, b), codes, who = pairs[n % len(pairs)], dyads[n % len(dyads)], people[n % len(people)]
        month, day = 1 + n % 12, 1 + n % 21
        own = {"a": a, "b": b, "who": who}
        own |= {"from": f"2018-{month:02d}-{day:02d}", "to": f"2018-{month:02d}-{day + 7:02d}"}
        for name, query in canned_queries().items():
            dyad = dict(zip("ab", codes, strict=True)) if name == "dyad-months" else {}
            values = {p.name: {**own, **dyad}[p.name] for p in query.parameters} if n else {}
            if n == 0 or values:
                asked.append((name, query.fill(values, str)))
    return asked


def _most(items: Iterable[T]) -> list[T]:
    """The different items, those that are there most often first."""
    counts = Counter(items)
    return sorted(counts, key=lambda item: (-counts[item], str(item)))


def ask(connection: http.client.HTTPConnection, text: str) -> int:
    body = urlencode({"query": text})
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/sparql-results+json"}
    connection.request("POST", "/sparql", body, headers)
    response = connection.getresponse()
    response.read()
    return response.status


def friendly(
    port: int, asked: list[tuple[str, str]], client: int, until: float, fresh: bool, seen: Seen, lock: threading.Lock
) -> None:
    """Goes through all questions, again and again, each client in an order of its own."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    step = next(n for n in range(client * 2 + 1, 10**6) if math.gcd(n, len(asked)) == 1)
    for turn in range(10**9):
        name, text = asked[(client * 17 + turn * step) % len(asked)]
        start = time.perf_counter()
        if start > until:
            return
        status = ask(connection, f"{text}\n# {client} {turn}" if fresh else text)
        with lock:
            seen.seconds[name].append(time.perf_counter() - start)
            seen.statuses[status] += 1


def hostile(port: int, until: float, seen: Seen) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    turn = 0
    while time.perf_counter() < until:
        turn += 1
        seen.hostile[ask(connection, HOSTILE % turn)] += 1


def percentile(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def build(root: Path, times: int) -> int:
    """The sample graph ``times`` times over, published in ``root``; the number of quads."""
    data = multiplied(load(root / "sample").data, times)

    def write(folder: Path) -> None:
        export(data, folder, ["nq"])
        build_store(folder / "graph.nq", folder / "store")

    publish(root, write)
    with (root / "graph.nq").open("rb") as file:
        return sum(1 for _ in file)


SERVER = """
import sys
from pathlib import Path
from kgraph.serve.app import create_app, serve
from kgraph.serve.sparql_pool import Limits
serve(create_app(Path(sys.argv[1]), limits=Limits(timeout=10)), port=int(sys.argv[2]))
"""


def memory_of(pid: int) -> float:
    """Resident memory of a process and its children, in MB."""
    listed = subprocess.run(["ps", "-eo", "pid,ppid,rss"], capture_output=True, text=True, check=True).stdout
    rows = [tuple(map(int, line.split())) for line in listed.splitlines()[1:]]
    return sum(rss for own, parent, rss in rows if pid in (own, parent)) / 1000


@contextlib.contextmanager
def server(root: Path, port: int) -> Iterator[int]:
    """A server over ``root``; its process id."""
    process = subprocess.Popen([sys.executable, "-c", SERVER, str(root), str(port)])
    try:
        for _ in range(300):
            try:
                ask(http.client.HTTPConnection("127.0.0.1", port, timeout=5), "ASK {}")
                break
            except OSError:
                time.sleep(0.1)
        yield process.pid
    finally:
        process.terminate()
        process.wait()


def alone(port: int, asked: list[tuple[str, str]]) -> Seen:
    """Each question once, one after another."""
    seen = Seen()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    for name, text in asked:
        start = time.perf_counter()
        seen.statuses[ask(connection, f"{text}\n# alone")] += 1
        seen.seconds[name].append(time.perf_counter() - start)
    return seen


def together(port: int, clients: int, seconds: float, asked: list[tuple[str, str]], fresh: bool) -> Seen:
    seen, lock = Seen(), threading.Lock()
    until = time.perf_counter() + seconds
    threads = [threading.Thread(target=hostile, args=(port, until, seen))]
    threads += [
        threading.Thread(target=friendly, args=(port, asked, i, until, fresh, seen, lock)) for i in range(clients - 1)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return seen


def show(title: str, seen: Seen, seconds: float | None) -> float:
    """Print a table; the 95th percentile of all answers in seconds."""
    print(f"\n{title:<18}{'answers':>9}{'median':>10}{'95 %':>10}{'99 %':>10}{'most':>10}   (ms)")
    everything = [s for found in seen.seconds.values() for s in found]
    for name, found in [*sorted(seen.seconds.items()), ("all", everything)]:
        marks = (percentile(found, p) * 1000 for p in (0.5, 0.95, 0.99, 1.0))
        print(f"{name:<18}{len(found):>9}" + "".join(f"{m:>10.1f}" for m in marks))
    rate = f"{len(everything) / seconds:.0f} answers a second; " if seconds else ""
    print(f"{rate}statuses {dict(seen.statuses)}; hostile client: {dict(seen.hostile)}")
    return percentile(everything, 0.95)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=100, help="copies of the sample graph")
    parser.add_argument("--clients", type=int, default=32)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--variety", type=int, default=10, help="sets of parameters that each query is asked with")
    parser.add_argument("--port", type=int, default=18432)
    parser.add_argument("--folder", type=Path, help="keep the builds here, and use them if they are there")
    options = parser.parse_args()
    root = options.folder or Path(tempfile.mkdtemp(prefix="kgraph-load-"))
    try:
        if not (root / "sample").exists():
            build_into([data_path("articles")], root / "sample")
        if not Layout(root).current.is_symlink():
            print(f"{build(root, options.times):,} quads")
        asked = questions(load(root / "sample").data, options.variety)
        print(f"{options.clients} clients, {len(asked)} different questions")
        with server(root, options.port) as pid:
            show("alone", alone(options.port, asked), None)
            seen = together(options.port, options.clients, options.seconds, asked, fresh=False)
            slowest = show("mix", seen, options.seconds)
            show(
                "mix, uncached", together(options.port, options.clients, options.seconds, asked, True), options.seconds
            )
            print(f"server with workers: {memory_of(pid):.0f} MB")
    finally:
        if not options.folder:
            shutil.rmtree(root, ignore_errors=True)
    sys.exit(1 if set(seen.statuses) - {200} or slowest > TARGET else 0)


if __name__ == "__main__":
    main()
