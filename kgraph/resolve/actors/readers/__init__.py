"""Users' own knowledge of actors, in our tables and in the formats that others keep it in."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from pathlib import Path

from kgraph.errors import DataError
from kgraph.resolve.actors.files import Placed, columns, folder_files, read_table
from kgraph.resolve.actors.readers.followthemoney import read_followthemoney
from kgraph.resolve.actors.readers.petrarch import read_petrarch
from kgraph.resolve.actors.readers.wikidata import is_wikidata_header, read_wikidata
from kgraph.resolve.actors.schema import TABLES, Tables

Reader = Callable[[Path, Tables], Iterator[Placed]]


def files_of(path: Path) -> list[Path]:
    """The files that ``path`` stands for: itself, or the tables of a folder. Raises ``DataError``."""
    if path.is_dir():
        found = [file for file, _ in folder_files(path)]
        if not found:
            raise DataError(path, f"the folder has none of {', '.join(f'{t}.csv' for t in TABLES)}")
        return found
    if not path.is_file():
        raise DataError(path, "there is no such file")
    return [path]


def read(path: Path, base: Tables) -> list[Placed]:
    """The rows of a file or folder, checked one by one; ``base`` are the tables that they add to.

    Raises ``DataError`` with file and line, also where the format is not known.
    """
    if path.is_dir():
        return [row for file, table in folder_files(path) for row in read_table(file, table)]
    return list(_reader(path)(path, base))


def _reader(path: Path) -> Reader:
    suffix = path.suffix.lower()
    if suffix == ".csv":
        header = _header(path)
        for table in TABLES:
            if header == columns(table):
                return lambda file, _: read_table(file, table)
        if is_wikidata_header(header):
            return read_wikidata
        raise DataError(path, "the columns are neither those of one of our tables nor person, position, start, end", 1)
    if suffix == ".txt":
        return read_petrarch
    if suffix in (".json", ".jsonl", ".ndjson", ".ijson", ".ftm"):
        return read_followthemoney
    raise DataError(path, "not a .csv, .txt (PETRARCH) or .jsonl (FollowTheMoney) file")


def _header(path: Path) -> list[str]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return next(csv.reader(file), [])
    except (UnicodeDecodeError, csv.Error) as error:
        raise DataError(path, str(error), 1) from None
