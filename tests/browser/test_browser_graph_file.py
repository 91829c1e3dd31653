"""The mailed page, in a real Chromium: it draws, shows the sentence behind an edge, and does nothing else."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import HOSTILE
from generated import news
from playwright.sync_api import expect

from kgraph.export.html import Bounds, render
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
    Modality,
    Polarity,
    Relation,
    Span,
)

pytestmark = pytest.mark.browser

CHAD = Entity("wd:Q657", "Chad", EntityType.COUNTRY, "TCD", ("Tchad",))
MALI = Entity("wd:Q912", "Mali", EntityType.COUNTRY, "MLI")
ENVOY = Entity("kg:envoy", "Envoy", EntityType.PERSON, "TCD")


def document(name: str, title: str, url: str | None = None) -> Document:
    return Document(f"{name:0>64}", name, "", title, dt.date(2019, 3, 4), None, url)


PLAIN = document("plain.txt", "Two neighbours talk", "https://news.example/a")
REPRINT = document("reprint.txt", "Neighbours in talks")
BAD = document("bad.txt", HOSTILE, "javascript:alert('url')")


def told(
    subject: Entity,
    verb: str,
    obj: Entity,
    doc: Document,
    kind: EventType | None = None,
    *,
    month: int = 3,
    tail: str = "",
    modality: Modality = Modality.ASSERTED,
    polarity: Polarity = Polarity.AFFIRMED,
    speakers: tuple[Entity, ...] = (),
) -> Assertion:
    quote = f"{subject.label} {verb} {obj.label}{tail}."
    a, b = len(subject.label), len(subject.label) + 1 + len(verb)
    evidence = Evidence(Span(0, len(quote)), quote, Span(0, a), Span(a + 1, b), Span(b + 1, b + 1 + len(obj.label)))
    time = Interval(dt.date(2019, month, 4), dt.date(2019, month, 4))
    coding = Coding("hold_office" if verb.startswith("is ") else verb, kind)
    lemma = verb.replace("is ", "be ")
    relation = Relation(lemma, verb, coding)
    return Assertion(
        doc.id, subject, relation, obj, evidence, time, speakers=speakers, modality=modality, polarity=polarity
    )


def claim(*assertions: Assertion) -> Claim:
    first = assertions[0]
    coding = first.relation.coding
    id = f"{first.subject.id}-{first.relation.lemma}-{first.object.id}"
    return Claim(id, first.subject, coding.relation_class, first.object, None, coding.event_type, assertions)


def small() -> GraphData:
    evil = Entity("kg:evil", f"Evil {HOSTILE}", EntityType.ORGANISATION)
    long = Entity("kg:long", "N" * 10_000, EntityType.ORGANISATION)
    met = [told(CHAD, "met", MALI, doc, EventType.CONSULT, speakers=(ENVOY,)) for doc in (PLAIN, REPRINT)]
    return GraphData(
        (PLAIN, REPRINT, BAD),
        (
            claim(*met),
            claim(told(MALI, "accused", CHAD, PLAIN, EventType.ACCUSE, month=5)),
            claim(told(CHAD, "visits", MALI, PLAIN, EventType.CONSULT, modality=Modality.PLANNED)),
            claim(told(MALI, "attacked", CHAD, PLAIN, EventType.ASSAULT, polarity=Polarity.DENIED)),
            claim(told(ENVOY, "is envoy of", CHAD, PLAIN, month=1)),
            claim(told(evil, "praised", MALI, BAD, EventType.SUPPORT, tail=HOSTILE)),
            claim(told(long, "warned", MALI, BAD, EventType.THREATEN, tail="\x00")),
        ),
        (),
    )


@pytest.fixture(scope="module")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "graph.html"
    path.write_text(render(small()), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def news_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("news") / "graph.html"
    path.write_text(render(news(80)), encoding="utf-8")
    return path


def middle_of_edge(page, id: str) -> list[float]:
    """Where on the screen an edge is, after it was brought to the middle."""
    return page.evaluate(
        """id => { const edge = kgraph.network.body.edges[id].edgeType.getPoint(0.5);
                   kgraph.network.moveTo({position: edge, scale: 1});
                   const at = kgraph.network.canvasToDOM(edge);
                   const box = document.querySelector('#graph canvas').getBoundingClientRect();
                   return [box.left + at.x, box.top + at.y]; }""",
        id,
    )


def place_of_node(page, id: str) -> list[float]:
    return page.evaluate(
        """id => { const node = kgraph.network.getPosition(id);
                   kgraph.network.moveTo({position: node, scale: 1});
                   const at = kgraph.network.canvasToDOM(node);
                   const box = document.querySelector('#graph canvas').getBoundingClientRect();
                   return [box.left + at.x, box.top + at.y]; }""",
        id,
    )


def listed(page) -> list[str]:
    return page.locator("#panel .claim > span:first-child").all_text_contents()


def test_a_click_on_an_edge_shows_its_sentence_with_speaker_and_source(watched, page_file) -> None:
    page = watched.open_file(page_file)
    page.mouse.click(*middle_of_edge(page, "wd:Q657-met-wd:Q912"))
    panel = page.locator("#panel")
    assert panel.locator("h2").text_content() == "Chad — met — Mali"
    assert panel.locator("blockquote").all_text_contents() == ["Chad met Mali."]
    assert [m.text_content() for m in panel.locator("mark").all()] == ["Chad", "met", "Mali"]
    assert "said by Envoy" in panel.text_content()
    assert panel.locator("a", has_text="Two neighbours talk").get_attribute("href") == "https://news.example/a"
    assert "also printed in Neighbours in talks" in panel.locator(".also").text_content()
    watched.assert_clean(page_file.as_uri())


def test_hovering_names_the_node_and_the_claim(watched, page_file) -> None:
    page = watched.open_file(page_file)
    page.mouse.move(*place_of_node(page, CHAD.id))
    expect(page.locator("#graph")).to_have_attribute("title", "Chad (country, TCD)")
    page.mouse.move(*middle_of_edge(page, "wd:Q657-met-wd:Q912"))
    expect(page.locator(".vis-tooltip")).to_contain_text("Chad — met — Mali")


def test_a_click_on_a_node_says_who_it_is(watched, page_file) -> None:
    page = watched.open_file(page_file)
    page.mouse.click(*place_of_node(page, CHAD.id))
    panel = page.locator("#panel")
    assert panel.locator("h2").text_content() == "Chad"
    assert "Also: Tchad" in panel.text_content()
    assert panel.locator("a", has_text="Q657").get_attribute("href") == "https://www.wikidata.org/wiki/Q657"
    assert panel.locator("svg[role=img] rect").count() == 3
    assert [t.split(" — ")[1] for t in listed(page)] == ["envoy of", "met", "accused"]
    page.mouse.click(*place_of_node(page, ENVOY.id))
    assert panel.locator(".offices").text_content() == "envoy of Chad (2019-01-04)"
    watched.assert_clean(page_file.as_uri())


def test_search_completes_names_and_finds_an_entity_by_any_of_them(watched, page_file) -> None:
    page = watched.open_file(page_file)
    offered = page.eval_on_selector_all("#names option", "options => options.map(o => [o.value, o.label])")
    assert ["Tchad", "Chad"] in offered
    page.fill("#query", "tchad")
    page.press("#query", "Enter")
    assert page.locator("#panel h2").text_content() == "Chad"
    assert page.evaluate("kgraph.network.getSelectedNodes()") == [CHAD.id]
    page.fill("#query", "zanzibar")
    page.press("#query", "Enter")
    assert "Nothing on this page is called “zanzibar”" in page.locator("#panel").text_content()
    page.focus("#graph")
    page.keyboard.press("0")  # all fits the canvas again
    tall = page.locator("#graph").bounding_box()["height"]
    spots = page.evaluate("kgraph.data.nodes.map(n => kgraph.network.canvasToDOM(kgraph.network.getPosition(n.id)).y)")
    assert all(0 < y < tall for y in spots)
    watched.assert_clean(page_file.as_uri())


def test_what_nobody_asserts_is_off_until_it_is_asked_for_and_looks_different(watched, page_file) -> None:
    page = watched.open_file(page_file)
    assert "5 of 7" in page.locator("#shown").text_content()
    page.check("#f-also")
    assert "7 of 7" in page.locator("#shown").text_content()
    planned, denied = (page.locator(".claim.unsaid", has_text=t) for t in ("Chad — visits — Mali", "attacked"))
    assert planned.locator(".stance").text_content() == "planned"
    assert denied.locator(".stance").text_content() == "denied"
    dashes = page.evaluate(
        "['met', 'visits'].map(v => kgraph.network.body.data.edges.get(`wd:Q657-${v}-wd:Q912`).dashes)"
        ".concat([kgraph.network.body.data.edges.get('wd:Q912-attacked-wd:Q657').dashes])"
    )
    assert dashes[0] is False and dashes[1] and dashes[2] and dashes[1] != dashes[2]


FILTERS = {
    "#f-type": ("ACCUSE", ["accused"]),
    "#f-quad": ("verbal conflict", ["accused", "warned"]),
    "#f-entity": ("PERSON", ["envoy of"]),
    "#f-speaker": ("Envoy", ["met"]),
    "#f-document": (REPRINT.id, ["met"]),
    "#f-sources": ("2", ["met"]),
    "#f-stance": ("denied", ["attacked"]),
    "#f-from": ("2019-05-01", ["accused"]),
    "#f-to": ("2019-02-01", ["envoy of"]),
}


def test_filters_leave_the_claims_that_fit(watched, page_file) -> None:
    page = watched.open_file(page_file)
    page.click("#filters summary")
    for control, (value, left) in FILTERS.items():
        if control in ("#f-from", "#f-to"):
            page.fill(control, value)
        else:
            page.select_option(control, value)
        assert sorted(t.split(" — ")[1] for t in listed(page)) == left, control
        assert page.evaluate("kgraph.network.body.data.edges.get({filter: e => !e.hidden}).length") == len(left)
        page.click("#reset")
        assert page.locator("#panel .claim").count() == 5
    watched.assert_clean(page_file.as_uri())


def test_the_time_slider_plays_month_by_month(watched, page_file) -> None:
    page = watched.open_file(page_file)
    page.focus("#slider")
    page.keyboard.press("Home")
    assert page.locator("#when").text_content() == "2019-01"
    assert [t.split(" — ")[1] for t in listed(page)] == ["envoy of"]
    page.click("#play")
    assert page.locator("#play").get_attribute("aria-label") == "Pause"
    expect(page.locator("#when")).to_have_text("all dates", timeout=6000)
    assert page.locator("#panel .claim").count() == 5
    assert page.locator("#play").get_attribute("aria-label") == "Play through time"


def test_the_keyboard_reaches_nodes_claims_and_back(watched, page_file) -> None:
    page = watched.open_file(page_file)
    page.focus("#graph")
    page.keyboard.press("n")
    first = page.locator("#panel h2").text_content()
    assert first in page.locator("#said").text_content()
    page.keyboard.press("n")
    assert page.locator("#panel h2").text_content() != first
    page.keyboard.press("p")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.classList.contains('claim')")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.locator("#panel blockquote").count() >= 1
    page.keyboard.press("Tab")
    page.locator(".back").focus()
    page.keyboard.press("Escape")
    assert page.locator("#panel h2").first.text_content() == "Best-attested acts"
    watched.assert_clean(page_file.as_uri())


def test_parallel_edges_are_curved_apart(watched, page_file) -> None:
    page = watched.open_file(page_file)
    page.check("#f-also")
    middles = page.evaluate(
        """kgraph.data.edges.filter(e => [e.from, e.to].every(id => ["wd:Q657", "wd:Q912"].includes(id)))
           .map(e => kgraph.network.body.edges[e.id].edgeType.getPoint(0.5))
           .map(p => `${Math.round(p.x)},${Math.round(p.y)}`)"""
    )
    assert len(middles) == len(set(middles)) == 4


def test_labels_do_not_overlap_and_the_graph_fits_its_canvas(watched, news_file) -> None:
    page = watched.open_file(news_file)
    boxes, scale = page.evaluate("[kgraph.drawing.labels(), kgraph.network.getScale()]")
    shown = page.evaluate("kgraph.data.nodes.length")
    assert len(boxes) >= (0.85 if page.viewport_size["width"] > 1000 else 0.35) * shown
    for i, a in enumerate(boxes):
        for b in boxes[:i]:
            assert (
                a["right"] <= b["left"] or b["right"] <= a["left"] or a["bottom"] <= b["top"] or b["bottom"] <= a["top"]
            ), (a["id"], b["id"])
    assert all((b["bottom"] - b["top"]) * scale >= 12 for b in boxes)
    outside = page.evaluate(
        """kgraph.data.nodes.filter(n => { const at = kgraph.network.canvasToDOM(kgraph.network.getPosition(n.id));
           const g = document.getElementById('graph');
           return at.x < 0 || at.y < 0 || at.x > g.clientWidth || at.y > g.clientHeight; }).length"""
    )
    assert outside == 0


def test_the_page_fits_360_pixels_and_prints(browser, news_file) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 700})
    page.goto(news_file.as_uri())
    page.wait_for_selector("html[data-drawn=true]")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth + 1")
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.querySelector('.bar')).display") == "none"
    assert page.locator("#panel .claim").first.is_visible()
    page.close()


def test_axe_has_no_serious_findings(watched, page_file) -> None:
    watched.page.emulate_media(color_scheme="dark" if watched.page.viewport_size["width"] < 500 else "light")
    page = watched.open_file(page_file)
    page.check("#f-also")
    page.click("#filters summary")
    watched.assert_accessible()
    page.locator(".claim").first.click()
    page.fill("#query", "Chad")
    page.press("#query", "Enter")
    watched.assert_accessible()


def test_hostile_text_in_article_label_title_and_address_does_nothing(watched, page_file) -> None:
    page = watched.open_file(page_file)
    page.locator(".claim", has_text="praised").click()
    assert HOSTILE.rstrip("\x00") in page.locator("#panel blockquote").text_content()
    assert page.locator("#panel img, #panel svg, #panel a[href^='javascript']").count() == 0
    page.locator(".back").click()
    page.locator(".claim", has_text="warned").click()
    watched.assert_no_sideways_scrolling()
    watched.assert_clean(page_file.as_uri())


def test_300_nodes_and_1000_edges_are_usable_within_two_seconds(browser, tmp_path: Path) -> None:
    people = [Entity(f"kg:person-{i}", f"Person number {i}", EntityType.PERSON) for i in range(300)]
    pairs = [(people[i * 7 % 300], people[(i * 11 + 1 + i // 300) % 300]) for i in range(1000)]
    claims = [claim(told(a, "met", b, PLAIN, EventType.CONSULT)) for a, b in pairs]
    numbered = tuple(replace(c, id=f"c{i:04}") for i, c in enumerate(claims))
    path = tmp_path / "large.html"
    path.write_text(render(GraphData((PLAIN,), numbered, ()), Bounds(edges=1000, nodes=300)), encoding="utf-8")
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    # time that the page's thread works: what the machine does beside it does not count
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.goto(path.as_uri())
    page.wait_for_selector("html[data-drawn=true]")
    page.fill("#query", people[0].label)
    page.press("#query", "Enter")
    page.wait_for_selector("#panel h2")
    metrics = {m["name"]: m["value"] for m in session.send("Performance.getMetrics")["metrics"]}
    assert page.evaluate("[kgraph.data.nodes.length, kgraph.data.edges.length]") == [300, 1000]
    page.close()
    assert 0 < metrics["TaskDuration"] < 2
