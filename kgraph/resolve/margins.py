"""Bylines and datelines, which no parser reads: their words as flat sentences, so that their names count too.

A dateline tells where a text comes from and which agency, a byline who speaks in a statement ("I", "the Department").
"""

from __future__ import annotations

import re

from kgraph.model import Document, Sentence, Token, ZoneKind

_WORD = re.compile(r"[^\W\d_]+(?:[-’'.][^\W\d_]+)*\.?|\d+|[^\w\s]")
_SMALL = {"of": "IN", "for": "IN", "to": "IN", "in": "IN", "by": "IN", "the": "DT", "a": "DT", "an": "DT", "and": "CC"}
_PUNCTUATION = {"(": "-LRB-", ")": "-RRB-", ",": ","}


def margin_sentences(document: Document) -> list[Sentence]:
    """One sentence for each line of a byline or dateline. Their indices are negative, in the order of the text; each
    token is its own head."""
    lines = [
        (match.start() + zone.span.start, match.group(), zone.kind)
        for zone in document.zones
        if zone.kind in (ZoneKind.BYLINE, ZoneKind.DATELINE)
        for match in re.finditer(r"[^\n]+", document.text[zone.span.start : zone.span.end])
    ]
    found = []
    for number, (start, line, kind) in enumerate(lines):
        tokens = tuple(_token(i, m, start) for i, m in enumerate(_WORD.finditer(line)))
        if tokens:
            found.append(Sentence(number - len(lines), tokens, kind))
    return found


def _token(i: int, match: re.Match[str], offset: int) -> Token:
    text = match.group()
    start, end = offset + match.start(), offset + match.end()
    if not text[0].isalnum():
        return Token(i, text, text, "PUNCT", _PUNCTUATION.get(text, ":"), "punct", i, start, end)
    if text.lower() in _SMALL:
        return Token(i, text, text.lower(), "ADP", _SMALL[text.lower()], "dep", i, start, end)
    if text[0].isdigit():
        return Token(i, text, text, "NUM", "CD", "dep", i, start, end)
    capital = text[0].isupper()
    pos, tag = ("PROPN", "NNP") if capital else ("NOUN", "NN")
    return Token(i, text, text if capital else text.lower(), pos, tag, "ROOT", i, start, end)
