"""RDF as DESIGN says it: the view, the claims, the evidence; the same from every syntax and every reader."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pyshacl
import pytest
import rdflib
from generated import KIM, XI, graph_of, news
from rdflib import OWL, RDF, RDFS, Namespace, URIRef

from kgraph.export import export
from kgraph.export.ontology import MARKER, relation_classes, section
from kgraph.export.quads import quads
from kgraph.export.rdf import RDF_FILES, read_nquads, write_rdf
from kgraph.export.terms import RESERVED, entity, relation
from kgraph.model import Document, Entity, EntityType, GraphData, Modality, Polarity
from kgraph.namespaces import KG, PREFIXES
from kgraph.resources import data_path

ROOT = Path(__file__).parents[2]
kg = Namespace(KG)
DATA = news(3)


def rdflib_quads(path: Path, format: str) -> set[tuple[str, ...]]:
    """Quads as N-Triples terms, the default graph as an empty name."""
    dataset = rdflib.Dataset()
    dataset.parse(path, format=format)
    default = str(dataset.default_graph.identifier)
    return {
        (s.n3(), p.n3(), _plain(o), "" if str(g) in (default, "None") else g.n3()) for s, p, o, g in dataset.quads()
    }


def _plain(term: rdflib.term.Node) -> str:
    return (
        str(ox.Literal(str(term), datatype=ox.NamedNode(term.datatype)))
        if getattr(term, "datatype", None)
        else (str(ox.Literal(str(term))) if isinstance(term, rdflib.Literal) else term.n3())
    )


def oxigraph_quads(path: Path, format: ox.RdfFormat) -> set[tuple[str, ...]]:
    found = ox.parse(path=path, format=format)
    return {(str(q.subject), str(q.predicate), str(q.object), _name(q.graph_name)) for q in found}


def _name(graph: ox.NamedNode | ox.BlankNode | ox.DefaultGraph) -> str:
    return "" if isinstance(graph, ox.DefaultGraph) else str(graph)


def ours(data: GraphData) -> set[tuple[str, ...]]:
    return {(str(q.subject), str(q.predicate), str(q.object), _name(q.graph_name)) for q in quads(data)}


@pytest.mark.parametrize(("format", "name"), [("trig", "trig"), ("nq", "nquads"), ("jsonld", "json-ld")])
def test_two_readers_find_the_same_quads(tmp_path: Path, format: str, name: str) -> None:
    path = write_rdf(quads(DATA), tmp_path, format)
    assert rdflib_quads(path, name) == oxigraph_quads(path, RDF_FILES[format][1]) == ours(DATA)


@pytest.mark.parametrize(("format", "name"), [("ttl", "turtle"), ("rdfxml", "xml")])
def test_formats_without_graphs_hold_the_view(tmp_path: Path, format: str, name: str) -> None:
    path = write_rdf(quads(DATA), tmp_path, format)
    view = {q for q in ours(DATA) if q[3] == ""}
    assert rdflib_quads(path, name) == oxigraph_quads(path, RDF_FILES[format][1]) == view


def test_no_quad_is_said_twice_and_none_has_a_blank_node() -> None:
    found = list(quads(DATA))
    assert len(found) == len(set(found))
    assert not any(isinstance(term, ox.BlankNode) for quad in found for term in quad)


def test_n_quads_are_the_way_to_the_other_formats(tmp_path: Path) -> None:
    first = write_rdf(quads(DATA), tmp_path, "nq")
    for format in ("ttl", "trig", "jsonld", "rdfxml"):
        direct = write_rdf(quads(DATA), tmp_path, format).read_bytes()
        assert write_rdf(read_nquads(first), tmp_path, format).read_bytes() == direct


def test_the_bytes_do_not_depend_on_the_process(tmp_path: Path) -> None:
    script = (
        "import sys; sys.path.insert(0, sys.argv[1]); from pathlib import Path; from generated import news;"
        "from kgraph.export import BUILD_FORMATS, export;"
        "more = ['rdfxml', 'trig12', 'neo4j', 'ftm', 'nanopub', 'cytoscape'];"
        "export(news(3), Path(sys.argv[2]), [*BUILD_FORMATS, *more])"
    )
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        command = [sys.executable, "-c", script, str(ROOT / "tests"), str(tmp_path / seed)]
        subprocess.run(command, check=True, env=environment)
    names = sorted(p.relative_to(tmp_path / "1") for p in (tmp_path / "1").rglob("*") if p.is_file())
    assert len(names) > 15
    for name in names:
        assert (tmp_path / "1" / name).read_bytes() == (tmp_path / "2" / name).read_bytes(), name


# ------------------------------------------------------------------------------------------------ what is in it


def told(polarity: Polarity, modality: Modality) -> GraphData:
    """One document with one assertion: Kim met Xi, in a stance."""
    [claim] = [c for c in news(60).claims if c.relation_class == "meet"][:1]
    a = replace(claim.assertions[0], subject=KIM, object=XI, polarity=polarity, modality=modality, doc="d")
    return graph_of([(Document("d", "d.txt", "text"), [a])])


def triple(subject: Entity, name: str, object_: Entity) -> ox.Quad:
    return ox.Quad(entity(subject.id), relation(name), entity(object_.id))


def test_a_symmetric_relation_is_in_the_view_both_ways() -> None:
    found = set(quads(told(Polarity.AFFIRMED, Modality.ASSERTED)))
    assert {triple(KIM, "meet", XI), triple(XI, "meet", KIM)} <= found


@pytest.mark.parametrize("modality", [m for m in Modality if m is not Modality.ASSERTED])
def test_what_is_not_asserted_is_a_claim_but_not_in_the_view(modality: Modality) -> None:
    found = set(quads(told(Polarity.AFFIRMED, modality)))
    assert not {triple(KIM, "meet", XI), triple(XI, "meet", KIM)} & found
    assert any(q.predicate.value == KG + "inView" and q.object.value == "false" for q in found)


def test_what_is_denied_is_not_in_the_view() -> None:
    assert triple(KIM, "meet", XI) not in set(quads(told(Polarity.DENIED, Modality.ASSERTED)))


def test_the_evidence_can_be_found_in_the_text() -> None:
    store = ox.Store()
    store.extend(quads(DATA))
    texts = {d.name: d.text for d in DATA.documents}
    rows = store.query(
        """SELECT ?name ?exact ?start ?end { GRAPH ?g {
           ?a oa:hasTarget ?t . ?t oa:hasSource ?d ; oa:hasSelector ?q , ?p .
           ?q oa:exact ?exact . ?p oa:start ?start ; oa:end ?end . ?d dcterms:identifier ?name } }""",
        prefixes=PREFIXES,
    )
    found = [tuple(term.value for term in row) for row in rows]
    assert len(found) == 24
    for name, exact, start, end in found:
        assert texts[name][int(start) : int(end)] == exact


def test_nested_speakers_keep_their_order() -> None:
    data = told(Polarity.AFFIRMED, Modality.ASSERTED)
    [claim] = data.claims
    speakers = (XI, KIM)
    claim = replace(claim, assertions=(replace(claim.assertions[0], speakers=speakers),))
    store = ox.Store()
    store.extend(quads(replace(data, claims=(claim,))))
    rows = store.query(
        """SELECT ?level ?who { GRAPH ?g { ?x kg:attributionLevel ?level ; grasp:wasAttributedTo ?who } }
           ORDER BY ?level""",
        prefixes=PREFIXES,
    )
    assert [row["who"] for row in rows] == [entity(XI.id), entity(KIM.id)]


def test_rdf12_reifies_each_claim(tmp_path: Path) -> None:
    export(DATA, tmp_path, ["trig12", "nq12"])
    found = list(ox.parse(path=tmp_path / "graph.rdf12.trig", format=ox.RdfFormat.TRIG))
    assert set(found) == set(ox.parse(path=tmp_path / "graph.rdf12.nq", format=ox.RdfFormat.N_QUADS))
    reified = [q for q in found if q.predicate.value.endswith("#reifies")]
    assert len(reified) == len(DATA.claims)
    assert all(isinstance(q.object, ox.Triple) for q in reified)


# ------------------------------------------------------------------------------------------------ ontology and shapes


@pytest.fixture(scope="module")
def ontology() -> rdflib.Graph:
    return rdflib.Graph().parse(data_path("ontology.ttl"))


def test_the_ontology_holds_the_relation_classes_of_the_tables() -> None:
    text = data_path("ontology.ttl").read_text()
    assert text.partition(MARKER)[2].strip() == section().strip(), "run: python -m kgraph.export.ontology"
    assert len(relation_classes()) > 100


def test_every_property_and_class_of_ours_is_documented(ontology: rdflib.Graph) -> None:
    used = {t for q in quads(DATA) for t in (q.predicate, q.object) if isinstance(t, ox.NamedNode)}
    invented = {KG + name for name in ("impose_sanctions", "provide_aid", "threaten", "ally_of", "accuse", "praise")}
    ours = {URIRef(t.value) for t in used if t.value.startswith(KG) and t.value not in invented}
    generated = {URIRef(relation(c.relation_class).value) for c in DATA.claims}
    for term in ours - generated:
        assert (term, RDFS.label, None) in ontology, term
        assert (term, RDFS.comment, None) in ontology, term


def test_every_property_has_domain_and_range(ontology: rdflib.Graph) -> None:
    without_domain = {kg.eventType, kg.quadClass, kg.claim}
    for kind in (OWL.ObjectProperty, OWL.DatatypeProperty):
        for term in ontology.subjects(RDF.type, kind):
            assert (term, RDFS.range, None) in ontology, term
            assert term in without_domain or (term, RDFS.domain, None) in ontology, term


def test_a_relation_class_cannot_take_the_name_of_a_property_of_ours(ontology: rdflib.Graph) -> None:
    own = {
        str(term).removeprefix(KG)
        for kind in (OWL.ObjectProperty, OWL.DatatypeProperty)
        for term in ontology.subjects(RDF.type, kind)
        if (term, RDF.type, kg.Relation) not in ontology
    }
    assert own | {"claims", "calendar"} == RESERVED
    assert not RESERVED & set(relation_classes())
    assert relation("speaker").value != KG + "speaker"


def union(data: GraphData) -> rdflib.Graph:
    graph = rdflib.Graph()
    text = ox.serialize((q.triple for q in quads(data)), format=ox.RdfFormat.N_TRIPLES)
    return graph.parse(data=text, format="nt")


def test_an_export_has_the_shapes() -> None:
    data = replace(DATA, reprints=((DATA.documents[0].id, DATA.documents[1].id),))
    conforms, _, report = pyshacl.validate(union(data), shacl_graph=str(data_path("shapes.ttl")))
    assert conforms, report


@pytest.mark.parametrize(
    ("taken", "given"),
    [
        ((None, kg.polarity, kg.Affirmed), None),
        ((None, URIRef(PREFIXES["gaf"] + "denotedBy"), None), None),
        (None, (URIRef(entity(KIM.id).value), kg.planned, URIRef(entity(XI.id).value))),
    ],
)
def test_the_shapes_find_what_is_wrong(taken: tuple | None, given: tuple | None) -> None:
    data = told(Polarity.AFFIRMED, Modality.ASSERTED)
    if given:
        data = told(Polarity.AFFIRMED, Modality.PLANNED)
        given = (given[0], kg.meet, given[2])
    graph = union(data)
    if taken:
        graph.remove(taken)
    if given:
        graph.add(given)
    assert not pyshacl.validate(graph, shacl_graph=str(data_path("shapes.ttl")))[0]


def test_entities_of_every_type_are_classes_of_the_ontology(ontology: rdflib.Graph) -> None:
    first = news(1).claims[0]
    for kind in EntityType:
        thing = Entity("kg:x", "X", kind)
        claim = replace(first, subject=thing, assertions=(replace(first.assertions[0], subject=thing),))
        data = GraphData(news(1).documents, (claim,), ())
        types = {
            q.object.value for q in quads(data) if q.subject == entity("kg:x") and q.predicate.value == str(RDF.type)
        }
        own = {URIRef(t) for t in types if t.startswith(KG)}
        assert own
        assert all((t, RDF.type, OWL.Class) in ontology for t in own)
