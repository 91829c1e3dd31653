"""Quality on the development data: one table with the references beside our numbers.

    python benchmarks/quality.py [--shared ../shared] [--only claims|entities|events|openie]

Runs the scorers that lie beside the data, on the output of the same commands that users run. The references are
those that the data's README quotes. Without the data it says so and stops with exit code 0.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
Row = tuple[str, str, str]
"""Measure, reference, ours."""


def run(*command: str | Path, stdout: Path | None = None) -> str:
    """Standard output of a command that must succeed; into a file where ``stdout`` names one."""
    if stdout is None:
        return subprocess.run(list(map(str, command)), check=True, capture_output=True, text=True).stdout
    with stdout.open("w") as handle:
        done = subprocess.run(list(map(str, command)), stdout=handle)
    if done.returncode not in (0, 3):  # 3: some record could not be read, and standard error says which
        raise SystemExit(f"{' '.join(map(str, command))} ended with exit code {done.returncode}")
    return ""


def kgraph(*arguments: str | Path, to: Path) -> Path:
    run(sys.executable, "-m", "kgraph", *arguments, stdout=to)
    return to


def scored(*command: str | Path) -> dict[str, Any]:
    result: dict[str, Any] = json.loads(run(sys.executable, *command, "--json"))
    return result


def claims(bench: Path, work: Path) -> Iterator[Row]:
    folder = bench / "claims"
    predicted = kgraph("extract", folder / "dev_docs.jsonl", to=work / "claims.jsonl")
    s = scored(folder / "score_claims.py", folder / "dev_gold.jsonl", predicted)
    yield "claims: F1", "plain 18, LLM 84", f"{s['f1']}"
    yield "claims: precision (lower bound)", "", f"{s['precision_lower_bound']}"
    yield "claims: essential recall", "plain 33, LLM 89", f"{s['recall_essential']}"
    yield "claims: canonical subject", "plain 38, LLM 92", f"{s['canonical_subject']}"
    accuracies = (s[f"{a}_accuracy"] for a in ("polarity", "modality", "attribution"))
    yield "claims: polarity / modality / attribution", "LLM 99 / 96 / 93", " / ".join(map(str, accuracies))
    yield "claims: type / when", "LLM 86 / 79", f"{s['type_accuracy']} / {s['when_accuracy']}"
    yield "claims: forbidden hits", "", f"{s['forbidden_hits']} of {s['forbidden_total']}"


def entities(bench: Path, work: Path) -> Iterator[Row]:
    folder = bench / "claims"
    predicted = kgraph("mentions", folder / "dev_docs.jsonl", to=work / "mentions.jsonl")
    s = scored(folder / "score_entities.py", folder / "dev_gold.jsonl", folder / "dev_docs.jsonl", predicted)
    yield "entities: named right", "spaCy alone 65", f"{s['named_right']}"
    yield "entities: nominal right", "spaCy alone 0", f"{s['nominal_right']}"
    yield "entities: merged / split %", "1 / 20", f"{s['merged_pct']} / {s['split_pct']}"


def events(bench: Path, work: Path) -> Iterator[Row]:
    folder = bench / "events"
    for name, measures in EVENT_MEASURES.items():
        predicted = kgraph("extract", folder / f"{name}.jsonl", to=work / f"{name}.jsonl")
        s = scored(folder / "score_events.py", folder / f"{name}.jsonl", predicted)
        for measure, published in measures.items():
            baseline = s["baseline"].get(measure)
            first_two = f"first two countries {baseline['value']:.3g}" if baseline and baseline["value"] else ""
            reference = "; ".join(filter(None, (published, first_two)))
            yield f"{name}: {measure}", reference, f"{s['system'][measure]['value']:.3g}"


EVENT_MEASURES = {
    "plv_dev": {
        "pair recall, directed": "",
        "root accuracy, found pair": "",
        "root macro-F1, found pair": "NLI given the pair .82 (test)",
        "end-to-end recall (pair and root)": "PETRARCH-2 root right in 28 %",
        "claims per sentence": "",
    },
    "relevance_dev": {"false alarms: typed claims per 100": "", "false alarms: sentences per 100": ""},
    "petr2_gsr_dev": {
        "dyad directed, either order, typed: F1": "",
        "any code: dyad directed, strict, all: F1": "PETRARCH-2 .448 (hidden records)",
    },
}
"""Measures of each event set, with the published figure beside it."""


def openie(bench: Path, work: Path) -> Iterator[Row]:
    folder = bench / "openie"
    lines = folder / "carb_dev_sentences.txt"
    for metric, style, reference in (
        ("carb", "long", "plain .559, OpenIE6 .527 (test)"),
        ("benchie", "binary", "ClausIE .353, plain .408, tuned .527"),
    ):
        options = ("--open", "--pretokenized", "--format", "tsv", "--style", style)
        predicted = kgraph("extract", lines, *options, to=work / f"{metric}.tsv")
        s = scored(folder / "score_openie.py", metric, predicted)
        yield f"{metric} dev: F1 (P, R)", reference, f"{s['F1']:.3f} ({s['P']:.3f}, {s['R']:.3f})"


PARTS: dict[str, Callable[[Path, Path], Iterator[Row]]] = {
    "claims": claims,
    "entities": entities,
    "events": events,
    "openie": openie,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--only", choices=sorted(PARTS))
    arguments = parser.parse_args()
    bench = arguments.shared / "bench"
    if not bench.is_dir():
        print(f"skipped: the development data is not at {bench}")
        return
    table = Table("measure", "reference", "kgraph", title="Development sets")
    with tempfile.TemporaryDirectory() as work:
        for name, part in PARTS.items():
            if arguments.only in (None, name):
                for row in part(bench, Path(work)):
                    table.add_row(*row)
    Console(width=110).print(table)


if __name__ == "__main__":
    main()
