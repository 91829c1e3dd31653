"""The words of kgraph as frozen types. Nothing here imports another part of the house.

Offsets are Python code points into :attr:`Document.text`, end exclusive. Every type can be built by hand,
which is how the unit tests build their input; nothing here depends on spaCy.

The order of the data: ``Document`` -> ``AnnotatedDocument`` (sentences of ``Token``) -> ``Proposition`` ->
``Triple`` -> ``Assertion`` -> ``Claim`` and ``Event``.
"""

from kgraph.model.graph import (
    Assertion,
    Claim,
    Event,
    Evidence,
    GraphData,
    Relation,
    Sources,
)
from kgraph.model.readings import (
    Argument,
    Attribution,
    Coding,
    Entity,
    Mention,
    Predicate,
    Proposition,
    Stance,
    Triple,
    local_entity,
    slug,
)
from kgraph.model.text import (
    AnnotatedDocument,
    Document,
    Interval,
    Quotation,
    Sentence,
    Span,
    TimeExpression,
    Token,
    Zone,
    content_hash,
    text_of,
)
from kgraph.model.vocabulary import (
    EntityType,
    EventType,
    MentionKind,
    Modality,
    Polarity,
    Precision,
    QuadClass,
    ZoneKind,
)

__all__ = [
    "AnnotatedDocument",
    "Argument",
    "Assertion",
    "Attribution",
    "Claim",
    "Coding",
    "Document",
    "Entity",
    "EntityType",
    "Event",
    "EventType",
    "Evidence",
    "GraphData",
    "Interval",
    "Mention",
    "MentionKind",
    "Modality",
    "Polarity",
    "Precision",
    "Predicate",
    "Proposition",
    "QuadClass",
    "Quotation",
    "Relation",
    "Sentence",
    "Sources",
    "Span",
    "Stance",
    "TimeExpression",
    "Token",
    "Triple",
    "Zone",
    "ZoneKind",
    "content_hash",
    "local_entity",
    "slug",
    "text_of",
]
