"""The actor tables as rows: what each column means and what it may hold.

Every row says where it is from (``source``). Lists inside a field are separated by ``|``. Dates are partial ISO dates
(a day, a month or a year); an empty date is open. ``check`` raises ``ValueError`` where a row breaks the schema.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from operator import attrgetter

from kgraph.model import EntityType
from kgraph.resolve.actors.dates import span
from kgraph.resolve.actors.forms import plain_key

KINDS = ("name", "official", "abbreviation", "demonym", "capital", "seat", "venue", "former", "nickname")
GENDERS = ("", "f", "m")
CONVENTIONS = ("family_first", "given", "spanish", "last")
SHIFTS = ("past", "then", "next", "outgoing", "acting", "caretaker", "now")

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
    is not known. ``acting`` is 1 for caretakers who stand beside or between regular holders. No date at all means
    always: what a dictionary says that knows no dates."""

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
class SpellingRow:
    """A piece of a name (folded) that is another spelling of ``standard``: romanisations of one name."""

    variant: str
    standard: str
    source: str

    def check(self) -> None:
        _require(bool(self.variant) and self.variant == plain_key(self.variant), f"not folded: {self.variant!r}")
        _require(bool(self.standard) and self.standard == plain_key(self.standard), f"not folded: {self.standard!r}")
        _require(self.variant != self.standard, "a spelling cannot stand for itself")


@dataclass(frozen=True, slots=True)
class ConventionRow:
    """By which part of their name persons of a country are called: ``family_first`` (Xi Jinping is Xi), ``given``
    (Abiy Ahmed is Abiy), ``spanish`` (two surnames at the end), ``last``. Elsewhere: the last word."""

    country: str
    convention: str
    source: str

    def check(self) -> None:
        _require(bool(_COUNTRY.fullmatch(self.country)), f"not an alpha-3 code: {self.country!r}")
        _require(self.convention in CONVENTIONS, f"unknown convention {self.convention!r}")


@dataclass(frozen=True, slots=True)
class ShiftRow:
    """A word that moves a title in time: ``past`` (former), ``then``, ``next`` (-elect), ``outgoing``, ``acting`` or
    ``now``; ``position`` is before or after the title."""

    form: str
    shift: str
    position: str
    source: str

    def check(self) -> None:
        _require(bool(self.form.strip()), "the form is empty")
        _require(self.shift in SHIFTS, f"unknown shift {self.shift!r}; known are {', '.join(SHIFTS)}")
        _require(self.position in ("before", "after"), f"position is neither before nor after: {self.position!r}")


@dataclass(frozen=True, slots=True)
class ParticleRow:
    """A small word inside names (bin, von, of), which may be printed with or without a capital."""

    form: str
    source: str

    def check(self) -> None:
        _require(bool(self.form) and self.form == plain_key(self.form), f"not folded: {self.form!r}")


@dataclass(frozen=True, slots=True)
class CodeRow:
    """A country code of other dictionaries that is not its alpha-3 code."""

    code: str
    country: str
    source: str

    def check(self) -> None:
        for code in (self.code, self.country):
            _require(bool(_COUNTRY.fullmatch(code)), f"not three capitals: {code!r}")


Row = (
    ActorRow
    | AliasRow
    | OfficeRow
    | TenureRow
    | RoleRow
    | RoleWordRow
    | SpellingRow
    | ConventionRow
    | ShiftRow
    | ParticleRow
    | CodeRow
)


@dataclass
class Tables:
    """All rows, in the order of their files."""

    actors: list[ActorRow] = field(default_factory=list)
    aliases: list[AliasRow] = field(default_factory=list)
    offices: list[OfficeRow] = field(default_factory=list)
    tenures: list[TenureRow] = field(default_factory=list)
    roles: list[RoleRow] = field(default_factory=list)
    role_words: list[RoleWordRow] = field(default_factory=list)
    spellings: list[SpellingRow] = field(default_factory=list)
    conventions: list[ConventionRow] = field(default_factory=list)
    shifts: list[ShiftRow] = field(default_factory=list)
    particles: list[ParticleRow] = field(default_factory=list)
    codes: list[CodeRow] = field(default_factory=list)


TABLES: dict[str, type] = {
    "actors": ActorRow,
    "aliases": AliasRow,
    "offices": OfficeRow,
    "tenures": TenureRow,
    "roles": RoleRow,
    "role_words": RoleWordRow,
    "spellings": SpellingRow,
    "conventions": ConventionRow,
    "shifts": ShiftRow,
    "particles": ParticleRow,
    "codes": CodeRow,
}


def values(row: Row) -> tuple[str, ...]:
    """The fields of a row in the order of its columns."""
    return _getters()[type(row).__name__](row)


@cache
def _getters() -> dict[str, Callable[[Row], tuple[str, ...]]]:
    return {kind.__name__: attrgetter(*(f.name for f in dataclasses.fields(kind))) for kind in TABLES.values()}


def _require(condition: bool, message: str) -> None:
    if not condition:
        raise ValueError(message)
