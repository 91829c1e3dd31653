"""The store beside rdflib in memory and pyoxigraph used directly: load, size, export, canned queries, peak memory.

    python benchmarks/store.py [--quads 1000000] [--without-rdflib] [--patience 60]

Prints one table. Every step runs in a process of its own, so that its peak memory is its own; the claims are generated
(tests/generated.py). Queries of kgraph and pyoxigraph are the best of three runs, those of rdflib one run; ``> N`` is a
query that was given up after N seconds.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from generated import news  # type: ignore[import-not-found]  # noqa: E402

from kgraph.export import export  # noqa: E402
from kgraph.export.rdf import read_nquads, write_rdf  # noqa: E402
from kgraph.namespaces import PREFIXES  # noqa: E402
from kgraph.store import build_store, publish  # noqa: E402
from kgraph.store.canned import canned_queries  # noqa: E402

QUADS_A_DOCUMENT = 574
Result = dict[str, Any]


# ------------------------------------------------------------------------------------------------ steps of kgraph


def kgraph_load(root: Path, _: float) -> Result:
    shutil.rmtree(root / "loaded", ignore_errors=True)
    return {"load": timed(lambda: build_store(root / "graph.nq", root / "loaded"))}


def kgraph_export(root: Path, _: float) -> Result:
    out = root / "out"
    out.mkdir(exist_ok=True)
    return {
        f"export {format}": timed(lambda f=format: write_rdf(read_nquads(root / "graph.nq"), out, f))  # type: ignore[misc]
        for format in ("nq", "trig")
    }


def kgraph_queries(root: Path, _: float) -> Result:
    """Through a worker of the server, from request to last byte of JSON; its start is not counted, as in a server."""
    from kgraph.serve.sparql_pool import Limits, Pool

    async def run() -> Result:
        pool = Pool(root / "build", Limits(timeout=600))
        await pool.warm()
        found: Result = {}
        for name, query in {"(warm)": "ASK {}", **texts()}.items():
            times = []
            for _ in range(3):
                start = time.perf_counter()
                running = await pool.run({"query": query, "results": "json", "prefixes": PREFIXES})
                async for _chunk in running:
                    pass
                times.append(time.perf_counter() - start)
            found[name] = min(times)
        await pool.close()
        del found["(warm)"]
        return found

    return asyncio.run(run())


# ------------------------------------------------------------------------------------------------ the references


def oxigraph_load(root: Path, _: float) -> Result:
    from pyoxigraph import RdfFormat, Store

    shutil.rmtree(root / "direct", ignore_errors=True)

    def load() -> None:
        store = Store(root / "direct")
        store.bulk_load(path=root / "graph.nq", format=RdfFormat.N_QUADS)
        store.flush()

    return {"load": timed(load)}


def oxigraph_rest(root: Path, _: float) -> Result:
    from pyoxigraph import QueryResultsFormat, QuerySolutions, RdfFormat, Store

    store = Store.read_only(str(root / "direct"))
    found = {
        "export nq": timed(lambda: store.dump(root / "direct.nq", RdfFormat.N_QUADS)),
        "export trig": timed(lambda: store.dump(root / "direct.trig", RdfFormat.TRIG, prefixes=PREFIXES)),
    }

    def ask(query: str) -> None:
        solutions = store.query(query, prefixes=PREFIXES)
        assert isinstance(solutions, QuerySolutions)
        solutions.serialize(format=QueryResultsFormat.JSON)

    for name, query in texts().items():
        found[name] = timed(lambda q=query: ask(q), times=3)  # type: ignore[misc]
    return found


def rdflib_all(root: Path, patience: float) -> Result:
    import rdflib

    dataset = rdflib.Dataset()
    found: Result = {"load": timed(lambda: dataset.parse(root / "graph.nq", format="nquads"))}

    def give_up(*_: object) -> None:
        raise TimeoutError

    signal.signal(signal.SIGALRM, give_up)
    for name, query in texts().items():
        signal.setitimer(signal.ITIMER_REAL, patience)
        try:
            found[name] = timed(lambda q=query: dataset.query(q).serialize(format="json"))  # type: ignore[misc]
        except TimeoutError:
            found[name] = -patience
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
    for format, syntax in (("nq", "nquads"), ("trig", "trig")):
        found[f"export {format}"] = timed(lambda s=syntax: dataset.serialize(root / "rdflib.out", format=s))  # type: ignore[misc]
    return found


STEPS: dict[str, Callable[[Path, float], Result]] = {
    f.__name__: f for f in (kgraph_load, kgraph_export, kgraph_queries, oxigraph_load, oxigraph_rest, rdflib_all)
}


def texts() -> dict[str, str]:
    return {name: query.text for name, query in canned_queries().items()}


def timed(work: Callable[[], object], times: int = 1) -> float:
    """The best of ``times`` runs, in seconds."""
    found = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        found.append(time.perf_counter() - start)
    return min(found)


def peak() -> float:
    """The most memory that this process has had, in MB (not counting that of its parent before it began)."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) / 1000


# ------------------------------------------------------------------------------------------------ the run


def prepare(root: Path, quads: int) -> int:
    """The N-Quads of about ``quads`` quads, and a build to query; the exact number."""
    export(news(max(1, quads // QUADS_A_DOCUMENT)), root, ["nq"])

    def write(folder: Path) -> None:
        shutil.copy(root / "graph.nq", folder)
        build_store(folder / "graph.nq", folder / "store")

    publish(root / "build", write)
    with (root / "graph.nq").open("rb") as file:
        return sum(1 for _ in file)


def step(name: str, root: Path, patience: float) -> Result:
    command = [sys.executable, __file__, "--step", name, "--root", str(root), "--patience", str(patience)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    found: Result = json.loads(done.stdout.splitlines()[-1])
    return found


def megabytes(folder: Path) -> float:
    return sum(p.stat().st_size for p in folder.rglob("*") if p.is_file()) / 1e6


def shown(value: float | None, unit: str = "s") -> str:
    if value is None:
        return "–"
    return f"> {-value:.0f} {unit}" if value < 0 else f"{value:.3f} {unit}" if value < 10 else f"{value:.0f} {unit}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quads", type=int, default=1_000_000)
    parser.add_argument("--without-rdflib", action="store_true")
    parser.add_argument("--patience", type=float, default=60.0, help="seconds that a query of rdflib may take")
    parser.add_argument("--step", choices=STEPS, help=argparse.SUPPRESS)
    parser.add_argument("--root", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.step:
        found = STEPS[options.step](options.root, options.patience)
        found["peak"] = peak()
        print(json.dumps(found))
        return
    with tempfile.TemporaryDirectory(prefix="kgraph-store-") as folder:
        root = Path(folder)
        count = prepare(root, options.quads)
        names = [n for n in STEPS if not (options.without_rdflib and n == "rdflib_all")]
        found = {name: step(name, root, options.patience) for name in names}
        sizes = megabytes(root / "loaded"), megabytes(root / "direct")
    ours: Result = {**found["kgraph_load"], **found["kgraph_export"], **found["kgraph_queries"]}
    direct: Result = {**found["oxigraph_load"], **found["oxigraph_rest"]}
    other: Result = found.get("rdflib_all", {})
    print(f"{count:,} quads; peak memory of export: kgraph {found['kgraph_export']['peak']:.0f} MB")
    print(f"peak memory of load: kgraph {found['kgraph_load']['peak']:.0f} MB", end="")
    print(f", rdflib (all steps) {other['peak']:.0f} MB" if other else "")
    print(f"size on disk: kgraph {sizes[0]:.0f} MB, pyoxigraph {sizes[1]:.0f} MB")
    print(f"{'':<18}{'kgraph':>12}{'pyoxigraph':>12}{'rdflib':>12}{'× rdflib':>10}{'/ direct':>10}")
    for name in ["load", "export nq", "export trig", *texts()]:
        one, two, three = ours[name], direct[name], other.get(name)
        faster = f"{abs(three) / one:.0f}" if three else "–"
        print(f"{name:<18}{shown(one):>12}{shown(two):>12}{shown(three):>12}{faster:>10}{one / two:>10.2f}")


if __name__ == "__main__":
    main()
