"""The parties that one plural noun holds."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kgraph.extract.parties import parties_within
from kgraph.model import AnnotatedDocument, text_of

Read = Callable[[str], AnnotatedDocument]


@pytest.mark.parametrize(
    ("text", "noun", "parties"),
    [
        ("British and Irish negotiators failed.", "negotiators", ["British", "Irish negotiators"]),
        ("UK and EU envoys met on Monday.", "envoys", ["UK", "EU envoys"]),
        ("The armies of Chad and Niger met.", "armies", ["Chad", "Niger"]),
        ("Lawmakers from Chad and Niger held talks.", "Lawmakers", ["Chad", "Niger"]),
        ("Senior British negotiators failed.", "negotiators", []),
        ("The ministers of trade and health met.", "ministers", []),
        ("The big and small parties met.", "parties", []),
    ],
)
def test_parties(text: str, noun: str, parties: list[str], read: Read) -> None:
    sentence = read(text).sentences[0]
    head = next(t.i for t in sentence.tokens if t.text == noun)
    assert [text_of(sentence, a.tokens) for a in parties_within(sentence, head)] == parties
