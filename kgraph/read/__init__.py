"""Files, HTML, JSONL, tables, archives -> Document; drops boilerplate, finds headline, dateline, date, captions."""

from kgraph.read.reading import read

__all__ = ["read"]
