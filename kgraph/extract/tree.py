"""Questions that every rule asks of a parse tree: what belongs to this noun phrase, who is this verb's subject?

All indices count from the sentence's first token; all results are in text order. Labels are spaCy's (ClearNLP).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kgraph.extract.lexicon import lexicon
from kgraph.model import Argument, Sentence, Span

SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "csubjpass"))
RELATIVE_TAGS = frozenset(("WDT", "WP", "WP$", "WRB"))
NOUNS = frozenset(("NOUN", "PROPN", "PRON", "NUM", "SYM", "X"))
VERBS = frozenset(("VERB", "AUX"))
_CUT = frozenset(
    ("relcl", "appos", "acl", "advcl", "conj", "cc", "preconj", "parataxis", "prep", "punct", "dep", "ccomp", "xcomp")
) | frozenset(
    ("mark", "agent", "intj", "meta", "aux", "auxpass", "prt", "dobj", "attr", "acomp", "case", "csubj", "nsubj")
)
"""Dependents that do not belong to a tight noun phrase: clauses, appositions, coordination, prepositions."""
_NOTHING: frozenset[int] = frozenset()
_NO_WORDS: frozenset[str] = frozenset()
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
                if gapped_object(sentence, j, c) is None and not _starts_clause(sentence, j, c):
                    found.append(_named(sentence, j, c))
            elif dep == "appos" and _goes_on(sentence, j, c):
                found.append(c)
    return sorted(found) if len(found) > 1 else found


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
    """The noun that the conjunct ``other`` of a noun names; parsers take "visiting" in "Abe and visiting minister Ban"
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
    return found if before is None else [before, *found]


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
            _collect(sentence, c, keep)
    if punctuation:
        low, high = min(keep), max(keep)
        keep.extend(p for p in punctuation if low < p < high)
    if tokens[head].entity == "DATE":
        keep.extend(_rest_of_name(sentence, max(keep)))
    keep.sort()
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


def is_relative(sentence: Sentence, i: int) -> bool:
    """Whether token ``i`` is a relative pronoun that stands for the noun before it."""
    token = sentence.tokens[i]
    return token.tag in RELATIVE_TAGS or (token.text == "that" and token.tag in ("WDT", "IN", "DT"))


def antecedent(sentence: Sentence, verb: int) -> int | None:
    """The noun that the relative clause of ``verb`` (or of the verb it is coordinated with) describes."""
    top = first_conjunct(sentence, verb)
    while sentence.tokens[top].dep in ("xcomp", "ccomp", "auxpass", "aux"):
        top = sentence.tokens[top].head
    token = sentence.tokens[top]
    return token.head if token.dep == "relcl" and token.head != top else None


def described(sentence: Sentence, noun: int) -> int:
    """The thing that ``noun`` stands for: the subject of which it is predicated ("KOMO was the first to ..."), the
    name to which it is an apposition, or ``noun`` itself."""
    tokens = sentence.tokens
    first = first_conjunct(sentence, noun)
    token = tokens[first]
    if token.dep == "attr":
        found = child(sentence, token.head, "nsubj")
        if found is not None and not is_relative(sentence, found) and tokens[found].lemma not in ("it", "this", "that"):
            return found
    elif token.dep == "appos" and tokens[token.head].pos == "PROPN" and token.pos == "NOUN":
        return token.head
    return noun


def is_clause(sentence: Sentence, i: int) -> bool:
    """Whether token ``i`` heads a clause (a verb, or an adjective or noun as predicate), not a noun phrase."""
    token = sentence.tokens[i]
    return token.pos in VERBS or token.dep == "acomp" or child(sentence, i, *SUBJECTS) is not None


def own_subject(sentence: Sentence, verb: int) -> int | None:
    """The subject that hangs on ``verb`` itself; a relative pronoun is replaced by its antecedent."""
    found = child(sentence, verb, *SUBJECTS)
    if found is None:
        found = child(sentence, verb, "expl")
        return _inverted(sentence, verb) if found is None else found
    if is_relative(sentence, found):
        noun = antecedent(sentence, verb)
        return found if noun is None else described(sentence, noun)
    return found


def _inverted(sentence: Sentence, verb: int) -> int | None:
    """The subject after its copula: "Present at the talks were two envoys"."""
    tokens = sentence.tokens
    if tokens[verb].lemma != "be":
        return None
    found = child(sentence, verb, "attr")
    if found is None or found < verb:
        return None
    fronted = any(c < verb and tokens[c].dep in ("acomp", "prep") for c in sentence.children[verb])
    return found if fronted and tokens[verb].dep in ("ROOT", "conj", "ccomp") else None


def subject(sentence: Sentence, verb: int) -> int | None:
    """The head of the subject of ``verb``: its own, shared with a coordinated verb, understood or antecedent.

    None where the tree gives none ("Talks on ending the war").
    """
    seen = set()
    while verb not in seen:
        seen.add(verb)
        found = own_subject(sentence, verb)
        if found is not None:
            return found
        step = _understood(sentence, verb)
        if step is None:
            return None
        noun, verb = step
        if noun is not None:
            return noun
    return None


def subjects(sentence: Sentence, verb: int) -> list[int]:
    """The heads of all conjuncts of the subject of ``verb``; empty where it has none."""
    found = subject(sentence, verb)
    if found is None:
        return []
    return conjuncts(sentence, found)


def is_passive(sentence: Sentence, verb: int) -> bool:
    """Whether ``verb`` is a passive: it has a passive auxiliary or subject, an agent, or is a bare past participle
    that modifies a noun; coordinated participles share the auxiliary."""
    tokens = sentence.tokens
    token = tokens[verb]
    if token.tag not in ("VBN", "VBD"):
        return False
    deps = {tokens[c].dep for c in sentence.children[verb]}
    if not deps.isdisjoint(("auxpass", "nsubjpass", "csubjpass", "agent")):
        return True
    if "aux" in deps or not deps.isdisjoint(SUBJECTS):
        return False
    if token.dep == "acl":
        return token.tag == "VBN" and "dobj" not in deps
    if token.dep == "advcl":
        return token.tag == "VBN" and "dobj" not in deps
    if token.dep == "conj" and tokens[token.head].pos in VERBS:
        if "dobj" in deps or not is_passive(sentence, token.head):
            return False
        if token.tag == "VBN":
            return True
        active = token.lemma in lexicon().intransitive_verbs or not deps.isdisjoint(("xcomp", "ccomp"))
        return not active and "and" in {tokens[c].lemma for c in sentence.children[token.head] if c < verb}
    return False


def _understood(sentence: Sentence, verb: int) -> tuple[int | None, int] | None:
    """Where the subject of a verb without one is to be found: (noun, _) or (None, the verb whose subject it is)."""
    tokens = sentence.tokens
    token = tokens[verb]
    head = tokens[token.head]
    if head.i == verb:
        return None
    if token.dep == "conj":
        misread = misread_subject(sentence, verb) if head.pos in VERBS else None
        if misread is not None:
            return misread, verb
        return (None, head.i) if head.pos in VERBS or child(sentence, head.i, *SUBJECTS) is not None else None
    if token.dep in ("xcomp", "ccomp"):
        if token.dep == "ccomp" and token.tag not in ("VB", "VBG", "VBN"):
            return None
        return _controller(sentence, verb, head.i)
    if token.dep in ("acomp", "attr", "oprd") or (token.dep == "prep" and token.tag == "JJ"):
        return None, head.i
    if token.dep in ("relcl", "acl"):
        return _modified(sentence, verb, head.i)
    if token.dep == "advcl":
        if token.tag in ("VBD", "VBZ", "VBP"):
            return None
        if not is_clause(sentence, head.i):
            return head.i, head.i
        return prepositional_controller(sentence, verb, head.i) if token.tag == "VB" else None, head.i
    if token.dep == "pcomp":
        return _after_preposition(sentence, head.i)
    return None


def _controller(sentence: Sentence, verb: int, governor: int) -> tuple[int | None, int]:
    """Who does what the complement ``verb`` of ``governor`` says."""
    tokens = sentence.tokens
    target = child(sentence, governor, "dobj", "dative")
    if target is not None and tokens[target].dep == "dative" and tokens[target].pos == "ADP":
        target = child(sentence, target, "pobj")
    if target is None:
        target = prepositional_controller(sentence, verb, governor)
    if target is None or target > verb or tokens[governor].lemma in lexicon().subject_control:
        return None, governor
    if is_relative(sentence, target):
        noun = antecedent(sentence, governor)
        return (noun, governor) if noun is not None else (None, governor)
    return target, governor


def prepositional_controller(sentence: Sentence, verb: int, governor: int) -> int | None:
    """Tehran in "called on Tehran to release the ship"."""
    taken = lexicon().infinitive_prepositions.get(sentence.tokens[governor].lemma)
    if taken is not None:
        for c in sentence.children[governor]:
            if governor < c < verb and sentence.tokens[c].dep == "prep" and sentence.tokens[c].lemma in taken:
                return child(sentence, c, "pobj")
    return None


def _modified(sentence: Sentence, verb: int, noun: int) -> tuple[int | None, int] | None:
    """The subject of a clause that modifies ``noun`` and has no subject of its own."""
    tokens = sentence.tokens
    if is_clause(sentence, noun):
        return None, noun
    if tokens[verb].tag != "VB" or tokens[noun].lemma.lower() not in lexicon().content_nouns:
        return described(sentence, noun), noun
    return owner(sentence, noun)


def owner(sentence: Sentence, noun: int) -> tuple[int | None, int] | None:
    """Who has the plan, right or duty ``noun``: its possessor, its "by" phrase, or the clause's subject; this
    also for "its plan", as the pronoun nearly always means it."""
    tokens = sentence.tokens
    found = possessor(sentence, noun)
    if found is not None and tokens[found].tag != "PRP$":
        return found, noun
    top = first_conjunct(sentence, noun)
    while tokens[top].dep in ("pobj", "prep", "attr", "conj") and tokens[top].head != top:
        top = tokens[top].head
    if tokens[top].dep == "dobj":
        top = tokens[top].head
    if tokens[top].pos in VERBS and subject(sentence, top) is not None:
        return None, top
    return None if found is None else (found, noun)


def possessor(sentence: Sentence, noun: int) -> int | None:
    """The noun that owns or does ``noun``: "Turkey's decision", "a decision by Turkey", "Turkish
    efforts"."""
    found = child(sentence, noun, "poss")
    if found is not None:
        return found
    for c in sentence.children[noun]:
        token = sentence.tokens[c]
        if token.dep == "prep" and token.lemma in ("by", "between") and c < noun + 4:
            return child(sentence, c, "pobj")
        if token.dep in ("compound", "amod", "nmod") and token.entity in ("GPE", "NORP", "ORG") and token.pos != "NOUN":
            return c
    return None


def _after_preposition(sentence: Sentence, preposition: int) -> tuple[int | None, int] | None:
    """The subject of a clause that follows a preposition ("accused X of lying", "by lifting", "after meeting")."""
    tokens = sentence.tokens
    governor = tokens[preposition].head
    if tokens[governor].dep == "prep":
        governor = tokens[governor].head
    if not is_clause(sentence, governor):
        return (possessor(sentence, governor), governor) if tokens[governor].pos in NOUNS else (None, governor)
    taken = lexicon().object_control_prepositions.get(tokens[governor].lemma, _NO_WORDS)
    target = child(sentence, governor, "dobj")
    if tokens[preposition].lemma in taken and target is not None:
        return child(sentence, target, "poss") or target, governor
    return None, governor


def verb_group(sentence: Sentence, verb: int) -> list[int]:
    """The verb with its auxiliaries, negation, particle and the adverbs between them."""
    tokens, children = sentence.tokens, sentence.children
    keep = [verb]
    for c in children[verb]:
        dep = tokens[c].dep
        if dep in ("aux", "auxpass", "neg", "prt"):
            keep.append(c)
    first, last = min(keep), verb
    for c in children[verb]:
        if first < c < last and tokens[c].dep == "advmod":
            keep.append(c)
    keep.sort()
    return keep
