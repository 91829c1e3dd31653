"""Inputs as the user names them (files, folders, globs, "-") -> the files to read, in a fixed order."""

from __future__ import annotations

import glob
import gzip
import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple, cast

from kgraph.errors import Fault

SUFFIXES = (
    ".txt", ".md", ".html", ".htm", ".jsonl", ".ndjson", ".csv", ".tsv", ".parquet", ".warc",
)  # fmt: skip
STANDARD_INPUT = "standard input"
_CHUNK = 65_536


class Source(NamedTuple):
    """A file to read; ``path`` is None for standard input, ``suffix`` is without ".gz" and in lower case."""

    path: Path | None
    name: str
    suffix: str
    gzipped: bool

    @property
    def where(self) -> str:
        """The file as messages name it."""
        return STANDARD_INPUT if self.path is None else str(self.path)

    def open(self) -> io.BufferedIOBase:
        if self.path is None:
            return cast(io.BufferedIOBase, sys.stdin.buffer)
        return gzip.GzipFile(self.path) if self.gzipped else self.path.open("rb")


class LongLine(NamedTuple):
    """Stands for a line longer than the limit, which was passed over."""

    limit: int


def expand(inputs: Iterable[str | Path], on_error: Callable[[Fault], None]) -> Iterator[Source]:
    """The files that ``inputs`` name: folders with all below them by path, globs by path, "-" for standard input.

    Inside a folder or a glob only files with a known suffix count; hidden files are passed over. What is not there,
    and a folder or glob in which there is nothing to read, is told to ``on_error``.
    """
    for given in inputs:
        if str(given) == "-":
            yield Source(None, "stdin", "", False)
            continue
        path = Path(given)
        if path.is_dir():
            found = list(_walk(path, on_error))
            if not found:
                on_error(Fault(str(path), f"no article in this folder (suffixes read: {' '.join(SUFFIXES)})"))
            yield from (_source(p, p.relative_to(path).as_posix()) for p in found)
        elif os.path.lexists(path):
            yield _source(path, path.name)
        elif glob.has_magic(str(given)):
            yield from _matches(str(given), on_error)
        else:
            on_error(Fault(str(path), "no such file or folder"))


def _matches(pattern: str, on_error: Callable[[Fault], None]) -> Iterator[Source]:
    parts = Path(pattern).parts
    first = next(i for i, part in enumerate(parts) if glob.has_magic(part))
    fixed = Path(*parts[:first])
    try:
        matches = [m for m in fixed.glob("/".join(parts[first:])) if not _hidden(m, fixed)]
    except ValueError as error:
        on_error(Fault(pattern, str(error)))
        return
    found: set[Path] = set()
    for match in matches:
        found.update(_walk(match, on_error) if match.is_dir() else [match])
    paths = sorted(p for p in found if _suffix(p)[0] in SUFFIXES)
    if not paths:
        on_error(Fault(pattern, "no article matches"))
    yield from (_source(p, p.relative_to(fixed).as_posix()) for p in paths)


def _hidden(path: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(folder).parts)


def _walk(folder: Path, on_error: Callable[[Fault], None]) -> Iterator[Path]:
    def refused(error: OSError) -> None:
        on_error(Fault(str(error.filename), f"cannot be listed: {error.strerror}"))

    found = []
    for parent, folders, files in os.walk(folder, onerror=refused):
        folders[:] = [f for f in folders if not f.startswith(".")]
        found += [Path(parent, f) for f in files if not f.startswith(".")]
    return iter(sorted(p for p in found if _suffix(p)[0] in SUFFIXES))


def _source(path: Path, name: str) -> Source:
    return Source(path, name, *_suffix(path))


def _suffix(path: Path) -> tuple[str, bool]:
    """The suffix that tells the format, and whether the file is gzipped.

    >>> _suffix(Path("news.jsonl.GZ"))
    ('.jsonl', True)
    """
    gzipped = path.suffix.lower() == ".gz"
    return (Path(path.stem) if gzipped else path).suffix.lower(), gzipped


def lines(stream: io.BufferedIOBase, limit: int, head: bytes = b"") -> Iterator[tuple[int, bytes | LongLine]]:
    """Numbered lines (from 1) with their line ends, of ``head`` and then ``stream``.

    Reads in chunks, so that every whole line before a break in a compressed file comes out before the error is
    raised, and a line beyond ``limit`` bytes is never held whole.
    """
    number, held, skipping = 1, head, False
    while chunk := stream.read1(_CHUNK):
        held += chunk
        *whole, held = held.split(b"\n")
        for line in whole:
            yield number, LongLine(limit) if skipping or len(line) > limit else line + b"\n"
            number, skipping = number + 1, False
        if len(held) > limit:
            held, skipping = b"", True
    if held or skipping:
        yield number, LongLine(limit) if skipping else held
