"""FollowTheMoney JSON lines."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from kgraph.errors import DataError
from kgraph.resolve.actors.merge import add
from kgraph.resolve.actors.readers.followthemoney import read_followthemoney, write_followthemoney
from kgraph.resolve.actors.schema import ActorRow, AliasRow, OfficeRow, Tables, TenureRow

Write = Callable[[str, str], Path]
SOURCE = "followthemoney"


def entity(id: str, schema: str, **properties: str | list[str]) -> str:
    values = {k: [v] if isinstance(v, str) else v for k, v in properties.items()}
    return json.dumps({"id": id, "schema": schema, "properties": values}) + "\n"


PERSON = entity("p1", "Person", name=["Sven Altmark", "Altmark, Sven"], country="se", gender="male")
POSITION = entity("x1", "Position", name="Prime Minister of Sweden", country="se")
OCCUPANCY = entity("o1", "Occupancy", holder="p1", post="x1", startDate="2019-03-01", endDate="2021-06")


def read(path: Path, base: Tables) -> list[object]:
    return [placed.row for placed in read_followthemoney(path, base)]


def test_person_position_and_occupancy_in_any_order(write: Write, rows: Tables) -> None:
    assert read(write("my.jsonl", OCCUPANCY + "\n" + PERSON + POSITION), rows) == [
        ActorRow("kg:sven-altmark-swe", "", "PERSON", "Sven Altmark", "SWE", "m", "", "", SOURCE),
        AliasRow("kg:sven-altmark-swe", "Altmark, Sven", "name", "", "", "", SOURCE),
        OfficeRow(
            "wd:Q34.prime_minister", "wd:Q34", "head_of_government|post", "Prime Minister of Sweden", "prime minister",
            "", SOURCE,
        ),
        TenureRow("wd:Q34.prime_minister", "kg:sven-altmark-swe", "2019-03-01", "2021-06", "month", "", "", SOURCE),
    ]  # fmt: skip


def test_a_wikidata_id_is_kept(write: Write, rows: Tables) -> None:
    (actor,) = read(write("my.jsonl", entity("p", "Person", name="Sven Altmark", wikidataId="Q990001")), rows)
    assert isinstance(actor, ActorRow) and (actor.id, actor.qid, actor.country) == ("wd:Q990001", "Q990001", "")


def test_a_person_of_the_tables_gets_forms_only(write: Write, rows: Tables) -> None:
    rows.actors.append(ActorRow("wd:Q990001", "Q990001", "PERSON", "Sven Altmark", "SWE", "m", "", "", "invented"))
    text = entity("p", "Person", name="Altmark", alias="Sven the Mild", wikidataId="Q990001")
    assert [row.form for row in read(write("my.jsonl", text), rows) if isinstance(row, AliasRow)] == [
        "Altmark", "Sven the Mild",
    ]  # fmt: skip
    assert read(write("my.jsonl", entity("p", "Person", name="Sven Altmark", country="se")), rows) == []


def test_a_part_of_a_state_counts_as_the_state(write: Write, rows: Tables) -> None:
    (actor,) = read(write("my.jsonl", entity("b", "PublicBody", name="Sea Office", jurisdiction="sj")), rows)
    assert isinstance(actor, ActorRow) and (actor.type, actor.country) == ("GOVERNMENT_BODY", "NOR")


def test_other_entities_are_passed_over(write: Write, rows: Tables) -> None:
    assert read(write("my.jsonl", entity("a", "Address", full="Fjord 1")), rows) == []


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "not JSON"),
        ("[]", "not an entity with id, schema and properties"),
        ('{"id":"p","schema":"Person"}', "not an entity with id, schema and properties"),
        ('{"id":"p","schema":"Person","properties":{"name":"Sven"}}', "name is not a list of strings"),
        (entity("p", "Person", country="se"), "'p' has no name"),
        (entity("p", "Person", name="Sven", country="qq"), "unknown country 'qq'"),
        (entity("x", "Position", name="mayor"), "no name or no country"),
        (entity("o", "Occupancy", holder="p1", post="x9", startDate="2001"), "unknown post 'x9'"),
        (entity("o", "Occupancy", holder="p9", post="x1", startDate="2001"), "unknown holder 'p9'"),
        (entity("o", "Occupancy", holder="p1", post="x1", startDate="May 2001"), "not a date"),
        (entity("o", "Occupancy", holder="p1", post="x1", startDate="2001", endDate="2000"), "before it starts"),
    ],
)
def test_faults_name_file_and_line(write: Write, rows: Tables, line: str, message: str) -> None:
    path = write("my.jsonl", PERSON + POSITION + line)
    with pytest.raises(DataError, match=message) as raised:
        read(path, rows)
    assert (raised.value.fault.path, raised.value.fault.line) == (str(path), 3)


def test_the_round_trip(write: Write, rows: Tables) -> None:
    base = Tables(actors=rows.actors, aliases=rows.aliases)
    text = (
        PERSON
        + POSITION
        + OCCUPANCY
        + entity("p2", "Person", name="Kari Nordlie", alias="K. Nordlie", country="no", gender="female")
        + entity("x2", "Position", name="mayor of the fjords", country="no", wikidataId="Q990002")
        + entity("o2", "Occupancy", holder="p2", post="x2", startDate="2005")
    )
    path = write("my.jsonl", text)
    whole = Tables(actors=list(base.actors), aliases=list(base.aliases))
    add(whole, read_followthemoney(path, base))
    again = read(write("again.jsonl", write_followthemoney(whole)), base)
    assert sorted(map(repr, again)) == sorted(map(repr, read(path, base)))


def test_every_line_written_is_an_entity(rows: Tables) -> None:
    rows.tenures = [t for t in rows.tenures if t.office.startswith("RUR.")]
    rows.actors = [
        row
        if row.id != "kg:ruritania"
        else ActorRow("kg:ruritania", "", "COUNTRY", "Ruritania", "ROU", "", "", "", "invented")
        for row in rows.actors
    ]
    schemata = [json.loads(line)["schema"] for line in write_followthemoney(rows).splitlines()]
    assert sorted(set(schemata)) == ["Occupancy", "Person", "Position"]
    assert schemata.count("Occupancy") == len(rows.tenures)
