"""Whether the clause of a token tells what was or what is to come."""

from __future__ import annotations

from kgraph.annotate.times.context import Tense
from kgraph.annotate.times.words import Words
from kgraph.model import Sentence, Span, Token, ZoneKind

_FUTURE_AUXILIARIES = {"will", "shall", "'ll", "wo", "would", "may", "might", "can", "could", "should", "must", "’ll"}


def top_token(sentence: Sentence, span: Span) -> int | None:
    """The token of ``span`` that the others hang on."""
    inside = {t.i for t in sentence.tokens if t.start < span.end and span.start < t.end}
    tops = [i for i in sorted(inside) if sentence.tokens[i].head not in inside or sentence.tokens[i].head == i]
    return tops[0] if tops else None


def tense_at(sentence: Sentence, index: int, words: Words) -> Tense:
    """The tense of the innermost clause around token ``index``; nouns on the way may settle it ("planned talks")."""
    path = [index]
    while sentence.tokens[path[-1]].head not in path:
        path.append(sentence.tokens[path[-1]].head)
    for below, i in zip([index, *path], path, strict=False):
        token = sentence.tokens[i]
        found = None
        if i != index and token.pos in ("NOUN", "PROPN"):
            found = _noun_tense(sentence, i, words)
        elif i != index and token.pos in ("ADP", "SCONJ", "ADV"):
            found = _preposition_tense(sentence, token, direct=below == index)
        elif token.pos in ("VERB", "AUX") and token.dep not in ("aux", "auxpass"):
            found = Tense.FUTURE if _intends(sentence, i, below, index, words) else verb_tense(sentence, i, words)
        if found is not None:
            return found
    return Tense.ANY


def _intends(sentence: Sentence, i: int, below: int, index: int, words: Words) -> bool:
    """Whether the time is that of what is intended, not of intending: "promised a vote in May", "planned for May"."""
    if sentence.tokens[i].lemma.lower() not in words.verbs["promise"]:
        return False
    if any(sentence.tokens[c].dep == "dobj" and i < c < index for c in sentence.children[i]):
        return True
    return sentence.tokens[below].lemma.lower() == "by"


def verb_tense(sentence: Sentence, i: int, words: Words, depth: int = 0) -> Tense | None:
    """The tense of verb ``i``; ``None`` where it takes that of the clause above it."""
    verb = sentence.tokens[i]
    children = [sentence.tokens[c] for c in sentence.children[i]]
    auxiliaries = [t for t in children if t.dep in ("aux", "auxpass")]
    lower = {t.text.lower() for t in auxiliaries}
    have = any(t.lemma in ("have", "'ve") for t in auxiliaries)
    if lower & _FUTURE_AUXILIARIES:
        return Tense.PAST if have else Tense.FUTURE
    if have:
        return Tense.PAST
    if "to" in lower and (verb.tag == "VB" or "be" in lower):
        return _infinitive_tense(sentence, verb, words, depth)
    be = next((t for t in auxiliaries if t.lemma == "be"), None)
    if verb.tag in ("VBN", "VBD") and _is_participle(verb, be) and verb.lemma in words.verbs["scheduled"]:
        return Tense.FUTURE
    if be is not None:
        if be.tag == "VBD":
            return Tense.FUTURE if verb.lemma == "go" and _has_infinitive(sentence, i) else Tense.PAST
        going_on = verb.tag == "VBG" or any(t.tag == "VBG" for t in auxiliaries)  # "is hosting", "is being hosted"
        return Tense.FUTURE if going_on and be.tag in ("VBZ", "VBP") else Tense.ANY
    if verb.tag == "VBD":
        return Tense.PAST
    if verb.tag in ("VBZ", "VBP", "VB"):
        if _is_due(sentence, children, words):
            return Tense.FUTURE
        headline = sentence.zone in (ZoneKind.HEADLINE, ZoneKind.CAPTION)
        return Tense.ANY if headline or verb.lemma in words.verbs["report"] else Tense.FUTURE
    if verb.tag == "VBN" and verb.dep in ("acl", "relcl", "amod"):
        return Tense.PAST
    return Tense.ANY if verb.head == i else None


def _is_participle(verb: Token, be: Token | None) -> bool:
    return be is not None or (verb.tag == "VBN" and verb.dep in ("acl", "relcl", "amod", "advcl"))


def _has_infinitive(sentence: Sentence, i: int) -> bool:
    return any(sentence.tokens[c].dep == "xcomp" for c in sentence.children[i])


def _is_due(sentence: Sentence, children: list[Token], words: Words) -> bool:
    """A copula with "due", "scheduled" ...: "The talks are due on Friday"."""
    return any(t.dep == "acomp" and t.lemma.lower() in words.verbs["upcoming"] for t in children)


def _infinitive_tense(sentence: Sentence, verb: Token, words: Words, depth: int) -> Tense | None:
    """ "to meet" is to come after verbs and nouns of intending, and on its own; else as the clause above it."""
    if verb.head == verb.i:
        return Tense.FUTURE
    above = sentence.tokens[verb.head]
    if above.lemma.lower() in words.verbs["intend"] or above.pos in ("NOUN", "ADJ"):
        return Tense.FUTURE
    if above.lemma == "be" and verb.dep == "xcomp":
        return Tense.FUTURE
    if depth < 8 and above.pos in ("VERB", "AUX"):
        return verb_tense(sentence, above.i, words, depth + 1)
    return None


def _noun_tense(sentence: Sentence, i: int, words: Words) -> Tense | None:
    for c in sentence.children[i]:
        child = sentence.tokens[c]
        if child.dep in ("amod", "compound", "acl"):
            if child.text.lower() in words.verbs["upcoming"]:
                return Tense.FUTURE
            if child.text.lower() in words.verbs["gone"]:
                return Tense.PAST
    return None


def _preposition_tense(sentence: Sentence, token: Token, direct: bool) -> Tense | None:
    """ "ahead of talks on Friday", "before a vote on Friday", "set for Friday": still to come."""
    word = token.lemma.lower()
    if direct and word == "for":
        return Tense.FUTURE
    if word == "of" and token.head != token.i:
        word = sentence.tokens[token.head].lemma.lower()
    if direct:
        return None
    return Tense.FUTURE if word in ("ahead", "before") else Tense.PAST if word in ("after", "following") else None
