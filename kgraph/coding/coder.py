"""Codes triples: the best frame, then what its governing verbs, nouns and stance make of it.

The idea of frames over verb, particle, preposition and object noun is that of the CAMEO verb dictionaries; that
governing verbs turn one event type into another ("threaten to withdraw", "suspend aid") is stated once, in
``operators.csv`` and ``effects.csv``, and not once for each pair of verbs.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from kgraph.coding.features import ActiveFeatures, Features, StateFeatures
from kgraph.coding.frames import WHERE, NounFrame
from kgraph.coding.index import FrameIndex, HeadFrames
from kgraph.coding.nouns import Nouns
from kgraph.coding.tables import RelationClass, Tables, load_tables
from kgraph.model import Coding, Entity, EventType, Modality, Polarity, Predicate, Sentence, Triple
from kgraph.resources import data_path

_NOUN = "NOUN"
_DONE_TO_SOMEBODY = frozenset((EventType.CONSULT, EventType.ASSAULT, EventType.COERCE, EventType.AID))
"""Types of which an event without a target is worth little, unless it is known who acts."""
_REMAIN = re.compile("^(?:remain|stay|seem|become|appear|stand) ")
_PLACE = "clause.place"
_PARTICIPLE = "clause.participle"
_PARTICIPANT = "implied.participant"
"""The rule of "talks that *involve* Chad": as long as it holds, that is a state and no meeting."""
_PURPOSES = frozenset(("clause.purpose", "clause.noun_complement"))
"""The rules of "sent planes *to help* them", "a move *to force* them": what an act is meant for is no promise."""
_PREPOSITIONAL = frozenset(("ADP", "SCONJ"))
"""What stands before a noun that is no subject or object, whatever the parser says ("*after* its test")."""
_WITH_NOUN = 101
"""The least score of a frame that asks for a noun and finds it."""


class Coder:
    """Finds the class of a triple's relation. Make one with :meth:`load`; it keeps no state between calls."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self._frames = FrameIndex(tables.frames)
        states = (f for f in tables.frames if "be" in f.verbs and f.noun and not f.noun.negative and not f.inside)
        self._states = FrameIndex(states).get("be")
        self._noun_frames: dict[str, list[NounFrame]] = defaultdict(list)
        for noun_frame in tables.nouns:
            for noun in noun_frame.nouns:
                self._noun_frames[noun].append(noun_frame)
        asked = [lemmas for f in tables.frames for lemmas in (f.noun.lemmas if f.noun else (), *f.conditional)]
        political = tables.words.get("political", frozenset())
        self._nouns = Nouns.of(tables.words, [*(n for a in asked for n in a), *self._noun_frames, *political])
        self._agentive = tables.words.get("agentive", frozenset())
        self._indefinite = tables.words.get("indefinite", frozenset())

    @classmethod
    def load(cls, path: Path | None = None) -> Coder:
        """A coder with the tables in the folder ``path``, by default those that ship with kgraph.

        :raises DataError: where a table breaks its schema.
        """
        return cls(load_tables(path or data_path("relations")))

    def code(self, triple: Triple, sentence: Sentence, subject: Entity, object: Entity) -> Coding | None:
        """The class of the relation that ``triple`` states between two entities; ``None`` where no frame fits."""
        found = self.match(triple, sentence, subject, object)
        if found is None:
            return None
        relation, typed = found.relation, self._typed(found.relation, triple, sentence)
        if not found.public:
            return Coding(relation.name, symmetric=relation.symmetric, inverse=found.inverse)
        return Coding(
            relation.name,
            typed.event_type,
            typed.mode,
            typed.cameo,
            typed.goldstein,
            relation.symmetric,
            found.inverse,
        )

    def match(self, triple: Triple, sentence: Sentence, subject: Entity, object: Entity) -> Match | None:
        """The class before stance, with the place (file and line) of the row that found it."""
        predicate = triple.predicate
        governors = self._governors(triple, sentence)
        head = self._head(predicate)
        frames = self._frames.get(head)
        verb = f"{head} {predicate.particle}" if predicate.particle else head
        effect = self.tables.operators["object"].get(verb)
        noun_frames = self._noun_frames.get(predicate.head, ()) if predicate.pos == _NOUN else ()
        if not (frames or effect or noun_frames or governors or predicate.passive):
            return None
        features = Features(self._nouns, triple, sentence, subject, object)
        found = self._best(frames, features, effect, noun_frames)
        if found is None and predicate.passive:
            features = StateFeatures(self._nouns, triple, sentence, subject, object)
            found = self._best(self._states, features, None, ())
            if found is None and triple.proposition.rule == _PARTICIPLE:
                features = ActiveFeatures(self._nouns, triple, sentence, subject, object)
                found = self._best(frames, features, None, ()) if features.surely else None
        if triple.rule == _PLACE:
            found = self._in_place(features, found)
        token = sentence.tokens[triple.proposition.head]
        if found and triple.rule == _PARTICIPANT and token.lemma == "involve" and token.tag != "VBD":
            found = found._replace(relation=self.tables.classes["party_to"])
        for governor in governors:
            found = self._turn(governor, found)
        return found and found._replace(public=self._is_public(features, found))

    def _in_place(self, features: Features, found: Match | None) -> Match | None:
        """What an act says of the country where it happens: a protest or an attack is aimed at it, a promise is not;
        who meets others in his own country does nothing to it."""
        if found is None or (found.relation.event_type is EventType.CONSULT and "home" in features.sides):
            return None
        return self._turn("place", found) if features.preposition in WHERE else found

    def _mended(self, verb: str) -> str:
        """A governing verb whose lemma was cut short ("hop" for "hoped")."""
        verbs = self.tables.operators["verb"]
        return f"{verb}e" if verb not in verbs and f"{verb}e" in verbs else verb

    def _is_alone(self, features: Features, found: Match) -> bool:
        """Whether the object is the act itself ("conducted operations"): nobody is named whom it is done to."""
        if features.preposition is not None or found.relation.event_type not in _DONE_TO_SOMEBODY:
            return False
        named = (frame for name in features.object.lemmas for frame in self._noun_frames.get(name, ()))
        return any(frame.relation_class == found.relation.name for frame in named)

    def _head(self, predicate: Predicate) -> str:
        """The word under which the frames of a predicate are; a lemma cut short ("stag" for "staged") is mended."""
        if predicate.pos == _NOUN:
            return f"={predicate.head}"
        if predicate.head in self._frames or predicate.head in self.tables.operators["object"]:
            return predicate.head
        longer = f"{predicate.head}e"
        return longer if longer in self._frames else predicate.head

    def _is_public(self, features: Features, found: Match) -> bool:
        """Whether it is somebody who acts, on something, and one of the two takes part in public affairs."""
        source, target = features.subject, features.object
        if found.inverse:
            source, target = target, source
        if not source.kinds & {"actor", "place"} and source.lemmas.isdisjoint(self._agentive):
            return False
        if not target.lemmas.isdisjoint(self._indefinite):
            return False
        if features.adjectival and "person" in features.direct.kinds:
            return False
        if self._is_alone(features, found) and not source.kinds & {"named", "place"}:
            return False
        if found.relation.event_type is EventType.PROTEST:
            return True
        return "political" in source.kinds or "political" in target.kinds or "place" in target.kinds

    def _best(
        self,
        frames: HeadFrames | None,
        features: Features,
        effect: str | None,
        noun_frames: Sequence[NounFrame],
    ) -> Match | None:
        """The frame that asks most and fits; an act named by a noun comes before frames that ask for no noun."""
        best, top = frames.best(features) if frames else (None, 0)
        if top < _WITH_NOUN:
            for noun_frame in noun_frames:
                if noun_frame.fits(features):
                    return Match(self.tables.classes[noun_frame.relation_class], False, noun_frame.place)
            if effect and not features.passive and features.oblique is None:
                found = self._named_act(features, effect)
                if found is not None:
                    return found
        if best is None:
            return None
        return Match(self.tables.classes[best.relation_class], best.inverse, best.place)

    def _named_act(self, features: Features, effect: str) -> Match | None:
        """What a verb like "announce" or "suspend" makes of the act that its object noun names."""
        for names in features.nouns[:1]:
            for name in sorted(names, key=lambda n: (-len(n), n)):
                for noun_frame in self._noun_frames.get(name, ()):
                    if noun_frame.fits(features):
                        act = Match(self.tables.classes[noun_frame.relation_class], False, noun_frame.place)
                        return self._turn(effect, act)
        return None

    def _governors(self, triple: Triple, sentence: Sentence) -> list[str]:
        """The effects of the verbs that govern the predicate, innermost first."""
        verbs = self.tables.operators["verb"]
        chain = (_REMAIN.sub("be ", verb) for verb in reversed(triple.predicate.chain))
        found = [verbs[v] for v in map(self._mended, chain) if v in verbs]
        if triple.proposition.rule.startswith("noun."):
            effect = self._of_clause(triple, sentence)
            if effect is not None:
                found.append(effect)
        return found

    def _of_clause(self, triple: Triple, sentence: Sentence) -> str | None:
        """What the verb around an event noun makes of the act: "lifted its *blockade*", "the *talks* collapsed". A verb
        with its own subject says what *that* did, so it counts only where the act is its subject's."""
        tokens, children = sentence.tokens, sentence.children
        noun = tokens[triple.proposition.head]
        verb = tokens[noun.head]
        first = sentence.subtree(noun.i)[0]
        if verb.pos != "VERB" or (first > 0 and tokens[first - 1].pos in _PREPOSITIONAL):
            return None
        if any(tokens[c].dep == "neg" or tokens[c].tag == "MD" for c in children[verb.i]):
            return None
        particle = next((tokens[c].lemma.lower() for c in children[verb.i] if tokens[c].dep == "prt"), None)
        word = f"{verb.lemma.lower()} {particle}" if particle else verb.lemma.lower()
        if noun.dep == "nsubj":
            return self.tables.operators["subject"].get(word)
        effect = self.tables.operators["object"].get(word)
        if noun.dep == "dobj":
            actor = tokens[triple.subject.head]
            its_own = actor.tag == "PRP$" and actor.head == noun.i
            return effect if its_own or (actor.head == verb.i and actor.dep == "nsubj") else None
        return effect if noun.dep == "nsubjpass" else None

    def _turn(self, effect: str, found: Match | None) -> Match | None:
        """What a governing word with ``effect`` makes of an act (or of one that no frame knows)."""
        event = found.relation.event_type if found else None
        keys = [(effect, found.relation.name)] if found else []
        keys.append((effect, event.value if event else "*"))
        key = next((k for k in keys if k in self.tables.effects), None)
        if key is None:
            return found
        relation = self.tables.effects[key]
        if relation is None:
            return None
        if found is None:
            return Match(relation, False, "effects.csv")
        return found._replace(relation=relation)

    def _typed(self, relation: RelationClass, triple: Triple, sentence: Sentence) -> RelationClass:
        """The class whose type and codes a relation has: another than its own where a noun governs it ("its *threat*
        to attack"), where it is only planned, or where its actor says that it will not happen."""
        if relation.event_type is None:
            return relation
        token = sentence.tokens[triple.proposition.head]
        effect = None
        if token.dep in ("acl", "relcl") and token.tag == "VB":
            effect = self.tables.operators["noun"].get(sentence.tokens[token.head].lemma.lower())
        stance = triple.proposition.stance
        if effect is None and stance.modality is Modality.PLANNED and triple.proposition.rule not in _PURPOSES:
            effect = "denied_plan" if stance.polarity is Polarity.DENIED else "planned"
        if effect is None and stance.polarity is Polarity.DENIED and self._is_negated(triple, sentence):
            effect = "denied"
        if effect is None:
            return relation
        effects = self.tables.effects
        return effects.get((effect, relation.name)) or effects.get((effect, relation.event_type.value)) or relation

    @staticmethod
    def _is_negated(triple: Triple, sentence: Sentence) -> bool:
        """Whether the clause has a negation of its own, so that its actor did not do it (nobody else denies it)."""
        tokens, i = sentence.tokens, triple.proposition.head
        for _ in range(len(triple.predicate.chain) + 1):
            if any(tokens[c].dep == "neg" for c in sentence.children[i]):
                return True
            i = tokens[i].head
        return False


class Match(NamedTuple):
    """A class, whether the text's object is the actor, and the table row that found it (``frames.csv:12``)."""

    relation: RelationClass
    inverse: bool
    place: str
    public: bool = True
    """Whether it is an event of public affairs, so that its event type counts."""
