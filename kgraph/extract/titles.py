"""Offices that a text gives to a name: "French President Emmanuel Macron", "Macron, the president of France,".

Titles are read by the order of words: [country or body] [modifiers] office [of/to/for …] NAME, the same noun phrase
behind a name and a comma, or before a comma and a name.
"""

from __future__ import annotations

from typing import NamedTuple

from kgraph.extract import tree
from kgraph.extract.nominals_naming import (
    NAMED,
    NATIONS,
    Name,
    ends_at,
    name_argument,
    name_at,
    name_before,
    name_of,
    word,
    word_start,
)
from kgraph.extract.nominals_words import NominalWords
from kgraph.model import Argument, Sentence, Token

_OWN = frozenset(("our", "its", "their"))
"""Possessives that stand for a country or body before an office; "his minister" may be anybody's."""
_BEFORE_GENERAL = frozenset(("secretary", "attorney", "director", "inspector", "solicitor", "governor", "consul"))
"""Offices that "general" behind them belongs to, as no rank."""
_LEFT_POS = frozenset(("ADJ", "NOUN", "PROPN", "ADV", "NUM"))
_MAX_FIELD = 6
"""Tokens that may stand between the end of a field, as the parser sees it, and the name of its minister."""
_JOINING = frozenset(("-", "'s", "’s", "'", "’"))


class Title(NamedTuple):
    """An office in a text: the words that name it, and what it is an office of."""

    office: int
    """The token of the office noun."""
    start: int
    """The first token of the noun phrase, without its determiner."""
    end: int
    """The token behind the phrase."""
    words: tuple[int, ...]
    """The tokens that name the office ("chief negotiator")."""
    lemma: str
    """What they say in lower case ("former foreign minister", "secretary of state")."""
    of: tuple[tuple[str, Argument], ...]
    """Prepositions and the things they bring; a name before the office counts as "of"."""
    kind: str


class Held(NamedTuple):
    """An office with the name of its holder and the rule that found it."""

    title: Title
    name: Name
    rule: str


def titles(sentence: Sentence, words: NominalWords) -> list[Held]:
    """The offices that the sentence gives to names, in text order."""
    found: list[Held] = []
    last: Held | None = None
    waiting: Title | None = None
    for token in sentence.tokens:
        if token.pos not in ("NOUN", "PROPN", "ADJ"):
            continue
        kind = words.titles.get(token.text.lower())
        if token.i and sentence.tokens[token.i - 1].text == "-":
            kind = words.titles.get(word(sentence, token.i), kind)
        if kind is None or _goes_on(sentence, token.i):
            continue
        held = _held(sentence, words, token.i, kind, last)
        if held is not None and not _is_rank_behind(sentence, words, held.title):
            if waiting is not None and held.rule == "title.office" and _is_second(sentence, waiting, held.title):
                found.append(Held(waiting, held.name, held.rule))
                held = held._replace(title=held.title._replace(of=held.title.of or waiting.of))
            last = held
            found.append(held)
        waiting = title_at(sentence, words, token.i) if held is None and token.text[0].isupper() else None
    return found


def title_at(sentence: Sentence, words: NominalWords, office: int) -> Title:
    """The title whose office noun is the token ``office``, with what stands behind it."""
    kind = words.titles.get(word(sentence, office), "office")
    start, head, modifiers = _left(sentence, words, office)
    return _title(sentence, words, kind, office, start, head, modifiers, office + 1, whole=True)


def _is_second(sentence: Sentence, first: Title, second: Title) -> bool:
    """Whether somebody holds both offices: "Deputy Prime Minister and Foreign Minister Bo Dahl"; "the prime minister
    and Foreign Minister Bo Dahl" are two."""
    tokens = sentence.tokens
    joined = second.start == first.end + 1 and tokens[first.end].text.lower() == "and"
    before = tokens[first.start - 1] if first.start else None
    named = any(thing.head < second.office for _, thing in second.of)
    return joined and not named and (before is None or before.tag not in ("DT", "PRP$"))


def _is_rank_behind(sentence: Sentence, words: NominalWords, title: Title) -> bool:
    """Whether the "office" is a rank behind the real one ("ministry spokesman Colonel Ali Hassan")."""
    before = [t.text.lower() for t in sentence.tokens[title.start : title.office]]
    if before and before[-1] in _BEFORE_GENERAL and sentence.tokens[title.office].text.lower() == "general":
        return False
    return title.kind == "person" and any(words.titles.get(word, "person") != "person" for word in before)


def _goes_on(sentence: Sentence, i: int) -> bool:
    """Whether token ``i`` is the first part of a hyphenated word ("secretary-general")."""
    tokens = sentence.tokens
    return (
        i + 2 < len(tokens)
        and tokens[i + 1].text == "-"
        and tokens[i + 1].start == tokens[i].end == tokens[i + 2].start - 1
    )


def _held(sentence: Sentence, words: NominalWords, office: int, kind: str, last: Held | None) -> Held | None:
    tokens = sentence.tokens
    start, head, modifiers = _left(sentence, words, office)
    after = office + 1
    name = _name_after(sentence, words, after, kind)
    if name is not None:
        title = _title(sentence, words, kind, office, start, head, modifiers, after)
        realm = _realm(sentence, name.end) if not title.of else None
        if realm is not None:
            title = title._replace(of=(("of", realm),))
        return Held(title, name, "title.office")
    title = _title(sentence, words, kind, office, start, head, modifiers, after, whole=True)
    name = name_at(sentence, title.end)
    if name is not None and title.end > after and _is_person(sentence, name):
        return Held(title, name, "title.office")
    before = start - 1
    if before >= 0 and tokens[before].dep == "det":
        before -= 1
    if before > 0 and tokens[before].text in (",", "(", "-", "–", "—", "--"):
        name = name_before(sentence, before)
        if name is not None and tokens[office].dep != "conj" and _ends(sentence, title.end):
            return Held(title, name, "apposition.office")
    goes_on = before > 0 and tokens[before].text.lower() == "and"
    if goes_on and last is not None and last.rule == "apposition.office" and last.title.end == before:
        return Held(title, last.name, "apposition.office")
    if title.end < len(tokens) and tokens[title.end].text == "," and (before < 0 or tokens[before].text != ","):
        name = name_at(sentence, title.end + 1)
        described = title.of or (start > 0 and tokens[start - 1].text.lower() == "the")
        if name is not None and described and _is_person(sentence, name) and ends_at(sentence, name.end):
            return Held(title, name, "apposition.office")
    return None


def _ends(sentence: Sentence, i: int) -> bool:
    return ends_at(sentence, i) or sentence.tokens[i].text.lower() in ("and", "on", "who", "which", "in", "at")


def _is_person(sentence: Sentence, name: Name) -> bool:
    return any(sentence.tokens[i].entity == "PERSON" for i in range(name.start, name.end))


def _name_after(sentence: Sentence, words: NominalWords, i: int, kind: str) -> Name | None:
    """The name directly behind an office that has no complement ("Prime Minister Ehud Olmert"); a rank may stand
    between ("spokesman Colonel Ali Hassan")."""
    tokens = sentence.tokens
    office = tokens[i - 1]
    rank = i + 1 < len(tokens) and words.titles.get(tokens[i].text.lower()) == "person"
    if rank and kind != "person" and office.text.lower() not in _BEFORE_GENERAL:
        i += 1
    if i >= len(tokens) or tokens[i].text.lower() in words.titles or word(sentence, i) in words.titles:
        return None
    name = name_at(sentence, i)
    if name is None or any(_is_office_or_body(tokens[j], words) for j in range(i, name.end - 1)):
        return None
    if _is_person(sentence, name):
        return name
    if kind == "person" or _is_office_or_body(tokens[name.end - 1], words):
        return None
    inside = office.head in range(name.start, name.end)
    return (
        name
        if office.entity == "PERSON" or (inside and name.end - name.start > 1) or office.head == name.head
        else None
    )


def _is_office_or_body(token: Token, words: NominalWords) -> bool:
    text = token.text.lower()
    return text in words.titles or text in words.bodies


def _realm(sentence: Sentence, i: int) -> Argument | None:
    """The country behind a title with its name ("King Harald of Norway")."""
    tokens = sentence.tokens
    if i + 1 >= len(tokens) or tokens[i].text.lower() != "of":
        return None
    thing = tree.child(sentence, i, "pobj")
    if thing is None or tokens[thing].entity not in NATIONS:
        return None
    return tree.argument(sentence, "object", thing, tree.noun_phrase(sentence, thing))


def _left(sentence: Sentence, words: NominalWords, office: int) -> tuple[int, Name | None, list[int]]:
    """The start of the noun phrase, the name of a country or body in it, and the words that belong to the office."""
    tokens = sentence.tokens
    start = word_start(sentence, office)
    while start > 0:
        token = tokens[start - 1]
        inside = token.pos in _LEFT_POS or token.tag in ("VBN", "VBG") or token.text in _JOINING
        if token.text == "-" and token.start != tokens[start - 2].end:
            break  # a dash, not a hyphen ("WASHINGTON - U.S. President")
        if not inside or token.tag in ("PRP", "PRP$", "DT") or token.entity in ("DATE", "TIME", "PERSON"):
            break
        if token.head < start - 1 and token.text not in _JOINING and token.dep != "case" and token.entity not in NAMED:
            break
        if token.pos == "NOUN" and token.dep in ("appos", "nsubj", "dobj", "pobj", "ROOT") and token.text != "-":
            break
        start -= 1
    while start < office and tokens[start].text in _JOINING:
        start += 1
    named = [i for i in range(start, office) if _is_named(sentence, words, i)]
    while named and tokens[named[-1]].entity not in NATIONS and _is_modifier(sentence, words, named[-1]):
        named.pop()  # "Defence" in "Israel's Defence Minister" is no body, whatever its label
    if not named:
        return start, None, _modifiers(sentence, words, start, office)
    first = named[0]
    end = first + 1
    for i in named[1:]:
        if all(t.text in _JOINING or t.text[0].isupper() for t in tokens[end:i]):
            end = i + 1  # "Chinese Foreign Ministry"; not "U.S. deputy UN ambassador"
    while first > start and tokens[first - 1].entity and tokens[first - 1].entity == tokens[first].entity:
        first -= 1
    if _is_body(sentence, words, end - 1):
        while first > start and tokens[first - 1].pos == "PROPN":
            first -= 1
    return start, name_of(sentence, first, end), _modifiers(sentence, words, end, office)


def _is_named(sentence: Sentence, words: NominalWords, i: int) -> bool:
    token = sentence.tokens[i]
    text = token.text.lower()
    if token.text in _JOINING or text in words.creeds:
        return False
    if token.entity == "NORP" and text == "new" and token.entity_starts:
        return False  # "New Colombian President"
    return (token.entity in NAMED and token.text[0].isupper()) or _is_body(sentence, words, i)


def _is_modifier(sentence: Sentence, words: NominalWords, i: int) -> bool:
    text = sentence.tokens[i].text.lower()
    return (text in words.office_modifiers or text in words.fields) and text not in words.bodies


def _is_body(sentence: Sentence, words: NominalWords, i: int) -> bool:
    token = sentence.tokens[i]
    if i + 1 >= len(sentence.tokens):
        return False
    if token.dep == "poss" and token.text.lower() in words.realms:
        return sentence.tokens[token.head].text.lower() in words.titles
    if token.text.lower() not in words.bodies:
        return False
    return token.pos == "PROPN" or token.dep in ("compound", "poss", "nmod")


def _modifiers(sentence: Sentence, words: NominalWords, start: int, office: int) -> list[int]:
    """The tokens from ``start`` that belong to the office's name."""
    tokens = sentence.tokens
    found: list[int] = []
    for i in range(office - 1, start - 1, -1):
        token = tokens[i]
        text = token.text.lower()
        if text in ("'s", "’s"):
            break
        if text == "-":
            if i > start and tokens[i - 1].text.lower() in words.former:
                break
            found.insert(0, i)
        elif (
            text in words.office_modifiers
            or text in words.fields
            or (token.pos in ("NOUN", "PROPN") and token.dep in ("compound", "nmod") and text not in words.former)
            or (token.pos == "ADJ" and found and tokens[i + 1].text == "-")
        ):
            found.insert(0, i)
        elif token.pos == "CCONJ" or text in (",",):
            break
    while found and tokens[found[0]].text == "-":
        found.pop(0)
    return found


def _title(
    sentence: Sentence,
    words: NominalWords,
    kind: str,
    office: int,
    start: int,
    name: Name | None,
    modifiers: list[int],
    end: int,
    *,
    whole: bool = False,
) -> Title:
    """The title with, if ``whole``, the prepositional phrases behind the office."""
    tokens = sentence.tokens
    of: list[tuple[str, Argument]] = []
    if name is not None:
        of.append(("of", name_argument(sentence, "object", name)))
    whole_word = list(range(word_start(sentence, office), office + 1))
    modifiers = [i for i in modifiers if i not in whole_word]
    named = [*modifiers, *whole_word]
    if name is None:
        possessor = tree.child(sentence, office, "poss")
        if possessor is not None and tokens[possessor].text.lower() in _OWN:
            of.append(("of", tree.argument(sentence, "object", possessor, (possessor,))))
    if whole:
        end = _complements(sentence, words, kind, office, named, of)
        field = named[len(modifiers) + len(whole_word) + 1 :]
        if (
            not of
            and any(tokens[i].entity == "ORG" for i in field)
            and tokens[field[0]].text.lower() not in words.fields
        ):
            of.append(("of", tree.argument(sentence, "object", field[-1], field)))
            named = [*modifiers, *whole_word]
    gone = [t.text.lower() for t in tokens[start:office] if t.text.lower() in words.former | words.future]
    lemma = "".join(
        ("" if n == 0 or tokens[i].start == tokens[i - 1].end else " ") + tokens[i].text.lower()
        for n, i in enumerate(named)
    )
    tense = "former " if any(g in words.former for g in gone) else "future " if gone else ""
    return Title(office, start, end, tuple(named), tense + lemma, tuple(of), kind)


def _complements(
    sentence: Sentence, words: NominalWords, kind: str, office: int, named: list[int], of: list[tuple[str, Argument]]
) -> int:
    """Adds what stands behind the office to ``named`` (its field) or ``of``; gives the token behind it all."""
    tokens = sentence.tokens
    end = office + 1
    while end < len(tokens) and tokens[end].pos == "ADP" and tokens[end].text.lower() in words.prepositions:
        preposition = tokens[end].text.lower()
        noun = tree.child(sentence, end, "pobj")
        if noun is None:
            break
        first = end + 1
        stop = _end_of_object(sentence, words, noun, first)
        if stop <= first:
            break
        head = min(noun, stop - 1)
        bare = tokens[first].dep != "det"
        if preposition in ("of", "for") and bare and _is_field(sentence, words, kind, first, head):
            stop = _end_of_field(sentence, first, stop)
            named.extend(range(end, stop))
        elif tokens[head].pos == "PROPN" or tokens[head].entity in NAMED:
            if preposition in ("in", "on", "at") and of:
                break
            shown = [i for i in range(first, stop) if i != first or tokens[i].dep != "det" or tokens[i].entity]
            of.append((preposition, tree.argument(sentence, "object", head, shown)))
        else:
            return stop  # "delegate to the talks": what follows hangs on "talks"
        end = stop
    return end


def _is_field(sentence: Sentence, words: NominalWords, kind: str, first: int, head: int) -> bool:
    """Whether the words behind "of" are the office's field ("of state", "of IT industry"), not whose office it is."""
    token = sentence.tokens[head]
    if sentence.tokens[first].text.lower() in words.fields:
        return True
    return kind == "portfolio" and token.entity not in NATIONS and token.entity != "LOC"


def _end_of_field(sentence: Sentence, first: int, stop: int) -> int:
    """The token behind a field; the land behind it ("of foreign affairs *of Niger*") is whose office it is."""
    tokens = sentence.tokens
    for i in range(first, stop):
        land = tree.child(sentence, i, "pobj") if tokens[i].text.lower() == "of" else None
        if land is not None and tokens[land].entity in NATIONS:
            return i
    return stop


def _end_of_object(sentence: Sentence, words: NominalWords, noun: int, first: int) -> int:
    """The token behind the object of a preposition; a person's name in it is the office's holder, not its object."""
    tokens = sentence.tokens
    phrase = [i for i in tree.coordination(sentence, noun, of=True) if i >= first]
    end = (phrase[-1] if phrase else noun) + 1
    if end < len(tokens) and tokens[end].pos == "PROPN" and not tokens[end].entity and tokens[end].head == noun:
        end += 1
    for i in range(first + 1, min(end + _MAX_FIELD, len(tokens))):
        if tokens[i].entity == "PERSON" and tokens[i].entity_starts:
            if tokens[i - 1].text.lower() in words.titles or tokens[i - 1].pos == "CCONJ" or i - 1 < first:
                break  # "a spokesman for President Li": Li is not the spokesman
            return i - 1 if tokens[i - 1].text == "," else i
        if i >= end and tokens[i].pos not in ("PROPN", "CCONJ", "ADP"):
            break
    return end
