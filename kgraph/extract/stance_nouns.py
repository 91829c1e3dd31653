"""The contexts of nouns: whether a happening that a noun names takes place, is planned, or is taken for granted."""

from __future__ import annotations

from abc import ABC, abstractmethod

from kgraph.extract import tree
from kgraph.extract.stance_effects import FREE, HAPPENING, PLAN, Context
from kgraph.extract.stance_governors import Governors
from kgraph.extract.stance_marks import is_definite
from kgraph.extract.stance_words import Effect, Governing, StanceWords
from kgraph.model import Modality, Sentence

_OBJECTS = frozenset(("dobj", "nsubjpass", "oprd", "attr", "dative"))
_NOUN_PREPOSITIONS = frozenset(("of", "for", "on", "to", "in", "about", "against"))
"""Prepositions by which a happening completes another noun ("a call for", "the possibility of")."""


class NounContexts(ABC):
    """The part of a sentence's contexts that concerns nouns as arguments and modifiers."""

    def __init__(self, sentence: Sentence, words: StanceWords) -> None:
        self.sentence = sentence
        self.words = words
        self.governors = Governors(sentence, words)

    @abstractmethod
    def of(self, i: int) -> Context:
        """The context of what hangs on token ``i``."""

    @abstractmethod
    def governed(self, governor: int, rule: Governing, clause: int | None = None) -> Context:
        """The context that ``rule`` makes of the governor's own."""

    @abstractmethod
    def is_quoted(self, i: int) -> bool:
        """Whether token ``i`` stands in a quotation."""

    def of_noun(self, i: int) -> Context:
        """A noun as argument: a happening holds as its clause says only where the clause says that it happens."""
        tokens = self.sentence.tokens
        token = tokens[i]
        governor, via = token.head, ""
        while token.dep == "pobj" and tokens[governor].pos in ("ADP", "SCONJ", "ADV", "VERB"):
            via = via or tokens[governor].text.lower()
            if tokens[governor].head == governor or tokens[governor].dep not in ("prep", "agent", "dative", "pcomp"):
                break
            governor = tokens[governor].head
        small = self.words.small
        definite = is_definite(self.sentence, i)
        if tokens[governor].text.lower() in small.prospective_prepositions and not self._is_over(i):
            # "ahead of": still to come, whatever the clause says
            known = definite and not self.is_quoted(i)
            return Context(False, Modality.PLANNED, () if known else self.of(governor).attributions)
        if token.lemma.lower() in small.sought_nouns and tokens[governor].lemma.lower() in small.seeking_words:
            return Context(False, Modality.REQUESTED, self.of(governor).attributions)
        if via == "of" and tokens[governor].lemma.lower() in small.presupposing_nouns:
            return Context(False, Modality.ASSERTED, ())
        standing = token.lemma.lower() in small.standing_nouns
        rule = self._noun_rule(i, governor, via)
        if standing and rule is not HAPPENING and (rule is None or rule.effect is not Effect.DENIED):
            rule = None
        if rule is not None and rule.effect is Effect.SPURNED:
            rule = self._spurned(i, rule)
        elif rule is not None and rule.effect is Effect.POSSIBLE and not rule.speaker and self._is_somebodys(i):
            rule = None  # "discussed the Iranian presence": what is talked about is there
        if rule is not None:
            found = self.governed(governor, rule)
            return found._replace(denied=False) if rule is HAPPENING and not self._may_deny(i, governor) else found
        base = self.of(governor)
        if definite:
            return Context(False, Modality.ASSERTED, base.attributions if self.is_quoted(i) else ())
        there = token.dep == "dobj" and tokens[governor].lemma.lower() in small.presupposing_verbs
        if token.dep == "nsubj" or there or standing or via in small.causal_prepositions:
            return Context(False, Modality.ASSERTED, base.attributions)
        denied = base.denied and token.dep == "dobj"
        return Context(denied, base.modality, base.attributions)

    def _noun_rule(self, i: int, governor: int, via: str) -> Governing | None:
        tokens = self.sentence.tokens
        token, above = tokens[i], tokens[governor]
        if above.pos in tree.VERBS:
            if token.dep in _OBJECTS or (via and via != "by"):
                rule = self.governors.rule(governor, "noun", via)
                if rule is not None:
                    return rule
            if token.dep == "nsubj":
                rule = self.governors.of_predicate(governor)
                if rule is not None:
                    return rule
            if not via and above.lemma.lower() in self.words.small.happening_verbs:
                return HAPPENING
            ahead = via == "for" and above.lemma.lower() in self.words.small.motion_verbs
            return PLAN if ahead else None
        rule = self.governors.rule(governor, "noun", "") if via in _NOUN_PREPOSITIONS else None
        return rule if rule is None or via != "in" or rule.effect is Effect.KEEP else None

    def _is_over(self, noun: int) -> bool:
        """Whether the phrase tells of the past ("ahead of last year's summit")."""
        return any(self.sentence.tokens[j].text.lower() == "last" for j in self.sentence.subtree(noun))

    def _is_somebodys(self, noun: int) -> bool:
        """Whether the noun is definite and no act "of" something ("the lifting of the ban")."""
        below = [self.sentence.tokens[c] for c in self.sentence.children[noun]]
        return is_definite(self.sentence, noun) and not any(t.lemma == "of" for t in below)

    def _spurned(self, noun: int, rule: Governing) -> Governing | None:
        """What "reject" and "oppose" make of a happening: "talks" do not take place, "his offer" was made; of "the
        sale of arms" one cannot tell."""
        word = self.sentence.tokens[noun].lemma.lower()
        said = self.words.governing["noun"]["finite"].get(word)
        if not is_definite(self.sentence, noun) or (said is not None and said.speaker):
            return rule._replace(effect=Effect.DENIED)
        whole = any(self.sentence.tokens[c].lemma == "of" for c in self.sentence.children[noun] if c > noun)
        return rule._replace(effect=Effect.POSSIBLE) if whole else None

    def _may_deny(self, noun: int, governor: int) -> bool:
        """The visit does not happen in "did not hold", but does in "the visit was not a success"."""
        return not (
            self.sentence.tokens[noun].dep == "nsubj"
            and self.sentence.tokens[governor].lemma == "be"
            and tree.child(self.sentence, governor, "attr", "acomp") is not None
        )

    def presupposed(self, i: int, head: int, backgrounded: bool) -> Context:
        """What a modifier says is taken for granted: it holds even where its clause is denied or planned; and the
        speaker of indirect speech is not made answerable for what the reporter adds to a name."""
        if backgrounded and not self.is_quoted(i):
            return FREE
        return Context(False, Modality.ASSERTED, self.of(head).attributions)

    def of_statement(self, i: int, noun: int) -> Context:
        """What a text says or does is so only where there is such a text: "blocked a statement condemning Chad"."""
        found = self.presupposed(i, noun, is_definite(self.sentence, noun))
        text = self.of(noun)
        return found if is_definite(self.sentence, noun) else Context(text.denied, text.modality, found.attributions)

    def is_abandoned(self, noun: int) -> bool:
        """Whether the plan, threat or effort ``noun`` is given up ("dropped its plan to")."""
        token = self.sentence.tokens[noun]
        above = self.sentence.tokens[token.head]
        if token.dep not in ("dobj", "nsubjpass") or tree.child(self.sentence, above.i, "neg") is not None:
            return False
        return above.lemma.lower() in self.words.small.abandoning_verbs and above.pos in tree.VERBS
