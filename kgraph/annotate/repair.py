"""Mends what small parsers get wrong again and again, once for all who read the tree.

Only what can be seen to be wrong from the words themselves is touched: "staged" from "stag", "May said" as a modal, a
day of the week that swallowed the name before it, a main verb that was taken for a participle.
"""

from __future__ import annotations

from collections.abc import Sequence

from kgraph.annotate.words import load_mending_words
from kgraph.model import Token

_VOWELS = frozenset("aeiou")
_CLUSTERS = ("nde", "cte", "nte", "pte", "rte", "lte", "fte", "rme")
"""Endings that no verb has before "-d"."""
_HISSING = ("s", "x", "z", "ch", "sh", "o")
"""Endings that take "-es" ("passes", "goes")."""
_WEEKDAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
_FINITE = frozenset(("VBD", "VBZ"))
_LEFT = frozenset(("det", "amod", "compound", "nmod", "nummod", "poss"))
_CLAUSES = frozenset(("aux", "auxpass", "nsubj", "nsubjpass", "expl", "csubj"))


def repaired(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens of one sentence, mended; their number, order and places stay as they are."""
    out = list(tokens)
    for token in tokens:
        i = token.i
        if token.pos == "VERB":
            lemma = mended_lemma(token.text.lower(), token.lemma)
            if lemma != token.lemma:
                out[i] = out[i]._replace(lemma=lemma)
            if token.tag == "VBD" and token.dep == "acl":
                _mend_participle(out, i)
            elif token.tag == "VBG" and token.dep == "advcl":
                _join_compound(out, i)
        elif token.text in _WEEKDAYS:
            _free_name(out, i)
        elif token.text == "May" and token.tag == "MD":
            _name_may(out, i)
        elif (
            token.text in ("away", "down", "out")
            and token.dep in ("advmod", "prt", "prep")
            and tokens[i - 1].pos == "VERB"
        ):
            _mend_particle(out, i)
        elif token.tag == "TO" and token.dep == "prep":
            _mend_infinitive(out, i)
        elif token.tag == "NN" and token.dep == "ccomp":
            _mend_subjunctive(out, i)
    return tuple(out)


def mended_lemma(text: str, lemma: str) -> str:
    """The lemma of a verb form that was cut too short or not short enough.

    >>> mended_lemma("staged", "stag"), mended_lemma("re-elected", "re-electe"), mended_lemma("visited", "visit")
    ('stage', 're-elect', 'visit')
    >>> mended_lemma("hopes", "hop"), mended_lemma("passes", "pass")
    ('hope', 'pass')
    """
    if text == f"{lemma}es" and not lemma.endswith(_HISSING):
        return f"{lemma}e"
    if text in (f"{lemma}ed", f"{lemma}ing"):
        return f"{lemma}e" if _would_double(lemma) else lemma
    if text == f"{lemma}d" and lemma.endswith(_CLUSTERS):
        return lemma[:-1]
    return lemma


def _would_double(verb: str) -> bool:
    """Whether a verb of this shape doubles its last letter before "-ed" ("stop", "fit")."""
    if len(verb) < 3 or verb[-1] in _VOWELS or verb[-1] in "hwxy":
        return False
    return verb[-2] in _VOWELS and sum(c in _VOWELS for c in verb) == 1


def _mend_participle(tokens: list[Token], verb: int) -> None:
    """A finite verb never modifies a noun: without an object it is a passive participle ("nationals jailed in Chad"),
    behind a noun that is the root of the sentence it is the main verb."""
    head = tokens[verb].head
    below = {t.dep for t in tokens if t.head == verb and t.i != verb}
    noun = tokens[head]
    if noun.head == head and noun.pos in ("NOUN", "PROPN") and head < verb:
        others = [t.i for t in tokens if t.head == head and t.i not in (head, verb) and t.i > verb]
        tokens[verb] = tokens[verb]._replace(dep="ROOT", head=verb)
        tokens[head] = noun._replace(dep="nsubj", head=verb)
        for i in others:
            tokens[i] = tokens[i]._replace(head=verb)
    elif (
        "dobj" not in below
        and tokens[verb].text.endswith("ed")
        and tokens[verb].lemma not in load_mending_words().inserted
    ):
        tokens[verb] = tokens[verb]._replace(tag="VBN")


def _join_compound(tokens: list[Token], gerund: int) -> None:
    """ "killed in tank shelling": a gerund without an object right behind a bare singular noun is its head."""
    noun = gerund - 1
    if noun < 1 or tokens[noun].tag != "NN" or tokens[noun].dep != "pobj" or tokens[tokens[noun].head].lemma != "in":
        return
    below = [t for t in tokens if t.head == gerund and t.i != gerund]
    if any(t.dep not in ("prep", "punct", "npadvmod") for t in below):
        return
    if any(t.head == noun and t.dep in ("det", "poss") for t in tokens):
        return
    for t in list(tokens):
        if t.head == noun and t.i < noun:
            tokens[t.i] = t._replace(head=gerund)
    tokens[gerund] = tokens[gerund]._replace(
        pos="NOUN", tag="NN", dep="pobj", head=tokens[noun].head, lemma=tokens[gerund].text.lower()
    )
    tokens[noun] = tokens[noun]._replace(dep="compound", head=gerund)


def _free_name(tokens: list[Token], day: int) -> None:
    """ "met Bashar Assad Tuesday": the name takes the place of the day, which becomes an adverbial of the verb."""
    name = day - 1
    if day == 0 or tokens[name].pos != "PROPN" or tokens[name].dep != "compound" or tokens[name].head != day:
        return
    if tokens[name].entity == "DATE" or tokens[name].text in _WEEKDAYS:
        return
    old = tokens[day]
    verb = old.head
    while tokens[verb].pos not in ("VERB", "AUX") and tokens[verb].head != verb:
        verb = tokens[verb].head
    if tokens[verb].pos not in ("VERB", "AUX"):
        return
    for t in list(tokens):
        if t.head == day and t.i not in (name, day):
            tokens[t.i] = t._replace(head=name)
    tokens[name] = tokens[name]._replace(dep=old.dep, head=old.head)
    tokens[day] = old._replace(dep="npadvmod", head=verb)


def _name_may(tokens: list[Token], i: int) -> None:
    """ "May said": a modal never stands before a finite verb."""
    verb = i + 1
    if verb < len(tokens) and tokens[verb].tag in _FINITE:
        subject = any(t.head == verb and t.dep == "nsubj" for t in tokens)
        dep = "dep" if subject else "nsubj"
        tokens[i] = tokens[i]._replace(lemma="May", pos="PROPN", tag="NNP", dep=dep, head=verb)


def _mend_particle(tokens: list[Token], i: int) -> None:
    """ "backed away from signing": between a verb and "from" or "of" with a gerund stands a particle."""
    after = tokens[i + 1 : i + 3]
    gerund = (
        len(after) == 2 and after[0].text == ("of" if tokens[i].text == "out" else "from") and after[1].tag == "VBG"
    )
    if gerund and tokens[i].head == i - 1:
        tokens[i] = tokens[i]._replace(dep="prt")
        tokens[i + 1] = tokens[i + 1]._replace(head=i - 1, dep="prep")


def _mend_infinitive(tokens: list[Token], to: int) -> None:
    """ "is set to host talks": where the tagger saw an infinitive, the word behind "to" is a verb and no noun."""
    verb = to + 1
    if verb >= len(tokens) or tokens[verb].tag != "NN" or tokens[tokens[to].head].tag not in ("VBN", "JJ"):
        return
    noun = tokens[verb].head if tokens[verb].dep == "compound" else verb
    if tokens[noun].dep != "pobj" or tokens[noun].head != to:
        return
    tokens[verb] = tokens[verb]._replace(pos="VERB", tag="VB", dep="xcomp", head=tokens[to].head)
    tokens[to] = tokens[to]._replace(pos="PART", dep="aux", head=verb)
    if noun != verb:
        tokens[noun] = tokens[noun]._replace(dep="dobj", head=verb)


def _mend_subjunctive(tokens: list[Token], i: int) -> None:
    """ "demanded that the government resign": what follows "that" is a clause, so its last noun is the verb."""
    below = [t for t in tokens if t.head == i and t.i != i]
    subject = i - 1
    marked = any(t.dep == "mark" and t.text.lower() == "that" for t in below)
    if marked and tokens[subject].dep == "nsubj" and tokens[subject].head == i:
        tokens[i] = tokens[i]._replace(pos="VERB", tag="VB")
    if not marked or any(t.dep in _CLAUSES or t.dep == "cop" for t in below):
        return
    if tokens[subject].head != i or tokens[subject].dep != "compound":
        return
    for t in below:
        if t.i < subject and t.dep in _LEFT:
            tokens[t.i] = t._replace(head=subject)
    tokens[subject] = tokens[subject]._replace(dep="nsubj")
    tokens[i] = tokens[i]._replace(pos="VERB", tag="VB")
