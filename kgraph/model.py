"""The words of kgraph as frozen types. This module imports nothing of the house.

Offsets are Python code points into :attr:`Document.text`, end exclusive. Every type can be built by hand,
which is how the unit tests build their input; nothing here depends on spaCy.

The order of the data: ``Document`` -> ``AnnotatedDocument`` (sentences of ``Token``) -> ``Proposition`` ->
``Triple`` -> ``Assertion`` -> ``Claim`` and ``Event``.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

# ---------------------------------------------------------------------------------------------- vocabulary


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


# ---------------------------------------------------------------------------------------------- documents


class Span(NamedTuple):
    """Characters ``start`` to ``end`` (exclusive) of the text of the document at hand."""

    start: int
    end: int

    def covers(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


class Zone(NamedTuple):
    kind: ZoneKind
    span: Span


def content_hash(*parts: str, length: int = 16) -> str:
    """A hexadecimal id of ``length`` digits that depends on ``parts`` alone (SHA-256).

    >>> content_hash("meet", "China") == content_hash("meet", "China") != content_hash("meetChina")
    True
    """
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:length]


@dataclass(frozen=True, slots=True)
class Document:
    """One article. ``text`` is kept whole; ``zones`` are sorted, do not overlap, and cover all that is not blank.

    ``id`` is the SHA-256 (hex) of the normalised text; ``name`` is the record's own id or the file's path relative
    to the input that was named, and is what other programs are shown as ``doc``.
    """

    id: str
    name: str
    text: str
    title: str | None = None
    published: dt.date | None = None
    publisher: str | None = None
    url: str | None = None
    lang: str | None = None
    zones: tuple[Zone, ...] = ()
    published_precision: Precision = Precision.DAY
    """DAY; MONTH or YEAR where no more is known, and ``published`` is its first day."""


# ---------------------------------------------------------------------------------------------- annotation


class Token(NamedTuple):
    """A token of a parsed sentence: ``i`` and ``head`` count from the sentence's first token (root: head == i)."""

    i: int
    text: str
    lemma: str
    pos: str
    """Universal part of speech (NOUN, PROPN, VERB ...)."""
    tag: str
    """Penn Treebank tag (NNP, VBD ...)."""
    dep: str
    """ClearNLP/spaCy dependency label (nsubj, dobj, pobj ...)."""
    head: int
    start: int
    """Character offset into the document's text."""
    end: int
    entity: str = ""
    """Label of the named entity that covers this token (OntoNotes), or empty."""
    entity_starts: bool = False


@dataclass(frozen=True)
class Sentence:
    """A parsed sentence with the tree in plain tuples, so that no stage after ``annotate`` needs spaCy."""

    index: int
    """Position in the document."""
    tokens: tuple[Token, ...]
    zone: ZoneKind = ZoneKind.BODY
    paragraph: int = 0

    @cached_property
    def span(self) -> Span:
        return Span(self.tokens[0].start, self.tokens[-1].end)

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """For each token the indices of its dependents, in text order."""
        found: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                found[token.head].append(token.i)
        return tuple(map(tuple, found))

    @cached_property
    def root(self) -> int:
        return next((t.i for t in self.tokens if t.head == t.i), 0)

    def subtree(self, i: int) -> list[int]:
        """Indices of token ``i`` and all below it, in text order."""
        out, stack = [], [i]
        while stack:
            j = stack.pop()
            out.append(j)
            stack.extend(self.children[j])
        return sorted(out)

    def token_at(self, offset: int) -> Token | None:
        """The token that covers the character ``offset`` of the document, if any."""
        lo, hi = 0, len(self.tokens)
        while lo < hi:
            mid = (lo + hi) // 2
            if self.tokens[mid].end <= offset:
                lo = mid + 1
            else:
                hi = mid
        return self.tokens[lo] if lo < len(self.tokens) and self.tokens[lo].start <= offset else None


@dataclass(frozen=True, slots=True)
class Interval:
    """A stretch of days, both ends included; ``None`` is an open or unknown end."""

    start: dt.date | None
    end: dt.date | None
    precision: Precision = Precision.DAY

    @property
    def written(self) -> str:
        """ISO 8601, as exact as the text: "2018-03", "2018-03-25/2018-03-28", "2011/" for an open end.

        >>> Interval(dt.date(1990, 1, 1), dt.date(1999, 12, 31), Precision.DECADE).written
        '1990/1999'
        """
        length = {"day": 10, "week": 10, "month": 7, "season": 7}.get(self.precision, 4)
        start, end = ((d.isoformat()[:length] if d else "") for d in (self.start, self.end))
        return start if start == end else f"{start}/{end}"

    def overlaps(self, other: Interval) -> bool:
        lo, hi = dt.date.min, dt.date.max
        return (self.start or lo) <= (other.end or hi) and (other.start or lo) <= (self.end or hi)


class TimeExpression(NamedTuple):
    """A stretch of text that says when, with the days it means (``None``: not to be known from this text)."""

    span: Span
    interval: Interval | None


class Quotation(NamedTuple):
    """Text between quotation marks, marks excluded; a quotation may run over several sentences."""

    span: Span


@dataclass(frozen=True)
class AnnotatedDocument:
    document: Document
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...] = ()
    times: tuple[TimeExpression, ...] = ()

    def quote(self, span: Span) -> str:
        return self.document.text[span.start : span.end]


# ---------------------------------------------------------------------------------------------- extraction


@dataclass(frozen=True, slots=True)
class Argument:
    """A slot of a proposition.

    ``role`` is ``subject``, ``object``, ``indirect``, ``complement`` (copular or clausal), ``time``, ``place``, or the
    lemma of the preposition that brings it ("with", "to", "against"). ``head`` is the index, in the sentence, of the
    token that names the thing; ``span`` is what a reader would mark; ``tokens`` are the indices that a rendering shows
    (they may leave out tokens inside the span).
    """

    role: str
    span: Span
    head: int
    tokens: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Predicate:
    """The relation of a proposition.

    ``phrase`` is the wording of the text ("held talks with"), ``lemma`` the same in base forms and active voice ("hold
    talks with"). The other fields are what coding reads: ``head`` the lemma of the verb (or of the event noun, with
    ``pos`` NOUN), ``noun`` the lemma of the object noun when it belongs to the relation ("talk"), ``preposition`` the
    one before the object, ``particle`` ("pull *out*"), ``chain`` the lemmas of governing verbs, outermost first
    ("threaten to withdraw from": chain ("threaten",), head "withdraw", preposition "from").
    """

    span: Span
    phrase: str
    lemma: str
    head: str
    pos: str = "VERB"
    noun: str | None = None
    preposition: str | None = None
    particle: str | None = None
    chain: tuple[str, ...] = ()
    passive: bool = False
    tokens: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is said to say it: ``source`` and ``head`` (token index) in sentence ``sentence``; ``cue`` is the lemma of
    the reporting verb or "according to". ``source`` is None where the text reports without naming anyone."""

    cue: str
    source: Span | None
    sentence: int
    head: int | None = None


@dataclass(frozen=True, slots=True)
class Stance:
    """How a proposition is put forward. ``attributions`` has the outermost speaker first."""

    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ASSERTED
    attributions: tuple[Attribution, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposition:
    """What one clause says, n-ary, before anyone knows who is who."""

    sentence: int
    predicate: Predicate
    arguments: tuple[Argument, ...]
    stance: Stance = Stance()
    rule: str = ""
    confidence: float = 1.0
    head: int = 0
    """Index in the sentence of the token that the clause hangs on (verb, event noun, title noun)."""

    def argument(self, *roles: str) -> Argument | None:
        """The first argument with one of ``roles``."""
        return next((a for a in self.arguments if a.role in roles), None)


@dataclass(frozen=True, slots=True)
class Triple:
    """A proposition rendered binary: two arguments and the relation between them."""

    proposition: Proposition
    subject: Argument
    predicate: Predicate
    object: Argument
    rule: str = ""
    confidence: float = 1.0


# ---------------------------------------------------------------------------------------------- resolution


@dataclass(frozen=True, slots=True)
class Entity:
    """A node. ``id`` is ``wd:Q…`` where the Wikidata item is known, else ``kg:`` + slug (+ ``-`` + country)."""

    id: str
    label: str
    type: EntityType
    country: str | None = None
    """ISO 3166 alpha-3."""
    aliases: tuple[str, ...] = ()


class Mention(NamedTuple):
    """A span that refers to ``entity``. A plural ("the two leaders") gives one mention for each member."""

    span: Span
    kind: MentionKind
    entity: Entity
    sentence: int
    head: int
    """Index of the head token in the sentence."""


# ---------------------------------------------------------------------------------------------- coding


@dataclass(frozen=True, slots=True)
class Coding:
    """The class that a relation falls into. ``relation_class`` is an identifier ("meet", "impose_sanctions")."""

    relation_class: str
    event_type: EventType | None = None
    mode: str | None = None
    cameo: str | None = None
    goldstein: float | None = None
    symmetric: bool = False
    inverse: bool = False
    """True where the text's object is the actor: the assertion swaps subject and object."""


# ---------------------------------------------------------------------------------------------- the graph


@dataclass(frozen=True, slots=True)
class Relation:
    lemma: str
    phrase: str
    coding: Coding


@dataclass(frozen=True, slots=True)
class Evidence:
    """``quote == text[span.start:span.end]``; ``subject``, ``relation`` and ``object`` lie inside ``span``.

    A subject or object that the sentence leaves out (a shared or understood one) is evidenced by the nearest span
    inside the sentence that refers to it.
    """

    span: Span
    quote: str
    subject: Span
    relation: Span
    object: Span


@dataclass(frozen=True, slots=True)
class Assertion:
    """One source saying one thing once."""

    doc: str
    """``Document.id``."""
    subject: Entity
    relation: Relation
    object: Entity
    evidence: Evidence
    time: Interval | None = None
    place: Entity | None = None
    speakers: tuple[Entity, ...] = ()
    """Outermost first; the nearest speaker is the last."""
    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ASSERTED
    zone: ZoneKind = ZoneKind.BODY
    rule: str = ""
    confidence: float = 1.0

    @property
    def speaker(self) -> Entity | None:
        return self.speakers[-1] if self.speakers else None

    @property
    def id(self) -> str:
        e = self.evidence
        spans = (e.span, e.subject, e.relation, e.object)
        where = ",".join(f"{s.start}-{s.end}" for s in spans)
        what = (self.subject.id, self.relation.coding.relation_class, self.relation.lemma, self.object.id)
        stance = (self.polarity, self.modality, ">".join(s.id for s in self.speakers))
        return content_hash(self.doc, where, *what, *stance)

    @property
    def in_view(self) -> bool:
        """Whether it says that the thing happened or holds (planned, denied, requested ... do not)."""
        return self.polarity is Polarity.AFFIRMED and self.modality is Modality.ASSERTED


@dataclass(frozen=True, slots=True)
class Event:
    """A happening that claims of one or many documents describe; ``source`` and ``target`` as in event data."""

    id: str
    type: EventType
    mode: str | None
    source: Entity
    target: Entity
    time: Interval | None
    place: Entity | None
    assertions: tuple[str, ...]
    """Ids of the assertions that tell it."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What assertions share; an edge of the graph."""

    id: str
    subject: Entity
    relation_class: str
    object: Entity
    event: str | None
    event_type: EventType | None
    assertions: tuple[Assertion, ...] = field(repr=False)

    @property
    def in_view(self) -> bool:
        return any(a.in_view for a in self.assertions)


@dataclass(frozen=True, slots=True)
class GraphData:
    """All that a build knows, in a fixed order: documents and claims by id, events by time and id."""

    documents: tuple[Document, ...]
    claims: tuple[Claim, ...]
    events: tuple[Event, ...]
    reprints: tuple[tuple[str, str], ...] = ()
    """Pairs of document ids: a document and the one that it reprints."""
    sentences: int = 0

    @property
    def assertions(self) -> list[Assertion]:
        return [a for claim in self.claims for a in claim.assertions]

    @property
    def entities(self) -> list[Entity]:
        """Every entity that is a subject, object, speaker or place, once, by id."""
        found: dict[str, Entity] = {}
        for claim in self.claims:
            for entity in (claim.subject, claim.object):
                found.setdefault(entity.id, entity)
            for a in claim.assertions:
                for entity in (*a.speakers, *([a.place] if a.place else [])):
                    found.setdefault(entity.id, entity)
        return [found[k] for k in sorted(found)]


# ---------------------------------------------------------------------------------------------- small aids


def slug(label: str) -> str:
    """A stable IRI-safe form of a label: lower case letters and digits of any script, joined by hyphens.

    >>> slug("People’s Daily (online)")
    'people-s-daily-online'
    """
    words = "".join(c if c.isalnum() else " " for c in label.casefold()).split()
    joined = "-".join(words)[:80]
    return joined if joined and len(joined) == len("-".join(words)) else f"{joined}-{content_hash(label, length=8)}"


def local_entity(label: str, type: EntityType, country: str | None = None) -> Entity:
    """An entity known from the text alone."""
    suffix = f"-{country.lower()}" if country else ""
    return Entity(f"kg:{slug(label)}{suffix}", label, type, country)


def text_of(sentence: Sentence, tokens: Sequence[int]) -> str:
    """The words of ``tokens`` with the spacing of the text where they are neighbours, one space elsewhere."""
    out, last = [], None
    for i in tokens:
        token = sentence.tokens[i]
        if last is not None and not (i == last.i + 1 and last.end == token.start):
            out.append(" ")
        out.append(token.text)
        last = token
    return "".join(out)
