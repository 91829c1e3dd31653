"""Governments and institutions by a common noun: "Russia's foreign ministry", "the bloc", "the regime"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from kgraph.model import Entity, EntityType
from kgraph.resolve.countries import CountryReader
from kgraph.resolve.discourse import Referent
from kgraph.resolve.governments import GovernmentReader
from kgraph.resolve.national import NationalReader
from kgraph.resolve.phrases import Phrase
from kgraph.resolve.scene import Scene
from kgraph.resolve.stage import Stage
from kgraph.resolve.standpoint import Standpoint

_NEAR = 3
_FAR = 10_000
_FAR_MORE = 3
_OFFICIAL = (EntityType.GOVERNMENT_BODY, EntityType.IGO)
_HEADS_OF = frozenset({"secretary", "minister"})


class BodyReader:
    def __init__(self, scene: Scene, stage: Stage) -> None:
        self.scene = scene
        self.stage = stage
        self.words = scene.lexicon.words
        self.standpoint = Standpoint(scene)
        self.governments = GovernmentReader(scene, stage, self.standpoint)
        self.countries = CountryReader(scene, self.standpoint, stage)
        self.national = NationalReader(scene, stage, self.standpoint, self._of)

    def read(self, phrase: Phrase) -> tuple[Referent, ...]:
        """Which country or body a phrase means; empty where that is not known."""
        sense = phrase.noun.sense
        if sense == "power":
            return self.governments.read(phrase)
        if sense == "country":
            return self.countries.read(phrase)
        if sense == "people":
            return self._people(phrase)
        if sense == "set":
            return ()
        return self._body(phrase)

    def _people(self, phrase: Phrase) -> tuple[Referent, ...]:
        owners = [o for o in self.scene.owners(phrase) if o.type is EntityType.COUNTRY]
        if len(owners) != 1 or phrase.number or phrase.noun.noun == "citizen" or phrase.unknown_possessor:
            return ()
        if phrase.possessor is not None and phrase.possessor.referents[0].type is EntityType.PERSON:
            return ()
        owner = owners[0]
        if any(m in self.words["restrictive"] for m in phrase.modifiers) or (
            phrase.possessor is not None and phrase.modifiers
        ):
            return ()
        label = self.scene.text(phrase.sentence, phrase.first_core, phrase.end) if phrase.of else None
        return (self.scene.people_of(owner.entity, phrase.noun.noun, label),)

    # ------------------------------------------------------------------------------------------ institutions

    def _body(self, phrase: Phrase) -> tuple[Referent, ...]:
        self._without_seat(phrase)
        if (site := self._site(phrase)) is not None:
            return (site,)
        inner = self._named_inside(phrase)
        if inner is not None:
            inner.nouns.add(phrase.noun.noun)
            return (inner,)
        if phrase.number or (phrase.unknown_possessor and not phrase.owners):
            return ()
        if phrase.determiner in ("a", "an", "no", "any", "some", "another", "every", "each"):
            return self._new(phrase)
        if phrase.noun.types[0] is EntityType.MEDIA and not phrase.capital and phrase.noun.sense == "named":
            return ()
        if phrase.of and phrase.noun.noun in self.words["fighters"]:
            return self._fighters(phrase)
        owners = self.scene.owners(phrase)
        if owners and phrase.noun.sense == "named":
            return self._owned(phrase, owners)
        if owners and phrase.noun.sense == "body":
            return self._owned(phrase, owners) if phrase.modifiers and not phrase.of else self._known_of(phrase, owners)
        bare = phrase.capital and not phrase.determiner and phrase.noun.sense == "named"
        if not (phrase.definite or bare or self.national.is_bare(phrase)) or phrase.owners:
            return ()
        if phrase.noun.noun == "bloc" and not phrase.plural:
            return self._bloc(phrase)
        if phrase.noun.noun in self.words["fighters"]:
            return self._fighters(phrase)
        known = self._known(phrase)
        if known is not None:
            return (known,)
        return self.national.read(phrase, self._telling(phrase)) or self._described(phrase)

    def _new(self, phrase: Phrase) -> tuple[Referent, ...]:
        """ "A Kenyan delegation": a body for the occasion, that the text goes on to speak of."""
        if phrase.determiner not in ("a", "an") or phrase.noun.noun not in self.words["introduced"] or phrase.plural:
            return ()
        owners = self.scene.owners(phrase)
        return self._owned(phrase, owners) if len(owners) == 1 else ()

    @staticmethod
    def _without_seat(phrase: Phrase) -> None:
        """Takes away what tells where a known body sits or how many belong to it ("the *Vienna-based* agency", "the
        *ten-nation* bloc")."""
        tokens = phrase.tokens
        if phrase.determiner != "the" or not phrase.modifiers:
            return
        if phrase.modifiers[-1] == "based" and phrase.owners:
            phrase.owners, phrase.modifiers = [], []
        counted = tokens[phrase.start + 1].tag == "CD" and tokens[phrase.start + 2].text == "-"
        if counted and phrase.modifiers[-1] in ("nation", "member", "state", "country"):
            phrase.modifiers = []

    def _bloc(self, phrase: Phrase) -> tuple[Referent, ...]:
        """The union of states that the text has named last, else the one that is called so without a name."""
        if any(m not in self.words["kinds_of_group"] for m in self._telling(phrase)):
            return ()
        blocs = self.words["blocs"]
        found = self.scene.history.last(phrase.sentence.index, _FAR, lambda r: r.entity.label.casefold() in blocs)
        found = found or self.scene.registry.named("European Union")
        return (found,) if found else ()

    def _fighters(self, phrase: Phrase) -> tuple[Referent, ...]:
        """ "The militants": the one armed group of which the text has just spoken, else has spoken at all; those of a
        group that is named behind them."""
        if not phrase.plural or phrase.determiner != "the" or phrase.modifiers:
            return ()
        if phrase.of:
            of = phrase.of[0].referents
            return of if len(of) == 1 and of[0].type is EntityType.ARMED_GROUP else ()
        for within in (_NEAR, _FAR):
            groups = self.scene.history.distinct(phrase.sentence.index, within, (EntityType.ARMED_GROUP,))
            if groups:
                return (groups[0],) if len(groups) == 1 else self._foremost(groups)
        return ()

    def _foremost(self, groups: Sequence[Referent]) -> tuple[Referent, ...]:
        """The one of several of which the text speaks far more often than of the others."""
        times = {id(g): sum(g in o.referents for o in self.scene.history.occurrences) for g in groups}
        first, second = sorted(groups, key=lambda g: -times[id(g)])[:2]
        return (first,) if times[id(first)] >= _FAR_MORE * times[id(second)] else ()

    def _site(self, phrase: Phrase) -> Referent | None:
        """The place of "the Ariel settlement bloc"."""
        if not phrase.owners or len(phrase.owners[-1].referents) != 1 or phrase.plural:
            return None
        nouns = (self.scene.lexicon.nouns.get(m) for m in phrase.modifiers)
        place = phrase.owners[-1].referents[0]
        return place if place.type is EntityType.PLACE and any(n and n.sense == "place" for n in nouns) else None

    def _named_inside(self, phrase: Phrase) -> Referent | None:
        """The body whose name the noun explains: "the Xinhua news agency", "the Hamas movement"."""
        if not phrase.owners or phrase.plural:
            return None
        ref = phrase.owners[-1]
        if len(ref.referents) != 1 or (ref.end < phrase.first_core and phrase.modifiers and ref.start < phrase.start):
            return None
        referent = ref.referents[0]
        types = (*phrase.noun.types, EntityType.ORGANISATION)
        if referent.type not in types:
            return None
        label = referent.entity.label.casefold().split()
        if phrase.noun.sense == "named" and referent.type in _OFFICIAL and phrase.noun.noun not in label:
            return None
        return self._branch(phrase, referent) or referent

    def _branch(self, phrase: Phrase, whole: Referent) -> Referent | None:
        """The branch that the tables know by its country: "the Al-Shabaab faction in Kenya"."""
        tokens = phrase.tokens
        at = phrase.head + 1
        if at + 1 >= len(tokens) or tokens[at].text not in ("in", "of"):
            return None
        site = self.scene.history.names.get(phrase.sentence.index, {}).get(at + 1)
        if site is None or len(site.referents) != 1 or whole.type is not EntityType.ARMED_GROUP:
            return None
        return self.scene.registry.named(f"{whole.entity.label} in {site.referents[0].entity.label}")

    def _owned(self, phrase: Phrase, owners: list[Referent]) -> tuple[Referent, ...]:
        """ "Russia's foreign ministry": as the tables know it, else under the country's adjective."""
        if phrase.possessor is not None and phrase.possessor.referents[0].type is EntityType.PERSON:
            return ()
        tags = {t.tag for t in phrase.tokens[phrase.start : phrase.head]}
        restricted = self.words["restrictive"] - self.words["portfolios"]
        if any(m in restricted for m in phrase.modifiers) or not tags.isdisjoint(("JJS", "JJR", "RBS")):
            return ()
        core = self._telling(phrase)
        if not core and phrase.noun.sense == "body":
            return ()
        if not phrase.capital and phrase.noun.noun not in self.words["owned"]:
            return ()
        head = phrase.tokens[phrase.head].text.lower()
        found = [self._of(owner, [*core, head], phrase) for owner in owners]
        for referent in found:
            referent.nouns.add(phrase.noun.noun)
        return tuple(found)

    def institution(self, owner: Referent, phrase: Phrase) -> Referent:
        """What a country has under the words of a plural phrase ("the two *armies*")."""
        return self._of(owner, [*self._telling(phrase), phrase.noun.noun], replace(phrase, plural=False))

    def _telling(self, phrase: Phrase) -> list[str]:
        """The modifiers that tell which institution it is."""
        idle = self.words["rank_free"] | self.words["generic"]
        return [m for m in phrase.modifiers if m not in idle and m != "-"]

    def _of(self, owner: Referent, core: list[str], phrase: Phrase) -> Referent:
        adjective = self.scene.adjective(owner.entity)
        words = [w.capitalize() for w in core]
        for form in (
            [*adjective.split(), *words],
            [*owner.entity.label.split(), *words],
            [*words, "of", *owner.entity.label.split()],
        ):
            for match in self.scene.tables.find(form):
                fit = match.start == 0 and match.end == len(form)
                if fit and match.candidates[0].entity.type is not EntityType.PERSON:
                    return self.scene.registry.of(match.candidates[0].entity)
        type = phrase.noun.types[0]
        if phrase.plural:
            found = self.scene.registry.local(f"{adjective} {' '.join(core)}", type, owner.country)
            found.plural = True
        else:
            found = self.scene.registry.local(f"{adjective} {' '.join(words)}", type, owner.country)
        found.of = found.of or owner.entity
        return found

    def _known(self, phrase: Phrase) -> Referent | None:
        """The body spoken of last that the noun fits: by type, and where the noun is part of names, by name."""
        noun = phrase.noun
        kinds = self.words["kinds_of_group"] if noun.sense == "body" else frozenset[str]()
        qualifiers = [m for m in self._telling(phrase) if m not in kinds]

        def fits(referent: Referent, types: Sequence[EntityType]) -> bool:
            if referent.type not in types or referent.plural is not phrase.plural:
                return False
            if "news" in qualifiers and referent.type is not EntityType.MEDIA:
                return False
            label = referent.entity.label.casefold().split()
            if noun.sense == "named" and noun.noun not in referent.nouns and noun.noun not in label:
                return qualifiers == ["news"] and referent.type is EntityType.MEDIA
            return all(q in label or q in referent.nouns or q == "news" for q in qualifiers)

        within = _FAR if noun.sense == "named" else 2 * _NEAR
        for types in [(t,) for t in noun.types] if noun.sense == "body" else [noun.types]:
            found = self.scene.history.last(phrase.sentence.index, within, partial(fits, types=types))
            if found is not None:
                return found
        return None

    def _known_of(self, phrase: Phrase, owners: list[Referent]) -> tuple[Referent, ...]:
        """ "The German company": the body spoken of last that is of the country, as far as is known."""
        if phrase.plural or phrase.determiner != "the" or phrase.of or phrase.possessor is not None or len(owners) > 1:
            return ()
        country = owners[0].country

        def fits(referent: Referent) -> bool:
            return referent.type in phrase.noun.types and not referent.plural and referent.country in (None, country)

        subjects = [
            o.referents[0]
            for o in self.scene.history.backwards(phrase.sentence.index, 1)
            if o.rank > 2 and len(o.referents) == 1 and fits(o.referents[0]) and o.sentence < phrase.sentence.index
        ]
        last = subjects[0] if subjects else self.scene.history.last(phrase.sentence.index, _NEAR, fits)
        return (last,) if last is not None else ()

    def _described(self, phrase: Phrase) -> tuple[Referent, ...]:
        """A body that the text has not named: by its ambassador, its head, or the words of the text."""
        noun = phrase.noun.noun
        if phrase.plural or phrase.noun.sense != "named" or phrase.unknown_possessor:
            return ()
        if noun == "embassy" and not phrase.modifiers:
            owners = self._titled("ambassador")
            return (self._of(owners[0], ["embassy"], phrase),) if len(owners) == 1 else ()
        if noun in ("department", "ministry") and phrase.capital and not phrase.modifiers:
            return self._headed(phrase)
        core = self._telling(phrase)
        if noun not in self.words["described"]:
            return ()
        if not core or phrase.determiner != "the" or any(m in self.words["restrictive"] for m in phrase.modifiers):
            return ()
        label = self.scene.text(phrase.sentence, phrase.start + 1, phrase.head + 1)
        found = self.scene.registry.own(label, phrase.noun.types[0])
        found.nouns.add(noun)
        return (found,)

    def _titled(self, noun: str) -> list[Referent]:
        """Whose officials of this title the text speaks of, named or not."""
        persons = [*self.scene.persons, *self.scene.registry.seen((EntityType.PERSON,))]
        found = [self.scene.registry.of(t.of) for p in persons for t in p.titles if t.noun == noun and t.of]
        return list(dict.fromkeys(found))

    def _headed(self, phrase: Phrase) -> tuple[Referent, ...]:
        """ "The Department" where the text names one minister or secretary: what that person heads."""
        found: dict[str, Entity | None] = {}
        for person in self.scene.persons:
            for title in person.titles:
                words = title.core.split()
                if title.noun in _HEADS_OF and words[:2] == [title.noun, "of"]:
                    found.setdefault(" ".join(words[2:]), title.of)
        if len(found) != 1:
            return ()
        field, of = next(iter(found.items()))
        country = self.scene.registry.of(of) if of else None
        head = phrase.noun.noun
        if country is not None:
            return (self._of(country, [*field.split(), head], phrase),)
        label = " ".join(w.capitalize() for w in (*field.split(), head))
        return (self.scene.registry.own(label, EntityType.GOVERNMENT_BODY),)
