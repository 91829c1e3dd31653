"""What kind of thing an unknown name is: by its words, the words around it, and the parser's labels."""

from __future__ import annotations

from collections.abc import Sequence

from kgraph.model import EntityType, Token
from kgraph.resolve.actors import ActorTables
from kgraph.resolve.known import INITIALS
from kgraph.resolve.lexicon import Lexicon, place_key
from kgraph.resolve.spans import NAME_TAGS
from kgraph.resolve.titles import singular

_LABELS = {
    "PERSON": EntityType.PERSON,
    "ORG": EntityType.ORGANISATION,
    "GPE": EntityType.PLACE,
    "LOC": EntityType.PLACE,
    "FAC": EntityType.PLACE,
}


class KindReader:
    def __init__(self, tables: ActorTables, lexicon: Lexicon) -> None:
        self.tables = tables
        self.lexicon = lexicon

    def read(self, tokens: Sequence[Token], start: int, end: int, personal: bool) -> tuple[EntityType | None, bool]:
        """The type of the name of tokens ``start`` to ``end`` and whether more than a label tells it; ``personal``
        where a title or a form of address stands before it."""
        if personal:
            return EntityType.PERSON, True
        size = end - start
        low = tokens[start].text.lower()
        located = start > 0 and (
            tokens[start - 1].text.lower() in ("in", "at", "near") or self.has_place(tokens, start)
        )
        labels = [t.entity for t in tokens[start:end] if t.text != "-"]
        if size > 1 and low in self.lexicon.given_names and (labels.count("ORG") < len(labels) or size < 4):
            return EntityType.PERSON, True
        plain = labels.count("PERSON") * 2 <= len(labels) or (size > 1 and low not in self.lexicon.given_names)
        if self.is_place(tokens, start, end) and (located or plain):
            return EntityType.PLACE, False
        if labels == ["ORG"] and located and not tokens[start].text.isupper():
            return EntityType.PLACE, False
        if size > 1 and INITIALS.fullmatch(tokens[start].text):
            return EntityType.PERSON, True
        if labels.count("PERSON") * 2 > len(labels):
            if size == 1 and low not in self.lexicon.given_names and (other := self._no_person(tokens, start)):
                return other[0], False
            return EntityType.PERSON, size > 1
        if size == 3 and low in self.lexicon.surnames and all(len(t.text) < 7 for t in tokens[start:end]):
            return EntityType.PERSON, False
        label = next((x for x in labels if x), "")
        if size > 1 and label in ("GPE", "LOC", "FAC", "ORG") and self._acts_for(tokens, start, end):
            return EntityType.PERSON, False
        after = self.lexicon.nouns.get(tokens[end].text) if end < len(tokens) else None
        if label != "ORG" and after is not None and after.sense == "place":
            return EntityType.PLACE, False
        if not label and located:
            return EntityType.PLACE, False
        if not label and size > 1 and all(t.tag in NAME_TAGS for t in tokens[start:end] if t.text != "-"):
            return EntityType.OTHER, False
        return _LABELS.get(label), False

    def _acts_for(self, tokens: Sequence[Token], start: int, end: int) -> bool:
        """Whether a name stands behind that of its country and does what people do ("Iran's Bijan Zanganeh *said*")."""
        words = [t.text for t in tokens[start:end]]
        if start < 2 or tokens[start - 1].tag != "POS" or end - start > 4 or any(w.isupper() for w in words):
            return False
        subject = next((t for t in tokens[start:end] if t.dep == "nsubj"), None)
        verbs = self.lexicon.words["agent_verbs"] | self.lexicon.words["speech_verbs"]
        return subject is not None and tokens[subject.head].lemma in verbs

    def _no_person(self, tokens: Sequence[Token], i: int) -> tuple[EntityType | None] | None:
        """What a single word is that is labelled as a person and cannot be one: the name of what only places have
        ("the village of Mpack"), with an article ("the Drina"), of those who have leaders or fighters ("Beja leaders",
        which names nobody). ``None`` where it may well be a person."""
        before = tokens[i - 1].text.lower() if i else ""
        if before in ("near", "outside") or self.has_place(tokens, i):
            return (EntityType.PLACE,)
        if tokens[i].dep != "compound":
            return (EntityType.OTHER,) if before == "the" and tokens[i].tag == "NNP" else None
        after = tokens[i + 1] if i + 1 < len(tokens) and tokens[i].head == i + 1 else None
        if after is None or not after.text.islower() or self.tables.persons_by_surname(tokens[i].text):
            return None
        noun = self.lexicon.nouns.get(singular(after.text))
        if before != "the" and (noun is None or noun.sense not in ("place", "people", "officials", "role", "body")):
            return None
        if noun is None or noun.sense in ("power", "kin"):
            return (None,) if noun is None else None
        return (EntityType.PLACE if noun.sense == "place" else None,)

    def is_place(self, tokens: Sequence[Token], start: int, end: int) -> bool:
        return end - start < 4 and place_key(" ".join(t.text for t in tokens[start:end])) in self.lexicon.places

    def has_place(self, tokens: Sequence[Token], start: int) -> bool:
        """Whether a name is what something has that only places have: "the mayor of", "the port of"."""
        if start < 2 or tokens[start - 1].text != "of":
            return False
        word = tokens[start - 2].text.lower()
        noun = self.lexicon.nouns.get(singular(word))
        return word in self.lexicon.words["motion_nouns"] or (noun is not None and noun.sense == "place")
