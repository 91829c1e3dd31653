"""Puts tokens into words for the renderings: quotation marks, prepositions and adverbs that go with an argument."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kgraph.extract import tree
from kgraph.model import Argument, Sentence

_OPENING = frozenset(("``", '"', "“", "`", "‘"))
_CLOSING = frozenset(("''", '"', "”", "'", "’"))
_RANGE_ENDS = frozenset(("to", "until", "till", "through"))
_WITHOUT_MARKER = frozenset(("subject", "object", "complement", "indirect", "adverbial"))


def words(sentence: Sentence, tokens: Iterable[int]) -> str:
    """The texts of ``tokens``, separated by single spaces."""
    return " ".join([sentence.tokens[i].text for i in tokens])


def with_adverbs(sentence: Sentence, group: Sequence[int]) -> list[int]:
    """The words of a verb group with the adverbs directly before and after them ("often refers to")."""
    tokens = sentence.tokens
    found = list(group)
    i = group[0] - 1
    while i >= 0 and tokens[i].dep == "advmod" and tokens[i].head in group and tokens[i].tag != "WRB":
        found.insert(0, i)
        i -= 1
    i = group[-1] + 1
    while i < len(tokens) and tokens[i].dep == "advmod" and tokens[i].head in group and tokens[i].tag in ("RB", "RBR"):
        found.append(i)
        i += 1
    return found


def without_adverbs(sentence: Sentence, group: Sequence[int]) -> list[int]:
    """The words of a verb group without adverbs of its verbs ("had also said" -> "had said")."""
    tokens = sentence.tokens
    return [i for i in group if tokens[i].dep != "advmod" or tokens[tokens[i].head].pos not in tree.VERBS]


def quoted(sentence: Sentence, shown: Sequence[int]) -> list[int]:
    """``shown`` with the quotation marks that stand around it, or that close what it opens."""
    tokens = sentence.tokens
    before, after = shown[0] - 1, shown[-1] + 1
    opening = before >= 0 and tokens[before].text in _OPENING
    closing = after < len(tokens) and tokens[after].text in _CLOSING
    opens = closes = 0
    for i in shown:
        opens += tokens[i].text in ("``", "“")
        closes += tokens[i].text in ("''", "”")
    if opens > closes:
        for i in range(after, min(after + 2, len(tokens))):
            if tokens[i].text in _CLOSING:
                return [*shown, i]
            if tokens[i].text not in (",", "."):
                break
    elif opening and (closes > opens or closing):
        return [before, *shown, after] if closes == opens else [before, *shown]
    return list(shown)


def markers(sentence: Sentence, argument: Argument) -> list[int]:
    """The preposition(s) by which ``argument`` hangs on its clause; empty for objects and clauses."""
    tokens = sentence.tokens
    if argument.role in _WITHOUT_MARKER or tokens[argument.head].dep not in ("pobj", "pcomp"):
        return []
    found: list[int] = []
    i = tokens[argument.head].head
    while tokens[i].pos not in tree.VERBS and tokens[i].dep in ("prep", "agent", "pcomp", "dative", "conj"):
        found.insert(0, i)
        above = tokens[i].head
        if tokens[i].dep == "conj" or (tokens[i].lemma in _RANGE_ENDS and tokens[above].lemma == "from"):
            return found
        i = above
    if tokens[i].dep == "advmod" and tokens[i].pos == "ADV":
        found.insert(0, i)
    return found
