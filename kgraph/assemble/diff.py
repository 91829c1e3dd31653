"""What changed between two graphs."""

from __future__ import annotations

from dataclasses import dataclass

from kgraph.model import Assertion, Claim, Event, GraphData


@dataclass(frozen=True, slots=True)
class Change:
    """A claim that both graphs have, with the assertions that one of them lacks."""

    claim: Claim
    """As the new graph has it."""
    gained: tuple[Assertion, ...]
    lost: tuple[Assertion, ...]


@dataclass(frozen=True, slots=True)
class Diff:
    """All in the order of ids; events in the order of time."""

    claims_gained: tuple[Claim, ...] = ()
    claims_lost: tuple[Claim, ...] = ()
    claims_changed: tuple[Change, ...] = ()
    events_gained: tuple[Event, ...] = ()
    events_lost: tuple[Event, ...] = ()
    documents_gained: tuple[str, ...] = ()
    documents_lost: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return self != Diff()


def diff(old: GraphData, new: GraphData) -> Diff:
    """What ``new`` has and ``old`` has not, and the other way round."""
    before, after = {c.id: c for c in old.claims}, {c.id: c for c in new.claims}
    changes = []
    for id in sorted(before.keys() & after.keys()):
        was, now = {a.id for a in before[id].assertions}, {a.id for a in after[id].assertions}
        if was != now:
            gained = tuple(a for a in after[id].assertions if a.id not in was)
            lost = tuple(a for a in before[id].assertions if a.id not in now)
            changes.append(Change(after[id], gained, lost))
    old_events, new_events = {e.id for e in old.events}, {e.id for e in new.events}
    old_docs, new_docs = {d.id for d in old.documents}, {d.id for d in new.documents}
    return Diff(
        tuple(after[id] for id in sorted(after.keys() - before.keys())),
        tuple(before[id] for id in sorted(before.keys() - after.keys())),
        tuple(changes),
        tuple(e for e in new.events if e.id not in old_events),
        tuple(e for e in old.events if e.id not in new_events),
        tuple(sorted(new_docs - old_docs)),
        tuple(sorted(old_docs - new_docs)),
    )
