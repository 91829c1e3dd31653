"""Whose deed "the decision" or "the move" is that somebody condemns: what was done shortly before, and by whom."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kgraph.errors import DataError
from kgraph.model import AnnotatedDocument, Entity, Sentence
from kgraph.resources import data_path

_POINTING = frozenset(["the", "this", "that", "these", "those", "such"])
_OWNING = frozenset(["poss", "compound", "nmod", "amod"])
_NEAR = 2
"""Sentences back in which a deed is looked for; a "move" further back has had its successors."""

EntitiesOf = Callable[[Sentence, int], list[Entity]]
"""The entities that the token at an index of a sentence is the head of; empty for none."""


@cache
def deed_nouns() -> dict[str, frozenset[str]]:
    """Noun lemma -> the lemmas of verbs and nouns that tell a deed which it can take up."""
    return read_deed_nouns(data_path("extract", "deeds.csv"))


def read_deed_nouns(path: Path) -> dict[str, frozenset[str]]:
    """The table of nouns that take up a deed; the nouns of one row take up one another.

    :raises DataError: where a row lacks nouns or what tells the deed, or a noun comes twice.
    """
    found: dict[str, frozenset[str]] = {}
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines)
        for row in rows:
            nouns, told_by = ((row.get(column) or "").split("|") for column in ("nouns", "told_by"))
            if not all(nouns) or not all(told_by):
                raise DataError(path, "a row needs nouns and told_by", rows.line_num)
            for noun in nouns:
                if noun in found:
                    raise DataError(path, f"{noun!r} comes twice", rows.line_num)
                found[noun] = frozenset([*nouns, *told_by])
    return found


@cache
def _deed_words() -> frozenset[str]:
    return frozenset[str]().union(*deed_nouns().values())


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that one actor did, told at a token of a sentence by a verb or a noun."""

    sentence: int
    token: int
    word: str
    doer: Entity


class Deeds:
    """The deeds that a document tells, for nouns that take them up."""

    def __init__(self, annotated: AnnotatedDocument, entities: EntitiesOf) -> None:
        self.annotated = annotated
        self.entities = entities
        self._told = [deed for sentence in annotated.sentences for deed in self._of_sentence(sentence)]

    def doer(self, sentence: Sentence, head: int, subject: Entity | None) -> Entity | None:
        """Who did what the noun at ``head`` takes up; ``None`` where the noun points at no deed of another.

        :param subject: who takes a stance on it; nobody condemns his own decision.
        """
        noun = sentence.tokens[head].lemma.lower()
        words = deed_nouns().get(noun)
        if words is None:
            return None
        if self._sums_up(sentence, head):
            doers = self._doers(sentence, sentence.tokens[head].head)
            return next((doer for doer in doers if doer != subject), None)
        if not self._points_back(sentence, head):
            return None
        for deed in reversed(self._told):
            if (deed.sentence, deed.token) >= (sentence.index, head) or deed.doer == subject:
                continue
            if deed.sentence < sentence.index - _NEAR and deed.word != noun:
                continue
            if deed.word in words:
                return deed.doer
        return None

    def _sums_up(self, sentence: Sentence, head: int) -> bool:
        """Whether the noun sums up the clause before it: "Chad closed the port, a step that Mali condemned"."""
        tokens = sentence.tokens
        below = [tokens[i] for i in sentence.children[head]]
        first = min((t.i for t in below if t.i < head), default=head)
        apart = first > 0 and tokens[first - 1].text == "," and tokens[first].text.lower() in ("a", "an")
        described = any(t.dep in ("relcl", "acl") for t in below)
        return tokens[head].dep == "npadvmod" and tokens[head].head < head and apart and described

    def _points_back(self, sentence: Sentence, head: int) -> bool:
        """Whether the phrase is definite and names no owner of its own."""
        tokens = [sentence.tokens[i] for i in sentence.children[head]]
        return any(t.dep == "det" and t.text.lower() in _POINTING for t in tokens) and not any(
            t.dep in ("poss", "nummod", "relcl")
            or (t.dep in ("compound", "nmod", "amod") and (t.pos == "PROPN" or self._actors(sentence, t.i)))
            or (t.dep == "prep" and any(self._actors(sentence, i) for i in sentence.children[t.i]))
            or (t.dep == "prep" and t.lemma == "of")
            for t in tokens
        )

    def _of_sentence(self, sentence: Sentence) -> Iterator[Deed]:
        nouns, words = deed_nouns(), _deed_words()
        for token in sentence.tokens:
            word = token.lemma.lower()
            if token.pos == "VERB" and word in words:
                doers = self._doers(sentence, token.i)
            elif token.pos == "NOUN" and word in nouns:
                doers = self._owners(sentence, token.i)
            else:
                continue
            for doer in doers:
                yield Deed(sentence.index, token.i, word, doer)

    def _doers(self, sentence: Sentence, verb: int) -> list[Entity]:
        """The subject or agent of a verb that nothing negates; a second verb shares the first one's subject."""
        children = {sentence.tokens[i].dep: i for i in sentence.children[verb]}
        if "neg" in children:
            return []
        if "nsubj" in children:
            return self._actors(sentence, children["nsubj"])
        if "agent" in children:
            return self._agents(sentence, verb)
        token = sentence.tokens[verb]
        return self._doers(sentence, token.head) if token.dep == "conj" and "nsubjpass" not in children else []

    def _owners(self, sentence: Sentence, noun: int) -> list[Entity]:
        for child in sentence.children[noun]:
            token = sentence.tokens[child]
            if token.dep in _OWNING and (found := self._actors(sentence, child)):
                return found
            if token.dep == "prep" and token.text.lower() == "by":
                return [e for i in sentence.children[child] for e in self._actors(sentence, i)]
            if token.dep == "acl" and (found := self._agents(sentence, child)):
                return found
        return []

    def _agents(self, sentence: Sentence, verb: int) -> list[Entity]:
        agents = [i for i in sentence.children[verb] if sentence.tokens[i].dep == "agent"]
        return [e for a in agents for i in sentence.children[a] for e in self._actors(sentence, i)]

    def _actors(self, sentence: Sentence, head: int) -> list[Entity]:
        found = [e for e in self.entities(sentence, head) if e.type.is_actor]
        return found if len(found) == 1 else []
