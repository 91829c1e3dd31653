"""Institutions that every state has, where a text does not say whose: "the army", "parliament", "the ministry"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kgraph.model import EntityType
from kgraph.resolve.discourse import Referent
from kgraph.resolve.phrases import Phrase
from kgraph.resolve.scene import Scene
from kgraph.resolve.stage import Stage
from kgraph.resolve.standpoint import Standpoint

_FAR = 10_000
_BARE = frozenset({"parliament"})
"""What needs no article."""
_MINISTRIES = frozenset({"ministry", "department"})

Institution = Callable[[Referent, list[str], Phrase], Referent]
"""The body that a country has under these words."""


class NationalReader:
    def __init__(self, scene: Scene, stage: Stage, standpoint: Standpoint, institution: Institution) -> None:
        self.scene = scene
        self.stage = stage
        self.standpoint = standpoint
        self.institution = institution
        self.words = scene.lexicon.words

    def is_bare(self, phrase: Phrase) -> bool:
        """Whether the phrase means an institution without an article ("parliament approved it")."""
        plain = not phrase.determiner and not phrase.modifiers and not phrase.unknown_possessor
        return phrase.noun.noun in _BARE and plain and not phrase.plural

    def read(self, phrase: Phrase, core: Sequence[str]) -> tuple[Referent, ...]:
        """The institution that ``core`` and the noun name: of the leader whose it is called, of the country in whose
        capital it is said to be, whose side the sentence tells, or where the text is at home."""
        noun = phrase.noun.noun
        if noun not in self.words["one_to_a_state"] or phrase.plural or phrase.of:
            return ()
        if any(m in self.words["restrictive"] - self.words["portfolios"] for m in core):
            return ()
        words = [*core, phrase.tokens[phrase.head].text.lower()]
        if phrase.possessor is not None:
            state = self._led_by(phrase) if noun not in _MINISTRIES else None
            return (self.institution(state, words, phrase),) if state is not None else ()
        if phrase.determiner != "the" and not self.is_bare(phrase):
            return ()
        if noun in _MINISTRIES and not core:
            return self._of_minister(phrase) if noun == "ministry" else ()
        owners = (
            self._seat(phrase),
            self.standpoint.before(phrase.sentence, phrase.head, 0),
            self.stage.home() or self.stage.foremost(),
            self.standpoint.before(phrase.sentence, phrase.head),
        )
        without = self.words["without_parliament"] if noun == "parliament" else frozenset[str]()
        owner = next((o for o in owners if o is not None and o.entity.label.lower() not in without), None)
        return (self.institution(owner, words, phrase),) if owner is not None else ()

    def _led_by(self, phrase: Phrase) -> Referent | None:
        """The country of a leader to whom the text gives the institution ("Ruto's cabinet", "his army")."""
        refs = phrase.possessor.referents if phrase.possessor else ()
        if len(refs) != 1 or refs[0].type is not EntityType.PERSON or phrase.modifiers:
            return None
        leads = any(t.core in self.words["leader_titles"] and not t.past for t in refs[0].titles)
        home = self.scene.belongs_to(refs[0])
        return home if leads and home is not None and home.type is EntityType.COUNTRY else None

    def _seat(self, phrase: Phrase) -> Referent | None:
        """The country of the city behind the phrase ("the foreign ministry in Tokyo")."""
        tokens = phrase.tokens
        i = phrase.head + 1
        if i + 1 >= len(tokens) or tokens[i].text != "in" or tokens[i].head != phrase.head:
            return None
        ref = self.scene.history.names.get(phrase.sentence.index, {}).get(i + 1)
        return self.scene.registry.country(ref.referents[0].country) if ref is not None else None

    def _of_minister(self, phrase: Phrase) -> tuple[Referent, ...]:
        """ "The ministry" of the minister, or of the ministry's official, of whom the text speaks; of several, of the
        one at home."""
        offices: dict[Referent, list[str]] = {}
        for person in self.scene.persons:
            fields = (self._field(t.core) for t in person.titles if not t.past and not t.future)
            field = next((f for f in fields if f), None)
            home = self.scene.belongs_to(person)
            if field and home is not None and home.type is EntityType.COUNTRY:
                offices[person] = field
        home = self.stage.home()
        own = {p: field for p, field in offices.items() if self.scene.belongs_to(p) is home}
        offices = own or offices
        last = self.scene.history.last(phrase.sentence.index, _FAR, lambda r: r in offices)
        owner = self.scene.belongs_to(last) if last is not None else None
        if last is None or owner is None:
            return ()
        return (self.institution(owner, [*offices[last], phrase.noun.noun], phrase),)

    @staticmethod
    def _field(core: str) -> list[str]:
        """What a minister or a ministry's official is for ("foreign"); empty for others."""
        words = core.split()
        if words[:1] == ["minister"] and words[1:2] in (["of"], ["for"]):
            return words[2:]
        noun = next((w for w in ("ministry", "minister") if w in words), None)
        before = words[: words.index(noun)] if noun else []
        return [] if before[-1:] == ["prime"] or "deputy" in before or "vice" in before else before
