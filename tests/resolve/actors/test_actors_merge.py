"""Adding to tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgraph.errors import DataError
from kgraph.resolve.actors.files import Placed
from kgraph.resolve.actors.merge import add, read_folder
from kgraph.resolve.actors.schema import TABLES, ActorRow, AliasRow, Row, Tables, TenureRow


def placed(*rows: Row, file: str = "mine.csv") -> list[Placed]:
    table = {kind: name for name, kind in TABLES.items()}
    return [Placed(Path(file), line, table[type(row)], row) for line, row in enumerate(rows, 2)]


def held(person: str, start: str, end: str = "", office: str = "RUR.president") -> TenureRow:
    return TenureRow(office, person, start, end, "day", "", "", "mine")


def test_an_actor_that_comes_again_is_replaced(rows: Tables) -> None:
    again = ActorRow("kg:rudolf", "", "PERSON", "Rudolf V", "RUR", "m", "", "", "mine")
    before = len(rows.actors)
    add(rows, placed(again))
    assert again in rows.actors and len(rows.actors) == before


def test_an_alias_is_added(rows: Tables) -> None:
    alias = AliasRow("kg:rudolf", "the Red King", "nickname", "", "", "", "mine")
    add(rows, placed(alias))
    assert rows.aliases[-1] == alias


@pytest.mark.parametrize(
    "row",
    [
        AliasRow("kg:nobody", "Nemo", "name", "", "", "", "mine"),
        held("kg:nobody", "2001"),
        held("kg:rudolf", "2001", office="RUR.jester"),
    ],
)
def test_a_reference_into_nothing_is_a_fault(rows: Tables, row: Row) -> None:
    with pytest.raises(DataError, match=r"mine\.csv:2: unknown (actor|person|office)"):
        add(rows, placed(row))


def test_an_id_that_a_file_has_twice_is_a_fault(rows: Tables) -> None:
    row = ActorRow("kg:new", "", "PERSON", "New One", "", "", "", "", "mine")
    with pytest.raises(DataError, match=r"mine\.csv:3: 'kg:new' is there twice"):
        add(rows, placed(row, row))


def test_a_tenure_replaces_one_of_the_same_person_on_the_same_days(rows: Tables) -> None:
    better = held("kg:hentzau", "2006-02-27", "2012-08-14")
    add(rows, placed(better))
    assert [t for t in rows.tenures if t.office == "RUR.president" and t.person == "kg:hentzau"] == [better]


def test_a_second_term_stays_beside_the_first(rows: Tables) -> None:
    add(rows, placed(held("kg:rudolf", "2020-01-01", "2021-01-01")))
    assert len([t for t in rows.tenures if t.person == "kg:rudolf"]) == 2


def test_a_successor_ends_the_tenure_of_the_only_incumbent(rows: Tables) -> None:
    add(rows, placed(held("kg:rudolf", "2026-02-01")))
    (flavia,) = [t for t in rows.tenures if t.person == "kg:flavia"]
    assert (flavia.end, flavia.seen) == ("2026-02-01", "")


def test_an_office_that_several_hold_at_once_takes_one_more(rows: Tables) -> None:
    add(rows, placed(held("kg:rudolf", "2026-02-01", office="RUR.spokesman")))
    assert len([t for t in rows.tenures if t.office == "RUR.spokesman" and not t.end]) == 3


def test_a_tenure_of_the_past_ends_nobody(rows: Tables) -> None:
    add(rows, placed(held("kg:tarlenheim", "1995", "1999")))
    (flavia,) = [t for t in rows.tenures if t.person == "kg:flavia"]
    assert not flavia.end


def test_the_shipped_tables_are_sound() -> None:
    assert read_folder(Path(__file__).parents[3] / "data" / "actors").actors
