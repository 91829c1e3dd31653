"""The report that closes a sentence, by examples: its verb is the root, with its own subject."""

from __future__ import annotations

import pytest

from kgraph.annotate import Annotator
from kgraph.model import Document, Sentence


def sentence(annotator: Annotator, text: str) -> Sentence:
    return next(iter(annotator.annotate([Document("x", "x", text)]))).sentences[0]


def subjects(found: Sentence) -> list[str]:
    """The texts of the subjects of the root."""
    return [found.tokens[c].text for c in found.children[found.root] if found.tokens[c].dep == "nsubj"]


@pytest.mark.parametrize(
    ("text", "verb", "source"),
    [
        ("Sudan freed nine Chadian soldiers, army officials and a rebel spokesman said.", "said", "officials"),
        ("Niger arrested a man who had shot two nurses, police and the mayor of the town said.", "said", "police"),
        (
            "Chad shelled the port for a second day on Monday, killing two monks, doctors and a rebel envoy reported.",
            "reported",
            "doctors",
        ),
        ("Chad freed the crew, army officials said on Monday.", "said", "officials"),
    ],
)
def test_a_closing_report_is_the_root(annotator: Annotator, text: str, verb: str, source: str) -> None:
    found = sentence(annotator, text)
    assert found.tokens[found.root].text == verb
    assert subjects(found) == [source]


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("The king met envoys and aides, and the premier reported on Tuesday.", "met"),
        ("The king praised Peru, Chile and Ecuador.", "praised"),
        ("The king left early, as the envoy said.", "left"),
    ],
)
def test_other_sentences_keep_their_root(annotator: Annotator, text: str, root: str) -> None:
    found = sentence(annotator, text)
    assert found.tokens[found.root].text == root


def test_every_token_still_hangs_below_the_root(annotator: Annotator) -> None:
    found = sentence(annotator, "Sudan freed nine Chadian soldiers, army officials and a rebel spokesman said.")
    assert found.subtree(found.root) == list(range(len(found.tokens)))
