"""Assertions as plain records (the JSON contract of ``kgraph extract``) and back."""

from __future__ import annotations

import datetime as dt
from typing import Any

from kgraph.model import (
    Assertion,
    Coding,
    Entity,
    EntityType,
    EventType,
    Evidence,
    Interval,
    Modality,
    Polarity,
    Precision,
    Relation,
    Span,
    ZoneKind,
)

Record = dict[str, Any]


def entity_record(entity: Entity, aliases: bool = False) -> Record:
    """An entity in the shape of the contract; with ``aliases`` nothing of it is lost."""
    record = {"id": entity.id, "label": entity.label, "type": str(entity.type), "country": entity.country}
    return {**record, "aliases": list(entity.aliases)} if aliases else record


def assertion_record(assertion: Assertion, doc: str) -> Record:
    """One assertion in the shape of the contract; ``doc`` is the document's name."""
    coding, evidence = assertion.relation.coding, assertion.evidence
    return {
        "doc": doc,
        "subject": entity_record(assertion.subject),
        "relation": {
            "lemma": assertion.relation.lemma,
            "phrase": assertion.relation.phrase,
            "class": coding.relation_class,
            "event_type": str(coding.event_type) if coding.event_type else None,
            "mode": coding.mode,
            "cameo": coding.cameo,
            "goldstein": coding.goldstein,
            "symmetric": coding.symmetric,
        },
        "object": entity_record(assertion.object),
        "time": interval_record(assertion.time),
        "place": entity_record(assertion.place) if assertion.place else None,
        "speaker": entity_record(assertion.speaker) if assertion.speaker else None,
        "speakers": [entity_record(s) for s in assertion.speakers],
        "when": assertion.time.written if assertion.time else None,
        "polarity": str(assertion.polarity),
        "modality": str(assertion.modality),
        "evidence": {
            "start": evidence.span.start,
            "end": evidence.span.end,
            "quote": evidence.quote,
            "subject": list(evidence.subject),
            "relation": list(evidence.relation),
            "object": list(evidence.object),
            "zone": str(assertion.zone),
        },
        "rule": assertion.rule,
        "confidence": assertion.confidence,
    }


def assertion_from_record(record: Record, doc: str) -> Assertion:
    """The inverse of :func:`assertion_record`; ``doc`` is the document's id.

    Aliases of entities and ``inverse`` of the relation, which the contract leaves out, are read where they are given.
    """
    relation, evidence = record["relation"], record["evidence"]
    coding = Coding(
        relation["class"],
        EventType(relation["event_type"]) if relation["event_type"] else None,
        relation["mode"],
        relation["cameo"],
        relation["goldstein"],
        relation["symmetric"],
        relation.get("inverse", False),
    )
    return Assertion(
        doc=doc,
        subject=entity_from_record(record["subject"]),
        relation=Relation(relation["lemma"], relation["phrase"], coding),
        object=entity_from_record(record["object"]),
        evidence=Evidence(
            Span(evidence["start"], evidence["end"]),
            evidence["quote"],
            Span(*evidence["subject"]),
            Span(*evidence["relation"]),
            Span(*evidence["object"]),
        ),
        time=interval_from_record(record["time"]),
        place=entity_from_record(record["place"]) if record["place"] else None,
        speakers=tuple(entity_from_record(s) for s in record["speakers"]),
        polarity=Polarity(record["polarity"]),
        modality=Modality(record["modality"]),
        zone=ZoneKind(evidence["zone"]),
        rule=record["rule"],
        confidence=record["confidence"],
    )


def entity_from_record(record: Record) -> Entity:
    aliases = tuple(record.get("aliases") or ())
    return Entity(record["id"], record["label"], EntityType(record["type"]), record["country"], aliases)


def interval_record(interval: Interval | None) -> Record | None:
    if interval is None:
        return None
    start, end = interval.start, interval.end
    return {
        "start": start.isoformat() if start else None,
        "end": end.isoformat() if end else None,
        "precision": str(interval.precision),
    }


def interval_from_record(record: Record | None) -> Interval | None:
    if record is None:
        return None
    start, end = record["start"], record["end"]
    return Interval(
        dt.date.fromisoformat(start) if start else None,
        dt.date.fromisoformat(end) if end else None,
        Precision(record["precision"]),
    )
