"""``kgraph show``, ``path``, ``resolve``, ``diff`` and ``evaluate``: questions with an answer to read."""

from __future__ import annotations

import json
from collections import defaultdict
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any

import networkx as nx
import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from kgraph.annotate import DEFAULT_MODEL
from kgraph.assemble import Diff, Graph
from kgraph.assemble import diff as difference
from kgraph.builder import load
from kgraph.cli.common import Actors, Date, Directory, Inputs, Ledger, Model, Source, Workers, options, progress
from kgraph.errors import NotFoundError
from kgraph.evaluate import ATTRIBUTES, load_gold
from kgraph.evaluate import score as score_claims
from kgraph.model import Assertion, Claim
from kgraph.pipeline import Pipeline
from kgraph.records import assertion_record, entity_record

AllStances = Annotated[bool, typer.Option("--all", help="Also what is planned, requested, possible or denied.")]


def show(
    folder: Directory,
    entity: Annotated[str, typer.Argument(metavar="ENTITY", help="Label, alias or id.", show_default=False)],
    other: Annotated[str | None, typer.Argument(metavar="[ENTITY]", help="Only claims with this one.")] = None,
    all: AllStances = False,
    limit: Annotated[int, typer.Option("--limit", min=1, help="At most so many claims.")] = 50,
) -> None:
    """Show an entity's claims, oldest first, each with the sentence that says it.

    Example: `kgraph show output "Kim Jong Un" China`
    """
    graph = load(folder)
    found = graph.claims(entity, other, stance="all" if all else "view")
    me = graph.entity(entity)
    console = Console(highlight=False)
    about = " · ".join(filter(None, (str(me.type), me.country, me.id)))
    console.print(f"[bold]{escape(me.label)}[/bold]  {escape(about)}")
    if not found:
        raise NotFoundError(f"no claim joins {entity!r}" + (f" and {other!r}" if other else ""))
    for claim in found[:limit]:
        _print_claim(console, graph, claim)
    if len(found) > limit:
        console.print(f"… and {len(found) - limit} more (--limit)")


def path(
    folder: Directory,
    start: Annotated[str, typer.Argument(metavar="A", show_default=False)],
    end: Annotated[str, typer.Argument(metavar="B", show_default=False)],
    all: AllStances = False,
) -> None:
    """Show the shortest way from one entity to another, with the sentence behind each step.

    Example: `kgraph path output "Moon Jae-in" Iran`
    """
    graph = load(folder)
    a, b = graph.entity(start), graph.entity(end)
    network = nx.Graph(graph.to_networkx("all" if all else "view"))
    try:
        steps = nx.shortest_path(network, a.id, b.id)
    except nx.NetworkXException as error:
        raise NotFoundError(f"nothing links {a.label} and {b.label}") from error
    console = Console(highlight=False)
    for one, two in pairwise(steps):
        _print_claim(console, graph, graph.claims(one, two, stance="all" if all else "view")[0])


def resolve(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name, an office, a seat …", show_default=False)],
    date: Date = None,
    actors: Actors = None,
) -> None:
    """Say who or what a name means on a day, as JSON; exit 1 and a reason where it is unknown or ambiguous.

    Example: `kgraph resolve "South Korean President" --date 2018-03-28`
    """
    answer = Pipeline(options(actors=actors)).tables.resolve(name, date.date() if date else None)
    if answer.entity is None:
        raise NotFoundError(answer.message)
    typer.echo(json.dumps(entity_record(answer.entity), ensure_ascii=False))


def diff(
    old: Annotated[Path, typer.Argument(metavar="DIR1", show_default=False)],
    new: Annotated[Path, typer.Argument(metavar="DIR2", show_default=False)],
) -> None:
    """List what the second graph gained, lost and changed, with the sentences. Exit 1 where nothing changed.

    Example: `kgraph diff last-week this-week`
    """
    before, after = load(old), load(new)
    found = difference(before.data, after.data)
    if not found:
        raise NotFoundError("the two graphs are the same")
    _print_diff(Console(highlight=False), before, after, found)


def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="Annotated claims, JSON lines.", show_default=False)],
    inputs: Inputs,
    model: Model = DEFAULT_MODEL,
    actors: Actors = None,
    ledger: Ledger = None,
    date: Date = None,
    workers: Workers = 1,
    missed: Annotated[bool, typer.Option("--missed", help="Also list the gold claims that were not found.")] = False,
) -> None:
    """Score what kgraph reads in the inputs against claims that people annotated.

    Example: `kgraph evaluate gold.jsonl articles.jsonl --missed`
    """
    wanted = load_gold(gold)
    source = Source(inputs, date)
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for reading in progress(Pipeline(options(model, actors, ledger)).run(source, workers), "Reading"):
        name = reading.document.name
        found[name] += [assertion_record(a, name) for a in reading.assertions]
    result = score_claims(wanted, found)
    table = Table("measure", "value")
    table.add_row("gold claims", str(result.gold))
    table.add_row("found", str(result.matched))
    for label, value in (("precision (lower bound)", result.precision), ("recall", result.recall), ("F1", result.f1)):
        table.add_row(label, f"{value:.3f}")
    for attribute in ATTRIBUTES:
        table.add_row(f"{attribute} right", f"{result.accuracy(attribute):.3f}")
    table.add_row("forbidden claims made", str(result.forbidden))
    console = Console(highlight=False)
    console.print(table)
    if missed:
        for line in result.missed:
            console.print(f"missed {line}", markup=False, soft_wrap=True)
    raise typer.Exit(source.exit_code())


def _print_claim(console: Console, graph: Graph, claim: Claim) -> None:
    told = graph.attestation(claim)
    when = f"{told.first or '…'} to {told.last or '…'}" if told.first != told.last else str(told.first or "undated")
    relation = claim.relation_class.replace("_", " ")
    kind = f"[{claim.event_type}] " if claim.event_type else ""
    head = f"{when}  {kind}{claim.subject.label} · {relation} · {claim.object.label}"
    console.print(escape(f"{head}  ({told.sources} sources, {told.assertions} assertions)"), soft_wrap=True)
    for assertion in claim.assertions:
        console.print(f"    {_said(graph, assertion)}", markup=False, soft_wrap=True, style="dim")


def _said(graph: Graph, assertion: Assertion) -> str:
    stance = [str(s) for s in (assertion.polarity, assertion.modality) if s not in ("affirmed", "asserted")]
    speaker = f" - {', quoting '.join(s.label for s in assertion.speakers)}" if assertion.speakers else ""
    note = f" [{', '.join(stance)}]" if stance else ""
    return f"“{assertion.evidence.quote}”{speaker}{note} ({graph.document_names[assertion.doc]})"


def _print_diff(console: Console, before: Graph, after: Graph, found: Diff) -> None:
    for sign, graph, claims in (("+", after, found.claims_gained), ("-", before, found.claims_lost)):
        for claim in claims:
            console.print(sign, end=" ")
            _print_claim(console, graph, claim)
    for change in found.claims_changed:
        console.print("~", end=" ")
        _print_claim(console, after, change.claim)
        for sign, graph, assertions in (("+", after, change.gained), ("-", before, change.lost)):
            for assertion in assertions:
                console.print(f"  {sign} {_said(graph, assertion)}", markup=False, soft_wrap=True)
    console.print(
        f"claims: {len(found.claims_gained)} gained, {len(found.claims_lost)} lost, "
        f"{len(found.claims_changed)} changed; "
        f"events: {len(found.events_gained)} gained, {len(found.events_lost)} lost; "
        f"documents: {len(found.documents_gained)} gained, {len(found.documents_lost)} lost"
    )


def register(app: typer.Typer) -> None:
    for command in (show, path, resolve, diff, evaluate):
        app.command()(command)
