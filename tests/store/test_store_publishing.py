"""A build becomes visible whole or not at all, also when it is killed."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kgraph.errors import NotFoundError, OutputError
from kgraph.store import Layout, Shards, building, open_store, publish, read_graph
from kgraph.store.publishing import verify

ROOT = Path(__file__).parents[2]


def writer(text: str, *names: str):
    def write(folder: Path) -> None:
        for name in names or ("graph.ttl",):
            (folder / name).write_text(text)

    return write


def test_files_appear_in_the_folder_of_the_build(tmp_path: Path) -> None:
    publish(tmp_path, writer("one"))
    assert (tmp_path / "graph.ttl").read_text() == "one"
    publish(tmp_path, writer("two", "graph.nq"))
    assert (tmp_path / "graph.nq").read_text() == "two"
    assert not (tmp_path / "graph.ttl").exists()
    assert not (tmp_path / "graph.ttl").is_symlink()


def test_who_reads_the_old_version_goes_on_reading_it(tmp_path: Path) -> None:
    publish(tmp_path, writer("one"))
    held = Layout(tmp_path).version()
    publish(tmp_path, writer("two"))
    assert (held / "graph.ttl").read_text() == "one"
    publish(tmp_path, writer("three"))
    assert not held.exists()
    assert len(list(Layout(tmp_path).versions.iterdir())) == 2


def test_the_same_content_is_the_same_version(tmp_path: Path) -> None:
    assert publish(tmp_path / "a", writer("x")).name == publish(tmp_path / "b", writer("x")).name
    assert publish(tmp_path / "a", writer("x")) == Layout(tmp_path / "a").version()


def test_a_failed_build_leaves_the_old_result(tmp_path: Path) -> None:
    publish(tmp_path, writer("one"))

    def fail(folder: Path) -> None:
        (folder / "graph.ttl").write_text("half")
        raise RuntimeError("out of luck")

    with pytest.raises(RuntimeError):
        publish(tmp_path, fail)
    assert (tmp_path / "graph.ttl").read_text() == "one"
    assert [p.name for p in Layout(tmp_path).versions.iterdir()] == [Layout(tmp_path).version().name]


def test_a_version_that_was_half_removed_is_not_published_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def half(folder: Path, ignore_errors: bool = False) -> None:
        for manifest in folder.rglob("manifest.json"):
            manifest.unlink()

    publish(tmp_path, writer("one"))
    publish(tmp_path, writer("two"))
    with monkeypatch.context() as killed:
        killed.setattr("kgraph.store.publishing.shutil.rmtree", half)
        publish(tmp_path, writer("three"))
    version = publish(tmp_path, writer("one"))
    assert verify(version) == []
    assert (tmp_path / "graph.ttl").read_text() == "one"


def test_updates_that_were_half_removed_are_not_found_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, writer("one"))
    layout = Layout(tmp_path)
    (layout.overlay / "1").mkdir(parents=True)
    with monkeypatch.context() as killed:
        killed.setattr("kgraph.store.publishing.shutil.rmtree", lambda folder, ignore_errors=False: None)
        publish(tmp_path, writer("two"))
    publish(tmp_path, writer("one"))
    assert layout.quads == layout.version() / "store"


def test_internal_files_get_no_link(tmp_path: Path) -> None:
    def write(folder: Path) -> None:
        (folder / "tables").mkdir()
        (folder / "neo4j").mkdir()
        (folder / "neo4j" / "a.csv").write_text("a")

    publish(tmp_path, write)
    assert sorted(p.name for p in tmp_path.iterdir()) == [".kgraph", "neo4j"]
    assert (tmp_path / "neo4j" / "a.csv").read_text() == "a"


def test_two_builds_at_once_are_refused(tmp_path: Path) -> None:
    with building(tmp_path), pytest.raises(OutputError, match="another build"), building(tmp_path):
        pass


def test_a_folder_that_is_no_build_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match=str(tmp_path)):
        Layout(tmp_path).version()


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="file"), building(tmp_path / "file"):
        pass


BUILDERS = """
import os, sys
sys.path.insert(0, sys.argv[2])
from pathlib import Path
from generated import assertions, graph_of
from kgraph.export import export
from kgraph.export.ontology import relation_classes
from kgraph.store import build_store, building, write_graph
told = [(d, 8, a) for d, a in assertions(4)]
relation_classes()

def build(turn):
    with building(Path(sys.argv[1])) as folder:
        folder.shards.write(told[: 1 + turn % 3], f"v{turn}", size=2)
        def write(new):
            data = graph_of([(d, a) for d, _, a in folder.shards.read(f"v{turn}")])
            export(data, new, ["ttl", "nq", "csv"])
            write_graph(data, new / "tables")
            build_store(new / "graph.nq", new / "store")
        folder.publish(write)
        folder.shards.prune([f"v{turn}"])

for start, _ in enumerate(sys.stdin):
    child = os.fork()
    if child == 0:
        turn = start
        while True:
            turn += 1
            build(turn)
    print(child, flush=True)
    os.waitpid(child, 0)
    print("gone", flush=True)
"""
"""Builds without end, in a new process for each line of its input (a fork, which saves the imports)."""


def until_published(layout: Layout) -> float:
    """Seconds until there is another version than now."""
    start, before = time.monotonic(), layout.version()
    while layout.version() == before and time.monotonic() - start < 20:
        time.sleep(0.01)
    return time.monotonic() - start


def test_kill_at_any_moment_loses_and_corrupts_nothing(tmp_path: Path) -> None:
    """50 kills; after each the published version is whole, its store opens, every shard reads, and a build goes on."""
    publish(tmp_path, writer("first"))
    layout = Layout(tmp_path)
    command = [sys.executable, "-c", BUILDERS, str(tmp_path), str(ROOT / "tests")]
    build_time = 0.0
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as builders:
        assert builders.stdin
        assert builders.stdout
        for turn in range(50):
            builders.stdin.write("\n")
            builders.stdin.flush()
            child = int(builders.stdout.readline())
            if turn == 0:
                build_time = until_published(layout)
            time.sleep(turn * 0.618 % 1.1 * min(build_time, 1.0))
            os.kill(child, signal.SIGKILL)
            assert builders.stdout.readline() == "gone\n"
            version = layout.version()
            assert verify(version) == []
            assert len(open_store(tmp_path)) > 0
            assert read_graph(layout.tables).claims
            shards = Shards(tmp_path)
            for pipeline in shards.versions():
                assert all(len(stated) == 8 for _, _, stated in shards.read(pipeline))
        builders.stdin.close()
    publish(tmp_path, writer("last"))
    assert (tmp_path / "graph.ttl").read_text() == "last"
    assert not [p for p in layout.versions.iterdir() if p.name.startswith(".")]
