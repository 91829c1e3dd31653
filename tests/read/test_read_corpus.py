"""The sample corpus that ships with kgraph: every format, every date, every part of a page is recognised."""

import datetime as dt
import re
from collections import Counter
from pathlib import Path

import pytest

from kgraph.errors import Fault
from kgraph.model import Document, ZoneKind
from kgraph.read import read
from kgraph.resources import data_path


@pytest.fixture(scope="module")
def corpus() -> list[Document]:
    faults: list[Fault] = []
    documents = list(read([data_path("articles")], on_error=faults.append))
    assert not faults
    return documents


def test_it_is_large_and_has_many_formats(corpus: list[Document]) -> None:
    assert len(corpus) >= 30
    suffixes = Counter("".join(p.suffixes[-2:]) for p in data_path("articles").iterdir())
    assert {".txt", ".md", ".html", ".jsonl", ".txt.gz"} <= suffixes.keys()


def test_every_article_has_a_title_and_the_date_of_its_name(corpus: list[Document]) -> None:
    for document in corpus:
        assert document.title, document.name
        named = re.search(r"\d{4}-\d\d-\d\d", document.name)
        assert named
        assert document.published == dt.date.fromisoformat(named[0]), document.name


def test_every_article_that_is_a_page_has_one_headline_and_a_dateline(corpus: list[Document]) -> None:
    for document in corpus:
        kinds = [kind for kind, _ in document.zones]
        assert kinds.count(ZoneKind.DATELINE) == 1, document.name
        assert document.name.startswith("brief") or kinds[0] is ZoneKind.HEADLINE, document.name


def test_the_body_is_prose(corpus: list[Document]) -> None:
    for document in corpus:
        for kind, (start, end) in document.zones:
            if kind is ZoneKind.BODY:
                text = document.text[start:end]
                assert text.rstrip("'\"").endswith((".", "!", "?")), text
                assert not re.search(r"newsletter|Privacy Policy|All rights|Published|Photo\)", text), text


def test_captions_and_credits_are_told_apart(corpus: list[Document]) -> None:
    credits = [d.text[s.start : s.end] for d in corpus for kind, s in d.zones if kind is ZoneKind.CREDIT]
    assert len(credits) >= 6
    assert all(credit.startswith("(") and credit.endswith("Photo)") for credit in credits)


def test_a_reprint_repeats_whole_paragraphs_of_its_original(corpus: list[Document]) -> None:
    by_name = {Path(d.name).stem: d for d in corpus}
    original, reprint = by_name["2018-03-28-kim-visits-beijing"], by_name["2018-03-29-reprint-kim-in-beijing"]
    paragraphs = [reprint.text[s.start : s.end] for kind, s in reprint.zones if kind is ZoneKind.BODY]
    assert sum(p in original.text for p in paragraphs) >= 7
