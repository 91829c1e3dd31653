"""What a noun names: somebody, somewhere, something; and which nouns of several words it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from kgraph.model import Argument, Entity, EntityType, Sentence, Token

Compound = tuple[str, ...]
"""The lemmas of a noun of several words ("state", "of", "emergency")."""
PEOPLE = (
    "human person office officeholder troop police refugee monitor ambassador protester fighter court spouse child "
    "parent sibling kin organisation aidworker"
).split()
"""Word classes whose nouns name people."""
_NAMES = frozenset(("PERSON", "ORG", "NORP", "GPE"))
_PLACES = frozenset(("GPE", "LOC", "FAC"))
_TIMES = frozenset(("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL"))
_PLACE_TYPES = frozenset((EntityType.COUNTRY, EntityType.PLACE))
_KINDS = ("person", "named", "political", "place")
_PERSONAL = frozenset(("PRP", "PRP$", "WP"))
_PERSONS = frozenset("he she him her they them who whom we us i me".split())
_HUMAN = re.compile(r"\w{3,}(?:ists?|ians?|men|man|woman|ees)")
"""Endings of nouns that name people, where no list has the noun."""


@dataclass(frozen=True, slots=True)
class Thing:
    """The subject or object of a triple: its head lemmas and kinds (entity type, actor, political, named, person,
    place, thing)."""

    kinds: frozenset[str]
    lemmas: frozenset[str]


NOTHING = Thing(frozenset(), frozenset())
_SOMEBODY = frozenset(("actor", "person", "political", "OTHER"))
"""A pronoun that stands for a thing of unknown type gets the benefit of the doubt."""


@dataclass(frozen=True)
class Nouns:
    """What the word classes know of nouns."""

    people: frozenset[str]
    before: dict[str, dict[str, tuple[Compound, ...]]]
    """Lemma -> the lemma before it -> the nouns of several words that end in these two."""
    after: dict[str, dict[str, tuple[Compound, ...]]]
    """Lemma -> the lemma after it -> the nouns of several words that begin with these two."""
    measures: frozenset[str]
    """Nouns that only measure the noun behind "of"."""
    places: frozenset[str]
    political: frozenset[str]
    """Nouns that name somebody who takes part in public affairs."""

    @classmethod
    def of(cls, words: Mapping[str, frozenset[str]], nouns: Iterable[str]) -> Nouns:
        """The nouns of the word classes ``words``; those of several words are looked for among ``nouns``."""
        compounds = [tuple(noun.split()) for noun in sorted(set(nouns)) if " " in noun]
        return cls(
            frozenset().union(*(words.get(name, frozenset()) for name in PEOPLE)),
            _by_two((c[-1], c[-2], c) for c in compounds),
            _by_two((c[0], c[1], c) for c in compounds),
            words.get("quantity", frozenset()),
            words.get("place", frozenset()),
            words.get("political", frozenset()),
        )

    def names(self, sentence: Sentence, i: int) -> frozenset[str]:
        """The lemma of the noun ``i`` and the known nouns of several words around it."""
        tokens = sentence.tokens
        lemma = tokens[i].lemma.lower()
        found = {lemma}
        before = self.before.get(lemma)
        if before is not None and i > 0:
            for words in before.get(tokens[i - 1].lemma.lower(), ()):
                start = i + 1 - len(words)
                if start >= 0 and all(tokens[start + n].lemma.lower() == w for n, w in enumerate(words)):
                    found.add(" ".join(words))
        after = self.after.get(lemma)
        if after is not None and i + 1 < len(tokens):
            for words in after.get(tokens[i + 1].lemma.lower(), ()):
                if i + len(words) <= len(tokens) and all(tokens[i + n].lemma.lower() == w for n, w in enumerate(words)):
                    found.add(" ".join(words))
        return frozenset(found)

    def behind_measure(self, sentence: Sentence, i: int) -> int:
        """The noun that "dozens of" or "94 % of" measures."""
        tokens, children = sentence.tokens, sentence.children
        while tokens[i].pos == "NUM" or tokens[i].lemma.lower() in self.measures:
            for c in children[i]:
                noun = next((n for n in children[c] if tokens[n].dep == "pobj"), None)
                if tokens[c].lemma == "of" and noun is not None:
                    i = noun
                    break
            else:
                break
        return i

    def argument(self, sentence: Sentence, argument: Argument, entity: Entity) -> Thing:
        """What an argument is, by its entity and its head noun."""
        token = sentence.tokens[self.behind_measure(sentence, argument.head)]
        name = token.text[0].isupper() and sum(sentence.tokens[i].text[0].isupper() for i in argument.tokens) > 1
        return self.thing(sentence, token, entity.type, name)

    def thing(self, sentence: Sentence, token: Token, type: EntityType = EntityType.OTHER, name: bool = False) -> Thing:
        """What ``token`` names, of entity type ``type``; ``name``: it is part of a name of several words."""
        lemmas = self.names(sentence, token.i)
        if token.pos == "PRON" and token.tag in _PERSONAL and type is EntityType.OTHER:
            return Thing(_SOMEBODY, lemmas)
        label = token.entity
        person = type is EntityType.PERSON or label == "PERSON" or self._is_human(token)
        named = type.is_actor or label in _NAMES or (person and token.pos == "PROPN") or _is_name(token, name)
        political = named or not self.political.isdisjoint(lemmas)
        place = type in _PLACE_TYPES or label in _PLACES or not self.places.isdisjoint(lemmas)
        return Thing(_kinds(type, person, named, political, place), lemmas)

    def _is_human(self, token: Token) -> bool:
        if token.pos == "PRON":
            return token.text.lower() in _PERSONS
        if token.pos == "PROPN":
            return token.entity not in _PLACES and token.entity not in _TIMES
        lemma = token.lemma.lower()
        return lemma in self.people or (token.pos == "NOUN" and _HUMAN.fullmatch(lemma) is not None)


@cache
def _kinds(type: EntityType, person: bool, named: bool, political: bool, place: bool) -> frozenset[str]:
    kinds = {type.value}
    kinds.update(k for k, holds in zip(_KINDS, (person, named, political, place), strict=True) if holds)
    if person or political:
        kinds.add("actor")
    elif not place:
        kinds.add("thing")
    return frozenset(kinds)


def _by_two(entries: Iterable[tuple[str, str, Compound]]) -> dict[str, dict[str, tuple[Compound, ...]]]:
    found: dict[str, dict[str, tuple[Compound, ...]]] = {}
    for word, neighbour, compound in entries:
        beside = found.setdefault(word, {})
        beside[neighbour] = (*beside.get(neighbour, ()), compound)
    return found


def _is_name(token: Token, several: bool) -> bool:
    """Whether a word of no known label looks like a name: one of several capitals, or all capitals."""
    if several:
        return token.entity not in _TIMES and token.entity not in _PLACES
    return len(token.text) > 1 and token.text.isupper() and token.text.isalpha() and not token.entity
