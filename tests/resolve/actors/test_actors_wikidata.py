"""Query results of Wikidata."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from kgraph.errors import DataError
from kgraph.resolve.actors.merge import add
from kgraph.resolve.actors.readers.wikidata import is_wikidata_header, read_wikidata, write_wikidata
from kgraph.resolve.actors.schema import ActorRow, OfficeRow, Tables, TenureRow

Write = Callable[[str, str], Path]
HEADER = "person,personLabel,position,positionLabel,country,countryLabel,start,end\n"
ENTITY = "http://www.wikidata.org/entity/"


def read(path: Path, base: Tables) -> list[object]:
    return [placed.row for placed in read_wikidata(path, base)]


def test_a_line_gives_person_office_and_tenure(write: Write, rows: Tables) -> None:
    path = write(
        "q.csv",
        HEADER + f"{ENTITY}Q990001,Sven Altmark,{ENTITY}Q990002,Prime Minister of Sweden,{ENTITY}Q34,Sweden,"
        "2019-03-01T00:00:00Z,2021-06-30T00:00:00Z\n",
    )
    assert read(path, rows) == [
        ActorRow("wd:Q990001", "Q990001", "PERSON", "Sven Altmark", "SWE", "", "", "", "wikidata query"),
        OfficeRow(
            "Q990002", "wd:Q34", "head_of_government|post", "Prime Minister of Sweden", "prime minister", "",
            "wikidata query",
        ),
        TenureRow("Q990002", "wd:Q990001", "2019-03-01", "2021-06-30", "day", "", "", "wikidata query"),
    ]  # fmt: skip


def test_an_office_of_the_tables_is_used(write: Write, rows: Tables) -> None:
    path = write("q.csv", "person,position,country,start,end\nSven Altmark,President,Ruritania,2026-04,\n")
    tenure = read(path, rows)[-1]
    assert tenure == TenureRow("RUR.president", "kg:sven-altmark-rur", "2026-04", "", "month", "", "", "wikidata query")


@pytest.mark.parametrize("position", ["President of Ruritania", "president of the Kingdom of Ruritania"])
def test_the_position_may_name_the_country(write: Write, rows: Tables, position: str) -> None:
    path = write("q.csv", f"person,position,start,end\nRudolf Elphberg,{position},2026-04-02,\n")
    (tenure,) = read(path, rows)
    assert isinstance(tenure, TenureRow)
    assert (tenure.office, tenure.person) == ("RUR.president", "kg:rudolf")


def test_other_column_names_and_bare_items_will_do(write: Write, rows: Tables) -> None:
    path = write(
        "q.csv", "person,personLabel,officeLabel,jurisdiction,startTime\nQ990001,Sven Altmark,premier,Q34,2019\n"
    )
    tenure = read(path, rows)[-1]
    assert isinstance(tenure, TenureRow) and (tenure.start, tenure.precision) == ("2019", "year")


def test_an_unknown_end_is_no_open_end(write: Write, rows: Tables) -> None:
    path = write("q.csv", "person,position,country,start,end\nSven Altmark,premier,Sweden,2001-05-01,t123456\n")
    tenure = read(path, rows)[-1]
    assert isinstance(tenure, TenureRow) and (tenure.end, tenure.seen) == ("", "2001-05-01")


def test_a_line_without_dates_gives_no_tenure(write: Write, rows: Tables) -> None:
    path = write("q.csv", "person,position,country,start,end\nSven Altmark,premier,Sweden,,\n")
    assert [type(row) for row in read(path, rows)] == [ActorRow, OfficeRow]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("Q990001,Sven Altmark,,premier,Q34,,1 May 2001,", "not a date: '1 May 2001'"),
        ("Q990001,Sven Altmark,,premier,Q34,,2001-02-31,", "2001-02-31|day is out of range"),
        ("Q990001,,,premier,Q34,,2001,", "Q990001 is not in the tables and has no label"),
        ("Q990001,Q990001,,premier,Q34,,2001,", "Q990001 is not in the tables and has no label"),
        ("Q990001,Sven Altmark,,premier,Q990003,,2001,", "Q990003 is not in the tables and has no label"),
        ("Q990001,Sven Altmark,Q990002,,Q34,,2001,", "the position Q990002 is not in the tables and has no label"),
        ("Q990001,Sven Altmark,,,Q34,,2001,", "the position is empty"),
        (",,,premier,Q34,,2001,", "the person is empty"),
        ("Q990001,Sven Altmark,,premier,,Klopstokia,2001,", "unknown country 'Klopstokia'"),
        ("Q990001,Sven Altmark,,premier,,,2001,", "no country for 'premier'"),
        ("http://example.org/Q1,Sven Altmark,,premier,Q34,,2001,", "not a Wikidata item"),
        ("Q990001,Sven Altmark,,premier,Q34,,2005,2001", "before it starts"),
        ("Q990001,Sven Altmark,,premier,Q34,,2005,2006,7", "more fields than columns"),
        ('Q990001,"Sven Altmark,,premier,Q34,,2005,2006', "unexpected end of data"),
    ],
)
def test_faults_name_file_and_line(write: Write, rows: Tables, line: str, message: str) -> None:
    path = write("q.csv", HEADER + "Rudolf Elphberg,,,premier,Sweden,,1999,2000\n" + line + "\n")
    with pytest.raises(DataError, match=message) as raised:
        read(path, rows)
    assert (raised.value.fault.path, raised.value.fault.line) == (str(path), 3)


def test_the_round_trip(write: Write, rows: Tables) -> None:
    base = Tables(actors=rows.actors, aliases=rows.aliases)
    path = write(
        "q.csv",
        HEADER + f"{ENTITY}Q990001,Sven Altmark,{ENTITY}Q990002,Prime Minister of Sweden,{ENTITY}Q34,Sweden,"
        "2019-03-01T00:00:00Z,2021-06-30T00:00:00Z\n"
        f"{ENTITY}Q990004,Kari Nordlie,,mayor of the fjords,{ENTITY}Q20,Norway,2001,\n"
        f"{ENTITY}Q990005,Ola Nordlie,,mayor of the fjords,{ENTITY}Q20,Norway,1991-02,_:b12\n",
    )
    first = read(path, base)
    whole = Tables(actors=list(base.actors), aliases=list(base.aliases))
    add(whole, read_wikidata(path, base))
    again = read(write("again.csv", write_wikidata(whole)), base)
    assert sorted(map(repr, again)) == sorted(map(repr, first))


def test_only_items_are_written(rows: Tables) -> None:
    assert list(csv.reader(write_wikidata(rows).splitlines()))[1:] == []


def test_headers_that_are_such_results() -> None:
    assert is_wikidata_header(["person", "office", "country", "start", "end"])
    assert not is_wikidata_header(["actor", "form"])
