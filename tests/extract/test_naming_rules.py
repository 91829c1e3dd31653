"""The rules of nouns and of open rows by examples: what each finds, and sentences in which it must stay silent."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator

import pytest

from kgraph.extract import OpenStyle, open_tuples, propositions, triples
from kgraph.model import AnnotatedDocument
from kgraph.resources import data_path

Read = Callable[[str], AnnotatedDocument]

FINDS: dict[str, list[tuple[str, str]]] = {
    "open.apposition": [
        ("Ri, the envoy of North Korea, left Rome.", "Ri | be | the envoy of North Korea"),
        ("The court heard Ana Silva, a nurse from Lisbon.", "Ana Silva | be | a nurse from Lisbon"),
        ("Oslo, the capital of Norway, hosted the talks.", "Oslo | be | the capital of Norway"),
    ],
    "open.title": [
        ("The court heard singer Maria Lopez.", "Maria Lopez | be | singer"),
        ("The king praised painter Ana Silva.", "Ana Silva | be | painter"),
        ("The crowd cheered striker Paul Novak.", "Paul Novak | be | striker"),
    ],
    "title.office": [
        ("Kenyan President William Ruto met the envoy.", "William Ruto | be president of | Kenyan"),
        ("King Harald of Norway met the envoy.", "Harald | be king of | Norway"),
        ("Israeli Prime Minister and Defense Minister Ehud Barak left.", "Ehud Barak | be prime minister of | Israeli"),
        ("Foreign ministry spokesman Li Wei objected.", "Li Wei | be spokesman of | Foreign ministry"),
    ],
    "apposition.office": [
        ("Jane Okello, the ambassador of Uganda, left.", "Jane Okello | be ambassador of | Uganda"),
        ("Anna Lind, foreign minister of Sweden, left.", "Anna Lind | be foreign minister of | Sweden"),
        ("Paul Novak, a spokesman for NATO, objected.", "Paul Novak | be spokesman for | NATO"),
    ],
    "counterpart.office": [
        (
            "Norwegian Foreign Minister Ine Lie met her Danish counterpart Jens Holm.",
            "Jens Holm | be foreign minister of | Danish",
        ),
        (
            "Polish Foreign Minister Jan Kowalski met his Danish counterpart Jens Holm.",
            "Jens Holm | be foreign minister of | Danish",
        ),
        (
            "Swedish Trade Minister Anna Lind called her Polish counterpart, Jan Kowalski.",
            "Jan Kowalski | be trade minister of | Polish",
        ),
    ],
    "possessive.kinship": [
        ("Paul Novak and his wife Jana Novak arrived.", "Jana Novak | be wife of | his"),
        ("The president's son Hunter Novak arrived.", "Hunter Novak | be son of | The president"),
        ("Paul Novak's brother Peter Novak arrived.", "Peter Novak | be brother of | Paul Novak"),
    ],
    "apposition.kinship": [
        ("Peter Novak, the son of Paul Novak, arrived.", "Peter Novak | be son of | Paul Novak"),
        ("Jana Novak, the widow of Paul Novak, arrived.", "Jana Novak | be widow of | Paul Novak"),
        ("Eva Novak, a sister of Paul Novak, arrived.", "Eva Novak | be sister of | Paul Novak"),
    ],
    "possessive.agent": [
        ("Iran's rival Oman sent doctors.", "Oman | be rival of | Iran"),
        ("Iran's ally Syria sent doctors.", "Syria | be ally of | Iran"),
        ("The king and his successor Anna Lind arrived.", "Anna Lind | be successor of | his"),
    ],
    "apposition.agent": [
        ("Cuba, an ally of Bolivia, sent doctors.", "Cuba | be ally of | Bolivia"),
        ("Oman, a rival of Iran, sent doctors.", "Oman | be rival of | Iran"),
        ("Chad, a member of the union, sent doctors.", "Chad | be member of | the union"),
    ],
    "noun.event": [
        ("China's backing of the sanctions surprised Seoul.", "China | back | the sanctions"),
        ("The visit of King Harald to Latvia was short.", "King Harald | visit | Latvia"),
        ("An attack by the rebels on the port failed.", "the rebels | attack | the port"),
    ],
    "noun.controlled": [
        ("The premier flew to Oslo for talks with King Harald.", "The premier | hold talks with | King Harald"),
        ("The envoy arrived on a visit to Latvia.", "The envoy | visit | Latvia"),
        ("Lind met Holm during a visit to Latvia.", "Lind | visit | Latvia"),
    ],
    "noun.between": [
        ("Talks between Chad and Niger failed.", "Chad | hold talks with | Niger"),
        ("The king praised the alliance between Chad and Niger.", "Chad | be allied with | Niger"),
        ("During their talks they signed a pact.", "their | hold talks with | their"),
    ],
    "noun.pair": [
        ("The Franco-German summit failed.", "Franco | meet | German"),
        ("The US-China talks failed.", "US | hold talks with | China"),
        ("A Greek-Turkish agreement was signed.", "Greek | reach agreement with | Turkish"),
    ],
}
LEAVES: dict[str, list[str]] = {
    "open.apposition": ["Ri left Rome.", "The envoy met Ri and Kim."],
    "open.title": ["The court heard Maria Lopez.", "The court heard a singer."],
    "title.office": [
        "The president of Kenya met the envoy.",
        "The Prime Minister of Chad and the king met.",
        "The minister, Anna Lind and the envoy met.",
    ],
    "apposition.office": ["Jane Okello left Uganda.", "Jane Okello, who left, met the ambassador of Uganda."],
    "counterpart.office": [
        "Norwegian President Ine Lie met her Danish counterpart.",
        "Ine Lie met her counterpart Jens Holm.",
    ],
    "possessive.kinship": ["The wife arrived.", "Paul Novak met Jana Novak."],
    "apposition.kinship": ["The son of Paul Novak arrived.", "Peter Novak met a son of Paul Novak."],
    "possessive.agent": ["Iran's rival sent doctors.", "Iran sent rival Oman doctors."],
    "apposition.agent": ["An ally of Bolivia sent doctors.", "Cuba helped an ally of Bolivia."],
    "noun.event": [
        "The visit was short.",
        "The three ICBM tests failed.",
        "The king sent his condolences to the envoy.",
    ],
    "noun.controlled": ["The premier spoke of talks with King Harald.", "The rain fell during a visit to Latvia."],
    "noun.between": ["Talks in Chad failed.", "His talks were short."],
    "noun.pair": ["The German summit failed.", "The well-known summit failed."],
}
"""``noun.blamed`` has its examples beside its other tests."""


def fired(annotated: AnnotatedDocument) -> Iterator[tuple[str, str]]:
    """Rules with subject | relation | object of what they find."""
    found = propositions(annotated)
    for triple in triples(annotated, found):
        words = (annotated.quote(triple.subject.span), triple.predicate.lemma, annotated.quote(triple.object.span))
        yield triple.rule, " | ".join(words)
    for row in open_tuples(annotated, found, OpenStyle.LONG):
        yield row.rule, " | ".join(row.slots)


@pytest.mark.parametrize(("rule", "text", "fact"), [(r, *case) for r, cases in FINDS.items() for case in cases])
def test_a_rule_finds(rule: str, text: str, fact: str, read: Read) -> None:
    assert (rule, fact) in list(fired(read(text)))


@pytest.mark.parametrize(("rule", "text"), [(r, text) for r, texts in LEAVES.items() for text in texts])
def test_a_rule_leaves(rule: str, text: str, read: Read) -> None:
    assert rule not in [found for found, _ in fired(read(text))]


def test_every_rule_has_its_examples() -> None:
    with data_path("extract", "rules.csv").open(encoding="utf-8", newline="") as handle:
        defined = {row["rule"] for row in csv.DictReader(handle)}
    here = {rule for rule in defined if rule.split(".")[0] not in ("clause", "implied", "nested")} - {
        "noun.blamed",
        "noun.answered",
        "taken.office",
    }
    assert FINDS.keys() == LEAVES.keys() == here
    assert all(len(cases) >= 3 for cases in FINDS.values())
    assert all(len(texts) >= 2 for texts in LEAVES.values())
