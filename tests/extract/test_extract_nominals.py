"""Relatives, agents and happenings by examples."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from kgraph.errors import DataError
from kgraph.extract import propositions, triples
from kgraph.extract.nominals import NominalReader, nominal_propositions
from kgraph.extract.nominals_words import (
    nominal_words,
    read_agents,
    read_confidence,
    read_events,
    read_kinds,
)
from kgraph.model import AnnotatedDocument, Modality, Polarity, Proposition
from kgraph.resources import data_path

Read = Callable[[str], AnnotatedDocument]

FINDS: dict[str, list[tuple[str, str]]] = {
    "possessive.kinship": [
        ("Paul Novak and his wife Jana Novak arrived.", "Jana Novak | be wife of | his"),
        ("Carter's late father, James Carter, was a farmer.", "James Carter | be father of | Carter"),
        ("Trump's son-in-law Jared Kushner arrived.", "Jared Kushner | be son-in-law of | Trump"),
        ("The king and his sister, Anna Lind, arrived.", "Anna Lind | be sister of | his"),
    ],
    "apposition.kinship": [
        ("Peter Novak, the son of Paul Novak, arrived.", "Peter Novak | be son of | Paul Novak"),
        ("Jana Novak, wife of Paul Novak, arrived.", "Jana Novak | be wife of | Paul Novak"),
        ("Max Novak, a cousin of the king, arrived.", "Max Novak | be cousin of | the king"),
    ],
    "possessive.agent": [
        ("Iran's rival Oman sent doctors.", "Oman | be rival of | Iran"),
        ("The talks with Syria's ally Iran failed.", "Iran | be ally of | Syria"),
        ("The king and his successor, Anna Lind, arrived.", "Anna Lind | be successor of | his"),
    ],
    "apposition.agent": [
        ("Cuba, a close ally of Bolivia, sent doctors.", "Cuba | be ally of | Bolivia"),
        ("Anna Lind, a critic of the king, was freed.", "Anna Lind | be critic of | the king"),
        ("Qatar, a member of the council, objected.", "Qatar | be member of | the council"),
    ],
    "noun.event": [
        ("China's recent backing of the sanctions surprised Seoul.", "China | back | the sanctions"),
        ("The US invasion of Iraq was condemned.", "US | invade | Iraq"),
        ("Israeli strikes on Gaza were condemned.", "Israeli | attack | Gaza"),
        ("Israel's night raid in Jenin was condemned.", "Israel | attack | Jenin"),
        ("The Danish-led raid on Chad failed.", "Danish | attack | Chad"),
        ("A Syrian army offensive on the town failed.", "A Syrian army | attack | the town"),
        ("Turkish drone strikes on Chad failed.", "Turkish | attack | Chad"),
        ("The U.S.-led raid on Chad failed.", "U.S. | attack | Chad"),
        ("The EU-imposed sanctions on Chad failed.", "EU | impose sanctions on | Chad"),
        ("The expulsion of Danish envoys from Chad was criticised.", "Chad | deport | Danish envoys"),
        ("The visit of the king to Latvia was short.", "the king | visit | Latvia"),
        ("Harald's visit to Latvia was short.", "Harald | visit | Latvia"),
        ("The king cheered criticism from France of the raid.", "France | criticise | the raid"),
        ("The sale of arms by Norway to Chad was halted.", "Norway | sell arms to | Chad"),
        ("American arms sales to Taiwan grew.", "American | sell arms to | Taiwan"),
        ("The withdrawal of British troops from Libya began.", "British troops | withdraw from | Libya"),
        ("U.N. sanctions on Iran were lifted.", "U.N. | impose sanctions on | Iran"),
        ("The killing of Osama bin Laden by the United States was news.", "the United States | kill | Osama bin Laden"),
        ("Iran launched it after its nuclear test.", "its | conduct | nuclear test"),
        ("Erdogan's meeting with Putin was short.", "Erdogan | meet | Putin"),
    ],
    "noun.controlled": [
        ("The premier thanked Norway for its generous help.", "Norway | give help to | The premier"),
        ("Chad praised Oman for the release of the sailors.", "Oman | release | the sailors"),
        ("The premier flew to Oslo for talks with King Harald.", "The premier | hold talks with | King Harald"),
        ("Putin spoke after a meeting with Erdogan.", "Putin | meet | Erdogan"),
        ("Anna Lind was on a visit to Latvia.", "Anna Lind | visit | Latvia"),
        ("The king received Anna Lind on a visit to Latvia.", "Anna Lind | visit | Latvia"),
        ("Cuba recalled its envoy in protest at the raid.", "Cuba | protest against | the raid"),
    ],
    "taken.office": [
        ("Lind became ambassador to Chad.", "Lind | be ambassador to | Chad"),
        ("Lind served as foreign minister of Norway.", "Lind | be foreign minister of | Norway"),
        ("The king appointed Anna Lind special envoy for Mali.", "Anna Lind | be special envoy for | Mali"),
        ("She was elected president of Chile in 1988.", "She | be president of | Chile"),
    ],
    "noun.answered": [
        ("The junta ignored Norway's demands to free the monks.", "Norway | urge | The junta"),
        ("Chad has rejected Mali's allegations that it armed the rebels.", "Mali | accuse | Chad"),
        ("An offer from Chad was turned down by the junta.", "Chad | offer offer to | the junta"),
        ("Oman freed the crew despite an appeal from Malta.", "Malta | appeal to | Oman"),
        ("Mali accepted an invitation from Chad.", "Chad | invite | Mali"),
    ],
    "noun.blamed": [
        ("Cairo blamed the sect for the attack on the mall.", "the sect | attack | the mall"),
        ("The sect claimed responsibility for the bombing of the station.", "The sect | bomb | the station"),
        ("The colonel was convicted of the murder of Jane Roe.", "The colonel | kill | Jane Roe"),
        ("Rebels may be behind the killing of the bishop.", "Rebels | kill | the bishop"),
        ("The suspect in the murder of Jane Roe fled.", "The suspect | kill | Jane Roe"),
    ],
    "noun.between": [
        ("Talks between Chad and Niger failed.", "Chad | hold talks with | Niger"),
        ("Fighting between Chad and Niger has displaced thousands.", "Chad | fight | Niger"),
        ("The king spoke before a summit between the two Koreas.", "the two Koreas | meet | the two Koreas"),
        ("The treaty strained ties between Chad and Niger.", "Chad | have ties with | Niger"),
    ],
    "noun.pair": [
        ("The Franco-German summit failed.", "Franco | meet | German"),
        ("The US-China trade talks failed.", "US | hold talks with | China"),
        ("The Russian-Turkish agreement failed.", "Russian | reach agreement with | Turkish"),
    ],
}
LEAVES: dict[str, list[str]] = {
    "possessive.kinship": ["His wife arrived.", "The king praised his brother's house."],
    "apposition.kinship": ["The son of Paul Novak arrived.", "Peter Novak and the son of the king arrived."],
    "possessive.agent": ["Iran's rival sent doctors.", "A Lebanese lawyer, Karim Najjar, objected."],
    "apposition.agent": ["A close ally of Bolivia sent doctors.", "Cuba met an ally of Bolivia."],
    "noun.event": [
        "The visit was short.",
        "Last week's attack on the port failed.",
        "Chad's raid in a forest failed.",
        "A Danish-backed raid on Chad failed.",
        "The ill-led raid on Chad failed.",
        "Harald visited Latvia.",
        "Chad attacked the port.",
        "Zoran gave his tie to the envoy.",
    ],
    "noun.controlled": ["The agency reported calls for talks with Iran.", "Rain fell during a visit to Latvia."],
    "taken.office": [
        "The ambassador to Chad became a friend.",
        "The king met the ambassador to Chad.",
        "The minister served as an example.",
        "Norway served as mediator between the sides.",
    ],
    "noun.answered": [
        "Chad repeated Mali's demands.",
        "The junta ignored the demands.",
        "Oman met the rebels after Malta's appeal.",
    ],
    "noun.between": ["The border between them is closed.", "Talks took place between Chad and Niger."],
    "noun.blamed": [
        "The sect denied responsibility for the attack on the mall.",
        "Chad asked for the arrest of the spy.",
    ],
    "noun.pair": ["The ten-day summit failed.", "The Nagorno-Karabakh conflict goes on."],
}


def facts(annotated: AnnotatedDocument, rule: str) -> list[str]:
    reader = NominalReader(annotated)
    return [line(annotated, p) for s in annotated.sentences for p in reader.of(s) if p.rule == rule]


def line(annotated: AnnotatedDocument, proposition: Proposition) -> str:
    subject, target = proposition.argument("subject"), proposition.argument("object")
    assert subject is not None and target is not None
    return f"{annotated.quote(subject.span)} | {proposition.predicate.lemma} | {annotated.quote(target.span)}"


@pytest.mark.parametrize(("rule", "text", "fact"), [(r, *case) for r, cases in FINDS.items() for case in cases])
def test_the_rule_finds(read: Read, rule: str, text: str, fact: str) -> None:
    assert fact in facts(read(text), rule)


@pytest.mark.parametrize(("rule", "text"), [(r, text) for r, texts in LEAVES.items() for text in texts])
def test_the_rule_does_not_fire(read: Read, rule: str, text: str) -> None:
    found = facts(read(text), rule)
    assert not [f for f in found if "them" not in f]


def test_every_rule_has_its_examples_and_definition() -> None:
    with data_path("extract", "rules.csv").open(encoding="utf-8", newline="") as handle:
        groups = ("title", "apposition", "counterpart", "possessive", "noun", "taken")
        defined = {row["rule"] for row in csv.DictReader(handle) if row["rule"].split(".")[0] in groups}
    assert FINDS.keys() | {"title.office", "apposition.office", "counterpart.office"} == defined
    assert nominal_words().confidence.keys() == defined
    assert FINDS.keys() == LEAVES.keys()
    assert all(len(cases) >= 3 for cases in FINDS.values())
    assert all(len(cases) >= 2 for cases in LEAVES.values())


@pytest.mark.parametrize(
    ("text", "rule", "polarity", "modality"),
    [
        ("Kim spoke ahead of his planned meetings with Moon.", "noun.event", Polarity.AFFIRMED, Modality.PLANNED),
        ("Turkey cancelled a visit by the Dutch minister to Ankara.", "noun.event", Polarity.DENIED, Modality.ASSERTED),
        ("There were no talks between Chad and Niger.", "noun.between", Polarity.DENIED, Modality.ASSERTED),
        ("Malta called for talks between Chad and Niger.", "noun.between", Polarity.AFFIRMED, Modality.REQUESTED),
        ("Rebels may be behind the killing of the bishop.", "noun.blamed", Polarity.AFFIRMED, Modality.POSSIBLE),
        ("Rebels are not responsible for the raid on the port.", "noun.blamed", Polarity.DENIED, Modality.ASSERTED),
        ("Peru rejected Chilean accusations against Lima.", "noun.event", Polarity.AFFIRMED, Modality.ASSERTED),
    ],
)
def test_happenings_have_a_stance(read: Read, text: str, rule: str, polarity: Polarity, modality: Modality) -> None:
    annotated = read(text)
    found = [p for p in NominalReader(annotated).of(annotated.sentences[0]) if p.rule == rule]
    assert found and {(p.stance.polarity, p.stance.modality) for p in found} == {(polarity, modality)}


def test_conjuncts_are_told_apart_before_they_become_triples(read: Read) -> None:
    annotated = read("Harald's meetings with Anna Lind and Jane Okello were short.")
    assert facts(annotated, "noun.event") == ["Harald | meet | Anna Lind", "Harald | meet | Jane Okello"]
    made = [t for t in triples(annotated, propositions(annotated)) if t.rule == "noun.event"]
    assert len(made) == 2


def test_an_event_reads_as_the_verb_phrase_it_stands_for(read: Read) -> None:
    annotated = read("The premier flew to Oslo for talks with King Harald.")
    found = nominal_propositions(annotated, annotated.sentences[0])[0]
    predicate = found.predicate
    assert (predicate.head, predicate.noun, predicate.preposition) == ("hold", "talk", "with")
    assert annotated.sentences[0].tokens[found.head].text == "talks"


def test_every_event_noun_has_an_example_that_it_fits(read: Read) -> None:
    """Each row's example is one of its nouns with a doer and a goal; most of them the parser must get right."""
    with data_path("extract", "event_nouns.csv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    reached = 0
    for row in rows:
        annotated = read(row["example"])
        words = {w.partition(":")[0] for w in row["words"].split("|")}
        assert any(w.split()[-1] in row["example"].lower() for w in words), row["example"]
        reached += bool(NominalReader(annotated).of(annotated.sentences[0]))
    assert reached >= 0.85 * len(rows)


HEADER = "words,relation,subject,object,partner,example"


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("visit,visit,owner,to,,A visit.", "unknown way 'owner'"),
        ("visit,visit,poss,unto,,A visit.", "unknown way 'unto'"),
        ("visit,,poss,to,,A visit.", "a relation and an object"),
        ("visit,visit,poss,,,A visit.", "a relation and an object"),
        ("visit,visit,poss,to,,", "the example is missing"),
        ("visit|visit,visit,poss,to,,A visit.", "already"),
        ("visit:go,visit,poss,to,,A visit.", "a verb goes with"),
        ("visit,{verb},poss,to,,A visit.", "a verb goes with"),
        ("visit,visit", "expected 6 columns"),
        ("visit||trip,visit,poss,to,,A visit.", "an empty word"),
    ],
)
def test_a_faulty_event_row_is_named_with_its_line(tmp_path: Path, row: str, message: str) -> None:
    path = tmp_path / "event_nouns.csv"
    path.write_text(f"{HEADER}\n{row}\n")
    with pytest.raises(DataError, match=message) as raised:
        read_events(path)
    assert raised.value.fault.line == 2


def test_faulty_small_tables_are_named(tmp_path: Path) -> None:
    kinds = tmp_path / "kinds.csv"
    kinds.write_text("words,kind,example\nking,royalty,The king.\n")
    with pytest.raises(DataError, match="unknown kind 'royalty'"):
        read_kinds(kinds, ("office",))
    agents = tmp_path / "agents.csv"
    agents.write_text("words,prepositions,example\nally,offf,An ally.\n")
    with pytest.raises(DataError, match="unknown way 'offf'"):
        read_agents(agents)
    confidence = tmp_path / "confidence.csv"
    for value, message in (("high", "is no number"), ("1.5", "between 0 and 1")):
        confidence.write_text(f"rule,confidence,read\nnoun.event,{value},3\n")
        with pytest.raises(DataError, match=message):
            read_confidence(confidence)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("During their talks the two ministers signed a pact.", ["their | hold talks with | their"]),
        ("The leaders' meeting was short.", ["The leaders | meet | The leaders"]),
        ("The king's meeting was short.", []),
        ("Their visit was short.", []),
    ],
)
def test_talks_of_several_are_with_each_other(read: Read, text: str, expected: list[str]) -> None:
    assert facts(read(text), "noun.between") == expected


def test_what_a_light_clause_says_is_not_said_again(read: Read) -> None:
    assert facts(read("The king sent his condolences to the envoy."), "noun.event") == []
