"""Coding of triples built by hand: what frames ask, what governing words and stance make of it."""

import pytest

from kgraph.coding import Coder
from kgraph.model import (
    Argument,
    Coding,
    Entity,
    EntityType,
    EventType,
    Modality,
    Polarity,
    Predicate,
    Proposition,
    Sentence,
    Span,
    Stance,
    Token,
    Triple,
)

FRANCE = Entity("wd:Q142", "France", EntityType.COUNTRY, "FRA")
IRAN = Entity("wd:Q794", "Iran", EntityType.COUNTRY, "IRN")
JONES = Entity("kg:jones", "Peter Jones", EntityType.PERSON)
SAID = Stance()
SANCTIONS = Entity("kg:sanctions", "sanctions", EntityType.INSTRUMENT)


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder.load()


def sentence_of(*words: str) -> Sentence:
    """A flat sentence: the second word is the verb, all others hang on it. ``word/POS`` sets a part of speech."""
    tokens, at = [], 0
    for i, word in enumerate(words):
        text, _, pos = word.partition("/")
        pos = pos or ("VERB" if i == 1 else "PROPN" if text[0].isupper() else "NOUN")
        dep = "ROOT" if i == 1 else "nsubj" if i == 0 else "prep" if pos == "ADP" else "dobj"
        tokens.append(Token(i, text, text.lower(), pos, "VBD" if i == 1 else "NN", dep, 1, at, at + len(text)))
        at += len(text) + 1
    return Sentence(0, tuple(tokens))


def code(
    coder: Coder,
    *words: str,
    subject: Entity = FRANCE,
    object: Entity = IRAN,
    noun: str | None = None,
    preposition: str | None = None,
    particle: str | None = None,
    chain: tuple[str, ...] = (),
    passive: bool = False,
    stance: Stance = SAID,
    pos: str = "VERB",
) -> Coding | None:
    """Codes "subject verb [noun preposition] object", whose last word is the object."""
    sentence = sentence_of(*words)
    tokens = sentence.tokens
    head = tokens[1].lemma
    span = Span(tokens[1].start, tokens[1].end)
    inside = tuple(t.i for t in tokens[1:-1])
    lemma = " ".join([head, *([noun] if noun else []), *([preposition] if preposition else [])])
    predicate = Predicate(span, lemma, lemma, head, pos, noun, preposition, particle, chain, passive, inside)
    last = tokens[-1]
    first = Argument("subject", Span(tokens[0].start, tokens[0].end), 0, (0,))
    target = Argument("object" if preposition is None else preposition, Span(last.start, last.end), last.i, (last.i,))
    rule = "nested.preposition" if noun else "clause.active"
    proposition = Proposition(0, predicate, (first, target), stance, "clause.active", head=1)
    return coder.code(Triple(proposition, first, predicate, target, rule), sentence, subject, object)


def test_a_verb_alone(coder: Coder) -> None:
    assert code(coder, "France", "condemn", "Iran") == Coding("condemn", EventType.ACCUSE, "disapprove", "111", -2.0)


def test_a_verb_with_its_noun_and_preposition(coder: Coder) -> None:
    found = code(coder, "France", "impose", "sanction", "on/ADP", "Iran", noun="sanction", preposition="on")
    assert found is not None
    assert (found.relation_class, found.event_type, found.cameo) == ("impose_sanctions", EventType.SANCTION, "163")


def test_the_noun_of_a_frame_may_be_the_object_itself(coder: Coder) -> None:
    found = code(coder, "France", "impose", "sanction", object=SANCTIONS)
    assert found is not None and found.relation_class == "impose_sanctions"


def test_another_preposition_is_another_relation(coder: Coder) -> None:
    assert (
        code(coder, "France", "impose", "sanction", "despite/ADP", "Iran", noun="sanction", preposition="despite")
        is None
    )


def test_meeting_is_symmetric(coder: Coder) -> None:
    found = code(coder, "France", "meet", "Jones", object=JONES)
    assert found == Coding("meet", EventType.CONSULT, "meet", "040", 1.0, symmetric=True)


def test_goldstein_is_that_of_the_cameo_code(coder: Coder) -> None:
    found = code(coder, "France", "invade", "Iran")
    assert found is not None and (found.cameo, found.goldstein) == ("192", -9.5)


@pytest.mark.parametrize(
    ("chain", "relation_class", "event_type"),
    [
        (("threaten",), "threaten_force", EventType.THREATEN),
        (("vow",), "threaten_force", EventType.THREATEN),
        (("begin",), "attack", EventType.ASSAULT),
        (("stop",), "cease_fire", EventType.RETREAT),
        (("refuse",), "refuse", EventType.REJECT),
        (("threaten", "stop"), "threaten", EventType.THREATEN),
    ],
)
def test_governing_verbs_turn_an_attack(
    coder: Coder, chain: tuple[str, ...], relation_class: str, event_type: EventType
) -> None:
    found = code(coder, "France", "attack", "Iran", chain=chain)
    assert found is not None and (found.relation_class, found.event_type) == (relation_class, event_type)


def test_an_unknown_act_that_is_threatened_is_still_a_threat(coder: Coder) -> None:
    found = code(coder, "France", "flabbergast", "Iran", chain=("threaten",))
    assert found is not None and found.event_type is EventType.THREATEN


def test_a_lifted_sanction_is_a_concession_and_a_suspended_aid_a_sanction(coder: Coder) -> None:
    lifted = code(coder, "France", "lift", "sanction", "on/ADP", "Iran", noun="sanction", preposition="on")
    suspended = code(coder, "France", "suspend", "aid", "to/ADP", "Iran", noun="aid", preposition="to")
    assert lifted is not None and lifted.event_type is EventType.CONCEDE
    assert suspended is not None and suspended.event_type is EventType.SANCTION


def test_a_planned_attack_is_typed_as_a_threat_but_keeps_its_class(coder: Coder) -> None:
    found = code(coder, "France", "attack", "Iran", stance=Stance(modality=Modality.PLANNED))
    assert found is not None and (found.relation_class, found.event_type) == ("attack", EventType.THREATEN)


def test_a_planned_visit_stays_a_visit(coder: Coder) -> None:
    found = code(coder, "France", "visit", "Iran", stance=Stance(modality=Modality.PLANNED))
    assert found is not None and found.event_type is EventType.CONSULT


def test_help_that_will_not_come_is_refused(coder: Coder) -> None:
    found = code(coder, "France", "help", "Iran", stance=Stance(Polarity.DENIED, Modality.PLANNED))
    assert found is not None and found.event_type is EventType.REJECT


def test_what_is_denied_keeps_the_type_of_the_act(coder: Coder) -> None:
    found = code(coder, "France", "attack", "Iran", stance=Stance(Polarity.DENIED))
    assert found is not None and found.event_type is EventType.ASSAULT


def test_a_passive_without_agent_says_nothing_of_its_subject(coder: Coder) -> None:
    assert code(coder, "France", "attack", "in/ADP", "Iran", preposition="in", passive=True) is None


def test_a_lemma_cut_short_is_mended(coder: Coder) -> None:
    found = code(coder, "France", "wag", "war", "on/ADP", "Iran", noun="war", preposition="on")
    assert found is not None and found.event_type is EventType.ASSAULT


def test_private_people_make_no_event(coder: Coder) -> None:
    man = Entity("kg:man", "man", EntityType.OTHER)
    found = code(coder, "boyfriend", "stab", "man", subject=man, object=man)
    assert found is not None and found.event_type is None


def test_an_inverse_frame_has_its_actor_as_object(coder: Coder) -> None:
    found = code(
        coder, "France", "receive", "letter", "from/ADP", "Jones", noun="letter", preposition="from", object=JONES
    )
    assert found is not None and found.inverse and found.event_type is EventType.CONSULT


def test_offices_have_a_class_but_no_event_type(coder: Coder) -> None:
    found = code(
        coder, "Jones", "be/AUX", "president", "of/ADP", "France",
        noun="president", preposition="of", subject=JONES, object=FRANCE,
    )  # fmt: skip
    assert found == Coding("hold_office")


def test_an_event_noun_codes_without_a_verb(coder: Coder) -> None:
    found = code(coder, "France", "invasion/NOUN", "of/ADP", "Iran", preposition="of", pos="NOUN")
    assert found is not None and found.relation_class == "invade"


def test_an_unknown_verb_is_left_to_the_pipeline(coder: Coder) -> None:
    assert code(coder, "France", "flabbergast", "Iran") is None
