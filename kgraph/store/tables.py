"""Documents, assertions, claims and events as Parquet tables; ``docs/format.md`` describes each column.

``SCHEMA`` changes with the columns. Lone surrogates, which UTF-8 cannot hold, become U+FFFD, one for one.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from kgraph.errors import NotFoundError
from kgraph.model import Assertion, Claim, Document, Event, EventType, GraphData, Precision, Span, Zone, ZoneKind
from kgraph.records import (
    Record,
    assertion_from_record,
    assertion_record,
    entity_from_record,
    entity_record,
    interval_from_record,
    interval_record,
)

SCHEMA = 1
"""Version of the schemas below, in every file's metadata under ``kgraph.schema``."""

_Field = tuple[str, Any]


def _strings(names: str) -> list[_Field]:
    return [(name, pa.string()) for name in names.split()]


def _schema(fields: Sequence[_Field]) -> pa.Schema:
    return pa.schema(list(fields), metadata={"kgraph.schema": str(SCHEMA)})


_ENTITY = pa.struct([*_strings("id label type country"), ("aliases", pa.list_(pa.string()))])
_SPAN = pa.list_(pa.int32(), 2)
_TIME = pa.struct(_strings("start end precision"))
_ZONE = pa.struct([("kind", pa.string()), ("start", pa.int32()), ("end", pa.int32())])
_RELATION = pa.struct(
    [
        *_strings("lemma phrase class event_type mode cameo"),
        ("goldstein", pa.float64()),
        ("symmetric", pa.bool_()),
        ("inverse", pa.bool_()),
    ]
)
_EVIDENCE = pa.struct(
    [
        ("start", pa.int32()),
        ("end", pa.int32()),
        ("quote", pa.string()),
        ("subject", _SPAN),
        ("relation", _SPAN),
        ("object", _SPAN),
        ("zone", pa.string()),
    ]
)
_ASSERTION: list[_Field] = [
    *_strings("doc id"),
    ("subject", _ENTITY),
    ("relation", _RELATION),
    ("object", _ENTITY),
    ("time", _TIME),
    ("place", _ENTITY),
    ("speakers", pa.list_(_ENTITY)),
    *_strings("polarity modality"),
    ("evidence", _EVIDENCE),
    ("rule", pa.string()),
    ("confidence", pa.float64()),
]
DOCUMENTS = _schema(
    [
        *_strings("id name text title"),
        ("published", pa.date32()),
        *_strings("published_precision publisher url lang"),
        ("zones", pa.list_(_ZONE)),
        ("sentences", pa.int32()),
    ]
)
ASSERTIONS = _schema(_ASSERTION)
CLAIMED = _schema([("claim", pa.string()), *_ASSERTION])
CLAIMS = _schema(
    [
        ("id", pa.string()),
        ("subject", _ENTITY),
        ("relation_class", pa.string()),
        ("object", _ENTITY),
        *_strings("event event_type"),
    ]
)
EVENTS = _schema(
    [
        *_strings("id type mode"),
        ("source", _ENTITY),
        ("target", _ENTITY),
        ("time", _TIME),
        ("place", _ENTITY),
        ("assertions", pa.list_(pa.string())),
    ]
)

Told = tuple[Document, int, Sequence[Assertion]]
"""A document, the number of its sentences, and what it asserts."""


def write_told(told: Iterable[Told], folder: Path) -> None:
    """``documents.parquet`` and ``assertions.parquet`` in ``folder``, documents by id."""
    ordered = sorted(told, key=lambda t: t[0].id)
    _write(folder / "documents.parquet", [_document_record(d, n) for d, n, _ in ordered], DOCUMENTS)
    _write(folder / "assertions.parquet", [_stored(a) for _, _, found in ordered for a in found], ASSERTIONS)


def read_told(folder: Path) -> Iterator[Told]:
    stated: dict[str, list[Assertion]] = defaultdict(list)
    for record in _read(folder / "assertions.parquet"):
        stated[record["doc"]].append(assertion_from_record(record, record["doc"]))
    for record in _read(folder / "documents.parquet"):
        yield _document(record), record["sentences"], stated[record["id"]]


def read_documents(folder: Path) -> Iterator[Document]:
    """The documents of a folder that :func:`write_told` or :func:`write_graph` wrote, without what they assert."""
    return map(_document, _read(folder / "documents.parquet"))


def document_ids(folder: Path) -> list[str]:
    ids: list[str] = pq.read_table(folder / "documents.parquet", columns=["id"])["id"].to_pylist()
    return ids


def write_graph(data: GraphData, folder: Path) -> None:
    """The whole of ``data`` as tables in ``folder`` (made if missing); :func:`read_graph` gives it back equal."""
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / "documents.parquet", [_document_record(d, None) for d in data.documents], DOCUMENTS)
    told = ({"claim": c.id, **_stored(a)} for c in data.claims for a in c.assertions)
    _write(folder / "assertions.parquet", told, CLAIMED)
    _write(folder / "claims.parquet", (_claim_record(c) for c in data.claims), CLAIMS)
    _write(folder / "events.parquet", (_event_record(e) for e in data.events), EVENTS)
    rest = {"schema": SCHEMA, "sentences": data.sentences, "reprints": [list(r) for r in data.reprints]}
    (folder / "graph.json").write_text(json.dumps(rest, indent=1) + "\n", encoding="utf-8")


def read_graph(folder: Path) -> GraphData:
    """The graph that :func:`write_graph` wrote to ``folder``."""
    meta = folder / "graph.json"
    if not meta.is_file():
        raise NotFoundError(f"{folder} holds no graph tables")
    rest = json.loads(meta.read_text(encoding="utf-8"))
    stated: dict[str, list[Assertion]] = defaultdict(list)
    for record in _read(folder / "assertions.parquet"):
        stated[record["claim"]].append(assertion_from_record(record, record["doc"]))
    return GraphData(
        documents=tuple(map(_document, _read(folder / "documents.parquet"))),
        claims=tuple(_claim(r, stated[r["id"]]) for r in _read(folder / "claims.parquet")),
        events=tuple(map(_event, _read(folder / "events.parquet"))),
        reprints=tuple((copy, original) for copy, original in rest["reprints"]),
        sentences=rest["sentences"],
    )


def _write(path: Path, records: Iterable[Record], schema: pa.Schema, batch: int = 4096) -> None:
    with pq.ParquetWriter(path, schema, compression="zstd") as file:
        waiting: list[Record] = []
        for record in records:
            waiting.append(record)
            if len(waiting) == batch:
                file.write_batch(_batch(waiting, schema))
                waiting = []
        if waiting:
            file.write_batch(_batch(waiting, schema))


def _batch(records: list[Record], schema: pa.Schema) -> pa.RecordBatch:
    try:
        return pa.RecordBatch.from_pylist(records, schema=schema)
    except UnicodeEncodeError:
        return pa.RecordBatch.from_pylist([_encodable(r) for r in records], schema=schema)


def _encodable(value: Any) -> Any:
    if isinstance(value, str):
        return re.sub("[\ud800-\udfff]", "�", value)
    if isinstance(value, dict):
        return {k: _encodable(v) for k, v in value.items()}
    return [_encodable(v) for v in value] if isinstance(value, list | tuple) else value


def _read(path: Path) -> Iterator[Record]:
    with pq.ParquetFile(path) as file:
        found = (file.schema_arrow.metadata or {}).get(b"kgraph.schema", b"?").decode()
        if found != str(SCHEMA):
            raise NotFoundError(f"{path} has schema {found}, this version reads schema {SCHEMA}: build again")
        for batch in file.iter_batches(4096):
            yield from batch.to_pylist()


def _document_record(document: Document, sentences: int | None) -> Record:
    zones = [{"kind": str(z.kind), "start": z.span.start, "end": z.span.end} for z in document.zones]
    names = ("id", "name", "text", "title", "published", "publisher", "url", "lang")
    found = {n: getattr(document, n) for n in names}
    precision = str(document.published_precision)
    return {**found, "published_precision": precision, "zones": zones, "sentences": sentences}


def _document(record: Record) -> Document:
    zones = tuple(Zone(ZoneKind(z["kind"]), Span(z["start"], z["end"])) for z in record["zones"])
    fields = {k: v for k, v in record.items() if k not in ("zones", "sentences", "published_precision")}
    return Document(**fields, zones=zones, published_precision=Precision(record["published_precision"]))


def _stored(assertion: Assertion) -> Record:
    """The record of the contract with what it leaves out, so that nothing of the assertion is lost."""
    record = assertion_record(assertion, assertion.doc)
    del record["speaker"]
    record["relation"]["inverse"] = assertion.relation.coding.inverse
    record["subject"] = entity_record(assertion.subject, aliases=True)
    record["object"] = entity_record(assertion.object, aliases=True)
    record["place"] = entity_record(assertion.place, aliases=True) if assertion.place else None
    record["speakers"] = [entity_record(s, aliases=True) for s in assertion.speakers]
    return {"id": assertion.id, **record}


def _claim_record(claim: Claim) -> Record:
    return {
        "id": claim.id,
        "subject": entity_record(claim.subject, aliases=True),
        "relation_class": claim.relation_class,
        "object": entity_record(claim.object, aliases=True),
        "event": claim.event,
        "event_type": str(claim.event_type) if claim.event_type else None,
    }


def _claim(record: Record, stated: list[Assertion]) -> Claim:
    return Claim(
        record["id"],
        entity_from_record(record["subject"]),
        record["relation_class"],
        entity_from_record(record["object"]),
        record["event"],
        EventType(record["event_type"]) if record["event_type"] else None,
        tuple(stated),
    )


def _event_record(event: Event) -> Record:
    return {
        "id": event.id,
        "type": str(event.type),
        "mode": event.mode,
        "source": entity_record(event.source, aliases=True),
        "target": entity_record(event.target, aliases=True),
        "time": interval_record(event.time),
        "place": entity_record(event.place, aliases=True) if event.place else None,
        "assertions": list(event.assertions),
    }


def _event(record: Record) -> Event:
    return Event(
        record["id"],
        EventType(record["type"]),
        record["mode"],
        entity_from_record(record["source"]),
        entity_from_record(record["target"]),
        interval_from_record(record["time"]),
        entity_from_record(record["place"]) if record["place"] else None,
        tuple(record["assertions"]),
    )
