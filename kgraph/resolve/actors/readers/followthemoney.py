"""FollowTheMoney entities as JSON lines (https://followthemoney.tech): Person, Position, Occupancy and bodies.

Countries are two-letter codes there and become the countries of the tables.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rigour.territories import get_territory

from kgraph.errors import DataError
from kgraph.model import slug
from kgraph.resolve.actors.dates import precision_of
from kgraph.resolve.actors.files import Placed, check
from kgraph.resolve.actors.readers.posts import Posts
from kgraph.resolve.actors.schema import ActorRow, AliasRow, OfficeRow, Row, Tables, TenureRow

SOURCE = "followthemoney"
_TYPES = {
    "Person": "PERSON",
    "Organization": "ORGANISATION",
    "PublicBody": "GOVERNMENT_BODY",
    "Company": "ORGANISATION",
}
_GENDERS = {"male": "m", "female": "f"}


class _Reader:
    def __init__(self, path: Path, base: Tables) -> None:
        self.path = path
        self.countries = {row.country: row.id for row in base.actors if row.type == "COUNTRY" and row.country}
        self.posts = Posts(base, SOURCE)
        self.persons: dict[str, str] = {}
        self.offices: dict[str, OfficeRow] = {}

    def actor(self, record: dict[str, Any], kind: str, line: int) -> Iterator[tuple[str, Row]]:
        names = self.values(record, "name", line)
        if not names:
            raise DataError(self.path, f"{record['id']!r} has no name", line)
        qid = self.first(record, "wikidataId", line)
        country = self.iso3(record, line)
        id = f"wd:{qid}" if qid else f"kg:{slug(names[0])}" + (f"-{country.lower()}" if country else "")
        gender = _GENDERS.get(self.first(record, "gender", line), "") if kind == "PERSON" else ""
        self.persons[record["id"]] = id
        yield "actors", ActorRow(id, qid, kind, names[0], country, gender, "", "", SOURCE)
        for form in [*names[1:], *self.values(record, "alias", line), *self.values(record, "weakAlias", line)]:
            yield "aliases", AliasRow(id, form, "name", "", "", "", SOURCE)

    def position(self, record: dict[str, Any], line: int) -> Iterator[tuple[str, Row]]:
        country = self.iso3(record, line)
        label = self.first(record, "name", line)
        if not label or not country:
            raise DataError(self.path, f"the position {record['id']!r} has no name or no country", line)
        office = self.posts.office(label, self.countries[country], self.first(record, "wikidataId", line))
        self.offices[record["id"]] = office
        if office.id in self.posts.made:
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

    def iso3(self, record: dict[str, Any], line: int) -> str:
        """The alpha-3 code of the first country; empty without one."""
        for name in ("country", "nationality", "citizenship", "jurisdiction"):
            code = self.first(record, name, line)
            if code:
                territory = get_territory(code)
                found = (territory.alpha3 or "").upper() if territory else ""
                if found not in self.countries:
                    raise DataError(self.path, f"unknown country {code!r}", line)
                return found
        return ""

    def values(self, record: dict[str, Any], name: str, line: int) -> list[str]:
        found = record["properties"].get(name, [])
        if not isinstance(found, list) or not all(isinstance(value, str) for value in found):
            raise DataError(self.path, f"{name} is not a list of strings", line)
        return found

    def first(self, record: dict[str, Any], name: str, line: int) -> str:
        return next(iter(self.values(record, name, line)), "")


def read_followthemoney(path: Path, base: Tables) -> Iterator[Placed]:
    """Actors, offices and tenures; occupancies may stand before what they refer to. Raises ``DataError``."""
    reader = _Reader(path, base)
    later: list[tuple[int, dict[str, Any]]] = []
    for line, record in _records(path):
        schema = record["schema"]
        if schema == "Occupancy":
            later.append((line, record))
            continue
        rows = reader.position(record, line) if schema == "Position" else _actor_rows(reader, record, schema, line)
        for table, row in rows:
            check(row, path, line)
            yield Placed(path, line, table, row)
    for line, record in later:
        for table, row in reader.occupancy(record, line):
            check(row, path, line)
            yield Placed(path, line, table, row)


def _actor_rows(reader: _Reader, record: dict[str, Any], schema: str, line: int) -> Iterator[tuple[str, Row]]:
    return reader.actor(record, _TYPES[schema], line) if schema in _TYPES else iter(())


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


def write_followthemoney(tables: Tables) -> str:
    """The persons that hold offices of countries, their positions and occupancies, one entity a line."""
    actors = {row.id: row for row in tables.actors}
    offices = {row.id: row for row in tables.offices if actors[row.body].type == "COUNTRY" and actors[row.body].country}
    aliases: dict[str, list[str]] = {}
    for alias in tables.aliases:
        aliases.setdefault(alias.actor, []).append(alias.form)
    tenures = sorted((t for t in tables.tenures if t.office in offices), key=lambda t: (t.office, t.start, t.person))
    out: list[dict[str, Any]] = []
    for id in sorted({t.person for t in tenures}):
        row = actors[id]
        gender = {"m": ["male"], "f": ["female"]}.get(row.gender, [])
        qid = [row.qid] if row.qid else []
        forms = sorted(aliases.get(id, []))
        out.append(
            _entity(
                id, "Person", name=[row.name], alias=forms, wikidataId=qid, country=_iso2(row.country), gender=gender
            )
        )
    for id in sorted({t.office for t in tenures}):
        office = offices[id]
        qid = [id] if id[:1] == "Q" and id[1:].isdigit() else []
        out.append(
            _entity(id, "Position", name=[office.label], country=_iso2(actors[office.body].country), wikidataId=qid)
        )
    for t in tenures:
        id = slug(f"{t.office} {t.person} {t.start} {t.end}")
        days = {"startDate": [t.start] if t.start else [], "endDate": [t.end] if t.end else []}
        out.append(_entity(id, "Occupancy", holder=[t.person], post=[t.office], **days))
    return "".join(json.dumps(entity, ensure_ascii=False, sort_keys=True) + "\n" for entity in out)


def _entity(id: str, schema: str, **properties: list[str]) -> dict[str, Any]:
    return {"id": id, "schema": schema, "properties": {k: v for k, v in properties.items() if v}}


def _iso2(country: str) -> list[str]:
    territory = get_territory(country.lower()) if country else None
    return [territory.code] if territory else []
