"""Figures of the analyses, saved as PNG and SVG with the same bytes on every run."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import matplotlib
import networkx as nx
import pandas as pd
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_rgba
from matplotlib.dates import AutoDateLocator, ConciseDateFormatter
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

COOPERATION, CONFLICT, EVEN = "#2b7a78", "#c1440e", "#999999"
LINE, INK = "#3d3d5c", "#222222"
_GROUPS = ("#4477aa", "#ee6677", "#228833", "#ccbb44", "#66ccee", "#aa3377", "#bbbbbb")
"""Tol's bright qualitative scheme, which colour-blind readers can tell apart."""
_STYLE: Any = {
    "font.family": "DejaVu Sans",
    "font.size": 10.0,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.titlesize": 12.0,
    "axes.titlelocation": "left",
    "svg.hashsalt": "kgraph",
    "svg.fonttype": "path",
}
_NODES = 40
"""Actors that a drawing of a network shows; more cannot be read."""


def save(figure: Figure, path: Path) -> list[Path]:
    """Writes ``path`` with the suffixes ``.png`` and ``.svg``; neither holds a date or the name of a program."""
    written = []
    with matplotlib.rc_context(_STYLE):
        for suffix, metadata in ((".png", {"Software": None}), (".svg", {"Date": None, "Creator": None})):
            buffer = io.BytesIO()
            figure.savefig(buffer, format=suffix[1:], dpi=150, metadata=metadata, bbox_inches="tight")
            target = path.with_suffix(suffix)
            target.write_bytes(buffer.getvalue())
            written.append(target)
    return written


def plot_dyads(frame: pd.DataFrame) -> Figure:
    """Cooperation upwards, conflict downwards, the mean Goldstein value below; one panel a dyad, six at most."""
    pairs = frame.groupby(["source_label", "target_label"], sort=False)["events"].sum()
    chosen = pairs.sort_values(ascending=False, kind="stable").index[:6]
    with matplotlib.rc_context(_STYLE):
        figure = _figure(10, 1.2 + 3.2 * max(1, len(chosen)))
        if not len(chosen):
            return _empty(figure, "No events")
        axes = figure.subplots(2 * len(chosen), 1, squeeze=False, gridspec_kw={"height_ratios": [3, 1] * len(chosen)})
        for n, (a, b) in enumerate(chosen):
            part = frame[(frame["source_label"] == a) & (frame["target_label"] == b)]
            _series(axes[2 * n][0], axes[2 * n + 1][0], part, f"{a} – {b}")
        figure.tight_layout()
    return figure


def _series(counts: Any, values: Any, part: pd.DataFrame, title: str) -> None:
    dates = pd.to_datetime(part["period"])
    gaps = dates.diff().dropna()
    width = 0.8 * (gaps.min().days if len(gaps) else 20)
    counts.bar(dates, part["cooperation"], width=width, color=COOPERATION, label="cooperation", align="edge")
    counts.bar(dates, -part["conflict"], width=width, color=CONFLICT, label="conflict", align="edge")
    counts.axhline(0, color=INK, linewidth=0.8)
    counts.set_title(title)
    counts.set_ylabel("events")
    counts.yaxis.set_major_locator(MaxNLocator(integer=True))
    counts.yaxis.set_major_formatter(lambda value, _: f"{abs(value):g}")
    counts.legend(frameon=False, loc="upper right", ncols=2, bbox_to_anchor=(1, 1.15))
    known = part["goldstein"].notna()
    middle = dates + pd.Timedelta(days=width / 2)
    values.plot(middle[known], part["goldstein"][known], color=LINE, marker="o", markersize=3, linewidth=1)
    values.axhline(0, color=INK, linewidth=0.8)
    values.set_ylim(-10.5, 10.5)
    values.set_yticks([-10, 0, 10])
    values.set_ylabel("Goldstein")
    values.set_xlim(counts.get_xlim())
    for axis in (counts, values):
        locator = AutoDateLocator(minticks=3, maxticks=9)  # type: ignore[no-untyped-call]
        axis.xaxis.set_major_locator(locator)
        axis.xaxis.set_major_formatter(ConciseDateFormatter(locator))  # type: ignore[no-untyped-call]


def plot_changes(frame: pd.DataFrame) -> Figure:
    """A bar a dyad: to the right where relations warmed, to the left where they cooled."""
    with matplotlib.rc_context(_STYLE):
        figure = _figure(9, 1.5 + 0.36 * max(1, len(frame)))
        if frame.empty:
            return _empty(figure, "No dyads")
        axis = figure.subplots()
        labels = [f"{a} – {b}" for a, b in zip(frame["source_label"], frame["target_label"], strict=True)]
        colours = [COOPERATION if c > 0 else CONFLICT for c in frame["change"]]
        places = range(len(frame))
        axis.barh(places, frame["change"], color=colours)
        axis.set_yticks(places, labels)
        axis.invert_yaxis()
        axis.axvline(0, color=INK, linewidth=0.8)
        axis.set_xlabel("change of the sum of Goldstein values")
        axis.set_title("Most changed dyads")
        figure.tight_layout()
    return figure


def plot_network(graph: nx.Graph, title: str = "", groups: list[list[str]] | None = None) -> Figure:
    """The network of the actors with most events: lines are as thick as events are many, discs as large.

    Lines are coloured by sign where edges have cooperation and conflict; discs by their group, where groups are given.
    """
    strength = dict(graph.degree(weight="weight"))
    shown = sorted(graph, key=lambda n: (-strength[n], n))[:_NODES]
    part = nx.Graph()
    part.add_nodes_from((n, graph.nodes[n]) for n in sorted(shown))
    part.add_edges_from((*sorted((a, b)), d) for a, b, d in sorted(graph.subgraph(shown).edges(data=True), key=_ends))
    with matplotlib.rc_context(_STYLE):
        figure = _figure(11, 9)
        if not part:
            return _empty(figure, "No events")
        axis = figure.subplots()
        axis.set_axis_off()
        places = _layout(part)
        heaviest = max((d["weight"] for _, _, d in part.edges(data=True)), default=1)
        for a, b, edge in sorted(part.edges(data=True), key=lambda e: e[2]["weight"]):
            (x1, y1), (x2, y2) = places[a], places[b]
            width = 0.6 + 5 * (edge["weight"] / heaviest) ** 0.6
            axis.plot([x1, x2], [y1, y2], color=_edge_colour(edge), linewidth=width, zorder=1, solid_capstyle="round")
        most = max(strength[n] for n in part)
        colours = _node_colours(part, groups)
        sizes = [60 + 700 * strength[n] / most for n in part]
        xs, ys = [places[n][0] for n in part], [places[n][1] for n in part]
        axis.scatter(xs, ys, s=sizes, c=colours, edgecolors="white", linewidths=1, zorder=2)
        for n, size in zip(part, sizes, strict=True):
            axis.annotate(
                part.nodes[n]["label"],
                places[n],
                xytext=(0, size**0.5 / 2 + 3),
                textcoords="offset points",
                ha="center",
                va="bottom",
                fontsize=9,
                color=INK,
                zorder=3,
                bbox={"boxstyle": "round,pad=0.12", "facecolor": (1, 1, 1, 0.75), "edgecolor": "none"},
            )
        _sign_legend(axis, part)
        axis.set_title(title)
        axis.margins(0.08)
        figure.tight_layout()
    return figure


def plot_balance(frame: pd.DataFrame) -> Figure:
    """Triads by kind in each period, and the share of them that is balanced."""
    kinds = {"+++": "#1b5e5b", "+--": "#6fb3a8", "++-": "#e8956d", "---": "#a23b12"}
    with matplotlib.rc_context(_STYLE):
        figure = _figure(9, 5)
        if frame.empty:
            return _empty(figure, "No events")
        axis = figure.subplots()
        bottom = [0] * len(frame)
        places = list(range(len(frame)))
        for kind, colour in kinds.items():
            label = f"{kind} ({'balanced' if kind in ('+++', '+--') else 'unbalanced'})"
            axis.bar(places, frame[kind], bottom=bottom, color=colour, label=label)
            bottom = [b + n for b, n in zip(bottom, frame[kind], strict=True)]
        for place, height, share in zip(places, bottom, frame["balanced"], strict=True):
            if share is not None and not pd.isna(share):
                axis.annotate(f"{share:.0%}", (place, height), ha="center", va="bottom", fontsize=9)
        axis.set_xticks(places, frame["period"], rotation=45 if len(frame) > 8 else 0)
        axis.set_ylabel("closed triads")
        axis.set_title("Structural balance (share of balanced triads above the bars)")
        axis.yaxis.set_major_locator(MaxNLocator(integer=True))
        axis.legend(frameon=False, loc="upper left", bbox_to_anchor=(1, 1))
        figure.tight_layout()
    return figure


def plot_speakers(frame: pd.DataFrame) -> Figure:
    """A matrix of speakers and those they speak of; the number of statements is in each cell."""
    with matplotlib.rc_context(_STYLE):
        if frame.empty:
            return _empty(_figure(6, 3), "No statements")
        table = frame.pivot_table(
            index="speaker_label", columns="about_label", values="statements", aggfunc="sum", fill_value=0
        )
        rows = table.sum(axis=1).sort_values(ascending=False, kind="stable").index[:20]
        columns = table.sum(axis=0).sort_values(ascending=False, kind="stable").index[:20]
        table = table.loc[rows, columns]
        figure = _figure(3.5 + 0.5 * len(columns), 2.5 + 0.36 * len(rows))
        axis = figure.subplots()
        axis.imshow(table.to_numpy() ** 0.5, cmap="Blues", aspect="auto")
        axis.set_xticks(range(len(columns)), columns, rotation=45, ha="right")
        axis.set_yticks(range(len(rows)), rows)
        most = table.to_numpy().max()
        for y, row in enumerate(table.to_numpy()):
            for x, count in enumerate(row):
                if count:
                    colour = "white" if count > most / 5 else INK
                    axis.text(x, y, str(count), ha="center", va="center", fontsize=8, color=colour)
        axis.set_xlabel("spoken of")
        axis.set_ylabel("speaker")
        axis.set_title("Who speaks of whom")
        figure.tight_layout()
    return figure


def _figure(width: float, height: float) -> Figure:
    figure = Figure(figsize=(width, height))
    FigureCanvasAgg(figure)
    return figure


def _empty(figure: Figure, text: str) -> Figure:
    figure.text(0.5, 0.5, text, ha="center", va="center")
    return figure


def _ends(edge: tuple[str, str, dict[str, Any]]) -> list[str]:
    return sorted(edge[:2])


def _layout(graph: nx.Graph) -> dict[str, tuple[float, float]]:
    """Each connected part laid out by its path lengths (Kamada and Kawai, 1989): the largest on the left, the others
    in columns beside it."""
    places: dict[str, tuple[float, float]] = {}
    parts = sorted((sorted(c) for c in nx.connected_components(graph)), key=lambda c: (-len(c), c))
    tallest = _radius(parts[0])
    x, y, width = 0.0, tallest, 0.0
    for number, members in enumerate(parts):
        radius = _radius(members)
        if number == 0 or y - 2 * radius < -tallest:
            x, y, width = x + width, tallest, 0.0
        inside = _placed(graph, members)
        for n, (dx, dy) in inside.items():
            places[n] = (x + radius * (1 + dx), y - radius * (1 - dy))
        y -= 2 * radius + 0.5
        width = max(width, 2 * radius + 0.9)
        if number == 0:
            y = -tallest - 1  # the largest has its column to itself
    return places


def _radius(members: list[str]) -> float:
    return float(max(0.6, len(members) ** 0.5))


def _placed(graph: nx.Graph, members: list[str]) -> dict[str, tuple[float, float]]:
    """Places within the circle of radius 1."""
    if len(members) < 3:
        return {n: (0.0, float(2 * i - len(members) + 1)) for i, n in enumerate(members)}
    ordered = nx.Graph()
    ordered.add_nodes_from(members)
    ordered.add_edges_from(sorted(tuple(sorted(e)) for e in graph.subgraph(members).edges))
    return {n: (float(x), float(y)) for n, (x, y) in nx.kamada_kawai_layout(ordered).items()}


def _edge_colour(edge: dict[str, Any]) -> tuple[float, float, float, float]:
    balance = edge.get("cooperation", 0) - edge.get("conflict", 0)
    return to_rgba(COOPERATION if balance > 0 else CONFLICT if balance < 0 else EVEN, 0.55)


def _sign_legend(axis: Any, graph: nx.Graph) -> None:
    """Says what the colours of lines mean, for those that are drawn."""
    names = {COOPERATION: "more cooperation", CONFLICT: "more conflict", EVEN: "as much of both"}
    drawn = {_edge_colour(edge) for _, _, edge in graph.edges(data=True)}
    for colour, name in names.items():
        if to_rgba(colour, 0.55) in drawn:
            axis.plot([], [], color=to_rgba(colour, 0.55), linewidth=4, label=name)
    if drawn:
        axis.legend(frameon=False, loc="lower center", ncols=3, bbox_to_anchor=(0.5, -0.04))


def _node_colours(graph: nx.Graph, groups: list[list[str]] | None) -> list[str]:
    if not groups:
        return [LINE] * graph.number_of_nodes()
    group_of = {n: min(i, len(_GROUPS) - 1) for i, members in enumerate(groups) for n in members}
    return [_GROUPS[group_of.get(n, len(_GROUPS) - 1)] for n in graph]
