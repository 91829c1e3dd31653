"""Rows of open extraction: what the two styles show of the same clauses."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kgraph.annotate import Annotator
from kgraph.extract import OpenStyle, open_tuples, propositions
from kgraph.model import AnnotatedDocument

Read = Callable[[str], AnnotatedDocument]


def rows(annotated: AnnotatedDocument, style: OpenStyle) -> list[str]:
    return [" | ".join(r.slots) for r in open_tuples(annotated, propositions(annotated), style)]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("The envoy met Sisi in Cairo on Monday.", "The envoy | met | Sisi | in Cairo | on Monday"),
        ("Norway and Sweden sent tents and nurses.", "Norway and Sweden | sent | tents and nurses"),
        ("Officials said that Seoul had won.", "Officials | said that | Seoul had won"),
        ("Tokyo protested against missiles fired by Iran.", "missiles | be fired by | Iran"),
        ("Ri, the envoy of North Korea, left Rome.", "Ri | be | the envoy of North Korea"),
        ("The court heard singer Maria Lopez.", "Maria Lopez | be | singer"),
        ("The ministry often refers to the pact.", "The ministry | often refers to | the pact"),
        ("The ministry is close to Tehran.", "The ministry | is close to | Tehran"),
    ],
)
def test_long_rows_keep_a_clause_together(text: str, row: str, read: Read) -> None:
    assert row in rows(read(text), OpenStyle.LONG)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Norway and Sweden sent nurses to Chad in May.",
            [
                "Norway | sent | nurses",
                "Norway | sent nurses to | Chad",
                "Sweden | sent nurses to | Chad",
                "Norway | sent nurses in | May",
            ],
        ),
        ("He flew to Oslo to meet the king.", ["He | flew to | Oslo", "He | flew to Oslo to meet | the king"]),
        ("They used the funds to buy rice.", ["They | used | the funds", "They | used the funds to buy | rice"]),
        ("He died after visiting Mali.", ["He | died after visiting | Mali"]),
        ("The village had a school for girls.", ["The village | had a school for | girls"]),
        ("The plan would work here.", ["The plan | would work | here"]),
    ],
)
def test_binary_rows_have_one_fact_each(text: str, found: list[str], read: Read) -> None:
    given = rows(read(text), OpenStyle.BINARY)
    assert not [row for row in found if row not in given]


def test_pretokenized_words_come_back_unchanged(annotator: Annotator) -> None:
    line = "The Danes -LRB- who do n't vote -RRB- sent 3\\/4 of the `` aid '' to Mali ."
    annotated = next(iter(annotator.pretokenized([line])))
    for style in OpenStyle:
        for row in open_tuples(annotated, propositions(annotated), style):
            assert set(" ".join(row.slots).split()) <= set(line.split()) | {"be"}


def test_no_row_is_given_twice(read: Read) -> None:
    text = "The envoy met Sisi and met Sisi."
    for style in OpenStyle:
        found = rows(read(text), style)
        assert len(found) == len(set(found))


def test_rows_are_surer_where_the_sentence_is_short(read: Read) -> None:
    short, long = (
        read(text)
        for text in (
            "The envoy met Sisi.",
            "Although nobody who knew the country had expected it, the envoy, after weeks of quarrels over the seating "
            "and the menu that amused the press, met Sisi.",
        )
    )
    best = [
        max(r.confidence for r in open_tuples(a, propositions(a), OpenStyle.BINARY) if "met" in r.slots[1])
        for a in (short, long)
    ]
    assert best[0] > best[1]
