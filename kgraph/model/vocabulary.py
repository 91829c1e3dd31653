"""The closed vocabularies: kinds of entities, mentions, zones, stances, events and times."""

from __future__ import annotations

from enum import StrEnum


class EntityType(StrEnum):
    """What kind of thing a node is."""

    PERSON = "PERSON"
    COUNTRY = "COUNTRY"
    IGO = "IGO"
    GOVERNMENT_BODY = "GOVERNMENT_BODY"
    ARMED_GROUP = "ARMED_GROUP"
    ORGANISATION = "ORGANISATION"
    MEDIA = "MEDIA"
    PLACE = "PLACE"
    INSTRUMENT = "INSTRUMENT"
    OTHER = "OTHER"

    @property
    def is_actor(self) -> bool:
        """True for the types that can act in diplomacy (neither place, instrument nor other thing)."""
        return self not in (EntityType.PLACE, EntityType.INSTRUMENT, EntityType.OTHER)


class MentionKind(StrEnum):
    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"
    DEMONYM = "demonym"
    METONYM = "metonym"


class ZoneKind(StrEnum):
    """What part of a news page a stretch of text is."""

    HEADLINE = "headline"
    BYLINE = "byline"
    DATELINE = "dateline"
    CAPTION = "caption"
    CREDIT = "credit"
    BOILERPLATE = "boilerplate"
    BODY = "body"


class Polarity(StrEnum):
    AFFIRMED = "affirmed"
    DENIED = "denied"


class Modality(StrEnum):
    ASSERTED = "asserted"
    PLANNED = "planned"
    REQUESTED = "requested"
    HYPOTHETICAL = "hypothetical"
    POSSIBLE = "possible"


class QuadClass(StrEnum):
    VERBAL_COOPERATION = "verbal cooperation"
    MATERIAL_COOPERATION = "material cooperation"
    VERBAL_CONFLICT = "verbal conflict"
    MATERIAL_CONFLICT = "material conflict"


class EventType(StrEnum):
    """PLOVER event types (Halterman et al., 2021 release of the PLOVER manual)."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"

    @property
    def quad_class(self) -> QuadClass:
        return _QUAD[self]


_QUAD: dict[EventType, QuadClass] = {
    t: quad
    for quad, names in (
        (QuadClass.VERBAL_COOPERATION, "AGREE CONSULT SUPPORT CONCEDE"),
        (QuadClass.MATERIAL_COOPERATION, "COOPERATE AID RETREAT"),
        (QuadClass.VERBAL_CONFLICT, "REQUEST ACCUSE REJECT THREATEN"),
        (QuadClass.MATERIAL_CONFLICT, "PROTEST SANCTION MOBILIZE COERCE ASSAULT"),
    )
    for t in map(EventType, names.split())
}


class Precision(StrEnum):
    """The calendar unit in which a text gives a time."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
