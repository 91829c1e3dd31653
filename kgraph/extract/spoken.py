"""Acts that reporting is: who says that someone must do something demands it, who alleges that someone did something
accuses them, who will not do something until another acts refuses."""

from __future__ import annotations

from collections.abc import Mapping

from kgraph.extract import tree
from kgraph.extract.clauses import Clause
from kgraph.extract.lexicon import lexicon
from kgraph.extract.slots import Slot
from kgraph.extract.stance_words import stance_words
from kgraph.model import Predicate, Sentence, text_of

_UTTERED = frozenset(("issue", "make", "press", "reiterate", "renew", "repeat", "restate", "state", "voice"))
"""Verbs of those whose demand it is."""
REFUSAL = "implied.refusal"
"""The rule of what is withheld until somebody else acts; to say so is the refusal, which itself is not denied."""
_STEM = 4
"""Letters in which a nation and its adjective agree ("Iran", "Iranian")."""


_DECIDING = frozenset(("agree", "ask", "decide", "know", "realise", "realize", "wonder"))
"""Verbs whose clause with "should" or "must" is no demand on anybody."""


def spoken_acts(sentence: Sentence, clause: Clause, by_head: Mapping[int, Clause]) -> list[Clause]:
    """The acts that reporting ``clause`` is, as clauses of the speaker: "Merkel said Russia must leave the town" is a
    demand, "Paris alleges that Iran armed the rebels" an accusation."""
    tokens = sentence.tokens
    if clause.subject is None:
        return []
    if tokens[clause.head].dep in ("acl", "ccomp") and tokens[tokens[clause.head].head].pos == "NOUN":
        return _demanded_by_noun(sentence, clause, clause.subject, by_head)
    if tokens[clause.head].dep == "advcl":
        return _refused_until(sentence, clause, by_head)
    if tokens[clause.head].dep != "ccomp":
        return []
    report = by_head.get(tokens[clause.head].head)
    if report is None or report.subject in (None, clause.subject):
        return []
    obliged = _obliges(sentence, clause.head) and tokens[report.head].lemma not in _DECIDING
    if obliged or _is_demanded(sentence, report.head, clause.head):
        return [_demand(sentence, report, clause, clause.subject)]
    named = tokens[clause.subject].pos in ("NOUN", "PROPN")
    accused = tokens[report.head].lemma in lexicon().accusing_verbs or _blames(sentence, report, clause)
    if named and accused:
        return [_accusation(sentence, report, clause, clause.subject)]
    said = _judgement(sentence, report, clause) if named else None
    if said is not None:
        words = tuple(sorted({*report.group, *clause.group}))
        lemma = f"call {tokens[said].lemma.lower()}" if tokens[said].pos == "NOUN" else "call"
        predicate = Predicate(tree.span(sentence, words), text_of(sentence, words), lemma, "call", tokens=words)
        slots = [Slot("object", clause.subject), Slot("complement", said)]
        return [Clause(report.head, "implied.judgement", report.subject, [], slots, predicate=predicate)]
    return []


def _judgement(sentence: Sentence, report: Clause, clause: Clause) -> int | None:
    """The word of praise or blame that a reported clause has for its subject: "said the levy was unjust", "said the ban
    constituted a breach of the treaty"."""
    words, tokens = lexicon(), sentence.tokens
    verb, told_by = tokens[clause.head], tokens[report.head].lemma.lower()
    if not stance_words().is_cue(told_by) or told_by in words.denying_verbs or clause.passive:
        return None
    if _doubts(sentence, clause.head) or _doubts(sentence, report.head):
        return None
    deps = ("acomp", "attr") if verb.lemma == "be" else ("dobj",) if verb.lemma in words.amounting_verbs else ()
    said = tree.child(sentence, clause.head, *deps) if deps else None
    below = [] if said is None else [tokens[c] for c in sentence.children[said]]
    if said is None or any(t.text.lower() in ("no", "not", "too", "less") for t in below):
        return None
    if tokens[said].lemma.lower() in words.judgements:
        return said
    return next((t.i for t in below if t.dep == "amod" and t.lemma.lower() in words.judgements), None)


def _refused_until(sentence: Sentence, clause: Clause, by_head: Mapping[int, Clause]) -> list[Clause]:
    """ "will not lift the ban until Chad pays": what is withheld is refused to who has to act first."""
    tokens = sentence.tokens
    withheld = by_head.get(tokens[clause.head].head)
    mark = tree.child(sentence, clause.head, "mark")
    doer = next((s.head for s in clause.slots if s.role == "by"), None) if clause.passive else clause.subject
    if withheld is None or withheld.subject is None or mark is None or doer is None:
        return []
    modal = any(tokens[c].tag == "MD" for c in sentence.children[withheld.head])
    refused = modal and tree.child(sentence, withheld.head, "neg") is not None
    other = doer != withheld.subject and tokens[doer].pos in ("NOUN", "PROPN")
    if not refused or not other or tokens[mark].text.lower() not in ("until", "unless", "before"):
        return []
    words = tuple(sorted(withheld.group))
    lemma = f"refuse to {tokens[withheld.head].lemma.lower()}"
    predicate = Predicate(tree.span(sentence, words), text_of(sentence, words), lemma, "refuse", tokens=words)
    return [Clause(withheld.head, REFUSAL, withheld.subject, [], [Slot("object", doer)], predicate=predicate)]


def _demanded_by_noun(sentence: Sentence, clause: Clause, doer: int, by_head: Mapping[int, Clause]) -> list[Clause]:
    """ "repeated its demand that Manila ease the blockade": whose demand it is demands it."""
    tokens = sentence.tokens
    noun = tokens[clause.head].head
    marked = tree.child(sentence, clause.head, "mark")
    if tokens[noun].lemma.lower() not in lexicon().demanding_verbs or marked is None or tokens[marked].text != "that":
        return []
    maker = tree.possessor(sentence, noun)
    above = tokens[tokens[noun].head]
    if tokens[noun].dep == "dobj" and above.lemma in _UTTERED and (maker is None or tokens[maker].tag == "PRP$"):
        maker = tree.subject(sentence, above.i)
    if maker is None or maker in (noun, doer) or tokens[maker].tag == "PRP$":
        return []
    report = Clause(above.i if above.pos in tree.VERBS else noun, "", maker, [noun], [])
    return [_demand(sentence, report, clause, doer)]


def _demand(sentence: Sentence, report: Clause, clause: Clause, doer: int) -> Clause:
    noun = gerund(sentence.tokens[clause.head].lemma.lower())
    predicate = _predicate(sentence, report, clause, f"demand {noun}", "demand", noun)
    role = "of" if clause.passive else "by"
    return Clause(report.head, "implied.demand", report.subject, [], [Slot(role, doer)], predicate=predicate)


def _accusation(sentence: Sentence, report: Clause, clause: Clause, doer: int) -> Clause:
    predicate = _predicate(sentence, report, clause, "accuse", "accuse", None)
    return Clause(report.head, "implied.accusation", report.subject, [], [Slot("object", doer)], predicate=predicate)


def _blames(sentence: Sentence, report: Clause, clause: Clause) -> bool:
    """Whether who reports the clause holds its subject guilty: "said the rebels were behind the raid", "Kiev said that
    Moscow had shelled the town"."""
    words, tokens = lexicon(), sentence.tokens
    if not stance_words().is_cue(tokens[report.head].lemma.lower()) or _doubts(sentence, clause.head):
        return False
    if tokens[clause.head].lemma == "be":
        said = tree.child(sentence, clause.head, "acomp")
        if said is not None and tokens[said].lemma.lower() in words.culpable_adjectives:
            return True
        return any(tokens[c].text == "behind" for c in sentence.children[clause.head])
    if clause.passive or clause.subject is None or clause.head < report.head:
        return False
    if tokens[report.head].lemma.lower() in words.demanding_verbs:
        return False  # "ordered three men jailed"
    if tokens[clause.head].lemma not in words.hostile_verbs:
        return False
    return report.subject is not None and _are_apart(sentence, report.subject, clause.subject)


def _doubts(sentence: Sentence, verb: int) -> bool:
    """Whether the clause is negated, or only about what may or will happen."""
    below = [sentence.tokens[c] for c in sentence.children[verb]]
    return any(t.dep == "neg" or t.tag == "MD" for t in below)


def _are_apart(sentence: Sentence, speaker: int, accused: int) -> bool:
    """Whether both are named for a nation or body, and not for the same."""
    one, other = _nations(sentence, speaker), _nations(sentence, accused)
    return bool(one and other) and all(a[:_STEM] != b[:_STEM] for a in one for b in other)


def _nations(sentence: Sentence, noun: int) -> set[str]:
    """The names of nations and bodies that head a phrase or stand before its head."""
    near = [sentence.tokens[i] for i in (noun, *sentence.children[noun]) if i <= noun]
    return {t.text.lower() for t in near if t.entity in ("GPE", "NORP", "ORG") and t.text[0].isupper()}


def _predicate(
    sentence: Sentence, report: Clause, clause: Clause, lemma: str, head: str, noun: str | None
) -> Predicate:
    words = tuple(sorted({*report.group, *clause.group}))
    return Predicate(tree.span(sentence, words), text_of(sentence, words), lemma, head, noun=noun, tokens=words)


def _obliges(sentence: Sentence, verb: int) -> bool:
    obliging = lexicon().obliging_auxiliaries
    tokens = sentence.tokens
    return any(tokens[c].dep == "aux" and tokens[c].lemma in obliging for c in sentence.children[verb])


def _is_demanded(sentence: Sentence, report: int, verb: int) -> bool:
    """Whether ``verb`` is a subjunctive after a verb like "demand that"."""
    if sentence.tokens[report].lemma not in lexicon().demanding_verbs:
        return False
    token = sentence.tokens[verb]
    bare = token.text.lower() == token.lemma and sentence.tokens[report].tag == "VBG"
    return (bare or tree.child(sentence, verb, "mark") is not None) and tree.child(sentence, verb, "aux") is None


def gerund(verb: str) -> str:
    """
    >>> [gerund(v) for v in ("lift", "leave", "agree", "lie", "stop", "visit")]
    ['lifting', 'leaving', 'agreeing', 'lying', 'stopping', 'visiting']
    """
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) and len(verb) > 2:
        return verb[:-1] + "ing"
    short = len(verb) >= 3 and verb[-1] not in "aeiouwxy" and verb[-2] in "aeiou" and verb[-3] not in "aeiou"
    if short and sum(c in "aeiou" for c in verb) == 1:
        return verb + verb[-1] + "ing"
    return verb + "ing"
