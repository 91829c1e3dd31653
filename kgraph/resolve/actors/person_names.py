"""The forms under which persons appear in print, and the part of the name by which they are called."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kgraph.resolve.actors.forms import particles, strip_marks

_JUNIOR = re.compile(r",?\s+(Jr|Sr)\.?$")
_INITIAL = re.compile(r"^[A-Z]\.?$")
_NUMERAL = re.compile(r"^[IVX]+$")
_OF = re.compile(r"^(.*?)(?:,? (?:of|Prince of|Grand Duke of) .*)$")
_UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ø": "oe", "å": "aa", "Ø": "Oe"}
)
_UMLAUT_COUNTRIES = frozenset({"DEU", "AUT", "CHE", "DNK", "NOR", "SWE", "FIN"})
_KOREAN = frozenset({"KOR", "PRK"})
_FAMILY_LAST_IN_ENGLISH = frozenset({"JPN", "HUN"})
"""Countries that write the family name first at home and last in English."""
_ARTICLES = ("al-", "el-", "al ", "el ", "Al-", "El-", "Al ", "El ")


def forms_of(name: str, country: str) -> Iterator[str]:
    """Other forms of a person's full name: without initials and "Jr.", in the other order of family and given name,
    with ae for ä, with and without the Arabic article, Korean given names in one word.

    >>> sorted(forms_of("Shinzo Abe", "JPN")), sorted(forms_of("Bashar al-Assad", "SYR"))
    (['Abe Shinzo'], ['Bashar Assad', 'Bashar el-Assad'])
    """
    plain = _JUNIOR.sub("", name)
    if plain != name:
        yield plain
    words = plain.split()
    if len(words) > 2 and any(_INITIAL.match(w) for w in words[1:-1]):
        yield " ".join([words[0], *(w for w in words[1:-1] if not _INITIAL.match(w)), words[-1]])
    if country in _UMLAUT_COUNTRIES and plain != plain.translate(_UMLAUTS):
        yield plain.translate(_UMLAUTS)
    if country in _FAMILY_LAST_IN_ENGLISH and len(words) == 2:
        yield f"{words[1]} {words[0]}"
    if country in _KOREAN:
        yield from _korean(plain)
    for article in _ARTICLES:
        if f" {article}" in plain:
            bare = plain.replace(f" {article}", " ")
            yield bare
            yield plain.replace(f" {article}", " el-" if article.lower().startswith("a") else " al-")
            break


def _korean(name: str) -> Iterator[str]:
    words = name.replace("-", " ").split()
    if len(words) == 3:
        family, first, second = words
        yield f"{family} {first}{second.lower()}"
        yield f"{first}-{second.lower()} {family}"


def surnames_of(name: str, country: str, conventions: Mapping[str, str]) -> tuple[str, ...]:
    """What a person is called by for short, the most usual first.

    ``conventions`` gives for a country (alpha-3) whether the family name comes first, the given name is used, or two
    surnames stand at the end; elsewhere the last word counts, with the particles before it ("von der Leyen").

    >>> surnames_of("Enrique Peña Nieto", "MEX", {"MEX": "spanish"})
    ('Peña Nieto', 'Nieto', 'Peña')
    """
    plain = _JUNIOR.sub("", name)
    royal = _OF.match(plain)
    words = [w for w in (royal[1] if royal else plain).split() if not _NUMERAL.match(w)]
    if len(words) < 2:
        return tuple(words)
    convention = conventions.get(country, "")
    found: list[str] = []
    if convention == "family_first":
        found.append(words[0])
    elif convention == "given":
        found += [words[0], _with_particles(words), words[-1]]
        if "bin" in words[1:-1]:
            found.append(" ".join(words[words.index("bin") : words.index("bin") + 2]))
    elif convention == "spanish" and len(words) > 2:
        if strip_marks(words[-2]).casefold() in particles():
            found += [_with_particles(words), words[-1]]
        else:
            found += [" ".join(words[-2:]), words[-1], words[-2]]
    else:
        found += [_with_particles(words), words[-1]]
    bare = [re.sub(r"^(?:al|el|Al|El|as|ash)[- ]", "", form) for form in found]
    return tuple(dict.fromkeys([*found, *bare]))


def _with_particles(words: list[str]) -> str:
    """The last word and the small ones that belong to it."""
    i = len(words) - 1
    while i > 1 and strip_marks(words[i - 1]).casefold() in particles():
        i -= 1
    return " ".join(words[i:])
