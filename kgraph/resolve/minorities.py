"""Peoples within a state, told by two names: "Bosnian Serbs", "the Crimean Tatar leader", "ethnic Russians in Latvia".

They are neither the state that they live in nor the one whose people they are kin to.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kgraph.model import EntityType, Sentence, Token, local_entity
from kgraph.resolve.actors import Candidate
from kgraph.resolve.discourse import head_of
from kgraph.resolve.lexicon import PERSON_SENSES, Lexicon
from kgraph.resolve.spans import NameSpan, is_capital
from kgraph.resolve.titles import singular

_HOMES = (EntityType.COUNTRY, EntityType.PLACE)
_GOVERNING = frozenset(
    {"in", "from", "to", "of", "at", "near", "inside", "within", "across", "throughout", "into", "for"}
)
_LONGEST = 3
_NOUNS_OF = PERSON_SENSES | {"people", "body", "named"}
"""What an adjective of a people stands before ("Bosnian Serb *forces*"), and that of two states does not ("Syrian
Iranian *ties*")."""


class MinorityReader:
    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.words = lexicon.words
        self._openings = {form.split()[0] for form in (*lexicon.people_adjectives, *lexicon.peoples)}

    def find(self, sentence: Sentence, known: Mapping[int, NameSpan]) -> Iterator[NameSpan]:
        """The names of peoples of two words and more, and the single adjectives of those without a state; ``known``
        are the names that the tables know, by their first token."""
        i = 0
        while i < len(sentence.tokens):
            opening = sentence.tokens[i].text.lower()
            span = self._listed(sentence, i, known) if opening in self._openings else None
            if span is None and (i in known or opening == "ethnic"):
                span = self._composed(sentence, i, known)
            if span is not None:
                yield span
            i = span.end if span is not None else i + 1

    def _listed(self, sentence: Sentence, i: int, known: Mapping[int, NameSpan]) -> NameSpan | None:
        """A people of the lexicon: in the plural, or by its adjective before another noun."""
        tokens = sentence.tokens
        if not is_capital(tokens[i]):
            return None
        for end in range(min(len(tokens), i + _LONGEST), i, -1):
            form = " ".join(t.text for t in tokens[i:end]).lower()
            adjective = form in self.lexicon.people_adjectives
            label, country = self.lexicon.people_adjectives.get(form) or self.lexicon.peoples.get(form) or ("", None)
            if not label or not all(is_capital(t) for t in tokens[i:end]):
                continue
            if adjective and not self._modifies(tokens, end):
                continue
            if end - i == 1 and (not adjective or any(s.start <= i and end < s.end for s in known.values())):
                continue
            if end - i == 1 and any(s.start < i < s.end for s in known.values()):
                continue
            return _span(sentence, i, end, label, country, adjective)
        return None

    def _composed(self, sentence: Sentence, i: int, known: Mapping[int, NameSpan]) -> NameSpan | None:
        """ "Slovak Hungarians", "ethnic Hungarians": the home or "ethnic" before a people that the tables know."""
        tokens = sentence.tokens
        home = known.get(i)
        start = home.end if home is not None else i + 1
        if start >= len(tokens) or not is_capital(tokens[start]):
            return None
        kin = known.get(start)
        plural = self._plural(tokens[start], kin)
        if kin is not None and kin.end - kin.start > 1:
            return None
        if tokens[i].text.lower() == "ethnic":
            adjective = not plural
            plural = plural or self._of_adjective(tokens, start, kin)
            if not plural:
                return None
            country = self._around(sentence, i, start, known)
            return _span(sentence, i, start + 1, f"Ethnic {plural}", country, adjective)
        if home is None or (home_country := _home(home, tokens)) is None:
            return None
        adjective = not plural
        plural = plural or self._of_adjective(tokens, start, kin)
        if not plural or (kin is not None and _same(home, kin)):
            return None
        settlers = kin is not None and singular(tokens[start].text.lower()) in self.words["settled_nations"]
        country = kin.candidates[0].entity.country if kin is not None and settlers else home_country
        first = " ".join(t.text for t in tokens[home.start : home.end])
        listed = self.lexicon.peoples.get(f"{first} {plural}".lower())
        label, country = listed or (f"{first} {plural}", country)
        return _span(sentence, i, start + 1, label, country, adjective)

    def _plural(self, token: Token, kin: NameSpan | None) -> str:
        """The word as a people in the plural; empty where it is none."""
        low = token.text.lower()
        if not low.endswith(("s", "men", "women")) or low.endswith("ss"):
            return ""
        demonym = kin is not None and any(c.kind == "demonym" for c in kin.candidates)
        if demonym and singular(low) == low:
            return ""
        return token.text if demonym or low in self.words["peoples"] or low in self.lexicon.peoples else ""

    def _of_adjective(self, tokens: Sequence[Token], i: int, kin: NameSpan | None) -> str:
        """The people whose adjective stands at ``i`` before what people have ("*Serb* forces")."""
        if kin is None or not self._modifies(tokens, i + 1):
            return ""
        peoples = [c for c in kin.candidates if c.kind == "demonym" and c.entity.type is EntityType.COUNTRY]
        if not peoples:
            return ""
        plurals = [a for a in peoples[0].entity.aliases if a.endswith("s") and not a.endswith(("ss", "is"))]
        exact = f"{tokens[i].text}s"
        return exact if exact in plurals else ""

    def _modifies(self, tokens: Sequence[Token], after: int) -> bool:
        """Whether a noun for people or what they form follows, perhaps behind another modifier."""
        for token in tokens[after : after + 3]:
            noun = self.lexicon.nouns.get(token.lemma.lower()) or self.lexicon.nouns.get(singular(token.text.lower()))
            if noun is not None and noun.sense in _NOUNS_OF | {"power"}:
                return True
            if token.tag not in ("NN", "NNS", "JJ", "NNP", "HYPH", "VBN"):
                return False
        return False

    def _around(self, sentence: Sentence, i: int, last: int, known: Mapping[int, NameSpan]) -> str | None:
        """The country of "Kosovo's ethnic Serbs", "ethnic Serbs in Kosovo"."""
        tokens = sentence.tokens
        before = i - 1 if i and tokens[i - 1].tag == "POS" else i
        owner = next((s for s in known.values() if s.end == before), None)
        after = last + 1
        if owner is None and after + 1 < len(tokens) and tokens[after].text in ("in", "from"):
            after += 2 if tokens[after + 1].text.lower() in self.words["directions"] else 1
            owner = known.get(after)
        return _home(owner, tokens, owned=True) if owner is not None else None


def _home(span: NameSpan, tokens: Sequence[Token], owned: bool = False) -> str | None:
    """The country of what a people's first word names: an adjective, or the name of a land that no preposition
    governs."""
    places = [c for c in span.candidates if c.entity.type in _HOMES and c.kind not in ("capital", "seat", "venue")]
    adjective = any(c.kind == "demonym" for c in places)
    governed = span.start > 0 and tokens[span.start - 1].text.lower() in _GOVERNING
    if not places or (governed and not adjective and not owned):
        return None
    return places[0].entity.country


def _same(a: NameSpan, b: NameSpan) -> bool:
    return not {c.entity.id for c in a.candidates}.isdisjoint(c.entity.id for c in b.candidates)


def _span(sentence: Sentence, start: int, end: int, label: str, country: str | None, adjective: bool) -> NameSpan:
    entity = local_entity(label, EntityType.ORGANISATION, country)
    candidates = (Candidate(entity, "demonym" if adjective else "name"),)
    head = head_of(sentence, start, end)
    return NameSpan(sentence, start, end, head, candidates, EntityType.ORGANISATION, True, people=True)
