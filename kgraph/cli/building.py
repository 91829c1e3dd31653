"""``kgraph build``, ``retract`` and ``export``: the folder with the graph and its files."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from kgraph.annotate import DEFAULT_MODEL
from kgraph.builder import Built, build_into, load
from kgraph.builder import retract as retract_from
from kgraph.cli.common import (
    Actors,
    Date,
    Directory,
    Exit,
    Inputs,
    Ledger,
    Model,
    Source,
    Workers,
    options,
    progress,
)
from kgraph.export import FORMATS, convert, writer
from kgraph.export.html import Bounds, render
from kgraph.export.rdf import RDF12
from kgraph.store import Layout

_QUOTE = 140
RDF_FORMATS = ("ttl", "trig", "nq", "jsonld", "rdfxml", "trig12", "nq12")
"""Formats that are made from the published N-Quads, in memory that does not grow with the graph."""


def build(
    inputs: Inputs,
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder for the graph and its files.")],
    date: Date = None,
    workers: Workers = 1,
    add: Annotated[bool, typer.Option("--add", help="Keep the documents of the earlier build as well.")] = False,
    model: Model = DEFAULT_MODEL,
    actors: Actors = None,
    ledger: Ledger = None,
) -> None:
    """Read news and write the graph with its evidence: HTML, RDF, GraphML, GEXF, tables, store.

    Safe to run again: documents that are there already are not read twice.

    Example: `kgraph build data/articles -o output`
    """
    source = Source(inputs, date)
    built = build_into(
        inputs,
        output,
        options=options(model, actors, ledger),
        date=source.date,
        workers=workers,
        add=add,
        on_error=source.fault,
        progress=lambda readings: progress(readings, "Reading"),
    )
    _report(built)
    raise typer.Exit(source.exit_code() if built.graph.documents or not source.faults else Exit.PARTIAL)


def retract(
    folder: Directory,
    document: Annotated[str, typer.Argument(metavar="DOC", help="Name or id of the document.", show_default=False)],
) -> None:
    """Remove a document and all that rested on it alone; the result equals a build without it.

    Example: `kgraph retract output 2018-03-28-kim-visits-beijing.txt`
    """
    _report(retract_from(folder, document))


def export(
    folder: Directory,
    format: Annotated[
        list[str] | None, typer.Option("--format", help=f"One or more of: {', '.join(FORMATS)}.", show_default=False)
    ] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Folder for the files [default: DIR].")] = None,
    rdf12: Annotated[
        bool, typer.Option("--rdf12", help="trig, nq: with RDF 1.2 reifiers; without --format, TriG.")
    ] = False,
    entity: Annotated[str | None, typer.Option("--entity", help="html: only claims about this entity.")] = None,
    since: Annotated[dt.datetime | None, typer.Option("--from", formats=["%Y-%m-%d"], help="html: first day.")] = None,
    until: Annotated[dt.datetime | None, typer.Option("--to", formats=["%Y-%m-%d"], help="html: last day.")] = None,
    top: Annotated[int, typer.Option("--top", min=1, help="html: at most so many claims.")] = Bounds().edges,
) -> None:
    """Write the graph in other formats.

    Example: `kgraph export output --format neo4j --format ftm -o exchange`
    """
    formats = _formats(format or (["trig"] if rdf12 else []), rdf12)
    target = output or folder
    target.mkdir(parents=True, exist_ok=True)
    streamed = [name for name in formats if name in RDF_FORMATS]
    for name in streamed:
        for path in convert(Layout(folder).version() / "graph.nq", target, name):
            typer.echo(path)
    if len(streamed) == len(formats):
        return
    graph = load(folder)
    for name in (n for n in formats if n not in streamed):
        if name == "html" and (entity or since or until or top != Bounds().edges):
            bounds = Bounds(
                edges=top,
                entity=graph.entity(entity).id if entity else None,
                since=since.date() if since else None,
                until=until.date() if until else None,
            )
            path = target / "graph.html"
            path.unlink(missing_ok=True)
            path.write_text(render(graph.data, bounds), encoding="utf-8")
            typer.echo(path)
        else:
            for path in writer(name)(graph.data, target):
                typer.echo(path)


def _formats(names: list[str], rdf12: bool) -> list[str]:
    if not names:
        raise typer.BadParameter("name at least one --format")
    if rdf12 and (others := [n for n in names if n not in (*RDF12, *RDF12.values())]):
        raise typer.BadParameter(f"--rdf12 goes with trig and nq, not with {', '.join(others)}")
    return [RDF12.get(n, n) if rdf12 else n for n in names]


def _report(built: Built) -> None:
    summary = built.graph.summary()
    console = Console(highlight=False)
    console.print(
        f"{summary.documents:,} documents ({built.read:,} read now, {built.kept:,} before) · "
        f"{summary.sentences:,} sentences · {summary.entities:,} entities · {summary.claims:,} claims · "
        f"{summary.events:,} events"
    )
    if summary.best:
        table = Table("sources", "said", "claim", "quote", title="Best-attested edges", title_justify="left")
        for edge in summary.best:
            relation = edge.claim.relation_class.replace("_", " ")
            claim = f"{edge.claim.subject.label} · {relation} · {edge.claim.object.label}"
            quote = edge.quote if len(edge.quote) <= _QUOTE else f"{edge.quote[: _QUOTE - 1]}…"
            row = (str(edge.attestation.sources), str(edge.attestation.assertions), claim, quote)
            table.add_row(*map(escape, row))
        console.print(table)
    console.print("Wrote:")
    for path in built.paths:
        console.print(f"  {path}", markup=False, soft_wrap=True)


def register(app: typer.Typer) -> None:
    app.command()(build)
    app.command()(retract)
    app.command()(export)
