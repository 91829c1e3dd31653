"""The explorer in a real Chromium: each page at two widths, and what one can do on it."""

import csv
import io
import json
import re
from pathlib import Path

import pytest
from conftest import Watched
from playwright.sync_api import Page, expect

from kgraph.model import GraphData

pytestmark = pytest.mark.browser


def addresses(data: GraphData) -> dict[str, str]:
    told = data.claims[-1].assertions[0].doc
    return {
        "overview": "/",
        "entity": "/entity/wd:Q148",
        "pair": "/pair?a=China&b=North%20Korea&with=members",
        "event": f"/event/{data.events[0].id}",
        "documents": "/documents",
        "document": f"/document/{told}",
        "path": "/path?a=wd:Q423&b=wd:Q794",
        "search": "/search?q=sanctioned",
        "sparql": "/ask",
        "nothing": "/entity/none",
    }


PAGES = ("overview", "entity", "pair", "event", "documents", "document", "path", "search", "sparql")


def visit(watched: Watched, explorer: str, address: str) -> Page:
    watched.page.goto(explorer + address)
    if watched.page.locator("#drawing").count():
        watched.page.wait_for_selector("html[data-drawn=true]")
    return watched.page


@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_clean_accessible_and_fits(watched, explorer, graph_data, name: str) -> None:
    page = visit(watched, explorer, addresses(graph_data)[name])
    assert page.locator("h1").count() == 1
    watched.assert_no_sideways_scrolling()
    watched.assert_clean(explorer)
    watched.assert_accessible()


@pytest.mark.parametrize("name", ["document", "sparql"])
def test_pages_are_accessible_in_the_dark(browser, explorer, graph_data, name: str) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(explorer + addresses(graph_data)[name])
    Watched(page).assert_accessible()
    context.close()


def test_a_click_in_the_overview_opens_the_actor_and_an_edge_the_pair(watched, explorer) -> None:
    page = visit(watched, explorer, "/")
    box = page.locator("#graph canvas").bounding_box()
    at = page.evaluate("kgraph.network.canvasToDOM(kgraph.network.getPosition('wd:Q148'))")
    page.mouse.click(box["x"] + at["x"], box["y"] + at["y"])
    expect(page.locator("h1")).to_have_text("China")
    page = visit(watched, explorer, "/")
    box = page.locator("#graph canvas").bounding_box()
    at = page.evaluate(
        """(() => { const edge = kgraph.network.body.edges[kgraph.data.edges[0].id].edgeType.getPoint(0.5);
           kgraph.network.moveTo({position: edge, scale: 2});
           return kgraph.network.canvasToDOM(edge); })()"""
    )
    page.mouse.click(box["x"] + at["x"], box["y"] + at["y"])
    page.wait_for_url("**/pair?**")
    watched.assert_clean(explorer)


def test_the_drawing_can_be_used_by_keyboard(watched, explorer) -> None:
    page = visit(watched, explorer, "/entity/wd:Q148")
    page.focus("#graph")
    page.keyboard.press("n")
    page.keyboard.press("n")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/entity/" in url and not url.endswith("wd:Q148"))


def test_pages_turn(watched, explorer) -> None:
    page = visit(watched, explorer, "/entity/wd:Q148")
    first = page.locator(".says").first.text_content()
    with page.expect_navigation():
        page.click("a[rel=next]")
    assert page.locator(".says").first.text_content() != first
    with page.expect_navigation():
        page.click("a[rel=prev]")
    assert page.locator(".says").first.text_content() == first


def test_filters_of_a_pair(watched, explorer) -> None:
    page = visit(watched, explorer, "/pair?a=China&b=North%20Korea")
    before = page.locator(".claims > li").count()
    page.select_option("select[name=stance]", "any")
    with page.expect_navigation():
        page.click("main form button")
    assert page.locator(".claims > li").count() > before
    page.select_option("select[name=quad]", "verbal conflict")
    with page.expect_navigation():
        page.click("main form button")
    assert {q.get_attribute("data-quad") for q in page.locator(".claims > li").all()} == {"verbal conflict"}
    watched.assert_clean(explorer)


def test_pointing_at_a_sentence_shows_its_claims(watched, explorer, graph_data) -> None:
    page = visit(watched, explorer, addresses(graph_data)["document"])
    sentence = page.locator(".told").nth(1)
    expect(sentence.locator(".tip")).to_be_hidden()
    sentence.hover()
    expect(sentence.locator(".tip")).to_be_visible()
    page.mouse.move(2, 2)
    expect(sentence.locator(".tip")).to_be_hidden()
    page.locator(".told").nth(2).focus()
    expect(page.locator(".told").nth(2).locator(".tip")).to_be_visible()
    assert page.locator(".told").nth(2).locator(".tip a").count() >= 2
    watched.assert_clean(explorer)


def test_search_from_the_head_of_any_page(watched, explorer) -> None:
    page = visit(watched, explorer, "/documents")
    page.fill("#q", "xi jinp")
    page.press("#q", "Enter")
    page.locator(".chips a", has_text="Xi Jinping").click()
    expect(page.locator("h1")).to_have_text("Xi Jinping")


def test_a_query_is_coloured_asked_tabled_drawn_and_downloaded(watched, explorer, tmp_path: Path) -> None:
    page = visit(watched, explorer, "/ask")
    assert page.locator("#coloured .word", has_text="SELECT").count() == 1
    query = "SELECT ?a ?b WHERE { ?a kg:meet ?b } ORDER BY ?a ?b LIMIT 12"
    page.fill("#query", query)
    assert page.locator("#coloured").text_content().strip() == query
    page.click("#run")
    expect(page.locator("#result tbody tr")).to_have_count(12)
    expect(page.locator("#graph canvas")).to_be_visible()
    watched.assert_accessible()
    for button, name in (("#csv", "answer.csv"), ("#json", "answer.json")):
        with page.expect_download() as waited:
            page.click(button)
        waited.value.save_as(tmp_path / name)
    assert len(list(csv.reader(io.StringIO((tmp_path / "answer.csv").read_text())))) == 13
    assert len(json.loads((tmp_path / "answer.json").read_text())["results"]["bindings"]) == 12
    with page.expect_navigation():
        page.locator("#result td a").first.click()
    assert re.search("/entity/", page.url)
    watched.assert_clean(explorer)


def test_a_wrong_query_is_told_and_an_example_can_be_taken(watched, explorer) -> None:
    page = visit(watched, explorer, "/ask")
    page.fill("#query", "SELECT nonsense")
    page.click("#run")
    expect(page.locator("#result [role=alert]")).to_be_visible()
    with page.expect_navigation():
        page.locator("main ul a").first.click()
    assert "SELECT" in page.input_value("#query")


def test_pages_work_without_javascript(browser, explorer, graph_data) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for name in PAGES:
        page.goto(explorer + addresses(graph_data)[name])
        assert page.locator("h1").count() == 1
    page.goto(explorer + "/pair?a=China&b=North%20Korea")
    assert page.locator("main svg").count() == 2
    assert page.locator("mark.subject").count() > 0
    context.close()


def test_hostile_names_titles_and_addresses_do_nothing(watched, explorer, graph_data) -> None:
    bad = graph_data.documents[-1].id
    for address in ("/", "/documents", "/entity/kg:evil", "/entity/kg:long", f"/document/{bad}", "/search?q=Evil"):
        page = visit(watched, explorer, address)
        assert page.locator("img, a[href^='javascript']").count() == 0
        watched.assert_no_sideways_scrolling()
    page = visit(watched, explorer, "/search?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E%22%27")
    assert page.locator("img").count() == 0
    page = visit(watched, explorer, "/ask")
    page.fill("#query", 'SELECT ("<img src=x onerror=alert(1)>" AS ?x) (<javascript:alert(1)> AS ?y) WHERE {}')
    page.click("#run")
    expect(page.locator("#result tbody tr")).to_have_count(1)
    assert page.locator("img, a[href^='javascript']").count() == 0
    watched.assert_clean(explorer)
