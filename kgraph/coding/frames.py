"""What a frame asks of a triple."""

from __future__ import annotations

from dataclasses import dataclass

from kgraph.coding.features import Features
from kgraph.coding.nouns import Thing

NESTED = frozenset(("of", "by", "from"))
"""Prepositions behind an object noun whose noun owns or did what the object names: any frame reaches through them."""


OBJECT, IN_PHRASE, LONG = 2, 3, 4
"""Where the noun that a frame asks for is found: as the object, in a phrase beside the object, as several words."""
WHERE = frozenset(("in", "at", "near", "inside", "across", "throughout", "around", "outside"))
"""Prepositions of place: who arrests or helps people in a country acts on that country."""


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

    def holds(self, features: Features, direct: bool) -> bool:
        """``direct``: the object is what the verb itself acts on, not what stands behind it."""
        if self.key == "complement":
            found = not self.lemmas.isdisjoint(features.complements)
        elif self.key == "sides":
            found = not self.lemmas.isdisjoint(features.sides)
        elif self.key == "through":
            found = features.oblique in self.lemmas
        elif self.key == "subject":
            found = self._is(features.subject)
        else:
            found = self._is(features.direct if direct and features.nested else features.object)
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
    inside: tuple[str, ...]
    """Prepositions behind which the noun that is asked for stands ("placed him under arrest")."""
    conditions: tuple[Condition, ...]
    passive: bool
    inverse: bool
    intransitive: bool
    """The verb has no direct object ("returned to Rome", not "returned the statue to Rome")."""
    modifier: bool
    """The object is an adjective or possessor of the noun ("died in *Turkish* shelling")."""
    reaches: bool
    """Acts in deed reach the place that the one acted on is in."""
    example: str
    place: str
    """File and line."""

    @property
    def conditional(self) -> tuple[frozenset[str], ...]:
        """The lemmas that conditions ask for."""
        return tuple(c.lemmas for c in self.conditions)

    def score(self, features: Features, particle: str) -> int:
        """How well the frame fits a triple whose head it lists: 0 not at all, else more for more that it asks."""
        if features.passive is not self.passive or (self.modifier and not features.adjectival):
            return 0
        if self.intransitive and not features.intransitive:
            return 0
        if particle not in features.particles if particle else features.particle is not None:
            return 0
        noun = self._noun(features)
        if noun == 0:
            return 0
        preposition = 2 if noun == IN_PHRASE else self._preposition(features, noun, particle)
        direct = noun == 1 and preposition == 1
        if preposition == 0 or not all(c.holds(features, direct) for c in self.conditions):
            return 0
        asked = 100 * (noun > 1) + 20 * (noun == LONG) + 40 * bool(particle) + 20 * (preposition == 2)
        return 1 + asked + 10 * len(self.conditions) + self._narrowness(noun)

    def _noun(self, features: Features) -> int:
        """0: does not fit; 1: asks nothing or excludes; else how the noun that is asked for is found."""
        if self.noun is None:
            return 1
        lemmas = self.noun.lemmas
        if self.noun.negative:
            return int(bool(features.nouns) and lemmas.isdisjoint(features.nouns[0]))
        for names in features.nouns:
            found = lemmas & names
            if found:
                return LONG if any(" " in name for name in found) else OBJECT
        if (
            features.alone
            and features.preposition in self.prepositions
            and not lemmas.isdisjoint(features.object.lemmas)
        ):
            return OBJECT
        for preposition in self.inside:
            if not lemmas.isdisjoint(features.phrases.get(preposition, frozenset())):
                return IN_PHRASE
        return 0

    def _narrowness(self, noun: int) -> int:
        """Of two frames that ask for a noun, the one that lists fewer knows better."""
        if noun == 1 or self.noun is None:
            return 0
        return max(0, 9 - len(self.noun.lemmas) // 5)

    def _preposition(self, features: Features, noun: int, particle: str) -> int:
        """0: does not fit; 1: asks nothing; 2: the preposition that is asked for."""
        found = features.preposition
        if found is not None and found == particle:
            found = None
        listed = found in self.prepositions
        if noun > 1 and features.nested and found in WHERE and not listed and "thing" in features.object.kinds:
            return 0
        optional = not self.prepositions or "" in self.prepositions or noun > 1
        if noun == 1 and features.oblique is not None:
            through = found in NESTED or found in self.prepositions or self._reaches(features)
            return 1 if features.oblique in self.prepositions and through else 0
        if found in self.prepositions:
            aside = noun == 1 and features.aside and "" in self.prepositions
            return 2 if not aside else int(features.beside and self._reaches(features))
        if found is None:
            return 1 if optional else 0
        if features.beside and noun == 1:
            return 1 if optional and (found == "by" or self._reaches(features)) else 0
        if features.alone:
            return 0
        if optional and (found in NESTED or self._reaches(features)):
            return 1
        return 1 if features.deep and not features.path.isdisjoint(self.prepositions) and self._through(features) else 0

    def _through(self, features: Features) -> bool:
        """Whether the object stands behind what the frame acts on: its owner, its place, the other side of a border."""
        found = features.preposition
        return found == "of" or (found == "with" and "border" in features.path) or self._reaches(features)

    def _reaches(self, features: Features) -> bool:
        return self.reaches and features.preposition in WHERE and "place" in features.object.kinds


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
