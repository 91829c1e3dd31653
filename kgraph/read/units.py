"""Text -> paragraphs with offsets, also where lines were wrapped at a fixed width."""

from __future__ import annotations

import itertools
import re
from typing import NamedTuple

from kgraph.model import Span

_LINE = re.compile(r"[^\r\n\u2028\u2029\x85]+")
_BULLET = re.compile(r"(?:[-*•·o▪■●]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s+\S")
_FINAL = re.compile(r"(?:[.!?…:;]|---?|_)[\"'”’»)\]]*$")
_ABBREVIATION = re.compile(r"\b(?:[A-Z]\.|(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sen|Rep|Gov|St|No)\.)$")
_DEEPEST_INDENT = 8
_WIDEST_WRAP = 130
_NARROWEST_WRAP = 30
_RUNNING_SHARE = 0.4
_SHORT_LINE = 0.7


class _Line(NamedTuple):
    start: int
    end: int
    after_blank: bool
    indent: int


def paragraphs(text: str, alone: re.Pattern[str] | None = None) -> list[Span]:
    """The paragraphs of ``text`` in order, without blank space at their ends; together they hold all that is not blank.

    A line is a paragraph, unless the text is wrapped: then a paragraph ends at a blank line, a bullet, an indented
    line, or after a line that ends a sentence well before the margin. Lines that match ``alone`` never join others.
    """
    lines = _lines(text)
    width = _wrap_width(text, lines)
    if not width:
        return [Span(line.start, line.end) for line in lines]
    found: list[Span] = []
    last: _Line | None = None
    for line in lines:
        if last is None or _breaks(text, last, line, width, alone):
            found.append(Span(line.start, line.end))
        else:
            found[-1] = Span(found[-1].start, line.end)
        last = line
    return found


def ends_sentence(text: str) -> bool:
    """Whether ``text`` ends as a sentence does, closing quotes and brackets aside.

    >>> ends_sentence("He said so.”"), ends_sentence("Kim visits Beijing")
    (True, False)
    """
    return bool(re.search(r"[.!?…][\"'”’»)\]\s]*$", text))


def _lines(text: str) -> list[_Line]:
    found: list[_Line] = []
    last_end = 0
    for match in _LINE.finditer(text):
        raw = match.group()
        stripped = raw.strip()
        if not stripped:
            continue
        indent = len(raw) - len(raw.lstrip())
        start = match.start() + indent
        breaks = len(re.findall(r"\r\n|[\r\n\u2028\u2029\x85]", text[last_end:start]))
        found.append(_Line(start, start + len(stripped), breaks > 1 or "\u2029" in text[last_end:start], indent))
        last_end = start + len(stripped)
    return found


def _wrap_width(text: str, lines: list[_Line]) -> int:
    """The margin at which the text's lines are wrapped, 0 where they are not."""
    pairs = [(a, b) for a, b in itertools.pairwise(lines) if not b.after_blank]
    if not pairs:
        return 0
    running = [
        a.end - a.start
        for a, b in pairs
        if not _FINAL.search(text, a.start, a.end)
        and text[b.start].islower()
        and not _BULLET.match(text, b.start, b.end)
    ]
    lengths = sorted(line.end - line.start for line in lines)
    widest = lengths[int(0.95 * (len(lengths) - 1))]
    if len(running) < _RUNNING_SHARE * len(pairs) or not _NARROWEST_WRAP <= widest <= _WIDEST_WRAP:
        return 0
    return widest if min(running) > 0.4 * widest or len(running) >= 4 else 0


def _breaks(text: str, last: _Line, line: _Line, width: int, alone: re.Pattern[str] | None) -> bool:
    if line.after_blank or _BULLET.match(text, line.start, line.end):
        return True
    if alone and (alone.match(text, last.start, last.end) or alone.match(text, line.start, line.end)):
        return True
    if text[line.start].islower():
        return False
    short = last.end - last.start < _SHORT_LINE * width
    final = _FINAL.search(text, last.start, last.end) and not _ABBREVIATION.search(text, last.start, last.end)
    indented = last.indent + 2 <= line.indent <= _DEEPEST_INDENT
    return (short and bool(final)) or indented
