"""Mends trees where a pattern is sure.

A parser hangs a list between dashes ("the states with a border on Oman -- Chad and Mali -- are at war") on the nearest
name; where a plural noun stands before it, the list says who that is. It takes the subject of a clause for that of an
infinitive behind it ("The first state to leave the pact was Chad"), and the object of a preposition for that of its
verb ("call on all parties").
"""

from __future__ import annotations

from itertools import pairwise

from kgraph.annotate.clauses import with_clauses_rehung
from kgraph.annotate.closing_reports import with_closing_report
from kgraph.annotate.free_relatives import with_things_called
from kgraph.annotate.holders import with_holders_apart, with_holders_listed
from kgraph.annotate.name_lists import with_names_as_subjects, with_names_listed
from kgraph.annotate.participles import with_participles_told
from kgraph.annotate.trees import child, replaced
from kgraph.annotate.whole_names import with_first_names, with_whole_names
from kgraph.annotate.words import load_mending_words
from kgraph.model import Token

_DASHES = frozenset(("-", "–", "—", "--"))
_INSIDE = frozenset(("det", "amod", "compound", "nummod", "poss", "case", "nmod", "predet", "quantmod", "punct"))
_FAR = 14
"""Tokens between a list and the noun that it explains."""
_BETWEEN = frozenset(("pobj", "prep", "dobj", "relcl", "acl", "conj", "attr"))
"""Edges on the way from the name before the dash up to the noun."""


def mended(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """``tokens`` of one sentence with the edges that are surely wrong put right."""
    steps = (
        with_first_names,
        with_whole_names,
        with_holders_apart,
        with_holders_listed,
        with_names_listed,
        with_participles_told,
        with_things_called,
        _with_people_for_who,
        _with_means_apart,
        _with_prepositions_filled,
        _with_subject_clauses,
        with_names_as_subjects,
        _with_subjects_back,
        _with_subjects_joined,
        _with_lists_hung_high,
        with_clauses_rehung,
        _with_receivers,
        _with_appointed,
        _with_wishes,
        _with_late_objects,
        with_closing_report,
    )
    for step in steps:
        tokens = step(tokens)
    return tokens


def _with_means_apart(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Of "spoke by telephone with Oman" it is the speaking that is with somebody, not the telephone."""
    for token in tokens:
        if token.dep == "prep" and token.text in ("with", "to"):
            means = tokens[token.head]
            by = tokens[means.head]
            if means.pos == "NOUN" and by.text == "by" and child(tokens, means.i, "det", "poss") is None:
                tokens = replaced(tokens, token.i, head=by.head)
    return tokens


def _with_subject_clauses(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """A clause "for ... to" before a finite verb that has no subject is its subject: "for Oslo to leave is wrong"."""
    out = list(tokens)
    for mark in tokens:
        verb = tokens[mark.head]
        if mark.dep != "mark" or mark.text.lower() != "for" or verb.dep != "advcl" or verb.head > mark.i:
            continue
        judged = [t for t in tokens if t.head == verb.head and t.dep == "ccomp" and t.i > verb.i]
        free = (
            judged
            and judged[0].tag in ("VBZ", "VBD")
            and not any(
                t.head == judged[0].i and t.dep in ("nsubj", "nsubjpass", "expl", "csubj", "mark") for t in tokens
            )
        )
        if free:
            out[verb.i] = verb._replace(head=judged[0].i, dep="csubj")
    return tuple(out)


def _with_people_for_who(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """A clause with "who" behind a time describes the last noun before that: "met aides in May, who invited him"."""
    out = list(tokens)
    for who in tokens:
        verb = tokens[who.head]
        if who.text.lower() != "who" or who.dep != "nsubj" or who.i < 3 or verb.i < who.i:
            continue
        behind_time = tokens[who.i - 2].entity in ("DATE", "TIME") and tokens[who.i - 1].text == ","
        loose = verb.dep == "advcl" or (verb.dep == "relcl" and tokens[verb.head].entity in ("DATE", "TIME"))
        if not (behind_time and loose):
            continue
        noun = who.i - 2
        while noun > 0 and (tokens[noun].pos not in ("NOUN", "PROPN") or _is_time(tokens, noun)):
            noun -= 1
        if tokens[noun].pos in ("NOUN", "PROPN") and not _is_below(out, noun, verb.i):
            out[verb.i] = verb._replace(head=noun, dep="relcl")
    return tuple(out)


def _is_time(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether the noun belongs to a time ("the end of last year")."""
    return tokens[i].entity in ("DATE", "TIME") or any(
        t.entity in ("DATE", "TIME") and t.dep == "pobj" and tokens[t.head].head == i for t in tokens
    )


def _is_below(tokens: list[Token], i: int, top: int) -> bool:
    while tokens[i].head != i:
        i = tokens[i].head
        if i == top:
            return True
    return False


def _with_prepositions_filled(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """What follows a preposition that brings nothing is its object: nothing stands between the two."""
    out = list(tokens)
    for word in tokens:
        if word.dep != "dobj" or word.head >= word.i or word.tag in ("WDT", "WP"):
            continue
        first = word.i
        while (
            first > word.head + 1 and word.head < tokens[first - 1].head <= word.i and tokens[first - 1].dep in _INSIDE
        ):
            first -= 1
        before = tokens[first - 1]
        empty = before.dep == "prep" and before.head == word.head and before.i == word.head + 1
        if empty and all(t.head != before.i for t in tokens):
            out[word.i] = word._replace(head=before.i, dep="pobj")
    return tuple(out)


def _with_subjects_back(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The noun before "to" is the subject of the finite verb that has none, and the infinitive describes it."""
    for to in tokens:
        verb = tokens[to.head]
        if to.tag != "TO" or to.dep != "aux" or verb.dep not in ("ccomp", "csubj") or verb.head <= verb.i:
            continue
        above = tokens[verb.head]
        subjects = [
            t for t in tokens if t.head in (verb.i, above.i) and t.dep in ("nsubj", "nsubjpass", "expl", "mark")
        ]
        if len(subjects) != 1 or subjects[0].head != verb.i or subjects[0].i > to.i or subjects[0].dep != "nsubj":
            continue
        if above.tag not in ("VBD", "VBZ", "VBP", "MD") and above.pos != "AUX":
            continue
        noun = subjects[0].i
        out = list(tokens)
        out[noun] = out[noun]._replace(head=above.i)
        out[verb.i] = verb._replace(head=noun, dep="relcl")
        tokens = tuple(out)
    return tokens


def _with_subjects_joined(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Of two subjects of one verb with "and" between them the second is joined to the first ("President Ann Lee and
    Danish Prime Minister Bo Dahl met")."""
    out = list(tokens)
    for second in tokens:
        if second.dep != "nsubj" or second.pos != "PROPN" or second.head < second.i:
            continue
        others = [t for t in tokens[: second.i] if t.dep == "nsubj" and t.head == second.head and t.pos == "PROPN"]
        first = others[-1] if others else None
        if first is None or not any(t.dep == "cc" and t.head == first.i for t in tokens[first.i : second.i]):
            continue
        if all(t.dep in _INSIDE or t.dep == "cc" for t in tokens[first.i + 1 : second.i]):
            out[second.i] = second._replace(head=first.i, dep="conj")
    return tuple(out)


def _with_lists_hung_high(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Each list of names between dashes is hung on the plural noun that it explains."""
    dashes = [t.i for t in tokens if t.text in _DASHES and 0 < t.i < len(tokens) - 1 and _is_free(tokens, t.i)]
    for opening, closing in pairwise(dashes):
        first = _list_between(tokens, opening, closing)
        noun = None if first is None else _explained(tokens, first, opening)
        if first is not None and noun is not None:
            tokens = replaced(tokens, first, head=noun, dep="appos")
    return tokens


def _with_receivers(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """A country right behind "gave" and before an adjective or number is who gets it ("offered Oman technical help"):
    parsers take its name for the first word of the gift's."""
    giving = load_mending_words().giving
    out = list(tokens)
    for name in tokens[1:-1]:
        gift, verb, after = tokens[name.head], tokens[name.i - 1], tokens[name.i + 1]
        if name.entity != "GPE" or name.tag != "NNP" or name.dep not in ("nmod", "compound", "poss"):
            continue
        given = verb.lemma in giving and gift.dep == "dobj" and gift.head == verb.i and gift.pos == "NOUN"
        if given and after.head == gift.i and after.dep in ("amod", "nummod", "det", "quantmod"):
            out[name.i] = name._replace(head=verb.i, dep="dative")
    return tuple(out)


def _with_appointed(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """A name between "appointed" and an office is whom it is given to ("named Ann Lee special envoy to Chad"): parsers
    take it for a part of the office."""
    appointing = load_mending_words().appointing
    out = list(tokens)
    for name in tokens[1:-1]:
        office = tokens[name.head]
        verb = tokens[office.head]
        if name.entity != "PERSON" or name.dep not in ("nmod", "compound") or verb.lemma not in appointing:
            continue
        given = office.dep in ("dobj", "oprd") and office.pos == "NOUN" and verb.i < name.i < office.i
        inside = tokens[verb.i + 1 : name.i]
        last = tokens[name.i + 1].entity != "PERSON" or tokens[name.i + 1].entity_starts
        if given and last and all(t.entity == "PERSON" or t.pos == "PROPN" for t in inside):
            for t in inside:
                if t.head == office.i:
                    out[t.i] = t._replace(head=name.i, dep="compound")
            out[name.i] = name._replace(head=verb.i, dep="dobj")
            out[office.i] = office._replace(dep="oprd")
    return tuple(out)


def _with_late_objects(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """A noun with "the" right behind a place is no name of it but the verb's object ("received in Rabat the envoy")."""
    out = list(tokens)
    for noun in tokens:
        place = tokens[noun.head]
        preposition = tokens[place.head]
        verb = tokens[preposition.head]
        if noun.dep != "appos" or place.dep != "pobj" or place.entity != "GPE" or verb.pos != "VERB":
            continue
        first = min((t.i for t in tokens if t.head == noun.i and t.i < noun.i), default=noun.i)
        bare = all(t.dep not in ("dobj", "nsubjpass", "auxpass") for t in tokens if t.head == verb.i)
        if bare and first == place.i + 1 and tokens[first].dep == "det" and verb.i < preposition.i:
            out[noun.i] = noun._replace(head=verb.i, dep="dobj")
    return tuple(out)


def _with_wishes(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Who is wished something stands between the article and what he is wished ("wished the people peace")."""
    out = list(tokens)
    for name in tokens[1:-1]:
        wish = tokens[name.head]
        verb = tokens[wish.head]
        if name.dep != "compound" or name.pos != "NOUN" or wish.dep != "dobj" or verb.lemma != "wish":
            continue
        before = [t for t in tokens if t.head == wish.i and verb.i < t.i < name.i]
        if wish.i == name.i + 1 and before and before[0].dep in ("det", "poss"):
            for t in before:
                out[t.i] = t._replace(head=name.i)
            out[name.i] = name._replace(head=verb.i, dep="dative")
    return tuple(out)


def _is_free(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether the dash stands between spaces."""
    return tokens[i - 1].end < tokens[i].start and tokens[i].end < tokens[i + 1].start


def _list_between(tokens: tuple[Token, ...], opening: int, closing: int) -> int | None:
    """The first of at least two names that are all that stands between the dashes."""
    inside = tokens[opening + 1 : closing]
    heads = [t for t in inside if not opening < t.head < closing]
    if len(heads) != 1 or heads[0].pos != "PROPN" or heads[0].head == heads[0].i:
        return None
    names = [t for t in inside if t.dep == "conj" and t.pos == "PROPN"]
    plain = all(t.pos in ("PROPN", "CCONJ", "PUNCT", "DET", "ADJ", "NOUN") for t in inside)
    return heads[0].i if names and plain else None


def _explained(tokens: tuple[Token, ...], first: int, opening: int) -> int | None:
    """The highest plural noun above the name that the list hangs on."""
    at, found = tokens[first].head, None
    while opening - at < _FAR:
        token = tokens[at]
        if token.tag == "NNS" and at < opening:
            found = at
        if token.dep not in _BETWEEN or token.head == at:
            break
        at = token.head
    return found
