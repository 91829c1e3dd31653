"""What can go wrong, told to the user with file and line."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


class KgraphError(Exception):
    """Base of all errors that kgraph raises on purpose; the message is written for the user."""


@dataclass(frozen=True)
class Fault:
    """Something wrong at a place in a file. ``line`` counts from 1."""

    path: str
    message: str
    line: int | None = None

    def __str__(self) -> str:
        where = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{where}: {self.message}"


class PlacedError(KgraphError):
    """An error with its place: ``fault`` names file and line."""

    def __init__(self, path: str | Path, message: str, line: int | None = None) -> None:
        self.fault = Fault(str(path), message, line)
        super().__init__(str(self.fault))


class InputError(PlacedError):
    """An input (or one record of it) cannot be read; the rest of the batch goes on."""


class DataError(PlacedError):
    """A table under ``data/`` (or a user's own) breaks its schema."""


class OutputError(KgraphError):
    """The output cannot be written."""


class NotFoundError(KgraphError):
    """The thing that was asked for is not there (or is ambiguous)."""
