"""Office-holders by family name, for texts that give no more ("President Hollande", "Mr Straw", "Merkel warned")."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import NamedTuple

from kgraph.model import Entity, Interval
from kgraph.resolve.actors import ActorTables, Tenure
from kgraph.resolve.discourse import Title
from kgraph.resolve.lexicon import Lexicon
from kgraph.resolve.names import PersonName, names_person, parse_name


class Famous(NamedTuple):
    """Whom a family name alone means; ``entity`` is ``None`` where only the country of all who may be meant is
    known ("Bush" without a date)."""

    entity: Entity | None
    country: str | None


class SurnameReader:
    """Asks the tables for the persons of a family name, and keeps those whom the text can mean."""

    def __init__(self, tables: ActorTables, lexicon: Lexicon) -> None:
        self.tables = tables
        self.lexicon = lexicon

    def bearers(self, name: PersonName) -> list[Entity]:
        """Everyone in the tables whom a text may call so for short."""
        return self.tables.persons_by_surname(" ".join(name.parts))

    def with_title(self, name: PersonName, titles: list[Title], on: Interval | None) -> Entity | None:
        """The only one of the name who held, on those days, an office that one of the titles names."""
        found = [e for e in self.bearers(name) if any(self._held(e, t, None if t.past else on) for t in titles)]
        return found[0] if len(found) == 1 else None

    def in_office(self, name: PersonName, countries: Container[str], on: Interval | None) -> Entity | None:
        """The only one of the name who was in office on those days in a country of which the text speaks. Family
        names that a whole people shares tell nothing."""
        if on is None or name.parts[0] in self.lexicon.surnames:
            return None
        found = self.tables.persons_by_surname(" ".join(name.parts), None, on)
        here = [e for e in found if e.country in countries]
        return here[0] if len(here) == 1 else None

    # ------------------------------------------------------------------------------------------ without any help

    def is_plain(self, name: PersonName) -> bool:
        """Whether a name is a word, a given name or a family name of very many ("May", "Abe", "Johnson"): alone, it
        does not make a reader think of a statesman."""
        plain = self.lexicon.words["common_surnames"]
        return any(part in plain or part in self.lexicon.given_names for part in name.parts)

    def famous(self, name: PersonName, on: Interval | None) -> Famous | None:
        """Of whom a text speaks that takes the name for known: the only one so called who leads a state or a great
        body, or its diplomacy, on those days; else of a name that the tables know from one country alone, who ever
        did. Family names that a whole people shares tell nothing."""
        if name.full or not name.parts or name.parts[0] in self.lexicon.surnames or len(name.parts[-1]) < 3:
            return None
        bearers = [e for e in self.bearers(name) if self._is_called(e, name)]
        led = [(e, tenure) for e in bearers for tenure in self.tables.leading(e.id)]
        if on is not None:
            now = self._one([e for e, tenure in led if tenure.interval.overlaps(on)])
            if now is not None:
                return now
            led = [(e, t) for e, t in led if t.start is None or on.end is None or t.start <= on.end]
        if len({e.country for e in bearers}) > 1:
            return None
        return self._one([e for e, _ in led])

    def _is_called(self, entity: Entity, name: PersonName) -> bool:
        return names_person(name, parse_name(entity.label.split(), self.lexicon, entity.country)) == 2

    @staticmethod
    def _one(entities: list[Entity]) -> Famous | None:
        found = list(dict.fromkeys(entities))
        countries = {e.country for e in found}
        if len(countries) != 1:
            return None
        return Famous(found[0] if len(found) == 1 else None, countries.pop())

    # ------------------------------------------------------------------------------------------ by title

    def _held(self, entity: Entity, title: Title, on: Interval | None) -> bool:
        return any(tenure.person.id == entity.id for tenure in self._namesakes(entity, title, on))

    def _namesakes(self, entity: Entity, title: Title, on: Interval | None) -> Iterator[Tenure]:
        """The holders of the offices that the title names in the bodies which the person served."""
        bodies = dict.fromkeys(tenure.body for tenure in self.tables.offices_of(entity.id))
        for body in bodies:
            if title.of is not None and title.of.id != body:
                continue
            for role in self.tables.role(title.core, body):
                yield from self.tables.holders(role, body, on)
