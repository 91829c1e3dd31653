"""What belongs to a noun phrase, who is the subject: on hand-made and on parsed trees."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgraph.extract import OpenStyle, open_tuples, propositions, tree, triples
from kgraph.model import AnnotatedDocument, Document, Sentence, Token, text_of

Read = Callable[[str], AnnotatedDocument]


def word(sentence: Sentence, text: str) -> int:
    return next(t.i for t in sentence.tokens if t.text == text)


@pytest.mark.parametrize(
    ("text", "head", "options", "phrase"),
    [
        ("The old king of Jordan left.", "king", {}, "The old king"),
        ("The old king of Jordan left.", "king", {"of": True}, "The old king of Jordan"),
        ("Talks in Oslo with Chad failed.", "Talks", {"pps": True}, "Talks in Oslo with Chad"),
        ("The envoy, who was ill, left.", "envoy", {}, "The envoy"),
        ("China's ally left.", "China", {}, "China"),
        ("They met on May 3, 2011.", "May", {}, "May 3, 2011"),
    ],
)
def test_a_noun_phrase(text: str, head: str, options: dict[str, bool], phrase: str, read: Read) -> None:
    sentence = read(text).sentences[0]
    assert text_of(sentence, tree.noun_phrase(sentence, word(sentence, head), **options)) == phrase


@pytest.mark.parametrize(
    ("text", "verb", "subjects"),
    [
        ("Egypt and Jordan left.", "left", ["Egypt", "Jordan"]),
        ("Seoul urged Tokyo to pay.", "pay", ["Tokyo"]),
        ("Seoul promised to pay.", "pay", ["Seoul"]),
        ("Iran rejected the plan that Europe had drafted.", "drafted", ["Europe"]),
        ("The spy who fled was shot.", "fled", ["The spy"]),
        ("On the list are Chad and Mali.", "are", ["Chad", "Mali"]),
        ("Paying the ransom was wrong.", "Paying", []),
    ],
)
def test_subjects(text: str, verb: str, subjects: list[str], read: Read) -> None:
    sentence = read(text).sentences[0]
    found = tree.subjects(sentence, word(sentence, verb))
    assert [text_of(sentence, tree.noun_phrase(sentence, i)) for i in found] == subjects


@pytest.mark.parametrize(
    ("text", "verb", "passive"),
    [
        ("The town was shelled.", "shelled", True),
        ("Missiles fired by Iran fell.", "fired", True),
        ("Iran fired missiles.", "fired", False),
        ("Iran has fired missiles.", "fired", False),
        ("The spy was arrested and deported.", "deported", True),
        ("The spy was wounded and died.", "died", False),
    ],
)
def test_passives(text: str, verb: str, passive: bool, read: Read) -> None:
    sentence = read(text).sentences[0]
    assert tree.is_passive(sentence, word(sentence, verb)) is passive


def test_a_verb_group_has_auxiliaries_negation_and_the_adverbs_between(read: Read) -> None:
    sentence = read("Seoul has not yet ratified the treaty.").sentences[0]
    assert text_of(sentence, tree.verb_group(sentence, word(sentence, "ratified"))) == "has not yet ratified"


DEPS = (
    *(
        "nsubj",
        "nsubjpass",
        "expl",
        "dobj",
        "dative",
        "attr",
        "acomp",
        "oprd",
        "agent",
        "prep",
        "pobj",
        "pcomp",
        "conj",
    ),
    *("cc", "appos", "relcl", "acl", "advcl", "ccomp", "xcomp", "aux", "auxpass", "neg", "mark", "prt", "advmod"),
    *("npadvmod", "poss", "case", "amod", "compound", "nummod", "det", "punct", "parataxis", "dep"),
)
WORDS = (
    ("talk", "NOUN", "NNS"),
    ("meet", "VERB", "VBD"),
    ("agree", "VERB", "VB"),
    ("impose", "VERB", "VBN"),
    ("keep", "VERB", "VBG"),
    ("be", "AUX", "VBZ"),
    ("Oslo", "PROPN", "NNP"),
    ("who", "PRON", "WP"),
    ("its", "PRON", "PRP$"),
    ("ready", "ADJ", "JJ"),
    ("with", "ADP", "IN"),
    ("between", "ADP", "IN"),
    ("and", "CCONJ", "CC"),
    (",", "PUNCT", ","),
)


@st.composite
def trees(draw: st.DrawFn) -> Sentence:
    """Any tree over a few tokens: parsers give stranger ones than grammars do."""
    n = draw(st.integers(1, 8))
    root = draw(st.integers(0, n - 1))
    tokens = []
    for i in range(n):
        before = [j for j in range(n) if j != i and (j < i or j == root)]
        head = i if i == root else draw(st.sampled_from(before or [root]))
        dep = "ROOT" if i == root else draw(st.sampled_from(DEPS))
        word, pos, tag = draw(st.sampled_from(WORDS))
        entity = "GPE" if pos == "PROPN" else ""
        tokens.append(Token(i, word, word, pos, tag, dep, head, 10 * i, 10 * i + len(word), entity, True))
    return Sentence(0, tuple(tokens))


def acyclic(sentence: Sentence) -> bool:
    return len(sentence.subtree(sentence.root)) == len(sentence.tokens)


@given(trees().filter(acyclic))
def test_questions_end_on_any_tree(sentence: Sentence) -> None:
    for token in sentence.tokens:
        phrase = tree.noun_phrase(sentence, token.i, pps=True)
        assert token.i in phrase
        assert list(phrase) == sorted(set(phrase))
        tree.subjects(sentence, token.i)
        tree.is_passive(sentence, token.i)


@settings(max_examples=300, deadline=None)
@given(trees().filter(acyclic))
def test_any_tree_gives_facts_within_its_sentence(sentence: Sentence) -> None:
    annotated = AnnotatedDocument(Document("d", "d", " " * 100), (sentence,))
    found = propositions(annotated)
    for style in OpenStyle:
        assert all(0 <= row.confidence <= 1 for row in open_tuples(annotated, found, style))
    arguments = [a for p in found for a in p.arguments]
    for triple in triples(annotated, found):
        arguments += [triple.subject, triple.object]
        assert sentence.span.covers(triple.predicate.span)
    for argument in arguments:
        assert sentence.span.covers(argument.span)
        assert argument.tokens == tuple(sorted(set(argument.tokens)))
        assert 0 <= argument.head < len(sentence.tokens)


@pytest.mark.parametrize(
    ("text", "objects"),
    [
        ("The minister met President Hassan al-Majid in Cairo.", {"President Hassan al-Majid", "Cairo"}),
        ("Iran praised Putin and al-Assad.", {"Putin", "al-Assad"}),
        ("Chad and Mali welcomed co-operation with Niger.", {"co-operation", "Niger"}),
    ],
)
def test_a_name_with_a_hyphen_is_an_object_and_the_half_of_a_word_is_none(
    text: str, objects: set[str], read: Read
) -> None:
    annotated = read(text)
    found = [t for t in triples(annotated, propositions(annotated)) if t.rule.startswith(("clause.", "nested."))]
    assert {annotated.quote(t.object.span) for t in found} == objects


def test_a_name_right_behind_its_noun_is_what_the_fact_is_about(read: Read) -> None:
    annotated = read("The court condemned the space agency Roscosmos.")
    (triple,) = triples(annotated, propositions(annotated))
    sentence = annotated.sentences[0]
    assert annotated.quote(triple.object.span) == "the space agency Roscosmos"
    assert sentence.tokens[triple.object.head].text == "Roscosmos"


def test_who_is_described_by_a_participle_is_an_object(read: Read) -> None:
    annotated = read("Chad says it will not accept any refugees fleeing a new wave of violence.")
    assert "any refugees" in {annotated.quote(t.object.span) for t in triples(annotated, propositions(annotated))}


def test_a_light_verb_keeps_its_object_beside_a_phrase_with_as(read: Read) -> None:
    annotated = read("The rebels held forty monks as human shields.")
    assert "forty monks" in {annotated.quote(t.object.span) for t in triples(annotated, propositions(annotated))}
