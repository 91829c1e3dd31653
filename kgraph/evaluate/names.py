"""When two wordings name the same thing, for scoring against gold."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_EMPTY = frozenset(
    "the a an of s and to for on in with at by from his her its their mr mrs ms be is are was were".split()
)
_PARTIAL = 0.6
"""Share of words in common from which two names may be the same."""


def words(name: str) -> frozenset[str]:
    """The words of a name that tell it apart: folded to ASCII lower case, without function words and plural s.

    >>> sorted(words("the U.N. sanctions")) == sorted(words("UN sanction"))
    True
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    plain = re.sub(r"\b((?:[a-z]\.)+)", lambda m: m.group().replace(".", ""), plain)
    return frozenset(_stem(w) for w in re.findall(r"[a-z0-9]+", plain) if w not in _EMPTY)


def _stem(word: str) -> str:
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) > 3:
            return word[: -len(ending)]
    return word


def likeness(name: str, accepted: Iterable[str]) -> float:
    """How well ``name`` is one of ``accepted``: 1 same words, .8 one contains the other, else the share in common."""
    mine, best = words(name), 0.0
    for other in map(words, accepted):
        if not mine or not other:
            continue
        if mine == other:
            return 1.0
        if other < mine or (mine < other and 2 * len(mine) >= len(other)):
            best = max(best, 0.8)
        else:
            shared = len(mine & other) / len(mine | other)
            best = max(best, shared if shared >= _PARTIAL else 0.0)
    return best
