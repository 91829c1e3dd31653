"""Which time expression tells when the thing happened that a clause or an event noun names."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from kgraph.annotate.times.tense import top_token
from kgraph.annotate.times.words import load
from kgraph.model import AnnotatedDocument, Interval, Precision, Sentence, TimeExpression

_CLAUSE = ("VERB", "AUX")
_SHARED = {"conj", "xcomp", "advcl"}
_MANNER = ("by", "in", "with", "without", "while")
"""Prepositions before a participle that tell how: "shocked the court on Monday by resigning"."""
_KNOWN = ("the", "this", "that", "its", "his", "her", "their")
_PREMODIFIERS = {"poss", "compound", "nmod", "amod", "nummod"}


class Attachment:
    """The time expressions of one sentence, with the tokens whose time each may tell.

    The time of a clause or event noun is told by an expression below its head, with no other clause or happening
    between; else by the verb that an event noun completes ("held talks on Monday"); else by the clause whose time it
    shares ("met Xi on Monday and left").
    """

    def __init__(self, annotated: AnnotatedDocument, sentence: Sentence) -> None:
        self.sentence = sentence
        self.today = annotated.document.published
        self.verbs = load().verbs
        self.times: list[tuple[TimeExpression, int]] = []
        for expression in _times_in(annotated, sentence):
            top = top_token(sentence, expression.span)
            if top is not None:
                self.times.append((expression, top))
        self.owners = [self._owners(top) for _, top in self.times]

    def _owners(self, top: int) -> list[int]:
        """The tokens above an expression up to and including the verb of its clause, nearest first."""
        said = self._reporting_verb_before(top)
        if said is not None:
            return [said]
        owners, i, tokens = [], top, self.sentence.tokens
        for _ in range(len(tokens)):
            token = tokens[i]
            if i != top or token.pos in _CLAUSE:
                owners.append(i)
            if token.pos in _CLAUSE and token.dep not in ("aux", "auxpass") and i != top:
                if not self._passes_on(i, top):
                    break
                owners.pop()
            if token.head == i:
                break
            i = token.head
        return owners

    def _reporting_verb_before(self, top: int) -> int | None:
        """The reporting verb right before an expression: "said Thursday the king left" dates the saying."""
        tokens = self.sentence.tokens
        i = top - 1
        if i >= 0 and tokens[top].dep in ("pobj", "npadvmod") and tokens[i].lemma.lower() in ("on", "late", "early"):
            i -= 1
        if i < 0 or tokens[i].pos != "VERB" or tokens[i].lemma.lower() not in self.verbs["report"]:
            return None
        return i

    def _passes_on(self, i: int, top: int) -> bool:
        """Whether a participle behind a noun leaves the time to the clause around it.

        A standing one does ("the delegation led by Lee on Monday"), and one that a comma parts from the time ("the
        land, seen as holy, in 1967").
        """
        tokens = self.sentence.tokens
        if tokens[i].dep not in ("acl", "advcl") or tokens[i].tag != "VBN" or top < i:
            return False
        first = top
        while first > i and tokens[first - 1].dep in ("prep", "det", "compound", "amod"):
            first -= 1
        return tokens[i].lemma.lower() in self.verbs["standing"] or tokens[first - 1].text == ","

    def has_unknown(self, head: int) -> bool:
        """Whether a time is told of ``head`` that the text does not let us know ("two days after the coup")."""
        return any(owners and owners[0] == head and t.interval is None for (t, _), owners in self._pairs())

    def _pairs(self) -> list[tuple[tuple[TimeExpression, int], list[int]]]:
        return list(zip(self.times, self.owners, strict=True))

    def interval(self, head: int, depth: int = 0) -> Interval | None:
        if not self.times:
            return None
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
            if any(not (through_nouns and self._accompanies(n, i)) for i in held):
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

    def _accompanies(self, n: int, i: int) -> bool:
        """Whether event noun ``i`` lets expression ``n`` date the verb above it: it comes with the act ("met at a
        summit in June"), or is known and the time stands behind it ("told the press of the visit on Monday")."""
        token, (expression, top) = self.sentence.tokens[i], self.times[n]
        if token.dep not in ("pobj", "dobj"):
            return False
        above = self.sentence.tokens[token.head]
        by = above.dep == "agent" and top > i  # "was hit by an attack in 2001" dates the hitting too
        if token.dep == "pobj" and (by or above.lemma.lower() in ("with", "at", "during", "in")):
            return True
        known = any(self.sentence.tokens[c].text.lower() in _KNOWN for c in self.sentence.children[i])
        interval = expression.interval
        is_day = interval is not None and interval.precision is Precision.DAY and interval.start == interval.end
        return known and is_day and top > i and self._is_over(interval)

    def _is_over(self, interval: Interval | None) -> bool:
        return bool(interval and interval.end and (self.today is None or interval.end <= self.today))

    def _shared(self, head: int, depth: int) -> Interval | None:
        """The time of the verb that this one is joined to or completes, or of the noun or verb that completes it."""
        token = self.sentence.tokens[head]
        noun = self._light_object(head)
        if noun is not None and (told := self._own(noun)) is not None:
            return told
        above = self.sentence.tokens[token.head]
        if token.dep in ("relcl", "advcl") and (when := self._time_at(token.head)) is not None:
            return when
        if token.dep == "pcomp" and above.lemma.lower() in _MANNER:
            above = self.sentence.tokens[above.head]
        elif token.dep not in _SHARED or token.head == head:
            return self._of_last_joined(head)
        if above.pos not in _CLAUSE or (token.dep == "advcl" and not self._is_meanwhile(head)):
            return None
        return self.interval(above.i, depth + 1) or self._of_last_joined(head)

    def _time_at(self, i: int) -> Interval | None:
        """The interval of the expression that token ``i`` is part of: "in August, when it imposed sanctions"."""
        token = self.sentence.tokens[i]
        inside = (t for t, _ in self.times if t.span.start <= token.start < t.span.end)
        found = next(inside, None)
        return found.interval if found else None

    def _of_last_joined(self, head: int) -> Interval | None:
        """The time behind the last of joined verbs is that of all: "banned coal and capped oil on Monday"."""
        verb = self.sentence.tokens[head]
        for c in self.sentence.children[head]:
            joined = self.sentence.tokens[c]
            if joined.dep != "conj" or joined.tag != verb.tag or joined.tag not in ("VBD", "VBN", "VB"):
                continue
            if any(self.sentence.tokens[g].dep in ("nsubj", "nsubjpass", "aux") for g in self.sentence.children[c]):
                continue
            return self._own(c) or self._of_last_joined(c)
        return None

    def _is_meanwhile(self, head: int) -> bool:
        """Whether an adverbial clause is of the time of the one above: a participle or infinitive without subject
        (", meeting the minister"), or a clause with "while", "when" or "as"."""
        token = self.sentence.tokens[head]
        children = [self.sentence.tokens[c] for c in self.sentence.children[head]]
        if any(t.dep in ("mark", "advmod") and t.lemma.lower() in ("while", "when", "as") for t in children):
            return not any(t.dep == "aux" and t.lemma == "have" for t in children)
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
        """An event noun happens when the verb does that brings it about: "held talks on Monday", "the pact signed in
        May", "received him on a visit to Rome on Monday"."""
        tokens = self.sentence.tokens
        for c in self.sentence.children[head]:
            if tokens[c].dep == "acl" and tokens[c].tag == "VBN" and (told := self._own(c)) is not None:
                return told
        i, dep = head, tokens[head].dep
        while dep == "conj" and tokens[i].head != i:
            i = tokens[i].head
            dep = tokens[i].dep
        above = tokens[tokens[i].head]
        if dep in ("dobj", "nsubjpass") and above.lemma.lower() in self.verbs["light"]:
            return self.interval(above.i, depth + 1)
        if dep == "nsubj" and above.lemma.lower() in self.verbs["occur"]:
            return self.interval(above.i, depth + 1)
        if dep == "pobj" and above.lemma.lower() in ("for", "during", "in", "at", "on"):
            verb = self._verb_over(above.head)
            if verb is not None and tokens[verb].lemma.lower() in self.verbs["light"]:
                return self.interval(verb, depth + 1)
        return None

    def _verb_over(self, i: int) -> int | None:
        """The verb at or above token ``i``, with nothing but names and objects between."""
        tokens = self.sentence.tokens
        for _ in range(4):
            if tokens[i].pos in _CLAUSE:
                return i
            if tokens[i].head == i or self._is_happening(i):
                return None
            i = tokens[i].head
        return None


def _times_in(annotated: AnnotatedDocument, sentence: Sentence) -> Iterator[TimeExpression]:
    start, end = sentence.span
    first = bisect_left(annotated.times, start, key=lambda t: t.span.start)
    for expression in annotated.times[first:]:
        if expression.span.start >= end:
            return
        yield expression
