"""Simple times -> whole expressions: ranges, "since", "early", "the eve of" and other words around them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kgraph.annotate.times.grammar import Atom, Grammar
from kgraph.annotate.times.moments import Date, Fixed, Moment, Shift
from kgraph.annotate.times.spans import Lasting, Moved, Open, Part, Range
from kgraph.annotate.times.tense import top_token
from kgraph.annotate.times.words import Lexeme
from kgraph.model import Sentence, Span, Token

_OPEN = {"SINCE": "since", "UNTIL": "until", "BY": "until", "THROUGH": "until", "BEFORE": "before", "AFTER": "after"}
_YEAR_CUES = {"IN", "SINCE", "UNTIL", "BY", "FROM", "BEFORE", "AFTER", "DURING", "BETWEEN", "THROUGH", "OF", "PART"}
_MONTH_CUES = {"IN", "SINCE", "UNTIL", "DURING", "PART", "LAST", "NEXT", "THIS", "DASH"}
_NUMERIC_LABELS = {"CARDINAL", "QUANTITY", "MONEY", "PERCENT"}
_TITLES = {"mr", "mrs", "ms", "miss", "dr", "lord", "lady", "sir", "president", "minister", "secretary"}
_PHRASE_STARTS = {"DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM"}
_MODIFIERS = {"compound", "nmod", "amod", "nummod", "poss", "npadvmod"}


class Expression(NamedTuple):
    """Characters of the document that say when, and what they mean."""

    span: Span
    moment: Moment
    absolute: bool
    """Whether the words tell the year."""
    modifier: bool = False
    """Whether it stands before a noun: "the June 12 summit"."""


class Parser:
    """Finds the time expressions of one sentence."""

    def __init__(self, grammar: Grammar, sentence: Sentence, text: str) -> None:
        self.grammar = grammar
        self.sentence = sentence
        self.offset = sentence.span.start
        self.lexemes = grammar.words.lex(text)

    def expressions(self) -> list[Expression]:
        """In text order, without overlaps."""
        atoms = [a for atom in self.grammar.atoms(self.lexemes) if (a := self._checked(atom))]
        found: list[Atom] = []
        i = 0
        while i < len(atoms):
            atom = self._with_part(atoms[i])
            following = atoms[i + 1] if i + 1 < len(atoms) else None
            joined = self._joined(atom, following) if following else None
            if joined:
                i += 1
            i += 1
            found.append(self._with_operator(joined or atom))
        return [self._expression(a) for a in self._without_overlaps(found)]

    def _without_overlaps(self, atoms: Sequence[Atom]) -> list[Atom]:
        kept: list[Atom] = []
        for atom in atoms:
            if kept and atom.start < kept[-1].end:
                kept.pop()  # the later one has reached back over it: "two days before" + "March 3"
            kept.append(atom)
        return kept

    def _expression(self, atom: Atom) -> Expression:
        lexemes = self.lexemes[atom.start : atom.end]
        span = Span(self.offset + lexemes[0].start, self.offset + lexemes[-1].end)
        absolute = any(x.kind in ("YEAR", "ISO", "NUMERIC") for x in lexemes)
        return Expression(span, atom.moment, absolute, self._is_modifier(atom))

    def _kind(self, i: int) -> str:
        return self.lexemes[i].kind if 0 <= i < len(self.lexemes) else ""

    def _checked(self, atom: Atom) -> Atom | None:
        """The atom if it is a time; of a name with a year ("the Arab Spring of 2011") the year alone."""
        if self._is_time(atom):
            return atom
        last = Atom(atom.end - 1, atom.end, atom.moment)
        if len(self.lexemes[atom.start : atom.end]) > 1 and self._kind(last.start) == "YEAR" and self._is_time(last):
            return last._replace(moment=Date(year=int(self.lexemes[last.start].value)))
        return None

    def _is_time(self, atom: Atom) -> bool:
        """Whether an ambiguous word means a time: "May" the month, 2011 the year, "spring" the season."""
        lexemes = self.lexemes[atom.start : atom.end]
        before, after = self._kind(atom.start - 1), self._kind(atom.end)
        token = self.sentence.token_at(self.offset + lexemes[-1].start)
        if token is None:
            return False
        kinds = [x.kind for x in lexemes]
        if kinds == ["YEAR"]:
            if token.entity in _NUMERIC_LABELS or not 1500 <= int(lexemes[0].value) <= 2150:
                return False
            if self._counts(token):
                return False
            in_range = before in ("AND", "TO", "DASH") and self._kind(atom.start - 2) == "YEAR"
            starts_range = after == "DASH" and token.pos == "NUM"
            return token.entity in ("DATE", "EVENT") or before in _YEAR_CUES or in_range or starts_range
        if kinds == ["MONTH"]:
            if token.i and self.sentence.tokens[token.i - 1].text.lower().rstrip(".") in _TITLES:
                return False
            if token.pos not in ("PROPN", "NOUN", "ADP") and token.entity != "DATE":
                return False
            if before == "OF" and self._kind(atom.start - 2) in ("HALF", "EDGE", "MIDDLE"):
                return True
            return before in _MONTH_CUES or (token.entity == "DATE" and token.lemma.lower() != "may")
        if "SEASON" in kinds and self._names(lexemes[kinds.index("SEASON")]):
            return False
        if "SEASON" in kinds and token.lemma == "fall" and "YEAR" not in kinds:
            return after != "OF" and token.pos == "NOUN"
        return True

    def _names(self, lexeme: Lexeme) -> bool:
        """Whether a word belongs to a name: "the Prague Spring"."""
        token = self.sentence.token_at(self.offset + lexeme.start)
        before = self.sentence.tokens[token.i - 1] if token and token.i else None
        return bool(
            token and before and token.text[0].isupper() and before.pos in ("PROPN", "ADJ") and before.text[0].isupper()
        )

    def _counts(self, token: Token) -> bool:
        """Whether a number counts the plural noun behind it: "2000 troops"."""
        head = self.sentence.tokens[token.head]
        plural = token.dep == "nummod" and head.i > token.i and head.tag in ("NNS", "NNPS")
        return plural and head.lemma.lower() not in self.grammar.words.verbs["event"]

    def _with_part(self, atom: Atom) -> Atom:
        """ "early March", "late on Monday", "the end of 2018", "mid-June"."""
        i = atom.start - 1
        if self._kind(i) in ("DASH", "ON", "IN", "THE") and self._kind(i - 1) == "PART":
            i -= 1
        if self._kind(i) == "PART":
            return Atom(i, atom.end, Part(atom.moment, self.lexemes[i].value))
        while self._kind(i) == "THE":
            i -= 1
        if self._kind(i) == "OF" and self._kind(i - 1) in ("EDGE", "MIDDLE"):
            start = i - 2 if self._kind(i - 2) == "THE" else i - 1
            return Atom(start, atom.end, Part(atom.moment, self.lexemes[i - 1].value))
        if self._kind(i) == "OF" and self._kind(i - 1) == "HALF" and self._kind(i - 2) == "ORDINAL":
            part = "first" if self.lexemes[i - 2].value == "1" else "second"
            return Atom(i - 2, atom.end, Part(atom.moment, part))
        return atom

    def _joined(self, first: Atom, following: Atom) -> Atom | None:
        """A range of two neighbours: "from Sunday to Wednesday", "between 2003 and 2005", "1914–1918"."""
        last = self._with_part(following)
        gap = [x.kind for x in self.lexemes[first.end : last.start]]
        before = self._kind(first.start - 1)
        if before == "THE":
            before = self._kind(first.start - 2)
        start = first.start - 1 if before in ("FROM", "BETWEEN") else first.start
        if gap and gap[-1] == "THE":
            gap.pop()
        needed = {"UNTIL": "FROM", "AND": "BETWEEN"}
        if not gap:
            return self._moved(first, last)
        if len(gap) == 1 and gap[0] in ("DASH", "TO", "THROUGH", *needed) and needed.get(gap[0], before) == before:
            return Atom(start, last.end, Range(first.moment, last.moment))
        return None

    def _moved(self, first: Atom, last: Atom) -> Atom | None:
        """ "two days before March 3", "the day after Christmas"."""
        moment = first.moment
        if self._kind(first.end - 1) in ("BEFORE", "AFTER") and isinstance(moment, Shift):
            return Atom(first.start, last.end, Moved(last.moment, moment.count, moment.unit))
        return None

    def _with_operator(self, atom: Atom) -> Atom:
        """ "since 2011", "by Friday", "on the eve of March 1", "for two years until 2004"."""
        if self._kind(atom.end - 1) in ("BEFORE", "AFTER") and self._has_complement(atom):
            return atom._replace(moment=Fixed(None))
        i = atom.start - 1
        while self._kind(i) == "THE":
            i -= 1
        kind = self._kind(i)
        if kind == "OF" and self._kind(i - 1) == "EVE":
            return Atom(i - 1, atom.end, Moved(atom.moment, -1, "day"))
        if self._is_modifier(atom):
            return atom
        if kind == "FROM" and self._kind(atom.end) == "ON":
            return Atom(i, atom.end + 1, Open(atom.moment, "since"))
        if kind in _OPEN and not isinstance(atom.moment, Range | Open):
            opened = Atom(i, atom.end, Open(atom.moment, _OPEN[kind]))
            return self._lasting(opened) or opened if kind == "UNTIL" else opened
        if self._kind(i) == "UNTIL":
            return Atom(i, atom.end, Open(atom.moment, "until"))
        return atom

    def _lasting(self, atom: Atom) -> Atom | None:
        """ "for 22 years until 2004"."""
        i = atom.start - 1
        if (
            self._kind(i) in ("UNIT", "UNITS")
            and self._kind(i - 1) in ("DAY", "NUM", "COUNT", "A")
            and self._kind(i - 2) == "FOR"
        ):
            count = int(self.lexemes[i - 1].value)
            assert isinstance(atom.moment, Open)
            return Atom(i - 2, atom.end, Lasting(atom.moment.moment, count, self.lexemes[i].value))
        return None

    def _has_complement(self, atom: Atom) -> bool:
        """Whether "the day before" goes on: "the day before the summit" is no day that the words alone tell."""
        link = self.sentence.token_at(self.offset + self.lexemes[atom.end - 1].start)
        if link is None or link.i + 1 >= len(self.sentence.tokens):
            return False
        if link.dep in ("mark", "advmod") and link.head > link.i and self.sentence.tokens[link.head].pos == "VERB":
            return True
        follower = self.sentence.tokens[link.i + 1]
        return any(c > link.i for c in self.sentence.children[link.i]) or follower.pos in _PHRASE_STARTS

    def _is_modifier(self, atom: Atom) -> bool:
        """Whether it stands before a noun that it belongs to: "after the June 12 summit", "by Monday's vote"."""
        if self._kind(atom.end) == "POSS":
            return True
        lexemes = self.lexemes[atom.start : atom.end]
        top = top_token(self.sentence, Span(self.offset + lexemes[0].start, self.offset + lexemes[-1].end))
        token = self.sentence.tokens[top] if top is not None else None
        if token is None or token.dep not in _MODIFIERS or token.head <= token.i:
            return False
        head = self.sentence.tokens[token.head]
        return head.pos in ("NOUN", "PROPN") and head.entity != "DATE"
