"""Web archives (WARC) -> the articles of the HTML pages in them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]
from warcio.exceptions import ArchiveLoadFailed  # type: ignore[import-untyped]

from kgraph.read.article import Article, NoArticleError
from kgraph.read.decoding import NotTextError
from kgraph.read.pages import page
from kgraph.read.records import Complain

_CHARSET = re.compile(r"charset=[\"']?([\w-]+)", re.IGNORECASE)


def archive(stream: io.BufferedIOBase, limit: int, complain: Complain) -> Iterator[Article]:
    """The article of every HTML page that was fetched whole; named by its address. Other records are passed over."""
    try:
        for record in ArchiveIterator(stream):
            kind = (record.http_headers or record.rec_headers).get_header("Content-Type") or ""
            status = record.http_headers.get_statuscode() if record.http_headers else "200"
            if record.rec_type not in ("response", "resource") or "html" not in kind or status != "200":
                continue
            url = record.rec_headers.get_header("WARC-Target-URI") or "page without an address"
            data = record.content_stream().read(limit + 1)
            charset = _CHARSET.search(kind)
            try:
                if len(data) > limit:
                    raise NoArticleError(f"longer than {limit // 2**20} MB")
                yield page(data, url, url, charset[1] if charset else None)
            except (NoArticleError, NotTextError) as error:
                complain(f"{url}: {error}", None)
    except ArchiveLoadFailed as error:
        raise NoArticleError(f"not a web archive, or a broken one: {error}") from error
