"""Who holds an office of what: by title ("French President Emmanuel Macron"), or by taking it up ("Lind became envoy to
Chad", "the king appointed Lind envoy to Chad")."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kgraph.extract import tree
from kgraph.extract.nominals_naming import Name, name_argument, nominal_predicate, word
from kgraph.extract.nominals_words import NominalWords, nominal_words
from kgraph.extract.titles import Held, Title, title_at
from kgraph.model import Argument, Proposition, Sentence

TAKEN = "taken.office"
"""The rule of offices that a clause says somebody takes up or is given."""
_COMPLEMENTS = frozenset(("attr", "oprd", "dobj", "acomp", "xcomp"))
_RECEIVERS = ("dobj", "dative")


class Taking(NamedTuple):
    """An office that a clause gives to somebody. ``verb`` and ``holder`` are tokens."""

    title: Title
    verb: int
    holder: int


def taken_offices(sentence: Sentence, words: NominalWords) -> Iterator[tuple[int, Proposition]]:
    """The verb and the fact, for each office that the clauses of ``sentence`` say somebody takes up."""
    for token in sentence.tokens:
        taking = _taking(sentence, words, token.i) if token.pos in ("NOUN", "PROPN") else None
        if taking is not None:
            holder = tree.argument(
                sentence, "subject", taking.holder, tree.noun_phrase(sentence, taking.holder, of=False)
            )
            things = taking.title.of or (("of", tree.argument(sentence, "object", token.i, taking.title.words)),)
            for preposition, thing in things:
                yield taking.verb, _proposition(sentence, taking.title, holder, preposition, thing, TAKEN)


def is_taken_office(sentence: Sentence, noun: int) -> bool:
    """Whether the noun is an office that its clause says somebody takes up."""
    return _taking(sentence, nominal_words(), noun) is not None


def _taking(sentence: Sentence, words: NominalWords, office: int) -> Taking | None:
    tokens = sentence.tokens
    token = tokens[office]
    if word(sentence, office) not in words.titles and token.text.lower() not in words.titles:
        return None
    if any(tokens[c].text.lower() == "between" for c in sentence.children[office]):
        return None  # "served as mediator between the sides" says what was done
    as_ = tokens[token.head]
    behind = token.dep == "pobj" and as_.text.lower() == "as"
    verb = tokens[as_.head] if behind else as_
    if not (behind or token.dep in _COMPLEMENTS) or verb.pos not in tree.VERBS or verb.i > office:
        return None
    lemma = verb.lemma.lower()
    if lemma in words.taking_office:
        holder = tree.subject(sentence, verb.i) if behind or lemma not in words.serving else None
    elif lemma not in words.giving_office:
        return None
    elif tree.is_passive(sentence, verb.i):
        holder = tree.subject(sentence, verb.i)
    else:
        holder = tree.child(sentence, verb.i, *_RECEIVERS)
        holder = holder if holder is not None and holder < office else None
    if holder is None or holder == office or tokens[holder].pos not in ("PROPN", "PRON", "NOUN"):
        return None
    return Taking(title_at(sentence, words, office), verb.i, holder)


def title_propositions(sentence: Sentence, found: list[Held]) -> Iterator[Proposition]:
    """One proposition for each thing that a title is an office of; where the text leaves that out ("President Ruto"),
    the office stands for it, and who knows the person may tell."""
    for held in found:
        title = held.title
        if not title.of and title.kind != "person":
            own = tree.argument(sentence, "object", title.office, title.words)
            yield office_proposition(sentence, title, held.name, "of", own, held.rule)
        for preposition, thing in title.of:
            if thing.head in range(held.name.start, held.name.end):
                continue
            if title.kind == "person" and preposition != "of":
                continue
            yield office_proposition(sentence, title, held.name, preposition, thing, held.rule)


def office_proposition(
    sentence: Sentence, title: Title, name: Name, preposition: str, thing: Argument, rule: str
) -> Proposition:
    return _proposition(sentence, title, name_argument(sentence, "subject", name), preposition, thing, rule)


def _proposition(
    sentence: Sentence, title: Title, holder: Argument, preposition: str, thing: Argument, rule: str
) -> Proposition:
    noun = sentence.tokens[title.office].text.lower()
    predicate = nominal_predicate(
        sentence,
        title.words,
        f"be {title.lemma} {preposition}",
        preposition,
        head=noun,
        noun=noun,
        pos="NOUN",
    )
    return Proposition(sentence.index, predicate, (holder, thing), rule=rule, head=title.office)
