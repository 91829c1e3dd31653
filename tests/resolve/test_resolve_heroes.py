"""Whom pronouns mean in texts about one person."""

import pytest

LIFE = "Obituary: Peter Lindqvist, a diplomat"
BORN = "Peter Lindqvist spent years between two wars. "
NEWS = "Macron flies to Moscow"


@pytest.mark.parametrize(
    ("text", "pronoun", "nth"),
    [
        ("Boris Johnson hired him in 2016. In Paris he learned to wait.", "him", 0),
        ("Boris Johnson hired him in 2016. In Paris he learned to wait.", "he", 0),
        ("Boris Johnson hired him. Emmanuel Macron kept him. He left in 2019.", "He", 0),
        ("He saw Tehran. He saw Rome. Sergei Lavrov came later. He disliked the crowds.", "He", 2),
        ("He saw Rome. Sergei Lavrov became his successor.", "his", 0),
        ("Sergei Lavrov made him envoy.", "him", 0),
    ],
)
def test_the_life_of_one_person_goes_on_about_that_person(reader, text: str, pronoun: str, nth: int) -> None:
    assert reader.who(BORN + text, pronoun, nth=nth, title=LIFE) == ["Peter Lindqvist"]


@pytest.mark.parametrize(
    ("text", "pronoun", "label"),
    [
        ("Sergei Lavrov said he knew nothing.", "he", "Sergei Lavrov"),
        ("Sergei Lavrov excused himself.", "himself", "Sergei Lavrov"),
        ("Angela Merkel wept. She sent flowers.", "She", "Angela Merkel"),
        ("Sergei Lavrov sent his deputy.", "his", "Sergei Lavrov"),
        ("Sergei Lavrov said that Lavrov would come. He brought flowers.", "He", "Sergei Lavrov"),
    ],
)
def test_others_in_a_life_keep_their_own_pronouns(reader, text: str, pronoun: str, label: str) -> None:
    text = "Peter Lindqvist spent years between two wars. " + text
    assert reader.who(text, pronoun, title=LIFE) == [label]


def test_what_is_owned_in_another_clause_of_a_life(reader) -> None:
    text = "Angela Merkel died on Monday. Theresa May paid tribute to her. She had met May twice."
    assert reader.who(text, "She", title="Angela Merkel dies") == ["Angela Merkel"]


@pytest.mark.parametrize(
    ("title", "text", "label"),
    [
        (NEWS, "Emmanuel Macron flew to Moscow. Sergei Lavrov met him there. He praised the talks.", "Sergei Lavrov"),
        (None, "Peter Lindqvist died. Sergei Lavrov had met him. He sent flowers.", "Sergei Lavrov"),
        (
            "Macron and Lavrov meet",
            "Emmanuel Macron met Sergei Lavrov. Lavrov then left him. He flew home.",
            "Sergei Lavrov",
        ),
    ],
)
def test_ordinary_news_follow_the_last_subject(reader, title: str | None, text: str, label: str) -> None:
    assert reader.who(text, "He", title=title) == [label]


def test_whoever_is_made_something_is_someone_else(reader) -> None:
    assert reader.who("Sergei Lavrov smiled. Emmanuel Macron made him envoy.", "him") == ["Sergei Lavrov"]
