"""Finds the clauses of a sentence: each verb (or verbless predicate) with its subject, words and complements.

A :class:`Clause` is what the tree says and nothing more; ``building`` makes propositions of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kgraph.extract import tree
from kgraph.extract.lexicon import lexicon
from kgraph.model import Predicate, Sentence, Token


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


@dataclass(slots=True)
class Clause:
    """One predicate. ``group`` holds its words with those of the verbs that govern it (``chain``, outermost first)."""

    head: int
    rule: str
    subject: int | None
    group: list[int]
    slots: list[Slot]
    passive: bool = False
    chain: tuple[str, ...] = ()
    particle: int | None = None
    governor: int | None = None
    """The verb at the head of the clause that governs this one in a chain."""
    predicate: Predicate | None = None
    """What is to be said in place of the clause's own words, for clauses that are only implied."""
    folded: bool = False
    """True where the clause says nothing that the clause of its infinitive does not say ("threatened to …")."""


_FOLDABLE = frozenset(("time", "place", "adverb", "complement", "measure"))
_NAMES = frozenset(("PERSON", "GPE", "NORP", "ORG"))
_PARTICIPLE_RULES = {"acl": "clause.participle", "advcl": "clause.participle", "pcomp": "clause.gerund"}


def clauses(sentence: Sentence) -> list[Clause]:
    """All clauses of ``sentence``, in the order of their heads."""
    found: dict[int, Clause] = {}
    for token in sentence.tokens:
        if _heads_clause(sentence, token):
            found[token.i] = _clause(sentence, token)
    for clause in found.values():
        _share_objects(sentence, clause, found)
        above = found.get(clause.governor) if clause.governor is not None else None
        if above is not None and all(_foldable(sentence, s) for s in above.slots):
            above.folded = True
    return [*found.values(), *_gapped(sentence, found)]


def _foldable(sentence: Sentence, slot: Slot) -> bool:
    """Whether a clause that has ``slot`` may still be told by its infinitive: not where it names another party
    ("agreed with Seoul to lift ...")."""
    if slot.clausal or slot.role in _FOLDABLE:
        return True
    named = sentence.tokens[slot.head].pos in ("PROPN", "PRON")
    return slot.role not in ("object", "indirect") and not named


def _gapped(sentence: Sentence, found: dict[int, Clause]) -> Iterator[Clause]:
    """The clauses that take over the verb of another ("Seoul backed the plan and Tokyo the embargo")."""
    for clause in found.values():
        for slot in clause.slots:
            if slot.role == "object":
                for c in sentence.children[slot.head]:
                    thing = tree.gapped_object(sentence, slot.head, c) if sentence.tokens[c].dep == "conj" else None
                    if thing is not None:
                        yield Clause(clause.head, "clause.gapping", c, clause.group, [Slot("object", thing)])


def _heads_clause(sentence: Sentence, token: Token) -> bool:
    if token.pos in tree.VERBS:
        if token.dep in ("aux", "auxpass", "amod", "compound", "det", "case", "prep", "nmod", "cc", "mark", "agent"):
            return False
        if token.dep in ("pobj", "dobj", "nsubj", "nsubjpass", "attr") and token.tag in ("VBG", "VBN", "NN"):
            return tree.child(sentence, token.i, "dobj", "nsubj") is not None
        return True
    if _small_clause(sentence, token) is not None:
        return False
    return tree.child(sentence, token.i, "nsubj", "nsubjpass") is not None


def _clause(sentence: Sentence, token: Token) -> Clause:
    verb = token.i
    governor, chain, group = chained(sentence, verb)
    subject = tree.subject(sentence, verb)
    clause = Clause(
        head=verb,
        rule="clause.xcomp" if governor is not None else _rule(sentence, token),
        subject=subject,
        group=group,
        slots=_slots(sentence, verb, subject),
        passive=tree.is_passive(sentence, verb),
        chain=chain,
        particle=tree.child(sentence, verb, "prt"),
        governor=governor,
    )
    _fill_relative_gap(sentence, clause)
    return clause


def _rule(sentence: Sentence, token: Token) -> str:
    """The name of the rule by which the clause that hangs on ``token`` is found."""
    deps = {sentence.tokens[c].dep for c in sentence.children[token.i]}
    own = not deps.isdisjoint(tree.SUBJECTS)
    top = sentence.tokens[tree.first_conjunct(sentence, token.i)]
    if "expl" in deps:
        return "clause.existential"
    if token.pos not in tree.VERBS:
        return "clause.verbless"
    if top.dep == "relcl":
        return "clause.relative"
    if token.dep == "pcomp" and own:
        return "clause.absolute"
    if token.tag == "VB" and _follows_noun(sentence, token, own):
        return "clause.object_control"
    if not own:
        if token.dep in ("xcomp", "ccomp"):
            return "clause.xcomp"
        if token.dep == "acl" and token.tag == "VB":
            return "clause.purpose" if _in_order(sentence, token) else "clause.noun_complement"
        if token.dep == "advcl" and token.tag == "VB":
            return "clause.purpose"
        if token.dep in _PARTICIPLE_RULES:
            return _PARTICIPLE_RULES[token.dep]
        if token.dep == "conj" and tree.misread_subject(sentence, token.i) is None:
            return "clause.shared_subject"
    if token.dep == "ccomp" and not _apart(sentence, token.i, token.head):
        return "clause.reported"
    if token.dep == "advcl":
        return "clause.adverbial" if token.tag not in ("VBG", "VBN") or "aux" in deps else "clause.absolute"
    if token.lemma in lexicon().copulas and not deps.isdisjoint(("attr", "acomp")):
        return "clause.copular"
    return "clause.passive" if tree.is_passive(sentence, token.i) else "clause.active"


def _follows_noun(sentence: Sentence, token: Token, own: bool) -> bool:
    """Whether an infinitive has for its subject what its governor acts on ("urged China to stop", "wants her to")."""
    if token.dep in ("xcomp", "ccomp"):
        if own:
            return tree.child(sentence, token.i, "aux") is not None and not _is_finite(sentence, token)
        return tree.subject(sentence, token.i) != tree.subject(sentence, token.head)
    return token.dep == "advcl" and tree.prepositional_controller(sentence, token.i, token.head) is not None


def _in_order(sentence: Sentence, token: Token) -> bool:
    noun = sentence.tokens[token.head]
    return noun.lemma == "order" and sentence.tokens[noun.head].lemma == "in"


def chained(sentence: Sentence, verb: int) -> tuple[int | None, tuple[str, ...], list[int]]:
    """The governing verb that has the same subject ("threatened to withdraw"), the lemmas of all such verbs above it,
    outermost first, and the words of the whole.

    A passive governor is written "be forced", an adjective "be ready".
    """
    tokens = sentence.tokens
    group = _with_shared_auxiliaries(sentence, verb)
    governor = _governor(sentence, tokens[verb])
    if governor is None:
        return None, (), group
    above = tokens[governor]
    words = {*_between(sentence, governor, verb), *group}
    if above.pos not in tree.VERBS:
        words.update(tree.noun_phrase(sentence, governor))
        name = f"be {above.lemma}"
        if _is_verbless(sentence, above):
            return governor, (name,), sorted(words)
        governor = above.head
    else:
        name = f"be {above.text.lower()}" if tree.is_passive(sentence, governor) else above.lemma
    _, outer, upper = chained(sentence, governor)
    return governor, (*outer, name), sorted(words.union(upper))


def _between(sentence: Sentence, governor: int, verb: int) -> list[int]:
    """The preposition between a governor and its gerund ("insisted on keeping")."""
    head = sentence.tokens[tree.first_conjunct(sentence, verb)].head
    return [head] if head != governor and sentence.tokens[head].pos in ("ADP", "SCONJ") else []


def _governor(sentence: Sentence, token: Token) -> int | None:
    """The verb or adjective whose subject the infinitive or gerund ``token`` shares, if it makes a chain with it."""
    tokens = sentence.tokens
    if token.dep == "conj" and token.tag in ("VB", "VBG"):
        first = tokens[tree.first_conjunct(sentence, token.i)]
        if first.dep == "xcomp" and first.tag == token.tag and tree.own_subject(sentence, token.i) is None:
            return _governor(sentence, first)
        return None
    if tree.own_subject(sentence, token.i) is not None or _is_finite(sentence, token):
        return None
    if token.dep == "xcomp" or (token.dep == "ccomp" and token.tag in ("VB", "VBG")):
        governor = token.head
        if tree.child(sentence, governor, "dobj", "dative") is not None:
            return None
        if tree.prepositional_controller(sentence, token.i, governor) is not None:
            return None
        return governor if tokens[governor].pos in tree.VERBS or _is_predicate(sentence, tokens[governor]) else None
    if token.dep == "pcomp" and tokens[token.head].dep == "prep":
        preposition = tokens[token.head]
        governor = preposition.head
        if preposition.lemma not in ("in", "on", "of", "to", "at", "about", "from", "with", "against", "for"):
            return None
        if _is_predicate(sentence, tokens[governor]) or (
            tokens[governor].pos in tree.VERBS and tree.child(sentence, governor, "dobj") is None
        ):
            return governor
    return None


def _is_predicate(sentence: Sentence, token: Token) -> bool:
    """An adjective that is predicated: "ready" in "is ready to", "due" in "due to attend are"."""
    fronted = token.dep == "prep" and token.tag == "JJ"
    return token.dep in ("acomp", "oprd") or fronted or _is_verbless(sentence, token)


def _is_verbless(sentence: Sentence, token: Token) -> bool:
    """An adjective with a subject and no copula: "Seoul ready to talk"."""
    return token.pos == "ADJ" and tree.child(sentence, token.i, "nsubj") is not None


def _is_finite(sentence: Sentence, token: Token) -> bool:
    """Whether a verb has an auxiliary other than "to", "be" and "have" in an infinitive."""
    tokens = sentence.tokens
    below = [tokens[c] for c in sentence.children[token.i] if tokens[c].dep in ("aux", "auxpass")]
    return bool(below) and all(t.lemma != "to" for t in below) and below[0].tag in ("MD", "VBD", "VBZ", "VBP")


def _with_shared_auxiliaries(sentence: Sentence, verb: int) -> list[int]:
    """The verb group, with the auxiliaries that a coordinated verb shares with the first ("will meet and sign")."""
    tokens = sentence.tokens
    group = tree.verb_group(sentence, verb)
    token = tokens[verb]
    if token.dep != "conj" or tree.child(sentence, verb, "aux", "auxpass", *tree.SUBJECTS) is not None:
        return group
    first = tokens[tree.first_conjunct(sentence, verb)]
    if first.pos not in tree.VERBS:
        return group
    same = token.tag == first.tag and token.tag in ("VB", "VBG", "VBN")
    if same or (first.tag == "VBN" and token.tag == "VBD" and tree.is_passive(sentence, verb)):
        shared = ("aux", "auxpass", "neg")
        group = [c for c in sentence.children[first.i] if c < first.i and tokens[c].dep in shared] + group
    return sorted(group)


def _slots(sentence: Sentence, verb: int, subject: int | None) -> list[Slot]:
    tokens = sentence.tokens
    out: list[Slot] = []
    for c in sentence.children[verb]:
        token = tokens[c]
        dep = token.dep
        if dep == "dobj":
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
            small = _small_clause(sentence, token)
            if small is not None:
                out += [Slot("object", small), Slot("complement", c)]
            elif not _apart(sentence, c, verb):
                out.append(Slot("complement", c, clausal=True))
        elif dep == "advcl":
            asked = tree.prepositional_controller(sentence, c, verb) is not None and token.tag == "VB"
            out.append(Slot("complement" if asked else "adverbial", c, clausal=True))
        elif dep == "npadvmod":
            out.append(Slot("time" if is_time(token) else "measure", c))
        elif dep == "advmod":
            out.append(Slot("time" if is_time(token) else "adverb", c))
            for p in sentence.children[c]:
                if tokens[p].dep == "prep" and p > c > verb:
                    out.extend(s.after(c) for s in _prepositional(sentence, p, verb, ()))
        elif dep == "nsubj" and token.i > verb and _existential(sentence, verb):
            out.append(Slot("complement", c))
    _raise_adjuncts(sentence, verb, out)
    return out


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


def _existential(sentence: Sentence, verb: int) -> bool:
    return tree.child(sentence, verb, "expl") is not None


def _prepositional(sentence: Sentence, preposition: int, verb: int, via: tuple[int, ...]) -> Iterator[Slot]:
    """The things that ``preposition`` brings to ``verb``, with compound prepositions ("out of") put together."""
    tokens = sentence.tokens
    via = (*via, preposition)
    name = " ".join(tokens[i].text.lower() for i in via)
    for c in sentence.children[preposition]:
        token = tokens[c]
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


def _small_clause(sentence: Sentence, token: Token) -> int | None:
    """The subject of a verbless complement: "Brussels considers [the annexation illegal]"."""
    if token.pos in tree.VERBS or token.dep != "ccomp" or token.head > token.i:
        return None
    found = tree.child(sentence, token.i, "nsubj")
    return found if found is not None and tree.child(sentence, token.i, "cop", "aux", "mark") is None else None


def _aim(sentence: Sentence, preposition: str, noun: int) -> int | None:
    """The verb of "in order to go"."""
    if preposition == "in" and sentence.tokens[noun].lemma == "order":
        return tree.child(sentence, noun, "acl", "relcl", "xcomp")
    return None


def _apart(sentence: Sentence, complement: int, verb: int) -> bool:
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
    governed = words.place_objects.get(preposition, frozenset())
    if (
        preposition in words.place_prepositions
        and token.entity in ("GPE", "LOC", "FAC")
        and sentence.tokens[verb].lemma not in governed
    ):
        return "place"
    return preposition


def _fill_relative_gap(sentence: Sentence, clause: Clause) -> None:
    """Puts the antecedent where the relative clause has a pronoun or nothing ("the treaty (that) Reagan signed")."""
    tokens = sentence.tokens
    noun = tree.antecedent(sentence, clause.head)
    if noun is None:
        return
    for slot in clause.slots:
        if slot.head != noun and not slot.clausal and tree.is_relative(sentence, slot.head):
            if slot.role == "adverb":
                slot.role = "place" if tokens[slot.head].lemma == "where" else "time"
            slot.head = noun
            return
    own = tree.child(sentence, clause.head, *tree.SUBJECTS)
    if tokens[clause.head].dep != "relcl" or own is None or tree.is_relative(sentence, own) or clause.passive:
        return
    if not is_time(tokens[noun]) and not any(s.role in ("object", "complement") for s in clause.slots):
        clause.slots.insert(0, Slot("object", noun))


def _share_objects(sentence: Sentence, clause: Clause, found: dict[int, Clause]) -> None:
    """ "Seoul welcomed and praised the move": the first verb takes the object of the second."""
    if clause.slots or clause.passive:
        return
    tokens = sentence.tokens
    for c in sentence.children[clause.head]:
        if tokens[c].dep == "conj" and c in found and tree.own_subject(sentence, c) is None:
            gap = tokens[clause.head + 1 : c]
            if all(t.dep in ("cc", "punct", "advmod", "aux", "auxpass", "neg") for t in gap):
                clause.slots = [s for s in found[c].slots if s.role in ("object", "complement") and not s.clausal]
            return
