"""What frames ask about, read from a triple, its sentence and its entities; each thing when first asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

from kgraph.coding.nouns import NOTHING, Nouns, Thing
from kgraph.model import Entity, Sentence, Triple

_NOUN_TAGS = frozenset(("NOUN", "PROPN", "ADJ", "VERB", "NUM"))
_PARTICLES = frozenset(("prt", "advmod", "prep", "acomp", "oprd"))
_PREPOSITIONS = frozenset(("prep", "dative", "agent"))
_NEVER_PASSIVE = frozenset(("call", "appeal", "agree", "protest", "clash"))
_CALLED = frozenset(("on", "upon", "for", "to", "with", "against"))
_CLAUSES = frozenset(("xcomp", "ccomp", "advcl"))


T = TypeVar("T")


class lazy(Generic[T]):
    """An attribute that is computed when first asked; unlike ``functools.cached_property`` without a lock, which would
    cost more than what is computed."""

    def __init__(self, compute: Callable[[Any], T]) -> None:
        self.compute = compute
        self.__doc__ = compute.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, instance: None, owner: type) -> lazy[T]: ...

    @overload
    def __get__(self, instance: object, owner: type) -> T: ...

    def __get__(self, instance: object | None, owner: type) -> lazy[T] | T:
        if instance is None:
            return self
        value = instance.__dict__[self.name] = self.compute(instance)
        return value


class Features:
    """One triple as frames see it."""

    def __init__(self, known: Nouns, triple: Triple, sentence: Sentence, subject: Entity, object: Entity) -> None:
        self._known = known
        self._triple = triple
        self._sentence = sentence
        self._entities = subject, object
        predicate = triple.predicate
        measured = predicate.noun in known.measures and predicate.preposition == "of"
        self.passive = predicate.passive
        self.particle = predicate.particle
        self.preposition = predicate.preposition
        """The one before the object; "to" for an indirect object without one."""
        if measured:
            self.preposition = None
        elif triple.object.role == "indirect" and self.preposition is None:
            self.preposition = "to"
        behind = triple.rule.startswith("nested.")
        self.nested = behind and predicate.noun is not None and not measured
        """The object stands behind a noun of the predicate."""
        self.beside = predicate.noun is not None and not self.nested
        """The object stands behind a preposition of the verb, after the verb's object."""
        self.aside = not behind and any(
            a.role == "object" and a is not triple.object for a in triple.proposition.arguments
        )
        """The verb has an object, and it is another than that of the triple."""
        self.adjectival = triple.rule in ("nested.modifier", "nested.possessive")
        """The object is an adjective or possessor of the predicate's noun ("met the *French* president")."""
        self.deep = behind and predicate.lemma.count(" ") > 3
        """The object stands two or more nouns deep."""
        self._indices = self._noun_indices(measured)

    def _noun_indices(self, measured: bool) -> list[int]:
        """The tokens of the nouns that a frame may ask for, the one that the predicate acts on first."""
        triple, sentence = self._triple, self._sentence
        predicate, target = triple.predicate, triple.object
        found: list[int] = []
        if measured or (predicate.noun is None and predicate.preposition is None and target.role != "indirect"):
            found.append(target.head)
        elif predicate.noun is not None:
            tokens = sentence.tokens
            for i in predicate.tokens:
                if tokens[i].lemma.lower() == predicate.noun and tokens[i].pos in _NOUN_TAGS:
                    found.append(self._known.behind_measure(sentence, i))
                    break
        for argument in triple.proposition.arguments:
            if argument.role == "object" and argument.head not in found:
                found.append(argument.head)
        return found

    @lazy
    def _wording(self) -> frozenset[str]:
        """The noun that the wording of a happening has and the text has not ("*talks*" for "a dialogue between")."""
        triple = self._triple
        predicate = triple.predicate
        if predicate.noun is not None or not triple.rule.startswith("noun."):
            return frozenset()
        words = predicate.lemma.split()[1 : None if predicate.preposition is None else -1]
        singular = [w.removesuffix("s") for w in words]
        return frozenset((*words, *singular, " ".join(singular))) if words else frozenset()

    @lazy
    def nouns(self) -> tuple[frozenset[str], ...]:
        """For each noun its lemma and the nouns of several words that it closes or opens."""
        if self._wording:
            return (self._wording,)
        return tuple(self._known.names(self._sentence, i) for i in self._indices)

    @lazy
    def direct(self) -> Thing:
        """What the first noun names: the thing acted on, where the object of the triple stands behind it."""
        if not self.nested or not self._indices:
            return NOTHING
        return self._known.thing(self._sentence, self._sentence.tokens[self._indices[0]])

    @lazy
    def oblique(self) -> str | None:
        """The preposition before the first noun, where it is not itself the verb's object."""
        if not self.nested or not self._indices:
            return None
        token = self._sentence.tokens[self._indices[0]]
        return self._sentence.tokens[token.head].text.lower() if token.dep == "pobj" else None

    @lazy
    def path(self) -> frozenset[str]:
        """The words of the predicate's lemma, for prepositions further up."""
        return frozenset(self._triple.predicate.lemma.split())

    @lazy
    def subject(self) -> Thing:
        return self._known.argument(self._sentence, self._triple.subject, self._entities[0])

    @lazy
    def object(self) -> Thing:
        return self._known.argument(self._sentence, self._triple.object, self._entities[1])

    @lazy
    def complements(self) -> frozenset[str]:
        """The lemmas of the complements and of the verbs below the verb ("wrote to *threaten*", "called, *praising*
        him"); "infinitive" where one of them is an infinitive ("told him *to leave*"), "clause" where the object is
        its subject ("called for *him* to leave")."""
        tokens, children = self._sentence.tokens, self._sentence.children
        proposition = self._triple.proposition
        found = {tokens[a.head].lemma.lower() for a in proposition.arguments if a.role == "complement"}
        verbs = [c for c in children[proposition.head] if tokens[c].dep in _CLAUSES]
        verbs += [c for v in verbs for c in children[v] if tokens[c].dep == "conj"]
        verbs += [c for p in children[proposition.head] for c in children[p] if tokens[c].dep == "pcomp"]
        found.update(tokens[c].lemma.lower() for c in verbs if tokens[c].tag in ("VB", "VBG"))
        things = [a.head for a in proposition.arguments if a.role == "object"]
        found.update(tokens[c].lemma.lower() for i in things for c in children[i] if tokens[c].dep == "acl")
        if any(tokens[c].tag == "VB" and all(tokens[a].tag != "MD" for a in children[c]) for c in verbs):
            found.add("infinitive")
        target = tokens[self._triple.object.head]
        if target.dep == "nsubj" and target.head in verbs and tokens[target.head].tag == "VB":
            found.add("clause")
        return frozenset(found)

    @lazy
    def sides(self) -> frozenset[str]:
        """ "home" where both sides belong to one country, "foreign" where to two."""
        source, target = (entity.country for entity in self._entities)
        if source is None or target is None:
            return frozenset()
        return frozenset(("home" if source == target else "foreign",))

    @lazy
    def alone(self) -> bool:
        """No noun of the relation stands between the verb and the object."""
        return not (self.nested or self.beside)

    @lazy
    def intransitive(self) -> bool:
        """The verb acts on nothing: neither the object nor another argument is its direct object."""
        proposition = self._triple.proposition
        return not self.beside and not any(a.role == "object" for a in proposition.arguments)

    @lazy
    def particles(self) -> frozenset[str]:
        """The particle, and words of the verb that may be one though they were parsed as something else."""
        tokens = self._sentence.tokens
        below = self._sentence.children[self._triple.proposition.head]
        found = {tokens[c].text.lower() for c in below if tokens[c].dep in _PARTICLES}
        return frozenset(found | {self.particle} if self.particle else found)

    @lazy
    def phrases(self) -> dict[str, frozenset[str]]:
        """Preposition -> nouns of the other phrases of the clause ("placed him *under arrest*")."""
        tokens, children = self._sentence.tokens, self._sentence.children
        proposition = self._triple.proposition
        found: dict[str, frozenset[str]] = {}
        heads = [proposition.head, *(a.head for a in proposition.arguments if a.role in ("object", "complement"))]
        for head in heads:
            for c in children[head]:
                if tokens[c].dep in _PREPOSITIONS:
                    for noun in children[c]:
                        if tokens[noun].dep == "pobj":
                            names = self._known.names(self._sentence, noun)
                            preposition = tokens[c].text.lower()
                            found[preposition] = found.get(preposition, frozenset()) | names
        return found


class StateFeatures(Features):
    """A passive read as a state: "is allied with" as *be* with the noun "allied"."""

    def __init__(self, known: Nouns, triple: Triple, sentence: Sentence, subject: Entity, object: Entity) -> None:
        super().__init__(known, triple, sentence, subject, object)
        self.passive = self.nested = self.beside = False
        self.particle = None

    @lazy
    def alone(self) -> bool:
        """The participle stands for the noun; the object may not ("killed in a *strike*" is no strike)."""
        return False

    @lazy
    def nouns(self) -> tuple[frozenset[str], ...]:
        return (frozenset((self._sentence.tokens[self._triple.proposition.head].text.lower(),)),)


class ActiveFeatures(Features):
    """The main verb of a sentence that was parsed as a participle ("the premier, who ..., *called* on Iran")."""

    def __init__(self, known: Nouns, triple: Triple, sentence: Sentence, subject: Entity, object: Entity) -> None:
        super().__init__(known, triple, sentence, subject, object)
        self.passive = False

    @lazy
    def surely(self) -> bool:
        """Whether it cannot be a passive: it has an object of its own, or calls on or for somebody."""
        return (self._triple.object.role == "object" and not self.nested) or (
            self._triple.predicate.head in _NEVER_PASSIVE and (self.oblique or self.preposition) in _CALLED
        )
