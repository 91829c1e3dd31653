"""All that kgraph knows about actors before it reads a text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from kgraph.errors import NotFoundError
from kgraph.model import Entity, EntityType, Interval
from kgraph.resolve.actors.dates import parse_partial
from kgraph.resolve.actors.gazetteer import Gazetteer, Match
from kgraph.resolve.actors.offices import Offices, Tenure
from kgraph.resolve.actors.schema import ActorRow, Tables, read_folder
from kgraph.resources import data_path


class ActorTables:
    """Actors, their forms, offices and tenures. Make it with :meth:`load`; it does not change afterwards."""

    def __init__(self, rows: Tables) -> None:
        self._rows = rows
        self._number = {row.id: i for i, row in enumerate(rows.actors)}
        self._entities: dict[int, Entity] = {}
        self._countries: dict[str, int] = {}
        self._aliases: dict[str, list[str]] = {}
        for alias in rows.aliases:
            self._aliases.setdefault(alias.actor, []).append(alias.form)
        keys, lengths = Gazetteer.compile(self._forms())
        self._gazetteer = Gazetteer(keys, lengths, self._entity_at)
        self._offices = Offices(rows.offices, rows.tenures, rows.roles, rows.role_words, self.entity)

    @classmethod
    def load(cls, extra: Sequence[Path] = ()) -> ActorTables:
        """The tables under ``data/actors``. Raises ``DataError`` with file and line where one breaks its schema."""
        return cls(read_folder(data_path("actors")))

    def entity(self, id: str) -> Entity:
        """The entity with this id. Raises ``NotFoundError``."""
        if id not in self._number:
            raise NotFoundError(f"no actor {id!r} in the tables")
        return self._entity_at(self._number[id])

    def country(self, code: str) -> Entity | None:
        """The country with this ISO 3166 alpha-3 code."""
        if not self._countries:
            for i, row in enumerate(self._rows.actors):
                if row.type == EntityType.COUNTRY and row.country and not row.valid_to:
                    self._countries.setdefault(row.country, i)
        number = self._countries.get(code)
        return None if number is None else self._entity_at(number)

    def gender(self, person: str | Entity) -> str | None:
        """``"f"``, ``"m"`` or ``None`` where the tables do not say."""
        id = person if isinstance(person, str) else person.id
        return self._rows.actors[self._number[id]].gender or None if id in self._number else None

    def find(self, words: Sequence[str]) -> list[Match]:
        """The forms of the tables among a sentence's tokens: longest matches from left to right."""
        return self._gazetteer.find(words)

    def holders(self, role: str, jurisdiction: str, on: Interval | None = None) -> list[Tenure]:
        """See :meth:`Offices.holders`; ``jurisdiction`` is the id of a country or body."""
        return self._offices.holders(role, jurisdiction, on)

    def role(self, title: str, jurisdiction: str | None) -> tuple[str, ...]:
        """See :meth:`Offices.roles`."""
        return self._offices.roles(title, jurisdiction)

    def persons(self) -> list[Entity]:
        """Everyone in the tables, in the order of the tables."""
        return [self._entity_at(i) for i, row in enumerate(self._rows.actors) if row.type == EntityType.PERSON]

    def offices_of(self, person: str) -> list[Tenure]:
        """The offices that the person with this id held, by start."""
        return self._offices.held_by(person)

    def _forms(self) -> Iterator[tuple[str, int, str, bool, int, int]]:
        for i, actor in enumerate(self._rows.actors):
            yield actor.name, i, "name", False, _ordinal(actor.valid_from, 0), _ordinal(actor.valid_to, -1)
        for alias in self._rows.aliases:
            start, end = _ordinal(alias.valid_from, 0), _ordinal(alias.valid_to, -1)
            yield alias.form, self._number[alias.actor], alias.kind, alias.ambiguous == "1", start, end

    def _entity_at(self, number: int) -> Entity:
        if number not in self._entities:
            self._entities[number] = self._make(self._rows.actors[number])
        return self._entities[number]

    def _make(self, row: ActorRow) -> Entity:
        aliases = tuple(dict.fromkeys(self._aliases.get(row.id, ())))
        return Entity(row.id, row.name, EntityType(row.type), row.country or None, aliases)


def _ordinal(date: str, which: int) -> int:
    if not date:
        return 0
    days = parse_partial(date)
    day = days.start if which == 0 else days.end
    return day.toordinal() if day else 0
