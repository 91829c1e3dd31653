"""The two states that a text is about: those that it speaks of together more often than of any other two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Set
from itertools import combinations

from kgraph.model import EntityType
from kgraph.resolve.discourse import Referent
from kgraph.resolve.scene import Scene

_OFTEN = 2
"""Sentences that two states must share before a plural can mean them without having stood side by side."""


class Protagonists:
    def __init__(self, scene: Scene) -> None:
        self.scene = scene

    def pair(self, sentence: int, without: Set[Referent]) -> tuple[Referent, ...]:
        """The two states that most of the sentences up to ``sentence`` speak of together, in the order of the text;
        a person or a body speaks for its state. Empty where two pairs are equal. Who is in ``without`` is none."""
        together: dict[tuple[int, int], int] = defaultdict(int)
        states: dict[int, Referent] = {}
        for here in self._by_sentence(sentence).values():
            found = [r for r in here if r not in without]
            states.update((id(r), r) for r in found)
            order = list(states)
            for two in combinations(sorted((id(r) for r in found), key=order.index), 2):
                together[two] += 1
        return self._first(together, states)

    def several(self, sentence: int, number: int, without: Set[Referent]) -> tuple[Referent, ...]:
        """The ``number`` states of which clearly more of the sentences up to ``sentence`` speak than of any other."""
        times: dict[Referent, int] = defaultdict(int)
        for here in self._by_sentence(sentence).values():
            for state in here:
                times[state] += state not in without
        ranked = sorted(times, key=lambda r: -times[r])
        if len(ranked) < number or times[ranked[number - 1]] < _OFTEN:
            return ()
        clear = len(ranked) == number or times[ranked[number]] < times[ranked[number - 1]]
        order = list(times)
        return tuple(sorted(ranked[:number], key=order.index)) if clear else ()

    @staticmethod
    def _first(together: dict[tuple[int, int], int], states: dict[int, Referent]) -> tuple[Referent, ...]:
        ranked = sorted(together.items(), key=lambda item: -item[1])
        if not ranked or ranked[0][1] < _OFTEN or (len(ranked) > 1 and ranked[1][1] == ranked[0][1]):
            return ()
        return tuple(states[i] for i in ranked[0][0])

    def _by_sentence(self, sentence: int) -> dict[int, dict[Referent, None]]:
        found: dict[int, dict[Referent, None]] = defaultdict(dict)
        for occurrence in self.scene.history.occurrences:
            if occurrence.sentence > sentence:
                continue
            for referent in occurrence.referents:
                if referent.type is EntityType.PLACE:
                    continue
                home = self.scene.belongs_to(referent)
                if home is not None and home.type is EntityType.COUNTRY:
                    found[occurrence.sentence][home] = None
        return found
