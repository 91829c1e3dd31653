"""The graph and the shards as Parquet: nothing is lost on the way to disk and back."""

from dataclasses import replace
from pathlib import Path

import pytest
from generated import assertions, graph_of, news

from kgraph.errors import NotFoundError
from kgraph.model import Document, Span, Zone, ZoneKind
from kgraph.store import Shards, read_graph, write_graph


def test_a_graph_comes_back_equal(tmp_path: Path) -> None:
    data = replace(news(20), reprints=(("a", "b"),))
    write_graph(data, tmp_path)
    assert read_graph(tmp_path) == data


def test_tables_are_the_same_bytes_each_time(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_graph(news(5), tmp_path / name)
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


def test_zones_and_half_characters_survive(tmp_path: Path) -> None:
    odd = Document("d", "n", "half \ud83d here", zones=(Zone(ZoneKind.BODY, Span(0, 11)),))
    Shards(tmp_path).write([(odd, 1, [])], "v1")
    [(document, sentences, stated)] = Shards(tmp_path).read("v1")
    assert document == replace(odd, text="half � here")
    assert (sentences, stated) == (1, [])


def test_shards_know_what_was_read_by_which_version(tmp_path: Path) -> None:
    told = [(d, 8, a) for d, a in assertions(10)]
    shards = Shards(tmp_path)
    assert shards.write(told, "sm/1", size=3) == 10
    assert shards.write(told, "sm/1") == 0
    fresh = Shards(tmp_path)
    assert fresh.has(told[0][0].id, "sm/1")
    assert not fresh.has(told[0][0].id, "sm/2")
    assert list(fresh.read("sm/1")) == sorted(told, key=lambda t: t[0].id)
    assert {d.id: d for d in fresh.read_documents("sm/1")} == {d.id: d for d, _, _ in told}
    assert [d.id for d, _, _ in fresh.read("sm/1", only={told[4][0].id})] == [told[4][0].id]


def test_the_order_of_reading_does_not_depend_on_how_documents_came_in(tmp_path: Path) -> None:
    told = [(d, 8, a) for d, a in assertions(10)]
    one, two = Shards(tmp_path / "one"), Shards(tmp_path / "two")
    one.write(told, "v", size=64)
    for item in reversed(told):
        two.write([item], "v")
    assert list(one.read("v")) == list(two.read("v"))


def test_a_removed_document_leaves_what_a_build_without_it_gives(tmp_path: Path) -> None:
    told = [(d, 8, a) for d, a in assertions(10)]
    shards, without = Shards(tmp_path / "all"), Shards(tmp_path / "without")
    shards.write(told, "v", size=4)
    without.write(told[:3] + told[4:], "v", size=4)
    assert shards.find("v", told[3][0].name) == told[3][0].id
    assert shards.remove([told[3][0].id]) == 1
    assert not shards.has(told[3][0].id, "v")
    for name, kept in (("a", Shards(tmp_path / "all")), ("b", without)):
        write_graph(graph_of([(d, a) for d, _, a in kept.read("v")]), tmp_path / name)
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes()


def test_an_unknown_document_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="nobody"):
        Shards(tmp_path).find("v", "nobody.txt")


def test_old_pipeline_versions_can_be_dropped(tmp_path: Path) -> None:
    told = [(d, 8, a) for d, a in assertions(2)]
    shards = Shards(tmp_path)
    for version in ("v1", "v2"):
        shards.write(told, version)
    shards.prune(keep=["v2"])
    assert shards.versions() == ["v2"]
    assert not shards.has(told[0][0].id, "v1")
