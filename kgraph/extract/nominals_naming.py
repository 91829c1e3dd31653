"""Finds names and named things around a noun by the order of words, which small parsers get right more often than
the tree inside a chain of titles and names."""

from __future__ import annotations

from typing import NamedTuple

from kgraph.extract import tree
from kgraph.model import Argument, Predicate, Sentence, Span, Token, text_of

NATIONS = frozenset(("GPE", "NORP"))
NAMED = frozenset(("GPE", "NORP", "ORG", "LOC", "FAC"))
TIMES = frozenset(("DATE", "TIME"))
_PARTICLES = frozenset("al el bin ibn ben de da di del della der den van von la le du dos das abu ul bint y".split())
_ENDS = frozenset((",", ".", ";", ":", ")", "-", "–", "—", "--", '"', "''", "”", "?", "!"))


class Name(NamedTuple):
    """Tokens ``start`` to ``end`` (exclusive) that name somebody or something; the rest hangs on ``head``."""

    start: int
    end: int
    head: int


def name_of(sentence: Sentence, start: int, end: int) -> Name:
    """The name of the tokens from ``start`` to ``end``; its head is the last token whose own head lies outside."""
    tokens = sentence.tokens
    for i in range(end - 1, start - 1, -1):
        if not start <= tokens[i].head < end and tokens[i].pos != "PUNCT":
            return Name(start, end, i)
    return Name(start, end, end - 1)


def word(sentence: Sentence, i: int) -> str:
    """Token ``i`` in lower case, with what is joined to it by hyphens before ("vice-minister", "son-in-law")."""
    start = word_start(sentence, i)
    tokens = sentence.tokens
    return "".join(t.text for t in tokens[start : i + 1]).lower() if start < i else tokens[i].text.lower()


def word_start(sentence: Sentence, i: int) -> int:
    """The first token of the hyphenated word that ends with token ``i``."""
    tokens = sentence.tokens
    start = i
    while start >= 2 and tokens[start - 1].text == "-" and tokens[start - 2].end == tokens[start - 1].start:
        if tokens[start - 1].end != tokens[start].start:
            break
        start -= 2
    return start


def name_at(sentence: Sentence, i: int, *, people: bool = True) -> Name | None:
    """The name that begins with token ``i``; ``people``: only what may name a person."""
    tokens = sentence.tokens
    if i >= len(tokens):
        return None
    first = tokens[i]
    if first.pos != "PROPN" and first.entity not in ("PERSON",) and first.text not in _PARTICLES:
        return None
    if first.entity in TIMES or (
        people and first.entity in NATIONS and first.entity_starts and not _goes_on(sentence, i)
    ):
        return None
    end = i + 1
    while end < len(tokens):
        token = tokens[end]
        joined = token.text in ("-", "'", "’") and token.start == tokens[end - 1].end
        if _continues(sentence, end):
            end += 1
        elif joined and end + 1 < len(tokens) and tokens[end + 1].start == token.end and _may_join(tokens[end + 1]):
            end += 2
        else:
            break
    while end > i + 1 and tokens[end - 1].tag in ("POS", "HYPH", ","):
        end -= 1
    return name_of(sentence, i, end) if first.text not in _PARTICLES or end > i + 1 else None


def _may_join(token: Token) -> bool:
    """Whether the token may stand behind a hyphen in a name ("Jae-in", "Al-Sabah"), whatever the tagger took it for."""
    if token.pos == "PROPN" or not token.text.isalpha():
        return token.pos == "PROPN"
    return token.entity == "PERSON" or (len(token.text) <= 3 and token.tag != "VBN")


def _continues(sentence: Sentence, i: int) -> bool:
    """Whether token ``i`` goes on with the name that token ``i - 1`` is part of."""
    tokens = sentence.tokens
    token, last = tokens[i], tokens[i - 1]
    if token.entity and token.entity == last.entity and not token.entity_starts:
        return True
    if token.pos == "PROPN":
        return token.entity not in TIMES and (not token.entity_starts or last.entity == "")
    return token.text.lower() in _PARTICLES and i + 1 < len(tokens) and tokens[i + 1].pos == "PROPN"


def _goes_on(sentence: Sentence, i: int) -> bool:
    """Whether more proper nouns follow token ``i``, so that it may be a first name ("Jordan Peters")."""
    return i + 1 < len(sentence.tokens) and sentence.tokens[i + 1].pos == "PROPN"


def name_before(sentence: Sentence, end: int, *, people: bool = True) -> Name | None:
    """The name whose last token is ``end - 1``."""
    tokens = sentence.tokens
    if end <= 0 or tokens[end - 1].pos != "PROPN" or tokens[end - 1].entity in TIMES:
        return None
    label = tokens[end - 1].entity
    if people and label in NATIONS:
        return None
    start = end - 1
    if label:
        while start > 0 and not tokens[start].entity_starts and tokens[start - 1].entity == label:
            start -= 1
    while start > 0 and not tokens[start - 1].entity and _joins(sentence, start - 1):
        start -= 1
    return name_of(sentence, start, end)


def _joins(sentence: Sentence, i: int) -> bool:
    tokens = sentence.tokens
    return tokens[i].pos == "PROPN" or (tokens[i].text == "-" and tokens[i].end == tokens[i + 1].start)


def ends_at(sentence: Sentence, i: int) -> bool:
    """Whether an apposition may end before token ``i``."""
    tokens = sentence.tokens
    return i >= len(tokens) or tokens[i].text in _ENDS


def name_argument(sentence: Sentence, role: str, name: Name) -> Argument:
    return tree.argument(sentence, role, name.head, range(name.start, name.end))


def nominal_predicate(
    sentence: Sentence,
    tokens: tuple[int, ...],
    lemma: str,
    preposition: str | None,
    *,
    head: str,
    noun: str | None,
    pos: str,
) -> Predicate:
    """The predicate that ``tokens`` make; the wording is that of the text."""
    return Predicate(
        span=Span(sentence.tokens[tokens[0]].start, sentence.tokens[tokens[-1]].end),
        phrase=text_of(sentence, tokens),
        lemma=lemma,
        head=head,
        pos=pos,
        noun=noun,
        preposition=preposition,
        tokens=tokens,
    )
