"""Coding of whole sentences: what governing words, stance and the rest of the clause make of an act."""

import pytest
from coded_sentences import annotator, coded, matches

from kgraph.extract import propositions, triples
from kgraph.model import Document


def codes(text: str) -> set[tuple[str, str | None]]:
    """The (class, event type) of all that the coder finds in a sentence."""
    found = {(c.relation_class, c.event_type) for _, c in matches(text)}
    return {(name, event.value if event else None) for name, event in found}


def types(text: str) -> set[str | None]:
    return {event for _, event in codes(text)}


@pytest.mark.parametrize(
    ("text", "relation_class"),
    [
        ("Peru lifted its blockade of Ecuador.", "lift_blockade"),
        ("Norway suspended its aid to Malawi.", "suspend_aid"),
        ("The talks between Peru and Ecuador collapsed.", "fail_to_agree"),
        ("Talks between Kenya and Somalia broke down on Monday.", "fail_to_agree"),
        ("The meeting between Kenya and Somalia was cancelled.", "suspend_talks"),
    ],
)
def test_an_event_noun_is_turned_by_the_verb_around_it(text: str, relation_class: str) -> None:
    assert {name for name, _ in codes(text)} == {relation_class}


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("The talks between Peru and Ecuador began in Lima.", "hold_talks"),
        ("The queen praised the talks between Peru and Ecuador.", "hold_talks"),
        ("The pope condemned the Russian invasion of Georgia.", "invade"),
        ("Norway will not suspend its talks with Malawi.", "hold_talks"),
    ],
)
def test_other_verbs_leave_an_event_noun_as_it_is(text: str, kept: str) -> None:
    assert kept in {name for name, _ in codes(text)}


@pytest.mark.parametrize(
    "text",
    [
        "The Kenyan government did not give permission for the rally.",
        "Burundi did not allow the Kenyan inspectors to enter.",
        "Serbia did not accept the peace plan of the envoy.",
        "Chad did not agree to withdraw its troops from Libya.",
    ],
)
def test_what_is_not_granted_is_refused(text: str) -> None:
    assert "REJECT" in types(text)
    assert not types(text) & {"CONCEDE", "AGREE"}


@pytest.mark.parametrize(
    "text", ["Chad did not attack Libya.", "The Danish queen did not meet the Peruvian president."]
)
def test_other_acts_that_did_not_happen_keep_their_type(text: str) -> None:
    assert types(text) & {"ASSAULT", "CONSULT"}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Spain sent two officers to Chad to investigate the murder.", "ACCUSE"),
        ("Cuba sent two doctors to Chad.", "AID"),
        ("The premier called the Danish queen to congratulate her.", "SUPPORT"),
        ("The premier called the Danish queen on Monday.", "CONSULT"),
        ("The premier called on Monday for Iraq to open its archives.", "REQUEST"),
        ("Two people died in an Israeli air strike.", "ASSAULT"),
        ("Ten villagers were killed in a drone strike by Turkey.", "ASSAULT"),
        ("The Kenyan army was behind the attack on the village.", "ASSAULT"),
        ("The general took part in the massacre of the monks.", "ASSAULT"),
        ("Kenya took part in the conference in Lima.", "CONSULT"),
        ("Lebanon opened its borders to the Syrian refugees.", "AID"),
        ("Ecuador opened its border with Peru.", "RETREAT"),
        ("The ministry returned the statues to Peru.", "RETREAT"),
        ("The king, who left Peru in 1990, called on Kenya to free the monks.", "REQUEST"),
        ("Sudan barred the French envoy from entering.", "REJECT"),
        ("The minister voiced outrage at the Israeli raid.", "ACCUSE"),
        ("The farmers protested against the government.", "PROTEST"),
        ("The Norwegian government protested against the raid.", "ACCUSE"),
        ("Washington is considering sanctions against Belarus.", "THREATEN"),
        ("Peru fired torpedoes at the Chilean frigate.", "ASSAULT"),
        ("The Peruvian president fired the general.", "COERCE"),
    ],
)
def test_the_clause_tells_two_acts_of_one_verb_apart(text: str, event: str) -> None:
    assert event in types(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Hungarian president returned to Hungary.",
        "The Peruvian minister arrived in Peru.",
        "Ten people were killed in a landslide.",
        "Washington is considering a proposal of the Kenyan government.",
        "The men robbed in Lima came from Kenya.",
        "The climbers gave up their mission in Nepal.",
    ],
)
def test_no_event(text: str) -> None:
    assert types(text) <= {None}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The students protested in Cairo.", "PROTEST"),
        ("The rebels carried out attacks in Somalia.", "ASSAULT"),
        ("Three generals sought refuge in Zambia.", "REQUEST"),
    ],
)
def test_a_place_is_what_a_deed_is_aimed_at(text: str, event: str) -> None:
    assert event in types(text)


@pytest.mark.parametrize(
    "text",
    [
        "Peru signed the treaty in Quito.",
        "Peru and Chile reached an agreement in Quito.",
        "The Peruvian minister held a conference in Peru.",
    ],
)
def test_a_place_is_not_what_words_are_aimed_at(text: str) -> None:
    (annotated,) = annotator().annotate([Document(text, text, text)])
    placed = [t for t in triples(annotated, propositions(annotated)) if t.rule == "clause.place"]
    assert placed
    assert not [found for triple in placed for found in coded(annotated, triple)]


def test_whom_talks_involve_is_party_to_them() -> None:
    assert ("party_to", None) in codes("The talks, which involve Chad and Sudan, are in Rome.")


def test_whom_talks_involved_attended_them() -> None:
    assert ("attend", "CONSULT") in codes("The talks involved Chad and Sudan.")


@pytest.mark.parametrize(
    "text",
    ["It was an attempt to overthrow the king of Bhutan.", "The operation to free the Danish hostages failed."],
)
def test_what_an_act_is_meant_for_is_no_promise(text: str) -> None:
    assert not types(text) & {"THREATEN", "AGREE"}


@pytest.mark.parametrize(
    "text",
    [
        "The general denied shelling the port.",
        "Iran denied meeting the Israeli envoy.",
        "The queen is unlikely to visit Guinea.",
        "Egypt tried to visit Sudan.",
    ],
)
def test_what_is_denied_unlikely_or_only_tried_is_not_coded_as_done(text: str) -> None:
    assert not types(text)


@pytest.mark.parametrize(
    ("text", "relation_class"),
    [
        ("Egypt tried to meet the Sudanese president.", "ask_to_meet"),
        ("Egypt tried to mediate between Chad and Sudan.", "mediate"),
        ("Agents of Egypt tried to assassinate the Sudanese president.", "assassinate"),
        ("The assembly voted against releasing the bishop.", "refuse_to_yield"),
    ],
)
def test_attempts_and_votes_are_coded_by_what_they_were_for(text: str, relation_class: str) -> None:
    assert relation_class in {name for name, _ in codes(text)}


@pytest.mark.parametrize(
    ("text", "not_class"),
    [
        ("The Turkish minister offered condolences over an attack on a mosque in Chad.", "attack"),
        ("Qatar condemned a visit to Iran by the Iraqi premier.", "sentence"),
        ("Norwegian scientists demonstrated a link between the two diseases.", "demonstrate"),
        ("The Congolese government claimed credit for the prize.", "kill"),
        ("The Kenyan police questioned the Somali envoy.", "express_concern"),
        ("The Venezuelan government held a vote on Sunday.", "accept_demand"),
        ("The Greek government took strict action on Monday.", "cooperate"),
        ("The Malian general expressed hope that the truce would hold.", "praise"),
        ("The Libyan militia imposed a ban on oil exports to Malta.", "cooperate_economically"),
        ("The Danish council reviewed the school law.", "discuss"),
        ("The Danish police treated the strikers badly.", "provide_humanitarian_aid"),
    ],
)
def test_look_alikes_are_not_coded(text: str, not_class: str) -> None:
    assert not_class not in {name for name, _ in codes(text)}


@pytest.mark.parametrize(
    ("text", "relation_class"),
    [
        ("The Turkish minister offered condolences to Chad over an attack on a mosque.", "condole"),
        ("The judge sentenced the Iraqi poet to death.", "sentence"),
        ("Norwegian students demonstrated against the Danish king.", "demonstrate"),
        ("The bombing claimed the lives of two Congolese guards.", "kill"),
        ("The Greek premier called an early election.", "accept_demand"),
        ("Greece took joint action with Malta.", "cooperate"),
        ("The Malian general expressed satisfaction with the French offer.", "praise"),
        ("Japan expressed regret to Korea for the raid.", "apologise"),
        ("A Congolese bishop led protests against the king.", "demonstrate"),
        ("The bomber blew himself up inside a Kenyan bank.", "suicide_attack"),
    ],
)
def test_their_models_are_coded(text: str, relation_class: str) -> None:
    assert relation_class in {name for name, _ in codes(text)}
