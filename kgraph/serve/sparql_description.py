"""The description of the endpoint (https://www.w3.org/TR/sparql11-service-description/)."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode, Triple

from kgraph.namespaces import BASE, KG, PREFIXES

_SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = (
    "SPARQL_Results_JSON SPARQL_Results_XML SPARQL_Results_CSV SPARQL_Results_TSV "
    "Turtle N-Triples TriG N-Quads JSON-LD RDF_XML"
).split()


def service_description(endpoint: str, writable: bool) -> Iterator[Triple]:
    """What the service at the address ``endpoint`` speaks and holds."""
    service, dataset = NamedNode(f"{endpoint}#service"), NamedNode(BASE + "dataset")
    default, claims = NamedNode(f"{endpoint}#default-graph"), NamedNode(f"{endpoint}#claims")
    a = NamedNode(PREFIXES["rdf"] + "type")

    def sd(name: str) -> NamedNode:
        return NamedNode(_SD + name)

    yield Triple(service, a, sd("Service"))
    yield Triple(service, sd("endpoint"), NamedNode(endpoint))
    yield Triple(service, sd("supportedLanguage"), sd("SPARQL11Query"))
    if writable:
        yield Triple(service, sd("supportedLanguage"), sd("SPARQL11Update"))
    for name in _FORMATS:
        yield Triple(service, sd("resultFormat"), NamedNode(f"http://www.w3.org/ns/formats/{name}"))
    yield Triple(service, sd("defaultEntailmentRegime"), NamedNode("http://www.w3.org/ns/entailment/Simple"))
    yield Triple(service, sd("defaultDataset"), dataset)
    yield Triple(dataset, a, sd("Dataset"))
    yield Triple(dataset, sd("defaultGraph"), default)
    yield Triple(default, a, sd("Graph"))
    yield Triple(dataset, sd("namedGraph"), claims)
    yield Triple(claims, a, sd("NamedGraph"))
    yield Triple(claims, sd("name"), NamedNode(KG + "claims"))
