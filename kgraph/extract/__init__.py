"""Parse -> propositions: clauses, nominalisations, titles and appositions, stance; and their renderings."""

from kgraph.extract.explaining import Explanation, explain
from kgraph.extract.reading import propositions
from kgraph.extract.rendering import OpenStyle, OpenTuple, open_tuples
from kgraph.extract.triples import triples

__all__ = ["Explanation", "OpenStyle", "OpenTuple", "explain", "open_tuples", "propositions", "triples"]
