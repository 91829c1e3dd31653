"""Actor dictionaries of PETRARCH (``Phoenix.Countries.actors.txt`` and its kin).

A name stands at the margin with ``_`` for spaces; synonyms follow with ``+``, codes in brackets, each with the days on
which it holds: ``[AFGGOV 011222-140929]``, ``[AFGELI >140929]``, ``[AFGOPP <011222]``; ``#`` and ``;`` begin comments.
A code is a country, then roles of three letters. What a code says of a person becomes a tenure of the office that is
named by the code; a bare country code makes the name a form of that country; ``[---]`` withdraws a name. The first
letters of a code that are no country that the tables know (``IGO``, ``MEA``) leave the actor without a country.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kgraph.errors import DataError
from kgraph.model import slug
from kgraph.resolve.actors.dates import precision_of, span
from kgraph.resolve.actors.files import Placed, check
from kgraph.resolve.actors.forms import particles, plain_key
from kgraph.resolve.actors.readers.known import Known
from kgraph.resolve.actors.schema import ActorRow, AliasRow, OfficeRow, Row, Tables, TenureRow

SOURCE = "petrarch dictionary"
_COMMENT = re.compile(r"[#;]")
_CODES = re.compile(r"\[([^\[\]]*)\]")
_NAME = re.compile(r"[^\[\]]+")
_CODE = re.compile(r"[A-Z]{3,12}")
_WITHDRAWN = "---"
_TYPES = {
    "MED": "MEDIA",
    "IGO": "IGO",
    "REB": "ARMED_GROUP",
    "INS": "ARMED_GROUP",
    "SEP": "ARMED_GROUP",
    "UAF": "ARMED_GROUP",
}
_PERSONS = frozenset({"GOV", "ELI", "OPP", "MIL", "JUD", "LEG", "SPY"})
_PIVOT = 31
"""Two-digit years below it are of this century."""


@dataclass(frozen=True)
class _Coded:
    """A code with its first and last day (partial ISO dates, or empty)."""

    code: str
    start: str
    end: str
    line: int


@dataclass
class _Entry:
    name: str
    line: int
    forms: list[tuple[str, int]] = field(default_factory=list)
    codes: list[_Coded] = field(default_factory=list)


def read_petrarch(path: Path, base: Tables) -> Iterator[Placed]:
    """Actors, forms, offices and tenures. Raises ``DataError`` with file and line."""
    known = Known(base, SOURCE)
    offices: set[str] = set()
    for entry in _entries(path):
        if not entry.codes:
            raise DataError(path, f"{entry.name!r} has no code", entry.line)
        for line, (table, row) in _rows(entry, known, offices):
            check(row, path, line)
            yield Placed(path, line, table, row)


def _entries(path: Path) -> Iterator[_Entry]:
    entry: _Entry | None = None
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise DataError(path, f"not UTF-8: {error}") from None
    for number, line in enumerate(lines, 1):
        text = _COMMENT.split(line, maxsplit=1)[0].rstrip()
        if not text.strip():
            continue
        name = _NAME.match(text.removeprefix("+"))
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
            entry.codes += _codes(text, path, number)
        elif text[0].isspace():
            raise DataError(path, f"neither a name, a synonym nor a code: {text.strip()!r}", number)
    if entry is not None:
        yield entry


def _rows(entry: _Entry, known: Known, offices: set[str]) -> Iterator[tuple[int, tuple[str, Row]]]:
    first = entry.codes[0].code
    if first == _WITHDRAWN:
        return
    country, role = known.countries.get(first[:3], ""), first[3:6]
    if country and not role:
        for form, line in [(entry.name, entry.line), *entry.forms]:
            yield line, ("aliases", AliasRow(country, form, "name", "", "", "", SOURCE))
        return
    kind = _TYPES.get(role) or _TYPES.get(first[:3]) or ("PERSON" if role in _PERSONS else "ORGANISATION")
    code = known.country_of(country)
    actor = known.actor(entry.name, kind, code) or known.actor(entry.name, "PERSON", code)
    if actor is None:
        id = f"kg:{slug(entry.name)}" + (f"-{code.lower()}" if code else "")
        actor = ActorRow(id, "", kind, entry.name, code, "", "", "", SOURCE)
        if known.add(actor):
            yield entry.line, ("actors", actor)
    for form, line in entry.forms:
        yield line, ("aliases", AliasRow(actor.id, form, "name", "", "", "", SOURCE))
    for coded in entry.codes:
        if coded.code == _WITHDRAWN:
            continue
        body = known.countries.get(coded.code[:3], "")
        office = coded.code if body else f"{actor.id}.{coded.code}"
        if office not in offices:
            offices.add(office)
            post = (coded.code[3:6] or coded.code[:3]).lower()
            yield coded.line, ("offices", OfficeRow(office, body or actor.id, post, coded.code, "", coded.code, SOURCE))
        precision = str(precision_of(coded.start, coded.end))
        yield coded.line, ("tenures", TenureRow(office, actor.id, coded.start, coded.end, precision, "", "", SOURCE))


def _codes(text: str, path: Path, line: int) -> list[_Coded]:
    found = _CODES.findall(text)
    if not found or text.count("[") != len(found) or text.count("]") != len(found):
        raise DataError(path, f"a bracket is not closed: {text.strip()!r}", line)
    return [_coded(code, path, line) for code in found]


def _coded(text: str, path: Path, line: int) -> _Coded:
    parts = text.split()
    if not parts or len(parts) > 2 or not (_CODE.fullmatch(parts[0]) or parts[0] == _WITHDRAWN):
        raise DataError(path, f"not a code with a date: [{text}]", line)
    code, when = parts[0], parts[1] if len(parts) == 2 else ""
    try:
        if not when:
            start = end = ""
        elif when[0] == "<":
            start, end = "", _day(when[1:])
        elif when[0] == ">":
            start, end = _day(when[1:]), ""
        else:
            first, dash, last = when.partition("-")
            start = _day(first)
            end = _day(last) if dash else start
        span(start, end)
    except ValueError as error:
        raise DataError(path, str(error), line) from None
    return _Coded(code, start, end, line)


def _day(text: str) -> str:
    """A partial ISO date for "140929" or "20140929"; a month or day 00 is not known. Raises ``ValueError``."""
    if not re.fullmatch(r"\d{6}|\d{8}", text):
        raise ValueError(f"not a date like 140929 or 20140929: {text!r}")
    year, month, day = int(text[:-4]), int(text[-4:-2]), int(text[-2:])
    if len(text) == 6:
        year += 2000 if year < _PIVOT else 1900
    if not month:
        return f"{year:04}"
    whole = dt.date(year, month, day or 1).isoformat()
    return whole if day else whole[:7]


def _spaced(text: str) -> str:
    """A name as printed: "BASHAR_AL-ASSAD_" -> "Bashar al-Assad"; one short word in capitals stays so."""
    words = text.replace("_", " ").split()
    if len(words) == 1 and len(words[0]) <= 4:
        return words[0]
    return " ".join(_capitalised(word, first=i == 0) for i, word in enumerate(words))


def _capitalised(word: str, first: bool) -> str:
    if not word.isupper() or "." in word:
        return word
    parts = word.lower().split("-")
    return "-".join(
        p if plain_key(p) in particles() and not (first and i == 0) else p.capitalize() for i, p in enumerate(parts)
    )


def write_petrarch(tables: Tables) -> str:
    """A dictionary of the actors that hold offices whose code is a PETRARCH code, and of the forms of countries."""
    codes = {row.id: row.code for row in tables.offices if row.id in (row.code, f"{row.body}.{row.code}")}
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
    start, end = _compact(tenure.start), _compact(tenure.end)
    if start and end:
        return f" {start}-{end}"
    return f" >{start}" if start else f" <{end}" if end else ""


def _compact(day: str) -> str:
    return day.replace("-", "").ljust(8, "0") if day else ""


def _joined(name: str) -> str:
    return "_".join(name.upper().split()) + "_"
