"""Names side by side, as the parser gives them and as they are read."""

from collections.abc import Callable

import pytest

from kgraph.annotate.name_lists import with_names_listed
from kgraph.model import Sentence, Token


def word(sentence: Sentence, text: str) -> Token:
    return next(t for t in sentence.tokens if t.text == text)


def test_two_titled_names_are_equals(read: Callable[[str], Sentence]) -> None:
    sentence = read("Serbian President Aleksandar Vucic and Kosovo Prime Minister Albin Kurti agreed on steps.")
    first, second = word(sentence, "Vucic"), word(sentence, "Kurti")
    assert (first.dep, sentence.tokens[first.head].text) == ("nsubj", "agreed")
    assert (second.dep, second.head) == ("conj", first.i)
    assert sentence.tokens[word(sentence, "Kosovo").head].text in ("Kurti", "Minister")


@pytest.mark.parametrize(
    ("text", "title", "other"),
    [
        (
            "Guyana's President Irfaan Ali and his Fijian counterpart Ann Vula agreed to talk.",
            "President",
            "counterpart",
        ),
        ("Turkey's President Recep Tayyip Erdogan and Vladimir Putin discussed Syria.", "President", "Putin"),
    ],
)
def test_what_is_joined_to_a_titled_name_is_joined_to_the_title(read, text: str, title: str, other: str) -> None:
    sentence = read(text)
    assert (word(sentence, other).dep, word(sentence, other).head) == ("conj", word(sentence, title).i)


@pytest.mark.parametrize(
    "text",
    ["Serbia, Kosovo fail to sign the deal", "Russia, Ukraine reject the truce", "Egypt, Sudan condemn the attack"],
)
def test_a_comma_in_a_headline_is_an_and(text: str, read: Callable[[str], Sentence]) -> None:
    sentence = read(text)
    second = sentence.tokens[2]
    assert (second.dep, second.head) == ("conj", 0)


@pytest.mark.parametrize(
    ("text", "name", "dep"),
    [
        ("Blinken met with Pakistani Deputy Prime Minister and Foreign Minister Ishaq Dar.", "Dar", "pobj"),
        ("Blinken met Vice President and Foreign Minister Ada Dahl.", "Dahl", "dobj"),
        ("Prime Minister and President Dahl met Blinken.", "Dahl", "conj"),
        ("The prime minister and Foreign Minister Ishaq Dar met Blinken.", "Dar", "conj"),
        ("The Prime Minister and Foreign Minister Ishaq Dar met Blinken.", "Dar", "conj"),
    ],
)
def test_two_offices_of_one_person(text: str, name: str, dep: str, read: Callable[[str], Sentence]) -> None:
    assert word(read(text), name).dep == dep


def test_an_apposition_that_is_closed_stays_one() -> None:
    tokens = (
        Token(0, "Peter", "Peter", "PROPN", "NNP", "nsubj", 4, 0, 5, "PERSON", True),
        Token(1, ",", ",", "PUNCT", ",", "punct", 0, 5, 6),
        Token(2, "Ann", "Ann", "PROPN", "NNP", "appos", 0, 7, 10, "PERSON", True),
        Token(3, ",", ",", "PUNCT", ",", "punct", 0, 10, 11),
        Token(4, "left", "leave", "VERB", "VBD", "ROOT", 4, 12, 16),
    )
    assert with_names_listed(tokens) is tokens
