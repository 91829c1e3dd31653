"""Analyses of the graph for research: tables (pandas), networks (networkx) and figures (matplotlib)."""

from kgraph.explore.chains import paths
from kgraph.explore.frames import event_frame
from kgraph.explore.networks import centrality, communities, network
from kgraph.explore.registry import ANALYSES, Analysis, analysis
from kgraph.explore.scope import Scope
from kgraph.explore.series import changes, dyads
from kgraph.explore.triadic import balance, signed_network, triads
from kgraph.explore.voices import contradictions, speaker_network, speakers

__all__ = [
    "ANALYSES",
    "Analysis",
    "Scope",
    "analysis",
    "balance",
    "centrality",
    "changes",
    "communities",
    "contradictions",
    "dyads",
    "event_frame",
    "network",
    "paths",
    "signed_network",
    "speaker_network",
    "speakers",
    "triads",
]
