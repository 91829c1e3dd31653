"""Counting once: of all pairs of reports, how many are rightly taken for one happening? One table.

    python benchmarks/events_dedup.py [FILE.jsonl] [--wrong]

FILE holds one assertion a line with the happening that it tells (``tests/assemble/told_events.jsonl``, written for
this test). ``--wrong`` lists the pairs that are wrongly joined or wrongly kept apart.
"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import json
from collections import defaultdict
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

from rich.console import Console
from rich.table import Table

from kgraph.assemble import claims_and_events
from kgraph.model import (
    Assertion,
    Coding,
    Document,
    Entity,
    EntityType,
    EventType,
    Evidence,
    Interval,
    Precision,
    Relation,
    Span,
)
from kgraph.resources import data_path

TOLD = Path(__file__).parent.parent / "tests" / "assemble" / "told_events.jsonl"
Pair = tuple[str, str]


class Score(NamedTuple):
    gold: frozenset[Pair]
    found: frozenset[Pair]

    @property
    def precision(self) -> float:
        return len(self.gold & self.found) / len(self.found) if self.found else 1.0

    @property
    def recall(self) -> float:
        return len(self.gold & self.found) / len(self.gold) if self.gold else 1.0


def load(path: Path = TOLD) -> tuple[list[Document], list[tuple[str, Assertion]]]:
    """The documents, and the assertions with the happening that each tells."""
    codings = _codings()
    texts: dict[str, str] = defaultdict(str)
    told: list[tuple[str, Assertion]] = []
    published: dict[str, dt.date] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        doc, offset = record["doc"], len(texts[record["doc"]])
        texts[doc] += record["sentence"] + "\n"
        published[doc] = dt.date.fromisoformat(record["published"])
        told.append((record["event"], _assertion(record, offset, codings[record["class"]])))
    documents = [Document(doc, doc, text, published=published[doc]) for doc, text in texts.items()]
    return documents, told


def _codings() -> dict[str, Coding]:
    with data_path("relations", "classes.csv").open(encoding="utf-8", newline="") as file:
        return {
            row["class"]: Coding(
                row["class"], EventType(row["event_type"]), row["mode"] or None, symmetric=row["symmetric"] == "yes"
            )
            for row in csv.DictReader(file)
            if row["event_type"]
        }


def _assertion(record: dict[str, Any], offset: int, coding: Coding) -> Assertion:
    sentence, spans, time = record["sentence"], record["spans"], record["time"]

    def span(start: int, end: int) -> Span:
        return Span(offset + start, offset + end)

    phrase = sentence[slice(*spans["relation"])]
    evidence = Evidence(
        span(0, len(sentence)), sentence, span(*spans["subject"]), span(*spans["relation"]), span(*spans["object"])
    )
    interval = time and Interval(
        dt.date.fromisoformat(time["start"]), dt.date.fromisoformat(time["end"]), Precision(time["precision"])
    )
    place = _entity(record["place"]) if record["place"] else None
    return Assertion(
        record["doc"],
        _entity(record["subject"]),
        Relation(phrase, phrase, coding),
        _entity(record["object"]),
        evidence,
        interval,
        place,
    )


def _entity(record: dict[str, Any]) -> Entity:
    return Entity(record["id"], record["label"], EntityType(record["type"]), record["country"])


def score(documents: list[Document], told: list[tuple[str, Assertion]]) -> Score:
    """Pairs of assertions that tell one happening, in the gold and as found."""
    data = claims_and_events([a for _, a in told], documents)
    gold: dict[str, list[str]] = defaultdict(list)
    for event, a in told:
        gold[event].append(a.id)
    return Score(_pairs(gold.values()), _pairs([list(e.assertions) for e in data.events]))


def _pairs(groups: Any) -> frozenset[Pair]:
    return frozenset(pair for group in groups for pair in combinations(sorted(group), 2))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=Path, default=TOLD)
    parser.add_argument("--wrong", action="store_true")
    arguments = parser.parse_args()
    documents, told = load(arguments.file)
    result = score(documents, told)
    table = Table(title=f"{len(told)} reports of {len({e for e, _ in told})} happenings")
    for heading in ("pairs in gold", "pairs found", "precision", "recall"):
        table.add_column(heading, justify="right")
    shares = (f"{result.precision:.3f}", f"{result.recall:.3f}")
    table.add_row(str(len(result.gold)), str(len(result.found)), *shares)
    Console().print(table)
    if arguments.wrong:
        sentences = {a.id: f"{a.doc} {a.evidence.quote}" for _, a in told}
        for label, pairs in (("joined", result.found - result.gold), ("apart", result.gold - result.found)):
            for a, b in sorted(pairs):
                print(f"{label}: {sentences[a]} | {sentences[b]}")


if __name__ == "__main__":
    main()
