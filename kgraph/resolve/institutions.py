"""Names of institutions by the words inside them: "Russian Ministry of ...", "Tokyo Stock Exchange"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kgraph.model import EntityType, Sentence, Token
from kgraph.resolve.discourse import head_of
from kgraph.resolve.lexicon import NAME_SENSES, Lexicon
from kgraph.resolve.spans import NOT_NAMES, NameSpan, is_capital, list_goes_on
from kgraph.resolve.titles import singular

_DOMESTIC = frozenset({"national", "democratic", "people", "patriotic", "liberal", "republican", "workers", "students"})
Known = Mapping[int, NameSpan]
"""The names of a sentence that the tables know, by their first token."""


class InstitutionReader:
    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def goes_with_place(self, tokens: Sequence[Token], start: int, end: int, known: Known) -> EntityType | None:
        """An organisation whose label runs on from the city or country before it ("Tokyo Stock Exchange")."""
        token = tokens[start]
        before = self.adjacent(start, known)
        if before is None or token.entity != "ORG" or token.entity_starts or tokens[start - 1].entity != "ORG":
            return None
        return None if any(self.is_title(t) for t in tokens[start:end]) else EntityType.ORGANISATION

    def goes_into_country(self, tokens: Sequence[Token], end: int, known: Known) -> bool:
        """Whether a name runs on into that of a country by its label ("Air China")."""
        if end not in known or tokens[end].entity != "ORG" or tokens[end].entity_starts:
            return False
        return tokens[end - 1].entity == "ORG" and not self.is_title(tokens[end - 1])

    def long_enough(self, tokens: Sequence[Token], start: int, end: int, known: Known) -> bool:
        """Whether words ending like an institution name one: a single word does with something before or after."""
        if end - start > 1 or self.adjacent(start, known) is not None:
            return True
        return end < len(tokens) and tokens[end].text in ("of", "for", "on") and self.extended(tokens, end, known) > end

    def type_of(self, token: Token) -> EntityType | None:
        """The type of a name whose last word is this one, where the word tells it."""
        noun = self.lexicon.nouns.get(token.text.lower()) or self.lexicon.nouns.get(singular(token.text.lower()))
        return noun.types[0] if noun and noun.sense in NAME_SENSES else None

    def type_of_name(self, tokens: Sequence[Token], start: int, end: int) -> EntityType | None:
        """The same of a whole name: a "National Alliance" is a party and no league of states."""
        type = self.type_of(tokens[end - 1])
        home = any(t.text.lower() in _DOMESTIC for t in tokens[start : end - 1])
        return EntityType.ORGANISATION if type is EntityType.IGO and home else type

    def read(self, sentence: Sentence, start: int, end: int, known: Known, type: EntityType) -> Iterator[NameSpan]:
        """A name that ends in a word like "Ministry", with the country before it and the phrase after it."""
        tokens = sentence.tokens
        before = self.adjacent(start, known)
        if before is not None:
            start = before.start
        if type is EntityType.OTHER:
            return
        end = self.extended(tokens, end, known)
        yield NameSpan(sentence, start, end, head_of(sentence, start, end), (), type, True)

    def adjacent(self, start: int, known: Known) -> NameSpan | None:
        """The country or body whose name stands directly before."""
        for span in known.values():
            if span.end == start and span.type not in (EntityType.PERSON, EntityType.MEDIA, EntityType.INSTRUMENT):
                return span
        return None

    def extended(self, tokens: Sequence[Token], end: int, known: Known) -> int:
        """The end of "of Forestry, Fisheries and Rural Roads" after "Ministry"."""
        if end in known and tokens[end].entity == "ORG" and not tokens[end].entity_starts:
            return known[end].end  # "Border Guard Bangladesh"
        best = end
        i = end
        if i >= len(tokens) or tokens[i].text not in ("of", "for", "on"):
            return best
        phrase = True
        while i < len(tokens):
            token = tokens[i]
            if i in known:
                span = known[i]
                if tokens[i - 1].text in (",", "and") or not phrase:
                    break
                i = best = span.end
                phrase = False
            elif is_capital(token) and token.tag not in ("PRP", "DT", "IN") and token.entity not in NOT_NAMES:
                if self.is_title(token) and tokens[i - 1].text in ("and", "&", ","):
                    break
                i += 1
                best = i
                phrase = False
            elif token.text in ("of", "for", "on", "the"):
                phrase = True
                i += 1
            elif (token.text in ("and", "&", ",") and token.entity == "ORG") or token.text in ("and", "&"):
                if i + 1 < len(tokens) and tokens[i + 1].text == "the":
                    break
                i += 1
            elif token.text == "," and i + 2 < len(tokens) and list_goes_on(tokens, i):
                i += 1
            else:
                break
        return best

    def is_title(self, token: Token) -> bool:
        low = token.text.lower()
        return low in self.lexicon.person_nouns or singular(low) in self.lexicon.person_nouns or self.is_address(token)

    def is_address(self, token: Token) -> bool:
        return token.text.rstrip(".").lower() in self.lexicon.honorifics
