"""Tables as CSV files."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.errors import DataError
from kgraph.resolve.actors.files import columns, folder_files, read_table, write_table
from kgraph.resolve.actors.schema import AliasRow

Write = Callable[[str, str], Path]
HEADER = "actor,form,kind,ambiguous,valid_from,valid_to,source\n"


def test_rows_come_with_their_place(write: Write) -> None:
    path = write("mine.csv", HEADER + "\nwd:Q34,Sverige,name,,,,mine\n")
    (placed,) = read_table(path, "aliases")
    assert (placed.line, placed.table) == (3, "aliases")
    assert placed.row == AliasRow("wd:Q34", "Sverige", "name", "", "", "", "mine")


def test_a_byte_order_mark_does_no_harm(write: Write) -> None:
    assert len(list(read_table(write("mine.csv", "\ufeff" + HEADER + "wd:Q34,Sverige,name,,,,mine\n"), "aliases"))) == 1


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("actor,form\n", 1, "the columns must be actor,form,kind"),
        ("", 1, "the columns must be"),
        (HEADER + "wd:Q34,Sverige,name\n", 2, "3 fields, not 7"),
        (HEADER + "wd:Q34,Sverige,name,,,,mine\nwd:Q34,Sverige,nom,,,,mine\n", 3, "unknown kind 'nom'"),
        (HEADER + "wd:Q34,Sverige,name,,,,\n", 2, "a row needs a source"),
        (HEADER + 'wd:Q34,"Sverige,name,,,,mine\n', 2, "unexpected end of data"),
        (HEADER + "wd:Q34,Sverige,name,,2001-2-3,,mine\n", 2, "not a date"),
    ],
)
def test_a_fault_names_file_and_line(write: Write, text: str, line: int, message: str) -> None:
    path = write("mine.csv", text)
    with pytest.raises(DataError, match=message) as raised:
        list(read_table(path, "aliases"))
    assert (raised.value.fault.path, raised.value.fault.line) == (str(path), line)


def test_a_file_that_is_not_utf8_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_bytes(HEADER.encode() + "wd:Q34,Österreich,name,,,,mine\n".encode("latin-1"))
    with pytest.raises(DataError, match="not UTF-8"):
        list(read_table(path, "aliases"))


FIELD = st.text(st.characters(codec="utf-8", exclude_characters="\r\x00"), min_size=1, max_size=12).filter(str.strip)


@given(st.lists(st.builds(AliasRow, FIELD, FIELD, st.just("name"), st.just(""), st.just(""), st.just(""), FIELD)))
def test_what_is_written_reads_back_sorted_and_once(rows: list[AliasRow]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "mine.csv")
        path.write_text(write_table([*rows, *rows], "aliases"), encoding="utf-8", newline="")
        back = [placed.row for placed in read_table(path, "aliases")]
    assert back == sorted(set(rows), key=lambda r: (r.actor, r.form, r.source))


def test_a_folder_has_the_tables_that_it_has(write: Write) -> None:
    path = write("aliases.csv", HEADER)
    assert folder_files(path.parent) == [(path, "aliases")]


def test_columns_are_the_fields_of_the_rows() -> None:
    assert ",".join(columns("aliases")) + "\n" == HEADER
