"""What `import kgraph` offers: build a graph from news, load one that was built."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

from kgraph.assemble import Graph, claims_and_events
from kgraph.builder import build_into
from kgraph.builder import load as _load
from kgraph.errors import Fault, InputError
from kgraph.pipeline import Options, Pipeline
from kgraph.read import read

Paths = str | Path | Iterable[str | Path]


def build(
    inputs: Paths,
    *,
    into: str | Path | None = None,
    date: dt.date | None = None,
    options: Options | None = None,
    workers: int = 1,
    strict: bool = False,
) -> Graph:
    """Reads news and gives the graph of what it says.

    :param inputs: a path, or several: files, folders, globs.
    :param into: a folder in which the graph and all its files are kept (see ``kgraph build``); without it the graph
        is in memory alone.
    :param date: publication date of documents that do not tell theirs.
    :param strict: raise on the first input that cannot be read; else it is left out.
    :raises InputError: with ``strict``.
    """
    paths = [inputs] if isinstance(inputs, str | Path) else list(inputs)

    def fault(found: Fault) -> None:
        if strict:
            raise InputError(found.path, found.message, found.line)

    if into is not None:
        return build_into(paths, Path(into), options=options, date=date, workers=workers, on_error=fault).graph
    readings = list(Pipeline(options).run(read(paths, default_date=date, on_error=fault), workers))
    assertions = [a for reading in readings for a in reading.assertions]
    return Graph(claims_and_events(assertions, [r.document for r in readings], sum(r.sentences for r in readings)))


def load(folder: str | Path) -> Graph:
    """The graph that ``kgraph build`` wrote to ``folder``.

    :raises NotFoundError: where there is none.
    """
    return _load(Path(folder))
