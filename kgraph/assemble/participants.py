"""When two mentions of an actor may be the same side of one happening: a person and the country he acts for."""

from __future__ import annotations

from kgraph.model import Entity, EntityType

_STATE = (EntityType.COUNTRY, EntityType.PLACE)
"""Types that stand for a state: a visit to Beijing is a visit to China."""
_FOR_A_STATE = (*_STATE, EntityType.PERSON, EntityType.GOVERNMENT_BODY)
_THINGS = (EntityType.OTHER, EntityType.INSTRUMENT)

_LINKS = {"of", "for", "in", "on", "at", "from", "to", "with", "against", "by", "between", "over"}

Pair = tuple[Entity, Entity]


def block(entity: Entity) -> str:
    """A key that compatible entities share."""
    if entity.country and entity.type in _FOR_A_STATE:
        return entity.country
    return f"thing:{_head_word(entity.label)}" if entity.type in _THINGS else entity.id


def compatible(a: Entity, b: Entity) -> bool:
    """Whether ``a`` and ``b`` may be one side of one happening.

    The same entity is; so are a state and a person, body or city of it. Two persons, two bodies or two cities are
    not. Things that no actor table knows ("a nuclear test", "its sixth nuclear test") are by their last word.
    """
    if a.id == b.id:
        return True
    if a.type in _THINGS or b.type in _THINGS:
        return a.type in _THINGS and b.type in _THINGS and _head_word(a.label) == _head_word(b.label)
    if not a.country or a.country != b.country:
        return False
    if a.type is EntityType.PLACE and b.type is EntityType.PLACE:
        return False
    return (a.type in _STATE and b.type in _FOR_A_STATE) or (b.type in _STATE and a.type in _FOR_A_STATE)


def compatible_pairs(a: Pair, b: Pair, symmetric: bool) -> bool:
    """Whether two (source, target) pairs may be those of one happening."""
    if compatible(a[0], b[0]) and compatible(a[1], b[1]):
        return True
    return symmetric and compatible(a[0], b[1]) and compatible(a[1], b[0])


def pair_block(pair: Pair, symmetric: bool) -> tuple[str, str]:
    keys = block(pair[0]), block(pair[1])
    return (min(keys), max(keys)) if symmetric else keys


def _head_word(label: str) -> str:
    """The head noun in the singular: of "nuclear tests" and "a test of a bomb" it is "test"."""
    words: list[str] = []
    for word in label.casefold().split():
        if word in _LINKS and words:
            break
        words.append(word)
    last = words[-1] if words else ""
    return last[:-1] if len(last) > 3 and last.endswith("s") and not last.endswith("ss") else last
