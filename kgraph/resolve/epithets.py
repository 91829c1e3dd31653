"""Phrases that mean one country: "the Stalinist state", "the North"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kgraph.model import Sentence, Token
from kgraph.resolve.discourse import Referent
from kgraph.resolve.phrases import Phrase
from kgraph.resolve.scene import Scene

_SMALL = re.compile(r"\b(?:north|south) Korea")


class EpithetReader:
    def __init__(self, scene: Scene) -> None:
        self.scene = scene

    def read(self, phrase: Phrase) -> tuple[Referent, ...]:
        """A phrase that means one country ("the Stalinist state")."""
        if phrase.plural or phrase.possessor is not None or phrase.determiner not in ("the", "this", "that"):
            return ()
        tokens = phrase.tokens
        for epithet in self.scene.lexicon.epithets.get(tokens[phrase.head].text.lower(), ()):
            size = len(epithet.phrase)
            words = tuple(t.text.lower() for t in tokens[max(0, phrase.head + 1 - size) : phrase.head + 1])
            if words == epithet.phrase and self._knows(epithet.known):
                found = self.scene.registry.named(epithet.actor)
                return (found,) if found else ()
        return ()

    def _knows(self, forms: Sequence[str]) -> bool:
        if not forms:
            return True
        known = (self.scene.registry.tables.find(form.split()) for form in forms)
        ids = {m.candidates[0].entity.id for matches in known for m in matches}
        return any(id in self.scene.registry.referents for id in ids)

    def _small(self, token: Token) -> bool:
        """Whether the text writes the names of halves of a country small ("south Korea"), and a small "the south" is
        one of them here."""
        acts = token.dep in ("nsubj", "nsubjpass", "conj", "poss", "pobj", "dobj")
        return acts and bool(_SMALL.search(self.scene.document.text))

    def direction(self, sentence: Sentence, token: Token, low: str) -> tuple[Referent, ...]:
        """ "The North": the one country so called of those that the text has named."""
        tokens = sentence.tokens
        if token.text[0].islower() and not self._small(token):
            return ()
        after = tokens[token.i + 1] if token.i + 1 < len(tokens) else None
        if after is not None and (after.text in ("of", "-") or after.text[0].isupper()):
            return ()
        found = {
            referent.entity.id: referent
            for epithet in self.scene.lexicon.epithets.get(low, ())
            if epithet.phrase == ("the", low) and self._knows(epithet.known)
            if (referent := self.scene.registry.named(epithet.actor)) is not None
        }
        return tuple(found.values()) if len(found) == 1 else ()
