"""Who is said to say it, by examples: the speakers of a clause, outermost first."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kgraph.extract.stance import StanceReader
from kgraph.model import AnnotatedDocument

Read = Callable[[str], AnnotatedDocument]


def speakers(annotated: AnnotatedDocument, word: str) -> list[str | None]:
    """The sources of the last token ``word``; None for a source that is not named."""
    for sentence in reversed(annotated.sentences):
        for token in reversed(sentence.tokens):
            if token.text == word:
                found = StanceReader(annotated).of(sentence, token.i).attributions
                return [annotated.quote(a.source) if a.source else None for a in found]
    raise AssertionError(f"no {word!r}")


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The envoy said that Chad had freed the crew.", "freed", ["The envoy"]),
        ("Chad has freed the crew, the envoy said.", "freed", ["the envoy"]),
        ("Chad, the envoy said, has freed the crew.", "freed", ["the envoy"]),
        ("As the agency reported, Chad has freed the crew.", "freed", ["the agency"]),
        ("Chad has freed the crew, according to two officials.", "freed", ["two officials"]),
        ("According to the ministry, Chad has freed the crew.", "freed", ["the ministry"]),
        ("The embargo must be lifted, according to a source in Oslo.", "lifted", ["a source in Oslo"]),
        ("A senior American official said that Chad had freed the crew.", "freed", ["A senior American official"]),
        ("Chad has freed the crew, it said.", "freed", ["it"]),
        ("Analysts think that Chad freed the crew.", "freed", ["Analysts"]),
        ("A spokesman for the ministry said Chad had freed the crew.", "freed", ["A spokesman for the ministry"]),
        ("Peru and Chile said Chad had freed the crew.", "freed", ["Peru and Chile"]),
        ("Malta urged Chad to free the crew.", "free", ["Malta"]),
        ("Malta accused Chad of shelling the port.", "shelling", ["Malta"]),
        ("Chad denied that it had shelled the port.", "shelled", ["Chad"]),
        ("Malta confirmed that Chad had freed the crew.", "freed", ["Malta"]),
        ("Chad's claim that Malta shelled the port was false.", "shelled", ["Chad"]),
        ("The envoy welcomed the truce, saying that Chad had freed the crew.", "freed", ["The envoy"]),
        ("Sudan freed nine Chadian soldiers, army officials said.", "freed", ["army officials"]),
    ],
)
def test_the_speaker(read: Read, text: str, word: str, expected: list[str]) -> None:
    assert speakers(read(text), word) == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The agency quoted the king as saying that Chad had freed the crew.", "freed", ["The agency", "the king"]),
        ("The king was quoted by the agency as saying Chad had left.", "left", ["the agency", "The king"]),
        ("The envoy said that analysts thought Chad had left.", "left", ["The envoy", "analysts"]),
        ("Chad freed the crew, the king was quoted as saying.", "freed", [None, "the king"]),
        ("Chad has left, the king was quoted as saying by the agency.", "left", ["the agency", "the king"]),
        ("The agency reported, citing two officials, that Chad had left.", "left", ["The agency", "two officials"]),
        ("Chad has left, the agency said, citing the minister.", "left", ["the agency", "the minister"]),
        ("Citing a diplomat, the paper reported that Chad had left.", "left", ["the paper", "a diplomat"]),
        ("The envoy said that Malta had urged Chad to leave.", "leave", ["The envoy", "Malta"]),
        ("Chad is said to have freed the crew.", "freed", [None]),
        ("Chad has reportedly freed the crew.", "freed", [None]),
    ],
)
def test_speakers_inside_one_another_keep_their_order(
    read: Read, text: str, word: str, expected: list[str | None]
) -> None:
    assert speakers(read(text), word) == expected


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Chad freed the crew.", "freed"),
        ("Malta condemned the raid on the port.", "condemned"),
        ("The envoy said that Chad had left.", "said"),
        ("Chad agreed to meet the envoy.", "meet"),
        ("The ministry acted according to the treaty.", "acted"),
        ("The envoy said that Chad, which left the union in May, had closed the border.", "left"),
        ("The envoy said Chad had closed the border, while Malta condemned the raid.", "condemned"),
        ("Malta did not say that Chad had freed the crew.", "freed"),
        ("Nobody believes that Chad freed the crew.", "freed"),
        ("Even as Malta claimed the credit, Chad freed the crew.", "freed"),
    ],
)
def test_nobody_but_the_reporter_says_it(read: Read, text: str, word: str) -> None:
    assert speakers(read(text), word) == []


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The agency said, citing safety concerns, that Chad had left.", "left", ["The agency"]),
        ("Ghana denied reports that Chad had left.", "left", ["Ghana"]),
        ("Ghana dismissed a claim that Chad had left.", "left", ["Ghana"]),
    ],
)
def test_a_reason_or_a_rejected_report_is_no_speaker(read: Read, text: str, word: str, expected: list[str]) -> None:
    assert speakers(read(text), word) == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ('"Chad freed the crew," the envoy said.', "freed", ["the envoy"]),
        ('"Chad freed the crew," said the envoy.', "freed", ["the envoy"]),
        ('The envoy said: "Chad has freed the crew. It kept the ship."', "kept", ["The envoy"]),
        ('"Chad freed the crew. It kept the ship," the envoy told reporters.', "freed", ["the envoy"]),
        ('"It is over," the envoy said. "Chad freed the crew."', "freed", ["the envoy"]),
        ("The envoy said: “We met today.\n\n“Chad freed the crew.”", "freed", ["The envoy"]),
        ('Minister Anna Lind: "Chad freed the crew."', "freed", ["Minister Anna Lind"]),
        ('The envoy said Malta was late.\n\n"Chad has freed the crew at last."', "freed", ["The envoy"]),
        ('"The king thinks that Chad freed the crew," the envoy said.', "freed", ["the envoy", "The king"]),
        ('The envoy said that Chad "has freed the crew" of the ship.', "freed", ["The envoy"]),
    ],
)
def test_quotations_are_the_words_of_their_speaker(read: Read, text: str, word: str, expected: list[str]) -> None:
    assert speakers(read(text), word) == expected


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ('Malta condemned the "brutal raid" on the port.', "raid"),
        ('The ship, the "Morning Star", left the port.', "left"),
    ],
)
def test_words_taken_over_are_no_speech(read: Read, text: str, word: str) -> None:
    assert speakers(read(text), word) == []
