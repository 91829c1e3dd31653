"""Who does what to whom in single sentences, from the text to the assertions."""

from collections.abc import Callable

import pytest

from kgraph.pipeline import Reading

Facts = set[tuple[str, str | None, str]]


def facts(read: Reading) -> Facts:
    """Subject, event type and object of each assertion."""
    found = set()
    for a in read.assertions:
        event = a.relation.coding.event_type if a.relation.coding else None
        found.add((a.subject.label, event.value if event else None, a.object.label))
    return found


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        # where people without a country are hurt or held is whom it is done to
        ("Kenyan troops killed dozens of villagers in Somalia.", ("Kenyan troops", "ASSAULT", "Somalia")),
        ("The general has declared a state of emergency in Mali.", ("general", "COERCE", "Mali")),
        ("Oman arrested three smugglers in Yemen.", ("Oman", "COERCE", "Yemen")),
        # what several agree to do is told of them, beside that they agree
        ("Mali and Chad have agreed to lift the curfew.", ("Mali", "AGREE", "curfew")),
        ("Mali and Chad have agreed to lift the curfew.", ("Mali", "AGREE", "Chad")),
        # whose law it is where somebody is held
        ("A Danish journalist was detained in Egypt on Monday.", ("Egypt", "COERCE", "Danish journalist")),
        ("Four Polish sailors were released from prison in Nigeria.", ("Nigeria", "RETREAT", "Four Polish sailors")),
        # what troops face
        ("Iran deployed tanks near the Turkish border.", ("Iran", "MOBILIZE", "Turkish border")),
        ("Norway pulled its peacekeepers out of Belarus.", ("Norway", "SANCTION", "Belarus")),
        # a people that is struck is no deal that is struck
        ("Kenyan jets struck Somali militants in villages.", ("Kenya", "ASSAULT", "Somali militants")),
        ("Egypt took a Libyan officer into custody.", ("Egypt", "COERCE", "Libyan officer")),
        ("Ukraine expressed dismay at Hungary's vote.", ("Ukraine", "ACCUSE", "Hungary")),
        ("Ukraine lashed out at Hungary.", ("Ukraine", "ACCUSE", "Hungary")),
        ("Morocco insisted that Algeria withdraw.", ("Morocco", "REQUEST", "Algeria")),
        ("Morocco asked Algeria for help.", ("Morocco", "REQUEST", "Algeria")),
        ("The U.S.-led raid on Chad failed.", ("United States", "ASSAULT", "Chad")),
        ("Militants detonated a bomb near a Kenyan convoy.", ("Militants", "ASSAULT", "Kenyan convoy")),
        ("Burundi faced German and Kenyan criticism.", ("Kenya", "ACCUSE", "Burundi")),
        ("The premier gave approval for Oxfam to deliver food.", ("premier", "CONCEDE", "Oxfam")),
        # who attacked when they were hurt
        ("Two nurses were wounded as Israeli jets bombed a clinic.", ("Israel", "ASSAULT", "Two nurses")),
        ("Four Danish soldiers died when a bomber attacked a post.", ("bomber", "ASSAULT", "Four Danish soldiers")),
    ],
)
def test_a_party_to_an_act_is_found(reading: Callable[..., Reading], text: str, fact: tuple[str, str, str]) -> None:
    assert fact in facts(reading(text))


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Kenyan troops killed two Ugandan soldiers in Oslo.", ("Kenyan troops", "COERCE", "Norway")),
        ("Two Danish men were arrested by Oman in Egypt.", ("Egypt", "COERCE", "Two Danish men")),
        ("Two Danish men were robbed in Egypt.", ("Egypt", "COERCE", "Two Danish men")),
        ("Two Danish nurses were hurt when a wave hit the ship.", ("wave", "ASSAULT", "Two Danish nurses")),
        ("A Danish judge ordered three Kenyan men jailed.", ("Danish judge", "ACCUSE", "three Kenyan men")),
        ("Kenya discussed the levy in Ghana.", ("Kenya", "CONSULT", "Ghana")),
    ],
)
def test_who_is_no_party_is_left_out(reading: Callable[..., Reading], text: str, fact: tuple[str, str, str]) -> None:
    assert fact not in facts(reading(text))


def test_the_evidence_shows_the_name_behind_a_title(reading: Callable[..., Reading]) -> None:
    read = reading("Vice President Jo Berg meets Malta's President George Vella at the harbour.")
    met = [a.evidence.object for a in read.assertions if a.relation.lemma == "meet"]
    assert [read.document.text[s.start : s.end] for s in met] == ["Malta's President George Vella"]
