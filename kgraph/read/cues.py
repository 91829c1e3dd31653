"""The phrases by which the parts of a news page are told apart: ``data/read/cues.yaml``, validated at load."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from kgraph.errors import DataError
from kgraph.resources import data_path, read_yaml

_LISTS = frozenset(
    """labels not_places byline.whole byline.starts byline.roles published caption.starts caption.contains
    caption.positions credit.starts credit.marks boilerplate.whole boilerplate.starts boilerplate.addresses
    boilerplate.contains boilerplate.patterns list_heading.whole list_heading.starts article_end.starts
    article_end.addresses article_end.contains article_end.ends article_end.patterns end_marks web_words
    english_words foreign_words""".split()
)
_TABLES = frozenset({"agencies", "columns"})


@dataclass(frozen=True)
class Cues:
    """Compiled cues; what each is for is told in the table."""

    agencies: dict[str, str]
    """Form in a dateline or credit (lower case): name of the publisher."""
    columns: dict[str, str]
    """Column or key of a record (lower case): the field that it fills."""
    not_places: frozenset[str]
    english_words: frozenset[str]
    foreign_words: frozenset[str]
    label: re.Pattern[str]
    byline: re.Pattern[str]
    byline_start: re.Pattern[str]
    byline_role: re.Pattern[str]
    published: re.Pattern[str]
    caption: re.Pattern[str]
    caption_mark: re.Pattern[str]
    position: re.Pattern[str]
    credit: re.Pattern[str]
    credit_mark: re.Pattern[str]
    boilerplate: re.Pattern[str]
    boilerplate_address: re.Pattern[str]
    list_heading: re.Pattern[str]
    article_end: re.Pattern[str]
    article_end_address: re.Pattern[str]
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
        not_places=frozenset(lists["not_places"] + lists["labels"]),
        english_words=frozenset(w.lower() for w in lists["english_words"]),
        foreign_words=frozenset(w.lower() for w in lists["foreign_words"]),
        label=re.compile(rf"^{_any(lists['labels'])}(?:\s*\d{{1,2}})?\s*(?:[-–—:]+\s*|\s{{2,}})(?=\w)"),
        byline=_joined(_whole(lists["byline.whole"])),
        byline_start=_joined(_start(lists["byline.starts"])),
        byline_role=re.compile(_anywhere(lists["byline.roles"])),
        published=_joined(_start(lists["published"])),
        caption=_joined(_start(lists["caption.starts"])),
        caption_mark=re.compile(_anywhere(lists["caption.contains"])),
        position=re.compile(_anywhere(lists["caption.positions"])),
        credit=_joined(_start(lists["credit.starts"])),
        credit_mark=re.compile(_anywhere(lists["credit.marks"])),
        boilerplate=_joined(
            _whole(lists["boilerplate.whole"]),
            _start(lists["boilerplate.starts"]),
            rf"^.*{_anywhere(lists['boilerplate.contains'])}",
            *(f"(?-i:{p})" for p in lists["boilerplate.patterns"]),
        ),
        boilerplate_address=_joined(_start(lists["boilerplate.addresses"])),
        list_heading=_joined(_whole(lists["list_heading.whole"]), _start(lists["list_heading.starts"])),
        article_end=_joined(
            _start(lists["article_end.starts"]),
            rf"^.*{_anywhere(lists['article_end.contains'])}",
            rf"^.*{_anywhere(lists['article_end.ends'])}\W*$",
            *(f"(?-i:{p})" for p in lists["article_end.patterns"]),
        ),
        article_end_address=_joined(_start(lists["article_end.addresses"])),
        end_mark=re.compile(rf"(?:^|(?<=[\s.!?\"”’'])){_any(lists['end_marks'])}\s*$"),
        web_word=_joined(_anywhere(lists["web_words"])),
    )


def _joined(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE | re.DOTALL)


def _any(phrases: Iterable[str]) -> str:
    """The longest phrase first, so that it is preferred; a space stands for any white space."""
    ordered = sorted(phrases, key=lambda p: (-len(p), p))
    return "(?:" + "|".join(r"\s+".join(map(re.escape, p.split())) for p in ordered) + ")"


def _anywhere(phrases: Iterable[str]) -> str:
    return rf"(?<!\w){_any(phrases)}(?!\w)"


def _start(phrases: Iterable[str]) -> str:
    return rf"^[^\w\"'“‘«]{{0,3}}{_any(phrases)}(?!\w)"


def _whole(phrases: Iterable[str]) -> str:
    return rf"^\W*{_any(phrases)}\W*$"


def _load(path: Path) -> tuple[dict[str, list[str]], dict[str, dict[str, str]]]:
    root = read_yaml(path)
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
