"""Whom the pronoun of a reported clause means where its speaker is a common noun: "the rebels said they would fight".

Names and pronouns in general are the business of another stage; here only grammar speaks.
"""

from __future__ import annotations

from kgraph.extract import tree
from kgraph.extract.lexicon import lexicon
from kgraph.extract.stance_words import stance_words
from kgraph.model import Sentence

_PERSONS = frozenset(("he", "she"))


def speaker_meant(sentence: Sentence, pronoun: int) -> int | None:
    """The head of the speaker that the subject ``pronoun`` of a reported clause means, if it is a noun that agrees."""
    tokens = sentence.tokens
    token = tokens[pronoun]
    if token.tag != "PRP" or token.dep not in tree.SUBJECTS:
        return None
    clause = tokens[tree.first_conjunct(sentence, token.head)]
    report = tokens[clause.head]
    if clause.dep != "ccomp" or report.i > pronoun or report.tag == "VBG":
        return None
    if not stance_words().is_cue(report.lemma.lower()):
        return None
    speaker = tree.subject(sentence, report.i)
    if speaker is None or tokens[speaker].pos != "NOUN":
        return None
    return speaker if _agrees(sentence, speaker, token.text.lower()) else None


def _agrees(sentence: Sentence, noun: int, pronoun: str) -> bool:
    token = sentence.tokens[noun]
    many = token.tag == "NNS" or len(tree.conjuncts(sentence, noun)) > 1
    body = token.lemma.lower() in lexicon().bodies
    if pronoun == "they":
        return many or body
    if pronoun == "it":
        return body and not many
    return pronoun in _PERSONS and not many and not body
