"""Plurals that mean those just named: "the two leaders", "both countries", "the two", "the latter"."""

from __future__ import annotations

from collections.abc import Sequence

from kgraph.model import EntityType
from kgraph.resolve.discourse import Referent, clause_of, subject_of
from kgraph.resolve.phrases import Phrase
from kgraph.resolve.scene import Scene

_NEAR = 3
_STATES = (EntityType.COUNTRY, EntityType.IGO)
_TYPES: dict[str, tuple[EntityType, ...]] = {"COUNTRY": (EntityType.COUNTRY,), "SIDE": _STATES}
"""What a kind of plural can mean; others mean persons."""


class SetReader:
    def __init__(self, scene: Scene) -> None:
        self.scene = scene

    def read(self, phrase: Phrase) -> tuple[Referent, ...]:
        """Whom a plural phrase with a number, or a bare "the ministers", means."""
        kind = self.scene.lexicon.group_nouns.get(phrase.noun.noun)
        after = phrase.tokens[phrase.head + 1].text if phrase.head + 1 < len(phrase.tokens) else ""
        if after == "of" or kind is None or not phrase.plural or phrase.number < 0 or phrase.owners or phrase.of:
            return ()
        if any(m not in self.scene.lexicon.words["rank_free"] and m != "same" for m in phrase.modifiers):
            return ()
        owned = phrase.possessor is not None or phrase.unknown_possessor
        if owned and not (kind == "COUNTRY" and phrase.determiner in ("our", "their") and phrase.number):
            return ()
        if phrase.number == 0:
            pointing = phrase.determiner == "the" and kind == "PERSON"
        else:
            both = phrase.tokens[phrase.start].text.lower() == "both"
            pointing = owned or both or phrase.determiner in ("the", "these", "those")
        if not pointing:
            return ()
        if phrase.possessor is not None:
            return self._with_own(phrase)
        found = self.members(phrase.sentence.index, phrase.number, kind, self._subject(phrase))
        if not found and not phrase.number:
            found = self._bearers(phrase)
        known = [r for r in found if r.titles]
        if known and len(known) < len(found) and phrase.noun.noun == "leader":
            return ()
        return found if all(self._may_be(r, phrase.noun.noun) for r in found) else ()

    def _subject(self, phrase: Phrase) -> Referent | None:
        """Who does something to those whom the phrase means, and so is none of them ("he received both leaders")."""
        tokens = phrase.tokens
        if tokens[phrase.head].dep not in ("dobj", "pobj", "dative"):
            return None
        subject = subject_of(phrase.sentence, clause_of(tokens, phrase.head))
        for occurrence in self.scene.history.backwards(phrase.sentence.index, 0):
            if occurrence.token == subject and len(occurrence.referents) == 1:
                return occurrence.referents[0]
        return None

    def _bearers(self, phrase: Phrase) -> tuple[Referent, ...]:
        """ "The presidents": the two or three persons spoken of lately who bear that title."""
        near = self.scene.history.distinct(phrase.sentence.index, 2 * _NEAR, (EntityType.PERSON,))
        found = [p for p in reversed(near) if any(t.noun == phrase.noun.noun for t in p.titles)]
        return tuple(found) if len(found) in (2, 3) else ()

    def _may_be(self, referent: Referent, noun: str) -> bool:
        """Whether a person may be called by a noun: of whom the text tells an office, it must be such a one."""
        if referent.type is not EntityType.PERSON or not referent.titles or noun in ("man", "woman", "pair", "duo"):
            return True
        cores = [t.core or t.noun for t in referent.titles]
        if noun == "leader":
            leaders = self.scene.lexicon.words["leader_titles"]
            return any(c == t or c.endswith(" " + t) for c in cores for t in leaders)
        return any(noun in c.split() or noun == "official" for c in cores)

    def _with_own(self, phrase: Phrase) -> tuple[Referent, ...]:
        """ "Our two countries": the speaker's and the other one, which is the country spoken of last."""
        assert phrase.possessor is not None
        own = phrase.possessor.referents
        if len(own) == phrase.number and all(r.type in _STATES for r in own):
            return own
        if len(own) != 1 or phrase.number != 2:
            return ()
        home = self.scene.belongs_to(own[0])
        others = [r for r in self.scene.history.distinct(phrase.sentence.index, _NEAR, _STATES) if r is not home]
        return (home, others[0]) if home is not None and others else ()

    def members(self, sentence: int, number: int, kind: str, without: Referent | None = None) -> tuple[Referent, ...]:
        """The last group of ``number`` (0: any) persons, countries or either; else the only ones spoken of nearby. The
        group does not contain ``without``."""
        found = self._members(sentence, number, kind, without)
        return () if without in found else found

    def _members(self, sentence: int, number: int, kind: str, without: Referent | None) -> tuple[Referent, ...]:
        here = self._group(sentence, 0, number, kind, without)
        if here:
            return here
        types = _TYPES.get(kind, (EntityType.PERSON,))
        if number and kind in ("COUNTRY", "SIDE"):
            states = self.scene.history.distinct(sentence, 0, types)
            if len(states) == number:
                return tuple(reversed(states))
        near = self._group(sentence, _NEAR, number, kind, without)
        if near or not number:
            return near
        for within in (0, 1, 2):
            last = self.scene.history.distinct(sentence, within, types)
            if len(last) == number:
                return tuple(reversed(last))
            if len(last) > number:
                break
        if kind in ("COUNTRY", "SIDE"):
            persons = self.scene.history.distinct(sentence, 1, (EntityType.PERSON,))
            homes = self._of_kind(tuple(reversed(persons)), kind)
            if len(homes) == number:
                return homes
        return () if kind == "SIDE" else self._group(sentence, sentence, number, kind, without)

    def _group(
        self, sentence: int, within: int, number: int, kind: str, without: Referent | None
    ) -> tuple[Referent, ...]:
        for group in self.scene.history.groups(sentence, within):
            if without in group:
                continue
            found = self._of_kind(group, kind)
            if len(found) > 1 and number in (0, len(found)):
                return found
        return ()

    def _of_kind(self, group: Sequence[Referent], kind: str) -> tuple[Referent, ...]:
        """The members of a group if all are of a kind; for countries, the countries of persons."""
        if kind == "PERSON":
            return tuple(group) if all(r.type is EntityType.PERSON for r in group) else ()
        if kind == "ANY":
            return tuple(group)
        own = (*_STATES, EntityType.ARMED_GROUP) if kind == "SIDE" else _STATES
        homes = [r if r.type in own else self.scene.belongs_to(r) for r in group]
        if any(h is None or (h.type is not EntityType.COUNTRY and kind != "SIDE") for h in homes):
            return ()
        distinct = tuple(dict.fromkeys(h for h in homes if h is not None))
        return distinct if len(distinct) == len(group) else ()

    def one_of_two(self, sentence: int, last: bool) -> tuple[Referent, ...]:
        """ "The latter" (or "the former"): of the last pair that the text put side by side."""
        for group in self.scene.history.groups(sentence, 1):
            if len(group) == 2:
                return (group[1 if last else 0],)
        return ()
