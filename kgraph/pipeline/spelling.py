"""Names of persons spelled as their text spells them: the tables' "Emine Erdoğan" is "Emine Erdogan" in most news."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kgraph.model import AnnotatedDocument, Entity, EntityType, Mention, MentionKind
from kgraph.resolve.actors.forms import plain_key

_MAX_CHANGES = 2
"""Letters at the end of a family name in which its spellings may differ."""
_MIN_COMMON = 4
"""Letters with which both must begin."""


class Spellings:
    """How one document spells the names of the persons in it."""

    def __init__(self, annotated: AnnotatedDocument, mentions: Iterable[Mention]) -> None:
        self._labels: dict[str, str] = {}
        for mention in mentions:
            entity = mention.entity
            if mention.kind is not MentionKind.NAME or entity.type is not EntityType.PERSON:
                continue
            if entity.id not in self._labels:
                text = " ".join(annotated.quote(mention.span).split()).removesuffix("'s").removesuffix("’s")
                label = spelled(entity.label, text)
                if label is not None:
                    self._labels[entity.id] = label

    def of(self, entity: Entity) -> Entity:
        """``entity`` with its label as the document spells it, where it gives the whole name; the tables' label is then
        an alias."""
        label = self._labels.get(entity.id)
        if label is None or label == entity.label:
            return entity
        aliases = dict.fromkeys((entity.label, *(alias for alias in entity.aliases if alias != label)))
        return replace(entity, label=label, aliases=tuple(aliases))


def spelled(label: str, text: str) -> str | None:
    """The last words of ``text`` (before them may stand a title), where they are another spelling of ``label``.

    >>> spelled("Idriss Déby", "President Idriss Deby"), spelled("Idriss Déby", "Deby")
    ('Idriss Deby', None)
    """
    words, known = text.split(), label.split()
    last = words[-len(known) :]
    if len(known) < 2 or len(last) < len(known):
        return None
    given, family = _folded(" ".join(last[:-1])), _folded(last[-1])
    if given != _folded(" ".join(known[:-1])):
        return None  # "Alexandr" is no common spelling, if the tables have "Alexander"
    return " ".join(last) if _is_variant(family, _folded(known[-1])) else None


def _is_variant(one: str, other: str) -> bool:
    """Whether two family names differ in no more than their last letters ("Zelenskyy", "Zelenskiy", "Zelensky")."""
    common = 0
    while common < min(len(one), len(other)) and one[common] == other[common]:
        common += 1
    return one == other or (max(len(one), len(other)) - common <= _MAX_CHANGES and common >= _MIN_COMMON)


def _folded(name: str) -> str:
    """The name in small letters without accents, hyphens and apostrophes."""
    return " ".join(map(plain_key, name.split()))
