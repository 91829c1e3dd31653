"""The explorer's index: the same bytes for the same graph, all of it in, nothing that breaks it."""

import json
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from generated import news

from kgraph.errors import OutputError
from kgraph.export.explorer import build_index, write_explorer
from kgraph.model import GraphData


def rows(path: Path, sql: str) -> list[tuple]:
    connection = sqlite3.connect(path)
    found = connection.execute(sql).fetchall()
    connection.close()
    return found


def test_the_same_graph_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        build_index(news(20), tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_everything_of_the_graph_is_in_it(tmp_path: Path) -> None:
    data = news(20)
    (path,) = write_explorer(data, tmp_path)
    counts = {
        t: rows(path, f"SELECT count(*) FROM {t}")[0][0] for t in ("document", "entity", "event", "claim", "assertion")
    }
    assert counts == {
        "document": 20,
        "entity": len(data.entities),
        "event": len(data.events),
        "claim": len(data.claims),
        "assertion": len(data.assertions),
    }
    (totals,) = rows(path, "SELECT value FROM meta WHERE key = 'totals'")
    assert json.loads(totals[0])["in view"] == sum(c.in_view for c in data.claims)


def test_claims_are_numbered_by_day_so_that_newest_first_is_a_walk_backwards(tmp_path: Path) -> None:
    (path,) = write_explorer(news(20), tmp_path)
    days = [day for (day,) in rows(path, "SELECT day FROM claim ORDER BY n")]
    assert days == sorted(days)


def test_quotes_are_found_where_the_index_says(tmp_path: Path) -> None:
    (path,) = write_explorer(news(5), tmp_path)
    for text, quote, start, end in rows(
        path, 'SELECT d.text, a.quote, a.start, a."end" FROM assertion a JOIN document d ON d.n = a.document'
    ):
        assert text[start:end] == quote


def test_lone_surrogates_become_one_character_each(tmp_path: Path) -> None:
    data = news(2)
    broken = replace(data.documents[0], text="\udc80" + data.documents[0].text[1:], title="\ud800")
    (path,) = write_explorer(replace(data, documents=(broken, *data.documents[1:])), tmp_path)
    (found,) = rows(path, "SELECT text FROM document WHERE n = 0")
    assert found[0][0] == "\ufffd" and len(found[0]) == len(broken.text)


def test_an_empty_graph_has_an_index(tmp_path: Path) -> None:
    (path,) = write_explorer(GraphData((), (), ()), tmp_path)
    assert rows(path, "SELECT count(*) FROM claim") == [(0,)]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(OutputError):
        build_index(GraphData((), (), ()), tmp_path / "none" / "index")
