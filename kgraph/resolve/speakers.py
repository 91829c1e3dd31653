"""Who says what stands between quotation marks, and for whom a release in the first person speaks."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from kgraph.model import AnnotatedDocument, EntityType, Sentence, ZoneKind
from kgraph.resolve.discourse import SUBJECTS, Referent
from kgraph.resolve.releases import JointReader
from kgraph.resolve.scene import Scene

_HEADING = 14
"""Tokens behind "by" in which the person of a heading is named."""
_OURS = frozenset({"we", "our", "us", "ours"})


class SpeakerReader:
    """``at`` tells which referents a token of a sentence refers to, as far as the reading has come."""

    def __init__(
        self,
        annotated: AnnotatedDocument,
        margins: Sequence[Sentence],
        scene: Scene,
        at: dict[tuple[int, int], tuple[Referent, ...]],
    ) -> None:
        """``margins`` are the document's bylines and datelines."""
        self.annotated = annotated
        self.margins = margins
        self.scene = scene
        self.at = at
        self._sentences = {s.index: s for s in annotated.sentences}
        self._starts = [q.span.start for q in annotated.quotations]

    def quotation(self, offset: int) -> int | None:
        """The number of the quotation that the character ``offset`` of the text lies in."""
        i = bisect_right(self._starts, offset) - 1
        if i >= 0 and offset < self.annotated.quotations[i].span.end:
            return i
        return None

    def speakers(self, number: int) -> tuple[Referent, ...]:
        """Who says a quotation: the subject of the speech verb in its sentences, else in the sentence before."""
        quotation = self.annotated.quotations[number]
        around = [s for s in self.annotated.sentences if s.span.overlaps(quotation.span)]
        if not around:
            return ()
        for sentence in reversed(around):
            if (found := self._said_in(sentence)) is not None:
                return found
        last = self._sentences.get(around[0].index - 1)
        if last is not None and last.paragraph >= around[0].paragraph - 1:
            before = self._said_in(last)
            if before:
                return before
        if number and self._continues(number):
            return self.speakers(number - 1)
        return ()

    def _continues(self, number: int) -> bool:
        """Whether a quotation goes on with what the one before began: nothing but space between them."""
        last, this = self.annotated.quotations[number - 1].span, self.annotated.quotations[number].span
        between = self.annotated.document.text[last.end : this.start]
        return len(between) < 12 and not any(c.isalpha() for c in between)

    def _said_in(self, sentence: Sentence) -> tuple[Referent, ...] | None:
        """The subject of a speech verb outside quotation marks; empty where it is not known (yet), ``None`` where
        there is no such verb."""
        tokens = sentence.tokens
        verbs = self.scene.lexicon.words["speech_verbs"]
        result: tuple[Referent, ...] | None = None
        for token in tokens:
            if token.lemma not in verbs or token.pos != "VERB" or self.quotation(token.start) is not None:
                continue
            quoted = token.lemma in ("quote", "cite")  # "the agency quoted Kim as saying"
            for child in sentence.children[token.i]:
                speaker = tokens[child].dep == "dobj" if quoted else tokens[child].dep in SUBJECTS
                if speaker and self.quotation(tokens[child].start) is None:
                    result = self.at.get((sentence.index, child), ())
                    if result:
                        return result
        return result

    # ------------------------------------------------------------------------------------------ releases

    def author(self) -> tuple[Referent, ...]:
        """The person of the byline, who says "I" outside quotations."""
        byline = self._byline()
        return (byline,) if byline is not None else ()

    def group(self) -> tuple[Referent, ...]:
        """The union whose statement the text is by its title."""
        return self._joint.group()

    @cached_property
    def _joint(self) -> JointReader:
        return JointReader(self.annotated.document, self.annotated.sentences, self.scene, self.at)

    def issuer(self) -> tuple[Referent, ...]:
        """For whom a text speaks that says "we" outside quotations: those who issue it jointly, the country or body of
        its byline, else the one
        that is subject of its own acts and never stands beside "our" ("Peru is one of our friends"); where none
        acts and some stand beside, the one named most of the others."""
        joint = self._joint.parties() or self._joint.group()
        if joint:
            return joint
        byline = self._byline()
        home = self.scene.belongs_to(byline) if byline is not None else None
        if home is not None:
            return (home,)
        subjects: Counter[str] = Counter()
        named: Counter[str] = Counter()
        beside: set[str] = set()
        by_id: dict[str, Referent] = {}
        for sentence in self.annotated.sentences:
            ours = any(t.text.lower() in _OURS for t in sentence.tokens)
            for token in sentence.tokens:
                for referent in self.at.get((sentence.index, token.i), ()):
                    if referent.type not in (EntityType.COUNTRY, EntityType.IGO):
                        continue
                    by_id[referent.entity.id] = referent
                    named[referent.entity.id] += 1
                    above = sentence.tokens[token.head]
                    if token.dep not in SUBJECTS:
                        continue
                    if ours and above.i == sentence.root and above.lemma == "be":
                        beside.add(referent.entity.id)
                    else:
                        subjects[referent.entity.id] += 1 if ours else 2
        if beside and not any(n for id, n in subjects.items() if id not in beside):
            subjects = named
        ranked = [(n, id) for id, n in subjects.items() if id not in beside]
        if not ranked:
            return ()
        best = max(n for n, _ in ranked)
        top = [id for n, id in ranked if n == best]
        return (by_id[top[0]],) if len(top) == 1 else ()

    def _heading(self) -> Referent | None:
        """The person of a heading such as "Statement by the Minister of Trade"."""
        for sentence in (*self.margins, *self.annotated.sentences[:1]):
            tokens = sentence.tokens
            words = self.scene.lexicon.words["first_person_texts"]
            by = next((t.i for t in tokens[:6] if t.text.lower() == "by"), None)
            if by is None or not any(t.text.lower() in words for t in tokens[:by]):
                continue
            for token in tokens[by + 1 : by + _HEADING]:
                for referent in self.at.get((sentence.index, token.i), ()):
                    if referent.type is EntityType.PERSON:
                        return referent
        return None

    def _byline(self) -> Referent | None:
        """The person with an office who stands at the head of the text, before its first clause."""
        if (speaker := self._heading()) is not None:
            return speaker
        for sentence in (*(s for s in self.margins if s.zone is ZoneKind.BYLINE), *self.annotated.sentences[:1]):
            for token in sentence.tokens[: 3 if sentence.index >= 0 else None]:
                for referent in self.at.get((sentence.index, token.i), ()):
                    if referent.type is EntityType.PERSON and referent.titles and token.dep not in SUBJECTS:
                        return referent
        return None
