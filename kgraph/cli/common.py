"""What the commands share: reading inputs with their faults, options, exit codes, progress."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterable, Iterator
from enum import IntEnum
from pathlib import Path
from typing import Annotated, TypeVar

import typer
from rich.console import Console
from rich.progress import track

from kgraph.annotate import DEFAULT_MODEL
from kgraph.errors import Fault
from kgraph.model import Document
from kgraph.pipeline import Options
from kgraph.read import read

T = TypeVar("T")


class Exit(IntEnum):
    """Exit codes of every command."""

    OK = 0
    NOT_FOUND = 1
    """The thing that was asked for is not there."""
    USAGE = 2
    PARTIAL = 3
    """Some input failed; the rest is done and the failures are listed."""


def stderr() -> Console:
    return Console(stderr=True, highlight=False)


Inputs = Annotated[
    list[str],
    typer.Argument(metavar="INPUT…", help="Files, folders, globs, or - for standard input.", show_default=False),
]
OptionalInputs = Annotated[
    list[str] | None,
    typer.Argument(metavar="INPUT…", help="Files, folders, globs, or - for standard input.", show_default=False),
]
Directory = Annotated[Path, typer.Argument(metavar="DIR", help="What `kgraph build` wrote.", show_default=False)]
Model = Annotated[str, typer.Option("--model", help="Any installed spaCy pipeline.")]
Actors = Annotated[
    list[Path] | None,
    typer.Option("--actors", help="Your own actor table: kgraph CSV, Wikidata CSV, PETRARCH .txt or FollowTheMoney."),
]
Date = Annotated[
    dt.datetime | None,
    typer.Option("--date", formats=["%Y-%m-%d"], help="Publication date of documents that do not tell theirs."),
]
Ledger = Annotated[
    Path | None, typer.Option("--ledger", help="Your judgements of who is the same: see `kgraph review`.")
]
Workers = Annotated[int, typer.Option("--workers", min=1, help="Processes that read in parallel; same result.")]


def options(model: str = DEFAULT_MODEL, actors: list[Path] | None = None, ledger: Path | None = None) -> Options:
    return Options(model, tuple(actors or ()), ledger)


class Source:
    """Documents of the inputs; faults are told on standard error as they come and kept for the exit code."""

    def __init__(self, inputs: Iterable[str], date: dt.datetime | None = None) -> None:
        self.inputs = list(inputs)
        self.date = date.date() if date else None
        self.faults: list[Fault] = []

    def __iter__(self) -> Iterator[Document]:
        return iter(read(self.inputs, default_date=self.date, on_error=self.fault))

    def fault(self, fault: Fault) -> None:
        self.faults.append(fault)
        stderr().print(f"[red]error[/red] {fault}", markup=True, soft_wrap=True)

    def exit_code(self) -> Exit:
        return Exit.PARTIAL if self.faults else Exit.OK


def progress(items: Iterable[T], label: str) -> Iterable[T]:
    """``items`` with a progress line on standard error when that is a terminal."""
    console = stderr()
    return track(items, label, console=console) if console.is_terminal else items


def write_line(line: str) -> None:
    """A line of machine output; surrogates that no encoding can print are escaped."""
    sys.stdout.write(line.encode("utf-8", "backslashreplace").decode("utf-8") + "\n")
