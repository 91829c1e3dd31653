"""The time of any clause of a document: what its own words tell, else what the text before it tells."""

from __future__ import annotations

from functools import cached_property, lru_cache

from kgraph.annotate.times.attach import Attachment
from kgraph.annotate.times.context import Tense
from kgraph.annotate.times.tense import verb_tense
from kgraph.annotate.times.units import unit_of
from kgraph.annotate.times.words import load
from kgraph.model import AnnotatedDocument, Interval, Precision, Sentence, Token, ZoneKind

_CLAUSE = ("VERB", "AUX")
_DEFINITE = {"the", "this", "that", "these", "those", "their", "his", "her", "its", "both"}
_DURING = {"during", "at", "in"}
_STATES = {"be", "have", "know", "want", "need", "own", "live", "belong", "remain", "become", "seem", "like", "believe"}
_MOMENTARY = {"attack", "meeting", "visit", "vote", "rite"}
"""Happenings during which that happens which is told of them ("the attack that killed ten"); no treaties, no wars."""
_SUBJECTS = ("nsubj", "nsubjpass")
_NEARBY = 9
"""Sentences over which a text is taken to tell of one meeting."""
_SUMMARY = 4
_READOUT = 14
"""Sentences over which an account of a meeting or session tells what was said there."""
_GOING_ON = {"he", "she", "it", "they", "both", "two"}
_TELLING_ON = {"also", "meanwhile", "then"}
_PRESENT = ("VBZ", "VBP")


def time_of(annotated: AnnotatedDocument, sentence: Sentence, head: int) -> Interval | None:
    """The interval of the clause that hangs on token ``head`` (a verb or an event noun), or ``None``.

    In this order it is told by

    1. a time expression of the clause, or of the clause or light verb whose time it shares (:class:`Attachment`);
    2. the act itself: who writes "we condemn the attack" condemns it on the day of publication;
    3. a happening that the text has dated before and now points back to: "during their meeting", "the blasts hit".

    A reporting verb's time is never that of what it reports.
    """
    return _timeline(_Same(annotated)).time_of(sentence, head)


class _Same:
    """A document as a key of a cache: equal only to itself, and hashed without reading it."""

    def __init__(self, annotated: AnnotatedDocument) -> None:
        self.annotated = annotated

    def __hash__(self) -> int:
        return id(self.annotated)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.annotated is self.annotated


@lru_cache(maxsize=2)
def _timeline(key: _Same) -> Timeline:
    return Timeline(key.annotated)


class Timeline:
    """The times of one document."""

    def __init__(self, annotated: AnnotatedDocument) -> None:
        self.annotated = annotated
        self.words = load()
        self._attachments: dict[int, Attachment] = {}

    def time_of(self, sentence: Sentence, head: int) -> Interval | None:
        own = self._attached(sentence).interval(head)
        if own is not None or self._attached(sentence).has_unknown(head):
            return own
        return self._of_statement(sentence, head) or self._told_before(sentence, head)

    def _attached(self, sentence: Sentence) -> Attachment:
        found = self._attachments.get(sentence.index)
        if found is None:
            found = self._attachments[sentence.index] = Attachment(self.annotated, sentence)
        return found

    def _of_statement(self, sentence: Sentence, head: int) -> Interval | None:
        """The day of publication, for an act that is done by saying so: "The ministry condemns the attack"."""
        document = self.annotated.document
        verb = self._felt_by(sentence, sentence.tokens[head]) or sentence.tokens[head]
        if document.published is None or sentence.zone is not ZoneKind.BODY or verb.tag not in (*_PRESENT, "VB"):
            return None
        joined = verb
        while joined.dep == "conj" and joined.head != joined.i:
            joined = sentence.tokens[joined.head]
        said_behind = joined.dep == "ccomp" and joined.i < joined.head
        is_present = verb.tag in _PRESENT or joined.tag in _PRESENT
        if not is_present or not (joined.dep == "ROOT" or said_behind):
            return None
        children = [sentence.tokens[c] for c in sentence.children[verb.i]]
        if any(t.dep in ("aux", "neg", "mark") for t in children):
            return None
        done = verb.lemma.lower() in self.words.verbs["perform"] or verb.i != head
        felt = any(self._felt_by(sentence, t) for t in children)
        return unit_of(document.published, document.published_precision) if done or felt else None

    def _felt_by(self, sentence: Sentence, token: Token) -> Token | None:
        """The copula of "are concerned", for its adjective and for what hangs on that ("committed to ending")."""
        for _ in range(3):
            above = sentence.tokens[token.head]
            if token.lemma.lower() in self.words.verbs["felt"] or token.text.lower() in self.words.verbs["felt"]:
                if token.dep == "acomp" and above.lemma in ("be", "remain"):
                    return above
                copula = (c for c in sentence.children[token.i] if sentence.tokens[c].dep == "auxpass")
                be = next(copula, None)
                return sentence.tokens[be] if be is not None else None
            if token.dep not in ("pcomp", "prep", "xcomp"):
                return None
            token = above
        return None

    def _told_before(self, sentence: Sentence, head: int) -> Interval | None:
        """The time of what the text has dated before and the clause points back to or goes on from.

        A clause joined to another, or telling what was done "when" or while that happened, takes its time.
        """
        i = head
        for _ in range(5):
            token = sentence.tokens[i]
            if self._is_perfect(sentence, token):
                return None
            found = self._pointed_back(sentence, i)
            if found is None and token.pos in _CLAUSE and self._goes_on(sentence, token):
                found = self._day_before(sentence.index)
            if found is None and token.pos in _CLAUSE:
                found = self._day_of_same_actors(sentence, token) or self._day_of_account(sentence, token)
            if found is not None or token.pos not in _CLAUSE or token.head == i:
                return found
            if token.dep not in ("conj", "xcomp") and not self._is_meanwhile(sentence, token):
                return None
            i = token.head
        return None

    def _is_perfect(self, sentence: Sentence, token: Token) -> bool:
        """Whether a clause tells what was done before its time: "the talks had stalled"."""
        children = (sentence.tokens[c] for c in sentence.children[token.i])
        return any(t.dep == "aux" and t.lemma == "have" for t in children)

    def _is_meanwhile(self, sentence: Sentence, token: Token) -> bool:
        """Whether an adverbial clause is of the time of the clause above it: a free participle, or "when", "while"."""
        if token.dep != "advcl":
            return False
        linked = {sentence.tokens[c].lemma.lower() for c in sentence.children[token.i]}
        links = {"because", "although", "though", "if", "unless", "after", "before", "since", "until", "that", "so"}
        return not linked & links

    def _pointed_back(self, sentence: Sentence, head: int) -> Interval | None:
        token = sentence.tokens[head]
        antecedent = sentence.tokens[token.head]
        if token.dep == "relcl" and self._group(antecedent) in _MOMENTARY:
            own = self._attached(sentence).interval(antecedent.i)
            if own is not None:
                return own if verb_tense(sentence, head, self.words) is Tense.PAST else None
        group = self._pointed_at(sentence, head)
        if group is None:
            return None
        before = [i for number, i in self._dated.get(group, ()) if number < sentence.index]
        if before:
            return before[-1]
        return self._main_day(sentence.index - 1, back=_NEARBY) if group == "meeting" else None

    def _goes_on(self, sentence: Sentence, verb: Token) -> bool:
        """Whether a clause tells on from the sentence before: its verb is an act in the past, and its subject is a
        pronoun or an adverb says so ("*meanwhile* the queen left")."""
        if not self._is_past_act(sentence, verb):
            return False
        if any(sentence.tokens[c].lemma.lower() in _TELLING_ON for c in sentence.children[verb.i]):
            return verb.dep == "ROOT"
        subjects = self._subjects(sentence, verb)
        known = [sentence.tokens[c] for t in subjects for c in sentence.children[t.i] if t.pos == "NOUN"]
        return any(t.text.lower() in _GOING_ON for t in (*subjects, *known) if t.dep not in ("poss", "conj"))

    def _is_past_act(self, sentence: Sentence, verb: Token) -> bool:
        if verb_tense(sentence, verb.i, self.words) is not Tense.PAST or verb.dep not in ("ROOT", "conj"):
            return False
        objects = (sentence.tokens[c] for c in sentence.children[verb.i] if sentence.tokens[c].dep == "dobj")
        is_act = verb.lemma not in _STATES or any(self._group(t) for t in objects)  # "had a talk"
        return is_act and not self._is_perfect(sentence, verb)

    def _subjects(self, sentence: Sentence, verb: Token) -> list[Token]:
        """The heads of the subject and of what "and" joins to it."""
        found = [sentence.tokens[c] for c in sentence.children[verb.i] if sentence.tokens[c].dep in _SUBJECTS]
        for token in found:
            found.extend(sentence.tokens[c] for c in sentence.children[token.i] if sentence.tokens[c].dep == "conj")
        return found

    def _day_of_same_actors(self, sentence: Sentence, verb: Token) -> Interval | None:
        """The day of the nearest dated act whose subject names the same two: "A and B met on Monday. A and B agreed".

        It is looked for in the text before, then in the few sentences that a summary may stand in front of.
        """
        actors = {t.text for t in self._subjects(sentence, verb) if t.pos == "PROPN"}
        if len(actors) < 2 or not self._is_past_act(sentence, verb):
            return None
        before = range(sentence.index - 1, max(-1, sentence.index - _NEARBY), -1)
        behind = range(sentence.index + 1, min(len(self.annotated.sentences), sentence.index + _SUMMARY))
        for i in (*before, *behind):
            other = self.annotated.sentences[i]
            subjects = self._subjects(other, other.tokens[other.root])
            named = {other.tokens[j].text for t in subjects for j in other.subtree(t.i)}
            if actors <= named and (day := self._main_day(i, back=1)):
                return day
        return None

    def _day_of_account(self, sentence: Sentence, verb: Token) -> Interval | None:
        """The day of which a text gives an account: "The minister met Sall today. ... The minister thanked Senegal".

        The act is one of words, its subject is one of those whom the dated sentence names, and all that stands between
        are such acts and reports.
        """
        if not self._is_word(verb) or not self._is_past_act(sentence, verb):
            return None
        subjects = self._own_or_shared_subjects(sentence, verb)
        if not subjects:
            return None
        for i in range(sentence.index - 1, max(-1, sentence.index - _READOUT), -1):
            other = self.annotated.sentences[i]
            if (day := self._main_day(i, back=1)) is not None:
                named = {t.lemma.lower() for t in other.tokens if t.pos in ("PROPN", "NOUN")}
                told = verb_tense(other, other.root, self.words) is Tense.PAST
                return day if told and all(t.lemma.lower() in named for t in subjects) else None
            root = other.tokens[other.root]
            if not self._is_word(root) and not self._goes_on(other, root):
                return None
        return None

    def _is_word(self, verb: Token) -> bool:
        """Whether a verb tells an act of words: reporting, condemning, talking."""
        lemma, verbs = verb.lemma.lower(), self.words.verbs
        return any(lemma in verbs[kind] for kind in ("report", "perform", "word")) or self._group(verb) == "meeting"

    def _own_or_shared_subjects(self, sentence: Sentence, verb: Token) -> list[Token]:
        """The definite subjects of a clause, or of the one that it is joined to; of other verbs none."""
        while verb.dep == "conj" and not self._subjects(sentence, verb):
            verb = sentence.tokens[verb.head]
        found = self._subjects(sentence, verb)
        definite = (t.pos == "PROPN" or self._is_definite(sentence, t) for t in found)
        return found if all(definite) else []

    def _day_before(self, index: int) -> Interval | None:
        """The day that the text tells of before sentence ``index``: that of the sentence before, or where that only
        reports a saying or itself tells on, that of the one before it."""
        for i in range(index - 1, max(-1, index - _NEARBY), -1):
            day = self._main_day(i, back=1)
            if day is not None:
                return day
            sentence = self.annotated.sentences[i]
            root = sentence.tokens[sentence.root]
            if not self._is_word(root) and not self._goes_on(sentence, root):
                return None
        return None

    def _main_day(self, index: int, back: int) -> Interval | None:
        """The day of the main clause of sentence ``index`` or of one of the ``back - 1`` before it."""
        for i in range(index, max(-1, index - back), -1):
            sentence = self.annotated.sentences[i]
            root = sentence.root
            own = self._attached(sentence).interval(root)
            if own and own.precision is Precision.DAY and own.start == own.end:
                return own
        return None

    def _pointed_at(self, sentence: Sentence, head: int) -> str | None:
        """The group of the dated happening that a definite noun of the clause means."""
        token = sentence.tokens[head]
        if token.pos not in _CLAUSE:
            return self._group(token) if self._is_definite(sentence, token) else None
        if verb_tense(sentence, head, self.words) is not Tense.PAST and token.tag != "VBG":
            return None
        if token.dep == "relcl":
            antecedent = sentence.tokens[token.head]
            return self._group(antecedent) if self._is_definite(sentence, antecedent) else None
        mine = self._group(token)
        for c in sentence.children[head]:
            child = sentence.tokens[c]
            reports = token.lemma.lower() in self.words.verbs["report"]
            if child.dep == "prep" and child.lemma.lower() in _DURING - ({"in"} if reports else set()):
                for o in sentence.children[c]:
                    if self._is_definite(sentence, sentence.tokens[o]) and (group := self._group(sentence.tokens[o])):
                        return group
            is_subject = child.dep == "nsubj" and token.lemma.lower() not in self.words.verbs["report"]
            if (is_subject or child.dep in ("dobj", "nsubjpass")) and self._is_definite(sentence, child):
                group = self._group(child)
                if group and (is_subject or group == mine):
                    return group
        return None

    def _group(self, token: Token) -> str | None:
        return self.words.happenings.get(token.lemma.lower())

    def _is_definite(self, sentence: Sentence, token: Token) -> bool:
        """Whether a common noun points back: it has a definite determiner, and no time or "of" that tells which."""
        if token.pos != "NOUN":
            return False
        children = [sentence.tokens[c] for c in sentence.children[token.i]]
        return any(t.text.lower() in _DEFINITE for t in children) and not any(t.dep == "amod" for t in children)

    @cached_property
    def _dated(self) -> dict[str, list[tuple[int, Interval]]]:
        """For each group of happenings, the sentences that date one to the day, with the day."""
        found: dict[str, list[tuple[int, Interval]]] = {}
        numbers = {t.span.start for t in self.annotated.times}
        for sentence in self.annotated.sentences:
            if not any(sentence.span.start <= n < sentence.span.end for n in numbers):
                continue
            attached = self._attached(sentence)
            for token in sentence.tokens:
                group = self._group(token) if token.pos in ("NOUN", *_CLAUSE) else None
                interval = attached.interval(token.i) if group else None
                if group and interval and interval.precision is Precision.DAY and interval.start and interval.end:
                    found.setdefault(group, []).append((sentence.index, interval))
        return found
