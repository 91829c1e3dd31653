"""Who stands side by side in a sentence: "A and B", "A met B", "the A-B summit"; plurals later on mean them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from kgraph.model import EntityType, Sentence
from kgraph.resolve.discourse import Ref, Referent, clause_of, rank_of, subject_of
from kgraph.resolve.scene import Scene


class GroupReader:
    """``at`` tells which referents a token of a sentence refers to, as far as the reading has come."""

    def __init__(self, scene: Scene, at: Mapping[tuple[int, int], tuple[Referent, ...]]) -> None:
        self.scene = scene
        self.history = scene.history
        self.words = scene.lexicon.words
        self._apart = self.words["sending_verbs"] | self.words["having_verbs"]
        """Verbs that make no group of who does so and to whom."""
        self.at = at
        self._joined: dict[int, Mapping[int, Sequence[int]]] = {}
        """The conjuncts of each sentence that was read, which is read again for each plural in it."""

    def read(self, sentence: Sentence) -> None:
        """Enters who stands side by side in a sentence: "A and B", "A met B", "talks between A and B"."""
        tokens = sentence.tokens
        self.coordinate(sentence)
        joined = self._conjuncts(sentence)
        for token in tokens:
            if token.pos != "VERB":
                continue
            others = self._partners(sentence, token.i)
            if self._several_done_to(sentence, token.i, others, joined):
                continue
            subject = subject_of(sentence, token.i) if len(others) == 1 else None
            if subject is not None and subject not in joined:
                others += joined.get(others[0], [])
                self._group(sentence, [subject, *others], 2, self._is_main(sentence, token.i))
        for token in tokens:
            if token.tag[:2] == "NN" and (token.lemma in self.words["talks"] or token.lemma == "invitation"):
                self._talks(sentence, token.i, joined)

    def _talks(self, sentence: Sentence, noun: int, joined: Mapping[int, Sequence[int]]) -> None:
        """Enters who has talks with whom, or comes at whose invitation, where that is told by the way ("in *his* talks
        with *Kim*, Lee said"): the owner of the talks, else the subject of the clause."""
        tokens = sentence.tokens
        invited = tokens[noun].lemma == "invitation"
        others = self._with(sentence, noun, ("of",) if invited else ("with",))
        above = tokens[tokens[noun].head]
        if len(others) != 1 or tokens[noun].dep != "pobj" or above.dep != "prep":
            return
        owner = next((c for c in sentence.children[noun] if tokens[c].dep == "poss"), None)
        owner = owner if owner is not None else subject_of(sentence, clause_of(tokens, noun))
        if owner is not None:
            self._group(sentence, [owner, *others, *joined.get(others[0], [])], 2)

    def _is_main(self, sentence: Sentence, verb: int) -> bool:
        """Whether a verb is the main one of its sentence, also where who says so stands behind it."""
        token = sentence.tokens[verb]
        above = sentence.tokens[token.head]
        told = (
            token.dep == "ccomp"
            and above.dep == "ROOT"
            and above.i > verb
            and above.lemma in self.words["speech_verbs"]
        )
        return token.dep == "ROOT" or told

    def _several_done_to(
        self, sentence: Sentence, verb: int, others: Sequence[int], joined: Mapping[int, Sequence[int]]
    ) -> bool:
        """Whether something is done to several, so that "they" are these alone ("he asked both to do their part", "the
        king received Lee and Park")."""
        tokens = sentence.tokens
        asked = any(tokens[c].dep in ("xcomp", "ccomp") for c in sentence.children[verb])
        if asked and (
            tokens[verb].lemma in self.words["asking_verbs"]
            or any(len(self.at.get((sentence.index, o), ())) > 1 for o in others)
        ):
            return True
        done = [o for o in others if tokens[o].dep == "dobj"]
        several = any(o in joined or len(self.at.get((sentence.index, o), ())) > 1 for o in done)
        return several and tokens[verb].lemma not in self.words["meeting_verbs"]

    def coordinate(self, sentence: Sentence) -> None:
        """Enters "A and B"; once before the sentence is read, for the names, and once after it."""
        for token in sentence.tokens:
            if token.text in ("-", "–", "/") and 0 < token.i < len(sentence.tokens) - 1:
                self._hyphenated(sentence, token.i)
        lists = self._lists(sentence)
        for heads in lists:
            self._group(sentence, heads, rank_of(sentence.tokens, heads[0]))
        for first, others in self._conjuncts(sentence).items():
            heads = [first, *others]
            if not any(set(heads) < set(whole) for whole in lists):
                self._group(sentence, heads, rank_of(sentence.tokens, first))

    def _lists(self, sentence: Sentence) -> list[list[int]]:
        """The heads of names that follow each other with commas and a last "and"; parsers lose some of long lists."""
        here = self.history.names.get(sentence.index, {})
        names = [here[start] for start in sorted(here)]
        found: list[list[int]] = []
        chain: list[int] = []
        closed = False
        for left, right in pairwise(names):
            between = [t.text.lower() for t in sentence.tokens[left.end : right.start]]
            if between and between[-1] in ("the", "a"):
                between.pop()
            plain = between in ([","], ["and"], [",", "and"], ["or"], [",", "or"])
            joins = plain or self._titled(sentence, left, right)
            if joins and not closed:
                chain = chain or [left.head]
                chain.append(right.head)
                closed = between != [","]
                continue
            if closed:
                found.append(chain)
            chain, closed = ([left.head, right.head], between != [","]) if joins else ([], False)
        return [*found, chain] if closed else found

    @staticmethod
    def _titled(sentence: Sentence, left: Ref, right: Ref) -> bool:
        """Whether two persons are joined by "and" with a title before the second ("Ann Lee and Trade Minister Bo")."""
        if any(r.type is not EntityType.PERSON for r in (*left.referents, *right.referents)):
            return False
        between = sentence.tokens[left.end : right.start]
        return len(between) > 1 and between[0].text == "and" and all(t.text[:1].isupper() for t in between[1:])

    def _conjuncts(self, sentence: Sentence) -> Mapping[int, Sequence[int]]:
        """For each token that others are joined to, these others."""
        joined = self._joined.get(sentence.index)
        if joined is None:
            joined = self._joined[sentence.index] = _conjuncts_of(sentence)
        return joined

    def _hyphenated(self, sentence: Sentence, i: int) -> None:
        """ "The Peru-Chile summit"."""
        names = self.history.names.get(sentence.index, {})
        left = [r for r in (names.get(j) for j in range(max(0, i - 3), i)) if r and r.end == i]
        right = names.get(i + 1)
        if left and right is not None:
            members = tuple(dict.fromkeys((*left[0].referents, *right.referents)))
            self.history.add_group(sentence.index, right.head, members, 1)

    def _group(self, sentence: Sentence, heads: Sequence[int], rank: int, main: bool = False) -> None:
        if any(self._indefinite(sentence, h) for h in heads):
            return
        heads = [h for h in heads if sentence.tokens[h].lemma.lower() not in ("other", "others")]
        found = [self._meant(sentence, h) for h in heads]
        if not all(found):
            return
        members = self._without_homes(tuple(dict.fromkeys(r for refs in found for r in refs)))
        if len({r.type is EntityType.PERSON for r in members}) == 1:
            self.history.add_group(sentence.index, max(heads), members, rank, main)

    def _meant(self, sentence: Sentence, token: int) -> tuple[Referent, ...]:
        """What a token refers to, or the name in which it stands ("Moon *Jae*-in": the parse may see another head)."""
        found = self.at.get((sentence.index, token), ())
        if found or sentence.tokens[token].tag[:3] != "NNP":
            return found
        names = self.history.names.get(sentence.index, {}).values()
        return next((ref.referents for ref in names if ref.start <= token < ref.end), ())

    def _without_homes(self, members: tuple[Referent, ...]) -> tuple[Referent, ...]:
        """Without the countries of persons beside them: they belong to titles ("Lee and *Kenya* Trade Minister Bo")."""
        persons = [r for r in members if r.type is EntityType.PERSON]
        homes = {self.scene.belongs_to(r) for r in persons}
        return tuple(r for r in members if r not in homes) if len(persons) > 1 else members

    @staticmethod
    def _indefinite(sentence: Sentence, head: int) -> bool:
        """Whether it is nobody in particular who is met ("he has never met an American president")."""
        return any(sentence.tokens[c].text.lower() in ("a", "an", "any", "no") for c in sentence.children[head])

    def _partners(self, sentence: Sentence, verb: int) -> list[int]:
        """Objects of a verb, and what "with" brings to it or to its object ("held talks with Kim")."""
        tokens = sentence.tokens
        found = []
        for child in sentence.children[verb]:
            if tokens[child].dep == "dobj":
                if tokens[verb].lemma not in self._apart and self.at.get((sentence.index, child)):
                    found.append(child)
                found.extend(self._with(sentence, child, ("with",)))
        if tokens[verb].lemma == "call":  # "he will call on the king"
            found.extend(i for i in self._with(sentence, verb, ("on",)) if self._is_person(sentence, i))
        talks = tokens[verb].lemma in self.words["talking_verbs"]
        found.extend(self._with(sentence, verb, ("with", "to") if talks else ("with",)))
        places = EntityType.PLACE
        return [i for i in found if any(r.type is not places for r in self.at.get((sentence.index, i), ()))]

    def _is_person(self, sentence: Sentence, i: int) -> bool:
        found = self.at.get((sentence.index, i), ())
        asked = any(t.dep in ("xcomp", "advcl") and t.head == i for t in sentence.tokens)
        return len(found) == 1 and found[0].type is EntityType.PERSON and not asked

    def _with(self, sentence: Sentence, i: int, prepositions: Sequence[str]) -> list[int]:
        tokens = sentence.tokens
        return [
            obj
            for child in sentence.children[i]
            if tokens[child].dep == "prep" and tokens[child].text in prepositions
            for obj in sentence.children[child]
            if tokens[obj].dep == "pobj"
        ]


def _conjuncts_of(sentence: Sentence) -> dict[int, list[int]]:
    tokens = sentence.tokens
    found: dict[int, list[int]] = {}
    for token in tokens:
        if token.dep == "conj":
            first = token.head
            while tokens[first].dep == "conj" and tokens[first].head != first:
                first = tokens[first].head
            found.setdefault(first, []).append(token.i)
    return found
