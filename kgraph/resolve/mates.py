"""Persons told by another: "his wife", "her Japanese counterpart", "their successor", "his guest"."""

from __future__ import annotations

from kgraph.model import EntityType
from kgraph.resolve.discourse import Ref, Referent, Title
from kgraph.resolve.matching import TitleMatcher
from kgraph.resolve.people import office_holder
from kgraph.resolve.phrases import Phrase
from kgraph.resolve.scene import Scene

_NEAR = 3
_FAR = 8
_ACROSS = frozenset({"guest", "host", "interlocutor", "visitor", "opponent", "rival"})
"""Who sits across the table."""


class MateReader:
    def __init__(self, scene: Scene, matcher: TitleMatcher) -> None:
        self.scene = scene
        self.matcher = matcher
        self.words = scene.lexicon.words

    def kin(self, phrase: Phrase) -> tuple[Referent, ...]:
        owner = self._single(phrase.possessor) or (self._single(phrase.of[0]) if phrase.of else None)
        if owner is None or owner.type is not EntityType.PERSON:
            return ()
        return (self._relative(owner, phrase),)

    def _relative(self, owner: Referent, phrase: Phrase) -> Referent:
        """The one who stands in a relation to ``owner``; known by it alone until the text gives a name."""
        noun = phrase.noun.noun
        found = self.scene.history.relatives.get((owner.entity.id, noun))
        if found is None:
            label = f"{owner.entity.label}'s {noun}"
            found = self.scene.registry.own(label, EntityType.PERSON, owner.country)
            found.gender, found.provisional = phrase.noun.gender, True
            self.scene.history.relate(owner, noun, found)
        return found

    @staticmethod
    def _single(ref: Ref | None) -> Referent | None:
        return ref.referents[0] if ref is not None and len(ref.referents) == 1 else None

    def read(self, phrase: Phrase) -> tuple[Referent, ...] | None:
        """The holder of the possessor's office elsewhere ("his Japanese counterpart" of a foreign minister), his
        successor or his guest; ``None`` for a counterpart whom nobody can name."""
        owner = self._single(phrase.possessor)
        if phrase.plural:
            return self._counterparts(owner, phrase)
        if phrase.owners and phrase.noun.noun == "counterpart":
            country = self.scene.owner_of(phrase.owners[-1])
            if country is not None:
                found = self._counterpart(owner, country, phrase.sentence.index) or self._opposite(owner, phrase)
                return (found,) if found is not None else None
        if phrase.owners and phrase.noun.noun in _ACROSS and owner is not None:
            return self._from_abroad(owner, phrase)
        if owner is None or owner.type is not EntityType.PERSON or phrase.owners or phrase.modifiers:
            return ()
        if phrase.noun.noun in _ACROSS:
            return self._other(owner, phrase.sentence.index)
        return (self._relative(owner, phrase),) if phrase.noun.noun in ("successor", "predecessor") else ()

    def _from_abroad(self, owner: Referent, phrase: Phrase) -> tuple[Referent, ...]:
        """ "His Russian host": the person of that country of whom the text has spoken last."""
        country = self.scene.owner_of(phrase.owners[-1])
        if country is None or country.type is not EntityType.COUNTRY:
            return ()
        found = self.scene.history.last(
            phrase.sentence.index,
            _FAR,
            lambda r: r in self.scene.persons and r is not owner and self.scene.belongs_to(r) is country,
        )
        return (found,) if found is not None else ()

    def deputy(self, phrase: Phrase) -> Referent | None:
        """ "His former deputy": the one person of whom the text says that he is vice or deputy of what the owner is."""
        owner = self._single(phrase.possessor)
        if phrase.noun.noun != "deputy" or owner is None or owner.type is not EntityType.PERSON or phrase.plural:
            return None
        offices = {t.core for t in owner.titles}
        home = self.scene.belongs_to(owner)
        found = [
            p
            for p in self.scene.persons
            if p is not owner
            and any(self._main(t.core) in offices for t in p.titles)
            and self.scene.belongs_to(p) in (None, home)
        ]
        return found[0] if len(found) == 1 else None

    def _main(self, core: str) -> str:
        """The office to which a title is the second ("president" for "vice-president"); empty for others."""
        plain = core.replace("-", " ")
        first, _, rest = plain.partition(" ")
        return rest if first in self.words["deputies"] else ""

    def _other(self, owner: Referent, sentence: int) -> tuple[Referent, ...]:
        """ "Her guest": the other of the two persons who have met."""
        for group in self.scene.history.groups(sentence, _FAR):
            if owner in group and len(group) == 2 and all(r.type is EntityType.PERSON for r in group):
                return tuple(r for r in group if r is not owner)
        return ()

    def _counterparts(self, owner: Referent | None, phrase: Phrase) -> tuple[Referent, ...]:
        """ "His counterparts": the others of several persons who have met."""
        if owner is None or phrase.noun.noun not in ("counterpart", "colleague", "guest"):
            return ()
        if phrase.owners:
            return self._counterparts_of(owner, phrase)
        if phrase.modifiers or phrase.tokens[phrase.head + 1].text in ("of", "from", "in"):
            return ()
        for group in self.scene.history.groups(phrase.sentence.index, _NEAR):
            if owner in group and all(r.type is EntityType.PERSON for r in group):
                others = tuple(r for r in group if r is not owner)
                return others if len(others) > 1 and phrase.number in (0, len(others)) else ()
        return ()

    def _counterparts_of(self, owner: Referent, phrase: Phrase) -> tuple[Referent, ...]:
        """ "His German and Polish counterparts", if all are known."""
        states = [self.scene.owner_of(ref) for ref in (*phrase.joint, phrase.owners[-1])]
        here = phrase.sentence.index
        found = [self._counterpart(owner, state, here) for state in states if state is not None]
        known = tuple(dict.fromkeys(p for p in found if p is not None))
        return known if len(known) == len(states) > 1 and phrase.noun.noun == "counterpart" else ()

    def _counterpart(self, owner: Referent | None, country: Referent, sentence: int) -> Referent | None:
        """Who holds in ``country`` an office that ``owner`` holds: named by the text; the leader with whom a leader
        has just been told to deal; else known from the tables."""
        for said in owner.titles if owner else ():
            asked = said._replace(of=country.entity, past=False)
            others = (p for p in self.scene.persons if p is not owner)
            named = [p for p in others if any(self.matcher.same(t, asked, p) for t in p.titles)]
            if len(named) == 1:
                return named[0]
            leader = None if named else self._leader(owner, country, sentence)
            if leader is not None:
                return leader
            holder = None if named else office_holder(self.scene.tables, asked, self.scene.registry.on)
            if holder is not None:
                return self.scene.registry.of(holder)
        return None

    def _leader(self, owner: Referent | None, country: Referent, sentence: int) -> Referent | None:
        """The one leader of ``country`` of whom the last sentences speak, if ``owner`` is one too."""
        asked = Title("leader", "leader", country.entity)
        if owner is None or not any(self.matcher.same(t, asked._replace(of=t.of), owner) for t in owner.titles):
            return None
        near = self.scene.history.distinct(sentence, _NEAR, (EntityType.PERSON,))
        found = [p for p in near if p is not owner and any(self.matcher.same(t, asked, p) for t in p.titles)]
        found = [p for p in found if self.scene.belongs_to(p) is country]
        return found[0] if len(found) == 1 else None

    def _opposite(self, owner: Referent | None, phrase: Phrase) -> Referent | None:
        """Who is known only to hold elsewhere the office that the text says ``owner`` holds."""
        title = next((t for t in owner.titles if t.of is not None), None) if owner else None
        ref = phrase.owners[-1]
        country = self.scene.owner_of(ref)
        if title is None or country is None:
            return None
        label = f"{self.scene.text(phrase.sentence, ref.start, ref.end)} {title.core.partition(' of ')[0]}"
        found = self.scene.registry.own(label, EntityType.PERSON, country.country)
        found.of = country.entity
        found.titles.append(title._replace(of=country.entity, past=False))
        found.nouns.add(title.noun)
        return found
