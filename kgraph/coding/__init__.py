"""Propositions -> relation class, PLOVER type and mode, CAMEO code."""

from kgraph.coding.coder import Coder

__all__ = ["Coder"]
