"""Web archives."""

import io

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from kgraph.read.archives import archive
from kgraph.read.article import NoArticleError

ARTICLE = "".join(
    f"<p>The ministers of {a} and {b} met in Vienna on Tuesday, and they agreed to meet again in the spring.</p>"
    for a, b in (("France", "Italy"), ("Spain", "Malta"), ("Chad", "Niger"))
)
PAGE = f"<html><head><title>Ministers meet in Vienna</title></head><body><article>{ARTICLE}</article></body></html>"


def warc(*pages: tuple[str, str, str, str], gzip: bool = True) -> io.BytesIO:
    """An archive of (address, HTTP status, content type, body)."""
    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=gzip)
    for url, status, kind, body in pages:
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        payload = io.BytesIO(body.encode("utf-16-le" if "16" in kind else "utf-8"))
        writer.write_record(writer.create_warc_record(url, "response", payload=payload, http_headers=headers))
    stream.seek(0)
    return stream


@pytest.mark.parametrize("gzip", [True, False])
def test_pages_that_were_fetched_whole_are_read_and_named_by_their_address(gzip: bool) -> None:
    stream = warc(
        ("https://example.org/a", "200 OK", "text/html; charset=utf-16-le", PAGE),
        ("https://example.org/b", "404 Not Found", "text/html", PAGE),
        ("https://example.org/c", "200 OK", "image/png", "x"),
        gzip=gzip,
    )
    found = list(archive(stream, 10**6, pytest.fail))
    assert [(a.name, a.title) for a in found] == [("https://example.org/a", "Ministers meet in Vienna")]


def test_pages_without_an_article_or_beyond_the_limit_are_told() -> None:
    told = []
    stream = warc(
        ("https://example.org/a", "200 OK", "text/html", "<html><body><nav>x</nav></body></html>"),
        ("https://example.org/b", "200 OK", "text/html", PAGE * 10),
    )
    assert not list(archive(stream, 2000, lambda message, line: told.append(message)))
    assert told == ["https://example.org/a: no article found in this page", "https://example.org/b: longer than 0 MB"]


def test_what_is_no_archive_is_refused() -> None:
    with pytest.raises(NoArticleError, match="not a web archive"):
        list(archive(io.BytesIO(b"nonsense\r\n\r\n"), 10**6, pytest.fail))
