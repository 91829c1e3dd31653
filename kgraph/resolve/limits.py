"""What the words of a plural say of whom it can mean: "the two Baltic states", "both foreign ministers"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kgraph.model import EntityType
from kgraph.resolve.discourse import Referent
from kgraph.resolve.phrases import Phrase
from kgraph.resolve.scene import Scene

Fits = Callable[[Sequence[Referent]], bool]
_GENERAL = frozenset({"man", "woman", "pair", "duo", "rival"})
"""Nouns that say nothing of an office."""
_RANKED = frozenset({"JJS", "JJR", "RBS", "RBR"})
_SUPERLATIVE = frozenset({"largest", "biggest", "first", "last", "next", "remaining", "main", "only"})


def anyone(found: Sequence[Referent]) -> bool:
    """Whoever is found may be meant."""
    return bool(found)


class LimitReader:
    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.words = scene.lexicon.words
        self._free = self.words["rank_free"] | self.words["group_modifiers"]
        self._others = self.words["restrictive"] - self.words["portfolios"] - self.words["group_modifiers"] - {"same"}

    def read(self, phrase: Phrase, kind: str) -> Fits | None:
        """Whether those found can be meant by a plural; ``None`` where its words point to others than those named."""
        if any(m in self._others for m in phrase.modifiers):
            return None
        before = phrase.tokens[phrase.start : phrase.head]
        if any(t.tag in _RANKED or t.text.lower() in _SUPERLATIVE for t in before):
            return None
        if any(phrase.tokens[c].dep == "relcl" for c in phrase.sentence.children[phrase.head]) and self._defines(
            phrase
        ):
            return None
        if kind == "PERSON":
            return self._of_persons(phrase)
        realm = self.scene.lexicon.realms.get(phrase.noun.noun)
        if realm is not None and not phrase.owners:
            return lambda found: bool(found) and all(r.entity.label in realm for r in found)
        named = phrase.owners or phrase.noun.noun == "member" or any(m not in self._free for m in phrase.modifiers)
        return self._of_states(phrase) if named else anyone

    @staticmethod
    def _defines(phrase: Phrase) -> bool:
        """Whether the relative clause behind the plural tells which ones it means: no comma parts it."""
        after = phrase.tokens[phrase.head + 1]
        return after.tag in ("WDT", "WP", "WP$", "WRB")

    # ------------------------------------------------------------------------------------------ persons

    def _of_persons(self, phrase: Phrase) -> Fits | None:
        noun = "leader" if phrase.noun.noun == "head" else phrase.noun.noun
        telling = [m for m in phrase.modifiers if m not in self._free]
        if any(m not in self.words["portfolios"] for m in telling) and noun not in ("leader", "man", "official"):
            return None
        offices = [m for m in telling if m in self.words["portfolios"]]
        owner = self.scene.owner_of(phrase.owners[-1]) if phrase.owners else None
        if phrase.owners and (owner is None or owner.type is not EntityType.COUNTRY):
            return None

        def fits(found: Sequence[Referent]) -> bool:
            if not found or not all(self._may_be(r, noun, offices) for r in found):
                return False
            known = [r for r in found if r.titles]
            if known and len(known) < len(found) and noun == "leader":
                return False
            return owner is None or all(self.scene.belongs_to(r) is owner for r in found)

        return fits

    def _may_be(self, referent: Referent, noun: str, offices: Sequence[str]) -> bool:
        """Whether a person may be called by a noun: of whom the text tells an office, it must be such a one."""
        if referent.type is not EntityType.PERSON or not referent.titles or noun in _GENERAL:
            return True
        cores = [t.core or t.noun for t in referent.titles]
        if noun == "leader":
            leaders = self.words["leader_titles"] | self.words["commanders"]
            return any(c == t or c.endswith(" " + t) for c in cores for t in leaders)
        if noun == "diplomat":
            wider = self.scene.lexicon.role_kinds.get(noun, frozenset[str]()) | {"foreign minister", "diplomat"}
            return any(w in c for c in cores for w in wider)
        plain = [self.scene.lexicon.role_synonyms.get(c, c) for c in cores]
        return any(
            (noun in c.split() or noun == "official") and set(offices) <= set(c.split()) for c in (*cores, *plain)
        )

    # ------------------------------------------------------------------------------------------ states

    def _of_states(self, phrase: Phrase) -> Fits | None:
        """By the part of the world that the words tell; other names before the noun tell of whom this does not know."""
        tokens = phrase.tokens
        words = [t.text for t in tokens[phrase.start : phrase.head] if t.text.lower() not in ("the", "both", "these")]
        words = [w for w in words if w.lower() not in self.scene.lexicon.numbers]
        low = [w.lower() for w in words]
        realm: frozenset[str] | None = None
        for size in range(len(words), 0, -1):
            for i in range(len(words) - size + 1):
                states = self.scene.lexicon.realms.get(" ".join(low[i : i + size]))
                if states is not None and realm is None:
                    realm = states
                    words[i : i + size] = low[i : i + size]
        if any(w[0].isupper() for w in words):
            return None
        if realm is None:
            return None if phrase.noun.noun == "member" else anyone
        members = realm
        return lambda found: bool(found) and all(r.entity.label in members for r in found)
