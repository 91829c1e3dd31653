"""Cross-check of the tenures: who was head of state or government on random days, asked of the tables in words, against
each raw source by itself. ``python benchmarks/check_actors.py FACTS [--days N] [--show]``.

For every state and post of which a source names one holder on a day of 2000 to 2024, the phrase "President of X" (and
so on) is resolved for that day. The sources err too: what is left after reading the differences is counted as such.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
from collections import Counter
from pathlib import Path

from actor_sources.people import plain, same_person
from actor_sources.persons import alike
from actor_sources.posts import post_of
from actor_sources.raw import Span, read

from kgraph.resolve.actors import ActorTables
from kgraph.resolve.actors.dates import parse_partial
from kgraph.resolve.actors.merge import read_folder
from kgraph.resolve.actors.schema import Tables
from kgraph.resources import data_path

HEADS = ("president", "prime_minister", "monarch", "supreme_leader")
FIRST, LAST = dt.date(2000, 1, 1), dt.date(2024, 12, 31)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("facts", type=Path)
    parser.add_argument("--days", type=int, default=40)
    parser.add_argument("--show", action="store_true")
    args = parser.parse_args()
    rows = read_folder(data_path("actors"))
    tables = ActorTables.load()
    phrases = _phrases(rows)
    held: dict[tuple[str, str], list[Span]] = {}
    for span in read(args.facts, rows):
        post = post_of(span)
        if post and not post[1] and post[0] in HEADS and f"{span.country}.{post[0]}" in phrases:
            held.setdefault((span.source, f"{span.country}.{post[0]}"), []).append(span)
    random_ = random.Random(3)
    days = sorted(FIRST + dt.timedelta(random_.randrange((LAST - FIRST).days)) for _ in range(args.days))
    counts: Counter[tuple[str, str]] = Counter()
    for (source, office), spans in sorted(held.items()):
        wrong: dict[str, list[dt.date]] = {}
        for day in days:
            there = {plain(s.name): s for s in spans if _covers(s, day)}
            if len(there) != 1:
                continue
            name, span = next(iter(there.items()))
            counts[source, "asked"] += 1
            found = tables.resolve(phrases[office], day)
            if found.entity is None:
                wrong.setdefault(f"{name} / no answer ({found.message})", []).append(day)
                continue
            counts[source, "answered"] += 1
            same = found.entity.id == f"wd:{span.qid}" or same_person(name, found.entity.label)
            if same or alike(name, found.entity.label):
                counts[source, "right"] += 1
            else:
                wrong.setdefault(f"{name} / {found.entity.label}", []).append(day)
        if args.show:
            for what, when in wrong.items():
                print(f"  {source:11} {office:24} {what}: {len(when)} days from {when[0]} to {when[-1]}")
    print(f"{'source':12}{'asked':>8}{'answered %':>12}{'right % of answers':>20}")
    for source in sorted({source for source, _ in counts}):
        asked, answered, right = (counts[source, key] for key in ("asked", "answered", "right"))
        print(f"{source:12}{asked:8}{100 * answered / asked:12.1f}{100 * right / max(1, answered):20.2f}")


def _phrases(rows: Tables) -> dict[str, str]:
    """For each office of a head: its title and the name of its state."""
    names = {row.id: row.name for row in rows.actors}
    found = {}
    for office in rows.offices:
        if office.id.split(".")[-1] in HEADS:
            titles = [t.split("/")[0] for t in office.titles.split("|")]
            title = "monarch" if "monarch" in titles else titles[0]
            found[office.id] = f"{title} of {names[office.body]}"
    return found


def _covers(span: Span, day: dt.date) -> bool:
    """Whether the source says, whatever its coarse dates may mean, that the holder held the post on the day."""
    start = parse_partial(span.start).end if span.start else None
    known = span.end or span.seen
    end = parse_partial(known).start if known else None
    return start is not None and end is not None and start < day < end


if __name__ == "__main__":
    main()
