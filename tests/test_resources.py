"""Lists of words from YAML files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from kgraph.errors import DataError
from kgraph.resources import read_word_lists, read_words


@dataclass(frozen=True)
class Words:
    verbs: frozenset[str]
    requests: dict[str, frozenset[str]]


def test_words_that_yaml_takes_for_something_else_stay_words(tmp_path: Path) -> None:
    path = tmp_path / "words.yaml"
    path.write_text("verbs: [go, on, 1]\nrequests:\n  call: [on, to]\n  no: []\n")
    assert read_words(Words, path) == Words(
        frozenset(["go", "on", "1"]), {"call": frozenset(["on", "to"]), "no": frozenset()}
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("verbs: [", r"words\.yaml:2: not YAML"),
        ("- a", r":1: expected a mapping"),
        ("verbs: go\nrequests: {}", ":1: expected a list of words"),
        ("verbs: []\nrequests: []", ":2: requests must map words to lists"),
        ("verbs: []\nrequests:\n  call: to", ":3: expected a list of words"),
        ("verbs:\n- go\n-\nrequests: {}", ":3: expected a word"),
        ("verbs: []", "the list 'requests' is missing"),
        ("verbs: []\nnouns: []", ":2: unknown list 'nouns'; expected one of requests, verbs"),
        ("verbs: []\nrequests: {}\nverbs: []", ":3: verbs comes twice"),
    ],
)
def test_a_fault_is_named_with_its_line(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "words.yaml"
    path.write_text(content + "\n")
    with pytest.raises(DataError, match=message):
        read_words(Words, path)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="cannot be read"):
        read_word_lists(tmp_path / "none.yaml", ["verbs"])
