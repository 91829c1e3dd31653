"""The lexicon is checked when it is read; an error names the file and the line."""

from pathlib import Path

import pytest

from kgraph.errors import DataError
from kgraph.extract.lexicon import lexicon, read_lexicon
from kgraph.resources import data_path


def shipped() -> str:
    return data_path("extract", "lexicon.yaml").read_text(encoding="utf-8")


def test_the_shipped_lexicon_is_read() -> None:
    words = lexicon()
    assert "promise" in words.subject_control
    assert "of" in words.object_control_prepositions["accuse"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: [", "not YAML"),
        ("- a\n- b\n", "expected a mapping"),
        ("wordz:\n  - a\n", ":1: unknown list 'wordz'"),
        ("copulas: be\n", ":1: expected a list of words"),
        ("copulas:\n  - be\n  -\n", ":3: expected a word"),
        ("copulas:\n  - be\n", "is missing"),
    ],
)
def test_a_faulty_lexicon_is_refused_with_its_place(text: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "lexicon.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError) as caught:
        read_lexicon(path)
    assert message in str(caught.value)


def test_a_list_that_must_map_words_to_words(tmp_path: Path) -> None:
    path = tmp_path / "lexicon.yaml"
    path.write_text(shipped().replace("  accuse: [of]", "  accuse: of"), encoding="utf-8")
    with pytest.raises(DataError, match="expected a list of words"):
        read_lexicon(path)
