"""Which relation classes may tell one and the same happening (``data/assemble/families.csv``)."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kgraph.errors import DataError
from kgraph.resources import data_path

_COLUMNS = ["family", "classes", "slack", "window", "symmetric"]


@dataclass(frozen=True, slots=True)
class Family:
    name: str
    slack: int = 0
    """Days by which two sources may date one happening apart: time zones, day of the act and of its announcement."""
    window: int = 2
    """Days before its publication in which an undated report of it is taken to lie."""
    symmetric: bool = False
    """Whether source and target may change places."""


class Families:
    def __init__(self, by_class: dict[str, Family]) -> None:
        self._by_class = by_class

    def of(self, relation_class: str, symmetric: bool) -> Family:
        """The family of a class; a class that no row names is a family of its own."""
        found = self._by_class.get(relation_class)
        return found or Family(relation_class, symmetric=symmetric)


@cache
def load(path: Path | None = None) -> Families:
    """The families in ``path`` (default: those that kgraph ships).

    :raises DataError: where a row breaks the schema; names file and line.
    """
    path = path or data_path("assemble", "families.csv")
    by_class: dict[str, Family] = {}
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            if reader.fieldnames != _COLUMNS:
                raise DataError(path, f"columns must be {', '.join(_COLUMNS)}", 1)
            for row in reader:
                line = reader.line_num
                if None in row or None in row.values() or row["symmetric"] not in ("", "yes"):
                    raise DataError(path, "a row has five cells; symmetric is 'yes' or empty", line)
                if not (row["slack"].isdigit() and row["window"].isdigit()):
                    raise DataError(path, "slack and window are numbers of days", line)
                family = Family(row["family"], int(row["slack"]), int(row["window"]), row["symmetric"] == "yes")
                for name in row["classes"].split():
                    if name in by_class:
                        raise DataError(path, f"class {name!r} is in two families", line)
                    by_class[name] = family
    except OSError as error:
        raise DataError(path, f"cannot be read: {error.strerror}") from error
    return Families(by_class)
