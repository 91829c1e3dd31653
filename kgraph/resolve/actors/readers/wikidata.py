"""Results of Wikidata queries on who held which position when, as the query service gives them in CSV.

Columns are known by name: ``person``, ``personLabel``, ``position`` (or ``office``) and its label, ``country`` (or
``jurisdiction``) and its label, ``start``, ``end``. Items are IRIs or QIDs; plain names will do where the tables know
them. Labels may be left out where the tables have the item. Days are ISO dates or timestamps; an unknown value (a
blank node) as end means that the end is not known.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from kgraph.errors import DataError
from kgraph.model import slug
from kgraph.resolve.actors.dates import precision_of
from kgraph.resolve.actors.files import Placed, check
from kgraph.resolve.actors.readers.known import Known
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
_UNKNOWN_VALUE = re.compile(r"_:\w+|t\d+|https?://www\.wikidata\.org/\.well-known/genid/\w+")


def is_wikidata_header(header: Sequence[str]) -> bool:
    names = {_OTHER_NAMES.get(name, name) for name in header}
    return "person" in names and bool(names & {"position", "positionLabel"})


def read_wikidata(path: Path, base: Tables) -> Iterator[Placed]:
    """Persons, offices and tenures. Raises ``DataError`` with file and line."""
    known = Known(base, SOURCE)
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file, strict=True)
        try:
            for record in reader:
                if None in record:
                    raise DataError(path, "more fields than columns", reader.line_num)
                fields = {_OTHER_NAMES.get(k, k): (v or "").strip() for k, v in record.items()}
                for table, row in _Record(fields, known, path, reader.line_num).rows():
                    check(row, path, reader.line_num)
                    yield Placed(path, reader.line_num, table, row)
        except csv.Error as error:
            raise DataError(path, str(error), reader.reader.line_num) from None
        except UnicodeDecodeError as error:
            raise DataError(path, f"not UTF-8: {error}", reader.reader.line_num + 1) from None


class _Record:
    """One line of the results."""

    def __init__(self, fields: dict[str, str], known: Known, path: Path, line: int) -> None:
        self.fields = fields
        self.known = known
        self.path = path
        self.line = line

    def rows(self) -> Iterator[tuple[str, Row]]:
        item, label = self._named("position")
        if not label and not item:
            raise self._fault("the position is empty")
        body = self._body(label)
        if self.known.add(body):
            yield "actors", body
        person = self._person(body)
        if self.known.add(person):
            yield "actors", person
        office, new = self.known.office(label, body.id, item)
        if new:
            if not label:
                raise self._fault(f"the position {item} is not in the tables and has no label")
            yield "offices", office
        start, end = self._day("start"), self._day("end")
        seen = start if _UNKNOWN_VALUE.fullmatch(self.fields.get("end", "")) else ""
        if start or end:
            try:
                precision = str(precision_of(start, end))
            except ValueError as error:
                raise self._fault(str(error)) from None
            yield "tenures", TenureRow(office.id, person.id, start, end, precision, "", seen, SOURCE)

    def _body(self, position: str) -> ActorRow:
        item, label = self._named("country")
        if not item:
            found = self.known.body(label) if label else self.known.body_in(position)
            if found is None:
                raise self._fault(f"unknown country {label!r}" if label else f"no country for {position!r}")
            return found
        if f"wd:{item}" in self.known.actors:
            return self.known.actors[f"wd:{item}"]
        return ActorRow(f"wd:{item}", item, "COUNTRY", self._label(item, label), "", "", "", "", SOURCE)

    def _person(self, body: ActorRow) -> ActorRow:
        item, label = self._named("person")
        if f"wd:{item}" in self.known.actors:
            return self.known.actors[f"wd:{item}"]
        if item:
            return ActorRow(f"wd:{item}", item, "PERSON", self._label(item, label), body.country, "", "", "", SOURCE)
        if not label:
            raise self._fault("the person is empty")
        found = self.known.actor(label, "PERSON", body.country)
        id = f"kg:{slug(label)}" + (f"-{body.country.lower()}" if body.country else "")
        return found or ActorRow(id, "", "PERSON", label, body.country, "", "", "", SOURCE)

    def _named(self, column: str) -> tuple[str, str]:
        """The QID (or nothing) and the label (or nothing) of a column."""
        value, label = self.fields.get(column, ""), self.fields.get(f"{column}Label", "")
        match = _ITEM.fullmatch(value)
        if match:
            return match[1], "" if label == match[1] else label
        if "://" in value:
            raise self._fault(f"not a Wikidata item: {value!r}")
        return "", label or value

    def _label(self, item: str, label: str) -> str:
        if not label:
            raise self._fault(f"{item} is not in the tables and has no label")
        return label

    def _day(self, column: str) -> str:
        value = self.fields.get(column, "")
        if not value or _UNKNOWN_VALUE.fullmatch(value):
            return ""
        match = _DAY.fullmatch(value)
        if not match:
            raise self._fault(f"not a date: {value!r}")
        return match[1]

    def _fault(self, message: str) -> DataError:
        return DataError(self.path, message, self.line)


def write_wikidata(tables: Tables) -> str:
    """The tenures of Wikidata's persons in Wikidata's bodies, as the query service writes them."""
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
        if row.seen and row.seen == row.start:
            days[1] = "_:unknown"
        writer.writerow([_iri(person.qid), person.name, position, office.label, _iri(body.qid), body.name, *days])
    return out.getvalue()


def _iri(qid: str) -> str:
    return f"http://www.wikidata.org/entity/{qid}"
