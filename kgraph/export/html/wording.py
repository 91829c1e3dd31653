"""How a claim reads: the words between its subject and its object."""

from __future__ import annotations

import unicodedata

from kgraph.export.rows import representative
from kgraph.model import Claim, EntityType

_LIGHT = frozenset("be bring do draw get give have hold keep make pay put set take".split())
"""Verbs that say little alone: their class reads better ("paid" -> "visit")."""
_LONG = 36
"""Letters; a longer wording is a phrase of one article rather than a relation."""


def relation_words(claim: Claim) -> str:
    """The base form that its best assertion uses ("hold talks with"); the name of the class where that reads better."""
    best = representative(claim)
    lemma = best.relation.lemma
    coding = best.relation.coding
    turned = (coding.inverse or best.subject.id != claim.subject.id) and not coding.symmetric
    if turned or not lemma or lemma in _LIGHT or len(lemma) > _LONG:
        return claim.relation_class.replace("_", " ")
    # "Moon — president of — South Korea" reads better than with "be"
    return lemma.removeprefix("be ")


def type_name(type: EntityType | str) -> str:
    """How a page calls a type of entity.

    >>> type_name("GOVERNMENT_BODY"), type_name(EntityType.IGO)
    ('government body', 'intergovernmental organisation')
    """
    name = str(type).lower()
    return "intergovernmental organisation" if name == "igo" else name.replace("_", " ")


def plain(text: str) -> str:
    """``text`` without control characters and without marks that turn the writing direction.

    >>> plain("gnp" + chr(0x202E) + chr(0))
    'gnp'
    """
    if text.isprintable():
        return text
    return "".join(c for c in text if c == "\n" or unicodedata.category(c) not in ("Cc", "Cf", "Cs"))


def shortened(text: str, most: int) -> str:
    """At most ``most`` characters, the last an ellipsis where some are left out.

    >>> shortened("Security Council", 9)
    'Security…'
    """
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
