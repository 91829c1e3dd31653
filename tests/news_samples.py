"""Assertions and documents by hand, for the tests of assemble and explore."""

import datetime as dt
from dataclasses import replace

from kgraph.model import (
    Assertion,
    Coding,
    Document,
    Entity,
    EntityType,
    EventType,
    Evidence,
    Interval,
    Modality,
    Polarity,
    Precision,
    Relation,
    Span,
)

KIM = Entity("wd:Q56226", "Kim Jong Un", EntityType.PERSON, "PRK", ("Kim Jong-un",))
XI = Entity("wd:Q15031", "Xi Jinping", EntityType.PERSON, "CHN")
TRUMP = Entity("wd:Q22686", "Donald Trump", EntityType.PERSON, "USA")
PRK = Entity("wd:Q423", "North Korea", EntityType.COUNTRY, "PRK", ("DPRK",))
CHN = Entity("wd:Q148", "China", EntityType.COUNTRY, "CHN")
USA = Entity("wd:Q30", "United States", EntityType.COUNTRY, "USA")
XINHUA = Entity("wd:Q204839", "Xinhua", EntityType.MEDIA, "CHN")
SEOUL = Entity("wd:Q884", "South Korea", EntityType.COUNTRY, "KOR")
BEIJING = Entity("wd:Q956", "Beijing", EntityType.PLACE, "CHN")
DALIAN = Entity("wd:Q42651", "Dalian", EntityType.PLACE, "CHN")

MEET = Coding("meet", EventType.CONSULT, "meet", "040", 1.0, symmetric=True)
VISIT = Coding("visit", EventType.CONSULT, "visit", "042", 1.9)
ACCUSE = Coding("accuse", EventType.ACCUSE, "allege", "112", -2.0)
SANCTION = Coding("impose_sanctions", EventType.SANCTION, None, "163", -8.0)
SPOUSE = Coding("spouse", symmetric=True)


def day(text: str) -> Interval:
    """ "2018-03-26" is a day, "2018-03-25/2018-03-28" a stretch of them."""
    start, _, end = text.partition("/")
    return Interval(dt.date.fromisoformat(start), dt.date.fromisoformat(end or start), Precision.DAY)


def told(
    subject: Entity,
    coding: Coding,
    object: Entity,
    when: str | None = None,
    doc: str = "a",
    quote: str | None = None,
    place: Entity | None = None,
    speaker: Entity | None = None,
    **stance: Polarity | Modality,
) -> Assertion:
    """An assertion whose sentence is the first of its document, unless ``quote`` says otherwise."""
    phrase = coding.relation_class
    text = quote or f"{subject.label} {phrase} {object.label}."
    spans = (Span(0, 1), Span(1, 2), Span(2, 3))
    evidence = Evidence(Span(0, len(text)), text, *spans)
    return replace(
        Assertion(doc, subject, Relation(phrase, phrase, coding), object, evidence, day(when) if when else None, place),
        speakers=(speaker,) if speaker else (),
        **stance,
    )


def paper(id: str, published: str | None = "2018-03-28", publisher: str | None = None, text: str = "") -> Document:
    date = dt.date.fromisoformat(published) if published else None
    return Document(id, f"{id}.txt", text or f"Text of {id}.", published=date, publisher=publisher)
