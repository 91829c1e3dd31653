"""Whom a text is about: the one person of its title, of whom it goes on to speak by pronouns.

Who is meant by pronouns stays the centre of a text while others come in by name (Grosz, Joshi and Weinstein 1995): in
the life of one person "Cole promoted *her*. *She* left" is about her. Ordinary news, which follow whoever speaks, lean
that way but little.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from kgraph.model import EntityType, MentionKind, ZoneKind
from kgraph.model import Sentence as Parsed
from kgraph.resolve.discourse import SUBJECTS, Referent, rank_of
from kgraph.resolve.lexicon import Pronoun
from kgraph.resolve.salience import Place
from kgraph.resolve.scene import Scene

_FINITE = frozenset({"VBZ", "VBP", "VBD", "VB", "MD"})
_BACK_TO = 95.0
"""The score of whom a life is of where a paragraph begins or nobody else came between, above that of a subject of the
sentence before."""
_GOES_ON = 102.0
"""The same where a pronoun of the sentence before meant this person; below the subject that a clause hangs on."""
_OF_A_LIFE = 140.0
"""For what is the person's whom a text tells of, whoever else acts there ("Ito became *her* successor")."""
_LEANING = 14.0


class Heroes:
    def __init__(self, scene: Scene, sentences: Sequence[Parsed]) -> None:
        self.scene = scene
        self.sentences = sentences

    def score(self, sentence: Parsed, place: Place, pronoun: Pronoun, score: float | None) -> float | None:
        """The score of :attr:`hero` as what ``pronoun`` means, from the one without regard to that; ``None`` where this
        changes nothing."""
        hero = self.hero
        if hero is None:
            return None
        went_on = self._by_pronoun(hero, sentence.index - 1)
        if not self.life:
            return score + _LEANING if went_on and score is not None else None
        owned = sentence.tokens[sentence.tokens[place.i].head].lemma.lower()
        floor = 0.0
        if pronoun.use in ("possessive", "either") and owned in self.scene.lexicon.words["had_in_a_life"]:
            floor = _OF_A_LIFE
        elif went_on or self._by_pronoun(hero, sentence.index, place.i):
            floor = _GOES_ON
        elif self._begins(sentence) or not self._another_acts(hero, sentence.index - 1, pronoun):
            floor = _BACK_TO
        return floor if floor > (score or 0.0) else None

    @cached_property
    def hero(self) -> Referent | None:
        """The only person whom the title names, if the first sentence of the text names that person as well."""
        title = self._title
        named = [p for p in self.scene.persons if not p.plural and self._is_in(p, title)]
        for person in named:
            rest = title.replace(person.entity.label, " ")
            if rest != title and all(p is person or not self._is_in(p, rest) for p in named):
                named = [person]
                break
        lead = self._lead
        if len(named) != 1 or lead is None:
            return None
        return named[0] if named[0] in self._persons_of(lead) else None

    @cached_property
    def life(self) -> bool:
        """Whether the text tells a life: an obituary, a profile."""
        hero, lead = self.hero, self._lead
        if hero is None or lead is None:
            return False
        words = self.scene.lexicon.words["titles_of_lives"]
        line = self._title_line.lower()
        if any(re.search(rf"\b{re.escape(w)}\b", line) for w in words):
            return True
        if self._died(hero, lead):
            return True
        return any(s.zone is ZoneKind.HEADLINE and self._is_name_and_epithet(hero, s) for s in self.sentences)

    # ------------------------------------------------------------------------------------------ the title

    @cached_property
    def _title(self) -> str:
        zones = self.scene.document.zones
        lines = [self.scene.document.text[z.span.start : z.span.end] for z in zones if z.kind is ZoneKind.HEADLINE]
        return " ".join(lines) or self.scene.document.title or ""

    @cached_property
    def _title_line(self) -> str:
        """The title with the label that stands before it."""
        head = next((s.span.start for s in self.sentences if s.zone is ZoneKind.HEADLINE), None)
        if head is None:
            return self._title
        start = self.scene.document.text.rfind("\n", 0, head) + 1
        return self.scene.document.text[start:head] + self._title

    @staticmethod
    def _is_in(person: Referent, title: str) -> bool:
        words = (w for w in person.entity.label.split() if w[0].isupper() and len(w) > 1)
        return any(re.search(rf"(?<!\w){re.escape(w)}(?!\w)", title) for w in words)

    @staticmethod
    def _is_name_and_epithet(hero: Referent, headline: Parsed) -> bool:
        """ "Ann Lee, the builder of bridges": the name, a comma or colon, and no verb of its own."""
        tokens = headline.tokens
        marks = [t.i for t in tokens[:6] if t.text in (",", ":", "-", "–", "—")]
        if not marks or not Heroes._is_in(hero, " ".join(t.text for t in tokens[: marks[0]])):
            return False
        return not any(
            t.tag in _FINITE and t.dep not in ("relcl", "aux", "auxpass") and tokens[t.head].dep != "relcl"
            for t in tokens
        )

    # ------------------------------------------------------------------------------------------ the text

    @cached_property
    def _lead(self) -> Parsed | None:
        return next((s for s in self.sentences if s.index >= 0 and s.zone is ZoneKind.BODY), None)

    def _persons_of(self, sentence: Parsed) -> list[Referent]:
        names = self.scene.history.names.get(sentence.index, {}).values()
        return [r for ref in names for r in ref.referents if r.type is EntityType.PERSON]

    def _died(self, hero: Referent, lead: Parsed) -> bool:
        heads = {ref.head for ref in self.scene.history.names.get(lead.index, {}).values() if hero in ref.referents}
        tokens = lead.tokens
        return any(
            tokens[h].dep in SUBJECTS and rank_of(tokens, h) == 4 and tokens[tokens[h].head].lemma == "die"
            for h in heads
        )

    def _by_pronoun(self, hero: Referent, index: int, before: int | None = None) -> bool:
        """Whether a pronoun of the sentence ``index`` (before the token) means the hero."""
        for occurrence in reversed(self.scene.history.occurrences):
            if occurrence.sentence < index:
                return False
            meant = occurrence.kind is MentionKind.PRONOUN and occurrence.referents == (hero,)
            if meant and occurrence.sentence == index and (before is None or occurrence.token < before):
                return True
        return False

    def _begins(self, sentence: Parsed) -> bool:
        """Whether a paragraph begins here, after one of several sentences."""
        first, last = (self._paragraphs.get(sentence.index - n) for n in (2, 1))
        return first is not None and first == last != sentence.paragraph

    @cached_property
    def _paragraphs(self) -> dict[int, int]:
        """The paragraph of each sentence of the text itself."""
        return {s.index: s.paragraph for s in self.sentences if s.index >= 0}

    def _another_acts(self, hero: Referent, index: int, pronoun: Pronoun) -> bool:
        """Whether someone else whom the pronoun may mean does something in the sentence ``index``."""
        for occurrence in reversed(self.scene.history.occurrences):
            if occurrence.sentence < index:
                return False
            if occurrence.sentence == index and occurrence.rank > 2 and len(occurrence.referents) == 1:
                one = occurrence.referents[0]
                if (
                    one is not hero
                    and one.type is EntityType.PERSON
                    and one.gender in ("", pronoun.gender)
                    and not self._passes_by(one, hero, index)
                ):
                    return True
        return False

    def _passes_by(self, one: Referent, hero: Referent, index: int) -> bool:
        """Whether someone comes up for the first time in the sentence ``index`` of a text that has gone on about the
        hero."""
        told = {
            o.sentence
            for o in self.scene.history.occurrences
            if o.referents == (hero,) and o.kind is MentionKind.PRONOUN
        }
        met = {o.sentence for o in self.scene.history.occurrences if one in o.referents}
        return len(told) > 1 and met == {index}
