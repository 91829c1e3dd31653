"""Clauses hung where they belong, and verbs that the tagger took for other words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kgraph.model import Sentence, Token


def at(sentence: Sentence, word: str) -> Token:
    return next(t for t in sentence.tokens if t.text == word)


def above(sentence: Sentence, word: str) -> str:
    return sentence.tokens[at(sentence, word).head].text


@pytest.mark.parametrize(
    ("text", "word", "head"),
    [
        ("Chad accused Libyan soldiers of shooting at a convoy and complained to the United Nations.",
         "complained", "accused"),
        ("Oman says the case is weak, but has pressed Chad to open the port.", "pressed", "says"),
        ("The king is to visit Oman in May and has called the levy a mistake.", "called", "is"),
        ("Chad blamed Libyan rebels for looting the port and closed the border.", "closed", "blamed"),
        ("The king regretted that the council had been unable to vote and appealed to the rebels.",
         "appealed", "regretted"),
        ("Chad called on the rebels to open the port and condemned the raid.", "condemned", "called"),
        ("Mali has allowed Danish soldiers to use two more airfields in the north, ending a long ban.",
         "ending", "allowed"),
        ("The bishop said Chad had closed the last school in the town, calling the step unjust.", "calling", "said"),
        ("Oslo said the rebels had fired at a convoy, accusing Mali of helping them.", "accusing", "said"),
        ("Oslo said the rebels had fired at a convoy, killing two nuns.", "killing", "fired"),
        ("Malta stopped short of freezing the accounts.", "of", "stopped"),
        ("The bishops called for the embargo on grain to be lifted.", "embargo", "lifted"),
        ("The bishops called for talks to end the war.", "talks", "for"),
    ],
)  # fmt: skip
def test_a_clause_is_hung_on_the_verb_whose_subject_it_has(
    sentence: Callable[[str], Sentence], text: str, word: str, head: str
) -> None:
    assert above(sentence(text), word) == head


@pytest.mark.parametrize(
    ("text", "word", "head"),
    [
        ("Chad said that the army had crossed the river and burned a village.", "burned", "crossed"),
        ("Chad urged the army to cross the river.", "cross", "urged"),
    ],
)
def test_what_belongs_to_the_lower_verb_stays_there(
    sentence: Callable[[str], Sentence], text: str, word: str, head: str
) -> None:
    assert above(sentence(text), word) == head


@pytest.mark.parametrize(
    ("text", "noun", "verb"),
    [
        ("Kenya has expelled dozens of Somalis suspected of links with the group, a step that churches have condemned.",
         "step", "expelled"),
        ("Oman said it would send the league more staff, a move that Yemen has criticised.", "move", "send"),
        ("The union and Chad have proposed sending observers, a plan opposed by Mali.", "plan", "proposed"),
    ],
)  # fmt: skip
def test_a_noun_that_sums_a_clause_up_hangs_on_its_verb(
    sentence: Callable[[str], Sentence], text: str, noun: str, verb: str
) -> None:
    found = sentence(text)
    assert at(found, noun).dep == "npadvmod"
    assert above(found, noun) == verb


def test_an_apposition_without_a_clause_stays_one(sentence: Callable[[str], Sentence]) -> None:
    assert at(sentence("Oman presented the charter, a plan for the region, to Yemen."), "plan").dep == "appos"


def test_the_infinitive_behind_a_request_says_what_is_asked(sentence: Callable[[str], Sentence]) -> None:
    assert above(sentence("The king renewed his call on Malta to free the crew."), "free") == "call"
    assert above(sentence("The king sent a letter to Malta to free the crew."), "free") != "Malta"


@pytest.mark.parametrize(
    "text", ["Oman rejected a call to expel the envoys of Iran.", "Oman revealed a plan to expel Iran."]
)
def test_what_a_call_or_plan_is_about_is_its_complement(sentence: Callable[[str], Sentence], text: str) -> None:
    assert at(sentence(text), "expel").dep == "acl"


@pytest.mark.parametrize(
    "text", ["Spain backed away from leaving.", "Spain backed out of leaving.", "Spain walked away from leaving."]
)
def test_between_a_verb_and_a_gerund_stands_a_particle(sentence: Callable[[str], Sentence], text: str) -> None:
    read = sentence(text)
    assert (read.tokens[2].dep, read.tokens[3].head) == ("prt", 1)


def test_a_gerund_behind_a_particle_completes_the_verb(sentence: Callable[[str], Sentence]) -> None:
    assert at(sentence("Mali ruled out travelling to Oman."), "travelling").dep == "xcomp"


def test_a_misread_verb_is_one(sentence: Callable[[str], Sentence]) -> None:
    found = at(
        sentence("Mr Erdogan demanded that Stockholm extradite dozens of dissidents, and Oslo gave in."), "extradite"
    )
    assert (found.pos, found.tag) == ("VERB", "VB")
    found = at(sentence("The regime and its Russian allies are bombing hospitals."), "bombing")
    assert (found.pos, found.lemma) == ("VERB", "bomb")


@pytest.mark.parametrize(
    ("text", "subject", "verb"),
    [
        ("Qatar, another member of the bloc, hosted talks between the rivals.", "Qatar", "hosted"),
        ("Venezuela's Maduro breaks relations with Paraguay", "Maduro", "breaks"),
    ],
)
def test_a_sentence_has_a_verb(sentence: Callable[[str], Sentence], text: str, subject: str, verb: str) -> None:
    found = sentence(text)
    assert found.tokens[found.root].text == verb
    assert (at(found, subject).dep, above(found, subject)) == ("nsubj", verb)


def test_a_list_without_a_verb_has_none(sentence: Callable[[str], Sentence]) -> None:
    found = sentence("Talks between Chad and Mali")
    assert found.tokens[found.root].text == "Talks"


def test_the_name_behind_a_second_subject_is_its_name(sentence: Callable[[str], Sentence]) -> None:
    found = sentence("The African Union and the regional bloc IGAD have proposed sending troops.")
    assert (at(found, "IGAD").dep, above(found, "IGAD")) == ("conj", "Union")
    assert above(found, "Union") == "proposed"


def test_a_plural_with_a_subject_is_a_verb(sentence: Callable[[str], Sentence]) -> None:
    found = at(sentence("Mali accuses Oman of theft, a charge Oman vehemently rejects."), "rejects")
    assert (found.pos, found.lemma) == ("VERB", "reject")
    assert at(sentence("Mali bought the trucks and the spare parts."), "parts").pos == "NOUN"
