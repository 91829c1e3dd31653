"""Generated claims for tests and benchmarks: true in form, invented in content, the same on every run.

``news(documents)`` gives a :class:`GraphData` of any size. Sentences are built from slots, so that every span of every
assertion is exact. A linear congruence stands in for randomness.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from kgraph.model import (
    Assertion,
    Claim,
    Coding,
    Document,
    Entity,
    EntityType,
    Event,
    EventType,
    Evidence,
    GraphData,
    Interval,
    Modality,
    Polarity,
    Precision,
    Relation,
    Span,
    content_hash,
)

_COUNTRIES = (
    "wd:Q423 North-Korea PRK,wd:Q884 South-Korea KOR,wd:Q148 China CHN,wd:Q30 United-States USA,wd:Q159 Russia RUS,"
    "wd:Q17 Japan JPN,wd:Q794 Iran IRN,wd:Q801 Israel ISR,wd:Q183 Germany DEU,wd:Q142 France FRA,"
    "wd:Q145 United-Kingdom GBR,wd:Q851 Saudi-Arabia SAU,wd:Q846 Qatar QAT,wd:Q43 Turkey TUR,wd:Q668 India IND"
)
COUNTRIES = tuple(
    Entity(id, name.replace("-", " "), EntityType.COUNTRY, code, (code,))
    for id, name, code in (row.split() for row in _COUNTRIES.split(","))
)
KIM = Entity("wd:Q56226", "Kim Jong Un", EntityType.PERSON, "PRK", ("Kim Jong-un",))
XI = Entity("wd:Q15031", "Xi Jinping", EntityType.PERSON, "CHN")
XINHUA = Entity("wd:Q204839", "Xinhua", EntityType.MEDIA, "CHN")
BEIJING = Entity("wd:Q956", "Beijing", EntityType.PLACE, "CHN")
ENVOYS = tuple(
    Entity(f"kg:envoy-{i}-{c.country and c.country.lower()}", f"Envoy {i} of {c.label}", EntityType.PERSON, c.country)
    for c in COUNTRIES
    for i in range(1, 8)
)
PEOPLE = (KIM, XI, *ENVOYS)

RELATIONS = (
    Relation("meet with", "met with", Coding("meet", EventType.CONSULT, "meet", "040", 1.0, symmetric=True)),
    Relation("visit", "visited", Coding("visit", EventType.CONSULT, "visit", "042", 1.9)),
    Relation("accuse", "accused", Coding("accuse", EventType.ACCUSE, "disapprove", "112", -2.0)),
    Relation("praise", "praised", Coding("praise", EventType.SUPPORT, None, "051", 3.4)),
    Relation("impose sanction", "sanctioned", Coding("impose_sanctions", EventType.SANCTION, None, "163", -8.0)),
    Relation("lift sanction on", "lifted sanctions on", Coding("lift_sanctions", EventType.CONCEDE, None, "085", 7.0)),
    Relation("send aid to", "sent aid to", Coding("provide_aid", EventType.AID, "humanitarian", "073", 7.4)),
    Relation("threaten", "threatened", Coding("threaten", EventType.THREATEN, None, "130", -4.4)),
    Relation("sign agreement", "signed an agreement with", Coding("sign_agreement", EventType.AGREE, None, "057", 8.0)),
    Relation("be ally of", "is an ally of", Coding("ally_of", symmetric=True)),
)  # fmt: skip
_STANCES = (
    (Polarity.AFFIRMED, Modality.ASSERTED, "{s} {r} {o} in {p} on {d}."),
    (Polarity.AFFIRMED, Modality.ASSERTED, "Reports say that {s} {r} {o} in {p} on {d}."),
    (Polarity.AFFIRMED, Modality.ASSERTED, "{s} {r} {o} in {p} on {d}, {v} said."),
    (Polarity.AFFIRMED, Modality.PLANNED, "It is planned for {d} that {s} {r} {o} in {p}."),
    (Polarity.DENIED, Modality.ASSERTED, "{v} denied that {s} {r} {o} in {p} on {d}."),
    (Polarity.AFFIRMED, Modality.POSSIBLE, "It may be that {s} {r} {o} in {p} on {d}."),
)
PUBLISHERS = ("The Daily Wire of Ums", "Nordhafen Post", "Ostland Courier", "Agence Littoral", None)


T = TypeVar("T")


class _Steps:
    """A full-period linear congruence: ``pick`` takes the next element of a sequence."""

    def __init__(self, seed: int) -> None:
        self._state = seed

    def below(self, n: int) -> int:
        self._state = (self._state * 6364136223846793005 + 1442695040888963407) % (1 << 64)
        return (self._state >> 33) % n

    def pick(self, items: Sequence[T]) -> T:
        return items[self.below(len(items))]


def assertions(documents: int, sentences: int = 8, seed: int = 1) -> Iterator[tuple[Document, list[Assertion]]]:
    """``documents`` articles of ``sentences`` sentences, each sentence an assertion."""
    steps = _Steps(seed)
    for n in range(documents):
        published = dt.date(2017, 1, 1) + dt.timedelta(days=steps.below(1095))
        title = f"Report {seed}-{n}"
        text, found = f"{title}\n\n", []
        for _ in range(sentences):
            sentence, assertion = _sentence(steps, len(text), published)
            text += sentence + " "
            found.append(assertion)
        id = content_hash(text, length=64)
        publisher = steps.pick(PUBLISHERS)
        document = Document(id, f"report-{seed}-{n:06d}.txt", text, title, published, publisher, lang="en")
        yield document, [replace(a, doc=id) for a in found]


def _sentence(steps: _Steps, offset: int, published: dt.date) -> tuple[str, Assertion]:
    relation, (polarity, modality, form) = steps.pick(RELATIONS), steps.pick(_STANCES)
    actors = PEOPLE if relation.coding.relation_class in ("meet", "visit") else COUNTRIES
    subject = steps.pick(actors)
    object_ = steps.pick([a for a in actors if a is not subject])
    speaker = steps.pick((XINHUA, *COUNTRIES)) if "{v}" in form else None
    day = published - dt.timedelta(days=steps.below(4))
    place = steps.pick((BEIJING, *COUNTRIES))
    slots = {"s": subject.label, "r": relation.phrase, "o": object_.label, "p": place.label}
    slots |= {"d": f"{day:%B} {day.day}, {day.year}", "v": speaker.label if speaker else ""}
    sentence, spans, rest = "", {}, form
    while "{" in rest:
        before, _, after = rest.partition("{")
        name, _, rest = after.partition("}")
        sentence += before
        spans[name] = Span(offset + len(sentence), offset + len(sentence) + len(slots[name]))
        sentence += slots[name]
    sentence += rest
    evidence = Evidence(Span(offset, offset + len(sentence)), sentence, spans["s"], spans["r"], spans["o"])
    assertion = Assertion(
        doc="",
        subject=subject,
        relation=relation,
        object=object_,
        evidence=evidence,
        time=Interval(day, day, Precision.DAY),
        place=place,
        speakers=(speaker,) if speaker else (),
        polarity=polarity,
        modality=modality,
        rule="clause.active",
        confidence=0.5 + steps.below(50) / 100,
    )
    return sentence, assertion


def graph_of(told: Sequence[tuple[Document, Sequence[Assertion]]]) -> GraphData:
    """Claims and events by the plainest rule: same actors, relation and day. Enough for store and export."""
    groups: dict[tuple[str, str, str, str], list[Assertion]] = defaultdict(list)
    for _, stated in told:
        for a in stated:
            coding, day = a.relation.coding, a.time.start.isoformat() if a.time and a.time.start else ""
            groups[a.subject.id, coding.relation_class, a.object.id, day if coding.event_type else ""].append(a)
    claims, events = [], []
    for key, group in groups.items():
        first, event = group[0], None
        kind = first.relation.coding.event_type
        if kind and any(a.in_view for a in group):
            event = Event(
                content_hash("event", *key),
                kind,
                first.relation.coding.mode,
                first.subject,
                first.object,
                first.time,
                first.place,
                tuple(a.id for a in group),
            )
            events.append(event)
        claim = Claim(
            content_hash("claim", *key),
            first.subject,
            key[1],
            first.object,
            event.id if event else None,
            kind,
            tuple(group),
        )
        claims.append(claim)
    claims.sort(key=lambda c: c.id)
    events.sort(key=lambda e: (e.time.start.isoformat() if e.time and e.time.start else "", e.id))
    documents = sorted((d for d, _ in told), key=lambda d: d.id)
    sentences = sum(len(stated) for _, stated in told)
    return GraphData(tuple(documents), tuple(claims), tuple(events), (), sentences)


def news(documents: int, sentences: int = 8, seed: int = 1) -> GraphData:
    return graph_of(list(assertions(documents, sentences, seed)))
