"""Each rule's share of the output and its precision on the development data.

    python benchmarks/rules.py [--shared ../shared] [--write docs/extraction.md]

``share``: of all triples of the news texts beside the claims. ``long``: share of its CaRB rows that share at least half
of their words with a tuple of the gold. ``binary``: share of its BenchIE rows that are facts of the gold. ``claims``:
share of its assertions, in sentences that carry gold, that match a gold claim: a lower bound, as the gold is not
exhaustive and counts one wording of a fact. ``--write`` puts the table between the marks in the document. Without the
data it says so and stops with exit code 0.
"""

from __future__ import annotations

import argparse
import csv
import importlib.util
import json
from collections import Counter, defaultdict
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from fit_confidence import binary_examples, long_examples

from kgraph.extract import propositions, triples
from kgraph.model import Document
from kgraph.pipeline import Options, Pipeline
from kgraph.read import read
from kgraph.records import assertion_record
from kgraph.resources import data_path

ROOT = Path(__file__).resolve().parent.parent
START, END = "<!-- rules: start -->", "<!-- rules: end -->"


class Tally(NamedTuple):
    right: int
    n: int

    def __str__(self) -> str:
        return f"{self.right / self.n:.2f} ({self.n})" if self.n else ""


def module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None and spec.loader is not None
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


def definitions() -> dict[str, str]:
    with data_path("extract", "rules.csv").open(encoding="utf-8", newline="") as handle:
        return {row["rule"]: f"{row['definition']}: *{row['example']}*" for row in csv.DictReader(handle)}


def matched_claims(bench: Path, pipeline: Pipeline, texts: list[Document]) -> dict[str, Tally]:
    """Per rule: assertions in sentences with gold, and those that the scorer pairs with a gold claim."""
    score = module(bench / "claims" / "score_claims.py")
    gold = {
        d["id"]: d
        for d in map(json.loads, (bench / "claims" / "dev_gold.jsonl").read_text(encoding="utf-8").splitlines())
    }
    right: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    for text in texts:
        reading = pipeline.read(text)
        claims = gold[text.name]["claims"]
        made = [(a.rule, score.flat(assertion_record(a, text.name))) for a in reading.assertions]
        sentences = [score.norm(c.get("sentence", "")) for c in claims]
        cells = sorted(
            ((-score.score_pair(p, c), i, j) for i, (_, p) in enumerate(made) for j, c in enumerate(claims)),
        )
        used: set[int] = set()
        taken: set[int] = set()
        for negative, i, j in cells:
            if -negative >= 0.4 and i not in used and j not in taken:
                used.add(i)
                taken.add(j)
        for i, (rule, p) in enumerate(made):
            quote = score.norm(p["quote"])
            if i in used or any(quote and (quote in s or s in quote) for s in sentences):
                inside[rule] += 1
                right[rule] += i in used
    return {rule: Tally(right[rule], n) for rule, n in inside.items()}


def tallies(examples: list[Any]) -> dict[str, Tally]:
    right: Counter[str] = Counter(e.rule for e in examples if e.right)
    total: Counter[str] = Counter(e.rule for e in examples)
    return {rule: Tally(right[rule], n) for rule, n in total.items()}


def nested_tallies(examples: list[Any]) -> dict[str, Tally]:
    """BenchIE's rows behind nouns count for the nested rule, not for the clause that they start from."""
    found: dict[str, list[bool]] = defaultdict(list)
    for e in examples:
        found["nested.preposition" if e.kind.startswith("nested") else e.rule].append(e.right)
    return {rule: Tally(sum(rights), len(rights)) for rule, rights in found.items()}


def table(bench: Path) -> str:
    pipeline = Pipeline(Options())
    texts = list(read([str(bench / "claims" / "dev_docs.jsonl")], on_error=print))
    shares: Counter[str] = Counter()
    for annotated in pipeline.annotate(texts):
        shares.update(t.rule for t in triples(annotated, propositions(annotated)))
    total = sum(shares.values())
    long = tallies(long_examples(bench / "openie", pipeline.annotator))
    binary = nested_tallies(binary_examples(bench / "openie", pipeline.annotator))
    claims = matched_claims(bench, pipeline, texts)
    lines = ["| rule | what it finds | share | long | binary | claims |", "| --- | --- | --- | --- | --- | --- |"]
    known = definitions()
    for rule in [*known, *sorted(shares.keys() - known.keys())]:
        cells = [f"`{rule}`", known.get(rule, ""), f"{100 * shares[rule] / total:.1f} %" if shares[rule] else "–"]
        cells += [str(part.get(rule, "")) for part in (long, binary, claims)]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--write", type=Path)
    arguments = parser.parse_args()
    bench = arguments.shared / "bench"
    if not bench.is_dir():
        print(f"skipped: the development data is not at {bench}")
        return
    found = table(bench)
    if arguments.write is None:
        print(found)
        return
    text = arguments.write.read_text(encoding="utf-8")
    before, rest = text.split(START)
    after = rest.split(END)[1]
    arguments.write.write_text(f"{before}{START}\n{found}\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
