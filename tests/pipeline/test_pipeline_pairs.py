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
        ("Kenya discussed the levy in Ghana.", ("Kenya", "CONSULT", "Ghana")),
    ],
)
def test_where_it_happens_is_no_party(reading: Callable[..., Reading], text: str, fact: tuple[str, str, str]) -> None:
    assert fact not in facts(reading(text))
