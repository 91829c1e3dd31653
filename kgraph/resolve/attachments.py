"""Noun phrases that stand beside a name or are said of it: "Lee, the minister", "his wife Ann", "he was the envoy"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from kgraph.model import EntityType, MentionKind, local_entity
from kgraph.resolve.discourse import Ref, Referent, Title
from kgraph.resolve.lexicon import PERSON_SENSES
from kgraph.resolve.phrases import Phrase
from kgraph.resolve.scene import Scene


class AttachmentReader:
    """``at`` tells which referents a token refers to; ``titles`` reads the role that a phrase tells."""

    def __init__(
        self, scene: Scene, at: Mapping[tuple[int, int], tuple[Referent, ...]], titles: Callable[[Phrase], Title]
    ) -> None:
        self.scene = scene
        self.at = at
        self.titles = titles

    def read(self, phrase: Phrase, heads: dict[int, Ref]) -> tuple[Referent, ...]:
        """The named person or body that the phrase stands beside: by apposition, or as what someone is or was."""
        if phrase.plural:
            return ()
        for ref in (*self._apposed(phrase, heads), self._beside(phrase, heads), self._is_said_of(phrase)):
            if ref is None or len(ref.referents) != 1:
                continue
            referent = ref.referents[0]
            if phrase.noun.sense in PERSON_SENSES:
                if referent.type is EntityType.PERSON and not self._leads_another(phrase, referent):
                    self._entitle(phrase, referent)
                    return (referent,)
            elif referent.type in phrase.noun.types and phrase.noun.sense in ("body", "named", "country", "place"):
                referent.nouns.add(phrase.noun.noun)
                return (referent,)
        return ()

    def _leads_another(self, phrase: Phrase, person: Referent) -> bool:
        """Whether the phrase tells who leads a state that is not the person's, and thus someone else."""
        if phrase.noun.sense != "role" or not person.entity.id.startswith("wd:"):
            return False
        title = self.titles(phrase)
        if title.of is None or title.of.type is not EntityType.COUNTRY:
            return False
        leads = title.core in self.scene.lexicon.words["leader_titles"]
        return leads and person.country is not None and person.country != title.of.country

    def _apposed(self, phrase: Phrase, heads: dict[int, Ref]) -> Iterator[Ref]:
        """The names that the parse puts beside the phrase."""
        tokens = phrase.tokens
        i = phrase.head
        if tokens[i].dep == "conj" and tokens[tokens[i].head].dep == "appos":
            i = tokens[i].head
        for child in phrase.sentence.children[i]:
            if tokens[child].dep == "appos" and child in heads:
                yield heads[child]
        above = tokens[i].head
        if above in heads and (tokens[i].dep == "appos" or (tokens[i].dep in ("compound", "nmod") and above > i)):
            yield heads[above]

    def _beside(self, phrase: Phrase, heads: dict[int, Ref]) -> Ref | None:
        """A name between commas directly before or after, where the parse does not tell ("Lee, the minister, said")."""
        tokens = phrase.tokens
        if phrase.noun.sense == "body" and phrase.end == phrase.head + 1:
            return next((ref for ref in heads.values() if ref.start == phrase.end), None)
        if phrase.noun.sense not in PERSON_SENSES or phrase.plural:
            return None
        ends = {ref.end: ref for ref in heads.values()}
        starts = {ref.start: ref for ref in heads.values()}
        after = tokens[phrase.end].text if phrase.end < len(tokens) else "."
        if (
            phrase.start > 0
            and tokens[phrase.start - 1].text == ","
            and (after in (",", ".", "and", ";") or after.isspace())
        ):
            ref = ends.get(phrase.start - 1)
            if ref and ref.referents[0].type is EntityType.PERSON and tokens[phrase.head].dep not in ("nsubj", "conj"):
                return ref
        end = self._behind_place(phrase, starts)
        after = tokens[end].text if end < len(tokens) else "."
        if (
            after == ","
            and (ref := self._titled(phrase, end + 1, starts))
            and ref.referents[0].type is EntityType.PERSON
        ):
            closing = tokens[ref.end].text if ref.end < len(tokens) else "."
            if closing in (",", ".") and phrase.definite:
                return ref
        direct = starts.get(phrase.end) or self._as_titled(phrase, heads)
        if (
            direct is not None
            and direct.referents[0].type is EntityType.PERSON
            and phrase.noun.sense in ("kin", "mate")
        ):
            return direct
        return None

    def _titled(self, phrase: Phrase, start: int, starts: Mapping[int, Ref]) -> Ref | None:
        """The name that begins at a token, or behind a title there ("its envoy, *Ambassador Ann Lee*,")."""
        tokens = phrase.tokens
        person = self.scene.lexicon.person_nouns
        i = start
        while i not in starts and i < len(tokens) and i - start < 4 and tokens[i].text[:1].isupper():
            i += 1
        titled = i == start or tokens[i - 1].text.lower() in person
        return starts.get(i) if titled else None

    @staticmethod
    def _behind_place(phrase: Phrase, starts: Mapping[int, Ref]) -> int:
        """The token behind the phrase and the city of the post ("its envoy in Cairo, Ann Lee, said")."""
        tokens = phrase.tokens
        if phrase.end + 1 < len(tokens) and tokens[phrase.end].text in ("in", "at") and not phrase.of:
            place = starts.get(phrase.end + 1)
            if place is not None and place.referents[0].type is EntityType.PLACE:
                return place.end
        return phrase.end

    def _as_titled(self, phrase: Phrase, heads: dict[int, Ref]) -> Ref | None:
        """The person after "her successor as mayor"."""
        tokens = phrase.tokens
        if phrase.end >= len(tokens) or tokens[phrase.end].text != "as":
            return None
        for ref in sorted(heads.values(), key=lambda r: r.start):
            if ref.start > phrase.end:
                between = tokens[phrase.end + 1 : ref.start]
                return ref if all(t.tag[:2] in ("NN", "JJ") for t in between) else None
        return None

    def _is_said_of(self, phrase: Phrase) -> Ref | None:
        """The subject of "is", "was", "became" where the phrase is a role said of it."""
        tokens = phrase.tokens
        token = tokens[phrase.head]
        verb = tokens[token.head]
        if (
            token.dep != "attr"
            or verb.lemma not in ("be", "become", "remain")
            or phrase.noun.sense not in PERSON_SENSES
        ):
            return None
        if not phrase.definite and not phrase.of and not phrase.owners:
            return None
        children = phrase.sentence.children[verb.i]
        if any(tokens[c].dep == "neg" for c in children):
            return None
        for child in children:
            if tokens[child].dep == "nsubj":
                referents = self.at.get((phrase.sentence.index, child), ())
                if len(referents) == 1:
                    return Ref(phrase.sentence.index, child, child + 1, child, MentionKind.NAME, referents)
        return None

    def _entitle(self, phrase: Phrase, person: Referent) -> None:
        """Notes the role or relation that the text says of a person."""
        if phrase.noun.sense == "kin":
            owner = phrase.possessor.referents[0] if phrase.possessor else None
            if owner is not None:
                self.scene.history.relate(owner, phrase.noun.noun, person)
            person.gender = person.gender or phrase.noun.gender
            return
        if phrase.noun.sense == "mate":
            owner = phrase.possessor.referents[0] if phrase.possessor else None
            if owner is not None:
                self.scene.history.relate(owner, phrase.noun.noun, person)
                country = self.scene.owner_of(phrase.owners[-1]) if phrase.owners else None
                if phrase.noun.noun == "counterpart" and country is not None:
                    for said in owner.titles:
                        self._give(person, said._replace(of=country.entity))
            return
        title = self.titles(phrase)
        tokens = phrase.tokens
        verb = tokens[tokens[phrase.head].head]
        was = tokens[phrase.head].dep == "attr" and verb.lemma == "be" and verb.tag == "VBD"
        self._give(person, title._replace(past=True) if was else title)
        whose = phrase.possessor or phrase.owners or phrase.preposition == "of"
        if title.of is not None and title.of.country and whose and person in self.scene.persons:
            self._house(person, title.of.country)

    @staticmethod
    def _house(person: Referent, country: str) -> None:
        """Notes the country of someone of whom nothing but the full name was known."""
        entity = person.entity
        if not entity.country and entity == local_entity(entity.label, entity.type) and " " in entity.label:
            person.entity = local_entity(entity.label, entity.type, country)

    @staticmethod
    def _give(person: Referent, title: Title) -> None:
        if title not in person.titles:
            person.titles.append(title)
        person.nouns.add(title.noun)
        person.of = person.of or title.of
