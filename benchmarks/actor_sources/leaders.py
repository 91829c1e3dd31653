"""Persons and tenures for the offices of the tables, from all raw sources together.

An office is filled when the tables have a row for it, or when it is one of the posts that every state has. Tenures kept
by hand win: what raw sources say of the same person, or of the same days, gives way.
"""

from __future__ import annotations

import csv
import dataclasses
import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from actor_sources.people import People, plain
from actor_sources.posts import post_of
from actor_sources.raw import Span, read
from actor_sources.timeline import Held, timeline

from kgraph.resolve.actors.dates import parse_partial, precision_of
from kgraph.resolve.actors.forms import folded
from kgraph.resolve.actors.schema import AliasRow, OfficeRow, Tables, TenureRow

EXCLUSIONS = Path(__file__).parent / "exclusions.csv"
MINISTERS = {
    "foreign_minister": ("foreign minister|minister of foreign affairs|foreign affairs minister", "Foreign Minister"),
    "defence_minister": ("defence minister|defense minister|minister of defence", "Defence Minister"),
    "vice_president": ("vice president|vice-president", "Vice President"),
    "un_ambassador": (
        "ambassador to the united nations|ambassador to the un|un ambassador|permanent representative to the united "
        "nations|envoy to the united nations|un envoy|envoy to the un",
        "Permanent Representative to the United Nations",
    ),
    "ambassador_to_us": (
        "ambassador to the united states|ambassador to the us|ambassador to washington|ambassador in washington",
        "Ambassador to the United States",
    ),
}
"""Posts that get an office of their own where raw facts name a holder."""


def add(tables: Tables, facts: Path) -> None:
    bodies = {row.country or row.qid: row for row in tables.actors if row.type == "COUNTRY"}
    offices = {row.id for row in tables.offices}
    excluded = _exclusions()
    by_office: dict[str, list[tuple[Span, bool]]] = {}
    for span in read(facts, tables):
        post = post_of(span)
        if not post or span.country not in bodies:
            continue
        office = f"{span.country}.{post[0]}"
        if office not in offices and post[0] not in MINISTERS:
            continue
        if any(plain(span.name).startswith(n) and span.start.startswith(d) for n, d in excluded.get(office, ())):
            continue
        by_office.setdefault(office, []).append((span, post[1]))
    people = People(tables.actors)
    with_qid = sorted(
        (s for spans in by_office.values() for s, _ in spans if s.qid), key=lambda s: (s.country, s.name, s.qid)
    )
    for span in with_qid:
        people.id(span.country, span.name, span.qid, span.source)
    hand: dict[str, list[TenureRow]] = {}
    for row in tables.tenures:
        hand.setdefault(row.office, []).append(row)
    for office, spans in sorted(by_office.items()):
        country, key = office.split(".")
        if office not in offices:
            body, (titles, label) = bodies[country], MINISTERS[key]
            source = " and ".join(sorted({span.source for span, _ in spans}))
            tables.offices.append(OfficeRow(office, body.id, key, f"{label} of {body.name}", titles, "GOV", source))
        for held in timeline(spans):
            person = people.id(country, held.name, held.qid, " and ".join(sorted(held.sources)))
            for tenure in _yielding(_tenure(office, person, held), hand.get(office, [])):
                tables.tenures.append(tenure)
    used = {row.person for row in tables.tenures}
    known = {row.id for row in tables.actors}
    tables.actors.extend(row for id, row in sorted(people.rows.items()) if id in used and id not in known)
    tables.aliases.extend(_spellings(people, used | known, tables))


def _spellings(people: People, used: set[str], tables: Tables) -> Iterator[AliasRow]:
    """Names as a raw source prints them, where that is another form."""
    forms = {(row.id, folded(row.name)) for row in tables.actors}
    forms |= {(row.actor, folded(row.form)) for row in tables.aliases}
    for (id, printed), sources in sorted(people.spelled.items()):
        if id in used and " " in printed and (id, folded(printed)) not in forms:
            yield AliasRow(id, printed, "name", "", "", "", " and ".join(sorted(sources)))


def _exclusions() -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    with EXCLUSIONS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["office"], []).append((plain(row["name"]), row["start"]))
    return found


def _tenure(office: str, person: str, held: Held) -> TenureRow:
    precision = str(precision_of(held.start, held.end))
    seen = "" if held.end else held.seen
    sources = " and ".join(sorted(held.sources))
    return TenureRow(office, person, held.start, held.end, precision, "1" if held.acting else "", seen, sources)


def _yielding(tenure: TenureRow, hand: list[TenureRow]) -> list[TenureRow]:
    """What is left of a machine-made tenure beside those kept by hand: nothing, itself or a shorter one."""
    first, last = _days(tenure)
    for kept in hand:
        start, end = _days(kept)
        if not kept.end:
            end = dt.date.max
        if start > last or end < first:
            continue
        near = abs((start - first).days) < 20 or abs((end - last).days) < 20
        if kept.person == tenure.person and (bool(kept.acting) == bool(tenure.acting) or near):
            return []
        if kept.acting or tenure.acting:
            continue
        if start <= first and end >= last:
            return []
        if start > first:
            tenure = dataclasses.replace(tenure, end=kept.start, seen="")
        else:
            tenure = dataclasses.replace(tenure, start=kept.end)
        first, last = _days(tenure)
    return [tenure] if first < last else []


def _days(row: TenureRow) -> tuple[dt.date, dt.date]:
    first = parse_partial(row.start).start if row.start else dt.date.min
    known = row.end or row.seen
    last = parse_partial(known).end if known else dt.date.max
    return first or dt.date.min, last or dt.date.max
