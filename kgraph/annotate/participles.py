"""Words in -ing that the parser takes for another kind of word than they are.

"held talks with visiting Danish Premier Bo Dahl" has no verb behind "with"; in "Nordic ministers meeting in Oslo
agreed" those who agreed are the ministers.
"""

from __future__ import annotations

from kgraph.annotate.trees import Tokens

_BEFORE_A_GUEST = frozenset(("with", "between", "to", "from", "for", "on"))
"""Prepositions behind which "visiting" describes who comes; "after visiting" and "by visiting" tell a journey."""
_COMING_TOGETHER = frozenset(("meeting", "gathering"))


def with_participles_told(tokens: Tokens) -> Tokens:
    """``tokens`` of one sentence with "visiting" before a guest and "meeting" behind those who meet put right."""
    for token in tokens:
        if token.text == "visiting" and token.dep in ("pcomp", "xcomp", "advcl", "acl"):
            tokens = _with_guest(tokens, token.i)
        elif token.text in _COMING_TOGETHER and token.dep == "nsubj" and token.head > token.i:
            tokens = _with_participants(tokens, token.i)
    return tokens


def _with_guest(tokens: Tokens, visiting: int) -> Tokens:
    """Behind a preposition, and right before a title and name, the word describes the guest."""
    preposition = tokens[visiting - 1]
    noun = next((t for t in tokens[visiting:] if t.head == visiting and t.dep == "dobj"), None)
    if noun is None or preposition.dep != "prep" or preposition.lemma not in _BEFORE_A_GUEST:
        return tokens
    first = tokens[visiting + 1]
    named = any(t.entity == "PERSON" for t in tokens[first.i + 1 : noun.i + 2]) or noun.pos == "PROPN"
    if not (first.text[0].isupper() and first.i < noun.i and named):
        return tokens
    out = list(tokens)
    for t in tokens:
        if t.head == visiting:
            out[t.i] = t._replace(head=tokens[preposition.i].head)
    out[noun.i] = noun._replace(head=preposition.i, dep="pobj")
    out[visiting] = tokens[visiting]._replace(head=noun.i, dep="amod", pos="ADJ", tag="JJ", lemma="visiting")
    return tuple(out)


def _with_participants(tokens: Tokens, meeting: int) -> Tokens:
    """A plural is no first half of a compound: it is the subject, and the participle says what they came to."""
    noun = tokens[meeting - 1]
    if noun.tag != "NNS" or noun.head != meeting or noun.dep != "compound":
        return tokens
    out = list(tokens)
    for t in tokens[: noun.i]:
        if t.head == meeting:
            out[t.i] = t._replace(head=noun.i)
    verb = tokens[meeting].head
    out[noun.i] = noun._replace(head=verb, dep="nsubj")
    lemma = tokens[meeting].text[:-3].lower()
    out[meeting] = tokens[meeting]._replace(head=noun.i, dep="acl", pos="VERB", tag="VBG", lemma=lemma)
    return tuple(out)
