"""How a clause or noun is put forward: polarity, modality, and who is said to say it."""

from __future__ import annotations

from kgraph.model import AnnotatedDocument, Modality, Polarity, Sentence, Stance


class StanceReader:
    """Reads the stance of clauses and nouns of one document; what a sentence's clauses share is computed once."""

    def __init__(self, annotated: AnnotatedDocument) -> None:
        self.annotated = annotated

    def of(self, sentence: Sentence, head: int) -> Stance:
        """The stance of what hangs on token ``head`` of ``sentence``."""
        below = [sentence.tokens[i] for i in sentence.children[head]]
        denied = any(t.dep == "neg" or t.lemma in ("no", "never") for t in below)
        planned = any(t.dep == "aux" and t.lemma in ("will", "shall") for t in below)
        return Stance(
            Polarity.DENIED if denied else Polarity.AFFIRMED, Modality.PLANNED if planned else Modality.ASSERTED
        )


def stance_of(annotated: AnnotatedDocument, sentence: Sentence, head: int) -> Stance:
    """The stance of what hangs on token ``head`` of ``sentence``; for one look (else keep a reader)."""
    return StanceReader(annotated).of(sentence, head)
