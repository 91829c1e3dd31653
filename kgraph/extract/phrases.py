"""What belongs together in a parse tree: noun phrases, coordinations, prepositional phrases.

All indices count from the sentence's first token; all results are in text order. Labels are spaCy's (ClearNLP).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kgraph.model import Argument, Sentence, Span

NOUNS = frozenset(("NOUN", "PROPN", "PRON", "NUM", "SYM", "X"))
VERBS = frozenset(("VERB", "AUX"))
_CUT = frozenset(
    ("relcl", "appos", "acl", "advcl", "conj", "cc", "preconj", "parataxis", "prep", "punct", "dep", "ccomp", "xcomp")
) | frozenset(
    ("mark", "agent", "intj", "meta", "aux", "auxpass", "prt", "dobj", "attr", "acomp", "case", "csubj", "nsubj")
)
"""Dependents that do not belong to a tight noun phrase: clauses, appositions, coordination, prepositions."""
_NOTHING: frozenset[int] = frozenset()
_RIGHT = frozenset(("nummod", "amod", "compound", "nmod", "poss", "quantmod", "advmod", "det"))


def child(sentence: Sentence, i: int, *deps: str) -> int | None:
    """The first dependent of token ``i`` with one of the labels ``deps``."""
    tokens = sentence.tokens
    return next((c for c in sentence.children[i] if tokens[c].dep in deps), None)


def conjuncts(sentence: Sentence, i: int) -> list[int]:
    """Token ``i`` and all that is coordinated with it, when ``i`` is the first conjunct.

    A name in "apposition" to a name of the same kind that goes on with "and" is one more conjunct, as parsers read
    lists of names ("Seoul, Beijing and Tokyo").
    """
    tokens, children = sentence.tokens, sentence.children
    found = [i]
    for j in found:
        for c in children[j]:
            dep = tokens[c].dep
            if dep == "conj":
                if torn_off(sentence, c):
                    continue
                if gapped_object(sentence, j, c) is None and not _starts_clause(sentence, j, c):
                    found.append(_named(sentence, j, c))
            elif dep == "appos" and _goes_on(sentence, j, c):
                found.append(c)
    return sorted(found) if len(found) > 1 else found


def hyphenated(sentence: Sentence, i: int) -> bool:
    """Whether token ``i`` is a hyphen within a word ("co-operation", which parsers take for a coordination)."""
    tokens = sentence.tokens
    if not 0 < i < len(tokens) - 1 or tokens[i].text not in ("-", "–"):
        return False
    return tokens[i - 1].end == tokens[i].start and tokens[i].end == tokens[i + 1].start


def torn_off(sentence: Sentence, i: int) -> bool:
    """Whether token ``i`` is the second part of a hyphenated word whose parts the parser took for two phrases; the
    "Majid" of "al-Majid" is the head of a whole name."""
    return hyphenated(sentence, i - 1) and sentence.tokens[i - 2].head != i


def _starts_clause(sentence: Sentence, noun: int, other: int) -> bool:
    """Whether the conjunct ``other`` of the object ``noun`` is in truth the subject of the next verb."""
    tokens = sentence.tokens
    if tokens[noun].dep != "dobj":
        return False
    return any(
        v > other and tokens[v].dep == "conj" and misread_subject(sentence, v) == other
        for v in sentence.children[tokens[noun].head]
    )


def misread_subject(sentence: Sentence, verb: int) -> int | None:
    """Egypt in "Israel shelled Gaza and Egypt closed the border", which parsers take for a second object of the first
    verb: nothing but auxiliaries and adverbs stands between it and a coordinated verb without a subject."""
    tokens = sentence.tokens
    i = verb - 1
    while i > tokens[verb].head and tokens[i].dep in ("aux", "auxpass", "advmod", "neg") and tokens[i].head == verb:
        i -= 1
    token = tokens[i]
    governor = tokens[token.head]
    if token.dep == "conj" and governor.dep == "dobj" and governor.head == tokens[verb].head:
        return token.i if token.pos in NOUNS and tokens[verb].tag in ("VBD", "VBZ", "VBP", "VBN", "VB") else None
    return None


def gapped_object(sentence: Sentence, noun: int, other: int) -> int | None:
    """The object in a clause without its verb ("Seoul backed the plan and Tokyo [backed] the embargo"): parsers take
    "Tokyo" for a second object and what follows without a comma for its apposition."""
    tokens = sentence.tokens
    if tokens[other].pos != "PROPN" or tokens[noun].pos != "NOUN" or tokens[noun].dep != "dobj":
        return None
    thing = child(sentence, other, "appos")
    if thing is None or tokens[thing].pos != "NOUN" or noun_phrase(sentence, thing)[0] != other + 1:
        return None
    return thing


def _named(sentence: Sentence, noun: int, other: int) -> int:
    """The noun that the conjunct ``other`` of a noun names; parsers take "visiting" in "Solana and visiting envoy Ross"
    for a verb with an object."""
    tokens = sentence.tokens
    if tokens[other].tag == "VBG" and tokens[noun].pos in NOUNS:
        thing = child(sentence, other, "dobj")
        return other if thing is None else thing
    return other


def subject_conjuncts(sentence: Sentence, head: int, verb: int) -> list[int]:
    """The conjuncts of a subject before its verb; of an antecedent only those that the clause can describe.

    Headlines have a comma for "and": "Moscow, Tehran sign a deal".
    """
    found = conjuncts(sentence, head)
    if len(found) > 1 and head < verb:
        found = [i for i in found if i < verb]
    before = _before_comma(sentence, head)
    after = _after_comma(sentence, head, verb) if len(found) == 1 else None
    return [i for i in (before, *found, after) if i is not None]


def _after_comma(sentence: Sentence, head: int, verb: int) -> int | None:
    """The name that stands between a comma behind the subject ``head`` and its verb, as a second subject."""
    tokens = sentence.tokens
    for c in sentence.children[tokens[head].head]:
        if head < c < verb and tokens[c].dep == tokens[head].dep == "nsubj" and tokens[c].pos == "PROPN":
            comma = noun_phrase(sentence, c)[0] - 1
            return c if comma == noun_phrase(sentence, head)[-1] + 1 and tokens[comma].text == "," else None
    return None


def _before_comma(sentence: Sentence, head: int) -> int | None:
    """The name that stands with nothing but a comma before the name ``head``, as a loose dependent of its verb."""
    tokens = sentence.tokens
    if tokens[head].pos != "PROPN" or tokens[head].dep != "nsubj":
        return None
    comma = noun_phrase(sentence, head)[0] - 1
    if comma < 1 or tokens[comma].text != ",":
        return None
    name = tokens[comma - 1]
    loose = name.head == tokens[head].head and name.dep in ("npadvmod", "dep", "nmod", "nsubj", "parataxis", "amod")
    return name.i if loose and name.pos == "PROPN" and name.entity not in ("DATE", "TIME") else None


def _goes_on(sentence: Sentence, name: int, other: int) -> bool:
    """Whether the apposition ``other`` is in truth the second item of a list of names."""
    one, two = sentence.tokens[name], sentence.tokens[other]
    same = one.pos == two.pos == "PROPN" and one.entity == two.entity != ""
    return same and child(sentence, other, "conj") is not None


def first_conjunct(sentence: Sentence, i: int) -> int:
    """The first conjunct of the coordination that token ``i`` stands in (``i`` itself where there is none)."""
    while sentence.tokens[i].dep == "conj":
        i = sentence.tokens[i].head
    return i


def noun_phrase(
    sentence: Sentence, head: int, *, pps: bool = False, of: bool = False, skip: frozenset[int] = _NOTHING
) -> tuple[int, ...]:
    """The noun phrase around ``head``: determiners, adjectives, compounds, possessors and numbers.

    Relative clauses, participles, appositions and other conjuncts are left out. ``of`` adds the phrases with "of",
    ``pps`` all prepositional phrases behind the head (tight themselves) but those whose preposition is in ``skip``.
    A possessive is given without its ``'s``; the state after a town ("Austin, Texas") belongs to its name.
    """
    tokens, children = sentence.tokens, sentence.children
    below = children[head]
    if not below:
        return (head,)
    keep = [head]
    punctuation = []
    for c in below:
        token = tokens[c]
        dep = token.dep
        if dep in _CUT:
            if dep == "punct":
                punctuation.append(c)
            elif dep == "prep":
                if c > head and c not in skip and (pps or (of and token.lemma == "of")):
                    keep.extend(prepositional_phrase(sentence, c, pps=pps, of=of, skip=skip))
            elif dep == "appos" and token.entity == tokens[head].entity == "GPE" and not children[c]:
                keep.append(c)
            continue
        if c < head or dep in _RIGHT:
            if children[c]:
                _collect(sentence, c, keep)
            else:
                keep.append(c)
    if punctuation:
        low, high = min(keep), max(keep)
        keep.extend(p for p in punctuation if low < p < high)
    if tokens[head].entity == "DATE":
        keep.extend(_rest_of_name(sentence, max(keep)))
    keep.sort()
    while hyphenated(sentence, keep[-1] + 1):
        keep += (keep[-1] + 1, keep[-1] + 2)
    return tuple(keep)


def _rest_of_name(sentence: Sentence, last: int) -> list[int]:
    """The tokens after ``last`` that belong to the same date ("December 31, 1963")."""
    tokens = sentence.tokens
    found = []
    for token in tokens[last + 1 :]:
        if token.entity != "DATE" or token.entity_starts or token.pos in ("ADP", "CCONJ", "VERB"):
            break
        found.append(token.i)
    return found


def _collect(sentence: Sentence, top: int, keep: list[int]) -> None:
    """Adds all below ``top`` but relative clauses and appositions with what hangs on them."""
    tokens, children = sentence.tokens, sentence.children
    stack = [top]
    while stack:
        i = stack.pop()
        keep.append(i)
        stack.extend(c for c in children[i] if tokens[c].dep not in ("relcl", "appos", "parataxis"))


def prepositional_phrase(
    sentence: Sentence, i: int, *, pps: bool = True, of: bool = True, skip: frozenset[int] = _NOTHING
) -> tuple[int, ...]:
    """Preposition ``i`` with its objects (all conjuncts), tight; a clause after it whole."""
    tokens, children = sentence.tokens, sentence.children
    keep = [i]
    for c in children[i]:
        dep = tokens[c].dep
        if dep == "pobj":
            keep.extend(coordination(sentence, c, pps=pps, of=of, skip=skip))
        elif dep == "prep":
            if c not in skip:
                keep.extend(prepositional_phrase(sentence, c, pps=pps, of=of, skip=skip))
        elif dep != "punct":
            _collect(sentence, c, keep)
    return tuple(sorted(keep))


def coordination(
    sentence: Sentence, head: int, *, pps: bool = False, of: bool = False, skip: frozenset[int] = _NOTHING
) -> tuple[int, ...]:
    """The noun phrases of ``head`` and of all its conjuncts, with the words and commas between them."""
    heads = conjuncts(sentence, head)
    if len(heads) == 1:
        return noun_phrase(sentence, head, pps=pps, of=of, skip=skip)
    keep: set[int] = set()
    for h in heads:
        keep.update(noun_phrase(sentence, h, pps=pps, of=of, skip=skip))
        keep.update(c for c in sentence.children[h] if sentence.tokens[c].dep in ("cc", "preconj"))
    first, last = min(keep), heads[-1]
    keep.update(
        c for h in heads for c in sentence.children[h] if sentence.tokens[c].dep == "punct" and first < c < last
    )
    return tuple(sorted(keep))


def span(sentence: Sentence, tokens: Sequence[int]) -> Span:
    """The characters from the first to the last of ``tokens``."""
    return Span(sentence.tokens[tokens[0]].start, sentence.tokens[tokens[-1]].end)


def argument(sentence: Sentence, role: str, head: int, tokens: Iterable[int]) -> Argument:
    """An argument that shows ``tokens``."""
    shown = tuple(tokens) or (head,)
    return Argument(role, span(sentence, shown), head, shown)
