"""How fast the explorer answers on generated claims, and the mailed page in Chromium. One table.

    python benchmarks/pages.py [--claims 100000] [--readers 8] [--requests 400]

Server times are measured by the reader, over a real connection: ``--readers`` of them ask at once, each page a new
entity, pair or word. The targets of the 95th percentile are 200 ms for the overview and entities, 150 ms for search.
"""

from __future__ import annotations

import argparse
import http.client
import itertools
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote

from rich.console import Console
from rich.table import Table

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))
from generated import COUNTRIES, PEOPLE, news  # type: ignore[import-not-found]

from kgraph.export.explorer import write_explorer
from kgraph.export.html import Bounds, render
from kgraph.store.publishing import publish

_PER_DOCUMENT = 7.08
"""Claims that an article of eight generated sentences gives."""
_SERVER = """
import sys, uvicorn
from pathlib import Path
from starlette.applications import Starlette
from kgraph.serve.pages import routes
app = Starlette(routes=routes())
app.state.root = Path(sys.argv[1])
uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[2]), log_level="error")
"""


def addresses() -> dict[str, Iterator[str]]:
    actors = [e.id for e in (*COUNTRIES, *PEOPLE)]
    words = (
        "praised",
        "sanctioned",
        "China",
        "aid to Iran",
        "Xinhua said",
        '"signed an agreement with"',
        "envoy japan",
    )
    pairs = [(a.id, b.id) for a, b in itertools.combinations(COUNTRIES, 2)]
    cycle = itertools.cycle
    return {
        "overview": (f"/?page={n}" for n in cycle(range(1, 6))),
        "entity": (f"/entity/{quote(id)}" for id in cycle(actors)),
        "entity, page 50": (f"/entity/{quote(c.id)}?page=50" for c in cycle(COUNTRIES)),
        "pair": (f"/pair?a={quote(a)}&b={quote(b)}&with=members" for a, b in cycle(pairs)),
        "search": (f"/search?q={quote(word)}" for word in cycle(words)),
        "path": (f"/path?a={quote(a)}&b={quote(b)}" for a, b in cycle(zip(actors, reversed(actors), strict=True))),
    }


def asked(port: int, address: str) -> float:
    """Seconds until the whole answer is there."""
    started = time.perf_counter()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", address)
    reply = connection.getresponse()
    reply.read()
    connection.close()
    if reply.status not in (200, 404):
        raise RuntimeError(f"{address} answers {reply.status}")
    return time.perf_counter() - started


def measured(port: int, source: Iterator[str], readers: int, requests: int) -> list[float]:
    lock = threading.Lock()

    def one(_: int) -> float:
        with lock:
            address = next(source)
        return asked(port, address)

    with ThreadPoolExecutor(readers) as pool:
        return sorted(pool.map(one, range(requests)))


def drawn_in_chromium(page: Path) -> float | None:
    """Seconds from opening the file until it is drawn and its search answers; None without Chromium."""
    path = shutil.which("chromium")
    if path is None:
        return None
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        tab = browser.new_page(viewport={"width": 1280, "height": 800})
        started = time.perf_counter()
        tab.goto(page.as_uri())
        tab.wait_for_selector("html[data-drawn=true]")
        tab.fill("#query", "China")
        tab.press("#query", "Enter")
        tab.wait_for_selector("#panel .back")
        taken = time.perf_counter() - started
        browser.close()
    return taken


def timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--readers", type=int, default=8)
    parser.add_argument("--requests", type=int, default=400)
    parser.add_argument("--port", type=int, default=8749)
    arguments = parser.parse_args()
    data = news(round(arguments.claims / _PER_DOCUMENT))
    table = Table("what", "median ms", "95th percentile ms", "most ms")
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        indexed = timed(lambda: publish(root / "build", lambda out: write_explorer(data, out)))
        size = (root / "build" / ".kgraph" / "current" / "explorer.sqlite").stat().st_size
        command = [sys.executable, "-c", _SERVER, str(root / "build"), str(arguments.port)]
        server = subprocess.Popen(command)
        try:
            _wait(arguments.port)
            for name, source in addresses().items():
                measured(arguments.port, source, arguments.readers, arguments.readers * 2)
                times = measured(arguments.port, source, arguments.readers, arguments.requests)
                row = (statistics.median(times), times[int(len(times) * 0.95)], times[-1])
                table.add_row(name, *(f"{1000 * t:.0f}" for t in row))
        finally:
            server.terminate()
            server.wait(10)
        page = root / "graph.html"
        page.write_text(render(data, Bounds(edges=1000, nodes=300)), encoding="utf-8")
        drawn = drawn_in_chromium(page)
    if drawn is not None:
        table.add_row("file with 1,000 edges, in Chromium", f"{1000 * drawn:.0f}", "", "")
    table.title = (
        f"{len(data.claims):,} claims, {arguments.readers} readers at once; index: {indexed:.1f} s, {size / 1e6:.0f} MB"
    )
    Console().print(table)


def _wait(port: int) -> None:
    for _ in range(200):
        try:
            asked(port, "/documents")
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the server does not answer")


if __name__ == "__main__":
    main()
