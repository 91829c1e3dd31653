"""Facts that a clause implies beside what it says of its subject: acts between parties, owners of
instruments, who takes part in a gathering."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from kgraph.extract import tree
from kgraph.extract.agents import user_of
from kgraph.extract.facts import facts
from kgraph.extract.lexicon import lexicon
from kgraph.extract.mutual import mutual_pairs
from kgraph.extract.nominals_words import nominal_words
from kgraph.extract.predicates import noun_text, tight, with_noun, with_preposition
from kgraph.model import Argument, Proposition, Sentence, Triple

_DYING = frozenset(("die", "perish"))
_WHEN = frozenset(("after", "as", "when"))


def between(sentence: Sentence, proposition: Proposition, subject: Argument) -> Iterator[Triple]:
    """A and B do it together: "An agreement between A and B was signed", "talks took place between A and B"."""
    noun = sentence.tokens[subject.head]
    passive, verb = proposition.predicate.passive, proposition.predicate.head
    if (noun.pos != "NOUN" and noun.tag != "VBG" and noun.i > 0) or noun.entity or noun.pos == "PRON":
        return
    if noun.lemma.lower() in nominal_words().titles:
        return  # "the minister mediated between A and B"
    particle = proposition.predicate.particle
    if not (passive or (f"{verb} {particle}" if particle else verb) in lexicon().happening_verbs):
        return
    for holder in (proposition.head, subject.head, *_topics(sentence, subject.head)):
        for c in sentence.children[holder]:
            parties = tree.child(sentence, c, "pobj") if sentence.tokens[c].lemma == "between" else None
            if parties is None:
                continue
            wording = with_noun(sentence, proposition.predicate, subject.head)
            if not lexicon().fighting_nouns.isdisjoint((noun.lemma.lower(), noun.text.lower())):
                wording = dataclasses.replace(
                    proposition.predicate, head="fight", lemma="fight", particle=None, passive=False
                )
            else:
                verb_lemma = verb if passive else "hold"
                lemma = f"{verb_lemma} {noun_text(sentence, subject.head)}"
                wording = dataclasses.replace(wording, head=verb_lemma, lemma=lemma, passive=False)
            sources = [tight(sentence, "subject", h) for h in tree.conjuncts(sentence, parties)]
            yield from mutual_pairs(sentence, proposition, with_preposition(wording, "with"), sources, "clause.between")
            return


def _topics(sentence: Sentence, noun: int) -> list[int]:
    """What an agreement or talks are on, to which parsers hang the parties: "an accord on trade between A and B"."""
    if sentence.tokens[noun].lemma.lower() not in lexicon().reciprocal_nouns:
        return []
    topics = (tree.child(sentence, c, "pobj") for c in sentence.children[noun] if sentence.tokens[c].dep == "prep")
    return [t for t in topics if t is not None]


def owned(sentence: Sentence, proposition: Proposition, subject: Argument, others: list[Argument]) -> Iterator[Triple]:
    """A nation named before its instrument is the one who uses it: "US sanctions were imposed on Iran"; a weapon is
    used by the land that it comes from: "rockets were fired from Lebanon into Israel"."""
    verb = proposition.predicate.head
    origin = _origin(sentence, subject, others) if verb in lexicon().firing_verbs else None
    if not proposition.predicate.passive or not (origin or verb in lexicon().instrument_verbs):
        return
    owner = tree.possessor(sentence, subject.head) if origin is None else origin.head
    if owner is None or sentence.tokens[subject.head].pos != "NOUN":
        return
    thing = dataclasses.replace(subject, role="object")
    active = dataclasses.replace(proposition.predicate, passive=False)
    source = tight(sentence, "subject", owner)
    for _, _, _, wording, target in facts(sentence, active, [thing, *others]):
        if target.head not in (owner, subject.head):
            yield Triple(proposition, source, wording, target, "implied.owner", proposition.confidence)


def _origin(sentence: Sentence, weapon: Argument, others: list[Argument]) -> Argument | None:
    """The land from which a weapon is fired."""
    if sentence.tokens[weapon.head].lemma.lower() not in lexicon().weapons:
        return None
    return next((a for a in others if a.role == "from" and sentence.tokens[a.head].entity in ("GPE", "LOC")), None)


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
    attacker = _attacker(sentence, proposition.head) if harmed else None
    if attacker is not None:
        active = dataclasses.replace(predicate, passive=False)
        if dying:
            active = dataclasses.replace(active, lemma="kill", head="kill")
        source = tight(sentence, "subject", attacker)
        source = user_of(sentence, source, active.head) or source
        for head in tree.conjuncts(sentence, subject.head):
            yield Triple(
                proposition, source, active, tight(sentence, "object", head), "implied.cause", proposition.confidence
            )


def _attacker(sentence: Sentence, verb: int) -> int | None:
    """Who attacks in the clause that tells when those of ``verb`` were hurt: "died when *a bomber* struck a bus"."""
    tokens = sentence.tokens
    for c in sentence.children[verb]:
        below = [tokens[i] for i in sentence.children[c]]
        if tokens[c].dep != "advcl" or tokens[c].lemma not in lexicon().attacking_verbs:
            continue
        if not any(t.text.lower() in _WHEN and t.dep in ("mark", "advmod") for t in below):
            continue
        passive = tree.is_passive(sentence, c)
        agent = tree.child(sentence, c, "agent") if passive else None
        doer = tree.child(sentence, agent, "pobj") if agent is not None else None
        doer = doer if passive else tree.child(sentence, c, "nsubj")
        return doer if doer is not None and tokens[doer].pos in tree.NOUNS else None
    return None


def _may_be_of_workers(sentence: Sentence, noun: int) -> bool:
    """Whether a strike may be one of workers: nothing says what it was made with."""
    return sentence.tokens[noun].lemma.lower() == "strike" and tree.child(sentence, noun, "compound", "amod") is None


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
