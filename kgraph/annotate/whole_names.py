"""Keeps a person's name one phrase where a word of it was tagged as no name ("Barack", taken for a preposition)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kgraph.annotate.words import load_mending_words
from kgraph.model import Token

_MISTAKEN = frozenset(("IN", "RB", "UH", "FW", "NN", "VB", "VBP"))
"""Tags that a first name gets by mistake; an adjective before a name ("Sri Lankan") may be right."""
_INITIAL = re.compile(r"[A-Z]\.")
_JOINING = frozenset(("-", "'", "’", "."))


def with_first_names(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """A person's name that begins with an initial takes in the word before it ("Secretary *Carla* J. Holm")."""
    titles = load_mending_words().titles
    out = list(tokens)
    for first, initial in pairwise(tokens):
        begins = initial.entity == "PERSON" and initial.entity_starts and _INITIAL.fullmatch(initial.text) is not None
        loose = not first.entity and first.tag == "NNP" and first.text.isalpha() and first.text[0].isupper()
        one = first.dep == "compound" and initial.head == first.head and first.text.lower() not in titles
        if begins and loose and one and not first.text.isupper():
            out[first.i] = first._replace(entity="PERSON", entity_starts=True)
            out[initial.i] = initial._replace(entity_starts=False)
    return tuple(out)


def with_whole_names(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """``tokens`` of one sentence; the last word of a mended name is its head and takes over what hung on the others."""
    out: list[Token] | None = None
    for first, last in _torn_names(tokens):
        out = out or list(tokens)
        outer = next(out[i] for i in range(first, last + 1) if not first <= out[i].head <= last or out[i].head == i)
        root = outer.head == outer.i
        for token in out:
            if first <= token.i < last:
                dep = "punct" if token.text in _JOINING else "compound"
                out[token.i] = token._replace(head=last, dep=dep, pos="PROPN", tag="NNP", lemma=token.text)
            elif first <= token.head < last:
                out[token.i] = token._replace(head=last)
        head = last if root else outer.head
        out[last] = out[last]._replace(head=head, dep=outer.dep, pos="PROPN", tag="NNP", lemma=out[last].text)
    return tokens if out is None else tuple(out)


def _torn_names(tokens: tuple[Token, ...]) -> Iterator[tuple[int, int]]:
    """First and last token of each person's name that has a word tagged as none and hangs together."""
    i = 0
    while i < len(tokens):
        last = i
        if tokens[i].entity == "PERSON":
            while last + 1 < len(tokens) and tokens[last + 1].entity == "PERSON" and not tokens[last + 1].entity_starts:
                last += 1
            if last > i and _is_torn(tokens[i : last + 1]):
                yield i, last
        i = last + 1


def _is_torn(name: tuple[Token, ...]) -> bool:
    inside = range(name[0].i, name[-1].i + 1)
    words = [t for t in name if t.text not in _JOINING]
    return (
        all(t.text[0].isupper() for t in words)
        and any(t.tag in _MISTAKEN for t in words[:-1])
        and sum(t.head not in inside or t.head == t.i for t in name) == 1
    )
