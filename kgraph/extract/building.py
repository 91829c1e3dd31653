"""Makes propositions of clauses: the wording of the predicate, and arguments with their roles and spans."""

from __future__ import annotations

import dataclasses

from kgraph.extract import tree
from kgraph.extract.clauses import Clause, clauses
from kgraph.extract.confidence import clause_shape, confidence_model
from kgraph.extract.lexicon import lexicon
from kgraph.extract.slots import Slot
from kgraph.extract.spoken import REFUSAL, spoken_acts
from kgraph.extract.stance import StanceReader
from kgraph.model import Argument, Modality, Polarity, Predicate, Proposition, Sentence, Stance, text_of

_NOT_ARGUMENTS = frozenset(("adverb",))


def clause_propositions(reader: StanceReader, sentence: Sentence) -> list[Proposition]:
    """What the clauses of ``sentence`` say, in the order of their heads."""
    found = clauses(sentence)
    by_head = {c.head: c for c in found}
    out = []
    for clause in found:
        if not clause.folded and (clause.slots or clause.subject is not None):
            out.append(_proposition(reader, sentence, clause, by_head))
        out += [_proposition(reader, sentence, act, by_head) for act in spoken_acts(sentence, clause, by_head)]
    return out


def _proposition(reader: StanceReader, sentence: Sentence, clause: Clause, by_head: dict[int, Clause]) -> Proposition:
    slots = [s for s in _all_slots(clause, by_head) if s.role not in _NOT_ARGUMENTS]
    slots = _fronted(sentence, clause, by_head) + slots
    taken = frozenset(i for s in slots for i in s.via)
    arguments = []
    if clause.subject is not None:
        arguments.append(noun_argument(sentence, "subject", clause.subject))
    arguments.extend(_slot_argument(sentence, slot, taken) for slot in slots)
    predicate, stance = _named_act(reader, sentence, clause) or (
        clause.predicate or predicate_of(sentence, clause),
        reader.of(sentence, clause.head, clause.chain),
    )
    if clause.rule == REFUSAL:
        stance = dataclasses.replace(stance, polarity=Polarity.AFFIRMED, modality=Modality.ASSERTED)
    found = Proposition(sentence.index, predicate, tuple(arguments), stance, clause.rule, head=clause.head)
    confidence = confidence_model("long").probability(clause.rule, "clause", clause_shape(sentence, found))
    return dataclasses.replace(found, confidence=confidence)


def _named_act(reader: StanceReader, sentence: Sentence, clause: Clause) -> tuple[Predicate, Stance] | None:
    """A clause that completes the noun of an act, as the verb puts it ("its threat to leave": threaten to leave)."""
    noun = sentence.tokens[clause.head].head
    verbs = lexicon().act_nouns.get(sentence.tokens[noun].lemma.lower())
    if clause.rule != "clause.noun_complement" or verbs is None or clause.passive:
        return None
    (verb,) = verbs
    plain = predicate_of(sentence, clause)
    words = tuple(sorted({noun, *plain.tokens}))
    worded = dataclasses.replace(
        plain,
        span=tree.span(sentence, words),
        phrase=text_of(sentence, words),
        lemma=f"{verb} to {plain.lemma}",
        chain=(verb, *plain.chain),
        tokens=words,
    )
    stance = reader.of_act(sentence, noun)
    return worded, dataclasses.replace(stance, polarity=reader.of(sentence, noun).polarity)


def _all_slots(clause: Clause, by_head: dict[int, Clause]) -> list[Slot]:
    """The clause's slots, after the time and place that its folded governors bring ("agreed on Monday to meet")."""
    slots = clause.slots
    governor = by_head.get(clause.governor) if clause.governor is not None else None
    while governor is not None and governor.folded:
        slots = [s for s in governor.slots if s.role in ("time", "place")] + slots
        governor = by_head.get(governor.governor) if governor.governor is not None else None
    return slots


def _fronted(sentence: Sentence, clause: Clause, by_head: dict[int, Clause]) -> list[Slot]:
    """Times and places at the head of a sentence hold for coordinated clauses too ("In May he left and ...")."""
    if clause.rule != "clause.shared_subject":
        return []
    first = by_head.get(tree.first_conjunct(sentence, clause.head))
    if first is None or first.subject is None or first.subject != clause.subject:
        return []
    return [s for s in first.slots if s.head < first.subject and s.role in ("time", "place")]


def predicate_of(sentence: Sentence, clause: Clause) -> Predicate:
    """The predicate that the clause's own words make."""
    tokens = sentence.tokens
    head = tokens[clause.head]
    words = tuple(clause.group)
    particle = tokens[clause.particle].text.lower() if clause.particle is not None else None
    return Predicate(
        span=tree.span(sentence, words),
        phrase=text_of(sentence, words),
        lemma=_lemma(sentence, clause, particle),
        head=head.lemma.lower(),
        particle=particle,
        chain=clause.chain,
        passive=clause.passive,
        tokens=words,
    )


def _lemma(sentence: Sentence, clause: Clause, particle: str | None) -> str:
    """The group in base forms and the active voice: "had threatened to withdraw" -> "threaten to withdraw"."""
    tokens = sentence.tokens
    last = tokens[clause.head]
    words: list[str] = []
    for i in clause.group:
        token = tokens[i]
        if i == clause.head:
            plain = not words or token.tag != "VBG"
            words.append((token.lemma if plain else token.text).lower())
        elif (
            token.dep in ("neg", "advmod")
            or (token.dep == "prt" and token.head == clause.head)
            or (token.dep == "aux" and (token.lemma != "to" or not words))
        ):
            continue
        elif token.dep == "auxpass":
            shared = last.dep == "conj" and token.head == tree.first_conjunct(sentence, last.i)
            if token.head != clause.head and token.lemma == "be" and not shared:
                words.append("be")
        elif token.pos in tree.VERBS and not words:
            words.append(token.lemma.lower())
        else:
            words.append(token.text.lower())
    if last.i not in clause.group:
        words.append(last.lemma.lower())
    return " ".join([*words, particle] if particle else words)


def noun_argument(sentence: Sentence, role: str, head: int, taken: frozenset[int] = frozenset()) -> Argument:
    """A noun with all its conjuncts and prepositional phrases but those ``taken`` by other arguments."""
    return tree.argument(sentence, role, head, tree.coordination(sentence, head, pps=True, skip=taken))


def _slot_argument(sentence: Sentence, slot: Slot, taken: frozenset[int]) -> Argument:
    if slot.clausal:
        return tree.argument(sentence, slot.role, slot.head, clause_tokens(sentence, slot.head))
    return noun_argument(sentence, slot.role, slot.head, taken)


def clause_tokens(sentence: Sentence, head: int) -> tuple[int, ...]:
    """All that hangs on ``head``, without punctuation at either end."""
    found = sentence.subtree(head)
    while len(found) > 1 and sentence.tokens[found[-1]].dep == "punct":
        found.pop()
    while len(found) > 1 and sentence.tokens[found[0]].dep == "punct":
        found.pop(0)
    return tuple(found)
