"""kgraph: news in, a knowledge graph of diplomatic relations with its evidence out."""

__version__ = "0.1.0"
