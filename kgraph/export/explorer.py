"""The index that the explorer's pages read: one SQLite file with full-text search, written at build time.

Everything a page needs is laid out so that it can be fetched by key, a page at a time. The bytes depend on the graph
alone. Numbers ``n`` are positions: entities, documents and events in the order of the graph, claims by day.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from kgraph.errors import OutputError
from kgraph.export.explorer_schema import AFTER, FILE, SCHEMA
from kgraph.export.html.evidence import statement_key, told
from kgraph.export.html.page_data import drawing, offices
from kgraph.export.html.wording import plain, relation_words
from kgraph.export.rows import EdgeRow, edge_rows
from kgraph.model import Assertion, Entity, EntityType, GraphData, Interval

_OVERVIEW_NODES, _OVERVIEW_EDGES = 45, 160
_AGGREGATED = (EntityType.COUNTRY, EntityType.IGO, EntityType.ORGANISATION, EntityType.ARMED_GROUP)

Row = tuple[Any, ...]


def write_explorer(data: GraphData, out: Path) -> list[Path]:
    """Writes the index into the folder ``out``."""
    path = out / FILE
    build_index(data, path)
    return [path]


def build_index(data: GraphData, path: Path) -> None:
    """Writes the index of ``data`` to ``path``, which is replaced.

    :raises OutputError: where ``path`` cannot be written.
    """
    path.unlink(missing_ok=True)
    try:
        connection = sqlite3.connect(path, isolation_level=None)
        connection.executescript("PRAGMA page_size=8192; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;")
        connection.executescript(SCHEMA)
        connection.execute("BEGIN")
        for table, rows in _Index(data).tables():
            first = next(rows, None)
            if first is not None:
                sql = f"INSERT INTO {table} VALUES ({','.join('?' * len(first))})"
                connection.execute(sql, _clean(first))
                connection.executemany(sql, map(_clean, rows))
        connection.execute("COMMIT")
        connection.executescript(AFTER)
        connection.close()
    except sqlite3.Error as error:
        raise OutputError(f"cannot write {path}: {error}") from error


class _Index:
    def __init__(self, data: GraphData) -> None:
        self._data = data
        self._entities = data.entities
        self._entity = {e.id: n for n, e in enumerate(self._entities)}
        self._document = {d.id: n for n, d in enumerate(data.documents)}
        self._documents = {d.id: d for d in data.documents}
        self._event = {e.id: n for n, e in enumerate(data.events)}
        claims = {c.id: c for c in data.claims}
        self._rows = sorted(edge_rows(data), key=lambda r: (_day(r), r.id))
        self._claims = [claims[r.id] for r in self._rows]
        self._weights = self._counted()
        self._groups = self._grouped()

    def tables(self) -> Iterator[tuple[str, Iterator[Row]]]:
        yield "document", self._document_rows()
        yield "entity", self._entity_rows()
        yield "event", self._event_rows()
        yield "claim", self._claim_rows()
        yield "assertion", self._assertion_rows()
        yield "touches", self._touching()
        yield "speaks", self._speaking()
        yield "pair", self._pairs(range(len(self._entities)))
        yield "overview", (r for r in self._pairs(self._groups) if self._is_aggregated(r))
        yield "activity", self._activity()
        yield "meta", self._meta()

    def _counted(self) -> list[int]:
        weights = [0] * len(self._entities)
        for row in self._rows:
            if row.in_view:
                weights[self._entity[row.subject.id]] += 1
                weights[self._entity[row.object.id]] += 1
        return weights

    def _grouped(self) -> list[int]:
        """For each entity the country that it acts for, else itself."""
        countries: dict[str, int] = {}
        for n in sorted(range(len(self._entities)), key=lambda n: (-self._weights[n], n)):
            entity = self._entities[n]
            if entity.type is EntityType.COUNTRY and entity.country:
                countries.setdefault(entity.country, n)
        acting = (EntityType.COUNTRY, EntityType.PERSON, EntityType.GOVERNMENT_BODY, EntityType.PLACE)
        return [
            countries.get(e.country, n) if e.country and e.type in acting else n for n, e in enumerate(self._entities)
        ]

    def _document_rows(self) -> Iterator[Row]:
        originals = dict(self._data.reprints)
        for n, d in enumerate(self._data.documents):
            published = d.published.isoformat() if d.published else None
            original = self._document.get(originals.get(d.id, ""))
            yield n, d.id, d.name, plain(d.title or d.name), published, d.publisher, d.url, d.text, original

    def _entity_rows(self) -> Iterator[Row]:
        held = offices(self._data, set(self._entity))
        for n, e in enumerate(self._entities):
            aliases = "\n".join(plain(a) for a in e.aliases)
            known = json.dumps(held.get(e.id, []), ensure_ascii=False, sort_keys=True)
            yield n, e.id, plain(e.label), str(e.type), e.country, aliases, known, self._groups[n], self._weights[n]

    def _event_rows(self) -> Iterator[Row]:
        for n, e in enumerate(self._data.events):
            place = self._entity.get(e.place.id) if e.place else None
            source, target = self._entity.get(e.source.id), self._entity.get(e.target.id)
            yield n, e.id, str(e.type), e.mode, source, target, *_days(e.time), place

    def _claim_rows(self) -> Iterator[Row]:
        for n, (row, claim) in enumerate(zip(self._rows, self._claims, strict=True)):
            a, b = self._entity[row.subject.id], self._entity[row.object.id]
            ga, gb = self._groups[a], self._groups[b]
            event = self._event.get(row.event) if row.event else None
            start, end, reported = (d.isoformat() if d else None for d in (row.start, row.end, row.first_reported))
            words = plain(relation_words(claim))
            yield (
                *(n, row.id, a, words, b, event, row.event_type, row.quad_class, start, end, row.status),
                *(int(row.in_view), row.assertions, row.documents, row.sources, row.quote),
                *(reported, _day(row) or None),
                *(min(a, b), max(a, b), min(ga, gb), max(ga, gb)),
            )

    def _assertion_rows(self) -> Iterator[Row]:
        copies = {copy for copy, _ in self._data.reprints}
        n = 0
        for claim_n, claim in enumerate(self._claims):
            order = {statement_key(s.assertion): i for i, s in enumerate(told(claim, self._documents, copies))}
            ranked = sorted(claim.assertions, key=lambda a: (order[statement_key(a)], a.doc in copies, a.doc, a.id))
            for a in ranked:
                if a.doc in self._document:
                    yield n, a.id, claim_n, self._document[a.doc], order[statement_key(a)], *_assertion(a)
                    n += 1

    def _touching(self) -> Iterator[Row]:
        for n, row in enumerate(self._rows):
            a, b = self._entity[row.subject.id], self._entity[row.object.id]
            yield a, int(row.in_view), n, b
            if a != b:
                yield b, int(row.in_view), n, a

    def _speaking(self) -> Iterator[Row]:
        for n, claim in enumerate(self._claims):
            for speaker in sorted({self._entity[s.id] for a in claim.assertions for s in a.speakers}):
                yield speaker, n

    def _pairs(self, group: Iterable[int]) -> Iterator[Row]:
        """For each two entities (or groups) the claims in the view between them, from both sides."""
        of = list(group)
        found: dict[tuple[int, int], list[int]] = defaultdict(lambda: [0, 0, 0])
        for row in self._rows:
            a, b = of[self._entity[row.subject.id]], of[self._entity[row.object.id]]
            if row.in_view and a != b:
                for key in ((a, b), (b, a)):
                    found[key][_side(row)] += 1
        for (a, b), counts in sorted(found.items()):
            yield a, b, sum(counts), *counts

    def _is_aggregated(self, pair: Row) -> bool:
        return all(self._entities[n].type in _AGGREGATED for n in pair[:2])

    def _activity(self) -> Iterator[Row]:
        found: dict[tuple[int, str], list[int]] = defaultdict(lambda: [0, 0, 0])
        for row in self._rows:
            if row.in_view and (day := _day(row)):
                for id in {row.subject.id, row.object.id}:
                    found[self._entity[id], day[:7]][_side(row)] += 1
        for (n, month), counts in sorted(found.items()):
            yield n, month, *counts

    def _meta(self) -> Iterator[Row]:
        data = self._data
        totals = {
            "documents": len(data.documents),
            "entities": len(self._entities),
            "claims": len(data.claims),
            "in view": sum(r.in_view for r in self._rows),
            "events": len(data.events),
            "assertions": sum(len(c.assertions) for c in data.claims),
        }
        yield "totals", json.dumps(totals)
        yield "overview", json.dumps(self._overview(), ensure_ascii=False, sort_keys=True)

    def _overview(self) -> dict[str, Any]:
        """Countries and organisations with what their people and bodies did, laid out."""
        shown = [
            (min(a, b), max(a, b), *counts)
            for a, b, *counts in self._pairs(self._groups)
            if a < b and self._is_aggregated((a, b))
        ]
        weight: dict[int, int] = defaultdict(int)
        for a, b, total, *_ in shown:
            weight[a] += total
            weight[b] += total
        chosen = sorted(weight, key=lambda n: (-weight[n], n))[:_OVERVIEW_NODES]
        edges = sorted((e for e in shown if e[0] in chosen and e[1] in chosen), key=lambda e: (-e[2], e))
        edges = edges[:_OVERVIEW_EDGES]
        touched = {n for e in edges for n in e[:2]}
        entities = [self._entities[n] for n in chosen if n in touched]
        return aggregated(entities, [(self._entities[a], self._entities[b], *c) for a, b, *c in edges])


def aggregated(entities: list[Entity], edges: list[tuple[Any, ...]]) -> dict[str, Any]:
    """A drawing of pairs: an edge is (entity, entity, claims, cooperation, conflict, states)."""
    described = {f"{a.id} {b.id}": counts for a, b, *counts in edges}
    drawn = [(f"{a.id} {b.id}", a.id, b.id, c[0] / 2, True) for a, b, *c in edges]
    nodes, lines = drawing(entities, drawn)
    weight: dict[str, int] = defaultdict(int)
    for a, b, total, *_ in edges:
        weight[a.id] += total
        weight[b.id] += total
    for node in nodes:
        node["size"] = round(6 + 2.2 * weight[node["id"]] ** 0.4, 1)
    return {
        "nodes": nodes,
        "edges": lines,
        "names": {e.id: plain(e.label)[:200] for e in entities},
        "counts": described,
    }


def _side(row: EdgeRow) -> int:
    """0 cooperation, 1 conflict, 2 neither."""
    return 2 if row.quad_class is None else int("conflict" in row.quad_class)


def _day(row: EdgeRow) -> str:
    """The day by which a claim is sorted: of the act, else of its first report; empty where neither is known."""
    day = row.start or row.end or row.first_reported
    return day.isoformat() if day else ""


def _days(time: Interval | None) -> tuple[str | None, str | None]:
    start, end = (time.start, time.end) if time else (None, None)
    return start.isoformat() if start else None, end.isoformat() if end else None


def _assertion(a: Assertion) -> Row:
    e = a.evidence
    speakers = json.dumps([[s.id, plain(s.label)] for s in a.speakers], ensure_ascii=False)
    place = plain(a.place.label) if a.place else None
    spans = (*e.span, *e.subject, *e.relation, *e.object)
    stance = (str(a.polarity), str(a.modality), str(a.zone))
    return e.quote, *spans, speakers, place, *stance, *_days(a.time), a.rule, round(a.confidence, 3)


def _clean(row: Row) -> Row:
    """UTF-8 cannot hold lone surrogates; offsets stay, for each becomes one character."""
    return tuple(_whole(v) if isinstance(v, str) else v for v in row)


def _whole(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
    return text
