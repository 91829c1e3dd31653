"""Finds what stands between quotation marks.

Curly, straight, angular and Penn Treebank marks open and close quotations, single ones too (British papers), where
they are no apostrophes. A quotation never runs over a paragraph: where a speaker goes on for several paragraphs, each
is opened again and only the last is closed, and each gives one :class:`Quotation`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kgraph.model import Document, Quotation, Sentence, Span

_MARKS = re.compile(r"``|''|[\"“”„«»‘’']")
_CLOSER = {"“": "”", "„": "“”", "«": "»", "``": "''", '"': '"', "‘": "’", "'": "'"}
_SINGLE = frozenset(("‘", "’", "'"))
_BEFORE = frozenset("([{-–—/…'‘“")
"""What an opening mark may follow besides a space."""
_ELIDED = re.compile(r"(?:\d0s|tis|twas|em|cause|til|n)\b", re.IGNORECASE)
"""What follows an apostrophe at the beginning of a word ("the '90s")."""


class _Mark(NamedTuple):
    text: str
    start: int
    end: int


def find_quotations(document: Document, sentences: Iterable[Sentence]) -> tuple[Quotation, ...]:
    """The quotations in the paragraphs of ``sentences``, by their start; marks are not part of their spans."""
    found: list[Quotation] = []
    for paragraph in _paragraphs(sentences):
        start, end = paragraph[0].span.start, paragraph[-1].span.end
        marks = [_Mark(m.group(), m.start(), m.end()) for m in _MARKS.finditer(document.text, start, end)]
        if marks:
            found.extend(_Reader(document.text, paragraph, marks).quotations())
    return tuple(sorted(found))


def _paragraphs(sentences: Iterable[Sentence]) -> Iterator[list[Sentence]]:
    group: list[Sentence] = []
    for sentence in sentences:
        if group and group[-1].paragraph != sentence.paragraph:
            yield group
            group = []
        group.append(sentence)
    if group:
        yield group


class _Reader:
    """Pairs the marks of one paragraph."""

    def __init__(self, text: str, paragraph: list[Sentence], marks: list[_Mark]) -> None:
        self.text = text
        self.paragraph = paragraph
        self.start, self.end = paragraph[0].span.start, paragraph[-1].span.end
        self.marks = marks
        self.open: list[_Mark] = []

    def quotations(self) -> Iterator[Quotation]:
        for n, mark in enumerate(self.marks):
            outer = next((o for o in reversed(self.open) if mark.text in _CLOSER[o.text]), None)
            if outer is not None and self._may_close(mark, n):
                yield from self._unclosed(self.open[self.open.index(outer) + 1 :], mark.start)
                del self.open[self.open.index(outer) :]
                yield from self._quotation(outer.end, mark.start)
            elif outer is None and mark.text in _CLOSER and self._may_open(mark, n):
                if any(o.text == mark.text for o in self.open):
                    yield from self._unclosed(self.open, mark.start)
                    self.open = []
                self.open.append(mark)
            elif mark.text in ("”", '"', "''") and not self.open and self._may_close(mark, n):
                yield from self._unopened(mark)
        yield from self._unclosed(self.open, self.end)

    def _may_open(self, mark: _Mark, n: int) -> bool:
        before = self.text[mark.start - 1] if mark.start > self.start else " "
        after = self.text[mark.end] if mark.end < self.end else " "
        if mark.text in _SINGLE:
            if before.isalnum() or not (after.isalnum() or after in '“"[(…$£€') or _ELIDED.match(self.text, mark.end):
                return False
            return any(m.text in _CLOSER[mark.text] and self._may_close(m, k) for k, m in self._later(n))
        if mark.text == '"':
            return (before.isspace() or before in _BEFORE) and mark.end < self.end
        return mark.end < self.end

    def _may_close(self, mark: _Mark, n: int) -> bool:
        before = self.text[mark.start - 1] if mark.start > self.start else " "
        after = self.text[mark.end] if mark.end < self.end else " "
        if mark.text not in _SINGLE:
            return mark.text != '"' or not (before.isspace() and after.isalnum())
        if after.isalnum() or before.isspace():
            return False
        if before in "sz" and after == " ":
            # A plural possessive ("the leaders' talks") unless no better mark follows.
            better = (m for _, m in self._later(n) if m.text == mark.text and self._ends_word(m))
            return next(better, None) is None
        return True

    def _ends_word(self, mark: _Mark) -> bool:
        after = self.text[mark.end] if mark.end < self.end else " "
        return not after.isalnum() and not self.text[mark.start - 1].isspace()

    def _later(self, n: int) -> Iterator[tuple[int, _Mark]]:
        """The marks after number ``n`` up to the next opening mark of the same kind."""
        for k in range(n + 1, len(self.marks)):
            if self.marks[k].text == "‘":
                return
            yield k, self.marks[k]

    def _quotation(self, start: int, end: int) -> Iterator[Quotation]:
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        if start < end:
            yield Quotation(Span(start, end))

    def _unclosed(self, marks: list[_Mark], end: int) -> Iterator[Quotation]:
        """A quotation that is not closed runs to the end of its paragraph if it begins it (the speaker goes on in
        the next one) or follows a colon; else to the end of its sentence, for the mark was forgotten."""
        for mark in marks:
            before = self.text[self.start : mark.start].rstrip()
            if mark.text in _SINGLE:
                continue
            stop = end if not before or before[-1] in ":.!?" else min(end, self._sentence(mark).end)
            yield from self._quotation(mark.end, stop)

    def _unopened(self, mark: _Mark) -> Iterator[Quotation]:
        """A quotation whose first mark was forgotten begins with the sentence that its last mark ends."""
        if self.text[mark.start - 1] in ",.!?":
            yield from self._quotation(self._sentence(mark).start, mark.start)

    def _sentence(self, mark: _Mark) -> Span:
        return next((s.span for s in self.paragraph if s.span.start < mark.end <= s.span.end), self.paragraph[-1].span)
