"""Headlines in Title Case or capitals -> the case in which a sentence would be printed, length unchanged.

A tagger that has learned from running text takes "Beijing Confirms Visit" for a name. What is a name and what is not
is mostly told by the article below: a word that it prints in small letters is no name, a word with a capital inside a
sentence is one. Where it is silent a lexicon decides, and what that does not know keeps its capital.
(The idea of using the document itself: Mikheev, "A Knowledge-free Method for Capitalized Word Disambiguation", 1999.)
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import yaml

from kgraph.errors import DataError
from kgraph.resources import data_path, read_yaml

_WORD = re.compile(r"[^\W\d_]+(?:(?<=[A-Z])\.[A-Z]\b)*")
_SENTENCE_START = re.compile(r"(?:^|[.!?:…]|--|—)[\s\"'“”‘’(\[*-]*$|[\"“‘(\[]$")
_HEADLINE_START = re.compile(r"(?:[:!?]|--|—)[\s\"'“‘]*$")
_LONG_WORD = 7
_LISTS = ("function", "verbs", "irregular", "nouns", "others", "names", "endings", "abbreviations", "people")
_VOWELS = "aeiou"


@dataclass(frozen=True)
class HeadlineWords:
    """The lexicon, in small letters."""

    function: frozenset[str]
    common: frozenset[str]
    """Verbs and nouns in all their forms, adjectives and adverbs."""
    endings: tuple[str, ...]
    """Endings that only common words have."""
    names: frozenset[tuple[str, ...]]
    """Names of several words that are common ones on their own."""
    abbreviations: frozenset[str]
    verbs: frozenset[str]
    """Infinitives."""
    people: frozenset[str]
    """Plurals, mostly of people, that look like a form of a verb."""


@dataclass(frozen=True)
class Usage:
    """How an article prints words inside its sentences."""

    lower: Counter[str] = field(default_factory=Counter)
    """Words printed in small letters."""
    inner: Counter[str] = field(default_factory=Counter)
    """Words (in small letters) printed with a capital where no sentence begins."""
    forms: dict[str, Counter[str]] = field(default_factory=dict)
    """Word in small letters: its forms with a capital, counted ("nato": NATO; "mccain": McCain)."""
    pairs: frozenset[tuple[str, str]] = frozenset()
    """Neighbouring words that are printed with capitals together ("White House"), in small letters."""

    @classmethod
    def of(cls, passages: Iterable[str]) -> Usage:
        """Usage in ``passages`` of running text, headlines left out."""
        lower: Counter[str] = Counter()
        inner: Counter[str] = Counter()
        forms: dict[str, Counter[str]] = {}
        pairs = set()
        for passage in passages:
            before: tuple[str, int] | None = None
            for match in _WORD.finditer(passage):
                word, start = match.group(), match.start()
                small = word.lower()
                if word[0].islower():
                    lower[small] += 1
                    before = None
                    continue
                if before and passage[before[1] : start].strip(" -") == "":
                    pairs.add((before[0], small))
                before = (small, match.end())
                forms.setdefault(small, Counter())[word] += 1
                if not _SENTENCE_START.search(passage[max(0, start - 6) : start] if start else ""):
                    inner[small] += 1
        return cls(lower, inner, forms, frozenset(pairs))

    def is_name(self, small: str) -> bool:
        """Whether the article prints the word with a capital inside sentences more often than in small letters."""
        return self.inner[small] > self.lower[small]

    def form(self, small: str) -> str | None:
        """The commonest form with a capital."""
        forms = self.forms.get(small)
        return min(forms, key=lambda form: (-forms[form], form)) if forms else None


def truecase(headline: str, usage: Usage | None = None, words: HeadlineWords | None = None) -> str:
    """``headline`` with the capitals of a sentence, character for character as long as before.

    A headline that is printed as a sentence already comes back unchanged.

    >>> truecase("Beijing Confirms Visit of North Korean Leader")
    'Beijing confirms visit of North Korean leader'
    """
    words, usage = words or load_headline_words(), usage or Usage()
    found = list(_WORD.finditer(headline))
    shouted = bool(found) and headline.isupper() and len(found) > 1
    if not shouted and any(_is_content(m.group(), words) for m in found):
        return headline
    joined = _in_names(headline, found, usage, words)
    out, end = [], 0
    for n, match in enumerate(found):
        word = match.group()
        starts = n == 0 or bool(_HEADLINE_START.search(headline[: match.start()]))
        recased = _shouted(word, n in joined, usage, words) if shouted else _titled(word, n in joined, usage, words)
        if starts:
            recased = word[0] + recased[1:]
        out += [headline[end : match.start()], recased if len(recased) == len(word) else word]
        end = match.end()
    return "".join(out) + headline[end:]


def _is_content(word: str, words: HeadlineWords) -> bool:
    """Whether a headline with this word cannot be Title Case: it is in small letters and no function word."""
    return word[0].islower() and len(word) > 2 and word not in words.function


def _in_names(headline: str, found: list[re.Match[str]], usage: Usage, words: HeadlineWords) -> set[int]:
    """Indices of the words in known names, and of those that the article prints with capitals beside each other."""
    joined: set[int] = set()
    for n in range(len(found) - 1):
        one, two = found[n], found[n + 1]
        near = headline[one.end() : two.start()].strip(" -") == ""
        if near and (one.group().lower(), two.group().lower()) in usage.pairs:
            joined |= {n, n + 1}
    small = [match.group().lower() for match in found]
    for name in words.names:
        joined |= {
            i
            for n in range(len(small) - len(name) + 1)
            if small[n] == name[0] and tuple(small[n : n + len(name)]) == name
            for i in range(n, n + len(name))
            if small[i] not in words.function
        }
    return joined


def _titled(word: str, in_name: bool, usage: Usage, words: HeadlineWords) -> str:
    small = word.lower()
    if in_name or not word[0].isupper() or (word.isupper() and len(word) > 1):
        return word
    return small if _is_common(small, usage, words) else word


def _shouted(word: str, in_name: bool, usage: Usage, words: HeadlineWords) -> str:
    small = word.lower()
    if not in_name and _is_common(small, usage, words):
        return small
    if form := usage.form(small):
        return form
    return word if small in words.abbreviations or "." in word else word.capitalize()


def _is_common(small: str, usage: Usage, words: HeadlineWords) -> bool:
    if small in words.function:
        return not usage.is_name(small) or bool(usage.lower[small])
    if usage.is_name(small):
        return False
    if usage.lower[small] or small in words.common:
        return True
    return len(small) >= _LONG_WORD and small.endswith(words.endings)


@cache
def load_headline_words(path: Path | None = None) -> HeadlineWords:
    """The lexicon of ``path`` (default: the shipped one).

    :raises DataError: naming file and line, for what is not YAML, and for a list that is missing or unknown or has
        something else than words in it.
    """
    path = path or data_path("annotate", "headline_words.yaml")
    root = read_yaml(path)
    if not isinstance(root, yaml.MappingNode):
        raise DataError(path, "a mapping of lists is expected", 1)
    lists: dict[str, list[str]] = {}
    for key, node in root.value:
        line = key.start_mark.line + 1
        if key.value not in _LISTS:
            raise DataError(path, f"unknown list {key.value!r}; the lists are: {', '.join(_LISTS)}", line)
        if not isinstance(node, yaml.SequenceNode):
            raise DataError(path, f"{key.value}: a list of words is expected", line)
        for entry in node.value:
            if not isinstance(entry, yaml.ScalarNode) or entry.value != str(entry.value).lower():
                raise DataError(path, f"{key.value}: words in small letters are expected", entry.start_mark.line + 1)
        lists[key.value] = [entry.value for entry in node.value]
    if missing := [name for name in _LISTS if not lists.get(name)]:
        raise DataError(path, f"missing: {', '.join(missing)}")
    common = {*lists["irregular"], *lists["others"]}
    for verb in lists["verbs"]:
        common |= {verb, *inflected(verb, ("s", "ed", "ing"))}
    for noun in lists["nouns"]:
        common |= {noun, *inflected(noun, ("s",))}
    return HeadlineWords(
        function=frozenset(lists["function"]),
        common=frozenset(common),
        endings=tuple(lists["endings"]),
        names=frozenset(tuple(name.split()) for name in lists["names"]),
        abbreviations=frozenset(lists["abbreviations"]),
        verbs=frozenset(lists["verbs"]),
        people=frozenset(lists["people"]),
    )


def inflected(word: str, endings: Iterable[str]) -> set[str]:
    """Regular forms of a verb or noun; final consonants are also doubled, which at worst makes forms nobody prints.

    >>> sorted(inflected("deny", ("s", "ed"))), sorted(inflected("plan", ("ing",)))
    (['denied', 'denies'], ['planing', 'planning'])
    """
    forms = set()
    for ending in endings:
        if word.endswith("y") and word[-2] not in _VOWELS and ending != "ing":
            forms.add(word[:-1] + "ie" + ending[-1])
        elif ending == "s":
            forms.add(word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s"))
        else:
            forms.add((word[:-1] if word.endswith("e") else word) + ending)
            if word[-1] not in _VOWELS + "wxy" and word[-2] in _VOWELS:
                forms.add(word + word[-1] + ending)
    return forms
