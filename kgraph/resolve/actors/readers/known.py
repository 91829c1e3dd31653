"""What the tables already have of that which users bring: the country, the person, the office that is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kgraph.model import slug
from kgraph.resolve.actors.forms import folded
from kgraph.resolve.actors.schema import ActorRow, OfficeRow, Tables

_OF = re.compile(r"^(?P<title>.+?) of (?:the )?(?P<body>.+)$")
_NAMING = frozenset({"name", "official", "abbreviation"})
_BODIES = frozenset({"COUNTRY", "IGO", "ORGANISATION", "ARMED_GROUP"})


class Known:
    """The actors and offices of ``base``, by code and by name. ``source`` is what new rows say where they are from."""

    def __init__(self, base: Tables, source: str) -> None:
        self._source = source
        self.actors: dict[str, ActorRow] = {row.id: row for row in base.actors}
        self.countries = dict(_countries(base))
        """Actor id by alpha-3 code and by the codes of ``codes.csv``."""
        self._named: dict[str, list[ActorRow]] = {}
        for row in base.actors:
            self._named.setdefault(folded(row.name), []).append(row)
        for alias in base.aliases:
            if alias.kind in _NAMING and alias.ambiguous != "1":
                found = self._named.setdefault(folded(alias.form), [])
                if self.actors[alias.actor] not in found:
                    found.append(self.actors[alias.actor])
        self._roles: dict[str, str] = {}
        for word in base.role_words:
            if not word.body:
                self._roles.setdefault(folded(word.form), word.role)
        self._offices: dict[tuple[str, str], OfficeRow] = {}
        self._office_ids = {row.id: row for row in base.offices}
        for office in base.offices:
            self._offices.setdefault((office.body, folded(office.label)), office)
            for title in filter(None, office.titles.split("|")):
                self._offices.setdefault((office.body, folded(title.partition("/")[0])), office)

    def actor(self, name: str, kind: str, country: str) -> ActorRow | None:
        """The only actor of this type and country (alpha-3, or empty) with this name."""
        rows = [row for row in self._named.get(folded(name), ()) if row.type == kind and row.country == country]
        return rows[0] if len(rows) == 1 else None

    def body(self, name: str) -> ActorRow | None:
        """The only state or organisation of today with this name; a state if there is one."""
        rows = [row for row in self._named.get(folded(name), ()) if row.type in _BODIES and not row.valid_to]
        states = [row for row in rows if row.type == "COUNTRY"]
        found = states or rows
        return found[0] if len(found) == 1 else None

    def country_of(self, id: str) -> str:
        """The alpha-3 code of a country; empty for other bodies."""
        return self.actors[id].country if id in self.actors else ""

    def add(self, row: ActorRow) -> bool:
        """Notes a new actor; ``False`` where it is known already."""
        if row.id in self.actors:
            return False
        self.actors[row.id] = row
        self._named.setdefault(folded(row.name), []).append(row)
        return True

    # ------------------------------------------------------------------------------------------ offices

    def body_in(self, label: str) -> ActorRow | None:
        """The body that the label of an office ends with: "President of the European Commission"."""
        match = _OF.match(label)
        return self.body(match["body"]) if match else None

    def office(self, label: str, body: str, id: str = "", code: str = "") -> tuple[OfficeRow, bool]:
        """The office that ``label`` ("President of South Korea", "president") means in ``body``, and whether it is
        new; a new one gets ``id``, if given."""
        if id in self._office_ids:
            return self._office_ids[id], False
        match = _OF.match(label)
        title = match["title"] if match and self._means(match["body"], body) else label
        for form in (label, title):
            known = self._offices.get((body, folded(form)))
            if known is not None:
                return known, False
        role = self._roles.get(folded(title), "")
        roles = "|".join(dict.fromkeys(filter(None, (role, "post"))))
        key = slug(title).replace("-", "_")
        row = OfficeRow(id or f"{body}.{key}", body, roles, label, title.casefold(), code, self._source)
        self._offices[body, folded(label)] = row
        self._offices[body, folded(title)] = row
        self._office_ids[row.id] = row
        return row, True

    def _means(self, name: str, body: str) -> bool:
        return any(row.id == body for row in self._named.get(folded(name), ()))


def _countries(base: Tables) -> Iterator[tuple[str, str]]:
    """Codes and ids; states of today win over those of the past."""
    rows = sorted((row for row in base.actors if row.type == "COUNTRY" and row.country), key=lambda r: not r.valid_to)
    ids = {row.country: row.id for row in rows}
    yield from ids.items()
    for code in base.codes:
        if code.country in ids and code.code not in ids:
            yield code.code, ids[code.country]
