"""Stretches of a sentence that are names, and what the writing of tokens tells about names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kgraph.model import EntityType, Sentence, Token
from kgraph.resolve.actors import Candidate
from kgraph.resolve.discourse import Title, bare

NOT_NAMES = frozenset({"DATE", "TIME", "ORDINAL", "CARDINAL", "QUANTITY", "PERCENT", "MONEY"})
"""Entity labels of words with a capital that are no names."""
NAME_TAGS = frozenset({"NNP", "NNPS"})


@dataclass(slots=True, eq=False)
class NameSpan:
    """Tokens ``start`` to ``end`` of ``sentence`` are a name.

    ``candidates`` are what the tables know by it. Without them, ``type`` is what it looks like, and ``sure`` tells
    whether more than an entity label says so. ``title`` and ``honorific`` stand before a person's name.
    """

    sentence: Sentence
    start: int
    end: int
    head: int
    candidates: tuple[Candidate, ...] = ()
    type: EntityType | None = None
    sure: bool = False
    title: Title | None = None
    title_start: int | None = None
    honorific: str | None = None
    """Gender that the form of address tells ("" where it tells none); ``None`` without one."""
    related: bool = False
    """The title is a relation to another ("his wife", "his counterpart")."""
    home: str | None = None
    """Code of the country that the words around a person's name tell."""
    people: bool = False
    """A people within a state."""

    @property
    def words(self) -> list[str]:
        return [bare(t.text) for t in self.sentence.tokens[self.start : self.end]]


def is_capital(token: Token) -> bool:
    text = token.text
    if text[0].isupper():
        return text != "I"
    return not text[0].isalnum() and len(text) > 1 and bare(text)[:1].isupper()


def can_be_name(token: Token, candidates: Sequence[Candidate]) -> bool:
    """Whether a single word that the tables know may be a name here: small letters only for forms such as these."""
    text = bare(token.text)
    if text[:1].islower() or text[-1:] in "$€£":
        return False
    ambiguous = any(c.ambiguous for c in candidates)
    if ambiguous and (token.pos in ("VERB", "AUX", "ADV", "PRON", "DET", "ADP") or token.entity in NOT_NAMES):
        return False
    return token.tag not in ("PRP", "PRP$", "DT", "IN", "CC", "MD") or text.isupper()


def joins(tokens: Sequence[Token], i: int) -> bool:
    """Whether token ``i`` is a hyphen (or apostrophe) that binds its neighbours into one word of a name."""
    if i + 1 >= len(tokens) or i == 0 or tokens[i].text not in ("-", "‐", "‑", "’", "'"):
        return False
    left, right = tokens[i - 1], tokens[i + 1]
    return left.end == tokens[i].start and tokens[i].end == right.start and right.text[:1].isalpha()


def goes_on(tokens: Sequence[Token], i: int) -> bool:
    """Whether a small word lies inside a name by its label: "Dar es Salaam", "Workers' Party"."""
    token, before = tokens[i], tokens[i - 1]
    if i + 1 >= len(tokens) or not token.entity or token.entity_starts or token.entity != before.entity:
        return False
    if not is_capital(tokens[i + 1]) or tokens[i + 1].entity != token.entity or tokens[i + 1].entity_starts:
        return False
    return token.tag in NAME_TAGS or (token.tag == "POS" and token.entity == "ORG")


def list_goes_on(tokens: Sequence[Token], i: int) -> bool:
    """Whether a list of capitalised words runs from the comma at ``i`` to an "and" within five words."""
    for j in range(i + 1, min(i + 6, len(tokens))):
        if tokens[j].text in ("and", "&"):
            return j > i + 1 and j + 1 < len(tokens) and is_capital(tokens[j + 1])
        if not is_capital(tokens[j]) or tokens[j].entity in ("GPE", "PERSON"):
            return False
    return False


def in_title_case(tokens: Sequence[Token]) -> bool:
    """Whether nearly every word of a sentence has a capital, so that capitals say nothing."""
    words = [t.text for t in tokens if t.text[0].isalpha() and len(t.text) > 3]
    return len(words) > 3 and sum(w[0].isupper() for w in words) > 0.8 * len(words) and tokens[-1].text != "."
