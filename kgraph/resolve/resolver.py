"""Annotated documents -> mentions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from kgraph.model import AnnotatedDocument, Mention
from kgraph.resolve.actors import ActorTables
from kgraph.resolve.discourse import Ref, text_span
from kgraph.resolve.extents import extent
from kgraph.resolve.ledger import Ledger
from kgraph.resolve.lexicon import load_lexicon
from kgraph.resolve.named import NameFinder
from kgraph.resolve.reading import DocumentReader
from kgraph.resolve.registry import Registry
from kgraph.resolve.scene import Scene
from kgraph.resolve.surnames import SurnameReader

_PART = 400
"""Sentences that a part of a very long document has at least."""


class Resolved(NamedTuple):
    """The mentions of a document, and for pronouns that mean nobody known the noun that they stand for: both by
    sentence and token ("a court ruled that *it* could")."""

    mentions: list[Mention]
    antecedents: dict[tuple[int, int], tuple[int, int]]


class Resolver:
    """Finds who is meant in one document after another; what it finds in one does not depend on the others."""

    def __init__(self, tables: ActorTables, ledger: Ledger | None = None) -> None:
        self.tables = tables
        self.ledger = ledger or Ledger()
        self.lexicon = load_lexicon()
        self.finder = NameFinder(tables, self.lexicon)
        self.surnames = SurnameReader(tables, self.lexicon)

    def resolve(self, annotated: AnnotatedDocument) -> list[Mention]:
        """The mentions of a document by where they end, what lies within another before it; one for each entity where
        a stretch refers to several.

        Names in bylines and datelines, which are no sentences, have -1 for sentence and head.
        """
        return self.read(annotated).mentions

    def read(self, annotated: AnnotatedDocument) -> Resolved:
        """As :meth:`resolve`, with the antecedents of pronouns that are no mentions."""
        mentions: dict[Mention, None] = {}
        antecedents: dict[tuple[int, int], tuple[int, int]] = {}
        for part in _parts(annotated):
            reader = self._reader(part)
            mentions.update(dict.fromkeys(self._mentions(reader)))
            antecedents.update(reader.antecedents)
        ordered = sorted(mentions, key=lambda m: (m.span.end, -m.span.start, m.head))
        return Resolved(self.ledger.apply_to_mentions(ordered), antecedents)

    def _mentions(self, reader: DocumentReader) -> Iterator[Mention]:
        refs = reader.read()
        sentences = {s.index: s for s in reader.sentences}
        by_head: dict[int, dict[int, Ref]] = {}
        for ref in refs:
            by_head.setdefault(ref.sentence, {})[ref.head] = ref
        headship = self.lexicon.words["headship"]
        for ref in refs:
            sentence = sentences[ref.sentence]
            span = text_span(sentence, *extent(sentence, ref, by_head[ref.sentence], headship))
            for referent in ref.referents:
                yield Mention(span, ref.kind, referent.entity, *_place(ref))

    def _reader(self, annotated: AnnotatedDocument) -> DocumentReader:
        document = annotated.document
        scene = Scene(document, self.tables, self.lexicon, Registry(document, self.tables))
        return DocumentReader(annotated, scene, self.finder, self.surnames)


def _parts(annotated: AnnotatedDocument) -> Iterator[AnnotatedDocument]:
    """A document as it is; one of book length in parts that end with a paragraph, each read for itself, so that the
    time stays linear in the length."""
    sentences = annotated.sentences
    start = 0
    while len(sentences) - start > 2 * _PART:
        end = start + _PART
        while end < start + 2 * _PART and sentences[end].paragraph == sentences[end - 1].paragraph:
            end += 1
        yield replace(annotated, sentences=sentences[start:end])
        start = end
    yield replace(annotated, sentences=sentences[start:]) if start else annotated


def _place(ref: Ref) -> tuple[int, int]:
    return (ref.sentence, ref.head) if ref.sentence >= 0 else (-1, -1)
