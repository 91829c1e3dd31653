"""Adding rows to tables: what is said later replaces what was said before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from kgraph.errors import DataError
from kgraph.model import Interval
from kgraph.resolve.actors.dates import parse_partial, precision_of
from kgraph.resolve.actors.files import Placed, folder_files, read_table
from kgraph.resolve.actors.schema import Tables, TenureRow

REFERENCES = (
    ("aliases", "actor", "actors"),
    ("offices", "body", "actors"),
    ("tenures", "person", "actors"),
    ("tenures", "office", "offices"),
    ("roles", "body", "actors"),
    ("roles", "office", "offices"),
    ("role_words", "body", "actors"),
)
"""Table, column, and the table whose ``id`` the column must hold."""
_WITH_ID = ("actors", "offices")


def read_folder(folder: Path) -> Tables:
    """The tables of a folder in our schema, with every reference between them checked. Raises ``DataError``."""
    tables = Tables()
    add(tables, (row for path, table in folder_files(folder) for row in read_table(path, table)))
    return tables


def add(tables: Tables, placed: Iterable[Placed]) -> None:
    """Adds rows to ``tables``.

    An actor or office that is there already is replaced. A tenure replaces those of the same person in the same office
    on the same days; where it begins, another who was the only one in that office with no end known has left it.

    Raises ``DataError`` where a row refers to an actor or office that neither the tables nor the new rows have, and
    where one of the new files has an id twice.
    """
    rows = list(placed)
    for table in _WITH_ID:
        _add_by_id(tables, table, [item for item in rows if item.table == table])
    tables.tenures = _outdated(tables.tenures, [item.row for item in rows if isinstance(item.row, TenureRow)])
    for item in rows:
        if item.table not in _WITH_ID:
            getattr(tables, item.table).append(item.row)
    _check_references(tables, rows)


def _add_by_id(tables: Tables, table: str, rows: Sequence[Placed]) -> None:
    new: dict[str, Placed] = {}
    for item in rows:
        id = getattr(item.row, "id")  # noqa: B009
        if id in new and new[id].path == item.path:
            raise DataError(item.path, f"{id!r} is there twice", item.line)
        new[id] = item
    kept = [row for row in getattr(tables, table) if row.id not in new]
    setattr(tables, table, [*kept, *(item.row for item in new.values())])


def _check_references(tables: Tables, rows: Sequence[Placed]) -> None:
    ids = {table: {row.id for row in getattr(tables, table)} for table in _WITH_ID}
    for item in rows:
        for table, column, target in REFERENCES:
            if item.table == table:
                value = getattr(item.row, column)
                if value not in ids[target] and not (value == "" and table == "role_words"):
                    raise DataError(item.path, f"unknown {column} {value!r}", item.line)


# ---------------------------------------------------------------------------------------------- tenures


def _outdated(old: Sequence[TenureRow], new: Sequence[TenureRow]) -> list[TenureRow]:
    """The old tenures without those that new ones replace, and with the ends that new ones imply."""
    by_office: dict[str, list[TenureRow]] = {}
    for row in new:
        by_office.setdefault(row.office, []).append(row)
    if not by_office:
        return list(old)
    incumbents: dict[str, int] = {}
    for row in old:
        if row.office in by_office and not row.end and not row.acting:
            incumbents[row.office] = incumbents.get(row.office, 0) + 1
    kept = []
    for row in old:
        later = by_office.get(row.office, [])
        if any(row.person == other.person and _days(row).overlaps(_days(other)) for other in later):
            continue
        alone = not row.end and not row.acting and incumbents.get(row.office) == 1
        successor = min((n.start for n in later if alone and not n.acting and n.start > row.start), default="")
        kept.append(_ended(row, successor) if successor else row)
    return kept


def _ended(row: TenureRow, day: str) -> TenureRow:
    return replace(row, end=day, seen="", precision=str(precision_of(row.start, day)))


def _days(row: TenureRow) -> Interval:
    """All days that the row may speak of."""
    first = parse_partial(row.start).start if row.start else dt.date.min
    last = parse_partial(row.end).end if row.end else dt.date.max
    return Interval(first, last)
