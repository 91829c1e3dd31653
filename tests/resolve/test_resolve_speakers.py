"""Who says what stands between quotation marks."""

import pytest


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ('Ada Holm of Kenya said: "We will wait."', None),
        ('"We will wait," Angela Merkel told reporters.', "Germany"),
        ('"We will wait," said Angela Merkel. "We have time."', "Germany"),
        ('Angela Merkel spoke in Kyiv. "We will wait," she said.', "Germany"),
        ('"We will wait," the agency quoted Xi Jinping as saying.', "China"),
        ('Angela Merkel said no.\n\n"We will wait. We have time."', "Germany"),
        ('"The Kenyans will wait. We will not," an official said.', None),
    ],
)
def test_for_whom_we_is_said(reader, text: str, label: str | None) -> None:
    assert reader.who(text, "We") == ([label] if label else [])


def test_nobody_says_we_in_plain_text_without_a_state(reader) -> None:
    assert reader.who("We waited for hours in the rain.", "We") == []


def test_the_partner_that_stands_beside_our_is_not_the_speaker(reader) -> None:
    text = "The UK-Kenya fair went well. Kenya is one of our oldest friends. The UK and Kenya will hold another."
    assert reader.who(text, "our") == ["United Kingdom"]


def test_the_heading_says_whose_statement_it_is(reader) -> None:
    text = (
        "Statement by Carla Jenkins, the Foreign Minister of Russia\n\nI spoke with Ada Holm on Monday. "
        "Our government will send grain to Kenya. My ambassador will go there."
    )
    assert reader.who(text, "I") == ["Carla Jenkins"]
    assert reader.who(text, "Our government") == ["Russia"]


def test_a_statement_by_nobody_named_leaves_i_open(reader) -> None:
    assert reader.who("Statement by the choir of the town\nI sang on Monday.", "I") == []
