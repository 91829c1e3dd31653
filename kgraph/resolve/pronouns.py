"""Whom a pronoun means: agreement, what grammar forbids, and then how salient the candidates are.

Without a candidate a pronoun stays unresolved.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from kgraph.model import EntityType, MentionKind, Sentence
from kgraph.resolve.discourse import SUBJECTS, Occurrence, Referent, clause_of, subject_of
from kgraph.resolve.heroes import Heroes
from kgraph.resolve.lexicon import Pronoun
from kgraph.resolve.salience import Place, place_of, salience
from kgraph.resolve.scene import Scene

_WINDOW = 3
_OBJECTS = frozenset({"him", "her", "them"})
"""What is made something or made to do something is an object: "they made *him* minister"."""
_ANOTHER_S_WORDS = 30.0
"""What the text has said some sentences before is far from the mind of whoever is quoted."""
_IN_THE_REPORT = 50.0
"""Who is named in what is said before "he added" is seldom the one who says it."""
_PLURAL_BODIES = frozenset({"forces", "guards", "corps", "peacekeepers", "rebels", "fighters"})
_BODIES = frozenset(
    {
        EntityType.COUNTRY,
        EntityType.IGO,
        EntityType.GOVERNMENT_BODY,
        EntityType.ARMED_GROUP,
        EntityType.ORGANISATION,
        EntityType.MEDIA,
    }
)


class Antecedent(NamedTuple):
    """What a pronoun means: ``referents``, or without them the noun for a person or body at ``where`` (sentence,
    token); without that too, a thing."""

    referents: tuple[Referent, ...]
    where: tuple[int, int] | None = None


class _Candidate(NamedTuple):
    score: float
    order: int
    found: Antecedent
    times: int = 1


class PronounReader:
    def __init__(self, scene: Scene, heroes: Heroes) -> None:
        self.scene = scene
        self.heroes = heroes
        self.words = scene.lexicon.words

    def third(self, sentence: Sentence, i: int, pronoun: Pronoun, speakers: tuple[Referent, ...]) -> Antecedent | None:
        """What a third-person pronoun at token ``i`` means; ``speakers`` say the quotation it stands in. ``None`` where
        nothing is known."""
        if (said := self._spoken_for(sentence, i, pronoun)) is not None:
            return Antecedent(said)
        if pronoun.use == "reflexive":
            own = self._reflexive(sentence, i, pronoun)
            return None if own is None else Antecedent(own)
        if pronoun.gender == "n" and self._is_empty(sentence, i):
            return None
        if (found := self._of_parallel(sentence, i, pronoun)) is not None:
            return Antecedent(found)
        banned = self._banned(sentence, i, pronoun)
        homes = {self.scene.belongs_to(r) for r in speakers}
        if speakers:
            banned |= self._hearers(sentence)
        quoted = bool(speakers)
        place = place_of(sentence, i, pronoun, self.scene.lexicon)
        reported = self._reported(sentence, i)
        named_later = self._named_later(sentence, i, pronoun)
        best: dict[tuple[int, ...], _Candidate] = {}
        for order, occurrence in enumerate(self.scene.history.backwards(sentence.index, _WINDOW)):
            if not self._agrees(occurrence, pronoun):
                continue
            here = occurrence.sentence == sentence.index
            if here and (occurrence.token in banned or occurrence.token >= i):
                continue
            told = here and occurrence.token == place.told_by and len(occurrence.referents) > 1
            if len(occurrence.referents) == 1 and occurrence.referents[0] in named_later:
                continue
            if any(
                r in banned or r in speakers or (not told and self._is_home(r, homes)) for r in occurrence.referents
            ):
                continue
            score = salience(place, occurrence, self.scene.lexicon)
            if not reported.isdisjoint(occurrence.referents):
                score -= _IN_THE_REPORT
            if quoted and sentence.index - occurrence.sentence > 1:
                score -= _ANOTHER_S_WORDS
            key = tuple(sorted(id(r) for r in occurrence.referents)) or (-occurrence.token, -occurrence.sentence)
            if key not in best:
                where = (occurrence.sentence, occurrence.token) if occurrence.sort else None
                best[key] = _Candidate(score, order, Antecedent(occurrence.referents, where))
            else:
                earlier = best[key]
                more = 4.0 if earlier.times < 3 else 0.0
                best[key] = earlier._replace(score=max(earlier.score, score) + more, times=earlier.times + 1)
        self._favour_hero(sentence, place, pronoun, banned | set(speakers) | named_later, best)
        if not best:
            return self._collective(sentence, place.told_by) if pronoun.number == "plural" else None
        winner = max(best.values(), key=lambda c: (c.score, -c.order))
        return winner.found if winner.score > 0 else None

    def _favour_hero(
        self,
        sentence: Sentence,
        place: Place,
        pronoun: Pronoun,
        without: set[object],
        best: dict[tuple[int, ...], _Candidate],
    ) -> None:
        """Raises the score of the person whom the text is about."""
        hero = self.heroes.hero if pronoun.gender in ("m", "f") and pronoun.number != "plural" else None
        if hero is None or hero in without or not self.may_be(hero, pronoun):
            return
        known = best.get((id(hero),))
        score = self.heroes.score(sentence, place, pronoun, known.score if known else None)
        if score is not None:
            best[(id(hero),)] = _Candidate(score, -1, Antecedent((hero,)))

    def _reported(self, sentence: Sentence, i: int) -> set[Referent]:
        """Those named in what a pronoun says behind it ("the talks would go on, *he* added")."""
        tokens = sentence.tokens
        verb = tokens[tokens[i].head]
        if tokens[i].dep != "nsubj" or verb.lemma not in self.words["speech_verbs"]:
            return set()
        said = [
            c for c in sentence.children[verb.i] if tokens[c].dep == "ccomp" and c < i and tokens[i - 1].text != ";"
        ]
        inside = {t for c in said for t in sentence.subtree(c)}
        names = self.scene.history.names.get(sentence.index, {}).values()
        return {r for ref in names if ref.head in inside and ref.kind is MentionKind.NAME for r in ref.referents}

    def _collective(self, sentence: Sentence, told_by: int | None) -> Antecedent | None:
        """A country or body that says something of itself in the plural ("Hamas said they would leave"), where the
        text has nobody else whom "they" can mean."""
        for occurrence in self.scene.history.backwards(sentence.index, 0):
            if occurrence.token == told_by and len(occurrence.referents) == 1:
                return Antecedent(occurrence.referents) if occurrence.referents[0].type in _BODIES else None
        return None

    def _is_home(self, referent: Referent, homes: set[Referent | None]) -> bool:
        """Whether it is the speaker's own country or people, for which a speaker says "we"."""
        return referent.type is not EntityType.PERSON and self.scene.belongs_to(referent) in homes - {None}

    def _spoken_for(self, sentence: Sentence, i: int, pronoun: Pronoun) -> tuple[Referent, ...] | None:
        """ "They" right before its name in brackets, and "the spokesman said they": those for whom he speaks."""
        if pronoun.number != "plural":
            return None
        tokens = sentence.tokens
        if i + 2 < len(tokens) and tokens[i + 1].text == "(":
            named = self.scene.history.names.get(sentence.index, {}).get(i + 2)
            if named is not None:
                return named.referents
        clause = tokens[tokens[i].head]
        if (
            tokens[i].dep != "nsubj"
            or clause.dep != "ccomp"
            or tokens[clause.head].lemma not in self.words["speech_verbs"]
        ):
            return None
        subject = subject_of(sentence, clause.head)
        for occurrence in self.scene.history.backwards(sentence.index, 0):
            if occurrence.token == subject and len(occurrence.referents) == 1 and tokens[subject].tag != "PRP":
                person = occurrence.referents[0]
                if any(t.past for t in person.titles):
                    return None
                if person.type is EntityType.PERSON and not person.nouns.isdisjoint(self.words["speaking_roles"]):
                    home = self.scene.belongs_to(person)
                    return (home,) if home else None
        return None

    def _of_parallel(self, sentence: Sentence, i: int, pronoun: Pronoun) -> tuple[Referent, ...] | None:
        """ "Peru's harvest and its price": the owner of what is joined with the thing owned."""
        tokens = sentence.tokens
        if pronoun.use not in ("possessive", "either") or tokens[i].dep != "poss":
            return None
        owned = tokens[tokens[i].head]
        if owned.dep == "conj":
            for occurrence in self.scene.history.backwards(sentence.index, 0):
                if occurrence.token == owned.head and occurrence.referents and self._agrees(occurrence, pronoun):
                    return occurrence.referents
        while owned.dep == "conj" and owned.head < owned.i:
            owned = tokens[owned.head]
            for child in sentence.children[owned.i]:
                if tokens[child].dep == "poss":
                    for occurrence in self.scene.history.backwards(sentence.index, 0):
                        if occurrence.token == child and self._agrees(occurrence, pronoun):
                            return occurrence.referents
        return None

    # ------------------------------------------------------------------------------------------ agreement

    def _agrees(self, occurrence: Occurrence, pronoun: Pronoun) -> bool:
        referents = occurrence.referents
        if pronoun.number == "plural":
            armed = len(referents) == 1 and self._of_many(referents[0])
            return len(referents) > 1 or occurrence.plural or armed or (len(referents) == 1 and referents[0].plural)
        if len(referents) > 1 or occurrence.plural:
            return False
        if not referents:
            return self._is_sort(occurrence, pronoun)
        return self.may_be(referents[0], pronoun)

    @staticmethod
    def may_be(referent: Referent, pronoun: Pronoun) -> bool:
        """Whether a pronoun of the singular may mean someone alone."""
        if pronoun.number == "plural":
            return False
        if pronoun.gender == "n":
            return (referent.type in _BODIES or referent.type is EntityType.INSTRUMENT) and not referent.plural
        return referent.type is EntityType.PERSON and referent.gender in ("", pronoun.gender)

    def subject_behind(self, sentence: Sentence, i: int) -> int | None:
        """The subject of a clause that begins with what it says or does ("in *his* message, the president said")."""
        tokens = sentence.tokens
        owned = tokens[tokens[i].head]
        before = tokens[owned.head]
        if tokens[i].dep != "poss" or owned.dep != "pobj" or owned.lemma not in self.words["own_acts"]:
            return None
        subject = subject_of(sentence, before.head) if before.dep == "prep" else None
        behind = subject is not None and subject > owned.i and tokens[before.head].pos in ("VERB", "AUX")
        return subject if behind else None

    @staticmethod
    def _is_sort(occurrence: Occurrence, pronoun: Pronoun) -> bool:
        """Whether a noun for nobody known is of the pronoun's sort: "he" for a man or a soldier, "it" for a ship."""
        if pronoun.gender == "n":
            return occurrence.sort in ("", "b")
        return bool(pronoun.gender) and occurrence.sort in ("p", pronoun.gender)

    @staticmethod
    def _of_many(referent: Referent) -> bool:
        """Whether a body may be "they": an armed group, forces and guards."""
        last = referent.entity.label.casefold().split()[-1]
        body = referent.type in (EntityType.GOVERNMENT_BODY, EntityType.ORGANISATION)
        return referent.type is EntityType.ARMED_GROUP or (body and last in _PLURAL_BODIES)

    # ------------------------------------------------------------------------------------------ grammar

    def _banned(self, sentence: Sentence, i: int, pronoun: Pronoun) -> set[object]:
        """Tokens and referents of this sentence that the pronoun cannot mean: arguments of its own verb, and the
        subject that a verb without one shares."""
        banned: set[object] = set()
        tokens = sentence.tokens
        if pronoun.use == "possessive" or (pronoun.use == "either" and tokens[i].tag == "PRP$"):
            head = tokens[i].head
            banned.add(head)
            for occurrence in self.scene.history.backwards(sentence.index, 0):
                if occurrence.token in self._no_owners(sentence, head):
                    banned.update(occurrence.referents)
            return banned
        clause = clause_of(tokens, i)
        is_subject = tokens[i].dep in ("nsubj", "nsubjpass")
        if is_subject and tokens[i].text.lower() in _OBJECTS:
            is_subject = False
            clause = clause_of(tokens, tokens[i].head)
        subject = subject_of(sentence, clause)
        for ref in self.scene.history.names.get(sentence.index, {}).values():
            if (
                ref.start > i
                and tokens[ref.head].dep in ("dobj", "pobj", "dative")
                and clause_of(tokens, ref.head) == clause
            ):
                banned.update(ref.referents)
        for occurrence in self.scene.history.backwards(sentence.index, 0):
            token = occurrence.token
            if is_subject and tokens[i].head != clause:
                continue
            if is_subject and self._done_to(sentence, token, clause):
                banned.update((token, *occurrence.referents))
                continue
            same = clause_of(tokens, token) == clause and tokens[token].dep not in ("poss", "compound", "amod", "nmod")
            joined = token
            while tokens[joined].dep in ("conj", "appos") and joined != subject:
                joined = tokens[joined].head
            if joined == subject or (same and not is_subject):
                banned.add(token)
                banned.update(occurrence.referents)
        return banned

    def _named_later(self, sentence: Sentence, i: int, pronoun: Pronoun) -> set[Referent]:
        """Whom the clause of a subject names behind it, and whom this thus does not mean: "he wept at Obi's grave"."""
        tokens = sentence.tokens
        if tokens[i].dep not in SUBJECTS or pronoun.use == "possessive":
            return set()
        under = set(sentence.subtree(clause_of(tokens, i)))
        names = self.scene.history.names.get(sentence.index, {}).values()
        later = (r for r in names if r.start > i and r.kind is MentionKind.NAME and r.head in under)
        return {referent for ref in later for referent in ref.referents}

    def _no_owners(self, sentence: Sentence, owned: int) -> set[int]:
        """The tokens that cannot own what stands at ``owned``: what it is said of ("Peru, its ally"), and who harms it
        ("Peru shelled its ships")."""
        tokens = sentence.tokens
        if tokens[owned].dep == "appos":
            return {tokens[owned].head}
        if any(tokens[c].text.lower() == "own" for c in sentence.children[owned]):
            return set()
        if tokens[owned].lemma.lower() in self.words["related"]:
            return set()
        while tokens[owned].dep in ("pobj", "conj") or (tokens[owned].dep == "prep" and tokens[owned].text == "of"):
            if tokens[owned].dep == "pobj" and tokens[tokens[owned].head].text != "of":
                return set()
            owned = tokens[owned].head
        verb = tokens[owned].head
        if tokens[verb].lemma not in self.words["harming_verbs"]:
            return set()
        if tokens[owned].dep == "dobj":
            subject = subject_of(sentence, verb)
            relative = subject is not None and tokens[subject].tag in ("WP", "WDT")
            found = {subject, tokens[verb].head} if relative else {subject}
            return {t for t in found if t is not None}
        if tokens[owned].dep == "nsubjpass":
            agents = [c for c in sentence.children[verb] if tokens[c].dep == "agent"]
            return {c for agent in agents for c in sentence.children[agent]}
        return set()

    @staticmethod
    def _done_to(sentence: Sentence, token: int, clause: int) -> bool:
        """Whether a token is an argument of a participle that shares the clause's subject, which it thus is not
        ("seeing his guest off, he waved")."""
        tokens = sentence.tokens
        inner = clause_of(tokens, token)
        if tokens[inner].dep != "advcl" or tokens[inner].head != clause or tokens[token].dep not in ("dobj", "pobj"):
            return False
        return tokens[inner].tag == "VBG" and not any(tokens[c].dep in SUBJECTS for c in sentence.children[inner])

    def _hearers(self, sentence: Sentence) -> set[object]:
        """To whom something is said in this sentence: a speaker calls them "you"."""
        tokens = sentence.tokens
        told = {
            t.i for t in tokens if t.dep in ("dobj", "dative") and tokens[t.head].lemma in self.words["speech_verbs"]
        }
        found: set[object] = set(told)
        for occurrence in self.scene.history.backwards(sentence.index, 0):
            if occurrence.token in told:
                found.update(occurrence.referents)
        return found

    def _reflexive(self, sentence: Sentence, i: int, pronoun: Pronoun) -> tuple[Referent, ...] | None:
        verb = clause_of(sentence.tokens, i)
        while (subject := subject_of(sentence, verb)) is None and sentence.tokens[verb].dep in ("acl", "pcomp"):
            verb = clause_of(sentence.tokens, verb)  # "Peru has a right to defend itself"
        for occurrence in self.scene.history.backwards(sentence.index, 0):
            if occurrence.token == subject and self._agrees(occurrence, pronoun):
                return occurrence.referents
        return None

    def _is_empty(self, sentence: Sentence, i: int) -> bool:
        """Whether "it" stands for nothing: "it is important that", "it seems", "make it clear"."""
        tokens = sentence.tokens
        token = tokens[i]
        verb = tokens[token.head]
        children = [tokens[c] for c in sentence.children[verb.i]]
        takes_in = any(c.dep == "dobj" and c.tag == "PRP" for c in children) or verb.dep == "conj"
        done = any(c.dep in ("dobj", "prt") and c.lemma in self.words["taken_by_actors"] for c in children)
        if token.dep == "expl" or (verb.lemma in self.words["empty_it_verbs"] and not (takes_in or done)):
            return True
        if token.dep == "dobj" and any(c.dep == "oprd" and not self._is_actor_noun(c.lemma) for c in children):
            return True
        clause = any(c.dep in ("ccomp", "xcomp", "advcl", "csubj", "acl") for c in children if c.i > i)
        if verb.lemma in ("be", "become"):
            if token.dep == "nsubj" and not any(c.dep in ("acomp", "attr", "oprd") for c in children):
                return True
            if any(c.dep == "attr" and c.pos == "NOUN" and not self._is_actor_noun(c.lemma) for c in children):
                return True
            for child in children:
                if child.dep in ("acomp", "attr") and child.lemma in self.words["empty_it_adjectives"]:
                    inner = [tokens[c].dep for c in sentence.children[child.i]]
                    return clause or any(d in ("xcomp", "ccomp", "advcl", "acl", "relcl") for d in inner)
            return False
        passive = any(c.dep == "auxpass" for c in children)
        return passive and clause and verb.lemma in self.words["empty_it_adjectives"] | self.words["speech_verbs"]

    def _is_actor_noun(self, lemma: str) -> bool:
        noun = self.scene.lexicon.nouns.get(lemma.lower())
        return noun is not None and noun.sense in ("country", "body", "named", "set", "power", "role")

    # ------------------------------------------------------------------------------------------ first person

    def first(self, pronoun: Pronoun, speakers: Iterable[Referent]) -> tuple[Referent, ...]:
        """Whom "I" and "we" mean in the mouth of ``speakers``: a person, or the country or body spoken for."""
        found = list(speakers)
        if pronoun.number == "singular":
            return tuple(found) if len(found) == 1 and found[0].type is EntityType.PERSON else ()
        homes = [self.scene.belongs_to(r) if r.type is EntityType.PERSON else r for r in found]
        return tuple(dict.fromkeys(h for h in homes if h is not None))
