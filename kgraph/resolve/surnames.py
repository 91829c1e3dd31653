"""Office-holders by family name, for texts that give no more ("President Hollande", "Mr Straw")."""

from __future__ import annotations

from collections.abc import Container, Iterator

from kgraph.model import Entity, Interval
from kgraph.resolve.actors import ActorTables, Tenure
from kgraph.resolve.discourse import Title
from kgraph.resolve.lexicon import Lexicon
from kgraph.resolve.names import PersonName


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
        """The only one of the name who was in office on those days, if the text speaks of the country. Family names
        that a whole people shares tell nothing."""
        if on is None or name.parts[0] in self.lexicon.surnames:
            return None
        found = self.tables.persons_by_surname(" ".join(name.parts), None, on)
        return found[0] if len(found) == 1 and found[0].country in countries else None

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
