"""Reads the propositions of a document: those of its clauses and those of its nouns."""

from __future__ import annotations

from kgraph.extract.building import clause_propositions
from kgraph.extract.nominals import nominal_propositions
from kgraph.extract.stance import StanceReader
from kgraph.model import AnnotatedDocument, Proposition


def propositions(annotated: AnnotatedDocument) -> list[Proposition]:
    """All that the sentences of ``annotated`` say: per sentence first its clauses, then its nouns."""
    reader = StanceReader(annotated)
    found: list[Proposition] = []
    for sentence in annotated.sentences:
        found.extend(clause_propositions(reader, sentence))
        found.extend(nominal_propositions(annotated, sentence))
    return found
