"""The words by which one of several readings of a clause is chosen, from ``data/relations/choosing.yaml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kgraph.resources import data_path, read_words


@dataclass(frozen=True)
class ChoosingWords:
    """Lists of lemmas, prepositions and relation classes; the file's comments define each."""

    aimed: frozenset[str]
    parties: frozenset[str]
    beside: frozenset[str]
    occasions: frozenset[str]
    held: frozenset[str]
    answers: frozenset[str]
    leaves: frozenset[str]
    attitudes: frozenset[str]
    about_deeds: frozenset[str]
    joint: frozenset[str]


@cache
def choosing_words(path: Path | None = None) -> ChoosingWords:
    """The lists of ``path`` (default: the shipped ones).

    :raises DataError: naming file and line, where the file is no YAML, a list is missing or unknown, or an entry is no
        word.
    """
    return read_words(ChoosingWords, path or data_path("relations", "choosing.yaml"))
