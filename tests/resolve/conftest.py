"""A small world for the tests of mention resolution: a few states, bodies and office-holders, and a parser.

The tables here answer as ``kgraph.resolve.actors.ActorTables`` does, from lists that a reader can take in at once.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from kgraph.annotate import Annotator
from kgraph.model import Document, Entity, EntityType, Interval, Mention, MentionKind, Precision, Zone, content_hash
from kgraph.resolve import Resolver
from kgraph.resolve.actors import ActorTables, Candidate, Match, Tenure

COUNTRIES = {
    # code: (QID, name, adjectives and peoples, capitals, other names)
    "CHN": ("Q148", "China", "Chinese", "Beijing", "PRC|People's Republic of China"),
    "PRK": ("Q423", "North Korea", "North Korean|North Koreans", "Pyongyang", "DPRK"),
    "KOR": ("Q884", "South Korea", "South Korean|South Koreans", "Seoul", ""),
    "USA": ("Q30", "United States", "American|Americans|US|U.S.", "Washington", "US|U.S."),
    "GBR": ("Q145", "United Kingdom", "British", "London", "Britain|UK"),
    "FRA": ("Q142", "France", "French", "Paris", ""),
    "DEU": ("Q183", "Germany", "German|Germans", "Berlin", ""),
    "RUS": ("Q159", "Russia", "Russian|Russians", "Moscow", "Russian Federation"),
    "UKR": ("Q212", "Ukraine", "Ukrainian", "Kyiv", ""),
    "IRN": ("Q794", "Iran", "Iranian", "Tehran", ""),
    "ISR": ("Q801", "Israel", "Israeli|Israelis", "Jerusalem", ""),
    "JOR": ("Q810", "Jordan", "Jordanian", "Amman", ""),
    "SAU": ("Q851", "Saudi Arabia", "Saudi|Saudis", "Riyadh", ""),
    "JPN": ("Q17", "Japan", "Japanese", "Tokyo", ""),
    "KEN": ("Q114", "Kenya", "Kenyan|Kenyans", "Nairobi", ""),
}
BODIES = [
    ("Q1065", "United Nations", EntityType.IGO, None, "UN|U.N."),
    ("Q458", "European Union", EntityType.IGO, None, "EU"),
    ("Q37470", "UN Security Council", EntityType.IGO, None, "Security Council*"),
    ("Q7184", "NATO", EntityType.IGO, None, ""),
    ("Q7172", "Arab League", EntityType.IGO, None, ""),
    ("Q204711", "Xinhua News Agency", EntityType.MEDIA, "CHN", "Xinhua"),
    ("Q1", "Hamas", EntityType.ARMED_GROUP, None, ""),
]
OFFICES = [
    # person, QID, gender, country, roles, titles, from, to
    ("Xi Jinping", "Q15031", "m", "CHN", "head_of_state|leader", "president", "2013-03-14", None),
    ("Moon Jae-in", "Q21001", "m", "KOR", "head_of_state|leader", "president", "2017-05-10", "2022-05-09"),
    ("Park Geun-hye", "Q138048", "f", "KOR", "head_of_state|leader", "president", "2013-02-25", "2017-03-10"),
    ("Kim Jong-un", "Q56226", "m", "PRK", "leader", "leader", "2011-12-17", None),
    ("Kim Jong-il", "Q10665", "m", "PRK", "leader", "leader", "1994-07-08", "2011-12-17"),
    ("Emmanuel Macron", "Q3052772", "m", "FRA", "head_of_state|leader", "president", "2017-05-14", None),
    ("François Hollande", "Q157", "m", "FRA", "head_of_state|leader", "president", "2012-05-15", "2017-05-14"),
    ("Angela Merkel", "Q567", "f", "DEU", "head_of_government|leader", "chancellor", "2005-11-22", "2021-12-08"),
    ("Boris Johnson", "Q180589", "m", "GBR", "foreign_minister", "foreign secretary", "2016-07-13", "2018-07-09"),
    ("Theresa May", "Q264766", "f", "GBR", "head_of_government|leader", "prime minister", "2016-07-13", "2019-07-24"),
    ("Sergei Lavrov", "Q58217", "m", "RUS", "foreign_minister", "foreign minister", "2004-03-09", None),
    ("George W. Bush", "Q207", "m", "USA", "head_of_state", "president", "2001-01-20", "2009-01-20"),
    ("George H. W. Bush", "Q23505", "m", "USA", "head_of_state", "president", "1989-01-20", "1993-01-20"),
]
ROLE_OF = {
    "president": "head_of_state",
    "prime minister": "head_of_government",
    "premier": "head_of_government",
    "foreign minister": "foreign_minister",
    "leader": "leader",
}
"""Titles that mean the same everywhere; others are an office's own."""


@dataclass(frozen=True)
class _Held:
    tenure: Tenure
    roles: tuple[str, ...]
    titles: tuple[str, ...]


class SmallTables:
    """Answers the questions that resolution puts to the actor tables."""

    def __init__(self) -> None:
        self._forms: dict[tuple[str, ...], list[Candidate]] = {}
        self._countries: dict[str, Entity] = {}
        self._genders: dict[str, str] = {}
        self._held: list[_Held] = []
        for code, (qid, name, demonyms, capital, others) in COUNTRIES.items():
            forms = [f for f in (demonyms + "|" + capital + "|" + others).split("|") if f]
            country = Entity(f"wd:{qid}", name, EntityType.COUNTRY, code, tuple(forms))
            self._countries[code] = country
            self._add(name, country, "name")
            for kind, listed in (("demonym", demonyms), ("capital", capital), ("name", others)):
                for form in filter(None, listed.split("|")):
                    self._add(form, country, kind)
        for qid, name, type, code, others in BODIES:
            body = Entity(f"wd:{qid}", name, type, code)
            for form in (name, *filter(None, others.split("|"))):
                self._add(form.rstrip("*"), body, "name", form.endswith("*"))
        for name, qid, gender, code, roles, titles, start, end in OFFICES:
            person = Entity(f"wd:{qid}", name, EntityType.PERSON, code)
            self._genders[person.id] = gender
            self._add(name, person, "name")
            days = (dt.date.fromisoformat(start), dt.date.fromisoformat(end) if end else None)
            body = self._countries[code].id
            tenure = Tenure(person, f"{code}.{titles}", titles, body, *days, Precision.DAY, "test")
            self._held.append(_Held(tenure, tuple(roles.split("|")), tuple(titles.split("|"))))

    def _add(self, form: str, entity: Entity, kind: str, ambiguous: bool = False) -> None:
        key = tuple(form.replace("-", " - ").replace("'s", " 's").split())
        self._forms.setdefault(_plain(key), []).append(Candidate(entity, kind, ambiguous))

    def find(self, words: Sequence[str]) -> list[Match]:
        found, i = [], 0
        while i < len(words):
            for end in range(min(len(words), i + 6), i, -1):
                candidates = self._forms.get(_plain(words[i:end]))
                if candidates and words[i][:1].isupper() and words[end - 1] != "-":
                    found.append(Match(i, end, tuple(candidates)))
                    i = end - 1
                    break
            i += 1
        return found

    def exact(self, form: str) -> tuple[Candidate, ...]:
        return tuple(self._forms.get(_plain(form.split()), ()))

    def holders(self, role: str, jurisdiction: str, on: Interval | None = None) -> list[Tenure]:
        held = [h.tenure for h in self._held if role in h.roles and h.tenure.body == jurisdiction]
        return [t for t in held if on is None or t.interval.overlaps(on)]

    def role(self, title: str, jurisdiction: str | None) -> tuple[str, ...]:
        here = [h for h in self._held if h.tenure.body == jurisdiction]
        own = [h.roles[0] for h in here if title in h.titles]
        general = [ROLE_OF[title]] if any(ROLE_OF.get(title) in h.roles for h in here) else []
        return tuple(dict.fromkeys(own + general))

    def offices_of(self, person: str) -> list[Tenure]:
        return [h.tenure for h in self._held if h.tenure.person.id == person]

    def bodies_with(self, title: str) -> set[str]:
        return {h.tenure.body for h in self._held if title in h.titles}

    def leading(self, person: str) -> list[Tenure]:
        return self.offices_of(person)

    def persons_by_surname(self, surname: str, country: str | None = None, on: Interval | None = None) -> list[Entity]:
        held = [h.tenure for h in self._held if on is None or h.tenure.interval.overlaps(on)]
        persons = dict.fromkeys(t.person for t in held if country in (None, t.person.country))
        return [p for p in persons if surname in (p.label.split()[0].casefold(), p.label.split()[-1].casefold())]

    def gender(self, person: str | Entity) -> str | None:
        return self._genders.get(person if isinstance(person, str) else person.id)

    def entity(self, id: str) -> Entity:
        return next(c.entity for found in self._forms.values() for c in found if c.entity.id == id)

    def country(self, code: str) -> Entity | None:
        return self._countries.get(code)


def _plain(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(w.replace("’", "'").casefold() for w in words if w != "-")


def _words(text: str, mention: Mention) -> str:
    """What a mention reads, names without their article, so that examples show the name alone."""
    words = text[mention.span.start : mention.span.end]
    article = mention.kind is MentionKind.NAME and words.lower().startswith("the ")
    return words[4:] if article else words


class Reader:
    """Resolves a text and tells, for a stretch of it, who is meant."""

    def __init__(self, resolver: Resolver, annotator: Annotator) -> None:
        self.resolver = resolver
        self.annotator = annotator

    def mentions(self, text: str, date: str | None = None, zones: tuple[Zone, ...] = ()) -> list[tuple[str, str, str]]:
        """(words of the text, label, kind) of each mention."""
        document = self._document(text, date, zones)
        annotated = next(iter(self.annotator.annotate([document])))
        return [(_words(text, m), m.entity.label, m.kind.value) for m in self.resolver.resolve(annotated)]

    def entities(self, text: str, date: str | None = None) -> dict[str, Entity]:
        annotated = next(iter(self.annotator.annotate([self._document(text, date, ())])))
        return {_words(text, m): m.entity for m in self.resolver.resolve(annotated)}

    def who(self, text: str, words: str, date: str | None = None, nth: int = 0, title: str | None = None) -> list[str]:
        """The labels of those whom the ``nth`` mention with these words means."""
        found: dict[tuple[int, int], list[str]] = {}
        document = dataclasses.replace(self._document(text, date, ()), title=title)
        annotated = next(iter(self.annotator.annotate([document])))
        for m in self.resolver.resolve(annotated):
            if _words(text, m) == words:
                found.setdefault(m.span, []).append(m.entity.label)
        spans = sorted(found)
        return found[spans[nth]] if nth < len(spans) else []

    @staticmethod
    def _document(text: str, date: str | None, zones: tuple[Zone, ...]) -> Document:
        day = dt.date.fromisoformat(date) if date else None
        return Document(content_hash(text), "test", text, published=day, zones=zones)


@pytest.fixture(scope="session")
def small_tables() -> SmallTables:
    return SmallTables()


@pytest.fixture(scope="session")
def annotator() -> Annotator:
    return Annotator()


@pytest.fixture(scope="session")
def reader(small_tables: SmallTables, annotator: Annotator) -> Reader:
    return Reader(Resolver(small_tables), annotator)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def world(annotator: Annotator) -> Reader:
    """A reader who knows the tables that kgraph ships."""
    return Reader(Resolver(ActorTables.load()), annotator)
