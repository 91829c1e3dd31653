"""Governments by a common noun: "the Chadian government", "the regime", "the Ruto administration".

A government is its country; a named administration is a body of its own.
"""

from __future__ import annotations

from kgraph.model import EntityType
from kgraph.resolve.discourse import Referent
from kgraph.resolve.phrases import Phrase
from kgraph.resolve.scene import Scene
from kgraph.resolve.stage import Stage
from kgraph.resolve.standpoint import Standpoint

_FAR = 10_000
_GOVERNMENTS = frozenset({"government", "regime", "administration"})
_DOMESTIC = (EntityType.GOVERNMENT_BODY, EntityType.ORGANISATION)


class GovernmentReader:
    def __init__(self, scene: Scene, stage: Stage, standpoint: Standpoint) -> None:
        self.scene = scene
        self.stage = stage
        self.standpoint = standpoint

    def read(self, phrase: Phrase) -> tuple[Referent, ...]:
        """Which country or body is meant; empty where that is not known."""
        noun = phrase.noun.noun
        if noun == "administration" and (person := self._person_owner(phrase)) is not None:
            label = f"{person.entity.label.split()[-1]} administration"
            found = self.scene.registry.own(label, EntityType.GOVERNMENT_BODY, person.country)
            found.nouns.add(noun)
            return (found,)
        owners = self.scene.owners(phrase)
        if noun == "authority" and not phrase.plural:
            return ()
        if owners:
            if noun not in _GOVERNMENTS and self._person_owner(phrase) is not None:
                return ()
            for owner in owners:
                owner.nouns.add(noun)
            return tuple(self._ruling(owner, phrase) for owner in owners)
        if not phrase.definite or phrase.unknown_possessor or phrase.owners:
            return ()
        if phrase.modifiers or noun in ("side", "leadership", "authority"):
            return ()
        here = phrase.sentence.index
        found_last = self.scene.history.last(here, _FAR, lambda r: r.type is EntityType.COUNTRY and noun in r.nouns)
        if noun in _GOVERNMENTS and (own := self._governed(phrase)) is not None:
            return (own,)
        if found_last is None and self._told_by_stranger(phrase):
            return ()
        if found_last is None:
            near = self.scene.history.distinct(here, 1, (EntityType.COUNTRY,))
            found_last = self.stage.subject() or (near[0] if len(near) == 1 else self.stage.home())
        return (found_last,) if found_last else ()

    def _told_by_stranger(self, phrase: Phrase) -> bool:
        """Whether someone of an unknown country speaks of it in a text that has no home."""
        above = self.standpoint.above(phrase.sentence, phrase.head)
        stranger = above is not None and above.type is EntityType.PERSON and self.scene.belongs_to(above) is None
        return stranger and self.stage.home() is None

    def _ruling(self, owner: Referent, phrase: Phrase) -> Referent:
        """A state or people itself; of a land within a state a government of its own."""
        if owner.type is not EntityType.PLACE or phrase.noun.noun == "side":
            return owner
        word = phrase.tokens[phrase.head].text.lower()
        label = f"{self.scene.adjective(owner.entity)} {word}"
        known = self.scene.registry.named(f"{label[: -len(word)]}{word.capitalize()}")
        found = known or self.scene.registry.local(label, EntityType.GOVERNMENT_BODY, owner.country)
        found.nouns.add(phrase.noun.noun)
        return found

    def _governed(self, phrase: Phrase) -> Referent | None:
        """Whose "the government" is: of the parliament or party that speaks of it; where it acts itself, of the person
        whom the sentence has told before ("the minister said so, but the government denied it")."""
        token = phrase.tokens[phrase.head]
        above = self.standpoint.above(phrase.sentence, phrase.head)
        if above is not None and above.type in _DOMESTIC and token.dep not in ("nsubj", "nsubjpass"):
            home = self.scene.registry.country(above.country) or self.stage.home()
        elif token.dep == "nsubj":
            here = self.scene.history.backwards(phrase.sentence.index, 0)
            told = next((o for o in here if o.rank > 2 and len(o.referents) == 1), None)
            person = told.referents[0] if told is not None else None
            home = self.scene.belongs_to(person) if person and person.type is EntityType.PERSON else None
        else:
            return None
        return home if home is not None and home.type is EntityType.COUNTRY else None

    @staticmethod
    def _person_owner(phrase: Phrase) -> Referent | None:
        for ref in (phrase.possessor, *phrase.owners, *reversed(phrase.of)):
            if ref and len(ref.referents) == 1 and ref.referents[0].type is EntityType.PERSON:
                return ref.referents[0]
        return None
