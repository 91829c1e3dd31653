"""The raw tables of tenures as one kind of record, with each source's habits undone."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kgraph.model import EntityType
from kgraph.resolve.actors.schema import Tables

WIKIDATA, FACTBOOK, OFFICIALS, REIGN = "wikidata", "cia-factbook", "countryinfo", "reign"
ISO3_OF = {"Congo-Kinshasa": "COD", "DRC": "COD"}
FIRST_LIST = "2003-01"  # officials without a start stood in the first of the lists that the table was made from
OFFICIALS_CODE = {
    ("GUATEMALA", ""): "GTM",
    ("JAPAN", ""): "JPN",
    ("ISRAEL", ""): "ISR",
    ("MAURITIUS", "Leaders"): "MRT",
}
"""Countries (and sections, if not all) whose code the officials' table has wrong."""
OFFICIALS_MIXED = {("SERBIA_AND_MONTENEGRO", ""), ("JERSEY", ""), ("GUINEA", "Government")}
"""Countries and sections under which the officials' table has persons of others as well."""


@dataclass(frozen=True, slots=True)
class Span:
    """One line of a raw table: who held which post when, as far as that source knows. Dates are partial ISO dates;
    ``seen`` is the last day on which an open-ended post was seen filled."""

    country: str
    title: str
    role: str
    name: str
    qid: str
    start: str
    end: str
    seen: str
    source: str


def read(facts: Path, tables: Tables) -> list[Span]:
    """All spans of all sources; countries are alpha-3 codes (``Q…`` where there is none)."""
    qids = {row.qid: row.country or row.qid for row in tables.actors if row.type == EntityType.COUNTRY}
    qids |= {"Q756617": "DNK", "Q29999": "NLD", "Q31354462": "Q23334"}
    return [*_wikidata(facts, qids), *_factbook(facts, qids), *_officials(facts)]


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _wikidata(facts: Path, qids: dict[str, str]) -> Iterator[Span]:
    for row in _rows(facts / "leaders.csv"):
        if not row["source"].startswith("wikidata"):
            continue
        country = qids.get(row["country_qid"]) or ISO3_OF.get(row["jurisdiction"], "")
        start, end = row["start"], row["end"]
        if not country or (start and end and end < start):
            continue
        name = row["enwiki"] or row["person"]
        name = re.sub(r"\s*\([^)]*\)$|, (?:Baron|Baroness|Viscount|Lord)\b.*$", "", name)
        seen = "" if end else max(start, "2023-01-01")
        yield Span(country, row["position"], row["role"], name, row["person_qid"], start, end, seen, WIKIDATA)


def _factbook(facts: Path, qids: dict[str, str]) -> Iterator[Span]:
    known = {
        (row["code"], row["person"].casefold()): row["person_qid"]
        for row in _rows(facts / "leaders.csv")
        if row["source"].startswith("cia-factbook") and row["person_qid"]
    }
    for row in _rows(facts / "leaders_factbook_2015_2026.csv"):
        country = "ARE" if row["gec"] == "ae" else qids.get(row["country_qid"], "")
        name, title = row["name_as_printed"], row["title"]
        if not country or not row["since"]:
            continue
        name = re.sub(r'\s*"[^"]*"|\s*\([^)]*\)|,.*$', "", name)
        name = re.sub(r"^of the (Islamic )?Republic (of \w+ )?", "", name).strip()
        printed = re.match(r"(?:acting |interim )?(?:prime minister|president|premier)(?=\s)", name, re.IGNORECASE)
        if printed and not title:
            title, name = printed[0].title(), name[printed.end() :].strip()
        role = "head_of_state" if row["slot"] == "HOS" else "head_of_government"
        qid = known.get((row["rigour_code"], name.casefold()), "")
        yield Span(country, title, role, name, qid, row["since"], "", row["last_seen"], FACTBOOK)


def _officials(facts: Path) -> Iterator[Span]:
    for row in _rows(facts / "officials_to_2014.csv"):
        place, section = row["country"], row["section"]
        iso3 = OFFICIALS_CODE.get((place, section)) or OFFICIALS_CODE.get((place, "")) or row["iso3"]
        if not iso3 or not row["name"] or {(place, ""), (place, section)} & OFFICIALS_MIXED:
            continue
        start, end = row["start"] or FIRST_LIST, row["end"]
        if end and end < start:
            continue
        seen = "" if end else ("2008-06" if row["section"] == "Leaders" else "2010-11")
        title = row["title"].strip()
        role = row["section"].casefold()
        yield Span(iso3, title, role, row["name"].strip(), "", start, end, max(start, seen) if seen else "", OFFICIALS)


def reign(facts: Path) -> list[tuple[str, str, str, str]]:
    """COW abbreviation, surname, first day and last month of the effective leaders."""
    return [
        (row["cow_abb"], row["leader_surname"], row["start"], row["end_month"])
        for row in _rows(facts / "leaders_reign_1950_2021.csv")
    ]
