"""The pictures of the README and of docs/tour.md, taken in Chromium from a built graph.

    python benchmarks/screenshots.py [output] [--to docs/images]

The same graph gives the same pictures up to the fonts of the machine. Colours are reduced to keep the files small.
"""

from __future__ import annotations

import argparse
import io
import shutil
import socket
import threading
import time
from pathlib import Path

import uvicorn
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from kgraph.serve.app import create_app
from kgraph.serve.pages import routes

_WIDE, _NARROW = {"width": 1200, "height": 750}, {"width": 390, "height": 780}
_PAIR = "/pair?a=North%20Korea&b=United%20States&with=members"
_COLOURS = 200


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", nargs="?", type=Path, default=Path("output"))
    parser.add_argument("--to", type=Path, default=Path("docs/images"))
    arguments = parser.parse_args()
    chromium = shutil.which("chromium")
    if chromium is None:
        parser.error("Chromium is not installed (Debian: apt-get install chromium)")
    arguments.to.mkdir(parents=True, exist_ok=True)
    server, address = _served(arguments.build)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        _pictures(browser, arguments.build / "graph.html", address, arguments.to)
        browser.close()
    server.should_exit = True


def _pictures(browser: Browser, file: Path, address: str, to: Path) -> None:
    page = browser.new_page(viewport=_WIDE, reduced_motion="reduce")  # type: ignore[arg-type]
    _open(page, file.resolve().as_uri())
    _save(page, to / "graph.png")
    page.fill("#query", "Kim Jong Un")
    page.press("#query", "Enter")
    page.locator("#panel .claim", has_text="Xi Jinping").first.click()
    page.evaluate("kgraph.drawing.fit()")
    _save(page, to / "evidence.png")
    for name, path in (("overview", "/"), ("pair", _PAIR), ("search", "/search?q=sanctions"), ("sparql", "/ask")):
        _open(page, address + path)
        if name == "sparql":
            page.click("#run")
            page.wait_for_selector("#result tbody tr")
        _save(page, to / f"{name}.png")
    _open(page, f"{address}/documents")
    page.locator("main li a", has_text="Qatar").last.click()
    page.locator(".told").nth(2).focus()
    _save(page, to / "article.png")
    page.close()
    phone = browser.new_page(viewport=_NARROW, color_scheme="dark", reduced_motion="reduce")  # type: ignore[arg-type]
    _open(phone, file.resolve().as_uri())
    _save(phone, to / "phone.png")
    phone.close()


def _open(page: Page, address: str) -> None:
    page.goto(address)
    if page.locator("#drawing, #data").count():
        page.wait_for_selector("html[data-drawn=true]")
    page.wait_for_timeout(300)


def _save(page: Page, path: Path) -> None:
    page.wait_for_timeout(200)
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    picture.quantize(_COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
    print(f"{path}  {path.stat().st_size // 1024} kB")


def _served(build: Path) -> tuple[uvicorn.Server, str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(create_app(build, pages=routes()), port=port, log_level="error"))
    threading.Thread(target=server.run, daemon=True).start()
    while not server.started:
        time.sleep(0.05)
    return server, f"http://127.0.0.1:{port}"


if __name__ == "__main__":
    main()
