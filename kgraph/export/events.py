"""Event data: one row an event, as CSV and Parquet.

``kgraph`` style names its columns in words; ``gdelt`` style has those of the GDELT 2.0 event table that kgraph can
fill (its codebook of 2015), so that tools for such data read it.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import pyarrow as pa
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq

from kgraph.model import Assertion, Document, Entity, EntityType, Event, GraphData, Precision, QuadClass, Sources

Style = Literal["kgraph", "gdelt"]

_TEXT, _DATE, _COUNT, _NUMBER = pa.string(), pa.date32(), pa.int32(), pa.float64()

KGRAPH_SCHEMA = pa.schema(
    [
        ("event_id", _TEXT),
        ("date_start", _DATE),  # first and last day; empty where no text tells them
        ("date_end", _DATE),
        ("date_precision", _TEXT),
        ("first_reported", _DATE),  # publication of the earliest document: an outer bound, not the event's date
        ("source", _TEXT),
        ("source_id", _TEXT),
        ("source_iso3", _TEXT),
        ("source_role", _TEXT),
        ("target", _TEXT),
        ("target_id", _TEXT),
        ("target_iso3", _TEXT),
        ("target_role", _TEXT),
        ("event_type", _TEXT),
        ("mode", _TEXT),
        ("quad_class", _TEXT),
        ("cameo", _TEXT),
        ("cameo_root", _TEXT),
        ("goldstein", _NUMBER),
        ("place", _TEXT),
        ("place_iso3", _TEXT),
        ("n_assertions", _COUNT),
        ("n_documents", _COUNT),
        ("n_sources", _COUNT),  # publishers, or documents without one; reprints left out
        ("n_reprints", _COUNT),
        ("quote", _TEXT),  # of the earliest document
        ("document", _TEXT),
        ("publisher", _TEXT),
        ("url", _TEXT),
    ]
)

GDELT_SCHEMA = pa.schema(
    [
        ("GLOBALEVENTID", pa.int64()),
        ("SQLDATE", _COUNT),
        ("MonthYear", _COUNT),
        ("Year", _COUNT),
        ("FractionDate", _NUMBER),
        ("Actor1Code", _TEXT),
        ("Actor1Name", _TEXT),
        ("Actor1CountryCode", _TEXT),
        ("Actor1Type1Code", _TEXT),
        ("Actor2Code", _TEXT),
        ("Actor2Name", _TEXT),
        ("Actor2CountryCode", _TEXT),
        ("Actor2Type1Code", _TEXT),
        ("IsRootEvent", _COUNT),
        ("EventCode", _TEXT),
        ("EventBaseCode", _TEXT),
        ("EventRootCode", _TEXT),
        ("QuadClass", _COUNT),
        ("GoldsteinScale", _NUMBER),
        ("NumMentions", _COUNT),
        ("NumSources", _COUNT),
        ("NumArticles", _COUNT),
        ("AvgTone", _NUMBER),
        ("ActionGeo_Fullname", _TEXT),
        ("ActionGeo_CountryCode", _TEXT),
        ("DATEADDED", _COUNT),
        ("SOURCEURL", _TEXT),
    ]
)

_SCHEMAS = {"kgraph": KGRAPH_SCHEMA, "gdelt": GDELT_SCHEMA}
_QUADS = {q: n for n, q in enumerate(QuadClass, 1)}
_ROLES = {
    EntityType.GOVERNMENT_BODY: "GOV",
    EntityType.ARMED_GROUP: "REB",
    EntityType.IGO: "IGO",
    EntityType.MEDIA: "MED",
}
"""CAMEO type codes of kinds of actors; that of a person is not told by his kind."""


@dataclass(frozen=True, slots=True)
class _Told:
    """An event with its evidence, earliest document first."""

    event: Event
    assertions: Sequence[Assertion]
    documents: Sequence[Document]
    sources: int
    reprints: int

    @property
    def first(self) -> Assertion:
        return self.assertions[0]

    @property
    def reported(self) -> dt.date | None:
        dates = (d.published for d in self.documents if d.published_precision is Precision.DAY)
        return next((date for date in dates if date), None)

    def coding(self) -> tuple[str | None, float | None]:
        """CAMEO code and Goldstein value told most often for the event's type."""
        codings = (a.relation.coding for a in self.assertions)
        found = Counter((c.cameo, c.goldstein) for c in codings if c.event_type is self.event.type and c.cameo)
        return min(found, key=lambda c: (-found[c], c[0] or "")) if found else (None, None)


def events_table(data: GraphData, style: Style = "kgraph") -> pa.Table:
    """The events of ``data`` in their order, one a row, in the columns of ``KGRAPH_SCHEMA`` or ``GDELT_SCHEMA``.

    In ``gdelt`` style an event without a date has that of its first report, as GDELT does, and ``AvgTone`` is empty.
    """
    row = _gdelt_row if style == "gdelt" else _kgraph_row
    return pa.Table.from_pylist([row(told) for told in _told(data)], schema=_SCHEMAS[style])


def write_events(data: GraphData, out: Path) -> list[Path]:
    """``events.csv`` and ``events.parquet``."""
    return _write(events_table(data), out, "events")


def write_gdelt(data: GraphData, out: Path) -> list[Path]:
    """``events.gdelt.csv`` and ``events.gdelt.parquet``."""
    return _write(events_table(data, "gdelt"), out, "events.gdelt")


def _write(table: pa.Table, out: Path, name: str) -> list[Path]:
    paths = [out / f"{name}.csv", out / f"{name}.parquet"]
    pa_csv.write_csv(table, paths[0])
    pq.write_table(table, paths[1])
    return paths


def _told(data: GraphData) -> Iterator[_Told]:
    documents = {d.id: d for d in data.documents}
    origins = Sources(data)
    told: dict[str, list[tuple[str, Assertion]]] = defaultdict(list)
    for claim in data.claims:
        if claim.event:
            told[claim.event].extend((a.id, a) for a in claim.assertions)
    for event in data.events:
        counted = set(event.assertions)
        assertions = [a for id, a in told[event.id] if id in counted]
        assertions.sort(key=lambda a: (_published(documents, a.doc), a.doc, a.evidence.span, a.id))
        docs = list(dict.fromkeys(a.doc for a in assertions))
        known = [documents[d] for d in docs if d in documents]
        yield _Told(event, assertions, known, origins.count(docs), origins.reprints(docs))


def _published(documents: Mapping[str, Document], doc: str) -> dt.date:
    document = documents.get(doc)
    return document.published if document and document.published else dt.date.max


def _kgraph_row(told: _Told) -> dict[str, Any]:
    event, first = told.event, told.first
    cameo, goldstein = told.coding()
    document = told.documents[0] if told.documents else None
    row: dict[str, Any] = {
        "event_id": event.id,
        "date_start": event.time.start if event.time else None,
        "date_end": event.time.end if event.time else None,
        "date_precision": str(event.time.precision) if event.time else None,
        "first_reported": told.reported,
        "event_type": str(event.type),
        "mode": event.mode,
        "quad_class": str(event.type.quad_class),
        "cameo": cameo,
        "cameo_root": cameo[:2] if cameo else None,
        "goldstein": goldstein,
        "place": event.place.label if event.place else None,
        "place_iso3": event.place.country if event.place else None,
        "n_assertions": len(told.assertions),
        "n_documents": len(told.documents),
        "n_sources": told.sources,
        "n_reprints": told.reprints,
        "quote": " ".join(first.evidence.quote.split()),
        "document": document.name if document else first.doc,
        "publisher": document.publisher if document else None,
        "url": document.url if document else None,
    }
    for side, actor in (("source", event.source), ("target", event.target)):
        row |= {
            side: actor.label,
            f"{side}_id": actor.id,
            f"{side}_iso3": actor.country,
            f"{side}_role": str(actor.type),
        }
    return row


def _gdelt_row(told: _Told) -> dict[str, Any]:
    event = told.event
    cameo, goldstein = told.coding()
    day = (event.time.start if event.time else None) or told.reported
    row: dict[str, Any] = {
        "GLOBALEVENTID": int(event.id[:15], 16),
        "IsRootEvent": 1,
        "EventCode": cameo,
        "EventBaseCode": cameo[:3] if cameo else None,
        "EventRootCode": cameo[:2] if cameo else None,
        "QuadClass": _QUADS[event.type.quad_class],
        "GoldsteinScale": goldstein,
        "NumMentions": len(told.assertions),
        "NumSources": told.sources,
        "NumArticles": len(told.documents),
        "ActionGeo_Fullname": event.place.label if event.place else None,
        "ActionGeo_CountryCode": event.place.country if event.place else None,
        "DATEADDED": _number(told.reported),
        "SOURCEURL": next((d.url for d in told.documents if d.url), None),
    }
    if day:
        ends = dt.date(day.year, 12, 31)
        fraction = round(day.year + (day.timetuple().tm_yday - 1) / ends.timetuple().tm_yday, 4)
        row |= {"SQLDATE": _number(day), "MonthYear": day.year * 100 + day.month, "Year": day.year}
        row["FractionDate"] = fraction
    for n, actor in ((1, event.source), (2, event.target)):
        role = _ROLES.get(actor.type, "")
        row |= {
            f"Actor{n}Code": _actor_code(actor, role),
            f"Actor{n}Name": actor.label.upper(),
            f"Actor{n}CountryCode": actor.country,
            f"Actor{n}Type1Code": role or None,
        }
    return row


def _actor_code(actor: Entity, role: str) -> str | None:
    return f"{actor.country or ''}{role}" or None


def _number(date: dt.date | None) -> int | None:
    return date.year * 10000 + date.month * 100 + date.day if date else None
