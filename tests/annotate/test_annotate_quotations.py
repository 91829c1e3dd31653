"""What counts as a quotation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.annotate.quotations import find_quotations
from kgraph.model import Document, Sentence, Token


def quoted(text: str) -> list[str]:
    """The quotations in ``text``; paragraphs are separated by blank lines, sentences end with the line."""
    sentences, start = [], 0
    for number, paragraph in enumerate(text.split("\n\n")):
        for line in paragraph.splitlines(keepends=True):
            words = line.rstrip()
            if words:
                token = Token(0, words, words, "X", "X", "ROOT", 0, start, start + len(words))
                sentences.append(Sentence(len(sentences), (token,), paragraph=number))
            start += len(line)
        start += 2
    return [text[q.span.start : q.span.end] for q in find_quotations(Document("d", "d", text), sentences)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('"We are ready," said Moon.', ["We are ready,"]),
        ("“We are ready,” said Moon.", ["We are ready,"]),
        ("Macron called the move «a grave mistake».", ["a grave mistake"]),
        ("The minister said 'we shall not yield' on Friday.", ["we shall not yield"]),
        ("Ministers’ talks were ‘useful’, the envoy said.", ["useful"]),
        ("The envoy said: ‘The leaders’ talks went well.’", ["The leaders’ talks went well."]),
        ("`` It is late , '' she said .", ["It is late ,"]),
        ('He called it "a farce" and "a trap".', ["a farce", "a trap"]),
    ],
)
def test_marks_of_every_kind(text: str, found: list[str]) -> None:
    assert quoted(text) == found


@pytest.mark.parametrize(
    "text",
    ["Iran's envoy left the ministers' meeting.", "It was the '90s.", "Don't wait, the Saudis' envoy won't come.", ""],
)
def test_apostrophes_are_no_marks(text: str) -> None:
    assert quoted(text) == []


def test_a_quotation_runs_over_sentences() -> None:
    assert quoted('"We won.\nThey lost," he said.') == ["We won.\nThey lost,"]


def test_a_speaker_who_goes_on_opens_each_paragraph_and_closes_the_last() -> None:
    text = "He said: “We met today.\n\n“We shall meet again.”"
    assert quoted(text) == ["We met today.", "We shall meet again."]
    assert quoted(text.replace("“", '"').replace("”", '"')) == ["We met today.", "We shall meet again."]


def test_a_quotation_inside_a_quotation_is_found_too() -> None:
    assert quoted("“They told us ‘never again’ in May,” he said.") == [
        "They told us ‘never again’ in May,",
        "never again",
    ]


def test_a_forgotten_mark_costs_one_sentence() -> None:
    assert quoted('The plan is "a trap, he said.\nTalks go on.') == ["a trap, he said."]
    assert quoted('Talks go on.\nIt is a trap," he said.') == ["It is a trap,"]
    assert quoted("He spoke of “a trap and of “a farce”.") == ["a trap and of", "a farce"]


@given(st.text(alphabet="ab s.,\n\"'“”‘’«»`:", max_size=60))
def test_spans_lie_in_the_text_and_are_never_blank(text: str) -> None:
    for words in quoted(text):
        assert words.strip() == words != ""
