"""Which mentions of actors and things may be one side of one happening."""

from pathlib import Path

import pytest

from kgraph.assemble.participants import block, compatible, load_nouns
from kgraph.errors import DataError
from kgraph.model import Entity, EntityType, local_entity

PERU = Entity("wd:Q419", "Peru", EntityType.COUNTRY, "PER")
LIMA = Entity("wd:Q2868", "Lima", EntityType.PLACE, "PER")
CUSCO = Entity("wd:Q5582862", "Cusco", EntityType.PLACE, "PER")
VIZCARRA = Entity("wd:Q1", "Martín Vizcarra", EntityType.PERSON, "PER")
GARCIA = Entity("wd:Q2", "Alan García", EntityType.PERSON, "PER")


def thing(label: str, country: str | None = None) -> Entity:
    return local_entity(label, EntityType.OTHER, country)


def person(label: str, country: str | None = None) -> Entity:
    return local_entity(label, EntityType.PERSON, country)


ALIKE = [
    (PERU, VIZCARRA),
    (PERU, LIMA),
    (PERU, thing("positions in southern Peru", "PER")),
    (thing("nuclear test"), thing("sixth nuclear tests")),
    (person("Peruvian ambassador", "PER"), person("Peru's ambassador", "PER")),
    (thing("Kurdish positions in northern Iraq", "IRQ"), thing("Kurdish camps", "IRQ")),
    (thing("thousands of protesters"), thing("demonstrators in Lima", "PER")),
    (thing("hundreds of people"), thing("crowd")),
]


@pytest.mark.parametrize(("a", "b"), ALIKE)
def test_one_side(a: Entity, b: Entity) -> None:
    assert compatible(a, b) and compatible(b, a)
    assert block(a) == block(b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (VIZCARRA, GARCIA),
        (LIMA, CUSCO),
        (person("Peruvian ambassador", "PER"), person("Peruvian minister", "PER")),
        (person("Peruvian ambassador", "PER"), person("Chilean ambassador", "CHL")),
        (person("Peruvian ambassador", "PER"), VIZCARRA),
        (thing("positions", "PER"), thing("positions", "CHL")),
        (thing("Kurdish camps", "IRQ"), thing("oil wells", "IRQ")),
        (thing("dozens of ships"), thing("dozens of protesters")),
    ],
)
def test_two_sides(a: Entity, b: Entity) -> None:
    assert not compatible(a, b) and not compatible(b, a)


@pytest.mark.parametrize("row", ["herd,sheep,animals", "crowd,,nobody"])
def test_a_wrong_row_of_the_nouns_is_told(tmp_path: Path, row: str) -> None:
    path = tmp_path / "nouns.csv"
    path.write_text(f"group,word,meaning\n{row}\n", encoding="utf-8")
    with pytest.raises(DataError, match="group"):
        load_nouns(path)


def test_missing_nouns_are_told(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="cannot be read"):
        load_nouns(tmp_path / "nouns.csv")
