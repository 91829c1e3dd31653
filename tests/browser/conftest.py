"""A real Chromium, and a watch on everything that a page must not do."""

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
import uvicorn
from generated import assertions, graph_of
from playwright.sync_api import Browser, Page, sync_playwright

from kgraph.export import export
from kgraph.export.explorer import write_explorer
from kgraph.model import Entity, EntityType, GraphData
from kgraph.serve.app import create_app
from kgraph.serve.pages import routes
from kgraph.store import build_store, publish

WIDE = {"width": 1280, "height": 800}
NARROW = {"width": 390, "height": 844}
AXE = Path(__file__).resolve().parent.parent.parent / "node_modules" / "axe-core" / "axe.min.js"
HOSTILE = "</script><img src=x onerror=\"alert('article')\"><svg onload=alert(1)> ‮gnp\x00"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    # not longer than a module: while Playwright runs, no other test of the process can run an event loop of its own
    path = shutil.which("chromium")
    if path is None:
        pytest.skip("Chromium is not installed (Debian: apt-get install chromium)")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield running
        running.close()


@dataclass
class Watched:
    """A page with what it said on the console, what it asked for and which dialogs it opened."""

    page: Page
    console: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    def open_file(self, path: Path) -> Page:
        self.page.goto(path.as_uri())
        self.page.wait_for_selector("html[data-drawn=true]")
        return self.page

    def assert_clean(self, allowed: str) -> None:
        """Nothing on the console, no dialog, and no request but to addresses that begin with ``allowed``."""
        assert self.console == []
        assert self.dialogs == []
        assert [r for r in self.requests if not r.startswith((allowed, "data:", "blob:"))] == []

    def assert_no_sideways_scrolling(self) -> None:
        assert self.page.evaluate("document.documentElement.scrollWidth <= innerWidth + 1")

    def assert_accessible(self) -> None:
        """No finding of axe-core that it calls serious or critical."""
        if not AXE.is_file():
            pytest.skip("axe-core is not installed (npm ci)")
        # over the debugging protocol, which the page's content security policy does not govern
        self.page.evaluate(AXE.read_text(encoding="utf-8"))
        found = self.page.evaluate("async () => (await axe.run(document, {resultTypes: ['violations']})).violations")
        serious = [v for v in found if v["impact"] in ("serious", "critical")]
        assert [(v["id"], [n["html"][:200] for n in v["nodes"][:3]]) for v in serious] == []


@pytest.fixture(params=[WIDE, NARROW], ids=["1280px", "390px"])
def watched(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Watched]:
    context = browser.new_context(viewport=request.param, reduced_motion="reduce")
    page = context.new_page()
    found = Watched(page)
    page.on("console", lambda message: found.console.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: found.console.append(f"error: {error}"))
    page.on("request", lambda asked: found.requests.append(asked.url))
    page.on("dialog", lambda dialog: (found.dialogs.append(dialog.message), dialog.dismiss()))
    yield found
    context.close()


def _graph() -> GraphData:
    """Generated news with reprints, and an actor, an article and an address that would do harm."""
    told = list(assertions(150))
    copies = [
        (replace(d, id=f"{i:064x}", name=f"copy-{i}.txt"), [replace(a, doc=f"{i:064x}") for a in said])
        for i, (d, said) in enumerate(told[:3])
    ]
    data = graph_of(told + copies)
    evil = Entity("kg:evil", f"Evil {HOSTILE}", EntityType.COUNTRY, "EVL", (HOSTILE,))
    long = Entity("kg:long", "N" * 10_000, EntityType.ORGANISATION)
    claims = list(data.claims)
    for n, other in ((0, evil), (1, long)):
        changed = tuple(replace(a, object=other) for a in claims[n].assertions)
        claims[n] = replace(claims[n], object=other, event=None, assertions=changed)
    bad = replace(data.documents[-1], title=HOSTILE, publisher=HOSTILE, url="javascript:alert('url')")
    reprints = tuple((copy.id, d.id) for (copy, _), (d, _) in zip(copies, told, strict=False))
    return replace(data, claims=tuple(claims), documents=(*data.documents[:-1], bad), reprints=reprints)


@pytest.fixture(scope="session")
def graph_data() -> GraphData:
    return _graph()


@pytest.fixture(scope="session")
def explorer(graph_data: GraphData, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the explorer over a small build."""
    root = tmp_path_factory.mktemp("explorer")

    def write(folder: Path) -> None:
        export(graph_data, folder, ["nq"])
        write_explorer(graph_data, folder)
        build_store(folder / "graph.nq", folder / "store")

    publish(root, write)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    config = uvicorn.Config(create_app(root, pages=routes()), port=port, log_level="error")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started and thread.is_alive():
        time.sleep(0.02)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)
