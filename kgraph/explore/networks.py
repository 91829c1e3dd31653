"""Who cooperates and who quarrels with whom: networks by date window, centrality, communities."""

from __future__ import annotations

from typing import Literal

import networkx as nx
import pandas as pd

from kgraph.errors import NotFoundError
from kgraph.explore.frames import event_frame
from kgraph.explore.scope import ALL, Scope
from kgraph.model import GraphData

Sign = Literal["cooperation", "conflict", "both"]
_SIGNS: dict[str, tuple[int, ...]] = {"cooperation": (1,), "conflict": (-1,), "both": (1, -1)}


def network(data: GraphData, sign: Sign = "cooperation", scope: Scope = ALL) -> nx.Graph:
    """An undirected graph of actors that have at least ``scope.least`` events of that sign with each other.

    Nodes have ``label``; edges ``weight`` (events), ``cooperation``, ``conflict`` (events of each sign), ``goldstein``
    (mean) and ``distance`` (1 / weight, for shortest paths).
    """
    if sign not in _SIGNS:
        raise NotFoundError(f"no kind of network is called {sign!r}; there are {', '.join(_SIGNS)}")
    frame = event_frame(data, scope.level, scope.since, scope.until, scope.undated)
    frame = frame[frame["sign"].isin(_SIGNS[sign])]
    labels = dict(zip(frame["source"], frame["source_label"], strict=True))
    labels |= dict(zip(frame["target"], frame["target_label"], strict=True))
    pairs = [tuple(sorted(pair)) for pair in zip(frame["source"], frame["target"], strict=True)]
    graph = nx.Graph()
    for (a, b), group in frame.groupby(pd.Series(pairs, index=frame.index, dtype=object), sort=True):
        if len(group) >= scope.least:
            for node in (a, b):
                graph.add_node(node, label=labels[node])
            graph.add_edge(
                a,
                b,
                weight=len(group),
                cooperation=int((group["sign"] > 0).sum()),
                conflict=int((group["sign"] < 0).sum()),
                goldstein=float(group["goldstein"].mean()),
                distance=1 / len(group),
            )
    return graph


def centrality(data: GraphData, sign: Sign = "cooperation", scope: Scope = ALL) -> pd.DataFrame:
    """How central each actor is in the network of that sign, the one with most events first.

    ``degree`` counts partners, ``strength`` events with them; ``betweenness`` is the share of shortest paths that run
    through the actor, ``closeness`` the harmonic one (both 0 to 1); ``core`` is the k of the innermost k-core.
    """
    graph = network(data, sign, scope)
    betweenness = nx.betweenness_centrality(graph, weight="distance")
    closeness = nx.harmonic_centrality(graph)
    core = nx.core_number(graph)
    others = max(1, graph.number_of_nodes() - 1)
    rows = [
        (
            node,
            graph.nodes[node]["label"],
            graph.degree(node),
            graph.degree(node, weight="weight"),
            round(betweenness[node], 6),
            round(closeness[node] / others, 6),
            core[node],
        )
        for node in graph
    ]
    columns = ["actor", "label", "degree", "strength", "betweenness", "closeness", "core"]
    frame = pd.DataFrame(rows, columns=columns)
    return frame.sort_values(["strength", "degree", "actor"], ascending=[False, False, True], ignore_index=True)


def communities(data: GraphData, sign: Sign = "cooperation", scope: Scope = ALL) -> pd.DataFrame:
    """Groups of actors with more events among themselves than chance would give, the largest first.

    Greedy modularity (Clauset, Newman and Moore, 2004), which involves no chance. ``inside`` and ``outside`` count an
    actor's events with its own group and with others.
    """
    graph = network(data, sign, scope)
    rows = []
    for number, members in enumerate(groups(graph), 1):
        for node in members:
            weights = {o: graph[node][o]["weight"] for o in graph[node]}
            inside = sum(w for o, w in weights.items() if o in members)
            rows.append((number, node, graph.nodes[node]["label"], inside, sum(weights.values()) - inside))
    frame = pd.DataFrame(rows, columns=["community", "actor", "label", "inside", "outside"])
    order = ["community", "inside", "actor"]
    return frame.sort_values(order, ascending=[True, False, True], ignore_index=True)


def groups(graph: nx.Graph) -> list[list[str]]:
    """The communities of a network, the largest first, each in the order of its members' keys."""
    if not graph.number_of_edges():
        return []
    found = nx.community.greedy_modularity_communities(graph, weight="weight")
    return sorted((sorted(c) for c in found), key=lambda c: (-len(c), c))
