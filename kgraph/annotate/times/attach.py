"""Which time expression tells when the thing happened that a clause or an event noun names."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from kgraph.annotate.times.tense import top_token
from kgraph.annotate.times.words import load
from kgraph.model import AnnotatedDocument, Interval, Sentence, TimeExpression

_CLAUSE = ("VERB", "AUX")
_SHARED = {"conj", "xcomp", "advcl"}
_PREMODIFIERS = {"poss", "compound", "nmod", "amod", "nummod"}


def time_of(annotated: AnnotatedDocument, sentence: Sentence, head: int) -> Interval | None:
    """The interval of the clause that hangs on token ``head`` (a verb or an event noun).

    It is told by an expression below ``head`` and below no other clause or event between, else by the verb that an
    event noun completes ("held talks on Monday"), else by the clause whose time it shares ("met Xi on Monday and
    left"). A reporting verb's time is never that of what it reports.
    """
    times = [(t, top) for t in _times_in(annotated, sentence) if (top := top_token(sentence, t.span)) is not None]
    return _Attachment(sentence, times).interval(head, 0) if times else None


def _times_in(annotated: AnnotatedDocument, sentence: Sentence) -> Iterator[TimeExpression]:
    start, end = sentence.span
    first = bisect_left(annotated.times, start, key=lambda t: t.span.start)
    for expression in annotated.times[first:]:
        if expression.span.start >= end:
            return
        yield expression


class _Attachment:
    """The time expressions of one sentence with the tokens that they may tell the time of."""

    def __init__(self, sentence: Sentence, times: list[tuple[TimeExpression, int]]) -> None:
        self.sentence = sentence
        self.verbs = load().verbs
        self.times = times
        self.owners = [self._owners(top) for _, top in times]

    def _owners(self, top: int) -> list[int]:
        """The tokens above an expression up to and including the verb of its clause, nearest first."""
        owners, i = [], top
        for _ in range(len(self.sentence.tokens)):
            token = self.sentence.tokens[i]
            if i != top or token.pos in _CLAUSE:
                owners.append(i)
            if token.pos in _CLAUSE and token.dep not in ("aux", "auxpass") and i != top:
                break
            if token.head == i:
                break
            i = token.head
        return owners

    def interval(self, head: int, depth: int) -> Interval | None:
        token = self.sentence.tokens[head]
        own = self._own(head) or self._own(head, through_nouns=True)
        if own is not None or depth > 6:
            return own
        if token.pos in _CLAUSE:
            return self._shared(head, depth)
        return self._of_noun(head, depth)

    def _own(self, head: int, through_nouns: bool = False) -> Interval | None:
        """The first expression that hangs on ``head``, with nothing between that is a happening of its own.

        With ``through_nouns`` an event noun between does no harm if it comes with the act: "met at a summit in June".
        """
        best: tuple[int, int] | None = None
        for n, owners in enumerate(self.owners):
            if head not in owners or self.times[n][0].interval is None:
                continue
            between = owners[: owners.index(head)]
            held = [i for i in between if self._is_happening(i) or self._dates_noun(n, i)]
            if any(not (through_nouns and self._accompanies(i)) for i in held):
                continue
            rank = (len(between), n)
            if best is None or rank < best:
                best = rank
        return self.times[best[1]][0].interval if best else None

    def _is_happening(self, i: int) -> bool:
        """A common noun that has a time of its own ("the June summit"); names, places and objects do not."""
        token = self.sentence.tokens[i]
        return (token.pos == "NOUN" and token.lemma.lower() in self.verbs["event"]) or token.pos in _CLAUSE

    def _dates_noun(self, n: int, i: int) -> bool:
        """Whether expression ``n`` stands before the common noun ``i`` and dates that: "last month's offer"."""
        top = self.sentence.tokens[self.times[n][1]]
        return self.sentence.tokens[i].pos == "NOUN" and top.i < top.head == i and top.dep in _PREMODIFIERS

    def _accompanies(self, i: int) -> bool:
        token = self.sentence.tokens[i]
        return token.dep == "pobj" and self.sentence.tokens[token.head].lemma.lower() in ("with", "at", "during", "in")

    def _shared(self, head: int, depth: int) -> Interval | None:
        """The time of the verb that this one is joined to or completes."""
        token = self.sentence.tokens[head]
        noun = self._light_object(head)
        if noun is not None:
            return self._own(noun)
        if token.dep not in _SHARED or token.head == head:
            return None
        above = self.sentence.tokens[token.head]
        if above.pos not in _CLAUSE:
            return None
        if token.dep == "advcl" and not self._is_free_adjunct(head):
            return None
        return self.interval(above.i, depth + 1)

    def _is_free_adjunct(self, head: int) -> bool:
        """A participle or infinitive without subject or conjunction: "... , meeting the minister"."""
        token = self.sentence.tokens[head]
        children = [self.sentence.tokens[c] for c in self.sentence.children[head]]
        return token.tag in ("VBG", "VB") and not any(t.dep in ("nsubj", "nsubjpass", "mark") for t in children)

    def _light_object(self, head: int) -> int | None:
        """The event noun that a light verb's time is told on: "made a visit to China from Sunday"."""
        if self.sentence.tokens[head].lemma.lower() not in self.verbs["light"]:
            return None
        for c in self.sentence.children[head]:
            child = self.sentence.tokens[c]
            if child.dep in ("dobj", "nsubjpass") and child.lemma.lower() in self.verbs["event"]:
                return c
        return None

    def _of_noun(self, head: int, depth: int) -> Interval | None:
        """An event noun happens when the verb does that brings it about."""
        i, dep = head, self.sentence.tokens[head].dep
        while dep == "conj" and self.sentence.tokens[i].head != i:
            i = self.sentence.tokens[i].head
            dep = self.sentence.tokens[i].dep
        above = self.sentence.tokens[self.sentence.tokens[i].head]
        if dep in ("dobj", "nsubjpass") and above.lemma.lower() in self.verbs["light"]:
            return self.interval(above.i, depth + 1)
        if dep == "nsubj" and above.lemma.lower() in self.verbs["occur"]:
            return self.interval(above.i, depth + 1)
        if dep == "pobj" and above.lemma.lower() in ("for", "during", "in", "at", "on"):
            verb = self.sentence.tokens[above.head]
            if verb.pos in _CLAUSE and verb.lemma.lower() in self.verbs["light"]:
                return self.interval(verb.i, depth + 1)
        return None
