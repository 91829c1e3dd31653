"""The contexts of the tokens of one sentence: what each inherits from its head, and what it adds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kgraph.extract import tree
from kgraph.extract.attribution import QuotationSpeakers, attribution, owner, speaker
from kgraph.extract.stance_marks import (
    NOTHING,
    Marks,
    is_condition,
    is_finite,
    marks,
    tense_is_past,
)
from kgraph.extract.stance_words import Effect, Governing, StanceWords
from kgraph.model import Attribution, Modality, Sentence

_ASSERTED, _PLANNED, _REQUESTED = Modality.ASSERTED, Modality.PLANNED, Modality.REQUESTED
_HYPOTHETICAL, _POSSIBLE = Modality.HYPOTHETICAL, Modality.POSSIBLE
_STRONG = frozenset((_HYPOTHETICAL, _REQUESTED, _POSSIBLE))
"""Modalities of the context that an auxiliary inside it does not change."""
_OBJECTS = frozenset(("dobj", "nsubjpass", "oprd", "attr", "dative"))
_ARGUMENTS = frozenset(("dobj", "nsubjpass", "oprd", "attr", "dative", "nsubj", "pobj"))
_COMPLEMENTS = frozenset(("ccomp", "xcomp", "csubj", "csubjpass"))
_MODIFIERS = frozenset(("compound", "nmod", "amod", "poss", "appos", "nummod", "det"))
_PREDICATIVES = frozenset(("acomp", "attr", "oprd"))
_OBJECT_PREPOSITIONS = frozenset(("of", "from", "against", "with", "on", "to", "in", "about", "into", "at", "as"))
"""Prepositions whose gerund completes the verb or adjective before it ("accused of", "insist on")."""
_NOUN_PREPOSITIONS = frozenset(("of", "for", "on", "to", "in", "about", "against"))
"""Prepositions by which a happening completes another noun ("a call for", "the possibility of")."""
_DEFINITE = frozenset(("the", "this", "that", "these", "those"))
_RESULTS = {
    Effect.PLANNED: _PLANNED,
    Effect.REQUESTED: _REQUESTED,
    Effect.HYPOTHETICAL: _HYPOTHETICAL,
    Effect.POSSIBLE: _POSSIBLE,
    Effect.DOUBTFUL: _POSSIBLE,
    Effect.FORBIDDEN: _REQUESTED,
}
_KEEP = Governing(Effect.KEEP, False, False)
_PLAN = Governing(Effect.PLANNED, False, False)
_OPEN = Governing(Effect.POSSIBLE, False, False)
_HAPPENING = Governing(Effect.KEEP, False, True)


class Context(NamedTuple):
    denied: bool
    modality: Modality
    attributions: tuple[Attribution, ...]


FREE = Context(False, _ASSERTED, ())


class SentenceContexts:
    """The contexts of one sentence's tokens, each found once."""

    def __init__(self, sentence: Sentence, words: StanceWords, speakers: QuotationSpeakers | None) -> None:
        self.sentence = sentence
        self.words = words
        self.speakers = speakers
        self.places = speakers.places(sentence) if speakers is not None else None
        self._found: dict[int, Context] = {}
        self._outer: dict[int, Context] = {}
        self._marks: dict[int, Marks] = {}
        self._reported: set[int] = set()
        """Clauses of reported speech in the past, where "would" is the past of "will"."""

    def of(self, i: int) -> Context:
        """The context of what hangs on token ``i``."""
        found = self._found.get(i)
        if found is None:
            found = self._found[i] = self._with_marks(i, self.outer(i))
        return found

    def of_act(self, i: int) -> Context:
        """The context of the act that the noun ``i`` names: a call that is rejected or denied was made all the same."""
        found = self.of(i)
        noun = self.words.governing["noun"]
        lemma = self.sentence.tokens[i].lemma.lower()
        if found.denied and not self.marks(i).negated and (lemma in noun["finite"] or lemma in noun["nonfinite"]):
            return found._replace(denied=False)
        return found

    def outer(self, i: int) -> Context:
        """What token ``i`` inherits, before the words beside it."""
        found = self._outer.get(i)
        if found is None:
            self._outer[i] = FREE  # should labels form a ring, it ends here
            found = self._outer[i] = self._with_quotation(i, self._inherited(i))
        return found

    def marks(self, i: int) -> Marks:
        found = self._marks.get(i)
        if found is None:
            found = self._marks[i] = marks(self.sentence, i, self.words.small)
        return found

    def worded(self, i: int, chain: Sequence[str]) -> Context:
        """The context of a predicate whose wording shows the verbs that govern it.

        What these verbs deny is said by the wording; acts that they name ("vow to", "refuse to") happen as the
        outermost of them does; all others ("plan to") leave the innermost verb as it is.
        """
        path = self._governors(i, chain)
        if not path:
            return self.of(i)
        top = self.of(path[0])
        denied, modality = top.denied, top.modality
        for governor, below in zip(path, [*path[1:], i], strict=True):
            rule = self._rule(governor, "nonfinite", self._via(below)) or _KEEP
            if self._asks_how(below):
                rule = _OPEN
            if not rule.act and rule.effect in _RESULTS and modality not in _STRONG:
                modality = _RESULTS[rule.effect]
            found = self.marks(below)
            denied ^= found.negated ^ self._has_adverb(governor, "too")  # "too early to": adverbs are not worded
            modality = _inside(modality, found.modality)
        return Context(denied, modality, top.attributions)

    def _governors(self, i: int, chain: Sequence[str]) -> list[int]:
        """The tokens of the verbs and adjectives in ``chain``, outermost first; empty where they are not found."""
        tokens = self.sentence.tokens
        path: list[int] = []
        current = i
        for name in reversed(chain):
            for _ in range(5):
                current = tokens[current].head
                token = tokens[current]
                if name in (token.lemma.lower(), f"be {token.lemma.lower()}", f"be {token.text.lower()}"):
                    path.insert(0, current)
                    break
            else:
                return []
        return path

    def _via(self, i: int) -> str:
        token = self.sentence.tokens[i]
        return self.sentence.tokens[token.head].text.lower() if token.dep == "pcomp" else ""

    # ------------------------------------------------------------------------------------ what a token inherits

    def _inherited(self, i: int) -> Context:
        token = self.sentence.tokens[i]
        if token.head == i:
            return self._of_root(i)
        dep = token.dep
        if dep == "conj":
            return self._of_conjunct(i)
        if dep in _COMPLEMENTS:
            return self._of_complement(i, token.head)
        if dep in _ARGUMENTS:
            return self._of_noun(i)
        if dep == "advcl":
            return self._of_adverbial(i, token.head)
        if dep == "acl":
            return self._of_noun_complement(i, token.head)
        if dep == "relcl":
            return self._presupposed(i, token.head, self._is_aside(i))
        if dep == "pcomp":
            return self._of_gerund(i, token.head)
        if dep in ("parataxis", "dep", "intj", "meta"):
            return self.outer(token.head)
        if dep in _PREDICATIVES or dep in ("aux", "auxpass", "agent", "prep", "advmod", "case", "prt"):
            return self.of(token.head)
        if dep in _MODIFIERS:
            return self._presupposed(i, token.head, self._is_definite(token.head))
        return Context(False, _ASSERTED, self.of(token.head).attributions)

    def _of_root(self, i: int) -> Context:
        tokens = self.sentence.tokens
        attributions: list[Attribution] = []
        for token in tokens:
            if token.text.lower() == "according" and self._is_detached(token.i):
                attributions.extend(self._according(token.i))
        modality = _POSSIBLE if tokens[-1].text == "?" or (len(tokens) > 1 and tokens[-2].text == "?") else _ASSERTED
        if tokens[i].tag == "VB" and any(tokens[c].tag == "TO" for c in self.sentence.children[i]):
            modality = _PLANNED  # a headline: "Turkey to join the talks"
        return Context(False, modality, tuple(attributions))

    def _of_conjunct(self, i: int) -> Context:
        """A conjunct inherits what the first one does, and shares auxiliaries and negations that it does not repeat."""
        tokens = self.sentence.tokens
        first = tree.first_conjunct(self.sentence, i)
        tag, other = tokens[i].tag, tokens[first].tag
        if (tag in ("VBD", "VBZ", "VBP") and other in ("VB", "VBG")) or (tag == "VB" and other == "VBG"):
            first = self._finite_above(first)
        base = self.outer(first)
        if first in self._reported:
            self._reported.add(i)
        token, head = tokens[i], tokens[first]
        found = self.marks(first)
        if found is NOTHING:
            return base
        coordinators = {tokens[c].text.lower() for c in self.sentence.children[token.head] if tokens[c].dep == "cc"}
        if token.pos not in tree.VERBS:
            denied = base.denied ^ (found.negated and not coordinators & {"but"})
            return Context(denied, _inside(base.modality, found.modality), base.attributions)
        if any(tokens[c].dep in ("aux", "auxpass", *tree.SUBJECTS) for c in self.sentence.children[i]):
            return base
        if token.tag != head.tag and not (token.tag == "VB" and head.tag == "VB"):
            return base
        shared = found.negated and bool(coordinators & {"or", "nor"})
        modality = _PLANNED if found.would and first in self._reported else found.modality
        return Context(base.denied ^ shared, _inside(base.modality, modality), base.attributions)

    def _finite_above(self, verb: int) -> int:
        """The finite verb that governs the infinitive or gerund ``verb``; itself where it has an auxiliary or subject:
        a finite verb is no conjunct of an infinitive, whatever the parser says."""
        tokens = self.sentence.tokens
        i = verb
        while tokens[i].tag in ("VB", "VBG") or tokens[i].pos not in tree.VERBS:
            below = [tokens[c] for c in self.sentence.children[i]]
            own = any(t.dep == "aux" or t.dep in tree.SUBJECTS for t in below)
            if tokens[i].head == i or (own and not any(t.tag == "TO" for t in below)):
                break
            i = tokens[i].head
        return i

    def _of_complement(self, i: int, governor: int) -> Context:
        if self._asks_how(i):
            return Context(False, _POSSIBLE, self.of(governor).attributions)
        if self.sentence.tokens[i].dep == "csubj" and not is_finite(self.sentence, i):
            return Context(False, _HYPOTHETICAL, self.of(governor).attributions)
        if i < governor and tree.child(self.sentence, governor, *tree.SUBJECTS, "expl") is None:
            return self.outer(governor)  # "The deal creates jobs, brings peace …": clauses side by side
        slot = "finite" if is_finite(self.sentence, i) else "nonfinite"
        rule = self._rule(governor, slot, "", i)
        if rule is None and slot == "nonfinite" and self.sentence.tokens[i].tag in ("VBN", "JJ", "RB"):
            rule = self._rule(governor, "finite", "")  # "A lie, he said"
        if rule is None:
            base = self.of(governor)
            return Context(base.denied and slot == "nonfinite", base.modality, base.attributions)
        if self._has_marker(i, self.words.small.uncertain_markers) and rule.effect in (Effect.FACTUAL, Effect.REPORTED):
            rule = Governing(Effect.POSSIBLE, rule.speaker, rule.act)
        if rule.effect in (Effect.REPORTED, Effect.BELIEVED) and self._tells_of_past(governor):
            self._reported.add(i)
        return self._governed(governor, rule, clause=i)

    def _of_adverbial(self, i: int, governor: int) -> Context:
        tokens, small = self.sentence.tokens, self.words.small
        base = self.of(governor)
        attributions = base.attributions
        if is_condition(self.sentence, i, small):
            return Context(False, _HYPOTHETICAL, attributions)
        markers = [tokens[c] for c in self.sentence.children[i] if tokens[c].dep in ("mark", "advmod", "prep", "aux")]
        names = {m.text.lower() for m in markers if m.i < i}
        if any(m.dep == "mark" and m.text.lower() == "than" for m in markers):
            before = {tokens[m.i - 1].text.lower() for m in markers if m.i}
            if before & {"rather", "instead"}:
                return Context(True, base.modality, attributions)
        if names & small.contrasting_markers and not self._is_quoted(i) and self._is_aside(i) and i > governor:
            return self.outer(self._reporting(governor))
        if names & small.temporal_markers:
            ahead = base.modality is not _ASSERTED and not tense_is_past(self.sentence, i)
            return Context(False, _HYPOTHETICAL if ahead else _ASSERTED, attributions)
        if any(m.tag == "TO" for m in markers) and tokens[i].tag == "VB":
            rule = self._rule(governor, "nonfinite", "") if tokens[governor].pos in tree.VERBS else None
            judged = tree.child(self.sentence, governor, "acomp") is not None  # "it is normal for ministers to meet"
            return self._governed(governor, rule or (_KEEP if judged else _PLAN))
        if tokens[i].tag in ("VBG", "VBN") and not any(m.dep == "mark" for m in markers):
            return Context(False, base.modality, attributions)
        return Context(False, _HYPOTHETICAL if base.modality is _HYPOTHETICAL else _ASSERTED, attributions)

    def _reporting(self, clause: int) -> int:
        """The clause that reports ``clause``, or itself."""
        tokens = self.sentence.tokens
        while tokens[clause].dep == "ccomp" and tokens[clause].head != clause:
            clause = tokens[clause].head
        return clause

    def _of_noun_complement(self, i: int, noun: int) -> Context:
        """ "a plan to", "claims that", and participles ("sanctions imposed in May")."""
        tokens = self.sentence.tokens
        infinitive = tokens[i].tag == "VB" and any(tokens[c].tag == "TO" for c in self.sentence.children[i])
        marked = any(tokens[c].text.lower() == "that" and c < i for c in self.sentence.children[i])
        if not infinitive and not marked:
            return self._presupposed(i, noun, tokens[i].tag != "VBG" or self._is_definite(noun))
        rule = self._rule(noun, "finite" if marked else "nonfinite", "")
        if rule is None:
            perfect = any(tokens[c].dep == "aux" and tokens[c].lemma == "have" for c in self.sentence.children[i])
            rule = _KEEP if perfect or marked or tokens[noun].pos in ("ADJ", "NUM") else _PLAN
        return self._governed(noun, rule)

    def _of_gerund(self, i: int, preposition: int) -> Context:
        tokens = self.sentence.tokens
        name = tokens[preposition].text.lower()
        governor = tokens[preposition].head
        base = self.of(governor)
        if name in self.words.small.negative_prepositions or tokens[governor].text.lower() in ("instead", "rather"):
            return Context(True, base.modality, base.attributions)
        if self._asks_how(i):
            return Context(False, _POSSIBLE, base.attributions)
        if name in self.words.small.naming_prepositions:
            return Context(False, base.modality, base.attributions)
        nominal = tokens[governor].pos in ("NOUN", "PROPN")
        rule = None if nominal and name not in _OBJECT_PREPOSITIONS else self._rule(governor, "nonfinite", name)
        if rule is not None:
            return self._governed(governor, rule, clause=i)
        return Context(False, base.modality, base.attributions)

    def _of_noun(self, i: int) -> Context:
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
        standing = token.lemma.lower() in small.standing_nouns
        rule = self._noun_rule(i, governor, via)
        if standing and rule is not _HAPPENING and (rule is None or rule.effect is not Effect.DENIED):
            rule = None
        if rule is not None and rule.effect is Effect.SPURNED:
            rule = self._spurned(i, rule)
        elif rule is not None and rule.effect is Effect.POSSIBLE and not rule.speaker and self._is_somebodys(i):
            rule = None  # "discussed the Iranian presence": what is talked about is there
        if rule is not None:
            found = self._governed(governor, rule)
            return found._replace(denied=False) if rule is _HAPPENING and not self._may_deny(i, governor) else found
        base = self.of(governor)
        if self._is_definite(i):
            return Context(False, _ASSERTED, base.attributions if self._is_quoted(i) else ())
        there = token.dep == "dobj" and tokens[governor].lemma.lower() in small.presupposing_verbs
        if token.dep == "nsubj" or there or standing or via in small.causal_prepositions:
            return Context(False, _ASSERTED, base.attributions)
        denied = base.denied and token.dep == "dobj"
        return Context(denied, base.modality, base.attributions)

    def _is_somebodys(self, noun: int) -> bool:
        """Whether the noun is definite and no act "of" something ("the lifting of the ban")."""
        below = [self.sentence.tokens[c] for c in self.sentence.children[noun]]
        return self._is_definite(noun) and not any(t.lemma == "of" for t in below)

    def _spurned(self, noun: int, rule: Governing) -> Governing | None:
        """What "reject" and "oppose" make of a happening: "talks" do not take place, "his offer" was made; of "the
        sale of arms" one cannot tell."""
        word = self.sentence.tokens[noun].lemma.lower()
        said = self.words.governing["noun"]["finite"].get(word)
        if not self._is_definite(noun) or (said is not None and said.speaker):
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

    def _noun_rule(self, i: int, governor: int, via: str) -> Governing | None:
        tokens = self.sentence.tokens
        token, above = tokens[i], tokens[governor]
        if above.text.lower() in self.words.small.prospective_prepositions:
            return None if any(tokens[j].text.lower() == "last" for j in self.sentence.subtree(i)) else _PLAN
        if above.pos in tree.VERBS:
            if token.dep in _OBJECTS or (via and via != "by"):
                rule = self._rule(governor, "noun", via)
                if rule is not None:
                    return rule
            if token.dep == "nsubj":
                rule = self._rule_below(governor)
                if rule is not None:
                    return rule
            if not via and above.lemma.lower() in self.words.small.happening_verbs:
                return _HAPPENING
            ahead = via == "for" and above.lemma.lower() in self.words.small.motion_verbs
            return _PLAN if ahead else None
        rule = self._rule(governor, "noun", "") if via in _NOUN_PREPOSITIONS else None
        return rule if rule is None or via != "in" or rule.effect is Effect.KEEP else None

    def _rule_below(self, governor: int) -> Governing | None:
        """The subject of "is due", "is likely", "is set" is put forward as these say ("a summit is likely")."""
        predicate = tree.child(self.sentence, governor, "acomp", "oprd")
        return None if predicate is None else self._rule(predicate, "noun", "")

    def _presupposed(self, i: int, head: int, backgrounded: bool) -> Context:
        """What a modifier says is taken for granted: it holds even where its clause is denied or planned; and the
        speaker of indirect speech is not made answerable for what the reporter adds to a name."""
        if backgrounded and not self._is_quoted(i):
            return FREE
        return Context(False, _ASSERTED, self.of(head).attributions)

    # ----------------------------------------------------------------------------------- what governs, and how

    def _rule(self, governor: int, slot: str, via: str, clause: int | None = None) -> Governing | None:
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
        if slot == "nonfinite" and self._has_adverb(governor, "too"):
            return table.get("be too")
        found = table.get(f"be {lemma} {via}") if via else None
        return found or table.get(f"be {lemma}") or self.words.governing["noun"][slot].get(lemma)

    def _verb_rule(
        self, governor: int, lemma: str, slot: str, via: str, table: dict[str, Governing], clause: int | None
    ) -> Governing | None:
        sentence = self.sentence
        passive = tree.is_passive(sentence, governor)
        names = []
        if via:
            thing = tree.child(sentence, governor, "dobj")
            if thing is not None:
                names.append(f"{lemma} {sentence.tokens[thing].lemma.lower()} {via}")
            names.append(f"{lemma} {via}")
        particle = tree.child(sentence, governor, "prt")
        if particle is not None:
            names.append(f"{lemma} {sentence.tokens[particle].text.lower()}")
        elif slot == "nonfinite" and not via:
            preposition = tree.child(sentence, governor, "prep")
            if preposition is not None:
                names.append(f"{lemma} {sentence.tokens[preposition].text.lower()}")
        if slot == "nonfinite" and lemma in ("have", "be") and self._has_adverb(governor, "yet"):
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
        with_object = self.words.governing["verb with object"][slot].get(lemma)
        if with_object is not None and not passive:
            own_subject = clause is not None and tree.child(sentence, clause, "nsubj", "nsubjpass") is not None
            if own_subject or lemma not in table or tree.child(sentence, governor, "dobj") is not None:
                return with_object
        if lemma == "have" and tense_is_past(sentence, governor):
            return _KEEP
        return table.get(lemma) or with_object

    def _governed(self, governor: int, rule: Governing, clause: int | None = None) -> Context:
        """The context that ``rule`` makes of the governor's own."""
        base = self.of(governor)
        effect = rule.effect
        attributions = base.attributions
        verbal = self.sentence.tokens[governor].pos not in ("NOUN", "PROPN")
        if rule.speaker and not (base.denied and effect is Effect.REPORTED and verbal):
            attributions = (*attributions, *self._speaking(governor, verbal, clause))
        if effect is Effect.KEEP:
            return Context(base.denied, base.modality, attributions)
        if effect is Effect.DENIED:
            unsure = base.denied and rule.speaker
            return Context(not base.denied, _POSSIBLE if unsure else base.modality, attributions)
        if effect is Effect.REPORTED and base.denied:
            return Context(not verbal, _ASSERTED if not verbal else _POSSIBLE, attributions)
        if effect in (Effect.REPORTED, Effect.BELIEVED, Effect.FACTUAL):
            open_ = base.modality in (_HYPOTHETICAL, _POSSIBLE)
            denied = base.denied and effect is Effect.BELIEVED
            return Context(denied, _POSSIBLE if open_ else _ASSERTED, attributions)
        modality = _RESULTS[effect]
        if effect is Effect.POSSIBLE and base.modality is _PLANNED and not rule.speaker:
            modality = _PLANNED
        if effect is Effect.PLANNED and base.modality in _STRONG:
            modality = base.modality
        if effect in (Effect.FORBIDDEN, Effect.DOUBTFUL):
            return Context(not base.denied, modality, attributions)
        if effect is Effect.REQUESTED and base.denied:
            return Context(False, _REQUESTED if not verbal else _HYPOTHETICAL, attributions)
        return Context(base.denied, modality, attributions)

    def _speaking(self, governor: int, verbal: bool, clause: int | None) -> tuple[Attribution, ...]:
        sentence = self.sentence
        token = sentence.tokens[governor]
        cue = token.lemma.lower()
        if not verbal:
            source = owner(sentence, governor)
            if source is None and cue == "report":
                source = governor
            return () if source is None else (attribution(sentence, cue, source),)
        copula = token.head if token.dep == "acomp" else governor
        source = speaker(sentence, copula)
        passive = tree.is_passive(sentence, governor)
        return () if source is None and not passive and clause is None else (attribution(sentence, cue, source),)

    # --------------------------------------------------------------------------------- quotations and other words

    def _with_quotation(self, i: int, base: Context) -> Context:
        """Adds the speaker of the quotation that opens above token ``i``, if its clause stands on its own."""
        if self.places is None or self.speakers is None:
            return base
        place = self.places[i]
        token = self.sentence.tokens[i]
        if place == -1 or (token.head != i and (self.places[token.head] == place or base.attributions)):
            return base
        if token.head != i and not tree.is_clause(self.sentence, i):
            return base
        found = self.speakers.of(place)
        if found is None or found in base.attributions:
            return base
        return base._replace(attributions=(*base.attributions, found))

    def _with_marks(self, i: int, base: Context) -> Context:
        found = self.marks(i)
        attributions = base.attributions + self._parenthetical(i)
        if found is NOTHING:
            return base if attributions == base.attributions else base._replace(attributions=attributions)
        modality = found.modality
        if found.would and i in self._reported and not found.conditional:
            modality = _PLANNED
        if found.reported:
            attributions = (*attributions, Attribution("reportedly", None, self.sentence.index))
        if self.sentence.tokens[i].pos not in tree.VERBS:
            # "There was no change": the noun's "no" is what denies its verb, and not once more
            ahead = modality is _PLANNED and base.modality is _POSSIBLE
            return Context(
                base.denied or found.negated, _PLANNED if ahead else _inside(base.modality, modality), attributions
            )
        return Context(base.denied ^ found.negated, _inside(base.modality, modality), attributions)

    def _parenthetical(self, i: int) -> tuple[Attribution, ...]:
        """Speakers that the clause of ``i`` names in passing: ", officials said,", "as Reuters reported"."""
        out: list[Attribution] = []
        tokens = self.sentence.tokens
        for c in self.sentence.children[i]:
            token = tokens[c]
            if token.dep in ("parataxis", "advcl") and token.pos == "VERB" and self.words.reports(token.lemma.lower()):
                if token.dep == "advcl" and not self._has_marker(c, frozenset(("as",))):
                    continue
                source = speaker(self.sentence, c) if not self._has_complement(c) else None
                if source is not None and tree.own_subject(self.sentence, c) is not None:
                    out.append(attribution(self.sentence, token.lemma.lower(), source))
            elif token.dep == "prep" and token.text.lower() == "according" and not self._is_detached(c):
                out.extend(self._according(c))
        return tuple(out)

    def _according(self, i: int) -> tuple[Attribution, ...]:
        to = tree.child(self.sentence, i, "prep")
        source = None if to is None else tree.child(self.sentence, to, "pobj")
        if source is None or self.sentence.tokens[source].lemma.lower() in self.words.small.mute_sources:
            return ()
        return (attribution(self.sentence, "according to", source),)

    def _is_detached(self, i: int) -> bool:
        """Whether "according to …" stands at the edge of the sentence or between commas and covers all of it."""
        before = self.sentence.tokens[i - 1].text if i else ","
        return before in (",", "``", '"', "“", "''", "”", "-", "–", "—", "--") or i == 0

    def _has_complement(self, verb: int) -> bool:
        return tree.child(self.sentence, verb, "ccomp", "xcomp") is not None

    def _tells_of_past(self, verb: int) -> bool:
        """Whether the reporting ``verb`` is in the past; a participle ("saying") goes with its sentence."""
        tokens = self.sentence.tokens
        if tokens[verb].tag == "VBG" and tree.child(self.sentence, verb, "aux") is None:
            verb = self.sentence.root
        return tense_is_past(self.sentence, verb)

    def _has_marker(self, clause: int, names: frozenset[str]) -> bool:
        tokens = self.sentence.tokens
        return any(tokens[c].dep == "mark" and tokens[c].text.lower() in names for c in self.sentence.children[clause])

    def _asks_how(self, clause: int) -> bool:
        """Whether the clause is an infinitive behind a question word: "how to end", "whether to join"."""
        below = [self.sentence.tokens[c] for c in self.sentence.children[clause]]
        asked = any(t.tag in ("WRB", "WP") or t.text.lower() == "whether" for t in below if t.i < clause)
        return asked and any(t.tag == "TO" for t in below)

    def _has_adverb(self, verb: int, adverb: str) -> bool:
        tokens = self.sentence.tokens
        return any(tokens[c].dep == "advmod" and tokens[c].text.lower() == adverb for c in self.sentence.children[verb])

    def _is_quoted(self, i: int) -> bool:
        return self.places is not None and self.places[i] != -1

    def _is_definite(self, noun: int) -> bool:
        tokens = self.sentence.tokens
        for c in self.sentence.children[noun]:
            token = tokens[c]
            if token.dep == "poss" or (token.dep == "det" and token.text.lower() in _DEFINITE):
                return True
            if token.dep == "acl" and token.tag == "VBN":
                return True
        return False

    def _is_aside(self, clause: int) -> bool:
        """Whether a relative clause stands behind a comma."""
        first = min(self.sentence.subtree(clause))
        return first > 0 and self.sentence.tokens[first - 1].text in (",", "-", "–", "—", "--", "(")


def _inside(context: Modality, own: Modality) -> Modality:
    """The modality of a clause with modality ``own`` in a context."""
    if context in _STRONG or own is _ASSERTED:
        return context
    return own
