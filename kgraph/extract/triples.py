"""Renders propositions binary: subject, relation, object, one triple for each pair of conjuncts.

Passives with an agent are turned into the active. Behind an object or predicate noun lie further facts: its
prepositional phrases ("held talks with Kim"), its possessor ("criticised China's policy") and adjectives made of
names ("condemned Israeli strikes"); they keep the noun in the predicate.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from itertools import combinations

from kgraph.extract import tree
from kgraph.extract.clauses import is_time
from kgraph.extract.confidence import ClauseShape, confidence_model
from kgraph.extract.lexicon import lexicon
from kgraph.model import AnnotatedDocument, Argument, Predicate, Proposition, Sentence, Triple, text_of

_ADJUNCTS = frozenset(("subject", "time", "place", "measure", "adverbial"))
_NAMED_MODIFIERS = frozenset(("NORP", "GPE", "ORG"))
_MAX_DEPTH = 3
"""How many nouns deep facts are followed ("rejected calls for talks with Pyongyang" is two)."""

_Fact = tuple[str, str, int, Predicate, Argument]
"""Rule (empty: that of the clause), kind and depth (as in ``binary``), predicate, object."""


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


def _clause(sentence: Sentence, proposition: Proposition) -> Iterator[Triple]:
    subject = proposition.argument("subject")
    predicate = proposition.predicate
    others = [a for a in proposition.arguments if a is not subject]
    agent = proposition.argument("by") if predicate.passive else None
    if subject is not None and agent is None:
        yield from _between(sentence, proposition, subject)
        yield from _owned(sentence, proposition, subject, others)
    if agent is not None:
        predicate = dataclasses.replace(predicate, passive=False)
        others = [a for a in others if a is not agent]
        if subject is not None:
            others.insert(0, dataclasses.replace(subject, role="object"))
        subject = agent
    if subject is None or sentence.tokens[subject.head].dep == "expl":
        return
    heads = tree.subject_conjuncts(sentence, subject.head, proposition.head)
    sources = [tight(sentence, "subject", h) for h in heads]
    facts = list(_facts(sentence, predicate, others))
    model, shape = confidence_model("binary"), ClauseShape(sentence, proposition.head, subject)
    for source in sources:
        for rule, kind, depth, wording, target in facts:
            if target.head != source.head:
                found = shape.of(source.tokens, wording.tokens, target.tokens, target.head, depth)
                confidence = model.probability(proposition.rule, kind, found)
                yield Triple(proposition, source, wording, target, rule or proposition.rule, confidence)
    yield from _reciprocal(sentence, proposition, sources, others)


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


def _facts(sentence: Sentence, predicate: Predicate, others: list[Argument]) -> Iterator[_Fact]:
    """What the clause relates its subject to."""
    tokens = sentence.tokens
    adjuncts = lexicon().adjunct_prepositions
    quality = _quality(sentence, others)
    main: int | None = None
    for target in others:
        asked = _asked(sentence, target)
        if asked is not None:
            wording = _with_preposition(predicate, "for") if target.role == "adverbial" else predicate
            yield "", "object", 0, wording, tight(sentence, "object", asked)
        if target.role in _ADJUNCTS or target.role in adjuncts or target.head == quality:
            continue
        if tokens[target.head].pos not in tree.NOUNS and tokens[target.head].pos != "ADJ":
            continue
        base = predicate
        kind = "object" if target.role in ("object", "complement", "indirect") else "preposition"
        if target.role in ("object", "complement"):
            main = target.head
            if quality is not None:
                base = _with_noun(sentence, predicate, quality)
        elif target.role != "indirect":
            base = predicate if main is None else _with_noun(sentence, predicate, main)
            base = _with_preposition(base, target.role)
        for head in tree.conjuncts(sentence, target.head):
            yield "", kind, 0, base, tight(sentence, target.role, head)
            if target.role != "indirect" and quality is None:
                yield from _nested(sentence, _with_noun(sentence, base, head), head, 1)


def _asked(sentence: Sentence, target: Argument) -> int | None:
    """Who is wanted to do something: Hanoi in "Beijing wants Hanoi to leave", "pressed for Hanoi to leave"."""
    tokens = sentence.tokens
    token = tokens[target.head]
    if target.role not in ("complement", "adverbial") or token.tag != "VB":
        return None
    marks = []
    for c in sentence.children[token.i]:
        if tokens[c].dep == "aux" and tokens[c].tag != "TO":
            return None
        if tokens[c].dep == "mark":
            marks.append(tokens[c].lemma)
    taken = lexicon().infinitive_prepositions.get(tokens[token.head].lemma, frozenset())
    if target.role == "adverbial" and not (marks == ["for"] and "for" in taken):
        return None
    return tree.child(sentence, token.i, "nsubj") if marks in ([], ["for"]) else None


def _quality(sentence: Sentence, others: list[Argument]) -> int | None:
    """The adjective that the clause gives to its object: "illegal" in "considers the annexation illegal"."""
    if any(a.role == "object" for a in others):
        for a in others:
            if a.role == "complement" and sentence.tokens[a.head].pos == "ADJ":
                return a.head
    return None


def _nested(sentence: Sentence, predicate: Predicate, noun: int, depth: int) -> Iterator[_Fact]:
    """The facts behind ``noun``, which ``predicate`` already holds."""
    tokens = sentence.tokens
    if tokens[noun].pos not in ("NOUN", "ADJ"):
        return
    for c in sentence.children[noun]:
        token = tokens[c]
        if token.dep == "poss":
            if token.pos in tree.NOUNS and not is_time(token):
                yield (
                    "nested.possessive",
                    "nested",
                    depth,
                    _with_preposition(predicate, "of"),
                    tight(sentence, "object", c),
                )
        elif token.dep in ("amod", "compound", "nmod"):
            if depth == 1 and token.entity in _NAMED_MODIFIERS and token.pos != "NOUN":
                yield (
                    "nested.modifier",
                    "nested",
                    depth,
                    _with_preposition(predicate, "of"),
                    tight(sentence, "object", c),
                )
        elif token.dep == "prep":
            target = tree.child(sentence, c, "pobj")
            if target is None or is_time(tokens[target]):
                continue
            wording = _with_preposition(predicate, token.text.lower())
            kind = "nested of" if token.lemma == "of" else "nested"
            for head in tree.conjuncts(sentence, target):
                yield "nested.preposition", kind, depth, wording, tight(sentence, "object", head)
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
    sentence: Sentence, proposition: Proposition, sources: list[Argument], others: list[Argument]
) -> Iterator[Triple]:
    """ "A and B met", "the two leaders restored ties": each with the other, or a plural with itself."""
    words = lexicon()
    predicate = proposition.predicate
    if predicate.passive or any(a.role in ("with", "indirect", "against", "to") for a in others):
        return
    things = [a for a in others if a.role == "object"]
    wording = predicate
    if things:
        noun = things[0].head
        verb = predicate.head
        mutual = sentence.tokens[noun].lemma.lower() in words.reciprocal_nouns
        between_them = mutual and (verb in words.light_verbs or verb in words.reciprocal_transitives)
        if not between_them and verb not in words.reciprocal_topics:
            return
        if any(sentence.tokens[c].text.lower() in _OTHER_PARTY for c in sentence.children[noun]):
            return
        wording = _with_noun(sentence, predicate, noun)
    elif predicate.head not in words.reciprocal_verbs:
        return
    if things or predicate.head != "meet":
        wording = _with_preposition(wording, "with")
    yield from _each_other(sentence, proposition, wording, sources)


_OTHER_PARTY = frozenset(("with", "to", "against", "from"))


def _between(sentence: Sentence, proposition: Proposition, subject: Argument) -> Iterator[Triple]:
    """ "An agreement between A and B was signed", "talks took place between A and B": A and B do it together."""
    noun = sentence.tokens[subject.head]
    passive, verb = proposition.predicate.passive, proposition.predicate.head
    if (noun.pos != "NOUN" and noun.tag != "VBG") or not (passive or verb in lexicon().happening_verbs):
        return
    for holder in (proposition.head, subject.head):
        for c in sentence.children[holder]:
            parties = tree.child(sentence, c, "pobj") if sentence.tokens[c].lemma == "between" else None
            if parties is None:
                continue
            wording = _with_noun(sentence, proposition.predicate, subject.head)
            verb_lemma = verb if passive else "hold"
            lemma = f"{verb_lemma} {_noun_lemma(sentence, subject.head)}"
            wording = dataclasses.replace(wording, head=verb_lemma, lemma=lemma, passive=False)
            sources = [tight(sentence, "subject", h) for h in tree.conjuncts(sentence, parties)]
            yield from _each_other(sentence, proposition, _with_preposition(wording, "with"), sources, "clause.between")
            return


def _owned(sentence: Sentence, proposition: Proposition, subject: Argument, others: list[Argument]) -> Iterator[Triple]:
    """ "US sanctions imposed on Iran": a nation named before its instrument is the one who uses it."""
    verb = proposition.predicate.head
    if not proposition.predicate.passive or verb not in lexicon().instrument_verbs:
        return
    owner = tree.possessor(sentence, subject.head)
    if owner is None or sentence.tokens[subject.head].pos != "NOUN":
        return
    thing = dataclasses.replace(subject, role="object")
    active = dataclasses.replace(proposition.predicate, passive=False)
    source = tight(sentence, "subject", owner)
    for _, _, _, wording, target in _facts(sentence, active, [thing, *others]):
        if target.head not in (owner, subject.head):
            yield Triple(proposition, source, wording, target, "implied.owner", proposition.confidence)


def _each_other(
    sentence: Sentence,
    proposition: Proposition,
    wording: Predicate,
    sources: list[Argument],
    rule: str = "clause.reciprocal",
) -> Iterator[Triple]:
    if len(sources) == 1 and not _is_plural(sentence, sources[0].head):
        return
    pairs = [(sources[0], sources[0])] if len(sources) == 1 else list(combinations(sources, 2))
    for one, other in pairs:
        target = dataclasses.replace(other, role="object")
        yield Triple(proposition, one, wording, target, rule, proposition.confidence)


def _is_plural(sentence: Sentence, i: int) -> bool:
    token = sentence.tokens[i]
    return token.tag in ("NNS", "NNPS") or token.text.lower() in ("they", "we", "both", "two", "sides")
