"""Renders propositions binary: subject, relation, object, one triple for each pair of conjuncts.

Passives with an agent are turned into the active. Behind an object or predicate noun lie further facts: its
prepositional phrases ("held talks with Kim"), its possessor ("criticised China's policy") and adjectives made of
names ("condemned Israeli strikes"); they keep the noun in the predicate.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator

from kgraph.extract import tree
from kgraph.extract.lexicon import lexicon
from kgraph.model import AnnotatedDocument, Argument, Predicate, Proposition, Sentence, Triple, text_of

_ADJUNCTS = frozenset(("subject", "time", "place", "measure", "adverbial", "according to"))
_MAX_DEPTH = 3
"""How many nouns deep facts are followed ("rejected calls for talks with Pyongyang" is two)."""


def triples(annotated: AnnotatedDocument, propositions: Iterable[Proposition]) -> list[Triple]:
    """The binary facts of ``propositions``, in their order; propositions without two arguments give none."""
    found: list[Triple] = []
    for proposition in propositions:
        found.extend(_triples(annotated.sentences[proposition.sentence], proposition))
    return found


def _triples(sentence: Sentence, proposition: Proposition) -> Iterator[Triple]:
    subject = proposition.argument("subject")
    if proposition.predicate.pos == "NOUN" or not proposition.rule.startswith("clause."):
        yield from _nominal(sentence, proposition)
        return
    predicate = proposition.predicate
    agent = proposition.argument("by") if predicate.passive else None
    if agent is not None:
        active = dataclasses.replace(predicate, passive=False)
        targets = [a for a in proposition.arguments if a is not agent and a is not subject]
        if subject is not None:
            targets.insert(0, dataclasses.replace(subject, role="object"))
        subject, predicate = agent, active
    elif subject is None:
        return
    else:
        targets = [a for a in proposition.arguments if a is not subject]
    heads = tree.subject_conjuncts(sentence, subject.head, proposition.head)
    sources = [tight(sentence, "subject", h) for h in heads]
    rendered = list(_facts(sentence, predicate, targets))
    for source in sources:
        for rule, wording, target in rendered:
            if target.head != source.head:
                yield Triple(proposition, source, wording, target, rule or proposition.rule, proposition.confidence)
    yield from _reciprocal(sentence, proposition, predicate, sources, targets)


def _nominal(sentence: Sentence, proposition: Proposition) -> Iterator[Triple]:
    subject = proposition.argument("subject")
    if subject is None:
        return
    others = [a for a in proposition.arguments if a is not subject and a.role not in _ADJUNCTS]
    for target in others:
        predicate = proposition.predicate
        if target.role not in ("object", "complement", predicate.preposition) and len(others) > 1:
            predicate = _with_preposition(predicate, target.role)
        for s in tree.conjuncts(sentence, subject.head):
            for o in tree.conjuncts(sentence, target.head):
                source = subject if s == subject.head else tight(sentence, "subject", s)
                thing = target if o == target.head else tight(sentence, target.role, o)
                yield Triple(proposition, source, predicate, thing, proposition.rule, proposition.confidence)


def _facts(
    sentence: Sentence, predicate: Predicate, targets: list[Argument]
) -> Iterator[tuple[str, Predicate, Argument]]:
    """(rule, predicate, object) for each thing that the clause relates its subject to."""
    main: int | None = None
    for target in targets:
        if target.role in _ADJUNCTS:
            continue
        if sentence.tokens[target.head].pos not in tree.NOUNS and sentence.tokens[target.head].pos != "ADJ":
            continue
        if target.role in ("object", "complement", "indirect"):
            if target.role != "indirect":
                main = target.head
            for head in tree.conjuncts(sentence, target.head):
                yield "", predicate, tight(sentence, target.role, head)
                yield from _nested(sentence, _with_noun(sentence, predicate, head), head, 1)
            continue
        base = predicate if main is None else _with_noun(sentence, predicate, main)
        base = _with_preposition(base, target.role)
        for head in tree.conjuncts(sentence, target.head):
            yield "", base, tight(sentence, target.role, head)
            yield from _nested(sentence, _with_noun(sentence, base, head), head, 1)


def _nested(
    sentence: Sentence, predicate: Predicate, noun: int, depth: int
) -> Iterator[tuple[str, Predicate, Argument]]:
    """The facts behind ``noun``, which ``predicate`` already holds."""
    tokens = sentence.tokens
    if tokens[noun].pos not in ("NOUN", "ADJ"):
        return
    for c in sentence.children[noun]:
        token = tokens[c]
        if token.dep == "poss" and token.pos in tree.NOUNS:
            yield "nested.possessive", _with_preposition(predicate, "of"), tight(sentence, "object", c)
        elif token.dep in ("amod", "compound", "nmod") and (
            token.entity in ("NORP", "GPE", "ORG") and token.pos != "NOUN"
        ):
            yield "nested.modifier", _with_preposition(predicate, "of"), tight(sentence, "object", c)
        elif token.dep == "prep":
            target = tree.child(sentence, c, "pobj")
            if target is None:
                continue
            wording = _with_preposition(predicate, token.text.lower())
            for head in tree.conjuncts(sentence, target):
                yield "nested.preposition", wording, tight(sentence, "object", head)
                if depth < _MAX_DEPTH:
                    deeper = _with_noun(sentence, wording, head, keep=True)
                    yield from _nested(sentence, deeper, head, depth + 1)


def tight(sentence: Sentence, role: str, head: int) -> Argument:
    """One conjunct, with no more than its phrases with "of"."""
    return tree.argument(sentence, role, head, tree.noun_phrase(sentence, head, of=True))


def _with_noun(sentence: Sentence, predicate: Predicate, noun: int, keep: bool = False) -> Predicate:
    """The predicate with a noun taken into it ("hold" -> "hold talks"); names and pronouns are not taken in.

    ``keep`` leaves :attr:`Predicate.noun` as it is, for nouns further down.
    """
    token = sentence.tokens[noun]
    if token.pos not in ("NOUN", "ADJ"):
        return predicate
    words = tuple(sorted({*predicate.tokens, *tree.noun_phrase(sentence, noun)}))
    return dataclasses.replace(
        predicate,
        phrase=f"{predicate.phrase} {text_of(sentence, tree.noun_phrase(sentence, noun))}",
        lemma=f"{predicate.lemma} {_noun_lemma(sentence, noun)}",
        noun=predicate.noun if keep and predicate.noun else token.lemma.lower(),
        tokens=words,
    )


def _noun_lemma(sentence: Sentence, noun: int) -> str:
    """The noun as a relation shows it: plural where the text has it ("talks"), lower case."""
    return sentence.tokens[noun].text.lower()


def _with_preposition(predicate: Predicate, preposition: str) -> Predicate:
    return dataclasses.replace(
        predicate,
        phrase=f"{predicate.phrase} {preposition}",
        lemma=f"{predicate.lemma} {preposition}",
        preposition=preposition,
    )


def _reciprocal(
    sentence: Sentence, proposition: Proposition, predicate: Predicate, sources: list[Argument], targets: list[Argument]
) -> Iterator[Triple]:
    """ "A and B met", "the two leaders signed a treaty": each with the other, or the plural with itself."""
    words = lexicon()
    objects = [t for t in targets if t.role == "object"]
    if any(t.role in ("with", "indirect", "against", "to") for t in targets) or predicate.passive:
        return
    if objects:
        noun = sentence.tokens[objects[0].head]
        if noun.lemma.lower() not in words.reciprocal_nouns or predicate.head not in words.light_verbs:
            return
        if any(sentence.tokens[c].text.lower() in ("with", "to", "on", "against") for c in sentence.children[noun.i]):
            return
        wording = _with_noun(sentence, predicate, noun.i)
    elif predicate.head in words.reciprocal_verbs:
        wording = predicate
    else:
        return
    wording = _with_preposition(wording, "with") if predicate.head != "meet" else wording
    if len(sources) > 1:
        for n, one in enumerate(sources):
            for other in sources[n + 1 :]:
                yield _pair(proposition, wording, one, other)
    elif _is_plural(sentence, sources[0].head):
        yield _pair(proposition, wording, sources[0], sources[0])


def _is_plural(sentence: Sentence, i: int) -> bool:
    token = sentence.tokens[i]
    return token.tag in ("NNS", "NNPS") or token.text.lower() in ("they", "both", "two")


def _pair(proposition: Proposition, wording: Predicate, one: Argument, other: Argument) -> Triple:
    target = dataclasses.replace(other, role="object")
    return Triple(proposition, one, wording, target, "clause.reciprocal", proposition.confidence)
