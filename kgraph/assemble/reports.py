"""Reports of happenings, and clusters of such that tell one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from kgraph.assemble.families import Family, load
from kgraph.assemble.participants import Pair, compatible_pairs
from kgraph.model import Assertion, Document, Entity, EntityType, Interval, Precision

_DAY = dt.timedelta(days=1)
_LONGEST = 14
"""Days of the longest stretch that is the time of one happening; longer ones only say when it lay."""
RANKS = {Precision.DAY: 0, Precision.WEEK: 1, Precision.MONTH: 2, Precision.SEASON: 3, Precision.YEAR: 4}
UNDATED = 9


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
    rank: int = UNDATED
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


def _places_agree(a: Entity | None, b: Entity | None) -> bool:
    """Whether two places may be one: the same, unknown, or a country and something in it."""
    if a is None or b is None or a.id == b.id:
        return True
    if a.country is None or b.country is None:
        return False
    return a.country == b.country and EntityType.COUNTRY in (a.type, b.type)


def _rank(interval: Interval | None) -> int:
    if interval is None:
        return UNDATED
    rank = RANKS.get(interval.precision, 5)
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
