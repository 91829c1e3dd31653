"""Whom "I", "we" and "our" mean."""

import pytest

from kgraph.model import Span, Zone, ZoneKind


@pytest.mark.parametrize(
    ("text", "pronoun", "label"),
    [
        ('"I will wait," Angela Merkel said.', "I", "Angela Merkel"),
        ('"We will wait," Angela Merkel said.', "We", "Germany"),
        ('Angela Merkel said: "Our people will wait."', "Our", "Germany"),
    ],
)
def test_in_a_quotation_the_speaker_says_i_and_we(reader, text: str, pronoun: str, label: str) -> None:
    assert reader.who(text, pronoun) == [label]


def test_a_release_in_the_first_person_speaks_for_the_country_that_acts_in_it(reader) -> None:
    text = (
        "The United States welcomes the truce in Ukraine. We thank France for its work. "
        "We remain ready to help the people of Ukraine."
    )
    assert reader.who(text, "We") == ["United States"]


def test_the_byline_says_who_speaks(reader) -> None:
    byline = "Nora Klein, German Foreign Minister"
    text = f"{byline}\nI welcome the truce in Ukraine. We thank France."
    zones = (
        Zone(ZoneKind.BYLINE, Span(0, len(byline))),
        Zone(ZoneKind.BODY, Span(len(byline) + 1, len(text))),
    )
    found = {words: label for words, label, _ in reader.mentions(text, zones=zones)}
    assert (found["I"], found["We"]) == ("Nora Klein", "Germany")
