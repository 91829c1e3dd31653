"""The complements and adjuncts of a verb, with the roles that they have in its clause."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kgraph.extract import tree
from kgraph.extract.lexicon import lexicon
from kgraph.model import Sentence, Token

_NAMES = frozenset(("PERSON", "GPE", "NORP", "ORG"))


@dataclass(slots=True)
class Slot:
    """A complement or adjunct: ``head`` is its head token, ``via`` the preposition(s) or marker before it."""

    role: str
    head: int
    via: tuple[int, ...] = ()
    clausal: bool = False

    def after(self, word: int) -> Slot:
        """The same slot with one more word before it ("back" in "back to")."""
        return Slot(self.role, self.head, (word, *self.via), self.clausal)


def slots_of(sentence: Sentence, verb: int, subject: int | None) -> list[Slot]:
    tokens = sentence.tokens
    out: list[Slot] = []
    for c in sentence.children[verb]:
        token = tokens[c]
        dep = token.dep
        if tree.hyphenated(sentence, c) or tree.torn_off(sentence, c):
            continue
        if dep == "dobj":
            if not _after_clause(sentence, c, verb):
                out.append(Slot("object", c))
        elif dep in ("attr", "acomp", "oprd"):
            if c != subject:
                out.append(Slot("complement", c))
        elif dep == "prep" or dep == "agent":
            out.extend(_prepositional(sentence, c, verb, ()))
        elif dep == "dative":
            if token.pos == "ADP":
                out.extend(_prepositional(sentence, c, verb, ()))
            else:
                out.append(Slot("indirect", c))
        elif dep in ("ccomp", "xcomp"):
            small = small_clause(sentence, token)
            described = _described_object(sentence, token)
            if small is not None:
                out += [Slot("object", small), Slot("complement", c)]
            elif described is not None:
                out.append(Slot("object", described))
            elif not stands_apart(sentence, c, verb):
                out.append(Slot("complement", c, clausal=True))
        elif dep == "advcl":
            asked = token.tag == "VB" and _is_asked(sentence, c, verb)
            out.append(Slot("complement" if asked else "adverbial", c, clausal=True))
        elif dep == "npadvmod":
            out.append(Slot("time" if is_time(token) else "measure", c))
        elif dep == "advmod":
            out.append(Slot("time" if is_time(token) else "adverb", c))
            for p in sentence.children[c]:
                if tokens[p].dep == "prep" and p > c > verb:
                    via = (c,) if token.text.lower() == "ahead" else ()
                    out.extend(s.after(c) for s in _prepositional(sentence, p, verb, via))
        elif dep == "nsubj" and token.i > verb and _existential(sentence, verb):
            out.append(Slot("complement", c))
    _raise_adjuncts(sentence, verb, out)
    return out


def _is_asked(sentence: Sentence, clause: int, verb: int) -> bool:
    """Whether an infinitive is what ``verb`` asks of somebody: "called on Iraq to pay", "called for Iraq to pay"."""
    if tree.prepositional_controller(sentence, clause, verb) is not None:
        return True
    mark = tree.child(sentence, clause, "mark")
    asking = lexicon().infinitive_prepositions.get(sentence.tokens[verb].lemma, frozenset())
    return mark is not None and sentence.tokens[mark].lemma == "for" and "for" in asking


def _raise_adjuncts(sentence: Sentence, verb: int, slots: list[Slot]) -> None:
    """Adds the phrases that the parser hung too deep: times ("signed the treaty in May"), and whatever follows a name
    or pronoun ("met Kim in Beijing"); only "of" belongs to those."""
    tokens, children = sentence.tokens, sentence.children
    stack = [s.head for s in slots if not s.clausal and s.role not in ("adverb", "time")]
    raised: list[Slot] = []
    while stack:
        noun = stack.pop()
        for c in children[noun]:
            token = tokens[c]
            if token.dep == "conj":
                stack.append(c)
            elif token.dep == "prep" and c > noun:
                target = tree.child(sentence, c, "pobj")
                if target is None:
                    continue
                name = (tokens[noun].pos == "PRON" or tokens[noun].entity in _NAMES) and token.lemma != "of"
                role = role_of(sentence, token.text.lower(), target, verb)
                if name or (role == "time" and token.lemma != "of"):
                    raised.append(Slot(role, target, (c,)))
                stack.append(target)
    slots.extend(raised)
    slots.sort(key=lambda s: s.head)


def _after_clause(sentence: Sentence, thing: int, verb: int) -> bool:
    """Whether a clause and a comma stand between ``verb`` and its supposed object."""
    tokens = sentence.tokens
    return tokens[tree.noun_phrase(sentence, thing)[0] - 1].text == "," and any(
        verb < c < thing and tokens[c].dep == "advcl" for c in sentence.children[verb]
    )


def _existential(sentence: Sentence, verb: int) -> bool:
    return tree.child(sentence, verb, "expl") is not None


def _prepositional(sentence: Sentence, preposition: int, verb: int, via: tuple[int, ...]) -> Iterator[Slot]:
    """The things that ``preposition`` brings to ``verb``, with compound prepositions ("out of") put together."""
    tokens = sentence.tokens
    via = (*via, preposition)
    name = " ".join(tokens[i].text.lower() for i in via)
    for c in sentence.children[preposition]:
        token = tokens[c]
        if tree.hyphenated(sentence, c) or tree.torn_off(sentence, c):
            continue
        if token.dep == "pobj":
            aim = _aim(sentence, name, c)
            if aim is not None:
                yield Slot("adverbial", aim, (*via, c), clausal=True)
            elif token.lemma not in lexicon().connective_phrases.get(name, ()):
                yield Slot(role_of(sentence, name, c, verb), c, via)
        elif token.dep == "pcomp":
            if token.pos == "ADP":
                yield from _prepositional(sentence, c, verb, via)
            else:
                yield Slot(name, c, via, clausal=True)
        elif token.dep == "prep":
            apart = name == "from" and token.lemma in ("to", "until", "till", "through")
            yield from _prepositional(sentence, c, verb, via[:-1] if apart else via)
        elif token.dep == "conj" and token.pos in ("ADP", "SCONJ"):
            yield from _prepositional(sentence, c, verb, via[:-1])


def small_clause(sentence: Sentence, token: Token) -> int | None:
    """The subject of a verbless complement: "Brussels considers [the annexation illegal]"."""
    if token.pos in tree.VERBS or token.dep != "ccomp" or token.head > token.i:
        return None
    found = tree.child(sentence, token.i, "nsubj")
    return found if found is not None and tree.child(sentence, token.i, "cop", "aux", "mark") is None else None


def _described_object(sentence: Sentence, token: Token) -> int | None:
    """Refugees in "accepts [refugees fleeing the war]", which parsers take for a clause."""
    if token.tag != "VBG" or token.dep != "ccomp" or token.head > token.i or sentence.tokens[token.head].lemma == "say":
        return None
    if tree.child(sentence, token.i, "aux", "auxpass", "mark", "expl") is not None:
        return None
    found = tree.child(sentence, token.i, "nsubj")
    return found if found is not None and sentence.tokens[found].pos in ("NOUN", "PROPN") else None


def _aim(sentence: Sentence, preposition: str, noun: int) -> int | None:
    """The verb of "in order to go"."""
    if preposition == "in" and sentence.tokens[noun].lemma == "order":
        return tree.child(sentence, noun, "acl", "relcl", "xcomp")
    return None


def stands_apart(sentence: Sentence, complement: int, verb: int) -> bool:
    """Whether the clause ``complement`` only stands beside ``verb``: before a semicolon, or before a verb that has
    something else for its object ("The talks failed, the minister left the room")."""
    if complement > verb:
        return False
    semicolon = any(t.text == ";" for t in sentence.tokens[complement + 1 : verb])
    return semicolon or tree.child(sentence, verb, "dobj", "attr", "acomp", "nsubjpass") is not None


def is_time(token: Token) -> bool:
    """Whether ``token`` names a time ("Monday", "weeks", "2018")."""
    return token.entity in ("DATE", "TIME") or token.lemma.lower() in lexicon().temporal_nouns


def role_of(sentence: Sentence, preposition: str, head: int, verb: int) -> str:
    """``time``, ``place`` or the preposition itself, for the noun ``head`` that a preposition brings to ``verb``."""
    words = lexicon()
    token = sentence.tokens[head]
    if preposition in words.time_prepositions and is_time(token):
        return "time"
    if preposition not in words.place_prepositions or token.entity not in ("GPE", "LOC", "FAC"):
        return preposition
    if preposition == "on" and token.entity == "GPE":
        return preposition  # what one sides, agrees or speaks on
    thing = tree.child(sentence, verb, "dobj")
    asked = sentence.tokens[verb].lemma in words.place_objects.get(preposition, frozenset())
    placed = thing is not None and sentence.tokens[thing].lemma in words.placed_nouns
    return preposition if asked or placed else "place"
