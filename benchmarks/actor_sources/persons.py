"""Whether two romanisations are one name. Only used between sources, for the same post at the same time: there a
loose comparison is safe, because another person of a like name in the same chair is rare."""

from __future__ import annotations

import re
from functools import lru_cache

from kgraph.resolve.actors.forms import folded

_FOLDS = [(re.compile(a), b) for a, b in (
    (r"kh|gh|q|k|c(?=[aouklrt]|$)|x", "k"), (r"ou|oo|w|o", "u"), (r"sch|sh|ch|tch|zh|j|dj|ts|cz|z|s|c", "s"),
    (r"ph|v|b", "f"), (r"ee|ie|ei|ey|ai|ay|y|e|i|a", "i"), (r"h", ""), (r"d|th|t", "t"), (r"(.)\1+", r"\1"),
)]  # fmt: skip
_TITLES = frozenset("sir dr mr mrs gen col sheikh shaykh king queen prince emir amir sultan jr sr".split())


@lru_cache(maxsize=100_000)
def skeleton(token: str) -> str:
    """A token with the letters merged that romanisations confuse."""
    for pattern, replacement in _FOLDS:
        token = pattern.sub(replacement, token)
    return token


@lru_cache(maxsize=100_000)
def tokens(name: str) -> tuple[str, ...]:
    return tuple(t for t in folded(name).split() if len(t) > 1 and t not in _TITLES)


def alike(one: str, other: str) -> bool:
    """Whether the longer names share enough: the last token, or two tokens, up to romanisation."""
    a, b = tokens(one), tokens(other)
    if not a or not b:
        return False
    if "".join(a) == "".join(b) or set(a) == set(b):
        return True
    sa, sb = {skeleton(t) for t in a if len(t) > 2}, {skeleton(t) for t in b if len(t) > 2}
    shared = sa & sb
    if len(shared) >= 2 or (shared and min(len(sa), len(sb)) == 1):
        return True
    last = {skeleton(a[-1]), skeleton(b[-1])}
    return bool(shared & last) or any(_close(x, y) for x in (a[-1],) for y in b) or any(_close(b[-1], x) for x in a)


def shared_tokens(one: str, other: str) -> set[str]:
    """The skeletons of the tokens that two names share."""
    return {skeleton(t) for t in tokens(one)} & {skeleton(t) for t in tokens(other)}


def _close(x: str, y: str) -> bool:
    """One edit apart, in words of five letters or more."""
    if min(len(x), len(y)) < 5 or abs(len(x) - len(y)) > 1:
        return False
    if len(x) == len(y):
        return sum(p != q for p, q in zip(x, y, strict=True)) <= 1
    short, long = sorted((x, y), key=len)
    return any(long[:i] + long[i + 1 :] == short for i in range(len(long)))
