"""Whose "government forces" and "the police" are where a text does not say it: of the one country where it happens."""

from __future__ import annotations

from kgraph.model import EntityType, MentionKind, Sentence
from kgraph.resolve.discourse import Ref, Referent
from kgraph.resolve.phrases import Phrase
from kgraph.resolve.scene import Scene
from kgraph.resolve.stage import Stage

_REBELS = frozenset({"rebel", "insurgent"})
_BACK = 2
"""Sentences before this one that may tell where it happens."""


class ForceReader:
    def __init__(self, scene: Scene, stage: Stage) -> None:
        self.scene = scene
        self.stage = stage
        self.words = scene.lexicon.words

    def read(self, phrase: Phrase) -> tuple[Referent, ...]:
        """The forces of the country where something happens; empty where the text tells of none or of several."""
        if phrase.owners or phrase.of or phrase.unknown_possessor or phrase.possessor or phrase.number:
            return ()
        after = phrase.tokens[phrase.head + 1].text if phrase.head + 1 < len(phrase.tokens) else ""
        if after == "from" or phrase.determiner not in ("", "the") or not self._of_state(phrase):
            return ()
        sites = self._where(phrase)
        country = self.scene.registry.country(next(iter(sites))) if len(sites) == 1 else None
        country = country or (None if sites else self.stage.home())
        if country is None:
            return ()
        if phrase.noun.sense == "power":
            return (country,)
        if phrase.noun.noun in self.words["fighters"] and self.scene.registry.seen((EntityType.ARMED_GROUP,)):
            return ()
        words = [*phrase.modifiers, phrase.tokens[phrase.head].text.lower()]
        label = f"{self.scene.adjective(country.entity)} {' '.join(words)}"
        found = self.scene.registry.own(label, phrase.noun.types[0], country.country)
        found.plural, found.of = True, country.entity
        found.nouns.add(phrase.noun.noun)
        return (found,)

    def _of_state(self, phrase: Phrase) -> bool:
        """Whether the phrase names what only a state has ("government troops", "police"), or those who fight it."""
        told = [m for m in phrase.modifiers if m in self.words["state_modifiers"]]
        if len(told) != len(phrase.modifiers):
            return False
        rebels = phrase.noun.noun in _REBELS and phrase.plural and not told
        return bool(told) or rebels or phrase.noun.noun in self.words["state_forces"]

    def _where(self, phrase: Phrase) -> set[str]:
        """The countries in which this sentence, else those just before it, say that something is."""
        here = phrase.sentence.index
        for index in range(here, here - _BACK - 1, -1):
            refs = self.scene.history.names.get(index, {}).values()
            found = {ref.referents[0].country for ref in refs if self._is_site(ref, phrase.sentence, here)}
            told = {code for code in found if code is not None}
            if told:
                return told
        return set()

    def _is_site(self, ref: Ref, sentence: Sentence, here: int) -> bool:
        """Whether a name is a place, or a country in which something is."""
        if len(ref.referents) != 1 or ref.kind is MentionKind.DEMONYM:
            return False
        if ref.referents[0].type is EntityType.PLACE:
            return True
        before = sentence.tokens[ref.start - 1].text.lower() if ref.sentence == here and ref.start else ""
        return ref.referents[0].type is EntityType.COUNTRY and before in self.words["place_prepositions"]
