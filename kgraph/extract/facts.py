"""What a clause relates its subject to: objects, complements, phrases, and what lies behind their nouns."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from kgraph.extract import tree
from kgraph.extract.agents import agents_behind
from kgraph.extract.lexicon import lexicon
from kgraph.extract.mutual import is_each_other
from kgraph.extract.nominals_words import nominal_words
from kgraph.extract.offices import is_taken_office
from kgraph.extract.predicates import brings_examples, measured, members, tight, with_noun, with_preposition
from kgraph.extract.slots import is_time
from kgraph.extract.spoken import gerund
from kgraph.model import Argument, Predicate, Sentence, Token

ADJUNCTS = frozenset(("subject", "time", "place", "measure", "adverbial"))
"""Roles that are no objects of a graph."""
_FRONTED = frozenset(("as", "by", "for", "with"))
"""Prepositions that set the scene at the head of a sentence ("With talks failing, ...")."""
_LOCATING = frozenset(("in", "at", "across", "near", "inside", "within", "throughout", "outside"))
_AMOUNTS = frozenset(("MONEY", "PERCENT", "QUANTITY"))
_AIMS = frozenset(("on", "against", "at", "with", "upon"))
"""Prepositions of those whom such a thing is for."""
_NAMED_MODIFIERS = frozenset(("NORP", "GPE", "ORG"))
_LEADING = frozenset(("poss", "prep", "agent", "acl", "relcl"))
"""Dependents of a noun behind which facts lie."""
_BARE = frozenset(("help", "let", "make"))
"""Verbs with an infinitive without "to", which parsers take for a finite verb."""
_ON_OCCASION = frozenset(("at", "in", "during"))
_MAX_DEPTH = 3
"""How many nouns deep facts are followed ("rejected calls for talks with Pyongyang" is two)."""

Fact = tuple[str, str, int, Predicate, Argument]
"""Rule (empty: that of the clause), kind and depth (as in ``binary``), predicate, object."""


def facts(sentence: Sentence, predicate: Predicate, others: Sequence[Argument]) -> Iterator[Fact]:
    """What the clause relates its subject to."""
    tokens = sentence.tokens
    adjuncts = lexicon().adjunct_prepositions
    quality = _quality(sentence, others)
    judged = quality is not None or any(
        a.role == "complement" and tokens[a.head].pos == "NOUN" and _is_judgement(sentence, predicate, others)
        for a in others
    )
    main: int | None = None
    places: list[Argument] = []
    for target in others:
        asked = _asked(sentence, target)
        if asked is not None:
            wished = target.role == "adverbial" or tree.child(sentence, target.head, "mark") is not None
            base = predicate if main is None or target.role != "adverbial" else with_noun(sentence, predicate, main)
            wording = with_preposition(base, "for") if wished else predicate
            said = tree.child(sentence, target.head, "acomp") if tokens[target.head].lemma == "be" else None
            if said is not None:
                wording = with_noun(sentence, predicate, said)
            elif tokens[target.head].tag == "VBN":
                wording = dataclasses.replace(wording, lemma=f"{wording.lemma} {gerund(tokens[target.head].lemma)} of")
            yield "", "object", 0, wording, tight(sentence, "object", asked)
        if target.role == "place":
            places.append(target)
        if target.role in ADJUNCTS or target.role in adjuncts or target.head == quality:
            continue
        fronted = target.head < predicate.tokens[0] and target.role in _FRONTED
        if fronted or tokens[target.head].dep == "ccomp" or sets_scene(sentence, target.role, target.head):
            continue
        if is_taken_office(sentence, target.head):
            continue
        if judged and target.role == "complement" and tokens[target.head].pos == "NOUN":
            continue
        if target.role == "for" and _is_what_for(sentence, predicate, target.head):
            continue
        noun = tokens[target.head].pos in tree.NOUNS or is_each_other(sentence, target.head)
        hurt = tokens[target.head].pos == "NUM" and predicate.head in lexicon().harming_verbs
        if not (noun or hurt) and tokens[target.head].pos != "ADJ":
            continue
        if kind_of(target) == "preposition" and _is_amount(sentence, target.head):
            continue
        base = predicate
        kind = kind_of(target)
        if target.role in ("object", "complement"):
            main = target.head
            if quality is not None:
                base = with_noun(sentence, predicate, quality)
        elif target.role != "indirect":
            base = predicate if main is None else with_noun(sentence, predicate, main)
            base = with_preposition(base, target.role)
        for head in (m for h in tree.conjuncts(sentence, target.head) for m in members(sentence, h)):
            if target.role != "complement" or tokens[head].pos != "ADJ":
                yield "", kind, 0, base, tight(sentence, target.role, head)
            if target.role != "indirect" and not judged and tokens[target.head].dep != "oprd":
                yield from _nested(sentence, base, measured(sentence, head), 1)
    for target in places:
        yield from _placed(sentence, predicate if main is None else with_noun(sentence, predicate, main), target)


def _is_judgement(sentence: Sentence, predicate: Predicate, others: Sequence[Argument]) -> bool:
    """Whether the clause only says what its object is held to be: "a mistake" in "called the levy a mistake"."""
    judged = any(a.role == "object" and sentence.tokens[a.head].dep in ("dobj", "nsubj") for a in others)
    return judged and predicate.head in lexicon().judging_verbs


def _is_amount(sentence: Sentence, noun: int) -> bool:
    """Whether the noun is no more than a sum or share ("by 5 percent"): "a billion of its exports" is more."""
    of = any(sentence.tokens[c].lemma == "of" for c in sentence.children[noun])
    return sentence.tokens[noun].entity in _AMOUNTS and not of


def kind_of(target: Argument) -> str:
    return "object" if target.role in ("object", "complement", "indirect") else "preposition"


def _placed(sentence: Sentence, predicate: Predicate, place: Argument) -> Iterator[Fact]:
    """Where it happens, as an object that coding may take ("declared a truce in Sudan") or leave ("met in Oslo")."""
    above = sentence.tokens[sentence.tokens[place.head].head]
    if above.pos in ("ADP", "SCONJ"):
        wording = with_preposition(predicate, above.text.lower())
        for head in tree.conjuncts(sentence, place.head):
            yield "clause.place", "place", 0, wording, tight(sentence, "place", head)


def sets_scene(sentence: Sentence, preposition: str, noun: int) -> bool:
    """Whether the phrase only says when, why or on what occasion: "on suspicion of fraud", "in a statement"."""
    return sentence.tokens[noun].lemma.lower() in lexicon().scene_phrases.get(preposition, ())


def _is_what_for(sentence: Sentence, predicate: Predicate, noun: int) -> bool:
    """Whether the phrase names the talks for which one travels: that is a fact of its own, still ahead."""
    travels = predicate.head in nominal_words().participants
    return travels and sentence.tokens[noun].lemma.lower() in lexicon().gatherings


def _asked(sentence: Sentence, target: Argument) -> int | None:
    """Who is wanted to do something: Hanoi in "Beijing wants Hanoi to leave", "pressed for Hanoi to leave"."""
    tokens = sentence.tokens
    token = tokens[target.head]
    bare = token.tag == "VBP" and tokens[token.head].lemma in _BARE
    passive = target.role == "adverbial" and token.tag == "VBN" and tree.child(sentence, token.i, "auxpass") is not None
    if target.role not in ("complement", "adverbial") or not (token.tag == "VB" or bare or passive):
        return None
    marks = []
    for c in sentence.children[token.i]:
        if tokens[c].dep == "aux" and tokens[c].tag != "TO":
            return None
        if tokens[c].dep == "mark":
            marks.append(tokens[c].lemma)
    taken = lexicon().infinitive_prepositions.get(tokens[token.head].lemma, frozenset())
    if target.role == "adverbial" and not (marks == ["for"] and ("for" in taken or _gives_leave(sentence, token.head))):
        return None
    return tree.child(sentence, token.i, "nsubj", "nsubjpass") if marks in ([], ["for"]) else None


def _gives_leave(sentence: Sentence, verb: int) -> bool:
    """Whether the clause grants or makes what an infinitive completes: "gave approval for the ship to dock"."""
    tokens = sentence.tokens
    thing = tree.child(sentence, verb, "dobj")
    light = tokens[verb].lemma in lexicon().light_verbs
    return light and thing is not None and tokens[thing].lemma.lower() in lexicon().content_nouns


def _quality(sentence: Sentence, others: Sequence[Argument]) -> int | None:
    """The adjective that the clause gives to its object: "illegal" in "considers the annexation illegal"."""
    if any(a.role == "object" for a in others):
        for a in others:
            if a.role == "complement" and sentence.tokens[a.head].pos == "ADJ":
                return a.head
    return None


def _nested(sentence: Sentence, before: Predicate, noun: int, depth: int, keep: bool = False) -> Iterator[Fact]:
    """The facts behind ``noun``, the object of ``before``, which is taken into the predicate (``keep``: as a deeper
    noun)."""
    tokens = sentence.tokens
    below = [*sentence.children[noun], *_behind_measure(sentence, noun)]
    joined = (i for c in below if tokens[c].dep == "amod" for i in sentence.children[c] if tokens[i].dep == "conj")
    if tokens[noun].pos not in ("NOUN", "ADJ") or not any(_leads_on(tokens[c]) for c in (*below, *joined)):
        return
    predicate = with_noun(sentence, before, noun, keep=keep)
    for c in below:
        token = tokens[c]
        if token.dep == "poss":
            if (token.pos in tree.NOUNS and not is_time(token)) or is_each_other(sentence, c):
                stands = tokens[noun].lemma in lexicon().proxy_nouns
                theirs = before.preposition and is_each_other(sentence, c) and stands
                wording = before if theirs else with_preposition(predicate, "of")
                rule = "nested.preposition" if theirs else "nested.possessive"
                yield rule, "nested", depth, wording, tight(sentence, "object", c)
        elif token.dep in ("amod", "compound", "nmod"):
            told = depth == 1 and not _is_occasion(sentence, before, noun)
            for i in tree.conjuncts(sentence, c) if told else ():
                if _is_nation(sentence, i):
                    wording = with_preposition(predicate, "of")
                    yield "nested.modifier", "nested", depth, wording, tight(sentence, "object", i)
        elif token.dep in ("prep", "agent"):
            yield from _behind_preposition(sentence, before, predicate, c, depth)
        elif depth == 1 and token.dep in ("acl", "relcl") and c not in predicate.tokens:
            if token.lemma in lexicon().directing_verbs and predicate.head != "demand":
                yield from _directed(sentence, predicate, c)
            elif token.dep == "acl" and token.tag in ("VBG", "VBN"):
                yield from _where_described(sentence, predicate, c)
    if depth == 1:
        for agent in agents_behind(sentence, noun, predicate.tokens):
            wording = with_preposition(predicate, "by")
            yield "nested.agent", "nested", depth, wording, tight(sentence, "object", agent)


def _is_occasion(sentence: Sentence, before: Predicate, noun: int) -> bool:
    """Whether the noun only says on what occasion something is done ("criticised Chad at the EU summit")."""
    gathering = sentence.tokens[noun].lemma.lower() in lexicon().gatherings
    return gathering and before.noun is None and before.preposition in _ON_OCCASION


def _behind_measure(sentence: Sentence, noun: int) -> list[int]:
    """The phrases behind ``noun`` that hang on what measures it: "on" in "a round of strikes on the port"."""
    tokens = sentence.tokens
    of = tokens[tokens[noun].head]
    measure = tokens[of.head]
    if tokens[noun].dep != "pobj" or of.lemma != "of" or measure.lemma.lower() not in lexicon().partitives:
        return []
    return [c for c in sentence.children[measure.i] if c > noun and tokens[c].dep == "prep"]


def _directed(sentence: Sentence, predicate: Predicate, verb: int) -> Iterator[Fact]:
    """Whom a thing is aimed at by the clause that describes it: "lifted the ban it had imposed on Chad", "broke a truce
    signed with the rebels"."""
    tokens = sentence.tokens
    for c in sentence.children[verb]:
        target = tree.child(sentence, c, "pobj") if tokens[c].text.lower() in _AIMS and c > verb else None
        if target is not None and not is_time(tokens[target]):
            wording = with_preposition(predicate, tokens[c].text.lower())
            for head in tree.conjuncts(sentence, target):
                yield "nested.preposition", "nested", 1, wording, tight(sentence, "object", head)
            return


def _leads_on(token: Token) -> bool:
    """Whether facts may lie behind a dependent of a noun."""
    named = token.entity in _NAMED_MODIFIERS
    return token.dep in _LEADING or (named and token.dep in ("amod", "compound", "nmod", "conj"))


def _where_described(sentence: Sentence, predicate: Predicate, participle: int) -> Iterator[Fact]:
    """Where those are whom a participle describes: "helped people displaced in Yemen"."""
    tokens = sentence.tokens
    for c in sentence.children[participle]:
        target = tree.child(sentence, c, "pobj") if tokens[c].lemma in _LOCATING else None
        if target is not None and tokens[target].entity in ("GPE", "LOC"):
            wording = with_preposition(predicate, tokens[c].text.lower())
            for head in tree.conjuncts(sentence, target):
                yield "clause.place", "nested", 1, wording, tight(sentence, "object", head)


def _is_nation(sentence: Sentence, i: int) -> bool:
    """Whether a modifier is a name by itself, not half of a pair ("Greek-Turkish cooperation")."""
    token = sentence.tokens[i]
    if token.entity not in _NAMED_MODIFIERS or not token.text[0].isupper():
        return False
    return not (tree.hyphenated(sentence, i - 1) or tree.hyphenated(sentence, i + 1))


def _behind_preposition(
    sentence: Sentence, before: Predicate, predicate: Predicate, preposition: int, depth: int
) -> Iterator[Fact]:
    tokens = sentence.tokens
    token = tokens[preposition]
    target = tree.child(sentence, preposition, "pobj")
    if target is None or is_time(tokens[target]):
        return
    where = token.lemma in _LOCATING and tokens[target].entity in ("GPE", "LOC", "FAC")
    placed = where and tokens[token.head].lemma.lower() not in lexicon().placed_nouns
    if sets_scene(sentence, token.text.lower(), target):
        return
    listed = brings_examples(sentence, preposition)
    wording = before if listed else with_preposition(predicate, token.text.lower())
    rule = "nested.example" if listed else "clause.place" if placed else "nested.preposition"
    kind = "nested of" if token.lemma == "of" else "nested"
    for head in tree.conjuncts(sentence, target):
        yield rule, kind, depth, wording, tight(sentence, "object", head)
        if depth < _MAX_DEPTH and not placed:
            yield from _nested(sentence, wording, measured(sentence, head), depth + 1, keep=True)
