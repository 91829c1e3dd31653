"""Who is this verb's subject? The questions that every rule asks of a parse tree, with those of ``phrases``.

All indices count from the sentence's first token; all results are in text order. Labels are spaCy's (ClearNLP).
"""

from __future__ import annotations

from kgraph.extract.lexicon import lexicon
from kgraph.extract.phrases import (
    NOUNS,
    VERBS,
    argument,
    child,
    conjuncts,
    coordination,
    first_conjunct,
    gapped_object,
    hyphenated,
    misread_subject,
    noun_phrase,
    prepositional_phrase,
    span,
    subject_conjuncts,
    torn_off,
)
from kgraph.model import Sentence

__all__ = [
    "NOUNS",
    "SUBJECTS",
    "VERBS",
    "antecedent",
    "argument",
    "child",
    "conjuncts",
    "coordination",
    "described",
    "first_conjunct",
    "gapped_object",
    "has_finite_auxiliary",
    "hyphenated",
    "is_clause",
    "is_passive",
    "is_relative",
    "misread_subject",
    "noun_phrase",
    "own_subject",
    "owner",
    "possessor",
    "prepositional_controller",
    "prepositional_phrase",
    "span",
    "subject",
    "subject_conjuncts",
    "subjects",
    "torn_off",
    "verb_group",
]

SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "csubjpass"))
RELATIVE_TAGS = frozenset(("WDT", "WP", "WP$", "WRB"))
_ACTORS = frozenset(("GPE", "NORP", "ORG", "PERSON"))
_NO_WORDS: frozenset[str] = frozenset()


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
    """The thing that ``noun`` stands for: the subject of which it is predicated ("Norway was the first to ...", "Norway
    was among those who ..."), the name to which it is an apposition, or ``noun`` itself."""
    tokens = sentence.tokens
    first = first_conjunct(sentence, noun)
    token = tokens[_group_of(sentence, first)]
    if token.dep == "attr" or token.pos == "ADP":
        found = child(sentence, token.head, "nsubj")
        if found is not None and not is_relative(sentence, found) and tokens[found].lemma not in ("it", "this", "that"):
            return found
    elif token.dep == "appos" and tokens[token.head].pos == "PROPN" and token.pos == "NOUN":
        return token.head
    return noun


def _group_of(sentence: Sentence, member: int) -> int:
    """The predicate of which ``member`` is the group: "one" in "is one of the states that", "among" as a predicate."""
    tokens = sentence.tokens
    preposition = tokens[tokens[member].head]
    if tokens[member].dep != "pobj" or preposition.dep != "prep":
        return member
    above = tokens[preposition.head]
    if preposition.lemma == "of" and above.dep == "attr" and above.lemma.lower() in lexicon().partitives:
        return above.i
    return preposition.i if preposition.lemma == "among" and above.lemma == "be" else member


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
    if _is_of_relative(sentence, found):
        noun = antecedent(sentence, verb)
        return found if noun is None else described(sentence, first_conjunct(sentence, noun))
    return found


def _is_of_relative(sentence: Sentence, i: int) -> bool:
    """Whether token ``i`` takes up the antecedent whole: "all of which", "both of whom"."""
    of = child(sentence, i, "prep") if sentence.tokens[i].lemma.lower() in ("all", "both", "each") else None
    whom = None if of is None else child(sentence, of, "pobj")
    return whom is not None and is_relative(sentence, whom)


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
    active = token.tag == "VBD" and "nsubj" in deps  # "spoke by telephone"
    if not deps.isdisjoint(("auxpass", "nsubjpass", "csubjpass")) or ("agent" in deps and not active):
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
        if token.dep == "ccomp" and (token.tag not in ("VB", "VBG", "VBN") or has_finite_auxiliary(sentence, verb)):
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


def has_finite_auxiliary(sentence: Sentence, verb: int) -> bool:
    """Whether the first auxiliary of ``verb`` is finite ("were operating"), so that it needs a subject of its own."""
    tokens = sentence.tokens
    first = child(sentence, verb, "aux", "auxpass")
    return first is not None and tokens[first].tag in ("MD", "VBD", "VBZ", "VBP")


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
                found = child(sentence, c, "pobj")
                if found is None or sentence.tokens[found].entity not in ("DATE", "TIME"):
                    return found
    return None


def _modified(sentence: Sentence, verb: int, noun: int) -> tuple[int | None, int] | None:
    """The subject of a clause that modifies ``noun`` and has no subject of its own."""
    tokens = sentence.tokens
    if is_clause(sentence, noun):
        return None, noun
    if tokens[verb].tag == "VB" and (tokens[noun].lemma.lower() in lexicon().content_nouns or _serves(sentence, noun)):
        return owner(sentence, noun)
    return described(sentence, noun), noun


def _serves(sentence: Sentence, noun: int) -> bool:
    """Whether the noun is what its verb's subject does, so that the infinitive says what for: "started a hunger strike
    to press the king", not "gave troops to guard the port"."""
    token = sentence.tokens[noun]
    verb, lemma = sentence.tokens[token.head].lemma, token.lemma.lower()
    if token.dep != "dobj" or token.pos != "NOUN" or verb in ("send", "have") or verb not in lexicon().light_verbs:
        return False
    return lemma not in lexicon().bodies and lemma not in lexicon().helpers and not lemma.endswith(("er", "or", "ist"))


def owner(sentence: Sentence, noun: int) -> tuple[int | None, int] | None:
    """Who has the plan, right or duty ``noun``: its possessor, its "by" phrase, or the clause's subject; this
    also for "its plan", as the pronoun nearly always means it. None for what somebody only takes a stance on."""
    tokens = sentence.tokens
    asked = _asked(sentence, noun)
    if asked is not None:
        return asked, noun
    found = possessor(sentence, noun)
    if found is None:
        found = _named_behind(sentence, noun)
    request = tokens[noun].lemma.lower() in lexicon().request_nouns
    if found is not None and tokens[found].tag != "PRP$" and not request:
        return found, noun
    top, via = first_conjunct(sentence, noun), None
    while tokens[top].dep in ("pobj", "prep", "attr", "conj") and tokens[top].head != top:
        via = top if tokens[top].dep == "prep" else via
        top = tokens[top].head
    if tokens[top].dep == "dobj":
        top = tokens[top].head
        if found is None and not request and tokens[top].lemma.lower() in lexicon().answering_verbs:
            return None  # "rejected a proposal to send troops": somebody else's
    elif via is not None and tokens[via].lemma in lexicon().object_control_prepositions.get(
        tokens[top].lemma, _NO_WORDS
    ):
        target = child(sentence, top, "dobj")
        if target is not None:
            return target, noun  # "thanked Chad for its offer to mediate"
    if tokens[top].pos in VERBS and subject(sentence, top) is not None:
        return None, top
    return None if found is None or request else (found, noun)


def _asked(sentence: Sentence, noun: int) -> int | None:
    """Whom a request is made to: Malta in "a call on Malta to leave", "its invitation to Malta to attend"."""
    taken = lexicon().request_nouns.get(sentence.tokens[noun].lemma.lower(), _NO_WORDS)
    for c in sentence.children[noun]:
        if c > noun and sentence.tokens[c].dep == "prep" and sentence.tokens[c].lemma in taken:
            return child(sentence, c, "pobj")
    return None


def _named_behind(sentence: Sentence, noun: int) -> int | None:
    """The actor of a phrase with "of": "the decision of Malta to leave"."""
    for c in sentence.children[noun]:
        if c > noun and sentence.tokens[c].lemma == "of":
            found = child(sentence, c, "pobj")
            return found if found is not None and sentence.tokens[found].entity in _ACTORS else None
    return None


def possessor(sentence: Sentence, noun: int) -> int | None:
    """The noun that owns or does ``noun``: "Turkey's decision", "a decision by Turkey", "Turkish
    efforts"."""
    tokens = sentence.tokens
    found = child(sentence, noun, "poss")
    if found is not None:
        return found
    modifier = None
    for c in sentence.children[noun]:
        token = tokens[c]
        if token.dep == "prep" and token.lemma in ("by", "between") and c < noun + 4:
            return child(sentence, c, "pobj")
        if (
            token.dep in ("compound", "amod", "nmod")
            and token.entity in ("GPE", "NORP", "ORG")
            and token.text[0].isupper()
        ):
            modifier = c
    return modifier


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
        thing = tokens[preposition].lemma != "of" and tokens[target].pos != "PROPN"
        owner = child(sentence, target, "poss") if thing else None  # "praised Chad's efforts for freeing the crew"
        return (target if owner is None else owner), governor
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
