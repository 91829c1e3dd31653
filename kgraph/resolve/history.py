"""Where a text has spoken of whom, up to the place where the reading has come to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from kgraph.model import EntityType, MentionKind
from kgraph.resolve.discourse import Occurrence, Ref, Referent


class Group(NamedTuple):
    """Several whom a sentence puts side by side; ``main`` where its main verb brings them together."""

    sentence: int
    main: bool
    token: int
    members: tuple[Referent, ...]


class History:
    """The occurrences of one document in the order of the text, with what later stages ask of them."""

    def __init__(self) -> None:
        self.occurrences: list[Occurrence] = []
        self.names: dict[int, dict[int, Ref]] = {}
        """The names of the document by sentence and first token."""
        self._groups: list[Group] = []
        self.relatives: dict[tuple[str, str], Referent] = {}
        """Who is meant by "his wife", "his successor": by the other's id and the noun."""

    def add(self, ref: Ref, rank: int, plural: bool, modifier: bool) -> None:
        if ref.referents:
            occurrence = Occurrence(ref.sentence, ref.head, rank, ref.referents, plural, ref.kind, modifier)
            self.occurrences.append(occurrence)
            if len(ref.referents) > 1:
                self._groups.append(Group(ref.sentence, False, ref.head, ref.referents))

    def add_thing(self, occurrence: Occurrence) -> None:
        """Enters something that is no actor, which a pronoun may mean as well."""
        self.occurrences.append(occurrence)

    def add_group(
        self, sentence: int, token: int, members: tuple[Referent, ...], rank: int, main: bool = False
    ) -> None:
        """Enters people or countries that the text puts side by side ("A and B", "A met B"); ``main`` where the main
        verb of the sentence does so."""
        group = Group(sentence, main, token, members)
        if len(members) > 1 and group not in self._groups[-8:]:
            self._groups.append(group)
            self.occurrences.append(Occurrence(sentence, token, rank, members, True, MentionKind.NOMINAL))

    def relate(self, owner: Referent, noun: str, person: Referent) -> None:
        """Enters that ``person`` is the wife, successor ... of ``owner``, also where the text said so before."""
        earlier = self.relatives.get((owner.entity.id, noun))
        if earlier is not None and earlier.provisional:
            earlier.entity, earlier.provisional = person.entity, False
        self.relatives[owner.entity.id, noun] = person

    def identify(self, unnamed: Referent, person: Referent) -> None:
        """Enters that someone unnamed so far is ``person``, and that so are those who stand in a relation to both."""
        for (owner, noun), other in list(self.relatives.items()):
            known = self.relatives.get((person.entity.id, noun))
            if owner == unnamed.entity.id and known is not None and other.provisional:
                other.entity, other.provisional = known.entity, False
        unnamed.entity = person.entity

    def backwards(self, sentence: int, within: int) -> Iterator[Occurrence]:
        """The occurrences from the last one back to ``within`` sentences before ``sentence``."""
        for occurrence in reversed(self.occurrences):
            if sentence - occurrence.sentence > within:
                return
            yield occurrence

    def last(self, sentence: int, within: int, fits: Callable[[Referent], bool]) -> Referent | None:
        """The referent spoken of last, alone, that fits."""
        for occurrence in self.backwards(sentence, within):
            if len(occurrence.referents) == 1 and fits(occurrence.referents[0]):
                return occurrence.referents[0]
        return None

    def groups(self, sentence: int, within: int, main_first: bool = True) -> Iterator[tuple[Referent, ...]]:
        """The groups of the last sentences, the latest first; in a sentence, with ``main_first`` those of its main verb
        before others."""
        for group in self._latest(sentence, within, main_first):
            yield group.members

    def last_group(self, sentence: int, within: int) -> Group | None:
        """The one that :meth:`groups` gives first."""
        return next(iter(self._latest(sentence, within, True)), None)

    def _latest(self, sentence: int, within: int, main_first: bool) -> list[Group]:
        latest = [g for g in self._groups if sentence - g.sentence <= within]
        order = range(len(latest))
        return [latest[i] for i in sorted(order, key=lambda i: (latest[i].sentence, main_first and latest[i].main, i))][
            ::-1
        ]

    def distinct(self, sentence: int, within: int, types: Sequence[EntityType]) -> list[Referent]:
        """The referents of ``types`` in the last sentences, the latest first."""
        found: dict[int, Referent] = {}
        for occurrence in self.backwards(sentence, within):
            for referent in occurrence.referents:
                if referent.type in types:
                    found.setdefault(id(referent), referent)
        return list(found.values())
