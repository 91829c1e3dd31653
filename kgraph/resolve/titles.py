"""The role that stands before a name: "newly appointed Danish trade minister", "EU envoy for Georgia"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from kgraph.model import Entity, EntityType, Sentence, Token
from kgraph.resolve.actors import ActorTables, Candidate
from kgraph.resolve.discourse import Title
from kgraph.resolve.lexicon import Lexicon

_BOUND_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "VBN", "VBG", "HYPH", "JJS", "JJR", "CD"})
_VERBS = frozenset({"ROOT", "advcl", "xcomp", "ccomp", "pcomp", "acl", "relcl", "conj"})
_BETWEEN = frozenset({"of", "for", "to", "on", "and", "the", ","})
_LONGEST = 12
"""Tokens that a title may run over."""


class Known(Protocol):
    """A name that the tables know, as far as titles need it."""

    start: int
    end: int
    candidates: tuple[Candidate, ...]


def singular(word: str) -> str:
    """The singular of a regular plural; other words unchanged.

    >>> [singular(w) for w in ("ministers", "secretaries", "press", "counterparts", "men")]
    ['minister', 'secretary', 'press', 'counterpart', 'man']
    """
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith(("ss", "us")) and len(word) > 3:
        return word[:-1]
    return word.replace("men", "man") if word.endswith(("smen", "women")) or word == "men" else word


class TitleReader:
    def __init__(self, tables: ActorTables, lexicon: Lexicon) -> None:
        self.tables = tables
        self.lexicon = lexicon

    def before(
        self, sentence: Sentence, start: int, known: Mapping[int, Known]
    ) -> tuple[Title | None, int | None, str | None]:
        """The title before a name that starts at ``start``, the token it starts at, and the gender that a form of
        address tells (``None`` without one)."""
        tokens = sentence.tokens
        i = start - 1
        honorific: str | None = None
        while i >= 0 and (gender := self.lexicon.honorifics.get(tokens[i].text.rstrip(".").lower())) is not None:
            honorific = gender or honorific or ""
            i -= 1
        short = i + 1
        role = self.lexicon.role_abbreviations.get(tokens[short].text.rstrip(".").lower()) if short < start else None
        if i < 0 and role is None:
            return None, None, honorific
        head = short if role else self._head(tokens, i, known)
        if head is None:
            return None, None, honorific
        first = self.start_of(tokens, head, known)
        title = self.read(tokens, first, head, head + 1 if role else i + 1, known)
        if role:
            title = title._replace(noun=role, core=role)
        noun = self.lexicon.nouns.get(title.noun)
        if noun and noun.gender and honorific is None:
            honorific = noun.gender
        return title, first, honorific

    def _head(self, tokens: Sequence[Token], i: int, known: Mapping[int, Known]) -> int | None:
        """The role noun of the title that ends at token ``i``."""
        if self._is_role(tokens[i]):
            return i
        ends = {span.end: span for span in known.values()}
        j = i
        while j >= 0 and i - j <= _LONGEST:
            token = tokens[j]
            if j + 1 in ends and ends[j + 1].candidates:
                j = ends[j + 1].start - 1
            elif token.text == ")" and j > 1 and tokens[j - 2].text == "(":
                j -= 3
            elif token.tag == "POS":
                j -= 1
            elif token.text in _BETWEEN:
                if j == i or (token.text == "," and not tokens[j + 1].text[:1].isupper()):
                    return None
                if token.text in ("of", "for", "to", "on") and j and self._is_role(tokens[j - 1]):
                    return j - 1
                j -= 1
            elif token.text[:1].isupper() or token.tag in ("NN", "NNS"):
                j -= 1
            else:
                return None
        return None

    def _is_role(self, token: Token) -> bool:
        low = token.text.lower()
        if token.tag in ("NNS", "NNPS") or low not in self.lexicon.person_nouns:
            low = low.rpartition("-")[2]
            return low in self.lexicon.person_nouns and token.tag not in ("NNS", "NNPS")
        return token.tag in _BOUND_TAGS or token.text[0].isupper()

    def start_of(self, tokens: Sequence[Token], head: int, known: Mapping[int, Known]) -> int:
        """Where the phrase around the role noun ``head`` begins (without determiner)."""
        ends = {span.end: span for span in known.values()}
        i = head
        while i > 0 and head - i <= _LONGEST:
            token = tokens[i - 1]
            if i in ends:
                i = ends[i].start
            elif token.tag == "POS" and i - 1 in ends:
                i = ends[i - 1].start
            elif token.tag in ("VBG", "VBN") and token.dep in _VERBS:
                break  # "accompanying President Lee"
            elif token.tag in _BOUND_TAGS or (token.text.lower() in ("then", "ex") and token.tag in ("RB", "FW")):
                if token.text.rstrip(".").lower() in self.lexicon.honorifics:
                    break
                i -= 1
            elif token.text == "-" and i > 1:
                i -= 1
            else:
                break
        return i

    def read(self, tokens: Sequence[Token], start: int, head: int, end: int, known: Mapping[int, Known]) -> Title:
        """The title of tokens ``start`` to ``end`` whose role noun is ``head``."""
        words = self.lexicon.words
        of: Entity | None = None
        core: list[str] = []
        past = future = False
        i = start
        while i < end:
            span = known.get(i)
            if span is not None and span.end <= end:
                owner = owner_of(span.candidates) or land_of(span.candidates)
                if i < head:
                    of, core = owner or of, []
                else:
                    of = of or owner
                    core.extend(t.text.lower() for t in tokens[i : span.end] if i > head)
                i = span.end
                continue
            low = tokens[i].text.lower()
            if i < head and low in words["past"]:
                past = True
            elif low in words["future"]:
                future = True
            elif low in ("-", "then") or tokens[i].tag == "POS" or (i < head and low in words["rank_free"]):
                pass
            else:
                core.append(low)
            i += 1
        while core and core[-1] in _BETWEEN:
            core.pop()
        noun = singular(tokens[head].text.lower())
        if noun not in self.lexicon.nouns and "-" in noun:
            noun = noun.rpartition("-")[2]
        return Title(noun, " ".join(core), of, past, future)


def owner_of(candidates: Sequence[Candidate]) -> Entity | None:
    """The country or body that a name before a role noun means; a capital means its country, one of today rather than
    of the past ("Kremlin"). ``None`` where it may be two states ("Congolese")."""
    states = [c for c in candidates if c.entity.type is EntityType.COUNTRY]
    present = [c for c in states if c.valid is None or c.valid.end is None] or states
    if len({c.entity.id for c in present}) > 1 and all(c.ambiguous for c in present):
        return None
    if present:
        return present[0].entity
    for candidate in candidates:
        if candidate.entity.type.is_actor and candidate.entity.type is not EntityType.PERSON:
            return candidate.entity
    return None


def land_of(candidates: Sequence[Candidate]) -> Entity | None:
    """The one land within a state that a name means."""
    lands = {c.entity.id: c.entity for c in candidates if c.entity.type is EntityType.PLACE and c.entity.country}
    return next(iter(lands.values())) if len(lands) == 1 else None
