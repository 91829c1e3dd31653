"""Clients that people use, over real HTTP: SPARQLWrapper, rdflib's SPARQLStore, urllib, curl, Comunica."""

import csv
import json
import shutil
import subprocess
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from rdflib import RDF, Graph, Namespace
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from serving import Address, build, serving
from SPARQLWrapper import CSV, JSON, POST, POSTDIRECTLY, RDFXML, TURTLE, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

from kgraph.namespaces import KG

PREFIX = f"PREFIX kg: <{KG}> "
MET = PREFIX + "SELECT ?x ?y { ?x kg:meet ?y } ORDER BY ?x ?y LIMIT 5"
COMUNICA = Path(__file__).parents[1] / "clients" / "node_modules" / ".bin" / "comunica-sparql"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Address]:
    with serving(build(tmp_path_factory.mktemp("build"))) as address:
        yield address


@pytest.fixture(scope="module")
def expected(server: Address) -> list[tuple[str, str]]:
    rows = json.loads(server.query(MET, "application/json").body)["results"]["bindings"]
    assert rows
    return [(row["x"]["value"], row["y"]["value"]) for row in rows]


@pytest.mark.parametrize("method", ["GET", POST])
@pytest.mark.parametrize("style", ["urlencoded", POSTDIRECTLY])
def test_sparqlwrapper_select(server: Address, expected: list[tuple[str, str]], method: str, style: str) -> None:
    client = SPARQLWrapper(server.sparql)
    client.setQuery(MET)
    client.setMethod(method)
    client.setRequestMethod(style)
    client.setReturnFormat(JSON)
    found = client.query().convert()["results"]["bindings"]
    assert [(row["x"]["value"], row["y"]["value"]) for row in found] == expected


def test_sparqlwrapper_other_formats(server: Address) -> None:
    client = SPARQLWrapper(server.sparql)
    client.setQuery(MET)
    client.setReturnFormat(XML)
    assert len(client.query().convert().getElementsByTagName("result")) == 5
    client.setReturnFormat(CSV)
    assert len(client.query().convert().splitlines()) == 6
    client.setQuery(PREFIX + "CONSTRUCT WHERE { ?x kg:meet ?y }")
    client.setReturnFormat(RDFXML)
    as_graph = client.query().convert()
    client.setReturnFormat(TURTLE)
    assert len(as_graph) == len(Graph().parse(data=client.query().convert(), format="turtle")) > 5
    client.setQuery("SELECT {")
    client.setReturnFormat(JSON)
    with pytest.raises(QueryBadFormed):
        client.query()


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflib_sparqlstore(server: Address, expected: list[tuple[str, str]], method: str) -> None:
    graph = Graph(SPARQLStore(server.sparql, method=method))
    assert [(str(x), str(y)) for x, y in graph.query(MET)] == expected
    kg = Namespace(KG)
    assert len(set(graph.subjects(RDF.type, kg.Country))) == 15
    assert bool(graph.query(PREFIX + "ASK { ?x a kg:Person }"))
    assert len(graph.query(PREFIX + "CONSTRUCT WHERE { ?x a kg:Country }").graph) == 15


def test_urllib(server: Address, expected: list[tuple[str, str]]) -> None:
    request = urllib.request.Request(f"{server.sparql}?{urlencode({'query': MET})}", headers={"Accept": "text/csv"})
    with urllib.request.urlopen(request) as response:
        rows = list(csv.reader(response.read().decode().splitlines()))
    assert [tuple(row) for row in rows[1:]] == expected
    with pytest.raises(urllib.error.HTTPError) as error:
        urllib.request.urlopen(f"{server.sparql}?query=nonsense")
    assert error.value.code == 400


@pytest.mark.skipif(not shutil.which("curl"), reason="curl is not installed")
def test_curl(server: Address) -> None:
    command = ["curl", "-sS", "--fail", server.sparql, "--data-urlencode", f"query={MET}", "-H", "Accept: text/csv"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert len(done.stdout.splitlines()) == 6


@pytest.mark.skipif(not COMUNICA.exists(), reason="Comunica is not installed (npm install in tests/clients)")
@pytest.mark.parametrize("source", ["{}", "sparql@{}"])
def test_comunica(server: Address, expected: list[tuple[str, str]], source: str) -> None:
    """Once finding out by itself what it speaks to, from the service description, and once told."""
    command = [str(COMUNICA), source.format(server.sparql), MET]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert [(row["x"], row["y"]) for row in json.loads(done.stdout)] == expected


@pytest.mark.skipif(not COMUNICA.exists(), reason="Comunica is not installed (npm install in tests/clients)")
def test_comunica_construct(server: Address) -> None:
    query = PREFIX + "CONSTRUCT WHERE { ?x a kg:Country }"
    command = [str(COMUNICA), server.sparql, query, "-t", "application/n-triples"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert len(done.stdout.strip().splitlines()) == 15
