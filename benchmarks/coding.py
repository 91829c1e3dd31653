"""How well are events typed? For each PLOVER type precision, recall and the confusions that remain; and the speed.

    python benchmarks/coding.py BENCH [--sets plv_dev aw_dev] [--wrong TYPE]

BENCH is a folder with event sets as JSON lines (``plv_dev.jsonl`` ...), their scorer ``score_events.py``, which
decides when a claim matches a gold pair, and ``relevance_dev.jsonl`` for false alarms. ``--wrong`` lists what of a
type is typed otherwise.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from rich.console import Console
from rich.table import Table

from kgraph.extract import propositions, triples
from kgraph.model import Assertion, Document, Entity, EntityType
from kgraph.pipeline import Pipeline

Claim = tuple[list[int], list[int], str | None]
"""Subject span, object span, event type."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bench", type=Path)
    parser.add_argument("--sets", nargs="+", default=["plv_dev", "aw_dev"])
    parser.add_argument("--wrong", metavar="TYPE")
    args = parser.parse_args()
    scorer = load_scorer(args.bench / "score_events.py")
    pipeline = Pipeline()
    console = Console(width=120)
    for name in args.sets:
        docs = read(args.bench / f"{name}.jsonl")
        found = claims_of(pipeline, docs)
        console.print(table(name, scorer, docs, found))
        if args.wrong:
            for line in wrong(scorer, docs, found, args.wrong):
                console.print(line, highlight=False)
    console.print(false_alarms(pipeline, read(args.bench / "relevance_dev.jsonl")))
    console.print(f"coding: {speed(pipeline, read(args.bench / f'{args.sets[0]}.jsonl')):.1f} µs a triple")


def load_scorer(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_events", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def claims_of(pipeline: Pipeline, docs: list[dict[str, Any]]) -> dict[str, list[Claim]]:
    """Document -> its claims in the order of the text."""
    out: dict[str, list[Claim]] = {}
    for doc, reading in zip(docs, pipeline.run(documents(docs)), strict=True):
        out[doc["id"]] = [claim(a) for a in reading.assertions]
    return out


def documents(docs: list[dict[str, Any]]) -> Iterator[Document]:
    for doc in docs:
        yield Document(doc["id"], doc["id"], doc["text"])


def claim(assertion: Assertion) -> Claim:
    event = assertion.relation.coding.event_type
    return list(assertion.evidence.subject), list(assertion.evidence.object), event.value if event else None


def outcomes(
    scorer: ModuleType, docs: list[dict[str, Any]], found: dict[str, list[Claim]]
) -> Iterator[tuple[dict[str, Any], dict[str, Any], bool, str | None]]:
    """(document, gold pair, whether a claim matches it, the type that the first typed one gives)."""
    for doc in docs:
        text = doc["text"]
        for source, target, symmetric, pair in scorer.units(doc["pairs"], text):
            if not pair.get("root"):
                continue
            hits = [
                event
                for subject, obj, event in found[doc["id"]]
                if (scorer.same(text, subject, source) and scorer.same(text, obj, target))
                or (symmetric and scorer.same(text, subject, target) and scorer.same(text, obj, source))
            ]
            yield doc, pair, bool(hits), next((event for event in hits if event), None)


def table(name: str, scorer: ModuleType, docs: list[dict[str, Any]], found: dict[str, list[Claim]]) -> Table:
    merged = any(pair.get("root_any") for doc in docs for pair in doc["pairs"])

    def fold(event: str | None) -> str:
        if merged and event in ("CONCEDE", "RETREAT"):
            return "CONCEDE/RETREAT"
        return event or "none"

    confusion: dict[str, Counter[str]] = defaultdict(Counter)
    total: Counter[str] = Counter()
    for _, pair, hit, said in outcomes(scorer, docs, found):
        gold = fold(pair["root"])
        total[gold] += 1
        if hit:
            confusion[gold][gold if said in scorer.roots_of(pair) else fold(said)] += 1
    said_as: Counter[str] = Counter()
    for row in confusion.values():
        said_as.update(row)
    out = Table(title=f"{name}: {sum(total.values())} pairs", title_justify="left")
    for column in ("type", "pairs", "found", "precision", "recall", "end to end", "typed otherwise"):
        out.add_column(column, justify="left" if column.startswith("typ") else "right")
    for gold in sorted(total):
        row = confusion[gold]
        right, seen = row[gold], sum(row.values())
        others = ", ".join(f"{k} {n}" for k, n in row.most_common() if k != gold)
        shares = (right / said_as[gold] if said_as[gold] else 0, right / seen if seen else 0, right / total[gold])
        out.add_row(gold, str(total[gold]), str(seen), *(f"{100 * s:.0f}" for s in shares), others)
    right, seen, pairs = sum(confusion[g][g] for g in total), sum(said_as.values()), sum(total.values())
    typed = seen - said_as["none"]
    row_shares = [f"{100 * s:.0f}" for s in (right / max(typed, 1), right / max(seen, 1), right / max(pairs, 1))]
    out.add_section()
    out.add_row("all", str(pairs), str(seen), *row_shares, f"none {said_as['none']}")
    return out


def wrong(scorer: ModuleType, docs: list[dict[str, Any]], found: dict[str, list[Claim]], event: str) -> Iterator[str]:
    for doc, pair, hit, said in outcomes(scorer, docs, found):
        if pair["root"] == event and hit and said not in scorer.roots_of(pair):
            yield f"{said}: {doc['text'][:200]} | {pair['source'][:40]} -> {pair['target'][:40]}"


def false_alarms(pipeline: Pipeline, docs: list[dict[str, Any]]) -> str:
    irrelevant = [doc for doc in docs if not doc.get("relevant", True)]
    found = claims_of(pipeline, irrelevant)
    typed = [sum(event is not None for _, _, event in claims) for claims in found.values()]
    share = 100 / max(len(irrelevant), 1)
    return (
        f"{len(irrelevant)} irrelevant sentences: {share * sum(typed):.1f} typed claims per 100, "
        f"in {share * sum(n > 0 for n in typed):.1f} of 100"
    )


def speed(pipeline: Pipeline, docs: list[dict[str, Any]]) -> float:
    """Microseconds that coding takes for a triple, entities given."""
    somebody = Entity("kg:somebody", "somebody", EntityType.PERSON)
    work = []
    for annotated in pipeline.annotate(documents(docs[:400])):
        for triple in triples(annotated, propositions(annotated)):
            work.append((triple, annotated.sentences[triple.proposition.sentence]))
    code = pipeline.coder.code
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        for triple, sentence in work:
            code(triple, sentence, somebody, somebody)
        best = min(best, time.process_time() - start)
    return 1e6 * best / max(len(work), 1)


if __name__ == "__main__":
    main()
