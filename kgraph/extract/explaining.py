"""Shows which rules fired on which tokens, for people who want to know why the graph says what it says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kgraph.extract.reading import propositions
from kgraph.extract.triples import triples
from kgraph.model import AnnotatedDocument, Proposition, Triple


class Explanation(NamedTuple):
    """One firing of a rule. ``kind`` is "proposition" or "triple"; ``roles`` are (role, token indices) pairs, the
    predicate first, counted in sentence ``sentence``."""

    sentence: int
    kind: str
    rule: str
    roles: tuple[tuple[str, tuple[int, ...]], ...]


def explain(annotated: AnnotatedDocument) -> list[Explanation]:
    """For each proposition the rule and roles that made it, followed by those of its triples."""
    found = []
    for proposition in propositions(annotated):
        found.append(_of_proposition(proposition))
        found.extend(_of_triples(triples(annotated, [proposition])))
    return found


def _of_proposition(proposition: Proposition) -> Explanation:
    roles = [("predicate", proposition.predicate.tokens)]
    roles += [(a.role, a.tokens) for a in proposition.arguments]
    return Explanation(proposition.sentence, "proposition", proposition.rule, tuple(roles))


def _of_triples(found: list[Triple]) -> Iterator[Explanation]:
    for triple in found:
        roles = (
            ("predicate", triple.predicate.tokens),
            ("subject", triple.subject.tokens),
            ("object", triple.object.tokens),
        )
        yield Explanation(triple.proposition.sentence, "triple", triple.rule, roles)
