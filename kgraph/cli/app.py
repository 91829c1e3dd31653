"""``kgraph``: the application and how its errors become messages and exit codes."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from kgraph import __version__
from kgraph.cli import asking, building, extraction, querying, reviewing
from kgraph.cli.common import Exit, stderr
from kgraph.errors import DataError, KgraphError, NotFoundError, OutputError
from kgraph.store.query import QueryError

app = typer.Typer(
    name="kgraph",
    help="News in, a knowledge graph of diplomatic relations out; every edge carries its sentence and speaker.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
)
for _commands in (building, extraction, asking, querying, reviewing):
    _commands.register(app)


def _version(value: bool) -> None:
    if value:
        typer.echo(f"kgraph {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    pass


def main() -> None:
    """Entry point: runs a command; errors that kgraph raises on purpose end it with one line and an exit code."""
    try:
        app()
    except NotFoundError as error:
        _stop(error, Exit.NOT_FOUND)
    except (DataError, OutputError) as error:
        _stop(error, Exit.USAGE)
    except QueryError as error:
        _stop(error, Exit.USAGE if error.code in ("syntax", "format") else Exit.PARTIAL)
    except KgraphError as error:
        _stop(error, Exit.PARTIAL)
    except BrokenPipeError:
        # the reader of our output has gone (`kgraph extract … | head`): that is no error of ours
        sys.stderr.close()
        sys.exit(Exit.OK)


def _stop(error: KgraphError, code: Exit) -> None:
    stderr().print(f"kgraph: {error}", markup=False, soft_wrap=True)
    sys.exit(code)
