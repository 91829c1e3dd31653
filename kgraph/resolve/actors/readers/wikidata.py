"""Results of Wikidata queries on who held which position when, as the query service gives them in CSV.

Columns are known by name: ``person``, ``personLabel``, ``position`` (or ``office``) and its label, ``country`` (or
``jurisdiction``) and its label, ``start``, ``end``; labels may be left out where the tables have the item. Items are
IRIs or QIDs, days are ISO dates or timestamps.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from kgraph.errors import DataError
from kgraph.resolve.actors.dates import precision_of
from kgraph.resolve.actors.files import Placed, check
from kgraph.resolve.actors.readers.posts import Posts
from kgraph.resolve.actors.schema import ActorRow, Row, Tables, TenureRow

SOURCE = "wikidata query"
COLUMNS = ("person", "personLabel", "position", "positionLabel", "country", "countryLabel", "start", "end")
_OTHER_NAMES = {
    "office": "position", "officeLabel": "positionLabel",
    "jurisdiction": "country", "jurisdictionLabel": "countryLabel",
    "startTime": "start", "endTime": "end", "start_date": "start", "end_date": "end",
}  # fmt: skip
_ITEM = re.compile(r"(?:https?://www\.wikidata\.org/(?:entity|wiki)/)?(Q[1-9]\d*)")
_DAY = re.compile(r"(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?:T[\d:.]*Z?)?")


def is_wikidata_header(header: Sequence[str]) -> bool:
    names = {_OTHER_NAMES.get(name, name) for name in header}
    return "person" in names and bool(names & {"position", "positionLabel"})


def read_wikidata(path: Path, base: Tables) -> Iterator[Placed]:
    """Persons, offices and tenures. Raises ``DataError`` with file and line."""
    known = {row.id: row for row in base.actors}
    posts = Posts(base, SOURCE)
    given: set[str] = set()
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file, strict=True)
        try:
            for record in reader:
                line = reader.line_num
                fields = {_OTHER_NAMES.get(k, k): (v or "").strip() for k, v in record.items() if k}
                for table, row in _rows(fields, known, posts, path, line):
                    id = getattr(row, "id", "")
                    if not id or id not in given:
                        check(row, path, line)
                        yield Placed(path, line, table, row)
                        given.add(id)
        except csv.Error as error:
            raise DataError(path, str(error), reader.line_num) from None
        except UnicodeDecodeError as error:
            raise DataError(path, f"not UTF-8: {error}", reader.line_num + 1) from None


def _rows(
    fields: dict[str, str], known: dict[str, ActorRow], posts: Posts, path: Path, line: int
) -> Iterator[tuple[str, Row]]:
    person, body = _item(fields.get("person", ""), path, line), _item(fields.get("country", ""), path, line)
    start, end = _day(fields.get("start", ""), path, line), _day(fields.get("end", ""), path, line)
    label = fields.get("positionLabel") or fields.get("position", "")
    if not label:
        raise DataError(path, "the position is empty", line)
    if body not in known:
        name = fields.get("countryLabel", "")
        if not name:
            raise DataError(path, f"{body} is not in the tables and has no label", line)
        known[body] = ActorRow(body, body[3:], "COUNTRY", name, "", "", "", "", SOURCE)
        yield "actors", known[body]
    if person not in known:
        name = fields.get("personLabel", "")
        if not name:
            raise DataError(path, f"{person} is not in the tables and has no label", line)
        known[person] = ActorRow(person, person[3:], "PERSON", name, known[body].country, "", "", "", SOURCE)
        yield "actors", known[person]
    position = _ITEM.fullmatch(fields.get("position", ""))
    office = posts.office(label, body, position[1] if position else "")
    if office.id in posts.made:
        yield "offices", office
    if not start and not end:
        return
    try:
        precision = str(precision_of(start, end))
    except ValueError as error:
        raise DataError(path, str(error), line) from None
    yield "tenures", TenureRow(office.id, person, start, end, precision, "", "", SOURCE)


def _item(value: str, path: Path, line: int) -> str:
    match = _ITEM.fullmatch(value)
    if not match:
        raise DataError(path, f"not a Wikidata item: {value!r}", line)
    return f"wd:{match[1]}"


def _day(value: str, path: Path, line: int) -> str:
    if not value:
        return ""
    match = _DAY.fullmatch(value)
    if not match:
        raise DataError(path, f"not a date: {value!r}", line)
    return match[1]


def write_wikidata(tables: Tables) -> str:
    """The tenures whose person and body are Wikidata items, as the query service writes them."""
    actors = {row.id: row for row in tables.actors}
    offices = {row.id: row for row in tables.offices}
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in sorted(tables.tenures, key=lambda t: (t.office, t.start, t.end, t.person)):
        office, person = offices[row.office], actors[row.person]
        body = actors[office.body]
        if not (person.qid and body.qid):
            continue
        position = _iri(office.id) if _ITEM.fullmatch(office.id) else ""
        days = [f"{day}T00:00:00Z" if len(day) == 10 else day for day in (row.start, row.end)]
        writer.writerow([_iri(person.qid), person.name, position, office.label, _iri(body.qid), body.name, *days])
    return out.getvalue()


def _iri(qid: str) -> str:
    return f"http://www.wikidata.org/entity/{qid}"
