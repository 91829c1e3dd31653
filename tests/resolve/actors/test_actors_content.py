"""What the shipped tables must have, and what they must not."""

from __future__ import annotations

import datetime as dt
import itertools
from collections import Counter
from pathlib import Path

import pytest

from kgraph.model import Interval
from kgraph.resolve.actors import ActorTables
from kgraph.resolve.actors.dates import parse_partial
from kgraph.resolve.actors.forms import folded
from kgraph.resolve.actors.merge import read_folder
from kgraph.resolve.actors.schema import TABLES, Tables

FOLDER = Path(__file__).parents[3] / "data" / "actors"
MAIN = "USA CHN RUS GBR FRA KOR PRK JPN IRN ISR TUR SAU IND PAK UKR DEU".split()
HORIZON = dt.date(2026, 1, 1)


@pytest.fixture(scope="module")
def shipped() -> Tables:
    return read_folder(FOLDER)


def test_every_row_has_a_source(shipped: Tables) -> None:
    assert all(row.source for table in TABLES for row in getattr(shipped, table))


def test_the_files_are_small() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 6_000_000


def test_there_are_enough_actors_of_each_kind(shipped: Tables) -> None:
    counts = Counter(row.type for row in shipped.actors)
    least = {
        "COUNTRY": 240, "PERSON": 5000, "IGO": 150, "GOVERNMENT_BODY": 500, "ARMED_GROUP": 300, "MEDIA": 150,
        "INSTRUMENT": 100, "PLACE": 300,
    }  # fmt: skip
    assert {kind: counts[kind] for kind in least if counts[kind] < least[kind]} == {}


def test_a_qid_means_one_actor(shipped: Tables) -> None:
    counts = Counter(row.qid for row in shipped.actors if row.qid)
    assert [qid for qid, n in counts.items() if n > 1] == []


def test_a_person_is_there_once(shipped: Tables) -> None:
    """Full names that two persons of one country share are rare, and known to be of two persons."""
    counts = Counter((folded(row.name), row.country) for row in shipped.actors if row.type == "PERSON")
    twice = {name for (name, _), n in counts.items() if n > 1}
    assert twice <= {"aleksandar dimitrov", "andris berzins", "chen chien jen"}


def test_a_country_of_today_is_there_once(shipped: Tables) -> None:
    counts = Counter(
        row.country for row in shipped.actors if row.type == "COUNTRY" and row.country and not row.valid_to
    )
    assert [code for code, n in counts.items() if n > 1] == []
    assert len(counts) >= 230


def test_tenures_have_dates_and_do_not_lie_in_the_future(shipped: Tables) -> None:
    for row in shipped.tenures:
        assert row.start or row.end or row.seen, row
        assert all(parse_partial(d).start <= dt.date(2026, 12, 31) for d in (row.start, row.end) if d), row  # type: ignore[operator]


@pytest.mark.parametrize(
    "abbreviation",
    "UN EU NATO IAEA OPEC OSCE ASEAN AU ECOWAS SADC GCC OIC IMF WTO WHO ICC ICJ OPCW UNHCR UNICEF UNESCO SCO CSTO "
    "BRICS G7 G20 CPTPP APEC OECD Interpol Mercosur CARICOM SAARC AUKUS Quad OPEC+".split(),
)
def test_organisations_by_their_short_names(tables: ActorTables, abbreviation: str) -> None:
    words = [abbreviation.removesuffix("+"), "+"] if abbreviation.endswith("+") else [abbreviation]
    (match,) = tables.find(words)
    assert {c.entity.type for c in match.candidates} <= {"IGO", "ORGANISATION"}


@pytest.mark.parametrize("name", "USSR Zaire Burma Czechoslovakia Yugoslavia Rhodesia Swaziland".split())
def test_names_of_the_past(tables: ActorTables, name: str) -> None:
    (match,) = tables.find([name])
    assert any(c.entity.type == "COUNTRY" for c in match.candidates)


@pytest.mark.parametrize(
    ("form", "country"),
    [
        ("the Kremlin", "RUS"), ("Blue House", "KOR"), ("White House", "USA"), ("Downing Street", "GBR"),
        ("Zhongnanhai", "CHN"), ("the Élysée", "FRA"), ("Foggy Bottom", "USA"), ("Quai d'Orsay", "FRA"),
        ("Pentagon", "USA"), ("Whitehall", "GBR"),
    ],
)  # fmt: skip
def test_seats_that_stand_for_who_sits_there(tables: ActorTables, form: str, country: str) -> None:
    assert any(c.entity.country == country for c in tables.exact(form.removeprefix("the ")) + tables.exact(form))


@pytest.mark.parametrize("outlet", ["Xinhua", "Reuters", "KCNA", "Yonhap", "IRNA", "TASS", "Associated Press"])
def test_outlets_are_media(tables: ActorTables, outlet: str) -> None:
    assert {c.entity.type for c in tables.exact(outlet)} == {"MEDIA"}


@pytest.mark.parametrize("treaty", ["Paris Agreement", "START I", "Oslo Accords", "Panmunjom Declaration", "JCPOA"])
def test_treaties_are_instruments(tables: ActorTables, treaty: str) -> None:
    assert "INSTRUMENT" in {c.entity.type for c in tables.exact(treaty)}


def holes(tables: ActorTables, role: str, body: str, first: dt.date = dt.date(1990, 1, 1)) -> list[str]:
    """The gaps of more than 90 days in which nobody, not even acting, is known to hold the role."""
    tenures = sorted(tables.holders(role, body), key=lambda t: (t.start or dt.date.min, t.end or dt.date.max))
    found, reached = [], first
    for tenure in tenures:
        start, end = tenure.interval.start or dt.date.min, tenure.interval.end or dt.date.max
        if reached < HORIZON and start > reached + dt.timedelta(days=90):
            found.append(f"{reached} to {start} before {tenure.person.label}")
        reached = max(reached, end)
    return [*found, *([f"after {reached}"] if reached < HORIZON else [])]


@pytest.mark.parametrize("code", MAIN)
@pytest.mark.parametrize("role", ["leader", "head_of_state", "foreign_minister"])
def test_the_main_states_have_no_holes(tables: ActorTables, code: str, role: str) -> None:
    country = tables.country(code)
    assert country is not None
    first = dt.date(1992, 6, 1) if code in ("UKR", "RUS") else dt.date(1990, 1, 1)
    if (code, role) == ("IND", "foreign_minister"):
        first = dt.date(1991, 6, 21)  # before it the prime minister kept the post for himself
    assert holes(tables, role, country.id, first) == []


@pytest.mark.parametrize("role", ["defence_minister"])
@pytest.mark.parametrize("code", ["USA", "RUS", "GBR", "FRA", "DEU", "ISR", "IND", "JPN", "KOR", "CHN"])
def test_defence_ministers_of_the_great_powers(tables: ActorTables, code: str, role: str) -> None:
    country = tables.country(code)
    assert country is not None
    assert holes(tables, role, country.id, dt.date(2000, 1, 1)) == []


@pytest.mark.parametrize(("form", "role"), [("United Nations", "igo_head"), ("NATO", "igo_head")])
def test_heads_of_organisations_have_no_holes(tables: ActorTables, form: str, role: str) -> None:
    body = tables.resolve(form).entity
    assert body is not None
    assert holes(tables, role, body.id) == []


def test_a_head_of_state_on_almost_every_day_everywhere(tables: ActorTables) -> None:
    states = [e for code in _members(tables) if (e := tables.country(code))]
    days = [dt.date(2000, 1, 15) + dt.timedelta(days=365 * n + 31 * (n % 12)) for n in range(25)]
    asked = list(itertools.product(states, days))
    known = [1 for state, day in asked if tables.holders("leader", state.id, Interval(day, day))]
    assert len(known) >= 0.97 * len(asked)


def _members(tables: ActorTables) -> list[str]:
    """States that have a head of state or government in the tables."""
    codes = sorted({row.country for row in read_folder(FOLDER).actors if row.type == "COUNTRY" and row.country})
    return [c for c in codes if (e := tables.country(c)) and tables.holders("head_of_government", e.id)]


def test_nobody_holds_a_post_beside_another_for_long(tables: ActorTables) -> None:
    """Posts of one person: regular tenures of different persons overlap by no more than a year."""
    for code in MAIN:
        country = tables.country(code)
        assert country is not None
        for role in ("head_of_state", "head_of_government", "foreign_minister"):
            regular = [t for t in tables.holders(role, country.id) if not t.acting and t.precision == "day"]
            for one, other in itertools.pairwise(regular):
                if one.office == other.office and one.interval.end and other.start:
                    overlap = (one.interval.end - other.start).days
                    assert overlap <= 366, (one.person.label, other.person.label)
