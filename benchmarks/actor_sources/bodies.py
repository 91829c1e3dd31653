"""Bodies and groups from the community lists, beside those kept by hand: names, abbreviations and QIDs only."""

from __future__ import annotations

import csv
import re
from pathlib import Path

from kgraph.model import slug
from kgraph.resolve.actors.forms import folded
from kgraph.resolve.actors.schema import ActorRow, AliasRow, Tables

IGO_SOURCE = "igo list and wikidata"
GROUP_SOURCE = "phoenix dictionaries"
_TECHNICAL = re.compile(
    r"Research Infrastructure|Joint Undertaking|Executive Agency|Fisher|Infrastructure|Observator|Array|Survey of|"
    r"\bERIC\b|Consortium|Laborator|Spallation|Patent Institute|Pension|Rubber|Cocoa|Coconut|Pepper|"
    r"Sericultur|LOFAR|LOw|SHARE|EUCLID|INFRAFRONTIER|Social Survey|Biology|Experimentation|River-Sea|"
    r"InterTrade|Safefood|Synchrotron"
)
_GROUP_WORD = re.compile(
    r"\b(Front|Army|Brigades?|Movement|Organi[sz]ation|Party|Groups?|Forces?|Command|Liberation|Militia|Jihad|Union|"
    r"Council|Guards?|Battalions?|Cells?|League|Revolutionary|Resistance|Fighters|Tigers|Legion|Commandos?|Phalange|"
    r"Alliance|Vanguard|Mujahid\w*|Lashkar\S*|Jaish\S*|Harakat\S*|Hizb\S*|Ansar)\b"
)
_SMALL = frozenset("of the and for in on de del la el al an for to i e ul ur das der und du des".split())


def add_igos(tables: Tables, facts: Path) -> None:
    """The bodies of the list that are not kept by hand. Short abbreviations are marked ambiguous: too many collide."""
    known, taken = _known(tables)
    with (facts / "igos.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            name = row["name"].strip()
            id = f"wd:{row['qid']}" if row["qid"] else f"kg:{slug(name)}"
            if id in known or folded(name) in taken or _TECHNICAL.search(name):
                continue
            known.add(id)
            tables.actors.append(ActorRow(id, row["qid"], "IGO", name, "", "", "", "", IGO_SOURCE))
            abbreviation = row["abbrev"].strip()
            if abbreviation and folded(abbreviation) not in taken:
                short = "1" if len(abbreviation) < 5 else ""
                tables.aliases.append(AliasRow(id, abbreviation, "abbreviation", short, "", "", IGO_SOURCE))
            for other in filter(None, row["other_names"].split("|")):
                if folded(other) not in taken and len(other) > 6 and not _TECHNICAL.search(other):
                    tables.aliases.append(AliasRow(id, other.strip(), "name", "", "", "", IGO_SOURCE))


def add_groups(tables: Tables, facts: Path) -> None:
    """Armed groups whose name says that they are a group; the list also has persons, which are left out."""
    known, taken = _known(tables)
    countries = {row.country for row in tables.actors if row.type == "COUNTRY"}
    with (facts / "armed_groups.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            name = _cased(row["name"])
            if not _GROUP_WORD.search(name) or len(name.split()) < 2 or folded(name) in taken:
                continue
            country = row["cameo"][:3] if row["cameo"][:3] in countries else ""
            id = f"kg:{slug(name)}" + (f"-{country.lower()}" if country else "")
            others = [_cased(other) for other in row["aliases"].split("|") if other]
            if id in known or any(folded(other) in taken for other in others):
                continue
            known.add(id)
            taken.add(folded(name))
            tables.actors.append(ActorRow(id, "", "ARMED_GROUP", name, country, "", "", "", GROUP_SOURCE))
            for other in others:
                if _GROUP_WORD.search(other) and len(other.split()) > 2 and folded(other) not in taken:
                    tables.aliases.append(AliasRow(id, other, "name", "", "", "", GROUP_SOURCE))


def _known(tables: Tables) -> tuple[set[str], set[str]]:
    taken = {folded(row.name) for row in tables.actors} | {folded(row.form) for row in tables.aliases}
    return {row.id for row in tables.actors}, taken


def _cased(name: str) -> str:
    """A name in title case as a newspaper prints it: "Islamic Army Of Aden'S" -> "Islamic Army of Aden's"."""
    words = name.strip().replace("'S", "'s").split()
    return " ".join(w.lower() if i and w.lower() in _SMALL else w for i, w in enumerate(words))
