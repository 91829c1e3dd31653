"""Who is said to have done the happening that a noun names: "blamed the sect for the attack on the mall"."""

from __future__ import annotations

from kgraph.extract import tree
from kgraph.extract.lexicon import lexicon
from kgraph.model import Sentence

_TAKEN = frozenset(("accept", "admit", "assume", "bear", "claim", "share", "take"))
"""Verbs of those who say that they did it ("claimed responsibility for")."""


def culprit(sentence: Sentence, noun: int) -> int | None:
    """The head of the phrase for whoever is blamed, praised or responsible for the happening ``noun``."""
    tokens = sentence.tokens
    if tokens[noun].dep != "pobj":
        return None
    preposition = tokens[tokens[noun].head]
    above = tokens[preposition.head]
    text = preposition.lemma.lower()
    if text == "behind":
        return _behind(sentence, above.i)
    if above.pos in tree.VERBS:
        taken = lexicon().object_control_prepositions.get(above.lemma.lower(), frozenset())
        return _treated(sentence, above.i) if text in taken else None
    if text not in ("for", "of", "in"):
        return None
    if above.lemma.lower() in lexicon().culpable_adjectives:
        if above.dep == "acomp":
            return tree.subject(sentence, above.head)
        return above.head if above.dep == "amod" and above.head < above.i else None
    if above.lemma.lower() == "responsibility" and text == "for" and above.dep == "dobj":
        claims = tokens[above.head].lemma.lower() in _TAKEN
        return tree.subject(sentence, above.head) if claims else None
    if above.lemma.lower() in lexicon().culprit_nouns and text in ("in", "of", "for"):
        return above.i
    return _misplaced(sentence, above.i, text)


def _treated(sentence: Sentence, verb: int) -> int | None:
    """Whom a verb of blame or praise is about."""
    passive = tree.is_passive(sentence, verb)
    return tree.subject(sentence, verb) if passive else tree.child(sentence, verb, "dobj")


def _misplaced(sentence: Sentence, noun: int, preposition: str) -> int | None:
    """The object of a verb of blame on which the parser hung the phrase ("suspects [the sect of the killing]")."""
    token = sentence.tokens[noun]
    verb = sentence.tokens[token.head]
    taken = lexicon().object_control_prepositions.get(verb.lemma.lower(), frozenset())
    return noun if token.dep == "dobj" and preposition in taken and preposition != "in" else None


def _behind(sentence: Sentence, above: int) -> int | None:
    """The group in "the group behind the attack" and "the group was behind the attack"."""
    token = sentence.tokens[above]
    if token.pos in tree.NOUNS:
        return above
    return tree.subject(sentence, above) if token.lemma == "be" else None
