"""Who is said to say it: the speakers of reporting verbs, of nouns such as "claim", and of quotations."""

from __future__ import annotations

from functools import cached_property

from kgraph.extract import tree
from kgraph.extract.stance_marks import has_marker
from kgraph.extract.stance_words import StanceWords, stance_words
from kgraph.model import AnnotatedDocument, Attribution, Quotation, Sentence, Token

_NEAR = 14
"""Tokens between a quotation and the verb that says whose it is."""
_WHOLE = 3
"""Quotations of fewer words that are no sentence are single words that the reporter takes over."""
_SPEAKING_PREPOSITIONS = ("by", "from", "of")
_AS = frozenset(("as",))
_CITING = ("cite", "quote")
_EDGES = frozenset((",", "``", '"', "“", "''", "”", "-", "–", "—", "--"))
_NAMES = frozenset(("GPE", "NORP", "ORG", "PERSON"))


def speaker(sentence: Sentence, verb: int) -> int | None:
    """The head of the one who does the saying of ``verb``; None for a passive without agent."""
    tokens = sentence.tokens
    token = tokens[verb]
    if token.dep == "pcomp" and tokens[token.head].lemma == "as":
        return _quoted_person(sentence, tokens[token.head].head)
    if tree.is_passive(sentence, verb):
        saying = quoted_saying(sentence, verb)
        below = sentence.children[verb if saying is None else saying]
        agent = tree.child(sentence, verb, "agent") or next((c for c in below if tokens[c].lemma == "by"), None)
        return None if agent is None else tree.child(sentence, agent, "pobj")
    found = tree.subject(sentence, verb)
    return None if found is None or tokens[found].dep == "expl" else found


def _quoted_person(sentence: Sentence, quoting: int) -> int | None:
    """Kim in "Xinhua quoted Kim as saying" and "Kim was quoted as saying"."""
    if tree.is_passive(sentence, quoting):
        return tree.subject(sentence, quoting)
    return tree.child(sentence, quoting, "dobj")


def quoted_saying(sentence: Sentence, quoting: int) -> int | None:
    """The verb that says what is quoted: "saying" in "'...,' the king was quoted as saying"."""
    for c in sentence.children[quoting]:
        if sentence.tokens[c].dep == "prep" and sentence.tokens[c].lemma == "as":
            return tree.child(sentence, c, "pcomp")
    return None


def owner(sentence: Sentence, noun: int) -> int | None:
    """Whose claim, report or denial the noun names."""
    tokens = sentence.tokens
    possessor = tree.child(sentence, noun, "poss")
    if possessor is not None:
        return possessor
    for c in sentence.children[noun]:
        token = tokens[c]
        if token.dep == "prep" and token.lemma in _SPEAKING_PREPOSITIONS:
            found = tree.child(sentence, c, "pobj")
            if found is not None and (token.lemma != "of" or tokens[found].entity in _NAMES):
                return found
        if c < noun and token.entity in _NAMES and token.dep in ("amod", "compound", "nmod"):
            return c
    return None


def attribution(sentence: Sentence, cue: str, source: int | None) -> Attribution:
    """The attribution to the noun phrase of ``source`` with what describes it ("a spokesman for the ministry")."""
    if source is None:
        return Attribution(cue, None, sentence.index)
    found = tree.argument(sentence, "source", source, tree.coordination(sentence, source, pps=True))
    return Attribution(cue, found.span, sentence.index, source)


def speakers_of_governor(sentence: Sentence, governor: int, named: bool) -> tuple[Attribution, ...]:
    """Who says what the word ``governor`` governs; with ``named``, only if the text names them."""
    token = sentence.tokens[governor]
    cue = token.lemma.lower()
    if token.pos in ("NOUN", "PROPN"):
        source = owner(sentence, governor)
        if source is None and cue == "report":
            source = governor
        return () if source is None else (attribution(sentence, cue, source),)
    source = speaker(sentence, token.head if token.dep == "acomp" else governor)
    cited = () if source is None else _cited(sentence, governor)
    if source is not None and (token.pos == "ADJ" or cue == "be") and sentence.tokens[source].text.lower() == "it":
        source = None  # "it is clear that"
    if source is None and named and not tree.is_passive(sentence, governor):
        return ()
    return (attribution(sentence, cue, source), *cited)


def _cited(sentence: Sentence, reporting: int) -> tuple[Attribution, ...]:
    """Whom a report names as its source: "the agency reported, *citing two officials*, that"."""
    content = tree.child(sentence, reporting, "ccomp")
    between = () if content is None else (c for c in sentence.children[content] if reporting < c < content)
    for c in (*sentence.children[reporting], *between):
        token = sentence.tokens[c]
        if token.dep == "advcl" and token.tag == "VBG" and token.lemma.lower() in _CITING:
            source = tree.child(sentence, c, "dobj")
            if source is not None and _may_speak(sentence.tokens[source]):
                return (attribution(sentence, token.lemma.lower(), source),)
    return ()


def _may_speak(source: Token) -> bool:
    """Whether what is cited is somebody, not a reason: "citing officials", not "citing safety concerns"."""
    return source.entity in _NAMES or source.lemma.lower() in stance_words().small.cited_sources


def speakers_in_passing(sentence: Sentence, clause: int, words: StanceWords) -> tuple[Attribution, ...]:
    """Speakers that a clause names in passing: ", officials said,", "as Reuters reported"."""
    out: list[Attribution] = []
    for c in sentence.children[clause]:
        token = sentence.tokens[c]
        if token.dep in ("parataxis", "advcl") and token.pos == "VERB" and words.reports(token.lemma.lower()):
            if token.dep == "advcl" and not has_marker(sentence, c, _AS):
                continue
            complement = tree.child(sentence, c, "ccomp", "xcomp", "dobj")  # "as Peru claimed the credit"
            source = speaker(sentence, c) if complement is None else None
            if source is not None and tree.own_subject(sentence, c) is not None:
                out += [attribution(sentence, token.lemma.lower(), source), *_cited(sentence, c)]
        elif token.dep == "prep" and token.text.lower() == "according" and not _is_detached(sentence, c):
            out.extend(_according(sentence, c, words))
    return tuple(out)


def speakers_of_sentence(sentence: Sentence, words: StanceWords) -> tuple[Attribution, ...]:
    """Speakers of all of a sentence: ", according to two officials"."""
    out: list[Attribution] = []
    for token in sentence.tokens:
        if token.text.lower() == "according" and _is_detached(sentence, token.i):
            out.extend(_according(sentence, token.i, words))
    return tuple(out)


def _according(sentence: Sentence, i: int, words: StanceWords) -> tuple[Attribution, ...]:
    to = tree.child(sentence, i, "prep")
    source = None if to is None else tree.child(sentence, to, "pobj")
    if source is None or sentence.tokens[source].lemma.lower() in words.small.mute_sources:
        return ()
    return (attribution(sentence, "according to", source),)


def _is_detached(sentence: Sentence, i: int) -> bool:
    """Whether "according to ..." stands at the edge of the sentence or between commas and covers all of it."""
    return i == 0 or sentence.tokens[i - 1].text in _EDGES


class QuotationSpeakers:
    """Finds for the quotations of one document whose words they are."""

    def __init__(self, annotated: AnnotatedDocument, words: StanceWords) -> None:
        self.annotated = annotated
        self.words = words
        self._speakers: list[Attribution | None] = []
        """Of the first quotations, in their order."""

    @cached_property
    def _outermost(self) -> list[Quotation]:
        """The quotations that lie in no other; their places in this list are their numbers."""
        found: list[Quotation] = []
        for quotation in self.annotated.quotations:
            if not found or quotation.span.start >= found[-1].span.end:
                found.append(quotation)
        return found

    @cached_property
    def _sentences(self) -> list[list[int]]:
        """For each quotation in ``_outermost`` the places of the sentences that it shares text with."""
        found: list[list[int]] = []
        sentences = self.annotated.sentences
        first = 0
        for quotation in self._outermost:
            while first < len(sentences) and sentences[first].span.end <= quotation.span.start:
                first += 1
            last = first
            while last < len(sentences) and sentences[last].span.start < quotation.span.end:
                last += 1
            found.append(list(range(first, last)))
        return found

    @cached_property
    def _by_sentence(self) -> dict[int, list[int]]:
        """For each sentence (by its index) the numbers of the quotations that it shares text with."""
        found: dict[int, list[int]] = {}
        for number, places in enumerate(self._sentences):
            for place in places:
                found.setdefault(self.annotated.sentences[place].index, []).append(number)
        return found

    def places(self, sentence: Sentence) -> list[int] | None:
        """For each token the number of the quotation that it stands in, or -1; None where there is no quotation."""
        numbers = self._by_sentence.get(sentence.index)
        if not numbers:
            return None
        out = [-1] * len(sentence.tokens)
        for number in numbers:
            span = self._outermost[number].span
            for token in sentence.tokens:
                if span.start <= token.start and token.end <= span.end:
                    out[token.i] = number
        return out

    def of(self, number: int) -> Attribution | None:
        """Whose words the quotation ``number`` (as in :meth:`places`) is, as far as the text tells."""
        while len(self._speakers) <= number:
            self._speakers.append(self._find(len(self._speakers)))
        return self._speakers[number]

    def _find(self, number: int) -> Attribution | None:
        around = [self.annotated.sentences[place] for place in self._sentences[number]]
        if not around:
            return None
        for sentence in (around[-1], around[0]):
            cue = self._cue(sentence, number)
            if cue is not None:
                return attribution(sentence, sentence.tokens[cue].lemma.lower(), speaker(sentence, cue))
        return self._named_before_colon(around[0], number) or self._going_on(around[0], number)

    def _cue(self, sentence: Sentence, number: int) -> int | None:
        """The reporting verb outside quotations that is nearest to the quotation."""
        places = self.places(sentence)
        if places is None:
            return None
        inside = [i for i, p in enumerate(places) if p == number]
        if not inside:
            return None
        best, least = None, _NEAR
        for token in sentence.tokens:
            if places[token.i] != -1 or token.pos != "VERB" or not self.words.is_cue(token.lemma.lower()):
                continue
            gap = token.i - inside[-1] if token.i > inside[-1] else inside[0] - token.i
            if 0 < gap < least and speaker(sentence, token.i) is not None:
                best, least = token.i, gap
        return best

    def _named_before_colon(self, sentence: Sentence, number: int) -> Attribution | None:
        """ "Minister Li Wei: 'We oppose the deal.'" """
        start = self._outermost[number].span.start
        before = [t for t in sentence.tokens if t.end <= start]
        colon = next((t for t in reversed(before) if t.text == ":"), None)
        if colon is None or colon.i == 0:
            return None
        name = sentence.tokens[colon.i - 1]
        return attribution(sentence, "say", name.i) if name.pos in ("PROPN", "NOUN") else None

    def _going_on(self, sentence: Sentence, number: int) -> Attribution | None:
        """The speaker of the quotation before, where this one goes on with it or stands alone after it; or the
        speaker of the sentence before."""
        span = self._outermost[number].span
        if number > 0:
            last = self._outermost[number - 1].span
            between = self.annotated.document.text[last.end : span.start]
            if not any(c.isalnum() for c in between) and self._speakers[number - 1] is not None:
                return self._speakers[number - 1]
        if not self._stands_alone(sentence, number):
            return None
        place = self._sentences[number][0]
        for back in reversed(self.annotated.sentences[max(0, place - 2) : place]):
            places = self.places(back)
            for token in back.tokens:
                quoted = places is not None and places[token.i] != -1
                if not quoted and token.pos == "VERB" and self.words.is_cue(token.lemma.lower()):
                    found = speaker(back, token.i)
                    if found is not None:
                        return attribution(back, token.lemma.lower(), found)
        return None

    def _stands_alone(self, sentence: Sentence, number: int) -> bool:
        places = self.places(sentence)
        if places is None:
            return False
        words = [(p, t) for p, t in zip(places, sentence.tokens, strict=True) if t.pos != "PUNCT"]
        whole = len(words) >= _WHOLE or any(t.pos == "VERB" for _, t in words)
        return whole and all(p == number for p, _ in words)
