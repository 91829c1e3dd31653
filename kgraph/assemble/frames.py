"""Assertions as a table."""

from __future__ import annotations

import pandas as pd

from kgraph.model import Assertion, Claim, Document, GraphData

COLUMNS = (
    "document published publisher reprint_of subject_id subject subject_type subject_country relation relation_class "
    "event_type mode quad cameo goldstein object_id object object_type object_country start end precision place "
    "place_country speaker polarity modality in_view zone quote rule confidence assertion claim event"
).split()


def assertion_frame(data: GraphData) -> pd.DataFrame:
    """One row an assertion. ``start`` and ``end`` are ``datetime.date`` or ``None``; ``document`` is its name."""
    documents = {d.id: d for d in data.documents}
    originals = {doc: documents[original].name for doc, original in data.reprints}
    found = [(a, claim) for claim in data.claims for a in claim.assertions]
    found.sort(key=lambda item: (documents[item[0].doc].name, item[0].evidence.span, item[0].id))
    rows = [_row(a, claim, documents[a.doc], originals.get(a.doc)) for a, claim in found]
    return pd.DataFrame(rows, columns=COLUMNS, dtype=object)


def _row(a: Assertion, claim: Claim, document: Document, original: str | None) -> tuple[object, ...]:
    coding, time, kind = a.relation.coding, a.time, a.relation.coding.event_type
    return (
        document.name,
        document.published,
        document.publisher,
        original,
        *(a.subject.id, a.subject.label, str(a.subject.type), a.subject.country),
        *(a.relation.lemma, coding.relation_class, str(kind) if kind else None, coding.mode),
        *(str(kind.quad_class) if kind else None, coding.cameo, coding.goldstein),
        *(a.object.id, a.object.label, str(a.object.type), a.object.country),
        *((time.start, time.end, str(time.precision)) if time else (None, None, None)),
        *((a.place.label, a.place.country) if a.place else (None, None)),
        a.speaker.label if a.speaker else None,
        *(str(a.polarity), str(a.modality), a.in_view, str(a.zone)),
        *(" ".join(a.evidence.quote.split()), a.rule, a.confidence, a.id, claim.id, claim.event),
    )
