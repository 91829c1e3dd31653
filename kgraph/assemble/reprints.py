"""Near-duplicate documents: one wire story in many papers.

Documents are compared by their five-word shingles. A fixed eighth of all shingles (those whose checksum is divisible
by eight: Broder's sampling, 1997) finds candidates; resemblance and containment are then computed exactly.
"""

from __future__ import annotations

import datetime as dt
import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable

from kgraph.model import Document, ZoneKind

_WORDS = 5
_SAMPLE = 8
_RESEMBLANCE = 0.6
"""Share of shingles in common of all shingles of both documents."""
_CONTAINMENT = 0.8
"""Share of the shorter document's shingles that the longer one has: a wire story cut to length."""
_SHORTEST = 20
"""Shingles that a document must have to be compared at all."""
_LEAST = 0.4
"""Share of the smaller sample that two documents must share to be compared: half of what containment asks."""
_COMMONEST = 30
"""Originals that may share a shingle before it counts as boilerplate."""


def find_reprints(documents: Iterable[Document]) -> tuple[tuple[str, str], ...]:
    """Pairs (reprint, original) of document ids, sorted.

    The original is the earliest published of those that print the same text, then the one with the lowest id.
    """
    ordered = sorted(documents, key=lambda d: (d.published or dt.date.max, d.id))
    shingles = {d.id: found for d in ordered if len(found := _shingles(d)) >= _SHORTEST}
    holders: dict[int, list[str]] = defaultdict(list)
    originals: dict[str, str] = {}
    sampled: dict[str, int] = {}
    for document in ordered:
        mine = shingles.get(document.id)
        if mine is None:
            continue
        sample = [s for s in mine if s % _SAMPLE == 0]
        shared = Counter(other for s in sample for other in holders[s] if len(holders[s]) <= _COMMONEST)
        likely = [(n, other) for other, n in shared.items() if n >= _LEAST * min(len(sample), sampled[other])]
        for _, other in sorted(likely, key=lambda item: (-item[0], item[1])):
            if _same_text(mine, shingles[other]):
                originals[document.id] = other
                break
        if document.id not in originals:
            sampled[document.id] = len(sample)
            for s in sample:
                holders[s].append(document.id)
    return tuple(sorted(originals.items()))


def _same_text(a: frozenset[int], b: frozenset[int]) -> bool:
    common = len(a & b)
    return common >= _RESEMBLANCE * len(a | b) or common >= _CONTAINMENT * min(len(a), len(b))


def _shingles(document: Document) -> frozenset[int]:
    """Checksums of all runs of five words of the body."""
    bodies = [document.text[z.span.start : z.span.end] for z in document.zones if z.kind is ZoneKind.BODY]
    words = re.findall(r"\w+", " ".join(bodies or [document.text]).casefold())
    runs = (" ".join(words[i : i + _WORDS]) for i in range(len(words) - _WORDS + 1))
    return frozenset(zlib.crc32(run.encode("utf-8", "surrogatepass")) for run in runs)
