"""Propositions that nouns make: titles and offices, kinship, event and agent nouns with their arguments."""

from __future__ import annotations

from kgraph.model import AnnotatedDocument, Proposition, Sentence


def nominal_propositions(annotated: AnnotatedDocument, sentence: Sentence) -> list[Proposition]:
    """What the nouns of ``sentence`` say, in text order, with their stance."""
    return []
