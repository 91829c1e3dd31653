"""The word lists by which trees are mended."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgraph.annotate.words import load_mending_words
from kgraph.errors import DataError
from kgraph.resources import data_path


def test_requests_have_prepositions_and_lists_have_words() -> None:
    words = load_mending_words()
    assert words.requests["call"] == {"on", "to", "for"}
    assert "say" in words.saying
    assert "say" not in words.reporting


@pytest.mark.parametrize("content", ["titles: [", "titles: king", "{}", "titles: [1]", "[titles]"])
def test_a_bad_list_is_named(tmp_path: Path, content: str) -> None:
    path = tmp_path / "words.yaml"
    path.write_text(content)
    with pytest.raises(DataError, match=r"words\.yaml"):
        load_mending_words(path)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("giving: [", "givers: [", "unknown list 'givers'"),
        ("  plea: [to]", "  plea: to", "expected a list of words"),
        ("wishing: [appeal", "wishing: [{}", "expected a word"),
    ],
)
def test_a_slip_in_the_shipped_lists_is_named(tmp_path: Path, old: str, new: str, message: str) -> None:
    shipped = data_path("annotate", "words.yaml").read_text(encoding="utf-8")
    assert shipped.count(old) == 1
    path = tmp_path / "words.yaml"
    path.write_text(shipped.replace(old, new), encoding="utf-8")
    with pytest.raises(DataError, match=message):
        load_mending_words(path)
