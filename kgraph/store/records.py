"""The record shape lives in :mod:`kgraph.records`, which every stage may import."""

from kgraph.records import Record, assertion_from_record, assertion_record, entity_record

__all__ = ["Record", "assertion_from_record", "assertion_record", "entity_record"]
