"""What a document gets from its record, its page and its text."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.model import ZoneKind
from kgraph.read.article import LONGEST_TEXT, Article, NoArticleError, assemble, text_id, to_document
from kgraph.read.cues import load_cues
from kgraph.read.dates import PartialDate

DAY = dt.date(2018, 11, 7)


def published(
    text: str, name: str = "a.txt", date: PartialDate | None = None, url: str | None = None
) -> dt.date | None:
    return to_document(Article(name, text, date=date, url=url), load_cues(), DAY).published


def test_the_id_depends_on_the_words_alone() -> None:
    assert text_id("Café  talks\r\nend.") == text_id(" Cafe\u0301 talks end.") != text_id("Cafe talks end.")
    assert len(text_id("x")) == 64


@given(st.text())
def test_every_text_has_an_id(text: str) -> None:
    assert text_id(text) == text_id(text + " ")


def test_the_date_of_the_record_goes_before_all_others() -> None:
    assert published("Published 1 May 2018\nTalks ended.", date=PartialDate(2017, 6, 5)) == dt.date(2017, 6, 5)


def test_a_month_in_the_record_is_completed_by_a_day_that_the_text_prints() -> None:
    june = PartialDate(2017, 6)
    assert published("RIYADH, June 5 (Reuters) - Talks ended.", date=june) == dt.date(2017, 6, 5)
    assert published("RIYADH, May 5 (Reuters) - Talks ended.", date=june) == dt.date(2017, 6, 1)
    assert published("Talks ended.", date=june) == dt.date(2017, 6, 1)


def test_a_dateline_takes_its_year_from_the_file_name_or_the_default() -> None:
    text = "RIYADH, June 5 (Reuters) - Talks ended."
    assert published(text) == dt.date(2018, 6, 5)
    assert published(text, name="2017-06-06-riyadh.txt") == dt.date(2017, 6, 5)


def test_then_come_the_path_and_the_default() -> None:
    assert published("Talks ended.", name="2017-06-06-riyadh.txt") == dt.date(2017, 6, 6)
    assert published("Talks ended.", url="https://example.org/2017/06/06/x") == dt.date(2017, 6, 6)
    assert published("Talks ended.") == DAY


def test_the_agency_of_the_dateline_is_the_publisher_unless_the_record_names_one() -> None:
    text = "BEIJING, March 28 (Xinhua) -- Talks ended."
    assert to_document(Article("a", text), load_cues()).publisher == "Xinhua"
    assert to_document(Article("a", text, publisher="Example"), load_cues()).publisher == "Example"


@pytest.mark.parametrize(
    ("text", "message"),
    [(" \n", "empty"), ("a" * (LONGEST_TEXT + 1), "too many"), ("Переговоры завершились", "not English")],
    ids=["blank", "long", "Russian"],
)
def test_what_is_no_article_is_refused_with_a_reason(text: str, message: str) -> None:
    with pytest.raises(NoArticleError, match=message):
        to_document(Article("a", text), load_cues())


def test_blocks_of_markup_become_paragraphs_with_their_marks() -> None:
    text, marks = assemble(
        [(ZoneKind.HEADLINE, "Talks  end"), (None, " "), (None, "They ended."), (ZoneKind.CAPTION, "Kim")]
    )
    assert text == "Talks end\n\nThey ended.\n\nKim"
    assert [(kind, text[s.start : s.end]) for kind, s in marks] == [
        (ZoneKind.HEADLINE, "Talks end"),
        (ZoneKind.CAPTION, "Kim"),
    ]


def test_marks_of_the_markup_win_over_looks() -> None:
    text, marks = assemble(
        [(None, "Merkel to visit Kyiv."), (ZoneKind.HEADLINE, "She will go."), (None, "They ended.")]
    )
    document = to_document(Article("a", text, marks=marks), load_cues())
    assert [kind for kind, _ in document.zones] == [ZoneKind.BODY, ZoneKind.HEADLINE, ZoneKind.BODY]
