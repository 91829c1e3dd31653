"""Names side by side are a list: "President Vucic and Premier Kurti", and in headlines "Serbia, Kosovo agree"."""

from __future__ import annotations

from kgraph.annotate.trees import child, move_joined, replaced
from kgraph.annotate.words import load_mending_words
from kgraph.model import Token

_BEFORE_A_NAME = frozenset(("nmod", "compound"))
_ACTORS = frozenset(("GPE", "NORP", "ORG", "PERSON"))
_PARTIES = frozenset(("nsubj", "nsubjpass", "dobj", "pobj", "conj", "dative"))
_FINITE = frozenset(("VBP", "VBD", "VBZ", "MD"))


def with_names_listed(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """``tokens`` of one sentence, where a name that the parser took for a part of the next one is its equal."""
    for token in tokens:
        if token.entity == "PERSON" and token.dep in _BEFORE_A_NAME:
            tokens = _with_first_name_free(tokens, token.i)
        elif token.entity in _ACTORS and token.dep == "appos":
            tokens = _with_comma_as_and(tokens, token.i)
            if token.entity == "PERSON":
                tokens = _with_joined_to_title(tokens, token.i)
        elif token.dep == "conj" and token.pos == "PROPN":
            tokens = _with_two_offices(tokens, token.i)
    return _with_first_word_a_subject(tokens)


def with_names_as_subjects(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """A name right before a finite verb without a subject is its subject and no measure: "*Nauru* switched sides"."""
    for name in tokens[:-1]:
        verb = tokens[name.i + 1]
        if name.dep != "npadvmod" or name.entity not in _ACTORS or name.head != verb.i:
            continue
        if verb.tag in _FINITE and verb.tag != "MD" and child(tokens, verb.i, "nsubj") is None:
            tokens = replaced(tokens, name.i, dep="nsubj")
    return tokens


def _with_joined_to_title(tokens: tuple[Token, ...], name: int) -> tuple[Token, ...]:
    """What is joined to a name right behind its title is joined to the title: "Chad's President Ann Lee *and Bo Ray*
    met"."""
    title = tokens[tokens[name].head]
    close = title.i < name and all(t.pos != "PUNCT" or t.tag == "HYPH" for t in tokens[title.i + 1 : name])
    if not close or title.dep not in _PARTIES:
        return tokens
    out = list(tokens)
    joined = tokens[name + 1].tag == "CC" if name + 1 < len(tokens) else False
    move_joined(out, name, title.i)
    for token in tokens[name + 1 :] if joined else ():
        if token.head in (name, title.i) and token.dep == "appos":
            out[token.i] = token._replace(head=title.i, dep="conj")
    return tokens if out == list(tokens) else tuple(out)


def _with_first_name_free(tokens: tuple[Token, ...], first: int) -> tuple[Token, ...]:
    """Vucic in "Vucic and Kosovo Prime Minister Kurti agreed", hung on Kurti as if he were a title of his."""
    second = tokens[first].head
    joined = first + 1 < len(tokens) and tokens[first + 1].dep == "cc" and tokens[first + 1].head == first
    if not joined or second < first or tokens[second].entity != "PERSON":
        return tokens
    out = list(tokens)
    governor = tokens[second]
    root = governor.head == second
    out[first] = tokens[first]._replace(head=first if root else governor.head, dep=governor.dep)
    out[second] = governor._replace(head=first, dep="conj")
    for token in tokens[first + 2 : second]:
        if token.head == first and token.dep == "conj":
            out[token.i] = token._replace(head=second, dep="compound")
    return tuple(out)


def _with_two_offices(tokens: tuple[Token, ...], name: int) -> tuple[Token, ...]:
    """Who is "Deputy Prime Minister and Foreign Minister Ada Dahl" is one person: an office that has no article names
    nobody by itself."""
    office = tokens[tokens[name].head]
    offices = load_mending_words().joint_offices
    second = next((t for t in tokens[office.i + 2 : name] if t.head == name and t.text in offices), None)
    joined = office.i + 1 < name and tokens[office.i + 1].dep == "cc"
    if (
        office.text not in offices
        or office.entity == "PERSON"
        or second is None
        or (second.text == "President" and tokens[second.i - 1].text == "and")  # who joins it is another
        or not joined
        or office.head == office.i
    ):
        return tokens
    between = (t for t in tokens[office.i + 2 : name] if not _is_under(tokens, t, name))
    if any(between) or any(t.head in (office.i, name) and t.dep in ("det", "poss", "punct") for t in tokens[:name]):
        return tokens
    out = list(tokens)
    out[name] = tokens[name]._replace(head=office.head, dep=office.dep)
    out[office.i] = office._replace(head=name, dep="compound")
    out[office.i + 1] = tokens[office.i + 1]._replace(head=name)
    for t in tokens:
        if t.head == office.i and t.i > name:
            out[t.i] = t._replace(head=name)
    return tuple(out)


def _is_under(tokens: tuple[Token, ...], token: Token, top: int) -> bool:
    return token.head == top or tokens[token.head].head == top


def _with_comma_as_and(tokens: tuple[Token, ...], second: int) -> tuple[Token, ...]:
    """Kosovo in "Serbia, Kosovo agree to talk": an apposition would end with a comma."""
    first = tokens[second].head
    between = tokens[first + 1 : second]
    ahead = tokens[second + 1] if second + 1 < len(tokens) else None
    listed = (
        tokens[first].dep == "nsubj"
        and tokens[first].entity == tokens[second].entity
        and [t.text for t in between] == [","]
        and ahead is not None
        and ahead.tag in _FINITE
        and tokens[first].head in (ahead.i, ahead.head)
    )
    if not listed:
        return tokens
    return replaced(tokens, second, dep="conj")


def _with_first_word_a_subject(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Egypt in the headline "Egypt, Sudan condemn attack", taken for an adverbial."""
    if len(tokens) < 4:
        return tokens
    first, comma, second, verb = tokens[:4]
    listed = (
        (first.dep, second.dep) == ("npadvmod", "nsubj")
        and first.entity == second.entity != ""
        and comma.text == ","
        and first.head == second.head
        and verb.tag in _FINITE
        and second.head in (verb.i, verb.head)
    )
    if not listed:
        return tokens
    return (
        first._replace(dep="nsubj"),
        comma._replace(head=first.i),
        second._replace(dep="conj", head=first.i),
        *tokens[3:],
    )
