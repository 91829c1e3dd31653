"""``kgraph extract`` and ``kgraph mentions``: what the text says, on standard output."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated, Any

import typer

from kgraph.annotate import DEFAULT_MODEL
from kgraph.cli.common import (
    Actors,
    Date,
    Inputs,
    Ledger,
    Model,
    OptionalInputs,
    Source,
    Workers,
    options,
    progress,
    write_line,
)
from kgraph.cli.open_extraction import pretokenized as lines
from kgraph.cli.open_extraction import print_explanation, print_open
from kgraph.extract import OpenStyle
from kgraph.pipeline import Pipeline
from kgraph.records import assertion_record, entity_record


class Format(StrEnum):
    JSONL = "jsonl"
    CSV = "csv"
    TSV = "tsv"


COLUMNS = {
    "doc": ("doc",),
    "subject": ("subject", "label"),
    "subject_id": ("subject", "id"),
    "relation": ("relation", "lemma"),
    "class": ("relation", "class"),
    "event_type": ("relation", "event_type"),
    "object": ("object", "label"),
    "object_id": ("object", "id"),
    "start": ("time", "start"),
    "end": ("time", "end"),
    "place": ("place", "label"),
    "speaker": ("speaker", "label"),
    "polarity": ("polarity",),
    "modality": ("modality",),
    "quote": ("evidence", "quote"),
    "rule": ("rule",),
    "confidence": ("confidence",),
}
"""Columns of the tabular formats, with their paths in the record."""


def extract(
    inputs: OptionalInputs = None,
    format: Annotated[Format, typer.Option("--format", help="Form of the output.")] = Format.JSONL,
    open: Annotated[
        bool, typer.Option("--open", help="All propositions of all clauses, with words instead of entities.")
    ] = False,
    style: Annotated[
        OpenStyle, typer.Option("--style", help="With --open: few rows of many arguments, or many of two.")
    ] = OpenStyle.LONG,
    pretokenized: Annotated[
        bool, typer.Option("--pretokenized", help="With --open: a sentence a line, tokens separated by spaces.")
    ] = False,
    explain: Annotated[
        str | None, typer.Option("--explain", metavar="SENTENCE", help="Show which rules fire on which words.")
    ] = None,
    model: Model = DEFAULT_MODEL,
    actors: Actors = None,
    ledger: Ledger = None,
    date: Date = None,
    workers: Workers = 1,
) -> None:
    """Print the assertions of each document, one a line.

    Example: `kgraph extract data/articles --format csv > assertions.csv`
    """
    pipeline = Pipeline(options(model, actors, ledger))
    if explain is not None:
        print_explanation(pipeline.annotator, explain)
        return
    if not inputs:
        raise typer.BadParameter("name at least one INPUT (or - for standard input)")
    if pretokenized and not open:
        raise typer.BadParameter("--pretokenized goes with --open")
    source = Source(inputs, date)
    if open:
        documents = lines(pipeline.annotator, source) if pretokenized else pipeline.annotate(source)
        if format is Format.CSV:
            raise typer.BadParameter("--open writes jsonl or tsv")
        print_open(documents, style, format is Format.TSV, pretokenized)
        raise typer.Exit(source.exit_code())
    records = (
        assertion_record(assertion, reading.document.name)
        for reading in progress(pipeline.run(source, workers), "Reading")
        for assertion in reading.assertions
    )
    print_records(records, format)
    raise typer.Exit(source.exit_code())


def mentions(
    inputs: Inputs, model: Model = DEFAULT_MODEL, actors: Actors = None, ledger: Ledger = None, date: Date = None
) -> None:
    """Print every mention of an actor or place with the entity that it means, one a line.

    Example: `kgraph mentions article.txt --date 2018-03-28`
    """
    source = Source(inputs, date)
    pipeline = Pipeline(options(model, actors, ledger))
    for annotated in progress(pipeline.annotate(source), "Reading"):
        for mention in pipeline.mentions(annotated):
            record = {
                "doc": annotated.document.name,
                "start": mention.span.start,
                "end": mention.span.end,
                "text": annotated.quote(mention.span),
                "kind": str(mention.kind),
                "entity": entity_record(mention.entity),
            }
            write_line(json.dumps(record, ensure_ascii=False))
    raise typer.Exit(source.exit_code())


def print_records(records: Iterable[dict[str, Any]], format: Format) -> None:
    if format is Format.JSONL:
        for record in records:
            write_line(json.dumps(record, ensure_ascii=False))
        return
    writer = csv.writer(sys.stdout, delimiter="," if format is Format.CSV else "\t", lineterminator="\n")
    writer.writerow(COLUMNS)
    for record in records:
        writer.writerow([_cell(record, path) for path in COLUMNS.values()])


def _cell(record: dict[str, Any], path: tuple[str, ...]) -> str:
    value: Any = record
    for key in path:
        value = value.get(key) if value else None
    return "" if value is None else " ".join(str(value).split())


def register(app: typer.Typer) -> None:
    app.command()(extract)
    app.command()(mentions)
