"""VoID: what is in the dataset and how much of it (https://www.w3.org/TR/void/)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat

from kgraph.export import terms as t
from kgraph.export.quads import quads
from kgraph.export.rdf import write_stream
from kgraph.model import GraphData
from kgraph.namespaces import BASE, PREFIXES

_TYPE = t.term("rdf", "type")
_FEATURES = ("Turtle", "TriG", "N-Quads", "JSON-LD")
_VOCABULARIES = ("kg", "skos", "sem", "prov", "schema", "oa", "gaf", "grasp", "dcterms")


def write_void(data: GraphData, out: Path) -> list[Path]:
    path = out / "void.ttl"
    with path.open("wb") as file:
        write_stream(void(quads(data)), file, RdfFormat.TURTLE)
    return [path]


def void(source: Iterable[Quad]) -> Iterator[Quad]:
    """The description of a dataset. Memory grows with the number of classes, properties and graphs only."""
    classes: Counter[NamedNode] = Counter()
    properties: Counter[NamedNode] = Counter()
    graphs: Counter[str] = Counter()
    for quad in source:
        properties[quad.predicate] += 1
        graphs[str(quad.graph_name)] += 1
        if quad.predicate == _TYPE and isinstance(quad.object, NamedNode):
            classes[quad.object] += 1
    dataset = NamedNode(BASE + "dataset")
    yield Quad(dataset, _TYPE, t.term("void", "Dataset"))
    yield Quad(dataset, t.term("dcterms", "title"), Literal("kgraph: diplomatic relations read from news"))
    yield Quad(dataset, t.term("void", "uriSpace"), Literal(BASE))
    for name in _FEATURES:
        yield Quad(dataset, t.term("void", "feature"), NamedNode(f"http://www.w3.org/ns/formats/{name}"))
    for prefix in _VOCABULARIES:
        yield Quad(dataset, t.term("void", "vocabulary"), NamedNode(PREFIXES[prefix]))
    totals = {"triples": properties.total(), "classes": len(classes), "properties": len(properties)}
    totals["documents"] = classes[t.term("schema", "NewsArticle")]
    for name, count in totals.items():
        yield Quad(dataset, t.term("void", name), Literal(count))
    for kind, link, size in (("class", "class", "entities"), ("property", "property", "triples")):
        counted = classes if kind == "class" else properties
        for i, resource in enumerate(sorted(counted, key=str)):
            partition = NamedNode(f"{BASE}dataset/{kind}-{i}")
            yield Quad(dataset, t.term("void", f"{kind}Partition"), partition)
            yield Quad(partition, t.term("void", link), resource)
            yield Quad(partition, t.term("void", size), Literal(counted[resource]))
