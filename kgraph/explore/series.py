"""Dyads over time: how much two actors cooperate and quarrel, and which dyads change most."""

from __future__ import annotations

from typing import Literal

import pandas as pd

from kgraph.errors import NotFoundError
from kgraph.explore.frames import Actors, Date, Level, event_frame
from kgraph.model import GraphData

By = Literal["day", "week", "month", "quarter", "year"]
_FREQUENCIES = {"day": "D", "week": "W-SUN", "month": "M", "quarter": "Q", "year": "Y"}
_LONGEST = {"day": 1, "week": 7, "month": 31, "quarter": 92, "year": 366}
"""Days that an event's time may span to be counted in one such period."""
_DYAD = ["source", "source_label", "target", "target_label"]


def dyads(
    data: GraphData,
    a: str | None = None,
    b: str | None = None,
    by: By = "month",
    level: Level = "country",
    directed: bool = False,
    since: Date | None = None,
    until: Date | None = None,
    undated: bool = False,
) -> pd.DataFrame:
    """Counts and Goldstein values of dyads by period.

    One row a dyad and period: ``period`` (its first day), ``source``, ``target``, ``events``, ``cooperation``,
    ``conflict``, ``goldstein`` (mean) and ``goldstein_sum``. Where both ``a`` and ``b`` are given, periods without
    events are there too, with zeros. An event counts in the period of its first day; one whose time is vaguer than a
    period ("in 2018", by month) is left out.

    :param a: one actor; all dyads with it, or with ``b`` the one dyad.
    :param directed: whether what A does to B and what B does to A are apart; mutual events count for both.
    """
    if by not in _FREQUENCIES:
        raise NotFoundError(f"no period is called {by!r}; there are {', '.join(_FREQUENCIES)}")
    actors = Actors(data, level)
    wanted = [actors.named(name).key for name in (a, b) if name]
    frame = event_frame(data, level, since, until, undated)
    frame = _ordered(frame, directed, wanted)
    lengths = pd.Series([(e - s).days + 1 for s, e in zip(frame["start"], frame["end"], strict=True)], dtype=int)
    frame = frame[lengths <= _LONGEST[by]]
    periods = pd.PeriodIndex(pd.to_datetime(frame["start"]), freq=_FREQUENCIES[by])
    table = _counted(frame.assign(period=periods), [*_DYAD, "period"])
    if len(wanted) == 2 and len(table):
        table = _filled(table, _FREQUENCIES[by])
    table["period"] = [p.start_time.date() for p in table["period"]]
    return table.sort_values(["source", "target", "period"], ignore_index=True)


def changes(
    data: GraphData,
    before: tuple[Date, Date] | str,
    after: tuple[Date, Date] | str,
    level: Level = "country",
    least: int = 1,
    top: int = 20,
    undated: bool = False,
) -> pd.DataFrame:
    """The dyads that changed most between two periods, by the change of their Goldstein sum.

    One row a dyad: ``source``, ``target``, events, mean and sum of Goldstein values before and after, ``change`` of
    the sum. A period is a pair of dates, or one date whose whole month or year is meant, or "2017-01/2017-06".

    :param least: events that the dyad must have in both periods together.
    """
    parts = []
    for name, period in (("before", before), ("after", after)):
        since, until = bounds(period)
        frame = _ordered(event_frame(data, level, since, until, undated), False, [])
        table = _counted(frame, _DYAD)
        parts.append(table.set_index(_DYAD).add_suffix(f"_{name}"))
    joined = parts[0].join(parts[1], how="outer")
    sums = [c for c in joined.columns if c not in ("goldstein_before", "goldstein_after")]
    joined[sums] = joined[sums].fillna(0)
    joined["change"] = joined["goldstein_sum_after"] - joined["goldstein_sum_before"]
    joined = joined[joined["events_before"] + joined["events_after"] >= least].reset_index()
    whole = [c for c in joined.columns if c.startswith(("events", "cooperation", "conflict"))]
    joined[whole] = joined[whole].astype(int)
    order = joined["change"].abs()
    joined = joined.assign(order=-order).sort_values(["order", "source", "target"], ignore_index=True)
    return joined.drop(columns="order").head(top)


def bounds(period: tuple[Date, Date] | str) -> tuple[Date, Date]:
    """First and last day of a period.

    >>> bounds("2018"), bounds("2017-01/2017-06")
    (('2018', '2018'), ('2017-01', '2017-06'))
    """
    if not isinstance(period, str):
        return period
    since, _, until = period.partition("/")
    return since, until or since


def _ordered(frame: pd.DataFrame, directed: bool, wanted: list[str]) -> pd.DataFrame:
    """Only events with all ``wanted`` actors; of an undirected dyad the first wanted, or first in order, is source."""
    if wanted:
        actors = [{s, t} for s, t in zip(frame["source"], frame["target"], strict=True)]
        frame = frame[[set(wanted) <= found for found in actors]]
    frame = frame.reset_index(drop=True)
    if directed:
        mutual = frame[frame["mutual"].astype(bool)]
        turned = mutual.assign(**{a: mutual[b] for a, b in zip(_DYAD, _DYAD[2:] + _DYAD[:2], strict=True)})
        return pd.concat([frame, turned], ignore_index=True) if len(mutual) else frame
    if len(frame):
        turn = frame["target"] == wanted[0] if wanted else frame["target"] < frame["source"]
        frame.loc[turn, _DYAD] = frame.loc[turn, _DYAD[2:] + _DYAD[:2]].to_numpy()
    return frame


def _counted(frame: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    counts = frame.assign(cooperation=(frame["sign"] > 0).astype(int), conflict=(frame["sign"] < 0).astype(int))
    grouped = counts.groupby(keys, sort=True)
    return grouped.agg(
        events=("event", "size"),
        cooperation=("cooperation", "sum"),
        conflict=("conflict", "sum"),
        goldstein=("goldstein", "mean"),
        goldstein_sum=("goldstein", "sum"),
    ).reset_index()


def _filled(table: pd.DataFrame, frequency: str) -> pd.DataFrame:
    """The table with a row for every period between the first and the last, for each direction in it."""
    periods = pd.period_range(table["period"].min(), table["period"].max(), freq=frequency)
    full = table[_DYAD].drop_duplicates().merge(pd.DataFrame({"period": periods}), how="cross")
    filled = full.merge(table, how="left", on=[*_DYAD, "period"])
    counts = {name: filled[name].fillna(0).astype(int) for name in ("events", "cooperation", "conflict")}
    return filled.assign(**counts, goldstein_sum=filled["goldstein_sum"].fillna(0.0))
