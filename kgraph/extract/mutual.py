"""What the members of a plural subject do with or to each other: "A and B met", "the two agreed", "A and B accused each
other"."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from itertools import combinations, pairwise, permutations

from kgraph.extract import tree
from kgraph.extract.lexicon import lexicon
from kgraph.extract.parties import parties_within
from kgraph.extract.predicates import measured, with_noun, with_preposition
from kgraph.model import Argument, Polarity, Predicate, Proposition, Sentence, Triple

TOPICS = frozenset(("on", "about", "over"))
"""Prepositions of what is talked about."""
RECIPROCAL = "clause.reciprocal"
EACH_OTHER = "clause.each_other"
_OTHER_PARTY = frozenset(("with", "to", "against", "from"))
_STATES = frozenset(("war", "odds", "loggerheads", "peace"))
_WITH = frozenset(("with",))
_PAIRS = frozenset((("each", "other"), ("one", "another")))
_EACH_OTHER = frozenset(word for pair in _PAIRS for word in pair)


def reciprocal(
    sentence: Sentence,
    proposition: Proposition,
    predicate: Predicate,
    sources: list[Argument],
    others: list[Argument],
) -> Iterator[Triple]:
    """Each with the other, or a plural with itself: "A and B met", "the two leaders restored ties". ``predicate`` is
    that of ``proposition`` in the active voice."""
    words = lexicon()
    agreed = predicate.head == "agree"
    if predicate.passive or any(a.role in ("with", "indirect", "against") for a in others):
        return
    if _is_of_group(sentence, proposition, sources):
        return
    if not agreed and any(a.role == "to" for a in others):
        return
    if predicate.head == "be" and (state := _state(sentence, others)) is not None:
        at = with_noun(sentence, with_preposition(predicate, "at"), state)
        yield from mutual_pairs(sentence, proposition, with_preposition(at, "with"), sources)
        return
    things = [a for a in others if a.role == "object"]
    wording = predicate
    if things:
        noun = measured(sentence, things[0].head)
        verb = predicate.head
        mutual = _is_joint(sentence, noun) or (
            sentence.tokens[noun].lemma.lower() in words.reciprocal_nouns
            and sentence.tokens[noun].text.lower() != "statements"  # each issued its own
        )
        mutual = mutual or (verb in words.signing_verbs and sentence.tokens[noun].lemma.lower() in words.signed_texts)
        between_them = mutual and (verb in words.light_verbs or verb in words.reciprocal_transitives)
        if not between_them and verb not in words.reciprocal_topics:
            yield from _agreed(sentence, proposition, predicate, sources)
            return
        barred = _OTHER_PARTY if between_them else _WITH  # "discussed the fight against piracy" is mutual
        if any(sentence.tokens[c].text.lower() in barred for c in sentence.children[noun]):
            return
        wording = with_noun(sentence, predicate, noun)
    elif predicate.head not in words.reciprocal_verbs:
        yield from _agreed(sentence, proposition, predicate, sources)
        return
    else:
        for topic in others:
            if topic.role in TOPICS or (agreed and topic.role == "to" and not _is_party(sentence, topic)):
                wording = with_noun(sentence, with_preposition(predicate, topic.role), topic.head)
                break
    if things or predicate.head != "meet":
        wording = with_preposition(wording, "with")
    yield from mutual_pairs(sentence, proposition, wording, sources)


def _state(sentence: Sentence, others: list[Argument]) -> int | None:
    """The noun of "the two are at war", with whom the sentence does not say."""
    found = [a.head for a in others if a.role == "at" and sentence.tokens[a.head].text.lower() in _STATES]
    alone = found and not any(sentence.tokens[c].dep == "prep" for c in sentence.children[found[0]])
    return found[0] if alone else None


def _is_of_group(sentence: Sentence, proposition: Proposition, sources: list[Argument]) -> bool:
    """Whether the clause describes a larger group of which the subjects are some: "Chad and Mali were among those who
    spoke for it"."""
    noun = tree.antecedent(sentence, proposition.head)
    preposition = None if noun is None else sentence.tokens[sentence.tokens[noun].head]
    grouped = preposition is not None and preposition.text.lower() in ("among", "of") and noun is not None
    return grouped and sources[0].head < sentence.tokens[noun or 0].head and noun not in {s.head for s in sources}


def _is_party(sentence: Sentence, topic: Argument) -> bool:
    """Whether what is agreed to is a name rather than a thing."""
    return sentence.tokens[topic.head].pos != "NOUN"


def _is_joint(sentence: Sentence, noun: int) -> bool:
    """Whether the thing is said to be shared: "a joint patrol"."""
    return any(sentence.tokens[c].lemma.lower() == "joint" for c in sentence.children[noun])


def _agreed(
    sentence: Sentence, proposition: Proposition, predicate: Predicate, sources: list[Argument]
) -> Iterator[Triple]:
    """Who agree to do something, or not to, agree with each other: "Chad and Niger agreed to lift the ban"."""
    if predicate.chain[:1] == ("agree",) and sentence.tokens[proposition.head].dep != "conj":
        if any(sentence.tokens[c].dep == "neg" for c in sentence.children[proposition.head]):
            stance = proposition.stance
            agreed = Polarity.DENIED if stance.polarity is Polarity.AFFIRMED else Polarity.AFFIRMED
            proposition = dataclasses.replace(proposition, stance=dataclasses.replace(stance, polarity=agreed))
        agreeing = dataclasses.replace(
            predicate, head="agree", lemma="agree", noun=None, preposition=None, particle=None, chain=()
        )
        yield from mutual_pairs(sentence, proposition, with_preposition(agreeing, "with"), sources)


def mutual_pairs(
    sentence: Sentence,
    proposition: Proposition,
    wording: Predicate,
    sources: list[Argument],
    rule: str = RECIPROCAL,
) -> Iterator[Triple]:
    if len(sources) == 1:
        if not _is_plural(sentence, sources[0].head):
            return
        sources = parties_within(sentence, sources[0].head) or sources
    pairs = [(sources[0], sources[0])] if len(sources) == 1 else list(combinations(sources, 2))
    for one, other in pairs:
        target = dataclasses.replace(other, role="object")
        yield Triple(proposition, one, wording, target, rule, proposition.confidence)


def is_each_other(sentence: Sentence, head: int) -> bool:
    """Whether the token is one of the words of "each other" or "one another"."""
    if sentence.tokens[head].text.lower() not in _EACH_OTHER:
        return False
    words = [t.text.lower() for t in sentence.tokens[max(head - 1, 0) : head + 2]]
    return any(pair in _PAIRS for pair in pairwise(words))


def is_of_each_other(sentence: Sentence, head: int) -> bool:
    """Whether the token is "each other" or what they own ("each other's envoys"): it is nobody's but theirs."""
    owners = (c for c in sentence.children[head] if sentence.tokens[c].dep == "poss")
    return is_each_other(sentence, head) or any(is_each_other(sentence, c) for c in owners)


def of_each_other(
    sentence: Sentence, wording: Predicate, sources: list[Argument]
) -> Iterator[tuple[Argument, Predicate, Argument]]:
    """Who does it to whom where the object is "each other": everyone to everyone else, a plural to itself."""
    if len(sources) == 1 and _is_plural(sentence, sources[0].head):
        yield sources[0], wording, dataclasses.replace(sources[0], role="object")
    for one, other in permutations(sources, 2):
        yield one, wording, dataclasses.replace(other, role="object")


def _is_plural(sentence: Sentence, i: int) -> bool:
    token = sentence.tokens[i]
    return token.tag in ("NNS", "NNPS") or token.text.lower() in ("they", "we", "both", "two", "sides")
