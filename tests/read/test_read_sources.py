"""Inputs as users name them."""

import gzip
import io
from pathlib import Path

import pytest

from kgraph.errors import Fault
from kgraph.read.sources import LongLine, expand, lines


@pytest.fixture
def news(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.md", "deep/c.jsonl.gz", "deep/photo.png", ".hidden.txt", ".git/d.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x")
    return tmp_path


def names(*inputs: str | Path) -> tuple[list[str], list[Fault]]:
    faults: list[Fault] = []
    return [source.name for source in expand(inputs, faults.append)], faults


def test_a_folder_gives_all_articles_below_it_by_path_and_passes_over_hidden_and_other_files(news: Path) -> None:
    assert names(news) == (["a.md", "b.txt", "deep/c.jsonl.gz"], [])


def test_a_file_is_named_by_its_file_name(news: Path) -> None:
    assert names(news / "deep" / "c.jsonl.gz")[0] == ["c.jsonl.gz"]


def test_a_glob_names_its_matches_by_what_follows_its_fixed_part(news: Path) -> None:
    assert names(f"{news}/*.txt")[0] == ["b.txt"]
    assert names(f"{news}/**/*.gz")[0] == ["deep/c.jsonl.gz"]


def test_brackets_in_the_name_of_a_file_are_no_glob(tmp_path: Path) -> None:
    (tmp_path / "kim[1].txt").write_text("x")
    assert names(tmp_path / "kim[1].txt")[0] == ["kim[1].txt"]


def test_a_dash_is_standard_input() -> None:
    source = next(expand(["-"], print))
    assert source.path is None
    assert source.where == "standard input"


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("missing.txt", "no such file"),
        ("*.html", "no article matches"),
        ("**x/*", "Invalid pattern"),
        ("", "no article"),
    ],
)
def test_what_is_not_there_is_told(tmp_path: Path, given: str, message: str) -> None:
    found, faults = names(f"{tmp_path}/{given}")
    assert not found
    assert message in faults[0].message


def test_lines_are_numbered_and_a_line_beyond_the_limit_is_replaced() -> None:
    stream = io.BytesIO(b"one\n" + b"x" * 200_000 + b"\nthree")
    assert list(lines(stream, 100)) == [(1, b"one\n"), (2, LongLine(100)), (3, b"three")]


def test_whole_lines_before_a_break_in_compressed_data_come_out_first(tmp_path: Path) -> None:
    path = tmp_path / "cut.gz"
    whole = gzip.compress(b"".join(b"line %d\n" % n for n in range(100_000)))
    path.write_bytes(whole[: len(whole) // 2])
    got = []
    with pytest.raises(EOFError), gzip.open(path) as stream:
        got += [line for line in lines(stream, 100)]  # noqa: C416 (a comprehension would lose what came before)
    assert not got or got[0] == (1, b"line 0\n")
