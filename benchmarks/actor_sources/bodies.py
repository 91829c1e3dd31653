"""Intergovernmental bodies from the community list: name, abbreviation and QID only."""

from __future__ import annotations

import csv
from pathlib import Path

from kgraph.model import slug
from kgraph.resolve.actors.schema import ActorRow, AliasRow, Tables

SOURCE = "igo list (names and QIDs), wikidata"


def add(tables: Tables, facts: Path) -> None:
    known = {row.id for row in tables.actors}
    taken = {row.name.casefold() for row in tables.actors}
    with (facts / "igos.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            name = row["name"].strip()
            id = f"wd:{row['qid']}" if row["qid"] else f"kg:{slug(name)}"
            if id in known or name.casefold() in taken:
                continue
            known.add(id)
            tables.actors.append(ActorRow(id, row["qid"], "IGO", name, "", "", "", "", SOURCE))
            if row["abbrev"]:
                tables.aliases.append(AliasRow(id, row["abbrev"], "abbreviation", "", "", "", SOURCE))
            for other in filter(None, row["other_names"].split("|")):
                tables.aliases.append(AliasRow(id, other.strip(), "name", "", "", "", SOURCE))


def add_media(tables: Tables, facts: Path) -> None:
    """News agencies and outlets, so that "Xinhua said" is a speaker and not an actor."""
    iso3 = {row.country: row.country for row in tables.actors if row.type == "COUNTRY"}
    with (facts / "countries.csv").open(encoding="utf-8", newline="") as file:
        iso3 = {row["iso2"]: row["iso3"] for row in csv.DictReader(file) if row["iso2"]}
    with (facts / "news_agencies.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            country = iso3.get(row["iso2"], "")
            id = f"kg:{slug(row['name'])}" + (f"-{country.lower()}" if country else "")
            tables.actors.append(ActorRow(id, "", "MEDIA", row["name"], country, "", "", "", "news agencies, checked"))
            for other in filter(None, row["aliases"].split("|")):
                kind = "abbreviation" if other.isupper() else "name"
                tables.aliases.append(AliasRow(id, other, kind, "", "", "", "news agencies, checked"))
