"""Genders of persons: from the given name where that is telling, and for office holders of East Asia by exception."""

from __future__ import annotations

import csv
import dataclasses
from pathlib import Path

from kgraph.resolve.actors.forms import folded, strip_marks
from kgraph.resolve.actors.schema import ActorRow, Tables

GIVEN_NAMES = Path(__file__).parent / "given_names.csv"
FAMILY_FIRST = frozenset({"CHN", "KOR", "PRK", "TWN", "VNM", "HKG", "MAC"})
CHECKED_POSTS = frozenset({"president", "prime_minister", "supreme_leader", "foreign_minister", "defence_minister"})
"""Posts of the states of ``FAMILY_FIRST`` whose women are all marked by hand, so that the rest are men."""


def add(tables: Tables) -> None:
    with GIVEN_NAMES.open(encoding="utf-8", newline="") as file:
        names = {row["name"]: row["gender"] for row in csv.DictReader(file)}
    men = {
        row.person
        for row in tables.tenures
        if row.office.split(".")[0] in FAMILY_FIRST and row.office.split(".")[-1] in CHECKED_POSTS
    }
    tables.actors[:] = [
        dataclasses.replace(row, gender=_gender(row, names, men)) if row.type == "PERSON" and not row.gender else row
        for row in tables.actors
    ]


def _gender(row: ActorRow, names: dict[str, str], men: set[str]) -> str:
    if row.country in FAMILY_FIRST:
        words = folded(row.name).split()
        if row.country == "VNM" and "thi" in words:
            return "f"
        return "m" if row.id in men else ""
    first = row.name.split()[0]
    return names.get(strip_marks(first).casefold(), "")
