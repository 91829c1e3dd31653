"""The items of a communique are read behind the line that opens the list, and every word keeps its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.annotate import Annotator
from kgraph.annotate.lists import goes_on, opening
from kgraph.annotate.pipeline import paragraphs
from kgraph.model import Document, Span

COMMUNIQUE = """The ministers of Chad and Mali met in Oslo. Chad and Mali:

- condemned the coup in Niger;
- Urged Togo to open its border.

The president agreed to:
1. Visit Ghana
2. Send an envoy to Benin
"""


def texts(text: str) -> list[str]:
    return [p.text for p in paragraphs(Document("d", "d", text))]


def test_items_end_the_sentence_that_the_opening_line_begins() -> None:
    assert texts(COMMUNIQUE)[1:3] == [
        "Chad and Mali condemned the coup in Niger;",
        "Chad and Mali urged Togo to open its border.",
    ]
    assert texts(COMMUNIQUE)[4:] == [
        "The president agreed to visit Ghana",
        "The president agreed to send an envoy to Benin",
    ]


def test_every_word_keeps_its_place(annotator: Annotator) -> None:
    annotated = next(iter(annotator.annotate([Document("d", "d", COMMUNIQUE)])))
    for sentence in annotated.sentences:
        for token in sentence.tokens:
            assert COMMUNIQUE[token.start : token.end].lower() == token.text.lower()
    item = next(s for s in annotated.sentences if s.tokens[-1].text == "Benin")
    assert item.tokens[item.root].text == "agreed"


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("The following took part:\n- Norway\n- Chad", ["Norway", "Chad"]),
        ("Key points:\n- envoys left", ["envoys left"]),
        ("The envoy left.\n- condemned the coup", ["condemned the coup"]),
    ],
)
def test_items_that_end_no_sentence_stand_alone(text: str, items: list[str]) -> None:
    assert texts(text)[1:] == items


def test_the_opening_line_is_the_last_sentence_without_its_colon() -> None:
    text = "They met. Both sides (in Oslo):"
    assert opening(0, text) == Span(10, 20)
    assert opening(0, "They met.") is None


def test_an_item_goes_on_where_a_verb_begins_it() -> None:
    assert goes_on("The two sides", "Reaffirmed their pact")
    assert goes_on("The two sides agreed to", "Reopen the border")
    assert not goes_on("The two sides", "Norway")


@given(st.lists(st.text("ab :.-\n1)", max_size=20), max_size=6))
def test_paragraphs_point_into_the_text(parts: list[str]) -> None:
    text = "\n- ".join(parts)
    for p in paragraphs(Document("d", "d", text)):
        for i, c in enumerate(p.text):
            if p.lead is None or i != p.lead.end - p.lead.start:
                assert c.lower() in (text[p.offset(i)].lower(), " ")
