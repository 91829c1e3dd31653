"""``kgraph extract --open`` and ``--explain``: what clauses say, before anyone knows who is who."""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from rich.console import Console
from rich.table import Table

from kgraph.annotate import Annotator
from kgraph.cli.common import Source, write_line
from kgraph.errors import Fault
from kgraph.extract import OpenStyle, OpenTuple, explain, open_tuples, propositions
from kgraph.model import AnnotatedDocument, Document, text_of


def print_open(annotated: Iterable[AnnotatedDocument], style: OpenStyle, tsv: bool, whole_lines: bool) -> None:
    """One row a line: sentence, confidence, subject, relation, other arguments.

    With ``whole_lines`` the sentence is the whole document: pretokenised input comes back unchanged.
    """
    for document in annotated:
        for row in open_tuples(document, propositions(document), style):
            span = document.sentences[row.sentence].span
            sentence = document.document.text if whole_lines else " ".join(document.quote(span).split())
            write_line(_tsv(sentence, row) if tsv else _json(document.document.name, sentence, row))


def pretokenized(annotator: Annotator, source: Source) -> Iterator[AnnotatedDocument]:
    """Documents of the inputs' lines, whose tokens are separated by single spaces."""
    for name in source.inputs:
        try:
            yield from annotator.pretokenized(_lines(name))
        except (OSError, UnicodeDecodeError) as error:
            source.fault(Fault(name, f"cannot be read: {error}"))


def print_explanation(annotator: Annotator, text: str) -> None:
    """Which rules fired on which words."""
    console = Console(highlight=False, markup=False)
    for annotated in annotator.annotate([Document("sentence", "sentence", text)]):
        table = Table("what", "rule", "on")
        for found in explain(annotated):
            sentence = annotated.sentences[found.sentence]
            roles = ", ".join(f"{role}: {text_of(sentence, tokens)}" for role, tokens in found.roles if tokens)
            table.add_row(found.kind, found.rule, roles)
        console.print(table)


def _lines(name: str) -> Iterator[str]:
    if name == "-":
        yield from (line.rstrip("\r\n") for line in sys.stdin)
        return
    path = Path(name)
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as handle:
        yield from (line.rstrip("\r\n") for line in handle)


def _tsv(sentence: str, row: OpenTuple) -> str:
    return "\t".join((sentence, f"{row.confidence:.4f}", *row.slots))


def _json(doc: str, sentence: str, row: OpenTuple) -> str:
    record = {
        "doc": doc,
        "sentence": sentence,
        "confidence": round(row.confidence, 4),
        "subject": row.slots[0],
        "relation": row.slots[1],
        "arguments": row.slots[2:],
        "rule": row.rule,
    }
    return json.dumps(record, ensure_ascii=False)
