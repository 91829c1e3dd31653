"""The contexts of the tokens of one sentence: what each inherits from its head, and what it adds."""

from __future__ import annotations

from kgraph.extract import tree
from kgraph.extract.attribution import (
    QuotationSpeakers,
    quoted_saying,
    speakers_in_passing,
    speakers_of_governor,
    speakers_of_sentence,
)
from kgraph.extract.lexicon import lexicon
from kgraph.extract.stance_effects import FREE, IDEA, KEEP, PLAN, Context, governed, inside, silences
from kgraph.extract.stance_marks import (
    NOTHING,
    Marks,
    asks_how,
    has_marker,
    is_condition,
    is_definite,
    is_finite,
    is_present,
    is_to_come,
    marks,
    tense_is_past,
)
from kgraph.extract.stance_nouns import NounContexts
from kgraph.extract.stance_words import Effect, Governing, StanceWords
from kgraph.model import Attribution, Modality, Sentence

_ASSERTED, _PLANNED = Modality.ASSERTED, Modality.PLANNED
_HYPOTHETICAL, _POSSIBLE = Modality.HYPOTHETICAL, Modality.POSSIBLE
_ARGUMENTS = frozenset(("dobj", "nsubjpass", "oprd", "attr", "dative", "nsubj", "pobj"))
_COMPLEMENTS = frozenset(("ccomp", "xcomp", "csubj", "csubjpass"))
_MODIFIERS = frozenset(("compound", "nmod", "amod", "poss", "appos", "nummod", "det"))
_PARTS = frozenset(("acomp", "aux", "auxpass", "agent", "prep", "advmod", "case", "prt"))


class SentenceContexts(NounContexts):
    """The contexts of one sentence's tokens, each found once."""

    def __init__(
        self,
        sentence: Sentence,
        words: StanceWords,
        speakers: QuotationSpeakers | None,
        ahead: frozenset[int] = frozenset(),
    ) -> None:
        super().__init__(sentence, words)
        self.speakers = speakers
        self.ahead = ahead
        """Tokens that name days after that of the text."""
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
            # from the root down, so that deep trees need no deep recursion
            path = [i]
            while (head := self.sentence.tokens[path[-1]].head) != path[-1] and head not in self._found:
                path.append(head)
            for j in reversed(path):
                found = self._found[j] = self._with_marks(j, self.outer(j))
        assert found is not None
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
            return self.of_noun(i)
        if dep == "advcl":
            return self._of_adverbial(i, token.head)
        if dep == "acl":
            return self._of_noun_complement(i, token.head)
        if dep == "relcl":
            found = self.presupposed(i, token.head, self._is_aside(i))
            return found._replace(modality=_PLANNED) if is_to_come(self.sentence, i) else found
        if dep == "pcomp":
            return self._of_gerund(i, token.head)
        if dep in ("parataxis", "dep", "intj", "meta"):
            return self.outer(token.head)
        if dep in _PARTS:
            return self.of(token.head)
        if dep in _MODIFIERS:
            return self.presupposed(i, token.head, is_definite(self.sentence, token.head))
        return Context(False, _ASSERTED, self.of(token.head).attributions)

    def _of_root(self, i: int) -> Context:
        tokens = self.sentence.tokens
        modality = _POSSIBLE if tokens[-1].text == "?" or (len(tokens) > 1 and tokens[-2].text == "?") else _ASSERTED
        if tokens[i].tag == "VB" and any(tokens[c].tag == "TO" for c in self.sentence.children[i]):
            modality = _PLANNED  # a headline: "Turkey to join the talks"
        return Context(False, modality, speakers_of_sentence(self.sentence, self.words))

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
        if token.pos not in tree.VERBS:
            denied = base.denied ^ (found.negated and "but" not in self._coordinators(token.head))
            return Context(denied, inside(base.modality, found.modality), base.attributions)
        if self._stands_alone(i) or token.tag != head.tag:
            return base
        modality = _PLANNED if found.would and first in self._reported else found.modality
        return Context(base.denied ^ self.shares_negation(i), inside(base.modality, modality), base.attributions)

    def shares_negation(self, i: int) -> bool:
        """Whether the conjunct ``i`` shares the negation of the first one: "vowed not to block *or seize* ships"."""
        tokens = self.sentence.tokens
        if tokens[i].dep != "conj":
            return False
        first = tree.first_conjunct(self.sentence, i)
        negated = self.marks(first).negated and not self._stands_alone(i) and tokens[i].tag == tokens[first].tag
        return negated and not self._coordinators(tokens[i].head).isdisjoint(("or", "nor"))

    def _coordinators(self, i: int) -> set[str]:
        tokens = self.sentence.tokens
        return {tokens[c].text.lower() for c in self.sentence.children[i] if tokens[c].dep == "cc"}

    def _stands_alone(self, i: int) -> bool:
        """Whether a verb has a subject or auxiliaries of its own."""
        tokens = self.sentence.tokens
        return any(tokens[c].dep in ("aux", "auxpass", *tree.SUBJECTS) for c in self.sentence.children[i])

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
        if asks_how(self.sentence, i):
            return Context(False, _POSSIBLE, self.of(governor).attributions)
        if self.sentence.tokens[i].dep == "csubj" and not is_finite(self.sentence, i):
            return Context(False, _HYPOTHETICAL, self.of(governor).attributions)
        if i < governor and tree.child(self.sentence, governor, *tree.SUBJECTS, "expl") is None:
            return self.outer(governor)  # "The deal creates jobs, brings peace …": clauses side by side
        saying = quoted_saying(self.sentence, governor) if i < governor else None
        governor = governor if saying is None else saying
        slot = "finite" if is_finite(self.sentence, i) else "nonfinite"
        rule = self.governors.rule(governor, slot, "", i)
        if rule is None and slot == "nonfinite" and self.sentence.tokens[i].tag in ("VBN", "JJ", "RB"):
            rule = self.governors.rule(governor, "finite", "")  # "A lie, he said"
        if rule is None:
            base = self.of(governor)
            return Context(base.denied and slot == "nonfinite", base.modality, base.attributions)
        if has_marker(self.sentence, i, self.words.small.uncertain_markers) and rule.effect in (
            Effect.FACTUAL,
            Effect.REPORTED,
        ):
            rule = Governing(Effect.POSSIBLE, rule.speaker, rule.act)
        if rule.effect in (Effect.REPORTED, Effect.BELIEVED) and self._tells_of_past(governor):
            self._reported.add(i)
        return self.governed(governor, rule, clause=i)

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
        if names & small.contrasting_markers and not self.is_quoted(i) and self._is_aside(i) and i > governor:
            return self.outer(self._reporting(governor))
        if names & small.temporal_markers:
            ahead = base.modality is not _ASSERTED and not tense_is_past(self.sentence, i)
            if not ahead and is_to_come(self.sentence, i):
                return Context(False, _PLANNED, attributions)
            return Context(False, _HYPOTHETICAL if ahead else _ASSERTED, attributions)
        if any(m.tag == "TO" for m in markers) and tokens[i].tag in ("VB", "VBN"):
            via = "for" if "for" in names and tokens[governor].pos == "VERB" else ""
            rule = self.governors.rule(governor, "nonfinite", via) if tokens[governor].pos in tree.VERBS else None
            if tokens[governor].lemma in small.contacting_verbs and tokens[i].lemma in small.voicing_verbs:
                return base  # who "summoned the envoy to protest" has protested
            return self.governed(governor, self._judged(governor, rule) or rule or PLAN)
        if tokens[i].tag in ("VBG", "VBN") and not any(m.dep == "mark" for m in markers):
            return Context(False, base.modality, attributions)
        return Context(False, _HYPOTHETICAL if base.modality is _HYPOTHETICAL else _ASSERTED, attributions)

    def _judged(self, governor: int, rule: Governing | None) -> Governing | None:
        """What an adjective makes of a deed that is judged: "it is normal for ministers to meet", "wrong for Chad to
        leave"; ``None`` where there is no adjective or it has a rule of its own ("vital")."""
        adjective = tree.child(self.sentence, governor, "acomp")
        if adjective is None or (rule is not None and rule.effect is not Effect.KEEP):
            return None
        usual = self.sentence.tokens[adjective].lemma.lower() in self.words.small.usual_adjectives
        return KEEP if usual else IDEA

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
            if tokens[i].tag == "VBG" and tokens[noun].lemma.lower() in lexicon().statement_nouns:
                return self.of_statement(i, noun)
            return self.presupposed(i, noun, tokens[i].tag != "VBG" or is_definite(self.sentence, noun))
        rule = self.governors.rule(noun, "finite" if marked else "nonfinite", "")
        if rule is None:
            perfect = any(tokens[c].dep == "aux" and tokens[c].lemma == "have" for c in self.sentence.children[i])
            rule = KEEP if perfect or marked or tokens[noun].pos in ("ADJ", "NUM") else PLAN
        found = self.governed(noun, rule)
        given_up = rule.effect is Effect.PLANNED and self.is_abandoned(noun)
        return found._replace(denied=True) if given_up else found

    def _of_gerund(self, i: int, preposition: int) -> Context:
        tokens = self.sentence.tokens
        name = tokens[preposition].text.lower()
        governor = tokens[preposition].head
        base = self.of(governor)
        before = {tokens[c].text.lower() for c in self.sentence.children[preposition] if c < preposition}
        if not self.words.small.negative_prepositions.isdisjoint((name, *before, tokens[governor].text.lower())):
            return Context(True, base.modality, base.attributions)
        if asks_how(self.sentence, i):
            return Context(False, _POSSIBLE, base.attributions)
        if name in self.words.small.naming_prepositions:
            return Context(False, base.modality, base.attributions)
        rule = self.governors.of_gerund(governor, name)
        if rule is not None:
            return self.governed(governor, rule, clause=i)
        return Context(False, base.modality, base.attributions)

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
        if found.modality is _ASSERTED and self._is_ahead(i):
            found = found._replace(modality=_PLANNED)
        attributions = base.attributions + speakers_in_passing(self.sentence, i, self.words)
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
                base.denied or found.negated, _PLANNED if ahead else inside(base.modality, modality), attributions
            )
        modality = inside(base.modality, modality)
        if found.conditional and modality is _PLANNED:
            modality = _HYPOTHETICAL
        return Context(base.denied ^ found.negated, modality, attributions)

    def _is_ahead(self, verb: int) -> bool:
        """Whether a present tense tells of a day after that of the text: "is hosting the talks on Friday"."""
        if not self.ahead or not is_present(self.sentence, verb):
            return False
        tokens, children = self.sentence.tokens, self.sentence.children
        near = [c for c in children[verb] if tokens[c].dep in ("prep", "npadvmod", "advmod", "nsubj", "nsubjpass")]
        below = [n for c in near for n in children[c] if tokens[n].dep in ("pobj", "poss")]
        return not self.ahead.isdisjoint([*near, *below])

    def _tells_of_past(self, verb: int) -> bool:
        """Whether the reporting ``verb`` is in the past; a participle ("saying") goes with its sentence."""
        tokens = self.sentence.tokens
        if tokens[verb].tag == "VBG" and tree.child(self.sentence, verb, "aux") is None:
            verb = self.sentence.root
        return tense_is_past(self.sentence, verb)

    def _is_aside(self, clause: int) -> bool:
        """Whether a relative clause stands behind a comma."""
        first = min(self.sentence.subtree(clause))
        return first > 0 and self.sentence.tokens[first - 1].text in (",", "-", "–", "—", "--", "(")

    def governed(self, governor: int, rule: Governing, clause: int | None = None) -> Context:
        base = self.of(governor)
        attributions = base.attributions
        verbal = self.sentence.tokens[governor].pos not in ("NOUN", "PROPN")
        if rule.speaker and not silences(base, rule, verbal):
            found = speakers_of_governor(self.sentence, governor, named=clause is None)
            attributions += tuple(a for a in found if not self._is_mute(a, governor, base))
        return governed(base, rule, verbal, attributions)

    def _is_mute(self, said: Attribution, governor: int, base: Context) -> bool:
        """Whether nobody says it ("nobody thinks that"), or only the reports that somebody rejects do."""
        if said.head is None:
            return False
        nobody = self.sentence.tokens[said.head].text.lower() in self.words.small.mute_pronouns
        return nobody or (base.denied and said.head == governor)

    def is_quoted(self, i: int) -> bool:
        return self.places is not None and self.places[i] != -1
