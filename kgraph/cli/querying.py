"""``kgraph query``, ``analyse`` and ``serve``: SPARQL, research questions and the local server."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from kgraph.builder import load
from kgraph.cli.common import Directory
from kgraph.errors import NotFoundError
from kgraph.explore import ANALYSES, analysis
from kgraph.namespaces import shortened
from kgraph.serve.app import create_app
from kgraph.serve.app import serve as run_server
from kgraph.serve.pages import routes
from kgraph.store.asking import assignment, query_text
from kgraph.store.canned import canned_queries
from kgraph.store.query import GRAPH_FORMATS, RESULT_FORMATS, run_query

_TIMEOUT = 60.0


class ResultFormat(StrEnum):
    """``table`` is for reading; the others are for programs."""

    TABLE = "table"
    JSON = "json"
    XML = "xml"
    CSV = "csv"
    TSV = "tsv"
    TURTLE = "turtle"
    NTRIPLES = "ntriples"
    TRIG = "trig"
    NQUADS = "nquads"
    JSONLD = "jsonld"
    RDFXML = "rdfxml"


def query(
    folder: Directory,
    what: Annotated[
        str | None, typer.Argument(metavar="QUERY", help="SPARQL, a file.rq, or the name of a canned query.")
    ] = None,
    parameters: Annotated[
        list[str] | None, typer.Argument(metavar="[KEY=VALUE]…", help="Parameters of a canned query or file.")
    ] = None,
    format: Annotated[ResultFormat, typer.Option("--format", help="Form of the answer.")] = ResultFormat.TABLE,
    timeout: Annotated[float, typer.Option("--timeout", min=0.1, help="Seconds that the query may take.")] = _TIMEOUT,
    limit: Annotated[int | None, typer.Option("--limit", min=1, help="At most so many rows.")] = None,
) -> None:
    """Ask the graph in SPARQL 1.1. Without a query: the canned ones, with what they answer.

    Example: `kgraph query output met from=2018-03-01 to=2018-06-12`
    """
    if what is None:
        _list_queries()
        return
    results = str(format) if format in RESULT_FORMATS else "json"
    graph = str(format) if format in GRAPH_FORMATS else "turtle"
    text = query_text(folder, what, parameters or ())
    answer = run_query(folder, text, results=results, graph_format=graph, timeout=timeout, limit=limit)
    if format is ResultFormat.TABLE and answer.kind != "graph":
        names, rows = answer.table()
        table = Table(*names)
        for row in rows:
            table.add_row(*(escape(shortened(cell or "")) for cell in row))
        Console(highlight=False).print(table)
        return
    for chunk in answer.chunks:
        sys.stdout.buffer.write(chunk)
    sys.stdout.buffer.flush()


def analyse(
    folder: Directory,
    name: Annotated[
        str | None, typer.Argument(metavar="ANALYSIS", help="One of those that are listed without.")
    ] = None,
    parameters: Annotated[list[str] | None, typer.Argument(metavar="[KEY=VALUE]…")] = None,
    csv: Annotated[bool, typer.Option("--csv", help="Print the table as CSV.")] = False,
    plot: Annotated[Path | None, typer.Option("--plot", help="Also draw it: PATH.png and PATH.svg.")] = None,
) -> None:
    """Answer research questions with tables and figures: dyads over time, networks, balance, contradictions.

    Example: `kgraph analyse output dyads a=PRK b=USA by=month --plot output/dyad`
    """
    if name is None:
        _list_analyses()
        return
    chosen = analysis(name)
    given = dict(map(assignment, parameters or ()))
    data = load(folder).data
    frame = chosen.run(data, given)
    if csv:
        sys.stdout.write(frame.to_csv(index=False))
    else:
        table = Table(*map(str, frame.columns))
        for row in frame.itertuples(index=False):
            table.add_row(*(escape("" if value is None or value != value else str(value)) for value in row))
        Console(highlight=False).print(table)
    if plot is not None:
        drawn = chosen.draw(data, given, plot)
        if not drawn:
            raise NotFoundError(f"the analysis {name!r} has no figure")
        for path in drawn:
            typer.echo(path, err=True)


def serve(
    folder: Directory,
    host: Annotated[str, typer.Option("--host", help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="Port to listen on.")] = 8000,
    writable: Annotated[bool, typer.Option("--writable", help="Accept SPARQL updates from who has the token.")] = False,
    token: Annotated[
        str | None, typer.Option("--token", envvar="KGRAPH_TOKEN", help="With --writable: the bearer token.")
    ] = None,
    origin: Annotated[list[str] | None, typer.Option("--cors", help="Site whose scripts may read (CORS).")] = None,
) -> None:
    """Serve the explorer and a SPARQL endpoint (/sparql), read-only, to this machine.

    Example: `kgraph serve output --port 8000`
    """
    if writable != (token is not None):
        raise typer.BadParameter("--writable and --token (or KGRAPH_TOKEN) go together")
    hosts = ("*",) if host in ("0.0.0.0", "::") else ("127.0.0.1", "localhost", host)
    app = create_app(folder, token=token, origins=origin or (), hosts=hosts, pages=routes())
    typer.echo(f"http://{host}:{port}/  (SPARQL: http://{host}:{port}/sparql)", err=True)
    run_server(app, host, port)


def _list_queries() -> None:
    table = Table("query", "answers", "parameters")
    for name, canned in canned_queries().items():
        table.add_row(name, canned.title, ", ".join(f"{p.name}={p.default}" for p in canned.parameters))
    Console(highlight=False, markup=False).print(table)


def _list_analyses() -> None:
    table = Table("analysis", "answers", "parameters")
    for name, found in ANALYSES.items():
        given = ", ".join(p.name if p.required else f"{p.name}={p.default}" for p in found.parameters)
        table.add_row(name, found.description, given)
    Console(highlight=False, markup=False).print(table)


def register(app: typer.Typer) -> None:
    for command in (query, analyse, serve):
        app.command()(command)
