"""The one door of this stage: inputs -> documents."""

from __future__ import annotations

import datetime as dt
import gzip
import io
import json
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import cast

import pyarrow as pa

from kgraph.errors import Fault
from kgraph.model import Document
from kgraph.read.archives import archive
from kgraph.read.article import Article, NoArticleError, to_document
from kgraph.read.cues import Cues, load_cues
from kgraph.read.decoding import NotTextError, decode, safe
from kgraph.read.markdown import markdown
from kgraph.read.pages import page
from kgraph.read.records import LONGEST_LINE, Complain, json_lines, parquet, separated
from kgraph.read.sources import SUFFIXES, Source, expand

_BROKEN = (NoArticleError, NotTextError, OSError, EOFError, zlib.error, pa.ArrowException)


def read(
    inputs: Iterable[str | Path],
    *,
    default_date: dt.date | None = None,
    on_error: Callable[[Fault], None],
) -> Iterator[Document]:
    """The documents in ``inputs``, one at a time, in the order of the inputs (folders and globs by path).

    :param inputs: files, folders (with all below them), globs, or "-" for standard input (JSON lines where its first
        line is a JSON object, else one plain text). Formats: .txt .md .html .htm .jsonl .ndjson .csv .tsv .parquet
        .warc, each also with .gz.
    :param default_date: publication date of documents for which neither record, page, text nor file name tells one.
    :param on_error: is told what cannot be read, with file and line; reading goes on with the next record or file.

    A text that came before (by ``Document.id``) is not given again.
    """
    cues = load_cues()
    seen: set[bytes] = set()
    for source in expand(inputs, on_error):
        for article in _articles(source, cues, on_error):
            try:
                document = to_document(article, cues, default_date)
            except NoArticleError as error:
                on_error(Fault(source.where, str(error), article.line))
                continue
            key = bytes.fromhex(document.id)
            if key not in seen:
                seen.add(key)
                yield document


def _articles(source: Source, cues: Cues, on_error: Callable[[Fault], None]) -> Iterator[Article]:
    """The articles of a file; a fault that ends its reading is told after what could be read."""

    def complain(message: str, line: int | None) -> None:
        on_error(Fault(source.where, message, line))

    try:
        if source.path is None:
            yield from _standard_input(source.name, cues, complain)
        else:
            with source.open() as stream:
                yield from _by_format(source, stream, cues, complain)
    except _BROKEN as error:
        complain(_message(error), None)


def _standard_input(name: str, cues: Cues, complain: Complain) -> Iterator[Article]:
    stream = cast(io.BufferedIOBase, sys.stdin.buffer)
    first = stream.readline(LONGEST_LINE + 1)
    if _is_record(first):
        yield from json_lines(stream, name, cues, complain, first)
    else:
        yield Article(name, decode(_whole(stream, first)))


def _is_record(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _by_format(source: Source, stream: io.BufferedIOBase, cues: Cues, complain: Complain) -> Iterator[Article]:
    name, suffix = source.name, source.suffix
    if suffix in (".jsonl", ".ndjson"):
        yield from json_lines(stream, name, cues, complain)
    elif suffix in (".csv", ".tsv"):
        yield from separated(stream, "\t" if suffix == ".tsv" else ",", name, cues, complain)
    elif suffix == ".parquet":
        yield from parquet(stream, name, cues, complain)
    elif suffix == ".warc":
        yield from archive(stream, LONGEST_LINE, complain)
    elif suffix in (".html", ".htm"):
        yield page(_whole(stream), name)
    elif suffix == ".md":
        yield markdown(safe(decode(_whole(stream))), name)
    elif suffix in (".txt", ""):
        yield Article(name, decode(_whole(stream)))
    else:
        raise NoArticleError(f"files with the suffix {suffix!r} are not read; these are: {' '.join(SUFFIXES)}")


def _whole(stream: io.BufferedIOBase, head: bytes = b"") -> bytes:
    """``head`` and what is left in ``stream``.

    :raises NoArticleError: for more bytes than an article has.
    """
    data = head + stream.read(LONGEST_LINE + 1)
    if len(data) > LONGEST_LINE:
        raise NoArticleError(f"longer than {LONGEST_LINE // 2**20} MB, which is no single article")
    return data


def _message(error: Exception) -> str:
    if isinstance(error, EOFError | zlib.error | gzip.BadGzipFile):
        return f"broken gzip data, the rest is lost: {error}"
    if isinstance(error, OSError) and error.strerror:
        return f"cannot be read: {error.strerror}"
    return str(error)
