"""The words by which trees are mended, from ``data/annotate/words.yaml``."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

import yaml

from kgraph.errors import DataError
from kgraph.resources import data_path


@dataclass(frozen=True, slots=True)
class MendingWords:
    """Lists of words; ``lands`` and ``bodies`` are names as texts print them, the others in small letters."""

    titles: frozenset[str]
    offices: frozenset[str]
    lands: frozenset[str]
    bodies: frozenset[str]


@cache
def load_mending_words(path: Path | None = None) -> MendingWords:
    """The lists of ``path`` (default: the shipped ones).

    :raises DataError: naming the file, for what is not YAML, and for a list that is missing or has something else than
        words in it.
    """
    path = path or data_path("annotate", "words.yaml")
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise DataError(path, f"cannot be read: {error}") from error
    lists: dict[str, frozenset[str]] = {}
    for field in fields(MendingWords):
        words = content.get(field.name) if isinstance(content, dict) else None
        if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
            raise DataError(path, f"{field.name} must be a list of words (quote those that YAML takes for another)")
        lists[field.name] = frozenset(words)
    return MendingWords(**lists)
