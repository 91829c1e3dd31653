"""Documents and their parsed sentences."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from kgraph.model.vocabulary import Precision, ZoneKind


class Span(NamedTuple):
    """Characters ``start`` to ``end`` (exclusive) of the text of the document at hand."""

    start: int
    end: int

    def covers(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


class Zone(NamedTuple):
    kind: ZoneKind
    span: Span


def content_hash(*parts: str, length: int = 16) -> str:
    """A hexadecimal id of ``length`` digits that depends on ``parts`` alone (SHA-256).

    >>> content_hash("meet", "China") == content_hash("meet", "China") != content_hash("meetChina")
    True
    """
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:length]


@dataclass(frozen=True, slots=True)
class Document:
    """One article. ``text`` is kept whole; ``zones`` are sorted, do not overlap, and cover all that is not blank.

    ``id`` is the SHA-256 (hex) of the normalised text; ``name`` is the record's own id or the file's path relative
    to the input that was named, and is what other programs are shown as ``doc``.
    """

    id: str
    name: str
    text: str
    title: str | None = None
    published: dt.date | None = None
    publisher: str | None = None
    url: str | None = None
    lang: str | None = None
    zones: tuple[Zone, ...] = ()
    published_precision: Precision = Precision.DAY
    """DAY; MONTH or YEAR where no more is known, and ``published`` is its first day."""


# ---------------------------------------------------------------------------------------------- annotation


class Token(NamedTuple):
    """A token of a parsed sentence: ``i`` and ``head`` count from the sentence's first token (root: head == i)."""

    i: int
    text: str
    lemma: str
    pos: str
    """Universal part of speech (NOUN, PROPN, VERB ...)."""
    tag: str
    """Penn Treebank tag (NNP, VBD ...)."""
    dep: str
    """ClearNLP/spaCy dependency label (nsubj, dobj, pobj ...)."""
    head: int
    start: int
    """Character offset into the document's text."""
    end: int
    entity: str = ""
    """Label of the named entity that covers this token (OntoNotes), or empty."""
    entity_starts: bool = False


@dataclass(frozen=True)
class Sentence:
    """A parsed sentence with the tree in plain tuples, so that no stage after ``annotate`` needs spaCy."""

    index: int
    """Position in the document."""
    tokens: tuple[Token, ...]
    zone: ZoneKind = ZoneKind.BODY
    paragraph: int = 0

    @cached_property
    def span(self) -> Span:
        return Span(self.tokens[0].start, self.tokens[-1].end)

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """For each token the indices of its dependents, in text order."""
        found: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                found[token.head].append(token.i)
        return tuple(map(tuple, found))

    @cached_property
    def root(self) -> int:
        return next((t.i for t in self.tokens if t.head == t.i), 0)

    def subtree(self, i: int) -> list[int]:
        """Indices of token ``i`` and all below it, in text order."""
        out, stack = [], [i]
        while stack:
            j = stack.pop()
            out.append(j)
            stack.extend(self.children[j])
        return sorted(out)

    def token_at(self, offset: int) -> Token | None:
        """The token that covers the character ``offset`` of the document, if any."""
        lo, hi = 0, len(self.tokens)
        while lo < hi:
            mid = (lo + hi) // 2
            if self.tokens[mid].end <= offset:
                lo = mid + 1
            else:
                hi = mid
        return self.tokens[lo] if lo < len(self.tokens) and self.tokens[lo].start <= offset else None


@dataclass(frozen=True, slots=True)
class Interval:
    """A stretch of days, both ends included; ``None`` is an open or unknown end."""

    start: dt.date | None
    end: dt.date | None
    precision: Precision = Precision.DAY

    @property
    def written(self) -> str:
        """ISO 8601, as exact as the text: "2018-03", "2018-03-25/2018-03-28", "2011/" for an open end.

        >>> Interval(dt.date(1990, 1, 1), dt.date(1999, 12, 31), Precision.DECADE).written
        '1990/1999'
        """
        length = {"day": 10, "week": 10, "month": 7, "season": 7}.get(self.precision, 4)
        start, end = ((d.isoformat()[:length] if d else "") for d in (self.start, self.end))
        return start if start == end else f"{start}/{end}"

    def overlaps(self, other: Interval) -> bool:
        lo, hi = dt.date.min, dt.date.max
        return (self.start or lo) <= (other.end or hi) and (other.start or lo) <= (self.end or hi)


class TimeExpression(NamedTuple):
    """A stretch of text that says when, with the days it means (``None``: not to be known from this text)."""

    span: Span
    interval: Interval | None


class Quotation(NamedTuple):
    """Text between quotation marks, marks excluded; a quotation may run over several sentences."""

    span: Span


@dataclass(frozen=True)
class AnnotatedDocument:
    document: Document
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...] = ()
    times: tuple[TimeExpression, ...] = ()

    def quote(self, span: Span) -> str:
        return self.document.text[span.start : span.end]


def text_of(sentence: Sentence, tokens: Sequence[int]) -> str:
    """The words of ``tokens`` with the spacing of the text where they are neighbours, one space elsewhere."""
    out, last = [], None
    for i in tokens:
        token = sentence.tokens[i]
        if last is not None and not (i == last.i + 1 and last.end == token.start):
            out.append(" ")
        out.append(token.text)
        last = token
    return "".join(out)
