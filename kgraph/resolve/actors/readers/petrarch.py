"""Actor dictionaries of PETRARCH (``Phoenix.Countries.actors.txt`` and its kin).

A name stands at the margin with ``_`` for spaces; synonyms follow with ``+``, codes in brackets, each with the days on
which it holds: ``[AFGGOV 011222-140929]``, ``[AFGELI >140929]``, ``[AFGOPP <011222]``; ``#`` and ``;`` begin comments.
A code is a country, then roles of three letters. What a code says of a person becomes a tenure of the office that is
named by the code; a bare country code makes the name a form of that country.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kgraph.errors import DataError
from kgraph.model import slug
from kgraph.resolve.actors.files import Placed, check
from kgraph.resolve.actors.schema import ActorRow, AliasRow, OfficeRow, Row, Tables, TenureRow

SOURCE = "petrarch dictionary"
_CODES = re.compile(r"\[([^\]]*)\]")
_NAME = re.compile(r"[^\[\];#]+")
_CODE = re.compile(r"[A-Z]{3,12}")
_TYPES = {
    "MED": "MEDIA",
    "IGO": "IGO",
    "REB": "ARMED_GROUP",
    "INS": "ARMED_GROUP",
    "SEP": "ARMED_GROUP",
    "UAF": "ARMED_GROUP",
}
_PERSONS = frozenset({"GOV", "ELI", "OPP", "MIL", "JUD", "LEG"})
_INTERNATIONAL = frozenset({"IGO", "NGO", "IMG", "INT", "NGM", "MNC", "UIS"})
_PIVOT = 50
"""Two-digit years below it are of this century."""


@dataclass
class _Entry:
    name: str
    line: int
    forms: list[tuple[str, int]] = field(default_factory=list)
    codes: list[tuple[str, str, str, int]] = field(default_factory=list)


def read_petrarch(path: Path, base: Tables) -> Iterator[Placed]:
    """Actors, forms, offices and tenures. Raises ``DataError`` with file and line."""
    countries = {row.country: row.id for row in base.actors if row.type == "COUNTRY" and row.country}
    offices: set[str] = set()
    for entry in _entries(path):
        if not entry.codes:
            raise DataError(path, f"{entry.name!r} has no code", entry.line)
        for line, (table, row) in _rows(entry, countries, offices, path):
            check(row, path, line)
            yield Placed(path, line, table, row)


def _entries(path: Path) -> Iterator[_Entry]:
    entry: _Entry | None = None
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise DataError(path, f"not UTF-8: {error}") from None
    for number, line in enumerate(lines, 1):
        text = re.split(r"[#;]", line, maxsplit=1)[0].rstrip()
        if not text.strip():
            continue
        name = _NAME.match(text.strip().removeprefix("+"))
        if text[0] == "+":
            if entry is None or not name:
                raise DataError(path, "a synonym without a name before it", number)
            entry.forms.append((_spaced(name[0]), number))
        elif not text[0].isspace() and text[0] != "[":
            if entry is not None:
                yield entry
            if not name:
                raise DataError(path, f"not a name: {text!r}", number)
            entry = _Entry(_spaced(name[0]), number)
        if "[" in text or "]" in text:
            if entry is None:
                raise DataError(path, "a code without a name before it", number)
            found = _CODES.findall(text)
            if not found or text.count("[") != text.count("]"):
                raise DataError(path, f"a bracket is not closed: {text.strip()!r}", number)
            entry.codes += [(*_code(code, path, number), number) for code in found]
    if entry is not None:
        yield entry


def _rows(
    entry: _Entry, countries: dict[str, str], offices: set[str], path: Path
) -> Iterator[tuple[int, tuple[str, Row]]]:
    code = entry.codes[0][0]
    country, role = code[:3], code[3:6]
    if country not in countries and country not in _INTERNATIONAL:
        raise DataError(path, f"unknown country in code {code!r}", entry.codes[0][3])
    body = countries.get(country, "")
    forms = [(entry.name, entry.line), *entry.forms]
    if not role and body:
        for form, line in forms:
            yield line, ("aliases", AliasRow(body, form, "name", "", "", "", SOURCE))
        return
    kind = _TYPES.get(role) or _TYPES.get(country) or ("PERSON" if role in _PERSONS else "ORGANISATION")
    id = f"kg:{slug(entry.name)}" + (f"-{country.lower()}" if body else "")
    yield entry.line, ("actors", ActorRow(id, "", kind, entry.name, country if body else "", "", "", "", SOURCE))
    for form, line in entry.forms:
        yield line, ("aliases", AliasRow(id, form, "name", "", "", "", SOURCE))
    for code, start, end, line in entry.codes:
        holder = countries.get(code[:3], body or id)
        if code not in offices:
            offices.add(code)
            yield line, ("offices", OfficeRow(code, holder, (code[3:6] or code[:3]).lower(), code, "", code, SOURCE))
        if start or end:
            yield line, ("tenures", TenureRow(code, id, start, end, "day", "", "", SOURCE))
        else:
            yield line, ("tenures", TenureRow(code, id, "", "", "day", "", "9999-12-31", SOURCE))


def _code(text: str, path: Path, line: int) -> tuple[str, str, str]:
    """Code, first and last day (ISO, or empty)."""
    parts = text.split()
    if not parts or len(parts) > 2 or not _CODE.fullmatch(parts[0]):
        raise DataError(path, f"not a code with a date: [{text}]", line)
    if len(parts) == 1:
        return parts[0], "", ""
    when = parts[1]
    if when[0] == "<":
        return parts[0], "", _day(when[1:], path, line)
    if when[0] == ">":
        return parts[0], _day(when[1:], path, line), ""
    first, dash, last = when.partition("-")
    start = _day(first, path, line)
    return parts[0], start, _day(last, path, line) if dash else start


def _day(text: str, path: Path, line: int) -> str:
    if not re.fullmatch(r"\d{6}|\d{8}", text):
        raise DataError(path, f"not a date like 140929 or 20140929: {text!r}", line)
    year = int(text[:-4])
    if len(text) == 6:
        year += 2000 if year < _PIVOT else 1900
    try:
        return dt.date(year, int(text[-4:-2]), int(text[-2:])).isoformat()
    except ValueError as error:
        raise DataError(path, f"{text!r}: {error}", line) from None


def _spaced(text: str) -> str:
    """A name as printed: "HAMID_KARZAI_" -> "Hamid Karzai"."""
    words = text.replace("_", " ").split()
    return " ".join(w.capitalize() if w.isupper() else w for w in words)


def write_petrarch(tables: Tables) -> str:
    """A dictionary of the actors that hold offices whose code is a PETRARCH code, and of the forms of countries."""
    codes = {row.id: row.code for row in tables.offices if _CODE.fullmatch(row.code) and len(row.code) > 3}
    held: dict[str, list[TenureRow]] = {}
    for tenure in tables.tenures:
        if tenure.office in codes:
            held.setdefault(tenure.person, []).append(tenure)
    forms: dict[str, list[str]] = {}
    for alias in tables.aliases:
        forms.setdefault(alias.actor, []).append(alias.form)
    out: list[str] = []
    for actor in sorted(tables.actors, key=lambda row: row.id):
        if actor.type == "COUNTRY" and actor.country:
            out.append(f"{_joined(actor.name)} [{actor.country}]")
        elif actor.id in held:
            out.append(_joined(actor.name))
        else:
            continue
        out += [f"+{_joined(form)}" for form in sorted(forms.get(actor.id, ()))]
        for tenure in sorted(held.get(actor.id, ()), key=lambda t: (t.start, t.end, t.office)):
            out.append(f"\t[{codes[tenure.office]}{_days(tenure)}]")
    return "\n".join(out) + "\n"


def _days(tenure: TenureRow) -> str:
    start, end = tenure.start.replace("-", ""), tenure.end.replace("-", "")
    if start and end:
        return f" {start}-{end}"
    return f" >{start}" if start else f" <{end}" if end else ""


def _joined(name: str) -> str:
    return "_".join(name.upper().split()) + "_"
