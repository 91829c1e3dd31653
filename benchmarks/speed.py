"""How much kgraph costs beside spaCy: one table of words a second, share of spaCy's time and peak memory.

    python benchmarks/speed.py [INPUT…] [--rounds 5]

spaCy and each stage of kgraph run over the same documents in the same process; a round times all of them, and the
table shows the fastest round of each. Inputs default to data/articles.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from kgraph.annotate.pipeline import paragraphs
from kgraph.annotate.times import time_of
from kgraph.assemble import claims_and_events
from kgraph.extract import propositions, triples
from kgraph.model import AnnotatedDocument, Assertion, Document, Mention, Triple
from kgraph.pipeline import Pipeline
from kgraph.pipeline.bind import Binder
from kgraph.read import read


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inputs", nargs="*", default=[str(Path(__file__).parent.parent / "data" / "articles")])
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    documents = list(read(arguments.inputs, on_error=lambda fault: print(fault)))
    pipeline = Pipeline()
    timings = [measure(documents, pipeline) for _ in range(arguments.rounds)]
    best = {stage: min(t[stage] for t in timings) for stage in timings[0]}
    words = sum(len(p.text.split()) for d in documents for p in paragraphs(d))
    show(best, words)


def measure(documents: list[Document], pipeline: Pipeline) -> dict[str, float]:
    """Seconds that each stage takes on ``documents``."""
    seconds: dict[str, float] = {}

    def timed(stage: str, work: Callable[[], Any]) -> Any:
        start = time.perf_counter()
        result = work()
        seconds[stage] = time.perf_counter() - start
        return result

    texts = [[p.text for p in paragraphs(d)] for d in documents]
    timed("spaCy alone", lambda: [list(pipeline.annotator.nlp.pipe(t, batch_size=64)) for t in texts])
    annotated: list[AnnotatedDocument] = timed("annotate (spaCy and ours)", lambda: list(pipeline.annotate(documents)))
    found: list[list[Triple]] = timed("extract", lambda: [triples(a, propositions(a)) for a in annotated])
    mentions: list[list[Mention]] = timed("resolve", lambda: [pipeline.mentions(a) for a in annotated])
    assertions: list[Assertion] = timed(
        "code and bind",
        lambda: [
            assertion
            for a, m, t in zip(annotated, mentions, found, strict=True)
            for assertion in Binder(a, m, pipeline.coder.code, time_of).assertions(t)
        ],
    )
    timed("assemble", lambda: claims_and_events(assertions, documents))
    return seconds


def show(seconds: dict[str, float], words: int) -> None:
    spacy_time = seconds["spaCy alone"]
    ours = sum(seconds[s] for s in ("extract", "resolve", "code and bind", "assemble"))
    table = Table("stage", "words/s", "share of spaCy's time", title=f"{words:,} words, one core")
    rows = seconds | {
        "extract, resolve, code, assemble": ours,
        "kgraph in all": seconds["annotate (spaCy and ours)"] + ours,
    }
    for stage, value in rows.items():
        table.add_row(stage, f"{words / value:,.0f}", f"{value / spacy_time:.0%}")
    console = Console(width=100)
    console.print(table)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    console.print(f"peak memory {peak:,.0f} MB (spaCy's model included)")


if __name__ == "__main__":
    main()
