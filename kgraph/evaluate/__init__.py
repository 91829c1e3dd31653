"""Scoring against gold."""

from kgraph.evaluate.claims import ATTRIBUTES, Score, load_gold, score

__all__ = ["ATTRIBUTES", "Score", "load_gold", "score"]
