"""Who is meant: names, noun phrases and pronouns of a document -> entities."""

from kgraph.resolve.ledger import Judgement, Ledger, Pair, doubtful
from kgraph.resolve.resolver import Resolver

__all__ = ["Judgement", "Ledger", "Pair", "Resolver", "doubtful"]
