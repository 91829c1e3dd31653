"""Reading and changing the tree of a sentence, which is a tuple of tokens that tell their heads."""

from __future__ import annotations

from kgraph.model import Token

Tokens = tuple[Token, ...]

_JOINED = frozenset(("conj", "cc"))


def children(tokens: Tokens, i: int) -> list[Token]:
    return [t for t in tokens if t.head == i and t.i != i]


def child(tokens: Tokens, i: int, *deps: str) -> Token | None:
    """The first child of token ``i`` with one of these edges."""
    return next((t for t in children(tokens, i) if t.dep in deps), None)


def replaced(tokens: Tokens, i: int, **changes: object) -> Tokens:
    """``tokens`` with fields of token ``i`` changed."""
    return (*tokens[:i], tokens[i]._replace(**changes), *tokens[i + 1 :])  # type: ignore[arg-type]


def move_joined(tokens: list[Token], source: int, target: int) -> None:
    """Hangs what "and" joins to token ``source``, behind it, on token ``target``."""
    for token in tokens[source + 1 :]:
        if token.head == source and token.dep in _JOINED:
            tokens[token.i] = token._replace(head=target)
