"""How likely a fact is right: a logistic model over the rule that found it and the shape of the parse.

``data/extract/confidence.yaml`` holds two models, fitted by ``benchmarks/fit_confidence.py``: ``binary`` for triples
and binary rows, ``long`` for whole clauses. A model's score is bias + weight of the rule + weight of the kind + the sum
of weight times value over the numbers below; the confidence is its logistic function.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from kgraph.errors import DataError
from kgraph.extract import tree
from kgraph.model import Argument, Proposition, Sentence
from kgraph.resources import data_path


class Shape(NamedTuple):
    """The numbers that a model weighs. Lengths and distances are natural logarithms of one more than the count."""

    subject_length: float
    relation_length: float
    object_length: float
    sentence_length: float
    distance: float
    """Between the heads of subject and clause."""
    level: float
    """Arcs from the head of the clause to the root of the sentence."""
    depth: float
    """Nouns and clauses passed on the way to the object."""
    coordinated: float
    """1 where subject or object stands in a coordination."""
    pronoun: float
    """1 where the subject is a pronoun."""
    understood: float
    """1 where the subject does not hang on the clause's own verb."""
    inverted: float
    """1 where the subject follows the head of its clause."""


@dataclass(frozen=True)
class ConfidenceModel:
    bias: float
    rules: Mapping[str, float]
    kinds: Mapping[str, float]
    numbers: tuple[float, ...]
    """Weights in the order of :class:`Shape`."""

    def probability(self, rule: str, kind: str, shape: Shape) -> float:
        """Between 0 and 1, rounded to four digits so that platforms agree on the last one printed."""
        score = self.bias + self.rules.get(rule, 0.0) + self.kinds.get(kind, 0.0)
        for weight, value in zip(self.numbers, shape, strict=True):
            score += weight * value
        return round(1.0 / (1.0 + math.exp(-score)), 4)


class ClauseShape:
    """What all facts of one clause have in common; :meth:`of` adds what one fact has of its own."""

    def __init__(self, sentence: Sentence, head: int, subject: Argument | None) -> None:
        tokens = sentence.tokens
        place = head if subject is None else subject.head
        self.sentence = sentence
        self.length = math.log1p(len(tokens))
        self.distance = math.log1p(abs(place - head))
        self.level = float(level(sentence, head))
        self.coordinated = _is_coordinated(sentence, place)
        self.pronoun = float(tokens[place].pos == "PRON")
        self.understood = float(tokens[place].head != head)
        self.inverted = float(place > head)

    def of(self, subject: Sequence[int], relation: Sequence[int], thing: Sequence[int], head: int, depth: int) -> Shape:
        return Shape(
            math.log1p(len(subject)),
            math.log1p(len(relation)),
            math.log1p(len(thing)),
            self.length,
            self.distance,
            self.level,
            float(depth),
            float(self.coordinated or _is_coordinated(self.sentence, head)),
            self.pronoun,
            self.understood,
            self.inverted,
        )


def clause_shape(sentence: Sentence, proposition: Proposition) -> Shape:
    """The shape of a whole clause: all arguments but the subject count as its object."""
    subject = proposition.argument("subject")
    others = [a for a in proposition.arguments if a is not subject]
    rest = [i for a in others for i in a.tokens]
    head = others[0].head if others else proposition.head
    first = () if subject is None else subject.tokens
    return ClauseShape(sentence, proposition.head, subject).of(first, proposition.predicate.tokens, rest, head, 0)


def level(sentence: Sentence, i: int) -> int:
    """How many arcs token ``i`` is below the root."""
    tokens = sentence.tokens
    found = 0
    while tokens[i].head != i:
        i = tokens[i].head
        found += 1
    return found


def _is_coordinated(sentence: Sentence, i: int) -> bool:
    return sentence.tokens[i].dep == "conj" or tree.child(sentence, i, "conj") is not None


@cache
def confidence_model(name: str) -> ConfidenceModel:
    """The model ``name`` ("binary" or "long") that ships with kgraph."""
    return read_models(data_path("extract", "confidence.yaml"))[name]


def read_models(path: Path) -> dict[str, ConfidenceModel]:
    """The models in a YAML file.

    :raises DataError: where the file is no YAML or a model lacks a part.
    """
    try:
        found: Any = yaml.safe_load(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise DataError(path, f"not YAML: {error}", mark.line + 1 if mark else None) from error
    if not isinstance(found, dict) or not {"binary", "long"} <= found.keys():
        raise DataError(path, "expected the models 'binary' and 'long'")
    return {name: _model(path, name, found[name]) for name in ("binary", "long")}


def _model(path: Path, name: str, table: Any) -> ConfidenceModel:
    try:
        numbers = tuple(float(table["numbers"][field]) for field in Shape._fields)
        rules, kinds = ({str(k): float(v) for k, v in table[part].items()} for part in ("rules", "kinds"))
        return ConfidenceModel(float(table["bias"]), rules, kinds, numbers)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise DataError(path, f"model {name!r}: missing or not a number: {error}") from error
