"""How far a mention reaches in the text: with its article, and with the name of who leads the body."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from kgraph.model import MentionKind, Sentence
from kgraph.resolve.discourse import Ref


def extent(sentence: Sentence, ref: Ref, by_head: Mapping[int, Ref], headship: Collection[str]) -> tuple[int, int]:
    """The tokens from the first to the one after the last that refer: "*the Netherlands*", "*the Fijian delegation led
    by Jone Vula*". ``by_head`` are the references of the sentence; ``headship`` are the participles for leading."""
    if ref.sentence < 0:
        return ref.start, ref.end
    if ref.kind is MentionKind.NAME:
        return _with_article(sentence, ref), ref.end
    if ref.kind is MentionKind.NOMINAL:
        return ref.start, _with_leader(sentence, ref, by_head, headship)
    return ref.start, ref.end


def _with_article(sentence: Sentence, ref: Ref) -> int:
    before = sentence.tokens[ref.start - 1] if ref.start else None
    belongs = before is not None and before.text.lower() == "the" and ref.start <= before.head < ref.end
    return ref.start - 1 if belongs else ref.start


def _with_leader(sentence: Sentence, ref: Ref, by_head: Mapping[int, Ref], headship: Collection[str]) -> int:
    tokens = sentence.tokens
    at = ref.end
    if at + 2 >= len(tokens) or tokens[at].text not in headship or tokens[at + 1].text != "by":
        return ref.end
    leaders = [c for c in sentence.children[at + 1] if tokens[c].dep == "pobj"]
    if tokens[at].head != ref.head or len(leaders) != 1 or leaders[0] not in by_head:
        return ref.end
    return by_head[leaders[0]].end
