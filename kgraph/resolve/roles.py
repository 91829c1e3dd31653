"""Persons without a name: "the South Korean president", "the ambassador", "his wife", "a Foreign Office spokesman"."""

from __future__ import annotations

from dataclasses import replace

from kgraph.model import EntityType, ZoneKind
from kgraph.resolve.discourse import Referent, Title
from kgraph.resolve.entitling import TitlePhraseReader
from kgraph.resolve.matching import TitleMatcher
from kgraph.resolve.mates import MateReader
from kgraph.resolve.people import office_holder
from kgraph.resolve.phrases import Phrase
from kgraph.resolve.redescribed import RedescriptionReader
from kgraph.resolve.scene import Scene
from kgraph.resolve.stage import Stage
from kgraph.resolve.standpoint import Standpoint
from kgraph.resolve.titles import singular

_FAR = 10_000


class RoleReader:
    def __init__(self, scene: Scene, stage: Stage) -> None:
        self.scene = scene
        self.stage = stage
        self.words = scene.lexicon.words
        self.titles = TitlePhraseReader(scene)
        self.matcher = TitleMatcher(scene.lexicon)
        self.mates = MateReader(scene, self.matcher)
        self.standpoint = Standpoint(scene)
        self.redescribed = RedescriptionReader(scene)

    def read(self, phrase: Phrase) -> tuple[Referent, ...]:
        """Who a phrase with a noun for a person means; empty where that is not known and not worth a node."""
        if phrase.noun.sense == "kin":
            return self.mates.kin(phrase)
        if phrase.noun.sense == "mate":
            mates = self.mates.read(phrase)
            return (self._unnamed(phrase),) if mates is None else mates
        if phrase.plural:
            return self._several(phrase)
        title = self._of_union(phrase, self.titles.read(phrase))
        irregular = any(m in self.words["irregular"] for m in phrase.modifiers)
        if self._stands_for(phrase):
            return ()
        if phrase.noun.sense == "source" and not phrase.definite:
            return (self._unnamed(phrase),)
        if not phrase.definite and any(m in self.words["restrictive"] for m in phrase.modifiers) and title.of is None:
            return ()
        if phrase.determiner in ("a", "an", "another", "one", "some", "any", "no", "every", "each"):
            if phrase.determiner in ("some", "any", "no", "every", "each") or self._is_kind(phrase):
                return ()
            if not (title.of or self._speaks(phrase)):
                return ()
            return (self._unnamed(phrase),)
        if phrase.unknown_possessor and title.of is None:
            return ()
        if not phrase.definite and title.of is None and not phrase.capital:
            return ()
        if not irregular and (phrase.definite or phrase.capital or title.of is not None):
            found = self.mates.deputy(phrase) or self._person(phrase, title)
            if found is None and self._called(phrase) is None:
                found = self.redescribed.read(phrase, title)
            if found is not None:
                return (found,)
        if title.of is None and phrase.determiner == "the" and not irregular:
            title = self._at_home(phrase, title)
        holder = None if irregular else office_holder(self.scene.tables, title, self.scene.registry.on)
        if holder is not None:
            referent = self.scene.registry.of(holder)
            referent.titles.append(title)
            referent.nouns.add(title.noun)
            if referent not in self.scene.persons:
                self.scene.persons.append(referent)
            referent.gender = referent.gender or self.scene.tables.gender(holder) or ""
            return (referent,)
        return (self._unnamed(phrase),)

    @staticmethod
    def _speaks(phrase: Phrase) -> bool:
        """Whether an unnamed person does something here: a node for "a mediator" that nobody is would be noise."""
        token = phrase.tokens[phrase.head]
        above = phrase.tokens[token.head]
        return token.dep in ("nsubj", "nsubjpass") or (token.dep == "pobj" and above.text in ("by", "to"))

    @staticmethod
    def _stands_for(phrase: Phrase) -> bool:
        """Whether the phrase says what someone is taken for ("as the country's head of state")."""
        token = phrase.tokens[phrase.head]
        return token.dep == "pobj" and phrase.tokens[token.head].text.lower() == "as"

    @staticmethod
    def _is_kind(phrase: Phrase) -> bool:
        """Whether the phrase tells what someone is or names a kind ("a meeting between a king and a president")."""
        token = phrase.tokens[phrase.head]
        while token.dep == "conj" and token.head != token.i:
            token = phrase.tokens[token.head]
        above = phrase.tokens[token.head].text
        return token.dep == "attr" or (token.dep == "pobj" and above in ("between", "as", "like", "than"))

    # ------------------------------------------------------------------------------------------ one person

    def _person(self, phrase: Phrase, title: Title) -> Referent | None:
        """The person of the text who bears the title: the one spoken of last, else the next one to be named."""
        here = phrase.sentence.index
        fitting = [p for p in self.scene.persons if self._bears(p, title, phrase)]
        if title.of is None:
            exact = [p for p in fitting if any(t.core == title.core for t in p.titles)]
            fitting = exact or [p for p in fitting if self._needs_no_synonym(p, title)]
            if not fitting and phrase.definite and not (title.past or title.future):
                fitting = self._by_tenure(title)
        if not fitting:
            return self._by_epithet(phrase, title)
        if phrase.capital and title.of is None:
            called = [p for p in fitting if title.core in p.definite]
            fitting = called if len(called) == 1 else fitting
        last = self._leading(here, fitting) or self.scene.history.last(here, _FAR, lambda r: r in fitting)
        if last is not None:
            if phrase.definite:
                last.definite.add(title.core)
            return last
        return fitting[0] if len(fitting) == 1 and (title.of is not None or phrase.capital) else None

    def _leading(self, here: int, fitting: list[Referent]) -> Referent | None:
        """Of two presidents of whom the last sentence told, the one who was its subject."""
        near = [o for o in self.scene.history.backwards(here, 1) if o.referents[:1] and o.referents[0] in fitting]
        if any(o.sentence == here for o in near):
            return None
        subjects = {o.referents[0] for o in near if o.rank > 3 and len(o.referents) == 1}
        return subjects.pop() if len(subjects) == 1 else None

    def _at_home(self, phrase: Phrase, title: Title) -> Title:
        """A head of state whose country the text does not tell is that of the person of whom the sentence speaks ("the
        Saudi minister brought a letter from the king")."""
        if title.past or title.future or title.core not in self.words["leader_titles"]:
            return title
        above = self.standpoint.above(phrase.sentence, phrase.head)
        home = self.scene.belongs_to(above) if above is not None and above.type is EntityType.PERSON else None
        if above is None or home is None or home.type is not EntityType.COUNTRY:
            return title
        if any(t.core == title.core for t in above.titles):
            return title
        return title._replace(of=home.entity)

    def _of_union(self, phrase: Phrase, title: Title) -> Title:
        """ "The Secretary-General" of a text that names just one union of states, or the United Nations, is its."""
        if title.of is not None or title.core != "secretary general" or phrase.determiner != "the":
            return title
        seen = list(self.scene.registry.referents.values())
        unions = {r for r in seen if r.type is EntityType.IGO and self.titles.is_office(title.core, r.entity.id)}
        united = self.scene.registry.named("UN") if any(r.entity.label.startswith("UN ") for r in seen) else None
        found = unions | ({united} if united is not None else set())
        return title._replace(of=found.pop().entity) if len(found) == 1 else title

    def _by_epithet(self, phrase: Phrase, title: Title) -> Referent | None:
        """ "The Shiite cleric", said of the only person whom the last sentence spoke of: what no office names."""
        if title.noun not in self.words["epithet_persons"] or phrase.determiner != "the" or title.of is not None:
            return None
        here = phrase.sentence.index
        found = self.scene.history.distinct(here, 1, (EntityType.PERSON,))
        return found[0] if len(found) == 1 and not found[0].plural and not phrase.of else None

    def _needs_no_synonym(self, person: Referent, title: Title) -> bool:
        """Whether a title without country is the person's in the same words: "the Foreign Secretary" is no Russian
        foreign minister."""
        return title.noun in ("leader", "ruler", "premier", "pm") or any(
            self.matcher.has_noun(t.core, title.core, title.noun) for t in person.titles
        )

    def _by_tenure(self, title: Title) -> list[Referent]:
        """The person of the text whom alone, or alone of where the text is at home, the tables know to have held an
        office of this name, then."""
        on, tables = self.scene.registry.on, self.scene.tables
        found = []
        for person in self.scene.persons:
            if not person.entity.id.startswith("wd:"):
                continue
            for tenure in tables.offices_of(person.entity.id):
                roles = tables.role(title.core, tenure.body)
                held = (t for role in roles for t in tables.holders(role, tenure.body, on))
                if any(t.person.id == person.entity.id for t in held):
                    found.append(person)
                    break
        own = [p for p in found if self.scene.belongs_to(p) is self.stage.home()] if len(found) > 1 else found
        return own if len(own) == 1 else []

    def _bears(self, person: Referent, title: Title, phrase: Phrase) -> bool:
        gender = phrase.noun.gender
        if gender and person.gender and gender != person.gender:
            return False
        if title.past and any(m in self.words["just_lost"] for m in phrase.modifiers):
            title = title._replace(past=False)
        speaks = title.noun in self.words["speaking_roles"] and self._whose(phrase) is EntityType.PERSON
        said = [t for t in person.titles if t.core == title.core] if speaks else person.titles
        return any(self.matcher.same(t, title, person) for t in said)

    @staticmethod
    def _whose(phrase: Phrase) -> EntityType | None:
        refs = phrase.possessor.referents if phrase.possessor else ()
        return refs[0].type if len(refs) == 1 else None

    # ------------------------------------------------------------------------------------------ unnamed

    def _unnamed(self, phrase: Phrase) -> Referent:
        """Someone whom the text does not name, shown by its words; the same words mean the same one in a text."""
        start = phrase.start
        tokens = phrase.tokens
        while start < phrase.head and tokens[start].tag in ("DT", "PRP$", "PDT"):
            start += 1
        if phrase.possessor is not None and phrase.possessor.end > start:
            start = max(start, phrase.possessor.end + (tokens[phrase.possessor.end].tag == "POS"))
        whole = (len(phrase.of) == 1 and phrase.noun.sense != "source") or (phrase.capital and not phrase.of)
        label = self.scene.text(phrase.sentence, start, phrase.end if whole else phrase.head + 1)
        if phrase.possessor is not None and len(phrase.possessor.referents) == 1:
            label = f"{phrase.possessor.referents[0].entity.label}'s {label}"
        if phrase.definite:
            known = self._called(phrase)
            if known is not None:
                return known
        owner = self.titles.owner(phrase)
        found = self.scene.registry.own(label, EntityType.PERSON, owner.country if owner else None)
        found.nouns.add(phrase.noun.noun)
        found.gender = found.gender or phrase.noun.gender
        found.of = found.of or (owner.entity if owner else None)
        title = self.titles.read(phrase)
        if title not in found.titles:
            found.titles.append(title)
        if phrase.definite:
            found.definite.add(title.core)
        return found

    def _called(self, phrase: Phrase) -> Referent | None:
        """The unnamed person whom the text has called by this noun before, where the new phrase adds nothing."""
        if any(m not in self.words["rank_free"] for m in phrase.modifiers) or phrase.owners or phrase.of:
            return None
        owner = self.titles.owner(phrase)
        nouns = self.scene.lexicon.role_kinds.get(phrase.noun.noun, frozenset[str]()) | {phrase.noun.noun}
        return self.scene.history.last(
            phrase.sentence.index,
            _FAR,
            lambda r: (
                r.type is EntityType.PERSON
                and not nouns.isdisjoint(r.nouns)
                and not r.plural
                and (owner is None or r.country == owner.country)
                and not (phrase.noun.noun == "minister" and any(t.core == "prime minister" for t in r.titles))
            ),
        )

    def name_the_unnamed(self) -> None:
        """Gives those whom the text named only later their names: "the country's trade minister" of the first line."""
        for unnamed in self.scene.registry.seen((EntityType.PERSON,)):
            if unnamed.entity.id.startswith("wd:") or unnamed in self.scene.persons or unnamed.plural:
                continue
            titles = [t._replace(past=False) for t in unnamed.titles if t.of is not None and t.core in unnamed.definite]
            fitting = [
                p for p in self.scene.persons if any(self.matcher.same(s, t, p) for t in titles for s in p.titles)
            ]
            if len(fitting) > 1 and any(t.past for t in unnamed.titles):  # "was the envoy" fits "the former envoy"
                fitting = [p for p in fitting if any(s.past for s in p.titles)]
            if len(fitting) == 1:
                self.scene.history.identify(unnamed, fitting[0])

    # ------------------------------------------------------------------------------------------ several persons

    def _several(self, phrase: Phrase) -> tuple[Referent, ...]:
        """Plural roles: officials of a country are the country; ministers of several are a group of their own."""
        refs = [r for r in (phrase.possessor, *phrase.joint, *phrase.owners[-1:], *phrase.of) if r is not None]
        several = next((r.referents for r in refs if len(r.referents) > 1), ())
        if several:
            states = [r for r in several if r.type is EntityType.COUNTRY]
            return self._each(phrase, states) if len(states) == len(several) else ()
        owners = [o for ref in refs if (o := self.scene.owner_of(ref))]
        if (joined := self._hyphenated(phrase)) and not phrase.number:
            return self._each(phrase, joined) or tuple(joined)
        if phrase.coordinated:
            return self._coordinated(phrase, owners[0] if owners else None)
        if phrase.noun.sense == "officials" and owners and not any(o.type is EntityType.PLACE for o in owners):
            return tuple(dict.fromkeys(owners))
        if phrase.noun.sense == "source" and not phrase.owners:
            return (self._group(phrase),)
        if not owners or phrase.determiner in ("no", "any", "some", "many", "all") or phrase.number:
            return ()
        if any(m in self.words["restrictive"] - self.words["portfolios"] for m in phrase.modifiers):
            return ()
        return self._each(phrase, owners) or self._groups(phrase)

    def _hyphenated(self, phrase: Phrase) -> list[Referent]:
        """The two of "EU-China leaders"."""
        two = phrase.owners[-2:]
        tokens = phrase.tokens
        if len(two) < 2 or two[1].end != phrase.head or two[1].start - two[0].end != 1:
            return []
        states = [r for ref in two for r in ref.referents if r.type in (EntityType.COUNTRY, EntityType.IGO)]
        return states if tokens[two[0].end].text in ("-", "–") and len(states) == 2 else []

    def _each(self, phrase: Phrase, owners: list[Referent]) -> tuple[Referent, ...]:
        """ "The leaders of Iran and France": the two persons, if both are known."""
        if len(set(owners)) < 2 or phrase.noun.sense != "role":
            return ()
        title = self.titles.read(phrase)
        found = []
        for owner in dict.fromkeys(owners):
            asked = title._replace(of=owner.entity)
            named = [p for p in self.scene.persons if any(self.matcher.same(t, asked, p) for t in p.titles)]
            holder = office_holder(self.scene.tables, asked, self.scene.registry.on) if not named else None
            if holder is not None:
                found.append(self.scene.registry.of(holder))
            elif len(named) == 1:
                found.append(named[0])
        return tuple(found) if len(found) == len(set(owners)) == len(set(found)) else ()

    def _groups(self, phrase: Phrase) -> tuple[Referent, ...]:
        """ "French and Danish activists": those of each country."""
        if not phrase.joint or len(phrase.owners) != 1:
            return (self._group(phrase),)
        core = self.scene.text(phrase.sentence, phrase.owners[0].end, phrase.head + 1)
        found = []
        for ref in (*phrase.joint, *phrase.owners):
            country = self.scene.owner_of(ref)
            label = f"{self.scene.text(phrase.sentence, ref.start, ref.end)} {core}"
            group = self.scene.registry.own(label, EntityType.ORGANISATION, country.country if country else None)
            group.plural, group.of = True, country.entity if country else None
            group.nouns.add(phrase.noun.noun)
            found.append(group)
        return tuple(found)

    def _group(self, phrase: Phrase) -> Referent:
        start = phrase.start
        while start < phrase.head and phrase.tokens[start].tag in ("DT", "PRP$", "PDT"):
            start += 1
        end = phrase.end if len(phrase.of) < 2 else phrase.of[0].start
        if phrase.noun.sense == "source":
            end = phrase.head + 1
        while end > phrase.head + 1 and phrase.tokens[end - 1].text.lower() in ("of", "the", "for", "to"):
            end -= 1
        owner = self.titles.owner(phrase)
        if phrase.possessor is not None and phrase.possessor.end > start:
            start = phrase.possessor.end + (phrase.tokens[phrase.possessor.end].tag == "POS")
        label = self.scene.text(phrase.sentence, start, end)
        if phrase.possessor is not None and len(phrase.possessor.referents) == 1:
            label = f"{phrase.possessor.referents[0].entity.label}'s {label}"
        name = label
        if owner is not None and len(phrase.of) < 2:
            words = [m for m in phrase.modifiers if m not in self.words["rank_free"]]
            name = " ".join([self.scene.adjective(owner.entity), *words, phrase.tokens[phrase.head].text.lower()])
        found = self.scene.registry.own(name, EntityType.ORGANISATION, owner.country if owner else None)
        if found.entity.label == name and phrase.sentence.zone is not ZoneKind.HEADLINE:
            found.entity = replace(found.entity, label=label)
        found.plural = True
        found.nouns.add(phrase.noun.noun)
        found.of = owner.entity if owner else None
        return found

    def _coordinated(self, phrase: Phrase, owner: Referent | None) -> tuple[Referent, ...]:
        """ "The foreign and defence ministers": one for each field."""
        noun = singular(phrase.tokens[phrase.head].text)
        found = []
        for field in phrase.coordinated:
            core = f"{field} {noun}"
            title = Title(phrase.noun.noun, core.lower(), owner.entity if owner else None)
            holder = office_holder(self.scene.tables, title, self.scene.registry.on)
            if holder is not None:
                found.append(self.scene.registry.of(holder))
                continue
            label = f"{self.scene.adjective(owner.entity)} {core}" if owner else core
            label = label if not phrase.capital else label.title()
            one = self.scene.registry.own(label, EntityType.PERSON, owner.country if owner else None)
            one.titles.append(title)
            found.append(one)
        return tuple(found)
