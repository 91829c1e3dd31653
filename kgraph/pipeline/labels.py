"""Argument noun phrases that name no known actor -> local entities."""

from __future__ import annotations

from kgraph.model import Argument, Entity, EntityType, Sentence, Token, content_hash, local_entity, text_of

_LEFT_OUT_TAGS = {"DT", "PDT", "PRP$", "WP$", "WDT"}
_NOTHING_TAGS = {"PRP", "WP", "WDT", "EX", "DT"}
_TYPES = {
    "GPE": EntityType.PLACE,
    "LOC": EntityType.PLACE,
    "FAC": EntityType.PLACE,
    "ORG": EntityType.ORGANISATION,
    "PERSON": EntityType.PERSON,
    "LAW": EntityType.INSTRUMENT,
}
_DEFINITE = {"the", "this", "that", "these", "those", "its", "his", "her", "their", "our", "my", "your", "such"}
_SAYS_WHICH = ("of", "in", "on", "for", "against", "between", "to")
_MAX_PHRASE = 7
_MAX_TOKENS = 14


def local_argument(sentence: Sentence, argument: Argument, doc: str, country: str | None = None) -> Entity | None:
    """The thing that an argument names, as an entity of this text, belonging to ``country`` where that is known.

    A name or an indefinite phrase ("nuclear weapons") has the same id in all documents; a definite one ("the attack")
    means something of its own document, and its id says so. ``None`` for bare pronouns and empty phrases.
    """
    tokens = _with_complements(sentence, argument.head, argument.tokens or tuple(_inside(sentence, argument)))
    head = sentence.tokens[argument.head]
    kept = [i for i in tokens if not _left_out(sentence.tokens[i])]
    while kept and sentence.tokens[kept[0]].pos in ("PUNCT", "ADP", "PART"):
        kept = kept[1:]
    while kept and (sentence.tokens[kept[-1]].pos == "PUNCT" or sentence.tokens[kept[-1]].tag == "POS"):
        kept = kept[:-1]
    if not kept or (len(kept) == 1 and sentence.tokens[kept[0]].tag in _NOTHING_TAGS):
        return None
    label = " ".join(text_of(sentence, kept[:_MAX_TOKENS]).split())
    if not any(c.isalnum() for c in label):
        return None
    entity = local_entity(label, _TYPES.get(head.entity, EntityType.OTHER), country)
    named = head.pos == "PROPN"
    definite = any(sentence.tokens[i].text.lower() in _DEFINITE for i in tokens)
    if definite and not named:
        return Entity(f"{entity.id}-{content_hash(doc, length=8)}", entity.label, entity.type, country)
    return entity


def possessive(label: str) -> str:
    """
    >>> possessive("Chad"), possessive("United States")
    ("Chad's", "United States'")
    """
    return f"{label}'" if label.endswith("s") else f"{label}'s"


def _with_complements(sentence: Sentence, head: int, tokens: tuple[int, ...]) -> tuple[int, ...]:
    """``tokens`` with the prepositional phrases that say which: "the situation *in Ukraine*"."""
    found = set(tokens)
    for prep in sentence.children[head]:
        if prep > head and sentence.tokens[prep].dep == "prep" and sentence.tokens[prep].lemma in _SAYS_WHICH:
            phrase = sentence.subtree(prep)
            if len(phrase) <= _MAX_PHRASE and phrase[0] == max(found) + 1:
                found.update(phrase)
    return tuple(sorted(found))


def _inside(sentence: Sentence, argument: Argument) -> list[int]:
    start, end = argument.span
    return [t.i for t in sentence.tokens if start <= t.start and t.end <= end]


def _left_out(token: Token) -> bool:
    return token.tag in _LEFT_OUT_TAGS or token.text in ('"', "“", "”", "``", "''")
