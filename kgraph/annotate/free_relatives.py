"""What a clause with "what" calls a thing is the thing: "condemned what it called *an act of aggression*".

A parser makes the calling the object of the verb before it. The noun phrase takes that place, and the calling hangs on
it as an aside.
"""

from __future__ import annotations

from kgraph.annotate.trees import Tokens, child
from kgraph.annotate.words import load_mending_words
from kgraph.model import Token

_OBJECTS = {"ccomp": "dobj", "pcomp": "pobj"}
"""Edge of the clause -> edge of the thing."""


def with_things_called(tokens: Tokens) -> Tokens:
    """``tokens`` of one sentence, each thing that is called something in the place of the calling."""
    for what in tokens:
        if what.tag == "WP" and what.text.lower() == "what":
            tokens = _with_thing_called(tokens, what)
    return tokens


def _with_thing_called(tokens: Tokens, what: Token) -> Tokens:
    called, named = _calling(tokens, what)
    if called is None or named is None or called.dep not in _OBJECTS:
        return tokens
    caller = child(tokens, called.i, "nsubj")
    if caller is None or caller.tag != "PRP" or not called.head < what.i < called.i < named.i:
        return tokens
    out = list(tokens)
    for token in tokens[named.i + 1 :]:
        if token.head == called.i and token.dep in ("prep", "agent"):
            out[token.i] = token._replace(head=named.i, dep="prep")
    out[named.i] = named._replace(head=called.head, dep=_OBJECTS[called.dep])
    out[called.i] = called._replace(head=named.i, dep="parataxis")
    return tuple(out)


def _calling(tokens: Tokens, what: Token) -> tuple[Token | None, Token | None]:
    """The verb of the calling and what it calls the thing: "what it called X", "described as X", "said was X"."""
    verb = tokens[what.head]
    above = tokens[verb.head]
    words = load_mending_words()
    if what.dep == "dobj" and verb.lemma in words.naming:
        named = child(tokens, verb.i, "oprd")
        as_ = child(tokens, verb.i, "prep")
        if named is None and as_ is not None and as_.text == "as":
            named = child(tokens, as_.i, "pobj")
        return verb, named if named is not None and named.pos in ("NOUN", "PROPN") else None
    if what.dep == "nsubj" and verb.lemma == "be" and verb.dep == "ccomp" and above.lemma in words.saying:
        named = child(tokens, verb.i, "attr")
        return above, named if named is not None and named.pos in ("NOUN", "PROPN") else None
    return None, None
