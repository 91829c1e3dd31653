"""What a build found, in a few lines."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from kgraph.assemble.attestation import Attestation, Attestations
from kgraph.model import Claim, GraphData


@dataclass(frozen=True, slots=True)
class BestClaim:
    claim: Claim
    attestation: Attestation
    quote: str

    def __str__(self) -> str:
        told, c = self.attestation, self.claim
        relation = c.relation_class.replace("_", " ")
        when = f", {told.first.isoformat()}" if told.first else ""
        counts = f"{_count(told.sources, 'source')}, {_count(told.assertions, 'assertion')}"
        return f'{c.subject.label} - {relation} - {c.object.label} ({counts}{when})\n    "{self.quote}"'


@dataclass(frozen=True, slots=True)
class Summary:
    documents: int
    sentences: int
    entities: int
    claims: int
    events: int
    best: tuple[BestClaim, ...]

    def __str__(self) -> str:
        head = (
            f"{_count(self.documents, 'document')}, {_count(self.sentences, 'sentence')}",
            f"{_count(self.entities, 'entity')}, {_count(self.claims, 'claim')}, {_count(self.events, 'event')}",
        )
        return "\n".join((*head, *map(str, self.best)))


def summarise(data: GraphData, attestations: Attestations, best: int) -> Summary:
    """Counts, and the ``best`` claims in view: happenings before states, then most sources, assertions, the latest."""
    told = [(attestations.of(c), c) for c in data.claims if c.in_view]

    def order(item: tuple[Attestation, Claim]) -> tuple[bool, int, int, int, str]:
        attestation, claim = item
        day = attestation.first or dt.date.min
        return claim.event is None, -attestation.sources, -attestation.assertions, -day.toordinal(), claim.id

    chosen = [BestClaim(c, a, _quote(c)) for a, c in sorted(told, key=order)[:best]]
    return Summary(
        len(data.documents), data.sentences, len(data.entities), len(data.claims), len(data.events), tuple(chosen)
    )


def _quote(claim: Claim) -> str:
    """The shortest sentence that says the claim as having happened or holding."""
    quotes = [" ".join(a.evidence.quote.split()) for a in claim.assertions if a.in_view]
    return min(quotes, key=lambda q: (len(q), q))


def _count(number: int, noun: str) -> str:
    plural = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{number} {noun if number == 1 else plural}"
