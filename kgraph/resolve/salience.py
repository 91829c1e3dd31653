"""How likely a pronoun means what the text spoke of at a certain place.

The weights follow Lappin and Leass (1994) in spirit: subjects before objects before the rest, this sentence before the
last, with a preference for the same place in the clause. They were set by hand on development texts.
"""

from __future__ import annotations

from dataclasses import dataclass

from kgraph.model import EntityType, Sentence
from kgraph.resolve.discourse import SUBJECTS, Occurrence, Referent, clause_of, rank_of, subject_of
from kgraph.resolve.lexicon import Lexicon, Pronoun

_OWED = frozenset({"should", "must", "ought"})
_SUFFERED = frozenset({"face", "suffer", "risk", "pay", "lose", "regret", "incur", "bear"})
"""Who is warned of it is the one who would do it."""
_PROPOSED = frozenset({"deny", "confirm", "admit"})
"""What is said to be so or not is no actor."""
_REASONS = frozenset({"for", "over", "on"})
_GROUPS = (EntityType.ARMED_GROUP, EntityType.ORGANISATION, EntityType.MEDIA)
_BASE = 60.0
_RANK = {4: 36.0, 3: 30.0, 2: 14.0, 1: 6.0, 0: -20.0}
"""By the prominence of the occurrence in its clause (see ``rank_of``)."""
_DISTANCE = (0.0, 22.0, 48.0, 70.0)
"""What is lost with each sentence between."""
_NEAREST = 8.0
"""For the word directly before; less by a quarter with each word between."""
_SAME_PLACE = 8.0
"""Both are subjects."""
_BOTH_OBJECTS = 22.0
_TOLD_BY = 12.0
"""The occurrence is the subject of the verb that the pronoun's clause hangs on."""
_OWN_SUBJECT = 8.0
"""A possessive and the subject of its clause; once more where that subject is a relative pronoun."""
_OWN_CLAUSE = 12.0
_SUBORDINATE = 6.0
"""The pronoun stands in a subordinate clause and the occurrence in the same sentence."""
_THING = -4.0
_SPEAKING_THING = -45.0
_ACTING_THING = -32.0
_MADE_ACTOR = -40.0
_HAPPENING_ACTOR = -70.0
_ACTING_BODY = 6.0
_INSTRUMENT = -8.0
_ONE_OF_SEVERAL = -14.0
_MODIFIER = -22.0
_NO_GENDER = -6.0
_COUNTRY_AS_PEOPLE = -10.0
_SPEAKERS = 15.0
_PARALLEL = 24.0
"""The occurrence is what the clause before does something to, as this clause does to the pronoun."""
_ASKED = 40.0
"""A possessive and the one who is asked to do what its clause says."""
_MAKER = 60.0
"""Whose denial, claim or effort it is that the pronoun's clause tells."""
_NO_STATE = -40.0
"""A group for what only states have ("its citizens")."""
_LEFT_OFFICE = 30.0
"""Who held an office before has a successor."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a pronoun stands and what its place tells of whom it means."""

    sentence: Sentence
    i: int
    pronoun: Pronoun
    clause: int
    rank: int
    subject: int | None
    """The subject of its clause; for a relative pronoun the noun that the clause hangs on."""
    relative: bool
    told_by: int | None
    subordinate: bool
    acts: bool
    """It is the subject of a verb that takes persons and bodies rather than things."""
    speaks: bool
    made: bool
    """It is what is made, signed, held: things are, states are not."""
    happens: bool
    """It begins, ends or is complied with, as no state is."""
    parallel: int | None
    """The object of the clause that this one is joined to, where the pronoun is an object too."""
    asked: int | None
    """Who is asked to do what the pronoun's clause says."""
    maker: int | None
    """Whose denial or effort its clause is."""
    owes: bool
    """What its clause says is what someone ``asked`` must do."""
    stately: bool
    """It owns what only states have."""
    succeeded: bool


def place_of(sentence: Sentence, i: int, pronoun: Pronoun, lexicon: Lexicon) -> Place:
    tokens = sentence.tokens
    token = tokens[i]
    verb = tokens[token.head]
    clause = clause_of(tokens, i)
    subject = subject_of(sentence, clause)
    relative = subject is not None and tokens[subject].tag in ("WP", "WDT")
    dependent = tokens[clause].dep in ("ccomp", "advcl", "xcomp") and tokens[clause].head != clause
    possessed = lexicon.words["made_of_things"]
    owned = verb.lemma.lower() if token.dep == "poss" else ""
    happens = token.dep == "nsubj" and verb.lemma in lexicon.words["event_verbs"]
    acts = token.dep == "nsubj" and verb.pos == "VERB" and verb.lemma in lexicon.words["agent_verbs"]
    return Place(
        sentence=sentence,
        i=i,
        pronoun=pronoun,
        clause=clause,
        rank=rank_of(tokens, i),
        subject=tokens[clause].head if relative else subject,
        relative=relative,
        told_by=subject_of(sentence, tokens[clause].head) if dependent else None,
        subordinate=tokens[clause].dep in ("ccomp", "advcl", "relcl", "acl", "pcomp"),
        acts=acts,
        speaks=acts and verb.lemma in lexicon.words["speech_verbs"],
        made=(
            token.dep in ("nsubjpass", "dobj")
            and verb.lemma in lexicon.words["thing_verbs"]
            and not (token.dep == "nsubjpass" and any(tokens[c].dep == "dobj" for c in sentence.children[verb.i]))
        )
        or (token.dep == "dobj" and verb.lemma in lexicon.words["thing_objects"])
        or (token.dep == "poss" and verb.lemma in possessed),
        happens=happens
        or (token.dep == "dobj" and verb.lemma in _PROPOSED)
        or (token.dep == "pobj" and tokens[verb.head].lemma in lexicon.words["obeying_verbs"]),
        parallel=_parallel(sentence, i, clause),
        asked=_asked(sentence, clause, subject) or _judged(sentence, i, clause, lexicon),
        maker=_maker(sentence, clause),
        owes=_owes(sentence, clause),
        stately=owned in lexicon.words["had_by_states"],
        succeeded=owned in ("successor", "predecessor"),
    )


def _parallel(sentence: Sentence, i: int, clause: int) -> int | None:
    """What the verb before does something to: "they praised the plan and backed it", "A welcomed the plan, while B
    rejected it"."""
    tokens = sentence.tokens
    if tokens[i].dep not in ("dobj", "pobj", "dative") or clause_of(tokens, i) != clause:
        return None
    contrasts = any(tokens[c].text.lower() in ("while", "whereas", "but") for c in sentence.children[clause])
    if tokens[clause].dep != "conj" and not (tokens[clause].dep == "advcl" and contrasts):
        return None
    above = tokens[clause].head
    return next((c for c in sentence.children[above] if tokens[c].dep == "dobj" and c < clause), None)


def _asked(sentence: Sentence, clause: int, subject: int | None) -> int | None:
    """Who is to do what the clause says: "they asked Iran to open its ports", "he told her that her party must go"."""
    tokens = sentence.tokens
    above = tokens[clause].head
    if tokens[clause].dep == "xcomp":
        own = subject is not None and clause_of(tokens, subject) == above and tokens[subject].dep not in SUBJECTS
        return subject if own else None
    if tokens[clause].dep != "ccomp" or tokens[above].lemma not in ("tell", "warn", "remind"):
        return None
    if not _owes(sentence, clause):
        return None
    return next((c for c in sentence.children[above] if tokens[c].dep == "dobj"), None)


def _is_joined(sentence: Sentence, i: int) -> bool:
    """Whether a token is one of several ("*Peru* and *Chile*")."""
    tokens = sentence.tokens
    return tokens[i].dep == "conj" or any(tokens[c].dep == "conj" for c in sentence.children[i])


def _owes(sentence: Sentence, clause: int) -> bool:
    """Whether a clause tells what someone must do, or of what someone is warned."""
    tokens = sentence.tokens
    if tokens[clause].lemma in _SUFFERED and tokens[tokens[clause].head].lemma == "warn":
        return True
    return any(tokens[c].dep == "aux" and tokens[c].text.lower() in _OWED for c in sentence.children[clause])


def _judged(sentence: Sentence, i: int, clause: int, lexicon: Lexicon) -> int | None:
    """Who is thanked or blamed for what the pronoun owns ("he thanked her for her help")."""
    tokens = sentence.tokens
    above = tokens[clause]
    if tokens[i].dep == "poss" and above.lemma in lexicon.words["judging_verbs"] and above.tag != "VBG":
        behind = [c for c in sentence.children[clause] if tokens[c].dep == "prep" and tokens[c].text in _REASONS]
        inside = any(i in sentence.subtree(c) for c in behind)
        return next((c for c in sentence.children[clause] if inside and tokens[c].dep == "dobj" and c < i), None)
    return None


def _maker(sentence: Sentence, clause: int) -> int | None:
    """Whose denial or effort a clause tells ("Chile's denial that it lied", "Peru's efforts to secure its coast").
    Participles ("Chile's ships lying in its ports") tell neither."""
    tokens = sentence.tokens
    above = tokens[clause]
    noun = tokens[above.head]
    if noun.pos != "NOUN" or above.dep not in ("acl", "ccomp", "xcomp") or clause < noun.i:
        return None
    if not any(tokens[c].text.lower() in ("to", "that") for c in sentence.children[clause]):
        return None
    return next((c for c in sentence.children[noun.i] if tokens[c].dep == "poss"), None)


def salience(place: Place, occurrence: Occurrence, lexicon: Lexicon) -> float:
    """The score of an occurrence before the pronoun; higher is likelier."""
    score = _by_position(place, occurrence)
    if not occurrence.referents:
        if place.acts and not occurrence.sort:
            return score + (_SPEAKING_THING if place.speaks else _ACTING_THING)
        return score + _THING
    return score + _by_kind(place, occurrence, occurrence.referents, lexicon)


def _by_position(place: Place, occurrence: Occurrence) -> float:
    distance = place.sentence.index - occurrence.sentence
    possessive = place.pronoun.use in ("possessive", "either")
    rank = occurrence.rank if place.rank > 2 or possessive else min(occurrence.rank, 3)
    score = _BASE + _RANK[rank] - _DISTANCE[min(distance, 3)]
    if place.rank == 2 == occurrence.rank and place.pronoun.use == "plain":
        score += _BOTH_OBJECTS
    if place.rank > 2 < occurrence.rank and place.pronoun.use == "plain":
        score += _SAME_PLACE
    if distance:
        return score - 0.1 * max(0, 40 - occurrence.token) * (occurrence.rank < 3)
    score += _NEAREST - min(_NEAREST, (place.i - occurrence.token) / 4)
    if occurrence.token == place.told_by and not (place.owes and place.asked is not None):
        score += _TOLD_BY
    if occurrence.token == place.parallel and not possessive:
        score += _PARALLEL
    if occurrence.token == place.maker:
        score += _MAKER
    if occurrence.token == place.asked and (possessive or (place.owes and place.rank > 2)):
        score += _ASKED
    known = bool(occurrence.referents) or place.pronoun.number == "plural" or place.relative
    if known and occurrence.token == place.subject:
        score += 2 * _OWN_SUBJECT if place.relative else _OWN_SUBJECT
    score += _SUBORDINATE * place.subordinate
    if occurrence.referents:
        own = possessive and occurrence.rank > 1
        score += _OWN_CLAUSE * (own and clause_of(place.sentence.tokens, occurrence.token) == place.clause)
    return score


def _by_kind(place: Place, occurrence: Occurrence, referents: tuple[Referent, ...], lexicon: Lexicon) -> float:
    pronoun = place.pronoun
    first = referents[0]
    score = 0.0
    if occurrence.modifier and not occurrence.plural:
        score += _MODIFIER
    if pronoun.gender == "n":
        score += _MADE_ACTOR * place.made + _HAPPENING_ACTOR * place.happens + _ACTING_BODY * place.acts
        score += _INSTRUMENT * (first.type is EntityType.INSTRUMENT)
        score += _NO_STATE * (place.stately and first.type in _GROUPS)
        if occurrence.sentence == place.sentence.index:
            score += _ONE_OF_SEVERAL * _is_joined(place.sentence, occurrence.token)
    elif pronoun.gender and not first.gender:
        score += _NO_GENDER
    if place.succeeded and any(t.past for t in first.titles):
        score += _LEFT_OFFICE
    if pronoun.number == "plural":
        score += _COUNTRY_AS_PEOPLE * (len(referents) == 1 and first.type is EntityType.COUNTRY)
        if place.speaks:
            speaking = (not r.nouns.isdisjoint(lexicon.words["speaking_roles"]) for r in referents)
            persons = len(referents) > 1 and first.type is EntityType.PERSON
            score += _SPEAKERS if persons or any(speaking) else -_SPEAKERS
    return score
