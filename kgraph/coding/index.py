"""Finds the frames that may fit a triple, by the head of its predicate and the nouns near it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from kgraph.coding.features import Features
from kgraph.coding.frames import Frame


@dataclass(slots=True)
class HeadFrames:
    """The frames of one verb, each with its place in the tables and its particle."""

    plain: list[tuple[int, Frame, str]] = field(default_factory=list)
    """Frames that ask for no noun."""
    by_noun: dict[str, list[tuple[int, Frame, str]]] = field(default_factory=lambda: defaultdict(list))
    in_phrases: bool = False
    """Whether a frame asks for a noun behind a preposition."""

    def add(self, order: int, frame: Frame, particle: str) -> None:
        if frame.noun is None or frame.noun.negative:
            self.plain.append((order, frame, particle))
            return
        self.in_phrases = self.in_phrases or bool(frame.inside)
        for noun in frame.noun.lemmas:
            self.by_noun[noun].append((order, frame, particle))

    def best(self, features: Features) -> tuple[Frame | None, int]:
        """The frame that fits best, with its score; of equals, the first in the tables."""
        found: Frame | None = None
        top, first = 0, 0
        for order, frame, particle in self._candidates(features):
            score = frame.score(features, particle)
            if score > top or (score == top and found is not None and order < first):
                found, top, first = frame, score, order
        return found, top

    def _candidates(self, features: Features) -> Iterable[tuple[int, Frame, str]]:
        yield from self.plain
        by_noun = self.by_noun
        if not by_noun:
            return
        groups = list(features.nouns)
        if features.preposition is not None and not features.nested and not features.beside:
            groups.append(features.object.lemmas)
        if self.in_phrases:
            groups.extend(features.phrases.values())
        for names in groups:
            for name in names:
                yield from by_noun.get(name, ())


class FrameIndex:
    """All frames by head: a verb, or ``=`` and a noun that stands without a verb."""

    def __init__(self, frames: Iterable[Frame]) -> None:
        self._heads: dict[str, HeadFrames] = {}
        for order, frame in enumerate(frames):
            for verb in frame.verbs:
                if verb == "=":
                    heads = {(f"={noun.split()[-1]}", "") for noun in (frame.noun.lemmas if frame.noun else ())}
                else:
                    head, _, particle = verb.partition(" ")
                    heads = {(head, particle)}
                for head, particle in heads:
                    self._heads.setdefault(head, HeadFrames()).add(order, frame, particle)

    def get(self, head: str) -> HeadFrames | None:
        return self._heads.get(head)

    def __contains__(self, head: str) -> bool:
        return head in self._heads
