"""The word lists under ``data/extract/``, read once and checked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kgraph.resources import data_path, read_words


@dataclass(frozen=True)
class Lexicon:
    """What ``data/extract/lexicon.yaml`` says; the file's comments define each list."""

    subject_control: frozenset[str]
    object_control_prepositions: dict[str, frozenset[str]]
    content_nouns: frozenset[str]
    temporal_nouns: frozenset[str]
    time_prepositions: frozenset[str]
    place_prepositions: frozenset[str]
    place_objects: dict[str, frozenset[str]]
    copulas: frozenset[str]
    reciprocal_verbs: frozenset[str]
    reciprocal_nouns: frozenset[str]
    light_verbs: frozenset[str]
    connective_phrases: dict[str, frozenset[str]]
    intransitive_verbs: frozenset[str]
    infinitive_prepositions: dict[str, frozenset[str]]
    adjunct_prepositions: frozenset[str]
    reciprocal_transitives: frozenset[str]
    happening_verbs: frozenset[str]
    fighting_nouns: frozenset[str]
    judging_verbs: frozenset[str]
    judgements: frozenset[str]
    amounting_verbs: frozenset[str]
    signing_verbs: frozenset[str]
    signed_texts: frozenset[str]
    proxy_nouns: frozenset[str]
    firing_verbs: frozenset[str]
    leading_participles: frozenset[str]
    denying_verbs: frozenset[str]
    blaming_verbs: frozenset[str]
    reciprocal_topics: frozenset[str]
    obliging_auxiliaries: frozenset[str]
    instrument_verbs: frozenset[str]
    partitives: frozenset[str]
    gatherings: frozenset[str]
    gathering_verbs: frozenset[str]
    placed_nouns: frozenset[str]
    answering_verbs: frozenset[str]
    request_nouns: dict[str, frozenset[str]]
    place_kinds: frozenset[str]
    statement_nouns: frozenset[str]
    accusing_verbs: frozenset[str]
    demanding_verbs: frozenset[str]
    bodies: frozenset[str]
    act_nouns: dict[str, frozenset[str]]
    scene_phrases: dict[str, frozenset[str]]
    harming_verbs: frozenset[str]
    deadly_nouns: frozenset[str]
    attacking_verbs: frozenset[str]
    weapons: frozenset[str]
    culpable_adjectives: frozenset[str]
    culprit_nouns: frozenset[str]
    hostile_verbs: frozenset[str]
    helpers: frozenset[str]
    directing_verbs: frozenset[str]
    making_verbs: frozenset[str]
    deeds_in_attacks: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The lexicon that ships with kgraph."""
    return read_lexicon(data_path("extract", "lexicon.yaml"))


def read_lexicon(path: Path) -> Lexicon:
    """The lists in a YAML file.

    :raises DataError: where the file is no YAML, a list is missing or unknown, or an entry is no word.
    """
    return read_words(Lexicon, path)
