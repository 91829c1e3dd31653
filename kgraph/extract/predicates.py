"""The wording of predicates that take a noun or a preposition into them, and of one conjunct as an argument."""

from __future__ import annotations

import dataclasses

from kgraph.extract import tree
from kgraph.extract.lexicon import lexicon
from kgraph.model import Argument, Predicate, Sentence, text_of


def tight(sentence: Sentence, role: str, head: int) -> Argument:
    """One conjunct, with no more than its phrases with "of". Its head is what it is about: in "one of the envoys" the
    envoys."""
    shown = tree.noun_phrase(sentence, head, of=True)
    name = _name_beside(sentence, head, shown[-1] + 1)
    if name is not None:
        return tree.argument(sentence, role, name, (*shown, *tree.noun_phrase(sentence, name, of=True)))
    found = tree.argument(sentence, role, head, shown)
    core = measured(sentence, head)
    return found if core == head else dataclasses.replace(found, head=core)


def _name_beside(sentence: Sentence, noun: int, after: int) -> int | None:
    """The name that follows a common noun without a comma: "the space agency Roscosmos"."""
    if sentence.tokens[noun].pos != "NOUN":
        return None
    for c in sentence.children[noun]:
        token = sentence.tokens[c]
        if token.dep == "appos" and token.pos == "PROPN" and tree.noun_phrase(sentence, c)[0] == after:
            return c
    return None


def measured(sentence: Sentence, head: int) -> int:
    """The noun behind words that only measure it out or say what it is ("a number of countries" -> countries, "the
    village of Sotk" -> Sotk)."""
    tokens = sentence.tokens
    words = lexicon()
    while tokens[head].lemma.lower() in words.partitives | words.place_kinds:
        of = next((c for c in sentence.children[head] if c > head and tokens[c].lemma == "of"), None)
        inner = None if of is None else tree.child(sentence, of, "pobj")
        measures = tokens[head].lemma.lower() in words.partitives
        named = tokens[inner].pos == "PROPN" if inner is not None else False
        if inner is None or not (measures or (named and tokens[head].dep != "attr")):  # "is the capital of Peru"
            break
        head = inner
    return head


def brings_examples(sentence: Sentence, preposition: int) -> bool:
    """Whether ``preposition`` names members of the noun before it: "including", "such as", "like"."""
    token = sentence.tokens[preposition]
    if token.lemma in ("include", "including"):
        return True
    if token.lemma == "like":
        named = tree.child(sentence, preposition, "pobj")
        return named is not None and sentence.tokens[named].pos == "PROPN" and sentence.tokens[token.head].tag == "NNS"
    such = tree.child(sentence, preposition, "amod", "advmod")
    return token.lemma == "as" and such is not None and sentence.tokens[such].lemma == "such"


def examples(sentence: Sentence, noun: int) -> list[int]:
    """The heads of the examples of ``noun``: Chad and Mali in "several states, including Chad and Mali"."""
    for c in sentence.children[noun]:
        if sentence.tokens[c].dep == "prep" and brings_examples(sentence, c):
            target = tree.child(sentence, c, "pobj")
            return [] if target is None else tree.conjuncts(sentence, target)
    return []


def members(sentence: Sentence, noun: int) -> list[int]:
    """The heads of what ``noun`` stands for: Chad and Mali in "two countries, Chad and Mali,"; else ``noun`` alone.

    In a list of countries that begins "the ministers of Chad, Mali and Niger" the ministers are Chad's, as parsers
    hang the other countries on "ministers".
    """
    token, tokens = sentence.tokens[noun], sentence.tokens
    if token.tag not in ("NNS", "NNPS"):
        return [noun]
    for c in sentence.children[noun]:
        if tokens[c].dep == "appos" and tokens[c].pos == "PROPN":
            found = tree.conjuncts(sentence, c)
            if len(found) > 1:
                return found
    if token.entity != "GPE" and any(
        tokens[c].dep == "conj" and tokens[c].entity == "GPE" for c in sentence.children[noun]
    ):
        of = next((c for c in sentence.children[noun] if tokens[c].dep == "prep" and tokens[c].lemma == "of"), None)
        first = None if of is None else tree.child(sentence, of, "pobj")
        if first is not None and tokens[first].entity == "GPE":
            return [first]
    return [noun]


def with_noun(sentence: Sentence, predicate: Predicate, noun: int, keep: bool = False) -> Predicate:
    """The predicate with a noun taken into it ("hold" -> "hold talks"); names and pronouns are not taken in.

    ``keep`` leaves :attr:`Predicate.noun` as it is, for nouns further down.
    """
    token = sentence.tokens[noun]
    if token.pos not in ("NOUN", "ADJ"):
        return predicate
    shown = tree.noun_phrase(sentence, noun)
    name = _name_beside(sentence, noun, shown[-1] + 1)
    words = tuple(sorted({*predicate.tokens, *shown} if name is None else {*predicate.tokens, *shown, name}))
    whole = noun_text(sentence, noun)
    return dataclasses.replace(
        predicate,
        phrase=f"{predicate.phrase} {text_of(sentence, shown)}",
        lemma=f"{predicate.lemma} {whole}",
        noun=predicate.noun if keep and predicate.noun else whole if "-" in whole else token.lemma.lower(),
        tokens=words,
    )


def noun_text(sentence: Sentence, noun: int) -> str:
    """The noun as a relation shows it: plural where the text has it ("talks"), lower case, hyphenated words whole."""
    last = noun
    while tree.hyphenated(sentence, last + 1):
        last += 2
    return text_of(sentence, range(noun, last + 1)).lower()


def noun_lemma(sentence: Sentence, noun: int) -> str:
    whole = noun_text(sentence, noun)
    return whole if "-" in whole else sentence.tokens[noun].lemma.lower()


def with_preposition(predicate: Predicate, preposition: str) -> Predicate:
    return Predicate(  # what dataclasses.replace() would give, in half the time
        predicate.span,
        f"{predicate.phrase} {preposition}",
        f"{predicate.lemma} {preposition}",
        predicate.head,
        predicate.pos,
        predicate.noun,
        preposition,
        predicate.particle,
        predicate.chain,
        predicate.passive,
        predicate.tokens,
    )
