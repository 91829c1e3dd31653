"""Plurals that mean those just named: "the two leaders", "both countries", "the two", "the latter"."""

from __future__ import annotations

from collections.abc import Sequence

from kgraph.model import EntityType
from kgraph.resolve.discourse import Referent
from kgraph.resolve.phrases import Phrase
from kgraph.resolve.scene import Scene

_NEAR = 3
_STATES = (EntityType.COUNTRY, EntityType.IGO)


class SetReader:
    def __init__(self, scene: Scene) -> None:
        self.scene = scene

    def read(self, phrase: Phrase) -> tuple[Referent, ...]:
        """Whom a plural phrase with a number, or a bare "the ministers", means."""
        kind = self.scene.lexicon.group_nouns.get(phrase.noun.noun)
        if kind is None or phrase.number < 0 or phrase.owners or phrase.of:
            return ()
        if any(m not in self.scene.lexicon.words["rank_free"] and m != "same" for m in phrase.modifiers):
            return ()
        if phrase.possessor is not None and not (kind == "COUNTRY" and phrase.determiner in ("our", "their")):
            return ()
        if phrase.number == 0 and (phrase.determiner != "the" or kind != "PERSON"):
            return ()
        if (
            phrase.number and phrase.determiner not in ("the", "these", "those", "our", "their", "")
        ) or phrase.unknown_possessor:
            return ()
        if phrase.number and not phrase.determiner and phrase.tokens[phrase.start].text.lower() != "both":
            return ()
        return self.members(phrase.sentence.index, phrase.number, kind)

    def members(self, sentence: int, number: int, kind: str) -> tuple[Referent, ...]:
        """The last group of ``number`` (0: any) persons, countries or either; else the only ones spoken of nearby."""
        for group in self.scene.history.groups(sentence, _NEAR):
            found = self._of_kind(group, kind)
            if len(found) > 1 and number in (0, len(found)):
                return found
        if not number:
            return ()
        types = {"PERSON": (EntityType.PERSON,), "COUNTRY": _STATES}.get(kind, (*_STATES, EntityType.PERSON))
        for within in (0, 1, 2):
            near = self.scene.history.distinct(sentence, within, types)
            if len(near) == number:
                return tuple(reversed(near))
            if len(near) > number:
                break
        if kind == "COUNTRY":
            persons = self.scene.history.distinct(sentence, 1, (EntityType.PERSON,))
            homes = self._of_kind(tuple(reversed(persons)), kind)
            if len(homes) == number:
                return homes
        return ()

    def _of_kind(self, group: Sequence[Referent], kind: str) -> tuple[Referent, ...]:
        """The members of a group if all are of a kind; for countries, the countries of persons."""
        if kind == "PERSON":
            return tuple(group) if all(r.type is EntityType.PERSON for r in group) else ()
        if kind == "ANY":
            return tuple(group)
        homes = [r if r.type in _STATES else self.scene.belongs_to(r) for r in group]
        if any(h is None or h.type not in _STATES for h in homes):
            return ()
        distinct = tuple(dict.fromkeys(h for h in homes if h is not None))
        return distinct if len(distinct) == len(group) else ()

    def one_of_two(self, sentence: int, last: bool) -> tuple[Referent, ...]:
        """ "The latter" (or "the former"): of the last pair that the text put side by side."""
        for group in self.scene.history.groups(sentence, 1):
            if len(group) == 2:
                return (group[1 if last else 0],)
        return ()
