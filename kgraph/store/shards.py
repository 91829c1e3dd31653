"""Immutable shards of assertions: what was read out of each document, by which version of the pipeline.

A shard is a folder ``shards/<pipeline version>/<hash>`` with ``documents.parquet`` and ``assertions.parquet``. It gets
its name by one rename when both are on disk, so a shard is there whole or not at all; a killed build loses only the
shard that it was filling.
"""

from __future__ import annotations

import heapq
import shutil
import tempfile
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from urllib.parse import quote, unquote

import pyarrow.parquet as pq

from kgraph.errors import NotFoundError
from kgraph.model import Document, content_hash
from kgraph.store.layout import Layout, sync
from kgraph.store.tables import Told, document_ids, read_documents, read_told, write_told

_TEMPORARY = ".writing-"


class Shards:
    """The shards of the build folder ``root``. One process at a time may write (see ``building``)."""

    def __init__(self, root: Path) -> None:
        self._root = Layout(root).shards
        self._index: dict[str, dict[str, Path]] = {}

    def has(self, doc_id: str, version: str) -> bool:
        return doc_id in self._documents(version)

    def documents(self, version: str) -> set[str]:
        """Ids of the documents that have been read by ``version``."""
        return set(self._documents(version))

    def write(self, told: Iterable[Told], version: str, size: int = 64) -> int:
        """Write documents with their assertions, at most ``size`` of them a shard, each shard as soon as it is full;
        the number of documents. What is there already is skipped."""
        count, waiting = 0, list[Told]()
        for item in told:
            if self.has(item[0].id, version) or any(item[0].id == w[0].id for w in waiting):
                continue
            waiting.append(item)
            count += 1
            if len(waiting) == size:
                self._write(waiting, version)
                waiting = []
        if waiting:
            self._write(waiting, version)
        return count

    def read(self, version: str, only: Collection[str] | None = None) -> Iterator[Told]:
        """All documents of ``version`` (or those with an id in ``only``) by id, each once."""
        index = self._documents(version)
        folders = sorted({index[id] for id in (index if only is None else only) if id in index})
        last = None
        for told in heapq.merge(*map(read_told, folders), key=lambda t: t[0].id):
            id = told[0].id
            if id != last and (only is None or id in only):
                last = id
                yield told

    def read_documents(self, version: str) -> Iterator[Document]:
        """The documents of ``version`` alone, each once, in no particular order: much quicker than :meth:`read`."""
        index = self._documents(version)
        for folder in sorted(set(index.values())):
            for document in read_documents(folder):
                if index[document.id] == folder:
                    yield document

    def find(self, version: str, key: str) -> str:
        """The id of the document with the name, id, or beginning of the id ``key``."""
        named: set[str] = set()
        for folder in sorted(set(self._documents(version).values())):
            table = pq.read_table(folder / "documents.parquet", columns=["id", "name"]).to_pylist()
            named |= {r["id"] for r in table if r["name"] == key or (len(key) >= 8 and r["id"].startswith(key))}
        if len(named) != 1:
            raise NotFoundError(f"{'more than one' if named else 'no'} document is called {key!r}")
        return named.pop()

    def remove(self, doc_ids: Collection[str]) -> int:
        """Drop documents from every pipeline version; how many were dropped. Their shards are written anew."""
        gone: set[str] = set()
        for version in self.versions():
            for shard in self._shards(version):
                hit = set(document_ids(shard)) & set(doc_ids)
                if hit:
                    kept = [t for t in read_told(shard) if t[0].id not in hit]
                    if kept:
                        self._place(kept, version)
                    _discard(shard)
                    gone |= hit
            self._index.pop(version, None)
        return len(gone)

    def prune(self, keep: Collection[str]) -> None:
        """Drop the shards of all pipeline versions but those in ``keep``, and what killed builds left."""
        for version in self.versions():
            if version not in keep:
                _discard(self._folder(version))
                self._index.pop(version, None)
        for pattern in (f"{_TEMPORARY}*", f"*/{_TEMPORARY}*"):
            for leftover in self._root.glob(pattern):
                shutil.rmtree(leftover, ignore_errors=True)

    def versions(self) -> list[str]:
        """The pipeline versions that have shards."""
        folders = self._root.iterdir() if self._root.is_dir() else ()
        return sorted(unquote(p.name) for p in folders if not p.name.startswith(_TEMPORARY))

    def _folder(self, version: str) -> Path:
        return self._root / quote(version, safe="")

    def _shards(self, version: str) -> list[Path]:
        folder = self._folder(version)
        shards = folder.iterdir() if folder.is_dir() else ()
        return sorted(p for p in shards if not p.name.startswith(_TEMPORARY))

    def _documents(self, version: str) -> dict[str, Path]:
        """Document id -> its shard. Where a killed removal left a document twice, the first shard by name has it."""
        if version not in self._index:
            found: dict[str, Path] = {}
            for shard in self._shards(version):
                for id in document_ids(shard):
                    found.setdefault(id, shard)
            self._index[version] = found
        return self._index[version]

    def _write(self, told: list[Told], version: str) -> None:
        folder = self._place(told, version)
        self._documents(version).update((t[0].id, folder) for t in told)

    def _place(self, told: list[Told], version: str) -> Path:
        parent = self._folder(version)
        parent.mkdir(parents=True, exist_ok=True)
        final = parent / content_hash(*sorted(t[0].id for t in told), length=24)
        new = Path(tempfile.mkdtemp(prefix=_TEMPORARY, dir=parent))
        try:
            write_told(told, new)
            for path in (*new.iterdir(), new):
                sync(path)
            if not final.exists():
                new.rename(final)
                sync(parent)
        finally:
            shutil.rmtree(new, ignore_errors=True)
        return final


def _discard(folder: Path) -> None:
    """Remove a folder so that a kill half way leaves a leftover, not half a shard."""
    leftover = folder.with_name(f"{_TEMPORARY}{folder.name}")
    shutil.rmtree(leftover, ignore_errors=True)
    folder.rename(leftover)
    shutil.rmtree(leftover, ignore_errors=True)
