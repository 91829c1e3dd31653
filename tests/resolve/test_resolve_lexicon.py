"""The tables under data/resolve are sound, and faults name file and line."""

import shutil
from pathlib import Path

import pytest

from kgraph.errors import DataError
from kgraph.resolve.lexicon import SENSES, load_lexicon
from kgraph.resources import data_path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(data_path("resolve"), tmp_path / "resolve"))


def test_the_shipped_tables_load() -> None:
    lexicon = load_lexicon()
    assert {noun.sense for noun in lexicon.nouns.values()} == SENSES
    assert lexicon.pronouns["her"].gender == "f"
    assert lexicon.given_names["angela"] == "f"


def test_nouns_are_lower_case_and_there_once() -> None:
    rows = data_path("resolve", "nouns.csv").read_text().splitlines()[1:]
    nouns = [row.split(",")[0] for row in rows]
    assert nouns == [n.lower() for n in nouns]
    assert len(nouns) == len(set(nouns))


@pytest.mark.parametrize(
    ("table", "line", "message"),
    [
        ("nouns.csv", "minister,boss,PERSON,", "unknown sense"),
        ("nouns.csv", "minister,role,PEOPLE,", "unknown type"),
        ("nouns.csv", "minister,role,PERSON,x", "gender"),
        ("given_names.csv", "angela,female,own", "gender"),
        ("pronouns.csv", "xe,3,singular,,odd", "unknown use"),
        ("epithets.csv", ",Israel,", "needs a phrase"),
        ("sets.csv", "koreas", "fields"),
        ("places.csv", "Elbonia City,elb,own", "alpha-3"),
    ],
)
def test_a_wrong_row_is_named_with_its_line(folder: Path, table: str, line: str, message: str) -> None:
    path = folder / table
    number = len(path.read_text().splitlines()) + 1
    path.write_text(path.read_text() + line + "\n")
    with pytest.raises(DataError, match=message) as raised:
        load_lexicon(folder)
    assert raised.value.fault.line == number
    assert raised.value.fault.path.endswith(table)


def test_a_word_that_yaml_takes_for_something_else_is_refused(folder: Path) -> None:
    path = folder / "words.yaml"
    path.write_text(path.read_text().replace("past: [former,", "past: [no, former,"))
    with pytest.raises(DataError, match="past must be a list of words"):
        load_lexicon(folder)


def test_broken_yaml_is_named_with_its_line(folder: Path) -> None:
    (folder / "words.yaml").write_text("past: [former\nfuture: x\n")
    with pytest.raises(DataError) as raised:
        load_lexicon(folder)
    assert raised.value.fault.line is not None
