"""The namespaces of our RDF, and the prefixes that every file declares and every query may use undeclared."""

from __future__ import annotations

import re
from urllib.parse import quote

BASE = "https://w3id.org/kgraph/"
KG = f"{BASE}ns#"
WIKIDATA = "http://www.wikidata.org/entity/"
XSD = "http://www.w3.org/2001/XMLSchema#"

PREFIXES: dict[str, str] = {
    "kg": KG,
    "entity": f"{BASE}entity/",
    "claim": f"{BASE}claim/",
    "event": f"{BASE}event/",
    "pair": f"{BASE}pair/",
    "dyad": f"{BASE}dyad/",
    "voice": f"{BASE}voice/",
    "day": f"{BASE}day/",
    "sanctions": f"{BASE}sanctions/",
    "assertion": f"{BASE}assertion/",
    "document": f"{BASE}document/",
    "graph": f"{BASE}graph/",
    "publisher": f"{BASE}publisher/",
    "wd": WIKIDATA,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": XSD,
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "prov": "http://www.w3.org/ns/prov#",
    "schema": "https://schema.org/",
    "oa": "http://www.w3.org/ns/oa#",
    "gaf": "http://groundedannotationframework.org/gaf#",
    "grasp": "http://groundedannotationframework.org/grasp#",
    "dcterms": "http://purl.org/dc/terms/",
    "np": "http://www.nanopub.org/nschema#",
    "nanopub": f"{BASE}nanopub/",
    "void": "http://rdfs.org/ns/void#",
}


def shortened(iri: str) -> str:
    """The IRI as a prefixed name that a query may use, where it can be written as one; else as it is.

    >>> shortened("http://www.wikidata.org/entity/Q148"), shortened("https://example.org/")
    ('wd:Q148', 'https://example.org/')
    """
    for prefix, namespace in PREFIXES.items():
        local = iri.removeprefix(namespace)
        if local != iri and re.fullmatch(r"\w[\w-]*", local, re.ASCII):
            return f"{prefix}:{local}"
    return iri


def encode(part: str) -> str:
    """``part`` as one IRI path segment in ASCII, that no reader takes for "here" or "one up", and never empty."""
    plain = quote(part, safe="", errors="surrogatepass").replace("~", "%7E").replace(".", "%2E")
    return plain if part.strip(".") else f"{plain}~"
