"""Words in -ing that the parser takes for another kind of word."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kgraph.model import Sentence


@pytest.mark.parametrize(
    ("text", "word", "dep"),
    [
        ("The king met here on Friday with visiting Lao Foreign Minister Thongloun Sisoulith.", "visiting", "amod"),
        ("The premier held talks with visiting French President Nicolas Sarkozy.", "visiting", "amod"),
        ("The premier spoke to visiting Danish envoy Ann Lee in Oslo.", "visiting", "amod"),
        ("The premier spoke after visiting Danish Prime Minister Ann Lee in Oslo.", "visiting", "pcomp"),
        ("The envoy returned without visiting Chad.", "visiting", "pcomp"),
        ("EU foreign ministers meeting in Brussels agreed to draw up a list.", "ministers", "nsubj"),
        ("NATO leaders meeting in Riga backed the plan.", "leaders", "nsubj"),
        ("African envoys gathering in Lome condemned the coup.", "envoys", "nsubj"),
        ("The crisis meeting in Brussels ended late.", "meeting", "nsubj"),
        ("A ministerial meeting in Riga backed the plan.", "meeting", "nsubj"),
    ],
)
def test_a_participle_is_told_from_verbs_and_nouns(
    sentence: Callable[[str], Sentence], text: str, word: str, dep: str
) -> None:
    assert next(t.dep for t in sentence(text).tokens if t.text == word) == dep
