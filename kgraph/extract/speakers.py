"""Who stands behind a subject that only refers: the speaker behind "it" in "Tehran said it would ...", and the maker
behind a text in "passed a resolution condemning Iran"."""

from __future__ import annotations

from kgraph.extract import tree
from kgraph.extract.lexicon import lexicon
from kgraph.model import Proposition, Sentence

_DESCRIPTIONS = frozenset(("clause.participle", "clause.relative", "clause.noun_complement"))
_PERSONAL = frozenset(("he", "she"))


def speaker_behind(sentence: Sentence, pronoun: int) -> int | None:
    """The subject of the verb that reports the clause of ``pronoun``, where they agree in kind and number."""
    tokens = sentence.tokens
    if tokens[pronoun].pos != "PRON" or tokens[pronoun].dep not in ("nsubj", "nsubjpass"):
        return None
    clause = tokens[tree.first_conjunct(sentence, tokens[pronoun].head)]
    if clause.dep != "ccomp" or clause.head == clause.i:
        return None
    found = tree.subject(sentence, clause.head)
    return found if found is not None and _agree(sentence, pronoun, found) else None


def _agree(sentence: Sentence, pronoun: int, noun: int) -> bool:
    token = sentence.tokens[noun]
    if token.pos not in ("NOUN", "PROPN"):
        return False
    word = sentence.tokens[pronoun].text.lower()
    plural = token.tag in ("NNS", "NNPS") or len(tree.conjuncts(sentence, noun)) > 1
    if word == "they":
        return plural or token.entity in ("ORG", "NORP", "GPE")
    if word == "it":
        return not plural and token.entity != "PERSON"
    return word in _PERSONAL and not plural and token.entity not in ("ORG", "GPE", "NORP")


def maker_behind(sentence: Sentence, proposition: Proposition, subject: int) -> int | None:
    """Who made the text that is the subject of a participle or relative clause."""
    described = proposition.rule in _DESCRIPTIONS and not proposition.predicate.passive
    if not described or sentence.tokens[subject].lemma.lower() not in lexicon().statement_nouns:
        return None
    if sentence.tokens[subject].dep != "dobj" and tree.possessor(sentence, subject) is None:
        return None
    found = tree.owner(sentence, subject)
    if found is None:
        return None
    noun, verb = found
    maker = noun if noun is not None else tree.subject(sentence, verb)
    return maker if maker != subject else None
