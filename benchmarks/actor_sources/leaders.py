"""Persons, offices and tenures from the list of leaders."""

from __future__ import annotations

import csv
import re
from pathlib import Path

from kgraph.model import slug
from kgraph.resolve.actors.dates import precision_of
from kgraph.resolve.actors.schema import ActorRow, OfficeRow, Tables, TenureRow

ROLES = {
    "president": "head_of_state",
    "monarch_or_supreme_leader": "head_of_state",
    "head_of_state": "head_of_state",
    "head_of_government": "head_of_government",
    "foreign_minister": "foreign_minister",
    "defence_minister": "defence_minister",
    "national_security_adviser": "national_security_adviser",
    "vice_president": "vice_president",
}


def add(tables: Tables, facts: Path) -> None:
    country = {row.qid: row for row in tables.actors if row.type == "COUNTRY"}
    country |= {"Q756617": country["Q35"], "Q29999": country["Q55"]}
    persons = {row.id for row in tables.actors}
    offices = {row.id for row in tables.offices}
    with (facts / "leaders.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            role = ROLES.get(row["role"])
            body = country.get(row["country_qid"])
            if not role or not body or ("Vice" in row["position"] and role != "vice_president"):
                continue
            id = f"wd:{row['person_qid']}" if row["person_qid"] else f"kg:{slug(row['person'])}-{body.country.lower()}"
            if id not in persons:
                persons.add(id)
                qid = row["person_qid"]
                tables.actors.append(ActorRow(id, qid, "PERSON", row["person"], body.country, "", "", "", "wikidata"))
            office = f"{body.country or body.qid}.{slug(row['position'])}"
            if office not in offices:
                offices.add(office)
                label = f"{row['position']} of {body.name}"
                tables.offices.append(
                    OfficeRow(office, body.id, role, label, row["position"].casefold(), "GOV", row["source"])
                )
            seen = "" if row["end"] else max(row["start"], _last_seen(row["precision_note"]))
            precision = str(precision_of(row["start"], row["end"]))
            if row["start"] and row["end"] and row["end"] < row["start"]:
                continue
            tables.tenures.append(TenureRow(office, id, row["start"], row["end"], precision, "", seen, row["source"]))


def _last_seen(note: str) -> str:
    """The last day for which a source without an end vouches."""
    found = re.search(r"last seen (\d{4}-\d{2}-\d{2})", note)
    return found[1] if found else "2023-01-01"
