"""The tables under data/relations: what is shipped is whole, and what is wrong is told with file and line."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kgraph.coding import Coder
from kgraph.coding.tables import Tables, load_tables
from kgraph.errors import DataError
from kgraph.model import EventType
from kgraph.resources import data_path

SHIPPED = data_path("relations")
FRAME = "class,verb,noun,preposition,conditions,example\n"


@pytest.fixture(scope="module")
def tables() -> Tables:
    return load_tables(SHIPPED)


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    shutil.copytree(SHIPPED, tmp_path / "relations")
    return tmp_path / "relations"


def test_there_are_several_hundred_frames(tables: Tables) -> None:
    assert len(tables.frames) > 500


def test_every_class_that_is_an_event_has_a_cameo_code_with_goldstein_value(tables: Tables) -> None:
    lacking = [c.name for c in tables.classes.values() if c.event_type and c.goldstein is None]
    assert lacking == []


def test_every_event_type_can_be_reached(tables: Tables) -> None:
    used = {f.relation_class for f in tables.frames} | {n.relation_class for n in tables.nouns}
    used |= {c.name for c in tables.effects.values() if c}
    assert {tables.classes[name].event_type for name in used} >= set(EventType)


def test_no_class_is_left_without_a_row_that_leads_to_it(tables: Tables) -> None:
    used = {f.relation_class for f in tables.frames} | {n.relation_class for n in tables.nouns}
    used |= {c.name for c in tables.effects.values() if c}
    assert sorted(set(tables.classes) - used) == []


def test_quarrel_and_concord_have_the_sign_that_one_expects(tables: Tables) -> None:
    by_type = {c.event_type: c.goldstein for c in tables.classes.values()}
    assert by_type[EventType.ASSAULT] < by_type[EventType.ACCUSE] < 0 < by_type[EventType.CONSULT]


def append(text: str, *parts: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        path = folder.joinpath(*parts)
        path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")

    return change


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (append("meet,shake,,,,\n", "frames", "states.csv"), "example"),
        (append("nosuchclass,shake,,,,A shook B.\n", "frames", "states.csv"), "nosuchclass"),
        (append("meet,@nosuchwords,,,,A shook B.\n", "frames", "states.csv"), "@nosuchwords"),
        (append("meet,shake||grip,,,,A shook B.\n", "frames", "states.csv"), "empty alternative"),
        (append("meet,shake,,,sideways,A shook B.\n", "frames", "states.csv"), "sideways"),
        (append("meet,shake,,,object=WIZARD,A shook B.\n", "frames", "states.csv"), "WIZARD"),
        (append("meet,shake,,\n", "frames", "states.csv"), "cells"),
        (append("meet,CONSULT,,040,,again\n", "classes.csv"), "twice"),
        (append("dance,BALLET,,040,,dances\n", "classes.csv"), "BALLET"),
        (append("dance,CONSULT,,999,,dances\n", "classes.csv"), "999"),
        (append("Dance,CONSULT,,040,,dances\n", "classes.csv"), "identifier"),
        (append("999,eleven\n", "goldstein.csv"), "number"),
        (append("999,11\n", "goldstein.csv"), "-10 to 10"),
        (append("verb,waltz,nosucheffect,A waltzed.\n", "operators.csv"), "nosucheffect"),
        (append("dream,waltz,keep,A waltzed.\n", "operators.csv"), "scope"),
        (append("threaten,BALLET,threaten\n", "effects.csv"), "BALLET"),
        (append("meet,waltz,with,\n", "nouns.csv"), "example"),
        (append("empty,,nothing\n", "words.csv"), "no words"),
    ],
)
def test_a_wrong_row_is_told_with_its_place(copied: Path, change: Callable[[Path], None], message: str) -> None:
    change(copied)
    with pytest.raises(DataError, match=message) as raised:
        load_tables(copied)
    fault = raised.value.fault
    assert fault.line is not None
    assert len(Path(fault.path).read_text(encoding="utf-8").splitlines()) == fault.line


def test_a_missing_table_is_told(copied: Path) -> None:
    (copied / "nouns.csv").unlink()
    with pytest.raises(DataError, match=r"nouns\.csv"):
        load_tables(copied)


def test_missing_frames_are_told(copied: Path) -> None:
    shutil.rmtree(copied / "frames")
    with pytest.raises(DataError, match="no frame files"):
        load_tables(copied)


def test_wrong_columns_are_told(copied: Path) -> None:
    (copied / "frames" / "own.csv").write_text("class,verb\nmeet,shake\n", encoding="utf-8")
    with pytest.raises(DataError, match="columns") as raised:
        load_tables(copied)
    assert raised.value.fault.line == 1


def test_a_user_adds_frames_in_a_file_of_his_own(copied: Path) -> None:
    row = "meet,waltz,,with,,The king waltzed with the queen.\n"
    (copied / "frames" / "own.csv").write_text(FRAME + row, encoding="utf-8")
    assert any(f.place == "own.csv:2" for f in Coder.load(copied).tables.frames)
