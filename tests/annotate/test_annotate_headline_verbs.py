"""Headlines whose verb looks like a noun; headlines that only name talks."""

from __future__ import annotations

import pytest

from kgraph.annotate import Annotator
from kgraph.model import Document, Sentence, Span, Zone, ZoneKind


def headline(annotator: Annotator, text: str) -> Sentence:
    zones = (Zone(ZoneKind.HEADLINE, Span(0, len(text))),)
    (annotated,) = annotator.annotate([Document("d", "d", text, zones=zones)])
    return annotated.sentences[0]


@pytest.mark.parametrize(
    ("text", "verb", "lemma", "subject"),
    [
        ("AU Council demands end to Mali blockade", "demands", "demand", "Council"),
        ("Chad and Niger swap prisoners under Oman deal", "swap", "swap", "Chad"),
        ("Peru police storm Bolivian embassy", "storm", "storm", "police"),
        ("Peru police storm Bolivian embassy, seize documents", "storm", "storm", "police"),
        ("Benin junta orders Danish ambassador out", "orders", "order", "junta"),
        ("Chad, Mali in talks over water", "in", "hold", "Mali"),
    ],
)
def test_the_verb_of_a_headline_is_found(annotator: Annotator, text: str, verb: str, lemma: str, subject: str) -> None:
    sentence = headline(annotator, text)
    root = sentence.tokens[sentence.root]
    assert (root.text, root.lemma, root.tag) == (verb, lemma, "VBZ")
    assert any(t.text == subject and t.dep == "nsubj" and t.head == root.i for t in sentence.tokens)
    assert [text[t.start : t.end] for t in sentence.tokens] == [t.text for t in sentence.tokens]


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("Norway recalls envoy from Chad", "recalls"),
        ("Denmark to close border with Sweden", "close"),
        ("Protests in Lima over fuel prices", "Protests"),
    ],
)
def test_other_headlines_stay_as_they_were(annotator: Annotator, text: str, root: str) -> None:
    sentence = headline(annotator, text)
    assert sentence.tokens[sentence.root].text == root


def test_running_text_is_parsed_once(annotator: Annotator) -> None:
    (annotated,) = annotator.annotate([Document("d", "d", "Council demands end to blockade")])
    plain = annotated.sentences[0]
    assert [t.text for t in plain.tokens] == ["Council", "demands", "end", "to", "blockade"]
    assert plain.tokens[plain.root].lemma != "demand"


def test_a_semicolon_ends_a_statement(annotator: Annotator) -> None:
    text = "Oman recalls envoy; Chad warns of response"
    zones = (Zone(ZoneKind.HEADLINE, Span(0, len(text))),)
    (annotated,) = annotator.annotate([Document("d", "d", text, zones=zones)])
    assert [annotated.quote(s.span) for s in annotated.sentences] == ["Oman recalls envoy", "Chad warns of response"]


@pytest.mark.parametrize(
    ("text", "dep"),
    [("Chad orders envoy out, welcomes Danish trainers", "dobj"), ("Oman frees envoy, says ministry", "nsubj")],
)
def test_a_second_deed_has_the_same_subject(annotator: Annotator, text: str, dep: str) -> None:
    assert headline(annotator, text).tokens[-1].dep == dep
