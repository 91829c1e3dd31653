"""The graph: assertions, the claims and events that they make, and all that a build knows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from kgraph.model.readings import Coding, Entity
from kgraph.model.text import Document, Interval, Span, content_hash
from kgraph.model.vocabulary import EventType, Modality, Polarity, ZoneKind


@dataclass(frozen=True, slots=True)
class Relation:
    lemma: str
    phrase: str
    coding: Coding


@dataclass(frozen=True, slots=True)
class Evidence:
    """``quote == text[span.start:span.end]``; ``subject``, ``relation`` and ``object`` lie inside ``span``.

    A subject or object that the sentence leaves out (a shared or understood one) is evidenced by the nearest span
    inside the sentence that refers to it.
    """

    span: Span
    quote: str
    subject: Span
    relation: Span
    object: Span


@dataclass(frozen=True, slots=True)
class Assertion:
    """One source saying one thing once."""

    doc: str
    """``Document.id``."""
    subject: Entity
    relation: Relation
    object: Entity
    evidence: Evidence
    time: Interval | None = None
    place: Entity | None = None
    speakers: tuple[Entity, ...] = ()
    """Outermost first; the nearest speaker is the last."""
    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ASSERTED
    zone: ZoneKind = ZoneKind.BODY
    rule: str = ""
    confidence: float = 1.0

    @property
    def speaker(self) -> Entity | None:
        return self.speakers[-1] if self.speakers else None

    @property
    def id(self) -> str:
        e = self.evidence
        spans = (e.span, e.subject, e.relation, e.object)
        where = ",".join(f"{s.start}-{s.end}" for s in spans)
        what = (self.subject.id, self.relation.coding.relation_class, self.relation.lemma, self.object.id)
        stance = (self.polarity, self.modality, ">".join(s.id for s in self.speakers))
        return content_hash(self.doc, where, *what, *stance)

    @property
    def in_view(self) -> bool:
        """Whether it says that the thing happened or holds (planned, denied, requested ... do not)."""
        return self.polarity is Polarity.AFFIRMED and self.modality is Modality.ASSERTED


@dataclass(frozen=True, slots=True)
class Event:
    """A happening that claims of one or many documents describe; ``source`` and ``target`` as in event data."""

    id: str
    type: EventType
    mode: str | None
    source: Entity
    target: Entity
    time: Interval | None
    place: Entity | None
    assertions: tuple[str, ...]
    """Ids of the assertions that tell it."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What assertions share; an edge of the graph."""

    id: str
    subject: Entity
    relation_class: str
    object: Entity
    event: str | None
    event_type: EventType | None
    assertions: tuple[Assertion, ...] = field(repr=False)

    @property
    def in_view(self) -> bool:
        return any(a.in_view for a in self.assertions)


@dataclass(frozen=True, slots=True)
class GraphData:
    """All that a build knows, in a fixed order: documents and claims by id, events by time and id."""

    documents: tuple[Document, ...]
    claims: tuple[Claim, ...]
    events: tuple[Event, ...]
    reprints: tuple[tuple[str, str], ...] = ()
    """Pairs of document ids: a document and the one that it reprints."""
    sentences: int = 0

    @property
    def assertions(self) -> list[Assertion]:
        return [a for claim in self.claims for a in claim.assertions]

    @property
    def entities(self) -> list[Entity]:
        """Every entity that is a subject, object, speaker or place, once, by id."""
        found: dict[str, Entity] = {}
        for claim in self.claims:
            for entity in (claim.subject, claim.object):
                found.setdefault(entity.id, entity)
            for a in claim.assertions:
                for entity in (*a.speakers, *([a.place] if a.place else [])):
                    found.setdefault(entity.id, entity)
        return [found[k] for k in sorted(found)]


class Sources:
    """Who independently reports: the publisher of a document's original, or an original of unknown publisher itself."""

    def __init__(self, data: GraphData) -> None:
        self._originals = dict(data.reprints)
        self._publishers = {d.id: d.publisher for d in data.documents}

    def of(self, doc: str) -> str:
        """The source of a document; equal for documents that count as one."""
        original = self._originals.get(doc, doc)
        publisher = self._publishers.get(original)
        return f"publisher:{publisher.casefold()}" if publisher else original

    def count(self, docs: Iterable[str]) -> int:
        """Sources among the documents with these ids."""
        return len({self.of(doc) for doc in docs})

    def reprints(self, docs: Iterable[str]) -> int:
        """Those of ``docs`` that reprint another document."""
        return sum(doc in self._originals for doc in docs)
