"""``kgraph review`` and ``kgraph judge``: who is the same, decided by people and kept in a file."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from kgraph.builder import load
from kgraph.cli.common import Directory
from kgraph.cli.common import Ledger as LedgerFile
from kgraph.resolve import Ledger, doubtful


class Verdict(StrEnum):
    SAME = "same"
    DIFFERENT = "different"
    UNDO = "undo"


def review(folder: Directory, ledger: LedgerFile = None) -> None:
    """List pairs of entities that may be one, with the reason; pairs that the ledger judges are left out.

    Example: `kgraph review output`
    """
    pairs = doubtful(load(folder).entities, Ledger.load(ledger) if ledger else None)
    table = Table("entity", "may be", "because")
    for pair in pairs:
        table.add_row(f"{pair.a.label}\n{pair.a.id}", f"{pair.b.label}\n{pair.b.id}", pair.reason)
    console = Console(highlight=False, markup=False)
    if pairs:
        console.print(table)
    console.print(f"{len(pairs)} doubtful pairs")


def judge(
    ledger: Annotated[Path, typer.Argument(metavar="LEDGER", help="The file; made if missing.", show_default=False)],
    verdict: Annotated[Verdict, typer.Argument(show_default=False)],
    a: Annotated[str, typer.Argument(metavar="ID1", show_default=False)],
    b: Annotated[str, typer.Argument(metavar="ID2", show_default=False)],
    who: Annotated[str, typer.Option("--who", help="Who judges; needed but for undo.")] = "",
    when: Annotated[
        dt.datetime | None, typer.Option("--when", formats=["%Y-%m-%d"], help="Day of the judgement [default: today].")
    ] = None,
    why: Annotated[str, typer.Option("--why", help="The reason.")] = "",
) -> None:
    """Note in a ledger that two entities are the same or different, or undo what it says of them.

    Give the ledger to `kgraph build --ledger`; undoing a judgement restores the earlier graph exactly.

    Example: `kgraph judge who.yaml different kg:kim-a kg:kim-b --who me`
    """
    kept = Ledger.load(ledger) if ledger.exists() else Ledger()
    day = (when or dt.datetime.now()).date()
    if verdict is Verdict.UNDO:
        kept = kept.undo(a, b)
    elif not who:
        raise typer.BadParameter("say who judges: --who NAME")
    elif verdict is Verdict.SAME:
        kept = kept.same(a, b, who, day, why)
    else:
        kept = kept.different(a, b, who, day, why)
    kept.save(ledger)


def register(app: typer.Typer) -> None:
    app.command()(review)
    app.command()(judge)
