"""What the names of a document mean: persons, countries, places, bodies; the same thing under all its names."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from kgraph.model import Entity, EntityType, MentionKind, local_entity
from kgraph.resolve.abbreviations import abbreviations
from kgraph.resolve.abroad import Abroad
from kgraph.resolve.actors import Candidate
from kgraph.resolve.alike import agree
from kgraph.resolve.discourse import Ref, Referent, dateline_end
from kgraph.resolve.lexicon import place_key
from kgraph.resolve.longnames import LongNames
from kgraph.resolve.people import People
from kgraph.resolve.places import PlaceReader
from kgraph.resolve.scene import Scene
from kgraph.resolve.spans import NameSpan
from kgraph.resolve.surnames import SurnameReader
from kgraph.resolve.titles import land_of, owner_of

_SEATS = frozenset({"capital", "seat", "venue"})
_LANDS = (EntityType.COUNTRY, EntityType.PLACE)
_SITES = (EntityType.PLACE, EntityType.OTHER)


class NameBinder:
    """Binds the names of one document, given in text order, to referents."""

    def __init__(self, scene: Scene, surnames: SurnameReader) -> None:
        self.scene = scene
        self.surnames = surnames
        self.places = PlaceReader(scene.lexicon)
        self.names = LongNames(scene.lexicon.nouns)
        self._named: frozenset[str] = frozenset()
        """What the text names beyond doubt somewhere."""
        self._named_long: frozenset[str] = frozenset()
        """What it names so by a form that means nothing else."""
        self._homes: frozenset[str] = frozenset()
        """Codes of the countries that it names beyond doubt."""
        self._abroad = Abroad((), frozenset())

    def bind(self, spans: Sequence[NameSpan]) -> list[Ref]:
        """The references that the names make, in the order of ``spans``; names that mean nothing are left out."""
        for span in spans:
            span.candidates = self._in_force(span.candidates)
        agree(spans)
        families = frozenset(s.words[-1] for s in spans if s.end - s.start > 1 and self._may_be_person(s))
        persons = [s for s in spans if self._may_be_person(s) or self._is_namesake(s, families)]
        countries = frozenset(c.entity.country for s in spans for c in s.candidates if c.entity.country)
        people = People(self.scene.document, self.surnames, countries)
        settled = people.settle(persons)
        self._named = frozenset(e.id for s in spans for e in _plain(s.candidates))
        sure = (e for s in spans for e in _plain(s.candidates))
        self._homes = frozenset(e.country for e in sure if e.type is EntityType.COUNTRY and e.country)
        self._abroad = Abroad(spans, self._homes)
        self._named_long = frozenset(
            s.candidates[0].entity.id for s in spans if len(s.candidates) == 1 and not s.candidates[0].ambiguous
        )
        for key, referent in settled.items():
            settled[key] = self.scene.registry.add(referent)
        self.scene.persons = list(dict.fromkeys(settled[id(s)] for s in spans if id(s) in settled))
        short = abbreviations(spans)
        found: list[Ref] = []
        named: dict[str, Ref] = {}
        for span in spans:
            if (
                len({c.entity.id for c in span.candidates}) == 1
                and span.end - span.start > 1
                and id(span) not in settled
            ):
                self.names.add(span.words, self.scene.registry.of(span.candidates[0].entity))
        for span in spans:
            if id(span) in settled:
                refs = (settled[id(span)],)
                found.append(Ref(span.sentence.index, span.start, span.end, span.head, MentionKind.NAME, refs))
                continue
            ref = self._known_short(span, short, named) or self._bind(span)
            if ref is not None:
                found.append(ref)
                named.setdefault(" ".join(span.words), ref)
        return found

    def _may_be_person(self, span: NameSpan) -> bool:
        if span.candidates:
            return any(c.entity.type is EntityType.PERSON for c in span.candidates)
        if " ".join(span.words).lower() in self.scene.lexicon.peoples:
            return False
        return span.type is EntityType.PERSON or not span.sure

    @staticmethod
    def _is_namesake(span: NameSpan, families: frozenset[str]) -> bool:
        """Whether a word that also is an adjective or the like is the family name of someone whom the text names
        ("Ersin *Tatar*")."""
        token = span.sentence.tokens[span.head]
        if span.end - span.start > 1 or span.words[0] not in families or token.tag != "NNP":
            return False
        other = all(c.ambiguous or c.kind == "demonym" for c in span.candidates)
        return other and token.dep not in ("amod", "compound", "nmod")

    # ------------------------------------------------------------------------------------------ short forms

    def _known_short(self, span: NameSpan, short: dict[str, NameSpan], named: dict[str, Ref]) -> Ref | None:
        if span.end - span.start != 1:
            return None
        long = short.get(span.words[0])
        ref = named.get(" ".join(long.words)) if long is not None else None
        if ref is None:
            return None
        return Ref(span.sentence.index, span.start, span.end, span.head, MentionKind.NAME, ref.referents)

    # ------------------------------------------------------------------------------------------ what is not a person

    def _bind(self, span: NameSpan) -> Ref | None:
        low = " ".join(span.words).lower()
        lexicon = self.scene.lexicon
        if low in lexicon.sets:
            members = tuple(r for form in lexicon.sets[low] if (r := self.scene.registry.named(form)))
            return self._ref(span, MentionKind.NAME, *members)
        if not span.candidates and self._is_epithet(low.split()):
            return None
        if span.people:
            people = span.candidates[0]
            kind = MentionKind.DEMONYM if people.kind == "demonym" else MentionKind.NAME
            return self._ref(span, kind, self._people(people.entity))
        if low in lexicon.peoples:
            label, country = lexicon.peoples[low]
            return self._ref(
                span, MentionKind.NAME, self._people(local_entity(label, EntityType.ORGANISATION, country))
            )
        if self._is_part(span):
            return self._part(span)
        if span.candidates:
            return self._from_tables(span)
        if (state := self._governed(span)) is not None:
            return self._ref(span, MentionKind.NAME, state)
        if span.type is None:
            return None
        return self._ref(span, MentionKind.NAME, self._from_text(span))

    def _people(self, entity: Entity) -> Referent:
        """The referent of a people without a state of its own."""
        referent = self.scene.registry.of(entity)
        referent.plural = referent.part = True
        return referent

    def _governed(self, span: NameSpan) -> Referent | None:
        """The state of "the Russian Government", where that is written as a name; the government of a land in one."""
        if span.words[-1].lower() != "government":
            return None
        candidates = self.scene.tables.exact(" ".join(span.words[:-1]))
        owners = {owner_of([c]) or land_of([c]) for c in candidates}
        state = owners.pop() if len(owners) == 1 else None
        if state is not None and state.type is EntityType.PLACE:
            label = f"{self.scene.adjective(state)} government"
            return self.scene.registry.local(label, EntityType.GOVERNMENT_BODY, state.country)
        return self.scene.registry.of(state) if state is not None and state.type is EntityType.COUNTRY else None

    def _is_epithet(self, words: list[str]) -> bool:
        """Whether a name is a phrase that is read as a noun phrase ("the Islamic Republic")."""
        known = (e.phrase for e in self.scene.lexicon.epithets.get(words[-1], ()) if len(e.phrase) > 1)
        return any(tuple(words[-len(phrase) :]) == phrase for phrase in known)

    def _is_part(self, span: NameSpan) -> bool:
        """Whether a word of direction makes a part of a country or city: "eastern Ukraine", "East Jerusalem"."""
        tokens = span.sentence.tokens
        if not span.start or tokens[span.start - 1].text.lower() not in self.scene.lexicon.words["directions"]:
            return False
        if span.candidates:
            return all(c.entity.type in _LANDS and c.kind != "demonym" for c in span.candidates)
        return span.type is EntityType.PLACE

    def _part(self, span: NameSpan) -> Ref | None:
        countries = {c.entity.country for c in span.candidates}
        label = self.scene.text(span.sentence, span.start - 1, span.end)
        label = label[0].upper() + label[1:]
        country = countries.pop() if len(countries) == 1 else None
        referent = self.scene.registry.local(label, EntityType.PLACE, country)
        return Ref(span.sentence.index, span.start - 1, span.end, span.head, MentionKind.NAME, (referent,))

    def _ref(self, span: NameSpan, kind: MentionKind, *referents: Referent) -> Ref | None:
        if not referents:
            return None
        return Ref(span.sentence.index, span.start, span.end, span.head, kind, tuple(referents))

    def _from_tables(self, span: NameSpan) -> Ref | None:
        candidates = [c for c in span.candidates if not self._abroad.has(c)]
        if not candidates:
            return self._ref(span, MentionKind.NAME, self._own_body(span)) if span.end - span.start > 1 else None
        seats = [c for c in candidates if c.kind in _SEATS and not self._is_elsewhere(c, candidates)]
        if not seats:
            candidates = [c for c in candidates if c.kind not in _SEATS] or candidates
        if seats and len(seats) == len([c for c in candidates if c.entity.type is not EntityType.PLACE]):
            return self._seat(span, candidates, seats)
        if all(c.ambiguous for c in candidates) and (own := self._by_beginning(span, candidates)) is not None:
            return self._ref(span, MentionKind.NAME, own)
        chosen = self._choose(span, candidates)
        if chosen is None:
            return None
        if chosen.kind == "demonym" and self._is_language(span):
            return None
        if chosen.kind == "demonym" and self._is_counted(span):
            return self._ref(span, MentionKind.NAME, self.scene.people_of(chosen.entity))
        referent = self.scene.registry.of(chosen.entity)
        kind = MentionKind.NAME
        if chosen.kind == "demonym" and not self._is_noun(span, candidates):
            kind = MentionKind.DEMONYM
        self.names.add(span.words, referent)
        return self._ref(span, kind, referent)

    def _own_body(self, span: NameSpan) -> Referent:
        """A body of which only the text knows, under a name that the tables give to others."""
        label = self.scene.text(span.sentence, span.start, span.end)
        return self.scene.registry.own(label, span.candidates[0].entity.type)

    def _is_elsewhere(self, seat: Candidate, candidates: Sequence[Candidate]) -> bool:
        """Whether a capital has a namesake in another country and the text does not name its own ("Victoria")."""
        if not seat.ambiguous or seat.entity.id in self._named:
            return False
        home = seat.entity.country
        return any(c.entity.type is EntityType.PLACE and c.entity.country not in (None, home) for c in candidates)

    @staticmethod
    def _is_noun(span: NameSpan, candidates: Sequence[Candidate]) -> bool:
        """Whether a form that is name and adjective ("US") is the name here."""
        if span.sentence.tokens[span.head].tag in ("NNS", "NNPS"):
            return False
        names = {c.kind for c in candidates} - {"demonym"}
        return bool(names) and span.sentence.tokens[span.head].dep not in ("amod", "compound", "nmod")

    def _is_counted(self, span: NameSpan) -> bool:
        """Whether people are meant and not their country: "thousands of Chadians", "most Danes"."""
        tokens = span.sentence.tokens
        if tokens[span.head].tag not in ("NNS", "NNPS") or not span.start:
            return False
        before = tokens[span.start - 1]
        if before.text.lower() == "of" and span.start > 1:
            before = tokens[span.start - 2]
        return before.tag == "CD" or before.text.lower() in self.scene.lexicon.words["quantifiers"]

    @staticmethod
    def _is_language(span: NameSpan) -> bool:
        """Whether an adjective alone behind "in" is a language ("said in French and English")."""
        tokens = span.sentence.tokens
        token = tokens[span.head]
        while token.dep == "conj" and token.head < token.i:
            token = tokens[token.head]
        above = tokens[token.head]
        alone = tokens[span.head].tag not in ("NNS", "NNPS") and token.dep == "pobj" and above.text.lower() == "in"
        return alone and token.i == above.i + 1 and tokens[span.head].dep not in ("amod", "compound", "nmod")

    def _seat(self, span: NameSpan, candidates: Sequence[Candidate], seats: Sequence[Candidate]) -> Ref | None:
        chosen = self._choose(span, seats)
        place = city_of(
            candidates, {c.entity.country for c in ([chosen] if chosen and chosen.entity.country else seats)}
        )
        dateline = span.head < dateline_end(span.sentence)
        if (
            dateline
            or self._before_its_country(span, chosen)
            or self.places.is_place(span.sentence, span.start, span.head)
        ):
            if place is not None:
                return self._ref(span, MentionKind.NAME, self.scene.registry.of(place))
            country = chosen.entity.country if chosen else None
            label = self.scene.text(span.sentence, span.start, span.end)
            label = label.title() if label.isupper() else label
            return self._ref(span, MentionKind.NAME, self.scene.registry.local(label, EntityType.PLACE, country))
        if chosen is None:
            return None
        return self._ref(span, MentionKind.METONYM, self.scene.registry.of(chosen.entity))

    def _before_its_country(self, span: NameSpan, chosen: Candidate | None) -> bool:
        """Whether the name of the country follows after a comma ("Seoul, South Korea")."""
        tokens = span.sentence.tokens
        if chosen is None or span.end + 1 >= len(tokens) or tokens[span.end].text != ",":
            return False
        matches = self.scene.tables.find([t.text for t in tokens[span.end + 1 : span.end + 6]])
        return bool(matches) and matches[0].start == 0 and owner_of(matches[0].candidates) == chosen.entity

    def _in_force(self, candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
        """The candidates whose form held on the day of the document (today if it has none); all, if none did."""
        on = self.scene.registry.on
        held = tuple(c for c in candidates if c.valid is None or (c.valid.overlaps(on) if on else c.valid.end is None))
        known = on is not None or any(c.entity.type is EntityType.COUNTRY for c in held)
        return held if held and known else candidates

    def _choose(self, span: NameSpan, candidates: Sequence[Candidate]) -> Candidate | None:
        """One meaning of a form: the only one; else one that the document names elsewhere; else a sure one."""
        if len({c.entity.id for c in candidates}) <= 1:
            return candidates[0] if candidates else None
        lands = [c for c in candidates if c.entity.type is EntityType.PLACE]
        if len({c.entity.id for c in lands}) == 1 and self.places.is_land(span.sentence, span.start, span.end):
            return lands[0]
        text = " ".join(span.words)
        written = [c for c in candidates if text == c.entity.label or text in c.entity.aliases]
        if len({c.entity.id for c in written}) == 1:
            return written[0]
        seen = [c for c in candidates if c.entity.id in self._named]
        if len({c.entity.id for c in seen}) == 1:
            return seen[0]
        beside = self._country(span, outside=True) if len(lands) > 1 else None
        near = [c for c in lands if c.entity.country == beside] if beside else []
        near = near or [c for c in lands if c.entity.country in self._homes]
        if len({c.entity.id for c in near}) == 1:
            return near[0]
        sure = [c for c in candidates if not c.ambiguous]
        if len({c.entity.id for c in sure}) == 1:
            return sure[0]
        label = span.sentence.tokens[span.start].entity
        wanted = (EntityType.COUNTRY, EntityType.PLACE) if label in ("GPE", "NORP", "LOC") else ()
        fitting = [c for c in (sure or candidates) if not wanted or c.entity.type in wanted]
        states = [c for c in fitting if c.entity.type is EntityType.COUNTRY]
        if len({c.entity.id for c in states}) == 1 and wanted:
            return states[0]
        return fitting[0] if len({c.entity.id for c in fitting}) == 1 else None

    # ------------------------------------------------------------------------------------------ known from the text

    def _from_text(self, span: NameSpan) -> Referent:
        known = self.names.called(span.words)
        if known is not None:
            return known
        assert span.type is not None
        country = self._country(span)
        label = self.scene.text(span.sentence, span.start, span.end)
        if label.isupper() and span.end - span.start > 1 and len(label) > 6:
            label = label.title()
        if span.type in _SITES:
            country = self.scene.lexicon.places.get(place_key(label)) if span.type is EntityType.PLACE else None
        referent = self.scene.registry.local(label, span.type, country)
        self.names.add(span.words, referent)
        return referent

    def _country(self, span: NameSpan, outside: bool = False) -> str | None:
        """The country that stands in a name (unless only ``outside`` counts) or directly before it ("Russian Ministry
        of ...", "Syria's Assembly")."""
        tokens = span.sentence.tokens
        start = span.start
        before = start - 1 if start and tokens[start - 1].tag == "POS" else start
        first = max(0, before - 5)
        words = [t.text for t in tokens[first : span.start if outside else span.end]]
        for match in self.scene.tables.find(words):
            inside = first + match.start >= start or first + match.end == before
            owner = owner_of(match.candidates) if inside else None
            if owner is not None and owner.country and owner.type is not EntityType.MEDIA:
                return owner.country
        return None

    def _by_beginning(self, span: NameSpan, candidates: Sequence[Candidate]) -> Referent | None:
        """What the text has called by a longer name that begins with these words, unless it also names, beyond doubt,
        what else they mean."""
        if any(c.entity.id in self._named_long for c in candidates):
            return None
        return self.names.by_beginning(span.words)


def _plain(candidates: Sequence[Candidate]) -> set[Entity]:
    """What a name means beyond doubt: the only thing that it can mean, or the state of which it is the capital."""
    entities = {c.entity for c in candidates}
    states = {e for e in entities if e.type is EntityType.COUNTRY}
    if len(entities) > 1 and len(states) == 1 and len({e.country for e in entities}) == 1:
        return states if not any(c.ambiguous for c in candidates) else set()
    return entities if len(entities) == 1 else set()


def city_of(candidates: Sequence[Candidate], countries: Collection[str | None]) -> Entity | None:
    """The city among what a name means, of those countries if its own is known; not a region that has its name from
    one."""
    lands = {*countries, None}
    places = [c.entity for c in candidates if c.entity.type is EntityType.PLACE and c.entity.country in lands]
    return min(places, key=lambda e: ("(" in e.label, e.label), default=None)
