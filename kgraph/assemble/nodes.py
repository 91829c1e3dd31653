"""One node for one entity, whose name texts may spell in several ways."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from kgraph.model import Assertion, Claim, Entity, Event


def common_names(assertions: Iterable[Assertion]) -> dict[str, Entity]:
    """For the ids of entities that are spelled in several ways, the node with the label that most assertions have (the
    first in the alphabet of those as frequent); the other spellings are among its aliases."""
    told: dict[str, Counter[Entity]] = defaultdict(Counter)
    for a in assertions:
        told[a.subject.id][a.subject] += 1
        told[a.object.id][a.object] += 1
    return {id: _common(seen) for id, seen in told.items() if len(seen) > 1}


def _common(seen: Mapping[Entity, int]) -> Entity:
    labels: Counter[str] = Counter()
    for entity, times in seen.items():
        labels[entity.label] += times
    label = min(labels, key=lambda name: (-labels[name], name))
    named = min((e for e in seen if e.label == label), key=lambda e: (e.type, e.country or "", e.aliases))
    aliases = {*labels, *(alias for entity in seen for alias in entity.aliases)} - {label}
    return replace(named, aliases=tuple(sorted(aliases)))


def renamed_claim(claim: Claim, names: Mapping[str, Entity]) -> Claim:
    subject, object_ = names.get(claim.subject.id), names.get(claim.object.id)
    if subject is None and object_ is None:
        return claim
    return replace(claim, subject=subject or claim.subject, object=object_ or claim.object)


def renamed_event(event: Event, names: Mapping[str, Entity]) -> Event:
    source, target = names.get(event.source.id), names.get(event.target.id)
    if source is None and target is None:
        return event
    return replace(event, source=source or event.source, target=target or event.target)
