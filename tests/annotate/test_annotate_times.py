"""The table of expressions, and what find_times promises about any text."""

import csv
import datetime as dt
import functools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.annotate import Annotator
from kgraph.annotate.times import find_times, words
from kgraph.errors import DataError
from kgraph.model import AnnotatedDocument, Document, Interval, Precision, Sentence, Token

TABLE = Path(__file__).parent / "time_expressions.csv"
ROWS = list(csv.DictReader(TABLE.open(encoding="utf-8")))


@functools.cache
def annotator() -> Annotator:
    return Annotator()


def annotate(text: str, published: str | None) -> AnnotatedDocument:
    date = dt.date.fromisoformat(published) if published else None
    return next(annotator().annotate([Document("d", "d", text, published=date)]))


def cells(interval: Interval) -> tuple[str, str, str]:
    return str(interval.start or ""), str(interval.end or ""), str(interval.precision)


def is_right(row: dict[str, str]) -> bool:
    """The expression, or one inside or around it, means the days of the row; or nothing does, where it has none."""
    annotated = annotate(row["sentence"], row["published"])
    found = [(annotated.quote(t.span), t.interval) for t in annotated.times if t.interval]
    if not row["precision"]:
        return not found
    wanted = (row["start"], row["end"], row["precision"])
    named = row["expression"]
    return any(cells(i) == wanted and (text in named or named in text or not named) for text, i in found)


def test_at_least_99_of_100_expressions_of_the_table_are_read_right() -> None:
    wrong = [row["sentence"] for row in ROWS if not is_right(row)]
    assert len(ROWS) >= 250
    assert len(wrong) <= len(ROWS) / 100, wrong


def bare(text: str) -> Sentence:
    """A sentence whose tokens are words in a flat tree: enough for expressions that need no syntax."""
    tokens, at = [], 0
    for i, word in enumerate(text.split(" ")):
        tokens.append(Token(i, word, word.lower(), "PROPN", "NNP", "ROOT" if i == 0 else "dep", 0, at, at + len(word)))
        at += len(word) + 1
    return Sentence(0, tuple(tokens))


def interval_of(text: str, published: dt.date | None = None) -> Interval | None:
    found = find_times(Document("d", "d", text, published=published), [bare(text)])
    return found[0].interval if found else None


DATES = st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31))


@given(DATES, st.sampled_from(["%-d %B %Y", "%B %-d, %Y", "%Y-%m-%d", "%b. %-d, %Y", "%A, %-d %B %Y"]), DATES)
def test_a_full_date_means_its_day_whatever_the_date_of_publication(
    day: dt.date, layout: str, published: dt.date
) -> None:
    text = "on " + day.strftime(layout).replace("May.", "May")
    assert interval_of(text, published) == Interval(day, day, Precision.DAY)
    assert interval_of(text, None) == Interval(day, day, Precision.DAY)


@given(DATES, st.sampled_from(["Monday", "Friday", "last week", "two months ago", "in May", "next year", "yesterday"]))
def test_a_relative_time_lies_within_two_years_of_publication_and_is_unknown_without_it(
    published: dt.date, text: str
) -> None:
    interval = interval_of(text, published)
    assert interval and interval.start and interval.end and interval.start <= interval.end
    assert abs((interval.start - published).days) < 731
    assert interval_of(text, None) is None


WORDS = st.lists(
    st.sampled_from(
        "from to between and since until by before after early late mid - the of last next this that same two 9 31 "
        "2018 Monday May March day week year years ago earlier summer weekend eve end century first 1990s".split()
    ),
    max_size=9,
)


@given(WORDS, DATES)
def test_any_words_give_ordered_spans_inside_the_text_and_no_interval_runs_backwards(
    parts: list[str], published: dt.date
) -> None:
    text = " ".join(["Then", *parts])
    found = find_times(Document("d", "d", text, published=published), [bare(text)])
    at = 0
    for (start, end), interval in found:
        assert at <= start < end <= len(text)
        at = end
        if interval:
            assert interval.start or interval.end
            assert not (interval.start and interval.end) or interval.start <= interval.end


def test_the_running_year_ends_with_its_paragraph() -> None:
    text = "The army seized power in 2006. In May it jailed the king.\n\nIn May the queen fled."
    times = annotate(text, "2018-03-28").times
    assert [t.interval and t.interval.start for t in times] == [
        dt.date(2006, 1, 1),
        dt.date(2006, 5, 1),
        dt.date(2017, 5, 1),
    ]


@pytest.mark.parametrize(
    ("file", "line", "message"),
    [
        ("words.csv", "word,kind,value\nmonday,WEEKDAY,0\nmonday,WEEKDAY,0\n", "given twice"),
        ("words.csv", "word,kind,value\nmonday,weekday,0\n", "no kind of word"),
        ("words.csv", "word,kind\nmonday,WEEKDAY\n", "columns must be"),
        ("holidays.csv", "name,rule\nfeast,someday\n", "no rule for a holiday"),
    ],
)
def test_a_broken_table_is_named_with_its_line(tmp_path: Path, file: str, line: str, message: str) -> None:
    good = {"words.csv": "word,kind,value\n", "holidays.csv": "name,rule\n", "verbs.csv": "lemma,kind\n"}
    good["happenings.csv"] = "lemma,group\n"
    for name, text in {**good, file: line}.items():
        (tmp_path / name).write_text(text)
    with pytest.raises(DataError, match=message) as caught:
        words.load(tmp_path)
    assert caught.value.fault.line is not None


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("on 26 March 2018", "2018-03-26"),
        ("from Dec. 30, 2017 to Jan. 2, 2018", "2017-12-30/2018-01-02"),
        ("in March 2018", "2018-03"),
        ("in 2018", "2018"),
        ("since 2011", "2011/"),
        ("in the 1990s", "1990/1999"),
        ("in spring 2018", "2018-03/2018-05"),
    ],
)
def test_an_interval_is_written_as_exactly_as_the_text_tells_it(text: str, written: str) -> None:
    interval = interval_of(text)
    assert interval and interval.written == written
