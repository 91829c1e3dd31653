"""Sentences and articles with what was read from them marked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from markupsafe import Markup

_ROLES = ("relation", "object", "subject")
_QUOTE = 1500
CHUNK = 16_000
"""Characters of an article on one page."""


def quote(statement: dict[str, Any]) -> Markup:
    """The sentence of a statement, its subject, relation and object marked; a very long one cut around them."""
    base, text = statement["start"], statement["quote"]
    spans = [(role, statement[f"{role}_start"] - base, statement[f"{role}_end"] - base) for role in _ROLES]
    first = max(0, min(s for _, s, _ in spans) - _QUOTE // 4) if len(text) > _QUOTE else 0
    last = min(len(text), first + _QUOTE)
    before, after = "…" if first else "", "…" if last < len(text) else ""
    return Markup("{}{}{}").format(before, pieces(text, first, last, spans), after)


def pieces(text: str, first: int, last: int, spans: Sequence[tuple[str, int, int]]) -> Markup:
    """``text[first:last]`` with ``spans`` (role, start, end) in ``mark`` elements; the shorter of two has its way."""
    inside = [(r, max(first, s), min(last, e)) for r, s, e in spans if s < last and e > first and s < e]
    cuts = sorted({first, last, *(s for _, s, _ in inside), *(e for _, _, e in inside)})
    out = []
    for start, end in pairwise(cuts):
        over = [(e - s, _ROLES.index(r), r) for r, s, e in inside if s <= start and end <= e]
        piece = Markup.escape(text[start:end])
        out.append(Markup('<mark class="{}">{}</mark>').format(min(over)[2], piece) if over else piece)
    return Markup("").join(out)


def found(snippet: str) -> Markup:
    """A snippet of the full-text index, its hits between the characters 2 and 3 marked."""
    parts = re.split("([\x02\x03])", snippet)
    out, inside = [], False
    for part in parts:
        if part in ("\x02", "\x03"):
            inside = part == "\x02"
        else:
            out.append(Markup("<mark>{}</mark>").format(part) if inside else Markup.escape(part))
    return Markup("").join(out)


def chunks(text: str) -> list[tuple[int, int]]:
    """Where an article is cut into pages: at the end of a line near every ``CHUNK`` characters."""
    found, start = [], 0
    while len(text) - start > CHUNK * 1.5:
        line = text.find("\n", start + CHUNK)
        end = line + 1 if 0 <= line < start + CHUNK * 1.5 else start + CHUNK
        found.append((start, end))
        start = end
    return [*found, (start, len(text))]


def article(text: str, start: int, end: int, told: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """``text[start:end]`` as pieces: ``{"text"}`` between sentences, ``{"marked", "told", "n"}`` for those that say
    something. Sentences that overlap are one piece."""
    groups: list[tuple[int, int, list[dict[str, Any]]]] = []
    for a in told:
        if groups and a["start"] < groups[-1][1]:
            low, high, members = groups[-1]
            groups[-1] = (low, max(high, a["end"]), [*members, a])
        else:
            groups.append((a["start"], a["end"], [a]))
    out: list[dict[str, Any]] = []
    at = start
    for n, (low, high, members) in enumerate(groups, 1):
        if low > at:
            out.append({"text": text[at:low]})
        spans = [(role, a[f"{role}_start"], a[f"{role}_end"]) for a in members for role in _ROLES]
        out.append({"marked": pieces(text, low, high, spans), "told": members, "n": n})
        at = max(at, high)
    if at < end:
        out.append({"text": text[at:end]})
    return out
