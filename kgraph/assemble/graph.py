"""The graph as users work with it."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import Literal, NamedTuple

import networkx as nx
import pandas as pd

from kgraph.assemble.attestation import Attestation, Attestations
from kgraph.assemble.frames import assertion_frame
from kgraph.assemble.summary import Summary, summarise
from kgraph.errors import NotFoundError
from kgraph.model import (
    Assertion,
    Claim,
    Document,
    Entity,
    EntityType,
    Event,
    EventType,
    GraphData,
)

Date = str | dt.date
_AGENTS = (EntityType.PERSON, EntityType.GOVERNMENT_BODY)


class Neighbour(NamedTuple):
    """An entity that claims join to the one asked for."""

    entity: Entity
    claims: tuple[Claim, ...]


class Graph:
    """A knowledge graph whose edges are claims.

    Entities are named by id, label or alias, whatever the case; dates are ``datetime.date`` or ISO 8601 (``"2018"``,
    ``"2018-03"``, ``"2018-03-28"``).

    >>> [f"{c.subject.label} {c.relation_class} {c.object.label}" for c in graph.claims("kim jong un", "China")]
    ['Kim Jong Un visit China']
    """

    def __init__(self, data: GraphData) -> None:
        self.data = data
        self._attestations = Attestations(data)

    @property
    def documents(self) -> tuple[Document, ...]:
        return self.data.documents

    @property
    def events(self) -> tuple[Event, ...]:
        """Events in the order of time; undated ones last."""
        return self.data.events

    @cached_property
    def document_names(self) -> dict[str, str]:
        """Id of a document -> its name."""
        return {d.id: d.name for d in self.data.documents}

    @cached_property
    def assertions(self) -> list[Assertion]:
        return self.data.assertions

    @cached_property
    def entities(self) -> list[Entity]:
        return self.data.entities

    @cached_property
    def _by_name(self) -> dict[str, list[Entity]]:
        names: dict[str, list[Entity]] = defaultdict(list)
        for entity in self.entities:
            for name in dict.fromkeys(n.casefold() for n in (entity.id, entity.label, *entity.aliases)):
                names[name].append(entity)
        return names

    @cached_property
    def _claims_of(self) -> dict[str, list[Claim]]:
        found: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.data.claims:
            for id in dict.fromkeys((claim.subject.id, claim.object.id)):
                found[id].append(claim)
        return found

    def entity(self, name: str | Entity) -> Entity:
        """The entity with that id, label or alias.

        :raises NotFoundError: where there is none, or more than one.

        >>> graph.entity("xi jinping").country
        'CHN'
        >>> graph.entity("Atlantis")
        Traceback (most recent call last):
        ...
        kgraph.errors.NotFoundError: no entity is called 'Atlantis'
        """
        if isinstance(name, Entity):
            return name
        found = self._by_name.get(name.casefold(), [])
        if len(found) > 1:
            found = [e for e in found if name in (e.id, e.label)] if any(e.id == name for e in found) else found
        if len(found) > 1:
            options = ", ".join(f"{e.label} ({e.id})" for e in found[:5])
            raise NotFoundError(f"{name!r} may mean {len(found)} entities: {options}")
        if not found:
            raise NotFoundError(f"no entity is called {name!r}")
        return found[0]

    def claims(
        self,
        a: str | Entity | None = None,
        b: str | Entity | None = None,
        *,
        relation: str | None = None,
        event_type: str | EventType | None = None,
        since: Date | None = None,
        until: Date | None = None,
        stance: Literal["view", "all"] = "view",
        agents: bool = False,
    ) -> list[Claim]:
        """Claims that join ``a`` and ``b``, whichever of them is the subject, in the order of their first day.

        :param relation: a relation class ("meet").
        :param event_type: a PLOVER type ("CONSULT").
        :param since: only claims that some assertion dates to that day or later; undated ones are left out.
        :param until: the same to the other side; the last day of a year or month that is given alone.
        :param stance: "view" for what some source asserts as having happened or holding, "all" for planned, denied
            and requested things too.
        :param agents: whether a country also stands for its persons and government bodies.
        :raises NotFoundError: where ``a`` or ``b`` names no entity.

        >>> len(graph.claims("Kim Jong Un", "China", agents=True, since="2018-03", until="2018-03"))
        2
        >>> [c.relation_class for c in graph.claims(relation="meet", stance="all")]
        ['meet', 'meet']
        """
        first, second = self._ids(a, agents), self._ids(b, agents)
        low = pd.Period(str(since)).start_time.date() if since else None
        high = pd.Period(str(until)).end_time.date() if until else None
        kind = EventType(event_type) if event_type else None
        found = [
            c
            for c in self._candidates(first or second)
            if _joins(c, first, second)
            and (stance == "all" or c.in_view)
            and (relation is None or c.relation_class == relation)
            and (kind is None or c.event_type is kind)
            and ((low is None and high is None) or _falls(c, low, high))
        ]
        return sorted(found, key=lambda c: (self.attestation(c).first or dt.date.max, c.id))

    def neighbours(self, name: str | Entity, stance: Literal["view", "all"] = "view") -> list[Neighbour]:
        """Entities that claims join to the one named, those with most claims first.

        >>> [n.entity.label for n in graph.neighbours("Xi Jinping")]
        ['Kim Jong Un']
        """
        me = self.entity(name)
        found: dict[str, list[Claim]] = defaultdict(list)
        others: dict[str, Entity] = {}
        for claim in self.claims(me, stance=stance):
            other = claim.object if claim.subject.id == me.id else claim.subject
            found[other.id].append(claim)
            others[other.id] = other
        ordered = sorted(found, key=lambda id: (-len(found[id]), id))
        return [Neighbour(others[id], tuple(found[id])) for id in ordered]

    def attestation(self, claim: Claim) -> Attestation:
        """How well a claim is attested: assertions, sources, reprints, first and last day.

        >>> graph.attestation(graph.claims("Kim Jong Un", "Xi Jinping")[0]).sources
        2
        """
        return self._attestations.of(claim)

    def to_networkx(self, stance: Literal["view", "all"] = "all") -> nx.MultiDiGraph:
        """A ``networkx.MultiDiGraph``: nodes are entity ids, one edge for each claim, keyed by the claim's id.

        Nodes have ``label``, ``type`` and ``country``; edges ``relation``, ``event_type``, ``quad``, ``n_assertions``,
        ``n_events``, ``n_sources``, ``reprints``, ``first``, ``last`` (dates or ``None``), ``in_view`` and
        ``assertions`` (the list of them).

        >>> g = graph.to_networkx()
        >>> sorted(g.nodes[o]["label"] for _, o, data in g.out_edges("wd:Q56226", data=True) if data["in_view"])
        ['China']
        """
        graph = nx.MultiDiGraph()
        for entity in self.entities:
            graph.add_node(entity.id, label=entity.label, type=str(entity.type), country=entity.country)
        for claim in self.data.claims:
            if stance == "all" or claim.in_view:
                told = self.attestation(claim)
                graph.add_edge(
                    claim.subject.id,
                    claim.object.id,
                    key=claim.id,
                    relation=claim.relation_class,
                    event_type=str(claim.event_type) if claim.event_type else None,
                    quad=str(claim.event_type.quad_class) if claim.event_type else None,
                    n_assertions=told.assertions,
                    n_events=told.events,
                    n_sources=told.sources,
                    reprints=told.reprints,
                    first=told.first,
                    last=told.last,
                    in_view=claim.in_view,
                    assertions=list(claim.assertions),
                )
        return graph

    def to_pandas(self) -> pd.DataFrame:
        """All assertions, one a row, in the order of documents and text.

        >>> frame = graph.to_pandas()
        >>> list(frame.loc[frame.modality == "planned", "object"])
        ['Donald Trump']
        """
        return assertion_frame(self.data)

    def summary(self, best: int = 10) -> Summary:
        """Counts and the ``best`` attested claims, each with a sentence that says it.

        >>> print(graph.summary(best=1))
        3 documents, 7 sentences
        4 entities, 4 claims, 1 event
        Xi Jinping - meet - Kim Jong Un (2 sources, 2 assertions, 2018-03-26)
            "Kim met Xi on Monday."
        """
        return summarise(self.data, self._attestations, best)

    def _ids(self, name: str | Entity | None, agents: bool) -> frozenset[str] | None:
        if name is None:
            return None
        entity = self.entity(name)
        ids = {entity.id}
        if agents and entity.type is EntityType.COUNTRY and entity.country:
            ids |= {e.id for e in self.entities if e.country == entity.country and e.type in _AGENTS}
        return frozenset(ids)

    def _candidates(self, ids: frozenset[str] | None) -> Iterable[Claim]:
        if ids is None:
            return self.data.claims
        return {c.id: c for id in sorted(ids) for c in self._claims_of.get(id, ())}.values()


def _joins(claim: Claim, first: frozenset[str] | None, second: frozenset[str] | None) -> bool:
    s, o = claim.subject.id, claim.object.id
    there = (first is None or s in first) and (second is None or o in second)
    back = (first is None or o in first) and (second is None or s in second)
    return there or back


def _falls(claim: Claim, low: dt.date | None, high: dt.date | None) -> bool:
    for a in claim.assertions:
        if a.time is not None:
            start, end = a.time.start or dt.date.min, a.time.end or dt.date.max
            if start <= (high or dt.date.max) and end >= (low or dt.date.min):
                return True
    return False
