"""How a clause or noun is put forward: polarity, modality, and who is said to say it.

Each token has a context: whether what hangs on it is denied, its modality and its speakers. The context of the root
is free; that of any other token follows from the context of its head by the edge between them (a complement of
"refused" is denied, one of "said" has a speaker) and from the words beside it ("not", "will", "alleged"). The idea is
that of implication signatures (Karttunen 1971; Nairn, Condoravdi and Karttunen 2006), kept to five modalities.
"""

from __future__ import annotations

from collections.abc import Sequence

from kgraph.extract.attribution import QuotationSpeakers
from kgraph.extract.stance_context import SentenceContexts
from kgraph.extract.stance_effects import Context
from kgraph.extract.stance_worded import worded
from kgraph.extract.stance_words import stance_words
from kgraph.model import AnnotatedDocument, Polarity, Sentence, Stance, TimeExpression

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class StanceReader:
    """Reads the stance of clauses and nouns of one document; what a sentence's clauses share is computed once."""

    def __init__(self, annotated: AnnotatedDocument) -> None:
        self.annotated = annotated
        self._words = stance_words()
        self._speakers = QuotationSpeakers(annotated, self._words) if annotated.quotations else None
        self._contexts: dict[int, SentenceContexts] = {}

    def of(self, sentence: Sentence, head: int, chain: Sequence[str] = ()) -> Stance:
        """The stance of what hangs on token ``head`` of ``sentence``.

        :param chain: the governing verbs that the wording of the proposition shows already, outermost first, as in
            :attr:`Predicate.chain`: "refuse to meet" is affirmed, where "meet" alone is denied.
        """
        contexts = self._in(sentence)
        return _stance(worded(contexts, head, chain) if chain else contexts.of(head))

    def of_act(self, sentence: Sentence, noun: int) -> Stance:
        """The stance of the act that a noun names: "rejected calls for talks" denies the talks and not the calls."""
        return _stance(self._in(sentence).of_act(noun))

    def _in(self, sentence: Sentence) -> SentenceContexts:
        found = self._contexts.get(sentence.index)
        if found is None:
            ahead = self._ahead(sentence)
            found = self._contexts[sentence.index] = SentenceContexts(sentence, self._words, self._speakers, ahead)
        return found

    def _ahead(self, sentence: Sentence) -> frozenset[int]:
        """The tokens of ``sentence`` that name days after that of the document."""
        spans = [t.span for t in self.annotated.times if self._may_be_ahead(t)]
        return frozenset(t.i for t in sentence.tokens if any(s.start <= t.start < s.end for s in spans))

    def _may_be_ahead(self, time: TimeExpression) -> bool:
        """Whether a present tense beside it tells of the future: a day after that of the text, or any weekday where
        that is not known."""
        today = self.annotated.document.published
        if time.interval is not None and time.interval.start is not None and today is not None:
            return time.interval.start > today
        return today is None and self.annotated.quote(time.span).lower().startswith(_WEEKDAYS)


def _stance(context: Context) -> Stance:
    polarity = Polarity.DENIED if context.denied else Polarity.AFFIRMED
    return Stance(polarity, context.modality, context.attributions)


def stance_of(annotated: AnnotatedDocument, sentence: Sentence, head: int) -> Stance:
    """The stance of what hangs on token ``head`` of ``sentence``; for one look (else keep a reader)."""
    return StanceReader(annotated).of(sentence, head)
