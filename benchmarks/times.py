"""How many time expressions are read right, by kgraph and by dateparser alone, and what finding them costs.

    python benchmarks/times.py [TABLE.csv] [--wrong] [--left TEXTS.jsonl ...]

TABLE (``tests/annotate/time_expressions.csv``) has a sentence a line, the date of its document, and the days that the
expression means. dateparser is given the expression itself, so that it need not find it, and the date of the document;
what it gives is right if its day or month or year is that of the table.

``--left`` lists what dateparser would add as a fallback: the dates that spaCy marks in TEXTS (``text`` and ``date`` a
line), that our rules leave, and to which dateparser gives a date. Whether that is right is for the reader to say.
"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import json
import time
import warnings
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from dateparser.date import DateData, DateDataParser
from rich.console import Console
from rich.table import Table

from kgraph.annotate import Annotator
from kgraph.annotate.times import find_times, units
from kgraph.model import AnnotatedDocument, Document, Interval

TABLE = Path(__file__).parent.parent / "tests" / "annotate" / "time_expressions.csv"
Row = dict[str, str]
ANY_DAY = dt.date(2018, 3, 28)
"""The day of publication of texts that tell none."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("table", nargs="?", type=Path, default=TABLE)
    parser.add_argument("--wrong", action="store_true", help="list what kgraph reads wrongly")
    parser.add_argument("--left", nargs="+", type=Path, default=[], help="list what dateparser gives of what is left")
    arguments = parser.parse_args()
    with arguments.table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    annotator = Annotator()
    documents = [Document(f"{n}", f"{n}", r["sentence"], published=published(r)) for n, r in enumerate(rows)]
    annotated = list(annotator.annotate(documents))
    right = [is_right(row, a) for row, a in zip(rows, annotated, strict=True)]
    told = [row for row in rows if row["precision"] and row["expression"]]
    theirs = [by_dateparser(row) for row in told]
    table = Table(title=f"{len(rows)} time expressions")
    for heading in ("", "right", "of", "%"):
        table.add_column(heading, justify="right" if heading else "left")
    table.add_row(
        "kgraph, found in the sentence", str(sum(right)), str(len(rows)), f"{100 * sum(right) / len(rows):.1f}"
    )
    table.add_row(
        "dateparser, given the expression", str(sum(theirs)), str(len(told)), f"{100 * sum(theirs) / len(told):.1f}"
    )
    Console().print(table)
    spacy, ours = cost(annotator, annotated)
    Console().print(f"finding times costs {100 * ours / spacy:.1f} % of spaCy's time on sentences that all tell one")
    if arguments.left:
        list_left(annotator, arguments.left)
    if arguments.wrong:
        for row, ok in zip(rows, right, strict=True):
            if not ok:
                print(row["sentence"], "|", row["expression"], row["start"], row["end"])


def published(row: Row) -> dt.date | None:
    return dt.date.fromisoformat(row["published"]) if row["published"] else None


def cells(interval: Interval) -> tuple[str, str, str]:
    return str(interval.start or ""), str(interval.end or ""), str(interval.precision)


def is_right(row: Row, annotated: AnnotatedDocument) -> bool:
    found = [(annotated.quote(t.span), t.interval) for t in annotated.times if t.interval]
    if not row["precision"]:
        return not found
    wanted, named = (row["start"], row["end"], row["precision"]), row["expression"]
    return any(cells(i) == wanted and (text in named or named in text or not named) for text, i in found)


def list_left(annotator: Annotator, paths: Iterable[Path]) -> None:
    records = [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    documents = []
    for n, record in enumerate(records):
        day = dt.date.fromisoformat(record["date"][:10]) if len(record.get("date") or "") >= 10 else ANY_DAY
        documents.append(Document(f"{n}", f"{n}", record["text"], published=day))
    marked = left = 0
    for annotated in annotator.annotate(documents):
        for start, end in dates_of(annotated):
            marked += 1
            if not any(t.span.start < end and start < t.span.end for t in annotated.times):
                left += 1
                text = annotated.document.text
                given = parsed(text[start:end], annotated.document.published)
                if given is not None and given.date_obj is not None:
                    print(
                        text[start:end], "|", given.date_obj.date(), given.period, "|", text[max(0, start - 40) : end]
                    )
    print(f"{marked} dates marked, {left} left")


def dates_of(annotated: AnnotatedDocument) -> Iterator[tuple[int, int]]:
    """The offsets of the stretches that spaCy marks as dates."""
    for sentence in annotated.sentences:
        for is_date, tokens in groupby(sentence.tokens, key=lambda t: t.entity == "DATE"):
            if is_date:
                found = list(tokens)
                yield found[0].start, found[-1].end


def parsed(expression: str, day: dt.date | None) -> DateData:
    settings = {"PREFER_DATES_FROM": "current_period", "RETURN_AS_TIMEZONE_AWARE": False}
    if day:
        settings["RELATIVE_BASE"] = dt.datetime.combine(day, dt.time(12))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return DateDataParser(languages=["en"], settings=settings).get_date_data(expression)


def by_dateparser(row: Row) -> bool:
    """Whether dateparser gives the days of the row from the expression alone."""
    found = parsed(row["expression"], published(row))
    if found.date_obj is None:
        return False
    unit = {"time": "day", "day": "day", "week": "week", "month": "month", "year": "year"}[found.period]
    interval = units.unit_of(found.date_obj.date(), unit)
    return interval is not None and cells(interval)[:2] == (row["start"], row["end"])


def cost(annotator: Annotator, annotated: Iterable[AnnotatedDocument]) -> tuple[float, float]:
    """Seconds of spaCy alone and of finding times, over the same sentences; the best of three rounds."""
    annotated = list(annotated)
    rounds = []
    for _ in range(3):
        start = time.perf_counter()
        list(annotator.nlp.pipe((a.document.text for a in annotated), batch_size=64))
        middle = time.perf_counter()
        for a in annotated:
            find_times(a.document, a.sentences)
        rounds.append((middle - start, time.perf_counter() - middle))
    return min(r[0] for r in rounds), min(r[1] for r in rounds)


if __name__ == "__main__":
    main()
