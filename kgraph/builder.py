"""From inputs to a published graph: reads what is new, derives the rest, writes all files in one atomic step."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kgraph.assemble import Graph, claims_and_events
from kgraph.errors import Fault
from kgraph.export import BUILD_FORMATS, export
from kgraph.export.explorer import write_explorer
from kgraph.model import Document, GraphData
from kgraph.pipeline import Options, Pipeline, Reading
from kgraph.pipeline.run import pipeline_version
from kgraph.read import read
from kgraph.store import BuildDir, Layout, build_store, building, read_graph, write_graph

ALWAYS = (*BUILD_FORMATS, "html")
Progress = Callable[[Iterable[Reading]], Iterable[Reading]]


@dataclass
class Built:
    """What a build did. ``paths`` are the files in the folder of the build."""

    graph: Graph
    paths: list[Path]
    read: int
    """Documents that were read anew."""
    kept: int
    """Documents that an earlier build had read already."""
    faults: list[Fault] = field(default_factory=list)


def build_into(
    inputs: Iterable[str | Path],
    out: Path,
    *,
    options: Options | None = None,
    date: dt.date | None = None,
    workers: int = 1,
    add: bool = False,
    formats: Sequence[str] = ALWAYS,
    on_error: Callable[[Fault], None] | None = None,
    progress: Progress = lambda readings: readings,
) -> Built:
    """Builds the graph of ``inputs`` into the folder ``out``; what an earlier build read there is not read again.

    The result depends on the inputs alone (with ``add``, on the documents of the earlier build as well), not on what
    was in the folder. Killed at any moment, the previous result stays and the next run completes.

    :raises OutputError: where ``out`` cannot be written or another build is writing to it.
    """
    options = options or Options()
    version = pipeline_version(options)
    faults: list[Fault] = []

    def fault(found: Fault) -> None:
        faults.append(found)
        if on_error:
            on_error(found)

    with building(out) as folder:
        before = folder.shards.documents(version)
        wanted = _published(folder.layout) if add else {}
        new = _unread(read(inputs, default_date=date, on_error=fault), folder, version, wanted)
        readings = progress(Pipeline(options).run(new, workers))
        count = folder.shards.write(((r.document, r.sentences, r.assertions) for r in readings), version)
        data = _publish(folder, version, wanted, formats)
        folder.shards.prune([version])
        kept = len(before & set(wanted))
    return Built(Graph(data), _paths(out), count, kept, faults)


def retract(out: Path, name: str, formats: Sequence[str] = ALWAYS) -> Built:
    """Removes the document called ``name`` (or with that id) and all that rested on it alone.

    :raises NotFoundError: where no document, or more than one, is called so.
    """
    with building(out) as folder:
        wanted = _published(folder.layout)
        version = folder.shards.versions()[0]
        doc = folder.shards.find(version, name)
        wanted.pop(doc, None)
        data = _publish(folder, version, wanted, formats)
        folder.shards.remove([doc])
    return Built(Graph(data), _paths(out), 0, len(wanted))


def load(out: Path) -> Graph:
    """The graph that was last built into ``out``."""
    return Graph(read_graph(Layout(out).tables))


def _unread(
    documents: Iterable[Document], folder: BuildDir, version: str, wanted: dict[str, Document]
) -> Iterator[Document]:
    """The documents that are not in a shard yet; all of them are noted in ``wanted``.

    A document whose date or other metadata has changed is read anew: times are resolved against its date.
    """
    known = {d.id: d for d in folder.shards.read_documents(version)}
    for document in documents:
        wanted[document.id] = document
        if document.id in known and known[document.id] != document:
            folder.shards.remove([document.id])
            yield document
        elif document.id not in known:
            yield document


def _published(layout: Layout) -> dict[str, Document]:
    if not layout.current.is_symlink():
        return {}
    return {d.id: d for d in read_graph(layout.tables).documents}


def _publish(folder: BuildDir, version: str, wanted: dict[str, Document], formats: Sequence[str]) -> GraphData:
    told = list(folder.shards.read(version, only=wanted.keys()))
    assertions = [a for _, _, found in told for a in found]
    data = claims_and_events(assertions, [d for d, _, _ in told], sum(n for _, n, _ in told))

    def write(target: Path) -> None:
        export(data, target, formats)
        write_graph(data, target / "tables")
        write_explorer(data, target)
        build_store(target / "graph.nq", target / "store")

    folder.publish(write)
    return data


def _paths(out: Path) -> list[Path]:
    return sorted(p for p in out.iterdir() if not p.name.startswith("."))
