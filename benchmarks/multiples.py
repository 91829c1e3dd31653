"""A graph many times over, as further news of the same world would make it: the subject of the benchmarks of the store.

Copy ``k`` has every document anew, dated ``k`` days later, half of the copies earlier. Entities that Wikidata knows are
the same in all copies, so that countries and leaders gather claims as they do in the news; those known from the text
alone are others in each copy. What has no event (states, plans, denials) is one claim over all copies where its two
entities are shared, as the assembly of a build makes it.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import replace

from kgraph.model import Assertion, Claim, Document, Entity, Event, GraphData, Interval, content_hash


def multiplied(data: GraphData, times: int) -> GraphData:
    """``data`` with ``times`` copies of its documents (the first is itself when ``times`` is 1)."""
    documents: list[Document] = []
    events: list[Event] = []
    claims: list[Claim] = []
    reprints: list[tuple[str, str]] = []
    shared: dict[str, list[tuple[Claim, tuple[Assertion, ...]]]] = defaultdict(list)
    for k in range(times):
        copy = _Copy(k, k - times // 2)
        documents += map(copy.document, data.documents)
        reprints += [(copy.id(a, 64), copy.id(b, 64)) for a, b in data.reprints]
        told: dict[str, str] = {}
        for claim in data.claims:
            stated = tuple(map(copy.assertion, claim.assertions))
            told |= {old.id: new.id for old, new in zip(claim.assertions, stated, strict=True)}
            if claim.event is None and claim.subject.id.startswith("wd:") and claim.object.id.startswith("wd:"):
                shared[claim.id].append((claim, stated))
            else:
                claims.append(copy.claim(claim, stated))
        events += [copy.event(event, told) for event in data.events]
    for several in shared.values():
        claims.append(replace(several[0][0], assertions=tuple(a for _, stated in several for a in stated)))
    documents.sort(key=lambda d: d.id)
    claims.sort(key=lambda c: c.id)
    events.sort(key=lambda e: (e.time.start.isoformat() if e.time and e.time.start else "", e.id))
    return GraphData(tuple(documents), tuple(claims), tuple(events), tuple(reprints), data.sentences * times)


class _Copy:
    """How number ``k`` differs from the graph that is copied; ``days`` is by how much it is later."""

    def __init__(self, k: int, days: int) -> None:
        self._k, self._later = k, dt.timedelta(days=days)
        self._entities: dict[str, Entity] = {}

    def id(self, old: str, length: int = 16) -> str:
        return content_hash(old, str(self._k), length=length) if self._k else old

    def document(self, document: Document) -> Document:
        published = document.published and document.published + self._later
        return replace(
            document, id=self.id(document.id, 64), name=f"{self._k:04d}/{document.name}", published=published
        )

    def assertion(self, a: Assertion) -> Assertion:
        return replace(
            a,
            doc=self.id(a.doc, 64),
            subject=self._entity(a.subject),
            object=self._entity(a.object),
            place=a.place and self._entity(a.place),
            speakers=tuple(map(self._entity, a.speakers)),
            time=self._time(a.time),
        )

    def claim(self, claim: Claim, stated: tuple[Assertion, ...]) -> Claim:
        return replace(
            claim,
            id=self.id(claim.id),
            subject=self._entity(claim.subject),
            object=self._entity(claim.object),
            event=claim.event and self.id(claim.event),
            assertions=stated,
        )

    def event(self, event: Event, told: dict[str, str]) -> Event:
        return replace(
            event,
            id=self.id(event.id),
            source=self._entity(event.source),
            target=self._entity(event.target),
            place=event.place and self._entity(event.place),
            time=self._time(event.time),
            assertions=tuple(told[a] for a in event.assertions),
        )

    def _entity(self, entity: Entity) -> Entity:
        if entity.id.startswith("wd:") or not self._k:
            return entity
        if entity.id not in self._entities:
            named = f"{entity.label} {self._k}"
            self._entities[entity.id] = replace(entity, id=f"{entity.id}-{self._k}", label=named)
        return self._entities[entity.id]

    def _time(self, time: Interval | None) -> Interval | None:
        if time is None:
            return None
        start, end = (day and day + self._later for day in (time.start, time.end))
        return replace(time, start=start, end=end)
