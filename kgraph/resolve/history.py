"""Where a text has spoken of whom, up to the place where the reading has come to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from kgraph.model import EntityType, MentionKind
from kgraph.resolve.discourse import Occurrence, Ref, Referent


class History:
    """The occurrences of one document in the order of the text, with what later stages ask of them."""

    def __init__(self) -> None:
        self.occurrences: list[Occurrence] = []
        self.names: dict[int, dict[int, Ref]] = {}
        """The names of the document by sentence and first token."""
        self._groups: list[tuple[int, bool, int, tuple[Referent, ...]]] = []
        """Sentence, whether its main verb brings them together, token, members."""
        self.relatives: dict[tuple[str, str], Referent] = {}
        """Who is meant by "his wife", "his successor": by the other's id and the noun."""

    def add(self, ref: Ref, rank: int, plural: bool, modifier: bool) -> None:
        if ref.referents:
            occurrence = Occurrence(ref.sentence, ref.head, rank, ref.referents, plural, ref.kind, modifier)
            self.occurrences.append(occurrence)
            if len(ref.referents) > 1:
                self._groups.append((ref.sentence, False, ref.head, ref.referents))

    def add_thing(self, occurrence: Occurrence) -> None:
        """Enters something that is no actor, which a pronoun may mean as well."""
        self.occurrences.append(occurrence)

    def add_group(
        self, sentence: int, token: int, members: tuple[Referent, ...], rank: int, main: bool = False
    ) -> None:
        """Enters people or countries that the text puts side by side ("A and B", "A met B"); ``main`` where the main
        verb of the sentence does so."""
        group = (sentence, main, token, members)
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
        latest = [g for g in self._groups if sentence - g[0] <= within]
        order = sorted(range(len(latest)), key=lambda i: (latest[i][0], main_first and latest[i][1], i), reverse=True)
        for i in order:
            yield latest[i][3]

    def distinct(self, sentence: int, within: int, types: Sequence[EntityType]) -> list[Referent]:
        """The referents of ``types`` in the last sentences, the latest first."""
        found: dict[int, Referent] = {}
        for occurrence in self.backwards(sentence, within):
            for referent in occurrence.referents:
                if referent.type in types:
                    found.setdefault(id(referent), referent)
        return list(found.values())
