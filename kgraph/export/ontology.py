"""The relation classes as properties of the ontology: for every export, and as a section of ``data/ontology.ttl``.

``python -m kgraph.export.ontology`` writes that section anew after ``data/relations/classes.csv`` or
``data/alignments.csv`` has changed; a test tells when it has not been done.
"""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kgraph.errors import DataError
from kgraph.export.terms import relation
from kgraph.model import EventType
from kgraph.namespaces import KG
from kgraph.resources import data_path

MARKER = "# From data/relations/classes.csv by: python -m kgraph.export.ontology\n"
_PREDICATES = ("owl:equivalentProperty", "owl:inverseOf", "rdfs:subPropertyOf", "skos:closeMatch", "skos:relatedMatch")


@dataclass(frozen=True)
class RelationClass:
    name: str
    event_type: EventType | None
    symmetric: bool
    description: str
    alignments: tuple[tuple[str, str], ...]
    """Pairs of prefixed names: how it relates to which property of another vocabulary."""

    @property
    def comment(self) -> str:
        return f"The subject {self.description}; the object is the other party or thing."


@cache
def relation_classes() -> dict[str, RelationClass]:
    """The known relation classes by name; :class:`DataError` names file and line of what breaks the schema."""
    aligned: dict[str, list[tuple[str, str]]] = defaultdict(list)
    path = data_path("alignments.csv")
    for line, row in _rows(path, ("class", "predicate", "property", "source")):
        if row["predicate"] not in _PREDICATES:
            raise DataError(path, f"predicate {row['predicate']!r} is none of {', '.join(_PREDICATES)}", line)
        aligned[row["class"]].append((row["predicate"], row["property"]))
    found: dict[str, RelationClass] = {}
    path = data_path("relations", "classes.csv")
    for line, row in _rows(path, ("class", "event_type", "symmetric", "description")):
        kind = row["event_type"]
        if kind and kind not in EventType.__members__:
            raise DataError(path, f"event type {kind!r} is not one of PLOVER", line)
        name = row["class"]
        found[name] = RelationClass(
            name,
            EventType(kind) if kind else None,
            row["symmetric"] == "yes",
            row["description"],
            tuple(aligned.pop(name, ())),
        )
    if aligned:
        raise DataError(data_path("alignments.csv"), f"unknown relation class {min(aligned)!r}")
    return found


def section() -> str:
    """The definitions of all known relation classes in Turtle."""
    return "".join(_definition(c) for c in relation_classes().values())


def _definition(known: RelationClass) -> str:
    name = relation(known.name).value.removeprefix(KG)
    types = "kg:Relation , owl:ObjectProperty" + (" , owl:SymmetricProperty" if known.symmetric else "")
    said = [
        f"kg:{name} a {types}",
        f"rdfs:label {json.dumps(known.name.replace('_', ' '), ensure_ascii=False)}",
        f"rdfs:comment {json.dumps(known.comment, ensure_ascii=False)}",
        "rdfs:domain kg:Thing ; rdfs:range kg:Thing",
    ]
    if known.event_type:
        said.append(f"kg:eventType kg:{known.event_type}")
    said += [f"{predicate} {other}" for predicate, other in known.alignments]
    return " ;\n    ".join(said) + " .\n"


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    with path.open(encoding="utf-8", newline="") as file:
        table = csv.DictReader(file)
        missing = set(columns) - set(table.fieldnames or ())
        if missing:
            raise DataError(path, f"column {min(missing)!r} is missing", 1)
        for row in table:
            if None in row or None in row.values():
                raise DataError(path, f"expected {len(table.fieldnames or ())} fields", table.line_num)
            yield table.line_num, row


def main() -> None:
    path = data_path("ontology.ttl")
    head, marker, _ = path.read_text(encoding="utf-8").partition(MARKER)
    path.write_text(f"{head}{marker or MARKER}\n{section()}", encoding="utf-8")


if __name__ == "__main__":
    main()
