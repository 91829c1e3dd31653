"""Texts printed without capitals, as transcripts of broadcasts are -> the case of a printed sentence, length unchanged.

A parser that has learned from newspapers sees no name in "israel shelled gaza". Which words are names is looked up:
names of actors and places of several words, nations, capitals and towns of one word, a given name or a title with the
word behind it. What is a common word as well stays as it is.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kgraph.annotate.headline import load_headline_words
from kgraph.errors import DataError
from kgraph.resources import data_path, read_word_lists

_WORD = re.compile(r"(?<![^\W_])[a-z](?:[a-z'’-]|\.(?=[a-z]))*(?:(?<=\.[a-z])\.)?")
"""A word in small letters; initials keep their dots ("u.s.")."""
_POSSESSIVE = re.compile(r"['’]s?$")
_INITIALS = re.compile(r"(?!(?:[ap]\.m|i\.e|e\.g))(?:[a-z]\.)+[a-z]?\.?")
_LONGEST_NAME = 5
_LEAST_WORDS = 4
"""A shorter line without capitals may be a caption or a tag."""
_SHORT = 4
"""Letters of which a town must have more to be told from common words."""
_LISTS = ("common", "titles", "calendar", "names", "abbreviations")
_ONE_WORD_KINDS = frozenset(("demonym", "capital"))
_ONE_WORD_TYPES = frozenset(("ARMED_GROUP", "COUNTRY", "IGO"))


@dataclass(frozen=True)
class Names:
    """What is printed with capitals; keys are in small letters."""

    phrases: dict[tuple[str, ...], tuple[str, ...]]
    """Names of several words, as they are printed."""
    words: dict[str, str]
    given: frozenset[str]
    titles: frozenset[str]
    common: frozenset[str]


def recapitalised(text: str, names: Names | None = None) -> str:
    """``text`` with capitals where its names and its sentence begin, if it has none at all; else as it is.

    >>> recapitalised("president obama met french troops in gaza.")
    'President Obama met French troops in Gaza.'
    """
    if any(c.isupper() for c in text):
        return text
    found = list(_WORD.finditer(text))
    if len(found) < _LEAST_WORDS:
        return text
    names = names or load_names()
    bare = [_POSSESSIVE.sub("", m.group()) for m in found]
    out = list(text)
    for n, form in _named(bare, names):
        start = found[n].start()
        if len(form) == len(bare[n]):
            out[start : start + len(form)] = form
    first = found[0].start()
    out[first] = out[first].upper()
    return "".join(out)


def _named(bare: list[str], names: Names) -> Iterator[tuple[int, str]]:
    """The words of a text that belong to names: their index and how they are printed."""
    n = 0
    while n < len(bare):
        word, after = bare[n], bare[n + 1] if n + 1 < len(bare) else ""
        size = next((k for k in range(_LONGEST_NAME, 1, -1) if tuple(bare[n : n + k]) in names.phrases), 0)
        if size:
            yield from enumerate(names.phrases[tuple(bare[n : n + size])], n)
        elif word in names.words and word not in names.given:
            yield n, names.words[word]
        elif _INITIALS.fullmatch(word):
            yield n, word.upper()
        elif _is_surname(after, names) and word in names.given:
            yield n, word.capitalize()
            yield n + 1, after.capitalize()
            size = 2
        elif word in names.words:
            yield n, names.words[word]
        elif word in names.titles and _is_surname(after, names) and after not in names.words:
            yield n + 1, after.capitalize()
            size = 1 if after in names.given else 2
        n += size or 1


def _is_surname(word: str, names: Names) -> bool:
    return len(word) > 2 and word not in names.common


@cache
def load_names() -> Names:
    """The names of the tables that ship with kgraph.

    :raises DataError: where a list of ``uncapitalised.yaml`` is missing, unknown or holds something else than words.
    """
    lists = read_lists(data_path("annotate", "uncapitalised.yaml"))
    headline = load_headline_words()
    common = headline.function | headline.common | lists["common"]
    phrases: dict[tuple[str, ...], tuple[str, ...]] = {}
    words = {word: word.capitalize() for word in lists["calendar"] | lists["names"]}
    words |= {word: word.upper() for word in lists["abbreviations"]}
    for form, alone in _forms():
        parts = tuple(form.split())
        if len(parts) > 1 and form[0].isupper():
            phrases.setdefault(tuple(p.lower() for p in parts), parts)
        elif len(parts) == 1 and alone and form.lower() not in common:
            words.setdefault(form.lower(), form)
    with data_path("resolve", "given_names.csv").open(encoding="utf-8", newline="") as file:
        given = frozenset(row["name"] for row in csv.DictReader(file)) - common
    return Names(phrases, words, given, lists["titles"], common)


def _forms() -> Iterator[tuple[str, bool]]:
    """The names of actors and places, and whether one word of them is enough to know them by."""
    types: dict[str, str] = {}
    with data_path("actors", "actors.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            types[row["id"]] = row["type"]
            yield row["name"], row["type"] in _ONE_WORD_TYPES
    with data_path("actors", "aliases.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            known = row["kind"] in _ONE_WORD_KINDS or types.get(row["actor"]) in _ONE_WORD_TYPES
            yield row["form"], known and (row["kind"] != "abbreviation" or len(row["form"]) >= _SHORT)
    with data_path("resolve", "places.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield row["name"], len(row["name"]) > _SHORT


def read_lists(path: Path) -> dict[str, frozenset[str]]:
    """The lists of a YAML file.

    :raises DataError: as for :func:`load_names`.
    """
    lists, _ = read_word_lists(path, _LISTS)
    for name, entries in lists.items():
        if capitals := sorted(e for e in entries if e != e.lower()):
            raise DataError(path, f"{name}: a list of words in small letters is expected, not {capitals[0]!r}")
    return lists
