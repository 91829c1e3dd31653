"""Verbs that share one subject in a row: "threatened to withdraw", "is ready to host", "insisted on keeping"."""

from __future__ import annotations

from kgraph.extract import tree
from kgraph.model import Sentence, Token


def chained(sentence: Sentence, verb: int) -> tuple[int | None, tuple[str, ...], list[int]]:
    """The governing verb that has the same subject ("threatened to withdraw"), the lemmas of all such verbs above it,
    outermost first, and the words of the whole.

    A passive governor is written "be forced", an adjective "be ready".
    """
    tokens = sentence.tokens
    group = _with_shared_auxiliaries(sentence, verb)
    governor = _governor(sentence, tokens[verb])
    if governor is None:
        return None, (), group
    above = tokens[governor]
    words = {*_between(sentence, governor, verb), *group}
    if above.pos not in tree.VERBS:
        words.update(tree.noun_phrase(sentence, governor))
        name = f"be {above.lemma}"
        if is_verbless(sentence, above):
            return governor, (name,), sorted(words)
        governor = above.head
    else:
        particle = tree.child(sentence, governor, "prt")
        name = above.lemma if particle is None else f"{above.lemma} {sentence.tokens[particle].text.lower()}"
        if "against" in (tokens[i].text.lower() for i in _between(sentence, governor, verb)):
            name = f"{name} against"  # "voted against leaving" is not "voted for leaving"
        if tree.is_passive(sentence, governor):
            name = f"be {above.text.lower()}"
    _, outer, upper = chained(sentence, governor)
    return governor, (*outer, name), sorted(words.union(upper))


def _between(sentence: Sentence, governor: int, verb: int) -> list[int]:
    """The preposition between a governor and its gerund ("insisted on keeping")."""
    head = sentence.tokens[tree.first_conjunct(sentence, verb)].head
    return [head] if head != governor and sentence.tokens[head].pos in ("ADP", "SCONJ") else []


def _governor(sentence: Sentence, token: Token) -> int | None:
    """The verb or adjective whose subject the infinitive or gerund ``token`` shares, if it makes a chain with it."""
    tokens = sentence.tokens
    if token.dep == "conj" and token.tag in ("VB", "VBG"):
        first = tokens[tree.first_conjunct(sentence, token.i)]
        if first.dep == "xcomp" and first.tag == token.tag and tree.own_subject(sentence, token.i) is None:
            return _governor(sentence, first)
        return None
    if tree.own_subject(sentence, token.i) is not None or tree.has_finite_auxiliary(sentence, token.i):
        return None
    if any(tokens[c].tag == "WRB" and c < token.i for c in sentence.children[token.i]):
        return None  # "discussed how to end the war": the talk is the fact
    if token.dep == "xcomp" or (token.dep == "ccomp" and token.tag in ("VB", "VBG")):
        governor = token.head
        if tree.child(sentence, governor, "dobj", "dative", "agent") is not None:
            return None  # "was urged by Oslo to leave" is an act of Oslo's
        if tree.prepositional_controller(sentence, token.i, governor) is not None:
            return None
        return governor if tokens[governor].pos in tree.VERBS or _is_predicate(sentence, tokens[governor]) else None
    if token.dep == "pcomp" and tokens[token.head].dep == "prep":
        preposition = tokens[token.head]
        governor = preposition.head
        if preposition.lemma not in ("in", "on", "of", "to", "at", "about", "from", "with", "against", "for"):
            return None
        if tree.child(sentence, preposition.i, "advmod") is not None:
            return None  # "instead of leaving"
        if _is_predicate(sentence, tokens[governor]) or (
            tokens[governor].pos in tree.VERBS and tree.child(sentence, governor, "dobj") is None
        ):
            return governor
    return None


def _is_predicate(sentence: Sentence, token: Token) -> bool:
    """An adjective that is predicated: "ready" in "is ready to", "due" in "due to speak is"."""
    fronted = token.dep == "prep" and token.tag == "JJ"
    return token.dep in ("acomp", "oprd") or fronted or is_verbless(sentence, token)


def is_verbless(sentence: Sentence, token: Token) -> bool:
    """An adjective with a subject and no copula: "Seoul ready to talk"."""
    return token.pos == "ADJ" and tree.child(sentence, token.i, "nsubj") is not None


def _with_shared_auxiliaries(sentence: Sentence, verb: int) -> list[int]:
    """The verb group, with the auxiliaries that a coordinated verb shares with the first ("will meet and sign")."""
    tokens = sentence.tokens
    group = tree.verb_group(sentence, verb)
    token = tokens[verb]
    if token.dep != "conj" or tree.child(sentence, verb, "aux", "auxpass", *tree.SUBJECTS) is not None:
        return group
    first = tokens[tree.first_conjunct(sentence, verb)]
    if first.pos not in tree.VERBS:
        return group
    same = token.tag == first.tag and token.tag in ("VB", "VBG", "VBN")
    if same or (first.tag == "VBN" and token.tag == "VBD" and tree.is_passive(sentence, verb)):
        shared = ("aux", "auxpass", "neg")
        group = [c for c in sentence.children[first.i] if c < first.i and tokens[c].dep in shared] + group
    return sorted(group)
