"""Whatever a name contains: every IRI is valid, every file can be read, and what is read is what was written."""

import json
import re
import tempfile
from dataclasses import replace
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest
import rdflib
from generated import graph_of, news
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kgraph.export import FORMATS, export
from kgraph.export.quads import quads, reified
from kgraph.export.rdf import RDF12, RDF_FILES
from kgraph.export.terms import clean, decimal, entity, relation, web_address
from kgraph.model import Document, Entity, EntityType, GraphData, local_entity
from kgraph.namespaces import encode

OURS = [name for name in FORMATS if name not in ("html", "events", "gdelt")]
IRI = re.compile(r"https?://[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]+")
NAMES = st.text(st.characters(codec=None), min_size=1, max_size=40)
ODD = [
    ".",
    "..",
    "a.",
    '<b a="\\\'">&',
    "  ",
    "金正恩",
    "x" * 5000,
    "a\x00b\ud800\uffff\r\n\t",
    "%41%zz",
    "wd:Q1>",
    "كيم",
    "\u202ename",
    "'",
    '"""',
]


def graph_with(name: str) -> GraphData:
    """Two entities, a relation, a document, its publisher and address, all called ``name``."""
    a = news(1).claims[0].assertions[0]
    one, other = (
        local_entity(name, EntityType.PERSON, "PRK"),
        Entity(f"kg:{name}", name, EntityType.OTHER, aliases=(name,)),
    )
    coding = replace(a.relation.coding, relation_class=name)
    told = replace(
        a, doc="d", subject=one, object=other, relation=replace(a.relation, lemma=name, coding=coding), place=other
    )
    document = Document("d", name, name, name, None, name, f"https://example.org/{name}")
    return graph_of([(document, [told])])


def test_each_odd_name_is_among_the_examples() -> None:
    for name in ODD:
        check(name)


@given(NAMES)
@example("x" * 5000)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_name_goes_through_all_formats_and_back(name: str) -> None:
    check(name)


def check(name: str) -> None:
    data = graph_with(name)
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        export(data, out, OURS)
        expected = set(quads(data))
        for quad in expected:
            for term in quad:
                if isinstance(term, ox.NamedNode):
                    assert IRI.fullmatch(term.value), term
        view = {q for q in expected if q.graph_name == ox.DefaultGraph()}
        for format, (file, syntax) in RDF_FILES.items():
            wanted = expected if syntax.supports_datasets else view
            if format in RDF12.values():
                wanted = set(reified(quads(data)))
            assert set(ox.parse(path=out / file, format=syntax)) == wanted, format
        for format, file in (("trig", "graph.trig"), ("json-ld", "graph.jsonld"), ("nquads", "graph.nq")):
            found = rdflib.Dataset()
            found.parse(out / file, format=format)
            assert len(list(found.quads())) == len(expected), format
        for format, file in (("turtle", "graph.ttl"), ("xml", "graph.rdf")):
            read = rdflib.Graph().parse(out / file, format=format)
            assert {str(o) for o in read.objects(None, rdflib.SKOS.prefLabel)} == {clean(name)}
        one, other = (e.id for e in data.entities) if len(data.entities) == 2 else (data.entities[0].id,) * 2
        for graph in (nx.read_graphml(out / "graph.graphml"), nx.read_gexf(out / "graph.gexf")):
            assert set(graph.nodes) == {clean(one), clean(other)}
        raw = json.loads((out / "graph.json").read_text(encoding="utf-8"))
        assert set(nx.node_link_graph(raw, edges="edges").nodes) == {one, other}
        raw = json.loads((out / "graph.cyjs").read_text(encoding="utf-8"))
        assert nx.cytoscape_graph(raw).number_of_edges() == 1
        lines = (out / "assertions.jsonl").read_text(encoding="utf-8").split("\n")
        assert json.loads(lines[0])["subject"]["label"] == name


@pytest.mark.parametrize(
    ("url", "iri"),
    [
        ("https://example.org/a b?q=ü", "https://example.org/a%20b?q=%C3%BC"),
        ("https://münchen.example/x", "https://xn--mnchen-3ya.example/x"),
        ("javascript:alert(1)", None),
        ("http://[", None),
        ("/relative", None),
        (None, None),
    ],
)
def test_only_web_addresses_become_iris(url: str | None, iri: str | None) -> None:
    found = web_address(url)
    assert (found and found.value) == iri


def test_wikidata_items_are_themselves() -> None:
    assert entity("wd:Q148").value == "http://www.wikidata.org/entity/Q148"
    assert entity("wd:Q148x").value.endswith("/entity/wd%3AQ148x")


def test_different_names_stay_apart() -> None:
    names = ["", "_", "~", ".", "..", "%2E~", "a.b", "a b", "a-b", "a_b", "A b", "a%20b", "ab", "a  b"]
    assert len({relation(n).value for n in names if n}) == len(names) - 1
    assert len({encode(n) for n in names}) == len(names)


def test_decimals_are_canonical() -> None:
    assert [decimal(v).value for v in (1, 0.5, 0.123456, -2.0, 10)] == ["1.0", "0.5", "0.1235", "-2.0", "10.0"]
