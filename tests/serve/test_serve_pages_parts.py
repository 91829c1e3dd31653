"""Charts, marks and words of a search, one by one."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.serve.pages.charts import balance, bubbles, periods
from kgraph.serve.pages.index import match_words
from kgraph.serve.pages.marking import CHUNK, article, chunks, found, pieces, quote


def test_long_stretches_are_counted_by_year() -> None:
    assert periods(["1961-07", "2018-01"]) == ([str(y) for y in range(1961, 2019)], 4)
    assert periods([]) == ([], 7)


def test_bars_say_their_numbers() -> None:
    chart = balance([("2018-01", 2, 0, 1), ("2018-03", 0, 4, 0)])
    assert chart.count("<rect") == 3
    assert "<title>2018-03: 0 cooperation, 4 conflict, 0 other</title>" in chart
    assert 'aria-label="2018-01 to 2018-03' in chart
    assert balance([]) == "" and bubbles([]) == ""


def test_a_bubble_for_each_type_and_month() -> None:
    chart = bubbles([("2018-01", "AID", "material cooperation", 3), ("2018-02", "ACCUSE", "verbal conflict", 1)])
    assert chart.count("<circle") == 2 and "AID 2018-01: 3" in chart


def test_marks_are_escaped_and_the_shorter_span_wins() -> None:
    text = "<b> met & left"
    marked = pieces(text, 0, len(text), [("subject", 0, 14), ("relation", 4, 7)])
    assert marked == (
        '<mark class="subject">&lt;b&gt; </mark><mark class="relation">met</mark>'
        '<mark class="subject"> &amp; left</mark>'
    )


SPANS = st.tuples(st.sampled_from(["subject", "object"]), st.integers(0, 45), st.integers(0, 45))


@given(st.text(max_size=40), st.lists(SPANS, max_size=4))
def test_marks_never_change_the_text(text: str, spans: list[tuple[str, int, int]]) -> None:
    marked = re.sub(r"</?mark[^>]*>", "", pieces(text, 0, len(text), spans))
    assert marked == pieces(text, 0, len(text), [])


def test_a_very_long_sentence_is_cut_around_its_marks() -> None:
    text = "x" * 9000 + "China met Iran" + "y" * 9000
    at = {"start": 5, "quote": text}
    for role, a, b in (("subject", 9000, 9005), ("relation", 9006, 9009), ("object", 9010, 9014)):
        at |= {f"{role}_start": a + 5, f"{role}_end": b + 5}
    shown = quote(at)
    assert len(shown) < 2000 and '<mark class="subject">China</mark>' in shown


@given(st.lists(st.integers(0, 6000), max_size=12))
def test_the_pages_of_an_article_are_all_of_it(lines: list[int]) -> None:
    text = "\n".join("x" * n for n in lines)
    parts = chunks(text)
    assert "".join(text[a:b] for a, b in parts) == text
    assert all(b - a <= CHUNK * 1.5 for a, b in parts)


def test_sentences_that_overlap_are_one_piece() -> None:
    def told(start: int, end: int) -> dict:
        spans = {f"{role}_{end_}": start for role in ("subject", "relation", "object") for end_ in ("start", "end")}
        return {"start": start, "end": end} | spans

    shown = article("abcdefghij", 0, 10, [told(1, 4), told(3, 6), told(8, 9)])
    assert [p.get("text") or str(p["marked"]) for p in shown] == ["a", "bcdef", "gh", "i", "j"]


def test_hits_of_a_snippet_are_marked() -> None:
    assert found("a \x02<b>\x03 c") == "a <mark>&lt;b&gt;</mark> c"


@pytest.mark.parametrize(
    ("text", "words"), [("", ""), ("?!", ""), ('Kim "signed a"', '"Kim" "signed a"'), ("U.S.", '"U.S."')]
)
def test_words_of_a_search(text: str, words: str) -> None:
    assert match_words(text) == words
