"""Demands: who says that someone must do something demands it of them ("Merkel said Russia must leave the town")."""

from __future__ import annotations

from collections.abc import Mapping

from kgraph.extract import tree
from kgraph.extract.clauses import Clause
from kgraph.extract.lexicon import lexicon
from kgraph.extract.slots import Slot
from kgraph.model import Predicate, Sentence, text_of

RULE = "implied.demand"


def demanded(sentence: Sentence, clause: Clause, by_head: Mapping[int, Clause]) -> Clause | None:
    """The clause "speaker demands ... by / of ..." that a reported clause with "must" implies, if any."""
    tokens = sentence.tokens
    if clause.subject is None or tokens[clause.head].dep != "ccomp" or not _obliges(sentence, clause.head):
        return None
    report = by_head.get(tokens[clause.head].head)
    if report is None or report.subject is None or report.subject == clause.subject:
        return None
    role = "of" if clause.passive else "by"
    words = tuple(sorted({*report.group, *clause.group}))
    noun = gerund(tokens[clause.head].lemma.lower())
    predicate = Predicate(
        span=tree.span(sentence, words),
        phrase=text_of(sentence, words),
        lemma=f"demand {noun}",
        head="demand",
        noun=noun,
        tokens=words,
    )
    return Clause(report.head, RULE, report.subject, list(words), [Slot(role, clause.subject)], predicate=predicate)


def _obliges(sentence: Sentence, verb: int) -> bool:
    obliging = lexicon().obliging_auxiliaries
    tokens = sentence.tokens
    return any(tokens[c].dep == "aux" and tokens[c].lemma in obliging for c in sentence.children[verb])


def gerund(verb: str) -> str:
    """
    >>> [gerund(v) for v in ("lift", "leave", "agree", "lie", "stop", "visit")]
    ['lifting', 'leaving', 'agreeing', 'lying', 'stopping', 'visiting']
    """
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) and len(verb) > 2:
        return verb[:-1] + "ing"
    short = len(verb) >= 3 and verb[-1] not in "aeiouwxy" and verb[-2] in "aeiou" and verb[-3] not in "aeiou"
    if short and sum(c in "aeiou" for c in verb) == 1:
        return verb + verb[-1] + "ing"
    return verb + "ing"
