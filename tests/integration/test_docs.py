"""Every command in the README and under docs/ is run, and every Python example, in the order of the page.

Fences marked ``sh`` are commands, ``sh server`` commands that stay up (they must answer on their port), ``python``
examples that share one namespace a page. ``make`` targets are checked without being run (CI runs them).
"""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

ROOT = Path(__file__).resolve().parent.parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
ENVIRONMENT = os.environ | {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", "COLUMNS": "120"}


def fences(page: Path) -> Iterator[tuple[str, str]]:
    for token in MarkdownIt().parse(page.read_text(encoding="utf-8")):
        if token.type == "fence":
            yield token.info.strip(), token.content


def commands(block: str) -> list[str]:
    """The commands of a block: continued lines joined, comments left out."""
    joined = re.sub(r"\\\n\s*", "", block)
    return [line for line in joined.splitlines() if line.strip() and not line.lstrip().startswith("#")]


@pytest.fixture(scope="session")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as a reader of the docs has it after `make demo`."""
    folder = tmp_path_factory.mktemp("docs")
    for name in ("data", "Makefile", "benchmarks", "docs", "README.md", "pyproject.toml", "constraints.txt"):
        (folder / name).symlink_to(ROOT / name)
    run("kgraph build data/articles -o output", folder)
    return folder


def run(command: str, folder: Path) -> None:
    if command.startswith("make "):
        command = f"make -n {command.removeprefix('make ')}"
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", command],
        cwd=folder,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        timeout=180,
        stdin=subprocess.DEVNULL,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}"


def serve(command: str, folder: Path) -> None:
    found = re.search(r"--port[ =](\d+)", command)
    assert found, f"a server in the docs names its port: {command}"
    process = subprocess.Popen(["bash", "-c", f"exec {command}"], cwd=folder, env=ENVIRONMENT, start_new_session=True)
    try:
        for _ in range(150):
            assert process.poll() is None, f"{command} ended at once"
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", int(found[1]))) == 0:
                    return
            time.sleep(0.2)
        pytest.fail(f"{command} does not answer")
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(20)


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_what_the_page_says_works(page: Path, workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(workspace)
    namespace: dict[str, object] = {}
    for info, block in fences(page):
        if info == "sh":
            for command in commands(block):
                run(command, workspace)
        elif info == "sh server":
            for command in commands(block):
                serve(command, workspace)
        elif info == "python":
            exec(compile(block, str(page), "exec"), namespace)
