"""The words of mention resolution, from the tables under ``data/resolve``."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from kgraph.errors import DataError
from kgraph.model import EntityType
from kgraph.resolve.actors.forms import strip_marks
from kgraph.resources import data_path

PERSON_SENSES = frozenset({"role", "officials", "source", "kin", "mate"})
ANAPHORIC_SENSES = PERSON_SENSES | {"power", "country", "people", "body", "named", "place", "set"}
NAME_SENSES = frozenset({"named", "body", "place", "instrument", "event"})
SENSES = ANAPHORIC_SENSES | NAME_SENSES
_ALPHA3 = re.compile("[A-Z]{3}")
USES = ("plain", "possessive", "reflexive", "relative", "either")


class Noun(NamedTuple):
    """A noun that can stand for an actor; see ``data/resolve/README.md`` for the senses."""

    noun: str
    sense: str
    types: tuple[EntityType, ...]
    gender: str


class Pronoun(NamedTuple):
    """``gender``: m, f, n (thing or body), p (person of any gender) or empty; ``person`` 0 for relatives."""

    form: str
    person: int
    number: str
    gender: str
    use: str


class Epithet(NamedTuple):
    """``phrase`` means the actor that the tables know as ``actor``; where ``known`` names actors, only in a text that
    has named one of them before."""

    phrase: tuple[str, ...]
    actor: str
    known: tuple[str, ...]


@dataclass(frozen=True)
class Lexicon:
    """All tables of one folder. ``words`` holds the lists of ``words.yaml`` as sets."""

    nouns: dict[str, Noun]
    honorifics: dict[str, str]
    pronouns: dict[str, Pronoun]
    given_names: dict[str, str]
    surnames: dict[str, frozenset[str]]
    epithets: dict[str, tuple[Epithet, ...]]
    """By their last word."""
    sets: dict[str, tuple[str, ...]]
    """Plural names and the actors that they mean ("Koreas")."""
    peoples: dict[str, tuple[str, str | None]]
    """Peoples that act without a state of theirs: label and country (alpha-3) by name."""
    people_adjectives: dict[str, tuple[str, str | None]]
    """The same by their adjectives."""
    places: dict[str, str] = field(repr=False)
    """Cities and provinces that are no actors of the tables: country (alpha-3) by :func:`place_key`."""
    words: dict[str, frozenset[str]] = field(repr=False)
    numbers: dict[str, int] = field(repr=False)
    group_nouns: dict[str, str] = field(repr=False)
    variants: dict[str, str] = field(repr=False)
    role_synonyms: dict[str, str] = field(repr=False)
    role_abbreviations: dict[str, str] = field(repr=False)
    """Forms of address that tell a role ("gov")."""
    role_kinds: dict[str, frozenset[str]] = field(repr=False)
    """Roles that a wider word ("envoy") can mean."""
    adjectives: dict[str, str] = field(repr=False)
    """What stands before "Embassy" or "government" where that is not the first demonym."""
    realms: dict[str, frozenset[str]] = field(repr=False)
    """Countries that "the kingdom" and the like can mean."""
    person_nouns: frozenset[str] = field(repr=False)
    """Nouns whose bearer is a person."""


WORD_LISTS = (
    "name_particles",
    "name_suffixes",
    "past",
    "future",
    "rank_free",
    "place_prepositions",
    "goal_prepositions",
    "aimed_at",
    "place_verbs",
    "place_events",
    "kinds_of_land",
    "local_offices",
    "motion_verbs",
    "motion_nouns",
    "place_heads",
    "agent_verbs",
    "speech_verbs",
    "empty_it_adjectives",
    "empty_it_verbs",
    "restrictive",
    "group_modifiers",
    "fighters",
    "first_person_texts",
    "texts",
    "stance_verbs",
    "kinds_of_group",
    "one_to_a_state",
    "without_parliament",
    "blocs",
    "harming_verbs",
    "own_acts",
    "taken_by_actors",
    "just_lost",
    "had_by_two",
    "offices_of_lands",
    "led_supremely",
    "had_in_a_life",
    "titles_of_lives",
    "related",
    "judging_verbs",
    "event_verbs",
    "obeying_verbs",
    "had_by_states",
    "mediating_verbs",
    "commanders",
    "portfolios",
    "leader_titles",
    "deputies",
    "speaking_roles",
    "directions",
    "described",
    "owned",
    "talking_verbs",
    "sending_verbs",
    "having_verbs",
    "asking_verbs",
    "talks",
    "meeting_verbs",
    "issuing_verbs",
    "introduced",
    "headship",
    "generic",
    "quantifiers",
    "thing_verbs",
    "irregular",
    "made_of_things",
    "wide_places",
    "common_surnames",
    "state_forces",
    "state_modifiers",
    "thing_objects",
    "epithet_persons",
    "persons_m",
    "persons_f",
    "persons_p",
    "peoples",
    "settled_nations",
)


MAPS = (
    "numbers",
    "group_nouns",
    "variants",
    "role_synonyms",
    "role_abbreviations",
    "role_kinds",
    "realms",
    "adjectives",
)


@cache
def load_lexicon(folder: Path | None = None) -> Lexicon:
    """The lexicon in ``folder`` (``data/resolve``). Raises ``DataError`` with file and line."""
    folder = folder or data_path("resolve")
    nouns = {n.noun: n for n in _nouns(folder / "nouns.csv")}
    words, maps = _words(folder / "words.yaml")
    peoples = [r for _, r in _rows(folder / "peoples.csv", ("form", "label", "country", "adjective"))]
    return Lexicon(
        nouns=nouns,
        honorifics={r["form"]: r["gender"] for _, r in _rows(folder / "honorifics.csv", ("form", "gender"))},
        pronouns={p.form: p for p in _pronouns(folder / "pronouns.csv")},
        given_names=dict(_given_names(folder / "given_names.csv")),
        surnames=_surnames(folder / "surnames.csv"),
        epithets=_epithets(folder / "epithets.csv"),
        sets={
            row["phrase"]: tuple(row["actors"].split("|"))
            for _, row in _rows(folder / "sets.csv", ("phrase", "actors"))
        },
        peoples={r["form"]: (r["label"], r["country"] or None) for r in peoples},
        people_adjectives={r["adjective"]: (r["label"], r["country"] or None) for r in peoples if r["adjective"]},
        places=_places(folder / "places.csv"),
        words=words,
        numbers={k: int(v) for k, v in maps["numbers"].items()},
        group_nouns=maps["group_nouns"],
        variants=maps["variants"],
        role_synonyms=maps["role_synonyms"],
        role_abbreviations=maps["role_abbreviations"],
        role_kinds={noun: frozenset(kinds) for noun, kinds in maps["role_kinds"].items()},
        adjectives=maps["adjectives"],
        realms={noun: frozenset(names) for noun, names in maps["realms"].items()},
        person_nouns=frozenset(n for n, noun in nouns.items() if noun.sense in PERSON_SENSES),
    )


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a CSV file with their line numbers."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(path, f"cannot be read: {error}") from error
    reader = csv.reader(text.splitlines())
    if tuple(next(reader, ())) != columns:
        raise DataError(path, f"the columns must be {','.join(columns)}", 1)
    for values in reader:
        if len(values) != len(columns):
            raise DataError(path, f"{len(values)} fields, not {len(columns)}", reader.line_num)
        yield reader.line_num, dict(zip(columns, values, strict=True))


def _nouns(path: Path) -> Iterator[Noun]:
    for line, row in _rows(path, ("noun", "sense", "types", "gender")):
        if row["sense"] not in SENSES:
            raise DataError(path, f"unknown sense {row['sense']!r}", line)
        _check_gender(path, line, row["gender"])
        names = row["types"].split("|")
        if unknown := [n for n in names if n not in EntityType.__members__]:
            raise DataError(path, f"unknown type {unknown[0]!r}", line)
        yield Noun(row["noun"], row["sense"], tuple(EntityType(n) for n in names), row["gender"])


def _pronouns(path: Path) -> Iterator[Pronoun]:
    for line, row in _rows(path, ("form", "person", "number", "gender", "use")):
        if row["use"] not in USES or row["person"] not in "0123":
            raise DataError(path, f"unknown use or person of {row['form']!r}", line)
        yield Pronoun(row["form"], int(row["person"]), row["number"], row["gender"], row["use"])


def _given_names(path: Path) -> Iterator[tuple[str, str]]:
    for line, row in _rows(path, ("name", "gender", "source")):
        _check_gender(path, line, row["gender"])
        yield row["name"], row["gender"]


def _check_gender(path: Path, line: int, gender: str) -> None:
    if gender not in ("", "f", "m"):
        raise DataError(path, f"gender is neither f, m nor empty: {gender!r}", line)


def _surnames(path: Path) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for _, row in _rows(path, ("surname", "people")):
        found.setdefault(row["surname"], set()).add(row["people"])
    return {name: frozenset(peoples) for name, peoples in found.items()}


def place_key(name: str) -> str:
    """The name of a place as the lexicon looks it up: without marks, hyphens and capitals."""
    return strip_marks(name).casefold().replace("-", " ").replace("'", "").replace("  ", " ")


def _places(path: Path) -> dict[str, str]:
    found: dict[str, str] = {}
    for line, row in _rows(path, ("name", "country", "source")):
        if not _ALPHA3.fullmatch(row["country"]) or not row["name"] or not row["source"]:
            raise DataError(path, f"needs a name, an alpha-3 country and a source: {row['name']!r}", line)
        found[place_key(row["name"])] = row["country"]
    return found


def _epithets(path: Path) -> dict[str, tuple[Epithet, ...]]:
    found: dict[str, list[Epithet]] = {}
    for line, row in _rows(path, ("phrase", "actor", "known")):
        words = tuple(row["phrase"].split())
        if not words or not row["actor"]:
            raise DataError(path, "needs a phrase and an actor", line)
        known = tuple(name for name in row["known"].split("|") if name)
        found.setdefault(words[-1], []).append(Epithet(words, row["actor"], known))
    return {last: tuple(sorted(e, key=lambda e: -len(e.phrase))) for last, e in found.items()}


def _words(path: Path) -> tuple[dict[str, frozenset[str]], dict[str, dict[str, Any]]]:
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise DataError(path, f"not YAML: {error.problem}", line) from error
    lists: dict[str, frozenset[str]] = {}
    for key in WORD_LISTS:
        value = content.get(key)
        if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
            raise DataError(path, f"{key} must be a list of words (quote those that YAML takes for something else)")
        lists[key] = frozenset(value)
    maps: dict[str, dict[str, Any]] = {}
    for key in MAPS:
        if not isinstance(content.get(key), dict):
            raise DataError(path, f"{key} must be a mapping")
        maps[key] = {str(k): v for k, v in content[key].items()}
    return lists, maps
