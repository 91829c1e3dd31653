"""For whom persons act: the country of the office, not of the passport."""

from __future__ import annotations

import datetime as dt

import pytest

from kgraph.model import Entity, EntityType, Interval
from kgraph.resolve.affiliation import in_service, serves
from kgraph.resolve.discourse import Title

NATO = Entity("wd:Q7184", "NATO", EntityType.IGO)
FRANCE = Entity("wd:Q142", "France", EntityType.COUNTRY, "FRA")
BRITAIN = Entity("wd:Q145", "United Kingdom", EntityType.COUNTRY, "GBR")
JOHNSON = Entity("wd:Q180589", "Boris Johnson", EntityType.PERSON, "GBR")


def title(core: str, of: Entity | None, past: bool = False) -> Title:
    return Title(core.split()[-1], core, of, past)


def test_an_official_of_an_organisation_acts_for_no_state() -> None:
    assert in_service(JOHNSON, NATO).country is None
    assert in_service(JOHNSON, None, [title("envoy", NATO)]).country is None


@pytest.mark.parametrize(
    "titles",
    [(), [title("secretary", FRANCE)], [title("envoy", None)], [title("envoy", NATO, past=True)]],
    ids=["no title", "of a state", "of nobody", "former"],
)
def test_everyone_else_acts_for_his_state(titles: list[Title]) -> None:
    assert in_service(JOHNSON, None, titles) == JOHNSON


def test_a_head_of_state_who_chairs_an_organisation_stays_one() -> None:
    assert in_service(JOHNSON, BRITAIN, [title("chairman", NATO)]) == JOHNSON


def test_who_holds_office_abroad_acts_for_that_state() -> None:
    assert in_service(JOHNSON, FRANCE).country == "FRA"


def test_bodies_keep_their_country() -> None:
    agency = Entity("kg:agency-fra", "Agency", EntityType.ORGANISATION, "FRA")
    assert in_service(agency, NATO) == agency


def test_the_day_tells_whom_someone_serves(small_tables) -> None:
    def on(day: str) -> Interval:
        return Interval(dt.date.fromisoformat(day), dt.date.fromisoformat(day))

    served = serves(small_tables, JOHNSON, on("2017-05-01"))
    assert served is not None
    assert served.label == "United Kingdom"
    assert serves(small_tables, JOHNSON, on("2015-05-01")) is None
    assert serves(small_tables, JOHNSON, None) is None
    assert serves(small_tables, Entity("kg:ada-holm", "Ada Holm", EntityType.PERSON), on("2017-05-01")) is None


def test_in_a_text(reader) -> None:
    found = reader.entities("NATO envoy Boris Johnson met Sergei Lavrov in Paris.", date="2017-05-01")
    assert found["Sergei Lavrov"].country == "RUS"
    found = reader.entities("NATO envoy Boris Johnson met Sergei Lavrov in Paris.", date="2020-05-01")
    assert found["Boris Johnson"].country is None


@pytest.mark.parametrize(
    ("words", "day", "country"),
    [
        ("Moscow", "1988-05-01", "SUN"),
        ("Moscow", "1993-05-01", "RUS"),
        ("Moscow", None, "RUS"),
        ("Prague", "1989-05-01", "CSK"),
        ("Prague", "2003-05-01", "CZE"),
        ("Belgrade", "1985-05-01", "YUG"),
        ("Belgrade", "2016-05-01", "SRB"),
        ("Bonn", "1988-05-01", "DEU"),
        ("Kinshasa", "1990-05-01", "ZAR"),
    ],
)
def test_a_capital_is_that_of_the_state_of_its_day(world, words: str, day: str | None, country: str) -> None:
    found = world.entities(f"{words} accused Iran of delay.", date=day)
    assert found[words].country == country


def test_a_minister_acts_for_the_state_of_his_day(world) -> None:
    text = "Shevardnadze met Iranian envoys."
    assert world.entities(text, date="1988-05-01")["Shevardnadze"].country == "SUN"
    assert world.entities(text, date="1999-05-01")["Shevardnadze"].country == "GEO"


def test_who_reigns_or_rules_elsewhere_too(world) -> None:
    found = world.entities("Elizabeth II met Paul Bremer in Paris.", date="2004-02-01")
    assert found["Elizabeth II"].country == "GBR"
    assert found["Paul Bremer"].country == "USA"
