"""Dashes, how they are parsed and what a list between them explains; subjects before an infinitive."""

from __future__ import annotations

import pytest

from kgraph.annotate import Annotator
from kgraph.model import Document, Sentence


def only(annotator: Annotator, text: str) -> Sentence:
    (annotated,) = annotator.annotate([Document("d", "d", text)])
    (sentence,) = annotated.sentences
    return sentence


@pytest.mark.parametrize("dash", ["-", "–", "—", "--"])
def test_dashes_are_parsed_alike_and_printed_as_they_are(annotator: Annotator, dash: str) -> None:
    text = f"Norway {dash} which has left the pact {dash} called for a vote."
    sentence = only(annotator, text)
    assert [text[t.start : t.end] for t in sentence.tokens] == [t.text for t in sentence.tokens]
    assert sum(t.text == dash for t in sentence.tokens) == 2
    assert sentence.tokens[sentence.root].text == "called"


def test_a_hyphen_in_a_word_is_none(annotator: Annotator) -> None:
    sentence = only(annotator, "The Greek-Turkish border is closed.")
    assert "-" in [t.text for t in sentence.tokens]


def test_a_list_between_dashes_explains_the_plural_before_it(annotator: Annotator) -> None:
    sentence = only(annotator, "The two states to have left the pact with Oman - Chad and Mali - are at war.")
    (chad,) = [t for t in sentence.tokens if t.text == "Chad"]
    assert chad.dep == "appos"
    assert sentence.tokens[chad.head].text == "states"


@pytest.mark.parametrize(
    "text",
    [
        "The king of Oman - Haitham - left Chad.",
        "The two states to have left the pact - after a vote in Mali - are at war.",
    ],
)
def test_what_is_no_list_of_names_stays_where_it_is(annotator: Annotator, text: str) -> None:
    sentence = only(annotator, text)
    assert not any(t.dep == "appos" and sentence.tokens[t.head].tag == "NNS" for t in sentence.tokens)


def test_the_noun_before_an_infinitive_is_the_subject_of_the_verb_behind_it(annotator: Annotator) -> None:
    sentence = only(annotator, "The two states to have left the pact with Oman are at war.")
    (states,) = [t for t in sentence.tokens if t.text == "states"]
    assert states.dep == "nsubj"
    assert sentence.tokens[states.head].text == "are"


def test_what_follows_an_empty_preposition_is_its_object(annotator: Annotator) -> None:
    sentence = only(annotator, "We call on all parties to cease fire.")
    (parties,) = [t for t in sentence.tokens if t.text == "parties"]
    assert parties.dep == "pobj"
    assert sentence.tokens[parties.head].text == "on"


def test_a_for_clause_before_a_verb_without_subject_is_its_subject(annotator: Annotator) -> None:
    sentence = only(annotator, '"I think for Norway not to talk to Oman is a mistake," he said.')
    (talk,) = [t for t in sentence.tokens if t.text == "talk"]
    assert talk.dep == "csubj"
    assert sentence.tokens[talk.head].text == "is"


def test_a_who_clause_behind_a_time_describes_whom_the_text_names_before_it(annotator: Annotator) -> None:
    sentence = only(annotator, "Lind showed the draft to ministers on Monday, who asked her to Oslo.")
    (asked,) = [t for t in sentence.tokens if t.text == "asked"]
    assert asked.dep == "relcl"
    assert sentence.tokens[asked.head].text == "ministers"


@pytest.mark.parametrize(
    ("text", "dep"),
    [
        ("The union offered Oman technical help with its ports.", "dative"),
        ("The union gave Chad 40 new trucks.", "dative"),
        ("The union sent Oman Air new planes.", "compound"),
    ],
)
def test_who_gets_a_gift_is_no_part_of_its_name(annotator: Annotator, text: str, dep: str) -> None:
    sentence = only(annotator, text)
    name = next(t for t in sentence.tokens if t.text in ("Oman", "Chad"))
    assert name.dep == dep


@pytest.mark.parametrize(
    ("text", "dep"),
    [
        ("British Prime Minister Theresa May and Irish Prime Minister Leo Varadkar met in Belfast.", "conj"),
        ("Chad and Mali met.", "conj"),
        ("Kenya said Mali met Chad.", "nsubj"),
    ],
)
def test_the_second_of_two_subjects_is_joined_to_the_first(annotator: Annotator, text: str, dep: str) -> None:
    sentence = only(annotator, text)
    assert [t.dep for t in sentence.tokens if t.text in ("Varadkar", "Mali")] == [dep]


def test_an_object_may_stand_behind_a_place(annotator: Annotator) -> None:
    sentence = only(annotator, "The king received on Monday in Muscat the Chadian envoy for trade.")
    envoy = next(t for t in sentence.tokens if t.text == "envoy")
    assert (envoy.dep, sentence.tokens[envoy.head].text) == ("dobj", "received")


def test_who_is_wished_something_is_no_part_of_it(annotator: Annotator) -> None:
    sentence = only(annotator, "The king wished the Omani people health and peace.")
    people = next(t for t in sentence.tokens if t.text == "people")
    assert (people.dep, sentence.tokens[people.head].text) == ("dative", "wished")


@pytest.mark.parametrize(
    "text",
    [
        "The king appointed Anna Lind special envoy for Mali.",
        "Obama named John Kerry ambassador to France.",
        "The council elected Jane Roe president of the court.",
    ],
)
def test_who_is_appointed_is_no_part_of_the_office(annotator: Annotator, text: str) -> None:
    sentence = only(annotator, text)
    name = next(t for t in sentence.tokens if t.text in ("Lind", "Kerry", "Roe"))
    assert name.dep == "dobj"


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("Ann Lee spoke by telephone with Chad on Monday.", "spoke"),
        ("Ann Lee conferred by video with Chad.", "conferred"),
        ("Ann Lee was struck by a call with Chad.", "call"),
    ],
)
def test_whom_one_speaks_with_is_not_what_one_speaks_by(annotator: Annotator, text: str, head: str) -> None:
    sentence = only(annotator, text)
    (preposition,) = [t for t in sentence.tokens if t.text == "with"]
    assert sentence.tokens[preposition.head].text == head


def test_a_name_before_a_verb_is_its_subject(annotator: Annotator) -> None:
    sentence = only(annotator, "Nauru switched recognition to China.")
    assert sentence.tokens[0].dep == "nsubj"
    assert only(annotator, "Monday saw talks between Chad and Mali.").tokens[0].entity != "GPE"
