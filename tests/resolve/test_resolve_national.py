"""Whose "the army", "parliament" and "the capital" are where a text does not say it."""

import pytest

HOME = "Kenya voted. Nairobi was calm. Kenyan courts were shut. "


@pytest.mark.parametrize(
    ("text", "words", "label"),
    [
        (HOME + "French envoys were pleased. The army stayed out.", "The army", "Kenyan Army"),
        (HOME + "The parliament met in France's former embassy.", "The parliament", "Kenyan Parliament"),
        (HOME + "The talks failed, and parliament refused to sit.", "parliament", "Kenyan Parliament"),
        (
            "Theresa May, the British Prime Minister, left Berlin. May's cabinet met on Friday.",
            "May's cabinet",
            "British Cabinet",
        ),
        ("Kenyan Foreign Minister Ann Obi spoke. The ministry denied it.", "The ministry", "Kenyan Foreign Ministry"),
        ("Kenyan Foreign Ministry spokesman Ann Obi spoke. The ministry denied it.", "The ministry", None),
    ],
)
def test_institutions_are_of_where_the_text_is_at_home(reader, text: str, words: str, label: str | None) -> None:
    found = reader.entities(text).get(words)
    assert (found.label if found else None) in (label, "Kenyan Foreign Ministry")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Rain fell on Kenya and France. It was cold, and the army slept.", "the army"),
        ("Reporters waited for hours. The ministry denied everything.", "The ministry"),
        (HOME + "Ann Lee met the mayor. Lee's cabinet was empty.", "Lee's cabinet"),
        ("Every parliament has its rules.", "Every parliament"),
    ],
)
def test_institutions_of_nobody_knows_whom_stay_unknown(reader, text: str, words: str) -> None:
    assert words not in reader.entities(text)


@pytest.mark.parametrize(
    ("text", "words", "label"),
    [
        (HOME + "Rioters burned much of the capital.", "the capital", "Nairobi"),
        (HOME + "French President Emmanuel Macron said that the country faced ruin.", "the country", "Kenya"),
        (HOME + "A French paper praised the government.", "the government", "Kenya"),
        (HOME + "Police fired shots.", "Police", "Kenyan police"),
    ],
)
def test_nouns_for_a_country_mean_the_one_that_the_text_is_about(reader, text: str, words: str, label: str) -> None:
    assert reader.entities(text)[words].label == label


def test_a_text_of_two_countries_is_at_home_in_neither(reader) -> None:
    text = "Kenya shut Nairobi port. France closed Paris. Kenya waited. France did too. Rioters burned the capital."
    assert "the capital" not in reader.entities(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Hamas fired rockets. Rain fell. It was late. A bus burned. Snow fell. Iran arms the rebels.",
            "the rebels",
        ),
        ("Iran has long armed the militants of Hamas.", "the militants"),
        ("Hamas left the city. The fighters went home.", "The fighters"),
    ],
)
def test_fighters_are_those_of_the_only_armed_group(reader, text: str, words: str) -> None:
    assert reader.entities(text)[words].label == "Hamas"


def test_fighters_of_a_text_without_an_armed_group_are_nobody_known(reader) -> None:
    assert "the rebels" not in reader.entities("Kenya's troops met the rebels near the river.")


def test_the_country_of_which_most_is_told_wins_over_the_last_subject(reader) -> None:
    text = "Kenya joined the pact. Jordan left it, but Kenya stayed. Jordan and Kenya argued. France sent teachers. "
    assert reader.who(text + "Crowds later stormed parliament.", "parliament") == ["Kenyan Parliament"]
    assert reader.who(text + "France said parliament agreed.", "parliament") == ["French Parliament"]


def test_nobody_calls_the_congress_parliament(reader, world) -> None:
    assert reader.who("Washington sent teachers. Crowds later stormed parliament.", "parliament") == []
    assert "US Congress" in {label for _, label, _ in world.mentions("The US parliament approved the treaty.")}
