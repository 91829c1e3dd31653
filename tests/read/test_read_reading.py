"""The whole stage: whatever is named, what can be read is read and the rest is told with file and line."""

import datetime as dt
import gzip
import io
import json
import os
import random
from pathlib import Path

import pytest

from kgraph.errors import Fault
from kgraph.model import Document
from kgraph.read import read

GOOD = "SEOUL (Reuters) - The two Koreas agreed on Tuesday to hold talks in the spring.\n"


def read_all(*inputs: str | Path, day: dt.date | None = None) -> tuple[list[Document], list[Fault]]:
    faults: list[Fault] = []
    return list(read(inputs, default_date=day, on_error=faults.append)), faults


BAD = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\n", "empty"),
    "empty.md": (b"", "empty"),
    "empty.jsonl.gz": (b"", None),
    "empty.html": (b"", "empty"),
    "binary.txt": (bytes(range(256)) * 40, "a binary file"),
    "long.txt": (b"Kim met Xi. " * 850_000, "longer than 8 MB"),
    "menu.html": (b"<html><body><nav><a href='/'>Home</a></nav></body></html>", "no article"),
    "french.txt": ("Les ministres se sont rencontrés mardi à Vienne. ".encode() * 9, "not English"),
    "cut.txt.gz": (gzip.compress(b"Kim met Xi. " * 900)[:40], "broken gzip data"),
    "plain.txt.gz": (b"Kim met Xi.", "broken gzip data"),
    "broken.parquet": (b"PAR1 and nothing else", "arquet"),
    "broken.warc": (b"nonsense\r\n\r\n", "not a web archive"),
    "columns.csv": (b"a,b\n1,2\n", "no column with the text"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_told_and_its_neighbour_is_read(tmp_path: Path, name: str) -> None:
    data, message = BAD[name]
    (tmp_path / name).write_bytes(data)
    (tmp_path / "zz.txt").write_text(GOOD)
    documents, faults = read_all(tmp_path)
    assert [d.name for d in documents] == ["zz.txt"]
    if message:
        assert [(f.path, message in f.message) for f in faults] == [(str(tmp_path / name), True)]


def test_an_unknown_suffix_is_told_when_it_is_named_and_passed_over_in_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"PK")
    (tmp_path / "zz.txt").write_text(GOOD)
    assert read_all(tmp_path)[1] == []
    assert "suffix '.docx' are not read" in read_all(tmp_path / "a.docx")[1][0].message


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD)
    (tmp_path / "a.txt").chmod(0)
    assert "Permission denied" in read_all(tmp_path)[1][0].message


def test_a_dangling_link_and_a_folder_that_went_away_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    assert "No such file" in read_all(tmp_path / "a.txt")[1][0].message


def test_a_broken_line_is_told_with_its_number(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"id": "x", "text": GOOD}) + '\n{"text":\n' + json.dumps({"id": "y", "text": " "}))
    documents, faults = read_all(path)
    assert [d.name for d in documents] == ["x"]
    assert [(f.path, f.line) for f in faults] == [(str(path), 2), (str(path), 3)]


def test_records_before_a_break_in_a_compressed_file_are_kept(tmp_path: Path) -> None:
    noise = random.Random(1)
    records = [{"id": n, "text": f"{GOOD} Act {noise.random()}."} for n in range(20_000)]
    whole = gzip.compress("".join(json.dumps(r) + "\n" for r in records).encode())
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(whole[: len(whole) // 2])
    documents, faults = read_all(path)
    assert [d.name for d in documents] == [str(n) for n in range(len(documents))]
    assert len(documents) > 1000
    assert len(faults) == 1
    assert "broken gzip data" in faults[0].message


def test_the_same_text_is_given_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD)
    (tmp_path / "b.txt").write_text(GOOD.replace(" ", "  "))
    assert [d.name for d in read_all(tmp_path, tmp_path)[0]] == ["a.txt"]


def test_the_text_is_kept_whole_and_offsets_refer_to_it(tmp_path: Path) -> None:
    text = "Kim visits Beijing\r\n\r\n" + GOOD.replace("\n", "\r\n")
    (tmp_path / "a.txt").write_bytes(text.encode())
    (document,), _ = read_all(tmp_path)
    assert document.text == text
    assert [text[s.start : s.end] for _, s in document.zones] == [
        "Kim visits Beijing",
        "SEOUL (Reuters) -",
        "The two Koreas agreed on Tuesday to hold talks in the spring.",
    ]


def test_lone_surrogates_and_nul_in_json_become_replacement_characters(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": "\\ud83d", "text": "Xi\\u0000 met \\ud83d Kim."}')
    (document,), faults = read_all(tmp_path)
    assert (document.name, document.text, faults) == ("�", "Xi� met � Kim.", [])


@pytest.mark.parametrize(
    ("data", "name", "line"),
    [
        (json.dumps({"id": "x", "text": GOOD}).encode() + b"\n{", "x", 2),
        (json.dumps({"text": GOOD}).encode(), "stdin:1", None),
        (GOOD.encode(), "stdin", None),
        ("{this is no JSON} " + GOOD, "stdin", None),
    ],
    ids=["records", "record without id", "text", "text with a brace"],
)
def test_standard_input(data: bytes | str, name: str, line: int | None, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = data.encode() if isinstance(data, str) else data
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(raw)))
    documents, faults = read_all("-")
    assert [d.name for d in documents] == [name]
    assert [(f.path, f.line) for f in faults] == ([("standard input", line)] if line else [])


def test_reading_is_lazy(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD)
    (tmp_path / "b.txt").write_bytes(b"")
    faults: list[Fault] = []
    documents = read([tmp_path], on_error=faults.append)
    assert next(documents).name == "a.txt"
    assert not faults


def test_the_same_input_gives_the_same_documents(tmp_path: Path) -> None:
    for n in range(5):
        (tmp_path / f"{n}.txt").write_text(GOOD + str(n))
    assert read_all(tmp_path) == read_all(tmp_path)


def test_a_real_page_keeps_its_boilerplate_out(shared: Path) -> None:
    (document,), faults = read_all(shared / "seed", day=dt.date(2018, 3, 28))
    kinds = [kind.value for kind, _ in document.zones]
    assert kinds[:5] == ["headline", "headline", "caption", "credit", "dateline"]
    assert kinds[-6:] == ["boilerplate"] * 6
    assert set(kinds[5:-6]) == {"body"}
    assert not faults
