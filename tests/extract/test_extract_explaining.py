"""Which rules fired on which tokens."""

from __future__ import annotations

from collections.abc import Callable

from kgraph.extract import explain
from kgraph.model import AnnotatedDocument, text_of


def test_each_rule_is_shown_with_the_words_of_its_roles(read: Callable[[str], AnnotatedDocument]) -> None:
    annotated = read("Chile held talks with Bolivia.")
    shown = [
        (e.kind, e.rule, {role: text_of(annotated.sentences[e.sentence], tokens) for role, tokens in e.roles})
        for e in explain(annotated)
    ]
    clause = {"predicate": "held", "subject": "Chile", "object": "talks with Bolivia"}
    assert ("proposition", "clause.active", clause) in shown
    assert (
        "triple",
        "nested.preposition",
        {"predicate": "held talks", "subject": "Chile", "object": "Bolivia"},
    ) in shown
