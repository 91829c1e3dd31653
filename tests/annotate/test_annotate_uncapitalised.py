"""Texts printed without capitals are set as sentences before they are parsed."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.annotate.uncapitalised import read_lists, recapitalised
from kgraph.errors import DataError
from kgraph.model import Document
from kgraph.pipeline import Pipeline


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("israeli jets shelled gaza on monday.", "Israeli jets shelled Gaza on Monday."),
        ("the u.s. and nato met chad's premier.", "The U.S. and NATO met Chad's premier."),
        ("british prime minister tony blair left new york.", "British prime minister Tony Blair left New York."),
        ("in baghdad president bush met senator mccain.", "In Baghdad president Bush met senator Mccain."),
        ("at 2 p.m. linda franklin called hamas.", "At 2 p.m. Linda Franklin called Hamas."),
    ],
)
def test_names_get_their_capitals(text: str, expected: str) -> None:
    assert recapitalised(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "He said that israel left.",  # a capital: whoever wrote it knows of them
        "photo by reuters",
        "",
    ],
)
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert recapitalised(text) == text


def test_common_words_that_are_names_too_stay_small() -> None:
    assert recapitalised("we may march with the polish band in june.") == "We may march with the polish band in June."


@given(st.text(alphabet="abiou n.'’-éß", max_size=60))
def test_no_character_moves(text: str) -> None:
    found = recapitalised(text)
    assert len(found) == len(text)
    assert found.lower() == text.lower()


def test_the_evidence_quotes_the_text_as_it_is_printed() -> None:
    text = "israeli jets shelled a port in syria on monday."
    document = Document("t", "t", text, published=dt.date(2018, 3, 28))
    found = [a for a in Pipeline().read(document).assertions if a.object.country == "SYR"]
    assert {a.subject.country for a in found} == {"ISR"}
    assert {a.evidence.quote for a in found} == {text}


@pytest.mark.parametrize("content", ["common: [a]", "- a", "common: {", "{common: [A], titles: [], calendar: []}"])
def test_a_faulty_table_is_named(tmp_path: Path, content: str) -> None:
    path = tmp_path / "words.yaml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(DataError, match=r"words\.yaml"):
        read_lists(path)
