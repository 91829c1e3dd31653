"""How well claims are attested: by how many assertions, independent sources and reprints, and from when to when."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from kgraph.model import Claim, GraphData, Sources


class Attestation(NamedTuple):
    assertions: int
    events: int
    """Happenings that the claim tells of: one, or none for a state or for what did not happen."""
    sources: int
    """Independent sources: publishers, or documents whose publisher is not known, reprints left out."""
    reprints: int
    """Documents among those that assert it which reprint another."""
    first: dt.date | None
    """First and last day that its assertions date it to."""
    last: dt.date | None


class Attestations:
    """Counts for the claims of one graph."""

    def __init__(self, data: GraphData) -> None:
        self._sources = Sources(data)

    def of(self, claim: Claim) -> Attestation:
        docs = {a.doc for a in claim.assertions}
        times = [a.time for a in claim.assertions if a.time]
        starts = [t.start for t in times if t.start]
        ends = [t.end for t in times if t.end]
        return Attestation(
            len(claim.assertions),
            1 if claim.event else 0,
            self._sources.count(docs),
            self._sources.reprints(docs),
            min(starts, default=None),
            max(ends, default=None),
        )
