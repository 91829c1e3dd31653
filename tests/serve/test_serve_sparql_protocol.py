"""The situations of the SPARQL 1.1 Protocol that a read-only endpoint meets, over real HTTP.

Written from https://www.w3.org/TR/sparql11-protocol/, https://www.w3.org/TR/sparql11-service-description/ and
https://www.w3.org/TR/sparql11-http-rdf-update/; the names follow the situations that these recommendations describe.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlencode
from xml.etree import ElementTree

import pytest
from rdflib import RDF, Dataset, Graph, Namespace, URIRef
from serving import Address, build, serving

from kgraph.namespaces import KG
from kgraph.serve.pages import routes

FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
ASK = "ASK { ?s ?p ?o }"
SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
CLAIMS = f"{KG}claims"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Address]:
    with serving(build(tmp_path_factory.mktemp("build"))) as address:
        yield address


def document_graphs(server: Address) -> list[str]:
    reply = server.query("SELECT DISTINCT ?g { GRAPH ?g { ?a a kg:Assertion } } ORDER BY ?g", "application/json")
    return [row["g"]["value"] for row in json.loads(reply.body)["results"]["bindings"]]


# ---------------------------------------------------------------------------------------- the three ways to ask


def test_query_via_get(server: Address) -> None:
    reply = server.query(ASK, "application/sparql-results+json")
    assert (reply.status, json.loads(reply.body)["boolean"]) == (200, True)


def test_query_via_post_form(server: Address) -> None:
    reply = server.ask("/sparql", "POST", urlencode({"query": ASK}), Content_Type=FORM)
    assert (reply.status, json.loads(reply.body)["boolean"]) == (200, True)


def test_query_via_post_form_with_charset_parameter(server: Address) -> None:
    reply = server.ask("/sparql", "POST", urlencode({"query": ASK}), Content_Type=f"{FORM}; charset=UTF-8")
    assert reply.status == 200


def test_query_via_post_direct(server: Address) -> None:
    reply = server.ask("/sparql", "POST", ASK, Content_Type=DIRECT)
    assert (reply.status, json.loads(reply.body)["boolean"]) == (200, True)


def test_query_via_post_direct_in_utf8(server: Address) -> None:
    query = 'SELECT ("Élysée 金" AS ?name) {}'.encode()
    reply = server.ask("/sparql", "POST", query, Content_Type=f"{DIRECT}; charset=utf-8")
    assert json.loads(reply.body)["results"]["bindings"][0]["name"]["value"] == "Élysée 金"


def test_head_is_get_without_body(server: Address) -> None:
    reply = server.ask(f"/sparql?{urlencode({'query': ASK})}", "HEAD")
    assert (reply.status, reply.body) == (200, b"")
    assert reply.media == "application/sparql-results+json"


def test_other_parameters_do_not_matter(server: Address) -> None:
    assert server.query(ASK, format="json", output="json", results="json").status == 200


# ---------------------------------------------------------------------------------------- what is refused


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_bad_query_method(server: Address, method: str) -> None:
    reply = server.ask(f"/sparql?{urlencode({'query': ASK})}", method)
    assert reply.status == 405
    assert "GET" in reply.headers["allow"]


def test_bad_multiple_queries(server: Address) -> None:
    pair = urlencode([("query", ASK), ("query", "SELECT * {}")])
    assert server.ask(f"/sparql?{pair}").status == 400
    assert server.ask("/sparql", "POST", pair, Content_Type=FORM).status == 400
    assert server.ask(f"/sparql?{pair}", "POST", ASK, Content_Type=DIRECT).status == 400


def test_bad_query_wrong_media_type(server: Address) -> None:
    assert server.ask("/sparql", "POST", ASK, Content_Type="text/plain").status == 415


def test_bad_query_missing_form_type(server: Address) -> None:
    assert server.ask("/sparql", "POST", urlencode({"query": ASK})).status == 415


def test_bad_query_missing_direct_type(server: Address) -> None:
    assert server.ask("/sparql", "POST", ASK).status == 415


def test_bad_query_non_utf8(server: Address) -> None:
    reply = server.ask("/sparql", "POST", ASK.encode("utf-16"), Content_Type=f"{DIRECT}; charset=UTF-16")
    assert reply.status == 415
    assert server.ask("/sparql", "POST", b"ASK { \xff }", Content_Type=DIRECT).status == 400
    assert server.ask("/sparql?query=ASK%20%FF").status == 400


def test_bad_query_syntax(server: Address) -> None:
    reply = server.query("ASK {")
    assert (reply.status, reply.media) == (400, "text/plain")
    assert "1:" in reply.text


def test_missing_query(server: Address) -> None:
    assert server.ask("/sparql?default-graph-uri=http%3A%2F%2Fexample.org%2F").status == 400
    assert server.ask("/sparql", "POST", "", Content_Type=FORM).status == 400
    assert server.ask("/sparql?query=").status == 400


def test_update_is_not_a_query(server: Address) -> None:
    update = "INSERT DATA { <a:a> <a:b> <a:c> }"
    assert server.query(update).status == 400
    assert server.ask(f"/sparql?{urlencode({'update': update})}").status == 400


def test_update_is_refused_where_the_endpoint_is_read_only(server: Address) -> None:
    update = "INSERT DATA { <a:a> <a:b> <a:c> }"
    assert server.ask("/sparql", "POST", update, Content_Type="application/sparql-update").status == 403
    assert server.ask("/sparql", "POST", urlencode({"update": update}), Content_Type=FORM).status == 403
    both = urlencode({"update": update, "query": ASK})
    assert server.ask("/sparql", "POST", both, Content_Type=FORM).status == 400


def test_bad_multiple_updates_and_update_by_get(server: Address) -> None:
    update = "INSERT DATA { <a:a> <a:b> <a:c> }"
    pair = urlencode([("update", update), ("update", update)])
    assert server.ask("/sparql", "POST", pair, Content_Type=FORM).status == 400
    assert server.ask(f"/sparql?{urlencode({'update': update})}", "HEAD").status == 400
    text = server.ask("/sparql", "POST", update, Content_Type="text/plain")
    assert text.status == 415
    using = urlencode([("update", update), ("using-graph-uri", "http://example.org/")])
    assert server.ask("/sparql", "POST", using, Content_Type=FORM).status in (400, 403)


def test_a_query_in_address_and_body_is_two(server: Address) -> None:
    address = f"/sparql?{urlencode({'query': ASK})}"
    assert server.ask(address, "POST", urlencode({"query": ASK}), Content_Type=FORM).status == 400
    assert server.ask(address, "POST", ASK, Content_Type=DIRECT).status == 400


def test_a_form_that_has_no_query_is_not_helped_by_the_address(server: Address) -> None:
    assert server.ask(f"/sparql?{urlencode({'query': ASK})}", "POST", "a=b", Content_Type=FORM).status == 400


def test_options_names_the_methods(server: Address) -> None:
    reply = server.ask("/sparql", "OPTIONS")
    assert (reply.status, reply.headers["allow"]) == (204, "GET, HEAD, POST, OPTIONS")
    assert server.ask("/store?default", "OPTIONS").headers["allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize("method", ["TRACE", "FOO", "MERGE"])
def test_a_method_that_nobody_knows_is_refused(server: Address, method: str) -> None:
    reply = server.ask("/sparql", method)
    assert reply.status == 405
    assert "GET" in reply.headers["allow"]


def test_errors_of_a_query_are_told_apart_from_those_of_the_server(server: Address) -> None:
    for broken in ("SELECT ?x {", "SELECT ?x WHERE { ?x foaf:nobody ?y }", "ASK { ?x <not an iri> ?y }", "\x00"):
        assert server.query(broken).status == 400, broken


def test_a_body_of_any_length_is_not_taken(server: Address) -> None:
    assert server.ask("/sparql", "POST", "#" * (2 << 20), Content_Type=DIRECT).status == 413


# ---------------------------------------------------------------------------------------- content negotiation


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("application/sparql-results+json", "application/sparql-results+json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv", "text/csv"),
        ("text/tab-separated-values", "text/tab-separated-values"),
        ("*/*", "application/sparql-results+json"),
        ("application/xml, */*;q=0.5", "application/xml"),
        ("text/csv;q=0.5, application/sparql-results+xml;q=0.9", "application/sparql-results+xml"),
        ("text/turtle, application/json;q=0.2", "application/json"),
        ("APPLICATION/SPARQL-RESULTS+XML", "application/sparql-results+xml"),
        ("application/*", "application/sparql-results+json"),
        ("text/*", "text/csv"),
        ("application/sparql-results+json;q=0, */*;q=0.1", "application/sparql-results+xml"),
        ("application/sparql-results+json;q=0.3, application/*;q=0.9", "application/sparql-results+xml"),
        ("text/csv;header=present, */*;q=0.1", "text/csv"),
        (" text/csv ; q=0.4 ,application/sparql-results+xml;q=0.6", "application/sparql-results+xml"),
        ("text/csv;q=nonsense, text/tab-separated-values", "text/tab-separated-values"),
        ("", "application/sparql-results+json"),
    ],
)
def test_content_type_of_select(server: Address, accept: str, media: str) -> None:
    reply = server.query("SELECT ?s { ?s a kg:Country } LIMIT 2", accept)
    assert (reply.status, reply.media) == (200, media)
    assert reply.headers["vary"] == "Accept"


def test_content_type_of_ask(server: Address) -> None:
    xml = server.query(ASK, "application/sparql-results+xml")
    namespace = "{http://www.w3.org/2005/sparql-results#}"
    assert ElementTree.fromstring(xml.text).findtext(f"{namespace}boolean") == "true"
    assert server.query(ASK, "text/csv").text == "true"


@pytest.mark.parametrize(
    ("accept", "syntax"),
    [
        ("text/turtle", "turtle"),
        ("application/n-triples", "nt"),
        ("application/trig", "trig"),
        ("application/n-quads", "nquads"),
        ("application/ld+json", "json-ld"),
        ("application/rdf+xml", "xml"),
    ],
)
@pytest.mark.parametrize("query", ["CONSTRUCT WHERE { ?s kg:country ?o }", "DESCRIBE wd:Q148"])
def test_content_type_of_construct_and_describe(server: Address, query: str, accept: str, syntax: str) -> None:
    reply = server.query(query, accept)
    assert (reply.status, reply.media) == (200, accept)
    found = Dataset()
    found.parse(data=reply.body, format=syntax)
    assert len(found) > 3


def test_not_acceptable(server: Address) -> None:
    assert server.query(ASK, "image/png").status == 406
    assert server.query(ASK, "text/turtle").status == 406
    assert server.query("CONSTRUCT WHERE { ?s ?p ?o }", "text/csv").status == 406


# ---------------------------------------------------------------------------------------- the dataset of a query


def count(server: Address, query: str, *pairs: tuple[str, str], post: bool = False) -> int:
    form = urlencode([("query", query), *pairs])
    if post:
        reply = server.ask("/sparql", "POST", form, Content_Type=FORM, Accept="text/csv")
    else:
        reply = server.ask(f"/sparql?{form}", Accept="text/csv")
    assert reply.status == 200, reply.text
    return int(reply.text.split()[-1])


ALL = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
NAMED = "SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?s ?p ?o } }"


@pytest.mark.parametrize("post", [False, True])
def test_query_dataset_default_graph(server: Address, post: bool) -> None:
    claims = count(server, ALL, ("default-graph-uri", CLAIMS), post=post)
    assert claims == count(server, f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{CLAIMS}> {{ ?s ?p ?o }} }}") > 0


def test_query_dataset_default_graphs_are_merged(server: Address) -> None:
    one, two = document_graphs(server)[:2]
    graphs = [("default-graph-uri", one), ("default-graph-uri", two)]
    assert count(server, ALL, *graphs) == count(server, ALL, graphs[0]) + count(server, ALL, graphs[1])


def test_query_dataset_named_graphs(server: Address) -> None:
    one, two = document_graphs(server)[:2]
    assert count(server, NAMED, ("named-graph-uri", one), ("named-graph-uri", two)) == 2
    assert count(server, ALL, ("named-graph-uri", one)) == 0


def test_query_dataset_full(server: Address) -> None:
    one, two = document_graphs(server)[:2]
    pairs = [("default-graph-uri", CLAIMS), ("named-graph-uri", one), ("named-graph-uri", two)]
    assert count(server, NAMED, *pairs) == 2
    assert count(server, ALL, *pairs) > 0


def test_query_multiple_dataset_the_protocol_wins(server: Address) -> None:
    one = document_graphs(server)[0]
    query = f"SELECT (COUNT(*) AS ?n) FROM <{one}> {{ ?s ?p ?o }}"
    assert count(server, query) == count(server, ALL, ("default-graph-uri", one))
    assert count(server, query, ("default-graph-uri", CLAIMS)) == count(server, ALL, ("default-graph-uri", CLAIMS))


def test_query_dataset_by_direct_post(server: Address) -> None:
    reply = server.ask(
        f"/sparql?default-graph-uri={quote(CLAIMS)}", "POST", ALL, Content_Type=DIRECT, Accept="text/csv"
    )
    assert int(reply.text.split()[-1]) == count(server, ALL, ("default-graph-uri", CLAIMS))


def test_a_graph_name_must_be_an_iri(server: Address) -> None:
    pairs = urlencode([("query", ALL), ("default-graph-uri", "not an iri")])
    assert server.ask(f"/sparql?{pairs}").status == 400


# ---------------------------------------------------------------------------------------- service description, VoID


def test_service_description(server: Address) -> None:
    reply = server.ask("/sparql", Accept="text/turtle")
    assert (reply.status, reply.media) == (200, "text/turtle")
    graph = Graph().parse(data=reply.body, format="turtle")
    [service] = graph.subjects(RDF.type, SD.Service)
    assert graph.value(service, SD.endpoint) == URIRef(server.sparql)
    assert list(graph.objects(service, SD.supportedLanguage)) == [SD.SPARQL11Query]
    dataset = graph.value(service, SD.defaultDataset)
    assert (dataset, RDF.type, SD.Dataset) in graph
    assert graph.value(graph.value(dataset, SD.namedGraph), SD.name) == URIRef(CLAIMS)


def test_the_description_says_what_is_spoken(server: Address) -> None:
    graph = Graph().parse(data=server.ask("/sparql").body, format="turtle")
    [service] = graph.subjects(RDF.type, SD.Service)
    formats = {str(f).rsplit("/", 1)[1] for f in graph.objects(service, SD.resultFormat)}
    assert {"SPARQL_Results_JSON", "SPARQL_Results_XML", "Turtle", "RDF_XML"} <= formats
    assert graph.value(service, SD.defaultEntailmentRegime)
    default = graph.value(graph.value(service, SD.defaultDataset), SD.defaultGraph)
    assert (default, RDF.type, SD.Graph) in graph
    assert server.ask("/sparql", "HEAD").media == "text/turtle"


def test_service_description_in_other_syntaxes(server: Address) -> None:
    assert server.ask("/sparql", Accept="application/rdf+xml").media == "application/rdf+xml"
    assert server.ask("/sparql", Accept="text/html,*/*;q=0.8").media == "text/turtle"


BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"


def test_a_browser_that_asks_nothing_gets_to_the_page_for_queries(tmp_path: Path) -> None:
    with serving(build(tmp_path, 2), pages=routes()) as explorer:
        reply = explorer.ask("/sparql", Accept=BROWSER)
        assert (reply.status, reply.headers["location"], reply.headers["vary"]) == (303, "/ask", "Accept")
        for accept in ("*/*", "text/turtle", "text/turtle, text/html;q=0.2", "application/rdf+xml, */*;q=0.1"):
            assert explorer.ask("/sparql", Accept=accept).status == 200
        assert explorer.query(ASK, BROWSER).media == "application/xml"
        assert "location" not in explorer.ask("/sparql").headers


def test_void(server: Address) -> None:
    graph = Graph().parse(data=server.ask("/void").body, format="turtle")
    void = Namespace("http://rdfs.org/ns/void#")
    [dataset] = graph.subjects(RDF.type, void.Dataset)
    everything = count(server, ALL) + count(server, "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }")
    assert int(str(graph.value(dataset, void.triples))) == everything
    assert server.ask("/.well-known/void").headers["location"] == "/void"
    assert server.ask("/void", Accept="application/n-triples").media == "application/n-triples"


# ---------------------------------------------------------------------------------------- Graph Store Protocol


def test_graph_store_default(server: Address) -> None:
    reply = server.ask("/store?default", Accept="text/turtle")
    assert len(Graph().parse(data=reply.body, format="turtle")) == count(server, ALL)


def test_graph_store_named(server: Address) -> None:
    reply = server.ask(f"/store?graph={quote(CLAIMS, safe='')}", Accept="application/n-triples")
    assert len(reply.text.splitlines()) == count(server, ALL, ("default-graph-uri", CLAIMS))
    assert server.ask(f"/store?graph={quote(CLAIMS, safe='')}", "HEAD").status == 200


def test_graph_store_faults(server: Address) -> None:
    assert server.ask("/store?graph=http%3A%2F%2Fexample.org%2Fnone").status == 404
    assert server.ask("/store").status == 400
    assert server.ask("/store?default&graph=http%3A%2F%2Fexample.org%2F").status == 400
    assert server.ask("/store?graph=no%20iri").status == 400
    assert server.ask("/store?default", Accept="image/png").status == 406
    for method in ("PUT", "POST", "DELETE"):
        assert server.ask("/store?default", method, b"", Content_Type="text/turtle").status == 405
