"""Plurals that mean those just named: "the two leaders", "both countries", "the two", "the latter"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set

from kgraph.model import EntityType, MentionKind
from kgraph.resolve.discourse import Occurrence, Referent, clause_of, subject_of
from kgraph.resolve.limits import Fits, LimitReader, anyone
from kgraph.resolve.phrases import Phrase
from kgraph.resolve.protagonists import Protagonists
from kgraph.resolve.scene import Scene

_URGING = frozenset({"urge", "ask", "press", "tell", "warn", "call", "appeal", "exhort", "beg", "advise", "encourage"})
_NEAR = 3
_AGAIN = 3
_FEW = 3
"""In a text that names no more states, two of them need not stand in one or two sentences to be the two."""
_STATES = (EntityType.COUNTRY, EntityType.IGO)
_TYPES: dict[str, tuple[EntityType, ...]] = {"COUNTRY": (EntityType.COUNTRY,), "SIDE": _STATES}
"""What a kind of plural can mean; others mean persons."""
_PAIRS = frozenset({"pair", "duo"})
_OPPOSED = frozenset({"rival", "neighbour", "neighbor", "foe", "adversary"})
"""Plurals that mean two states without saying so."""
_STATES_ALL = frozenset({"country", "nation", "side", "party"})
"""Plurals that mean the states just put side by side, however many."""
_DISPUTING = frozenset({"side", "party"})
"""Plurals that mean two rather than the many who speak of them ("A, B and C called for talks between the parties")."""
_TWO = 2
_GOES_ON = frozenset({"of", "that", "which", "who", "whose", "where", "in", "with", "outside", "around", "to", "from"})
"""Behind a plural they tell which ones it means."""
_ASKED = frozenset({("call", "on"), ("call", "upon"), ("appeal", "to"), ("press", "on"), ("prevail", "on")})
"""Verbs and prepositions of whom one asks to do something."""
_ALL = 10_000
_HELD = 2
"""How often plurals must have meant two states for the text to keep to them."""
_NONE: frozenset[Referent] = frozenset()


class SetReader:
    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.protagonists = Protagonists(scene)
        self.limits = LimitReader(scene)
        self._free = scene.lexicon.words["rank_free"] | scene.lexicon.words["group_modifiers"]
        self._meant: Counter[frozenset[str]] = Counter()
        """How often the plurals of the text have meant the same ones, by their ids."""

    def read(self, phrase: Phrase) -> tuple[Referent, ...]:
        """Whom a plural phrase with a number, or a bare "the ministers", means."""
        noun = phrase.noun.noun
        kind = self.scene.lexicon.group_nouns.get(noun)
        behind = [t.text.lower() for t in phrase.tokens[phrase.head + 1 : phrase.head + 3]]
        after = behind[0] if behind else ""
        if noun == "head" and behind in (["of", "state"], ["of", "government"]):
            after = ""
        plural = phrase.plural or noun in _PAIRS
        if after == "of" or kind is None or not plural or phrase.number < 0 or phrase.of:
            return ()
        fits = self.limits.read(phrase, kind)
        if fits is None or not self._points(phrase, kind, after):
            return ()
        if phrase.possessor is not None:
            return self._note(self._with_own(phrase))
        number = 2 if noun in _PAIRS or (noun in _OPPOSED and not phrase.number) else phrase.number
        without = self._subjects(phrase) | self._objects(phrase) | self._mediators(phrase)
        near = (
            self._facing(phrase, number, without, fits) if kind == "ANY" else self._urged(phrase, number, kind, without)
        )
        found = near or self.members(phrase.sentence.index, number, kind, without, fits)
        if noun in _DISPUTING and not phrase.number and len(found) > _TWO and self._stand_here(phrase, found):
            found = self.protagonists.pair(phrase.sentence.index, frozenset(found))
        if not found and not phrase.number:
            found = self._bearers(phrase)
        teller = self._teller(phrase)
        if teller is not None and kind == "PERSON" and all(self.scene.belongs_to(r) is not teller for r in found):
            return ()
        return self._note(found) if fits(found) else ()

    def _stand_here(self, phrase: Phrase, found: tuple[Referent, ...]) -> bool:
        """Whether all of ``found`` stand in the sentence of the phrase itself."""
        here = {r for o in self.scene.history.backwards(phrase.sentence.index, 0) for r in o.referents}
        return here.issuperset(found)

    def _note(self, found: tuple[Referent, ...]) -> tuple[Referent, ...]:
        self._meant[frozenset(r.entity.id for r in found)] += 1
        return found

    def _facing(self, phrase: Phrase, number: int, without: Set[Referent], fits: Fits) -> tuple[Referent, ...]:
        """The rivals of whom this sentence or the last one speaks: a group, else the states that it names."""
        here = phrase.sentence.index
        for within in (0, 1):
            states = self._distinct(here, within, _STATES, without)
            found = self._group(here, within, number, "ANY", without, fits)
            if found or (len(states) == number and fits(states)):
                return found or states
        return ()

    def _urged(self, phrase: Phrase, number: int, kind: str, without: Set[Referent]) -> tuple[Referent, ...]:
        """The two states that the text is about, where one who is neither of them urges both to do something."""
        token = phrase.tokens[phrase.head]
        verb = phrase.tokens[token.head]
        acts_on = token.dep == "dobj" or (token.dep == "nsubj" and verb.dep == "ccomp")
        asked = (verb if token.dep == "dobj" else phrase.tokens[verb.head]).lemma in _URGING
        if number != 2 or kind not in ("COUNTRY", "SIDE") or not without or not (acts_on and asked):
            return ()
        here = phrase.sentence.index
        found = self._group(here, 0, number, kind, without) or self.protagonists.pair(here, without)
        return found or self.protagonists.several(here, number, without)

    def _points(self, phrase: Phrase, kind: str, after: str) -> bool:
        """Whether a plural points to those of whom the text has spoken."""
        noun = phrase.noun.noun
        owned = phrase.possessor is not None or phrase.unknown_possessor
        if owned and not (kind == "COUNTRY" and phrase.determiner in ("our", "their") and phrase.number):
            return False
        if phrase.number == 0:
            here = phrase.sentence.index
            if kind != "PERSON" and self.scene.history.last(here, _ALL, lambda r: r.plural and noun in r.nouns):
                return False  # "the Yemeni parties" of the sentence before
            telling = [m for m in phrase.modifiers if m not in self._free] or phrase.owners
            opposed = noun in _OPPOSED and after not in _GOES_ON
            all_of_them = kind == "PERSON" or (noun in _STATES_ALL and after not in _GOES_ON)
            return phrase.determiner == "the" and (opposed or (all_of_them and not telling))
        both = phrase.tokens[phrase.start].text.lower() == "both"
        return owned or both or phrase.determiner in ("the", "these", "those")

    def _subjects(self, phrase: Phrase) -> frozenset[Referent]:
        """Who does something to those whom the phrase means, and so is none of them ("he received both leaders"), with
        the country or body that he stands for."""
        subject = self._other_subject(phrase)
        acts_on = phrase.tokens[phrase.head].dep in ("dobj", "dative") or self._is_asked(phrase)
        joined = subject is not None and any(phrase.tokens[c].dep == "conj" for c in phrase.sentence.children[subject])
        if joined and not acts_on:  # "Lee and Park signed a pact between the two countries"
            return _NONE
        for occurrence in self.scene.history.backwards(phrase.sentence.index, 0):
            if self._heads(phrase, occurrence, subject) and (acts_on or len(occurrence.referents) == 1):
                return frozenset().union(*(self._with_homes(r) for r in occurrence.referents))
        return _NONE

    @staticmethod
    def _is_asked(phrase: Phrase) -> bool:
        """Whether something is asked of those whom the phrase means: "called on both parties", "appeal to both"."""
        above = phrase.tokens[phrase.tokens[phrase.head].head]
        verb = phrase.tokens[above.head].lemma.lower()
        return above.dep == "prep" and (verb, above.text.lower()) in _ASKED

    def _objects(self, phrase: Phrase) -> frozenset[Referent]:
        """Those to whom the ones meant do something, and who are none of them ("both sides thanked Oman")."""
        tokens = phrase.tokens
        verb = tokens[phrase.head].head
        if tokens[phrase.head].dep != "nsubj":
            return _NONE
        done_to = [c for c in phrase.sentence.children[verb] if tokens[c].dep in ("dobj", "dative") and c > phrase.head]
        inside = {t for c in done_to for t in phrase.sentence.subtree(c) if self._is_of(phrase, t, {c})}
        names = self.scene.history.names.get(phrase.sentence.index, {}).values()
        return frozenset(r for ref in names if ref.head in inside for r in ref.referents)

    def _teller(self, phrase: Phrase) -> Referent | None:
        """The state that tells what "the two presidents" did, of whom one is its own ("the Kremlin said ...")."""
        tokens = phrase.tokens
        verb = clause_of(tokens, phrase.head)
        if tokens[phrase.head].dep != "nsubj" or tokens[verb].dep != "ccomp":
            return None
        subject = subject_of(phrase.sentence, tokens[verb].head)
        for occurrence in self.scene.history.backwards(phrase.sentence.index, 0):
            if (
                occurrence.token == subject
                and occurrence.kind is MentionKind.METONYM
                and len(occurrence.referents) == 1
            ):
                return occurrence.referents[0]
        return None

    def _mediators(self, phrase: Phrase) -> frozenset[Referent]:
        """Those of this sentence who bring others together."""
        verbs = self.scene.lexicon.words["mediating_verbs"]
        subjects = {
            subject
            for token in phrase.tokens
            if token.lemma in verbs and token.pos == "VERB"
            if (subject := subject_of(phrase.sentence, token.i)) is not None
        }
        found = [
            referent
            for occurrence in self.scene.history.backwards(phrase.sentence.index, 0)
            if occurrence.rank > 2 and self._is_of(phrase, occurrence.token, subjects)
            for referent in occurrence.referents
        ]
        return frozenset().union(*(self._with_homes(r) for r in found))

    @staticmethod
    def _is_of(phrase: Phrase, token: int, subjects: Set[int]) -> bool:
        """Whether a token is one of ``subjects`` or joined to one."""
        tokens = phrase.tokens
        while token not in subjects and tokens[token].dep == "conj" and tokens[token].head != token:
            token = tokens[token].head
        return token in subjects

    @staticmethod
    def _other_subject(phrase: Phrase) -> int | None:
        """The token that acts on those whom the phrase means, or does what it does where they do something else ("he
        asked both sides to wait", "France will pay if both countries agree")."""
        tokens = phrase.tokens
        verb = clause_of(tokens, phrase.head)
        if tokens[phrase.head].dep in ("nsubj", "nsubjpass"):
            asked = tokens[verb].dep == "ccomp" and any(tokens[c].tag == "TO" for c in phrase.sentence.children[verb])
            on_condition = tokens[verb].dep == "advcl" and any(
                tokens[c].text.lower() in ("if", "unless", "once") for c in phrase.sentence.children[verb]
            )
            if not (asked or on_condition):
                return None
            verb = tokens[verb].head
        elif tokens[phrase.head].dep not in ("dobj", "pobj", "dative"):
            return None
        subject = subject_of(phrase.sentence, verb)
        return tokens[verb].head if subject is not None and tokens[subject].tag in ("WP", "WDT") else subject

    def _heads(self, phrase: Phrase, occurrence: Occurrence, token: int | None) -> bool:
        """Whether an occurrence in the phrase's sentence is what ``token`` names, in which the parse may see another
        head ("Moon *Jae*-in")."""
        if token is None or occurrence.token == token:
            return token is not None
        names = self.scene.history.names.get(phrase.sentence.index, {}).values()
        return any(ref.start <= token < ref.end and ref.head == occurrence.token for ref in names)

    def _with_homes(self, referent: Referent) -> frozenset[Referent]:
        of = self.scene.registry.of(referent.of) if referent.of else None
        return frozenset(r for r in (referent, self.scene.belongs_to(referent), of) if r is not None)

    def _bearers(self, phrase: Phrase) -> tuple[Referent, ...]:
        """ "The presidents": the two or three persons spoken of lately who bear that title."""
        near = self.scene.history.distinct(phrase.sentence.index, 2 * _NEAR, (EntityType.PERSON,))
        found = [p for p in reversed(near) if any(t.noun == phrase.noun.noun for t in p.titles)]
        return tuple(found) if len(found) in (2, 3) else ()

    def _with_own(self, phrase: Phrase) -> tuple[Referent, ...]:
        """ "Our two countries": the speaker's and the other one, which is the country spoken of last."""
        assert phrase.possessor is not None
        own = phrase.possessor.referents
        if len(own) == phrase.number and all(r.type in _STATES for r in own):
            return own
        if len(own) != 1 or phrase.number != 2:
            return ()
        home = self.scene.belongs_to(own[0])
        others = [r for r in self.scene.history.distinct(phrase.sentence.index, _NEAR, _STATES) if r is not home]
        return (home, others[0]) if home is not None and others else ()

    def members(
        self, sentence: int, number: int, kind: str, without: frozenset[Referent] = _NONE, fits: Fits = anyone
    ) -> tuple[Referent, ...]:
        """The last group of ``number`` (0: any) persons, countries or either; else the only ones spoken of nearby, or
        the two states that the text is about. Nobody in ``without`` is of the group, and ``fits`` holds for it."""
        here = self._group(sentence, 0, number, kind, without, fits)
        if here:
            return here
        types = _TYPES.get(kind, (EntityType.PERSON,))
        if number and kind in ("COUNTRY", "SIDE"):
            states = self._distinct(sentence, 0, types, without)
            if len(states) == number and fits(states):
                return states
        if number == 2 and kind in ("COUNTRY", "SIDE") and (pair := self._held(sentence, kind, without, fits)):
            return pair
        near = self._group(sentence, _NEAR, number, kind, without, fits)
        if number == 2 and kind == "SIDE" and any(r.type is EntityType.IGO for r in near):
            # a council that is asked for something, an alliance with ties to one of two at war, is no side
            about = self.protagonists.pair(sentence, without) or self.protagonists.several(sentence, 2, without)
            near = about if about and fits(about) else near
        near = near or self._fighting(sentence, number, kind, without)
        if near or not number:
            return near
        if number == 2 and kind != "PERSON":
            about = self.protagonists.pair(sentence, without)
            if fits(about):
                return about
        few = kind == "PERSON" or len(self.scene.registry.seen(types)) <= _FEW
        for within in (0, 1, 2) if few else (0, 1):
            last = self._distinct(sentence, within, types, without)
            if len(last) == number and fits(last):
                return last
            if len(last) > number:
                break
        if kind in ("COUNTRY", "SIDE"):
            persons = self._distinct(sentence, 1, (EntityType.PERSON,), without)
            homes = self._of_kind(persons, kind)
            if len(homes) == number and without.isdisjoint(homes) and fits(homes):
                return homes
        found = () if kind == "SIDE" else self._group(sentence, sentence, number, kind, without, fits)
        if not found and number == 2 and kind == "PERSON":
            fitting = (p for p in self._distinct(sentence, sentence, types, without) if p.titles and fits([p]))
            found = tuple(fitting)
            found = found if len(found) == 2 else ()
        if not found and number > 2 and kind == "COUNTRY":
            found = self.protagonists.several(sentence, number, without)
        return found if fits(found) else ()

    def _held(self, sentence: int, kind: str, without: Set[Referent], fits: Fits) -> tuple[Referent, ...]:
        """The two states that plurals of the text have meant again and again, where those named side by side since do
        nothing to each other ("Poland and Latvia, which buy their gas there")."""
        last = self.scene.history.last_group(sentence, _NEAR)
        if last is None or last.main or self._meant[frozenset(r.entity.id for r in last.members)]:
            return ()
        for group in self.scene.history.groups(sentence, sentence):
            found = self._of_kind(group, kind)
            often = self._meant[frozenset(r.entity.id for r in found)] >= _HELD
            if often and len(found) == 2 and without.isdisjoint(found) and fits(found):
                return found
        return ()

    def _fighting(self, sentence: int, number: int, kind: str, without: Set[Referent]) -> tuple[Referent, ...]:
        """The two of a war: a group further back of which one is armed and all are spoken of again and again."""
        found = self._group(sentence, 2 * _NEAR, number, kind, without) if kind == "SIDE" else ()
        if any(r.type is EntityType.ARMED_GROUP for r in found) and all(self._times(r) >= _AGAIN for r in found):
            return found
        return ()

    def _times(self, referent: Referent) -> int:
        return sum(referent in o.referents for o in self.scene.history.occurrences)

    def _distinct(
        self, sentence: int, within: int, types: Sequence[EntityType], without: Set[Referent]
    ) -> tuple[Referent, ...]:
        """The referents of ``types`` in the last sentences that are not in ``without``, in the order of the text; of
        persons those whom it names."""
        found = self.scene.history.distinct(sentence, within, types)
        named = self.scene.persons
        return tuple(r for r in reversed(found) if r not in without and (r.type is not EntityType.PERSON or r in named))

    def _group(
        self, sentence: int, within: int, number: int, kind: str, without: Set[Referent], fits: Fits = anyone
    ) -> tuple[Referent, ...]:
        for group in self.scene.history.groups(sentence, within):
            if not without.isdisjoint(group):
                continue
            found = self._of_kind(group, kind)
            if len(found) > 1 and number in (0, len(found)) and without.isdisjoint(found) and fits(found):
                return found
        return ()

    def _of_kind(self, group: Sequence[Referent], kind: str) -> tuple[Referent, ...]:
        """The members of a group if all are of a kind; for countries, the countries of persons."""
        if kind == "PERSON":
            return tuple(group) if all(r.type is EntityType.PERSON for r in group) else ()
        if kind == "ANY":
            kinds = {EntityType.COUNTRY if r.type in _STATES else r.type for r in group}
            return tuple(group) if len(kinds) == 1 else ()
        own: tuple[EntityType, ...] = _STATES
        if kind == "SIDE" and any(r.type is EntityType.ARMED_GROUP for r in group):
            own = (*_STATES, EntityType.ARMED_GROUP, EntityType.GOVERNMENT_BODY)
        homes = [r if r.type in own else self.scene.belongs_to(r) for r in group]
        if any(h is None or (h.type is not EntityType.COUNTRY and kind != "SIDE") for h in homes):
            return ()
        distinct = tuple(dict.fromkeys(h for h in homes if h is not None))
        return distinct if len(distinct) == len(group) else ()

    def one_of_two(self, sentence: int, last: bool) -> tuple[Referent, ...]:
        """ "The latter" (or "the former"): of the last pair that the text put side by side."""
        for group in self.scene.history.groups(sentence, 1, main_first=False):
            if len(group) == 2:
                return (group[1 if last else 0],)
        return ()
