"""Persons told by another, and titles that a text uses again in other words."""

import pytest


@pytest.mark.parametrize(
    ("text", "words", "label"),
    [
        ("Xi Jinping met Moon Jae-in. Xi told his guest to wait.", "his guest", "Moon Jae-in"),
        ("Angela Merkel received Xi Jinping. Xi thanked his host.", "his host", "Angela Merkel"),
        (
            "British Prime Minister Theresa May phoned French President Emmanuel Macron. May and her French "
            "counterpart agreed.",
            "her French counterpart",
            "Emmanuel Macron",
        ),
        ("Emmanuel Macron, whose country is rich, paid.", "whose country", "France"),
        (
            "Xi Jinping met Moon Jae-in. It rained. Nobody came. Xi told his opponent to wait.",
            "his opponent",
            "Moon Jae-in",
        ),
        (
            "Xi Jinping met his French opposite number, Emmanuel Macron.",
            "his French opposite number",
            "Emmanuel Macron",
        ),
    ],
)
def test_who_is_told_by_another(reader, text: str, words: str, label: str) -> None:
    assert reader.who(text, words, "2018-02-01") == [label]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Xi Jinping slept. Xi told his guest to wait.", "his guest"),
        ("Xi Jinping, Moon Jae-in and Angela Merkel met. Xi told his guest to wait.", "his guest"),
    ],
)
def test_a_guest_whom_the_text_does_not_tell_stays_open(reader, text: str, words: str) -> None:
    assert reader.who(text, words, "2018-02-01") == []


@pytest.mark.parametrize(
    ("text", "words", "label"),
    [
        ("Japanese Ambassador Carla Jenkins spoke. The envoy was calm.", "The envoy", "Carla Jenkins"),
        ("Japanese Ambassador Carla Jenkins spoke. The diplomat was calm.", "The diplomat", "Carla Jenkins"),
        (
            "British Foreign Secretary Ada Holm met Kenyan Prime Minister Per Dahl. The minister was calm.",
            "The minister",
            "Ada Holm",
        ),
        ("French President Per Dahl spoke. The 50-year-old leader was calm.", "The 50-year-old leader", "Per Dahl"),
        ("Kenyan Prime Minister Per Dahl spoke. The caretaker premier was calm.", "The caretaker premier", "Per Dahl"),
        (
            "Prime Minister Per Dahl spoke to Ada Holm. The Prime Minister was calm in Kenya, where he met Prime "
            "Minister Jo Moss. The Prime Minister then slept.",
            "The Prime Minister",
            "Per Dahl",
        ),
    ],
)
def test_a_wider_word_for_a_role(reader, text: str, words: str, label: str) -> None:
    for nth in range(text.count(words)):
        assert reader.who(text, words, nth=nth) == [label]


@pytest.mark.parametrize(
    ("text", "words", "not_label"),
    [
        ("Kenyan Prime Minister Per Dahl spoke. The minister was calm.", "The minister", "Per Dahl"),
        ("Japanese trade minister Ada Holm spoke. The envoy was calm.", "The envoy", "Ada Holm"),
    ],
)
def test_a_wider_word_for_another_role(reader, text: str, words: str, not_label: str) -> None:
    assert reader.who(text, words) != [not_label]


def test_of_several_of_one_family_name_the_leader_needs_no_other(reader) -> None:
    text = "Kim Jong Un met Kim Yong Sun in the north. Later Kim, who rules the land, smiled."
    assert reader.who(text, "Kim", "2018-06-01") == ["Kim Jong-un"]


def test_a_name_joined_by_a_hyphen_is_a_family_name(reader) -> None:
    text = "Reza Amir-Khani spoke. Per Dahl had met Amir-Khani in Kenya."
    assert reader.who(text, "Amir-Khani") == ["Reza Amir-Khani"]


def test_the_main_verb_of_a_sentence_makes_the_pair(reader) -> None:
    text = "Xi Jinping briefed Angela Merkel on his trip to Kenya, where he met Emmanuel Macron. The leaders dined."
    assert reader.who(text, "The leaders", "2018-02-01") == ["Xi Jinping", "Angela Merkel"]


@pytest.mark.parametrize(
    ("text", "words", "label"),
    [
        ("French minister Ada Holm brought a letter from the president.", "the president", "Emmanuel Macron"),
        ("Russian envoy Ada Holm praised the president.", "the president", "president"),
        ("Kenya's ambassador in Cairo, Ada Holm, smiled.", "Kenya's ambassador", "Ada Holm"),
        ("Kenya's ambassador in Cairo smiled. Later Ada Holm, Per Dahl and he met.", "Kenya's ambassador", None),
    ],
)
def test_whose_head_of_state_and_whose_envoy(reader, text: str, words: str, label: str | None) -> None:
    assert reader.who(text, words, "2018-02-01") == [label or "Kenya's ambassador"]


def test_an_envoy_of_another_country_is_another_envoy(reader) -> None:
    text = "Iran recalled its ambassador from Kenya. Jordan said it would not send its new ambassador to Israel."
    assert reader.who(text, "its ambassador") != reader.who(text, "its new ambassador")


def test_a_secretary_may_be_called_a_diplomat(reader) -> None:
    text = "Japanese Ambassador Carla Jenkins left. Assistant Secretary of State Ada Holm came. The diplomat smiled."
    assert reader.who(text, "The diplomat") == ["Ada Holm"]


def test_the_counterparts_are_the_others_who_met(reader) -> None:
    text = "Xi Jinping met Emmanuel Macron and Angela Merkel. Xi thanked his counterparts."
    assert reader.who(text, "his counterparts", "2018-02-01") == ["Emmanuel Macron", "Angela Merkel"]


@pytest.mark.parametrize(
    "text",
    [
        "Xi Jinping met Moon Jae-in. Xi thanked his counterparts.",
        "Xi Jinping met Moon Jae-in and Angela Merkel. Xi thanked his counterparts from Asia.",
    ],
)
def test_counterparts_whom_the_text_does_not_tell_stay_open(reader, text: str) -> None:
    assert reader.who(text, "his counterparts", "2018-02-01") == []


@pytest.mark.parametrize(
    ("text", "words", "label"),
    [
        (
            "Kenyan President Ann Obi spoke. Kenyan Vice-President Bob Lee left. Obi sacked her deputy.",
            "her deputy",
            "Bob Lee",
        ),
        (
            "Former Kenyan vice president Bob Lee fled. Kenyan President Ann Obi blamed her former deputy.",
            "her former deputy",
            "Bob Lee",
        ),
        (
            "Boris Johnson will call on Angela Merkel today. Merkel will ask her guest for help.",
            "her guest",
            "Boris Johnson",
        ),
        ("Boris Johnson met Angela Merkel, and Merkel gave her guest a pen.", "her guest", "Boris Johnson"),
    ],
)
def test_deputies_and_guests(reader, text: str, words: str, label: str) -> None:
    assert reader.who(text, words, "2017-03-28") == [label]


@pytest.mark.parametrize(
    ("text", "words", "label"),
    [
        (
            "Kenyan President Ann Obi spoke. French Vice-President Bob Lee left. Obi sacked her deputy.",
            "her deputy",
            "Bob Lee",
        ),
        (
            "Army spokesman Bob Lee spoke. Kenyan President Ann Obi slept, her spokesman said.",
            "her spokesman",
            "Bob Lee",
        ),
        ("Ann Obi, director of mines, rang her Kenyan counterpart.", "her Kenyan counterpart", "Ann Obi"),
    ],
)
def test_who_is_no_mate(reader, text: str, words: str, label: str) -> None:
    assert reader.who(text, words, "2017-03-28") != [label]


def test_counterparts_of_several_countries(world) -> None:
    text = "Russian Foreign Minister Sergei Lavrov rang his German, Polish and French counterparts."
    found = world.who(text, "his German, Polish and French counterparts", "2014-02-22")
    assert found == ["Frank-Walter Steinmeier", "Radosław Sikorski", "Laurent Fabius"]
    assert not world.who(
        "A mayor rang his German, Polish and French counterparts.", "his German, Polish and French counterparts"
    )


@pytest.mark.parametrize(
    ("text", "words", "label"),
    [
        ("Emmanuel Macron slept. Boris Johnson thanked his French host.", "his French host", "Emmanuel Macron"),
        ("Xi Jinping spoke. Macron praised his Chinese guest.", "his Chinese guest", "Xi Jinping"),
        ("Macron met his Kenyan host, President Ann Obi.", "his Kenyan host", "Ann Obi"),
    ],
)
def test_hosts_and_guests_by_their_country(reader, text: str, words: str, label: str) -> None:
    assert reader.who(text, words, "2018-03-28") == [label]


def test_a_host_of_whom_the_text_does_not_speak_is_nobody_known(reader) -> None:
    assert reader.who("Xi Jinping spoke. Macron met his Kenyan host.", "his Kenyan host", "2018-03-28") != [
        "Xi Jinping"
    ]
