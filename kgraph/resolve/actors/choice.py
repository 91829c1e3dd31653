"""Which of an office's tenures a title means on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from kgraph.model import Interval
from kgraph.resolve.actors.offices import Tenure

SOON = dt.timedelta(days=250)
"""How long before taking office someone may be called -elect or incoming."""


_SHORT = dt.timedelta(days=500)
"""How long a holder whom the tables know as a regular one may have been called acting."""


def choose(tenures: Sequence[Tenure], shift: str, on: dt.date | None) -> list[Tenure]:
    """The tenures that are meant; several where the day does not decide, none where nobody is known.

    ``shift`` is empty or one of the shifts of ``shifts.csv``. Without a day all regular tenures are meant.
    """
    regular = [t for t in tenures if not t.acting] or list(tenures)
    if on is None:
        return regular
    if shift == "past":
        return _last_before(tenures, on)
    if shift == "next":
        return _first_after(regular, on)
    return _on(tenures, shift, on)


def _on(tenures: Sequence[Tenure], shift: str, on: dt.date) -> list[Tenure]:
    day = Interval(on, on)
    present = [t for t in tenures if t.interval.overlaps(day)]
    stands_in = shift in ("acting", "caretaker")
    pool = [t for t in present if t.acting is stands_in]
    if not pool and shift == "acting":
        pool = [t for t in present if t.start is not None and on - t.start <= _SHORT]
    elif not pool:
        pool = present
    if _persons(pool) > 1:
        sure = [t for t in pool if t.sure is not None and t.sure.overlaps(day)]
        pool = sure or pool
    if _persons(pool) > 1:
        edge = [t for t in pool if (t.end if shift == "outgoing" else t.start) == on]
        pool = edge if _persons(edge) == 1 else pool
    return pool


def _last_before(tenures: Sequence[Tenure], on: dt.date) -> list[Tenure]:
    """The last tenure that was over on the day, of someone who does not hold the office then."""
    now = {t.person.id for t in _on(tenures, "", on)}
    over = [t for t in tenures if not t.acting and t.end is not None and t.end <= on and t.person.id not in now]
    last = max((t.end for t in over if t.end), default=None)
    return [t for t in over if t.end == last]


def _first_after(tenures: Sequence[Tenure], on: dt.date) -> list[Tenure]:
    """The next tenure to begin, if it begins soon."""
    coming = [t for t in tenures if t.start is not None and on < t.start <= on + SOON]
    first = min((t.start for t in coming if t.start), default=None)
    return [t for t in coming if t.start == first]


def _persons(tenures: Sequence[Tenure]) -> int:
    return len({t.person.id for t in tenures})
