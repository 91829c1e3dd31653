"""Graph formats, tables and interchange files, read back by the programs that they are for."""

import csv
import datetime as dt
import itertools
import json
from collections import Counter
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pyoxigraph as ox
import pytest
from followthemoney import model as ftm
from generated import KIM, news

from kgraph.errors import NotFoundError, OutputError
from kgraph.export import BUILD_FORMATS, FORMATS, convert, export
from kgraph.export.neo4j import relationship_type
from kgraph.export.rdf import RDF_FILES
from kgraph.export.rows import claim_time, edge_rows, representative
from kgraph.model import GraphData, Interval, Modality, Polarity
from kgraph.records import assertion_from_record

DATA = news(10)
OURS = [name for name in FORMATS if name not in ("html", "events", "gdelt")]


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("export")
    export(DATA, folder, OURS)
    return folder


def test_a_build_writes_the_promised_names(tmp_path: Path) -> None:
    names = {p.name for p in export(DATA, tmp_path, BUILD_FORMATS)}
    promised = "graph.ttl graph.trig graph.nq graph.jsonld graph.graphml graph.gexf graph.json entities.csv claims.csv"
    assert names == {*promised.split(), "assertions.jsonl", "void.ttl"}


def test_an_unknown_format_is_named() -> None:
    with pytest.raises(NotFoundError, match="pdf"):
        export(DATA, Path("nowhere"), ["pdf"])


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="file"):
        export(DATA, tmp_path / "file", ["csv"])


def test_an_empty_graph_gives_files_that_can_be_read(tmp_path: Path) -> None:
    export(GraphData((), (), ()), tmp_path, OURS)
    assert nx.read_graphml(tmp_path / "graph.graphml").number_of_nodes() == 0
    assert nx.read_gexf(tmp_path / "graph.gexf").number_of_nodes() == 0
    assert json.loads((tmp_path / "graph.json").read_text())["edges"] == []
    assert list(ox.parse(path=tmp_path / "graph.ttl", format=ox.RdfFormat.TURTLE)) == []


def test_a_link_is_replaced_and_what_it_leads_to_stays(tmp_path: Path) -> None:
    """The folder of a build holds links into a published version, which must not change."""
    (tmp_path / "published").mkdir()
    (tmp_path / "published" / "neo4j").mkdir()
    (tmp_path / "published" / "graph.ttl").write_text("published")
    for name in ("graph.ttl", "neo4j"):
        (tmp_path / name).symlink_to(f"published/{name}")
    export(DATA, tmp_path, ["ttl", "neo4j", "neo4j"])
    assert (tmp_path / "published" / "graph.ttl").read_text() == "published"
    assert list((tmp_path / "published" / "neo4j").iterdir()) == []
    assert len(list((tmp_path / "neo4j").iterdir())) == 3
    assert not (tmp_path / "graph.ttl").is_symlink()
    assert not [p for p in tmp_path.iterdir() if p.name.startswith(".")]


@pytest.mark.parametrize("format", list(RDF_FILES))
def test_rdf_is_converted_from_n_quads_to_the_same_bytes(out: Path, tmp_path: Path, format: str) -> None:
    [path] = convert(out / "graph.nq", tmp_path, format)
    assert path.read_bytes() == (out / path.name).read_bytes()


# ------------------------------------------------------------------------------------------------ rows


def test_a_claim_is_shown_by_its_most_certain_assertion() -> None:
    claim = max(DATA.claims, key=lambda c: len(c.assertions))
    planned = replace(claim.assertions[0], modality=Modality.PLANNED, polarity=Polarity.AFFIRMED, confidence=1.0)
    asserted = replace(planned, modality=Modality.ASSERTED, confidence=0.4)
    denied = replace(asserted, polarity=Polarity.DENIED)
    told = replace(claim, assertions=(denied, planned, asserted))
    assert representative(told) == asserted
    [row] = edge_rows(replace(DATA, claims=(told,)))
    assert (row.status, row.in_view, row.denied, row.assertions) == ("asserted", True, True, 3)
    [row] = edge_rows(replace(DATA, claims=(replace(told, assertions=(denied, planned)),)))
    assert (row.status, row.in_view) == ("planned", False)


def test_reprints_are_no_sources() -> None:
    one, two, three = DATA.documents[:3]
    documents = (replace(one, publisher="A"), replace(two, publisher="B"), replace(three, publisher=None))
    a = DATA.claims[0].assertions[0]
    claim = replace(DATA.claims[0], assertions=tuple(replace(a, doc=d.id) for d in documents))
    data = replace(DATA, documents=documents, claims=(claim,), reprints=((two.id, one.id),))
    [row] = edge_rows(data)
    assert (row.documents, row.sources) == (3, 2)


def test_the_time_of_a_claim_without_event_spans_its_assertions() -> None:
    a = DATA.claims[0].assertions[0]
    days = [dt.date(2018, 3, d) for d in (25, 27, 28)]
    told = (replace(a, time=Interval(days[0], days[1])), replace(a, time=Interval(days[1], days[2])))
    assert claim_time(replace(DATA.claims[0], event=None, assertions=told), {}) == Interval(days[0], days[2])
    told = (told[0], replace(a, time=Interval(days[1], None)))
    assert claim_time(replace(DATA.claims[0], event=None, assertions=told), {}) == Interval(days[0], None)


# ------------------------------------------------------------------------------------------------ graph formats


def test_networkx_reads_every_graph_format_alike(out: Path) -> None:
    cytoscape = nx.cytoscape_graph(json.loads((out / "graph.cyjs").read_text()))
    node_link = nx.node_link_graph(json.loads((out / "graph.json").read_text()), edges="edges")
    read = [nx.read_graphml(out / "graph.graphml", force_multigraph=True), nx.read_gexf(out / "graph.gexf")]
    for graph in (*read, cytoscape, node_link):
        assert (graph.number_of_nodes(), graph.number_of_edges()) == (len(DATA.entities), len(DATA.claims))
        relations = Counter(d["relation"] for _, _, d in graph.edges(data=True))
        assert relations == Counter(c.relation_class for c in DATA.claims)
    assert isinstance(node_link, nx.MultiDiGraph)
    assert {key for _, _, key in node_link.edges(keys=True)} == {c.id for c in DATA.claims}
    edge = next(d for _, _, d in read[0].edges(data=True) if d["in_view"])
    assert (edge["in_view"], type(edge["assertions"])) == (True, int)


def test_gephi_finds_the_days_of_nodes_and_edges(out: Path) -> None:
    tree = ElementTree.parse(out / "graph.gexf")
    name = "{http://www.gexf.net/1.2draft}"
    graph = tree.find(f"{name}graph")
    assert graph is not None
    assert (graph.get("mode"), graph.get("timeformat")) == ("dynamic", "date")
    dated = [e for e in graph.iter(f"{name}edge") if e.get("start")]
    assert len(dated) > len(DATA.claims) / 2
    assert all(dt.date.fromisoformat(str(e.get("start"))) <= dt.date.fromisoformat(str(e.get("end"))) for e in dated)
    days = {n.get("id"): (n.get("start"), n.get("end")) for n in graph.iter(f"{name}node")}
    for edge in dated:
        start, end = days[edge.get("source")]
        assert start is None or (start <= str(edge.get("start")) and str(end) >= str(edge.get("end")))
    assert all(float(e.get("weight", "0")) > 0 for e in graph.iter(f"{name}edge"))


# ------------------------------------------------------------------------------------------------ tables


def test_tables_hold_every_entity_and_claim(out: Path) -> None:
    with (out / "entities.csv").open(encoding="utf-8", newline="") as file:
        entities = {row["id"]: row for row in csv.DictReader(file)}
    assert entities.keys() == {e.id for e in DATA.entities}
    with (out / "claims.csv").open(encoding="utf-8", newline="") as file:
        claims = {row["id"]: row for row in csv.DictReader(file)}
    assert claims.keys() == {c.id for c in DATA.claims}
    for claim in DATA.claims:
        row = claims[claim.id]
        assert (row["subject"], row["relation"], row["object"]) == (
            claim.subject.label,
            claim.relation_class,
            claim.object.label,
        )
        assert row["in_view"] == str(claim.in_view).lower()
        assert row["object_id"] in entities


def test_assertions_come_back_from_their_lines(out: Path) -> None:
    ids = {d.name: d.id for d in DATA.documents}
    lines = [json.loads(line) for line in (out / "assertions.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {assertion_from_record(r, ids[r["doc"]]).id for r in lines} == {a.id for a in DATA.assertions}
    claims = {c.id: c for c in DATA.claims}
    assert all(r["id"] in {a.id for a in claims[r["claim"]].assertions} for r in lines)
    positions = [(r["doc"], r["evidence"]["start"]) for r in lines]
    assert all(a[1] <= b[1] for a, b in itertools.pairwise(positions) if a[0] == b[0])


# ------------------------------------------------------------------------------------------------ interchange


def test_neo4j_files_fit_together(out: Path) -> None:
    with (out / "neo4j" / "entities.csv").open(encoding="utf-8", newline="") as file:
        entities = list(csv.DictReader(file))
    with (out / "neo4j" / "claims.csv").open(encoding="utf-8", newline="") as file:
        claims = list(csv.DictReader(file))
    ids = {row["id:ID"] for row in entities}
    assert len(ids) == len(entities) == len(DATA.entities)
    assert all({row[":START_ID"], row[":END_ID"]} <= ids for row in claims)
    assert {row[":TYPE"] for row in claims} == {relationship_type(c.relation_class) for c in DATA.claims}
    assert {row[":LABEL"] for row in entities} >= {"Entity;Person", "Entity;Country"}
    script = (out / "neo4j" / "load.cypher").read_text()
    assert script.count("{") == script.count("}")
    assert "date(row.`start:date`)" in script
    assert relationship_type("x`) DETACH DELETE n //") == "X___DETACH_DELETE_N___"


def test_followthemoney_takes_every_entity(out: Path) -> None:
    lines = (out / "entities.ftm.json").read_text(encoding="utf-8").splitlines()
    proxies = [ftm.get_proxy(json.loads(line), cleaned=False) for line in lines]
    for proxy, line in zip(proxies, lines, strict=True):
        proxy.schema.validate(json.loads(line))
        said = {name: len(values) for name, values in json.loads(line)["properties"].items()}
        assert {name: len(proxy.get(name)) for name in said} == said
    by_id = {p.id: p for p in proxies}
    kinds = Counter(p.schema.name for p in proxies)
    assert kinds["UnknownLink"] == sum(c.in_view for c in DATA.claims)
    assert kinds["Event"] == len(DATA.events)
    assert kinds["Article"] == len(DATA.documents)
    for proxy in proxies:
        for prop, value in proxy.itervalues():
            if prop.type.name == "entity":
                assert value in by_id
                assert by_id[value].schema.is_a(prop.range)
    [kim] = [p for p in proxies if p.caption == KIM.label] if KIM in DATA.entities else [None]
    assert kim is None or kim.first("country") == "kp"


def test_each_nanopublication_is_whole(out: Path) -> None:
    store = ox.Store()
    store.load(path=out / "nanopubs.trig", format=ox.RdfFormat.TRIG)
    np = "http://www.nanopub.org/nschema#"
    count = sum(c.in_view for c in DATA.claims)
    rows = list(
        store.query(
            f"""SELECT ?pub ?s ?p ?o {{
                GRAPH ?head {{ ?pub a <{np}Nanopublication> ; <{np}hasAssertion> ?a ;
                    <{np}hasProvenance> ?from ; <{np}hasPublicationInfo> ?info }}
                GRAPH ?a {{ ?s ?p ?o }}
                FILTER EXISTS {{ GRAPH ?from {{ ?a ?x ?y }} }}
                FILTER EXISTS {{ GRAPH ?info {{ ?pub ?v ?w }} }}
            }}"""
        )
    )
    assert len({row["pub"] for row in rows}) == len(rows) == count
