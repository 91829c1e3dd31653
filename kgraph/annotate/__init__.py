"""spaCy pipeline -> parsed sentences; quotations; times."""

from kgraph.annotate.pipeline import DEFAULT_MODEL, Annotator

__all__ = ["DEFAULT_MODEL", "Annotator"]
