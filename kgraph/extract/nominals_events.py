"""Happenings that nouns name: "China's backing of U.N. sanctions", "talks between the two Koreas", "Kim's visit to".

A noun and a frame of ``data/extract/event_nouns.csv`` give a verb phrase, and who does what to whom.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from kgraph.extract import tree
from kgraph.extract.culprits import culprit
from kgraph.extract.lexicon import lexicon
from kgraph.extract.nominals_doers import answerer, controller, is_bare_in, is_party, thanked
from kgraph.extract.nominals_naming import NATIONS, TIMES, nominal_predicate
from kgraph.extract.nominals_words import EventFrame, NominalWords
from kgraph.extract.predicates import examples
from kgraph.model import Proposition, Sentence, Token

_MODIFIERS = frozenset(("amod", "compound", "nmod"))
_ACTORS = frozenset(("GPE", "NORP", "ORG", "PERSON"))
_THINGS = frozenset(("NOUN", "PROPN", "PRON"))
_VERBAL = frozenset("to with from on in against over about for into at of between upon by".split())
ANSWERED = "answered"
"""The way in which a demand or charge names nobody: it was made to who answers it."""
_MAX_PAIRS = 12
_REACH = 5
"""Tokens before a noun among which two joined names are looked for."""


class _Parts(NamedTuple):
    """What stands around an event noun. All values are token indices."""

    poss: int | None
    adjectives: tuple[int, ...]
    compounds: tuple[int, ...]
    phrases: dict[str, int]
    """Preposition -> the head of its first object."""


def events(sentence: Sentence, words: NominalWords) -> Iterator[Proposition]:
    """The happenings that the nouns of ``sentence`` name with at least two parties, in text order."""
    for token in sentence.tokens:
        if token.pos not in ("NOUN", "PROPN", "VERB") or token.lemma.lower() not in words.events:
            frames = words.events.get(token.text.lower()) if token.tag in ("VBG", "NN") else None
            if frames is None:
                continue
        else:
            frames = words.events[token.lemma.lower()]
        if _is_event(sentence, token) and token.text.lower() not in words.no_events:
            parts = _parts(sentence, token.i)
            for frame in frames:
                yield from _of_frame(sentence, token, frame, parts, words)


def _is_event(sentence: Sentence, token: Token) -> bool:
    """Whether the token is a noun of its own, not a verb, a part of a name or a modifier of another noun."""
    if token.pos == "VERB" and not (token.tag == "VBG" and _is_noun_like(sentence, token.i)):
        return False
    if token.dep in ("compound", "amod", "nmod", "advmod", "npadvmod", "ROOT") and token.dep != "ROOT":
        return False
    if tree.child(sentence, token.i, "nsubj", "dobj", "aux") is not None and token.pos == "VERB":
        return False
    return token.entity in ("", "EVENT", "ORG") or token.pos == "NOUN"


def _is_noun_like(sentence: Sentence, gerund: int) -> bool:
    """Whether a gerund names a happening: it has an owner or article, or stands before "between"."""
    return tree.child(sentence, gerund, "poss", "det") is not None or any(
        sentence.tokens[c].lemma == "between" for c in sentence.children[gerund]
    )


def _of_frame(
    sentence: Sentence, token: Token, frame: EventFrame, parts: _Parts, words: NominalWords
) -> Iterator[Proposition]:
    pair = _pair(sentence, token.i) if frame.partner and frame.partner[0] == "with" else None
    if pair is not None:
        relation = _relation(sentence, token, frame, parts)
        if relation is not None and not parts.phrases.keys() & {"with", "between"}:
            yield _proposition(sentence, token, *relation, *pair, "noun.pair")
        return
    between = parts.phrases.get("between") if "between" in frame.partner else None
    if between is not None:
        yield from _between(sentence, token, frame, parts, between)
        return
    if frame.partner and parts.poss is not None and not parts.phrases and _is_group(sentence.tokens[parts.poss]):
        relation = _relation(sentence, token, frame, parts)
        if relation is not None:
            yield _proposition(sentence, token, *relation, parts.poss, parts.poss, "noun.between")
        return
    target, way = _object(sentence, frame, parts)
    deed = thanked(sentence, token.i)
    if deed is not None and target is None and frame.object[:1] in (("to",), ("of",)) and "for" in frame.object:
        target, way = tree.subject(sentence, deed[0]), "thanks"
    if target is None and "answered" in frame.object:
        target, way = answerer(sentence, token.i, words), ANSWERED
    if "self" in frame.object:
        target, way = token.i, "self"
    if target is None:
        return
    taken = {target, parts.poss if way == "poss" else None}
    source, rule = _subject(sentence, frame, parts, taken, words)
    if source is None and ("control" in frame.subject or is_bare_in(sentence, token.i)):
        source, rule = controller(sentence, token.i, words), "noun.controlled"
        source = None if source in taken else source
    if source is None or way == "thanks":
        found = deed[1] if deed is not None else None
        source, rule = (found, "noun.controlled") if found is not None else (source, rule)
    if source is None:
        source, rule = culprit(sentence, token.i), "noun.blamed"
    if source is None or source in taken or (way in ("to", "with") and _is_own_of_clause(sentence, token, source)):
        return
    relation = _relation(sentence, token, frame, parts)
    if relation is None:
        return
    rule = f"noun.{way}" if way == ANSWERED else rule
    lemma, shown = relation
    for s in _members(sentence, source):
        for o in [*_members(sentence, target), *_strayed(sentence, token.i, target)]:
            if s != o:
                yield _proposition(sentence, token, lemma, shown, s, o, rule)


def _parts(sentence: Sentence, noun: int) -> _Parts:
    tokens = sentence.tokens
    poss: int | None = None
    adjectives: list[int] = []
    compounds: list[int] = []
    phrases: dict[str, int] = {}
    for c in sentence.children[noun]:
        token = tokens[c]
        if token.dep == "poss" and token.entity not in TIMES:
            poss = c
        elif token.dep in _MODIFIERS and c < noun and token.entity in _ACTORS:
            (adjectives if token.entity == "NORP" or token.pos == "ADJ" else compounds).append(c)
        elif token.dep in _MODIFIERS and c < noun and (owner := _owner(sentence, c)) is not None:
            if token.lemma.lower() in lexicon().bodies:
                compounds.append(c)
            else:
                adjectives.append(owner)
        elif token.dep == "amod" and c < noun and (leader := _leader(sentence, c)) is not None:
            adjectives.append(leader)
        elif token.dep in ("prep", "agent") and c > noun:
            _add_phrase(sentence, c, phrases)
    for way in ("of", "by", "from"):
        thing = phrases.get(way)
        for c in sentence.children[thing] if thing is not None else ():
            # what hangs on the doer or goal may belong to the act: "criticism from France of the raid"
            own = thing is None or c < thing or (tokens[c].lemma == "of" and tokens[thing].entity != "GPE")
            if tokens[c].dep == "prep" and not own:
                _add_phrase(sentence, c, phrases)
    after = noun + 1
    if after < len(tokens) and tokens[after].dep == "prep" and tokens[after].head != noun:
        # behind an adjunct's noun parsers hang it on the verb: "left in protest at the raid"
        above = tokens[tokens[noun].head]
        if tokens[after].head in (above.i, above.head) and not phrases:
            _add_phrase(sentence, after, phrases)
    return _Parts(poss, tuple(adjectives), tuple(compounds), phrases)


def _owner(sentence: Sentence, modifier: int) -> int | None:
    """The nation by which a noun before the noun is named: "a *Syrian* army offensive", "*U.S.* drone strikes"."""
    tokens = sentence.tokens
    if tokens[modifier].pos != "NOUN" or tokens[modifier].entity:
        return None
    below = (c for c in sentence.children[modifier] if tokens[c].dep in _MODIFIERS and c < modifier)
    return next((c for c in below if tokens[c].entity in NATIONS), None)


def _leader(sentence: Sentence, participle: int) -> int | None:
    """Whose act it is by a word joined to the noun: the nation in "a *Turkish*-led raid", "*UN*-brokered talks"."""
    tokens = sentence.tokens
    joined = participle > 1 and tokens[participle - 1].text in ("-", "\u2013")
    if tokens[participle].text.lower() not in lexicon().leading_participles or not joined:
        return None
    return participle - 2 if tokens[participle - 2].text[0].isupper() else None


def _add_phrase(sentence: Sentence, preposition: int, phrases: dict[str, int]) -> None:
    thing = tree.child(sentence, preposition, "pobj")
    token = sentence.tokens
    if thing is not None and token[thing].entity not in TIMES and token[thing].pos in _THINGS:
        phrases.setdefault(token[preposition].text.lower(), thing)


def _object(sentence: Sentence, frame: EventFrame, parts: _Parts) -> tuple[int | None, str]:
    """The thing acted on or the partner, and the way in which it is put."""
    for way in (*frame.partner, *frame.object):
        if way in parts.phrases and (way != "in" or "of" in frame.subject or _is_named(sentence, parts.phrases[way])):
            return parts.phrases[way], way
    if "compound" in frame.object and parts.poss is not None and parts.compounds:
        return parts.compounds[-1], "compound"
    if "poss" in frame.object and parts.poss is not None and "of" not in parts.phrases:
        return parts.poss, "poss"
    return None, ""


def _is_named(sentence: Sentence, i: int) -> bool:
    return sentence.tokens[i].entity in ("GPE", "LOC", "FAC")


def _subject(
    sentence: Sentence, frame: EventFrame, parts: _Parts, taken: set[int | None], words: NominalWords
) -> tuple[int | None, str]:
    """Who does it, and the rule that found them."""
    for way in frame.subject:
        found: int | None = None
        if way == "poss":
            found = parts.poss
        elif way == "adj":
            found = parts.adjectives[0] if parts.adjectives else None
        elif way == "compound":
            # what is tested may stand there as well ("missile tests", "ICBM tests"): only a nation is who tests
            fits = [c for c in parts.compounds if "self" not in frame.object or sentence.tokens[c].entity in NATIONS]
            found = fits[0] if fits else None
        elif way in parts.phrases and (way != "from" or is_party(sentence.tokens[parts.phrases[way]], words)):
            found = parts.phrases[way]
        if found is not None and found not in taken:
            return found, "noun.event"
    return None, ""


def _between(sentence: Sentence, token: Token, frame: EventFrame, parts: _Parts, first: int) -> Iterator[Proposition]:
    """A and B of "between A and B", each with the other; a plural ("the two Koreas") with itself."""
    if _is_told_by_clause(sentence, token):
        return
    relation = _relation(sentence, token, frame, parts)
    if relation is None:
        return
    lemma, shown = relation
    members = _members(sentence, first)
    pairs = [(first, first)] if len(members) == 1 else list(combinations(members, 2))
    for one, other in pairs[:_MAX_PAIRS]:
        yield _proposition(sentence, token, lemma, shown, one, other, "noun.between")


def _is_group(token: Token) -> bool:
    """Whether the possessor may be several who meet each other: "their talks", "the two leaders' talks"."""
    return token.text.lower() in ("their", "our") or token.tag == "NNS"


def _is_own_of_clause(sentence: Sentence, token: Token, source: int) -> bool:
    """Whether the clause tells the same of its subject: "sent his condolences to the families"."""
    light = token.dep == "dobj" and sentence.tokens[token.head].lemma.lower() in lexicon().light_verbs
    return light and sentence.tokens[source].tag == "PRP$"


def _is_told_by_clause(sentence: Sentence, token: Token) -> bool:
    """Whether the clause says already who met whom ("talks took place between A and B")."""
    if token.dep not in ("nsubj", "nsubjpass"):
        return False
    verb = sentence.tokens[token.head]
    return token.dep == "nsubjpass" or verb.lemma.lower() in lexicon().happening_verbs


def _members(sentence: Sentence, head: int) -> list[int]:
    """The conjuncts of ``head``, or the examples that are given of it ("partners, including Chad and Mali")."""
    found = tree.conjuncts(sentence, head) if sentence.tokens[head].dep != "conj" else [head]
    return examples(sentence, head) or [i for i in found if _is_whole(sentence, i)]


def _pair(sentence: Sentence, noun: int) -> tuple[int, int] | None:
    """The two parties that stand joined before the noun: "the Franco-German summit", "U.S.-China trade talks"."""
    tokens = sentence.tokens
    for i in range(noun - 1, max(noun - _REACH, 1), -1):
        if tokens[i - 1].text not in ("-", "–", "/") or not tokens[i].text[0].isupper() or i < 2:
            continue
        one, other = tokens[i - 2], tokens[i]
        if other.pos not in ("PROPN", "ADJ") or one.pos not in ("PROPN", "ADJ") or not one.text[0].isupper():
            continue
        one_name = one.entity in ("GPE", "LOC", "FAC", "ORG") and one.entity == other.entity and not other.entity_starts
        nation = bool({one.entity, other.entity} & NATIONS) or other.pos == "ADJ"
        if (
            nation
            and tokens[i - 1].start == one.end
            and not one_name
            and other.entity != "PERSON"
            and one.entity != "PERSON"
        ):
            between = tokens[i + 1 : noun]
            if all(t.pos in ("NOUN", "PROPN", "ADJ") and t.head <= noun for t in between):
                return one.i, other.i
    return None


def _strayed(sentence: Sentence, noun: int, target: int) -> list[int]:
    """Names that are coordinated with the event noun, as parsers have it, but in truth with the name before them
    ("meetings with Kim and President Trump")."""
    tokens = sentence.tokens
    if tokens[target].pos != "PROPN" and tokens[target].entity not in _ACTORS:
        return []
    return [
        c
        for c in sentence.children[noun]
        if c > target and tokens[c].dep == "conj" and tokens[c].pos == "PROPN" and tokens[c].entity in _ACTORS
    ]


def _is_whole(sentence: Sentence, i: int) -> bool:
    """Whether token ``i`` is a word of its own, not a piece of a hyphenated one ("de-escalation")."""
    tokens = sentence.tokens
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    cut = after is not None and after.text == "-" and after.start == tokens[i].end and tokens[i].pos != "PROPN"
    return tokens[i].text[0].isalnum() and not cut


def _relation(sentence: Sentence, token: Token, frame: EventFrame, parts: _Parts) -> tuple[str, tuple[int, ...]] | None:
    """The verb phrase of the frame with its nouns filled in, and the tokens that show it."""
    shown = [token.i]
    lemma = frame.relation
    if "{noun}s" in lemma and token.tag != "NNS":
        return None  # "ties with" are relations, "his tie" and "in relation to" are not
    if "{of}" in lemma:
        thing = _theme(sentence, token.i, parts)
        if thing is None:
            return None
        phrase = [i for i in tree.noun_phrase(sentence, thing) if sentence.tokens[i].dep != "det"]
        lemma = lemma.replace("{of}", " ".join(sentence.tokens[i].text.lower() for i in phrase))
        shown = sorted({*shown, *phrase})
    word = token.text.lower()
    plural = word if word.endswith("s") else f"{word}s"
    lemma = lemma.replace("{noun}s", plural).replace("{noun}", word)
    return lemma, tuple(shown)


def _theme(sentence: Sentence, noun: int, parts: _Parts) -> int | None:
    """Arms in "the sale of arms" and "arms sales"."""
    if "of" in parts.phrases and sentence.tokens[parts.phrases["of"]].entity not in NATIONS:
        return parts.phrases["of"]
    for c in sentence.children[noun]:
        token = sentence.tokens[c]
        if token.dep == "compound" and token.pos == "NOUN" and not token.entity:
            return c
    return None


def _proposition(
    sentence: Sentence, token: Token, lemma: str, shown: tuple[int, ...], source: int, target: int, rule: str
) -> Proposition:
    words = lemma.split()
    preposition = words[-1] if len(words) > 1 and words[-1] in _VERBAL else None
    middle = words[1:-1] if preposition else words[1:]
    noun = None
    if middle:
        known = {sentence.tokens[i].text.lower(): sentence.tokens[i].lemma.lower() for i in shown}
        noun = known.get(middle[-1])
    predicate = nominal_predicate(sentence, shown, lemma, preposition, head=words[0], noun=noun, pos="VERB")
    shown_subject = tree.noun_phrase(sentence, source, of=_keeps_of(sentence, source))
    shown_object = tree.noun_phrase(sentence, target, of=True)
    if rule == "noun.pair":
        shown_subject, shown_object = (source,), (target,)
    if target == token.i:
        left_out = ("det", "poss", "case")
        shown_object = tuple(
            i for i in tree.noun_phrase(sentence, target) if i == target or sentence.tokens[i].dep not in left_out
        )
    arguments = (
        tree.argument(sentence, "subject", source, shown_subject),
        tree.argument(sentence, "object", target, shown_object),
    )
    return Proposition(sentence.index, predicate, arguments, rule=rule, head=token.i)


def _keeps_of(sentence: Sentence, i: int) -> bool:
    return sentence.tokens[i].dep != "poss" and sentence.tokens[i].entity != "GPE"
