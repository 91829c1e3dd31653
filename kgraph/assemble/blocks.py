"""Clusters found by family, participants and month, so that no report is held against all others."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator

from kgraph.assemble.participants import pair_block
from kgraph.assemble.reports import Cluster, Report

_FEW_MONTHS = 36
"""Longer stretches are not looked up month by month."""


class Blocks:
    """All clusters in the order in which they were begun."""

    def __init__(self) -> None:
        self.clusters: list[Cluster] = []
        self._blocks: dict[tuple[str, tuple[str, str]], _Block] = defaultdict(_Block)
        self._numbers: dict[int, int] = {}

    def add(self, report: Report, home: Cluster | None) -> Cluster:
        """Puts a report into its cluster, or into a new one."""
        if home is None:
            home = Cluster(report.family)
            self._numbers[id(home)] = len(self.clusters)
            self.clusters.append(home)
        home.add(report)
        self._block(report).enter(report, self._numbers[id(home)])
        return home

    def number(self, cluster: Cluster) -> int:
        return self._numbers[id(cluster)]

    def reprinted(self, report: Report) -> Cluster | None:
        """The cluster that has the same sentence of the same original document."""
        number = self._block(report).by_sentence.get(report.sentence)
        return None if number is None else self.clusters[number]

    def near(self, report: Report) -> list[Cluster]:
        """Clusters that may tell the same, judged by family, participants and months alone."""
        return [self.clusters[n] for n in sorted(self._block(report).near(report))]

    def _block(self, report: Report) -> _Block:
        return self._blocks[report.family.name, pair_block(report.pair, report.family.symmetric)]


class _Block:
    """Numbers of the clusters of one family and one pair of states or other actors."""

    def __init__(self) -> None:
        self.by_sentence: dict[tuple[str, ...], int] = {}
        self._all: set[int] = set()
        self._by_month: dict[int, set[int]] = defaultdict(set)
        self._by_original: dict[str, set[int]] = defaultdict(set)
        self._long: set[int] = set()
        self._undated: dict[int | None, set[int]] = defaultdict(set)

    def enter(self, report: Report, number: int) -> None:
        self.by_sentence.setdefault(report.sentence, number)
        self._all.add(number)
        self._by_original[report.original].add(number)
        interval = report.interval
        if interval is None or interval.start is None or interval.end is None:
            self._undated[_month(report.published) if report.published else None].add(number)
            return
        months = list(_months(interval.start, interval.end))
        if len(months) > _FEW_MONTHS:
            self._long.add(number)
        for month in months[:_FEW_MONTHS]:
            self._by_month[month].add(number)

    def near(self, report: Report) -> set[int]:
        interval = report.interval
        found = set(self._long)
        if interval is None or interval.start is None or interval.end is None:
            found |= self._by_original.get(report.original, set())
            if report.published is None:
                return found
            around = dt.timedelta(days=report.family.window + 1)
            for month in _months(report.published - around, report.published + around):
                found |= self._by_month.get(month, set()) | self._undated.get(month, set())
            return found
        slack = dt.timedelta(days=report.family.slack)
        months = list(_months(interval.start - slack, interval.end + slack))
        if len(months) > _FEW_MONTHS:
            return set(self._all)
        for month in months:
            found |= self._by_month.get(month, set())
        return found


def _month(date: dt.date) -> int:
    return date.year * 12 + date.month


def _months(start: dt.date, end: dt.date) -> Iterator[int]:
    return iter(range(_month(start), _month(end) + 1))
