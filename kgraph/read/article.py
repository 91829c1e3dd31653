"""An article as its source gives it -> Document: id, zones, date, publisher."""

from __future__ import annotations

import datetime as dt
import hashlib
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from kgraph.model import Document, Precision, Span, Zone, ZoneKind
from kgraph.read.cues import Cues
from kgraph.read.datelines import publisher_of
from kgraph.read.dates import PartialDate, date_in_path
from kgraph.read.decoding import safe
from kgraph.read.language import why_not_english
from kgraph.read.zones import Layout, lay_out

LONGEST_TEXT = 2_000_000
"""Characters; no article is longer, and what is longer is a table, a dump or an archive under a wrong name."""


class NoArticleError(ValueError):
    """There is no article here that can be read; the message says why."""


@dataclass(frozen=True)
class Article:
    """One article before its text is looked at. ``where`` is its file or URL, for a date in it."""

    name: str
    text: str
    title: str | None = None
    date: PartialDate | None = None
    publisher: str | None = None
    url: str | None = None
    lang: str | None = None
    marks: tuple[Zone, ...] = ()
    line: int | None = None


def text_id(text: str) -> str:
    """SHA-256 (hex) of the text, NFC-normalised and with white space collapsed.

    >>> text_id("Kim met  Xi.\\n") == text_id("Kim met Xi.")
    True
    """
    normal = " ".join(unicodedata.normalize("NFC", text).split())
    return hashlib.sha256(normal.encode("utf-8", "surrogatepass")).hexdigest()


def to_document(article: Article, cues: Cues, default_date: dt.date | None = None) -> Document:
    """The document that ``article`` is.

    The publication date is the record's; then, or where the record's is only a year or month, the one that the text
    prints; then one in the file's name or URL; then ``default_date``.

    :raises NoArticleError: for a text that is empty, far too long, or not English.
    """
    text = safe(article.text)
    if not text.strip():
        raise NoArticleError("empty, there is no text in it")
    if len(text) > LONGEST_TEXT:
        raise NoArticleError(f"{len(text):,} characters are too many for an article (limit {LONGEST_TEXT:,})")
    if reason := why_not_english(text, cues):
        raise NoArticleError(f"not English ({reason})")
    layout = lay_out(text, cues, article.title, article.marks)
    published, precision = _published(article, layout, default_date)
    return Document(
        id=text_id(text),
        name=safe(article.name),
        text=text,
        title=safe(layout.title) if layout.title else None,
        published=published,
        published_precision=precision,
        publisher=article.publisher or publisher_of(layout.dateline.agency if layout.dateline else None, cues),
        url=article.url,
        lang=article.lang,
        zones=layout.zones,
    )


def assemble(blocks: Sequence[tuple[ZoneKind | None, str]]) -> tuple[str, tuple[Zone, ...]]:
    """Paragraphs of a marked-up page -> one text, with the zones that its markup tells."""
    text, marks = "", []
    for kind, block in blocks:
        block = " ".join(block.split())
        if not block:
            continue
        text += "\n\n" if text else ""
        if kind:
            marks.append(Zone(kind, Span(len(text), len(text) + len(block))))
        text += block
    return text, tuple(marks)


def _published(article: Article, layout: Layout, default: dt.date | None) -> tuple[dt.date | None, Precision]:
    """The day of publication, or the first day of the month or year that alone is known, with its precision."""
    given = article.date
    if given and given.is_whole:
        return given.first, Precision.DAY
    in_path = date_in_path(article.url or "") or date_in_path(article.name)
    anchor = (in_path.first if in_path else None) or default
    for date in filter(None, (layout.date, layout.dateline.date if layout.dateline else None)):
        if date.year is None and given:
            date = date.in_year(given.year)
        elif date.year is None and anchor:
            date = date.near(anchor)
        if date.is_whole and (given is None or given.fits(date)):
            return date.first, Precision.DAY
    if given:
        return given.first, Precision.MONTH if given.month else Precision.YEAR
    return (in_path.first if in_path else default), Precision.DAY
