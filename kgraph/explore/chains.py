"""How are A and B linked? Chains of claims, each step with the sentence that says it."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice, pairwise

import networkx as nx
import pandas as pd

from kgraph.explore.frames import Actors, Date, window
from kgraph.model import Claim, GraphData

COLUMNS = "path step source relation target start end claims quote document".split()


def paths(
    data: GraphData,
    a: str,
    b: str,
    since: Date | None = None,
    until: Date | None = None,
    longest: int = 3,
    top: int = 5,
) -> pd.DataFrame:
    """The shortest chains of claims in view that link ``a`` and ``b``, one step a row.

    Of chains of one length, those come first whose weakest step has most claims. ``source`` and ``target`` are as in
    the claim, which a chain may pass against its direction; ``claims`` counts all that join the two. The claim shown
    is the one with most assertions.

    :param since: only claims that some assertion dates to that day or later; undated states count in any window.
    :param longest: steps that a chain may have.
    :raises NotFoundError: where ``a`` or ``b`` names no entity.
    """
    actors = Actors(data, "actor")
    start, end = actors.named(a).key, actors.named(b).key
    joined = _joined(data, since, until)
    graph = nx.Graph()
    for pair in sorted(joined):
        graph.add_edge(*pair)
    if start not in graph or end not in graph or not nx.has_path(graph, start, end):
        return pd.DataFrame(columns=COLUMNS)
    names = {d.id: d.name for d in data.documents}
    rows = []
    for number, chain in enumerate(_best(graph, joined, start, end, longest, top), 1):
        for step, pair in enumerate(pairwise(chain), 1):
            claims = joined[_key(*pair)]
            rows.append((number, step, *_row(claims, names)))
    return pd.DataFrame(rows, columns=COLUMNS)


def _joined(data: GraphData, since: Date | None, until: Date | None) -> dict[tuple[str, str], list[Claim]]:
    low, high = window(since, until)
    found: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in data.claims:
        if claim.in_view and claim.subject.id != claim.object.id and _falls(claim, low, high):
            found[_key(claim.subject.id, claim.object.id)].append(claim)
    return found


def _key(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a < b else (b, a)


def _falls(claim: Claim, low: dt.date, high: dt.date) -> bool:
    if (low, high) == (dt.date.min, dt.date.max):
        return True
    times = [a.time for a in claim.assertions if a.time]
    if not times:
        return claim.event_type is None
    return any((t.start or dt.date.min) <= high and (t.end or dt.date.max) >= low for t in times)


def _best(
    graph: nx.Graph, joined: dict[tuple[str, str], list[Claim]], start: str, end: str, longest: int, top: int
) -> list[list[str]]:
    """The ``top`` chains: shorter first, then by their weakest step, then by the names of their stations."""

    def chains() -> Iterator[list[str]]:
        for chain in islice(nx.shortest_simple_paths(graph, start, end), 50 * top):
            if len(chain) - 1 > longest:
                return
            yield chain

    def order(chain: list[str]) -> tuple[int, int, list[str]]:
        weakest = min(len(joined[_key(x, y)]) for x, y in pairwise(chain))
        return len(chain), -weakest, chain

    return sorted(chains(), key=order)[:top]


def _row(claims: list[Claim], names: dict[str, str]) -> tuple[object, ...]:
    claim = min(claims, key=lambda c: (-len(c.assertions), c.id))
    told = min((a for a in claim.assertions if a.in_view), key=lambda a: (-a.confidence, len(a.evidence.quote), a.id))
    start, end = (told.time.start, told.time.end) if told.time else (None, None)
    quote = " ".join(told.evidence.quote.split())
    labels = (claim.subject.label, claim.relation_class.replace("_", " "), claim.object.label)
    return (*labels, start, end, len(claims), quote, names.get(told.doc, told.doc))
