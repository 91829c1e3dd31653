"""What a name is to somebody else: "his wife Peng Liyuan", "Iran, an ally of Syria,", "the king's successor, …"."""

from __future__ import annotations

from collections.abc import Iterator

from kgraph.extract import tree
from kgraph.extract.nominals_naming import (
    NAMED,
    NATIONS,
    TIMES,
    Name,
    ends_at,
    name_argument,
    name_at,
    name_before,
    nominal_predicate,
    word,
    word_start,
)
from kgraph.extract.nominals_words import NominalWords
from kgraph.model import Argument, Proposition, Sentence, Token


def relatives(sentence: Sentence, words: NominalWords) -> Iterator[Proposition]:
    """The kinship and the alliances, rivalries, memberships ... of names, in text order."""
    for token in sentence.tokens:
        if token.pos != "NOUN" and (token.pos != "ADJ" or token.dep != "amod"):
            continue
        text = token.text.lower()
        joined = word(sentence, token.i) if token.i and sentence.tokens[token.i - 1].text == "-" else text
        if joined in words.kin or text in words.kin:
            lemma = joined if joined in words.kin else text
            yield from _of_noun(sentence, token, lemma, ("of", "to"), "kinship", people=True)
        elif text in words.agents and text not in words.titles:
            yield from _of_noun(sentence, token, text, words.agents[text], "agent", people=False)


def _of_noun(
    sentence: Sentence, token: Token, lemma: str, prepositions: tuple[str, ...], kind: str, *, people: bool
) -> Iterator[Proposition]:
    found = _other(sentence, token.i, prepositions)
    if found is None:
        return
    preposition, other, end, group = found
    named = _named(sentence, token.i, end, people=people)
    if named is None or named[0].head == other.head:
        return
    name, apposition = named
    if group == "apposition" and not apposition:
        return
    if group == "adjective" and (people or sentence.tokens[name.head].entity not in NATIONS):
        return  # "a Lebanese lawyer, Karim Najjar" is not Lebanon's lawyer
    rule = f"{'possessive' if group == 'adjective' else group}.{kind}"
    predicate = nominal_predicate(
        sentence, (token.i,), f"be {lemma} {preposition}", preposition, head=lemma, noun=token.lemma.lower(), pos="NOUN"
    )
    arguments = (name_argument(sentence, "subject", name), other)
    yield Proposition(sentence.index, predicate, arguments, rule=rule, head=token.i)


def _other(sentence: Sentence, noun: int, prepositions: tuple[str, ...]) -> tuple[str, Argument, int, str] | None:
    """The preposition, whose relative it is, the token behind the phrase, and how it is put (possessive, apposition
    or adjective)."""
    tokens = sentence.tokens
    first = word_start(sentence, noun)
    owner = tree.child(sentence, first, "poss")
    if owner is None and tokens[first].dep in ("nmod", "compound", "amod") and tokens[first].head > noun:
        owner = tree.child(sentence, tokens[first].head, "poss")
        owner = owner if owner is not None and owner < first else None
    if owner is not None and tokens[owner].entity not in TIMES:
        return "of", _argument(sentence, owner), noun + 1, "possessive"
    after = noun + 1
    if after < len(tokens) and tokens[after].text.lower() in prepositions:
        thing = tree.child(sentence, after, "pobj")
        if thing is not None and tokens[thing].pos in ("PROPN", "NOUN", "PRON"):
            phrase = tree.coordination(sentence, thing, of=True)
            return tokens[after].text.lower(), _argument(sentence, thing), phrase[-1] + 1, "apposition"
    for c in sentence.children[noun]:
        if c < noun and tokens[c].entity in NAMED and tokens[c].dep in ("amod", "compound", "nmod"):
            return "of", _argument(sentence, c), noun + 1, "adjective"
    return None


def _argument(sentence: Sentence, head: int) -> Argument:
    return tree.argument(sentence, "object", head, tree.noun_phrase(sentence, head, of=True))


def _named(sentence: Sentence, noun: int, end: int, *, people: bool) -> tuple[Name, bool] | None:
    """The name that the noun is said of, and whether it stands in apposition behind or before a comma."""
    tokens = sentence.tokens
    name = name_at(sentence, end, people=people)
    if name is not None and end == noun + 1 and _fits(sentence, name, people=people):
        return name, False
    if end < len(tokens) and tokens[end].text == ",":
        name = name_at(sentence, end + 1, people=people)
        if name is not None and ends_at(sentence, name.end) and _fits(sentence, name, people=people):
            return name, True
    start = _start(sentence, noun)
    if start > 1 and tokens[start - 1].text in (",", "(", "–", "—", "--") and tokens[noun].dep != "conj":
        name = name_before(sentence, start - 1, people=people)
        if name is not None and ends_at(sentence, end) and tokens[noun].head in range(name.start, name.end):
            return name, True
    return None


def _fits(sentence: Sentence, name: Name, *, people: bool) -> bool:
    labels = {sentence.tokens[i].entity for i in range(name.start, name.end)}
    return bool(labels & {"PERSON", ""}) if people else bool(labels & (NAMED | {"PERSON"}))


def _start(sentence: Sentence, noun: int) -> int:
    """The first token of the noun phrase of ``noun``."""
    return min(tree.noun_phrase(sentence, noun))
