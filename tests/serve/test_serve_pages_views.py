"""The explorer's pages as HTML: what each address shows, and what none of them lets through."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from asking import get
from generated import COUNTRIES, assertions, graph_of
from starlette.applications import Starlette

from kgraph.export.explorer import write_explorer
from kgraph.model import Entity, EntityType, GraphData
from kgraph.serve.pages import routes
from kgraph.store.publishing import publish

EVIL = "</script><img src=x onerror=\"alert('x')\">'><svg onload=alert(1)> \u202egnp\x00"
LONG = "N" * 10_000


def hostile(data: GraphData) -> GraphData:
    """The graph with an entity, a title and an address that would do harm."""
    evil = Entity(f"kg:evil-{'x' * 20}", EVIL, EntityType.COUNTRY, "EVL", (EVIL, LONG))
    long = Entity("kg:long", LONG, EntityType.ORGANISATION)
    claims = list(data.claims)
    for i, other in ((0, evil), (1, long)):
        changed = tuple(replace(a, object=other) for a in claims[i].assertions)
        claims[i] = replace(claims[i], object=other, event=None, assertions=changed)
    documents = tuple(replace(d, title=EVIL, url="javascript:alert('u')", publisher=EVIL) for d in data.documents[:40])
    return replace(data, claims=tuple(claims), documents=documents + data.documents[40:])


@pytest.fixture(scope="module")
def data() -> GraphData:
    told = list(assertions(300))
    copies = [(replace(d, id=f"{i:064x}", name=f"copy-{i}.txt"), [replace(a, doc=f"{i:064x}") for a in said])
              for i, (d, said) in enumerate(told[:3])]  # fmt: skip
    found = graph_of(told + copies)
    return hostile(replace(found, reprints=tuple((c.id, d.id) for (c, _), (d, _) in zip(copies, told, strict=False))))


@pytest.fixture(scope="module")
def app(data: GraphData, tmp_path_factory: pytest.TempPathFactory) -> Starlette:
    root = tmp_path_factory.mktemp("build")
    publish(root, lambda folder: write_explorer(data, folder))
    app = Starlette(routes=routes())
    app.state.root = root
    return app


def links(text: str) -> list[str]:
    return [a.replace("&amp;", "&") for a in re.findall(r'href="([^"]*)"', text)]


def test_the_overview_links_to_pairs_and_actors(app) -> None:
    page = get(app, "/")
    assert page.status == 200
    assert "Busiest pairs" in page.text
    pair = next(a for a in links(page.text) if a.startswith("/pair?"))
    assert get(app, pair).status == 200


def test_every_local_link_of_every_kind_of_page_leads_somewhere(app) -> None:
    seen, waiting = set(), ["/", "/entity/wd:Q148", "/documents", "/search?q=met", "/path?a=China&b=Iran"]
    kinds: set[str] = set()
    while waiting and len(seen) < 120:
        address = waiting.pop(0)
        if address in seen:
            continue
        seen.add(address)
        page = get(app, address)
        assert page.status == 200, address
        kinds.add(address.strip("/").split("/")[0].split("?")[0])
        waiting += [a.split("#")[0] for a in links(page.text) if a.startswith("/") and not a.startswith("/static")][:12]
    assert {"", "entity", "pair", "event", "document", "documents", "path", "search", "ask"} <= kinds


def test_an_entity_page_says_who_it_is_and_what_it_did(app) -> None:
    page = get(app, "/entity/wd:Q148").text
    assert "<h1><bdi>China</bdi></h1>" in page
    assert "https://www.wikidata.org/wiki/Q148" in page
    assert "<svg" in page and "Those it has most to do with" in page
    did = get(app, "/entity/wd:Q148?show=did").text
    subjects = re.findall(r'class="says"><a [^>]*><bdi>([^<]*)', did)
    assert subjects and set(subjects) == {"China"}


def test_claims_of_one_source_and_of_several_are_told_apart(app) -> None:
    one, several = (get(app, f"/entity/wd:Q148?sources={n}").text for n in ("one", "several"))
    assert "independent sources" not in one
    assert several.count("independent sources") == several.count('class="says"')


def test_what_nobody_asserts_is_shown_when_it_is_asked_for(app) -> None:
    shown = get(app, "/entity/wd:Q148").text
    asked = get(app, "/entity/wd:Q148?stance=any").text
    assert "claim unsaid" not in shown and "claim unsaid" in asked


def test_the_pair_page_has_charts_and_evidence_newest_first(app) -> None:
    page = get(app, "/pair?a=north korea&b=China").text
    assert page.count("<svg") == 2
    days = re.findall(r'<p class="meta">\s+(\d{4}-\d\d-\d\d)', page)
    assert len(days) > 2 and days == sorted(days, reverse=True)
    assert "<mark" in page


def test_the_pair_page_counts_people_with_their_country_on_request(app) -> None:
    def claims(address: str) -> int:
        found = re.search(r"<h2>([\d,]+) claim", get(app, address).text)
        assert found
        return int(found[1].replace(",", ""))

    alone = claims("/pair?a=wd:Q423&b=wd:Q148")
    assert claims("/pair?a=wd:Q423&b=wd:Q148&with=members") > alone
    assert claims("/pair?a=wd:Q423&b=wd:Q148&type=AID") < alone


def test_reprints_of_a_sentence_are_named_under_it(app, data) -> None:
    copy, original = data.reprints[0]
    page = get(app, f"/document/{copy}").text
    assert f'reprints <a href="/document/{original}"' in page
    assert any("also printed in" in get(app, a).text for a in links(page) if a.startswith("/pair"))


def test_the_document_page_marks_each_sentence_and_shows_its_claims(app, data) -> None:
    document = data.documents[-1]
    page = get(app, f"/document/{document.id}").text
    told = sum(a.doc == document.id for c in data.claims for a in c.assertions)
    assert page.count('class="told"') == told == 8
    assert page.count('class="tip"') == told


def test_an_event_page_shows_who_what_and_when(app, data) -> None:
    event = data.events[0]
    page = get(app, f"/event/{event.id}").text
    assert event.source.label in page and str(event.type) in page and event.time.start.isoformat() in page


def test_a_path_has_evidence_for_every_step(app) -> None:
    page = get(app, "/path?a=Kim Jong Un&b=Xi Jinping").text
    assert 'class="steps"' in page and "<mark" in page
    assert "No path was found" in get(app, "/path?a=Kim Jong Un&b=Iran").text


def test_search_finds_names_sentences_and_articles(app) -> None:
    page = get(app, "/search?q=xi jin").text
    assert "/entity/wd:Q15031" in page
    page = get(app, '/search?q="lifted sanctions on"').text
    assert "claims with these words" in page and "articles with these words" in page
    assert "Nothing was found" in get(app, "/search?q=zeppelin").text


@pytest.mark.parametrize(
    "query", ['"', "*", "AND OR NOT", "a NEAR b", "x" * 5000, "col:", "-", "'; DROP TABLE x", "\x00"]
)
def test_no_search_text_breaks_the_full_text_query(app, query: str) -> None:
    assert get(app, f"/search?q={query}").status == 200


@pytest.mark.parametrize(
    "address",
    [
        "/entity/none",
        "/entity/../../etc/passwd",
        "/document/../../../../etc/passwd",
        "/document//etc/passwd",
        "/event/x",
        "/static/..%2f..%2fpyproject.toml",
        "/static/graph.js",
        "/static/secret",
        "/pair?a=zz&b=China",
    ],
)
def test_what_is_not_there_is_said_so_and_no_file_is_reached(app, address: str) -> None:
    page = get(app, address)
    assert page.status == 404
    assert "root:" not in page.text


@pytest.mark.parametrize("number", ["0", "-1", "999999999", "²", "x", "1e9"])
def test_any_page_number_is_answered(app, number: str) -> None:
    assert get(app, f"/entity/wd:Q148?page={number}").status == 200


def test_headers_forbid_what_the_pages_do_not_need(app) -> None:
    policy = get(app, "/").headers["content-security-policy"]
    assert "default-src 'none'" in policy and "script-src 'self';" in policy
    assert get(app, "/").headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "address", ["/", "/documents", "/search?q=met", f"/entity/kg:evil-{'x' * 20}", "/entity/kg:long"]
)
def test_hostile_text_is_text(app, address: str) -> None:
    page = get(app, address)
    assert page.status == 200
    assert "<img" not in page.text and "onload=alert(1)>" not in page.text.replace("&gt;", "").replace("\\u003e", "")
    assert "javascript:" not in page.text
    assert "\u202e" not in page.text and "\x00" not in page.text
    assert "<script>" not in page.text


def test_a_hostile_document_is_shown_without_its_address(app, data) -> None:
    page = get(app, f"/document/{data.documents[0].id}").text
    assert "javascript:" not in page and "<img" not in page


def test_a_new_build_is_served_without_a_restart(tmp_path: Path) -> None:
    app = Starlette(routes=routes())
    app.state.root = tmp_path
    assert get(app, "/").status == 404
    for documents in (3, 5):
        data = graph_of(list(assertions(documents)))
        publish(tmp_path, lambda folder, data=data: write_explorer(data, folder))
        assert f"{documents} articles" in get(app, "/").text


def test_an_empty_graph_has_pages_too(tmp_path: Path) -> None:
    publish(tmp_path, lambda folder: write_explorer(GraphData((), (), ()), folder))
    app = Starlette(routes=routes())
    app.state.root = tmp_path
    for address in ("/", "/documents", "/search?q=x", "/pair", "/path", "/ask"):
        assert get(app, address).status == 200


def test_countries_of_the_overview_stand_for_their_people(app) -> None:
    assert {c.label for c in COUNTRIES} >= set(re.findall(r"<bdi>([^<]*)</bdi> –", get(app, "/").text)) - {EVIL}
