"""Reading the explorer's index: each method is one bounded query by key."""

from __future__ import annotations

import json
import re
import sqlite3
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kgraph.errors import NotFoundError
from kgraph.export.explorer_schema import FILE
from kgraph.store.layout import Layout

Row = dict[str, Any]

_STEPS = 4000
"""Entities that a search for a path looks at before it gives up."""
_CLAIM = """SELECT c.*, s.id AS subject_id, s.label AS subject_label, o.id AS object_id, o.label AS object_label,
  e.id AS event_id FROM claim c JOIN entity s ON s.n = c.subject JOIN entity o ON o.n = c.object
  LEFT JOIN event e ON e.n = c.event"""


class Indexes:
    """One connection a thread to the index of the version that is current when it is asked for."""

    def __init__(self) -> None:
        self._local = threading.local()

    def current(self, root: Path) -> Index:
        """The index of the build in ``root``.

        :raises NotFoundError: where that build has none.
        """
        path = Layout(root).version() / FILE
        found: Index | None = getattr(self._local, "index", None)
        if found is None or found.file != path:
            if not path.is_file():
                raise NotFoundError(f"{root} has no index for the explorer (build it again)")
            if found:
                found.close()
            found = self._local.index = Index(path)
        return found


class Index:
    def __init__(self, path: Path) -> None:
        self.file = path
        # immutable: a published version never changes, so no locks are needed
        self._db = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None)
        self._db.row_factory = sqlite3.Row
        self._db.execute("PRAGMA mmap_size=268435456")

    def close(self) -> None:
        self._db.close()

    def _all(self, sql: str, *values: Any) -> list[Row]:
        return [dict(row) for row in self._db.execute(sql, values)]

    def _one(self, sql: str, *values: Any) -> Row | None:
        row = self._db.execute(sql, values).fetchone()
        return dict(row) if row else None

    def _count(self, sql: str, *values: Any) -> int:
        return int(self._db.execute(sql, values).fetchone()[0])

    # ------------------------------------------------------------------------------------------- whole graph

    def meta(self, key: str) -> Any:
        row = self._one("SELECT value FROM meta WHERE key = ?", key)
        return json.loads(row["value"]) if row else None

    def busiest_pairs(self, limit: int, offset: int) -> list[Row]:
        """Pairs of countries and organisations (people counted with their country), the busiest first."""
        return self._all(
            """SELECT p.*, x.id AS a_id, x.label AS a_label, y.id AS b_id, y.label AS b_label FROM
            (SELECT * FROM overview WHERE a < b ORDER BY claims DESC, a, b LIMIT ? OFFSET ?) p
            JOIN entity x ON x.n = p.a JOIN entity y ON y.n = p.b ORDER BY p.claims DESC, p.a, p.b""",
            limit,
            offset,
        )

    def pairs_in_all(self) -> int:
        return self._count("SELECT count(*) FROM overview WHERE a < b")

    def best_entities(self, limit: int) -> list[Row]:
        return self._all("SELECT * FROM entity ORDER BY claims DESC, n LIMIT ?", limit)

    def documents(self, limit: int, offset: int) -> list[Row]:
        """Documents, the newest first, without their text."""
        return self._all(
            """SELECT n, id, name, title, published, publisher FROM document
            ORDER BY published DESC, n LIMIT ? OFFSET ?""",
            limit,
            offset,
        )

    # ------------------------------------------------------------------------------------------- entities

    def entity(self, id: str) -> Row | None:
        return self._one("SELECT * FROM entity WHERE id = ?", id)

    def entity_number(self, n: int) -> Row | None:
        return self._one("SELECT * FROM entity WHERE n = ?", n)

    def named(self, text: str) -> Row | None:
        """The entity with this id, else the best-attested one with this label, else with this among its names."""
        found = self.entity(text) or self._one(
            "SELECT * FROM entity WHERE label = ? COLLATE NOCASE ORDER BY claims DESC, n LIMIT 1", text
        )
        if found or not (words := match_words(text)):
            return found
        return self._one(
            """SELECT e.* FROM names JOIN entity e ON e.n = names.rowid WHERE names MATCH ?
            ORDER BY e.claims DESC, e.n LIMIT 1""",
            words,
        )

    def activity(self, n: int) -> list[Row]:
        return self._all("SELECT month, cooperation, conflict, states FROM activity WHERE entity = ? ORDER BY month", n)

    def counterparts(self, n: int, limit: int, offset: int = 0) -> list[Row]:
        return self._all(
            """SELECT p.*, e.id, e.label, e.type, e.country FROM pair p JOIN entity e ON e.n = p.b
            WHERE p.a = ? ORDER BY p.claims DESC, p.b LIMIT ? OFFSET ?""",
            n,
            limit,
            offset,
        )

    def claims_of(
        self, n: int, show: str, sources: str, everything: bool, limit: int, offset: int
    ) -> tuple[int, list[Row]]:
        """How many claims an entity has and a page of them, the newest first.

        ``show``: ``all``, ``did`` (it is the subject), ``met`` (it is the object), ``said`` (it is a speaker).
        ``sources``: ``any``, ``one`` (a single source tells it) or ``several``. ``everything``: also what nobody
        asserts.
        """
        views = "(0, 1)" if everything else "(1)"
        role = {"did": " AND k.subject = t.entity", "met": " AND k.object = t.entity"}.get(show, "")
        told = {"one": " AND k.sources = 1", "several": " AND k.sources > 1"}.get(sources, "")
        if show == "said":
            wanted = f"speaks t JOIN claim k ON k.n = t.claim WHERE t.entity = ? AND k.view IN {views}{told}"
        else:
            join = "JOIN claim k ON k.n = t.claim" if role or told else ""
            wanted = f"touches t {join} WHERE t.entity = ? AND t.view IN {views}{role}{told}"
        total = self._count(f"SELECT count(*) FROM {wanted}", n)
        page = f"SELECT t.claim FROM {wanted} ORDER BY t.claim DESC LIMIT ? OFFSET ?"
        return total, self._all(f"{_CLAIM} WHERE c.n IN ({page}) ORDER BY c.n DESC", n, limit, offset)

    # ------------------------------------------------------------------------------------------- pairs

    def pair_claims(
        self, a: int, b: int, members: bool, filters: dict[str, str], everything: bool, limit: int, offset: int
    ) -> tuple[int, list[Row]]:
        """How many claims two entities share and a page of them, the newest first; ``members``: of their groups."""
        where, values = self._pair(a, b, members, everything)
        for column in ("type", "quad"):
            if filters.get(column):
                where, values = f"{where} AND c.{column} = ?", [*values, filters[column]]
        if filters.get("month"):
            where, values = f"{where} AND substr(c.day, 1, 7) = ?", [*values, filters["month"]]
        total = self._count(f"SELECT count(*) FROM claim c WHERE {where}", *values)
        return total, self._all(f"{_CLAIM} WHERE {where} ORDER BY c.n DESC LIMIT ? OFFSET ?", *values, limit, offset)

    def pair_months(self, a: int, b: int, members: bool) -> list[Row]:
        """Claims in the view by type and month of the act, or of its first report where no text gives its day."""
        where, values = self._pair(a, b, members, False)
        return self._all(
            f"""SELECT substr(c.day, 1, 7) AS month, c.type, c.quad, count(*) AS claims FROM claim c
            WHERE {where} AND c.day IS NOT NULL GROUP BY month, c.type, c.quad ORDER BY month, c.type""",
            *values,
        )

    @staticmethod
    def _pair(a: int, b: int, members: bool, everything: bool) -> tuple[str, list[Any]]:
        low, high = ("glow", "ghigh") if members else ("low", "high")
        where = f"c.{low} = ? AND c.{high} = ?" + ("" if everything else " AND c.view = 1")
        return where, [min(a, b), max(a, b)]

    # ------------------------------------------------------------------------------------------- evidence

    def claim(self, n: int) -> Row | None:
        return self._one(f"{_CLAIM} WHERE c.n = ?", n)

    def event(self, id: str) -> Row | None:
        return self._one(
            """SELECT v.*, s.id AS source_id, s.label AS source_label, t.id AS target_id, t.label AS target_label,
            p.id AS place_id, p.label AS place_label FROM event v LEFT JOIN entity s ON s.n = v.source
            LEFT JOIN entity t ON t.n = v.target LEFT JOIN entity p ON p.n = v.place WHERE v.id = ?""",
            id,
        )

    def event_claims(self, n: int, limit: int, offset: int) -> tuple[int, list[Row]]:
        total = self._count("SELECT count(*) FROM claim WHERE event = ?", n)
        return total, self._all(f"{_CLAIM} WHERE c.event = ? ORDER BY c.n LIMIT ? OFFSET ?", n, limit, offset)

    def statements(self, claims: Sequence[int], most: int = 40) -> dict[int, list[Row]]:
        """What is said of these claims: by claim, each sentence once with its documents; at most ``most`` a claim."""
        found: dict[int, list[Row]] = {n: [] for n in claims}
        rows = self._all(
            f"""SELECT a.*, d.id AS doc_id, d.title, d.name, d.published, d.publisher, d.url FROM assertion a
            JOIN document d ON d.n = a.document
            WHERE a.claim IN ({",".join("?" * len(claims))}) AND a.statement < ? ORDER BY a.claim, a.n""",
            *claims,
            most,
        )
        for row in rows:
            told = found[row["claim"]]
            source = {k: row[k] for k in ("doc_id", "title", "name", "published", "publisher", "url", "start")}
            if not told or told[-1]["statement"] != row["statement"]:
                told.append(row | {"speakers": json.loads(row["speakers"]), "sources": []})
            if all(s["doc_id"] != source["doc_id"] for s in told[-1]["sources"]) and len(told[-1]["sources"]) < 50:
                told[-1]["sources"].append(source)
        return found

    # ------------------------------------------------------------------------------------------- documents

    def document(self, id: str) -> Row | None:
        return self._one("SELECT * FROM document WHERE id = ?", id) or self._one(
            "SELECT * FROM document WHERE name = ? ORDER BY n LIMIT 1", id
        )

    def document_number(self, n: int) -> Row | None:
        return self._one("SELECT n, id, title, published FROM document WHERE n = ?", n)

    def told_in(self, document: int, start: int, end: int) -> list[Row]:
        """The assertions whose sentences begin between two characters of a document, in the order of the text."""
        return self._all(
            """SELECT a.*, c.subject, c.relation, c.object, c.type, c.quad, c.view, c.id AS claim_id, c.status,
            s.id AS subject_id, s.label AS subject_label, o.id AS object_id, o.label AS object_label,
            v.id AS event_id FROM assertion a JOIN claim c ON c.n = a.claim JOIN entity s ON s.n = c.subject
            JOIN entity o ON o.n = c.object LEFT JOIN event v ON v.n = c.event
            WHERE a.document = ? AND a.start >= ? AND a.start < ?
            ORDER BY a.start, a.relation_start, s.label, o.label, a.n""",
            document,
            start,
            end,
        )

    # ------------------------------------------------------------------------------------------- search and paths

    def find_names(self, words: str, limit: int, offset: int = 0) -> list[Row]:
        return self._all(
            """SELECT e.* FROM names JOIN entity e ON e.n = names.rowid WHERE names MATCH ?
            ORDER BY e.claims DESC, e.n LIMIT ? OFFSET ?""",
            words,
            limit,
            offset,
        )

    def find_claims(self, words: str, limit: int, offset: int) -> tuple[int, list[Row]]:
        """Claims whose sentences have all the words, the newest first."""
        total = self._count("SELECT count(*) FROM sentences WHERE sentences MATCH ?", words)
        page = "SELECT rowid FROM sentences WHERE sentences MATCH ? ORDER BY rowid DESC LIMIT ? OFFSET ?"
        return total, self._all(f"{_CLAIM} WHERE c.n IN ({page}) ORDER BY c.n DESC", words, limit, offset)

    def find_articles(self, words: str, limit: int, offset: int) -> tuple[int, list[Row]]:
        """Articles with all the words, the best first."""
        total = self._count("SELECT count(*) FROM articles WHERE articles MATCH ?", words)
        return total, self._all(
            """SELECT d.n, d.id, d.name, d.title, d.published, d.publisher,
            snippet(articles, 1, char(2), char(3), '…', 24) AS snippet
            FROM articles JOIN document d ON d.n = articles.rowid
            WHERE articles MATCH ? ORDER BY articles.rowid LIMIT ? OFFSET ?""",
            words,
            limit,
            offset,
        )

    def path(self, a: int, b: int) -> list[int] | None:
        """The entities of a shortest path in the view, the best attested first at each step; None: none was found."""
        before: dict[int, int] = {a: a}
        edge, looked = [a], 0
        while edge and b not in before and looked < _STEPS:
            reached: list[int] = []
            for here in edge:
                looked += 1
                for (other,) in self._db.execute(
                    "SELECT b FROM pair WHERE a = ? ORDER BY claims DESC, b LIMIT 500", (here,)
                ):
                    if other not in before:
                        before[other] = here
                        reached.append(other)
                if b in before or looked >= _STEPS:
                    break
            edge = reached
        if b not in before:
            return None
        steps = [b]
        while steps[-1] != a:
            steps.append(before[steps[-1]])
        return steps[::-1]


def match_words(text: str, prefix: bool = False) -> str:
    """A full-text query for all words and "quoted phrases" of ``text``; empty where it has none.

    >>> match_words('Kim "signed a" OR')
    '"Kim" "signed a" "OR"'
    >>> match_words('nuc', prefix=True)
    '"nuc"*'
    """
    found = [phrase or word for phrase, word in re.findall(r'"([^"]*)"|([^\s"]+)', text)]
    kept = [re.sub(r"[^\w\s'’.-]", " ", part).strip() for part in found]
    words = [f'"{part}"' for part in kept if re.search(r"\w", part)][:20]
    return " ".join(words) + ("*" if words and prefix else "")
