"""Assertions -> claims -> events -> a graph; retract, diff."""

from kgraph.assemble.claims import claims_and_events, retract
from kgraph.assemble.diff import Change, Diff, diff
from kgraph.assemble.graph import Graph

__all__ = ["Change", "Diff", "Graph", "claims_and_events", "diff", "retract"]
