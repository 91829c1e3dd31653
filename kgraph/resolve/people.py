"""Who the persons named in a text are: full names first, then what shorter forms stand for, then the tables.

Two people of one surname are kept apart; a short form that fits both is bound only where title, gender or what the
text did before decides, and stays an entity of its own document otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from kgraph.errors import NotFoundError
from kgraph.model import Document, Entity, EntityType, Interval, content_hash, local_entity, slug
from kgraph.resolve.actors import ActorTables
from kgraph.resolve.affiliation import in_service, serves
from kgraph.resolve.discourse import Referent, Title, text_span
from kgraph.resolve.lexicon import Lexicon
from kgraph.resolve.names import PersonName, gender_of, is_glued, names_person, parse_name, parts_of, same_person
from kgraph.resolve.spans import NameSpan
from kgraph.resolve.surnames import SurnameReader

_VAGUE = frozenset({"envoy", "special envoy", "mediator", "representative", "special representative", "diplomat"})
"""What several serve as at a time, though the tables may know only one of them."""
_NEAR = 3
"""Sentences within which one of two people of a surname is the one at hand."""
_REIGNING = frozenset({"king", "queen", "emperor", "empress", "emir", "sultan", "pope"})
"""Titles that are followed by the first name."""


@dataclass(slots=True, eq=False)
class Person:
    """All places of a text that name one person."""

    name: PersonName
    spans: list[NameSpan] = field(default_factory=list)
    titles: list[Title] = field(default_factory=list)
    gender: str = ""
    bare: bool = False
    """Whether a short form has been bound to this person already."""
    referent: Referent | None = None
    home: str | None = None
    """The country (alpha-3) of everyone whom the name alone can mean."""

    def add(self, span: NameSpan) -> None:
        self.spans.append(span)
        if span.title is not None and not span.related:
            self.titles.append(span.title)
        if span.honorific:
            self.gender = span.honorific

    @property
    def country(self) -> str | None:
        return next((t.of.country for t in self.titles if t.of and t.of.country), None)


class People:
    """The persons of one document."""

    def __init__(self, document: Document, surnames: SurnameReader, countries: frozenset[str]) -> None:
        """``countries`` are those (alpha-3) that the document names."""
        self.document = document
        self.tables: ActorTables = surnames.tables
        self.lexicon: Lexicon = surnames.lexicon
        self.surnames = surnames
        self.countries = countries
        day = document.published
        self.on = Interval(day, day) if day else None
        self.persons: list[Person] = []
        self._of: dict[int, Person] = {}
        self._by_part: dict[str, list[Person]] = {}
        self._company = False
        """Whether the text names someone who leads a state, so that others of its plain names may do so too."""

    def settle(self, spans: Iterable[NameSpan]) -> dict[int, Referent]:
        """The referents of the spans that name persons, by ``id`` of the span.

        ``spans`` are all names of the document in text order that the tables do not know as something else.
        """
        named = [(span, self._name(span)) for span in spans]
        for span, name in named:
            if name.full and (span.type is EntityType.PERSON or span.candidates):
                self._full(span, name)
        self._unglue(named)
        for span, name in named:
            if id(span) not in self._of:
                self._short(span, name)
        found = {}
        self._company = any(self._is_statesman(person) for person in self.persons)
        for person in self.persons:
            person.referent = self._identify(person)
        for key, person in self._of.items():
            assert person.referent is not None
            found[key] = person.referent
        return found

    def _name(self, span: NameSpan) -> PersonName:
        country = next((c.entity.country for c in span.candidates if c.entity.type is EntityType.PERSON), None)
        if country is None and span.title and span.title.of:
            country = span.title.of.country
        return parse_name(span.words, self.lexicon, country)

    # ------------------------------------------------------------------------------------------ within the text

    def _full(self, span: NameSpan, name: PersonName) -> None:
        fitting = [p for p in self._sharing(name.parts[:1] + name.parts[-1:]) if same_person(p.name, name)]
        fitting = fitting or self._with_given_name(span, name)
        exact = [p for p in fitting if p.name.parts == name.parts]
        chosen = exact[0] if exact else fitting[0] if len(fitting) == 1 else None
        if chosen is None:
            chosen = self._new(name)
        elif len(name.parts) > len(chosen.name.parts):
            chosen.name = name
            self._index(chosen)
        self._bind(span, chosen)

    def _with_given_name(self, span: NameSpan, name: PersonName) -> list[Person]:
        """Whom the text has called by a given name and just these family names ("Marcelo *Rebelo de Sousa*")."""
        if span.candidates or name.parts[0] in self.lexicon.given_names:
            return []
        size = len(name.parts)
        longer = (p for p in self._sharing(name.parts[-1:]) if len(p.name.parts) > size)
        return [p for p in longer if p.name.parts[-size:] == name.parts]

    def _new(self, name: PersonName) -> Person:
        person = Person(name)
        self.persons.append(person)
        self._index(person)
        return person

    def _index(self, person: Person) -> None:
        for part in dict.fromkeys(person.name.parts):
            bearers = self._by_part.setdefault(part, [])
            if person not in bearers:
                bearers.append(person)

    def _sharing(self, parts: Iterable[str]) -> list[Person]:
        """The persons whose names contain one of the parts."""
        return list(dict.fromkeys(p for part in parts for p in self._by_part.get(part, ())))

    def _unglue(self, named: Iterable[tuple[NameSpan, PersonName]]) -> None:
        """Gives names that lost the space before or after them to the person whom the text names properly."""
        for span, name in named:
            found = [p for p in self._sharing(name.parts[1:2]) if is_glued(name, p.name)]
            found = [p for p in found if not any(is_glued(p.name, q.name) for q in found)]
            if len(found) == 1:
                person = self._of.get(id(span))
                if person is not None:
                    self._drop(person)
                    for other in person.spans:
                        self._bind(other, found[0])
                else:
                    self._bind(span, found[0])

    def _drop(self, person: Person) -> None:
        if person in self.persons:
            self.persons.remove(person)
            for part in dict.fromkeys(person.name.parts):
                self._by_part[part].remove(person)

    def _short(self, span: NameSpan, name: PersonName) -> None:
        """Binds a short form to a person of the text, or makes one where title or label say that it is a person."""
        if not name.parts:
            return
        found = self._bearers(span, name)
        if found is not None:
            found.bare = True
            self._bind(span, found)
            return
        known = any(c.entity.type is EntityType.PERSON for c in span.candidates)
        if known or span.type is EntityType.PERSON or self._acts(span, name):
            self._bind(span, self._new(name))

    def _acts(self, span: NameSpan, name: PersonName) -> bool:
        """Whether a single word that is labelled as something else is the family name of an office-holder: it does
        or owns something here ("Moon's decision"), or the holder is known by country and date."""
        tokens = span.sentence.tokens
        token = tokens[span.head]
        if span.candidates or span.end - span.start != 1 or not self.surnames.bearers(name):
            return False
        verbs = self.lexicon.words["agent_verbs"] | self.lexicon.words["speech_verbs"]
        if token.dep == "poss" or (token.dep == "nsubj" and tokens[token.head].lemma in verbs):
            return True
        if not self.surnames.is_plain(name) and self.surnames.famous(name, self.on) is not None:
            return True
        argument = token.dep in ("nsubj", "nsubjpass", "dobj", "pobj", "conj", "agent")
        return argument and self.surnames.in_office(name, self.countries, self.on) is not None

    def _bearers(self, span: NameSpan, name: PersonName) -> Person | None:
        scored = [(names_person(name, p.name), p) for p in self._sharing(name.parts)]
        best = max((s for s, _ in scored), default=0)
        if best == 0 or (best == 1 and not self._may_be_given(span)):
            return None
        fitting = [p for s, p in scored if s == best and self._agrees(span, p)]
        if len(fitting) > 1:
            fitting = self._likeliest(span, fitting)
        return fitting[0] if len(fitting) == 1 else None

    def _may_be_given(self, span: NameSpan) -> bool:
        """A part other than the family name stands for a person only where it is taken for a name anyway."""
        if span.type is EntityType.PERSON or span.title is not None:
            return True
        return span.end - span.start == 1 and span.words[0].lower() not in self.lexicon.given_names

    def _agrees(self, span: NameSpan, person: Person) -> bool:
        gender = person.gender or gender_of(person.name, self.lexicon)
        if span.honorific and gender and span.honorific != gender:
            return False
        if span.title and span.title.noun in _REIGNING and len(person.name.parts) > 1:
            return any(t.noun == span.title.noun for t in person.titles)  # "King Ibrahim" is not Anwar Ibrahim
        if span.title and span.title.of and span.title.of.country:
            return person.country in (None, span.title.of.country)
        return True

    def _likeliest(self, span: NameSpan, persons: list[Person]) -> list[Person]:
        """Of several people with the name: who bears the title, else whom the text calls so already, else the one who
        leads a state, else the only one of them who was named nearby, or in a headline the one who will be."""
        if span.title is not None:
            for said in ("core", "noun"):
                titled = [p for p in persons if any(getattr(t, said) == getattr(span.title, said) for t in p.titles)]
                if len(titled) == 1:
                    return titled
        bare = [p for p in persons if p.bare] or [p for p in persons if self._is_statesman(p)]
        if len(bare) == 1:
            return bare
        before = [p for p in persons if p.spans and _position(p.spans[0]) < _position(span)]
        here = span.sentence.index
        if len(before) == 1:
            return before
        if not before:
            first = min(p.spans[0].sentence.index for p in persons)
            return [p for p in persons if p.spans[0].sentence.index == first <= here + _NEAR]
        return [p for p in persons if any(0 <= here - s.sentence.index <= _NEAR for s in p.spans)]

    def _bind(self, span: NameSpan, person: Person) -> None:
        person.add(span)
        first = span.words[0].lower()
        if span.title is None and len(span.words) > 1 and first in self.lexicon.person_nouns:
            person.titles.append(Title(first, first, None))  # "President Trump" is a name of the tables
        self._of[id(span)] = person

    # ------------------------------------------------------------------------------------------ by the tables

    def _identify(self, person: Person) -> Referent:
        entity = self._known(person) or self._local(person)
        gender = person.gender or gender_of(person.name, self.lexicon)
        gender = self.tables.gender(entity) or gender
        office = serves(self.tables, entity, self.on)
        of = next((t.of for t in person.titles if t.of), None) or office
        nouns = {t.noun for t in person.titles}
        entity = in_service(entity, office, person.titles)
        return Referent(entity, gender, False, list(person.titles), nouns, of)

    def _known(self, person: Person) -> Entity | None:
        entities = {
            c.entity.id: c.entity for s in person.spans for c in s.candidates if c.entity.type is EntityType.PERSON
        }
        if not entities and len(person.name.parts) > 2 and person.name.full:
            ends = [person.name.parts[0].title(), person.name.parts[-1].title()]
            for match in self.tables.find(ends):
                if match.end - match.start == 2:
                    entities = {c.entity.id: c.entity for c in match.candidates if c.entity.type is EntityType.PERSON}
        fitting = [e for _, e in sorted(entities.items()) if person.country in (None, e.country) or e.country is None]
        if len(fitting) > 1:
            fitting = [e for e in fitting if self._in_office(e, person)]
        if len(fitting) == 1:
            return fitting[0]
        return None if fitting else self._by_office(person) or self._by_surname(person)

    def _by_surname(self, person: Person) -> Entity | None:
        """Who is meant by a family name alone, if title and date, or country and date, leave one."""
        if person.name.full:
            return None
        if person.titles:
            return self.surnames.with_title(person.name, person.titles, self.on) or self._by_short_title(person)
        if not any(s.type is EntityType.PERSON or self._acts(s, person.name) for s in person.spans):
            return None
        return self.surnames.in_office(person.name, self.countries, self.on) or self._by_fame(person)

    def _by_short_title(self, person: Person) -> Entity | None:
        """Whom a title means that leaves out half of the office ("Secretary Blinken"), on the day of the text."""
        famous = self.surnames.famous(person.name, self.on)
        if self.on is None or famous is None or famous.entity is None:
            return None
        for tenure in self.tables.leading(famous.entity.id):
            words = tenure.office_label.lower().split()
            if tenure.interval.overlaps(self.on) and any(
                t.core == t.noun in words and not t.past for t in person.titles
            ):
                return famous.entity
        return None

    def _by_fame(self, person: Person) -> Entity | None:
        """Who is meant by a family name that the text takes for known. A plain one ("May") is so only in the company
        of another statesman, on a day that leaves no choice."""
        famous = self.surnames.famous(person.name, self.on)
        if famous is None:
            return None
        if self.surnames.is_plain(person.name) and (self.on is None or not self._company or famous.entity is None):
            return None
        gender = self.tables.gender(famous.entity) if famous.entity else None
        if person.gender and gender and person.gender != gender:
            return None
        person.home = famous.country
        return famous.entity

    def _is_statesman(self, person: Person) -> bool:
        """Whether the name tells by itself that its bearer leads a state."""
        ids = {c.entity.id for s in person.spans for c in s.candidates if c.entity.type is EntityType.PERSON}
        if ids:
            return len(ids) == 1 and bool(self.tables.leading(ids.pop()))
        return not self.surnames.is_plain(person.name) and self.surnames.famous(person.name, self.on) is not None

    def _in_office(self, entity: Entity, person: Person) -> bool:
        return any(self.on is None or tenure.interval.overlaps(self.on) for tenure in self.tables.offices_of(entity.id))

    def _by_office(self, person: Person) -> Entity | None:
        """The holder of an office that the text gives the person, if the family name is the holder's."""
        found: dict[str, Entity] = {}
        for title in person.titles:
            if title.of is None or title.future:
                continue
            on = None if title.past else self.on
            for role in self.tables.role(title.core, title.of.id):
                for tenure in self.tables.holders(role, title.of.id, on):
                    if self._same_family(person.name, tenure.person):
                        found[tenure.person.id] = tenure.person
        return next(iter(found.values())) if len(found) == 1 else None

    def _same_family(self, name: PersonName, entity: Entity) -> bool:
        other = parse_name(entity.label.split(), self.lexicon, entity.country)
        if name.full:
            return same_person(name, other) or (name.family == other.family and name.given[:1] == other.given[:1])
        return names_person(name, other) == 2

    def _local(self, person: Person) -> Entity:
        """An entity known from the text alone: by full name for all texts, by a surname for this text only."""
        longest = max(person.spans, key=lambda s: (len(parts_of(s.words)), -_position(s)[0]))
        label = self._text(longest)
        told = next((s.home for s in person.spans if s.home), None)
        if person.name.full:
            return local_entity(label, EntityType.PERSON, person.country or told)
        id = f"kg:{slug(label)}-{content_hash(self.document.id, length=8)}"
        return Entity(id, label, EntityType.PERSON, person.country or person.home)

    def _text(self, span: NameSpan) -> str:
        start, end = text_span(span.sentence, span.start, span.end)
        return " ".join(self.document.text[start:end].split())


def _position(span: NameSpan) -> tuple[int, int]:
    return span.sentence.index, span.start


def office_holder(tables: ActorTables, title: Title, on: Interval | None) -> Entity | None:
    """Who holds the office that ``title`` names on a day, if that is one person beyond doubt."""
    if title.of is None or title.past or title.future or on is None or title.core in _VAGUE:
        return None
    try:
        roles = tables.role(title.core, title.of.id)
    except NotFoundError:
        return None
    for role in roles:
        holders = {t.person.id: t.person for t in tables.holders(role, title.of.id, on) if not t.acting}
        if len(holders) == 1:
            return next(iter(holders.values()))
        if holders:
            return None
    return None
