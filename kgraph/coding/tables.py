"""Reads the tables under ``data/relations``: classes, word classes, frames, event nouns, operators, effects.

Each table is a CSV file whose columns are fixed; what is wrong is told with file and line. ``docs/events.md`` explains
the tables to those who want to edit them.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kgraph.coding.frames import Alternative, Condition, Frame, NounFrame
from kgraph.errors import DataError
from kgraph.model import EntityType, EventType, QuadClass

_IDENTIFIER = re.compile(r"[a-z][a-z0-9_]*")
_TYPES = frozenset(EntityType)
_KINDS = frozenset(("actor", "person", "place", "thing"))
_KEYS = frozenset(("subject", "object", "complement", "sides", "through"))
_SIDES = frozenset(("home", "foreign"))
_FLAGS = frozenset(("passive", "inverse", "intransitive", "modifier"))
_IN_DEED = frozenset(
    t for t in EventType if t.quad_class in (QuadClass.MATERIAL_COOPERATION, QuadClass.MATERIAL_CONFLICT)
)
_SCOPES = ("verb", "noun", "object", "subject")


@dataclass(frozen=True, slots=True)
class RelationClass:
    """A row of ``classes.csv`` with the Goldstein value of its CAMEO code."""

    name: str
    event_type: EventType | None
    mode: str | None
    cameo: str | None
    goldstein: float | None
    symmetric: bool


@dataclass(frozen=True)
class Tables:
    """All tables, checked against each other."""

    classes: dict[str, RelationClass]
    words: dict[str, frozenset[str]]
    frames: tuple[Frame, ...]
    nouns: tuple[NounFrame, ...]
    operators: dict[str, dict[str, str]]
    """Scope -> word -> effect."""
    effects: dict[tuple[str, str], RelationClass | None]
    """(effect, event type, class or "*") -> class; ``None``: not coded. What is not listed stays as it is."""


Row = tuple[int, dict[str, str]]


def load_tables(folder: Path) -> Tables:
    """The tables in ``folder``.

    :raises DataError: where a table is missing or a row breaks its schema.
    """
    goldstein = dict(_goldstein(folder / "goldstein.csv"))
    classes = dict(_classes(folder / "classes.csv", goldstein))
    words = dict(_words(folder / "words.csv"))
    frames: list[Frame] = []
    files = sorted((folder / "frames").glob("*.csv"))
    if not files:
        raise DataError(folder / "frames", "no frame files (*.csv) here")
    for path in files:
        frames.extend(_frames(path, classes, words))
    nouns = tuple(_nouns(folder / "nouns.csv", classes))
    effects = dict(_effects(folder / "effects.csv", classes))
    operators = _operators(folder / "operators.csv", {name for name, _ in effects} | {"keep"})
    return Tables(classes, words, tuple(frames), nouns, operators, effects)


def rows(path: Path, columns: tuple[str, ...]) -> Iterator[Row]:
    """(line number, row) of a CSV file with exactly these columns; cells are stripped."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise DataError(path, f"cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise DataError(path, "is not UTF-8 text") from error
    reader = csv.reader(text.splitlines())
    header = next(reader, [])
    if tuple(header) != columns:
        raise DataError(path, f"the columns must be {','.join(columns)}", 1)
    for cells in reader:
        if not cells:
            continue
        if len(cells) != len(columns):
            raise DataError(path, f"{len(cells)} cells where {len(columns)} are needed", reader.line_num)
        yield reader.line_num, dict(zip(columns, (c.strip() for c in cells), strict=True))


def _goldstein(path: Path) -> Iterator[tuple[str, float]]:
    for line, row in rows(path, ("cameo", "goldstein")):
        try:
            value = float(row["goldstein"])
        except ValueError as error:
            raise DataError(path, f"not a number: {row['goldstein']!r}", line) from error
        if not row["cameo"].isdigit() or not -10 <= value <= 10:
            raise DataError(path, "needs a CAMEO code of digits and a value from -10 to 10", line)
        yield row["cameo"], value


def _classes(path: Path, goldstein: dict[str, float]) -> Iterator[tuple[str, RelationClass]]:
    seen: set[str] = set()
    for line, row in rows(path, ("class", "event_type", "mode", "cameo", "symmetric", "description")):
        name, event, cameo = row["class"], row["event_type"], row["cameo"]
        if not _IDENTIFIER.fullmatch(name):
            raise DataError(path, f"{name!r} is no identifier (lower case letters, digits, _)", line)
        if name in seen:
            raise DataError(path, f"the class {name!r} is there twice", line)
        if event and event not in EventType.__members__:
            raise DataError(path, f"{event!r} is no PLOVER event type", line)
        if cameo and cameo not in goldstein:
            raise DataError(path, f"{cameo!r} is no CAMEO code with a Goldstein value", line)
        if row["symmetric"] not in ("", "yes"):
            raise DataError(path, "symmetric must be yes or empty", line)
        seen.add(name)
        yield (
            name,
            RelationClass(
                name,
                EventType(event) if event else None,
                row["mode"] or None,
                cameo or None,
                goldstein.get(cameo),
                row["symmetric"] == "yes",
            ),
        )


def _words(path: Path) -> Iterator[tuple[str, frozenset[str]]]:
    seen: set[str] = set()
    for line, row in rows(path, ("name", "words", "meaning")):
        if not _IDENTIFIER.fullmatch(row["name"]) or row["name"] in seen:
            raise DataError(path, f"{row['name']!r} is no identifier, or is there twice", line)
        seen.add(row["name"])
        found = frozenset(w.strip() for w in row["words"].split("|") if w.strip())
        if not found:
            raise DataError(path, "no words", line)
        yield row["name"], found


def _frames(path: Path, classes: dict[str, RelationClass], words: dict[str, frozenset[str]]) -> Iterator[Frame]:
    columns = ("class", "verb", "noun", "preposition", "conditions", "example")
    for line, row in rows(path, columns):

        def fail(message: str, line: int = line) -> DataError:
            return DataError(path, message, line)

        if row["class"] not in classes:
            raise fail(f"the class {row['class']!r} is not in classes.csv")
        if not row["example"]:
            raise fail("a frame needs an example sentence")
        if not row["verb"]:
            raise fail("a frame needs a verb (or = for a noun alone)")
        prepositions = [p.strip() for p in row["preposition"].split("|")] if row["preposition"] else []
        flags, conditions = _conditions(row["conditions"], words, fail)
        yield Frame(
            row["class"],
            _alternatives(row["verb"], words, fail),
            _alternative(row["noun"], words, fail),
            tuple(p for p in prepositions if not p.startswith("+")),
            tuple(p[1:] for p in prepositions if p.startswith("+")),
            conditions,
            "passive" in flags,
            "inverse" in flags,
            "intransitive" in flags,
            "modifier" in flags,
            classes[row["class"]].event_type in _IN_DEED,
            row["example"],
            f"{path.name}:{line}",
        )


Fail = Callable[[str], DataError]


def _alternatives(cell: str, words: dict[str, frozenset[str]], fail: Fail) -> tuple[str, ...]:
    """The verbs of a cell in the order of the cell; word classes are spelled out in alphabetical order."""
    out: list[str] = []
    for part in (p.strip() for p in cell.split("|")):
        if not part:
            raise fail("an empty alternative between two |")
        if part.startswith("@"):
            if part[1:] not in words:
                raise fail(f"the word class {part!r} is not in words.csv")
            out.extend(sorted(words[part[1:]]))
        else:
            out.append(part)
    return tuple(dict.fromkeys(out))


def _alternative(cell: str, words: dict[str, frozenset[str]], fail: Fail) -> Alternative | None:
    if not cell:
        return None
    negative = cell.startswith("!")
    return Alternative(frozenset(_alternatives(cell.removeprefix("!"), words, fail)), negative)


def _conditions(
    cell: str, words: dict[str, frozenset[str]], fail: Fail
) -> tuple[frozenset[str], tuple[Condition, ...]]:
    flags: set[str] = set()
    found: list[Condition] = []
    for part in (
        re.split(r"\s+(?=(?:subject|object|complement|sides|through)=|passive|inverse|intransitive|modifier)", cell)
        if cell
        else ()
    ):
        key, equals, value = part.partition("=")
        if not equals:
            if key not in _FLAGS:
                raise fail(f"{key!r} is none of {', '.join(sorted(_FLAGS))}")
            flags.add(key)
            continue
        if key not in _KEYS or not value:
            raise fail(f"{part!r} is no condition on {', '.join(sorted(_KEYS))}")
        negative = value.startswith("!")
        if key == "sides" and value.removeprefix("!") not in _SIDES:
            raise fail(f"sides must be one of {', '.join(sorted(_SIDES))}, or ! and one of them")
        kinds: set[str] = set()
        lemmas: set[str] = set()
        for item in value.removeprefix("!").split("|"):
            if item in _KINDS or item in _TYPES:
                kinds.add(item)
            elif item.isupper():
                raise fail(f"{item!r} is no entity type")
            else:
                lemmas.update(_alternatives(item, words, fail))
        found.append(Condition(key, frozenset(kinds), frozenset(lemmas), negative))
    return frozenset(flags), tuple(found)


def _nouns(path: Path, classes: dict[str, RelationClass]) -> Iterator[NounFrame]:
    for line, row in rows(path, ("class", "noun", "preposition", "example")):
        if row["class"] not in classes:
            raise DataError(path, f"the class {row['class']!r} is not in classes.csv", line)
        if not row["noun"] or not row["example"]:
            raise DataError(path, "an event noun needs nouns and an example sentence", line)
        yield NounFrame(
            row["class"],
            tuple(row["noun"].split("|")),
            frozenset(row["preposition"].split("|")),
            row["example"],
            f"{path.name}:{line}",
        )


def _operators(path: Path, effects: set[str]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {scope: {} for scope in _SCOPES}
    for line, row in rows(path, ("scope", "word", "effect", "example")):
        if row["scope"] not in found:
            raise DataError(path, f"the scope must be one of {', '.join(_SCOPES)}", line)
        if row["effect"] not in effects:
            raise DataError(path, f"the effect {row['effect']!r} is not in effects.csv", line)
        if not row["word"] or row["word"] in found[row["scope"]]:
            raise DataError(path, f"the word {row['word']!r} is empty or there twice", line)
        found[row["scope"]][row["word"]] = row["effect"]
    return found


def _effects(path: Path, classes: dict[str, RelationClass]) -> Iterator[tuple[tuple[str, str], RelationClass | None]]:
    for line, row in rows(path, ("effect", "act", "class")):
        if row["act"] not in ("*", *EventType.__members__, *classes):
            raise DataError(path, f"{row['act']!r} is neither a PLOVER event type nor a class nor *", line)
        if row["class"] and row["class"] not in classes:
            raise DataError(path, f"the class {row['class']!r} is not in classes.csv", line)
        yield (row["effect"], row["act"]), classes[row["class"]] if row["class"] else None
