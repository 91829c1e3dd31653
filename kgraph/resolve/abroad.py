"""Names that bodies of many countries have ("Senate", "Democratic Party") in texts about others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kgraph.model import EntityType
from kgraph.resolve.actors import Candidate
from kgraph.resolve.spans import NameSpan

BODIES = (EntityType.GOVERNMENT_BODY, EntityType.ORGANISATION)
_MUCH = 3
"""How much less often a country may be named than another before such names do not mean its bodies."""


class Abroad:
    """``homes`` are the codes of the countries that a text names beyond doubt."""

    def __init__(self, spans: Sequence[NameSpan], homes: frozenset[str]) -> None:
        self._homes = homes
        told = {
            (s.sentence.index, c.entity.country): None
            for s in spans
            for c in s.candidates
            if c.entity.country and not c.ambiguous
        }
        self._told = Counter(code for _, code in told if code)
        self._most = max(self._told.values(), default=0)

    def has(self, candidate: Candidate) -> bool:
        """Whether such a name would mean a body of a country that the text does not name, though it names others, or
        names far less often than another."""
        body = candidate.entity
        if not candidate.ambiguous or body.type not in BODIES or body.country is None or not self._homes:
            return False
        times = self._told[body.country]
        return not times or _MUCH * times < self._most
