"""Whose office a bare title is."""

from __future__ import annotations

import datetime as dt

import pytest

from kgraph.model import Entity, EntityType
from kgraph.pipeline.offices import BodyOf, body_reader
from kgraph.resolve.actors import ActorTables


@pytest.fixture(scope="module")
def tables() -> ActorTables:
    return ActorTables.load()


@pytest.fixture(scope="module")
def body_of(tables: ActorTables) -> BodyOf:
    return body_reader(tables)


def known(tables: ActorTables, text: str, on: dt.date) -> Entity:
    found = tables.resolve(text, on).entity
    assert found is not None
    return found


def test_an_office_held_on_the_day(tables: ActorTables, body_of: BodyOf) -> None:
    day = dt.date(2014, 5, 1)
    obama = known(tables, "US president", day)
    assert (body := body_of(obama, "president", day)) is not None
    assert body.label == "United States"
    assert body_of(obama, "king", day) is None
    assert body_of(obama, "president", dt.date(2019, 5, 1)) is None
    assert body_of(obama, "former president", dt.date(2019, 5, 1)) == body


def test_the_head_of_an_organisation_is_none_of_his_country(tables: ActorTables, body_of: BodyOf) -> None:
    day = dt.date(2005, 5, 1)
    annan = known(tables, "UN Secretary General", day)
    assert (body := body_of(annan, "secretary general", day)) is not None
    assert body.label == "United Nations"


def test_a_minister_whom_the_tables_do_not_know(body_of: BodyOf) -> None:
    minister = Entity("kg:joseph-kimani-ken", "Joseph Kimani", EntityType.PERSON, "KEN")
    assert (body := body_of(minister, "trade minister", None)) is not None
    assert body.label == "Kenya"
    assert body_of(minister, "president", None) is None
    assert body_of(Entity("kg:ine-lie", "Ine Lie", EntityType.PERSON), "trade minister", None) is None
