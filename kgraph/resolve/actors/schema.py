"""The actor tables as rows: what each column means, and reading and writing them as CSV.

Every row says where it is from (``source``). Lists inside a field are separated by ``|``. Dates are partial ISO dates
(a day, a month or a year); an empty date is open. A row that breaks the schema raises ``DataError`` with file and line.
"""

from __future__ import annotations

import csv
import dataclasses
import io
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kgraph.errors import DataError
from kgraph.model import EntityType
from kgraph.resolve.actors.dates import span
from kgraph.resolve.actors.forms import folded

KINDS = ("name", "official", "abbreviation", "demonym", "capital", "seat", "venue", "former", "nickname")
GENDERS = ("", "f", "m")

_ID = re.compile(r"wd:Q[1-9]\d*|kg:[^\s<>\"{}|^`\\]+")
_QID = re.compile(r"Q[1-9]\d*")
_COUNTRY = re.compile(r"[A-Z]{3}")
_ROLE = re.compile(r"[a-z_]+")


@dataclass(frozen=True, slots=True)
class ActorRow:
    """One actor, place or instrument. ``country`` is ISO 3166 alpha-3; the validity is of the actor itself."""

    id: str
    qid: str
    type: str
    name: str
    country: str
    gender: str
    valid_from: str
    valid_to: str
    source: str

    def check(self) -> None:
        _require(bool(_ID.fullmatch(self.id)), f"id is neither wd:Q… nor kg:…: {self.id!r}")
        _require(not self.qid or bool(_QID.fullmatch(self.qid)), f"not a QID: {self.qid!r}")
        _require(
            self.id == f"wd:{self.qid}" if self.qid else self.id.startswith("kg:"), f"{self.id} has QID {self.qid!r}"
        )
        _require(self.type in EntityType.__members__, f"unknown type {self.type!r}")
        _require(bool(self.name.strip()), "the name is empty")
        _require(not self.country or bool(_COUNTRY.fullmatch(self.country)), f"not an alpha-3 code: {self.country!r}")
        _require(self.gender in GENDERS, f"gender is neither f, m nor empty: {self.gender!r}")
        span(self.valid_from, self.valid_to)


@dataclass(frozen=True, slots=True)
class AliasRow:
    """A form that means ``actor``. ``ambiguous`` is 1 where the form also means something else (Jordan, Georgia)."""

    actor: str
    form: str
    kind: str
    ambiguous: str
    valid_from: str
    valid_to: str
    source: str

    def check(self) -> None:
        _require(bool(self.form.strip()), "the form is empty")
        _require(self.kind in KINDS, f"unknown kind {self.kind!r}; known are {', '.join(KINDS)}")
        _require(self.ambiguous in ("", "1"), f"ambiguous is neither 1 nor empty: {self.ambiguous!r}")
        span(self.valid_from, self.valid_to)


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """A post in a country or body. ``roles`` are general (``head_of_state``), ``titles`` the forms used in texts,
    without the country; a title that ends in ``/f`` or ``/m`` names holders of that gender only ("queen/f").
    ``code`` is the CAMEO role code."""

    id: str
    body: str
    roles: str
    label: str
    titles: str
    code: str
    source: str

    def check(self) -> None:
        _require(bool(self.id), "the id is empty")
        _require(bool(self.label), "the label is empty")
        for role in self.roles.split("|"):
            _require(bool(_ROLE.fullmatch(role)), f"not a role key: {role!r}")


@dataclass(frozen=True, slots=True)
class TenureRow:
    """Who held an office when. An empty ``end`` with a date in ``seen`` means: still in office on that day, the end
    is not known. ``acting`` is 1 for caretakers who stand beside or between regular holders."""

    office: str
    person: str
    start: str
    end: str
    precision: str
    acting: str
    seen: str
    source: str

    def check(self) -> None:
        _require(self.acting in ("", "1"), f"acting is neither 1 nor empty: {self.acting!r}")
        _require(self.precision in ("day", "month", "year"), f"unknown precision {self.precision!r}")
        _require(bool(self.start or self.end or self.seen), "a tenure needs at least one date")
        _require(not (self.end and self.seen), "a tenure whose end is known needs no 'seen'")
        span(self.start, self.end or self.seen)


@dataclass(frozen=True, slots=True)
class RoleRow:
    """Which office fills a role in a body and when, where it is not plain from the offices: above all who is meant by
    "the Iranian leader". Rows for a role and body replace what the offices say of that role."""

    body: str
    role: str
    office: str
    valid_from: str
    valid_to: str
    source: str

    def check(self) -> None:
        _require(bool(_ROLE.fullmatch(self.role)), f"not a role key: {self.role!r}")
        span(self.valid_from, self.valid_to)


@dataclass(frozen=True, slots=True)
class RoleWordRow:
    """A word for a role. With a ``body`` it holds there only (secretary of state in the United States). ``title`` is
    1 for forms that name a particular office ("president") and so mean nothing where no office has that title."""

    form: str
    role: str
    body: str
    title: str
    source: str

    def check(self) -> None:
        _require(bool(self.form.strip()), "the form is empty")
        _require(bool(_ROLE.fullmatch(self.role)), f"not a role key: {self.role!r}")
        _require(self.title in ("", "1"), f"title is neither 1 nor empty: {self.title!r}")


@dataclass(frozen=True, slots=True)
class GivenNameRow:
    """A given name (folded: lower case, no accents) that nearly always is a woman's (f) or a man's (m)."""

    name: str
    gender: str
    source: str

    def check(self) -> None:
        _require(bool(self.name) and self.name == folded(self.name).replace(" ", "-"), f"not folded: {self.name!r}")
        _require(self.gender in ("f", "m"), f"gender is neither f nor m: {self.gender!r}")


Row = ActorRow | AliasRow | OfficeRow | TenureRow | RoleRow | RoleWordRow | GivenNameRow


@dataclass
class Tables:
    """All rows, in the order of their files."""

    actors: list[ActorRow] = field(default_factory=list)
    aliases: list[AliasRow] = field(default_factory=list)
    offices: list[OfficeRow] = field(default_factory=list)
    tenures: list[TenureRow] = field(default_factory=list)
    roles: list[RoleRow] = field(default_factory=list)
    role_words: list[RoleWordRow] = field(default_factory=list)
    given_names: list[GivenNameRow] = field(default_factory=list)

    def extend(self, other: Tables) -> None:
        for f in dataclasses.fields(self):
            getattr(self, f.name).extend(getattr(other, f.name))


TABLES: dict[str, type] = {
    "actors": ActorRow,
    "aliases": AliasRow,
    "offices": OfficeRow,
    "tenures": TenureRow,
    "roles": RoleRow,
    "role_words": RoleWordRow,
    "given_names": GivenNameRow,
}


def columns(table: str) -> list[str]:
    return [f.name for f in dataclasses.fields(TABLES[table])]


def read_table(path: Path, table: str) -> Iterator[tuple[int, Row]]:
    """The checked rows of one file with their line numbers."""
    make: Callable[..., Row] = TABLES[table]
    names = columns(table)
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file, strict=True)
        try:
            header = next(reader, [])
            if header != names:
                raise DataError(path, f"the columns must be {','.join(names)}", 1)
            for values in reader:
                if len(values) != len(names):
                    raise DataError(path, f"{len(values)} fields, not {len(names)}", reader.line_num)
                row = make(*values)
                try:
                    _require(bool(row.source), "a row needs a source")
                    row.check()
                except ValueError as error:
                    raise DataError(path, str(error), reader.line_num) from None
                yield reader.line_num, row
        except csv.Error as error:
            raise DataError(path, str(error), reader.line_num) from None
        except UnicodeDecodeError as error:
            raise DataError(path, f"not UTF-8: {error}", reader.line_num + 1) from None


def write_table(rows: Iterable[Row], table: str) -> str:
    """The CSV text of ``rows``, sorted, each once."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns(table))
    writer.writerows(sorted({dataclasses.astuple(row) for row in rows}))
    return out.getvalue()


def read_folder(folder: Path) -> Tables:
    """The tables of a folder in our schema, with every reference between them checked."""
    tables = Tables()
    lines: dict[str, list[int]] = {}
    for table in TABLES:
        path = folder / f"{table}.csv"
        pairs = list(read_table(path, table)) if path.is_file() else []
        getattr(tables, table).extend(row for _, row in pairs)
        lines[table] = [line for line, _ in pairs]
    _check_references(tables, folder, lines)
    return tables


def _check_references(tables: Tables, folder: Path, lines: dict[str, list[int]]) -> None:
    actors = {row.id for row in tables.actors}
    offices = {row.id for row in tables.offices}
    for table, attribute, known in (
        ("aliases", "actor", actors),
        ("offices", "body", actors),
        ("tenures", "person", actors),
        ("tenures", "office", offices),
        ("roles", "body", actors),
        ("roles", "office", offices),
        ("role_words", "body", actors | {""}),
    ):
        for line, row in zip(lines[table], getattr(tables, table), strict=True):
            if getattr(row, attribute) not in known:
                raise DataError(folder / f"{table}.csv", f"unknown {attribute} {getattr(row, attribute)!r}", line)
    for table in ("actors", "offices"):
        seen: set[str] = set()
        for line, row in zip(lines[table], getattr(tables, table), strict=True):
            if row.id in seen:
                raise DataError(folder / f"{table}.csv", f"{row.id!r} is there twice", line)
            seen.add(row.id)


def _require(condition: bool, message: str) -> None:
    if not condition:
        raise ValueError(message)
