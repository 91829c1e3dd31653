"""Facts of two arguments with tight spans, in the words of the text.

Beside what a clause says of its object, there is a fact for each phrase that follows: "Norway sent nurses in
May to towns near Goma" gives (Norway, sent, nurses), (Norway, sent nurses in, May), (Norway, sent nurses to, towns)
and (Norway, sent nurses to towns near, Goma). Clauses that depend on the first have its words before theirs ("left
after visiting", "used the money to buy").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kgraph.extract import tree
from kgraph.extract.wording import markers, quoted, without_adverbs
from kgraph.model import Argument, Proposition, Sentence

_MAX_DEPTH = 3
"""How many nouns deep facts are followed."""
_MAX_CLAUSES = 2
"""How many dependent clauses deep facts are followed."""
_TOLD_BY_GOVERNOR = frozenset(("clause.purpose", "clause.noun_complement"))
_ADJUNCTS = frozenset(("time", "place", "adverbial", "measure"))


class Fact(NamedTuple):
    """``relation`` and ``object`` are token indices; ``depth`` counts the nouns and clauses passed on the way."""

    kind: str
    relation: tuple[int, ...]
    object: tuple[int, ...]
    depth: int


class BinaryRow(NamedTuple):
    proposition: Proposition
    subject: tuple[int, ...]
    relation: tuple[int, ...]
    object: tuple[int, ...]
    kind: str
    depth: int


def binary_rows(sentence: Sentence, propositions: Sequence[Proposition]) -> Iterator[BinaryRow]:
    """The facts of the clauses of one sentence, in the order of ``propositions``."""
    reader = _FactReader(sentence, propositions)
    for proposition in propositions:
        subject = proposition.argument("subject")
        if subject is None or proposition.rule in _TOLD_BY_GOVERNOR or not proposition.rule.startswith("clause."):
            continue
        if sentence.tokens[subject.head].tag in ("WDT", "WP", "PRP$"):
            continue
        facts = list(reader.facts(proposition))
        for head in tree.subject_conjuncts(sentence, subject.head, proposition.head):
            shown = _tight(sentence, head)
            for fact in facts:
                yield BinaryRow(proposition, shown, fact.relation, fact.object, fact.kind, fact.depth)


def _tight(sentence: Sentence, head: int) -> tuple[int, ...]:
    return tuple(quoted(sentence, tree.noun_phrase(sentence, head, of=True)))


class _FactReader:
    """Reads the facts of one sentence; ``by_head`` finds the clauses that depend on others."""

    def __init__(self, sentence: Sentence, propositions: Sequence[Proposition]) -> None:
        self.sentence = sentence
        self.by_head = {p.head: p for p in propositions if p.rule.startswith("clause.")}
        self._open: set[int] = set()
        """Heads of the clauses that are being read: a clause that shares an object with one behind it ends there."""

    def facts(self, proposition: Proposition) -> Iterator[Fact]:
        yield from self._facts(proposition, self._group(proposition), 0)
        adverb = self._lone_adverb(proposition)
        if adverb is not None:
            yield Fact("adverb", self._group(proposition), tree.noun_phrase(self.sentence, adverb), 0)

    def _group(self, proposition: Proposition) -> tuple[int, ...]:
        group = without_adverbs(self.sentence, proposition.predicate.tokens)
        if proposition.predicate.particle is not None:
            particle = tree.child(self.sentence, proposition.head, "prt")
            if particle is not None and particle not in group:
                group.append(particle)
        return tuple(group)

    def _facts(self, proposition: Proposition, base: tuple[int, ...], level: int) -> Iterator[Fact]:
        if proposition.head in self._open:
            return
        self._open.add(proposition.head)
        yield from self._arguments(proposition, base, level)
        self._open.discard(proposition.head)

    def _arguments(self, proposition: Proposition, base: tuple[int, ...], level: int) -> Iterator[Fact]:
        sentence = self.sentence
        arguments = [(a, markers(sentence, a)) for a in proposition.arguments if a.role != "subject"]
        taken = frozenset(i for _, found in arguments for i in found)
        heads, middles = self._middles(proposition, base, arguments)
        for argument, before in arguments:
            if self._is_clausal(argument):
                yield from self._clausal(proposition, argument, before, base, middles[0], level)
                continue
            own = argument.head in heads
            if not before and argument.role not in _ADJUNCTS:
                start = base if own or argument.role == "indirect" else middles[0]
                for head in tree.conjuncts(sentence, argument.head):
                    yield Fact("object", start, _tight(sentence, head), level)
                    yield from self._behind(_joined(start, self._bare(head)), head, level + 1, taken)
                continue
            kind = argument.role if argument.role in _ADJUNCTS else "preposition"
            for middle in [base] if own else middles:
                start = (*middle, *before)
                for head in tree.conjuncts(sentence, argument.head):
                    yield Fact(kind, start, _tight(sentence, head), level)
                    if before:
                        yield from self._behind(_joined(start, self._bare(head)), head, level + 2, taken)

    def _middles(
        self, proposition: Proposition, base: tuple[int, ...], arguments: list[tuple[Argument, list[int]]]
    ) -> tuple[list[int], list[tuple[int, ...]]]:
        """What stands between the verb and an adjunct: the object (each conjunct), or the complement with a preposition
        that follows the verb directly. Gives its heads and the relations that contain it."""
        sentence = self.sentence
        for argument, _ in arguments:
            if argument.role in ("object", "complement") and not self._is_clausal(argument):
                heads = tree.conjuncts(sentence, argument.head)
                return heads, [_joined(base, self._bare(h)) for h in heads]
        for argument, before in arguments:
            if argument.role in _ADJUNCTS or argument.role == "complement" or self._is_clausal(argument):
                continue
            if argument.head > proposition.head and before:
                if before[0] > max(base) + 1:
                    break
                return [argument.head], [(*base, *before, *self._bare(argument.head))]
        return [], [base]

    def _bare(self, head: int) -> tuple[int, ...]:
        return tuple(quoted(self.sentence, tree.noun_phrase(self.sentence, head)))

    def _is_clausal(self, argument: Argument) -> bool:
        token = self.sentence.tokens[argument.head]
        if argument.role == "adverbial" or token.dep in ("pcomp", "ccomp", "advcl"):
            return True
        return argument.role == "complement" and token.pos in tree.VERBS

    def _clausal(
        self,
        proposition: Proposition,
        argument: Argument,
        before: list[int],
        base: tuple[int, ...],
        middle: tuple[int, ...],
        level: int,
    ) -> Iterator[Fact]:
        """Facts of a clause that depends on this one, with this one's words before its own."""
        inner = self.by_head.get(argument.head)
        token = self.sentence.tokens[argument.head]
        deep = inner is not None and level < _MAX_CLAUSES
        if token.dep == "pcomp":
            start = (*middle, *before)
            yield Fact("gerund", start, argument.tokens, level)
            if inner is not None and deep and not set(before) & set(inner.predicate.tokens):
                yield from self._facts(inner, _joined(start, self._group(inner)), level + 1)
        elif argument.role == "adverbial":
            if inner is not None and deep and inner.rule == "clause.purpose" and argument.head > proposition.head:
                start = (*middle, *self._in_order(inner))
                yield from self._facts(inner, _joined(start, self._group(inner)), level + 1)
        elif token.tag == "VB" and middle != base:
            if inner is not None and deep:
                yield from self._facts(inner, _joined(middle, self._group(inner)), level + 1)
        elif argument.role == "complement" and proposition.predicate.head != "be":
            yield Fact("clause", base, argument.tokens, level)

    def _in_order(self, purpose: Proposition) -> tuple[int, ...]:
        """The words "in order" before a purpose clause."""
        first = purpose.predicate.tokens[0]
        found = first > 1 and self.sentence.tokens[first - 1].lemma == "order"
        return (first - 2, first - 1) if found else ()

    def _behind(self, relation: tuple[int, ...], noun: int, depth: int, taken: frozenset[int]) -> Iterator[Fact]:
        """Facts of the phrases behind ``noun``, which ``relation`` already holds."""
        sentence = self.sentence
        tokens = sentence.tokens
        if depth > _MAX_DEPTH or (tokens[noun].pos not in tree.NOUNS and tokens[noun].pos != "ADJ"):
            return
        for c in sentence.children[noun]:
            token = tokens[c]
            if token.dep == "prep" and c > noun and c not in taken:
                start = (*relation, c)
                target = tree.child(sentence, c, "pobj")
                if target is None:
                    inner = self.by_head.get(tree.child(sentence, c, "pcomp") or -1)
                    if inner is not None:
                        yield from self._facts(inner, _joined(start, self._group(inner)), 1)
                elif not (token.lemma == "of" and tokens[noun].entity and tokens[noun].entity == token.entity):
                    kind = "nested of" if token.lemma == "of" else "nested"
                    for head in tree.conjuncts(sentence, target):
                        yield Fact(kind, start, _tight(sentence, head), depth)
                        yield from self._behind(_joined(start, self._bare(head)), head, depth + 1, taken)
            elif token.tag == "VB" and token.dep in ("acl", "relcl") and depth < _MAX_DEPTH:
                inner = self.by_head.get(c)
                if inner is not None and tree.child(sentence, c, "nsubj") is None:
                    yield from self._facts(inner, _joined(relation, self._group(inner)), 1)

    def _lone_adverb(self, proposition: Proposition) -> int | None:
        """The adverb that is all that a clause says of its verb ("would work here")."""
        if any(a.role not in ("subject", "adverbial") for a in proposition.arguments):
            return None
        tokens = self.sentence.tokens
        for c in self.sentence.children[proposition.head]:
            if c > proposition.head and tokens[c].dep == "advmod" and tokens[c].tag in ("RB", "RBR"):
                return None if tree.child(self.sentence, c, "prep", "advcl") is not None else c
        return None


def _joined(relation: Sequence[int], more: Sequence[int]) -> tuple[int, ...]:
    """``relation`` followed by those of ``more`` that it does not hold yet."""
    return (*relation, *[i for i in more if i not in relation])
