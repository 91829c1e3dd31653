"""What a text has spoken of so far: referents, the stretches that refer to them, and what was said of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from kgraph.model import Entity, EntityType, MentionKind, Sentence, Span, Token

CLAUSE_POS = frozenset({"VERB", "AUX"})
_LEADING = re.compile(r"^[-–—_*•]+(?=\w)")
_DASHES = frozenset({"-", "--", "–", "—", "_"})
_DATELINE_TAGS = frozenset({"NNP", "NNPS", "CD", "-LRB-", "-RRB-", ",", ":", "_SP"})
_REQUESTS = frozenset({("call", "on"), ("call", "upon"), ("appeal", "to"), ("plead", "with"), ("prevail", "on")})
_FOR_A_PURPOSE = frozenset(
    {"telephone", "phone", "ring", "call", "meet", "visit", "receive", "summon", "see", "join", "use", "hold", "sign"}
)
"""Who does so to someone to do something does that too: "he phoned her to thank her"."""
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})


class Title(NamedTuple):
    """A role said of someone: ``noun`` its head ("minister"), ``core`` the role without country and rank-free words
    ("trade minister"), ``of`` the country or body it belongs to."""

    noun: str
    core: str
    of: Entity | None
    past: bool = False
    future: bool = False


@dataclass(slots=True, eq=False)
class Referent:
    """Someone or something that a text speaks of. ``plural`` for peoples, delegations and other groups."""

    entity: Entity
    gender: str = ""
    plural: bool = False
    titles: list[Title] = field(default_factory=list)
    nouns: set[str] = field(default_factory=set)
    """Nouns by which the text has called it, in lower case."""
    of: Entity | None = None
    """The country or body it belongs to, as far as the text says."""
    definite: set[str] = field(default_factory=set)
    """Cores of the titles by which the text speaks of it as of someone known ("the trade minister")."""
    part: bool = False
    """A land or people within a state: what belongs to it is its own and not the state's."""
    provisional: bool = False
    """Known by a relation alone ("his successor"), until the text names it."""

    @property
    def type(self) -> EntityType:
        return self.entity.type

    @property
    def country(self) -> str | None:
        return self.entity.country or (self.of.country if self.of else None)


@dataclass(slots=True, eq=False)
class Ref:
    """Tokens ``start`` to ``end`` (exclusive) of a sentence that refer to each of ``referents``."""

    sentence: int
    start: int
    end: int
    head: int
    kind: MentionKind
    referents: tuple[Referent, ...]


class Occurrence(NamedTuple):
    """A place where the text speaks of ``referents``; without referents it speaks of a thing that is no actor."""

    sentence: int
    token: int
    rank: int
    referents: tuple[Referent, ...]
    plural: bool
    kind: MentionKind
    modifier: bool = False
    """Whether it only modifies another noun ("US sanctions")."""
    sort: str = ""
    """Of what has no referents: "m" or "f" for a man or a woman, "p" for any other person, "b" for a body."""


def head_of(sentence: Sentence, start: int, end: int) -> int:
    """The token of a stretch that the rest of it hangs on: the last one whose head lies outside."""
    tokens = sentence.tokens
    for i in range(end - 1, start - 1, -1):
        token = tokens[i]
        if (token.head < start or token.head >= end or token.head == i) and token.pos != "PUNCT":
            return i
    return end - 1


def rank_of(tokens: tuple[Token, ...], i: int) -> int:
    """How prominent a token is: 4 subject of the main clause, 3 of another, 2 object, 1 anything else (0 is left for
    datelines)."""
    token = tokens[i]
    if token.tag == "MD":  # "May said": the name of a subject, read as a verb
        return 4
    for _ in range(4):
        if token.dep in SUBJECTS:
            return 4 if tokens[token.head].dep in ("ROOT", "conj") else 3
        if token.dep in ("dobj", "dative", "attr", "ROOT", "agent"):
            return 2
        if token.dep not in ("conj", "appos") or token.head == token.i:
            return 1
        token = tokens[token.head]
    return 1


def dateline_end(sentence: Sentence) -> int:
    """The token of the dash that ends a dateline left at the head of a sentence ("PARIS (AFP) - "), or 0."""
    tokens = sentence.tokens
    for i, token in enumerate(tokens[:14]):
        if token.text in _DASHES and i:
            spaced = tokens[i - 1].end < token.start or token.text != "-"
            return i if spaced and all(t.tag in _DATELINE_TAGS or t.pos == "PUNCT" for t in tokens[:i]) else 0
    return 0


def clause_of(tokens: tuple[Token, ...], i: int) -> int:
    """The nearest verb above token ``i`` (``i`` itself excluded), or the root."""
    token = tokens[i]
    for _ in range(12):
        if token.head == token.i:
            return token.i
        token = tokens[token.head]
        if token.pos in CLAUSE_POS:
            return token.i
    return token.i


def subject_of(sentence: Sentence, verb: int) -> int | None:
    """The subject of a verb; of a conjoined or an open complement clause that has none, the one of the verb above, or
    whom that verb asks ("they asked Iran to open its ports")."""
    tokens = sentence.tokens
    for _ in range(4):
        for child in sentence.children[verb]:
            if tokens[child].dep in SUBJECTS:
                return child
        if tokens[verb].dep not in ("conj", "xcomp", "advcl", "acomp") or tokens[verb].head == verb:
            return None
        above = tokens[verb].head
        if tokens[verb].dep == "xcomp" and (other := _told_to(sentence, above, verb)) is not None:
            return other
        verb = above
    return None


def _told_to(sentence: Sentence, above: int, verb: int) -> int | None:
    """Whom the verb ``above`` wants to do what the infinitive ``verb`` says: its object, or what follows "on" and the
    like ("they called on Iran to open its ports")."""
    tokens = sentence.tokens
    for child in sentence.children[above]:
        if child > verb:
            break
        if tokens[child].dep == "dobj":
            return None if tokens[above].lemma in _FOR_A_PURPOSE else child
        if tokens[child].dep == "prep" and (tokens[above].lemma, tokens[child].text) in _REQUESTS:
            for inner in sentence.children[child]:
                if tokens[inner].dep == "pobj":
                    return inner
    return None


def text_span(sentence: Sentence, start: int, end: int) -> Span:
    """The characters of tokens ``start`` to ``end``, without dashes that a tokeniser left before the first word."""
    first = sentence.tokens[start]
    return Span(first.end - len(bare(first.text)), sentence.tokens[end - 1].end)


def bare(text: str) -> str:
    """The text of a token without the dashes and bullets that a tokeniser left on it."""
    return text if text[0].isalnum() else _LEADING.sub("", text)
