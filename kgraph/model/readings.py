"""What a text is read to say: propositions, the entities that it names, and the class of a relation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from kgraph.model.text import Span, content_hash
from kgraph.model.vocabulary import EntityType, EventType, MentionKind, Modality, Polarity


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
