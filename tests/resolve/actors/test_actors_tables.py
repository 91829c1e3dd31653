"""The tables as others use them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from kgraph.errors import DataError, NotFoundError
from kgraph.model import EntityType, Interval
from kgraph.resolve.actors import ActorTables


def test_an_entity_has_label_type_country_and_aliases(small: ActorTables) -> None:
    entity = small.entity("kg:ruritania")
    assert (entity.label, entity.type, entity.country) == ("Ruritania", EntityType.COUNTRY, "RUR")
    assert "Kingdom of Ruritania" in entity.aliases
    assert small.entity("kg:danube-league").country is None


def test_an_unknown_id_is_told(small: ActorTables) -> None:
    with pytest.raises(NotFoundError, match="kg:nobody"):
        small.entity("kg:nobody")


def test_a_country_of_today_by_its_code(small: ActorTables) -> None:
    country = small.country("RUR")
    assert country is not None and country.id == "kg:ruritania"
    assert small.country("ILY") is None


def test_persons_and_their_gender(small: ActorTables) -> None:
    assert [p.label for p in small.persons()][:2] == ["Rudolf Elphberg", "Flavia Elphberg"]
    assert small.gender("kg:flavia") == "f"
    assert small.gender(small.entity("kg:rudolf")) == "m"
    assert small.gender("kg:secretary") is None
    assert small.gender("kg:nobody") is None


def test_persons_by_surname(small: ActorTables) -> None:
    assert [p.label for p in small.persons_by_surname("Elphberg")] == ["Rudolf Elphberg", "Flavia Elphberg"]
    assert [p.label for p in small.persons_by_surname("von Tarlenheim")] == ["Fritz von Tarlenheim"]
    assert small.persons_by_surname("Elphberg", country="GRA") == []


def test_persons_by_surname_follow_the_custom_of_their_country(small: ActorTables) -> None:
    assert [p.label for p in small.persons_by_surname("Yetive")] == ["Yetive Lorry"]
    assert small.persons_by_surname("Rudolf") == []


def test_persons_by_surname_in_office(small: ActorTables) -> None:
    day = dt.date(2004, 1, 1)
    assert [p.label for p in small.persons_by_surname("Elphberg", on=Interval(day, day))] == ["Rudolf Elphberg"]


def test_own_rows_are_added(write: Callable[[str, str], Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("KGRAPH_CACHE", str(tmp_path / "cache"))
    extra = write("mine.csv", "actor,form,kind,ambiguous,valid_from,valid_to,source\nwd:Q34,Svealand,name,,,,mine\n")
    for _ in range(2):  # compiled, then from the cache
        tables = ActorTables.load([extra])
        assert tables.resolve("Svealand").entity == tables.country("SWE")
    assert ActorTables.load().resolve("Svealand").entity is None


def test_a_fault_in_own_rows_names_file_and_line(write: Callable[[str, str], Path]) -> None:
    extra = write("mine.csv", "actor,form,kind,ambiguous,valid_from,valid_to,source\nwd:Q34x,Svealand,name,,,,mine\n")
    with pytest.raises(DataError, match=r"mine\.csv:2: unknown actor 'wd:Q34x'"):
        ActorTables.load([extra])
