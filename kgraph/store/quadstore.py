"""The embedded quad store: Oxigraph on disk, built from N-Quads, opened read-only ever after."""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import RdfFormat, Store

from kgraph.errors import NotFoundError
from kgraph.store.layout import Layout


def build_store(nquads: Path, folder: Path) -> None:
    """Load the N-Quads file ``nquads`` (from our own export: IRIs are not checked again) into a new store.

    It is compacted for reading, which makes queries two to five times as fast.
    """
    store = Store(folder)
    store.bulk_load(path=nquads, format=RdfFormat.N_QUADS, lenient=True)
    store.optimize()
    store.flush()


def open_store(root: Path) -> Store:
    """The store of the current version of the build folder ``root``, read-only."""
    folder = Layout(root).quads
    if not folder.is_dir():
        raise NotFoundError(f"{root} holds a graph without a quad store: build again")
    return Store.read_only(str(folder))
