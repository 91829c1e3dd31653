"""One reading for one fact: the clause "held talks with Kim on trade" can be rendered with talks, Kim or trade.

Rivals are readings of one clause by one subject in which the object noun of the one belongs to the relation of the
other. Where a preposition leads to whom the same act is aimed at ("talks *with* Kim"), that reading stays; where it
only says whose the thing is, the thing stays, with a label that says so ("the decision of Washington"), unless the act
is a stance on what the owner does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from kgraph.extract.lexicon import lexicon
from kgraph.model import Coding, Entity, EntityType, EventType, Polarity, Triple
from kgraph.pipeline.choosing_words import choosing_words

_VISIT = "visit"
_MUTUAL = "clause.reciprocal"
_AIMED_OF_KIND = frozenset(
    [
        *((p, EventType.MOBILIZE) for p in ("along", "around", "near", "off")),
        *(("out of", kind) for kind in (EventType.RETREAT, EventType.SANCTION)),
    ]
)
"""Prepositions that tell whom acts of one kind are aimed at: whom gathered troops face, whom one leaves."""

_MODIFIER = "nested.modifier"
_PLACE = "clause.place"
"""The rule of readings whose object is only where it happens."""
_OF_WORDS = frozenset([EventType.ACCUSE, EventType.SUPPORT, EventType.REJECT])
"""Types of acts that are not done to the place where they are done."""
_OF_PARTIES = frozenset([EventType.CONSULT, EventType.AGREE, EventType.THREATEN, EventType.REQUEST])
"""Types of acts that may be done to the place where the act itself is, not to that of the things it is about."""
_UPON = frozenset([EventType.ASSAULT, EventType.COERCE, EventType.RETREAT])
"""Types of acts that are done to the thing itself, whoever is there: "freed the prisoners from the rebels"."""
_STANCES = frozenset([EventType.ACCUSE, EventType.SUPPORT, EventType.REJECT, EventType.REQUEST, EventType.THREATEN])

_REASON = "over"
_FEELING = "express_concern"
"""The class of acts that are aimed at what they are felt "at"."""
_SPOT = "at"
_AT_SPOTS = frozenset([EventType.PROTEST, EventType.ASSAULT, EventType.COERCE, EventType.MOBILIZE])
"""Types of acts that may be aimed at whose the place is ("a rally at the embassy of Chad")."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A triple whose arguments are bound."""

    triple: Triple
    subject: Entity
    object: Entity
    coding: Coding | None

    @property
    def is_event(self) -> bool:
        return self.coding is not None and self.coding.event_type is not None

    @property
    def is_nested(self) -> bool:
        """Whether the object lies behind a noun of the relation."""
        return self.triple.rule.startswith("nested.")

    @property
    def clause(self) -> tuple[int, int]:
        """Sentence and head of the clause or noun."""
        return self.triple.proposition.sentence, self.triple.proposition.head

    @property
    def key(self) -> tuple[int, int, str]:
        """The clause and whose act it is."""
        return *self.clause, self.subject.id


def choose(readings: Iterable[Reading]) -> list[Reading]:
    """The readings that stay, in their order."""
    groups: dict[tuple[int, int, str], list[Reading]] = defaultdict(list)
    ordered = [r for r in readings if not _is_holder(r)]
    for reading in ordered:
        groups[reading.key].append(reading)
    kept = {id(r) for group in groups.values() for r in _of_clause(group) if not _is_circumstance(r)}
    left = _without_longer_ways(_without_ways(_without_topics([r for r in ordered if id(r) in kept])))
    told = [r for r in left if r.is_event and not _is_of_noun(r)]
    return [r for r in left if not (_is_of_noun(r) and any(_tells(o, r) or _calls_off(o, r) for o in told))]


def _is_circumstance(reading: Reading) -> bool:
    """Whether the way to the object leads through why, when or by whose leave it is done: "expelled envoys over the
    refusal of Chad to leave", "struck with the approval of Chad"."""
    predicate, coding = reading.triple.predicate, reading.coding
    words = predicate.lemma.split()
    kind, name = (coding.event_type, coding.relation_class) if coding else (None, "")
    known = choosing_words()
    for word, noun in pairwise(words[2:-1] if reading.is_nested else ()):
        if word == predicate.particle:
            continue
        if word in known.occasions or (word == _REASON and name not in known.about_deeds):
            return True
        if word == _SPOT and kind not in _AT_SPOTS and name != _FEELING:
            return True
        if (word == "in" and noun in known.answers) or (word == "with" and noun in known.leaves):
            return True
    return False


def _is_holder(reading: Reading) -> bool:
    """Whether the object is whose attitude its own side voices: "conveyed *Mali's* support"."""
    own = reading.object.country is not None and reading.object.country == reading.subject.country
    return (
        own
        and reading.triple.rule == "nested.possessive"
        and reading.triple.predicate.noun in choosing_words().attitudes
    )


def _without_longer_ways(readings: list[Reading]) -> list[Reading]:
    """Without readings that lead, through a noun of their clause, once more to whom it names already: "thanked Oman
    for its mediation" is one thanks."""
    named = {(*r.key, r.object.id) for r in readings if not r.is_nested and not _is_of_noun(r)}
    return [r for r in readings if not r.is_nested or (*r.key, r.object.id) not in named]


def _without_topics(readings: list[Reading]) -> list[Reading]:
    """Without what each of those who talk with each other talks about: "the two discussed oil" is one talk."""
    mutual: dict[tuple[int, int], list[Reading]] = defaultdict(list)
    for r in readings:
        if r.triple.rule == _MUTUAL and r.is_event:
            mutual[r.clause].append(r)
    return [r for r in readings if r.triple.rule == _MUTUAL or not any(_shares(r, m) for m in mutual[r.clause])]


def _shares(reading: Reading, mutual: Reading) -> bool:
    """Whether the act of ``reading`` is that which its subject does with somebody in ``mutual``."""
    one, other = reading.coding, mutual.coding
    kinds = (one.event_type if one else None, other.event_type if other else None)
    same = one is not None and other is not None and one.relation_class == other.relation_class
    joint = same or one is None or one.relation_class in choosing_words().joint
    if kinds[1] is EventType.AGREE and (reading.object.type.is_actor or not joint):
        return False  # "agreed to help Mali", "agreed to lift the ban"
    return kinds[0] == kinds[1] and reading.subject.id in (mutual.subject.id, mutual.object.id)


def _without_ways(readings: list[Reading]) -> list[Reading]:
    """Without readings that no frame knows and that only lead through an act which its own noun tells: "confirmed a
    visit to Mali" says no more of Mali than that it was visited."""
    acts = {r.clause for r in readings if r.is_event and _is_of_noun(r)}
    return [r for r in readings if r.coding is not None or _is_of_noun(r) or acts.isdisjoint(_nouns_on_the_way(r))]


def _nouns_on_the_way(reading: Reading) -> set[tuple[int, int]]:
    return {(reading.triple.proposition.sentence, i) for i in reading.triple.predicate.tokens}


def _is_of_noun(reading: Reading) -> bool:
    return reading.triple.proposition.rule.startswith("noun.")


def _tells(told: Reading, of_noun: Reading) -> bool:
    """Whether a clause tells what a noun of its sentence tells of two countries: "May met Macron at the UK-France
    summit" is one meeting. An actor of unknown country may belong to either."""
    if told.coding is None or of_noun.coding is None or told.coding.event_type != of_noun.coding.event_type:
        return False
    if told.triple.proposition.sentence != of_noun.triple.proposition.sentence:
        return False
    if (told.coding.relation_class == _VISIT) != (of_noun.coding.relation_class == _VISIT):
        return False  # whom one meets on a visit is another fact than where one goes
    if of_noun.triple.subject.span == of_noun.triple.object.span:
        return told.coding.relation_class == of_noun.coding.relation_class  # "their meeting"
    pair = {of_noun.subject.country, of_noun.object.country}
    sides = [told.subject, told.object]
    known = {e.country for e in sides if e.country}
    return None not in pair and len(pair) == 2 and bool(known) and known <= pair and all(e.type.is_actor for e in sides)


def _calls_off(told: Reading, of_noun: Reading) -> bool:
    """Whether a clause says of an act that it does not come about, and the noun only names that act once more:
    "cancelled its visit to Mali"."""
    sides = (told.subject.id, told.object.id) == (of_noun.subject.id, of_noun.object.id)
    denied = of_noun.triple.proposition.stance.polarity is Polarity.DENIED
    return sides and denied and of_noun.clause in _nouns_on_the_way(told)


def _of_clause(group: list[Reading]) -> list[Reading]:
    """Event readings if there are any, without those that lose to a rival."""
    left = [r for r in group if r.is_event] or group
    others = [r.object for r in left if r.triple.rule != _PLACE]
    left = [r for r in left if r.triple.rule != _PLACE or _is_told_of(r, others)]
    inside = [(outer, inner) for outer in left for inner in left if _is_inside(inner, outer)]
    losers = {id(loser) for outer, inner in inside if (loser := _loser(outer, inner)) is not None}
    roles = {id(outer) for outer, inner in inside if _is_role(outer, inner)}
    losers |= {id(i) for outer, i in inside if id(outer) in roles and i.object.type is EntityType.OTHER}
    losers |= {id(inner) for outer, inner in inside if id(outer) not in losers and _is_part(inner, outer)}
    return _with_parties_only(_without_spots([r for r in left if id(r) not in losers]))


def _without_spots(left: list[Reading]) -> list[Reading]:
    """Without mere things that only tell where a deed is done whose aim is named: "strikes against ten targets *at two
    bases*"."""
    aimed = [p.lemma.removesuffix(" against") for r in left if (p := r.triple.predicate).preposition == "against"]
    spots = tuple(f"{lemma} {where} " for lemma in aimed for where in ("at", "in", "across"))
    return [r for r in left if r.object.country is not None or not f"{r.triple.predicate.lemma} ".startswith(spots)]


def _is_part(inner: Reading, outer: Reading) -> bool:
    """Whether ``inner`` goes on inside the thing that ``outer`` has whole: "condemned the killing of two monks"."""
    predicate = inner.triple.predicate
    things = outer.object.type is inner.object.type is EntityType.OTHER
    return things and outer.is_event and predicate.preposition == "of" and predicate.noun not in choosing_words().held


def _with_parties_only(left: list[Reading]) -> list[Reading]:
    """Where a reading has an actor for its object, without those of the same kind of act that have a mere thing in
    another place: "appealed to Mali for fuel" is an appeal to Mali, "sold Mali the ships" a sale to Mali."""
    parties = [r for r in left if r.is_event and r.object.type.is_actor and _is_party(r) and r.triple.rule != _MUTUAL]
    return [r for r in left if r.object.type is not EntityType.OTHER or not any(_is_beside(r, p) for p in parties)]


def _is_party(reading: Reading) -> bool:
    """Whether an act is aimed at its object: no possession of the doer, no place, nobody named in passing."""
    preposition = reading.triple.predicate.preposition
    own = reading.object.country is not None and reading.object.country == reading.subject.country
    return not own and (preposition is None or preposition in choosing_words().parties or _is_owner(reading))


def _is_beside(thing: Reading, party: Reading) -> bool:
    """Whether a thing is only what an act is about whose party the other reading names."""
    if thing.coding is None or party.coding is None or thing.coding.event_type != party.coding.event_type:
        return False
    if thing.coding.event_type in _UPON and thing.triple.object.role == "object":
        return False
    return (thing.triple.predicate.lemma, thing.triple.object.role) != (
        party.triple.predicate.lemma,
        party.triple.object.role,
    )


def _is_told_of(placed: Reading, others: list[Entity]) -> bool:
    """Whether the place of an act is worth a reading: "declared a truce in Sudan", not "met Assad in Damascus"."""
    kind = placed.coding.event_type if placed.coding else None
    if kind is None or kind in _OF_WORDS:
        return False
    of_parties = kind in _OF_PARTIES
    parties = {e.country for e in others if e.country and (of_parties or e.type is not EntityType.OTHER)}
    if placed.object.country in parties:
        return False
    own = any(a.role == "place" and a.head == placed.triple.object.head for a in placed.triple.proposition.arguments)
    return not of_parties or (own and not parties)


def _is_inside(inner: Reading, outer: Reading) -> bool:
    """Whether the object of ``outer`` is a noun of the relation of ``inner``."""
    if outer.triple.rule == inner.triple.rule == _MODIFIER:
        return False  # "faced German and Kenyan criticism"
    return outer is not inner and outer.triple.object.head in inner.triple.predicate.tokens


def _loser(outer: Reading, inner: Reading) -> Reading | None:
    """``None`` where the two say different things: "rejected a call *for* talks", "released the mayor *of* Nablus"."""
    if outer.object.type is EntityType.PERSON and _is_whose(inner):
        return inner
    if _is_owner(inner) or _is_role(outer, inner):
        return outer
    if inner.triple.rule == _PLACE:
        return None
    words = choosing_words()
    preposition = inner.triple.predicate.preposition
    if preposition == _REASON and outer.triple.predicate.preposition in words.parties:
        return inner  # "opened a case against the banks over their role"
    if preposition == "in" and inner.object.type is EntityType.PLACE and _is_consultation(inner):
        return inner if outer.is_event else None  # "brokered a truce in Jeddah"
    kind = inner.coding.event_type if inner.coding else None
    aimed = preposition in words.aimed or (preposition, kind) in _AIMED_OF_KIND
    aimed |= preposition in words.beside and inner.triple.predicate.noun in lexicon().weapons
    if aimed and inner.is_event >= outer.is_event:
        same = inner.coding and outer.coding and inner.coding.relation_class == outer.coding.relation_class
        belongs = outer.object.country is not None and inner.object.type is EntityType.OTHER
        return outer if same and outer.object.type is EntityType.OTHER and not belongs else None
    if inner.is_event and (inner.triple.rule == "nested.preposition" or (preposition == "in" and inner.object.country)):
        return None
    return inner


def _is_consultation(reading: Reading) -> bool:
    return reading.coding is not None and reading.coding.event_type is EventType.CONSULT


def _is_whose(reading: Reading) -> bool:
    """Whether the object is only whose official somebody is: "met the president of *Chad*, Ann Lee"."""
    return reading.is_nested and (
        reading.triple.predicate.preposition == "of" or reading.triple.rule == "nested.possessive"
    )


def _is_owner(reading: Reading) -> bool:
    """Whether the object is whose deed a stance is taken on: who defends Germany's decision sides with Germany."""
    coding = reading.coding
    return (
        reading.triple.rule == "nested.possessive"
        and reading.object.type.is_actor
        and coding is not None
        and coding.event_type in _STANCES
    )


def _is_role(outer: Reading, inner: Reading) -> bool:
    """Whether the two say what somebody is to an actor: "Russia is *Syria's main supplier*"."""
    return (
        outer.triple.predicate.lemma in lexicon().copulas
        and outer.object.type is EntityType.OTHER
        and inner.object.type.is_actor
        and (inner.triple.rule == "nested.possessive" or inner.triple.predicate.preposition in ("of", "to"))
        and inner.coding is not None
    )
