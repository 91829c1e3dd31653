"""The words of nominal facts: titles, kinship, agents and events under ``data/extract/``, checked."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from kgraph.errors import DataError
from kgraph.resources import data_path, read_word_lists

_TITLE_KINDS = ("office", "portfolio", "person")
_KIN_KINDS = ("spouse", "child", "parent", "sibling", "relative")
_WAYS = ("poss", "adj", "compound", "by", "of", "from", "control")
_PREPOSITIONS = frozenset(
    "of to for on against with between from into in over about at towards toward upon among".split()
)


class EventFrame(NamedTuple):
    """How the arguments of an event noun are put, and the verb phrase that it stands for.

    ``subject`` lists the ways of the doer, best first: ``poss`` ("Kim's visit"), ``adj`` ("Israeli strikes"),
    ``compound`` ("U.N. sanctions"), the prepositions ``by``, ``of`` and ``from``, and ``control`` (the subject of the
    clause: "flew to Oslo for talks with"). ``object`` lists prepositions, ``poss`` ("Kim's arrest") and ``compound``
    ("his China visit"), or is ``self``, the happening ("its nuclear test": it conducted one). ``partner`` holds the
    prepositions of the other side of a mutual event. In ``relation``, ``{noun}`` stands for the event noun and
    ``{of}`` for the noun behind "of" or before the event noun ("arms sales").
    """

    relation: str
    subject: tuple[str, ...]
    object: tuple[str, ...]
    partner: tuple[str, ...]


@dataclass(frozen=True)
class NominalWords:
    """All that the rules of nominal facts look up; keys are lemmas in lower case."""

    titles: dict[str, str]
    """Office -> its kind."""
    office_modifiers: frozenset[str]
    former: frozenset[str]
    future: frozenset[str]
    prepositions: frozenset[str]
    bodies: frozenset[str]
    fields: frozenset[str]
    counterparts: frozenset[str]
    realms: frozenset[str]
    no_events: frozenset[str]
    hosts: frozenset[str]
    participants: frozenset[str]
    journeys: frozenset[str]
    answering: frozenset[str]
    answered_by: frozenset[str]
    taking_office: frozenset[str]
    serving: frozenset[str]
    giving_office: frozenset[str]
    parties: frozenset[str]
    creeds: frozenset[str]
    heads_of_state: frozenset[str]
    without_prime_minister: frozenset[str]
    kin: dict[str, str]
    agents: dict[str, tuple[str, ...]]
    """Agent noun -> the prepositions of the thing it is one of."""
    events: dict[str, tuple[EventFrame, ...]]
    confidence: dict[str, float]
    """Rule -> how likely a fact that it finds is right."""


@cache
def nominal_words() -> NominalWords:
    """The words that ship with kgraph."""
    folder = data_path("extract")
    names: tuple[str, ...] = (
        "office_modifiers",
        "former",
        "future",
        "prepositions",
        "bodies",
        "fields",
        "counterparts",
        "realms",
        "no_events",
    )
    names += ("hosts", "participants", "journeys", "parties", "creeds", "heads_of_state")
    names += ("without_prime_minister", "answering", "answered_by", "taking_office", "serving", "giving_office")
    small, _ = read_word_lists(folder / "nominals.yaml", names)
    return NominalWords(
        titles=read_kinds(folder / "titles.csv", _TITLE_KINDS),
        kin=read_kinds(folder / "kinship.csv", _KIN_KINDS),
        agents=read_agents(folder / "agent_nouns.csv"),
        events=read_events(folder / "event_nouns.csv"),
        confidence=read_confidence(folder / "nominals.csv"),
        **small,
    )


def read_kinds(path: Path, kinds: tuple[str, ...]) -> dict[str, str]:
    """Word -> kind, of a table with the columns words, kind, example; the first row that has a word counts.

    :raises DataError: where a row has an unknown kind or no example.
    """
    found: dict[str, str] = {}
    for line, row in _rows(path, ["words", "kind", "example"]):
        if row["kind"] not in kinds:
            raise DataError(path, f"unknown kind {row['kind']!r}; expected one of {', '.join(kinds)}", line)
        for word in _split(path, line, row["words"]):
            found.setdefault(word, row["kind"])
    return found


def read_agents(path: Path) -> dict[str, tuple[str, ...]]:
    """Agent noun -> prepositions.

    :raises DataError: where a row has an unknown preposition or no example.
    """
    found: dict[str, tuple[str, ...]] = {}
    for line, row in _rows(path, ["words", "prepositions", "example"]):
        prepositions = tuple(row["prepositions"].split())
        _check(path, line, prepositions, _PREPOSITIONS)
        for word in _split(path, line, row["words"]):
            found.setdefault(word, prepositions)
    return found


def read_events(path: Path) -> dict[str, tuple[EventFrame, ...]]:
    """Event noun -> its frames, in the order of the rows.

    :raises DataError: where a row has an unknown way or preposition, no relation, neither object nor partner, no
        example, or says again what another row says.
    """
    found: dict[str, list[EventFrame]] = {}
    for line, row in _rows(path, ["words", "relation", "subject", "object", "partner", "example"]):
        subject, target, partner = (tuple(row[c].split()) for c in ("subject", "object", "partner"))
        _check(path, line, subject, frozenset(_WAYS))
        _check(path, line, target, _PREPOSITIONS | {"poss", "compound", "self", "answered"})
        _check(path, line, partner, _PREPOSITIONS)
        if not row["relation"] or not (target or partner):
            raise DataError(path, "a relation and an object or partner are needed", line)
        frame = EventFrame(row["relation"], subject, target, partner)
        for word in _split(path, line, row["words"]):
            noun, _, verb = word.partition(":")
            if ("{verb}" in row["relation"]) != bool(verb):
                raise DataError(path, f"{word!r}: a verb goes with '{{verb}}' in the relation, and only with it", line)
            frames = found.setdefault(noun, [])
            made = frame._replace(relation=row["relation"].replace("{verb}", verb))
            if any(f.relation == made.relation for f in frames):
                raise DataError(path, f"{noun!r} has the relation {made.relation!r} already", line)
            frames.append(made)
    return {word: tuple(frames) for word, frames in found.items()}


def read_confidence(path: Path) -> dict[str, float]:
    """Rule -> probability, of a table with the columns rule, confidence, read.

    :raises DataError: where a confidence is no number between 0 and 1.
    """
    found: dict[str, float] = {}
    for line, row in _rows(path, ["rule", "confidence", "read"]):
        try:
            found[row["rule"]] = float(row["confidence"])
        except ValueError:
            raise DataError(path, f"{row['confidence']!r} is no number", line) from None
        if not 0 < found[row["rule"]] < 1:
            raise DataError(path, "a confidence lies between 0 and 1", line)
    return found


def _rows(path: Path, header: list[str]) -> Iterator[tuple[int, dict[str, str]]]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        if rows.fieldnames != header:
            raise DataError(path, f"expected the columns {','.join(header)}", 1)
        for row in rows:
            if None in row or None in row.values():
                raise DataError(path, f"expected {len(header)} columns", rows.line_num)
            if not row[header[-1]].strip():
                raise DataError(path, f"the {header[-1]} is missing", rows.line_num)
            yield rows.line_num, row


def _split(path: Path, line: int, words: str) -> list[str]:
    found = [w.strip() for w in words.split("|")]
    if not all(found):
        raise DataError(path, "an empty word", line)
    return found


def _check(path: Path, line: int, values: tuple[str, ...], known: frozenset[str]) -> None:
    for value in values:
        if value not in known:
            raise DataError(path, f"unknown way {value!r}; expected one of {', '.join(sorted(known))}", line)
