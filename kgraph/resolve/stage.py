"""Where a text is at home: the country of which it tells, so that it need not say whose "the army" is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import cached_property

from kgraph.model import EntityType, Sentence
from kgraph.resolve.discourse import Ref, Referent, dateline_end
from kgraph.resolve.scene import Scene

_LEAD = 2
"""How many times as often as any other country one must be spoken of for a text to be about it alone."""
_LEAST = 3
"""Sentences that must speak of it for that."""
_SILENT = frozenset({EntityType.MEDIA, EntityType.INSTRUMENT, EntityType.OTHER})


class Stage:
    """Asked when the names of a document are bound."""

    def __init__(self, scene: Scene, sentences: Sequence[Sentence]) -> None:
        self.scene = scene
        self._datelines = {s.index: len(s.tokens) if s.index < 0 else dateline_end(s) for s in sentences}

    def subject(self) -> Referent | None:
        """The country that a text is about alone: of which at least twice as many of its sentences speak as of any
        other."""
        return self._first(lambda first, second: first >= _LEAD * second)

    def foremost(self) -> Referent | None:
        """The country of which more of the sentences speak than of any other, be it by little."""
        return self._first(lambda first, second: first > second)

    def _first(self, clear: Callable[[int, int], bool]) -> Referent | None:
        """The country that most sentences tell of, where it is told often and ``clear`` of the next one's number."""
        (country, times), (_, next_times) = (*self._ranked, (None, 0), (None, 0))[:2]
        return country if times >= _LEAST and clear(times, next_times) else None

    def home(self) -> Referent | None:
        """The country that it is about, else the one from which it comes, if no more than one other is spoken of more
        often."""
        return self.subject() or self._origin()

    def _origin(self) -> Referent | None:
        sites = [
            ref
            for index, names in sorted(self.scene.history.names.items())
            for _, ref in sorted(names.items())
            if ref.head < self._datelines.get(index, 0) and ref.referents[0].type is EntityType.PLACE
        ]
        country = self.scene.registry.country(sites[0].referents[0].country) if sites else None
        return country if country in [c for c, _ in self._ranked[:2]] else None

    @cached_property
    def _ranked(self) -> list[tuple[Referent, int]]:
        """The countries of the text, with the number of sentences that name it, its people, places or bodies."""
        told: Counter[Referent] = Counter()
        for names in self.scene.history.names.values():
            told.update(dict.fromkeys((c for ref in names.values() for c in self._countries(ref)), 1))
        return told.most_common()

    def _countries(self, ref: Ref) -> list[Referent]:
        found = (self.scene.registry.country(r.country) for r in ref.referents if r.type not in _SILENT)
        return [country for country in found if country is not None]
