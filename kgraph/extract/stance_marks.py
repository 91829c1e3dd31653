"""What the words beside a verb or noun say of its stance: negation, auxiliaries, adverbs, modifiers."""

from __future__ import annotations

from typing import NamedTuple

from kgraph.extract.stance_words import SmallWords
from kgraph.model import Modality, Sentence, Token

_PARTICIPLES = frozenset(("VBN", "VBD"))
_PRESENT = frozenset(("VBZ", "VBP"))
_NEGATED_PHRASES = frozenset(("in", "at", "under", "by"))
"""Prepositions that negate the clause with "no" after them ("in no way", "at no point")."""

_BEFORE = frozenset(("before",))
_DEFINITE = frozenset(("the", "this", "that", "these", "those"))


class Marks(NamedTuple):
    """What stands beside a token."""

    negated: bool = False
    modality: Modality = Modality.ASSERTED
    would: bool = False
    """The modality comes from "would" alone, which in reported speech is the past of "will"."""
    conditional: bool = False
    """A condition hangs on it ("if …")."""
    reported: bool = False
    """An adverb reports it without naming anyone ("reportedly")."""


NOTHING = Marks()


def marks(sentence: Sentence, i: int, words: SmallWords) -> Marks:
    """The marks of token ``i``."""
    below = sentence.children[i]
    if not below:
        return NOTHING
    tokens = sentence.tokens
    negated = conditional = reported = False
    modal: Modality | None = None
    doubt = planned = perfect = False
    word = ""
    for c in below:
        token = tokens[c]
        dep = token.dep
        if dep == "aux":
            text = token.text.lower()
            found = words.modals.get(text)
            if found is not None:
                modal, word = found, text
            elif text in ("have", "'ve", "of"):
                perfect = True
        elif dep == "neg" or dep in ("preconj", "cc"):
            negated ^= _negates(sentence, token, words)
        elif dep in ("nsubj", "nsubjpass", "dobj", "attr"):
            negated |= _is_negative(sentence, c, words) and not _is_spared(sentence, c, words)
        elif dep == "advmod":
            text = token.text.lower()
            if text in words.doubtful_adverbs:
                doubt = True
                reported |= text in words.reporting_adverbs
            elif text in words.negators or (text in words.approximators and tokens[i].pos == "VERB"):
                negated ^= text in words.approximators or _negates(sentence, token, words)
            elif text == "longer" and any(tokens[n].text.lower() == "no" for n in sentence.children[c]):
                negated = True
            else:
                planned |= text in words.future_times
        elif dep == "npadvmod":
            planned |= _is_future(sentence, c, words)
        elif dep == "det":
            negated |= token.text.lower() in ("no", "neither") and not _is_spared(sentence, i, words)
        elif dep in ("amod", "acl"):
            text = token.text.lower()
            if text in words.planned_modifiers:
                planned = True
                modal = modal or Modality.PLANNED
            elif text in words.doubtful_modifiers:
                doubt = True
            elif text in words.denied_modifiers:
                negated = True
        elif dep == "prep" and token.text.lower() in _NEGATED_PHRASES:
            negated |= any(_is_negative(sentence, n, words) for n in sentence.children[c] if n > c)
        elif dep == "acomp" and token.text.lower() in words.planned_adjectives:
            modal = modal or Modality.PLANNED
        elif dep == "advcl" and not conditional:
            conditional = is_condition(sentence, c, words)
    modality = _modality(modal, word, perfect, tokens[i])
    would = modality is Modality.HYPOTHETICAL and not perfect
    if modality is Modality.ASSERTED:
        if doubt:
            modality = Modality.POSSIBLE
        elif planned and is_present(sentence, i):
            modality = Modality.PLANNED
    if conditional and modality in (Modality.PLANNED, Modality.HYPOTHETICAL):
        modality, would = Modality.HYPOTHETICAL, False
    return Marks(negated, modality, would, conditional, reported)


def _modality(modal: Modality | None, word: str, perfect: bool, token: Token) -> Modality:
    if modal is None:
        return Modality.ASSERTED
    if perfect and token.tag in _PARTICIPLES and modal is Modality.REQUESTED:
        return Modality.POSSIBLE if word == "must" else Modality.HYPOTHETICAL
    return modal


def _negates(sentence: Sentence, token: Token, words: SmallWords) -> bool:
    """Whether the negator ``token`` negates: "not" does, "not only" does not."""
    text = token.text.lower()
    if text not in words.negators or (token.dep == "preconj" and text == "not"):
        return False
    if token.dep == "cc" and text == "nor" and token.i != 0 and token.head < token.i:
        return False
    after = token.i + 1
    return after >= len(sentence.tokens) or sentence.tokens[after].text.lower() not in words.hollow_negations


def _is_spared(sentence: Sentence, noun: int, words: SmallWords) -> bool:
    """Whether "no" with this noun denies nothing: "spared no effort"."""
    token = sentence.tokens[noun]
    return token.dep == "dobj" and sentence.tokens[token.head].lemma in words.sparing_verbs


def _is_negative(sentence: Sentence, noun: int, words: SmallWords) -> bool:
    """Whether the noun denies its clause: "nobody", "none of …", "no country", "neither A nor B"."""
    token = sentence.tokens[noun]
    if token.pos != "PROPN" and token.text.lower() in words.negative_pronouns:
        return True
    for c in sentence.children[noun]:
        below = sentence.tokens[c]
        if below.dep in ("det", "preconj", "cc", "neg", "advmod") and below.text.lower() in ("no", "neither", "nor"):
            return True
        if below.dep == "det" and below.text.lower() == "not":
            return True
    return False


def _is_future(sentence: Sentence, i: int, words: SmallWords) -> bool:
    if sentence.tokens[i].text.lower() in words.future_times:
        return True
    return any(sentence.tokens[c].text.lower() in words.future_modifiers for c in sentence.children[i])


def is_present(sentence: Sentence, i: int) -> bool:
    """Whether the verb ``i`` is in the simple or progressive present."""
    tokens = sentence.tokens
    if tokens[i].tag in _PRESENT:
        return True
    return tokens[i].tag in ("VBG", "VBN") and any(
        tokens[c].tag in _PRESENT and tokens[c].dep in ("aux", "auxpass") and tokens[c].lemma == "be"
        for c in sentence.children[i]
    )


def is_to_come(sentence: Sentence, clause: int) -> bool:
    """Whether the clause tells what shall be: a passive infinitive behind a noun ("a summit to be hosted by Chile"), or
    a present tense behind "before" ("a day before the king leaves")."""
    if has_marker(sentence, clause, _BEFORE) and is_present(sentence, clause):
        return True
    below = [sentence.tokens[c] for c in sentence.children[clause] if c < clause]
    return [t.text.lower() for t in below if t.dep in ("aux", "auxpass")][:2] == ["to", "be"]


def is_condition(sentence: Sentence, clause: int, words: SmallWords) -> bool:
    """Whether the adverbial ``clause`` is a condition: "if it fails", "unless", "should it fail", "had it failed"."""
    tokens = sentence.tokens
    subject_seen = False
    for c in sentence.children[clause]:
        token = tokens[c]
        text = token.text.lower()
        if token.dep in ("mark", "advmod", "prep") and text in words.conditional_markers:
            before = tokens[c - 1].text.lower() if c else ""
            return before not in ("as", "even")
        if token.dep == "mark":
            return False
        if token.dep in ("nsubj", "nsubjpass"):
            subject_seen = True
        if token.dep in ("aux", "auxpass") and not subject_seen and text in ("should", "had", "were"):
            return any(tokens[n].dep in ("nsubj", "nsubjpass") for n in sentence.children[clause] if n > c)
    return tokens[clause].text.lower() in ("provided", "providing", "assuming", "supposing")


def is_finite(sentence: Sentence, i: int) -> bool:
    """Whether the clause of token ``i`` is finite ("that Iran left", "that Iran leave"), not "to leave", "leaving"."""
    tokens = sentence.tokens
    if tokens[i].tag in ("VBD", "VBZ", "VBP", "MD"):
        return True
    subject = False
    for c in sentence.children[i]:
        token = tokens[c]
        if token.dep in ("aux", "auxpass"):
            if token.tag == "TO":
                return False
            if token.tag in ("VBD", "VBZ", "VBP", "MD"):
                return True
        elif token.dep == "mark":
            return True
        elif token.dep in ("nsubj", "nsubjpass", "expl"):
            subject = True
    return (subject and tokens[i].tag != "VBG") or tokens[i].tag not in ("VB", "VBG", "VBN")


def tense_is_past(sentence: Sentence, i: int) -> bool:
    """Whether the clause of verb ``i`` is in a past tense."""
    tokens = sentence.tokens
    if tokens[i].tag == "VBD":
        return True
    return any(tokens[c].tag == "VBD" and tokens[c].dep in ("aux", "auxpass") for c in sentence.children[i])


def has_adverb(sentence: Sentence, verb: int, adverb: str) -> bool:
    tokens = sentence.tokens
    return any(tokens[c].dep == "advmod" and tokens[c].text.lower() == adverb for c in sentence.children[verb])


def has_marker(sentence: Sentence, clause: int, names: frozenset[str]) -> bool:
    """Whether one of the conjunctions ``names`` opens the clause."""
    tokens = sentence.tokens
    return any(tokens[c].dep == "mark" and tokens[c].text.lower() in names for c in sentence.children[clause])


def asks_how(sentence: Sentence, clause: int) -> bool:
    """Whether the clause is an infinitive behind a question word: "how to end", "whether to join"."""
    below = [sentence.tokens[c] for c in sentence.children[clause]]
    asked = any(t.tag in ("WRB", "WP") or t.text.lower() == "whether" for t in below if t.i < clause)
    return asked and any(t.tag == "TO" for t in below)


def is_definite(sentence: Sentence, noun: int) -> bool:
    """Whether the noun is a known thing: "the", a possessor, or a participle ("sanctions imposed in May")."""
    for c in sentence.children[noun]:
        token = sentence.tokens[c]
        if token.dep == "poss" or (token.dep == "det" and token.text.lower() in _DEFINITE):
            return True
        if token.dep == "acl" and token.tag == "VBN":
            return True
    return False
