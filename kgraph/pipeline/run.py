"""Runs the stages over documents, in one process or several."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path

from kgraph import __version__
from kgraph.annotate import DEFAULT_MODEL, Annotator
from kgraph.annotate.times import time_of
from kgraph.coding import Coder
from kgraph.extract import propositions, triples
from kgraph.model import AnnotatedDocument, Assertion, Document, Mention, content_hash
from kgraph.pipeline.bind import Binder
from kgraph.pipeline.offices import BodyOf, body_reader
from kgraph.resolve import Ledger, Resolver
from kgraph.resolve.actors import ActorTables
from kgraph.resources import data_path


@dataclass(frozen=True)
class Options:
    """What a reading depends on besides the text; hashed into the pipeline's version."""

    model: str = DEFAULT_MODEL
    actors: tuple[Path, ...] = ()
    """The user's own actor files."""
    ledger: Path | None = None


@dataclass(frozen=True)
class Reading:
    """What the pipeline read in one document."""

    document: Document
    sentences: int
    assertions: tuple[Assertion, ...]


class Pipeline:
    """Reads documents with one set of tables and one spaCy pipeline."""

    def __init__(self, options: Options | None = None) -> None:
        self.options = options or Options()

    @cached_property
    def annotator(self) -> Annotator:
        return Annotator(self.options.model)

    @cached_property
    def tables(self) -> ActorTables:
        return ActorTables.load(self.options.actors)

    @cached_property
    def resolver(self) -> Resolver:
        ledger = Ledger.load(self.options.ledger) if self.options.ledger else None
        return Resolver(self.tables, ledger)

    @cached_property
    def coder(self) -> Coder:
        return Coder.load()

    @cached_property
    def body_of(self) -> BodyOf:
        return body_reader(self.tables)

    def annotate(self, documents: Iterable[Document]) -> Iterator[AnnotatedDocument]:
        return self.annotator.annotate(documents)

    def mentions(self, annotated: AnnotatedDocument) -> list[Mention]:
        return self.resolver.resolve(annotated)

    def assertions(self, annotated: AnnotatedDocument) -> list[Assertion]:
        """All assertions of one annotated document, in the order of the text."""
        found = triples(annotated, propositions(annotated))
        who = self.resolver.read(annotated)
        binder = Binder(annotated, who.mentions, self.coder.code, time_of, self.body_of, who.antecedents)
        return sorted(binder.assertions(found), key=lambda a: (a.evidence.span, a.evidence.relation, a.id))

    def read(self, document: Document) -> Reading:
        annotated = next(iter(self.annotate([document])))
        return Reading(document, len(annotated.sentences), tuple(self.assertions(annotated)))

    def run(self, documents: Iterable[Document], workers: int = 1) -> Iterator[Reading]:
        """Readings in the order of ``documents``; the number of workers changes nothing but the time."""
        if workers <= 1:
            yield from map(self.read, documents)
        else:
            yield from _run_parallel(self.options, documents, workers)


def pipeline_version(options: Options) -> str:
    """Changes whenever the same text may be read differently: code, model, tables, the user's files."""
    package = Path(__file__).parent.parent
    code = [p for part in ("model", *_READING_STAGES) for p in _files(package / part) if p.suffix == ".py"]
    tables = [p for kind in _READING_TABLES for p in _files(data_path(kind))]
    own = [*options.actors, *([options.ledger] if options.ledger else [])]
    digests = [content_hash(p.name, p.read_bytes().hex()) for p in (*code, *tables, *own)]
    return f"{__version__}-{content_hash(options.model, *digests, length=12)}"


_READING_STAGES = ("annotate", "extract", "resolve", "coding", "pipeline")
_READING_TABLES = ("actors", "annotate", "extract", "relations", "resolve", "time")


def _files(folder: Path) -> list[Path]:
    return sorted(p for p in folder.rglob("*") if p.is_file())


_worker: Pipeline | None = None
"""The pipeline of a worker process; loaded once by :func:`_start`."""


def _start(options: Options) -> None:
    global _worker
    _worker = Pipeline(options)


def _read_batch(batch: list[Document]) -> list[Reading]:
    assert _worker is not None
    return [_worker.read(document) for document in batch]


def _run_parallel(options: Options, documents: Iterable[Document], workers: int, size: int = 8) -> Iterator[Reading]:
    """Keeps at most four batches a worker in flight, so that memory does not grow with the input."""
    context = multiprocessing.get_context("spawn")
    stream = iter(documents)
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_start, initargs=(options,)) as pool:
        waiting: list[Future[list[Reading]]] = []
        while True:
            while len(waiting) < 4 * workers and (batch := list(islice(stream, size))):
                waiting.append(pool.submit(_read_batch, batch))
            if not waiting:
                return
            yield from waiting.pop(0).result()
