"""Records (JSON lines, rows of CSV, TSV and Parquet) -> articles."""

from __future__ import annotations

import codecs
import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pyarrow.parquet as pq

from kgraph.read.article import Article, NoArticleError
from kgraph.read.cues import Cues
from kgraph.read.dates import parse_date
from kgraph.read.decoding import NotTextError, decode
from kgraph.read.sources import LongLine, lines

LONGEST_LINE = 8 * 1024 * 1024
"""Bytes."""
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)
"""Marks of UTF-16 and UTF-32 (whose little-endian mark begins like UTF-16's)."""
_ROWS = 256
Complain = Callable[[str, int | None], None]
"""Tells a message about a line."""


def json_lines(
    stream: io.BufferedIOBase, name: str, cues: Cues, complain: Complain, head: bytes = b""
) -> Iterator[Article]:
    """One article a line; a line that is no JSON object with a text is told and passed over. ``head`` is what was
    read from ``stream`` before."""
    for number, line in _decoded(stream, complain, head):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as error:
            complain(f"not JSON: {error}", number)
            continue
        if not isinstance(record, dict):
            complain(f"a JSON object is expected, this is a {type(record).__name__}", number)
            continue
        yield from _article(record, name, number, cues, complain)


def separated(
    stream: io.BufferedIOBase, separator: str, name: str, cues: Cues, complain: Complain
) -> Iterator[Article]:
    """One article a row below the header row; ``separator`` is a comma, or a tab."""
    csv.field_size_limit(LONGEST_LINE)
    rows = csv.reader((line for _, line in _decoded(stream, complain)), delimiter=separator)
    header = next(rows, None)
    if header is None:
        raise NoArticleError("empty, there is no text in it")
    _require_text(header, cues)
    while True:
        try:
            row = next(rows, None)
        except csv.Error as error:
            complain(str(error), rows.line_num)
            continue
        if row is None:
            return
        if len(row) > len(header):
            complain(f"{len(row)} cells below a header of {len(header)}", rows.line_num)
        elif any(cell.strip() for cell in row):
            yield from _article(dict(zip(header, row, strict=False)), name, rows.line_num, cues, complain)


def parquet(stream: io.BufferedIOBase, name: str, cues: Cues, complain: Complain) -> Iterator[Article]:
    """One article a row; rows are numbered from 1 and read in batches, wanted columns only."""
    table = pq.ParquetFile(stream if stream.seekable() else io.BytesIO(stream.read()))
    header = [c for c in table.schema_arrow.names if c.lower() in cues.columns]
    _require_text(table.schema_arrow.names, cues)
    number = 0
    for batch in table.iter_batches(batch_size=_ROWS, columns=header):
        for row in batch.to_pylist():
            number += 1
            yield from _article(row, name, number, cues, complain)


def _decoded(stream: io.BufferedIOBase, complain: Complain, head: bytes = b"") -> Iterator[tuple[int, str]]:
    """Lines as text. UTF-16 and UTF-32 (by their mark) are read whole, everything else line by line."""
    head += stream.read(max(0, 4 - len(head)))
    if head.startswith(_WIDE):
        yield from enumerate(decode(head + stream.read()).splitlines(keepends=True), 1)
        return
    for number, line in lines(stream, LONGEST_LINE, head):
        if isinstance(line, LongLine):
            complain(f"longer than {line.limit // 2**20} MB, passed over", number)
            continue
        try:
            yield number, decode(line)
        except NotTextError as error:
            complain(str(error), number)


def _require_text(header: list[str], cues: Cues) -> None:
    if not any(cues.columns.get(c.strip().lower()) == "text" for c in header):
        wanted = ", ".join(sorted(c for c, field in cues.columns.items() if field == "text"))
        raise NoArticleError(f"no column with the text ({wanted}); the columns are: {', '.join(header)[:200]}")


def _article(record: Mapping[str, Any], name: str, number: int, cues: Cues, complain: Complain) -> Iterator[Article]:
    """The article in a record, or none and a complaint."""
    fields: dict[str, Any] = {}
    for key, value in record.items():
        field = cues.columns.get(key.strip().lower()) if isinstance(key, str) else None
        if field and field not in fields and value is not None and value != "":
            fields[field] = value
    text = fields.get("text")
    if not isinstance(text, str):
        complain("no text in this record" if text is None else "its text is not a string", number)
        return
    date = parse_date(fields["date"]) if "date" in fields else None
    if date is None and "date" in fields:
        complain(f"date {str(fields['date'])[:40]!r} is not understood (YYYY-MM-DD is); read without it", number)
    yield Article(
        name=str(fields["id"]) if "id" in fields else f"{name}:{number}",
        text=text,
        title=_string(fields.get("title")),
        date=date,
        publisher=_string(fields.get("publisher")),
        url=_string(fields.get("url")),
        line=number,
    )


def _string(value: object) -> str | None:
    return str(value).strip() or None if isinstance(value, str | int | float) else None
