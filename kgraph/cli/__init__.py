"""The command line."""

from kgraph.cli.app import main

__all__ = ["main"]
