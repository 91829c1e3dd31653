"""Places by a common noun: "Calais region", "the Israeli city of Tel Aviv", "the US capital", "the region"."""

from __future__ import annotations

from kgraph.model import Entity, EntityType
from kgraph.resolve.discourse import Ref, Referent
from kgraph.resolve.naming import city_of
from kgraph.resolve.phrases import Phrase
from kgraph.resolve.scene import Scene
from kgraph.resolve.stage import Stage

_NEAR = 5
_AREAS = frozenset({"region", "area"})


class SiteReader:
    def __init__(self, scene: Scene, stage: Stage) -> None:
        self.scene = scene
        self.stage = stage

    def read(self, phrase: Phrase) -> tuple[Referent, ...]:
        """The place that a phrase means; empty where the text has not named it."""
        if phrase.plural:
            return ()
        for ref in (*phrase.of[:1], *phrase.owners[-1:]):
            if self._is_place(ref) and not phrase.possessor:
                return ref.referents
        if phrase.noun.noun == "capital":
            return self._capital(phrase)
        if phrase.noun.noun in ("island", "territory"):
            return self._island(phrase)
        if (
            phrase.noun.noun in _AREAS
            and phrase.determiner == "the"
            and not (phrase.modifiers or phrase.owners or phrase.of)
        ):
            found = self.scene.history.last(phrase.sentence.index, _NEAR, self._is_wide)
            return (found,) if found else ()
        return ()

    def _island(self, phrase: Phrase) -> tuple[Referent, ...]:
        """ "The island": the one spoken of last, be it a state or a place called so."""
        if phrase.determiner != "the" or phrase.modifiers or phrase.owners or phrase.of:
            return ()
        noun = phrase.noun.noun
        states = self.scene.lexicon.realms[f"the {noun}"]

        def fits(referent: Referent) -> bool:
            label = referent.entity.label
            return label in states or (referent.type is EntityType.PLACE and noun in label.casefold().split())

        found = self.scene.history.last(phrase.sentence.index, 2 * _NEAR, fits)
        return (found,) if found else ()

    def _is_wide(self, referent: Referent) -> bool:
        words = referent.entity.label.casefold().split()
        return referent.type is EntityType.PLACE and not self.scene.lexicon.words["wide_places"].isdisjoint(words)

    @staticmethod
    def _is_place(ref: Ref) -> bool:
        return len(ref.referents) == 1 and ref.referents[0].type is EntityType.PLACE

    def _capital(self, phrase: Phrase) -> tuple[Referent, ...]:
        refs = [
            r
            for r in (phrase.possessor, *phrase.owners[-1:], *phrase.of[:1])
            if r is not None and len(r.referents) == 1
        ]
        if phrase.modifiers or len(refs) > 1:
            return ()
        if refs:
            country: Referent | None = refs[0].referents[0]
        else:
            bare = phrase.determiner == "the" and not (phrase.unknown_possessor or phrase.owners or phrase.of)
            country = self.stage.home() if bare else None
        if country is None or country.type is not EntityType.COUNTRY:
            return ()
        city = self.capital_of(country.entity)
        return (city,) if city else ()

    def capital_of(self, country: Entity) -> Referent | None:
        """The one capital of a country that the tables name."""
        found: dict[str, Entity | None] = {}
        former: set[str] = set()
        for alias in country.aliases:
            for match in self.scene.tables.find(alias.split()):
                capitals = [c for c in match.candidates if c.entity.id == country.id and c.kind == "capital"]
                if capitals:
                    found[alias] = city_of(match.candidates, {country.country})
                    former |= {alias} if all(c.ambiguous for c in capitals) else set()
        found = {alias: city for alias, city in found.items() if alias not in former} or found
        cities = {city.id: city for city in found.values() if city is not None}
        if len(cities) == 1:
            return self.scene.registry.of(next(iter(cities.values())))
        if len(found) != 1:
            return None
        label, city = next(iter(found.items()))
        if city is not None:
            return self.scene.registry.of(city)
        return self.scene.registry.local(label, EntityType.PLACE, country.country)
