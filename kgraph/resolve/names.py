"""Personal names: their parts, which part is the family name, and which forms may be one person in one text.

Forms are compared part by part (without accents, hyphens and capitals); no edit distance is used anywhere, because
names of different people are often closer to each other than spellings of one (Kim Jong-il, Kim Jong-un).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kgraph.resolve.actors.forms import pieces
from kgraph.resolve.lexicon import Lexicon

FAMILY_FIRST = frozenset({"CHN", "PRK", "KOR", "TWN", "VNM", "HKG", "MAC", "SGP"})
_PINYIN = re.compile(
    r"(?:(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)?(?:[aoe]|ai|ei|ao|ou|an|en|ang|eng|ong|er|"
    r"i[ae]?|iao|iu|ian|in|iang|ing|iong|u[aoe]?|uai|ui|uan|un|uang)){1,2}"
)
"""One or two syllables as Mandarin is written in Latin letters."""
ARTICLES = frozenset({"al", "el", "as", "ash", "ad", "ar", "an"})


def parts_of(words: Sequence[str]) -> tuple[str, ...]:
    """The parts of a name as they are compared.

    >>> parts_of(["Kye", "-", "Gwan"]), parts_of(["O’Neill"])
    (('kye', 'gwan'), ('oneill',))
    """
    return tuple(piece for word in words for piece, _ in pieces(word) if piece.isalnum())


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name as it stands in the text. ``parts`` leave out titles, suffixes and the Arabic article."""

    parts: tuple[str, ...]
    family: tuple[str, ...]
    given: str
    family_first: bool

    @property
    def full(self) -> bool:
        return len(self.parts) > len(self.family)


def parse_name(words: Sequence[str], lexicon: Lexicon, country: str | None = None) -> PersonName:
    """The name made of ``words``; ``country`` (alpha-3) of the person helps to tell the order.

    A name that begins with a particle ("de Mistura", "al-Assad") is a family name alone, and so is a single word or
    several that hyphens join.
    """
    raw = parts_of(words)
    parts = tuple(lexicon.variants.get(p, p) for p in raw if p not in ARTICLES)
    while len(parts) > 1 and parts[-1] in lexicon.words["name_suffixes"]:
        parts = parts[:-1]
    if len(parts) < 2 or _is_chain(words) or raw[0] in lexicon.words["name_particles"] - {"abu", "abd", "ben"}:
        return PersonName(parts, parts, "", False)
    if _family_first(parts, lexicon, country):
        return PersonName(parts, parts[:1], " ".join(parts[1:]), True)
    at = len(parts) - 1
    while at > 1 and parts[at - 1] in lexicon.words["name_particles"]:
        at -= 1
    return PersonName(parts, parts[at:], parts[0], False)


def _is_chain(words: Sequence[str]) -> bool:
    """Whether hyphens alone join the words of a name, which is then one name ("Amir-Khani")."""
    text = " ".join(words)
    return "-" in text and " " not in text.replace(" - ", "-")


def _family_first(parts: tuple[str, ...], lexicon: Lexicon, country: str | None) -> bool:
    """Whether the first part is the family name: a surname of a people that writes it first, and the rest is no
    name of another language ("Ban Ki Moon", "Wang Yi", but not "Jo Johnson")."""
    if parts[0] not in lexicon.surnames or len(parts) > 4:
        return False
    if country is not None:
        return country in FAMILY_FIRST
    if any(p in lexicon.given_names for p in parts):
        return False
    return len(parts) > 2 or bool(_PINYIN.fullmatch(parts[1]))


def gender_of(name: PersonName, lexicon: Lexicon) -> str:
    """``m`` or ``f`` where the first given name that is known is one that only men or only women bear, else empty."""
    if not name.given or name.family_first:
        return ""
    given = name.parts[: len(name.parts) - len(name.family)]
    return next((lexicon.given_names[part] for part in given if part in lexicon.given_names), "")


def same_person(a: PersonName, b: PersonName) -> bool:
    """Whether two full names may be one person's: equal, or one with fewer or abbreviated given names.

    The family names must be equal; first names (and middle ones, where both have some) must be equal or one the
    other's initial, and the parts of the shorter must occur in the longer in order.
    """
    if a.parts == b.parts or "".join(a.parts) == "".join(b.parts):
        return True
    if not (a.full and b.full):
        return False
    if len(a.parts) == len(b.parts) == 2 and a.parts == b.parts[::-1]:
        return True
    if a.family_first or b.family_first or a.family != b.family:
        return False
    short, long = sorted((a.parts, b.parts), key=len)
    middle, other = (n.parts[1 : len(n.parts) - len(n.family)] for n in (a, b))
    if middle and other and not _fits(middle[0], other[0]):
        return False
    return _fits(short[0], long[0]) and _in_order(short, long)


def _fits(a: str, b: str) -> bool:
    return a == b or (len(a) == 1 and b.startswith(a)) or (len(b) == 1 and a.startswith(b))


def _in_order(short: Sequence[str], long: Sequence[str]) -> bool:
    rest = iter(long)
    return all(any(_fits(part, other) for other in rest) for part in short)


def names_person(short: PersonName, full: PersonName) -> int:
    """How well a short form names the bearer of a full name: 2 by family name, 1 by another part, 0 not at all."""
    if short.parts == full.family or (short.parts == full.family[-1:] and full.full):
        return 2
    if short.parts and len(short.parts) <= len(full.parts):
        if short.parts == full.parts[: len(short.parts)] or short.parts == full.parts[-len(short.parts) :]:
            return 1
        if len(short.parts) > 1 and any(
            short.parts == full.parts[i : i + len(short.parts)] for i in range(len(full.parts))
        ):
            return 1
        if len(short.parts) == 1 and short.parts[0] in full.parts[1:] and len(short.parts[0]) > 2:
            return 1
    return 0


def is_glued(name: PersonName, proper: PersonName) -> bool:
    """Whether a name is another one that lost the space before or after it ("ComradeLi Kuo Ming", "Li Kuo Mingsaid").

    Only names of three and more parts are compared, and at least one of them must be the same.
    """
    one, other = name.parts, proper.parts
    if len(one) != len(other) or len(one) < 3 or one == other or one[1:-1] != other[1:-1]:
        return False
    return one[0].endswith(other[0]) and one[-1].startswith(other[-1])
