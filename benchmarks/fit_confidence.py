"""Fits the confidence models of extraction on the development data and writes data/extract/confidence.yaml.

    python benchmarks/fit_confidence.py [--shared ../shared] [--write] [--markdown]

``binary``: a row is right where BenchIE has the fact. ``long``: a row is right where CaRB has a tuple with which it
shares at least half of its words, each tuple being given to one row at most. L2-regularised logistic regression by
Newton's method, deterministic. The reliability tables are of predictions for sentences that the model had not seen
(five folds by sentence). Without the data it says so and stops with exit code 0.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rich.console import Console
from rich.table import Table

from kgraph.annotate import Annotator
from kgraph.extract import OpenStyle, OpenTuple, open_tuples, propositions
from kgraph.extract.binary import binary_rows
from kgraph.extract.confidence import ClauseShape, Shape, clause_shape
from kgraph.extract.rendering import TITLE, apposed, naming_shape, row_shape, titled
from kgraph.extract.wording import words
from kgraph.model import Proposition, Sentence
from kgraph.resources import data_path

ROOT = Path(__file__).resolve().parent.parent
FOLDS = 5
PENALTY = 2.0
Floats = NDArray[np.float64]


class Example(NamedTuple):
    sentence: str
    rule: str
    kind: str
    shape: Shape
    right: bool


def scorer(folder: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_openie", folder / "score_openie.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def binary_examples(folder: Path, annotator: Annotator) -> list[Example]:
    score = scorer(folder)
    docs = score.load_benchie(str(folder / "benchie_dev.jsonl"))
    sentences = [d["sentence"] for d in docs]
    found = []
    for doc, annotated in zip(docs, annotator.pretokenized(sentences), strict=True):
        sentence = annotated.sentences[0]
        seen = set()
        for row in binary_rows(sentence, propositions(annotated)):
            slots = [words(sentence, part).split() for part in (row.subject, row.relation, row.object)]
            if str(slots) in seen:
                continue
            seen.add(str(slots))
            forms = (form for fact in doc["facts"] for form in fact)
            right = any(all(score.slot_equal(s, t) for s, t in zip(form, slots, strict=True)) for form in forms)
            clause = ClauseShape(sentence, row.proposition.head, row.proposition.argument("subject"))
            shape = row_shape(clause, row)
            found.append(Example(doc["sentence"], row.proposition.rule, row.kind, shape, right))
    return found


def long_examples(folder: Path, annotator: Annotator) -> list[Example]:
    score = scorer(folder)
    gold = score.load_carb_gold(str(folder / "carb_dev_gold.tsv"))
    sentences = [x for x in (folder / "carb_dev_sentences.txt").read_text(encoding="utf-8").splitlines() if x.strip()]
    found = []
    for text, annotated in zip(sentences, annotator.pretokenized(sentences), strict=True):
        made = propositions(annotated)
        by_key = {(p.head, p.rule): p for p in made}
        rows = list(open_tuples(annotated, made, OpenStyle.LONG))
        tuples = gold.get(score.carb_key(text), [])
        if not tuples:
            continue
        slots = [score.slots(r.slots[1], [r.slots[0], *r.slots[2:]]) for r in rows]
        cells = [(-score.match(g, s)[0], i, j) for i, g in enumerate(tuples) for j, s in enumerate(slots)]
        taken: set[int] = set()
        precision: dict[int, float] = {}
        for negative, i, j in sorted(cells):
            if i not in taken and j not in precision:
                taken.add(i)
                precision[j] = -negative
        for j, row in enumerate(rows):
            shape = shape_of(annotated.sentences[0], row, by_key.get((row.head, row.rule)))
            found.append(Example(text, row.rule, "clause", shape, precision.get(j, 0.0) >= 0.5))
    return found


def shape_of(sentence: Sentence, row: OpenTuple, proposition: Proposition | None) -> Shape:
    if proposition is not None:
        return clause_shape(sentence, proposition)
    found = titled(sentence, row.head) if row.rule == TITLE else None
    found = found or apposed(sentence, sentence.tokens[row.head].head, row.head)
    return naming_shape(sentence, *found, row.head)


def columns(examples: Sequence[Example], rules: list[str], kinds: list[str]) -> Floats:
    rows = [
        [1.0, *(float(e.rule == r) for r in rules), *(float(e.kind == k) for k in kinds), *e.shape] for e in examples
    ]
    return np.array(rows, dtype=np.float64)


def fit(x: Floats, y: Floats) -> Floats:
    """Weights of a logistic regression; the bias is not penalised."""
    weights = np.zeros(x.shape[1])
    penalty = np.eye(x.shape[1]) * PENALTY
    penalty[0, 0] = 1e-6
    for _ in range(25):
        p = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (p - y) + penalty @ weights
        hessian = (x * (p * (1 - p))[:, None]).T @ x + penalty
        weights -= np.linalg.solve(hessian, gradient)
    return weights


def fold(sentence: str) -> int:
    return int(hashlib.sha256(sentence.encode()).hexdigest(), 16) % FOLDS


def held_out(examples: Sequence[Example], x: Floats, y: Floats) -> Floats:
    """Predictions for each fold from the others."""
    number = np.array([fold(e.sentence) for e in examples])
    out = np.zeros(len(examples))
    for n in range(FOLDS):
        weights = fit(x[number != n], y[number != n])
        out[number == n] = 1 / (1 + np.exp(-x[number == n] @ weights))
    return out


def reliability(p: Floats, y: Floats, bins: int = 5) -> list[tuple[str, int, float, float]]:
    """(range, rows, mean confidence, share right) for bins of equal numbers of rows."""
    order = np.argsort(p, kind="stable")
    out = []
    for part in np.array_split(order, bins):
        low, high = p[part].min(), p[part].max()
        out.append((f"{low:.2f}–{high:.2f}", len(part), float(p[part].mean()), float(y[part].mean())))
    return out


def yaml_model(name: str, weights: Floats, rules: list[str], kinds: list[str]) -> str:
    values = iter(weights)
    lines = [f"{name}:", f"  bias: {next(values):.3f}", "  rules:"]
    lines += [f"    {r}: {next(values):.3f}" for r in rules]
    lines += ["  kinds:", *(f"    {k}: {next(values):.3f}" for k in kinds)]
    lines += ["  numbers:", *(f"    {f}: {next(values):.3f}" for f in Shape._fields)]
    return "\n".join(lines) + "\n"


HEADER = """\
# Weights of the confidence models (kgraph/extract/confidence.py says what they weigh), fitted by
# benchmarks/fit_confidence.py. Logits: 0.7 doubles the odds that a fact is right. A rule not listed has weight 0.
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--write", action="store_true", help="write the weights")
    parser.add_argument("--markdown", action="store_true", help="print the tables for the documentation")
    arguments = parser.parse_args()
    folder = arguments.shared / "bench" / "openie"
    if not folder.is_dir():
        print(f"skipped: the development data is not at {folder}")
        return
    annotator = Annotator()
    text = HEADER
    for name, examples in (
        ("binary", binary_examples(folder, annotator)),
        ("long", long_examples(folder, annotator)),
    ):
        counts: dict[str, int] = defaultdict(int)
        for e in examples:
            counts[e.rule] += 1
        rules = sorted(r for r, n in counts.items() if n >= 5)
        kinds = sorted({e.kind for e in examples})
        x, y = columns(examples, rules, kinds), np.array([float(e.right) for e in examples])
        p = held_out(examples, x, y)
        text += yaml_model(name, fit(x, y), rules, kinds)
        show(name, reliability(p, y), len(y), float(y.mean()), arguments.markdown)
    if arguments.write:
        data_path("extract", "confidence.yaml").write_text(text, encoding="utf-8")


def show(name: str, rows: list[tuple[str, int, float, float]], n: int, right: float, markdown: bool) -> None:
    title = f"{name}: {n} rows, {right:.2f} right"
    if markdown:
        print(f"\n{title}\n\n| confidence | rows | mean | right |\n| --- | --- | --- | --- |")
        for span, count, mean, share in rows:
            print(f"| {span} | {count} | {mean:.2f} | {share:.2f} |")
        return
    table = Table("confidence", "rows", "mean", "right", title=title)
    for span, count, mean, share in rows:
        table.add_row(span, str(count), f"{mean:.2f}", f"{share:.2f}")
    Console().print(table)


if __name__ == "__main__":
    main()
