"""Charts as inline SVG, drawn on the server so that they need no script. Numbers alone go in: no text of articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from markupsafe import Markup

_WIDTH = 720
_MOST_BARS = 96


def periods(months: Iterable[str]) -> tuple[list[str], int]:
    """The periods of an axis from the first month to the last, and the letters of a date that name one.

    Months, or years where there would be too many months.

    >>> periods(["2018-11", "2019-01"])
    (['2018-11', '2018-12', '2019-01'], 7)
    """
    known = sorted(set(months))
    if not known:
        return [], 7
    first, last = (int(m[:4]) * 12 + int(m[5:7]) - 1 for m in (known[0], known[-1]))
    if last - first < _MOST_BARS:
        return [f"{i // 12:04d}-{i % 12 + 1:02d}" for i in range(first, last + 1)], 7
    return [f"{year:04d}" for year in range(first // 12, last // 12 + 1)], 4


def balance(rows: Sequence[tuple[str, int, int, int]]) -> Markup:
    """Bars by period: (month, cooperation, conflict, states); cooperation and states upwards, conflict downwards."""
    names, letters = periods(row[0] for row in rows)
    if not names:
        return Markup("")
    sums: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for month, *counts in rows:
        for i, count in enumerate(counts):
            sums[month[:letters]][i] += count
    up = max(c[0] + c[2] for c in sums.values())
    down = max(c[1] for c in sums.values())
    unit = min(130 / max(1, up + down), 26)
    zero = 12 + up * unit
    step = (_WIDTH - 40) / len(names)
    parts = []
    for i, name in enumerate(names):
        cooperation, conflict, states = sums.get(name, [0, 0, 0])
        x, wide = 36 + i * step, max(1.5, min(step - 1, 40))
        title = f"{name}: {cooperation} cooperation, {conflict} conflict, {states} other"
        for kind, height, y in (
            ("cooperation", cooperation * unit, zero - cooperation * unit),
            ("state", states * unit, zero - (cooperation + states) * unit),
            ("conflict", conflict * unit, zero),
        ):
            if height:
                parts.append(
                    f'<rect class="{kind}" x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{height:.1f}">'
                    f"<title>{title}</title></rect>"
                )
    scale = f'<text x="30" y="20" text-anchor="end">{up}</text>' + (
        f'<text x="30" y="{zero + down * unit:.1f}" text-anchor="end">{down}</text>' if down else ""
    )
    tall = round(zero + down * unit + 26)
    said = f"{names[0]} to {names[-1]}: at most {up} claims of cooperation or state and {down} of conflict at a time"
    axis = f'<line class="axis" x1="34" x2="{_WIDTH}" y1="{zero:.1f}" y2="{zero:.1f}"/>{scale}{_ends(names, tall - 4)}'
    return _svg(said, tall, axis + "".join(parts))


def bubbles(rows: Sequence[tuple[str, str, str | None, int]]) -> Markup:
    """A row a type of event, a disc a period: (month, type, quad class, count)."""
    names, letters = periods(row[0] for row in rows)
    if not names:
        return Markup("")
    counts: dict[tuple[str, str], int] = defaultdict(int)
    quads: dict[str, str] = {}
    for month, type, quad, count in rows:
        counts[type, month[:letters]] += count
        quads[type] = quad or ""
    order = sorted(quads, key=lambda t: (quads[t], t))
    step, most = (_WIDTH - 130) / len(names), max(counts.values())
    place = {name: 120 + (i + 0.5) * step for i, name in enumerate(names)}
    parts = []
    for i, type in enumerate(order):
        y = 16 + i * 24
        parts.append(
            f'<text x="108" y="{y + 4}" text-anchor="end">{Markup.escape(type.lower())}</text>'
            f'<line class="axis" x1="116" x2="{_WIDTH}" y1="{y}" y2="{y}"/>'
        )
        for name in names:
            if count := counts.get((type, name), 0):
                radius = 3 + 7 * (count / most) ** 0.5
                parts.append(
                    f'<circle data-quad="{Markup.escape(quads[type])}" cx="{place[name]:.1f}" cy="{y}" '
                    f'r="{radius:.1f}"><title>{Markup.escape(type)} {name}: {count}</title></circle>'
                )
    tall = 16 + len(order) * 24 + 14
    said = f"Events by type, {names[0]} to {names[-1]}: {', '.join(t.lower() for t in order)}"
    return _svg(said, tall, "".join(parts) + _ends(names, tall - 4, left=120))


def _ends(names: Sequence[str], y: int, left: int = 36) -> str:
    last = f'<text x="{_WIDTH}" y="{y}" text-anchor="end">{names[-1]}</text>' if len(names) > 1 else ""
    return f'<text x="{left}" y="{y}">{names[0]}</text>{last}'


def _svg(said: str, tall: int, inner: str) -> Markup:
    box = f'viewBox="0 0 {_WIDTH} {tall}" role="img" aria-label="{Markup.escape(said)}"'
    return Markup(f'<svg class="bars chart" {box}>{inner}</svg>')
