"""Things that are called something."""

from __future__ import annotations

import pytest

from kgraph.model import Sentence, Token


def at(sentence: Sentence, text: str) -> Token:
    return next(t for t in sentence.tokens if t.text == text)


@pytest.mark.parametrize(
    ("text", "thing", "verb", "dep"),
    [
        ("Fiji condemned what it called a rude intervention.", "intervention", "condemned", "dobj"),
        ("Fiji denounced what it described as an attack by Tonga.", "attack", "denounced", "dobj"),
        ("Fiji criticised what it said was a blockade of Tonga.", "blockade", "criticised", "dobj"),
        ("Fiji responded to what it called aggression.", "aggression", "to", "pobj"),
    ],
)
def test_the_thing_takes_the_place_of_the_calling(read, text: str, thing: str, verb: str, dep: str) -> None:
    sentence = read(text)
    assert (at(sentence, thing).dep, sentence.tokens[at(sentence, thing).head].text) == (dep, verb)


@pytest.mark.parametrize(
    ("text", "word", "dep"),
    [
        ("Fiji asked what it called.", "called", "ccomp"),
        ("Fiji knows what Tonga called a mistake.", "called", "ccomp"),
        ("Fiji saw what it did to Tonga.", "did", "ccomp"),
    ],
)
def test_other_clauses_stay(read, text: str, word: str, dep: str) -> None:
    assert at(read(text), word).dep == dep
