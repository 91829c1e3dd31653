"""Where the nodes of a page stand: computed here, so that the browser only draws.

The largest connected part is laid out by stress majorization and stretched to the shape of the canvas; small parts
stand in rows below it. Everything is plain arithmetic without randomness: the same input gives the same places.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Points = npt.NDArray[np.float64]

WIDTH, HEIGHT = 840.0, 600.0
"""The drawing in page units: the pixels of the canvas in a window of 1280 by 800."""
_LETTER = 7.4
"""Width of a letter of a label."""
_TALL = 44.0
"""Height of a node with its label below."""
_ROUNDS = 120


def positions(labels: Sequence[str], edges: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Whole-number coordinates of the nodes ``0 .. len(labels) - 1``; ``edges`` are pairs of them."""
    near: list[set[int]] = [set() for _ in labels]
    for a, b in edges:
        if a != b:
            near[a].add(b)
            near[b].add(a)
    widths = np.array([max(46.0, _LETTER * min(len(label), 26)) for label in labels])
    places = np.zeros((len(labels), 2))
    parts = _parts(near)
    drawn = [_place([near[i] for i in part], part, widths[part], len(labels)) for part in parts]
    rims = [np.array([widths[part].max() + 16, _TALL * 1.3]) for part in parts]
    sizes = [np.ptp(found, axis=0) + rim for found, rim in zip(drawn, rims, strict=True)]
    for part, found, rim, corner in zip(parts, drawn, rims, _packed(sizes), strict=True):
        places[part] = found - found.min(axis=0) + corner + rim / 2
    centre = (places.min(axis=0) + places.max(axis=0)) / 2 if len(labels) else 0
    return [(round(float(x)), round(float(y))) for x, y in places - centre]


def _packed(sizes: Sequence[Points]) -> list[Points]:
    """Upper left corners of boxes set in rows, which are as wide as makes the whole fill the canvas best."""
    best: tuple[float, list[Points]] = (float("inf"), [])
    for stretch in (0.8, 1.0, 1.2, 1.5, 1.9, 2.4):
        limit = max([WIDTH * stretch, *(float(s[0]) for s in sizes)])
        corners, x, y, tall = [], 0.0, 0.0, 0.0
        for width, height in sizes:
            if x and x + width > limit:
                x, y, tall = 0.0, y + tall, 0.0
            corners.append(np.array([x, y]))
            x, tall = x + width, max(tall, height)
        need = max(limit / WIDTH, (y + tall) / HEIGHT)
        if need < best[0]:
            best = (need, corners)
    return best[1]


def _parts(near: Sequence[set[int]]) -> list[list[int]]:
    """Connected parts, the largest first."""
    seen: set[int] = set()
    parts = []
    for start in range(len(near)):
        if start not in seen:
            part = sorted(_distances(near, start))
            seen |= set(part)
            parts.append(part)
    return sorted(parts, key=lambda p: (-len(p), p))


def _distances(near: Sequence[set[int]], start: int) -> dict[int, float]:
    found, queue = {start: 0.0}, deque([start])
    while queue:
        i = queue.popleft()
        for j in sorted(near[i]):
            if j not in found:
                found[j] = found[i] + 1
                queue.append(j)
    return found


def _place(near: Sequence[set[int]], part: Sequence[int], widths: Points, everyone: int) -> Points:
    """Places of one connected part, its share of the canvas filled and no label over another."""
    n = len(part)
    if n <= 2:
        return np.array([[0.0, 0.0], [(widths.sum() / 2) + 40, 0.0]])[:n]
    index = {id: i for i, id in enumerate(part)}
    local = [{index[j] for j in others} for others in near]
    flat = _stress(local)
    share = (n / everyone) ** 0.5
    return _apart(_stretched(flat, WIDTH * share, HEIGHT * share), widths)


def _stress(near: Sequence[set[int]]) -> Points:
    """Stress majorization (Gansner, Koren and North 2004) with localized updates.

    Neighbours that share few neighbours stand further apart, which gives hubs room (as the paper proposes).
    """
    n = len(near)
    wanted = np.zeros((n, n))
    for i in range(n):
        for j, steps in _distances(near, i).items():
            wanted[i, j] = steps + 0.25 * steps * (len(near[i] ^ near[j]) / n) ** 0.5
    weights = 1 / np.where(wanted > 0, wanted, 1) ** 2
    np.fill_diagonal(weights, 0)
    # a sunflower: evenly spread, in the order of the nodes, which is that of their weight
    turn, radius = np.arange(n) * 2.399963, np.sqrt(np.arange(n) + 0.5)
    places: Points = np.stack([radius * np.cos(turn), radius * np.sin(turn)], axis=1) * (
        wanted.max() / radius.max() / 2
    )
    for _ in range(_ROUNDS):
        gap = places[:, None, :] - places[None, :, :]
        far = np.sqrt((gap**2).sum(axis=2))
        pull = np.where(far > 1e-9, wanted / np.maximum(far, 1e-9), 0)
        moved: Points = (weights[:, :, None] * (places[None, :, :] + pull[:, :, None] * gap)).sum(axis=1)
        places = moved / weights.sum(axis=1)[:, None]
    return places


def _stretched(places: Points, width: float, height: float) -> Points:
    """The longer axis laid level, and both filled: halfway between true distances and even spacing by rank."""
    centred = places - places.mean(axis=0)
    _, axes = np.linalg.eigh(centred.T @ centred)
    level = centred @ axes[:, ::-1]
    # which end of an axis is positive is arbitrary: the farthest node decides
    level *= np.where(np.abs(level).max(axis=0) == level.max(axis=0), 1, -1)
    ranks = level.argsort(axis=0, kind="stable").argsort(axis=0, kind="stable") / (len(level) - 1) - 0.5
    spread = level / np.maximum(np.ptp(level, axis=0), 1e-9)
    even: Points = (0.4 * spread + 0.6 * ranks) * [width, height]
    return even


def _apart(places: Points, widths: Points, rounds: int = 200) -> Points:
    """Moves boxes of ``widths`` by ``_TALL`` until none overlaps (or ``rounds`` are over)."""
    need_x = (widths[:, None] + widths[None, :]) / 2
    order = np.sign(np.arange(len(places))[:, None] - np.arange(len(places))[None, :])
    for _ in range(rounds):
        gap = places[:, None, :] - places[None, :, :]
        over_x = need_x - np.abs(gap[:, :, 0])
        over_y = _TALL - np.abs(gap[:, :, 1])
        hit = (over_x > 0) & (over_y > 0)
        np.fill_diagonal(hit, False)
        if not hit.any():
            break
        # the cheaper direction is taken; nodes in one place go apart by their order
        sign_x = np.where(gap[:, :, 0] == 0, order, np.sign(gap[:, :, 0]))
        sign_y = np.where(gap[:, :, 1] == 0, order, np.sign(gap[:, :, 1]))
        vertical = over_y < over_x
        places = places.copy()
        places[:, 0] += np.where(hit & ~vertical, sign_x * over_x * 0.3, 0).sum(axis=1)
        places[:, 1] += np.where(hit & vertical, sign_y * over_y * 0.3, 0).sum(axis=1)
    return places
