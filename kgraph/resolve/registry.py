"""The referents of one document, one for each entity."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kgraph.model import Document, Entity, EntityType, Interval, content_hash, local_entity, slug
from kgraph.resolve.actors import ActorTables
from kgraph.resolve.affiliation import in_service, serves
from kgraph.resolve.discourse import Referent


class Registry:
    """Makes the referents of a document, and knows countries by code and by name."""

    def __init__(self, document: Document, tables: ActorTables) -> None:
        self.document = document
        self.tables = tables
        self.suffix = content_hash(document.id, length=8)
        self.on = Interval(document.published, document.published) if document.published else None
        self.referents: dict[str, Referent] = {}

    def of(self, entity: Entity) -> Referent:
        """The referent of an entity, made when first asked for."""
        found = self.referents.get(entity.id)
        if found is None:
            entity = in_service(entity, serves(self.tables, entity, self.on))
            part = entity.type is EntityType.PLACE and entity.country is not None
            found = self.referents[entity.id] = Referent(entity, part=part)
        return found

    def add(self, referent: Referent) -> Referent:
        """Enters a referent that was made elsewhere; the one that is there already stays."""
        return self.referents.setdefault(referent.entity.id, referent)

    def local(self, name: str, type: EntityType, country: str | None = None, label: str | None = None) -> Referent:
        """Something with a name of its own that the tables do not know: the same in all documents. ``label`` is what
        this document calls it, if not by its name."""
        referent = self.of(local_entity(name, type, country))
        if label and referent.entity.label == name:
            referent.entity = replace(referent.entity, label=label)
        return referent

    def own(self, label: str, type: EntityType, country: str | None = None) -> Referent:
        """Something without a name of its own ("South Korean official"): of this document only."""
        return self.of(Entity(f"kg:{slug(label)}-{self.suffix}", label, type, country))

    def named(self, form: str) -> Referent | None:
        """The actor that the tables know by ``form`` alone."""
        words = form.split()
        for match in self.tables.find(words):
            if match.start == 0 and match.end == len(words):
                return self.of(match.candidates[0].entity)
        return None

    def country(self, code: str | None) -> Referent | None:
        """The country with this alpha-3 code."""
        entity = self.tables.country(code) if code else None
        return self.of(entity) if entity else None

    def seen(self, types: Sequence[EntityType]) -> list[Referent]:
        """The referents of these types, in the order in which they were made."""
        return [r for r in self.referents.values() if r.type in types]
