"""Users' own files: which format they are in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kgraph.errors import DataError
from kgraph.resolve.actors.files import write_table
from kgraph.resolve.actors.merge import add
from kgraph.resolve.actors.readers import files_of, read
from kgraph.resolve.actors.schema import Tables

Write = Callable[[str, str], Path]
ALIASES = "actor,form,kind,ambiguous,valid_from,valid_to,source\nwd:Q34,Sverige,name,,,,mine\n"


@pytest.mark.parametrize(
    ("name", "text", "tables"),
    [
        ("any name.csv", ALIASES, {"aliases"}),
        (
            "query.csv",
            "person,personLabel,office,officeLabel,country,countryLabel,start,end\n"
            "Sven Altmark,,,premier,Sweden,,2001,\n",
            {"actors", "offices", "tenures"},
        ),
        ("my.actors.txt", "SVEN_ALTMARK_ [SWEGOV 190301-210630]\n", {"actors", "offices", "tenures"}),
        ("my.jsonl", '{"id":"p","schema":"Person","properties":{"name":["Sven Altmark"]}}\n', {"actors"}),
    ],
)
def test_the_format_is_seen(write: Write, rows: Tables, name: str, text: str, tables: set[str]) -> None:
    assert {placed.table for placed in read(write(name, text), rows)} == tables


def test_a_folder_holds_tables_by_name(write: Write, rows: Tables) -> None:
    path = write("aliases.csv", ALIASES)
    assert [placed.row.source for placed in read(path.parent, rows)] == ["mine"]
    assert files_of(path.parent) == [path]


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("mine.csv", "a,b,c\n", r"mine\.csv:1: the columns are neither"),
        ("mine.xml", "<x/>", r"mine\.xml: not a \.csv, \.txt"),
    ],
)
def test_an_unknown_format_is_a_fault(write: Write, rows: Tables, name: str, text: str, message: str) -> None:
    with pytest.raises(DataError, match=message):
        read(write(name, text), rows)


def test_what_is_not_there_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no such file"):
        files_of(tmp_path / "mine.csv")
    with pytest.raises(DataError, match=r"has none of actors\.csv"):
        files_of(tmp_path)


def test_our_tables_make_the_round_trip(write: Write, rows: Tables) -> None:
    for table in ("actors", "aliases", "offices", "tenures", "roles", "role_words"):
        path = write(f"{table}.csv", write_table(getattr(rows, table), table))
    back = Tables()
    add(back, read(path.parent, Tables()))
    assert sorted(map(repr, back.actors)) == sorted(map(repr, rows.actors))
    assert sorted(map(repr, back.tenures)) == sorted(map(repr, rows.tenures))
    assert sorted(map(repr, back.role_words)) == sorted(map(repr, rows.role_words))
