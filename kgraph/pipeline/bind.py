"""Triples of one document + its mentions, times and codings -> assertions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from itertools import combinations, groupby, permutations, product

from kgraph.extract.lexicon import lexicon
from kgraph.extract.triples import ATTENDANCE
from kgraph.model import (
    AnnotatedDocument,
    Argument,
    Assertion,
    Attribution,
    Coding,
    Entity,
    EntityType,
    Evidence,
    Interval,
    Mention,
    MentionKind,
    Modality,
    Relation,
    Sentence,
    Span,
    Triple,
    local_entity,
)
from kgraph.pipeline.choose import Reading, choose
from kgraph.pipeline.deeds import Deeds
from kgraph.pipeline.gatherings import gathering_before
from kgraph.pipeline.labels import local_argument, possessive
from kgraph.pipeline.offices import BodyOf
from kgraph.pipeline.spelling import Spellings

Code = Callable[[Triple, Sentence, Entity, Entity], Coding | None]
TimeOf = Callable[[AnnotatedDocument, Sentence, int], Interval | None]

_MODIFIERS = ("amod", "compound", "nmod", "poss", "nummod")
_PLACE = "clause.place"
"""The rule of triples whose object is only where it happens: a claim where a frame takes it for a party."""
_EACH_OTHER = "clause.each_other"
"""The rule of triples whose subject, being plural, does it to itself: each member to each other one."""
_NESTED = ("nested.preposition", "nested.possessive", "nested.modifier")
_TOWARDS = ("with", "to", "against", "toward", "towards", "from", "on", "over")
"""Prepositions of whom an act is done with or to."""
_MAX_PAIRS = 24
"""Subject-object pairs that one triple may give: a list of ten leaders meeting a list of ten is not forty claims."""


class Binder:
    """Binds the triples of one annotated document to entities."""

    def __init__(
        self,
        annotated: AnnotatedDocument,
        mentions: Iterable[Mention],
        code: Code,
        time_of: TimeOf,
        body_of: BodyOf | None = None,
        antecedents: Mapping[tuple[int, int], tuple[int, int]] | None = None,
    ) -> None:
        """``antecedents`` tell for pronouns that are no mentions which noun they stand for, both by sentence and
        token."""
        self.annotated = annotated
        self.code = code
        self.time_of = time_of
        self.body_of = body_of
        self._antecedents = antecedents or {}
        self._arguments: dict[tuple[int, int], Argument] = {}
        self._at: dict[tuple[int, int], list[Mention]] = defaultdict(list)
        self._of: dict[tuple[int, str], list[Mention]] = defaultdict(list)
        self._names: dict[int, list[Mention]] = defaultdict(list)
        self._lands: dict[int, list[Mention]] = defaultdict(list)
        mentions = list(mentions)
        self._spelled = Spellings(annotated, mentions).of
        for mention in mentions:
            self._at[mention.sentence, mention.head].append(mention)
            self._of[mention.sentence, mention.entity.id].append(mention)
            if mention.kind is MentionKind.NAME:
                self._names[mention.sentence].append(mention)
            if mention.entity.type is EntityType.PLACE and mention.kind in (MentionKind.NAME, MentionKind.DEMONYM):
                self._lands[mention.sentence].append(mention)

    @cached_property
    def deeds(self) -> Deeds:
        return Deeds(self.annotated, self.mentioned)

    def assertions(self, triples: Iterable[Triple]) -> Iterator[Assertion]:
        """The assertions that ``triples`` make, each once, in the order of the text."""
        seen: set[str] = set()
        triples = list(triples)
        for triple in triples:
            for argument in (triple.subject, triple.object):
                self._arguments.setdefault((triple.proposition.sentence, argument.head), argument)
        readings = choose(r for triple in triples for r in self._readings(triple))
        held = {_office(r) for r in readings if not _is_bare_office(r.triple)}
        for reading in readings:
            assertion = self._assertion(reading)
            if _is_bare_office(reading.triple):
                if _office(reading) in held:
                    continue
                held.add(_office(reading))
            if assertion.id not in seen:
                seen.add(assertion.id)
                yield assertion

    def _readings(self, triple: Triple) -> Iterator[Reading]:
        sentence = self.annotated.sentences[triple.proposition.sentence]
        subjects = self.entities(sentence, triple.subject)
        objects = self._objects(triple, sentence, subjects)
        pairs: list[tuple[Entity, Entity]]
        if triple.subject.span == triple.object.span:
            mutual = triple.rule != _EACH_OTHER and not triple.rule.startswith("nested.")
            pairs = list((combinations if mutual else permutations)(subjects, 2))
        else:
            pairs = list(product(subjects, objects))
        if len(pairs) > _MAX_PAIRS:
            return
        for subject, obj in pairs:
            if subject.id != obj.id:
                obj = self._with_doer(sentence, triple.object, subject, obj)
                coding = self.code(triple, sentence, subject, obj)
                if coding is None and triple.rule == _PLACE:
                    continue
                if (coding is None and _is_mention(triple)) or self._is_gathering(sentence, triple.subject):
                    continue
                if is_diplomatic(coding, subject, obj) and not _is_report_of_own(triple, subject, obj):
                    yield Reading(triple, subject, obj, coding)

    def _objects(self, triple: Triple, sentence: Sentence, subjects: list[Entity]) -> list[Entity]:
        if _is_bare_office(triple):
            return self._bodies(triple, subjects)
        if triple.rule == ATTENDANCE:
            meant = gathering_before(self.annotated, sentence, triple.object.head)
            return [] if meant is None else self.entities(*meant)
        return self.entities(sentence, triple.object)

    def _bodies(self, triple: Triple, holders: list[Entity]) -> list[Entity]:
        """Whose office it is that the text gives to ``holders`` without saying so: the land in the title where the
        parser saw none ("*Sindh* Chief Minister"), else the one whose offices they hold."""
        words = triple.predicate.span
        sentence = triple.proposition.sentence
        lands = [m.entity for m in self._lands[sentence] if m.span.overlaps(words)]
        if len(lands) == 1:
            return lands
        if self.body_of is None or len(holders) != 1:
            return []
        title = triple.predicate.lemma.removeprefix("be ").removesuffix(" of")
        body = self.body_of(holders[0], title, self.annotated.document.published)
        return [] if body is None else [body]

    def _is_gathering(self, sentence: Sentence, argument: Argument) -> bool:
        """Talks and summits do nothing themselves: who takes part in them does."""
        return sentence.tokens[argument.head].lemma.lower() in lexicon().gatherings

    def _assertion(self, reading: Reading) -> Assertion:
        triple, subject, obj = reading.triple, reading.subject, reading.object
        proposition, predicate = triple.proposition, triple.predicate
        sentence = self.annotated.sentences[proposition.sentence]
        coding = reading.coding or Coding(relation_class(predicate.lemma))
        stance = proposition.stance
        source, target = (obj, subject) if coding.inverse else (subject, obj)
        by, whom = self._shown(sentence, triple.subject, subject), self._shown(sentence, triple.object, obj)
        evidence = Evidence(
            sentence.span,
            self.annotated.quote(sentence.span),
            whom if coding.inverse else by,
            predicate.span,
            by if coding.inverse else whom,
        )
        return Assertion(
            doc=self.annotated.document.id,
            subject=self._spelled(source),
            relation=Relation(active_lemma(predicate.lemma, coding), predicate.phrase, coding),
            object=self._spelled(target),
            evidence=evidence,
            time=self._time(sentence, triple),
            place=self._place(triple, sentence),
            speakers=tuple(self._spelled(entity) for entity, _ in groupby(self._speakers(stance.attributions))),
            polarity=stance.polarity,
            modality=stance.modality,
            zone=sentence.zone,
            rule=triple.rule or proposition.rule,
            confidence=round(triple.confidence, 3),
        )

    def _time(self, sentence: Sentence, triple: Triple) -> Interval | None:
        """When it happens; a day still to come is none of what has happened: "agreed to meet next year"."""
        time = self.time_of(self.annotated, sentence, triple.proposition.head)
        today, done = self.annotated.document.published, triple.proposition.stance.modality is Modality.ASSERTED
        ahead = time is not None and time.start is not None and today is not None and time.start > today
        return None if ahead and done else time

    def _shown(self, sentence: Sentence, argument: Argument, entity: Entity) -> Span:
        """The span that shows a reader who is meant: for a pronoun the nearest name or noun phrase."""
        here = self._at.get((sentence.index, argument.head), ())
        if (meant := self._antecedent(sentence, argument.head)) is not None and meant[0] is sentence:
            return meant[1].span
        if all(m.kind is not MentionKind.PRONOUN for m in here):
            return self._with_name(sentence, argument.span, entity)
        named = [m.span for m in self._of[sentence.index, entity.id] if m.kind is not MentionKind.PRONOUN]
        whole = [s for s in named if not any(other != s and other.covers(s) for other in named)]
        distance = {s: abs(s.start - argument.span.start) for s in whole if not s.overlaps(argument.span)}
        return min(distance, key=lambda s: (distance[s], s), default=argument.span)

    def _with_name(self, sentence: Sentence, span: Span, entity: Entity) -> Span:
        """``span`` with the name that follows where it has none: "Iceland's president *Jo Berg*"."""
        names = [m.span for m in self._of[sentence.index, entity.id] if m.kind is MentionKind.NAME]
        if any(name.overlaps(span) for name in names):
            return span
        return next((Span(span.start, name.end) for name in names if name.start == span.end + 1), span)

    def entities(self, sentence: Sentence, argument: Argument) -> list[Entity]:
        """Who or what an argument means: its mention's entities, else a local entity, else nothing."""
        mentions = self._meant(sentence, argument.head)
        if mentions:
            inside = [m for m in mentions if argument.span.overlaps(m.span)] or mentions
            return list(dict.fromkeys(m.entity for m in inside))
        if (meant := self._antecedent(sentence, argument.head)) is not None:
            return self.entities(*meant)
        local = local_argument(sentence, argument, self.annotated.document.id, self._country(sentence, argument.head))
        return [local] if local else []

    def _antecedent(self, sentence: Sentence, head: int) -> tuple[Sentence, Argument] | None:
        """The argument that a pronoun stands for which means nobody known, with its sentence."""
        where = self._antecedents.get((sentence.index, head))
        argument = self._arguments.get(where) if where else None
        return (self.annotated.sentences[where[0]], argument) if where and argument else None

    def mentioned(self, sentence: Sentence, head: int) -> list[Entity]:
        """The known entities that a token stands for."""
        return list(dict.fromkeys(m.entity for m in self._meant(sentence, head)))

    def _meant(self, sentence: Sentence, head: int) -> list[Mention]:
        found = self._at.get((sentence.index, head)) or self._covering(sentence, head)
        return found or self._beside(sentence, head)

    def _beside(self, sentence: Sentence, head: int) -> list[Mention]:
        """The name in apposition to a noun that stands for nobody known: "its foreign minister *Retno Marsudi*"; or the
        one that closes a title ("Minister of Defence *Bo Dahl*")."""
        for child in sentence.children[head]:
            if sentence.tokens[child].dep == "appos":
                names = [m for m in self._at.get((sentence.index, child), ()) if m.kind is MentionKind.NAME]
                if names:
                    return names
            elif sentence.tokens[child].text == "of" and sentence.tokens[head].text[0].isupper():
                for last in sentence.children[child]:
                    held = [m for m in self._at.get((sentence.index, last), ()) if m.kind is MentionKind.NAME]
                    field = sentence.tokens[child + 1].start
                    if held and held[0].entity.type is EntityType.PERSON and held[0].span.start > field:
                        return held
        return []

    def _with_doer(self, sentence: Sentence, argument: Argument, subject: Entity, obj: Entity) -> Entity:
        """A deed that the text told before, with whose deed it is: "the move" is "Chad's move"."""
        if obj.type is not EntityType.OTHER or self._meant(sentence, argument.head):
            return obj
        doer = self.deeds.doer(sentence, argument.head, subject)
        return replace(obj, label=f"{possessive(doer.label)} {obj.label}", country=doer.country) if doer else obj

    def _covering(self, sentence: Sentence, head: int) -> list[Mention]:
        """The name that the token is a part of: the parser may see another head in it ("Moon Jae-*in*")."""
        start = sentence.tokens[head].start
        names = self._names[sentence.index]
        return [m for m in names if m.span.start <= start < m.span.end]

    def _country(self, sentence: Sentence, head: int) -> str | None:
        """The country that a noun's own modifiers name: "a *Tunisian* court", "a court in *Guyana*"."""
        later: list[int] = []
        for child in sentence.children[head]:
            dep = sentence.tokens[child].dep
            if dep in _MODIFIERS and not _is_leaning(sentence, child):
                later.insert(0, child)
            elif dep == "prep" and sentence.tokens[child].lemma in ("of", "in", "from"):
                later += [c for c in sentence.children[child] if sentence.tokens[c].dep == "pobj"]
        for i in later:
            for mention in self._at.get((sentence.index, i), ()):
                if mention.entity.country:
                    return mention.entity.country
        return None

    def _place(self, triple: Triple, sentence: Sentence) -> Entity | None:
        for argument in triple.proposition.arguments:
            if argument.role == "place":
                for mention in self._at.get((sentence.index, argument.head), ()):
                    if mention.entity.type in (EntityType.PLACE, EntityType.COUNTRY):
                        return mention.entity
        return None

    def _speakers(self, attributions: Iterable[Attribution]) -> Iterator[Entity]:
        for attribution in attributions:
            if attribution.source is None or attribution.head is None:
                continue
            sentence = self.annotated.sentences[attribution.sentence]
            found = self._at.get((attribution.sentence, attribution.head))
            if found:
                yield found[0].entity
            else:
                argument = Argument("subject", attribution.source, attribution.head)
                local = local_argument(sentence, argument, self.annotated.document.id)
                yield local or local_entity(self.annotated.quote(attribution.source), EntityType.OTHER)


def _office(reading: Reading) -> tuple[str, str, str]:
    return reading.subject.id, reading.triple.predicate.lemma, reading.object.id


def _is_bare_office(triple: Triple) -> bool:
    """Whether the triple is a title without its country or body ("President Ruto")."""
    return triple.rule.endswith(".office") and triple.object.head == triple.proposition.head


def _is_leaning(sentence: Sentence, i: int) -> bool:
    """Whether "pro" or "anti" stands before a modifier: "pro-Kenyan rebels" need be no Kenyans."""
    return i > 1 and sentence.tokens[i - 1].text == "-" and sentence.tokens[i - 2].text.lower() in ("pro", "anti")


def _is_mention(triple: Triple) -> bool:
    """Whether the object only belongs to a thing that the clause is about ("shares views of Oman"), so that a relation
    which no frame knows says nothing of the two."""
    return triple.rule in _NESTED and triple.predicate.preposition not in _TOWARDS


def _is_report_of_own(triple: Triple, subject: Entity, obj: Entity) -> bool:
    """Whether the blame that a report implies would be a state's on itself: its ministry tells what its troops did."""
    states = (EntityType.COUNTRY, EntityType.GOVERNMENT_BODY)
    same = subject.country is not None and subject.country == obj.country
    return triple.proposition.rule == "implied.accusation" and subject.type in states and same


def is_diplomatic(coding: Coding | None, subject: Entity, obj: Entity) -> bool:
    """Whether an assertion belongs in the graph: a coded act or state, or anything that an actor does to an actor."""
    if coding is not None and coding.event_type is not None:
        return True
    if coding is not None:
        return (obj if coding.inverse else subject).type.is_actor
    return subject.type.is_actor and obj.type is not EntityType.OTHER


def active_lemma(lemma: str, coding: Coding) -> str:
    """The relation's words as its actor's doing: who lets others receive weapons *provides* them.

    >>> active_lemma("receive weapons from", Coding("provide_military_aid", inverse=True))
    'provide military aid'
    >>> active_lemma("send", Coding("provide_aid"))
    'send'
    """
    return coding.relation_class.replace("_", " ") if coding.inverse else lemma


def relation_class(lemma: str) -> str:
    """An identifier for a relation that no frame knows.

    >>> relation_class("travel to")
    'travel_to'
    """
    return re.sub(r"\W+", "_", lemma.lower()).strip("_") or "relate_to"
