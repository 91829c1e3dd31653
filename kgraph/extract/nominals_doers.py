"""Who does what an event noun names where the noun itself does not say so: the one of its clause's parties who travels,
talks or is thanked for it."""

from __future__ import annotations

from kgraph.extract import tree
from kgraph.extract.lexicon import lexicon
from kgraph.extract.nominals_words import NominalWords
from kgraph.model import Sentence, Token

_ACTORS = frozenset(("GPE", "NORP", "ORG", "PERSON"))
_BESIDE = frozenset(("after", "before", "during", "following", "ahead", "on", "at"))
"""Prepositions by which a happening hangs on a clause whose subject takes part in it."""
_TOWARDS = frozenset(("for", "in", "to"))
"""Such prepositions with certain verbs only."""
_UNOWNED = frozenset(("violation", "breach", "relation", "case"))
"""Nouns of idioms with "in" whose doer need not be the subject ("in violation of", "in relation to")."""


def controller(sentence: Sentence, noun: int, words: NominalWords) -> int | None:
    """The party of the clause that a happening hangs on ("flew to Oslo for talks with", "arrived on a visit to")."""
    tokens = sentence.tokens
    if tokens[noun].dep != "pobj":
        return None
    preposition = tokens[tokens[noun].head]
    text = preposition.text.lower()
    if preposition.dep == "pcomp" or tokens[preposition.head].text.lower() == "ahead":
        preposition, text = tokens[preposition.head], "ahead"
    above = tokens[preposition.head]
    if above.dep == "dobj" and above.lemma.lower() in words.journeys and tokens[above.head].pos in tree.VERBS:
        return _participant(sentence, tokens[above.head], words)
    if above.pos not in tree.VERBS:
        return _traveller(sentence, above, words) if text == "on" else None
    if text == "in":
        found = tree.subject(sentence, above.i) if is_bare_in(sentence, noun) else None
        if found is not None and is_party(tokens[found], words):
            return found
    if text in _BESIDE or (text in _TOWARDS and above.lemma.lower() in words.participants | words.hosts):
        return _participant(sentence, above, words)
    return None


def answerer(sentence: Sentence, noun: int, words: NominalWords) -> int | None:
    """Whom a demand, offer or charge was made to: who answers it ("ignored the king's demands", "a call rejected by
    Oman") or acts upon it ("freed the crew at the king's request")."""
    tokens = sentence.tokens
    token = tokens[noun]
    verb = tokens[token.head]
    wording, passive = verb.lemma.lower(), False
    if token.dep == "pobj":
        preposition, verb = verb, tokens[verb.head]
        if preposition.text.lower() in words.answered_by and verb.pos in tree.VERBS:
            return _named(sentence, tree.subject(sentence, verb.i), words)
        wording = f"{verb.lemma.lower()} {preposition.text.lower()}"
    elif token.dep == "nsubjpass":
        passive = True
    elif token.dep != "dobj":
        verb = tokens[described] if (described := _answer(sentence, noun)) is not None else verb
        wording, passive = verb.lemma.lower(), verb.i != token.head
        if not passive:
            return None
    particle = tree.child(sentence, verb.i, "prt")
    adverb = tree.child(sentence, verb.i, "advmod")
    spoken = {wording, *(f"{wording} {tokens[p].text.lower()}" for p in (particle, adverb) if p is not None)}
    if spoken.isdisjoint(words.answering) or verb.pos not in tree.VERBS:
        return None
    if passive:
        agent = tree.child(sentence, verb.i, "agent")
        found = None if agent is None else tree.child(sentence, agent, "pobj")
    else:
        found = tree.subject(sentence, verb.i)
    return _named(sentence, found, words)


def _answer(sentence: Sentence, noun: int) -> int | None:
    """The participle that says who answered: "a call rejected by Oman"."""
    found = tree.child(sentence, noun, "acl")
    return found if found is not None and sentence.tokens[found].tag == "VBN" else None


def _named(sentence: Sentence, found: int | None, words: NominalWords) -> int | None:
    if found is None:
        return None
    token = sentence.tokens[found]
    named = is_party(token, words) or token.text == "it" or token.lemma.lower() in lexicon().bodies
    return found if named else None


def thanked(sentence: Sentence, noun: int) -> tuple[int, int] | None:
    """The verb and whom it thanks or blames for what ``noun`` names: "thanked Oman for its help"."""
    tokens = sentence.tokens
    preposition = tokens[tokens[noun].head]
    if tokens[noun].dep != "pobj" or preposition.text.lower() != "for":
        return None
    verb = tokens[tree.first_conjunct(sentence, preposition.i)].head
    if tokens[verb].pos not in tree.VERBS or tokens[verb].lemma not in lexicon().object_control_prepositions:
        return None
    whom = tree.child(sentence, verb, "dobj")
    takes = "for" in lexicon().object_control_prepositions[tokens[verb].lemma]
    return (verb, whom) if takes and whom is not None and whom < noun else None


def _traveller(sentence: Sentence, noun: Token, words: NominalWords) -> int | None:
    """The person whose name or office "on a visit to" hangs on, or on what is said of them."""
    tokens = sentence.tokens
    while noun.dep in ("pobj", "prep") and noun.entity != "PERSON":
        noun = tokens[noun.head]
    if noun.dep == "appos" and noun.lemma.lower() in words.titles:
        noun = tokens[noun.head]
    named = noun.pos == "PROPN" and noun.entity in ("PERSON", "")
    return noun.i if named or noun.lemma.lower() in words.titles else None


def _participant(sentence: Sentence, verb: Token, words: NominalWords) -> int | None:
    """The one of a clause's parties who travels or talks: the guest of a host, else the subject."""
    guest = verb.lemma.lower() in words.hosts
    found = tree.child(sentence, verb.i, "dobj") if guest else tree.subject(sentence, verb.i)
    if guest and found is None:
        found = tree.subject(sentence, verb.i)
    return found if found is not None and is_party(sentence.tokens[found], words) else None


def is_party(token: Token, words: NominalWords) -> bool:
    """Whether the token may name somebody who can meet and talk."""
    if token.pos == "PRON":
        return token.tag == "PRP" and token.text.lower() not in ("it", "there")
    if token.pos == "PROPN":
        return token.entity in _ACTORS or not token.entity
    lemma = token.lemma.lower()
    return lemma in words.titles or lemma in words.parties


def is_bare_in(sentence: Sentence, noun: int) -> bool:
    """Whether the clause's subject does it: "in protest at", "in violation of", "in cooperation with"."""
    token = sentence.tokens[noun]
    before = sentence.tokens[noun - 1] if noun else None
    if token.lemma.lower() in _UNOWNED or token.dep != "pobj" or before is None:
        return False
    if sentence.tokens[token.head].text.lower() != "in":
        return False
    return before.i == token.head or before.dep == "amod"
