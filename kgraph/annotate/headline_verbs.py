"""Headlines whose verb the parser took for a noun are parsed once more with that verb in the past.

Headlines tell in the present what has happened ("Assembly demands end to embargo"), and many forms in -s are plurals
elsewhere. In the past tense they cannot be mistaken; words and their places stay those that are printed. A gathering
that a headline only names ("Chad, Niger in talks over pipeline") is parsed as one that they held, "to" before a verb
as "will".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

import spacy

from kgraph.annotate.headline import inflected, load_headline_words

_NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_LONGEST = 30
"""Tokens of the longest headline; what is longer is running text."""
_NEAR = 3
"""Tokens before a verb among which a name is looked for."""
_MAX_TRIES = 3
"""Words of one headline that are tried as its verb."""


class StandIn(NamedTuple):
    """A word of a headline, with what it is parsed as and the verb that it is or means."""

    at: int
    text: str
    lemma: str


def read_again(doc: Any, parse: Callable[[Any], Any]) -> Any:
    """``doc``, a parsed headline, or a better parse of it.

    :param doc: a parsed spaCy ``Doc``.
    :param parse: what makes a parsed ``Doc`` of one that holds only words.
    """
    if not 2 < len(doc) <= _LONGEST or _has_clause(doc):
        return doc
    for stand_in in list(_stand_ins([t.text for t in doc]))[:_MAX_TRIES]:
        words = [t.text for t in doc]
        words[stand_in.at] = stand_in.text
        again = parse(spacy.tokens.Doc(doc.vocab, words=words, spaces=[bool(t.whitespace_) for t in doc]))
        word = again[stand_in.at]
        verb = word.head if word.dep_ == "aux" else word
        if verb.pos_ == "VERB" and verb.dep_ in ("ROOT", "ccomp", "advcl") and _subject(verb) is not None:
            word.lemma_, word.tag_ = stand_in.lemma, "VBZ" if word.i == verb.i else "TO"
            return again
    return doc


def _has_clause(doc: Any) -> bool:
    """Whether the first verb has a subject in which no word is left that may be the true verb."""
    verbs, words = _verb_forms(), [t.text for t in doc]
    for token in doc:
        if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("amod", "compound", "acl", "relcl"):
            subject = _subject(token)
            if subject is None:
                return token.tag_ != "VBZ" and token.dep_ == "ROOT" and not token.ent_type_
            held = [t for t in doc[subject.left_edge.i : token.i] if t.i and t.text in verbs]
            talking = any(t.text == "talks" and doc[t.i - 1].text == "in" for t in held)
            told = token.tag_ in ("VBZ", "VBD") or not any(_has_name(words[max(0, t.i - _NEAR) : t.i]) for t in held)
            return told and not talking
    return False


def _subject(verb: Any) -> Any:
    """The subject right before the verb, or ``None``."""
    found = [t for t in verb.lefts if t.dep_ in _SUBJECTS and t.tag_ in _NOUNS]
    return found[-1] if found and found[-1].right_edge.i >= verb.i - 2 else None


def _stand_ins(words: Sequence[str]) -> Iterator[StandIn]:
    """What may be the verb, in their order: a form of a verb in small letters not far behind a name."""
    verbs = _verb_forms()
    for i in range(1, len(words) - 1):
        word, before = words[i], words[max(0, i - _NEAR) : i]
        if not _has_name(before):
            continue
        if word == "in" and words[i + 1] == "talks":
            yield StandIn(i, "held", "hold")
        elif word == "to" and words[i + 1] in verbs:
            yield StandIn(i, "will", "to")
        elif word in verbs:
            yield StandIn(i, _past(verbs[word]), verbs[word])


def _has_name(words: Sequence[str]) -> bool:
    return any(w[0].isupper() for w in words)


def _past(verb: str) -> str:
    """The verb with the ending of the past; for irregular verbs a form that nobody prints does as well."""
    return max(inflected(verb, ("ed",)), key=lambda form: (-len(form), form))


@cache
def _verb_forms() -> dict[str, str]:
    """Every form in the present -> its verb."""
    verbs = sorted(load_headline_words().verbs)
    people = load_headline_words().people
    return {f: verb for verb in verbs for f in (verb, *sorted(inflected(verb, ("s",)))) if f not in people}
