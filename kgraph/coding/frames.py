"""What a frame asks of a triple."""

from __future__ import annotations

from dataclasses import dataclass

from kgraph.coding.features import Features, Thing

NESTED = frozenset(("of", "by", "from"))
"""Prepositions behind an object noun whose noun owns or did what the object names: any frame reaches through them."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """Lemmas of which one is wanted, or (``negative``) none."""

    lemmas: frozenset[str]
    negative: bool = False


@dataclass(frozen=True, slots=True)
class Condition:
    """What the subject, object or complement must (not) be: kinds of thing, entity types or lemmas."""

    key: str
    kinds: frozenset[str]
    lemmas: frozenset[str]
    negative: bool = False

    def holds(self, features: Features) -> bool:
        if self.key == "complement":
            found = not self.lemmas.isdisjoint(features.complements)
        else:
            found = self._is(features.subject if self.key == "subject" else features.object)
        return found is not self.negative

    def _is(self, thing: Thing) -> bool:
        return not self.kinds.isdisjoint(thing.kinds) or not self.lemmas.isdisjoint(thing.lemmas)


@dataclass(frozen=True, slots=True)
class Frame:
    """A row of a frame file. ``verbs`` may carry a particle ("pull out"); ``=`` stands for a noun without verb."""

    relation_class: str
    verbs: tuple[str, ...]
    noun: Alternative | None
    prepositions: tuple[str, ...]
    conditions: tuple[Condition, ...]
    passive: bool
    inverse: bool
    example: str
    place: str
    """File and line."""

    def score(self, features: Features, particle: str) -> int:
        """How well the frame fits a triple whose head it lists: 0 not at all, else more for more that it asks."""
        if features.passive is not self.passive or (particle and particle not in features.particles):
            return 0
        noun = self._noun(features)
        if noun == 0:
            return 0
        preposition = self._preposition(features, noun)
        if preposition == 0 or not all(c.holds(features) for c in self.conditions):
            return 0
        return 1 + 8 * (noun - 1) + 4 * bool(particle) + 2 * (preposition - 1) + len(self.conditions)

    def _noun(self, features: Features) -> int:
        """0: does not fit; 1: asks nothing or excludes; 2: the noun that is asked for."""
        if self.noun is None:
            return 1
        if self.noun.negative:
            return 0 if features.nouns and not self.noun.lemmas.isdisjoint(features.nouns[0]) else 1
        return 2 if any(not self.noun.lemmas.isdisjoint(n) for n in features.nouns) else 0

    def _preposition(self, features: Features, noun: int) -> int:
        """0: does not fit; 1: asks nothing; 2: the preposition that is asked for."""
        found = features.preposition
        if found in self.prepositions:
            return 2
        if found is None:
            return 1 if not self.prepositions or "" in self.prepositions or noun == 2 else 0
        if not features.nested:
            return 0
        if found in NESTED:
            return 1
        return 2 if features.deep and not features.path.isdisjoint(self.prepositions) and found == "of" else 0


@dataclass(frozen=True, slots=True)
class NounFrame:
    """A row of ``nouns.csv``: nouns that name an act, and the prepositions before the one acted on."""

    relation_class: str
    nouns: tuple[str, ...]
    prepositions: frozenset[str]
    example: str
    place: str

    def fits(self, features: Features) -> bool:
        found = features.preposition
        return found is None or found in self.prepositions or (features.deep and found in NESTED)
