"""Mends trees of sentences that end by naming their source: "Chad freed the crew, army officials said on Monday".

A parser at times takes the closing report for one more item of a list, or for a further clause beside the first; then
the fact has no speaker. Where a comma, a plain noun phrase and a reporting verb close the sentence, the verb reports
all that stands before.
"""

from __future__ import annotations

from kgraph.annotate.words import load_mending_words
from kgraph.model import Token

_FINITE = frozenset(("VBD", "VBZ", "VBP"))
_NOMINAL = frozenset("CD DT HYPH JJ NN NNP NNPS NNS POS PRP PRP$".split())
_NOUNS = frozenset(("NN", "NNP", "NNPS", "NNS", "PRP"))
_INSIDE = frozenset(("at", "for", "from", "in", "of"))
"""Prepositions inside the name of a source ("the head of the mission")."""
_TAIL = frozenset("CD DT IN JJ NN NNP NNPS NNS PRP PRP$ RB TO VBN . '' -RRB-".split())
_LONGEST_TAIL = 9
_LONGEST_NAME = 12
_WITHIN = frozenset(("acl", "amod", "appos", "case", "cc", "compound", "conj", "det", "nmod", "nummod", "poss", "prep"))


def with_closing_report(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """``tokens`` of one sentence, the closing report as the root of the tree."""
    found = _report(tokens)
    if found is None:
        return tokens
    first, noun, verb = found
    root = next(t.i for t in tokens if t.head == t.i)
    if root != verb and (root >= first or not _is_clause(tokens, root)):
        return tokens
    above = tokens[tokens[verb].head]
    out = list(tokens)
    for t in tokens:
        if first <= t.i < verb:
            if t.i == noun:
                out[t.i] = t._replace(dep="nsubj", head=verb)
            elif not first <= t.head < verb:
                out[t.i] = t._replace(dep=t.dep if t.dep in _WITHIN else "appos", head=noun)
        elif root == verb:
            continue
        elif t.head == verb and t.i < first:
            if t.dep not in ("nsubj", "nsubjpass"):
                out[t.i] = t._replace(head=root)
            elif above.pos == "VERB" and not any(o.head == above.i and o.dep == "dobj" for o in tokens):
                out[t.i] = t._replace(dep="dobj", head=above.i)  # "killing two monks, doctors said"
            else:
                out[t.i] = t._replace(dep="dep", head=root)
        elif first <= t.head < verb and t.i < first:
            out[t.i] = t._replace(head=root)
    if root != verb:
        out[root] = tokens[root]._replace(dep="ccomp", head=verb)
    out[verb] = tokens[verb]._replace(dep="ROOT", head=verb)
    return tuple(out)


def _report(tokens: tuple[Token, ...]) -> tuple[int, int, int] | None:
    """The first token of the source, its head noun and the reporting verb, where these close the sentence and the
    tree does not have it so already."""
    verb = len(tokens) - 1
    while verb > 0 and tokens[verb].tag in _TAIL:
        verb -= 1
    token = tokens[verb]
    reports = token.pos == "VERB" and token.tag in _FINITE and token.lemma.lower() in load_mending_words().closing
    if not reports or len(tokens) - verb > _LONGEST_TAIL:
        return None
    below = [t for t in tokens if t.head == verb and t.i != verb]
    if any(t.dep in ("mark", "aux") or t.tag in ("WP", "WDT", "WRB") for t in below):
        return None
    if any(t.i > verb and (t.dep == "ccomp" or (t.dep == "dobj" and token.lemma != "tell")) for t in below):
        return None
    if token.head == verb and any(t.dep in ("nsubj", "expl") for t in below):
        return None
    first = verb
    while first > 0 and (tokens[first - 1].tag in _NOMINAL or tokens[first - 1].text.lower() in (*_INSIDE, "and")):
        first -= 1
    if first < 2 or tokens[first - 1].text != "," or not 0 < verb - first <= _LONGEST_NAME:
        return None
    if tokens[first].text.lower() == "and" or tokens[first].text.lower() in _INSIDE:
        return None
    noun = next((i for i in range(first, verb) if tokens[i].tag in _NOUNS and _closes(tokens, i, verb)), None)
    return None if noun is None else (first, noun, verb)


def _closes(tokens: tuple[Token, ...], noun: int, verb: int) -> bool:
    """Whether the noun is the last of its phrase: no further noun, ending or hyphen goes with it."""
    after = tokens[noun + 1]
    return noun + 1 == verb or after.text.lower() in (*_INSIDE, "and")


def _is_clause(tokens: tuple[Token, ...], root: int) -> bool:
    return tokens[root].pos in ("VERB", "AUX") and any(
        t.head == root and t.dep in ("nsubj", "nsubjpass", "expl", "csubj") for t in tokens
    )
