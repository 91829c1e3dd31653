"""Structural balance: whether friends of friends are friends (Heider, 1946; Cartwright and Harary, 1956)."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import Literal

import networkx as nx
import pandas as pd

from kgraph.explore.frames import event_frame
from kgraph.explore.networks import network
from kgraph.explore.scope import ALL, Scope
from kgraph.model import GraphData

_KINDS = {3: "+++", 2: "++-", 1: "+--", 0: "---"}
_BALANCED = {"+++", "+--"}


def signed_network(data: GraphData, scope: Scope = ALL) -> nx.Graph:
    """The network of both signs with ``sign`` on each edge: 1 where cooperation outnumbers conflict, -1 where it is
    the other way round; dyads with as much of both have no edge."""
    graph = network(data, "both", scope)
    even = [(a, b) for a, b, d in graph.edges(data=True) if d["cooperation"] == d["conflict"]]
    graph.remove_edges_from(even)
    for _, _, edge in graph.edges(data=True):
        edge["sign"] = 1 if edge["cooperation"] > edge["conflict"] else -1
    return graph


def triads(data: GraphData, scope: Scope = ALL) -> pd.DataFrame:
    """All closed triads of the signed network, one a row: members, ``kind`` ("+--") and whether it is ``balanced``."""
    return _triads(signed_network(data, scope))


def _triads(graph: nx.Graph) -> pd.DataFrame:
    rows = []
    for a in sorted(graph):
        later = sorted(n for n in graph[a] if n > a)
        for b, c in combinations(later, 2):
            if graph.has_edge(b, c):
                kind = _KINDS[sum(graph.edges[e]["sign"] > 0 for e in ((a, b), (a, c), (b, c)))]
                rows.append((*(graph.nodes[n]["label"] for n in (a, b, c)), kind, kind in _BALANCED))
    return pd.DataFrame(rows, columns=["a", "b", "c", "kind", "balanced"])


def balance(
    data: GraphData, by: Literal["all", "year", "quarter", "month"] = "all", scope: Scope = ALL
) -> pd.DataFrame:
    """How balanced the signed network is, as a whole or by period.

    One row a period: positive and negative edges, triads of each kind, ``balanced`` (share of all closed triads; empty
    where there is none). Periods without a signed edge are left out.
    """
    rows = []
    for name, period in _periods(data, by, scope):
        graph = signed_network(data, period)
        kinds = _triads(graph)["kind"].value_counts()
        counts = [int(kinds.get(k, 0)) for k in _KINDS.values()]
        total = sum(counts)
        share = (
            sum(n for k, n in zip(_KINDS.values(), counts, strict=True) if k in _BALANCED) / total if total else None
        )
        signs = [sign for _, _, sign in graph.edges(data="sign")]
        if not signs and by != "all":
            continue
        rows.append((name, signs.count(1), signs.count(-1), *counts, total, share))
    columns = ["period", "positive", "negative", *_KINDS.values(), "triads", "balanced"]
    return pd.DataFrame(rows, columns=columns)


def _periods(data: GraphData, by: str, scope: Scope) -> list[tuple[str, Scope]]:
    """The periods in which events of the scope begin, each with its name."""
    if by == "all":
        return [("all", scope)]
    frame = event_frame(data, scope.level, scope.since, scope.until, scope.undated)
    frequency = {"year": "Y", "quarter": "Q", "month": "M"}[by]
    found = sorted(set(pd.PeriodIndex(pd.to_datetime(frame["start"]), freq=frequency)))
    return [(str(p), replace(scope, since=p.start_time.date(), until=p.end_time.date())) for p in found]
