"""A claim as one flat row: what tables and graph formats say of an edge."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from kgraph.model import Assertion, Claim, Entity, Event, EventType, GraphData, Interval, Polarity, Sources


@dataclass(frozen=True, slots=True)
class EdgeRow:
    """``status`` is ``asserted`` where some source says it happened or holds; else how it is put forward most
    strongly: ``possible``, ``planned``, ``requested``, ``hypothetical`` or ``denied``."""

    id: str
    subject: Entity
    relation: str
    object: Entity
    event: str | None
    event_type: str | None
    quad_class: str | None
    cameo: str | None
    goldstein: float | None
    start: dt.date | None
    end: dt.date | None
    status: str
    in_view: bool
    denied: bool
    """Whether any source denies it."""
    assertions: int
    documents: int
    sources: int
    """Independent ones, as :class:`kgraph.model.Sources` counts them."""
    speakers: str
    quote: str
    document: str
    """Name of the document that ``quote`` is from."""
    first_reported: dt.date | None = None
    """The earliest publication date of a document that tells it: an outer bound where the text gives no time."""
    last_reported: dt.date | None = None

    @property
    def day(self) -> dt.date | None:
        """The day that stands for the claim in an order of time: its first, or that of its first report."""
        return self.start or self.first_reported

    @property
    def meeting(self) -> bool:
        """Whether some source asserts that the two met, visited, telephoned or negotiated."""
        return self.in_view and self.event_type == EventType.CONSULT


_STRENGTH = ("asserted", "possible", "planned", "requested", "hypothetical", "denied")


def edge_rows(data: GraphData) -> Iterable[EdgeRow]:
    """One row a claim, in the order of ``data``."""
    events = {e.id: e for e in data.events}
    documents = {d.id: d for d in data.documents}
    counted = Sources(data)
    for claim in data.claims:
        best = representative(claim)
        docs = {a.doc for a in claim.assertions}
        coding = best.relation.coding
        days = [p for d in docs if d in documents and (p := documents[d].published)]
        time = claim_time(claim, events)
        kind = claim.event_type
        yield EdgeRow(
            id=claim.id,
            subject=claim.subject,
            relation=claim.relation_class,
            object=claim.object,
            event=claim.event,
            event_type=str(kind) if kind else None,
            quad_class=str(kind.quad_class) if kind else None,
            cameo=coding.cameo,
            goldstein=coding.goldstein,
            start=time.start if time else None,
            end=time.end if time else None,
            status=_status(best),
            in_view=claim.in_view,
            denied=any(a.polarity is Polarity.DENIED for a in claim.assertions),
            assertions=len(claim.assertions),
            documents=len(docs),
            sources=counted.count(docs),
            speakers="; ".join(sorted({a.speaker.label for a in claim.assertions if a.speaker})),
            quote=best.evidence.quote,
            document=documents[best.doc].name if best.doc in documents else best.doc,
            first_reported=min(days, default=None),
            last_reported=max(days, default=None),
        )


def representative(claim: Claim) -> Assertion:
    """The assertion that shows a claim best: the most certain stance, then the highest confidence, then its id."""
    return min(claim.assertions, key=lambda a: (_STRENGTH.index(_status(a)), -a.confidence, a.id))


def claim_time(claim: Claim, events: dict[str, Event]) -> Interval | None:
    """The time of the claim's event, else the days that its assertions (those in the view, if any) speak of."""
    event = events.get(claim.event) if claim.event else None
    if event and event.time:
        return event.time
    times = [a.time for a in claim.assertions if a.time and (a.in_view or not claim.in_view)]
    if not times:
        return None
    starts, ends = [t.start for t in times], [t.end for t in times]
    start = min((s for s in starts if s), default=None) if None not in starts else None
    end = max((e for e in ends if e), default=None) if None not in ends else None
    return Interval(start, end, times[0].precision)


def _status(assertion: Assertion) -> str:
    return "denied" if assertion.polarity is Polarity.DENIED else str(assertion.modality)
