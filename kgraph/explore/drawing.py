"""From the graph to the figure of each analysis; parameters are those of the analysis."""

from __future__ import annotations

from typing import Any

from matplotlib.figure import Figure

from kgraph.explore import networks, plots, series, triadic, voices
from kgraph.explore.plots import save
from kgraph.explore.scope import ALL, Scope
from kgraph.model import GraphData

__all__ = ["balance", "changes", "communities", "dyads", "network", "save", "signed", "speakers"]


def dyads(data: GraphData, **given: Any) -> Figure:
    return plots.plot_dyads(series.dyads(data, **given))


def changes(data: GraphData, **given: Any) -> Figure:
    return plots.plot_changes(series.changes(data, **given))


def network(data: GraphData, **given: Any) -> Figure:
    return plots.plot_network(networks.network(data, **given), _title("Network of", **given))


def communities(data: GraphData, **given: Any) -> Figure:
    graph = networks.network(data, **given)
    return plots.plot_network(graph, _title("Communities in the network of", **given), networks.groups(graph))


def balance(data: GraphData, **given: Any) -> Figure:
    return plots.plot_balance(triadic.balance(data, **given))


def signed(data: GraphData, **given: Any) -> Figure:
    return plots.plot_network(triadic.signed_network(data, **given), "Signed network: teal friends, red opponents")


def speakers(data: GraphData, **given: Any) -> Figure:
    return plots.plot_speakers(voices.speakers(data, **given))


def _title(start: str, sign: networks.Sign = "cooperation", scope: Scope = ALL) -> str:
    window = " – ".join(str(bound) for bound in (scope.since, scope.until) if bound)
    what = "cooperation and conflict" if sign == "both" else sign
    return f"{start} {what}{f', {window}' if window else ''}"
