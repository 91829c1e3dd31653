"""The commands as a user types them: output, messages and exit codes."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kgraph.store import Layout, open_store

ARTICLE = """Published: March 28, 2018

OSLO, March 28 - Norwegian Foreign Minister Ine Eriksen Soreide met Emmanuel Macron in Paris on Monday.

Macron will visit Oslo next month, the ministry said. Norway denied that it had accused France of spying.
"""


def kgraph(*arguments: str | Path, stdin: str = "", code: int = 0) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "kgraph", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        text=True,
        timeout=120,
        env=os.environ | {"COLUMNS": "200", "NO_COLOR": "1"},
    )
    assert done.returncode == code, done.stdout + done.stderr
    return done


@pytest.fixture(scope="module")
def article(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("news") / "oslo.txt"
    path.write_text(ARTICLE)
    return path


@pytest.fixture(scope="module")
def built(article: Path) -> Path:
    out = article.parent / "graph"
    kgraph("build", article, "-o", out)
    return out


def test_version_and_help() -> None:
    assert kgraph("--version").stdout.startswith("kgraph ")
    text = kgraph("build", "--help").stdout
    assert "Example" in text
    assert "--workers" in text


def test_extract_prints_the_contract(article: Path) -> None:
    lines = kgraph("extract", article).stdout.splitlines()
    records = [json.loads(line) for line in lines]
    meeting = next(r for r in records if r["object"]["label"] == "Emmanuel Macron")
    assert meeting["doc"] == "oslo.txt"
    assert set(meeting) >= set(
        "doc subject relation object time place speaker polarity modality evidence rule confidence".split()
    )
    assert meeting["time"]["start"] == "2018-03-26"
    start, end = meeting["evidence"]["object"]
    assert ARTICLE[start:end] == "Emmanuel Macron"


def test_extract_as_a_table(article: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(kgraph("extract", article, "--format", "csv").stdout)))
    assert any(r["object"] == "Emmanuel Macron" and r["class"] == "meet" for r in rows)


def test_open_extraction_keeps_pretokenised_input_unchanged() -> None:
    line = "Chad 's president thanked Norway -LRB- again -RRB- ."
    out = kgraph("extract", "-", "--open", "--pretokenized", "--format", "tsv", stdin=line + "\n").stdout
    rows = [row.split("\t") for row in out.splitlines()]
    assert all(row[0] == line and 0 <= float(row[1]) <= 1 for row in rows)
    assert any(row[3:5] == ["thanked", "Norway"] for row in rows)


def test_explain_names_rules() -> None:
    assert "clause." in kgraph("extract", "--explain", "Chad thanked Norway.").stdout


def test_mentions_say_who_is_meant(article: Path) -> None:
    records = [json.loads(line) for line in kgraph("mentions", article).stdout.splitlines()]
    macron = [r for r in records if r["text"] == "Macron"]
    assert {r["entity"]["label"] for r in macron} == {"Emmanuel Macron"}


def test_build_writes_what_it_says(built: Path) -> None:
    for name in ("graph.html graph.ttl graph.trig graph.nq graph.jsonld graph.graphml graph.gexf graph.json").split():
        assert (built / name).stat().st_size > 100
    for name in ("entities.csv", "claims.csv", "assertions.jsonl"):
        assert (built / name).read_text().strip()


def test_a_second_build_reads_nothing_again_and_changes_nothing(article: Path, built: Path) -> None:
    before = {p.name: p.read_bytes() for p in built.iterdir() if p.is_file()}
    assert "0 read now" in kgraph("build", article, "-o", built).stdout
    assert {p.name: p.read_bytes() for p in built.iterdir() if p.is_file()} == before


def test_show_path_and_query(built: Path) -> None:
    assert "Emmanuel Macron" in kgraph("show", built, "Emmanuel Macron", "--all").stdout
    assert kgraph("show", built, "Atlantis", code=1).stderr.strip() == "kgraph: no entity is called 'Atlantis'"
    found = kgraph("query", built, "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }").stdout
    assert "wd:Q3052772" in kgraph("query", built, 'SELECT ?who { ?who rdfs:label "Emmanuel Macron" }').stdout
    assert any(c.isdigit() for c in found)


def test_bad_inputs_are_named_and_the_rest_is_built(tmp_path: Path, article: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good.txt").write_text(ARTICLE)
    (folder / "empty.txt").write_text("")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "line.txt").write_text("x" * 10_000_000)
    (folder / "no-article.html").write_text("<html><body><nav>Home</nav></body></html>")
    good, other = (json.dumps({"id": i, "text": f"Chad thanked Norway {i}."}) for i in "ab")
    (folder / "records.jsonl").write_text(f"{good}\n{{broken\n{other}\n")
    done = kgraph("build", folder, "-o", tmp_path / "out", code=3)
    for name in ("empty.txt", "binary.txt", "line.txt", "no-article.html", "records.jsonl:2"):
        assert name in done.stderr, done.stderr
    assert "3 documents" in done.stdout
    assert (tmp_path / "out" / "graph.ttl").exists()


def test_usage_errors(tmp_path: Path, article: Path) -> None:
    kgraph("build", article, code=2)
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    assert str(blocked) in kgraph("build", article, "-o", blocked / "out", code=2).stderr
    assert "missing.txt" in kgraph("extract", tmp_path / "missing.txt", code=3).stderr


def test_retract_equals_a_build_without_the_document(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text(ARTICLE.replace("Norw", "Swed").replace("Oslo", name.title()))
    kgraph("build", tmp_path / "one.txt", tmp_path / "two.txt", "-o", tmp_path / "both")
    kgraph("retract", tmp_path / "both", "two.txt")
    kgraph("build", tmp_path / "one.txt", "-o", tmp_path / "single")
    assert kgraph("diff", tmp_path / "both", tmp_path / "single", code=1).stderr.strip().endswith("the same")
    both, single = (Layout(tmp_path / name).version() for name in ("both", "single"))
    files = {p.relative_to(single) for p in single.rglob("*") if p.is_file() and p.parent.name != "store"}
    assert {"graph.nq", "graph.html", "explorer.sqlite", "tables/claims.parquet", "manifest.json"} <= set(
        map(str, files)
    )
    for path in files:
        assert (single / path).read_bytes() == (both / path).read_bytes(), path
    assert both.name == single.name
    assert set(open_store(tmp_path / "both")) == set(open_store(tmp_path / "single"))


def test_export_with_reifiers(built: Path, tmp_path: Path) -> None:
    assert kgraph("export", built, "--rdf12", "-o", tmp_path).stdout.strip() == str(tmp_path / "graph.rdf12.trig")
    assert "rdf:reifies <<( " in (tmp_path / "graph.rdf12.trig").read_text()
    kgraph("export", built, "--rdf12", "--format", "nq", "-o", tmp_path)
    assert (tmp_path / "graph.rdf12.nq").exists()
    assert "ttl" in kgraph("export", built, "--rdf12", "--format", "ttl", code=2).stderr
    kgraph("export", built, code=2)
