"""Governments by a common noun."""

import pytest


@pytest.mark.parametrize(
    ("text", "words", "label"),
    [
        ("The Chinese government denied it.", "The Chinese government", "China"),
        ("Iran's authorities denied it.", "Iran's authorities", "Iran"),
        ("The Government of Kenya denied it.", "The Government of Kenya", "Kenya"),
        ("Talks with the German side ended.", "the German side", "Germany"),
        ("Talks with the Bush administration failed.", "the Bush administration", "Bush administration"),
    ],
)
def test_whose_government_it_is(reader, text: str, words: str, label: str) -> None:
    assert reader.who(text, words) == [label]


@pytest.mark.parametrize(
    ("text", "words", "label"),
    [
        ("Kenya is far. France's parliament asked the government to act.", "the government", "France"),
        ("Sergei Lavrov met Iran's envoy, but the government denied it.", "the government", "Russia"),
    ],
)
def test_the_government_is_that_of_who_speaks_of_it(reader, text: str, words: str, label: str) -> None:
    assert reader.who(text, words, "2019-02-01") == [label]


def test_another_country_does_not_ask_its_own_government(reader) -> None:
    assert reader.who("Germany spoke. France asked the government to wait.", "the government", "2019-02-01") != [
        "France"
    ]


def test_the_authority_of_a_person_is_no_government(reader) -> None:
    assert reader.who("The president's authority is limited.", "The president's authority") == []
