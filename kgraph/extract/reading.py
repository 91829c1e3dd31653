"""Reads the propositions of a document: those of its clauses and those of its nouns."""

from __future__ import annotations

from kgraph.extract.building import clause_propositions
from kgraph.extract.nominals import NominalReader
from kgraph.extract.stance import StanceReader
from kgraph.model import AnnotatedDocument, Proposition


def propositions(annotated: AnnotatedDocument) -> list[Proposition]:
    """All that the sentences of ``annotated`` say: per sentence first its clauses, then its nouns."""
    reader = StanceReader(annotated)
    nominals = NominalReader(annotated, reader)
    found: list[Proposition] = []
    for sentence in annotated.sentences:
        found.extend(clause_propositions(reader, sentence))
        found.extend(nominals.of(sentence))
    return found
