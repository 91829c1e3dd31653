"""Genders of persons: from the given name where that is telling, and for posts whose women are all marked by hand."""

from __future__ import annotations

import csv
import dataclasses
from pathlib import Path

from kgraph.resolve.actors.forms import folded, strip_marks
from kgraph.resolve.actors.schema import ActorRow, Tables, TenureRow

GIVEN_NAMES = Path(__file__).parent / "given_names.csv"
FAMILY_FIRST = frozenset({"CHN", "KOR", "PRK", "TWN", "VNM", "HKG", "MAC"})
HEADS = frozenset(
    {"president", "prime_minister", "monarch", "supreme_leader", "general_secretary", "secretary_general"}
)
HEADS_CHECKED_FROM = "1990"
MINISTERS_CHECKED = frozenset("USA CHN RUS GBR FRA KOR PRK JPN IRN ISR TUR SAU IND PAK UKR DEU TWN VNM HKG MAC".split())
"""The women among the heads since 1990, and among the ministers of these states, are all marked by hand."""


def add(tables: Tables) -> None:
    with GIVEN_NAMES.open(encoding="utf-8", newline="") as file:
        names = {row["name"]: row["gender"] for row in csv.DictReader(file)}
    men = {row.person for row in tables.tenures if _checked(row)}
    tables.actors[:] = [
        dataclasses.replace(row, gender=_gender(row, names, men)) if row.type == "PERSON" and not row.gender else row
        for row in tables.actors
    ]


def _checked(row: TenureRow) -> bool:
    body, _, post = row.office.partition(".")
    if post in HEADS:
        return (row.end or row.seen or HEADS_CHECKED_FROM) >= HEADS_CHECKED_FROM
    return post in ("foreign_minister", "defence_minister") and body in MINISTERS_CHECKED


def _gender(row: ActorRow, names: dict[str, str], men: set[str]) -> str:
    if row.country in FAMILY_FIRST:
        words = folded(row.name).split()
        if row.country == "VNM" and "thi" in words:
            return "f"
        return "m" if row.id in men else ""
    first = row.name.split()[0]
    return names.get(strip_marks(first).casefold(), "m" if row.id in men else "")
