"""Who a name in a raw table is: one id for a person, whatever the table and the spelling."""

from __future__ import annotations

import csv
import re
from pathlib import Path

from actor_sources.persons import skeleton, tokens

from kgraph.model import slug
from kgraph.resolve.actors.forms import folded
from kgraph.resolve.actors.schema import ActorRow

SPELLINGS = Path(__file__).parent / "spellings.csv"
_RANK = re.compile(
    r"^(?:(?:Sr|Lt|Brig|Maj|Vice|Capt|Col|Gen|Adm|Dr|Mr|Mrs|Sir|Dame|Ratu|Prof|Eng|Sheikh|Shaykh)\.?\s+|"
    r"(?:General|Colonel|Captain|President)\s+)+"
)


class People:
    """Persons by country and name. Persons with a QID are taken first, so that later spellings find them."""

    def __init__(self, actors: list[ActorRow]) -> None:
        self.rows: dict[str, ActorRow] = {}
        self._names: dict[str, dict[str, str]] = {}
        for row in actors:
            if row.type == "PERSON":
                self.rows[row.id] = row
                self._names.setdefault(row.country, {}).setdefault(folded(row.name), row.id)
        with SPELLINGS.open(encoding="utf-8", newline="") as file:
            self._spelling = {(r["country"], r["raw"]): (r["name"], r["qid"]) for r in csv.DictReader(file)}
        self.spelled: dict[tuple[str, str], set[str]] = {}
        """Sources by person and the name that they print instead of ours."""

    def id(self, country: str, name: str, qid: str, source: str) -> str:
        """The id for a name in a country; a person not met before is added."""
        printed = _styled(plain(name), country)
        name, known = self._spelling.get((country, printed), (printed, ""))
        id = self._id(country, name, qid or known, source)
        if name != printed:
            self.spelled.setdefault((id, printed), set()).add(source)
        return id

    def _id(self, country: str, name: str, qid: str, source: str) -> str:
        if qid and f"wd:{qid}" in self.rows:
            self._names.setdefault(country, {}).setdefault(folded(name), f"wd:{qid}")
            return f"wd:{qid}"
        found = None if qid else self._find(country, name)
        if found:
            return found
        code = country if country.isalpha() else ""  # bodies without an alpha-3 code go by their QID
        id = f"wd:{qid}" if qid else f"kg:{slug(name)}" + (f"-{code.lower()}" if code else "")
        if id not in self.rows:
            self.rows[id] = ActorRow(id, qid, "PERSON", name, code, "", "", "", source)
        self._names.setdefault(country, {}).setdefault(folded(name), id)
        return id

    def _find(self, country: str, name: str) -> str | None:
        names = self._names.get(country, {})
        key = folded(name)
        if key in names:
            return names[key]
        hits = {id for other, id in names.items() if same_person(key, other)}
        return hits.pop() if len(hits) == 1 else None


def same_person(one: str, other: str) -> bool:
    """Whether two names of a country's officials are one person's: same first and last token, the shorter contained
    in the longer, in order, up to romanisation."""
    a, b = [skeleton(t) for t in tokens(one)], [skeleton(t) for t in tokens(other)]
    if len(a) > len(b):
        a, b = b, a
    if len(a) < 2 or a[0] != b[0] or a[-1] != b[-1]:
        return False
    rest = iter(b)
    return all(any(token == found for found in rest) for token in a)


def _styled(name: str, country: str) -> str:
    """Korean given names as the press of each half prints them: Kim Jong Un, Moon Jae-in."""
    if country == "PRK":
        return " ".join(word[:1].upper() + word[1:] for word in name.replace("-", " ").split())
    words = name.split()
    if country == "KOR" and len(words) == 3 and "-" not in name:
        return f"{words[0]} {words[1]}-{words[2].lower()}"
    return name


def plain(name: str) -> str:
    """A name without rank, and without the Factbook's capitals for the surname."""
    shorter = _RANK.sub("", name.strip())
    name = shorter if " " in shorter else name.strip()
    name = re.sub(r"\s*\((?:acting|\d\w* time).*$", "", name, flags=re.IGNORECASE)
    words = [_lowered(word) for word in name.split()]
    return " ".join(words)


def _lowered(word: str) -> str:
    letters = [c for c in word if c.isalpha()]
    if len(letters) < 2 or not all(c.isupper() for c in letters) or re.fullmatch(r"[IVX]+", word):
        return word
    if "." in word:
        return word
    return re.sub(r"[^\W\d_]+", lambda m: m[0].capitalize(), word)
