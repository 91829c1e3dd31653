"""The endpoint under load: 32 clients for a minute with a mix of the canned queries, one of them hostile.

    python benchmarks/load.py [--documents 17500] [--clients 32] [--seconds 60]

Generated news (tests/generated.py), a real server on a loopback port in a process of its own. Every client waits for
its answer before it asks again; each canned query is asked with ``--variety`` sets of parameters. The hostile client
asks for a cross product of the whole graph, another one each time. Prints one table; exit code 1 where another client
saw an error, or the 95th percentile is over 250 ms.
"""

from __future__ import annotations

import argparse
import http.client
import math
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from generated import COUNTRIES, PEOPLE, news  # type: ignore[import-not-found]  # noqa: E402

from kgraph.export import export  # noqa: E402
from kgraph.store import build_store, publish  # noqa: E402
from kgraph.store.canned import canned_queries  # noqa: E402

HOSTILE = "SELECT (COUNT(*) AS ?n) { GRAPH ?a { ?s ?p ?o } GRAPH ?b { ?t ?q ?u } GRAPH ?c { ?v ?r ?w } } # %d"
TARGET = 0.250
"""Seconds that 95 of 100 answers may take at most."""


@dataclass
class Seen:
    """What the clients saw: seconds of each answer by query, and statuses."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    statuses: Counter[int] = field(default_factory=Counter)
    hostile: Counter[int] = field(default_factory=Counter)


def questions(variety: int) -> list[tuple[str, str]]:
    """Every canned query with its defaults and with ``variety - 1`` other sets of parameters, as (name, text)."""
    asked: list[tuple[str, str]] = []
    for n in range(variety):
        a, b = COUNTRIES[n % 15], COUNTRIES[(n + 1 + n // 15 % 14) % 15]
        month, day = 1 + n % 12, 1 + n % 21
        own = {"a": a.id, "b": b.id, "who": PEOPLE[n % len(PEOPLE)].id}
        own |= {"from": f"2018-{month:02d}-{day:02d}", "to": f"2018-{month:02d}-{day + 7:02d}"}
        for name, query in canned_queries().items():
            codes = {"a": str(a.country), "b": str(b.country)} if name == "dyad-months" else {}
            values = {p.name: {**own, **codes}[p.name] for p in query.parameters} if n else {}
            if n == 0 or values:
                asked.append((name, query.fill(values, str)))
    return asked


def ask(connection: http.client.HTTPConnection, text: str) -> int:
    body = urlencode({"query": text})
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/sparql-results+json"}
    connection.request("POST", "/sparql", body, headers)
    response = connection.getresponse()
    response.read()
    return response.status


def friendly(
    port: int, asked: list[tuple[str, str]], client: int, until: float, seen: Seen, lock: threading.Lock
) -> None:
    """Goes through all questions, again and again, each client in an order of its own."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    step = next(n for n in range(client * 2 + 1, 10**6) if math.gcd(n, len(asked)) == 1)
    for turn in range(10**9):
        name, text = asked[(client * 17 + turn * step) % len(asked)]
        start = time.perf_counter()
        if start > until:
            return
        status = ask(connection, text)
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


def build(root: Path, documents: int) -> int:
    def write(folder: Path) -> None:
        export(news(documents), folder, ["nq"])
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


def measure(root: Path, port: int, clients: int, seconds: float, asked: list[tuple[str, str]]) -> tuple[Seen, float]:
    server = subprocess.Popen([sys.executable, "-c", SERVER, str(root), str(port)])
    try:
        for _ in range(100):
            try:
                ask(http.client.HTTPConnection("127.0.0.1", port, timeout=5), "ASK {}")
                break
            except OSError:
                time.sleep(0.1)
        seen, lock = Seen(), threading.Lock()
        until = time.perf_counter() + seconds
        threads = [threading.Thread(target=hostile, args=(port, until, seen))]
        threads += [
            threading.Thread(target=friendly, args=(port, asked, i, until, seen, lock)) for i in range(clients - 1)
        ]
        for thread in threads:
            thread.start()
        time.sleep(seconds * 0.9)
        memory = memory_of(server.pid)
        for thread in threads:
            thread.join()
        return seen, memory
    finally:
        server.terminate()
        server.wait()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=17_500, help="of eight assertions each")
    parser.add_argument("--clients", type=int, default=32)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--variety", type=int, default=10, help="sets of parameters that each query is asked with")
    parser.add_argument("--port", type=int, default=18432)
    parser.add_argument("--folder", type=Path, help="keep the build here, and use it if it is there")
    options = parser.parse_args()
    root = options.folder or Path(tempfile.mkdtemp(prefix="kgraph-load-"))
    try:
        if not (root / "graph.nq").exists():
            print(f"{build(root, options.documents):,} quads")
        asked = questions(options.variety)
        print(f"{options.clients} clients, {len(asked)} different questions")
        seen, memory = measure(root, options.port, options.clients, options.seconds, asked)
    finally:
        if not options.folder:
            shutil.rmtree(root, ignore_errors=True)
    print(f"{'query':<18}{'answers':>9}{'median':>10}{'95 %':>10}{'99 %':>10}{'most':>10}   (ms)")
    everything = [s for found in seen.seconds.values() for s in found]
    for name, found in [*sorted(seen.seconds.items()), ("all", everything)]:
        marks = (percentile(found, p) * 1000 for p in (0.5, 0.95, 0.99, 1.0))
        print(f"{name:<18}{len(found):>9}" + "".join(f"{m:>10.1f}" for m in marks))
    print(f"{len(everything) / options.seconds:.0f} answers a second; statuses {dict(seen.statuses)}")
    print(f"hostile client: statuses {dict(seen.hostile)}; server with workers: {memory:.0f} MB")
    failed = set(seen.statuses) - {200} or percentile(everything, 0.95) > TARGET
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
