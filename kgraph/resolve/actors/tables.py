"""All that kgraph knows about actors before it reads a text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from kgraph.errors import NotFoundError
from kgraph.model import Entity, EntityType, Interval
from kgraph.resolve.actors import compiled as binary
from kgraph.resolve.actors.compiled import Compiled
from kgraph.resolve.actors.files import folder_files
from kgraph.resolve.actors.forms import folded
from kgraph.resolve.actors.gazetteer import Candidate, Gazetteer, Match
from kgraph.resolve.actors.merge import add, read_folder
from kgraph.resolve.actors.offices import Offices, Tenure
from kgraph.resolve.actors.phrases import Phrases, Resolution
from kgraph.resolve.actors.readers import files_of, read
from kgraph.resolve.actors.schema import OfficeRow, RoleRow, RoleWordRow, ShiftRow, Tables, TenureRow
from kgraph.resources import data_path


class ActorTables:
    """Actors, their forms, offices and tenures. Make it with :meth:`load`; it does not change afterwards."""

    def __init__(self, content: Compiled) -> None:
        self._actors = content["actors"]
        self._surnames = content["surnames"]
        self._number = {row[0]: i for i, row in enumerate(self._actors)}
        self._entities: dict[int, Entity] = {}
        self._countries: dict[str, int] = {}
        self._gazetteer = Gazetteer(content["keys"], content["lengths"], self._entity_at)
        self._offices = Offices(
            [OfficeRow(*row) for row in content["offices"]],
            [TenureRow(*row) for row in content["tenures"]],
            [RoleRow(*row) for row in content["roles"]],
            [RoleWordRow(*row) for row in content["role_words"]],
            self.entity,
        )
        shifts = [ShiftRow(*row) for row in content["shifts"]]
        self._phrases = Phrases(self._gazetteer, self._offices, shifts, self.gender, self.persons_by_surname)

    @classmethod
    def load(cls, extra: Sequence[Path] = ()) -> ActorTables:
        """The tables under ``data/actors``, and those of ``extra``: files or folders in our schema, Wikidata query
        results, PETRARCH dictionaries or FollowTheMoney JSON lines.

        Raises ``DataError`` with file and line where one breaks its schema. The compiled form is kept in the user's
        cache folder, so that the next load of the same files is fast.
        """
        folder = data_path("actors")
        files = [*(path for path, _ in folder_files(folder)), *(file for path in extra for file in files_of(path))]
        name = binary.digest(files)
        content = binary.read_cached(name)
        if content is None:
            with binary.no_collection():
                rows = read_folder(folder)
                for path in extra:
                    add(rows, read(path, rows))
                content = binary.compile_tables(rows)
            binary.write_cached(name, content)
        return cls(content)

    @classmethod
    def of(cls, rows: Tables) -> ActorTables:
        """Tables of rows that are at hand, for tests and small tasks."""
        return cls(binary.compile_tables(rows))

    # ------------------------------------------------------------------------------------------ actors

    def entity(self, id: str) -> Entity:
        """The entity with this id. Raises ``NotFoundError``."""
        if id not in self._number:
            raise NotFoundError(f"no actor {id!r} in the tables")
        return self._entity_at(self._number[id])

    def country(self, code: str) -> Entity | None:
        """The country of today with this ISO 3166 alpha-3 code."""
        if not self._countries:
            for i, (_, _, type, country, _, valid_to, _) in enumerate(self._actors):
                if type == EntityType.COUNTRY and country and not valid_to:
                    self._countries.setdefault(country, i)
        number = self._countries.get(code)
        return None if number is None else self._entity_at(number)

    def persons(self) -> list[Entity]:
        """Everyone in the tables, in the order of the tables."""
        return [self._entity_at(i) for i, row in enumerate(self._actors) if row[2] == EntityType.PERSON]

    def gender(self, person: str | Entity) -> str | None:
        """``"f"``, ``"m"`` or ``None`` where the tables do not say."""
        number = self._number.get(person if isinstance(person, str) else person.id)
        return None if number is None else self._actors[number][4] or None

    def find(self, words: Sequence[str]) -> list[Match]:
        """The forms of the tables among a sentence's tokens: longest matches from left to right."""
        return self._gazetteer.find(words)

    def exact(self, form: str) -> tuple[Candidate, ...]:
        """What a whole form may mean, whatever its capitals."""
        return self._gazetteer.exact(form)

    def persons_by_surname(self, surname: str, country: str | None = None, on: Interval | None = None) -> list[Entity]:
        """Persons who are called ``surname`` for short (by the convention of their country), in the order of the
        tables; with ``country`` (alpha-3) only its own, with ``on`` only those in some office on those days."""
        found = [self._entity_at(number) for number in self._surnames.get(folded(surname), ())]
        if country is not None:
            found = [person for person in found if person.country == country]
        if on is not None:
            found = [p for p in found if any(t.interval.overlaps(on) for t in self._offices.held_by(p.id))]
        return found

    # ------------------------------------------------------------------------------------------ offices

    def holders(self, role: str, jurisdiction: str, on: Interval | None = None) -> list[Tenure]:
        """See :meth:`Offices.holders`; ``jurisdiction`` is the id of a country or body."""
        return self._offices.holders(role, jurisdiction, on)

    def role(self, title: str, jurisdiction: str | None) -> tuple[str, ...]:
        """See :meth:`Offices.roles`."""
        return self._offices.roles(title, jurisdiction)

    def offices_of(self, person: str) -> list[Tenure]:
        """The offices that the person with this id held, by start."""
        return self._offices.held_by(person)

    def bodies_with(self, title: str) -> set[str]:
        """The countries and bodies that have an office of exactly this title."""
        return {body for body, _, _ in self._offices.titled(title)}

    def leading(self, person: str) -> list[Tenure]:
        """See :meth:`Offices.leading`."""
        return self._offices.leading(person)

    def resolve(self, text: str, on: dt.date | None = None) -> Resolution:
        """See :meth:`Phrases.resolve`."""
        return self._phrases.resolve(text, on)

    # ------------------------------------------------------------------------------------------ within

    def _entity_at(self, number: int) -> Entity:
        if number not in self._entities:
            id, name, type, country, _, _, aliases = self._actors[number]
            self._entities[number] = Entity(id, name, EntityType(type), country or None, aliases)
        return self._entities[number]
