"""One clause is one fact, however many of its nouns could be the object."""

from dataclasses import replace

import pytest

from kgraph.model import (
    Argument,
    Coding,
    Entity,
    EntityType,
    EventType,
    Polarity,
    Predicate,
    Proposition,
    Span,
    Stance,
    Triple,
)
from kgraph.pipeline.choose import Reading, choose

NORWAY = Entity("wd:Q20", "Norway", EntityType.COUNTRY, "NOR")
CHAD = Entity("wd:Q657", "Chad", EntityType.COUNTRY, "TCD")
THING = Entity("kg:thing", "talks", EntityType.OTHER)


def reading(
    obj: Entity,
    head: int,
    *words: int,
    preposition: str | None = None,
    kind: str | None = "hold_talks",
    rule: str = "",
    event: EventType = EventType.CONSULT,
    verb: str = "hold",
    noun: str | None = None,
    clause: int = 1,
    said: str = "",
    denied: bool = False,
) -> Reading:
    """ "Norway held talks with Chad": tokens 0 to 4; ``head`` is the object's, ``words`` the relation's."""
    predicate = Predicate(Span(0, 1), verb, verb, verb, noun=noun, preposition=preposition, tokens=words)
    stance = Stance(Polarity.DENIED if denied else Polarity.AFFIRMED)
    proposition = Proposition(0, predicate, (), stance, said, head=clause)
    triple = Triple(
        proposition, Argument("subject", Span(0, 1), 0), predicate, Argument("object", Span(2, 3), head), rule
    )
    return Reading(triple, NORWAY, obj, Coding(kind, event) if kind else None)


def test_whom_the_act_is_aimed_at_wins_over_the_noun_of_the_same_act() -> None:
    talks = reading(THING, 2, 1)
    partner = reading(CHAD, 4, 1, 2, 3, preposition="with")
    assert choose([talks, partner]) == [partner]


def test_two_different_acts_both_stay() -> None:
    rejected = reading(THING, 2, 1, kind="reject")
    talks = reading(CHAD, 4, 1, 2, 3, preposition="with", kind="hold_talks")
    assert choose([rejected, talks]) == [rejected, talks]


def test_whose_the_thing_is_is_in_its_label() -> None:
    ships = reading(THING, 2, 1, kind="tow")
    owner = reading(CHAD, 4, 1, 2, 3, preposition="of", kind="tow", rule="nested.possessive")
    assert choose([ships, owner]) == [ships]


def test_a_stance_on_a_deed_is_one_on_who_does_it() -> None:
    decision = reading(THING, 2, 1, kind="condemn", event=EventType.ACCUSE)
    owner = reading(
        CHAD, 4, 1, 2, 3, preposition="of", kind="condemn", rule="nested.possessive", event=EventType.ACCUSE
    )
    assert choose([decision, owner]) == [owner]


def test_a_person_wins_over_whose_official_he_is() -> None:
    lee = Entity("kg:ann-lee", "Ann Lee", EntityType.PERSON, "TCD")
    met = reading(lee, 2, kind="meet")
    way = reading(CHAD, 4, 2, 3, preposition="of", kind="meet", rule="nested.preposition")
    assert choose([met, way]) == [met]
    against = reading(CHAD, 4, 2, 3, preposition="against", kind="meet", rule="nested.preposition")
    assert choose([met, against]) == [met, against]


def test_a_thing_of_a_country_stays_beside_what_it_is_for() -> None:
    request = reading(Entity("kg:request", "Chadian request", EntityType.OTHER, "TCD"), 2, 1, kind="reject")
    truce = reading(THING, 4, 1, 2, 3, preposition="for", kind="reject")
    assert choose([request, truce]) == [request, truce]


def test_what_somebody_is_to_an_actor_wins_over_what_he_is() -> None:
    """ "Norway is Chad's main supplier of grain"."""
    role = reading(THING, 2, 1, kind="provide_aid", verb="be")
    owner = reading(CHAD, 4, 1, 2, 3, preposition="of", kind="provide_aid", rule="nested.possessive", verb="be")
    goods = reading(Entity("kg:grain", "grain", EntityType.OTHER), 6, 1, 2, 5, preposition="of", kind="provide_aid")
    assert choose([role, owner, goods]) == [owner]


def test_a_way_through_an_act_that_its_noun_tells_is_no_fact() -> None:
    """ "Norway confirmed a visit to Chad" beside "a visit to Chad"."""
    way = reading(CHAD, 4, 1, 2, 3, preposition="to", kind=None, rule="nested.preposition")
    told = reading(CHAD, 4, 2, 3)
    proposition = Proposition(0, told.triple.predicate, (), rule="noun.event", head=2)
    triple = Triple(proposition, told.triple.subject, told.triple.predicate, told.triple.object, "noun.event")
    visit = Reading(triple, Entity("wd:Q31", "Belgium", EntityType.COUNTRY, "BEL"), CHAD, told.coding)
    assert choose([way, visit]) == [visit]
    assert choose([way]) == [way]


def test_readings_that_no_frame_knows_go_where_one_is_known() -> None:
    known, unknown = reading(CHAD, 4, 1, 2, 3, preposition="with"), reading(THING, 6, 1, 5, kind=None)
    assert choose([known, unknown]) == [known]
    assert choose([unknown]) == [unknown]


def test_a_meeting_that_verb_and_noun_tell_is_one_meeting() -> None:
    visitor = Entity("kg:minister", "minister", EntityType.PERSON)
    verb = reading(CHAD, 4, 1, rule="clause.reciprocal")
    met = Reading(verb.triple, visitor, CHAD, verb.coding)
    noun = reading(CHAD, 9, 8)
    proposition = Proposition(0, noun.triple.predicate, (), rule="noun.pair", head=8)
    triple = Triple(proposition, noun.triple.subject, noun.triple.predicate, noun.triple.object, "noun.pair")
    summit = Reading(triple, NORWAY, CHAD, noun.coding)
    assert choose([met, summit]) == [met]
    assert choose([summit]) == [summit]


def test_the_place_of_a_deed_stays_beside_the_deed() -> None:
    truce = reading(THING, 2, 1, kind="cease_fire", event=EventType.RETREAT)
    place = reading(CHAD, 4, 1, 2, preposition="in", kind="cease_fire", rule="clause.place", event=EventType.RETREAT)
    assert choose([truce, place]) == [truce, place]


def test_the_place_of_a_stance_or_of_an_act_with_a_party_is_no_party() -> None:
    praise = reading(THING, 2, 1, kind="praise", event=EventType.SUPPORT)
    scene = reading(CHAD, 4, 1, 2, preposition="in", kind="praise", rule="clause.place", event=EventType.SUPPORT)
    assert choose([praise, scene]) == [praise]
    party = reading(Entity("wd:Q258", "South Africa", EntityType.COUNTRY, "ZAF"), 2, 1)
    met = reading(CHAD, 4, 1, preposition="in", rule="clause.place")
    assert choose([party, met]) == [party]


def test_what_those_who_talk_with_each_other_talk_about_is_no_act_of_each() -> None:
    topic = reading(THING, 2, 1)
    mutual = reading(CHAD, 4, 1, preposition="with", rule="clause.reciprocal")
    assert choose([topic, mutual]) == [mutual]
    other = reading(THING, 2, 1, kind="reject", event=EventType.REJECT)
    assert choose([other, mutual]) == [other, mutual]


def test_of_two_readings_with_a_thing_the_whole_thing_stays() -> None:
    """ "Norway denounced the murder of two monks"."""
    murder = reading(THING, 2, 1, kind="condemn", event=EventType.ACCUSE)
    monks = reading(THING, 4, 1, 2, 3, preposition="of", kind="condemn", event=EventType.ACCUSE)
    assert choose([murder, monks]) == [murder]


def test_what_an_act_is_about_is_left_out_where_its_party_is_named() -> None:
    """ "Norway appealed to Chad for fuel"."""
    fuel = reading(THING, 6, 1, preposition="for", kind="appeal_for", event=EventType.REQUEST, verb="appeal for")
    party = reading(CHAD, 4, 1, preposition="to", kind="urge", event=EventType.REQUEST, verb="appeal to")
    assert choose([fuel, party]) == [party]


def test_two_things_of_one_list_both_stay() -> None:
    """ "Norway condemned the coup and Chad"."""
    coup = reading(THING, 2, 1, kind="condemn", event=EventType.ACCUSE)
    chad = reading(CHAD, 4, 1, kind="condemn", event=EventType.ACCUSE)
    assert choose([coup, chad]) == [coup, chad]


def test_who_is_freed_stays_beside_from_whom() -> None:
    freed = reading(THING, 2, 1, kind="release", event=EventType.RETREAT, verb="free")
    party = reading(CHAD, 4, 1, preposition="to", kind="release", event=EventType.RETREAT, verb="free to")
    assert choose([freed, party]) == [freed, party]


def test_what_both_did_with_each_other_none_did_alone() -> None:
    """ "Norway and Chad agreed to a truce"."""
    alone = reading(THING, 4, 1, preposition="to", kind="agree_to_retreat", event=EventType.AGREE)
    both = reading(
        CHAD, 2, 1, 4, preposition="with", kind="agree_to_retreat", event=EventType.AGREE, rule="clause.reciprocal"
    )
    assert choose([alone, both]) == [both]
    other = replace(alone, subject=CHAD, coding=Coding("agree_to_trade", EventType.AGREE))
    assert choose([other, both]) == [other, both]
    assert choose([other, replace(both, coding=other.coding)]) == [replace(both, coding=other.coding)]


def test_whom_the_clause_names_is_not_reached_again_through_a_noun() -> None:
    thanked = reading(CHAD, 2, 1, kind="thank", event=EventType.SUPPORT)
    mediation = reading(
        CHAD, 4, 1, 3, preposition="of", kind="thank", rule="nested.possessive", event=EventType.SUPPORT
    )
    assert choose([thanked, mediation]) == [thanked]


def test_the_town_where_a_truce_is_brokered_is_no_party() -> None:
    truce = reading(THING, 2, 1, kind="negotiate", verb="broker")
    town = reading(
        Entity("kg:town", "Moundou", EntityType.PLACE, "TCD"), 4, 1, 2, preposition="in", kind="mediate", verb="broker"
    )
    assert choose([truce, town]) == [truce]
    assert choose([town]) == [town]


@pytest.mark.parametrize(
    "lemma",
    [
        "expel envoys over refusal of",
        "impose sanctions after invasion of",
        "strike camp with approval of",
        "threaten war in retaliation for",
        "hold talks at office of",
    ],
)
def test_who_is_named_behind_a_circumstance_is_no_party(lemma: str) -> None:
    way = reading(CHAD, 4, 1, preposition="of", kind="expel_envoy", rule="nested.preposition", verb=lemma)
    assert choose([way]) == []


@pytest.mark.parametrize(
    ("lemma", "kind", "event"),
    [
        ("express concern over treatment of", "express_concern", EventType.ACCUSE),
        ("hold rally at embassy of", "demonstrate", EventType.PROTEST),
        ("be at odds with", "enemy_of", EventType.CONSULT),
        ("hold talks in capital of", "hold_talks", EventType.CONSULT),
    ],
)
def test_other_ways_lead_to_a_party(lemma: str, kind: str, event: EventType) -> None:
    way = reading(CHAD, 4, 1, preposition="of", kind=kind, rule="nested.preposition", verb=lemma, event=event)
    assert choose([way]) == [way]


def test_who_voices_an_attitude_is_not_whom_it_is_to() -> None:
    own = reading(NORWAY, 4, 1, kind="support", rule="nested.possessive", event=EventType.SUPPORT, noun="support")
    others = reading(CHAD, 4, 1, kind="support", rule="nested.possessive", event=EventType.SUPPORT, noun="support")
    decision = reading(NORWAY, 4, 1, kind="support", rule="nested.possessive", event=EventType.SUPPORT, noun="decision")
    assert choose([own]) == []
    assert choose([others]) == [others]
    assert choose([decision]) == [decision]


def test_a_visit_that_is_called_off_is_told_once() -> None:
    called_off = reading(
        CHAD, 4, 1, 2, 3, preposition="to", kind="cancel_meeting", rule="nested.preposition", event=EventType.REJECT
    )
    visit = reading(CHAD, 4, 2, kind="visit", event=EventType.CONSULT, clause=2, said="noun.event", denied=True)
    held = reading(CHAD, 4, 2, kind="visit", event=EventType.CONSULT, clause=2, said="noun.event")
    assert choose([called_off, visit]) == [called_off]
    assert choose([called_off, held]) == [called_off, held]


def test_whom_an_act_is_against_wins_over_what_it_is_over() -> None:
    banks = reading(THING, 3, 1, 2, preposition="against", kind="investigate", event=EventType.ACCUSE)
    role = reading(THING, 5, 1, 2, 3, 4, preposition="over", kind="investigate", event=EventType.ACCUSE)
    assert choose([banks, role]) == [banks]


def test_the_spot_of_a_deed_is_told_with_its_aim_alone() -> None:
    target = reading(
        THING, 4, 1, 2, preposition="against", kind="attack", event=EventType.ASSAULT, verb="stage raids against"
    )
    spot = reading(THING, 6, 1, 2, preposition="at", kind="attack", event=EventType.ASSAULT, verb="stage raids at")
    land = reading(CHAD, 8, 1, 2, preposition="in", kind="attack", event=EventType.ASSAULT, verb="stage raids in")
    assert choose([target, spot, land]) == [target, land]
    assert choose([spot]) == [spot]
