"""Offices by examples: who holds what, of what."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kgraph.extract.nominals import NominalReader
from kgraph.model import AnnotatedDocument, Modality, Polarity, Proposition

Read = Callable[[str], AnnotatedDocument]


def offices(annotated: AnnotatedDocument, rule: str = "office") -> list[str]:
    """subject | relation | object of the facts whose rule ends in ``rule``."""
    reader = NominalReader(annotated)
    found = [p for s in annotated.sentences for p in reader.of(s) if p.rule.endswith(rule)]
    return [line(annotated, p) for p in found]


def line(annotated: AnnotatedDocument, proposition: Proposition) -> str:
    subject, target = proposition.argument("subject"), proposition.argument("object")
    assert subject is not None and target is not None
    return f"{annotated.quote(subject.span)} | {proposition.predicate.lemma} | {annotated.quote(target.span)}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenyan President William Ruto met the envoy.", ["William Ruto | be president of | Kenyan"]),
        ("Then-French president Jacques Chirac objected.", ["Jacques Chirac | be president of | French"]),
        ("Former US president Jimmy Carter objected.", ["Jimmy Carter | be former president of | US"]),
        (
            "U.S. Secretary of State Madeleine Albright objected.",
            ["Madeleine Albright | be secretary of state of | U.S."],
        ),
        ("Turkey's Defence Minister Hulusi Akar objected.", ["Hulusi Akar | be defence minister of | Turkey"]),
        (
            "Visiting South Korean foreign minister Kang Kyung-wha spoke.",
            ["Kang Kyung-wha | be foreign minister of | South Korean"],
        ),
        ("Kenyan chief negotiator Amina Otieno objected.", ["Amina Otieno | be chief negotiator of | Kenyan"]),
        (
            "State Department spokesman Ned Price declined to comment.",
            ["Ned Price | be spokesman of | State Department"],
        ),
        (
            "Russian Foreign Ministry spokeswoman Maria Zakharova objected.",
            ["Maria Zakharova | be spokeswoman of | Russian Foreign Ministry"],
        ),
        ("Hamas leader Ismail Haniyeh objected.", ["Ismail Haniyeh | be leader of | Hamas"]),
        ("King Harald of Norway opened the session.", ["Harald | be king of | Norway"]),
        (
            "UN Special Envoy for Libya Ghassan Salame resigned.",
            ["Ghassan Salame | be special envoy of | UN", "Ghassan Salame | be special envoy for | Libya"],
        ),
    ],
)
def test_a_title_before_a_name(read: Read, text: str, expected: list[str]) -> None:
    assert offices(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("William Ruto, the president of Kenya, met the envoy.", ["William Ruto | be president of | Kenya"]),
        ("Emmanuel Macron, the French president, met the envoy.", ["Emmanuel Macron | be president of | French"]),
        (
            "Jane Okello, Ugandan ambassador to Kenya, objected.",
            ["Jane Okello | be ambassador of | Ugandan", "Jane Okello | be ambassador to | Kenya"],
        ),
        ("Japan's foreign minister, Taro Kono, objected.", ["Taro Kono | be foreign minister of | Japan"]),
        (
            "The court heard Iran's chief delegate to the talks, Ali Bagheri, on Monday.",
            ["Ali Bagheri | be chief delegate of | Iran"],
        ),
        (
            "Kofi Annan, secretary-general of the United Nations, and Anna Lind, the premier of Sweden, spoke.",
            [
                "Kofi Annan | be secretary-general of | the United Nations",
                "Anna Lind | be premier of | Sweden",
            ],
        ),
    ],
)
def test_an_office_in_apposition_to_a_name(read: Read, text: str, expected: list[str]) -> None:
    assert offices(read(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Senator John Brown met the envoy.",
        "The minister, Anna Lind and the envoy met.",
        "The president of Kenya met the envoy.",
        "Republican senator John Brown objected.",
        "The king met Anna Lind of Sweden.",
        "The United Nations General Assembly met on Monday.",
    ],
)
def test_no_office_where_no_name_holds_it_or_nothing_is_named(read: Read, text: str) -> None:
    assert offices(read(text)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("President William Ruto met the envoy.", ["William Ruto | be president of | President"]),
        ("A spokesman for President William Ruto declined to comment.", ["William Ruto | be president of | President"]),
        ("Trade Minister Ine Lie left.", ["Ine Lie | be trade minister of | Trade Minister"]),
    ],
)
def test_a_bare_title_stands_for_whose_office_it_is(read: Read, text: str, expected: list[str]) -> None:
    assert offices(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Norwegian Foreign Minister Ine Lie met her Danish counterpart Jens Holm.",
            ["Jens Holm | be foreign minister of | Danish"],
        ),
        (
            "Egyptian Defence Minister Ali Sabri left.\n\nSabri had met his Greek counterpart, Nikos Dendias.",
            ["Nikos Dendias | be defence minister of | Greek"],
        ),
        (
            "Indian Prime Minister Narendra Modi met his Nepali counterpart Sher Deuba.",
            ["Sher Deuba | be prime minister of | Nepali"],
        ),
    ],
)
def test_a_counterpart_holds_the_same_office(read: Read, text: str, expected: list[str]) -> None:
    assert offices(read(text), "counterpart.office") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The kingdom's foreign minister, Ine Lie, left.", ["Ine Lie | be foreign minister of | kingdom"]),
        ("The junta's spokesman, Ali Musa, left.", ["Ali Musa | be spokesman of | junta"]),
        ("The country's largest bank's chief Ine Lie left.", ["Ine Lie | be chief of | bank"]),
        ("Minister of Foreign Affairs of Mali Ali Musa left.", ["Ali Musa | be minister of foreign affairs of | Mali"]),
        ("The President of Norway and Ine Lie met.", []),
        ("Nato secretary general Jens Holm left.", ["Jens Holm | be secretary general of | Nato"]),
        ("Qatar's Prime Minister Sheikh Mohammed bin Ali left.", ["Mohammed bin Ali | be prime minister of | Qatar"]),
        ("Ine Lie, minister for trade of Norway, left.", ["Ine Lie | be minister for trade of | Norway"]),
    ],
)
def test_whose_office_it_is(read: Read, text: str, expected: list[str]) -> None:
    assert offices(read(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ine Lie met her Danish counterpart Jens Holm.",
        "Norwegian Foreign Minister Ine Lie met her Danish counterpart.",
    ],
)
def test_a_counterpart_without_known_office_or_name(read: Read, text: str) -> None:
    assert offices(read(text), "counterpart.office") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Polish President Andrzej Duda met his German counterpart Frank Steinmeier.", "president"),
        ("Indian Prime Minister Narendra Modi met his American counterpart, Joe Biden.", "prime minister"),
        ("Chad's President Ann Lee and her Fijian counterpart Jone Vula met.", "president"),
    ],
)
def test_an_office_that_not_every_land_has_stands_for_its_land(read: Read, text: str, expected: str) -> None:
    (found,) = offices(read(text), "counterpart.office")
    assert found.endswith(f" | be {expected} of | counterpart")


def test_an_office_is_told_once_a_document(read: Read) -> None:
    text = "Kenyan President William Ruto met the envoy.\n\nKenyan President William Ruto also met the king."
    assert offices(read(text)) == ["William Ruto | be president of | Kenyan"]


def test_a_title_stands_outside_the_stance_of_its_sentence(read: Read) -> None:
    annotated = read("The envoy denied that Kenyan President William Ruto would visit Oslo.")
    (found,) = [p for p in NominalReader(annotated).of(annotated.sentences[0]) if p.rule == "title.office"]
    assert (found.stance.polarity, found.stance.modality) == (Polarity.AFFIRMED, Modality.ASSERTED)
    assert found.stance.attributions == ()


def test_the_predicate_is_the_office_noun(read: Read) -> None:
    annotated = read("Turkey's Defence Minister Hulusi Akar objected.")
    (found,) = NominalReader(annotated).of(annotated.sentences[0])
    predicate = found.predicate
    assert (predicate.head, predicate.pos, predicate.preposition) == ("minister", "NOUN", "of")
    assert predicate.phrase == "Defence Minister" == annotated.quote(predicate.span)
    assert annotated.sentences[0].tokens[found.head].text == "Minister"


def test_a_rank_behind_an_office_is_none(read: Read) -> None:
    found = offices(read("Saudi coalition spokesperson Colonel Turki Hassan objected."))
    assert found == ["Turki Hassan | be coalition spokesperson of | Saudi"]
