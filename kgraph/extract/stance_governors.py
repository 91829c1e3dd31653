"""Looks up what the governing words of one sentence do to their complements."""

from __future__ import annotations

from kgraph.extract import tree
from kgraph.extract.stance_effects import KEEP
from kgraph.extract.stance_marks import has_adverb, tense_is_past
from kgraph.extract.stance_words import Governing, StanceWords
from kgraph.model import Sentence

_COMPLEMENTS = frozenset(("ccomp", "xcomp", "csubj", "csubjpass"))
_OBJECT_PREPOSITIONS = frozenset(("of", "from", "against", "on", "to", "in", "about", "into", "at", "as"))
"""Prepositions whose gerund completes the word before it ("accused of", "insist on", "the possibility of")."""


class Governors:
    """The governing words of one sentence."""

    def __init__(self, sentence: Sentence, words: StanceWords) -> None:
        self.sentence = sentence
        self.words = words

    def rule(self, governor: int, slot: str, via: str, clause: int | None = None) -> Governing | None:
        """What the governor's word does to a complement, most specific wording first.

        :param clause: the complement, where it is a clause that may have its own subject ("wants Chad to leave").
        """
        token = self.sentence.tokens[governor]
        lemma = token.lemma.lower()
        if token.pos in ("NOUN", "PROPN") and not (token.dep in _COMPLEMENTS and slot == "finite"):
            return self.words.governing["noun"][slot].get(lemma)
        table = self.words.governing["verb"][slot]
        if token.pos in tree.VERBS:
            return self._verb_rule(governor, lemma, slot, via, table, clause)
        if slot == "nonfinite" and has_adverb(self.sentence, governor, "too"):
            return table.get("be too")
        found = table.get(f"be {lemma} {via}") if via else None
        return found or table.get(f"be {lemma}") or self.words.governing["noun"][slot].get(lemma)

    def _verb_rule(
        self, governor: int, lemma: str, slot: str, via: str, table: dict[str, Governing], clause: int | None
    ) -> Governing | None:
        sentence = self.sentence
        passive = tree.is_passive(sentence, governor)
        particle = tree.child(sentence, governor, "prt")
        verb = lemma if particle is None else f"{lemma} {sentence.tokens[particle].text.lower()}"
        names = []
        if via:
            thing = tree.child(sentence, governor, "dobj")
            if thing is not None:
                names.append(f"{verb} {sentence.tokens[thing].lemma.lower()} {via}")
            names.append(f"{verb} {via}")
        elif slot == "nonfinite" and particle is None:
            preposition = tree.child(sentence, governor, "prep")
            if preposition is not None:
                names.append(f"{verb} {sentence.tokens[preposition].text.lower()}")
        if slot == "nonfinite" and lemma in ("have", "be") and has_adverb(self.sentence, governor, "yet"):
            names.append(f"{lemma} yet")
        if passive:
            names.append(f"be {sentence.tokens[governor].text.lower()}")
        for name in names:
            if name in table:
                return table[name]
        if via and slot == "noun":
            return None
        if via and via not in _OBJECT_PREPOSITIONS:
            return None
        if lemma == "be" and slot != "noun":
            predicate = tree.child(sentence, governor, "acomp")
            if predicate is not None:
                return table.get(f"be {sentence.tokens[predicate].lemma.lower()}")
        if particle is not None:
            return table.get(verb)
        with_object = self.words.governing["verb with object"][slot].get(lemma)
        if with_object is not None and not passive:
            own_subject = clause is not None and tree.child(sentence, clause, "nsubj", "nsubjpass") is not None
            if own_subject or lemma not in table or tree.child(sentence, governor, "dobj") is not None:
                return with_object
        if lemma == "have" and tense_is_past(sentence, governor):
            return KEEP
        return table.get(lemma) or with_object

    def of_predicate(self, governor: int) -> Governing | None:
        """The subject of "is due", "is likely", "is set" is put forward as these say ("a summit is likely")."""
        predicate = tree.child(self.sentence, governor, "acomp", "oprd")
        return None if predicate is None else self.rule(predicate, "noun", "")

    def of_gerund(self, governor: int, preposition: str) -> Governing | None:
        """The rule for a gerund behind a preposition."""
        noun = self.sentence.tokens[governor].pos in ("NOUN", "PROPN")
        if noun and preposition not in _OBJECT_PREPOSITIONS:
            return None
        return self.rule(governor, "nonfinite", preposition)
