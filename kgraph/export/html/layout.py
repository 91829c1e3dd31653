"""Where the nodes of a page stand: computed here, so that the browser only draws."""

from __future__ import annotations

from collections.abc import Sequence

import networkx as nx
import numpy as np

from kgraph.export.rows import EdgeRow
from kgraph.model import Entity

_LETTER = 8.0
"""Width of a letter of a label in page units."""
_HEIGHT = 52.0
"""Height of a node with its label in page units."""
_SPACE = 175.0
"""Mean distance of neighbours in page units."""


def positions(entities: Sequence[Entity], rows: Sequence[EdgeRow]) -> dict[str, tuple[int, int]]:
    """Whole-number coordinates by entity id; the same input gives the same places.

    A force-directed layout (Fruchterman and Reingold 1991) of the claims, then labels that overlap are pushed apart.
    """
    if not entities:
        return {}
    graph = nx.Graph()
    graph.add_nodes_from(e.id for e in entities)
    for row in rows:
        weight = graph.get_edge_data(row.subject.id, row.object.id, {"weight": 0.0})["weight"]
        graph.add_edge(row.subject.id, row.object.id, weight=min(weight + 1.0, 4.0))
    scale = _SPACE * max(1.0, len(entities)) ** 0.5
    spring = nx.spring_layout(graph, seed=11, iterations=120, k=2.2 / max(1.0, len(entities)) ** 0.5)
    places = np.array([spring[e.id] for e in entities]) * scale
    widths = np.array([max(70.0, _LETTER * min(len(e.label), 28)) for e in entities])
    return {
        e.id: (round(float(x)), round(float(y))) for e, (x, y) in zip(entities, _apart(places, widths), strict=True)
    }


def _apart(places: np.ndarray, widths: np.ndarray, rounds: int = 120) -> np.ndarray:
    """Moves boxes of ``widths`` by ``_HEIGHT`` until none overlaps (or ``rounds`` are over)."""
    need_x = (widths[:, None] + widths[None, :]) / 2
    for _ in range(rounds):
        gap = places[:, None, :] - places[None, :, :]
        over_x = need_x - np.abs(gap[:, :, 0])
        over_y = _HEIGHT - np.abs(gap[:, :, 1])
        hit = (over_x > 0) & (over_y > 0)
        np.fill_diagonal(hit, False)
        if not hit.any():
            break
        # the cheaper direction is taken; nodes in one place go apart by their order
        order = np.sign(np.arange(len(places))[:, None] - np.arange(len(places))[None, :])
        sign_x = np.where(gap[:, :, 0] == 0, order, np.sign(gap[:, :, 0]))
        sign_y = np.where(gap[:, :, 1] == 0, order, np.sign(gap[:, :, 1]))
        vertical = over_y < over_x
        places = places.copy()
        places[:, 0] += np.where(hit & ~vertical, sign_x * over_x * 0.3, 0).sum(axis=1)
        places[:, 1] += np.where(hit & vertical, sign_y * over_y * 0.3, 0).sum(axis=1)
    return places
