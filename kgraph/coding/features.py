"""What frames ask about, read from a triple, its sentence and its entities."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kgraph.model import Argument, Entity, EntityType, Sentence, Token, Triple

_NAMES = frozenset(("PERSON", "ORG", "NORP"))
_PLACES = frozenset(("GPE", "LOC", "FAC"))
_TIMES = frozenset(("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL"))
_NOUN_TAGS = frozenset(("NOUN", "PROPN", "ADJ", "VERB", "NUM"))
_PERSONAL = frozenset(("PRP", "PRP$", "WP"))
_SOMEBODY = frozenset(("actor", "person", "political", "OTHER"))
"""A pronoun that stands for a thing of unknown type gets the benefit of the doubt."""
_HUMAN = re.compile(r"\w{3,}(?:ists?|ians?|men|man|woman|ees)")
"""Endings of nouns that name people, where no list has the noun."""
_WINDOW = 4
"""Tokens before and after a noun that a noun of several words ("state of emergency", "war game") may reach."""


@dataclass(frozen=True, slots=True)
class Thing:
    """The subject or object of a triple: its head lemmas and kinds (entity type, actor, political, named, person,
    place, thing)."""

    kinds: frozenset[str]
    lemmas: frozenset[str]


NOTHING = Thing(frozenset(), frozenset())


@dataclass(frozen=True, slots=True)
class Features:
    """One triple as frames see it."""

    passive: bool
    preposition: str | None
    particle: str | None
    particles: frozenset[str]
    """The particle and words that may have been parsed as something else but are one."""
    nouns: tuple[frozenset[str], ...]
    """The object noun first; each as its lemma and the nouns of several words that it closes or opens."""
    direct: Thing
    """What the first noun names: the thing acted on, where the object of the triple stands behind it."""
    nested: bool
    """The object stands behind a noun of the predicate."""
    beside: bool
    """The object stands behind a preposition of the verb, after the verb's object."""
    oblique: str | None
    """The preposition before that noun, where it is not itself the verb's object."""
    deep: bool
    """The object stands two or more nouns deep."""
    path: frozenset[str]
    """The words of the predicate's lemma, for prepositions further up."""
    subject: Thing
    object: Thing
    adjectival: bool
    """The object is an adjective or possessor of the noun that the predicate holds ("met the *French* president")."""
    complements: frozenset[str]
    phrases: dict[str, frozenset[str]]
    """Preposition -> nouns of the other phrases of the clause ("placed him *under arrest*")."""


@dataclass(frozen=True)
class Reader:
    """Reads features; knows which nouns name people and which nouns open a noun of several words."""

    people: frozenset[str]
    compounds: dict[str, tuple[tuple[str, ...], ...]]
    """Lemma -> the nouns of several words that contain it, as tuples of lemmas."""
    measures: frozenset[str]
    """Nouns that only measure the noun behind "of"."""
    places: frozenset[str]
    """Nouns that name a place."""
    political: frozenset[str]
    """Nouns that name somebody who takes part in public affairs."""

    @classmethod
    def of(cls, words: Mapping[str, frozenset[str]], people: Iterable[str], nouns: Iterable[str]) -> Reader:
        """A reader that knows the word classes ``words`` and looks for the nouns of several words in ``nouns``."""
        compounds: dict[str, list[tuple[str, ...]]] = {}
        for noun in sorted(set(nouns)):
            parts = tuple(noun.split())
            if len(parts) > 1:
                for word in sorted({parts[0], parts[-1]}):
                    compounds.setdefault(word, []).append(parts)
        return cls(
            frozenset(people),
            {k: tuple(v) for k, v in compounds.items()},
            words.get("quantity", frozenset()),
            words.get("place", frozenset()),
            words.get("political", frozenset()),
        )

    def read(self, triple: Triple, sentence: Sentence, subject: Entity, obj: Entity) -> Features:
        predicate, proposition = triple.predicate, triple.proposition
        target = triple.object
        preposition = predicate.preposition
        indices, measured = self._nouns(triple, sentence)
        nested = predicate.noun is not None and not measured and triple.rule.startswith("nested.")
        first = sentence.tokens[indices[0]] if indices else None
        if target.role == "indirect" and preposition is None:
            preposition = "to"
        if measured and preposition == "of":
            preposition = None
        words = predicate.lemma.split()
        beside = predicate.noun is not None and not nested
        return Features(
            predicate.passive,
            preposition,
            predicate.particle,
            self._particles(triple, sentence),
            tuple(self.names(sentence, i) for i in indices),
            direct=self.token_thing(sentence, first) if nested and first else NOTHING,
            nested=nested,
            beside=beside,
            oblique=sentence.tokens[first.head].text.lower() if nested and first and first.dep == "pobj" else None,
            deep=triple.rule.startswith("nested.") and len(words) > 4,
            path=frozenset(words),
            subject=self.thing(sentence, triple.subject, subject),
            object=self.thing(sentence, target, obj),
            adjectival=triple.rule in ("nested.modifier", "nested.possessive"),
            complements=frozenset(
                sentence.tokens[a.head].lemma.lower() for a in proposition.arguments if a.role == "complement"
            ),
            phrases=self._phrases(triple, sentence),
        )

    def as_state(self, features: Features, triple: Triple, sentence: Sentence) -> Features:
        """A passive read as a state: "is allied with" as *be* with the noun "allied"."""
        word = sentence.tokens[triple.proposition.head].text.lower()
        return dataclasses.replace(
            features,
            passive=False,
            nouns=(frozenset((word,)),),
            particle=None,
            nested=False,
            beside=False,
            oblique=None,
        )

    def _phrases(self, triple: Triple, sentence: Sentence) -> dict[str, frozenset[str]]:
        """The nouns behind each preposition that hangs on the verb or on its object."""
        found: dict[str, frozenset[str]] = {}
        arguments = triple.proposition.arguments
        heads = [triple.proposition.head, *(a.head for a in arguments if a.role in ("object", "complement"))]
        for head in heads:
            for c in sentence.children[head]:
                if sentence.tokens[c].dep not in ("prep", "dative", "agent"):
                    continue
                preposition = sentence.tokens[c].text.lower()
                for noun in sentence.children[c]:
                    if sentence.tokens[noun].dep == "pobj":
                        found[preposition] = found.get(preposition, frozenset()) | self.names(sentence, noun)
        return found

    def _nouns(self, triple: Triple, sentence: Sentence) -> tuple[list[int], bool]:
        """The tokens of the nouns that a frame may ask for; whether the predicate's is a mere measure ("dozens of")."""
        predicate, target = triple.predicate, triple.object
        indices: list[int] = []
        measured = predicate.noun in self.measures and predicate.preposition == "of"
        if measured or (predicate.noun is None and predicate.preposition is None and target.role != "indirect"):
            indices.append(target.head)
        elif predicate.noun is not None:
            found = _position(sentence, predicate.tokens, predicate.noun)
            if found is not None:
                indices.append(self._behind_measure(sentence, found))
        indices.extend(a.head for a in triple.proposition.arguments if a.role == "object" and a.head not in indices)
        return indices, measured

    def _behind_measure(self, sentence: Sentence, i: int) -> int:
        """The noun that "dozens of" or "94 % of" measures."""
        while sentence.tokens[i].lemma.lower() in self.measures or sentence.tokens[i].pos == "NUM":
            for c in sentence.children[i]:
                noun = next((n for n in sentence.children[c] if sentence.tokens[n].dep == "pobj"), None)
                if sentence.tokens[c].lemma == "of" and noun is not None:
                    i = noun
                    break
            else:
                break
        return i

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
        """What an argument is, by its entity and its head noun."""
        name = sum(sentence.tokens[i].text[:1].isupper() for i in argument.tokens) > 1
        token = sentence.tokens[self._behind_measure(sentence, argument.head)]
        return self._thing(sentence, token, entity.type, name and token.text[:1].isupper())

    def token_thing(self, sentence: Sentence, token: Token) -> Thing:
        """What a noun names, by the noun alone."""
        return self._thing(sentence, token, EntityType.OTHER)

    def _thing(self, sentence: Sentence, token: Token, type: EntityType, name: bool = False) -> Thing:
        kinds: set[str] = {type.value}
        lemmas = self.names(sentence, token.i)
        person = type is EntityType.PERSON or token.entity == "PERSON" or self._is_human(token)
        named = (
            type.is_actor
            or (name and token.entity not in _TIMES and token.entity not in _PLACES)
            or token.entity in _NAMES
            or token.entity == "GPE"
            or (len(token.text) > 1 and token.text.isupper() and token.text.isalpha() and not token.entity)
        )
        if token.pos == "PRON" and token.tag in _PERSONAL and type is EntityType.OTHER:
            return Thing(_SOMEBODY, lemmas)
        if person:
            kinds.add("person")
        named = named or (person and token.pos == "PROPN")
        if named:
            kinds.add("named")
        if (
            type in (EntityType.COUNTRY, EntityType.PLACE)
            or token.entity in _PLACES
            or not self.places.isdisjoint(lemmas)
        ):
            kinds.add("place")
        if named or not self.political.isdisjoint(lemmas):
            kinds.add("political")
        if person or named or "political" in kinds:
            kinds.add("actor")
        if not kinds & {"actor", "place"}:
            kinds.add("thing")
        return Thing(frozenset(kinds), lemmas)

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
        return token.lemma.lower() in self.people or (token.pos == "NOUN" and bool(_HUMAN.fullmatch(token.lemma)))


def _position(sentence: Sentence, tokens: tuple[int, ...], lemma: str) -> int | None:
    return next(
        (i for i in tokens if sentence.tokens[i].lemma.lower() == lemma and sentence.tokens[i].pos in _NOUN_TAGS), None
    )
