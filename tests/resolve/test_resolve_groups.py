"""Epithets, sites and groups that other tests do not reach."""

import pytest


def test_a_long_list_is_one_group_even_if_the_parser_loses_a_part(reader) -> None:
    text = "Kenya, the United Kingdom, Jordan and Japan cut ties with Iran. They gave no reason."
    assert reader.who(text, "They") == ["Kenya", "United Kingdom", "Jordan", "Japan"]


@pytest.mark.parametrize(
    ("text", "words", "label"),
    [
        ("Iran tested a rocket. The Islamic Republic was proud.", "The Islamic Republic", "Iran"),
        ("The hermit kingdom was silent.", "The hermit kingdom", "North Korea"),
        ("North Korea shelled South Korea. The impoverished North was proud.", "The impoverished North", "North Korea"),
        ("South Korea slept. The south Korean army fled. The south was afraid.", "The south", "South Korea"),
        ("Jordan built a dam. The Hashemite kingdom needs water.", "The Hashemite kingdom", "Jordan"),
    ],
)
def test_epithets(reader, text: str, words: str, label: str) -> None:
    assert reader.who(text, words) == [label]


def test_an_epithet_of_a_country_that_the_text_does_not_name_stays_open(reader) -> None:
    assert reader.who("The Islamic Republic was proud.", "The Islamic Republic") == []


@pytest.mark.parametrize(
    ("text", "words", "labels"),
    [
        ("Angela Merkel praised Xi Jinping and Moon Jae-in. They smiled.", "They", ["Xi Jinping", "Moon Jae-in"]),
        ("Kenya gave Iran and France a month to end their quarrel.", "their", ["Iran", "France"]),
        (
            "Angela Merkel met Xi Jinping and Emmanuel Macron. They smiled.",
            "They",
            ["Xi Jinping", "Emmanuel Macron", "Angela Merkel"],
        ),
    ],
)
def test_who_does_something_to_several_is_none_of_them(reader, text: str, words: str, labels: list[str]) -> None:
    assert sorted(reader.who(text, words, "2018-02-01")) == sorted(labels)
