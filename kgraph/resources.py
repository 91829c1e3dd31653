"""Where the tables, queries and articles under ``data/`` are, in a checkout and in an installed wheel, and how their
lists of words are read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import TypeVar

import yaml

from kgraph.errors import DataError

WordList = frozenset[str]
WordMap = dict[str, WordList]
T = TypeVar("T")


@cache
def data_dir() -> Path:
    """The ``data`` folder: inside the package when installed from a wheel, beside it in a checkout."""
    packaged = Path(__file__).parent / "data"
    return packaged if packaged.is_dir() else Path(__file__).parent.parent / "data"


def data_path(*parts: str) -> Path:
    return data_dir().joinpath(*parts)


def read_yaml(path: Path) -> yaml.Node | None:
    """The nodes of a YAML file, each with its line; ``None`` where there is nothing in it.

    :raises DataError: naming file and line, where the file cannot be read or is no YAML.
    """
    try:
        return yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise DataError(path, f"not YAML: {error.problem}", mark.line + 1 if mark else None) from error
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise DataError(path, f"cannot be read: {error}") from error


def read_words(kind: type[T], path: Path) -> T:
    """A dataclass of word lists, filled from the YAML file that has them under the names of its fields.

    Each field is a ``frozenset[str]`` or a ``dict[str, frozenset[str]]``.

    :raises DataError: as for :func:`read_word_lists`.
    """
    maps = [f.name for f in fields(kind) if str(f.type).startswith("dict")]  # type: ignore[arg-type]
    lists = [f.name for f in fields(kind) if f.name not in maps]  # type: ignore[arg-type]
    found, mapped = read_word_lists(path, lists, maps)
    return kind(**found, **mapped)


def read_word_lists(
    path: Path, lists: Iterable[str], maps: Iterable[str] = ()
) -> tuple[dict[str, WordList], dict[str, WordMap]]:
    """The lists of a YAML file, and its mappings from words to lists, by their names.

    :raises DataError: naming file and line, where the file is no YAML, a list is missing, unknown or comes twice, or an
        entry is no word.
    """
    root = read_yaml(path)
    if not isinstance(root, yaml.MappingNode):
        raise DataError(path, "expected a mapping of list names to lists", 1)
    names, mappings = frozenset(lists), frozenset(maps)
    found: dict[str, WordList] = {}
    mapped: dict[str, WordMap] = {}
    for key, value in root.value:
        name = key.value
        if name not in names and name not in mappings:
            known = ", ".join(sorted(names | mappings))
            raise DataError(path, f"unknown list {name!r}; expected one of {known}", _line(key))
        if name in found or name in mapped:
            raise DataError(path, f"{name} comes twice", _line(key))
        if name in names:
            found[name] = _words(path, value)
        elif isinstance(value, yaml.MappingNode):
            mapped[name] = {_word(path, k): _words(path, v) for k, v in value.value}
        else:
            raise DataError(path, f"{name} must map words to lists of words", _line(key))
    if missing := sorted((names | mappings) - found.keys() - mapped.keys()):
        raise DataError(path, f"the list {missing[0]!r} is missing")
    return found, mapped


def _words(path: Path, node: yaml.Node) -> WordList:
    if not isinstance(node, yaml.SequenceNode):
        raise DataError(path, "expected a list of words", _line(node))
    return frozenset(_word(path, n) for n in node.value)


def _word(path: Path, node: yaml.Node) -> str:
    if not isinstance(node, yaml.ScalarNode) or not node.value.strip():
        raise DataError(path, "expected a word", _line(node))
    return str(node.value)


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1
