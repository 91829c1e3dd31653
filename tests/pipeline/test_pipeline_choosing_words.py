"""The words by which readings are chosen."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgraph.coding.tables import load_tables
from kgraph.errors import DataError
from kgraph.pipeline.choosing_words import choosing_words
from kgraph.resources import data_path


def test_classes_are_those_of_the_relations() -> None:
    words = choosing_words()
    assert words.about_deeds | words.joint <= load_tables(data_path("relations")).classes.keys()


def test_a_preposition_of_a_party_is_one_of_aim() -> None:
    words = choosing_words()
    assert words.parties <= words.aimed


def test_a_missing_list_is_named(tmp_path: Path) -> None:
    path = tmp_path / "choosing.yaml"
    path.write_text("aimed: [at]\n")
    with pytest.raises(DataError, match=r"choosing\.yaml: the list 'about_deeds' is missing"):
        choosing_words(path)
