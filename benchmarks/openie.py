"""Open information extraction on CaRB and BenchIE (development parts): one table beside published systems.

    python benchmarks/openie.py [--shared ../shared] [--out DIR] [--sentences FILE --style long|binary]

Parses each benchmark sentence as it is tokenised there, writes our rows and runs the scorer that lies beside the data.
``--sentences`` with ``--style`` only writes the rows of a file of sentences to standard output, for a hidden part.
Without the data it says so and stops with exit code 0.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from kgraph.annotate import Annotator
from kgraph.extract import OpenStyle, open_tuples, propositions

ROOT = Path(__file__).resolve().parent.parent
REFERENCES = {
    "carb": "plain extractor .559; on the test part OpenIE6 .527, few-shot ChatGPT .553",
    "benchie": "ClausIE .353, MinIE .349, OpenIE6 .266, plain extractor .408, tuned .527",
}


def rows(annotator: Annotator, sentences: list[str], style: OpenStyle) -> Iterator[str]:
    """Lines ``sentence, confidence, subject, relation, arguments`` separated by tabs."""
    for sentence, annotated in zip(sentences, annotator.pretokenized(sentences), strict=True):
        for row in open_tuples(annotated, propositions(annotated), style):
            yield "\t".join((sentence, f"{row.confidence:.4f}", *row.slots))


def lines(path: Path) -> list[str]:
    return [line.rstrip("\n") for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def benchie_sentences(path: Path) -> list[str]:
    return [json.loads(line)["sentence"] for line in lines(path)]


def score(folder: Path, metric: str, output: Path) -> dict[str, Any]:
    command = [sys.executable, str(folder / "score_openie.py"), metric, str(output), "--json"]
    result: dict[str, Any] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return result


def table(folder: Path, out: Path) -> Table:
    found = Table("benchmark", "reference F1", "P", "R", "F1", "rows", "s", title="Open extraction, development parts")
    annotator = Annotator()
    for metric, style, sentences in (
        ("carb", OpenStyle.LONG, lines(folder / "carb_dev_sentences.txt")),
        ("benchie", OpenStyle.BINARY, benchie_sentences(folder / "benchie_dev.jsonl")),
    ):
        start = time.perf_counter()
        output = out / f"{metric}_dev.tsv"
        output.write_text("".join(line + "\n" for line in rows(annotator, sentences, style)), encoding="utf-8")
        seconds = time.perf_counter() - start
        s = score(folder, metric, output)
        numbers = (f"{s['P']:.3f}", f"{s['R']:.3f}", f"{s['F1']:.3f}", str(s["extractions"]), f"{seconds:.1f}")
        found.add_row(f"{metric} ({style})", REFERENCES[metric], *numbers)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--out", type=Path, help="where to keep our rows")
    parser.add_argument("--sentences", type=Path)
    parser.add_argument("--style", type=OpenStyle, default=OpenStyle.LONG)
    arguments = parser.parse_args()
    if arguments.sentences is not None:
        for line in rows(Annotator(), lines(arguments.sentences), arguments.style):
            print(line)
        return
    folder = arguments.shared / "bench" / "openie"
    if not folder.is_dir():
        print(f"skipped: the development data is not at {folder}")
        return
    with tempfile.TemporaryDirectory() as work:
        out = arguments.out or Path(work)
        out.mkdir(parents=True, exist_ok=True)
        Console(width=140).print(table(folder, out))


if __name__ == "__main__":
    main()
