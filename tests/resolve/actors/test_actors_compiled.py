"""The compiled form and where it is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgraph.resolve.actors.compiled import (
    cache_dir,
    compile_tables,
    digest,
    no_collection,
    read_cached,
    write_cached,
)
from kgraph.resolve.actors.schema import Tables


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KGRAPH_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_what_is_kept_reads_back(cache: Path, rows: Tables) -> None:
    compiled = compile_tables(rows)
    write_cached("x", compiled)
    assert read_cached("x") == compiled


def test_nothing_is_read_where_nothing_is_kept(cache: Path) -> None:
    assert read_cached("x") is None


def test_a_damaged_entry_is_not_read(cache: Path, rows: Tables) -> None:
    write_cached("x", compile_tables(rows))
    entry = cache / "actors-x.bin"
    entry.write_bytes(entry.read_bytes()[:-7])
    assert read_cached("x") is None


def test_a_cache_that_cannot_be_written_is_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows: Tables
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("KGRAPH_CACHE", str(tmp_path / "file" / "below"))
    write_cached("x", compile_tables(rows))
    assert read_cached("x") is None


def test_old_entries_are_dropped(cache: Path, rows: Tables) -> None:
    compiled = compile_tables(rows)
    for number in range(12):
        write_cached(str(number), compiled)
    assert len(list(cache.glob("actors-*.bin"))) == 8
    assert not list(cache.glob("*.tmp"))


def test_the_name_depends_on_content_and_order(tmp_path: Path) -> None:
    one, other = tmp_path / "one.csv", tmp_path / "other.csv"
    one.write_text("1")
    other.write_text("2")
    assert digest([one, other]) != digest([other, one])
    before = digest([one])
    one.write_text("3")
    assert digest([one]) != before


def test_where_the_cache_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KGRAPH_CACHE", "/a")
    assert cache_dir() == Path("/a")
    monkeypatch.delenv("KGRAPH_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", "/b")
    assert cache_dir() == Path("/b/kgraph")


def test_compiling_is_deterministic(rows: Tables) -> None:
    assert compile_tables(rows) == compile_tables(rows)


def test_collection_is_on_again_afterwards() -> None:
    import gc

    with no_collection():
        assert not gc.isenabled()
    assert gc.isenabled()
