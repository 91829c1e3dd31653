"""The words by which trees are mended, from ``data/annotate/words.yaml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kgraph.resources import data_path, read_words


@dataclass(frozen=True, slots=True)
class MendingWords:
    """Lists of words, each defined by its comment in the file; ``lands``, ``bodies`` and ``joint_offices`` are as texts
    print them, the others lemmas in small letters."""

    titles: frozenset[str]
    offices: frozenset[str]
    lands: frozenset[str]
    bodies: frozenset[str]
    closing: frozenset[str]
    saying: frozenset[str]
    reporting: frozenset[str]
    telling: frozenset[str]
    commenting: frozenset[str]
    wishing: frozenset[str]
    summaries: frozenset[str]
    requests: dict[str, frozenset[str]]
    giving: frozenset[str]
    appointing: frozenset[str]
    inserted: frozenset[str]
    joint_offices: frozenset[str]
    naming: frozenset[str]


@cache
def load_mending_words(path: Path | None = None) -> MendingWords:
    """The lists of ``path`` (default: the shipped ones).

    :raises DataError: naming file and line, for what is not YAML, and for a list that is missing or unknown or has
        something else than words in it.
    """
    return read_words(MendingWords, path or data_path("annotate", "words.yaml"))
