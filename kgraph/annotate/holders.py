"""Names behind an office and its land: "President of Chad Ann Lee" is no "Chad Ann Lee", as parsers have it."""

from __future__ import annotations

from itertools import pairwise

from kgraph.annotate.headline import load_headline_words
from kgraph.annotate.trees import Tokens, move_joined
from kgraph.annotate.words import load_mending_words
from kgraph.model import Token

_FAR = 18
"""Tokens between an office and its land ("Minister for Water and Energy of the Republic of Chad")."""
_LONGEST_LAND = 6
_LONGEST_NAME = 5
_PART = frozenset(("compound", "nmod"))
_BETWEEN = frozenset(("of", "for", "and", "the", "'s", "’s"))
_JOINING = frozenset(("-", "'", "’"))


def with_holders_apart(tokens: Tokens) -> Tokens:
    """``tokens`` of one sentence; the name of who holds an office stands in apposition to it, not inside its land."""
    offices = load_mending_words().offices
    for token in tokens:
        if token.text[:1].isupper() and token.text.lower() in offices:
            tokens = _with_holder_apart(tokens, token.i)
        elif token.dep in ("appos", "conj") and token.entity == "PERSON" and tokens[token.head].entity == "GPE":
            tokens = _with_holder_beside(tokens, token.i)
    return tokens


def _with_holder_beside(tokens: Tokens, name: int) -> Tokens:
    """A person right behind a land and a comma is in apposition to the office and never to the land, and no further
    land: "the president of Chad, *Ann Lee*"."""
    land = tokens[tokens[name].head]
    office = tokens[tokens[land.head].head]
    between = [t for t in tokens[land.i + 1 : name] if t.entity != "PERSON"]
    beside = tokens[land.head].text == "of" and office.text.lower() in load_mending_words().offices
    if not beside or [t.text for t in between] != [","]:
        return tokens
    out = list(tokens)
    out[name] = tokens[name]._replace(head=office.i, dep="appos")
    for token in tokens[name + 1 :]:
        if token.head == land.i and token.dep in ("conj", "cc") and token.entity in ("PERSON", ""):
            out[token.i] = token._replace(head=office.i)
    return tuple(out)


def _with_holder_apart(tokens: Tokens, office: int) -> Tokens:
    land = _land(tokens, office)
    if land is None or land[1] + 1 >= len(tokens):
        return tokens
    first, last = land
    name = tokens[_outermost(tokens, last + 1)]
    inner = range(last + 1, name.i + 1)
    inside = name.dep == "pobj" and tokens[name.head].i < first and _outermost(tokens, last) == name.i
    joined = name.dep == "conj" and name.head == office
    if not (inside or joined) or not _is_name(tokens, inner):
        return tokens
    out = list(tokens)
    for token in tokens:
        if token.head == name.i and token.i < last:
            out[token.i] = token._replace(head=last)
        elif token.head == office and office < token.i < first and token.dep in ("conj", "cc"):
            out[token.i] = token._replace(head=office + 2)  # "of Trade *and Industry* of Chad"
        if first <= token.i <= last:
            out[token.i] = out[token.i]._replace(entity="GPE", entity_starts=token.i == first)
        elif token.i in inner:
            out[token.i] = out[token.i]._replace(entity="PERSON", entity_starts=token.i == last + 1)
    if joined:
        move_joined(out, name.i, office)
    else:
        out[last] = out[last]._replace(head=name.head, dep="pobj")
    out[name.i] = out[name.i]._replace(head=office, dep="appos")
    return tuple(out)


def _outermost(tokens: Tokens, word: int) -> int:
    """The noun that a word and the words it belongs to are parts of; itself where it is no part of one."""
    at = word
    while tokens[at].dep in _PART and tokens[at].head > at:
        at = tokens[at].head
    return at


def with_holders_listed(tokens: Tokens) -> Tokens:
    """``tokens`` of one sentence; an office behind a name and a comma that has a name of its own is no apposition: "met
    Ann Lee, French Minister for Trade *Bo Ray*, and ..."."""
    titles = load_mending_words().titles
    for office in tokens:
        if office.dep == "appos" and office.text.lower() in titles and tokens[office.head].entity == "PERSON":
            tokens = _with_holder_listed(tokens, office.i)
    return tokens


def _with_holder_listed(tokens: Tokens, office: int) -> Tokens:
    before = office
    while before > 0 and tokens[before - 1].head == office:
        before -= 1
    at = next((t.i for t in tokens[office + 1 :] if t.entity == "PERSON" or t.text == ","), None)
    if (
        at is None
        or tokens[at].text == ","
        or before == 0
        or tokens[before - 1].text != ","
        or _is_list(tokens[at - 1])
    ):
        return tokens
    holder = _outermost(tokens, at)
    if tokens[holder].dep not in ("conj", "appos") or not office <= tokens[holder].head < holder:
        return tokens
    out = list(tokens)
    out[office] = tokens[office]._replace(dep="conj")
    out[holder] = tokens[holder]._replace(dep="appos", head=office)
    move_joined(out, holder, office)
    return tuple(out)


def _is_list(token: Token) -> bool:
    return token.tag == "CC" or token.text == ","


def _land(tokens: Tokens, office: int) -> tuple[int, int] | None:
    """The first and last token of the first land or body behind "of" and the words of the office."""
    words = load_mending_words()
    if office + 1 >= len(tokens) or tokens[office + 1].text not in ("of", "for"):
        return None
    for at in range(office + 2, min(office + 2 + _FAR, len(tokens))):
        found = None
        for end in range(at, min(at + _LONGEST_LAND, len(tokens))):
            name = _joined(tokens[at : end + 1])
            if name in words.lands or name in words.bodies:
                found = at, end
        if found is not None:
            return found
        token = tokens[at]
        if not token.text[:1].isupper() and token.text not in _BETWEEN:
            return None
    return None


def _joined(tokens: Tokens) -> str:
    text = tokens[0].text
    for before, token in pairwise(tokens):
        text += ("" if before.end == token.start else " ") + token.text
    return text


def _is_name(tokens: Tokens, inner: range) -> bool:
    """Whether the words can be a person's name: capitals throughout, and none a word of the language."""
    common = load_headline_words().common
    titles = load_mending_words().titles
    words = [tokens[i] for i in inner if tokens[i].text not in _JOINING]
    return 0 < len(words) <= _LONGEST_NAME and all(
        w.text[0].isupper() and w.entity != "DATE" and w.text.lower() not in common | titles for w in words
    )
