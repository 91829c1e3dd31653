"""What a document calls bodies and places, so that a shorter form of the name means the same later on."""

from __future__ import annotations

from collections.abc import Container, Sequence

from kgraph.model import EntityType
from kgraph.resolve.discourse import Referent
from kgraph.resolve.names import parts_of


class LongNames:
    """The names, by their parts in small letters."""

    def __init__(self, nouns: Container[str]) -> None:
        self._nouns = nouns
        self._called: dict[tuple[str, ...], Referent] = {}

    def add(self, words: Sequence[str], referent: Referent) -> None:
        """Enters a name; the first that is called so keeps it. Countries have no longer names that count."""
        if referent.type is EntityType.COUNTRY:
            return
        parts = parts_of(words)
        self._called.setdefault(parts, referent)
        noun = parts[-1] if parts else ""
        if noun in self._nouns:
            referent.nouns.add(noun)

    def called(self, words: Sequence[str]) -> Referent | None:
        """What the text calls so, or by a longer name that ends in these words ("Security Council")."""
        parts = parts_of(words)
        return self._called.get(parts) or self._by_suffix(parts)

    def by_beginning(self, words: Sequence[str]) -> Referent | None:
        """What the text has called by a longer name that begins with these words ("the Security Council of Kenya")."""
        parts = parts_of(words)
        found = {
            r.entity.id: r
            for long, r in self._called.items()
            if long[: len(parts) + 1] == (*parts, "of") and r.type is not EntityType.PERSON
        }
        return _only(found)

    def _by_suffix(self, parts: tuple[str, ...]) -> Referent | None:
        if len(parts) < 2:
            return None
        found = {
            r.entity.id: r
            for long, r in self._called.items()
            if len(long) > len(parts) and long[-len(parts) :] == parts
        }
        if not found and len(parts) > 2:
            found = {r.entity.id: r for long, r in self._called.items() if long[-len(parts) + 1 :] == parts[1:]}
        return _only(found)


def _only(found: dict[str, Referent]) -> Referent | None:
    return next(iter(found.values())) if len(found) == 1 else None
