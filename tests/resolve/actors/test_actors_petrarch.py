"""Dictionaries of PETRARCH."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kgraph.errors import DataError
from kgraph.resolve.actors import ActorTables
from kgraph.resolve.actors.merge import add
from kgraph.resolve.actors.readers.petrarch import read_petrarch, write_petrarch
from kgraph.resolve.actors.schema import ActorRow, AliasRow, OfficeRow, Tables, TenureRow

Write = Callable[[str, str], Path]
SOURCE = "petrarch dictionary"
DICTIONARY = """\
# Invented for this test
SVEN_ALTMARK_ ; prime minister, then gone
+S._ALTMARK_
+OLD_SVEN_
\t[SWEGOV 190301-20210630]
\t[SWEELI >210701]
\t[SWEOPP <190228]
KARI_NORDLIE_\t[NORGOV]
NORTHERN_FRONT_ [NORREB 980000-990300]
SWEDEN_ [SWE]
+SVEALAND_
FJORD_GAZETTE_ [NORMED]
BALTIC_POOL_ [IGOBSP]
FORGOTTEN_ [---]
"""


def read(path: Path, base: Tables) -> list[object]:
    return [placed.row for placed in read_petrarch(path, base)]


def test_a_person_with_synonyms_and_dated_codes(write: Write, rows: Tables) -> None:
    found = read(write("my.actors.txt", DICTIONARY), rows)[:9]
    id = "kg:sven-altmark-swe"
    assert found == [
        ActorRow(id, "", "PERSON", "Sven Altmark", "SWE", "", "", "", SOURCE),
        AliasRow(id, "S. Altmark", "name", "", "", "", SOURCE),
        AliasRow(id, "Old Sven", "name", "", "", "", SOURCE),
        OfficeRow("SWEGOV", "wd:Q34", "gov", "SWEGOV", "", "SWEGOV", SOURCE),
        TenureRow("SWEGOV", id, "2019-03-01", "2021-06-30", "day", "", "", SOURCE),
        OfficeRow("SWEELI", "wd:Q34", "eli", "SWEELI", "", "SWEELI", SOURCE),
        TenureRow("SWEELI", id, "2021-07-01", "", "day", "", "", SOURCE),
        OfficeRow("SWEOPP", "wd:Q34", "opp", "SWEOPP", "", "SWEOPP", SOURCE),
        TenureRow("SWEOPP", id, "", "2019-02-28", "day", "", "", SOURCE),
    ]


def test_what_kind_of_actor_a_code_tells(write: Write, rows: Tables) -> None:
    found = read(write("my.actors.txt", DICTIONARY), rows)
    assert {row.name: (row.type, row.country) for row in found if isinstance(row, ActorRow)} == {
        "Sven Altmark": ("PERSON", "SWE"),
        "Kari Nordlie": ("PERSON", "NOR"),
        "Northern Front": ("ARMED_GROUP", "NOR"),
        "Fjord Gazette": ("MEDIA", "NOR"),
        "Baltic Pool": ("IGO", ""),
    }


def test_a_bare_country_code_names_the_country(write: Write, rows: Tables) -> None:
    found = read(write("my.actors.txt", DICTIONARY), rows)
    assert [row.form for row in found if isinstance(row, AliasRow) and row.actor == "wd:Q34"] == ["Sweden", "Svealand"]


def test_a_month_or_day_of_nought_is_not_known(write: Write, rows: Tables) -> None:
    found = read(write("my.actors.txt", DICTIONARY), rows)
    (tenure,) = [row for row in found if isinstance(row, TenureRow) and row.office == "NORREB"]
    assert (tenure.start, tenure.end, tenure.precision) == ("1998", "1999-03", "year")


def test_an_undated_code_always_holds(write: Write, rows: Tables) -> None:
    add(rows, read_petrarch(write("my.actors.txt", DICTIONARY), rows))
    tenures = ActorTables.of(rows).holders("gov", "wd:Q20")
    assert [(t.person.label, t.start, t.end, t.known_until) for t in tenures] == [("Kari Nordlie", None, None, None)]


def test_a_person_of_the_tables_is_not_made_again(write: Write, rows: Tables) -> None:
    found = read(write("my.actors.txt", "RUDOLF_ELPHBERG_ [RURGOV 000301-060301]\n"), rows)
    assert [type(row) for row in found] == [OfficeRow, TenureRow]


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("OMAR_AL-NADIM_", "Omar al-Nadim"),
        ("URSULA_VON_ALTMARK_", "Ursula von Altmark"),
        ("Lars McAltmark", "Lars McAltmark"),
        ("J.R._ALTMARK_", "J.R. Altmark"),
        ("BOZO_", "BOZO"),
    ],
)
def test_names_are_put_as_they_are_printed(write: Write, rows: Tables, printed: str, name: str) -> None:
    (actor, *_) = read(write("my.actors.txt", f"{printed} [SWEGOV]\n"), rows)
    assert isinstance(actor, ActorRow) and actor.name == name


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("KARI_NORDLIE_ [NORGOV", "a bracket is not closed"),
        ("KARI_NORDLIE_ [norgov]", "not a code with a date"),
        ("KARI_NORDLIE_ [NORGOV 2001]", "not a date like 140929"),
        ("KARI_NORDLIE_ [NORGOV 011322-020101]", "month must be in"),
        ("KARI_NORDLIE_ [NORGOV 050101-040101]", "before it starts"),
        ("KARI_NORDLIE_ [NORGOV 050101 060101]", "not a code with a date"),
        ("KARI_NORDLIE_", "'Kari Nordlie' has no code"),
        ("   KARI_NORDLIE_", "neither a name, a synonym nor a code"),
    ],
)
def test_faults_name_file_and_line(write: Write, rows: Tables, line: str, message: str) -> None:
    path = write("my.actors.txt", "# invented\nOLA_NORDLIE_ [NORGOV]\n" + line + "\n")
    with pytest.raises(DataError, match=message) as raised:
        read(path, rows)
    assert (raised.value.fault.path, raised.value.fault.line) == (str(path), 3)


@pytest.mark.parametrize("text", ["+KARI_\n", "\t[NORGOV]\n"])
def test_a_file_begins_with_a_name(write: Write, rows: Tables, text: str) -> None:
    with pytest.raises(DataError, match=r"my\.actors\.txt:1: .* without a name before it"):
        read(write("my.actors.txt", text), rows)


def test_the_round_trip(write: Write, rows: Tables) -> None:
    base = Tables(actors=rows.actors)
    path = write("my.actors.txt", DICTIONARY.replace("SWEDEN_ [SWE]\n+SVEALAND_\n", ""))
    whole = Tables(actors=list(base.actors))
    add(whole, read_petrarch(path, base))
    again = read(write("again.actors.txt", write_petrarch(whole)), base)
    countries = {row.id for row in rows.actors}
    again = [row for row in again if not (isinstance(row, AliasRow) and row.actor in countries)]
    assert sorted(map(repr, again)) == sorted(map(repr, read(path, base)))


def test_forms_of_countries_are_written(rows: Tables) -> None:
    assert "RURITANIA_ [RUR]\n+KINGDOM_OF_RURITANIA_\n" in write_petrarch(rows)
