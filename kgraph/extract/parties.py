"""The parties that one plural noun holds: "British and Irish negotiators", "the armies of Chad and Niger"."""

from __future__ import annotations

import dataclasses

from kgraph.extract import tree
from kgraph.extract.predicates import tight
from kgraph.model import Argument, Sentence

_MODIFIERS = frozenset(("amod", "compound", "nmod", "poss"))
_BRINGING = frozenset(("of", "from", "between"))


def parties_within(sentence: Sentence, noun: int) -> list[Argument]:
    """The joined names before or behind ``noun``, at least two; empty where there are none.

    The last name before the noun is shown with it ("British", "Irish negotiators").
    """
    tokens = sentence.tokens
    for c in sentence.children[noun]:
        token = tokens[c]
        if token.dep in _MODIFIERS and c < noun:
            joined = _joined(sentence, c, noun)
            if len(joined) > 1:
                shown = [tight(sentence, "subject", i) for i in joined]
                last = tuple(sorted({*shown[-1].tokens, *range(joined[-1], noun + 1)}))
                shown[-1] = dataclasses.replace(shown[-1], span=tree.span(sentence, last), tokens=last)
                return shown
        elif token.dep == "prep" and token.lemma in _BRINGING and c > noun:
            thing = tree.child(sentence, c, "pobj")
            joined = [] if thing is None else tree.conjuncts(sentence, thing)
            if len(joined) > 1 and all(tokens[i].pos == "PROPN" for i in joined):
                return [tight(sentence, "subject", i) for i in joined]
    return []


def _joined(sentence: Sentence, first: int, noun: int) -> list[int]:
    """The names joined with the modifier ``first`` of ``noun``; the parser may have hung the last on the noun."""
    tokens = sentence.tokens
    found = [i for i in tree.conjuncts(sentence, first) if i < noun]
    joint = next((c for c in sentence.children[found[-1]] if tokens[c].dep == "cc" and tokens[c].lemma == "and"), None)
    if joint is not None and joint > found[-1]:
        found += [c for c in sentence.children[noun] if joint < c < noun and tokens[c].dep in _MODIFIERS][:1]
    names = all(tokens[i].text[0].isupper() and tokens[i].entity in ("GPE", "NORP", "ORG", "LOC") for i in found)
    return found if names else []
