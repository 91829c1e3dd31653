"""What every part of the reading of one document shares."""

from __future__ import annotations

from dataclasses import dataclass, field

from kgraph.model import Document, Entity, EntityType, MentionKind, Sentence
from kgraph.resolve.actors import ActorTables
from kgraph.resolve.discourse import Ref, Referent, text_span
from kgraph.resolve.history import History
from kgraph.resolve.lexicon import Lexicon
from kgraph.resolve.phrases import Phrase
from kgraph.resolve.registry import Registry

_ADJECTIVE = ("ish", "ese", "ch", "ine", "ian", "ean", "an", "i", "ic")
"""How the adjectives of countries end, where the noun for a person is another word ("Spanish", "Spaniard")."""


@dataclass
class Scene:
    document: Document
    tables: ActorTables
    lexicon: Lexicon
    registry: Registry
    history: History = field(default_factory=History)
    persons: list[Referent] = field(default_factory=list)
    """All persons that the document names, in the order of their first mention."""

    def text(self, sentence: Sentence, start: int, end: int) -> str:
        """The words of the text from token ``start`` to ``end``, on one line."""
        first, last = text_span(sentence, start, end)
        return " ".join(self.document.text[first:last].split())

    def owner_of(self, ref: Ref) -> Referent | None:
        """The country, land or body that a reference makes an owner: itself, or the one that a person belongs to."""
        if len(ref.referents) != 1:
            return None
        referent = ref.referents[0]
        return referent if referent.part or referent.type is EntityType.ARMED_GROUP else self.belongs_to(referent)

    def owners(self, phrase: Phrase) -> list[Referent]:
        """The countries or bodies whose the thing is, as far as the phrase names them."""
        named = [r for r in phrase.of if r.kind is not MentionKind.DEMONYM] if phrase.preposition == "of" else []
        refs = [r for r in (phrase.possessor, *phrase.joint, *phrase.owners[-1:], *named) if r is not None]
        power = phrase.noun.sense == "power"
        owners = ((r, r if r.part else self.belongs_to(r)) for ref in refs for r in ref.referents)
        return list(dict.fromkeys(o for r, o in owners if o and (power or o is r)))

    def belongs_to(self, referent: Referent) -> Referent | None:
        """The country (else the body) of a referent: of a person the international body that the text says it serves,
        else the country; countries and such bodies are their own."""
        if referent.type is EntityType.COUNTRY or referent.type is EntityType.IGO:
            return referent
        if referent.type is EntityType.PERSON and referent.of is not None and referent.of.type is EntityType.IGO:
            return self.registry.of(referent.of)
        country = self.registry.country(referent.country)
        if country is not None:
            return country
        if referent.type is EntityType.PERSON:
            return self.registry.of(referent.of) if referent.of else None
        return referent if referent.type.is_actor else None

    def people_of(self, country: Entity, noun: str = "people", label: str | None = None) -> Referent:
        """The people of a country ("the Russian people"); ``label`` is how the text puts it."""
        name = f"{self.adjective(country)} {noun}"
        found = self.registry.local(name, EntityType.ORGANISATION, country.country, label)
        found.plural = True
        return found

    def adjective(self, owner: Entity) -> str:
        """The adjective of a country ("Russian"), or the label of what has none."""
        if owner.label in self.lexicon.adjectives:
            return self.lexicon.adjectives[owner.label]
        known = self.registry.referents.get(owner.id)
        if owner.type is EntityType.ORGANISATION and known is not None and known.part:
            return self._of_people(owner)
        found = []
        for alias in owner.aliases:
            if alias.endswith(("s", ".")) or (alias.endswith(("man", "woman", "men")) and not alias.endswith("German")):
                continue
            for match in self.tables.find(alias.split()):
                for c in match.candidates:
                    if c.entity.id == owner.id and c.kind == "demonym":
                        found.append((not alias.endswith(_ADJECTIVE), c.ambiguous, len(alias), alias))
        return min(found)[-1] if found else owner.label

    def _of_people(self, people: Entity) -> str:
        """The adjective of a people of the lexicon ("Kurdish")."""
        told = (people.label, people.country)
        forms = (form for form, meant in self.lexicon.people_adjectives.items() if meant == told)
        return next((form.title() for form in forms), people.label.removesuffix("s"))
