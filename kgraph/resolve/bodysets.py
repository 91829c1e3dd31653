"""Plural bodies that mean those just named ("the two armies"), and whose "the leaders of both countries" are."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from kgraph.model import EntityType, MentionKind
from kgraph.resolve.discourse import Ref, Referent
from kgraph.resolve.phrases import Phrase, PhraseReader
from kgraph.resolve.scene import Scene
from kgraph.resolve.sets import SetReader

_NEAR = 4
_OPPOSED = frozenset({"rival", "warring", "feuding", "opposing"})
_NATIONAL = frozenset({"army", "military", "navy", "parliament", "force", "ministry"})
"""Of these each of two states has one."""


class OwningSetReader:
    def __init__(self, phrases: PhraseReader, sets: SetReader) -> None:
        self.phrases = phrases
        self.sets = sets

    def read(self, phrase: Phrase, refs: Mapping[int, Ref]) -> None:
        """Notes in a phrase the countries of "the leaders of *both countries*", which are read before their turn."""
        tokens = phrase.tokens
        i = phrase.head + 1
        if not phrase.plural or phrase.noun.sense != "role" or i >= len(tokens) or tokens[i].text not in ("of", "from"):
            return
        for child in phrase.sentence.children[i]:
            found = self.phrases.noun_at(tokens[child])
            if tokens[child].dep == "pobj" and found is not None and found[1] and not phrase.of:
                inner = self.phrases.read(phrase.sentence, child, *found, refs)
                states = self.sets.read(inner)
                if states and all(r.type is EntityType.COUNTRY for r in states):
                    kind = MentionKind.NOMINAL
                    phrase.of.append(Ref(phrase.sentence.index, inner.start, child + 1, child, kind, states))
                    phrase.preposition = "of"


class BodySetReader:
    """``institution`` gives the body that a country has under the words of a phrase."""

    def __init__(self, scene: Scene, sets: SetReader, institution: Callable[[Referent, Phrase], Referent]) -> None:
        self.scene = scene
        self.sets = sets
        self.institution = institution

    def read(self, phrase: Phrase) -> tuple[Referent, ...]:
        """The bodies that a plural with a number, or one that calls them rivals, means; empty where that is not
        known."""
        if not phrase.plural or phrase.noun.sense not in ("body", "named") or phrase.of or phrase.number < 0:
            return ()
        opposed = any(m in _OPPOSED for m in phrase.modifiers)
        both = phrase.tokens[phrase.start].text.lower() == "both"
        if phrase.possessor is not None or phrase.unknown_possessor or not (both or phrase.determiner == "the"):
            return ()
        if phrase.number < 2 and not opposed:
            return ()
        number = phrase.number or 2
        telling = [m for m in phrase.modifiers if m not in _OPPOSED]
        if phrase.noun.noun in _NATIONAL:
            return self._national(phrase, number) if not phrase.owners and not opposed else ()
        if any(m in self.scene.lexicon.words["restrictive"] for m in telling):
            return ()
        owner = self.scene.owner_of(phrase.owners[-1]) if phrase.owners else None
        return self._named(phrase, number, owner)

    def _national(self, phrase: Phrase, number: int) -> tuple[Referent, ...]:
        """ "The two armies" of the two states that "both countries" would mean."""
        states = self.sets.members(phrase.sentence.index, number, "COUNTRY")
        if any(r.type is not EntityType.COUNTRY for r in states):
            return ()
        return tuple(self.institution(state, phrase) for state in states)

    def _named(self, phrase: Phrase, number: int, owner: Referent | None) -> tuple[Referent, ...]:
        """The last group of such bodies, else the only ones of the last sentences."""
        here = phrase.sentence.index

        def fits(found: Sequence[Referent]) -> bool:
            if len(found) != number or not all(self._is_such(r, phrase) for r in found):
                return False
            return owner is None or all(r.country in (None, owner.country) for r in found)

        for group in self.scene.history.groups(here, here):
            if fits(group):
                return group
        near = self.scene.history.distinct(here, _NEAR, phrase.noun.types)
        found = tuple(r for r in reversed(near) if self._is_such(r, phrase))
        return found if fits(found) else ()

    @staticmethod
    def _is_such(referent: Referent, phrase: Phrase) -> bool:
        noun = phrase.noun.noun
        if referent.type not in phrase.noun.types or referent.plural:
            return False
        label = referent.entity.label.casefold().split()
        return phrase.noun.sense == "body" or noun in label or noun in referent.nouns
