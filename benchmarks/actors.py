"""Speed of finding names: our tables beside spaCy's PhraseMatcher and EntityRuler, in one run on the same text.

``python benchmarks/actors.py [--names N] [--megabytes M]`` makes N names and a text of M megabytes from a fixed seed
(the text holds some of the names), has each finder read the tokens, and prints one table. Ours reads the names as a
user's own table, so that load time and memory are those of ``--actors``.
"""

from __future__ import annotations

import argparse
import csv
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ONSETS = "b c d f g h j k l m n p r s t v w z br cr dr st tr sh ch kh".split()
VOWELS = "a e i o u ai ou ia".split()
CODAS = ["", "n", "r", "s", "l", "m", "k", "t"]


def words(random_: random.Random, count: int) -> list[str]:
    """Invented words, so that no name is in the tables already."""
    found: dict[str, None] = {}
    while len(found) < count:
        syllables = random_.randint(2, 3)
        word = "".join(
            random_.choice(ONSETS) + random_.choice(VOWELS) + random_.choice(CODAS) for _ in range(syllables)
        )
        found.setdefault(word)
    return list(found)


def names(count: int) -> list[str]:
    random_ = random.Random(7)
    given, family = words(random_, 4000), words(random_, 30000)
    found: dict[str, None] = {}
    while len(found) < count:
        parts = [random_.choice(given), random_.choice(family)]
        if random_.random() < 0.3:
            parts.insert(1, random_.choice(given))
        found.setdefault(" ".join(part.capitalize() for part in parts))
    return list(found)


def sentences(known: list[str], size: int) -> Iterator[list[str]]:
    """Sentences of about 25 tokens, ``size`` characters in all, a known name in every third."""
    random_ = random.Random(11)
    common = words(random_, 8000)
    total = 0
    while total < size:
        tokens = [random_.choice(common) for _ in range(random_.randint(15, 35))]
        if random_.random() < 0.34:
            at = random_.randrange(len(tokens))
            tokens[at:at] = random_.choice(known).split()
        total += sum(map(len, tokens)) + len(tokens)
        yield tokens


def memory() -> float:
    """Resident memory of this process in MB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1e6


def ours(known: list[str], text: list[list[str]], folder: Path) -> tuple[float, float, float, int]:
    """Load (of a compiled table), reading, memory, names found."""
    table = folder / "actors.csv"
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow("id qid type name country gender valid_from valid_to source".split())
        writer.writerows([f"kg:bench-{i}", "", "PERSON", name, "", "", "", "", "bench"] for i, name in enumerate(known))
    os.environ["KGRAPH_CACHE"] = str(folder / "cache")
    from kgraph.resolve.actors import ActorTables  # the measured process loads nothing before it is told to

    before = memory()
    if not (folder / "cache").exists():
        ActorTables.load([table])
        return 0.0, 0.0, 0.0, 0
    start = time.perf_counter()
    tables = ActorTables.load([table])
    loaded = time.perf_counter()
    found = sum(len(tables.find(tokens)) for tokens in text)
    return loaded - start, time.perf_counter() - loaded, memory() - before, found


def spacy_finder(kind: str, known: list[str], text: list[list[str]]) -> tuple[float, float, float, int]:
    import spacy
    from spacy.matcher import PhraseMatcher
    from spacy.tokens import Doc

    nlp = spacy.blank("en")
    docs = [Doc(nlp.vocab, words=tokens) for tokens in text]
    before = memory()
    start = time.perf_counter()
    finder: Any
    if kind == "PhraseMatcher":
        finder = PhraseMatcher(nlp.vocab)
        finder.add("NAME", [Doc(nlp.vocab, words=name.split()) for name in known])
        loaded = time.perf_counter()
        found = sum(len(finder(doc)) for doc in docs)
    else:
        finder = nlp.add_pipe("entity_ruler")
        finder.add_patterns([{"label": "NAME", "pattern": name} for name in known])
        loaded = time.perf_counter()
        found = sum(len(finder(doc).ents) for doc in docs)
    return loaded - start, time.perf_counter() - loaded, memory() - before, found


def measure(kind: str, count: int, size: int, folder: Path) -> tuple[float, float, float, int]:
    known = names(count)
    text = list(sentences(known, size))
    return ours(known, text, folder) if kind == "kgraph" else spacy_finder(kind, known, text)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--names", type=int, default=100_000)
    parser.add_argument("--megabytes", type=float, default=1.0)
    parser.add_argument("--only", help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    size = int(args.megabytes * 1e6)
    if args.only:
        print(*measure(args.only, args.names, size, args.folder))
        return
    print(f"{args.names:,} names, {args.megabytes:g} MB of text, each finder in a process of its own\n")
    print(f"{'finder':16}{'load, s':>10}{'read, s':>10}{'memory, MB':>12}{'found':>9}")
    with tempfile.TemporaryDirectory() as folder:
        for kind in ("compile", "kgraph", "PhraseMatcher", "EntityRuler"):
            only = "kgraph" if kind == "compile" else kind
            command = [sys.executable, __file__, "--only", only, "--folder", folder]
            command += ["--names", str(args.names), "--megabytes", str(args.megabytes)]
            start = time.perf_counter()
            out = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
            if kind == "compile":
                print(f"{'kgraph compiling':16}{time.perf_counter() - start:10.2f}{'(once for these files)':>31}")
            else:
                load, read, used, found = map(float, out)
                print(f"{kind:16}{load:10.3f}{read:10.3f}{used:12.0f}{found:9.0f}")


if __name__ == "__main__":
    main()
