"""Noun phrases around a noun that can stand for an actor: determiner, owner, modifiers, and what is attached to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kgraph.model import Sentence, Token
from kgraph.resolve.discourse import Ref
from kgraph.resolve.lexicon import Lexicon, Noun
from kgraph.resolve.titles import singular

_MODIFIER_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "VBN", "VBG", "HYPH"})
_INSIDE = frozenset({"compound", "amod", "nmod", "npadvmod", "advmod", "nummod", "det", "conj"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_LONGEST = 14


@dataclass(slots=True)
class Phrase:
    """Tokens ``start`` to ``end`` around the noun at ``head``."""

    sentence: Sentence
    start: int
    end: int
    head: int
    noun: Noun
    plural: bool
    determiner: str = ""
    """In lower case; empty where there is none."""
    possessor: Ref | None = None
    """Whose it is: "Kenya's", "his", "the kingdom's"."""
    unknown_possessor: bool = False
    """There is a possessor, but nobody knows who it is."""
    owners: list[Ref] = field(default_factory=list)
    """Names before the noun ("Danish official", "Senate spokesman"), the nearest last."""
    joint: list[Ref] = field(default_factory=list)
    """Adjectives of countries that "and" joins to the nearest owner ("*French* and Danish officials")."""
    of: list[Ref] = field(default_factory=list)
    """Names after "of", "for" or "to"."""
    preposition: str = ""
    """Which of these it is."""
    modifiers: list[str] = field(default_factory=list)
    """The other words before the noun, in lower case."""
    first_core: int = 0
    """The token where the words after owners begin."""
    number: int = 0
    coordinated: list[str] = field(default_factory=list)
    """Modifiers joined by "and": "foreign and defence ministers"."""

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self.sentence.tokens

    @property
    def definite(self) -> bool:
        """Whether it points to something that the reader knows."""
        return self.determiner in _DEFINITE or self.possessor is not None or self.unknown_possessor

    @property
    def capital(self) -> bool:
        return self.tokens[self.head].text[0].isupper()


class PhraseReader:
    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.numbers = lexicon.numbers
        self.portfolios = lexicon.words["portfolios"]

    def noun_at(self, token: Token, before: str = "") -> tuple[Noun, bool] | None:
        """The noun of the lexicon at a token and whether it is plural; ``before`` is the word before it, without which
        nobody is a "number"."""
        tag = token.tag
        if tag[:2] != "NN":
            return None
        low = token.text.lower()
        if before.lower() == "opposite" and low in ("number", "numbers"):
            return self.lexicon.nouns["counterpart"], tag == "NNS"
        noun = self.lexicon.nouns.get(low)
        if noun is not None:
            return noun, tag in ("NNS", "NNPS") and low != "troops"
        one = singular(low)
        noun = self.lexicon.nouns.get(one) if one != low else None
        return (noun, True) if noun is not None else None

    def read(self, sentence: Sentence, head: int, noun: Noun, plural: bool, refs: Mapping[int, Ref]) -> Phrase:
        """The phrase of the noun at ``head``; ``refs`` are the references in the sentence by the token after each."""
        phrase = Phrase(sentence, head, head + 1, head, noun, plural, first_core=head)
        self._left(phrase, refs)
        self._right(phrase, refs)
        return phrase

    def _left(self, phrase: Phrase, refs: Mapping[int, Ref]) -> None:
        tokens = phrase.sentence.tokens
        i = phrase.head
        while i > 0 and phrase.head - i <= _LONGEST:
            token = tokens[i - 1]
            low = token.text.lower()
            ref = refs.get(i)
            if ref is not None and ref.end == i and token.tag not in ("PRP$", "PRP", "WP$"):
                phrase.owners.insert(0, ref)
                if not phrase.modifiers and phrase.first_core == phrase.head:
                    phrase.first_core = i
                i = ref.start
                continue
            if token.tag == "POS":
                phrase.possessor = refs.get(i - 1)
                phrase.unknown_possessor = phrase.possessor is None
                i = phrase.possessor.start if phrase.possessor else i - 2
                if phrase.unknown_possessor and i > 0 and tokens[i - 1].tag == "DT":
                    i -= 1
                break
            if token.tag in ("PRP$", "WP$"):
                phrase.possessor = refs.get(i)
                phrase.unknown_possessor = phrase.possessor is None
                phrase.determiner = low
                i -= 1
                break
            counts = tokens[i].text != "-" or i == phrase.head  # "six-nation" says nothing of how many groups
            if low in self.numbers and counts and token.tag in ("CD", "DT", "PDT", "CC"):
                phrase.number = self.numbers[low]
                i -= 1
            elif token.tag == "CD" and counts:
                phrase.number = -1
                i -= 1
            elif token.tag in ("DT", "PDT"):
                phrase.determiner = low
                i -= 1
                break
            elif token.tag == "CD":
                i -= 1
            elif self._modifies(token) or self._dates(phrase, i - 1) or self._grades(phrase, i - 1):
                phrase.modifiers.insert(0, low)
                if not phrase.owners:
                    phrase.first_core = i - 1
                i -= 1
            elif (joined := self._joined(phrase, i)) != i:
                i = joined
            elif (other := self._other_owner(phrase, refs, i)) is not None:
                phrase.joint.insert(0, other)
                i = other.start
            else:
                break
        phrase.start = i
        if phrase.plural and i > 0 and tokens[i - 1].text.lower() == "both" and not phrase.number:
            phrase.number, phrase.start = 2, i - 1
        elif i > 0 and phrase.possessor is not None and tokens[i - 1].tag == "DT" and tokens[i].tag[:2] == "NN":
            phrase.start = i - 1

    @staticmethod
    def _other_owner(phrase: Phrase, refs: Mapping[int, Ref], i: int) -> Ref | None:
        """The adjective before "and" or a comma that says of the noun what its owner does, by the parse."""
        tokens = phrase.sentence.tokens
        other = refs.get(i - 1)
        if other is None or not phrase.owners or not phrase.plural or tokens[i - 1].text.lower() not in ("and", ","):
            return None
        token = tokens[other.head]
        while token.dep == "conj" and token.head < token.i:
            token = tokens[token.head]
        return other if token.head == phrase.head and token.dep in ("amod", "nmod", "compound") else None

    @staticmethod
    def _modifies(token: Token) -> bool:
        """Whether a token can stand before a noun; common nouns and participles only where the parse says so."""
        if token.tag in ("NN", "NNS", "VBG", "VBN"):
            return token.dep in _INSIDE
        return token.tag in _MODIFIER_TAGS

    @staticmethod
    def _dates(phrase: Phrase, i: int) -> bool:
        """Whether token ``i`` tells that a role was held ("then-president"), and not when something happened."""
        tokens = phrase.sentence.tokens
        if tokens[i].text.lower() not in ("then", "ex"):
            return False
        return i == 0 or tokens[i - 1].text.lower() not in (
            "since",
            "by",
            "until",
            "from",
            "before",
            "even",
            "and",
            ",",
        )

    @staticmethod
    def _grades(phrase: Phrase, i: int) -> bool:
        """Whether token ``i`` is an adverb that belongs to the adjective after it ("third largest")."""
        tokens = phrase.sentence.tokens
        return (
            tokens[i].tag in ("RB", "RBS", "RBR")
            and i + 1 < phrase.head
            and tokens[i + 1].tag in ("JJ", "JJS", "VBN", "HYPH")
        )

    def _joined(self, phrase: Phrase, i: int) -> int:
        """Reads "trade, energy and labour" before "ministers" backwards from ``i``; the token where it begins."""
        tokens = phrase.sentence.tokens
        if not phrase.plural or not phrase.modifiers or tokens[i - 1].text.lower() not in ("and", "&"):
            return i
        words = [phrase.modifiers[0]]
        j = i - 1
        while j > 0 and tokens[j].text.lower() in ("and", "&", ",") and tokens[j - 1].text.lower() in self.portfolios:
            words.insert(0, tokens[j - 1].text.lower())
            j -= 2
            if j < 0:
                break
        if len(words) < 2 or words[-1] not in self.portfolios:
            return i
        phrase.coordinated = words
        return j + 1

    def _right(self, phrase: Phrase, refs: Mapping[int, Ref]) -> None:
        """Takes in a phrase with "of", "to" or "for" that directly follows, up to the last name in it."""
        tokens = phrase.sentence.tokens
        i = phrase.head + 1
        if i >= len(tokens) or tokens[i].text not in ("of", "to", "for"):
            return
        named = i + 1 < len(tokens) and tokens[i + 1].tag[:3] == "NNP"
        titled = phrase.capital and (tokens[i].text == "of" or named)
        if tokens[i].head != phrase.head and not titled:
            return
        phrase.preposition = tokens[i].text
        by_start = {ref.start: ref for ref in refs.values()}
        j = i + 1
        while j < len(tokens) and j - i <= _LONGEST * (1 + len(phrase.of)):
            token = tokens[j]
            ref = by_start.get(j)
            if ref is not None:
                phrase.of.append(ref)
                phrase.end = j = ref.end
                while j < len(tokens) and tokens[j].tag in ("NN", "NNS") and tokens[j - 1].dep in _INSIDE:
                    j += 1
                    phrase.end = j
            elif (phrase.of and j - phrase.end > 3) or (token.tag == "DT" and token.text[0].isupper()):
                return
            elif token.tag in _MODIFIER_TAGS or token.tag in ("DT", "PRP$", "POS") or token.text in ("of", "and"):
                j += 1
                if token.tag in ("NN", "NNS", "NNP", "NNPS") and not phrase.of:
                    phrase.end = j
            elif token.text == "," and phrase.of and j + 1 < len(tokens) and (j + 1) in by_start:
                if phrase.of[-1].referents[0].type is not by_start[j + 1].referents[0].type:
                    return  # "the envoy to Kenya, Ann Lee, said"
                j += 1
            elif (
                token.text == ","
                and phrase.of
                and tokens[j + 1 : j + 2]
                and tokens[j + 1].tag == "DT"
                and (j + 2) in by_start
            ):
                j += 2
            else:
                return
