"""The words that decide how a clause is put forward: ``data/extract/stance.csv`` and ``stance.yaml``, checked."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import NamedTuple

from kgraph.errors import DataError
from kgraph.model import Modality
from kgraph.resources import data_path, read_word_lists


class Effect(StrEnum):
    """What a word makes of the clause or the happening that it governs."""

    REPORTED = "reported"
    """The content stands as the speaker's word ("said that")."""
    BELIEVED = "believed"
    """So too, but a negation of the word negates the content ("does not think that")."""
    FACTUAL = "factual"
    """The content holds whether or not the word is negated ("knew that")."""
    KEEP = "keep"
    """The content holds as the governing clause does ("began to")."""
    DENIED = "denied"
    PLANNED = "planned"
    REQUESTED = "requested"
    HYPOTHETICAL = "hypothetical"
    POSSIBLE = "possible"
    DOUBTFUL = "doubtful"
    """It is held to be unlikely: possible, and denied."""
    SPURNED = "spurned"
    """A happening that has no name of its own is denied ("rejected talks"); one that is there is only opposed
    ("rejected the offer")."""
    FORBIDDEN = "forbidden"
    """It is asked that the content shall not happen ("warned against")."""


class Governing(NamedTuple):
    """A word's effect; whether its subject is the speaker of the content; whether it names an act of its own."""

    effect: Effect
    speaker: bool
    act: bool


SLOTS = ("finite", "nonfinite", "noun")
_POS = ("verb", "verb with object", "noun")
_HEADER = ["words", "pos", *SLOTS, "speaker", "act", "example"]


@dataclass(frozen=True)
class SmallWords:
    """What ``data/extract/stance.yaml`` says; the file's comments define each list."""

    negators: frozenset[str]
    approximators: frozenset[str]
    hollow_negations: frozenset[str]
    negative_pronouns: frozenset[str]
    mute_pronouns: frozenset[str]
    cited_sources: frozenset[str]
    abandoning_verbs: frozenset[str]
    sparing_verbs: frozenset[str]
    negative_prepositions: frozenset[str]
    modals: dict[str, Modality]
    doubtful_adverbs: frozenset[str]
    reporting_adverbs: frozenset[str]
    planned_modifiers: frozenset[str]
    planned_adjectives: frozenset[str]
    doubtful_modifiers: frozenset[str]
    denied_modifiers: frozenset[str]
    happening_verbs: frozenset[str]
    future_times: frozenset[str]
    future_modifiers: frozenset[str]
    conditional_markers: frozenset[str]
    uncertain_markers: frozenset[str]
    temporal_markers: frozenset[str]
    contrasting_markers: frozenset[str]
    naming_prepositions: frozenset[str]
    prospective_prepositions: frozenset[str]
    motion_verbs: frozenset[str]
    mute_sources: frozenset[str]
    presupposing_verbs: frozenset[str]
    standing_nouns: frozenset[str]
    presupposing_nouns: frozenset[str]
    sought_nouns: frozenset[str]
    seeking_words: frozenset[str]
    causal_prepositions: frozenset[str]
    contacting_verbs: frozenset[str]
    voicing_verbs: frozenset[str]
    usual_adjectives: frozenset[str]


@dataclass(frozen=True)
class StanceWords:
    """``governing[pos][slot][word]``: the effect of a word on a finite clause, another clause, or a noun."""

    governing: dict[str, dict[str, dict[str, Governing]]]
    small: SmallWords

    def is_cue(self, word: str) -> bool:
        """Whether a clause of the verb ``word`` can name the speaker of a quotation."""
        found = self.governing["verb"]["finite"].get(word)
        return found is not None and found.speaker

    def reports(self, word: str) -> bool:
        """Whether the verb ``word`` does no more than report or believe."""
        found = self.governing["verb"]["finite"].get(word)
        return found is not None and found.effect in (Effect.REPORTED, Effect.BELIEVED)


@cache
def stance_words() -> StanceWords:
    """The words that ship with kgraph."""
    return StanceWords(
        read_governing(data_path("extract", "stance.csv")), read_small_words(data_path("extract", "stance.yaml"))
    )


def read_governing(path: Path) -> dict[str, dict[str, dict[str, Governing]]]:
    """The table of governing words.

    :raises DataError: where a row has an unknown value, no example, or says again what another row says of a word.
    """
    found: dict[str, dict[str, dict[str, Governing]]] = {pos: {slot: {} for slot in SLOTS} for pos in _POS}
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        if rows.fieldnames != _HEADER:
            raise DataError(path, f"expected the columns {','.join(_HEADER)}", 1)
        for row in rows:
            _add(path, rows.line_num, row, found)
    return found


def _add(path: Path, line: int, row: dict[str, str], found: dict[str, dict[str, dict[str, Governing]]]) -> None:
    if None in row or None in row.values():
        raise DataError(path, f"expected {len(_HEADER)} columns", line)
    if row["pos"] not in _POS:
        raise DataError(path, f"unknown pos {row['pos']!r}; expected one of {', '.join(_POS)}", line)
    for flag in ("speaker", "act"):
        if row[flag] not in ("", "yes"):
            raise DataError(path, f"{flag} must be 'yes' or empty", line)
    if not row["example"].strip():
        raise DataError(path, "the example is missing", line)
    for slot in SLOTS:
        if not row[slot]:
            continue
        try:
            governing = Governing(Effect(row[slot]), bool(row["speaker"]), bool(row["act"]))
        except ValueError:
            expected = ", ".join(e.value for e in Effect)
            raise DataError(path, f"unknown effect {row[slot]!r}; expected one of {expected}", line) from None
        for word in row["words"].split("|"):
            if not word.strip():
                raise DataError(path, "an empty word", line)
            if word in found[row["pos"]][slot]:
                raise DataError(path, f"{word!r} has an effect on a {slot} complement already", line)
            found[row["pos"]][slot][word] = governing


def read_small_words(path: Path) -> SmallWords:
    """The lists of a YAML file.

    :raises DataError: where the file is no YAML, a list is missing or unknown, or an entry is no word.
    """
    lists, maps = read_word_lists(path, SmallWords.__dataclass_fields__.keys() - {"modals"}, ["modals"])
    modals: dict[str, Modality] = {}
    for name, words in maps["modals"].items():
        if name not in [m.value for m in Modality]:
            raise DataError(path, f"unknown modality {name!r}")
        modals.update(dict.fromkeys(sorted(words), Modality(name)))
    return SmallWords(modals=modals, **lists)
