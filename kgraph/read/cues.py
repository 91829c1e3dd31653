"""The phrases by which the parts of a news page are told apart: ``data/read/cues.yaml``, validated at load."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from kgraph.errors import DataError
from kgraph.resources import data_path

_LISTS = frozenset(
    """not_places byline.whole byline.starts byline.roles published caption.starts caption.contains credit.starts
    credit.marks boilerplate.whole boilerplate.starts boilerplate.contains boilerplate.patterns list_heading.whole
    list_heading.starts article_end.starts article_end.contains end_marks web_words english_words""".split()
)
_TABLES = frozenset({"agencies", "columns"})


@dataclass(frozen=True)
class Cues:
    """Compiled cues. All but ``end_marks``, ``roles`` and ``not_places`` ignore case."""

    agencies: dict[str, str]
    """Form in a dateline or credit (lower case): name of the publisher."""
    columns: dict[str, str]
    """Column or key of a record (lower case): the field that it fills."""
    not_places: frozenset[str]
    english_words: frozenset[str]
    byline: re.Pattern[str]
    byline_start: re.Pattern[str]
    byline_role: re.Pattern[str]
    published: re.Pattern[str]
    caption: re.Pattern[str]
    caption_mark: re.Pattern[str]
    credit: re.Pattern[str]
    credit_mark: re.Pattern[str]
    boilerplate: re.Pattern[str]
    boilerplate_mark: re.Pattern[str]
    list_heading: re.Pattern[str]
    article_end: re.Pattern[str]
    article_end_mark: re.Pattern[str]
    end_mark: re.Pattern[str]
    web_word: re.Pattern[str]


@cache
def load_cues(path: Path | None = None) -> Cues:
    """The cues of ``path`` (default: the shipped table).

    :raises DataError: naming file and line, for what is not YAML, a list that is missing or unknown, an entry that is
        no text, a pattern that does not compile.
    """
    path = path or data_path("read", "cues.yaml")
    lists, tables = _load(path)
    return Cues(
        agencies=tables["agencies"],
        columns=tables["columns"],
        not_places=frozenset(lists["not_places"]),
        english_words=frozenset(w.lower() for w in lists["english_words"]),
        byline=_whole(lists["byline.whole"]),
        byline_start=_start(lists["byline.starts"]),
        byline_role=re.compile(rf"\b(?:{_any(lists['byline.roles'])})\b"),
        published=_start(lists["published"]),
        caption=_start(lists["caption.starts"]),
        caption_mark=_anywhere(lists["caption.contains"]),
        credit=_start(lists["credit.starts"]),
        credit_mark=_anywhere(lists["credit.marks"]),
        boilerplate=re.compile(
            "|".join(
                (
                    _whole(lists["boilerplate.whole"]).pattern,
                    _start(lists["boilerplate.starts"]).pattern,
                    *(f"(?-i:{p})" for p in lists["boilerplate.patterns"]),
                )
            ),
            re.IGNORECASE,
        ),
        boilerplate_mark=_anywhere(lists["boilerplate.contains"]),
        list_heading=re.compile(
            f"{_whole(lists['list_heading.whole']).pattern}|{_start(lists['list_heading.starts']).pattern}",
            re.IGNORECASE,
        ),
        article_end=_start(lists["article_end.starts"]),
        article_end_mark=_anywhere(lists["article_end.contains"]),
        end_mark=re.compile(rf"(?:^|(?<=[\s.!?\"”’'])){_any(lists['end_marks'])}\s*$"),
        web_word=_anywhere(lists["web_words"]),
    )


def _any(phrases: Iterable[str]) -> str:
    """The longest phrase first, so that it is preferred; a space stands for any white space."""
    ordered = sorted(phrases, key=lambda p: (-len(p), p))
    return "(?:" + "|".join(r"\s+".join(map(re.escape, p.split())) for p in ordered) + ")"


def _anywhere(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_any(phrases)}(?!\w)", re.IGNORECASE)


def _start(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"^\W{{0,3}}{_any(phrases)}(?!\w)", re.IGNORECASE)


def _whole(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"^\W*{_any(phrases)}\W*$", re.IGNORECASE)


def _load(path: Path) -> tuple[dict[str, list[str]], dict[str, dict[str, str]]]:
    try:
        root = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise DataError(path, f"not YAML: {error.problem}", mark.line + 1 if mark else None) from error
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise DataError(path, f"cannot be read: {error}") from error
    lists: dict[str, list[str]] = {}
    tables: dict[str, dict[str, str]] = {}
    for key, node in _pairs(path, root):
        if key in _TABLES:
            tables[key] = {k.lower(): _text(path, v) for k, v in _pairs(path, node)}
        elif isinstance(node, yaml.MappingNode):
            lists |= {f"{key}.{name}": _texts(path, entries) for name, entries in _pairs(path, node)}
        else:
            lists[key] = _texts(path, node)
        unknown = {k for k in lists if k not in _LISTS}
        if unknown:
            raise DataError(path, f"unknown list {min(unknown)!r}", node.start_mark.line + 1)
    if missing := sorted((_LISTS - lists.keys()) | (_TABLES - tables.keys())):
        raise DataError(path, f"missing: {', '.join(missing)}")
    return lists, tables


def _pairs(path: Path, node: yaml.Node | None) -> list[tuple[str, yaml.Node]]:
    if not isinstance(node, yaml.MappingNode):
        raise DataError(path, "a mapping is expected here", node.start_mark.line + 1 if node else 1)
    return [(_text(path, k), v) for k, v in node.value]


def _texts(path: Path, node: yaml.Node) -> list[str]:
    if not isinstance(node, yaml.SequenceNode) or not node.value:
        raise DataError(path, "a list of phrases is expected here", node.start_mark.line + 1)
    found = []
    for entry in node.value:
        text = _text(path, entry)
        try:
            re.compile(text) if text.startswith("^") else None
        except re.error as error:
            raise DataError(path, f"pattern {text!r}: {error}", entry.start_mark.line + 1) from error
        found.append(text)
    return found


def _text(path: Path, node: yaml.Node) -> str:
    if not isinstance(node, yaml.ScalarNode) or not str(node.value).strip():
        raise DataError(path, "a text is expected here", node.start_mark.line + 1)
    return str(node.value)
