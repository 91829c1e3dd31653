"""Records of JSON lines and tables."""

import io
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from kgraph.read.article import Article, NoArticleError
from kgraph.read.cues import load_cues
from kgraph.read.records import LONGEST_LINE, json_lines, parquet, separated

Told = list[tuple[str, int | None]]


def from_json(data: str | bytes) -> tuple[list[Article], Told]:
    told: Told = []
    stream = io.BytesIO(data.encode() if isinstance(data, str) else data)
    found = list(json_lines(stream, "in.jsonl", load_cues(), lambda message, line: told.append((message, line))))
    return found, told


def from_table(data: str, separator: str = ",") -> tuple[list[Article], Told]:
    told: Told = []
    stream = io.BytesIO(data.encode())
    found = separated(stream, separator, "in.csv", load_cues(), lambda message, line: told.append((message, line)))
    return list(found), told


def test_a_record_with_all_its_fields() -> None:
    (article,), told = from_json(
        '{"id": "ä b/1", "text": "Talks ended.", "title": "End", "date": "2018-03", "publisher": "P", "url": "u"}'
    )
    assert not told
    assert article == Article("ä b/1", "Talks ended.", "End", (2018, 3, None), "P", "u", line=1)


def test_a_record_without_an_id_is_named_by_file_and_line() -> None:
    assert [a.name for a in from_json('{"text": "One."}\n\n{"text": "Two."}')[0]] == ["in.jsonl:1", "in.jsonl:3"]


def test_numbers_are_ids_too() -> None:
    assert from_json('{"id": 7, "text": "One."}')[0][0].name == "7"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('{"text": ', "not JSON"),
        ("[1, 2]", "this is a list"),
        ('{"id": 1}', "no text"),
        ('{"text": 5}', "not a string"),
        ("[" * 100_000, "not JSON"),
        ("9" * 10_000, "not JSON"),
    ],
    ids=lambda v: v[:20],
)
def test_a_broken_line_is_told_with_its_number_and_the_others_are_read(line: str, message: str) -> None:
    found, told = from_json(f'{{"text": "One."}}\n{line}\n{{"text": "Three."}}')
    assert [a.text for a in found] == ["One.", "Three."]
    assert [(message in m, n) for m, n in told] == [(True, 2)]


def test_a_date_that_is_not_understood_is_told_and_the_record_is_read_without_it() -> None:
    found, told = from_json('{"text": "One.", "date": "soon"}')
    assert found[0].date is None
    assert "'soon' is not understood" in told[0][0]


def test_a_line_of_many_megabytes_is_passed_over() -> None:
    found, told = from_json(b'{"text": "' + b"x" * LONGEST_LINE + b'"}\n{"text": "Two."}')
    assert [a.text for a in found] == ["Two."]
    assert told == [("longer than 8 MB, passed over", 1)]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_marks_of_byte_order_do_no_harm(encoding: str) -> None:
    found, told = from_json('{"text": "Café."}\n{"text": "Two."}\n'.encode(encoding))
    assert ([a.text for a in found], told) == (["Café.", "Two."], [])


def test_a_table_with_a_quoted_line_break_and_other_names_of_columns() -> None:
    found, told = from_table('ID,Headline,Body,Published\n1,End,"Talks ended.\nAll left.",27 April 2018\n')
    assert not told
    assert found == [Article("1", "Talks ended.\nAll left.", "End", (2018, 4, 27), line=3)]


def test_tabs_separate_where_the_format_says_so() -> None:
    assert from_table("text\tdate\nTalks, again.\t2018\n", "\t")[0][0].text == "Talks, again."


def test_rows_without_text_or_with_too_many_cells_are_told() -> None:
    found, told = from_table("text,date\n,2018\nOne.,2018,x\n\nTwo.,2018\n")
    assert [a.text for a in found] == ["Two."]
    assert told == [("no text in this record", 2), ("3 cells below a header of 2", 3)]


def test_a_table_without_a_column_of_texts_is_refused() -> None:
    with pytest.raises(NoArticleError, match="the columns are: a, b"):
        from_table("a,b\n1,2\n")
    with pytest.raises(NoArticleError, match="empty"):
        from_table("")


def test_parquet_rows_with_real_dates(tmp_path: Path) -> None:
    path = tmp_path / "news.parquet"
    dates = pa.array([1493251200000, None], pa.timestamp("ms"))
    pq.write_table(pa.table({"content": ["Talks ended.", None], "date": dates, "other": [1, 2]}), path)
    told: Told = []
    with path.open("rb") as stream:
        found = list(parquet(stream, "news.parquet", load_cues(), lambda m, n: told.append((m, n))))
    assert found == [Article("news.parquet:1", "Talks ended.", date=(2017, 4, 27), line=1)]
    assert told == [("no text in this record", 2)]
