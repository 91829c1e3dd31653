"""The names of a sentence that the tables know, without those that are parts of other names there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kgraph.model import EntityType, Sentence, Token
from kgraph.resolve.actors import ActorTables, Match
from kgraph.resolve.discourse import bare, head_of
from kgraph.resolve.lexicon import Lexicon
from kgraph.resolve.minorities import MinorityReader
from kgraph.resolve.spans import NAME_TAGS, NameSpan, can_be_name, is_capital
from kgraph.resolve.titles import owner_of

_DIRECTIONS = frozenset({"north", "south", "east", "west"})
INITIALS = re.compile(r"(?:[A-Z]\.)+|[A-Z]")


class KnownNames:
    def __init__(self, tables: ActorTables, lexicon: Lexicon) -> None:
        self.tables = tables
        self.lexicon = lexicon
        self.minorities = MinorityReader(lexicon)

    def find(self, sentence: Sentence) -> dict[int, NameSpan]:
        """The names of a sentence that the tables know, by their first token."""
        tokens = sentence.tokens
        known = {}
        matches = self._matches(tokens)
        for match in matches:
            if match.end - match.start == 1 and not can_be_name(tokens[match.start], match.candidates):
                continue
            if all(c.ambiguous for c in match.candidates) and self._is_another(tokens, match, matches):
                continue
            if tokens[match.start].text.lower() == "the" and _goes_on_after(tokens, match):
                continue
            if match.end - match.start == 1 and self._is_namesake(tokens, match):
                continue
            head = head_of(sentence, match.start, match.end)
            types = {c.entity.type for c in match.candidates}
            type = types.pop() if len(types) == 1 else None
            known[match.start] = NameSpan(sentence, match.start, match.end, head, match.candidates, type, True)
            if type is EntityType.PLACE:
                self._take_in_kind(known[match.start])
            self._take_in_district(known[match.start])
        for span in [s for s in known.values() if s.start > 1 and s.end - s.start == 2]:
            twin = self._twin(tokens, span)
            if twin is not None and twin.start not in known:
                known[twin.start] = twin
        for span in list(known.values()):
            whole = self._half(tokens, span)
            if whole is not None:
                del known[span.start]
                known[whole.start] = whole
        for people in list(self.minorities.find(sentence, known)):
            for start in [s for s, span in known.items() if s < people.end and people.start < span.end]:
                del known[start]
            known[people.start] = people
        return known

    def _matches(self, tokens: Sequence[Token]) -> list[Match]:
        """The forms of the tables in a sentence; a newspaper's name does not hide one that begins behind its article
        ("*The National* Unity Government")."""
        words = [bare(t.text) for t in tokens]
        found = self.tables.find(words)
        for match in found:
            first = match.start + 1
            if tokens[match.start].text.lower() == "the" and _goes_on_after(tokens, match):
                behind = [m for m in self.tables.find(words[first:]) if m.start == 0 and first + m.end > match.end]
                hidden = [Match(first, first + m.end, m.candidates) for m in behind]
                kept = [m for m in found if not any(m.start < h.end and h.start < m.end for h in hidden)]
                return sorted([*kept, *hidden], key=lambda m: m.start) if hidden else found
        return found

    def _take_in_kind(self, span: NameSpan) -> None:
        """ "Fujian *Province*": the word for its kind, written as part of a place's name."""
        tokens = span.sentence.tokens
        after = tokens[span.end] if span.end < len(tokens) else None
        if after is None or not is_capital(after) or after.text.lower() not in self.lexicon.words["kinds_of_land"]:
            return
        span.end += 1
        span.head = head_of(span.sentence, span.start, span.end)

    @staticmethod
    def _take_in_district(span: NameSpan) -> None:
        """ "Washington, *D.C.*": with its district a city is no government."""
        after = span.sentence.tokens[span.end : span.end + 2]
        places = tuple(c for c in span.candidates if c.entity.type is EntityType.PLACE)
        if len(after) == 2 and after[0].text == "," and after[1].text.rstrip(".") in ("D.C", "DC") and places:
            span.candidates = tuple(c for c in places if "D.C." in c.entity.label) or places
            span.end += 2

    def _half(self, tokens: Sequence[Token], span: NameSpan) -> NameSpan | None:
        """ "The *south* Korean authorities", as some write it: the state that the tables know by both words."""
        first = span.start - 1
        if span.end - span.start > 1 or first < 0 or tokens[first].text not in _DIRECTIONS:
            return None
        matches = self.tables.find([tokens[first].text.capitalize(), tokens[span.start].text])
        if len(matches) != 1 or matches[0].end != 2 or matches[0].start != 0:
            return None
        if any(c.entity.type is not EntityType.COUNTRY for c in matches[0].candidates):
            return None
        head = head_of(span.sentence, first, span.end)
        return NameSpan(span.sentence, first, span.end, head, matches[0].candidates, EntityType.COUNTRY, True)

    def _twin(self, tokens: Sequence[Token], span: NameSpan) -> NameSpan | None:
        """ "North" in "North and South Korea"."""
        first = span.start - 2
        if tokens[first + 1].text != "and" or tokens[first].text.lower() not in _DIRECTIONS:
            return None
        if tokens[span.start].text.lower() not in _DIRECTIONS:
            return None
        matches = self.tables.find([tokens[first].text, tokens[span.start + 1].text])
        if len(matches) != 1 or matches[0].end != 2:
            return None
        return NameSpan(span.sentence, first, first + 1, first, matches[0].candidates, span.type, True)

    @staticmethod
    def _is_another(tokens: Sequence[Token], match: Match, matches: Sequence[Match]) -> bool:
        """Whether a name that many bodies have ("Security Council") is here another country's than the tables'."""
        if any(c.entity.type in (EntityType.COUNTRY, EntityType.PLACE, EntityType.PERSON) for c in match.candidates):
            return False
        countries = {c.entity.country for c in match.candidates}
        after = match.end + 1
        if after < len(tokens) and tokens[match.end].text == "of":
            after += tokens[after].text == "the"
        else:
            after = -1
        for other in matches:
            before = other.end == match.start or (other.end == match.start - 1 and tokens[other.end].tag == "POS")
            owner = owner_of(other.candidates) if before or other.start == after else None
            if owner is not None and owner.type is EntityType.COUNTRY and owner.country not in countries:
                return True
        return False

    def _is_namesake(self, tokens: Sequence[Token], match: Match) -> bool:
        """Whether the one word by which the tables know a person is here the family name of another, whose initials or
        given name stand before it ("M. K. Stalin")."""
        if not match.start or any(c.entity.type is not EntityType.PERSON for c in match.candidates):
            return False
        before = tokens[match.start - 1].text
        if INITIALS.fullmatch(before):
            return True
        return is_capital(tokens[match.start - 1]) and before.lower() in self.lexicon.given_names


def _goes_on_after(tokens: Sequence[Token], match: Match) -> bool:
    """Whether a newspaper's name is the beginning of another ("the National Assembly")."""
    after = tokens[match.end] if match.end < len(tokens) else None
    media = all(c.entity.type is EntityType.MEDIA for c in match.candidates)
    return media and after is not None and after.tag in NAME_TAGS and is_capital(after)
