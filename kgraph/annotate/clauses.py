"""Mends trees whose clauses hang on the wrong word, and verbs that were taken for other words.

A finite verb is no conjunct of a gerund ("accused the army of firing and protested"), a comma and a participle go on
with the main clause, and a noun that sums a clause up ("..., a move that Oman condemned") is part of no name in it.
"""

from __future__ import annotations

from kgraph.annotate.headline import load_headline_words
from kgraph.annotate.trees import Tokens, child, children, replaced
from kgraph.annotate.words import load_mending_words

_SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "csubjpass", "expl"))
_FINITE = frozenset(("VBD", "VBZ", "VBP"))
_VERBS = frozenset(("VERB", "AUX"))
_STATES = frozenset(("be", "remain"))
_SUMMED_UP = frozenset(("appos", "dobj", "attr", "conj", "npadvmod"))
"""Edges by which parsers hang a noun that sums up what was said before the comma."""
_STOPS = frozenset((".", "!", "?", '"', "”"))


def with_clauses_rehung(tokens: Tokens) -> Tokens:
    """``tokens`` of one sentence with clauses and misread verbs put right where a pattern is sure."""
    tokens = _with_gerunds_for_verbs(_with_verbs_for_adjectives(_with_subjects_of_auxiliaries(tokens)))
    tokens = _with_verbs_for_plurals(tokens)
    tokens = _with_second_deed(_with_verb_for_root(tokens))
    wishing = load_mending_words().wishing
    for token in tokens:
        if token.dep == "prep" and token.text == "for" and tokens[token.head].lemma in wishing:
            tokens = _with_subject_of_wish(tokens, token.i)
        elif token.dep == "advmod" and token.text == "short" and tokens[token.head].lemma in ("stop", "fall"):
            tokens = _with_adverb_as_particle(tokens, token.i)
        elif _is_taken_for_participle(tokens, token.i):
            tokens = _with_finite_conjunct(replaced(tokens, token.i, tag="VBD"), token.i)
        elif token.dep == "conj" and token.pos in _VERBS and (token.tag in _FINITE or _is_perfect(tokens, token.i)):
            tokens = _with_finite_conjunct(tokens, token.i)
        elif token.dep == "advcl" and token.tag == "VBG" and tokens[token.i - 1].text == ",":
            tokens = _with_participle_hung_high(tokens, token.i)
        elif token.dep == "advcl" and token.tag == "VBG":
            tokens = _with_gerund_as_complement(tokens, token.i)
        elif token.dep == "advcl" and token.tag == "VB":
            tokens = _with_infinitive_of_request(_with_infinitive_of_promise(tokens, token.i), token.i)
        elif token.dep == "relcl" and token.tag == "VB":
            tokens = _with_content(tokens, token.i)
        elif token.dep in _SUMMED_UP and token.pos == "NOUN":
            tokens = _with_summary_apart(tokens, token.i)
        elif token.dep == "nsubj" and token.pos == "PROPN":
            tokens = _with_named_conjunct(tokens, token.i)
    return tokens


def _is_finite(tokens: Tokens, verb: int) -> bool:
    """Whether a verb or its first auxiliary is finite."""
    first = child(tokens, verb, "aux", "auxpass")
    return (first or tokens[verb]).tag in (*_FINITE, "MD")


def _is_perfect(tokens: Tokens, verb: int) -> bool:
    """Whether "has" or "had" makes the participle finite."""
    auxiliary = child(tokens, verb, "aux")
    return tokens[verb].tag == "VBN" and auxiliary is not None and auxiliary.tag in _FINITE


def _is_taken_for_participle(tokens: Tokens, verb: int) -> bool:
    """Whether a verb with an object that is joined to an infinitive is in the past: "asked Chad to leave and
    *condemned* the raid"."""
    token = tokens[verb]
    if token.dep != "conj" or token.tag != "VBN" or tokens[token.head].tag != "VB" or token.head > verb:
        return False
    below = {t.dep for t in children(tokens, verb)}
    return "dobj" in below and below.isdisjoint(("aux", "auxpass", "agent"))


def _has_subject(tokens: Tokens, verb: int) -> bool:
    return any(t.dep in _SUBJECTS for t in children(tokens, verb))


def _with_finite_conjunct(tokens: Tokens, verb: int) -> Tokens:
    """A finite verb without a subject goes with the finite verb above a gerund or infinitive, and a verb of speech
    behind a reported state with the one that reports it."""
    first = tokens[tokens[verb].head]
    bare = _is_perfect(tokens, verb) or child(tokens, verb, "aux", "auxpass") is None
    if first.pos not in _VERBS or _has_subject(tokens, verb) or child(tokens, verb, "mark") or not bare:
        return tokens
    if not _is_finite(tokens, first.i) and first.tag in ("VB", "VBG"):
        above = first
        while above.head != above.i and not (above.pos in _VERBS and _is_finite(tokens, above.i)):
            above = tokens[above.head]
        finite = above.pos in _VERBS and _is_finite(tokens, above.i) and above.dep not in ("relcl", "acl", "advcl")
        return replaced(tokens, verb, head=above.i) if finite and above.i != first.i else tokens
    report = tokens[first.head]
    same = report.tag == tokens[verb].tag or _is_perfect(tokens, verb)
    told = first.dep == "ccomp" and first.head < first.i and same
    state = first.lemma in _STATES or (first.tag == "VBN" and child(tokens, first.i, "auxpass") is not None)
    if told and state and tokens[verb].lemma in load_mending_words().telling and _has_subject(tokens, report.i):
        return replaced(tokens, verb, head=report.i)
    return tokens


def _with_participle_hung_high(tokens: Tokens, verb: int) -> Tokens:
    """Behind a comma at the end a participle goes on with the main clause, not with an infinitive that somebody else is
    let or asked to do ("has allowed the fleet to use the port, ending a ban"); and what is said in it is said by who
    reports ("said Chad had closed the port, calling the step unjust")."""
    below = tokens[tokens[verb].head]
    report = tokens[below.head]
    words = load_mending_words()
    reports = report.lemma in words.saying or report.lemma in words.reporting
    comments = tokens[verb].lemma in words.telling or tokens[verb].lemma in words.commenting
    if (
        below.dep == "ccomp"
        and report.i < below.i < verb
        and reports
        and comments
        and _is_finite(tokens, below.i)
        and _has_subject(tokens, report.i)
    ):
        return replaced(tokens, verb, head=report.i)
    if below.tag != "VB" or below.i > verb or not any(t.tag == "TO" for t in children(tokens, below.i)):
        return tokens
    above = tokens[below.head]
    if below.dep not in ("xcomp", "ccomp") or above.pos not in _VERBS or not _is_finite(tokens, above.i):
        return tokens
    other = _has_subject(tokens, below.i) or child(tokens, above.i, "dobj") is not None
    return replaced(tokens, verb, head=above.i) if other else tokens


def _with_gerund_as_complement(tokens: Tokens, verb: int) -> Tokens:
    """A gerund right behind its verb and particle completes it ("ruled out travelling")."""
    above = tokens[tokens[verb].head]
    before = tokens[verb - 1]
    particle = before.dep == "prt" and before.head == above.i
    return replaced(tokens, verb, dep="xcomp") if particle and above.pos in _VERBS else tokens


def _with_infinitive_of_promise(tokens: Tokens, verb: int) -> Tokens:
    """Who "committed to leave" promised to; he did nothing in order to leave."""
    above = tokens[tokens[verb].head]
    promised = above.lemma == "commit" and above.i < verb and child(tokens, above.i, "dobj") is None
    return replaced(tokens, verb, dep="xcomp") if promised else tokens


def _with_infinitive_of_request(tokens: Tokens, verb: int) -> Tokens:
    """The infinitive behind a request and whom it is made to says what is asked for ("repeated his call on Malta to
    leave"), not what for."""
    above = tokens[tokens[verb].head]
    request = child(tokens, above.i, "dobj")
    taken = load_mending_words().requests.get(request.lemma) if request is not None else None
    if request is None or taken is None or request.i > verb:
        return tokens
    for preposition in tokens[request.i : verb]:
        near = preposition.head in (request.i, above.i) and preposition.dep in ("prep", "dative")
        if near and preposition.lemma in taken and child(tokens, preposition.i, "pobj"):
            tokens = replaced(tokens, preposition.i, head=request.i, dep="prep")
            return replaced(tokens, verb, head=request.i, dep="acl")
    return tokens


def _with_subject_of_wish(tokens: Tokens, preposition: int) -> Tokens:
    """The noun behind "call for" and before an infinitive is the subject of what is called for ("called for the ban to
    be lifted"): what is wanted is no ban."""
    above = tokens[preposition].head
    noun = child(tokens, preposition, "pobj")
    if noun is None:
        return tokens
    for verb in tokens[noun.i + 1 :]:
        to = child(tokens, verb.i, "aux")
        wished = verb.pos in _VERBS and to is not None and to.tag == "TO" and verb.dep in ("xcomp", "advcl")
        if wished and verb.head == above and not _has_subject(tokens, verb.i):
            passive = child(tokens, verb.i, "auxpass") is not None
            tokens = replaced(tokens, preposition, head=verb.i, dep="mark")
            tokens = replaced(tokens, noun.i, head=verb.i, dep="nsubjpass" if passive else "nsubj")
            return replaced(tokens, verb.i, dep="advcl")
    return tokens


def _with_adverb_as_particle(tokens: Tokens, adverb: int) -> Tokens:
    """ "Short" makes one verb with "stop", to which the preposition behind it belongs ("stopped short of leaving")."""
    of = child(tokens, adverb, "prep")
    if of is None or of.i != adverb + 1:
        return tokens
    above = tokens[adverb].head
    return replaced(replaced(tokens, adverb, dep="prt"), of.i, head=above)


def _with_content(tokens: Tokens, verb: int) -> Tokens:
    """An infinitive right behind a request or plan is what that is about ("rejected a call to expel the envoys")."""
    noun = tokens[tokens[verb].head]
    to = tokens[verb - 1]
    right_behind = to.tag == "TO" and noun.i == verb - 2
    words = load_mending_words()
    content = noun.lemma in words.requests or noun.lemma in words.summaries
    return replaced(tokens, verb, dep="acl") if right_behind and content and not _has_subject(tokens, verb) else tokens


def _with_summary_apart(tokens: Tokens, noun: int) -> Tokens:
    """A noun with "a", a comma before it and a clause behind it ("..., a move that Oman condemned") sums up the clause
    before it, whatever name or noun it was hung on."""
    phrase = [t.i for t in tokens if t.head == noun and t.i < noun and t.dep in ("det", "amod", "compound")]
    first = min(phrase, default=noun)
    clause = child(tokens, noun, "relcl", "acl")
    if first == 0 or tokens[first - 1].text != "," or tokens[first].text.lower() not in ("a", "an"):
        return tokens
    summaries = load_mending_words().summaries
    if clause is None or tokens[noun].lemma not in summaries or clause.tag == "VBG":
        return tokens
    above = tokens[tokens[noun].head]
    if above.pos == "NOUN" and above.lemma in summaries:
        return tokens
    while above.head != above.i and (above.pos not in _VERBS or above.dep in ("acl", "relcl")):
        above = tokens[above.head]
    if above.pos not in _VERBS or above.i > noun:
        return tokens
    return replaced(tokens, noun, head=above.i, dep="npadvmod")


def _with_subjects_of_auxiliaries(tokens: Tokens) -> Tokens:
    """The subject of an auxiliary is that of its verb."""
    return tuple(
        t._replace(head=tokens[t.head].head) if t.dep in _SUBJECTS and tokens[t.head].dep in ("aux", "auxpass") else t
        for t in tokens
    )


def _with_verbs_for_adjectives(tokens: Tokens) -> Tokens:
    """An adjective with a subject and an object is a verb ("demanded that Malta extradite the men")."""
    for token in tokens:
        if token.pos == "ADJ" and child(tokens, token.i, "nsubj") and child(tokens, token.i, "dobj"):
            tokens = replaced(tokens, token.i, pos="VERB", tag="VB", lemma=token.text.lower())
    return tokens


def _with_verbs_for_plurals(tokens: Tokens) -> Tokens:
    """A plural with a subject, in the place of a verb, is a form in -s ("a charge that Malta flatly rejects")."""
    common = load_headline_words().verbs
    for token in tokens:
        if token.tag not in ("NNS", "NNPS") or token.dep not in ("relcl", "ccomp", "advcl") or token.text[-1] != "s":
            continue
        subject = child(tokens, token.i, "nsubj")
        lemma = next((v for v in (token.text[:-1], token.text[:-2], token.text[:-3] + "y") if v in common), None)
        if subject is not None and subject.i < token.i and lemma is not None:
            tokens = replaced(tokens, token.i, pos="VERB", tag="VBZ", lemma=lemma)
    return tokens


def _with_gerunds_for_verbs(tokens: Tokens) -> Tokens:
    """A noun in -ing with "be", a subject and an object is a verb ("The fleet is shelling the port")."""
    common = load_headline_words().common
    for token in tokens:
        if token.pos != "NOUN" or not token.text.endswith("ing"):
            continue
        auxiliary = child(tokens, token.i, "aux")
        if auxiliary is None or auxiliary.lemma != "be" or not child(tokens, token.i, "nsubj"):
            continue
        stem = token.text[:-3].lower()
        bases = [stem, f"{stem}e", stem[:-1]]
        lemma = next((base for base in bases if base in common), stem)
        tokens = replaced(tokens, token.i, pos="VERB", tag="VBG", lemma=lemma)
    return tokens


def _with_verb_for_root(tokens: Tokens) -> Tokens:
    """A sentence without a finite verb has one in the participle behind its first name ("Qatar, a member of the bloc,
    hosted talks") or in the form in -s before its noun ("Benin's Talon breaks ties with Mali")."""
    root = next(t for t in tokens if t.head == t.i)
    if root.pos not in ("NOUN", "PROPN") or any(
        t.pos in _VERBS and t.dep in ("ROOT", "ccomp", "parataxis", "aux", "auxpass") for t in tokens
    ):
        return tokens
    for verb in tokens:
        if verb.tag not in ("VBN", "VBD", "VBZ") or verb.dep not in ("amod", "compound") or verb.pos not in _VERBS:
            continue
        thing = tokens[verb.head]
        subject = root if thing.head == root.i and thing.i > root.i else tokens[verb.i - 1]
        aside = thing.i != root.i and thing.dep in ("appos", "conj") and tokens[verb.i - 1].text == ","
        headline = thing.i == root.i and verb.tag == "VBZ" and subject.pos == "PROPN" and subject.head == root.i
        if not aside and not headline:
            continue
        out = list(tokens)
        for t in tokens:
            if t.head == root.i and t.i != root.i and (t.i < verb.i) == headline and t.i != verb.i:
                out[t.i] = t._replace(head=subject.i if headline else verb.i)
        out[verb.i] = verb._replace(head=verb.i, dep="ROOT", tag="VBZ" if headline else "VBD")
        out[subject.i] = out[subject.i]._replace(head=verb.i, dep="nsubj")
        out[thing.i] = thing._replace(head=verb.i, dep="dobj")
        return tuple(out)
    return tokens


def _with_second_deed(tokens: Tokens) -> Tokens:
    """A headline tells a second deed of its subject behind a comma ("Chad expels envoy, welcomes mission"), unless its
    verb is one of speech ("Rebels free king, says ministry")."""
    root = next(t for t in tokens if t.head == t.i)
    first = child(tokens, root.i, "ccomp")
    thing = child(tokens, root.i, "nsubj")
    if tokens[-1].text in _STOPS or root.tag != "VBZ" or first is None or thing is None:
        return tokens
    if root.lemma in load_mending_words().saying:
        return tokens
    if first.i > root.i or thing.i < root.i or tokens[root.i - 1].text != "," or not _has_subject(tokens, first.i):
        return tokens
    out = list(tokens)
    out[first.i] = first._replace(head=first.i, dep="ROOT")
    out[root.i] = root._replace(head=first.i, dep="conj")
    out[thing.i] = thing._replace(dep="dobj")
    return tuple(out)


def _with_named_conjunct(tokens: Tokens, name: int) -> Tokens:
    """A name right behind the second of two subjects is what that one is called ("the union and the bloc IGAD")."""
    title = tokens[name - 1] if name else None
    if title is None or title.dep != "conj" or title.pos != "NOUN":
        return tokens
    first = tokens[title.head]
    if first.dep != "nsubj" or first.head < name or tokens[name].head < name:
        return tokens
    out = list(tokens)
    for t in tokens:
        if t.head == title.i:
            out[t.i] = t._replace(head=name)
    out[first.i] = first._replace(head=tokens[name].head)
    out[title.i] = title._replace(head=name, dep="compound")
    out[name] = tokens[name]._replace(head=first.i, dep="conj")
    return tuple(out)
