"""Lists whose items are ends of one sentence, as in communiques: "The ministers:" / "- condemned the coup;"."""

from __future__ import annotations

import re

from kgraph.model import Span

_OPENING = re.compile(r"(?:.*[.!?]['\"”’)]*\s)?(?P<lead>[^.!?]{3,200}?)\s*(?:\([^()]*\)\s*)?:\s*\Z", re.DOTALL)
"""The last sentence of a paragraph that ends with a colon; no longer than a reader keeps in mind."""
_NOT_A_SUBJECT = re.compile(
    r"\b(?:following|follows|below|points|highlights|measures|topics|items|notes?)\Z", re.IGNORECASE
)
_TO = re.compile(r"\b(?:to|that)\Z")
_PAST = re.compile(r"[A-Z][a-z]+(?:ed|ook|ade|ave|old|et)\b")
"""A capitalised verb in the past tense: "Reaffirmed", "Took note of", "Held talks"."""


def opening(start: int, paragraph: str) -> Span | None:
    """Where in the document the line stands that opens a list, without its colon; ``start`` is the paragraph's.

    >>> opening(100, "They met in Oslo. The ministers agreed to:")
    Span(start=118, end=141)
    """
    found = _OPENING.match(paragraph)
    if found is None or _NOT_A_SUBJECT.search(found["lead"]):
        return None
    return Span(start + found.start("lead"), start + found.end("lead"))


def goes_on(lead: str, item: str) -> bool:
    """Whether an item of a list ends the sentence that ``lead`` begins.

    >>> goes_on("The ministers", "Condemned the coup"), goes_on("The ministers", "Norway")
    (True, False)
    """
    return item[0].islower() or _TO.search(lead) is not None or _PAST.match(item) is not None
