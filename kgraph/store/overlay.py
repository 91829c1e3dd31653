"""Updates to a published store (only ``kgraph serve --writable``): each makes a new store beside it, by hard links.

Readers of the store before are never disturbed, a killed update leaves nothing, and the next build of another graph
starts from the built data again.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from pyoxigraph import Store

from kgraph.namespaces import PREFIXES
from kgraph.store.layout import Layout
from kgraph.store.query import MEMORY, ask

_TEMPORARY = ".updating-"


def update(root: Path, sparql: str, *, timeout: float | None = None, memory: int = MEMORY) -> Path:
    """Run a SPARQL update on the build in ``root``; the folder of the store that holds the result.

    One at a time: the caller keeps two updates apart.

    :raises QueryError: where it is malformed or cannot be done; then nothing has changed.
    """
    layout = Layout(root)
    before = layout.quads
    folder = layout.overlay
    folder.mkdir(parents=True, exist_ok=True)
    for leftover in folder.glob(f"{_TEMPORARY}*"):
        shutil.rmtree(leftover, ignore_errors=True)
    temporary = Path(tempfile.mkdtemp(prefix=_TEMPORARY, dir=folder))
    try:
        copy = temporary / "store"
        Store.read_only(str(before)).backup(str(copy))
        request = {"update": sparql, "prefixes": PREFIXES}
        ask(copy, request, timeout=timeout, memory=memory, update=True).body()
        number = max((int(p.name) for p in folder.iterdir() if p.name.isdigit()), default=0) + 1
        after = folder / str(number)
        copy.rename(after)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
    for old in folder.iterdir():
        if old not in (before, after):
            shutil.rmtree(old, ignore_errors=True)
    return after
