"""Judgements that two entities are the same or different, kept in a file, applied on every build, and reversible.

The file is YAML: a list of judgements in the order in which they were made. Nothing is ever rewritten by applying it:
entities are mapped on the way into the graph, so that taking a judgement out (or ``undo``) restores what was before.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal, NamedTuple

import yaml

from kgraph.errors import DataError, NotFoundError, OutputError
from kgraph.model import Entity, EntityType, Mention
from kgraph.resolve.lexicon import load_lexicon
from kgraph.resolve.names import names_person, parse_name, same_person

Verdict = Literal["same", "different"]
_NEEDED = frozenset({"verdict", "a", "b", "who", "when"})
_KEYS = _NEEDED | {"why", "a_label", "b_label"}


@dataclass(frozen=True, slots=True)
class Judgement:
    """``who`` said on day ``when`` that ``a`` and ``b`` (entity ids) are the same or different. The labels are for the
    reader of the file, and for documents that name only one of the two."""

    verdict: Verdict
    a: str
    b: str
    who: str
    when: dt.date
    why: str = ""
    a_label: str = ""
    b_label: str = ""

    @property
    def pair(self) -> tuple[str, str]:
        return (self.a, self.b) if self.a <= self.b else (self.b, self.a)


class Pair(NamedTuple):
    """Two entities that may be one, and why a person should look."""

    a: Entity
    b: Entity
    reason: str


@dataclass(frozen=True)
class Ledger:
    """Judgements in the order in which they were made; of two on one pair the later counts."""

    judgements: tuple[Judgement, ...] = ()

    @classmethod
    def load(cls, path: Path) -> Ledger:
        """The ledger in ``path``; an empty one where there is no such file. Raises ``DataError``."""
        if not path.exists():
            return cls()
        try:
            content = yaml.safe_load(path.read_text(encoding="utf-8"))
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line + 1 if error.problem_mark else None
            raise DataError(path, f"not YAML: {error.problem}", line) from error
        except (OSError, UnicodeDecodeError) as error:
            raise DataError(path, f"cannot be read: {error}") from error
        if content is None:
            return cls()
        if not isinstance(content, list):
            raise DataError(path, "must be a list of judgements")
        return cls(tuple(_judgement(path, number, item) for number, item in enumerate(content, 1)))

    def save(self, path: Path) -> None:
        """Writes the ledger. Raises ``OutputError``."""
        items = [
            {k: v for k, v in dataclasses.asdict(j).items() if v != ""} | {"when": j.when.isoformat()}
            for j in self.judgements
        ]
        try:
            path.write_text(yaml.safe_dump(items, sort_keys=False, allow_unicode=True), encoding="utf-8")
        except OSError as error:
            raise OutputError(f"cannot write {path}: {error}") from error

    def same(self, a: Entity | str, b: Entity | str, who: str, when: dt.date, why: str = "") -> Ledger:
        """This ledger and the judgement that ``a`` and ``b`` are one. Raises ``ValueError`` where they have one id."""
        return self._with("same", a, b, who, when, why)

    def different(self, a: Entity | str, b: Entity | str, who: str, when: dt.date, why: str = "") -> Ledger:
        """This ledger and the judgement that ``a`` and ``b`` are two."""
        return self._with("different", a, b, who, when, why)

    def undo(self, a: str, b: str) -> Ledger:
        """This ledger without the last judgement on ``a`` and ``b``. Raises ``NotFoundError`` where there is none."""
        pair = (a, b) if a <= b else (b, a)
        for i in range(len(self.judgements) - 1, -1, -1):
            if self.judgements[i].pair == pair:
                return Ledger(self.judgements[:i] + self.judgements[i + 1 :])
        raise NotFoundError(f"the ledger has no judgement on {a} and {b}")

    def _with(self, verdict: Verdict, a: Entity | str, b: Entity | str, who: str, when: dt.date, why: str) -> Ledger:
        ids = [x if isinstance(x, str) else x.id for x in (a, b)]
        labels = ["" if isinstance(x, str) else x.label for x in (a, b)]
        if ids[0] == ids[1]:
            raise ValueError(f"{ids[0]} is one entity, there is nothing to judge")
        return Ledger((*self.judgements, Judgement(verdict, ids[0], ids[1], who, when, why, labels[0], labels[1])))

    # ------------------------------------------------------------------------------------------ applying

    def in_force(self) -> dict[tuple[str, str], Judgement]:
        """The judgement that counts for each pair."""
        return {j.pair: j for j in self.judgements}

    @cached_property
    def _faces(self) -> dict[str, str]:
        """For each id of a group of same entities the id that the group is shown under: its Wikidata id if it has
        one, else the smallest. Two that are judged different are never put together: of the judgements that would
        link them, the one that would complete the link is left out."""
        judgements = self.in_force().values()
        apart = [j.pair for j in judgements if j.verdict == "different"]
        group: dict[str, frozenset[str]] = {}
        for judgement in judgements:
            if judgement.verdict == "same":
                merged = group.get(judgement.a, frozenset({judgement.a})) | group.get(
                    judgement.b, frozenset({judgement.b})
                )
                if not any(a in merged and b in merged for a, b in apart):
                    group.update(dict.fromkeys(sorted(merged), merged))
        return {id: min(members, key=lambda m: (not m.startswith("wd:"), m)) for id, members in group.items()}

    @cached_property
    def _labels(self) -> dict[str, str]:
        return {id: label for j in self.judgements for id, label in ((j.a, j.a_label), (j.b, j.b_label)) if label}

    def apply(self, entities: Iterable[Entity]) -> dict[str, Entity]:
        """For each id of ``entities`` the entity that stands for it."""
        known = {e.id: e for e in entities}
        return {id: self._shown(entity, known) for id, entity in known.items()}

    def _shown(self, entity: Entity, known: Mapping[str, Entity]) -> Entity:
        face = self._faces.get(entity.id, entity.id)
        if face == entity.id:
            return entity
        return known.get(face) or dataclasses.replace(entity, id=face, label=self._labels.get(face, entity.label))

    def apply_to_mentions(self, mentions: Sequence[Mention]) -> list[Mention]:
        """``mentions`` with the entity that stands for each."""
        if not any(m.entity.id in self._faces for m in mentions):
            return list(mentions)
        shown = self.apply(m.entity for m in mentions)
        return [m._replace(entity=shown[m.entity.id]) for m in mentions]


def _judgement(path: Path, number: int, item: object) -> Judgement:
    if not isinstance(item, dict) or not _NEEDED <= set(item) <= _KEYS:
        raise DataError(path, f"judgement {number} needs verdict, a, b, who and when (and may have why)")
    verdict, when = item["verdict"], item["when"]
    if verdict not in ("same", "different"):
        raise DataError(path, f"judgement {number}: the verdict is same or different, not {verdict!r}")
    try:
        day = when if isinstance(when, dt.date) else dt.date.fromisoformat(str(when))
    except ValueError:
        raise DataError(path, f"judgement {number}: not a date: {when!r}") from None
    free = {key: str(item.get(key, "")) for key in ("why", "a_label", "b_label")}
    return Judgement(verdict, str(item["a"]), str(item["b"]), str(item["who"]), day, **free)


# ---------------------------------------------------------------------------------------------- review


def doubtful(entities: Iterable[Entity], ledger: Ledger | None = None) -> list[Pair]:
    """Pairs of entities that may be one, each with a reason; pairs that the ledger judges are left out.

    Only entities of one type whose countries do not contradict each other are compared: the same name with and
    without country, a full name and its short form, and persons whose names differ in given names alone.
    """
    judged = ledger.in_force() if ledger else {}
    ordered = sorted({e.id: e for e in entities}.values(), key=lambda e: e.id)
    buckets: dict[tuple[EntityType, str], list[Entity]] = {}
    for entity in ordered:
        for key in _keys(entity):
            buckets.setdefault((entity.type, key), []).append(entity)
    found: dict[tuple[str, str], Pair] = {}
    for bucket in buckets.values():
        for i, a in enumerate(bucket):
            for b in bucket[i + 1 :]:
                if (a.id, b.id) in found or (a.id, b.id) in judged:
                    continue
                if a.country and b.country and a.country != b.country:
                    continue
                if reason := _reason(a, b):
                    found[a.id, b.id] = Pair(a, b, reason)
    return [found[k] for k in sorted(found)]


def _keys(entity: Entity) -> list[str]:
    words = entity.label.casefold().split()
    if entity.type is not EntityType.PERSON:
        return [" ".join(w for w in words if w != "the")]
    name = parse_name(entity.label.split(), load_lexicon(), entity.country)
    return sorted({name.family[-1], *name.parts[-1:], *name.parts[:1]}) if name.parts else []


def _reason(a: Entity, b: Entity) -> str:
    if a.label.casefold() == b.label.casefold():
        return "same name" if a.country == b.country else "same name, the country of one is not known"
    if a.type is not EntityType.PERSON:
        return "same name but for the article"
    if a.id.startswith("wd:") and b.id.startswith("wd:"):
        return ""
    lexicon = load_lexicon()
    one, two = (parse_name(e.label.split(), lexicon, e.country) for e in (a, b))
    if one.full and two.full:
        return "names that may be one person's" if same_person(one, two) else ""
    short, full = (one, two) if not one.full else (two, one)
    if full.full and names_person(short, full) == 2:
        return "short form of the name"
    return ""
