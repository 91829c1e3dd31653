"""FollowTheMoney entities, one JSON object a line, as Aleph and OpenSanctions tools read them.

Actors become Person, PublicBody, Organization and so on; a claim of the view becomes an UnknownLink (Family where the
relation is one of kinship) and an event an Event, each with its days and the articles that prove it. FollowTheMoney
has no place for stance, so what is planned or denied stays out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from rigour.territories import get_territories

from kgraph.export.rows import EdgeRow, edge_rows
from kgraph.export.terms import clean, web_address
from kgraph.model import Document, Entity, EntityType, Event, GraphData, content_hash

_SCHEMATA: dict[EntityType, str] = {
    EntityType.PERSON: "Person",
    EntityType.COUNTRY: "PublicBody",
    EntityType.IGO: "Organization",
    EntityType.GOVERNMENT_BODY: "PublicBody",
    EntityType.ARMED_GROUP: "Organization",
    EntityType.ORGANISATION: "Organization",
    EntityType.MEDIA: "Organization",
    EntityType.PLACE: "Address",
    EntityType.INSTRUMENT: "Document",
    EntityType.OTHER: "LegalEntity",
}
_KINSHIP = ("spouse", "child", "parent", "sibling", "relative", "father", "mother", "family")


def write_ftm(data: GraphData, out: Path) -> list[Path]:
    """``entities.ftm.json``: actors, articles, links, events, in the order of the graph."""
    path = out / "entities.ftm.json"
    with path.open("w", encoding="utf-8") as file:
        for entity in _entities(data):
            file.write(json.dumps(entity, ensure_ascii=False, sort_keys=True) + "\n")
    return [path]


def _entities(data: GraphData) -> Iterator[dict[str, Any]]:
    for entity in data.entities:
        yield _actor(entity)
    for document in data.documents:
        yield _article(document)
    docs = {a.id: a.doc for a in data.assertions}
    for row, claim in zip(edge_rows(data), data.claims, strict=True):
        if row.in_view:
            yield _link(row, sorted({a.doc for a in claim.assertions if a.in_view}))
    for event in data.events:
        yield _event(event, sorted({docs[a] for a in event.assertions if a in docs}))


def _entity(id: str, schema: str, **properties: object) -> dict[str, Any]:
    found: dict[str, list[str]] = {}
    for name, value in properties.items():
        values = value if isinstance(value, list) else [value]
        texts = [clean(str(v)) for v in values if v is not None and str(v).strip()]
        if texts:
            found[name] = texts
    return {"id": id, "schema": schema, "properties": found}


def _key(kind: str, id: str) -> str:
    """FollowTheMoney ids are plain: no colon, no slash, nothing outside ASCII."""
    return f"kg-{kind}-{id if id.isascii() and id.isalnum() else content_hash(id, length=32)}"


def _actor(entity: Entity) -> dict[str, Any]:
    code = _alpha2().get(entity.country) if entity.country else None
    item = entity.id.removeprefix("wd:") if entity.id.startswith("wd:Q") else None
    schema = _SCHEMATA[entity.type]
    named: dict[str, object] = {"name": entity.label, "alias": list(entity.aliases), "country": code}
    if schema == "Address":
        named["full"] = entity.label
    if schema != "Document":
        named["wikidataId"] = item
    return _entity(_key("entity", entity.id), schema, **named)


def _article(document: Document) -> dict[str, Any]:
    address = web_address(document.url)
    return _entity(
        _key("document", document.id),
        "Article",
        title=document.title,
        fileName=document.name,
        publishedAt=document.published,
        publisher=document.publisher,
        sourceUrl=address.value if address else None,
        contentHash=None,
    )


def _link(row: EdgeRow, docs: list[str]) -> dict[str, Any]:
    kin = any(word in row.relation.split("_") for word in _KINSHIP)
    people = row.subject.type is EntityType.PERSON and row.object.type is EntityType.PERSON
    ends, schema = ("subject", "object", "role"), "UnknownLink"
    if kin and people:
        ends, schema = ("person", "relative", "relationship"), "Family"
    values: dict[str, object] = {
        ends[0]: _key("entity", row.subject.id),
        ends[1]: _key("entity", row.object.id),
        ends[2]: row.relation.replace("_", " "),
        "startDate": row.start,
        "endDate": row.end,
        "summary": row.quote,
        "recordId": row.id,
        "proof": [_key("document", d) for d in docs],
    }
    return _entity(_key("claim", row.id), schema, **values)


def _event(event: Event, docs: list[str]) -> dict[str, Any]:
    return _entity(
        _key("event", event.id),
        "Event",
        name=f"{event.type}: {event.source.label} – {event.target.label}",
        involved=sorted({_key("entity", e.id) for e in (event.source, event.target)}),
        startDate=event.time.start if event.time else None,
        endDate=event.time.end if event.time else None,
        location=event.place.label if event.place else None,
        recordId=event.id,
        proof=[_key("document", d) for d in docs],
    )


@cache
def _alpha2() -> dict[str, str]:
    """ISO 3166 alpha-3 -> the code that FollowTheMoney uses (alpha-2, lower case)."""
    return {t.alpha3: t.code for t in get_territories() if t.alpha3}
