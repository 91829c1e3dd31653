"""The tables in the binary form that is loaded: plain tuples and dictionaries, kept by ``marshal`` in the user's cache
folder under a name that depends on the content of all files."""

from __future__ import annotations

import gc
import hashlib
import marshal
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypedDict

from kgraph.model import EntityType
from kgraph.resolve.actors.dates import parse_partial
from kgraph.resolve.actors.forms import folded
from kgraph.resolve.actors.gazetteer import Form, Keys, Lengths, compile_forms
from kgraph.resolve.actors.person_names import forms_of, surnames_of
from kgraph.resolve.actors.schema import Tables, values

_DIGEST = 32
_KEPT = 8


class Compiled(TypedDict):
    """Actors are (id, name, type, country, gender, valid to, aliases); the other rows are the fields of their rows."""

    actors: list[tuple[str, str, str, str, str, str, tuple[str, ...]]]
    keys: Keys
    lengths: Lengths
    surnames: dict[str, tuple[int, ...]]
    offices: list[tuple[str, ...]]
    tenures: list[tuple[str, ...]]
    roles: list[tuple[str, ...]]
    role_words: list[tuple[str, ...]]
    shifts: list[tuple[str, ...]]


def compile_tables(rows: Tables) -> Compiled:
    """The compiled form of checked rows."""
    aliases: dict[str, dict[str, None]] = {}
    for alias in rows.aliases:
        aliases.setdefault(alias.actor, {}).setdefault(alias.form)
    keys, lengths = compile_forms(_forms(rows))
    conventions = {row.country: row.convention for row in rows.conventions}
    surnames: dict[str, dict[int, None]] = {}
    for number, actor in enumerate(rows.actors):
        if actor.type == EntityType.PERSON:
            for form in surnames_of(actor.name, actor.country, conventions):
                surnames.setdefault(folded(form), {}).setdefault(number)
    return Compiled(
        actors=[
            (r.id, r.name, r.type, r.country, r.gender, r.valid_to, tuple(aliases.get(r.id, ()))) for r in rows.actors
        ],
        keys=keys,
        lengths=lengths,
        surnames={key: tuple(numbers) for key, numbers in surnames.items()},
        offices=[values(row) for row in rows.offices],
        tenures=[values(row) for row in rows.tenures],
        roles=[values(row) for row in rows.roles],
        role_words=[values(row) for row in rows.role_words],
        shifts=[values(row) for row in rows.shifts],
    )


def _forms(rows: Tables) -> Iterator[Form]:
    """Every form of every actor: the name, the aliases, and for persons what follows from the name."""
    numbers = {row.id: number for number, row in enumerate(rows.actors)}
    for number, actor in enumerate(rows.actors):
        start, end = _ordinals(actor.valid_from, actor.valid_to)
        yield actor.name, number, "name", False, start, end
        if actor.type == EntityType.PERSON:
            for form in forms_of(actor.name, actor.country):
                yield form, number, "name", False, start, end
    for alias in rows.aliases:
        start, end = _ordinals(alias.valid_from, alias.valid_to)
        yield alias.form, numbers[alias.actor], alias.kind, alias.ambiguous == "1", start, end


def _ordinals(start: str, end: str) -> tuple[int, int]:
    first = parse_partial(start).start if start else None
    last = parse_partial(end).end if end else None
    return first.toordinal() if first else 0, last.toordinal() if last else 0


# ---------------------------------------------------------------------------------------------- the cache


def cache_dir() -> Path:
    """Where compiled tables are kept: ``$KGRAPH_CACHE``, else ``kgraph`` in the user's cache folder."""
    named = os.environ.get("KGRAPH_CACHE")
    if named:
        return Path(named)
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "kgraph"


def digest(files: Sequence[Path]) -> str:
    """A name for the content of ``files`` (order counts), for the code that compiles them, and for this Python."""
    total = hashlib.sha256(f"{sys.implementation.cache_tag} {marshal.version}".encode())
    code = sorted(Path(__file__).parent.rglob("*.py"))
    for path in [*code, *files]:
        total.update(f"\x00{path.suffix}\x00".encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()[:32]


def read_cached(name: str) -> Compiled | None:
    """What :func:`write_cached` kept under ``name``; ``None`` where there is nothing whole."""
    try:
        content = (cache_dir() / f"actors-{name}.bin").read_bytes()
    except OSError:
        return None
    payload = memoryview(content)[_DIGEST:]
    if hashlib.sha256(payload).digest() != content[:_DIGEST]:
        return None
    with no_collection():
        found: Compiled = marshal.loads(payload)
    return found


@contextmanager
def no_collection() -> Iterator[None]:
    """The garbage collector off: it would look through millions of new tuples in vain."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def write_cached(name: str, compiled: Compiled) -> None:
    """Keeps compiled tables; a cache folder that cannot be written is no error. Old entries are dropped."""
    payload = marshal.dumps(dict(compiled))
    try:
        folder = cache_dir()
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder, prefix="actors-", suffix=".tmp", delete=False) as file:
            file.write(hashlib.sha256(payload).digest())
            file.write(payload)
        Path(file.name).replace(folder / f"actors-{name}.bin")
        entries = sorted(folder.glob("actors-*.bin"), key=lambda p: (p.stat().st_mtime, p.name), reverse=True)
        for old in entries[_KEPT:]:
            old.unlink(missing_ok=True)
    except OSError:
        return
