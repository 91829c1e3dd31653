"""kgraph: news in, a knowledge graph of diplomatic relations with its evidence out.

>>> import kgraph
>>> graph = kgraph.build("data/articles")  # doctest: +SKIP
>>> graph.claims("North Korea", "China")  # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kgraph.api import build, load
    from kgraph.assemble import Graph

__version__ = "0.1.0"
__all__ = ["Graph", "build", "load"]


def __getattr__(name: str) -> Any:
    """The API is loaded when it is first used: the stages import this package, and spaCy takes a second."""
    if name in ("build", "load"):
        from kgraph import api

        return getattr(api, name)
    if name == "Graph":
        from kgraph.assemble import Graph

        return Graph
    raise AttributeError(f"module 'kgraph' has no attribute {name!r}")
