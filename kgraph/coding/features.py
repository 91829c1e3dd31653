"""What frames ask about, read from a triple, its sentence and its entities."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kgraph.model import Argument, Entity, EntityType, Sentence, Token, Triple

_NAMES = frozenset(("PERSON", "ORG", "NORP"))
_PLACES = frozenset(("GPE", "LOC", "FAC"))
_TIMES = frozenset(("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL"))
_NOUN_TAGS = frozenset(("NOUN", "PROPN", "ADJ", "VERB", "NUM"))
_WINDOW = 4
"""Tokens before and after a noun that a noun of several words ("state of emergency", "war game") may reach."""


@dataclass(frozen=True, slots=True)
class Thing:
    """The subject or object of a triple: its kinds (entity type, actor, person, place, thing) and head lemmas."""

    kinds: frozenset[str]
    lemmas: frozenset[str]


@dataclass(frozen=True, slots=True)
class Features:
    """One triple as frames see it."""

    passive: bool
    preposition: str | None
    particles: frozenset[str]
    nouns: tuple[frozenset[str], ...]
    """The object noun first; each as its lemma and the nouns of several words that it closes or opens."""
    nested: bool
    """The object stands behind a noun of the predicate."""
    deep: bool
    """The object stands two or more nouns deep."""
    path: frozenset[str]
    """The words of the predicate's lemma, for prepositions further up."""
    subject: Thing
    object: Thing
    complements: frozenset[str]


@dataclass(frozen=True)
class Reader:
    """Reads features; knows which nouns name people and which nouns open a noun of several words."""

    people: frozenset[str]
    compounds: dict[str, tuple[tuple[str, ...], ...]]
    """Lemma -> the nouns of several words that contain it, as tuples of lemmas."""
    measures: frozenset[str]
    """Nouns that only measure the noun behind "of"."""

    @classmethod
    def of(cls, people: Iterable[str], nouns: Iterable[str], measures: Iterable[str]) -> Reader:
        compounds: dict[str, list[tuple[str, ...]]] = {}
        for noun in sorted(set(nouns)):
            words = tuple(noun.split())
            if len(words) > 1:
                for word in {words[0], words[-1]}:
                    compounds.setdefault(word, []).append(words)
        return cls(frozenset(people), {k: tuple(v) for k, v in compounds.items()}, frozenset(measures))

    def read(self, triple: Triple, sentence: Sentence, subject: Entity, obj: Entity) -> Features:
        predicate, proposition = triple.predicate, triple.proposition
        target = triple.object
        preposition = predicate.preposition
        nouns, measured = self._nouns(triple, sentence)
        if target.role == "indirect" and preposition is None:
            preposition = "to"
        if measured and preposition == "of":
            preposition = None
        words = predicate.lemma.split()
        return Features(
            predicate.passive,
            preposition,
            self._particles(triple, sentence),
            nouns,
            nested=predicate.noun is not None,
            deep=triple.rule.startswith("nested.") and len(words) > 4,
            path=frozenset(words),
            subject=self.thing(sentence, triple.subject, subject),
            object=self.thing(sentence, target, obj),
            complements=frozenset(
                sentence.tokens[a.head].lemma.lower() for a in proposition.arguments if a.role == "complement"
            ),
        )

    def _nouns(self, triple: Triple, sentence: Sentence) -> tuple[tuple[frozenset[str], ...], bool]:
        """The nouns that a frame may ask for, and whether the first of them is a mere measure ("dozens of")."""
        predicate, target = triple.predicate, triple.object
        indices: list[int] = []
        measured = predicate.noun in self.measures and predicate.preposition == "of"
        if measured or (predicate.noun is None and predicate.preposition is None and target.role != "indirect"):
            indices.append(target.head)
        elif predicate.noun is not None:
            found = _position(sentence, predicate.tokens, predicate.noun)
            if found is not None:
                indices.append(found)
        indices.extend(a.head for a in triple.proposition.arguments if a.role == "object" and a.head not in indices)
        return tuple(self.names(sentence, i) for i in indices), measured

    def names(self, sentence: Sentence, i: int) -> frozenset[str]:
        """The lemma of the noun ``i`` and the known nouns of several words around it."""
        token = sentence.tokens[i]
        lemma = token.lemma.lower()
        compounds = self.compounds.get(lemma)
        if not compounds:
            return frozenset((lemma,))
        low = max(0, i - _WINDOW)
        around = [t.lemma.lower() for t in sentence.tokens[low : i + _WINDOW + 1]]
        found = {lemma}
        for words in compounds:
            n = len(words)
            for start in range(len(around) - n + 1):
                if start <= i - low < start + n and tuple(around[start : start + n]) == words:
                    found.add(" ".join(words))
        return frozenset(found)

    def _particles(self, triple: Triple, sentence: Sentence) -> frozenset[str]:
        """Particles and words like them that hang on the verb, parsed as particle, adverb or preposition."""
        head = triple.proposition.head
        found = {
            sentence.tokens[c].text.lower()
            for c in sentence.children[head]
            if sentence.tokens[c].dep in ("prt", "advmod", "prep", "acomp", "oprd")
        }
        if triple.predicate.particle:
            found.add(triple.predicate.particle)
        return frozenset(found)

    def thing(self, sentence: Sentence, argument: Argument, entity: Entity) -> Thing:
        token = sentence.tokens[argument.head]
        kinds: set[str] = {entity.type.value}
        person = entity.type is EntityType.PERSON or token.entity == "PERSON" or self._is_human(token)
        if person:
            kinds.add("person")
        if entity.type in (EntityType.COUNTRY, EntityType.PLACE) or token.entity in _PLACES:
            kinds.add("place")
        if person or entity.type.is_actor or token.entity in _NAMES or token.entity == "GPE":
            kinds.add("actor")
        if not kinds & {"actor", "place"}:
            kinds.add("thing")
        return Thing(frozenset(kinds), self.names(sentence, argument.head))

    def _is_human(self, token: Token) -> bool:
        if token.pos == "PRON":
            return token.text.lower() in (
                "he",
                "she",
                "him",
                "her",
                "they",
                "them",
                "who",
                "whom",
                "we",
                "us",
                "i",
                "me",
            )
        if token.pos == "PROPN":
            return token.entity not in _PLACES and token.entity not in _TIMES
        return token.lemma.lower() in self.people


def _position(sentence: Sentence, tokens: tuple[int, ...], lemma: str) -> int | None:
    return next(
        (i for i in tokens if sentence.tokens[i].lemma.lower() == lemma and sentence.tokens[i].pos in _NOUN_TAGS), None
    )
