"""Renders propositions binary: subject, relation, object, one triple for each pair of conjuncts.

Passives with an agent are turned into the active. Behind an object or predicate noun lie further facts: its
prepositional phrases ("held talks with Kim"), its possessor ("criticised China's policy") and adjectives made of
names ("condemned Israeli strikes"); they keep the noun in the predicate.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator

from kgraph.extract import tree
from kgraph.extract.agents import user_of
from kgraph.extract.antecedents import speaker_meant
from kgraph.extract.companions import companions, joined_subjects
from kgraph.extract.confidence import ClauseShape, confidence_model
from kgraph.extract.facts import Fact, facts
from kgraph.extract.implied import between, deadly, owned, participants
from kgraph.extract.lexicon import lexicon
from kgraph.extract.mutual import EACH_OTHER, TOPICS, is_each_other, is_of_each_other, of_each_other, reciprocal
from kgraph.extract.nominals_words import nominal_words
from kgraph.extract.predicates import examples, members, noun_lemma, tight
from kgraph.extract.speakers import maker_behind
from kgraph.extract.stance_marks import asks_how
from kgraph.model import AnnotatedDocument, Proposition, Sentence, Triple

ATTENDANCE = "implied.attendance"
"""The rule of "attend" without an object: its verb itself stands for the gathering told of before."""
_TAKING_PART = frozenset(("attend", "participate"))
_WHERE = frozenset(("nested.preposition", "clause.place"))
_STRIKE = "strike"
"""A verb that is light only with what is agreed: one strikes deals with others, but militants in villages."""
_BESIDE = frozenset(("amid", "as", "at", "by", "during", "inside", "into", "near", "through", "under", "via"))
"""Prepositions that say nothing of whom an act is for ("held civilians as shields", "took a general into custody")."""


def triples(annotated: AnnotatedDocument, propositions: Iterable[Proposition]) -> list[Triple]:
    """The binary facts of ``propositions``, in their order; propositions without two arguments give none."""
    found: list[Triple] = []
    for proposition in propositions:
        sentence = annotated.sentences[proposition.sentence]
        if proposition.rule.startswith(("clause.", "implied.")):
            found.extend(_clause(sentence, proposition))
        else:
            found.extend(_nominal(sentence, proposition))
    return found


def _is_mere_idea(sentence: Sentence, verb: int) -> bool:
    """Whether the clause only names a deed to speak of it: "for Oslo to leave would be wrong", "discussed how to"."""
    to = any(sentence.tokens[c].tag == "TO" for c in sentence.children[verb] if sentence.tokens[c].dep == "aux")
    return (sentence.tokens[verb].dep == "csubj" and to) or asks_how(sentence, verb)


def _clause(sentence: Sentence, proposition: Proposition) -> Iterator[Triple]:
    if _is_mere_idea(sentence, proposition.head):
        return
    subject = proposition.argument("subject")
    predicate = proposition.predicate
    others = [a for a in proposition.arguments if a is not subject]
    agent = proposition.argument("by") if predicate.passive else None
    implied: list[Triple] = []
    if subject is not None and agent is None:
        implied += between(sentence, proposition, subject)
        implied += owned(sentence, proposition, subject, others)
        implied += participants(sentence, proposition, subject, others)
        implied += deadly(sentence, proposition, subject, others)
    if agent is not None:
        predicate = dataclasses.replace(predicate, passive=False)
        others = [a for a in others if a is not agent]
        if subject is not None:
            others.insert(0, dataclasses.replace(subject, role="object"))
        subject = agent
    yield from implied
    if subject is None or sentence.tokens[subject.head].dep == "expl":
        return
    meant = speaker_meant(sentence, subject.head)
    if meant is not None:
        subject = tight(sentence, "subject", meant)
    group = _introduced(sentence, subject.head)
    if group is not None:
        subject = tight(sentence, "subject", group)
    if is_each_other(sentence, subject.head):
        above = tree.subject(sentence, sentence.tokens[subject.head].head)
        subject = subject if above is None else tight(sentence, "subject", above)
    parts = tree.subject_conjuncts(sentence, subject.head, proposition.head)
    if group is not None:
        people = [i for i in parts if i != group and sentence.tokens[i].entity in ("PERSON", "ORG", "")]
        parts = people if len(people) > 1 else parts  # "We, the ministers of Chad and Mali, Ann Lee and Bo Ray, met"
    heads = [m for h in parts for m in members(sentence, h)]
    tights = [tight(sentence, "subject", h) for h in heads]
    users = [user_of(sentence, source, predicate.head) for source in tights]
    again = {n for n, u in enumerate(users) if u is not None and u.head in {v.head for v in users[:n] if v is not None}}
    sources = [u or source for n, (u, source) in enumerate(zip(users, tights, strict=True)) if n not in again]
    beside = companions(sentence, others)
    joined = [h for a in beside for h in tree.conjuncts(sentence, a.head)]
    joined += joined_subjects(sentence, subject.head, proposition.head)
    sources += [tight(sentence, "subject", h) for h in joined if h not in heads]
    others = [a for a in others if a not in beside]
    mutual = list(reciprocal(sentence, proposition, predicate, sources, others))
    told = {t.subject.head for t in implied if t.rule == "implied.participant"}
    if len(sources) > 1 and any(t.predicate.head == predicate.head != "attend" for t in mutual):
        told |= {a.head for a in others if a.role == "object" or a.role in TOPICS}
    if mutual and predicate.head == "be":
        told |= {a.head for a in others if a.role == "at"}
    found = [f for f in _without_bare(sentence, list(facts(sentence, predicate, others))) if f[4].head not in told]
    if any(t.rule == "clause.between" for t in implied):
        found = []
    if any(t.rule == "implied.cause" for t in implied):  # where the attack was is not who made it
        found = [f for f in found if f[0] not in _WHERE or f[3].noun not in lexicon().deadly_nouns]
    if not found:
        yield from mutual
        if predicate.head in _TAKING_PART and not predicate.passive:
            gathering = tree.argument(sentence, "object", proposition.head, (proposition.head,))
            lemma = predicate.lemma.partition(predicate.head)[0] + predicate.head
            taking_part = dataclasses.replace(predicate, lemma=lemma, head="participate", preposition="in")
            for source in sources:
                yield Triple(proposition, source, taking_part, gathering, ATTENDANCE, proposition.confidence)
        return
    model, shape = confidence_model("binary"), ClauseShape(sentence, proposition.head, subject)
    named = [tight(sentence, "subject", i) for h in heads for i in examples(sentence, h)]
    maker = maker_behind(sentence, proposition, subject.head)
    makers = [] if maker is None else [tight(sentence, "subject", i) for i in tree.conjuncts(sentence, maker)]
    for rule, _, _, wording, target in found:
        if is_each_other(sentence, target.head):
            for one, act, other in of_each_other(sentence, wording, sources):
                yield Triple(proposition, one, act, other, rule or EACH_OTHER, proposition.confidence)
    found = [f for f in found if not is_of_each_other(sentence, f[4].head)]
    for source in [*sources, *named, *makers]:
        for rule, kind, depth, wording, target in found:
            if target.head != source.head:
                seen = shape.of(source.tokens, wording.tokens, target.tokens, target.head, depth)
                confidence = model.probability(proposition.rule, kind, seen)
                name = rule or ("implied.user" if source in users else proposition.rule)
                if source not in sources:
                    name = "nested.example" if source in named else "implied.maker"
                yield Triple(proposition, source, wording, target, name, confidence)
    yield from mutual


def _introduced(sentence: Sentence, pronoun: int) -> int | None:
    """Who says who "we" are: "We, the ministers of Chad and Mali, condemn ..."."""
    if sentence.tokens[pronoun].text.lower() not in ("we", "i"):
        return None
    return tree.child(sentence, pronoun, "appos")


def _without_bare(sentence: Sentence, found: list[Fact]) -> list[Fact]:
    """``found`` without the bare object of a light verb that another fact takes into its relation: of "signed an
    agreement with Iran" the fact is with whom, not that an agreement was signed. Whom one "received" is no such noun.
    """
    light, offices = lexicon().light_verbs, nominal_words().titles
    taken = {
        f[3].noun
        for f in found
        if f[3].head in light
        and f[3].noun not in offices
        and (f[0] == "nested.preposition" or f[1] == "preposition")
        and f[3].preposition not in _BESIDE
        and (f[3].head != _STRIKE or f[3].noun in lexicon().reciprocal_nouns)
    }
    return [
        f
        for f in found
        if f[0] or f[1] != "object" or f[3].head not in light or noun_lemma(sentence, f[4].head) not in taken
    ]


def _nominal(sentence: Sentence, proposition: Proposition) -> Iterator[Triple]:
    """The one fact that a nominal proposition states; its rules have told conjuncts apart already."""
    subject, target = proposition.argument("subject"), proposition.argument("object")
    if subject is not None and target is not None:
        confidence = proposition.confidence
        yield Triple(proposition, subject, proposition.predicate, target, proposition.rule, confidence)
