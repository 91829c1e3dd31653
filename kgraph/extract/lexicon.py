"""The word lists under ``data/extract/``, read once and checked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from kgraph.errors import DataError
from kgraph.resources import data_path


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
    try:
        root = yaml.compose(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise DataError(path, f"not YAML: {error}", mark.line + 1 if mark else None) from error
    if not isinstance(root, yaml.MappingNode):
        raise DataError(path, "expected a mapping of list names to lists", 1)
    known = {name: field.type for name, field in Lexicon.__dataclass_fields__.items()}
    found: dict[str, frozenset[str] | dict[str, frozenset[str]]] = {}
    for key, value in root.value:
        if key.value not in known:
            raise DataError(path, f"unknown list {key.value!r}; expected one of {sorted(known)}", _line(key))
        if str(known[key.value]).startswith("dict"):
            if not isinstance(value, yaml.MappingNode):
                raise DataError(path, f"{key.value} must map words to lists of words", _line(key))
            found[key.value] = {_word(path, k): _words(path, v) for k, v in value.value}
        else:
            found[key.value] = _words(path, value)
    for name in sorted(known.keys() - found.keys()):
        raise DataError(path, f"the list {name!r} is missing")
    return Lexicon(**found)  # type: ignore[arg-type]  # the types were checked above, list by list


def _words(path: Path, node: yaml.Node) -> frozenset[str]:
    if not isinstance(node, yaml.SequenceNode):
        raise DataError(path, "expected a list of words", _line(node))
    return frozenset(_word(path, n) for n in node.value)


def _word(path: Path, node: yaml.Node) -> str:
    if not isinstance(node, yaml.ScalarNode) or not node.value.strip():
        raise DataError(path, "expected a word", _line(node))
    return str(node.value)


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1
