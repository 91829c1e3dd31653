"""The bytes of the mailed page: sentences once, words that read well, nothing that could run."""

import datetime as dt
import json
import re
from dataclasses import replace

import pytest
from generated import COUNTRIES, KIM, XI, XINHUA, news

from kgraph.export.html import Bounds, render
from kgraph.export.html.evidence import told
from kgraph.export.html.page_data import web_address, wikidata_page
from kgraph.export.html.wording import plain, relation_words
from kgraph.model import (
    Assertion,
    Claim,
    Coding,
    Document,
    Entity,
    EntityType,
    EventType,
    Evidence,
    GraphData,
    Interval,
    Relation,
    Span,
)

MEET = Coding("meet", EventType.CONSULT, symmetric=True)


def assertion(doc: str, lemma: str = "hold talks with", coding: Coding = MEET, tail: str = ".") -> Assertion:
    quote = f"{KIM.label} held talks with {XI.label}{tail}"
    spans = [quote.index(part) for part in (KIM.label, "held", XI.label)]
    ends = [spans[0] + len(KIM.label), spans[1] + 15, spans[2] + len(XI.label)]
    s, r, o = (Span(a, b) for a, b in zip(spans, ends, strict=True))
    return Assertion(
        doc, KIM, Relation(lemma, "held talks with", coding), XI, Evidence(Span(0, len(quote)), quote, s, r, o)
    )


def claim(*assertions: Assertion) -> Claim:
    kind = assertions[0].relation.coding
    return Claim("c1", KIM, kind.relation_class, XI, None, kind.event_type, assertions)


def document(id: str, day: int, publisher: str | None = None) -> Document:
    return Document(id, f"{id}.txt", "", f"Title {id}", dt.date(2018, 3, day), publisher)


def payload(page: str) -> dict:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.S)
    assert found
    return json.loads(found[1])


def test_a_sentence_that_three_papers_print_is_shown_once_the_original_first() -> None:
    documents = {d.id: d for d in (document("a", 5), document("b", 4), document("c", 6))}
    both = claim(assertion("a"), assertion("b"), assertion("c"), assertion("c", tail=" in Beijing."))
    found = told(both, documents, copies={"b"})
    assert [(s.assertion.evidence.quote[-8:], s.docs) for s in found] == [
        ("Jinping.", ["a", "c", "b"]),
        ("Beijing.", ["c"]),
    ]


@pytest.mark.parametrize(
    ("lemma", "coding", "words"),
    [
        ("hold talks with", MEET, "hold talks with"),
        ("pay", Coding("visit", EventType.CONSULT), "visit"),
        ("expel", Coding("expel_envoy", inverse=True), "expel envoy"),
        ("speak at length with the interpreters of", MEET, "meet"),
    ],
)
def test_a_claim_reads_in_the_words_of_its_best_assertion_where_they_say_enough(lemma, coding, words) -> None:
    assert relation_words(claim(assertion("a", lemma, coding))) == words


def test_offices_that_the_articles_name_are_listed_with_their_dates() -> None:
    held = replace(assertion("a", "be president of", Coding("hold_office")), object=COUNTRIES[2], subject=XI)
    held = replace(held, time=Interval(dt.date(2013, 3, 14), None))
    office = Claim("c2", XI, "hold_office", COUNTRIES[2], None, None, (held,))
    page = render(GraphData((document("a", 1),), (claim(assertion("a")), office), ()))
    assert payload(page)["entities"][XI.id]["offices"] == [
        {"text": "president of China", "start": "2013-03-14", "end": None}
    ]


def test_the_page_says_what_it_leaves_out_and_how_to_get_it() -> None:
    data = news(60)
    page = render(data, Bounds(edges=50))
    assert f"Left out: {len(data.claims) - 50:,} claims" in page
    assert "kgraph serve DIR" in page and "--top 1000" in page


def test_the_same_graph_gives_the_same_bytes() -> None:
    assert render(news(30)) == render(news(30))


def test_no_text_of_the_data_can_end_the_script_or_become_a_tag() -> None:
    evil = "</script><script>alert(1)</script><!-- \u2028"
    bad = Entity("kg:bad", evil, EntityType.ORGANISATION, None, (evil,))
    said = replace(assertion("a", tail=evil), object=bad, speakers=(XINHUA,))
    page = render(GraphData((replace(document("a", 1), title=evil),), (replace(claim(said), object=bad),), ()))
    assert "alert(1)</script>" not in page
    assert page.count("</script>") == 4  # the data, vis-network and two of our own
    assert payload(page)["entities"]["kg:bad"]["label"] == plain(evil)


@pytest.mark.parametrize(
    ("address", "linked"),
    [
        ("https://news.example/a?b=1", True),
        ("javascript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//news.example", False),
        ("https://[bad", False),
        (None, False),
    ],
)
def test_only_web_addresses_become_links(address: str | None, linked: bool) -> None:
    assert (web_address(address) == address) is linked or address is None


def test_wikidata_pages_are_for_items_alone() -> None:
    assert wikidata_page("wd:Q423") == "https://www.wikidata.org/wiki/Q423"
    assert wikidata_page("kg:envoy") is None
    assert wikidata_page('wd:Q1"><script>') is None
