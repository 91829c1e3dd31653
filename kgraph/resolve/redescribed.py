"""One just named, told anew: "The American envoy said ..." behind a sentence whose subject is that envoy's name."""

from __future__ import annotations

from kgraph.model import EntityType
from kgraph.resolve.discourse import SUBJECTS, Referent, Title
from kgraph.resolve.phrases import Phrase
from kgraph.resolve.scene import Scene

_VAGUE = frozenset({"envoy", "diplomat", "negotiator", "mediator", "official", "politician", "lawmaker", "legislator"})
"""Nouns for many an office, by which a text may call a person of whom it has told another."""
_HONOURS = frozenset({"marshal", "comrade", "majesty", "excellency"})


class RedescriptionReader:
    def __init__(self, scene: Scene) -> None:
        self.scene = scene

    def read(self, phrase: Phrase, title: Title) -> Referent | None:
        """The one named person who is the subject of the last sentence, if a phrase with "the" can tell of nobody
        else: nobody of the text bears the title, and it is of the country that the person is of."""
        if phrase.determiner != "the" or phrase.of or phrase.plural:
            return None
        if phrase.tokens[phrase.head].dep not in SUBJECTS:
            return None
        person = self._subject_before(phrase.sentence.index)
        if person is None or not self._agrees(phrase, person):
            return None
        if title.of is not None and not self._is_of(person, title):
            return None
        past_office = title.past and not any(t.past and t.noun == title.noun for t in person.titles)
        honoured = title.noun in _HONOURS and title.of is None
        vague = title.noun in _VAGUE and title.of is not None
        untold = not person.titles and title.of is not None and not title.past
        return person if past_office or honoured or vague or untold else None

    def _subject_before(self, sentence: int) -> Referent | None:
        """The named person who alone is a subject of the sentence before."""
        subjects = {
            r
            for o in self.scene.history.backwards(sentence, 1)
            if o.sentence == sentence - 1 and o.rank > 2 and len(o.referents) == 1
            for r in o.referents
            if r.type is EntityType.PERSON and not r.plural
        }
        found = subjects & set(self.scene.persons)
        return found.pop() if len(found) == 1 == len(subjects) else None

    @staticmethod
    def _agrees(phrase: Phrase, person: Referent) -> bool:
        gender = phrase.noun.gender
        return not gender or person.gender in ("", gender)

    def _is_of(self, person: Referent, title: Title) -> bool:
        """Whether a person may have the office: of its own country, or a past one of an international body."""
        assert title.of is not None
        if title.of.type is EntityType.COUNTRY:
            return person.country is None or person.country == title.of.country
        return title.past
