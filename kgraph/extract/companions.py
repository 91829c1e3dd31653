"""Those who do it too: "brokered the deal along with Egypt", "Norway, together with Sweden, recalled its envoy"."""

from __future__ import annotations

from kgraph.extract import tree
from kgraph.model import Argument, Sentence

_ACCOMPANYING = frozenset(("along with", "jointly with", "together with"))
"""Prepositions of those who act too."""
_BESIDE = frozenset(("along", "jointly", "together"))
"""The adverbs of these."""


def companions(sentence: Sentence, others: list[Argument]) -> list[Argument]:
    """The arguments of a clause who do it too. Beside a named object it may be done to them."""
    tokens = sentence.tokens
    if any(a.role in ("object", "indirect") and tokens[a.head].pos == "PROPN" for a in others):
        return []
    return [a for a in others if a.role in _ACCOMPANYING and tokens[a.head].pos == "PROPN"]


def joined_subjects(sentence: Sentence, subject: int, verb: int) -> list[int]:
    """The heads of the names that a phrase between the subject and its verb adds to it: "Norway, along with Sweden and
    Finland, voted", "Chad, joined by Mali, protested"."""
    for c in sentence.children[subject]:
        if subject < c < verb:
            below = _with(sentence, c)
            name = None if below is None else tree.child(sentence, below, "pobj")
            if name is not None and sentence.tokens[name].pos == "PROPN":
                return tree.conjuncts(sentence, name)
    return []


def _with(sentence: Sentence, dependent: int) -> int | None:
    """The preposition that brings the companions, where ``dependent`` of the subject is such a phrase."""
    tokens = sentence.tokens
    token = tokens[dependent]
    if token.dep == "acl" and token.text.lower() == "joined":
        return tree.child(sentence, dependent, "agent")
    if token.dep not in ("prep", "advmod"):
        return None
    if token.text.lower() == "alongside":
        return dependent
    if token.text.lower() in _BESIDE:
        below = tree.child(sentence, dependent, "prep")
        return below if below is not None and tokens[below].text == "with" else None
    adverb = tree.child(sentence, dependent, "advmod")
    return dependent if token.text == "with" and adverb is not None and tokens[adverb].text in _BESIDE else None
