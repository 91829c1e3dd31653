"""Whose deed or thing it is where a clause does not say so with its subject or object: "an Israeli missile hit", "the
offer made by Chad"."""

from __future__ import annotations

import dataclasses
from collections.abc import Container, Iterator

from kgraph.extract import tree
from kgraph.extract.lexicon import lexicon
from kgraph.extract.predicates import tight
from kgraph.model import Argument, Sentence, Token

_LONGEST_INITIALS = 5


def user_of(sentence: Sentence, subject: Argument, verb: str) -> Argument | None:
    """The subject "Israeli missiles" of ``verb`` as Israel, which uses them: shown by the whole phrase."""
    words = lexicon()
    lemma = sentence.tokens[subject.head].lemma.lower()
    if (lemma not in words.deadly_nouns and lemma not in words.weapons) or verb in words.happening_verbs:
        return None
    first = tree.first_conjunct(sentence, subject.head)
    bare = all(
        sentence.tokens[c].dep not in ("amod", "compound", "det", "poss") for c in sentence.children[subject.head]
    )
    for c in sentence.children[first if bare else subject.head]:  # "Turkish drones and missiles"
        if c < subject.head and _is_user(sentence.tokens[c], lemma in words.deadly_nouns):
            owner = tight(sentence, "subject", c)
            return dataclasses.replace(owner, span=tree.span(sentence, tree.noun_phrase(sentence, subject.head)))
    return None


def _is_user(token: Token, attack: bool) -> bool:
    """Whether a word before a weapon or an attack says whose it is; a town before an attack is where it was."""
    if token.dep == "poss":
        return token.pos == "PROPN"
    if token.dep not in ("amod", "compound", "nmod") or not token.text[0].isupper():
        return False
    initials = token.text.isupper() and len(token.text) <= _LONGEST_INITIALS
    return token.entity == "NORP" or (
        token.entity in ("GPE", "ORG") and (initials or not (attack or token.entity == "ORG"))
    )


def agents_behind(sentence: Sentence, noun: int, told: Container[int]) -> Iterator[int]:
    """Whose ``noun`` is by a passive that modifies it and is not among ``told``: "the offer made by Chad", "workers
    employed by the charity"."""
    making = lexicon().making_verbs
    for c in sentence.children[noun]:
        token = sentence.tokens[c]
        if token.dep in ("acl", "relcl") and token.lemma in making and c not in told and tree.is_passive(sentence, c):
            by = tree.child(sentence, c, "agent")
            agent = None if by is None else tree.child(sentence, by, "pobj")
            if agent is not None and sentence.tokens[agent].pos in tree.NOUNS:
                yield from tree.conjuncts(sentence, agent)
