"""The explorer: pages about the whole graph, rendered on the server."""

from kgraph.serve.pages.views import routes

__all__ = ["routes"]
