"""Where things are inside the folder of a build."""

from __future__ import annotations

import os
from pathlib import Path

from kgraph.errors import NotFoundError

INTERNAL = frozenset({"store", "tables", "explorer.sqlite", "manifest.json"})
"""Entries of a version that get no link in the folder of the build."""


class Layout:
    """``root`` is what the user names; all but the links to the current version's files is under ``root/.kgraph``."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.hidden = root / ".kgraph"
        self.shards = self.hidden / "shards"
        self.versions = self.hidden / "versions"
        self.current = self.hidden / "current"
        self.lock = self.hidden / "lock"

    def version(self) -> Path:
        """The published version, resolved: later builds do not change what is under this path."""
        if not self.current.is_symlink():
            raise NotFoundError(f"{self.root} holds no built graph (run: kgraph build INPUT -o {self.root})")
        return self.current.resolve()

    @property
    def overlay(self) -> Path:
        """Where updated copies of the current version's store are: numbered folders."""
        return self.hidden / "overlay" / self.version().name

    @property
    def quads(self) -> Path:
        """The quad store: that of the last update, if there was any since the version was published."""
        updated = [p for p in self.overlay.iterdir() if p.name.isdigit()] if self.overlay.is_dir() else []
        return max(updated, key=lambda p: int(p.name), default=self.version() / "store")

    @property
    def tables(self) -> Path:
        return self.version() / "tables"


def sync(path: Path) -> None:
    """Bring a file or a folder's list of names to the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
