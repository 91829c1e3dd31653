"""The same word, taken for a person in one place and for a town in another."""

from __future__ import annotations

from collections.abc import Sequence

from kgraph.model import EntityType
from kgraph.resolve.spans import NameSpan


def agree(spans: Sequence[NameSpan]) -> None:
    """Makes places of single words labelled as persons which the text calls a place elsewhere ("the town of Bor", "they
    left *Bor*"): unless a title stands before them, or they are part of a person's name."""
    places = {s.words[0] for s in spans if _is_single(s) and s.type is EntityType.PLACE}
    persons = {
        word
        for s in spans
        if s.type is EntityType.PERSON and (s.title is not None or s.honorific is not None or len(s.words) > 1)
        for word in s.words
    }
    for span in spans:
        if _is_single(span) and span.type is EntityType.PERSON and span.words[0] in places - persons:
            span.type, span.sure = EntityType.PLACE, True


def _is_single(span: NameSpan) -> bool:
    return len(span.words) == 1 and not span.candidates
