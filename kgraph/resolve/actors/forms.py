"""What counts as the same written form: tokens folded to pieces, and when capital letters must agree.

A *piece* is a run of letters and digits without diacritics, apostrophes, full stops and hyphens, in lower case, in
its standard spelling (Muhammad and Mohamed are one piece); the *shape* is the piece with the capitals and the spelling
of the text. "Kim Jong-un", as one token or four, has the pieces kim, jong, un.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from functools import cache, lru_cache

from kgraph.resources import data_path

BARRIER = "\x00"
"""Stands for punctuation that no name runs across."""

_SPECIAL = str.maketrans(
    {
        "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae", "Æ": "Ae",
        "œ": "oe", "Œ": "Oe", "þ": "th", "Þ": "Th", "ð": "d", "Ð": "D", "ə": "a", "Ə": "A", "ħ": "h", "Ħ": "H",
    }
)  # fmt: skip
_APOSTROPHES = "'’‘ʼʻ`´ʿʾ′"
_APOSTROPHE = re.compile(f"[{_APOSTROPHES}]")
_POSSESSIVE = re.compile(rf"(?<=\w)[{_APOSTROPHES}](s|S)?$")
_HYPHENS = re.compile(r"[-‐‑]")
_SIGNS = {"&": "and", "+": "plus"}
_WORD = re.compile(r"[^\W_]+")
_TOKEN = re.compile(rf"[\w.{_APOSTROPHES}]+|[-‐‑]|[^\w\s]", re.UNICODE)


@cache
def spellings() -> dict[str, str]:
    """The standard of each variant in ``spellings.csv``, which the tables check when they are read."""
    return _column_pairs("spellings.csv", "variant", "standard")


@cache
def particles() -> frozenset[str]:
    """Small words in names, whose capital is a matter of house style so that either is accepted."""
    return frozenset(_column_pairs("particles.csv", "form", "form"))


def _column_pairs(name: str, key: str, value: str) -> dict[str, str]:
    path = data_path("actors", name)
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        return {row[key]: row[value] for row in csv.DictReader(file)}


@lru_cache(maxsize=200_000)
def pieces(token: str) -> tuple[tuple[str, str], ...]:
    """The (piece, shape) pairs of one token: none for a hyphen, the barrier for other punctuation.

    >>> pieces("U.S."), pieces("Jong-un"), pieces("’s")
    ((('us', 'US'),), (('jong', 'Jong'), ('un', 'un')), (('s', 's'),))
    """
    if token.isalpha() and token.isascii():
        low = token.lower()
        return ((spellings().get(low, low), token),)
    if _HYPHENS.fullmatch(token):
        return ()
    if token in _SIGNS:
        return ((_SIGNS[token], token),)
    possessive = _POSSESSIVE.search(token)
    if possessive:
        return (*pieces(token[: possessive.start()]), *([("s", "s")] if possessive[1] else []))
    plain = strip_marks(_APOSTROPHE.sub("", token))
    found = []
    for part in _HYPHENS.split(plain):
        words = _WORD.findall(part)
        if "." in part and all(len(w) <= 2 for w in words):  # an abbreviation: U.S., D.C., Ph.D.
            words = ["".join(words)]
        for word in words:
            if word:
                low = word.casefold()
                found.append((spellings().get(low, low), word))
    return tuple(found) or ((BARRIER, BARRIER),)


def strip_marks(text: str) -> str:
    """The text without diacritics; letters that have no plain form stay."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text.translate(_SPECIAL))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def split_form(form: str) -> list[str]:
    """The tokens of a form of the tables, much as a tokeniser for English makes them."""
    return _TOKEN.findall(form)


@lru_cache(maxsize=50_000)
def folded(form: str) -> str:
    """The pieces of a form, joined by spaces: equal for forms that differ in accents, hyphens, capitals and accepted
    spellings only.

    >>> folded("Côte d’Ivoire") == folded("Cote dIvoire")
    True
    """
    return " ".join(piece for token in split_form(form) for piece, _ in pieces(token))


def plain_key(word: str) -> str:
    """A word folded but in its own spelling: small letters and digits only."""
    return "".join(_WORD.findall(strip_marks(_APOSTROPHE.sub("", word)))).casefold()


def shaped(form: str) -> tuple[str, str]:
    """The key of a form and the shape that a text must show for it, both with spaces between pieces. Particles and
    small words are in lower case in the shape."""
    keys, shapes = [], []
    small = particles()
    for token in split_form(form):
        for piece, shape in pieces(token):
            keys.append(piece)
            shapes.append(piece if piece in small and not (shape.isupper() and len(shape) > 1) else shape)
    return " ".join(keys), " ".join(shapes)


def shape_fits(wanted: str, seen: str, strict: bool) -> bool:
    """Whether a text's ``seen`` shape of a piece may stand for the table's ``wanted`` one.

    Small letters of the table accept anything; capitals must be capitals in the text. Headlines in capitals fit, and
    so do acronyms of four and more letters in British style ("Nato"), unless ``strict``.
    """
    if wanted == seen or wanted.islower():
        return True
    if strict:
        return wanted.istitle() and seen.istitle()
    if seen.isupper():
        return wanted.isupper() or len(seen) > 3
    if wanted.isupper():
        return len(wanted) > 3 and seen[:1].isupper()
    return seen[:1].isupper() if wanted[:1].isupper() else True
