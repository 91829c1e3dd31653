"""Scores assertions against claims that people annotated.

Gold is one JSON object a line: ``{"id", "claims": [{"subject", "relation", "object", ...}], "forbidden": [...]}``; each
slot may have ``…_aliases``, a claim ``event_type``, ``attributed_to``, ``polarity``, ``modality``, ``symmetric``.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kgraph.errors import InputError
from kgraph.evaluate.names import likeness, words

Record = dict[str, Any]
_MATCH = 0.4
"""Least score of a pair that counts as the same claim."""
_FORBIDDEN = 0.8
ATTRIBUTES = ("event_type", "speaker", "polarity", "modality")


@dataclass
class Score:
    """Counts over documents, and the figures made of them (all between 0 and 1)."""

    gold: int = 0
    predicted: int = 0
    matched: int = 0
    forbidden: int = 0
    attributes: Counter[str] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return self.matched / self.gold if self.gold else 0.0

    @property
    def precision(self) -> float:
        """A lower bound: gold is not exhaustive, so only predictions in sentences that carry gold count."""
        return self.matched / self.predicted if self.predicted else 0.0

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def accuracy(self, attribute: str) -> float:
        return self.attributes[attribute] / self.matched if self.matched else 0.0


def load_gold(path: Path) -> dict[str, Record]:
    """Gold documents by id.

    :raises InputError: naming the line that is not a gold document.
    """
    found: dict[str, Record] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            found[str(record["id"])] = {"claims": record["claims"], "forbidden": record.get("forbidden", [])}
        except (ValueError, KeyError, TypeError) as error:
            raise InputError(path, f"not a gold document: {error}", number) from error
    return found


def score(gold: Mapping[str, Record], predicted: Mapping[str, Sequence[Record]]) -> Score:
    """Scores assertion records (the contract of ``kgraph extract``), by document name, against gold."""
    total = Score()
    for name, document in gold.items():
        _score_document(total, name, document, predicted.get(name, ()))
    return total


def _score_document(total: Score, name: str, document: Record, predicted: Sequence[Record]) -> None:
    claims = document["claims"]
    cells = sorted(
        ((pair_score(p, g), -x, -y) for x, p in enumerate(predicted) for y, g in enumerate(claims)), reverse=True
    )
    used: set[int] = set()
    found: set[int] = set()
    for value, x, y in cells:
        if value < _MATCH or -x in used or -y in found:
            continue
        used.add(-x)
        found.add(-y)
        total.attributes.update(a for a in ATTRIBUTES if _agrees(a, predicted[-x], claims[-y]))
    quotes = {" ".join(g.get("sentence", "").split()) for g in claims}
    total.gold += len(claims)
    total.matched += len(found)
    for x, p in enumerate(predicted):
        quote = " ".join(p["evidence"]["quote"].split())
        total.predicted += x in used or any(quote in s or s in quote for s in quotes)
        total.forbidden += x not in used and any(_is_forbidden(p, f) for f in document["forbidden"])
    total.missed += [
        f"{name}: {g['subject']} | {g['relation']} | {g['object']}" for y, g in enumerate(claims) if y not in found
    ]


def pair_score(predicted: Record, gold: Record) -> float:
    """How far a record says what a gold claim says, between 0 and 1: both arguments and the relation must fit."""
    relation = max((_relation_likeness(predicted["relation"][form], gold) for form in ("phrase", "lemma")), default=0.0)
    if relation < 1 and gold.get("event_type") and predicted["relation"]["event_type"] == gold["event_type"]:
        relation = max(relation, 0.7)
    if not relation:
        return 0.0
    subjects, objects = _accepted(gold, "subject"), _accepted(gold, "object")
    s, o = predicted["subject"]["label"], predicted["object"]["label"]
    fit = min(likeness(s, subjects), likeness(o, objects))
    if gold.get("symmetric"):
        fit = max(fit, min(likeness(o, subjects), likeness(s, objects)))
    return fit * (0.5 + 0.5 * relation)


def _relation_likeness(relation: str, gold: Record) -> float:
    mine = words(relation)
    for other in map(words, _accepted(gold, "relation")):
        if mine and other and (mine <= other or other <= mine or len(mine & other) * 2 >= len(mine | other)):
            return 1.0
    return 0.0


def _accepted(gold: Record, slot: str) -> list[str]:
    return [gold[slot], *gold.get(f"{slot}_aliases", [])]


def _agrees(attribute: str, predicted: Record, gold: Record) -> bool:
    if attribute == "event_type":
        return bool(predicted["relation"]["event_type"] == gold.get("event_type"))
    if attribute == "speaker":
        mine, theirs = predicted["speaker"], gold.get("attributed_to")
        return (not mine and not theirs) or bool(mine and theirs and likeness(mine["label"], [theirs]))
    default = {"polarity": "affirmed", "modality": "asserted"}[attribute]
    return bool(predicted[attribute] == (gold.get(attribute) or default))


def _is_forbidden(predicted: Record, forbidden: Record) -> bool:
    return (
        pair_score(predicted, forbidden) >= _FORBIDDEN
        and predicted["polarity"] == "affirmed"
        and predicted["modality"] == "asserted"
    )
