"""Where only the month of publication is known, a weekday is some day of that month."""

import datetime as dt

import pytest

from kgraph.annotate.times import find_times
from kgraph.model import Document, Interval, Precision, Sentence, Token


def times(text: str, day: dt.date, precision: Precision) -> list[Interval | None]:
    words, start, tokens = text.split(), 0, []
    for i, word in enumerate(words):
        start = text.index(word, start)
        tag, dep = ("VBD", "ROOT") if word == "met" else ("NNP", "npadvmod")
        tokens.append(Token(i, word, word, "NOUN", tag, dep, words.index("met"), start, start + len(word)))
    document = Document("d", "d", text, published=day, published_precision=precision)
    return [t.interval for t in find_times(document, [Sentence(0, tuple(tokens))])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met Tuesday", Interval(dt.date(2016, 3, 1), dt.date(2016, 3, 31), Precision.MONTH)),
        ("They met on 3 March", Interval(dt.date(2016, 3, 3), dt.date(2016, 3, 3), Precision.DAY)),
    ],
)
def test_a_month_of_publication(text: str, expected: Interval) -> None:
    assert times(text, dt.date(2016, 3, 1), Precision.MONTH) == [expected]


def test_a_day_of_publication_makes_the_weekday_a_day() -> None:
    day = dt.date(2016, 3, 8)
    assert times("They met Tuesday", day, Precision.DAY) == [Interval(day, day, Precision.DAY)]
