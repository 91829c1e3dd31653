"""The mailed page, in a real Chromium: it draws, shows the sentence behind an edge, and does nothing else."""

import datetime as dt
from pathlib import Path

import pytest

from kgraph.export.html import render
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
    Relation,
    Span,
)

pytestmark = pytest.mark.browser

CHAD = Entity("wd:Q657", "Chad", EntityType.COUNTRY, "TCD", ("Tchad",))
MALI = Entity("wd:Q912", "Mali", EntityType.COUNTRY, "MLI")
ENVOY = Entity("kg:envoy", "Envoy", EntityType.PERSON, "TCD")
HOSTILE = "</script><img src=x onerror=\"alert('article')\"><svg onload=alert(1)> ‮gnp"


def document(name: str, title: str, url: str | None = None) -> Document:
    return Document(f"{name:0>64}", name, "", title, dt.date(2019, 3, 4), None, url)


def claim(
    subject: Entity,
    verb: str,
    obj: Entity,
    doc: Document,
    kind: EventType | None = None,
    *,
    day: int = 4,
    tail: str = "",
    modality: Modality = Modality.ASSERTED,
    speakers: tuple[Entity, ...] = (),
) -> Claim:
    quote = f"{subject.label} {verb} {obj.label}{tail}."
    a, b = len(subject.label), len(subject.label) + 1 + len(verb)
    end = b + 1 + len(obj.label)
    evidence = Evidence(Span(0, len(quote)), quote, Span(0, a), Span(a + 1, b), Span(b + 1, end))
    relation = Relation(verb, verb, Coding(verb, kind))
    time = Interval(dt.date(2019, 3, day), dt.date(2019, 3, day))
    told = Assertion(doc.id, subject, relation, obj, evidence, time, speakers=speakers, modality=modality)
    return Claim(f"{subject.id}-{verb}-{obj.id}", subject, verb, obj, None, kind, (told,))


@pytest.fixture
def page_file(tmp_path: Path) -> Path:
    plain = document("plain.txt", "Two neighbours talk", "https://news.example/a")
    hostile = document("bad.txt", HOSTILE, "javascript:alert('url')")
    evil = Entity("kg:evil", f"Evil {HOSTILE}", EntityType.ORGANISATION)
    long = Entity("kg:long", "N" * 10_000, EntityType.ORGANISATION)
    data = GraphData(
        (plain, hostile),
        (
            claim(CHAD, "met", MALI, plain, EventType.CONSULT, speakers=(ENVOY,)),
            claim(MALI, "accused", CHAD, plain, EventType.ACCUSE, day=9),
            claim(CHAD, "visits", MALI, plain, EventType.CONSULT, modality=Modality.PLANNED),
            claim(evil, "praised", MALI, hostile, EventType.SUPPORT, tail=HOSTILE),
            claim(long, "warned", MALI, hostile, EventType.THREATEN, tail="\x00"),
        ),
        (),
    )
    path = tmp_path / "graph.html"
    path.write_text(render(data), encoding="utf-8")
    return path


def test_a_click_on_an_edge_shows_its_sentence_with_speaker_and_source(watched, page_file) -> None:
    page = watched.open_file(page_file)
    spot = page.evaluate(
        """id => { const edge = kgraph.network.body.edges[id].edgeType.getPoint(0.5);
                   kgraph.network.moveTo({position: edge, scale: 1});
                   const at = kgraph.network.canvasToDOM(edge);
                   const box = document.querySelector('#graph canvas').getBoundingClientRect();
                   return [box.left + at.x, box.top + at.y]; }""",
        "wd:Q657-met-wd:Q912",
    )
    page.mouse.click(*spot)
    panel = page.locator("#panel")
    assert panel.locator("h2").text_content() == "Chad — met — Mali"
    assert panel.locator("blockquote").text_content() == "Chad met Mali."
    assert [m.text_content() for m in panel.locator("mark").all()] == ["Chad", "met", "Mali"]
    assert "said by Envoy" in panel.text_content()
    assert panel.locator("a", has_text="Two neighbours talk").get_attribute("href") == "https://news.example/a"
    watched.assert_clean(page_file.as_uri())


def test_search_finds_an_entity_by_its_other_names_and_lists_its_claims(watched, page_file) -> None:
    page = watched.open_file(page_file)
    page.fill("#query", "tchad")
    page.press("#query", "Enter")
    assert page.locator("#panel h2").text_content() == "Chad"
    assert page.locator("#panel a", has_text="Q657").get_attribute("href") == "https://www.wikidata.org/wiki/Q657"
    assert page.locator("#panel .claim").count() == 2
    watched.assert_clean(page_file.as_uri())


def test_what_nobody_asserts_is_off_until_it_is_asked_for(watched, page_file) -> None:
    page = watched.open_file(page_file)
    assert "4 of 5" in page.locator("#shown").text_content()
    page.click("#filters summary")
    page.check("#f-also")
    assert "5 of 5" in page.locator("#shown").text_content()
    planned = page.locator(".claim", has_text="Chad — visits — Mali")
    assert "planned" in planned.text_content()


@pytest.mark.parametrize(
    ("control", "value", "left"),
    [
        ("#f-type", "ACCUSE", ["Mali — accused — Chad"]),
        ("#f-quad", "verbal conflict", ["Mali — accused — Chad", "warned"]),
        ("#f-speaker", "Envoy", ["Chad — met — Mali"]),
        ("#f-from", "2019-03-08", ["Mali — accused — Chad"]),
    ],
)
def test_filters_leave_the_claims_that_fit(watched, page_file, control: str, value: str, left: list[str]) -> None:
    page = watched.open_file(page_file)
    page.click("#filters summary")
    if control == "#f-from":
        page.fill(control, value)
    else:
        page.select_option(control, value)
    shown = [c.text_content() for c in page.locator("#panel .claim").all()]
    assert len(shown) == len(left)
    assert all(any(part in text for text in shown) for part in left)
    page.click("#reset")
    assert page.locator("#panel .claim").count() == 4


def test_hostile_text_in_article_label_title_and_address_does_nothing(watched, page_file) -> None:
    page = watched.open_file(page_file)
    page.locator(".claim", has_text="praised").click()
    assert HOSTILE in page.locator("#panel blockquote").text_content()
    assert page.locator("#panel img, #panel svg, #panel a[href^='javascript']").count() == 0
    page.locator(".back").click()
    page.locator(".claim", has_text="warned").click()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth + 1")
    watched.assert_clean(page_file.as_uri())


def test_the_page_is_the_same_bytes_for_the_same_graph(page_file: Path) -> None:
    data = GraphData((), (claim(CHAD, "met", MALI, document("a", "A"), EventType.CONSULT),), ())
    assert render(data) == render(data)
