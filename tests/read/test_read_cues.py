"""The table of cue phrases is checked when it is loaded."""

from pathlib import Path

import pytest

from kgraph.errors import DataError
from kgraph.read.cues import load_cues
from kgraph.resources import data_path

SHIPPED = data_path("read", "cues.yaml")


def test_the_shipped_table_loads() -> None:
    cues = load_cues()
    assert cues.agencies["xinhua"] == "Xinhua"
    assert cues.columns["headline"] == "title"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("web_words:", "web_wrds:", "unknown list 'web_wrds'"),
        ("labels: [", "labels: {", "not YAML"),
        ('"^https?://', '"^https?://(', "pattern"),
        ("  AA: Anadolu Agency", "  AA: [Anadolu Agency]", "a text is expected"),
    ],
)
def test_a_fault_names_file_and_line(tmp_path: Path, old: str, new: str, message: str) -> None:
    table = SHIPPED.read_text(encoding="utf-8")
    assert old in table
    path = tmp_path / "cues.yaml"
    path.write_text(table.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load_cues(path)
    assert message in str(caught.value)
    assert caught.value.fault.path == str(path)
    assert caught.value.fault.line


def test_a_missing_list_is_named(tmp_path: Path) -> None:
    path = tmp_path / "cues.yaml"
    path.write_text("published: [Published]\n")
    with pytest.raises(DataError, match="missing: agencies, article_end"):
        load_cues(path)


def test_a_missing_table_is_told(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="cannot be read"):
        load_cues(tmp_path / "none.yaml")
