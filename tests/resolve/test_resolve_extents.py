"""How far mentions reach."""

import pytest

from kgraph.annotate import Annotator
from kgraph.model import Document, content_hash
from kgraph.resolve import Resolver
from kgraph.resolve.actors import ActorTables


@pytest.fixture(scope="module")
def read(annotator: Annotator):
    resolver = Resolver(ActorTables.load())

    def mentions(text: str) -> list[tuple[str, str]]:
        annotated = next(iter(annotator.annotate([Document(content_hash(text), "test", text)])))
        return [(annotated.quote(m.span), m.entity.label) for m in resolver.resolve(annotated)]

    return mentions


@pytest.mark.parametrize(
    ("text", "words", "label"),
    [
        ("Kenya thanked the Russian Federation.", "the Russian Federation", "Russia"),
        ("The Netherlands thanked Kenya.", "The Netherlands", "Netherlands"),
        ("The US embassy thanked Kenya.", "Kenya", "Kenya"),
        ("The delegation led by Kenya left.", "Kenya", "Kenya"),
        ("A Fijian delegation led by Ann Vula left.", "A Fijian delegation led by Ann Vula", "Fijian Delegation"),
        ("A Fijian delegation led by Jone Vula met Kenya.", "Jone Vula", "Jone Vula"),
        ("The Fijian delegation headed by Trade Minister Jone Vula met Kenya.",
         "The Fijian delegation headed by Trade Minister Jone Vula", "Fijian Delegation"),
        ("The Fijian delegation met Jone Vula.", "The Fijian delegation", "Fijian Delegation"),
    ],
)  # fmt: skip
def test_a_mention_takes_in_its_article_and_who_leads(read, text: str, words: str, label: str) -> None:
    assert (words, label) in read(text)


def test_an_article_of_another_noun_is_not_the_names(read) -> None:
    assert ("The US", "United States") not in read("The US embassy thanked Kenya.")


def test_what_lies_within_a_mention_stands_before_it(read) -> None:
    found = [words for words, _ in read("A Fijian delegation led by Jone Vula met Kenya.")]
    assert found == ["Fijian", "Jone Vula", "A Fijian delegation led by Jone Vula", "Kenya"]


def test_a_delegation_is_who_is_meant_later(read) -> None:
    text = "A Fijian delegation arrived in Nairobi on Monday. The delegation met Kenya. A delegation is small."
    assert [words for words, label in read(text) if label == "Fijian Delegation"] == [
        "A Fijian delegation",
        "The delegation",
    ]
