"""Compile ``data/actors`` from raw facts: ``python benchmarks/compile_actors.py FACTS [--out data/actors]``.

FACTS is the folder of raw tables that is described in ``docs/actors.md``. Rows of ``data/actors`` whose source begins
with "general knowledge" are kept by hand: the script keeps them, lets them win where raw facts say otherwise, and
makes all other rows anew. So the tables themselves are the place to correct a fact: add a row with that source.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from actor_sources import bodies, genders, leaders

from kgraph.resolve.actors.files import write_table
from kgraph.resolve.actors.merge import read_folder
from kgraph.resolve.actors.schema import TABLES, Tables

HAND = "general knowledge"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("facts", type=Path)
    parser.add_argument("--out", type=Path, default=Path("data/actors"))
    args = parser.parse_args()
    old = read_folder(args.out)
    tables = Tables()
    for table in TABLES:
        rows = getattr(old, table)
        getattr(tables, table).extend(row for row in rows if row.source.startswith(HAND))
    bodies.add_igos(tables, args.facts)
    bodies.add_groups(tables, args.facts)
    leaders.add(tables, args.facts)
    genders.add(tables)
    for table in TABLES:
        for row in getattr(tables, table):
            row.check()
        (args.out / f"{table}.csv").write_text(write_table(getattr(tables, table), table), encoding="utf-8")
        print(f"{table:12} {len(getattr(tables, table)):6}")


if __name__ == "__main__":
    main()
