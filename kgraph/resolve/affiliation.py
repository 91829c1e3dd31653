"""For whom a person acts on the day of a text: the country of the office, not of the passport."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kgraph.model import Entity, EntityType, Interval
from kgraph.resolve.actors import ActorTables
from kgraph.resolve.discourse import Title

_SENT = frozenset({"civil_administrator"})
"""Who is set over a country by another acts for that other."""


def serves(tables: ActorTables, person: Entity, on: Interval | None) -> Entity | None:
    """The one country or body whose office the tables give ``person`` on the day of the text."""
    if on is None or person.type is not EntityType.PERSON:
        return None
    held = (t for t in tables.offices_of(person.id) if t.interval.overlaps(on))
    tenures = [t for t in held if t.office.partition(".")[2] not in _SENT]
    bodies = {t.body for t in tenures}
    return tables.entity(bodies.pop()) if len(bodies) == 1 else None


def in_service(person: Entity, office: Entity | None, titles: Iterable[Title] = ()) -> Entity:
    """``person`` as one who acts for the body of the first title that the text gives, or for that of the ``office``
    that the tables know: who speaks for the United Nations or the European Union acts for no state, whatever the
    passport says, who leads Northern Cyprus does not act for Cyprus, and a minister of the Soviet Union acted for it
    though born in Georgia. A president who chairs an organisation for a
    year stays a president."""
    if person.type is not EntityType.PERSON or person.country is None:
        return person
    if office is not None and office.country:
        return replace(person, country=office.country) if office.type is EntityType.COUNTRY else person
    told = next((t.of for t in titles if t.of is not None and not t.past and not t.future), office)
    if told is None or not (told.type is EntityType.IGO or (told.type is EntityType.COUNTRY and not told.country)):
        return person
    return replace(person, country=None)
