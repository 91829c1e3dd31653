"""One post through the years, from several sources that each know a part.

Wikidata's rows are the base: they have days and QIDs. The officials' list fills what lies before and between them, the
Factbook what comes after. A row of a weaker source that names the same person at about the same time confirms; it
adds days only where the base has none.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from actor_sources.persons import alike, shared_tokens
from actor_sources.raw import FACTBOOK, OFFICIALS, WIKIDATA, Span

from kgraph.resolve.actors.dates import parse_partial

DAY = dt.timedelta(days=1)
FAR = dt.date(9999, 1, 1)
OVERLAP = 31
"""Days by which a predecessor may outstay a successor before the two count as rivals."""


@dataclass
class Held:
    name: str
    qid: str
    start: str
    end: str
    seen: str
    acting: bool
    sources: set[str] = field(default_factory=set)

    @property
    def first(self) -> dt.date:
        return parse_partial(self.start).start or dt.date.min if self.start else dt.date.min

    @property
    def last(self) -> dt.date:
        """The last day that the row vouches for."""
        known = self.end or self.seen
        return parse_partial(known).end or FAR if known else FAR


def timeline(spans: Iterable[tuple[Span, bool]]) -> list[Held]:
    """The holders of a post by start, ends closed where a successor is known."""
    spans = sorted(spans, key=lambda s: (s[0].start or "0", s[0].end or "9", s[0].name))
    base = _grouped([s for s in spans if s[0].source == WIKIDATA])
    for source in (OFFICIALS, FACTBOOK):
        for row in _grouped([s for s in spans if s[0].source == source]):
            _add(base, row)
    base.sort(key=lambda h: (h.first, h.last))
    _close(base)
    return base


def _grouped(spans: list[tuple[Span, bool]]) -> list[Held]:
    """Rows of one source, a person's adjoining or overlapping ones joined."""
    rows: list[Held] = []
    for span, acting in spans:
        new = Held(span.name, span.qid, span.start, span.end, span.seen, acting, {span.source})
        for old in rows:
            same = old.qid == new.qid if old.qid and new.qid else alike(old.name, new.name)
            if same and old.acting == new.acting and new.first <= old.last + 4 * DAY:
                _join(old, new)
                break
        else:
            rows.append(new)
    return rows


def _join(old: Held, new: Held) -> None:
    if new.start and (not old.start or new.first < old.first):
        old.start = new.start
    if old.end and new.end:
        old.end = max(old.end, new.end)
    else:
        old.seen, old.end = max(old.seen, new.seen), ""
    old.qid = old.qid or new.qid
    old.sources |= new.sources


def _add(base: list[Held], row: Held) -> None:
    old = max(base, key=lambda held: _same(held, row), default=None)
    if old is not None and _same(old, row) > 0:
        old.sources |= row.sources
        old.qid = old.qid or row.qid
        if not old.end and row.seen:
            old.seen = max(old.seen, row.seen)
        elif not old.end and row.end and not row.acting:
            old.end, old.seen = row.end, ""
        if row.first < old.first and _uncovered(base, row.first, old.first - DAY) > 20:
            old.start = row.start
    elif _uncovered(base, row.first, row.last) > 10:
        base.append(row)


def _same(old: Held, row: Held) -> float:
    """How surely two rows of a post speak of one tenure; 0 where they do not."""
    apart = abs((old.first - row.first).days)
    if apart <= 1 and row.sources == {FACTBOOK}:
        return 3.0
    meet = old.first <= row.last and row.first <= old.last
    shared = len(shared_tokens(old.name, row.name))
    if not alike(old.name, row.name) or not (meet or apart < 370) or (shared < 2 and apart > 370):
        return 0.0
    return min(shared, 2) + 1 / (1 + apart / 30)


def _uncovered(base: list[Held], first: dt.date, last: dt.date) -> int:
    """Days from ``first`` to ``last`` on which no row of ``base`` stands; open ends count from 1900 to 2030."""
    free = [(max(first, dt.date(1900, 1, 1)), min(last, dt.date(2030, 1, 1)))]
    for held in base:
        left = []
        for start, end in free:
            if held.first > end or held.last < start:
                left.append((start, end))
                continue
            if held.first > start:
                left.append((start, held.first - DAY))
            if held.last < end:
                left.append((held.last + DAY, end))
        free = left
    return sum((end - start).days + 1 for start, end in free)


def _close(rows: list[Held]) -> None:
    """Ends an open tenure where the next holder starts, and one that ends in the month or in the few weeks in which the
    next one starts: of two sources the one that dates the start knows better."""
    for i, row in enumerate(rows):
        later = [r for r in rows[i + 1 :] if r.first > row.first and not alike(r.name, row.name)]
        regular = next((r for r in later if not r.acting or (not row.end and r.first >= row.last)), None)
        if regular is None:
            continue
        overlap = (row.last - regular.first).days
        if not row.end or (0 < overlap <= OVERLAP and not row.acting and not regular.acting):
            row.end, row.seen = regular.start, ""
