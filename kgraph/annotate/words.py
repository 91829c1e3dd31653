"""The words by which trees are mended, from ``data/annotate/words.yaml``."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from kgraph.errors import DataError
from kgraph.resources import data_path


@dataclass(frozen=True, slots=True)
class MendingWords:
    """Lists of words, each defined by its comment in the file; ``lands`` and ``bodies`` are names as texts print them,
    the others lemmas in small letters."""

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


@cache
def load_mending_words(path: Path | None = None) -> MendingWords:
    """The lists of ``path`` (default: the shipped ones).

    :raises DataError: naming the file, for what is not YAML, and for a list that is missing or unknown or has something
        else than words in it.
    """
    path = path or data_path("annotate", "words.yaml")
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise DataError(path, f"cannot be read: {error}") from error
    if not isinstance(content, dict):
        raise DataError(path, "a mapping of lists is expected")
    known = {field.name: str(field.type).startswith("dict") for field in fields(MendingWords)}
    if unknown := content.keys() - known.keys():
        raise DataError(path, f"unknown list {min(map(str, unknown))!r}; the lists are: {', '.join(known)}")
    lists: dict[str, Any] = {}
    for name, is_mapping in known.items():
        found = content.get(name)
        if not is_mapping:
            lists[name] = _words(path, name, found)
        elif isinstance(found, dict):
            lists[name] = {word: _words(path, f"{name}: {word}", listed) for word, listed in found.items()}
        else:
            raise DataError(path, f"{name} must map words to lists of words")
    return MendingWords(**lists)


def _words(path: Path, name: str, listed: object) -> frozenset[str]:
    if not isinstance(listed, list) or not all(isinstance(word, str) for word in listed):
        raise DataError(path, f"{name} must be a list of words (quote those that YAML takes for another)")
    return frozenset(listed)
