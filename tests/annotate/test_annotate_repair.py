"""What parsers get wrong again and again, put right."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kgraph.annotate import Annotator
from kgraph.annotate.repair import mended_lemma
from kgraph.model import Document, Sentence


@pytest.fixture(scope="module")
def read(annotator: Annotator) -> Callable[[str], Sentence]:
    def parse(text: str) -> Sentence:
        return next(iter(annotator.annotate([Document("d", "d", text)]))).sentences[0]

    return parse


@pytest.mark.parametrize(
    ("text", "cut", "lemma"),
    [
        ("staged", "stag", "stage"),
        ("waging", "wag", "wage"),
        ("fined", "fin", "fine"),
        ("hopes", "hop", "hope"),
        ("passes", "pass", "pass"),
        ("goes", "go", "go"),
        ("defunded", "defunde", "defund"),
        ("stopped", "stop", "stop"),
        ("visited", "visit", "visit"),
        ("towed", "tow", "tow"),
        ("wasted", "waste", "waste"),
        ("met", "meet", "meet"),
    ],
)
def test_lemmas(text: str, cut: str, lemma: str) -> None:
    assert mended_lemma(text, cut) == lemma


def test_a_name_before_a_day_of_the_week_keeps_its_place(read: Callable[[str], Sentence]) -> None:
    sentence = read("The minister met with Hassan Diab Friday to sign a deal.")
    name, day = (next(t for t in sentence.tokens if t.text == w) for w in ("Diab", "Friday"))
    assert (name.dep, sentence.tokens[name.head].text) == ("pobj", "with")
    assert (day.dep, sentence.tokens[day.head].text) == ("npadvmod", "met")


def test_the_main_verb_is_no_participle(read: Callable[[str], Sentence]) -> None:
    sentence = read("Bahrain, hit by sanctions, asked for a loan.")
    assert sentence.tokens[sentence.root].text == "asked"
    assert (sentence.tokens[0].dep, sentence.tokens[0].head) == ("nsubj", sentence.root)


@pytest.mark.parametrize(
    "text",
    [
        "The bishops demanded that the government resign.",
        "The generals demanded that President Diab's government resign.",
    ],
)
def test_a_subjunctive_is_a_verb(text: str, read: Callable[[str], Sentence]) -> None:
    sentence = read(text)
    verb = next(t for t in sentence.tokens if t.text == "resign")
    assert verb.pos == "VERB"
    assert sentence.tokens[verb.i - 1].dep == "nsubj"
    assert sentence.tokens[verb.i - 1].head == verb.i


@pytest.mark.parametrize(
    "text", ["The envoy arrived Tuesday.", "The firm that left Chad paid a fine.", "Chad said that it was a mistake."]
)
def test_a_sound_tree_stays(text: str, read: Callable[[str], Sentence]) -> None:
    sentence = read(text)
    assert sum(t.head == t.i for t in sentence.tokens) == 1
    assert sentence.tokens[sentence.root].text in ("arrived", "paid", "said")


def test_a_gerund_behind_a_bare_noun_is_a_compound(read: Callable[[str], Sentence]) -> None:
    sentence = read("Four children were killed in Israeli tank shelling near Rafah.")
    shelling = next(t for t in sentence.tokens if t.text == "shelling")
    assert (shelling.dep, shelling.pos, sentence.tokens[shelling.head].text) == ("pobj", "NOUN", "in")


def test_what_the_tagger_saw_as_an_infinitive_is_a_verb(read: Callable[[str], Sentence]) -> None:
    sentence = read("Poland is set to host talks between Chad and Niger.")
    host, talks = (next(t for t in sentence.tokens if t.text == w) for w in ("host", "talks"))
    assert (host.pos, host.dep, sentence.tokens[host.head].text) == ("VERB", "xcomp", "set")
    assert (talks.dep, sentence.tokens[talks.head].text) == ("dobj", "host")


@pytest.mark.parametrize(
    "text", ["The king was invited to peace talks.", "The king is committed to peace talks.", "He went to war."]
)
def test_a_noun_behind_to_stays_a_noun(text: str, read: Callable[[str], Sentence]) -> None:
    assert not any(t.dep == "xcomp" for t in read(text).tokens)
