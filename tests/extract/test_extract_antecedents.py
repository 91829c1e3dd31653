"""Whom the pronoun of a reported clause means."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kgraph.extract import propositions, triples
from kgraph.model import AnnotatedDocument, text_of

Read = Callable[[str], AnnotatedDocument]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("The rebels said they would attack Goma.", "The rebels"),
        ("The ministry said it had expelled two envoys.", "The ministry"),
        ("The general announced that he will leave Chad.", "The general"),
        ("The police say they have arrested a spy.", "The police"),
        ("The Tuareg militia says it has freed the nuns.", "The Tuareg militia"),
    ],
)
def test_the_speaker_is_meant(text: str, subject: str, read: Read) -> None:
    assert _subjects(read(text)) == {subject}


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("The spokesman said it would attack Goma.", "it"),
        ("The envoy said they had expelled the consul.", "they"),
        ("The quarrel grew so much that he left Chad.", "he"),
        ("The office condemned the wall, saying it violates the treaty.", "it"),
    ],
)
def test_nobody_is_meant_that_does_not_agree_or_speak(text: str, subject: str, read: Read) -> None:
    assert subject in _subjects(read(text))


def _subjects(annotated: AnnotatedDocument) -> set[str]:
    found = triples(annotated, propositions(annotated))
    return {text_of(annotated.sentences[t.proposition.sentence], t.subject.tokens) for t in found}
