"""Renders propositions as rows of words for open information extraction, in two styles.

``long``: few, long rows, one a clause, with clausal objects and coordinations left whole (the manner of the CaRB
benchmark); a "be" is added where a participle or an apposition stands for a clause.
``binary``: subject, relation and object with tight spans, one row for each pair of conjuncts (that of BenchIE).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

from kgraph.extract import tree
from kgraph.extract.binary import BinaryRow, binary_rows
from kgraph.extract.confidence import ClauseShape, Shape, confidence_model
from kgraph.extract.wording import markers, quoted, with_adverbs, words
from kgraph.model import AnnotatedDocument, Argument, Proposition, Sentence

_LEFT_OUT = frozenset(("clause.gerund", "clause.noun_complement", "clause.object_control", "clause.purpose"))
"""Rules whose clauses the row of a governing clause already tells."""
_SHORT = 6
"""Words up to which an adverbial clause is shown as an argument."""


APPOSITION = "open.apposition"
TITLE = "open.title"


class OpenStyle(StrEnum):
    LONG = "long"
    BINARY = "binary"


class OpenTuple(NamedTuple):
    """A row: ``slots`` are subject, relation and the other arguments, words separated by single spaces."""

    sentence: int
    confidence: float
    slots: tuple[str, ...]
    rule: str
    head: int
    """Index of the token that the clause hangs on."""


def open_tuples(
    annotated: AnnotatedDocument, propositions: Iterable[Proposition], style: OpenStyle = OpenStyle.LONG
) -> Iterator[OpenTuple]:
    """The rows of ``propositions``, sentence by sentence, without repetitions."""
    for number, group in groupby(propositions, key=lambda p: p.sentence):
        sentence = annotated.sentences[number]
        seen: set[tuple[str, ...]] = set()
        render = _long_rows if style is OpenStyle.LONG else _binary_rows
        for row in render(sentence, list(group)):
            if row.slots not in seen:
                seen.add(row.slots)
                yield row


def _binary_rows(sentence: Sentence, propositions: Iterable[Proposition]) -> Iterator[OpenTuple]:
    model = confidence_model("binary")
    shapes: dict[int, ClauseShape] = {}
    for row in binary_rows(sentence, list(propositions)):
        clause = row.proposition.head
        if clause not in shapes:
            shapes[clause] = ClauseShape(sentence, clause, row.proposition.argument("subject"))
        confidence = model.probability(row.proposition.rule, row.kind, row_shape(shapes[clause], row))
        slots = (words(sentence, row.subject), words(sentence, row.relation), words(sentence, row.object))
        yield OpenTuple(sentence.index, confidence, slots, row.proposition.rule, clause)


def row_shape(clause: ClauseShape, row: BinaryRow) -> Shape:
    return clause.of(row.subject, row.relation, row.object, row.object[-1], row.depth)


def _long_rows(sentence: Sentence, propositions: Iterable[Proposition]) -> Iterator[OpenTuple]:
    for proposition in propositions:
        if proposition.rule.startswith("clause.") and proposition.rule not in _LEFT_OUT:
            slots = _long_slots(sentence, proposition)
            if len(slots) > 2:
                yield OpenTuple(sentence.index, proposition.confidence, slots, proposition.rule, proposition.head)
    for token in sentence.tokens:
        if token.dep == "appos" and token.pos in ("NOUN", "PROPN") and sentence.tokens[token.head].pos in tree.NOUNS:
            yield _named(sentence, APPOSITION, *apposed(sentence, token.head, token.i), token.i)
        elif token.pos == "PROPN" and token.dep != "compound":
            found = titled(sentence, token.i)
            if found is not None:
                yield _named(sentence, TITLE, *found, token.i)


def _named(sentence: Sentence, rule: str, name: Argument, thing: tuple[int, ...], head: int) -> OpenTuple:
    """What a name is said to be, as a row: (Kim, be, the leader)."""
    slots = (words(sentence, name.tokens), "be", words(sentence, quoted(sentence, thing)))
    confidence = confidence_model("long").probability(rule, "clause", naming_shape(sentence, name, thing, head))
    return OpenTuple(sentence.index, confidence, slots, rule, head)


def apposed(sentence: Sentence, noun: int, other: int) -> tuple[Argument, tuple[int, ...]]:
    """The name and the words of its apposition."""
    name = tree.argument(sentence, "subject", noun, tree.noun_phrase(sentence, noun, pps=True))
    return name, tree.coordination(sentence, other, pps=True)


def titled(sentence: Sentence, name: int) -> tuple[Argument, tuple[int, ...]] | None:
    """The name and the common nouns before it that say what it is: "singer Ann Lee"."""
    tokens = sentence.tokens
    phrase = [i for i in tree.noun_phrase(sentence, name) if i <= name]
    first = name
    while first - 1 in phrase and tokens[first - 1].pos == "PROPN":
        first -= 1
    title = tuple(i for i in phrase if i < first)
    if not title or title[-1] != first - 1 or tokens[title[-1]].pos != "NOUN":
        return None
    if tokens[title[-1]].dep not in ("compound", "nmod"):
        return None
    return tree.argument(sentence, "subject", name, range(first, name + 1)), title


def naming_shape(sentence: Sentence, name: Argument, thing: Sequence[int], head: int) -> Shape:
    return ClauseShape(sentence, head, name).of(name.tokens, (), thing, head, 0)


def _long_slots(sentence: Sentence, proposition: Proposition) -> tuple[str, ...]:
    subject = proposition.argument("subject")
    if subject is None:
        return ()
    relation = with_adverbs(sentence, proposition.predicate.tokens)
    rest: list[str] = []
    for argument in _shown(proposition):
        if len(argument.tokens) == 1 and argument.head in relation:
            continue
        shown = _with_participle(sentence, argument)
        moved = 0
        before = markers(sentence, argument)
        if before and (rest or argument.role == "time" or before[0] <= relation[-1]):
            shown = before + shown
        elif before:
            relation.extend(before)
        elif not rest and argument.role == "complement":
            moved = _opening_words(sentence, argument, shown)
            relation.extend(shown[:moved])
        if len(shown) > moved:
            rest.append(words(sentence, quoted(sentence, shown[moved:])))
    phrase = words(sentence, relation)
    if _understood_copula(sentence, proposition, relation):
        phrase = f"be {phrase}"
    return (words(sentence, quoted(sentence, subject.tokens)), phrase, *rest)


def _shown(proposition: Proposition) -> list[Argument]:
    """The arguments of a long row but the subject: adverbial clauses only where short or alone."""
    others = [a for a in proposition.arguments if a.role != "subject"]
    alone = all(a.role == "adverbial" for a in others)
    return [
        a for a in others if a.role != "adverbial" or (a.head > proposition.head and (alone or len(a.tokens) <= _SHORT))
    ]


def _opening_words(sentence: Sentence, argument: Argument, shown: list[int]) -> int:
    """How many first words of a complement go to the relation: "that", or "close to" of "is close to Russia"."""
    tokens = sentence.tokens
    if tokens[argument.head].pos == "ADJ":
        preposition = tree.child(sentence, argument.head, "prep")
        return shown.index(preposition) + 1 if preposition in shown else 0
    first = tokens[shown[0]]
    return int(first.dep == "mark" and first.text.lower() == "that")


def _understood_copula(sentence: Sentence, proposition: Proposition, relation: list[int]) -> bool:
    """Whether a participle stands for a finite clause ("troops (that were) sent to ...")."""
    tokens = sentence.tokens
    if any(tokens[i].dep in ("aux", "auxpass") for i in relation):
        return False
    present = proposition.rule == "clause.participle" and tokens[proposition.head].tag == "VBG"
    return present or proposition.predicate.passive


def _with_participle(sentence: Sentence, argument: Argument) -> list[int]:
    """The argument with the participle that directly follows it ("troops sent to ...")."""
    tokens = sentence.tokens
    shown = list(argument.tokens)
    if tokens[argument.head].pos not in ("NOUN", "PROPN") or argument.role == "time":
        return shown
    last = shown[-1]
    for i in shown:
        for c in sentence.children[i]:
            if c > last and tokens[c].dep == "acl":
                below = sentence.subtree(c)
                return shown + below if below[0] == last + 1 else shown
    return shown
