"""Facts that a clause implies beside what it says of its subject: mutual acts, acts between parties, owners of
instruments, who takes part in a gathering."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from itertools import combinations

from kgraph.extract import tree
from kgraph.extract.facts import facts
from kgraph.extract.lexicon import lexicon
from kgraph.extract.parties import parties_within
from kgraph.extract.predicates import measured, noun_text, tight, with_noun, with_preposition
from kgraph.model import Argument, Predicate, Proposition, Sentence, Triple

TOPICS = frozenset(("on", "about", "over"))
"""Prepositions of what is talked about."""
_OTHER_PARTY = frozenset(("with", "to", "against", "from"))
_DYING = frozenset(("die", "perish"))
_WITH = frozenset(("with",))


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
    if not agreed and any(a.role == "to" for a in others):
        return
    things = [a for a in others if a.role == "object"]
    wording = predicate
    if things:
        noun = measured(sentence, things[0].head)
        verb = predicate.head
        mutual = sentence.tokens[noun].lemma.lower() in words.reciprocal_nouns or _is_joint(sentence, noun)
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
    yield from _each_other(sentence, proposition, wording, sources)


def _is_party(sentence: Sentence, topic: Argument) -> bool:
    """Whether what is agreed to is a name rather than a thing."""
    return sentence.tokens[topic.head].pos != "NOUN"


def _is_joint(sentence: Sentence, noun: int) -> bool:
    """Whether the thing is said to be shared: "a joint patrol"."""
    return any(sentence.tokens[c].lemma.lower() == "joint" for c in sentence.children[noun])


def _agreed(
    sentence: Sentence, proposition: Proposition, predicate: Predicate, sources: list[Argument]
) -> Iterator[Triple]:
    """Who agree to do something agree with each other: "Chad and Niger agreed to lift the ban"."""
    if predicate.chain[:1] == ("agree",) and len(sources) > 1:
        agreeing = dataclasses.replace(
            predicate, head="agree", lemma="agree", noun=None, preposition=None, particle=None, chain=()
        )
        yield from _each_other(sentence, proposition, with_preposition(agreeing, "with"), sources)


def between(sentence: Sentence, proposition: Proposition, subject: Argument) -> Iterator[Triple]:
    """A and B do it together: "An agreement between A and B was signed", "talks took place between A and B"."""
    noun = sentence.tokens[subject.head]
    passive, verb = proposition.predicate.passive, proposition.predicate.head
    if (noun.pos != "NOUN" and noun.tag != "VBG") or not (passive or verb in lexicon().happening_verbs):
        return
    for holder in (proposition.head, subject.head):
        for c in sentence.children[holder]:
            parties = tree.child(sentence, c, "pobj") if sentence.tokens[c].lemma == "between" else None
            if parties is None:
                continue
            wording = with_noun(sentence, proposition.predicate, subject.head)
            verb_lemma = verb if passive else "hold"
            lemma = f"{verb_lemma} {noun_text(sentence, subject.head)}"
            wording = dataclasses.replace(wording, head=verb_lemma, lemma=lemma, passive=False)
            sources = [tight(sentence, "subject", h) for h in tree.conjuncts(sentence, parties)]
            yield from _each_other(sentence, proposition, with_preposition(wording, "with"), sources, "clause.between")
            return


def owned(sentence: Sentence, proposition: Proposition, subject: Argument, others: list[Argument]) -> Iterator[Triple]:
    """A nation named before its instrument is the one who uses it: "US sanctions were imposed on Iran"."""
    verb = proposition.predicate.head
    if not proposition.predicate.passive or verb not in lexicon().instrument_verbs:
        return
    owner = tree.possessor(sentence, subject.head)
    if owner is None or sentence.tokens[subject.head].pos != "NOUN":
        return
    thing = dataclasses.replace(subject, role="object")
    active = dataclasses.replace(proposition.predicate, passive=False)
    source = tight(sentence, "subject", owner)
    for _, _, _, wording, target in facts(sentence, active, [thing, *others]):
        if target.head not in (owner, subject.head):
            yield Triple(proposition, source, wording, target, "implied.owner", proposition.confidence)


def deadly(sentence: Sentence, proposition: Proposition, subject: Argument, others: list[Argument]) -> Iterator[Triple]:
    """What happens to people in an attack, the attack does, or who carries it out: "Five were killed in a raid",
    "Two were arrested in a raid by soldiers"."""
    words, predicate = lexicon(), proposition.predicate
    dying = predicate.head in _DYING
    harmed = dying or (predicate.passive and predicate.head in words.harming_verbs)
    if not harmed and not (predicate.passive and predicate.head in words.deeds_in_attacks):
        return
    for cause in others:
        if cause.role not in ("in", "during") or sentence.tokens[cause.head].lemma.lower() not in words.deadly_nouns:
            continue
        active = dataclasses.replace(predicate, passive=False)
        if dying:
            active = dataclasses.replace(active, lemma="kill", head="kill")
        doer = tree.possessor(sentence, cause.head)
        if doer is None and (not harmed or _may_be_of_workers(sentence, cause.head)):
            return
        source = tight(sentence, "subject", cause.head if doer is None else doer)
        for head in tree.conjuncts(sentence, subject.head):
            target = tight(sentence, "object", head)
            yield Triple(proposition, source, active, target, "implied.cause", proposition.confidence)
        return


def _may_be_of_workers(sentence: Sentence, noun: int) -> bool:
    """Whether a strike may be one of workers: nothing says what it was made with."""
    return sentence.tokens[noun].lemma.lower() == "strike" and tree.child(sentence, noun, "compound", "amod") is None


def _each_other(
    sentence: Sentence,
    proposition: Proposition,
    wording: Predicate,
    sources: list[Argument],
    rule: str = "clause.reciprocal",
) -> Iterator[Triple]:
    if len(sources) == 1:
        if not _is_plural(sentence, sources[0].head):
            return
        sources = parties_within(sentence, sources[0].head) or sources
    pairs = [(sources[0], sources[0])] if len(sources) == 1 else list(combinations(sources, 2))
    for one, other in pairs:
        target = dataclasses.replace(other, role="object")
        yield Triple(proposition, one, wording, target, rule, proposition.confidence)


def _is_plural(sentence: Sentence, i: int) -> bool:
    token = sentence.tokens[i]
    return token.tag in ("NNS", "NNPS") or token.text.lower() in ("they", "we", "both", "two", "sides")


def participants(
    sentence: Sentence, proposition: Proposition, subject: Argument, others: list[Argument]
) -> Iterator[Triple]:
    """Whom a gathering brings together takes part in it: "The talks involved Chad and Sudan"."""
    if proposition.predicate.head not in lexicon().gathering_verbs:
        return
    gathering = _gathering(sentence, subject.head, proposition.rule == "clause.relative")
    if gathering is None:
        return
    predicate = dataclasses.replace(
        proposition.predicate, lemma="participate in", head="participate", preposition="in", particle=None
    )
    target = dataclasses.replace(tight(sentence, "object", gathering), role="in")
    for thing in others:
        if thing.role == "object":
            for head in tree.conjuncts(sentence, thing.head):
                source = tight(sentence, "subject", head)
                yield Triple(proposition, source, predicate, target, "implied.participant", proposition.confidence)


def _gathering(sentence: Sentence, noun: int, relative: bool) -> int | None:
    """The gathering that ``noun`` names; the antecedent of a relative clause may stand before phrases of its own
    ("the talks on the crisis, which involve Chad")."""
    tokens = sentence.tokens
    while tokens[noun].lemma.lower() not in lexicon().gatherings:
        above = tokens[tokens[noun].head]
        if not relative or tokens[noun].dep != "pobj" or tokens[above.head].pos != "NOUN":
            return None
        noun = above.head
    return noun
