"""The graph as one offline page."""

from kgraph.export.html.page_file import render, write_html
from kgraph.export.html.selection import Bounds, Selection, select

__all__ = ["Bounds", "Selection", "render", "select", "write_html"]
