"""What a build leaves behind: shards of assertions, published versions of the graph, the quad store and its queries.

See ``docs/format.md`` for the files and ``docs/sparql.md`` for the queries.
"""

from kgraph.store.layout import Layout
from kgraph.store.publishing import BuildDir, building, publish
from kgraph.store.quadstore import build_store, open_store
from kgraph.store.shards import Shards
from kgraph.store.tables import read_graph, write_graph

__all__ = [
    "BuildDir",
    "Layout",
    "Shards",
    "build_store",
    "building",
    "open_store",
    "publish",
    "read_graph",
    "write_graph",
]
