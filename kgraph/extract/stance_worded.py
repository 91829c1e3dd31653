"""The context of a predicate that is put with the verbs which govern it ("refuse to meet"): the wording says what they
deny, so that only the rest is left to polarity and modality."""

from __future__ import annotations

from collections.abc import Sequence

from kgraph.extract import tree
from kgraph.extract.stance_context import SentenceContexts
from kgraph.extract.stance_effects import KEEP, OPEN, Context, inside, shown
from kgraph.extract.stance_marks import asks_how, has_adverb
from kgraph.extract.stance_words import Effect
from kgraph.model import Modality, Sentence

_NEGATIVE = frozenset((Effect.DENIED, Effect.FORBIDDEN, Effect.DOUBTFUL))
"""Effects that deny what the word governs."""


def worded(contexts: SentenceContexts, i: int, chain: Sequence[str]) -> Context:
    """The context of a predicate whose wording shows the verbs that govern it.

    What these verbs deny is said by the wording; acts that they name ("vow to", "refuse to") happen as the
    outermost of them does; all others ("plan to") leave the innermost verb as it is.
    """
    path = _governors(contexts.sentence, i, chain)
    if not path:
        return contexts.of(i)
    top = contexts.of(path[0])
    denied, modality = top.denied, top.modality
    for governor, below in zip(path, [*path[1:], i], strict=True):
        rule = contexts.governors.rule(governor, "nonfinite", _via(contexts.sentence, below)) or KEEP
        if asks_how(contexts.sentence, below):
            rule = OPEN
        if rule.effect is Effect.REQUESTED and tree.is_passive(contexts.sentence, governor):
            rule = rule._replace(act=False)  # whoever "was ordered to leave" has not left
        modality = shown(modality, rule)
        found = contexts.marks(below)
        too = has_adverb(contexts.sentence, governor, "too")  # "too early to": adverbs are not worded
        denied ^= (found.negated or contexts.shares_negation(below)) ^ too ^ (rule.effect in _NEGATIVE and not rule.act)
        modality = inside(modality, found.modality)
        if rule.effect is Effect.PLANNED and (found.conditional or contexts.marks(governor).conditional):
            modality = inside(modality, Modality.HYPOTHETICAL)  # "is willing to withdraw if …"
    return Context(denied, modality, top.attributions)


def _governors(sentence: Sentence, i: int, chain: Sequence[str]) -> list[int]:
    """The tokens of the verbs and adjectives in ``chain``, outermost first; empty where they are not found."""
    tokens = sentence.tokens
    path: list[int] = []
    current = i
    for name in reversed(chain):
        for _ in range(5):
            current = tokens[current].head
            token = tokens[current]
            lemma = token.lemma.lower()
            particles = [tokens[c].text.lower() for c in sentence.children[current] if tokens[c].dep == "prt"]
            verb = " ".join([lemma, *particles])
            if name in (verb, f"{verb} against", f"be {lemma}", f"be {token.text.lower()}"):
                path.insert(0, current)
                break
        else:
            return []
    return path


def _via(sentence: Sentence, i: int) -> str:
    token = sentence.tokens[i]
    return sentence.tokens[token.head].text.lower() if token.dep == "pcomp" else ""
