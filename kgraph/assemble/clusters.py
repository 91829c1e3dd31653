"""Assertions of happenings -> clusters, each of which is one event.

Precision comes first: an assertion joins a cluster only where family, participants, time and place all agree with
every member, and where a vague time ("last year", none at all) leaves no choice. Order and ties are fixed, so that the
same assertions give the same clusters in whatever order they come.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kgraph.assemble.blocks import Blocks
from kgraph.assemble.reports import RANKS, UNDATED, Cluster, Report
from kgraph.model import Assertion, Precision

_NEAR = 600
"""Characters between an undated report and a dated one of the same document that retells an old happening."""


def cluster(reports: Iterable[Report]) -> Blocks:
    """The clusters of reports that are in view, each report in one of them."""
    blocks = Blocks()
    reports = sorted(reports, key=lambda r: r.order)
    leaders = _leaders(reports)
    homes: dict[str, Cluster] = {}
    for report in reports:
        if report.id not in leaders:
            homes[report.id] = blocks.add(report, home_of(report, blocks))
    for report in reports:
        if report.id in leaders:
            homes[leaders[report.id]].followers.append(report)
    return blocks


def _leaders(reports: Iterable[Report]) -> dict[str, str]:
    """Reports of an act that another report tells in the same words with a wider or narrower object, by id, with the
    id of that other: "banned exports of coal" and "banned coal" are one ban.

    The one whose object can act leads; of two such, the one with the longer object.
    """
    acts: dict[tuple[object, ...], list[Report]] = defaultdict(list)
    for report in reports:
        a = report.assertion
        acts[a.doc, a.evidence.relation, a.subject.id, report.family.name].append(report)
    leaders = {}
    for told in acts.values():
        told.sort(key=lambda r: (not r.assertion.object.type.is_actor, _length(r), r.id))
        leading: list[Report] = []
        for report in told:
            over = next((r for r in leading if _is_nested(r.assertion, report.assertion)), None)
            if over is None:
                leading.append(report)
            else:
                leaders[report.id] = over.id
    return leaders


def _is_nested(a: Assertion, b: Assertion) -> bool:
    """Whether one object names a part of the other; two actors are two, though one phrase may name both."""
    both_act = a.object.type.is_actor and b.object.type.is_actor
    return not both_act and a.evidence.object.overlaps(b.evidence.object)


def _length(report: Report) -> int:
    start, end = report.assertion.evidence.object
    return start - end


def home_of(report: Report, blocks: Blocks) -> Cluster | None:
    """The cluster that tells the same happening as ``report``, if that is beyond doubt."""
    reprinted = blocks.reprinted(report)
    if reprinted is not None:
        return reprinted
    interval = report.interval
    if interval is None:
        return _undated_home(report, [c for c in blocks.near(report) if c.agrees(report)])
    fitting = [c for c in blocks.near(report) if c.overlaps(interval, report.rank) and c.agrees(report)]
    if report.rank >= RANKS[Precision.YEAR]:
        fitting = [c for c in fitting if c.has_actors_of(report)]
    return _best(report, fitting, must_be_sure=report.rank > 0)


def _undated_home(report: Report, fitting: list[Cluster]) -> Cluster | None:
    """Of an undated report: a happening of the same document, else one that was news when it was published."""
    own = [c for c in fitting if report.original in c.originals]
    near = [c for c in own if c.rank == UNDATED or c.is_recent_to(report.published) or _is_close(report, c)]
    if near:
        return _best(report, near, must_be_sure=True)
    news = [c for c in fitting if c.rank <= 1 and c.is_recent_to(report.published)]
    news += [c for c in fitting if c.rank == UNDATED and _were_published_together(report, c)]
    return _best(report, news, must_be_sure=True)


def _best(report: Report, clusters: list[Cluster], must_be_sure: bool) -> Cluster | None:
    """The cluster most like the report; where ``must_be_sure``, none if two are as like."""
    if not clusters:
        return None
    scored = sorted(((_likeness(report, c), -n) for n, c in enumerate(clusters)), reverse=True)
    if must_be_sure and len(scored) > 1 and scored[0][0] == scored[1][0]:
        return None
    return clusters[-scored[0][1]]


def _likeness(report: Report, cluster: Cluster) -> tuple[bool, bool, bool, bool]:
    """Agreement in document, actors, place and relation, weighed in that order."""
    place = report.assertion.place
    return (
        report.original in cluster.originals,
        cluster.has_actors_of(report),
        place is not None and place.id in cluster.places,
        report.assertion.relation.coding.relation_class in cluster.classes,
    )


def _is_close(report: Report, cluster: Cluster) -> bool:
    """Whether a member stands in the same document at most a few sentences away."""
    a = report.assertion
    return any(
        m.assertion.doc == a.doc and abs(m.assertion.evidence.span.start - a.evidence.span.start) <= _NEAR
        for m in cluster.members
    )


def _were_published_together(report: Report, cluster: Cluster) -> bool:
    if report.published is None or not cluster.has_actors_of(report):
        return False
    dates = [m.published for m in cluster.members]
    return all(d is not None and abs((d - report.published).days) <= 1 for d in dates)
