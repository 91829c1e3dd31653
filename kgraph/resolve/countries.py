"""Countries by a common noun: "the country", "the kingdom", "his nation", "the North African state"."""

from __future__ import annotations

import re

from kgraph.model import EntityType, MentionKind
from kgraph.resolve.discourse import Ref, Referent, clause_of, subject_of
from kgraph.resolve.phrases import Phrase
from kgraph.resolve.protagonists import Protagonists
from kgraph.resolve.scene import Scene
from kgraph.resolve.stage import Stage
from kgraph.resolve.standpoint import Standpoint

_NEAR = 3
_NEIGHBOURS = frozenset({"neighbor", "neighbour"})
_BORDERS = re.compile(r"\b(?:borders?|neighbou?rs)\b")
_LINE = 25
"""Tokens that a sentence counts for when the nearest country is sought."""
_ASIDE = 20
"""Tokens further that a country which only modifies another noun counts."""


class CountryReader:
    def __init__(self, scene: Scene, standpoint: Standpoint, stage: Stage) -> None:
        self.scene = scene
        self.stage = stage
        self.words = scene.lexicon.words
        self.standpoint = standpoint
        self.protagonists = Protagonists(scene)

    def read(self, phrase: Phrase) -> tuple[Referent, ...]:
        """Which country a phrase with such a noun means; empty where that is not known."""
        if phrase.plural or phrase.noun.noun == "power":
            return ()
        if phrase.noun.noun == "state" and phrase.owners and phrase.owners[-1].referents[0].part:
            return phrase.owners[-1].referents  # "India's Mizoram state"
        if phrase.possessor is not None:
            if phrase.noun.noun in _NEIGHBOURS:
                return self._neighbour(phrase.possessor, phrase.sentence.index)
            if phrase.noun.noun == "superpower" or (phrase.modifiers and phrase.modifiers != ["own"]):
                return ()
            return self._homes(phrase.possessor)
        if phrase.owners and not self._is_region(phrase):
            owner = self.scene.owner_of(phrase.owners[-1])
            own = owner is not None and owner.type is EntityType.COUNTRY and phrase.owners[-1].end == phrase.head
            return (owner,) if own and owner and phrase.determiner == "the" else ()
        if phrase.determiner not in ("the", "that", "this") or phrase.number or phrase.of:
            return ()
        if any(m in self.words["restrictive"] or m == "host" for m in phrase.modifiers):
            return ()
        if phrase.noun.noun in ("neighbor", "neighbour", "superpower", "republic") and not phrase.modifiers:
            return ()
        tokens = phrase.tokens
        after = tokens[phrase.head + 1] if phrase.head + 1 < len(tokens) else None
        if after is not None and (after.tag in ("NN", "NNS", "NNP") or after.text == "of"):
            return ()
        found = self._own_nation(phrase) or self._last_country(phrase)
        return (found,) if found else ()

    def _is_region(self, phrase: Phrase) -> bool:
        """Whether the name before the noun only tells the part of the world ("the *Baltic* nation"); if so it is a
        modifier from here on."""
        ref = phrase.owners[-1]
        words = self.scene.text(phrase.sentence, ref.start, ref.end).lower()
        if len(phrase.owners) != 1 or words not in self.scene.lexicon.realms:
            return False
        phrase.owners = []
        phrase.modifiers = [*words.split(), *phrase.modifiers]
        return True

    def _own_nation(self, phrase: Phrase) -> Referent | None:
        """The country of who says something of "the country", who speaks to "the nation" or acts for it."""
        if phrase.modifiers:
            return None
        tokens = phrase.tokens
        token = tokens[phrase.head]
        own = self.standpoint.speaker(phrase.sentence, phrase.head)
        subject = self.stage.subject()
        if own is not None and subject is not None and own is not subject:
            return subject
        if own is None and phrase.noun.noun == "nation" and token.dep in ("dobj", "poss"):
            above = self.standpoint.above(phrase.sentence, phrase.head)
            if above is not None and above.type in (EntityType.PERSON, EntityType.GOVERNMENT_BODY):
                own = self.scene.belongs_to(above)
        return own if own is not None and own.type is EntityType.COUNTRY else None

    def _neighbour(self, possessor: Ref, sentence: int) -> tuple[Referent, ...]:
        """ "Its neighbour", in a text of neighbours or borders: the other of the two states that it is about."""
        homes = self._homes(possessor)
        pair = self.protagonists.pair(sentence, frozenset()) if _BORDERS.search(self.scene.document.text) else ()
        if len(homes) != 1 or homes[0] not in pair:
            return ()
        return tuple(r for r in pair if r is not homes[0])

    def _homes(self, possessor: Ref) -> tuple[Referent, ...]:
        found = [self.scene.belongs_to(r) for r in possessor.referents]
        return tuple(dict.fromkeys(r for r in found if r is not None and r.type is EntityType.COUNTRY))

    def _last_country(self, phrase: Phrase) -> Referent | None:
        """The country spoken of last, in this sentence or the three before it; one that only stands in a title or
        before another noun ("US President"), or whose people are spoken of in a text about it, counts as further away,
        and so does the subject of the clause, for which a text would say "its"."""
        kinds = self.scene.lexicon.realms.get(phrase.noun.noun)
        for size in range(len(phrase.modifiers), 0, -1):
            region = self.scene.lexicon.realms.get(" ".join(phrase.modifiers[-size:]))
            kinds = region if region is not None else kinds
        here = phrase.sentence.index
        tokens = phrase.tokens
        subject = subject_of(phrase.sentence, clause_of(tokens, phrase.head))
        around = self._around(phrase, subject)
        about = self.stage.subject()
        best: tuple[float, Referent] | None = None
        for occurrence in self.scene.history.backwards(here, _NEAR if kinds is None else 4 * _NEAR):
            if len(occurrence.referents) != 1:
                continue
            country: Referent | None = occurrence.referents[0]
            home = self.scene.registry.country(occurrence.referents[0].country)
            site = occurrence.sentence == here and occurrence.referents[0].type is EntityType.PLACE
            if site or (kinds is None and home is about and home is not None):
                country = home
            if country is None or country.type is not EntityType.COUNTRY:
                continue
            if kinds is not None and country.entity.label not in kinds:
                continue
            if country in around:
                continue
            distance = here - occurrence.sentence
            words = (phrase.head if not distance else _LINE) - occurrence.token
            aside = occurrence.modifier or country is not occurrence.referents[0]
            score = -_LINE * distance - words - (_ASIDE if aside else 0)
            if not distance and occurrence.token == subject:
                score -= (3 if occurrence.kind is MentionKind.DEMONYM else 2) * _LINE
            if country is self.stage.home():
                score += _ASIDE
            if best is None or score > best[0]:
                best = score, country
        return best[1] if best else None

    def _around(self, phrase: Phrase, subject: int | None) -> set[Referent]:
        """The countries whose people and things are said to be in or to use the country ("US bases in the country")."""
        tokens = phrase.tokens
        heads = {subject}
        i = phrase.head
        while tokens[i].head != i:
            i = tokens[i].head
            heads.add(i)
        return {
            r
            for o in self.scene.history.backwards(phrase.sentence.index, 0)
            if o.modifier and tokens[o.token].head in heads and tokens[tokens[o.token].head].pos in ("NOUN", "PROPN")
            for r in o.referents
        }
