"""Annotated documents -> mentions."""

from __future__ import annotations

from kgraph.model import AnnotatedDocument, Mention
from kgraph.resolve.actors import ActorTables
from kgraph.resolve.discourse import Ref, text_span
from kgraph.resolve.ledger import Ledger
from kgraph.resolve.lexicon import load_lexicon
from kgraph.resolve.named import NameFinder
from kgraph.resolve.reading import DocumentReader
from kgraph.resolve.registry import Registry
from kgraph.resolve.scene import Scene
from kgraph.resolve.surnames import SurnameReader


class Resolver:
    """Finds who is meant in one document after another; what it finds in one does not depend on the others."""

    def __init__(self, tables: ActorTables, ledger: Ledger | None = None) -> None:
        self.tables = tables
        self.ledger = ledger or Ledger()
        self.lexicon = load_lexicon()
        self.finder = NameFinder(tables, self.lexicon)
        self.surnames = SurnameReader(tables, self.lexicon)

    def resolve(self, annotated: AnnotatedDocument) -> list[Mention]:
        """The mentions of a document, by span; one for each entity where a stretch refers to several.

        Names in bylines and datelines, which are no sentences, have -1 for sentence and head.
        """
        document = annotated.document
        scene = Scene(document, self.tables, self.lexicon, Registry(document, self.tables))
        reader = DocumentReader(annotated, scene, self.finder, self.surnames)
        refs = reader.read()
        sentences = {s.index: s for s in reader.sentences}
        mentions = {
            Mention(text_span(sentences[r.sentence], r.start, r.end), r.kind, referent.entity, *_place(r)): None
            for r in refs
            for referent in r.referents
        }
        ordered = sorted(mentions, key=lambda m: (m.span.start, -m.span.end, m.head))
        return self.ledger.apply_to_mentions(ordered)


def _place(ref: Ref) -> tuple[int, int]:
    return (ref.sentence, ref.head) if ref.sentence >= 0 else (-1, -1)
