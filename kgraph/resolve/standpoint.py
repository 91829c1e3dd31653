"""From whose side a clause is told: the country of who says or does it."""

from __future__ import annotations

from kgraph.model import EntityType, Sentence
from kgraph.resolve.discourse import SUBJECTS, Referent, clause_of
from kgraph.resolve.scene import Scene

_BACK = 2
"""Sentences before that may tell whose "the foreign ministry" is."""
_OWED = frozenset({"must", "should", "ought"})


class Standpoint:
    def __init__(self, scene: Scene) -> None:
        self.scene = scene

    def speaker(self, sentence: Sentence, i: int) -> Referent | None:
        """The country of who says the clause whose subject is token ``i``; none where the clause is a demand, which is
        made of others."""
        tokens = sentence.tokens
        clause = clause_of(tokens, i)
        if tokens[i].dep != "nsubj" or tokens[clause].dep != "ccomp":
            return None
        if any(tokens[c].text.lower() in _OWED for c in sentence.children[clause]):
            return None
        verb = tokens[clause].head
        if tokens[verb].lemma not in self.scene.lexicon.words["speech_verbs"]:
            return None
        found = self.subject(sentence, verb)
        return self._country(found) if found is not None and found.type is not EntityType.COUNTRY else None

    def subject(self, sentence: Sentence, verb: int) -> Referent | None:
        """Who the subject of a verb is, or whose it is ("his office said")."""
        tokens = sentence.tokens
        for child in sentence.children[verb]:
            if tokens[child].dep in SUBJECTS:
                owners = [c for c in sentence.children[child] if tokens[c].dep == "poss"]
                for token in (child, *owners):
                    for occurrence in self.scene.history.backwards(sentence.index, 0):
                        if occurrence.token == token and len(occurrence.referents) == 1:
                            return occurrence.referents[0]
        return None

    def above(self, sentence: Sentence, i: int) -> Referent | None:
        """The subject of the nearest verb above token ``i`` that has one, other than ``i`` itself."""
        tokens = sentence.tokens
        verb = clause_of(tokens, i)
        for _ in range(6):
            found = self.subject(sentence, verb)
            mine = any(c == i and tokens[c].dep in SUBJECTS for c in sentence.children[verb])
            if found is not None and not mine:
                return found
            if tokens[verb].head == verb:
                return None
            verb = tokens[verb].head
        return None

    def before(self, sentence: Sentence, i: int, back: int = _BACK) -> Referent | None:
        """The country whose side the text has just told: of the subject before token ``i`` in its sentence, else of
        the main clause in the ``back`` sentences before."""
        for occurrence in self.scene.history.backwards(sentence.index, back):
            here = occurrence.sentence == sentence.index
            if occurrence.rank < (3 if here else 4) or len(occurrence.referents) != 1 or occurrence.modifier:
                continue
            if here and occurrence.token >= i:
                continue
            home = self._country(occurrence.referents[0])
            if home is not None:
                return home
        return None

    def _country(self, referent: Referent) -> Referent | None:
        home = self.scene.belongs_to(referent)
        return home if home is not None and home.type is EntityType.COUNTRY else None
