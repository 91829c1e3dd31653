"""Finds the clauses of a sentence: each verb (or verbless predicate) with its subject, words and complements.

A :class:`Clause` is what the tree says and nothing more; ``building`` makes propositions of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kgraph.extract import tree
from kgraph.extract.chains import chained
from kgraph.extract.lexicon import lexicon
from kgraph.extract.slots import Slot, is_time, slots_of, stands_apart
from kgraph.model import Predicate, Sentence, Token


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
_STATIONING = frozenset(("base", "deploy", "garrison", "post", "station"))
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
    return slot.role not in ("object", "indirect", "with") and not named


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
    """Whether ``token`` is the verb of a clause; a noun with subject and object is a verb that the tagger misread, as
    in headlines."""
    if token.pos in tree.VERBS:
        if token.dep in ("aux", "auxpass", "amod", "compound", "det", "case", "prep", "nmod", "cc", "mark", "agent"):
            return False
        if token.dep in ("pobj", "dobj", "nsubj", "nsubjpass", "attr") and token.tag in ("VBG", "VBN", "NN"):
            return tree.child(sentence, token.i, "dobj", "nsubj") is not None
        return True
    misread = token.pos == "NOUN" and tree.child(sentence, token.i, "nsubj") is not None
    return misread and tree.child(sentence, token.i, "dobj") is not None


def _clause(sentence: Sentence, token: Token) -> Clause:
    verb = token.i
    governor, chain, group = chained(sentence, verb)
    subject = tree.subject(sentence, verb)
    clause = Clause(
        head=verb,
        rule="clause.xcomp" if governor is not None else _rule(sentence, token),
        subject=subject,
        group=group,
        slots=slots_of(sentence, verb, subject),
        passive=tree.is_passive(sentence, verb),
        chain=chain,
        particle=tree.child(sentence, verb, "prt"),
        governor=governor,
    )
    _fill_relative_gap(sentence, clause)
    _fill_owner_of_troops(sentence, clause)
    return clause


def _rule(sentence: Sentence, token: Token) -> str:
    """The name of the rule by which the clause that hangs on ``token`` is found."""
    deps = {sentence.tokens[c].dep for c in sentence.children[token.i]}
    own = not deps.isdisjoint(tree.SUBJECTS)
    top = sentence.tokens[tree.first_conjunct(sentence, token.i)]
    if "expl" in deps:
        return "clause.existential"
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
    if token.dep == "ccomp" and not stands_apart(sentence, token.i, token.head):
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
            return tree.child(sentence, token.i, "aux") is not None and not tree.has_finite_auxiliary(sentence, token.i)
        return tree.subject(sentence, token.i) != tree.subject(sentence, token.head)
    return token.dep == "advcl" and tree.prepositional_controller(sentence, token.i, token.head) is not None


def _in_order(sentence: Sentence, token: Token) -> bool:
    noun = sentence.tokens[token.head]
    return noun.lemma == "order" and sentence.tokens[noun.head].lemma == "in"


def _fill_relative_gap(sentence: Sentence, clause: Clause) -> None:
    """Puts the antecedent where the relative clause has a pronoun or nothing ("the treaty (that) Reagan signed")."""
    tokens = sentence.tokens
    noun = tree.antecedent(sentence, clause.head)
    if noun is None:
        return
    for slot in clause.slots:
        if slot.head != noun and not slot.clausal and tree.is_relative(sentence, slot.head):
            if slot.role == "object" and _is_denied(sentence, clause.head, noun):
                _fill_accuser(sentence, clause, slot, noun)
                return
            if slot.role == "adverb":
                slot.role = "place" if tokens[slot.head].lemma == "where" else "time"
            slot.head = noun
            return
    own = tree.child(sentence, clause.head, *tree.SUBJECTS)
    if tokens[clause.head].dep != "relcl" or own is None or tree.is_relative(sentence, own) or clause.passive:
        return
    if not is_time(tokens[noun]) and not any(s.role in ("object", "complement") for s in clause.slots):
        clause.slots.insert(0, Slot("object", noun))


def _is_denied(sentence: Sentence, verb: int, noun: int) -> bool:
    """Whether what a relative clause denies cannot be the name before it: "..., which Tehran denies"."""
    tokens = sentence.tokens
    named = tokens[noun].pos == "PROPN" and tokens[noun].entity in ("GPE", "PERSON", "NORP", "ORG", "LOC")
    denies = tokens[verb].lemma in lexicon().denying_verbs
    return denies and named


def _fill_accuser(sentence: Sentence, clause: Clause, slot: Slot, noun: int) -> None:
    """Who made the charge that is denied stands for it ("accused Iran of ..., which Tehran denies")."""
    tokens = sentence.tokens
    above = noun
    while tokens[above].lemma not in lexicon().blaming_verbs and tokens[above].head != above:
        above = tokens[above].head
    accuser = tree.subject(sentence, above) if tokens[above].lemma in lexicon().blaming_verbs else None
    if accuser is None or tree.is_passive(sentence, above):
        clause.slots.remove(slot)
    else:
        slot.head = accuser


def _fill_owner_of_troops(sentence: Sentence, clause: Clause) -> None:
    """Who has soldiers stationed somewhere has stationed them: "Chad has a thousand soldiers deployed in Mali"."""
    tokens = sentence.tokens
    noun = tokens[tokens[clause.head].head]
    if tokens[clause.head].dep != "acl" or noun.dep != "dobj" or not clause.passive:
        return
    if tokens[clause.head].lemma in _STATIONING and tokens[noun.head].lemma in ("have", "keep", "maintain"):
        clause.subject, clause.passive = tree.subject(sentence, noun.head), False
        clause.slots.insert(0, Slot("object", noun.i))


def _share_objects(sentence: Sentence, clause: Clause, found: dict[int, Clause]) -> None:
    """ "Seoul welcomed and praised the move": the first verb takes the object of the second."""
    if clause.slots or clause.passive:
        return
    tokens = sentence.tokens
    for c in sentence.children[clause.head]:
        same_form = tokens[c].tag == tokens[clause.head].tag
        if tokens[c].dep == "conj" and same_form and c in found and tree.own_subject(sentence, c) is None:
            gap = tokens[clause.head + 1 : c]
            if all(t.dep in ("cc", "punct", "advmod", "aux", "auxpass", "neg") for t in gap):
                clause.slots = [s for s in found[c].slots if s.role in ("object", "complement") and not s.clausal]
            return
