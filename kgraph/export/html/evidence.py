"""What is said of a claim, each sentence once: papers that print the same sentence stand together."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from kgraph.model import Assertion, Claim, Document


class Statement(NamedTuple):
    """A sentence with a stance, and the ids of the documents that print it, the original first."""

    assertion: Assertion
    docs: list[str]


def told(claim: Claim, documents: Mapping[str, Document], copies: Collection[str]) -> list[Statement]:
    """The statements of ``claim``, oldest first; ``copies`` are the ids of documents that reprint others."""

    def age(a: Assertion) -> tuple[bool, str, str, int, str]:
        published = documents[a.doc].published if a.doc in documents else None
        return a.doc in copies, published.isoformat() if published else "9", a.doc, a.evidence.span.start, a.id

    found: dict[tuple[str, ...], Statement] = {}
    for a in sorted(claim.assertions, key=age):
        statement = found.setdefault(statement_key(a), Statement(a, []))
        if a.doc not in statement.docs:
            statement.docs.append(a.doc)
    return list(found.values())


def statement_key(a: Assertion) -> tuple[str, ...]:
    """What two assertions share that say the same in the same words: sentence, stance and speakers."""
    words = " ".join(a.evidence.quote.split()).casefold()
    return words, str(a.polarity), str(a.modality), *(s.id for s in a.speakers)
