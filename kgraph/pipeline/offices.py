"""Whose office a title is where the text leaves it out: "President Obama" is president of the United States."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from kgraph.model import Entity, Interval
from kgraph.resolve.actors import ActorTables

BodyOf = Callable[[Entity, str, dt.date | None], Entity | None]
"""Person, title in lower case, day of the text -> the country or body whose office it is."""
_MINISTER = "minister"
_GONE = ("former ", "future ")


def body_reader(tables: ActorTables) -> BodyOf:
    """Reads the body of an office from the tenures of ``tables``; of somebody they do not know, a minister serves the
    country that the text gives him."""

    def body_of(person: Entity, title: str, day: dt.date | None) -> Entity | None:
        plain = title
        for word in _GONE:
            plain = plain.removeprefix(word)
        on = Interval(day, day) if day is not None and plain == title else None
        tenures = tables.offices_of(person.id)
        bodies = {
            tenure.body
            for tenure in tenures
            for role in tables.role(plain, tenure.body)
            if any(held.person.id == person.id for held in tables.holders(role, tenure.body, on))
        }
        if len(bodies) == 1:
            return tables.entity(bodies.pop())
        known = bool(tenures) or not person.country
        return tables.country(person.country or "") if not known and _MINISTER in plain.split() else None

    return body_of
