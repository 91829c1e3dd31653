"""Paragraphs of texts with and without wrapped lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.read.units import ends_sentence, paragraphs


def split(text: str) -> list[str]:
    return [text[p.start : p.end] for p in paragraphs(text)]


def test_each_line_is_a_paragraph_where_lines_are_not_wrapped() -> None:
    assert split("Talks end\r\n\r\nThe envoy left Geneva on Monday.\nHe will be back.\n") == [
        "Talks end",
        "The envoy left Geneva on Monday.",
        "He will be back.",
    ]


WRAPPED = """\
The foreign minister of the larger of the two neighbours told reporters
that his country had never meant to close the crossing, which has been
shut since May.
The other side was silent. The
embassy of the U.S.
in the capital did not comment on the closure of the border crossing or
on what it means for trade.
    A paragraph may also begin with a few blanks, as it was the use when
newspapers were set by hand.
- The first item of a list that is so long that it has to be wrapped at
  the margin.
- The second item.
"""


def test_wrapped_lines_are_joined_and_paragraphs_kept_apart() -> None:
    firsts = [" ".join(p.split()[:3]) for p in split(WRAPPED)]
    assert firsts == ["The foreign minister", "The other side", "A paragraph may", "- The first", "- The second"]


def test_a_list_with_items_in_small_letters_is_not_taken_for_wrapping() -> None:
    text = "The ministers agreed on three points:\nmore trains\na joint fleet of ships\ncheaper visas for students"
    assert len(split(text)) == 4


@pytest.mark.parametrize("text", ["He left.", "Did he?", "“He left.”", "He left.)", "…"])
def test_ends_of_sentences(text: str) -> None:
    assert ends_sentence(text)


@given(st.text(alphabet="aB. -\n\r\t\u2028\x85\x0c1)", max_size=300))
def test_paragraphs_hold_all_that_is_not_blank_and_never_overlap(text: str) -> None:
    last, covered = 0, set()
    for start, end in paragraphs(text):
        assert last <= start < end
        assert text[start:end] == text[start:end].strip()
        covered |= set(range(start, end))
        last = end
    assert all(c.isspace() for i, c in enumerate(text) if i not in covered)
