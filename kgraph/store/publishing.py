"""Publishing a new version of the graph in one atomic step.

A version is a folder ``.kgraph/versions/<hash of its manifest>``, complete from the moment that it has its name. The
link ``.kgraph/current`` is swapped by one rename; the names in the folder of the build (``graph.ttl`` ...) are links
through ``current``, so they all change at that moment. The version before stays for those who still read it and goes
with the build after. A lock keeps two builds apart and vanishes with its process.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import json
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from kgraph.errors import OutputError
from kgraph.store.layout import INTERNAL, Layout, sync
from kgraph.store.shards import Shards

_TEMPORARY = ".building-"


class BuildDir:
    """The folder of a build, locked for the running one."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.shards = Shards(layout.root)

    def publish(self, write: Callable[[Path], object]) -> Path:
        """Let ``write`` fill an empty folder, then make it the current version; its path."""
        versions = self.layout.versions
        versions.mkdir(exist_ok=True)
        _sweep(versions)
        new = Path(tempfile.mkdtemp(prefix=_TEMPORARY, dir=versions))
        try:
            write(new)
            new.chmod(0o755)
            name = _seal(new)
            final = versions / name
            if not final.exists():
                new.rename(final)
                sync(versions)
        finally:
            shutil.rmtree(new, ignore_errors=True)
        self._switch(final)
        return final

    def _switch(self, version: Path) -> None:
        current = self.layout.current
        before = current.resolve() if current.is_symlink() else None
        _link(current, f"versions/{version.name}")
        link_files(self.layout)
        for old in list(self.layout.versions.iterdir()):
            if old not in (version, before):
                _remove(old)
        for overlay in list(self.layout.hidden.glob("overlay/*")):
            if overlay.name != version.name:
                _remove(overlay)


@contextlib.contextmanager
def building(root: Path) -> Iterator[BuildDir]:
    """Lock ``root`` (made if missing) for a build; :class:`OutputError` where that cannot be."""
    layout = Layout(root)
    try:
        layout.hidden.mkdir(parents=True, exist_ok=True)
        lock = layout.lock.open("a")
    except OSError as error:
        raise OutputError(f"cannot write to {root}: {error.strerror or error}") from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise OutputError(f"another build is writing to {root}") from error
        if layout.current.is_symlink():
            link_files(layout)
        try:
            yield BuildDir(layout)
        except OSError as error:
            raise OutputError(f"cannot write to {root}: {error}") from error


def publish(root: Path, write: Callable[[Path], object]) -> Path:
    """``building`` and ``publish`` in one."""
    with building(root) as build:
        return build.publish(write)


def link_files(layout: Layout) -> None:
    """Make the names in the folder of the build match the current version (a build that was killed may not have)."""
    shown = {entry.name for entry in layout.version().iterdir()} - INTERNAL
    for name in sorted(shown):
        goal, link = f".kgraph/current/{name}", layout.root / name
        if link.is_symlink() and str(link.readlink()) == goal:
            continue
        if link.is_dir() and not link.is_symlink():
            raise OutputError(f"{link} is in the way: a folder that kgraph did not make")
        _link(link, goal)
    for link in layout.root.iterdir():
        if link.is_symlink() and str(link.readlink()).startswith(".kgraph/current/") and link.name not in shown:
            link.unlink()


def verify(version: Path) -> list[str]:
    """Names of files of a version that are missing or not what its manifest says; empty when it is whole."""
    manifest = json.loads((version / "manifest.json").read_text(encoding="utf-8"))
    return [name for name, digest in manifest["files"].items() if _digest(version / name) != digest]


def _link(link: Path, goal: str) -> None:
    """An atomic ``ln -sf``."""
    temporary = link.with_name(f"{_TEMPORARY}{link.name}")
    temporary.unlink(missing_ok=True)
    temporary.symlink_to(goal)
    temporary.replace(link)
    sync(link.parent)


def _seal(folder: Path) -> str:
    """Write the manifest, bring all to disk; the name of the version, which depends on the files' content alone."""
    files = sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())
    digests = {name: _digest(folder / name) for name in files if not name.startswith("store/")}
    manifest = json.dumps({"schema": 1, "files": digests}, indent=1, sort_keys=True) + "\n"
    (folder / "manifest.json").write_text(manifest, encoding="utf-8")
    for path in (*folder.rglob("*"), folder):
        sync(path)
    return hashlib.sha256(manifest.encode()).hexdigest()[:16]


def _digest(path: Path) -> str | None:
    if not path.is_file():
        return None
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _remove(folder: Path) -> None:
    """Take a version, or what updates made of it, out of sight by one rename, then delete it: what is half gone when
    the process dies must not be taken for whole by a later build of the same content."""
    gone = Path(tempfile.mkdtemp(prefix=_TEMPORARY, dir=folder.parent))
    folder.rename(gone / folder.name)
    shutil.rmtree(gone, ignore_errors=True)


def _sweep(versions: Path) -> None:
    """Remove what killed builds left; nobody else builds, for the lock is ours."""
    for leftover in versions.glob(f"{_TEMPORARY}*"):
        shutil.rmtree(leftover, ignore_errors=True)
