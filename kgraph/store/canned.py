"""Queries with a name: SPARQL files that can be run anywhere as they are, and here with other parameters.

The comment at the head says what a query answers (its first line), more about it, and each parameter as
``# name (kind): description``. One line of the query holds the values, ``VALUES (?a ?b) { (… …) } # parameters``:
filling it in means to write that line anew with terms, never to paste text into the query, so that no value can change
what is asked. A ``limit`` can always be given.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from kgraph.errors import DataError, NotFoundError
from kgraph.namespaces import BASE, PREFIXES, XSD, encode
from kgraph.resources import data_path

KINDS = ("date", "entity", "integer", "text", "relation")

_HEADER = re.compile(r"# (\w+) \((\w+)\): (.+)")
_VALUES = re.compile(r"^(\s*VALUES \()([?\w ]+)(\) \{ \()(.*)(\) \} # parameters)$", re.MULTILINE)
_TERM = re.compile(r'"(?:[^"\\]|\\.)*"(?:\^\^\S+|@\S+)?|<[^>]*>|[^\s()]+')
_LIMIT = re.compile(r"^( *)LIMIT \d+$", re.MULTILINE)


@dataclass(frozen=True)
class Parameter:
    name: str
    kind: str
    description: str
    default: str
    """A SPARQL term."""


@dataclass(frozen=True)
class CannedQuery:
    name: str
    title: str
    description: str
    parameters: tuple[Parameter, ...]
    text: str

    def fill(self, values: Mapping[str, str], find: Callable[[str], str]) -> str:
        """The query with ``values``; ``find`` gives the IRI of an entity from its label.

        :raises NotFoundError: for an unknown parameter, a value that does not fit its kind, or an unknown entity.
        """
        known = {p.name: p for p in self.parameters}
        for name in values:
            if name not in known and name != "limit":
                raise NotFoundError(f"{self.name} has no parameter {name!r}; it has: {', '.join([*known, 'limit'])}")
        text = self.text
        if self.parameters:
            terms = [_term(p, values[p.name], find) if p.name in values else p.default for p in self.parameters]
            text = _VALUES.sub(lambda m: m[1] + m[2] + m[3] + " ".join(terms) + m[5], text, count=1)
        if "limit" in values:
            limit = _whole(Parameter("limit", "integer", "", ""), values["limit"])
            text = _LIMIT.sub(rf"\1LIMIT {limit}", text)
        return text


def canned_queries(folder: Path | None = None) -> dict[str, CannedQuery]:
    """The queries in ``folder`` (ours, if not given) by name."""
    files = sorted((folder or data_path("queries")).glob("*.rq"))
    return {path.stem: read_query(path) for path in files}


def read_query(path: Path) -> CannedQuery:
    """A query from its file; :class:`DataError` names the line at fault."""
    text = path.read_text(encoding="utf-8")
    comments = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        comments.append(line)
    told: dict[str, tuple[str, str]] = {}
    prose: list[str] = []
    for number, line in enumerate(comments, 1):
        header = _HEADER.fullmatch(line)
        if header and header[2] not in KINDS:
            raise DataError(path, f"kind {header[2]!r} is none of {', '.join(KINDS)}", number)
        if header:
            told[header[1]] = (header[2], header[3])
        else:
            prose.append(line.removeprefix("#").strip())
    values = _VALUES.search(text)
    names = values[2].replace("?", "").split() if values else []
    defaults = _TERM.findall(values[4]) if values else []
    if names != list(told) or len(defaults) != len(names):
        raise DataError(path, f"the header tells of {list(told)}, the parameters are {names} = {defaults}")
    parameters = tuple(Parameter(n, *told[n], default) for n, default in zip(names, defaults, strict=True))
    title = prose[0].rstrip(".") if prose else path.stem
    return CannedQuery(path.stem, title, " ".join(prose[1:]).strip(), parameters, text)


def _term(parameter: Parameter, value: str, find: Callable[[str], str]) -> str:
    """``value`` as a SPARQL term of the parameter's kind; ``*`` is any value."""
    if value == "*":
        return "UNDEF"
    if parameter.kind == "date":
        try:
            day = dt.date.fromisoformat(value)
        except ValueError as error:
            raise NotFoundError(f"{parameter.name} must be a date like 2018-03-25, not {value!r}") from error
        return str(Literal(day.isoformat(), datatype=NamedNode(XSD + "date")))
    if parameter.kind == "integer":
        return str(_whole(parameter, value))
    if parameter.kind == "text":
        return str(Literal(value))
    space = f"{BASE}entity/" if parameter.kind == "entity" else PREFIXES["kg"]
    return str(_named(value, space) or NamedNode(find(value) if parameter.kind == "entity" else space + encode(value)))


def _whole(parameter: Parameter, value: str) -> int:
    if not re.fullmatch(r"\d{1,9}", value):
        raise NotFoundError(f"{parameter.name} must be a whole number, not {value!r}")
    return int(value)


def _named(value: str, space: str) -> NamedNode | None:
    """The IRI that ``value`` writes out or abbreviates (``kg:`` stands for ``space``); ``None`` for a mere label."""
    bare = value.removeprefix("<").removesuffix(">")
    prefix, colon, local = value.partition(":")
    try:
        if bare.startswith(("http://", "https://")):
            return NamedNode(bare)
        if colon and prefix in PREFIXES:
            return NamedNode((space if prefix == "kg" else PREFIXES[prefix]) + encode(local))
    except ValueError as error:
        raise NotFoundError(f"{value!r} is not an IRI") from error
    return None
