"""FollowTheMoney entities as JSON lines (https://followthemoney.tech): Person, Position, Occupancy and bodies.

Countries are two-letter codes there and become the countries of the tables; a part of a state ("us-ca") counts as the
state. Entities of other kinds are passed over.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rigour.territories import get_territory, get_territory_by_qid

from kgraph.errors import DataError
from kgraph.model import slug
from kgraph.resolve.actors.dates import precision_of
from kgraph.resolve.actors.files import Placed, check
from kgraph.resolve.actors.readers.known import Known
from kgraph.resolve.actors.schema import ActorRow, AliasRow, OfficeRow, Row, Tables, TenureRow

SOURCE = "followthemoney"
_TYPES = {
    "Person": "PERSON",
    "Organization": "ORGANISATION",
    "PublicBody": "GOVERNMENT_BODY",
    "Company": "ORGANISATION",
}
_GENDERS = {"male": "m", "female": "f"}
_COUNTRY_PROPERTIES = ("country", "nationality", "citizenship", "jurisdiction")


def read_followthemoney(path: Path, base: Tables) -> Iterator[Placed]:
    """Actors, offices and tenures; occupancies may stand before what they refer to. Raises ``DataError``."""
    reader = _Reader(path, Known(base, SOURCE))
    later: list[tuple[int, dict[str, Any]]] = []
    for line, record in _records(path):
        if record["schema"] == "Occupancy":
            later.append((line, record))
            continue
        for table, row in reader.entity(record, line):
            check(row, path, line)
            yield Placed(path, line, table, row)
    for line, record in later:
        for table, row in reader.occupancy(record, line):
            check(row, path, line)
            yield Placed(path, line, table, row)


class _Reader:
    def __init__(self, path: Path, known: Known) -> None:
        self.path = path
        self.known = known
        self.persons: dict[str, str] = {}
        self.offices: dict[str, OfficeRow] = {}

    def entity(self, record: dict[str, Any], line: int) -> Iterator[tuple[str, Row]]:
        if record["schema"] == "Position":
            yield from self.position(record, line)
        elif record["schema"] in _TYPES:
            yield from self.actor(record, _TYPES[record["schema"]], line)

    def actor(self, record: dict[str, Any], kind: str, line: int) -> Iterator[tuple[str, Row]]:
        names = self.values(record, "name", line)
        if not names:
            raise DataError(self.path, f"{record['id']!r} has no name", line)
        qid = self.first(record, "wikidataId", line)
        country = self.known.country_of(self.body(record, line))
        known = self.known.actors.get(f"wd:{qid}") if qid else self.known.actor(names[0], kind, country)
        if known is None:
            id = f"wd:{qid}" if qid else f"kg:{slug(names[0])}" + (f"-{country.lower()}" if country else "")
            gender = _GENDERS.get(self.first(record, "gender", line), "") if kind == "PERSON" else ""
            known = ActorRow(id, qid, kind, names[0], country, gender, "", "", SOURCE)
            if self.known.add(known):
                yield "actors", known
        self.persons[record["id"]] = known.id
        forms = [*names, *self.values(record, "alias", line), *self.values(record, "weakAlias", line)]
        for form in dict.fromkeys(forms):
            if form != known.name:
                yield "aliases", AliasRow(known.id, form, "name", "", "", "", SOURCE)

    def position(self, record: dict[str, Any], line: int) -> Iterator[tuple[str, Row]]:
        label, body = self.first(record, "name", line), self.body(record, line)
        if not label or not body:
            raise DataError(self.path, f"the position {record['id']!r} has no name or no country", line)
        office, new = self.known.office(label, body, self.first(record, "wikidataId", line))
        self.offices[record["id"]] = office
        if new:
            yield "offices", office

    def occupancy(self, record: dict[str, Any], line: int) -> Iterator[tuple[str, Row]]:
        holder, post = self.first(record, "holder", line), self.first(record, "post", line)
        if holder not in self.persons:
            raise DataError(self.path, f"unknown holder {holder!r}", line)
        if post not in self.offices:
            raise DataError(self.path, f"unknown post {post!r}", line)
        start, end = self.first(record, "startDate", line)[:10], self.first(record, "endDate", line)[:10]
        if not start and not end:
            return
        try:
            precision = str(precision_of(start, end))
        except ValueError as error:
            raise DataError(self.path, str(error), line) from None
        yield "tenures", TenureRow(self.offices[post].id, self.persons[holder], start, end, precision, "", "", SOURCE)

    def body(self, record: dict[str, Any], line: int) -> str:
        """The actor id of the first country, or of the state that it is part of; empty without one."""
        for name in _COUNTRY_PROPERTIES:
            code = self.first(record, name, line)
            territory = get_territory(code) if code else None
            while territory is not None:
                for id in (f"wd:{territory.qid}", self.known.countries.get((territory.alpha3 or "").upper(), "")):
                    if id in self.known.actors:
                        return id
                territory = territory.parent
            if code:
                raise DataError(self.path, f"unknown country {code!r}", line)
        return ""

    def values(self, record: dict[str, Any], name: str, line: int) -> list[str]:
        found = record["properties"].get(name, [])
        if not isinstance(found, list) or not all(isinstance(value, str) for value in found):
            raise DataError(self.path, f"{name} is not a list of strings", line)
        return found

    def first(self, record: dict[str, Any], name: str, line: int) -> str:
        return next(iter(self.values(record, name, line)), "")


def _records(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        raise DataError(path, f"not UTF-8: {error}") from None
    for number, text in enumerate(lines, 1):
        if not text.strip():
            continue
        try:
            record = json.loads(text)
        except ValueError as error:
            raise DataError(path, f"not JSON: {error}", number) from None
        if not (
            isinstance(record, dict)
            and isinstance(record.get("id"), str)
            and isinstance(record.get("schema"), str)
            and isinstance(record.get("properties"), dict)
        ):
            raise DataError(path, "not an entity with id, schema and properties", number)
        yield number, record


# ---------------------------------------------------------------------------------------------- writing


def write_followthemoney(tables: Tables) -> str:
    """The holders of offices of states and bodies that have a code there, their positions and occupancies, one entity
    a line."""
    actors = {row.id: row for row in tables.actors}
    codes = {row.id: _code(actors[row.body]) for row in tables.offices}
    offices = {row.id: row for row in tables.offices if codes[row.id]}
    aliases: dict[str, list[str]] = {}
    for alias in tables.aliases:
        aliases.setdefault(alias.actor, []).append(alias.form)
    tenures = sorted((t for t in tables.tenures if t.office in offices), key=lambda t: (t.office, t.start, t.person))
    out = [_person(actors[id], aliases.get(id, [])) for id in sorted({t.person for t in tenures})]
    for id in sorted({t.office for t in tenures}):
        qid = [id] if id[:1] == "Q" and id[1:].isdigit() else []
        out.append(_entity(id, "Position", name=[offices[id].label], country=[codes[id]], wikidataId=qid))
    for t in tenures:
        id = slug(f"{t.office} {t.person} {t.start} {t.end}")
        days = {"startDate": [t.start] if t.start else [], "endDate": [t.end] if t.end else []}
        out.append(_entity(id, "Occupancy", holder=[t.person], post=[t.office], **days))
    return "".join(json.dumps(entity, ensure_ascii=False, sort_keys=True) + "\n" for entity in out)


def _person(row: ActorRow, forms: list[str]) -> dict[str, Any]:
    territory = get_territory(row.country.lower()) if row.country else None
    return _entity(
        row.id,
        "Person",
        name=[row.name],
        alias=sorted(forms),
        wikidataId=[row.qid] if row.qid else [],
        country=[territory.code] if territory else [],
        gender=[name for name, letter in _GENDERS.items() if letter == row.gender],
    )


def _entity(id: str, schema: str, **properties: list[str]) -> dict[str, Any]:
    return {"id": id, "schema": schema, "properties": {k: v for k, v in properties.items() if v}}


def _code(body: ActorRow) -> str:
    """The two-letter code of a state or union; empty without one."""
    territory = get_territory(body.country.lower()) if body.type == "COUNTRY" and body.country else None
    if territory is None and body.qid:
        territory = get_territory_by_qid(body.qid)
    return territory.code if territory else ""
