"""Who stands behind a text that acts: its maker, in "passed a resolution condemning Iran"."""

from __future__ import annotations

from kgraph.extract import tree
from kgraph.extract.lexicon import lexicon
from kgraph.extract.stance_words import Effect, stance_words
from kgraph.model import Proposition, Sentence

_DESCRIPTIONS = frozenset(("clause.participle", "clause.relative", "clause.noun_complement", "implied.demand"))


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
    if tree.child(sentence, subject, "poss") is None and _fails(sentence, verb):
        return None
    maker = noun if noun is not None else tree.subject(sentence, verb)
    return maker if maker != subject else None


def _fails(sentence: Sentence, verb: int) -> bool:
    """Whether nothing comes of what ``verb`` says ("failed to pass a resolution condemning Iran"), or it is said of
    another's text ("vetoed a resolution condemning Iran")."""
    lemma = sentence.tokens[verb].lemma.lower()
    thwarted = stance_words().governing["verb"]["noun"].get(lemma)
    if lemma in stance_words().small.abandoning_verbs:
        return True
    if thwarted is not None and thwarted.effect in (Effect.DENIED, Effect.SPURNED, Effect.FORBIDDEN):
        return True
    above = sentence.tokens[sentence.tokens[verb].head]
    rule = stance_words().governing["verb"]["nonfinite"].get(above.lemma.lower())
    spoilt = above.i != verb and sentence.tokens[verb].dep == "xcomp" and rule is not None
    return tree.child(sentence, verb, "neg") is not None or (
        spoilt and rule is not None and rule.effect is Effect.DENIED
    )
