"""The canned queries on the graph of the sample corpus, and its RDF under the shapes."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pyshacl
import pytest
import rdflib

from kgraph.builder import build_into, load
from kgraph.export.quads import quads
from kgraph.resources import data_path
from kgraph.store.asking import query_text
from kgraph.store.canned import canned_queries
from kgraph.store.query import run_query


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    out = tmp_path_factory.mktemp("sample")
    build_into([data_path("articles")], out)
    yield out


def rows(built: Path, name: str, *parameters: str) -> list[dict[str, str | None]]:
    names, found = run_query(built, query_text(built, name, parameters), timeout=30).table()
    return [dict(zip(names, row, strict=True)) for row in found]


@pytest.mark.parametrize("name", sorted(set(canned_queries()) - {"contradictions"}))
def test_each_query_answers_with_its_defaults(built: Path, name: str) -> None:
    assert rows(built, name)


def test_contradictions_are_denials_of_what_is_in_the_view(built: Path) -> None:
    for row in rows(built, "contradictions"):
        assert row["asserted"]
        assert row["denied"]


def test_kim_and_xi_met_in_march_2018(built: Path) -> None:
    found = rows(built, "met", "from=2018-03-25", "to=2018-03-29")
    assert {"Kim Jong Un", "Xi Jinping"} in [{r["who"], r["whom"]} for r in found]
    assert all("2018-03-25" <= str(r["day"]) <= "2018-03-29" for r in found)


def test_quotes_are_in_their_documents(built: Path) -> None:
    texts = {d.name: d.text for d in load(built).data.documents}
    for name in ("evidence", "denials", "single-source"):
        for row in rows(built, name):
            assert str(row["quote"]) in texts[str(row["document"])]


def test_itinerary_of_a_leader_by_label(built: Path) -> None:
    found = rows(built, "itinerary", "who=Kim Jong Un")
    assert found == rows(built, "itinerary", "who=wd:Q56226")
    assert "Xi Jinping" in {r["with"] for r in found}


def test_trig_is_read_alike_by_rdflib_and_oxigraph(built: Path) -> None:
    dataset = rdflib.Dataset()
    dataset.parse(built / "graph.trig", format="trig")
    found = set(ox.parse(path=built / "graph.trig", format=ox.RdfFormat.TRIG))
    assert found == set(ox.parse(path=built / "graph.nq", format=ox.RdfFormat.N_QUADS))
    assert len(list(dataset.quads())) == len(found)


def test_the_sample_has_the_shapes(built: Path) -> None:
    """Six documents and what rests on them alone: SHACL in Python takes minutes for all."""
    data = load(built).data
    documents = data.documents[:6]
    ids = {d.id for d in documents}
    claims = tuple(c for c in data.claims if all(a.doc in ids for a in c.assertions))
    events = {c.event for c in claims}
    told = {a.id for c in claims for a in c.assertions}
    kept = replace(
        data,
        documents=documents,
        claims=claims,
        events=tuple(e for e in data.events if e.id in events and told.issuperset(e.assertions)),
        reprints=tuple(r for r in data.reprints if ids.issuperset(r)),
    )
    kept = replace(kept, claims=tuple(c for c in claims if c.event in {None, *(e.id for e in kept.events)}))
    graph = rdflib.Graph()
    graph.parse(data=ox.serialize((q.triple for q in quads(kept)), format=ox.RdfFormat.N_TRIPLES), format="nt")
    conforms, _, report = pyshacl.validate(graph, shacl_graph=str(data_path("shapes.ttl")))
    assert len(graph) > 1000
    assert conforms, report
