"""Pronouns of the development texts: how many mean whom a reader says they mean.

    python benchmarks/pronouns.py [--shared ../shared] [--every N] [--show]

``pronouns.csv`` beside this file holds the judgements, one pronoun of the third person a line in the order of the
texts: document, offset of its first character, labels of whom it means joined by "|" (empty for a thing or nobody whom
a text of this kind makes an actor). ``--every`` takes each N-th only, ``--show`` prints those that are not right.
Without the data it says so and stops with exit code 0.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import NamedTuple

from kgraph.pipeline import Pipeline
from kgraph.read import read

HERE = Path(__file__).resolve().parent


class Judgement(NamedTuple):
    document: str
    start: int
    labels: frozenset[str]


def judgements(path: Path) -> list[Judgement]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        return [
            Judgement(r["document"], int(r["start"]), frozenset(filter(None, r["labels"].split("|")))) for r in rows
        ]


def found(path: Path) -> dict[tuple[str, int], frozenset[str]]:
    """Whom the mentions of the texts mean, by document and offset; of several at one place the shortest."""
    labels: dict[tuple[str, int], set[str]] = defaultdict(set)
    ends: dict[tuple[str, int], int] = {}
    pipeline = Pipeline()
    documents = read([str(path)], on_error=lambda fault: print(fault, file=sys.stderr))
    for annotated in pipeline.annotate(documents):
        for mention in pipeline.mentions(annotated):
            key = (annotated.document.name, mention.span.start)
            if mention.span.end < ends.get(key, mention.span.end + 1):
                labels[key].clear()
            elif mention.span.end > ends[key]:
                continue
            ends[key] = mention.span.end
            labels[key].add(mention.entity.label)
    return {key: frozenset(names) for key, names in labels.items()}


def verdict(expected: frozenset[str], given: frozenset[str]) -> str:
    if expected == given:
        return "right" if expected else "right, nobody"
    return "unbound" if not given else "wrong"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--show", action="store_true")
    arguments = parser.parse_args()
    texts = arguments.shared / "bench" / "claims" / "dev_docs.jsonl"
    if not texts.exists():
        print(f"skipped: the development texts are not at {texts}")
        return
    given, counts = found(texts), Counter[str]()
    for judgement in judgements(HERE / "pronouns.csv")[:: arguments.every]:
        labels = given.get((judgement.document, judgement.start), frozenset())
        said = verdict(judgement.labels, labels)
        counts[said] += 1
        if arguments.show and not said.startswith("right"):
            print(judgement.document, judgement.start, said, sorted(judgement.labels), sorted(labels), sep="\t")
    for said, count in sorted(counts.items()):
        print(f"{said:<14}{count:>4}")
    print(f"{'in all':<14}{counts.total():>4}")


if __name__ == "__main__":
    main()
