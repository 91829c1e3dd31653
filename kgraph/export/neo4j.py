"""Neo4j: CSV files for ``neo4j-admin database import`` and a Cypher script that loads them into a live one."""

from __future__ import annotations

import csv
from pathlib import Path

from kgraph.export.graphs import EDGE_FIELDS, NODE_FIELDS, edge_values, node_values, nodes
from kgraph.export.rows import edge_rows
from kgraph.model import GraphData

_TYPES = {str: "string", int: "int", float: "double", bool: "boolean"}
_DATES = ("start", "end", "first_reported")


def write_neo4j(data: GraphData, out: Path) -> list[Path]:
    """``neo4j/entities.csv``, ``neo4j/claims.csv`` (typed headers of the bulk importer) and ``neo4j/load.cypher``."""
    folder = out / "neo4j"
    folder.mkdir(exist_ok=True)
    entities, claims, script = folder / "entities.csv", folder / "claims.csv", folder / "load.cypher"
    with entities.open("w", encoding="utf-8", newline="", errors="replace") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(("id:ID", *(_typed(name, type_) for name, type_ in NODE_FIELDS.items()), ":LABEL"))
        for entity, count in nodes(data):
            values = node_values(entity, count)
            label = "".join(word.capitalize() for word in str(entity.type).split("_"))
            values["aliases"] = ";".join(a.replace(";", ",") for a in entity.aliases)
            table.writerow((entity.id, *(_plain(values.get(n, "")) for n in NODE_FIELDS), f"Entity;{label}"))
    with claims.open("w", encoding="utf-8", newline="", errors="replace") as file:
        table = csv.writer(file, lineterminator="\n")
        header = (_typed(name, type_) for name, type_ in EDGE_FIELDS.items())
        table.writerow((":START_ID", ":END_ID", ":TYPE", "id:string", *header))
        for row in edge_rows(data):
            edge = edge_values(row)
            ends = (row.subject.id, row.object.id, relationship_type(row.relation), row.id)
            table.writerow((*ends, *(_plain(edge.get(n, "")) for n in EDGE_FIELDS)))
    types = sorted({relationship_type(c.relation_class) for c in data.claims})
    script.write_text(_script(types), encoding="utf-8")
    return [entities, claims, script]


def relationship_type(relation_class: str) -> str:
    """``impose_sanctions`` -> ``IMPOSE_SANCTIONS``; only letters, digits and underscores, so it needs no quoting."""
    plain = "".join(c if c.isascii() and c.isalnum() else "_" for c in relation_class.upper())
    return plain if plain[:1].isalpha() else f"R_{plain}"


def _typed(name: str, type_: type) -> str:
    kind = "date" if name in _DATES else "string[]" if name == "aliases" else _TYPES[type_]
    return f"{name}:{kind}"


def _plain(value: str | int | float | bool) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _script(types: list[str]) -> str:
    """Cypher for a running server, with the files in its import folder."""

    def column(name: str, type_: type) -> str:
        value = f"row.`{_typed(name, type_)}`"
        if name in _DATES:
            return f"{name}: date({value})"
        if name == "aliases":
            return f"{name}: split({value}, ';')"
        wrap = {int: "toInteger", float: "toFloat", bool: "toBoolean"}.get(type_)
        return f"{name}: {wrap}({value})" if wrap else f"{name}: {value}"

    node = ", ".join(column(n, ty) for n, ty in NODE_FIELDS.items())
    edge = ", ".join(column(n, ty) for n, ty in EDGE_FIELDS.items())
    parts = [
        "// Copy entities.csv and claims.csv to the server's import folder, then: cypher-shell -f load.cypher",
        "CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (e:Entity) REQUIRE e.id IS UNIQUE;",
        "LOAD CSV WITH HEADERS FROM 'file:///entities.csv' AS row",
        f"MERGE (e:Entity {{id: row.`id:ID`}}) SET e += {{{node}}};",
    ]
    for kind in types:
        parts += [
            f"LOAD CSV WITH HEADERS FROM 'file:///claims.csv' AS row WITH row WHERE row.`:TYPE` = '{kind}'",
            "MATCH (a:Entity {id: row.`:START_ID`}) MATCH (b:Entity {id: row.`:END_ID`})",
            f"MERGE (a)-[r:{kind} {{id: row.`id:string`}}]->(b) SET r += {{{edge}}};",
        ]
    return "\n".join(parts) + "\n"
