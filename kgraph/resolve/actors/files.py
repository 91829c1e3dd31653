"""The actor tables as CSV files: reading with checks, writing in a fixed order."""

from __future__ import annotations

import csv
import dataclasses
import io
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from kgraph.errors import DataError
from kgraph.resolve.actors.schema import TABLES, Row, values


class Placed(NamedTuple):
    """A row with the file and line that it is from."""

    path: Path
    line: int
    table: str
    row: Row


def columns(table: str) -> list[str]:
    return [f.name for f in dataclasses.fields(TABLES[table])]


def read_table(path: Path, table: str) -> Iterator[Placed]:
    """The checked rows of one file. Raises ``DataError`` with file and line."""
    make: Callable[..., Row] = TABLES[table]
    names = columns(table)
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file, strict=True)
        try:
            header = next(reader, [])
            if header != names:
                raise DataError(path, f"the columns must be {','.join(names)}", 1)
            for record in reader:
                if not record:
                    continue
                if len(record) != len(names):
                    raise DataError(path, f"{len(record)} fields, not {len(names)}", reader.line_num)
                row = make(*record)
                check(row, path, reader.line_num)
                yield Placed(path, reader.line_num, table, row)
        except csv.Error as error:
            raise DataError(path, str(error), reader.line_num) from None
        except UnicodeDecodeError as error:
            raise DataError(path, f"not UTF-8: {error}", reader.line_num + 1) from None


def check(row: Row, path: Path, line: int) -> None:
    """Raises ``DataError`` where a row breaks the schema."""
    try:
        if not row.source:
            raise ValueError("a row needs a source")
        row.check()
    except ValueError as error:
        raise DataError(path, str(error), line) from None


def write_table(rows: Iterable[Row], table: str) -> str:
    """The CSV text of ``rows``, sorted, each once."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns(table))
    writer.writerows(sorted({values(row) for row in rows}))
    return out.getvalue()


def folder_files(folder: Path) -> list[tuple[Path, str]]:
    """The files of a folder in our schema, and the table that each holds."""
    return [(folder / f"{table}.csv", table) for table in TABLES if (folder / f"{table}.csv").is_file()]
