"""Tables of entities and claims, and the assertions one a line."""

from __future__ import annotations

import csv
import json
from collections import Counter
from pathlib import Path

from kgraph.export.rows import edge_rows
from kgraph.model import GraphData
from kgraph.records import assertion_record

ENTITY_COLUMNS = ("id", "label", "type", "country", "aliases", "claims")
CLAIM_COLUMNS = (
    "id subject_id subject subject_type subject_country relation object_id object object_type object_country event "
    "event_type quad_class cameo goldstein start end status in_view denied assertions documents sources speakers "
    "quote document first_reported"
).split()


def write_csv(data: GraphData, out: Path) -> list[Path]:
    """``entities.csv`` and ``claims.csv``: UTF-8, comma, header line, empty field for unknown, aliases by ``|``."""
    claims: Counter[str] = Counter()
    for claim in data.claims:
        claims.update({claim.subject.id, claim.object.id})
    entities, edges = out / "entities.csv", out / "claims.csv"
    with entities.open("w", encoding="utf-8", newline="", errors="replace") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(ENTITY_COLUMNS)
        for e in data.entities:
            table.writerow((e.id, e.label, e.type, e.country, "|".join(e.aliases), claims[e.id]))
    with edges.open("w", encoding="utf-8", newline="", errors="replace") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(CLAIM_COLUMNS)
        for r in edge_rows(data):
            ends = [v for e in (r.subject, r.object) for v in (e.id, e.label, e.type, e.country)]
            coding = (r.event, r.event_type, r.quad_class, r.cameo, r.goldstein, r.start, r.end, r.status)
            flags = (str(r.in_view).lower(), str(r.denied).lower())
            counts = (r.assertions, r.documents, r.sources)
            table.writerow(
                (
                    r.id,
                    *ends[:4],
                    r.relation,
                    *ends[4:],
                    *coding,
                    *flags,
                    *counts,
                    r.speakers,
                    r.quote,
                    r.document,
                    r.first_reported,
                )
            )
    return [entities, edges]


def write_jsonl(data: GraphData, out: Path) -> list[Path]:
    """``assertions.jsonl``: the records of ``kgraph extract`` with their id, claim and event, in text order."""
    path = out / "assertions.jsonl"
    documents = {d.id: (i, d.name) for i, d in enumerate(data.documents)}
    found = [(documents.get(a.doc, (-1, a.doc)), a, claim) for claim in data.claims for a in claim.assertions]
    found.sort(key=lambda f: (f[0], f[1].evidence.span, f[1].id, f[2].id))
    with path.open("w", encoding="utf-8", errors="backslashreplace") as file:
        for (_, name), assertion, claim in found:
            record = assertion_record(assertion, name)
            record |= {"id": assertion.id, "claim": claim.id, "event": claim.event}
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
    return [path]
