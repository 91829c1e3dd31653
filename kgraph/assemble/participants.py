"""When two mentions of an actor may be the same side of one happening: a person and the country he acts for."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from kgraph.errors import DataError
from kgraph.model import Entity, EntityType
from kgraph.resources import data_path

_STATE = (EntityType.COUNTRY, EntityType.PLACE)
"""Types that stand for a state: a visit to Beijing is a visit to China."""
_FOR_A_STATE = (*_STATE, EntityType.PERSON, EntityType.GOVERNMENT_BODY)
_THINGS = (EntityType.OTHER, EntityType.INSTRUMENT)
_CROWD = "crowd"

_LINKS = {"of", "for", "in", "on", "at", "from", "to", "with", "against", "by", "between", "over"}

Pair = tuple[Entity, Entity]


def block(entity: Entity) -> str:
    """A key that compatible entities share."""
    kind = _kind(entity.label) if entity.type in _THINGS else None
    if entity.country and kind != _CROWD and (kind or entity.type in _FOR_A_STATE):
        return entity.country
    return f"thing:{kind}" if kind else entity.id


def compatible(a: Entity, b: Entity) -> bool:
    """Whether ``a`` and ``b`` may be one side of one happening.

    The same entity is; so are a state and a person, body, city or thing of it ("Iraq" and "positions in northern
    Iraq"). Two persons, two bodies or two cities are not. Things and people that the text does not name ("a nuclear
    test", "its sixth nuclear test"; "Peru's envoy", "the Peruvian envoy") are by their last word, or by a name that
    both have ("Kurdish positions", "Kurdish camps"), as long as they are not of two countries.
    """
    if a.id == b.id:
        return True
    if _is_unnamed(a) and _is_unnamed(b):
        return _are_one_kind(a, b)
    if not a.country or a.country != b.country:
        return False
    if a.type is EntityType.PLACE and b.type is EntityType.PLACE:
        return False
    return _stands_for(a, b) or _stands_for(b, a)


def _stands_for(state: Entity, other: Entity) -> bool:
    if state.type is EntityType.COUNTRY and other.type in _THINGS:
        return True
    return state.type in _STATE and other.type in _FOR_A_STATE


def _is_unnamed(entity: Entity) -> bool:
    if entity.type in _THINGS:
        return True
    return entity.type is EntityType.PERSON and entity.id.startswith("kg:") and entity.label.split()[-1].islower()


def _are_one_kind(a: Entity, b: Entity) -> bool:
    if a.country and b.country and a.country != b.country:
        return False
    if _kind(a.label) == _kind(b.label):
        return True
    both_things = a.type in _THINGS and b.type in _THINGS and a.country is not None and a.country == b.country
    return both_things and not _names(a.label).isdisjoint(_names(b.label))


def _names(label: str) -> set[str]:
    """The words with a capital before the first preposition ("Kurdish positions")."""
    found = set()
    for word in label.split():
        if word.casefold() in _LINKS:
            break
        if word[0].isupper() and word[1:].islower():
            found.add(word)
    return found


def compatible_pairs(a: Pair, b: Pair, symmetric: bool) -> bool:
    """Whether two (source, target) pairs may be those of one happening."""
    if compatible(a[0], b[0]) and compatible(a[1], b[1]):
        return True
    return symmetric and compatible(a[0], b[1]) and compatible(a[1], b[0])


def pair_block(pair: Pair, symmetric: bool) -> tuple[str, str]:
    keys = block(pair[0]), block(pair[1])
    return (min(keys), max(keys)) if symmetric else keys


@cache
def _groups() -> dict[str, frozenset[str]]:
    """``quantity`` and ``crowd`` with their nouns."""
    return load_nouns(data_path("assemble", "nouns.csv"))


def load_nouns(path: Path) -> dict[str, frozenset[str]]:
    """The groups in the table ``path``.

    :raises DataError: where it cannot be read, or a row breaks the schema; names file and line.
    """
    groups: dict[str, set[str]] = {"quantity": set(), "crowd": set()}
    try:
        with path.open(encoding="utf-8", newline="") as file:
            for row in (reader := csv.DictReader(file)):
                if row.get("group") not in groups or not row.get("word"):
                    raise DataError(path, "needs the group quantity or crowd, and a word", reader.line_num)
                groups[row["group"]].add(row["word"])
    except OSError as error:
        raise DataError(path, f"cannot be read: {error.strerror}") from error
    return {name: frozenset(words) for name, words in groups.items()}


def _kind(label: str) -> str:
    """The head noun in the singular, behind what only counts it; one word for all who fill a street."""
    head, _, rest = label.casefold().partition(" of ")
    noun = _head_word(head)
    if rest and noun in _groups()["quantity"]:
        noun = _head_word(rest)
    return _CROWD if noun in _groups()[_CROWD] else noun


def _head_word(label: str) -> str:
    """The head noun in the singular: of "nuclear tests" and "a test of a bomb" it is "test"."""
    words: list[str] = []
    for word in label.casefold().split():
        if word in _LINKS and words:
            break
        words.append(word)
    last = words[-1] if words else ""
    return last[:-1] if len(last) > 3 and last.endswith("s") and not last.endswith("ss") else last
