"""Assertions of happenings -> clusters, each of which is one event.

Precision comes first: an assertion joins a cluster only where family, participants, time and place all agree with
every member, and where a vague time ("last year", none at all) leaves no choice. Order and ties are fixed, so that the
same assertions give the same clusters in whatever order they come.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kgraph.assemble.families import Family, load
from kgraph.assemble.participants import Pair, compatible_pairs, pair_block
from kgraph.model import Assertion, Document, Entity, EntityType, Interval, Precision

_DAY = dt.timedelta(days=1)
_LONGEST = 14
"""Days of the longest stretch that is the time of one happening; longer ones only say when it lay."""
_RANKS = {Precision.DAY: 0, Precision.WEEK: 1, Precision.MONTH: 2, Precision.SEASON: 3, Precision.YEAR: 4}
_UNDATED = 9
_NEAR = 600
"""Characters between an undated report and a dated one of the same document that retells an old happening."""


@dataclass(slots=True)
class Report:
    """An assertion with what clustering looks at."""

    id: str
    """That of the assertion."""
    assertion: Assertion
    family: Family
    published: dt.date | None
    original: str
    """Id of the document, or of the one that it reprints."""

    interval: Interval | None = field(init=False)
    """The time, where it is closed at both ends: an open one dates no happening."""
    rank: int = field(init=False)
    """How vague the time is: 0 for days, 9 for none."""
    sentence: tuple[str, ...] = field(init=False)
    """What reprints of one sentence share: its words, actors and relation, and the original document."""

    def __post_init__(self) -> None:
        a, time = self.assertion, self.assertion.time
        self.interval = time if time and time.start and time.end else None
        self.rank = _rank(self.interval)
        words = " ".join(a.evidence.quote.split())
        self.sentence = (self.original, words, a.subject.id, a.relation.coding.relation_class, a.object.id)

    @property
    def pair(self) -> Pair:
        return self.assertion.subject, self.assertion.object

    @property
    def order(self) -> tuple[object, ...]:
        """The order in which reports are taken: exact before vague, long stretches of days before single ones."""
        interval, a = self.interval, self.assertion
        start = interval.start if interval and interval.start else dt.date.max
        length = -_days(interval) if interval else 0
        return self.rank, length, start, self.published or dt.date.max, a.doc, a.evidence.span, self.id


@dataclass(slots=True)
class Cluster:
    """Reports of one happening. ``start`` and ``end`` bound what its members date it to."""

    family: Family
    members: list[Report] = field(default_factory=list)
    followers: list[Report] = field(default_factory=list)
    """Reports of the same acts with wider or narrower objects: they are counted, and decide nothing."""
    start: dt.date | None = None
    end: dt.date | None = None
    rank: int = _UNDATED
    longest: int = 0
    pairs: dict[tuple[str, str], Pair] = field(default_factory=dict)
    places: dict[str, Entity] = field(default_factory=dict)
    classes: set[str] = field(default_factory=set)
    originals: set[str] = field(default_factory=set)
    sentences: set[tuple[str, ...]] = field(default_factory=set)

    @property
    def ids(self) -> list[str]:
        """Of all its assertions, sorted."""
        return sorted(r.id for r in (*self.members, *self.followers))

    def add(self, report: Report) -> None:
        self.members.append(report)
        self.pairs.setdefault((report.pair[0].id, report.pair[1].id), report.pair)
        if report.assertion.place:
            self.places.setdefault(report.assertion.place.id, report.assertion.place)
        self.classes.add(report.assertion.relation.coding.relation_class)
        self.originals.add(report.original)
        self.sentences.add(report.sentence)
        interval = report.interval
        if interval and interval.start and interval.end and report.rank <= self.rank:
            self.start = min(self.start or interval.start, interval.start)
            self.end = max(self.end or interval.end, interval.end)
            self.longest = max(self.longest, _days(interval))
            self.rank = report.rank

    def agrees(self, report: Report) -> bool:
        """Whether participants and places of ``report`` fit every member."""
        symmetric, place = self.family.symmetric, report.assertion.place
        fits = all(compatible_pairs(report.pair, pair, symmetric) for pair in self.pairs.values())
        return fits and all(_places_agree(place, other) for other in self.places.values())

    def has_actors_of(self, report: Report) -> bool:
        source, target = report.pair
        ids = (source.id, target.id)
        return ids in self.pairs or (self.family.symmetric and ids[::-1] in self.pairs)

    def overlaps(self, interval: Interval, rank: int) -> bool:
        """Whether a report so dated may be of this happening."""
        if self.start is None or self.end is None or interval.start is None or interval.end is None:
            return False
        slack = self.family.slack * _DAY if rank == 0 == self.rank else 0 * _DAY
        if interval.start > self.end + slack or interval.end < self.start - slack:
            return False
        if rank > 0:
            return True
        hull = (max(self.end, interval.end) - min(self.start, interval.start)).days + 1
        return hull <= max(self.longest, _days(interval)) + self.family.slack

    def is_recent_to(self, published: dt.date | None) -> bool:
        """Whether an undated report published that day may mean this: no older than the family's window."""
        if published is None or self.end is None or self.start is None:
            return False
        return self.end >= published - self.family.window * _DAY and self.start <= published + _DAY


def cluster(reports: Iterable[Report]) -> list[Cluster]:
    """The clusters of reports that are in view, each report in one of them."""
    blocks: dict[tuple[str, tuple[str, str]], list[Cluster]] = defaultdict(list)
    found: list[Cluster] = []
    reports = list(reports)
    leaders = _leaders(reports)
    home_by_id: dict[str, Cluster] = {}
    for report in sorted((r for r in reports if r.id not in leaders), key=lambda r: r.order):
        block = blocks[report.family.name, pair_block(report.pair, report.family.symmetric)]
        home = home_of(report, block)
        if home is None:
            home = Cluster(report.family)
            block.append(home)
            found.append(home)
        home.add(report)
        home_by_id[report.id] = home
    for report in sorted((r for r in reports if r.id in leaders), key=lambda r: r.order):
        home_by_id[leaders[report.id]].followers.append(report)
    return found


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


def home_of(report: Report, block: Iterable[Cluster]) -> Cluster | None:
    """The cluster that tells the same happening as ``report``, if that is beyond doubt."""
    block = list(block)
    reprinted = next((c for c in block if report.sentence in c.sentences), None)
    if reprinted is not None:
        return reprinted
    interval = report.interval
    if interval is None:
        return _undated_home(report, [c for c in block if c.agrees(report)])
    fitting = [c for c in block if c.overlaps(interval, report.rank) and c.agrees(report)]
    if report.rank >= _RANKS[Precision.YEAR]:
        fitting = [c for c in fitting if c.has_actors_of(report)]
    return _best(report, fitting, must_be_sure=report.rank > 0)


def _undated_home(report: Report, fitting: list[Cluster]) -> Cluster | None:
    """Of an undated report: a happening of the same document, else one that was news when it was published."""
    own = [c for c in fitting if report.original in c.originals]
    near = [c for c in own if c.rank == _UNDATED or c.is_recent_to(report.published) or _is_close(report, c)]
    if near:
        return _best(report, near, must_be_sure=True)
    news = [c for c in fitting if c.rank <= 1 and c.is_recent_to(report.published)]
    news += [c for c in fitting if c.rank == _UNDATED and _were_published_together(report, c)]
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


def _places_agree(a: Entity | None, b: Entity | None) -> bool:
    """Whether two places may be one: the same, unknown, or a country and something in it."""
    if a is None or b is None or a.id == b.id:
        return True
    if a.country is None or b.country is None:
        return False
    return a.country == b.country and EntityType.COUNTRY in (a.type, b.type)


def _rank(interval: Interval | None) -> int:
    if interval is None:
        return _UNDATED
    rank = _RANKS.get(interval.precision, 5)
    return 1 if rank == 0 and _days(interval) > _LONGEST else rank


def _days(interval: Interval) -> int:
    return (interval.end - interval.start).days + 1 if interval.start and interval.end else 0


def reports_of(
    assertions: Mapping[str, Assertion], documents: Mapping[str, Document], originals: Mapping[str, str]
) -> list[Report]:
    """The assertions (by id) that may be of a happening, planned and denied ones included."""
    families = load()
    found = []
    for id, a in assertions.items():
        coding = a.relation.coding
        if coding.event_type is not None:
            document = documents.get(a.doc)
            is_dated = document is not None and document.published_precision is Precision.DAY
            published = document.published if document and is_dated else None
            family = families.of(coding.relation_class, coding.symmetric)
            found.append(Report(id, a, family, published, originals.get(a.doc, a.doc)))
    return found
