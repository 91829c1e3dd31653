"""For whom a text speaks that several issue, and whose "the statement" is."""

import pytest


@pytest.mark.parametrize(
    ("title", "text", "parties"),
    [
        ("Joint Statement by the Foreign Ministers of Kenya and Japan", "We met on Monday.", ["Kenya", "Japan"]),
        (
            "Joint declaration of France, Germany and Ukraine on grain for Iran",
            "We met.",
            ["France", "Germany", "Ukraine"],
        ),
        (
            None,
            "The following statement was released by the governments of Kenya and Japan.\n\nWe met on Monday.",
            ["Kenya", "Japan"],
        ),
        ("Statement by the Foreign Minister of Kenya on talks with Japan", "We met on Monday.", []),
        ("Joint training of Kenya and Japan", "We met on Monday.", []),
        ("Joint Statement by Kenya, Japan, France, Germany and Ukraine", "We met on Monday.", []),
    ],
)
def test_parties_of_a_joint_text_say_we(reader, title: str | None, text: str, parties: list[str]) -> None:
    assert sorted(reader.who(text, "We", title=title)) == sorted(parties)


def test_leaders_who_call_themselves_we_speak_for_their_states(reader) -> None:
    text = "We, Angela Merkel of Germany and Xi Jinping of China, met in Rome. We condemn the raid."
    assert sorted(reader.who(text, "We")) == ["China", "Germany"]


@pytest.mark.parametrize(
    ("title", "text", "union"),
    [
        ("EU Leaders’ Statement on Iran", "We met in Rome. We condemn the raid.", ["European Union"]),
        ("UN Communique", "We met in Rome.", ["United Nations"]),
        ("Leaders’ Statement on the EU", "We met in Rome.", []),
        ("EU Leaders Meet", "We met in Rome.", []),
    ],
)
def test_a_title_says_whose_members_say_we(reader, title: str, text: str, union: list[str]) -> None:
    assert reader.who(text, "We", title=title) == union


@pytest.mark.parametrize(
    ("text", "words", "label"),
    [
        ("Iran issued a statement. The statement accused Israel of theft.", "statement", "Iran"),
        ("Iran said so in a statement. The statement condemned Israel.", "statement", "Iran"),
        ("A statement by Iran came late. The statement urged Israel to wait.", "statement", "Iran"),
        ("A statement was issued by Iran. The document called on Israel to wait.", "document", "Iran"),
        ("Iran issued a statement. The statement accused Israel of theft. It warned Jordan.", "It", "Iran"),
        ("Iran read a statement. The statement accused Israel of theft.", "statement", None),
        ("Iran issued a statement. The statement reached Israel.", "statement", None),
        ("Iran issued a statement. A statement accused Israel of theft.", "statement", None),
    ],
)
def test_a_text_that_acts_stands_for_who_issued_it(reader, text: str, words: str, label: str | None) -> None:
    assert reader.who(text, words) == ([label] if label else [])


def test_who_asks_both_sides_is_none_of_them(reader) -> None:
    text = "Russia and Ukraine fought on. France and Germany called on both sides to stop."
    assert reader.who(text, "both sides") == ["Russia", "Ukraine"]


def test_the_envoy_of_the_secretary_general_is_not_he(reader) -> None:
    text = "Ada Holm, Special Representative of the Secretary-General, left Kenya. The Secretary-General thanked Kenya."
    assert reader.who(text, "The Secretary-General") != ["Ada Holm"]
