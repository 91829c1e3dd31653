"""The gathering that a verb without an object means: "A summit opens on Monday. Oman will not attend." """

from __future__ import annotations

from kgraph.extract import tree
from kgraph.extract.lexicon import lexicon
from kgraph.model import AnnotatedDocument, Argument, Sentence

_NEAR = 6
"""Sentences back in which the gathering is looked for."""


def gathering_before(annotated: AnnotatedDocument, sentence: Sentence, verb: int) -> tuple[Sentence, Argument] | None:
    """The last gathering that a noun names before token ``verb`` of ``sentence``, with the sentence it stands in."""
    for index in range(sentence.index, max(sentence.index - _NEAR, 0) - 1, -1):
        near = annotated.sentences[index]
        for token in reversed(near.tokens[:verb] if index == sentence.index else near.tokens):
            named = token.pos in ("NOUN", "PROPN") and token.lemma.lower() in lexicon().gatherings
            if named and token.dep not in ("compound", "nmod"):
                return near, tree.argument(near, "object", token.i, tree.noun_phrase(near, token.i, of=True))
    return None
