"""Short forms of the bodies that a text names: those that it gives in brackets, and their initials."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kgraph.model import EntityType
from kgraph.resolve.spans import NameSpan

_ABBREVIATION = re.compile(r"[A-Z][A-Za-z]{0,2}[A-Z]+s?|[A-Z]{2,}s?")
_BODIES = (EntityType.ORGANISATION, EntityType.ARMED_GROUP, EntityType.GOVERNMENT_BODY, EntityType.IGO)


def abbreviations(spans: Sequence[NameSpan]) -> dict[str, NameSpan]:
    """Short forms that the text introduces in brackets after a name: "the Office for River Trade (ORT)"."""
    found: dict[str, NameSpan] = {}
    known = {s.words[0] for s in spans if s.candidates and s.end - s.start == 1}
    for span in spans:
        tokens = span.sentence.tokens
        i = span.end
        if i + 2 < len(tokens) and tokens[i].text == "(" and tokens[i + 2].text == ")":
            short = tokens[i + 1].text
            initials = "".join(w[0] for w in span.words if w[:1].isalpha() and w[0].isupper())
            place = span.type is EntityType.PLACE or any(c.entity.type is EntityType.PLACE for c in span.candidates)
            own = (short[0] == initials[:1] and not (place and short in known)) or (
                span.sure and span.type in _BODIES and short not in known
            )
            if span.end - span.start > 1 and _ABBREVIATION.fullmatch(short) and own:
                found.setdefault(short, span)
    for span in spans:
        initials = "".join(w[0] for w in span.words if w[:1].isupper())
        if span.sure and span.type in _BODIES and len(span.words) > 2 and initials not in known:
            found.setdefault(initials, span)
    return found
