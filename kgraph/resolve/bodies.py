"""Countries and institutions by a common noun: "the kingdom", "Russia's foreign ministry", "the bloc", "the regime"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from kgraph.model import Entity, EntityType, MentionKind
from kgraph.resolve.discourse import Ref, Referent, clause_of, subject_of
from kgraph.resolve.phrases import Phrase
from kgraph.resolve.scene import Scene

_NEAR = 3
_FAR = 10_000
_LINE = 25
"""Tokens that a sentence counts for when the nearest country is sought."""
_ASIDE = 20
"""Tokens further that a country which only modifies another noun counts."""
_OFFICIAL = (EntityType.GOVERNMENT_BODY, EntityType.IGO)
_GOVERNMENTS = frozenset({"government", "regime", "administration"})
_HEADS_OF = frozenset({"secretary", "minister"})


class BodyReader:
    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.words = scene.lexicon.words

    def read(self, phrase: Phrase) -> tuple[Referent, ...]:
        """Which country or body a phrase means; empty where that is not known."""
        sense = phrase.noun.sense
        if sense == "power":
            return self._power(phrase)
        if sense == "country":
            return self._country(phrase)
        if sense == "people":
            return self._people(phrase)
        if sense == "set":
            return ()
        return self._body(phrase)

    # ------------------------------------------------------------------------------------------ owners

    def owners(self, phrase: Phrase) -> list[Referent]:
        """The countries or bodies whose the thing is, as far as the phrase names them."""
        named = [r for r in phrase.of if r.kind is not MentionKind.DEMONYM] if phrase.preposition == "of" else []
        refs = [r for r in (phrase.possessor, *phrase.joint, *phrase.owners[-1:], *named) if r is not None]
        power = phrase.noun.sense == "power"
        found = [o for ref in refs for r in ref.referents if (o := self.scene.belongs_to(r)) and (power or o is r)]
        return list(dict.fromkeys(found))

    # ------------------------------------------------------------------------------------------ countries

    def _power(self, phrase: Phrase) -> tuple[Referent, ...]:
        """A government is its country; a named administration is a body of its own."""
        noun = phrase.noun.noun
        if noun == "administration" and (person := self._person_owner(phrase)) is not None:
            label = f"{person.entity.label.split()[-1]} administration"
            found = self.scene.registry.own(label, EntityType.GOVERNMENT_BODY, person.country)
            found.nouns.add(noun)
            return (found,)
        owners = self.owners(phrase)
        if noun == "authority" and not phrase.plural:
            return ()
        if owners:
            if noun not in _GOVERNMENTS and self._person_owner(phrase) is not None:
                return ()
            for owner in owners:
                owner.nouns.add(noun)
            return tuple(owners)
        if not phrase.definite or phrase.unknown_possessor or phrase.owners:
            return ()
        if phrase.modifiers or noun in ("side", "leadership", "authority"):
            return ()
        here = phrase.sentence.index
        found_last = self.scene.history.last(here, _FAR, lambda r: r.type is EntityType.COUNTRY and noun in r.nouns)
        if found_last is None:
            near = self.scene.history.distinct(here, 1, (EntityType.COUNTRY,))
            found_last = near[0] if len(near) == 1 else None
        return (found_last,) if found_last else ()

    @staticmethod
    def _person_owner(phrase: Phrase) -> Referent | None:
        for ref in (phrase.possessor, *phrase.owners, *reversed(phrase.of)):
            if ref and len(ref.referents) == 1 and ref.referents[0].type is EntityType.PERSON:
                return ref.referents[0]
        return None

    def _country(self, phrase: Phrase) -> tuple[Referent, ...]:
        if phrase.plural or phrase.noun.noun == "power":
            return ()
        if phrase.possessor is not None:
            if phrase.noun.noun in ("neighbor", "neighbour", "superpower") or (
                phrase.modifiers and phrase.modifiers != ["own"]
            ):
                return ()
            return self._homes(phrase.possessor)
        if phrase.owners:
            owner = self.scene.owner_of(phrase.owners[-1])
            own = owner is not None and owner.type is EntityType.COUNTRY and phrase.owners[-1].end == phrase.head
            return (owner,) if own and owner and phrase.determiner == "the" else ()
        if phrase.determiner not in ("the", "that", "this") or phrase.number or phrase.of:
            return ()
        if any(m in self.words["restrictive"] or m == "host" for m in phrase.modifiers):
            return ()
        if phrase.noun.noun in ("neighbor", "neighbour", "superpower", "republic") and not phrase.modifiers:
            return ()
        tokens = phrase.tokens
        after = tokens[phrase.head + 1] if phrase.head + 1 < len(tokens) else None
        if after is not None and (after.tag in ("NN", "NNS", "NNP") or after.text == "of"):
            return ()
        found = self._last_country(phrase)
        return (found,) if found else ()

    def _homes(self, possessor: Ref) -> tuple[Referent, ...]:
        found = [self.scene.belongs_to(r) for r in possessor.referents]
        return tuple(dict.fromkeys(r for r in found if r is not None and r.type is EntityType.COUNTRY))

    def _last_country(self, phrase: Phrase) -> Referent | None:
        """The country spoken of last, in this sentence or the three before it; one that only stands in a title or
        before another noun ("US President") counts as further away, and so does the subject of the clause, for which
        a text would say "its"."""
        kinds = self.scene.lexicon.realms.get(phrase.noun.noun)
        for size in range(len(phrase.modifiers), 0, -1):
            region = self.scene.lexicon.realms.get(" ".join(phrase.modifiers[-size:]))
            kinds = region if region is not None else kinds
        here = phrase.sentence.index
        tokens = phrase.tokens
        subject = subject_of(phrase.sentence, clause_of(tokens, phrase.head))
        best: tuple[float, Referent] | None = None
        for occurrence in self.scene.history.backwards(here, _NEAR if kinds is None else 4 * _NEAR):
            if len(occurrence.referents) != 1:
                continue
            country: Referent | None = occurrence.referents[0]
            if occurrence.sentence == here and occurrence.referents[0].type is EntityType.PLACE:
                country = self.scene.registry.country(occurrence.referents[0].country)
            if country is None or country.type is not EntityType.COUNTRY:
                continue
            if kinds is not None and country.entity.label not in kinds:
                continue
            distance = here - occurrence.sentence
            words = (phrase.head if not distance else _LINE) - occurrence.token
            score = -_LINE * distance - words - (_ASIDE if occurrence.modifier else 0)
            if not distance and occurrence.token == subject:
                score -= 2 * _LINE
            if best is None or score > best[0]:
                best = score, country
        return best[1] if best else None

    def _people(self, phrase: Phrase) -> tuple[Referent, ...]:
        owners = [o for o in self.owners(phrase) if o.type is EntityType.COUNTRY]
        if len(owners) != 1 or phrase.number or phrase.noun.noun == "citizen" or phrase.unknown_possessor:
            return ()
        if phrase.possessor is not None and phrase.possessor.referents[0].type is EntityType.PERSON:
            return ()
        owner = owners[0]
        if any(m in self.words["restrictive"] for m in phrase.modifiers) or (
            phrase.possessor is not None and phrase.modifiers
        ):
            return ()
        label = self.scene.text(phrase.sentence, phrase.first_core, phrase.end) if phrase.of else None
        return (self.scene.people_of(owner.entity, phrase.noun.noun, label),)

    # ------------------------------------------------------------------------------------------ institutions

    def _body(self, phrase: Phrase) -> tuple[Referent, ...]:
        if (site := self._site(phrase)) is not None:
            return (site,)
        inner = self._named_inside(phrase)
        if inner is not None:
            inner.nouns.add(phrase.noun.noun)
            return (inner,)
        if phrase.number or (phrase.unknown_possessor and not phrase.owners):
            return ()
        if phrase.determiner in ("a", "an", "no", "any", "some", "another", "every", "each"):
            return ()
        if phrase.noun.types[0] is EntityType.MEDIA and not phrase.capital and phrase.noun.sense == "named":
            return ()
        owners = self.owners(phrase)
        if owners and phrase.noun.sense == "named":
            return self._owned(phrase, owners)
        if owners and phrase.noun.sense == "body":
            return self._owned(phrase, owners) if phrase.modifiers and not phrase.of else ()
        bare = phrase.capital and not phrase.determiner and phrase.noun.sense == "named"
        if not (phrase.definite or bare) or phrase.owners:
            return ()
        known = self._known(phrase)
        if known is not None:
            return (known,)
        return self._described(phrase)

    def _site(self, phrase: Phrase) -> Referent | None:
        """The place of "the Ariel settlement bloc"."""
        if not phrase.owners or len(phrase.owners[-1].referents) != 1 or phrase.plural:
            return None
        nouns = (self.scene.lexicon.nouns.get(m) for m in phrase.modifiers)
        place = phrase.owners[-1].referents[0]
        return place if place.type is EntityType.PLACE and any(n and n.sense == "place" for n in nouns) else None

    def _named_inside(self, phrase: Phrase) -> Referent | None:
        """The body whose name the noun explains: "the Xinhua news agency", "the Hamas movement"."""
        if not phrase.owners or phrase.plural:
            return None
        ref = phrase.owners[-1]
        if len(ref.referents) != 1 or (ref.end < phrase.first_core and phrase.modifiers and ref.start < phrase.start):
            return None
        referent = ref.referents[0]
        types = (*phrase.noun.types, EntityType.ORGANISATION)
        if referent.type not in types:
            return None
        label = referent.entity.label.casefold().split()
        if phrase.noun.sense == "named" and referent.type in _OFFICIAL and phrase.noun.noun not in label:
            return None
        return referent

    def _owned(self, phrase: Phrase, owners: list[Referent]) -> tuple[Referent, ...]:
        """ "Russia's foreign ministry": as the tables know it, else under the country's adjective."""
        if phrase.possessor is not None and phrase.possessor.referents[0].type is EntityType.PERSON:
            return ()
        tags = {t.tag for t in phrase.tokens[phrase.start : phrase.head]}
        restricted = self.words["restrictive"] - self.words["portfolios"]
        if any(m in restricted for m in phrase.modifiers) or not tags.isdisjoint(("JJS", "JJR", "RBS")):
            return ()
        core = self._telling(phrase)
        if not core and phrase.noun.sense == "body":
            return ()
        if not phrase.capital and phrase.noun.noun not in self.words["owned"]:
            return ()
        head = phrase.tokens[phrase.head].text.lower()
        found = [self._of(owner, [*core, head], phrase) for owner in owners]
        for referent in found:
            referent.nouns.add(phrase.noun.noun)
        return tuple(found)

    def _telling(self, phrase: Phrase) -> list[str]:
        """The modifiers that tell which institution it is."""
        idle = self.words["rank_free"] | self.words["generic"]
        return [m for m in phrase.modifiers if m not in idle and m != "-"]

    def _of(self, owner: Referent, core: list[str], phrase: Phrase) -> Referent:
        adjective = self.scene.adjective(owner.entity)
        words = [w.capitalize() for w in core]
        for form in (
            [*adjective.split(), *words],
            [*owner.entity.label.split(), *words],
            [*words, "of", *owner.entity.label.split()],
        ):
            for match in self.scene.tables.find(form):
                fit = match.start == 0 and match.end == len(form)
                if fit and match.candidates[0].entity.type is not EntityType.PERSON:
                    return self.scene.registry.of(match.candidates[0].entity)
        type = phrase.noun.types[0]
        if phrase.plural:
            found = self.scene.registry.local(f"{adjective} {' '.join(core)}", type, owner.country)
            found.plural = True
        else:
            found = self.scene.registry.local(f"{adjective} {' '.join(words)}", type, owner.country)
        found.of = found.of or owner.entity
        return found

    def _known(self, phrase: Phrase) -> Referent | None:
        """The body spoken of last that the noun fits: by type, and where the noun is part of names, by name."""
        noun = phrase.noun
        qualifiers = self._telling(phrase)

        def fits(referent: Referent, types: Sequence[EntityType]) -> bool:
            if referent.type not in types or referent.plural is not phrase.plural:
                return False
            label = referent.entity.label.casefold().split()
            if noun.sense == "named" and noun.noun not in referent.nouns and noun.noun not in label:
                return qualifiers == ["news"] and referent.type is EntityType.MEDIA
            return all(q in label or q in referent.nouns or q == "news" for q in qualifiers)

        within = _FAR if noun.sense == "named" else _NEAR
        for types in [(t,) for t in noun.types] if noun.sense == "body" else [noun.types]:
            found = self.scene.history.last(phrase.sentence.index, within, partial(fits, types=types))
            if found is not None:
                return found
        return None

    def _described(self, phrase: Phrase) -> tuple[Referent, ...]:
        """A body that the text has not named: by its ambassador, its head, or the words of the text."""
        noun = phrase.noun.noun
        if phrase.plural or phrase.noun.sense != "named" or phrase.unknown_possessor:
            return ()
        if noun == "embassy" and not phrase.modifiers:
            owners = self._titled("ambassador")
            return (self._of(owners[0], ["embassy"], phrase),) if len(owners) == 1 else ()
        if noun in ("department", "ministry") and phrase.capital and not phrase.modifiers:
            return self._headed(phrase)
        core = self._telling(phrase)
        if noun not in self.words["described"]:
            return ()
        if not core or phrase.determiner != "the" or any(m in self.words["restrictive"] for m in phrase.modifiers):
            return ()
        label = self.scene.text(phrase.sentence, phrase.start + 1, phrase.head + 1)
        found = self.scene.registry.own(label, phrase.noun.types[0])
        found.nouns.add(noun)
        return (found,)

    def _titled(self, noun: str) -> list[Referent]:
        found = [self.scene.registry.of(t.of) for p in self.scene.persons for t in p.titles if t.noun == noun and t.of]
        return list(dict.fromkeys(found))

    def _headed(self, phrase: Phrase) -> tuple[Referent, ...]:
        """ "The Department" where the text names one minister or secretary: what that person heads."""
        found: dict[str, Entity | None] = {}
        for person in self.scene.persons:
            for title in person.titles:
                words = title.core.split()
                if title.noun in _HEADS_OF and words[:2] == [title.noun, "of"]:
                    found.setdefault(" ".join(words[2:]), title.of)
        if len(found) != 1:
            return ()
        field, of = next(iter(found.items()))
        country = self.scene.registry.of(of) if of else None
        head = phrase.noun.noun
        if country is not None:
            return (self._of(country, [*field.split(), head], phrase),)
        label = " ".join(w.capitalize() for w in (*field.split(), head))
        return (self.scene.registry.own(label, EntityType.GOVERNMENT_BODY),)
