"""Propositions that nouns make: titles and offices, kinship, event and agent nouns with their arguments.

A :class:`NominalReader` remembers the offices of a document, so that "his Japanese counterpart" can be told.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from kgraph.extract import tree
from kgraph.extract.nominals_events import ANSWERED, events
from kgraph.extract.nominals_naming import NATIONS, Name, name_at
from kgraph.extract.nominals_relatives import relatives
from kgraph.extract.nominals_words import nominal_words
from kgraph.extract.offices import office_proposition, taken_offices, title_propositions
from kgraph.extract.stance import StanceReader
from kgraph.extract.stance_marks import is_definite
from kgraph.extract.titles import Held, Title, titles
from kgraph.model import AnnotatedDocument, Modality, Polarity, Proposition, Sentence, Stance


class NominalReader:
    """Reads the nominal facts of one document; give it the sentences in their order."""

    def __init__(self, annotated: AnnotatedDocument, stances: StanceReader | None = None) -> None:
        self.annotated = annotated
        self._stances = stances or StanceReader(annotated)
        self._words = nominal_words()
        self._offices: dict[str, Title] = {}
        """A word of a name -> the office that the text gave it last."""
        self._told: set[tuple[str, str, str]] = set()
        """Offices and relatives that have been told: name, wording and thing."""

    def of(self, sentence: Sentence) -> list[Proposition]:
        """What the nouns of ``sentence`` say, in text order, with their stance.

        An office or relative is told once a document, where it is first given. Titles and what relatives are to each
        other stand outside the stance of the sentence: "Officials denied that French President Macron had lied" does
        not deny that he is president.
        """
        held = titles(sentence, self._words)
        found = [p for p in title_propositions(sentence, held) if self._is_new(sentence, p)]
        found.extend(self._counterparts(sentence, held))
        for each in held:
            for i in range(each.name.start, each.name.end):
                self._offices[sentence.tokens[i].text] = each.title
        found.extend(p for p in relatives(sentence, self._words) if self._is_new(sentence, p))
        for verb, proposition in taken_offices(sentence, self._words):
            found.append(dataclasses.replace(proposition, stance=self._stances.of(sentence, verb)))
        for proposition in events(sentence, self._words):
            stance = self._stances.of_act(sentence, proposition.head)
            if proposition.rule == "noun.blamed":
                stance = self._where_blamed(sentence, proposition.head, stance)
            elif proposition.rule == f"noun.{ANSWERED}":
                stance = self._where_answered(sentence, proposition.head)
            found.append(dataclasses.replace(proposition, stance=stance))
        known = self._words.confidence
        found.sort(key=lambda p: p.head)
        return [dataclasses.replace(p, confidence=known.get(p.rule, p.confidence)) for p in found]

    def _where_blamed(self, sentence: Sentence, noun: int, stance: Stance) -> Stance:
        """The stance of a deed for which somebody is blamed: that of the clause, where it doubts or denies ("may be
        behind the attack", "was not responsible for it")."""
        verb = noun
        while sentence.tokens[verb].pos not in tree.VERBS and sentence.tokens[verb].head != verb:
            verb = sentence.tokens[verb].head
        clause = self._stances.of(sentence, verb)
        sure = clause.modality is Modality.ASSERTED and clause.polarity is Polarity.AFFIRMED
        return stance if sure or stance.modality is not Modality.ASSERTED else clause

    def _where_answered(self, sentence: Sentence, noun: int) -> Stance:
        """The stance of a demand or charge that somebody answers: whatever the answer, it was made, unless it is any
        ("would reject an offer")."""
        verb = noun
        while sentence.tokens[verb].pos not in tree.VERBS and sentence.tokens[verb].head != verb:
            verb = sentence.tokens[verb].head
        clause = self._stances.of(sentence, verb)
        made = is_definite(sentence, noun) or tree.possessor(sentence, noun) is not None
        modality = Modality.ASSERTED if made else clause.modality
        return Stance(Polarity.AFFIRMED, modality, clause.attributions)

    def _is_new(self, sentence: Sentence, proposition: Proposition) -> bool:
        """Whether the document has not said so before: a title is a fact once, however often it is printed."""
        name, thing = (sentence.tokens[a.head].text for a in proposition.arguments)
        key = (name, proposition.predicate.lemma, thing)
        if key in self._told:
            return False
        self._told.add(key)
        return True

    def _counterparts(self, sentence: Sentence, held: list[Held]) -> Iterator[Proposition]:
        """ "his Japanese counterpart Taro Aso" holds the office in Japan that "he" holds elsewhere; where a land need
        not have such an office, its own words stand for it, as in :func:`title_propositions`."""
        tokens = sentence.tokens
        for token in tokens:
            if token.lemma.lower() not in self._words.counterparts or token.pos != "NOUN":
                continue
            country = next((c for c in sentence.children[token.i] if tokens[c].entity in NATIONS and c < token.i), None)
            name = self._name_of(sentence, token.i)
            if country is None or name is None:
                continue
            title = self._office_of_owner(sentence, token.i, held)
            if title is not None:
                sure = self._may_hold(title, tokens[country].text.lower())
                of, shown = (country, _nation(sentence, country)) if sure else (token.i, [token.i])
                thing = tree.argument(sentence, "object", of, shown)
                bare = title._replace(
                    office=token.i, words=(token.i,), lemma=title.lemma.removeprefix("former ").removeprefix("future ")
                )
                yield office_proposition(sentence, bare, name, "of", thing, "counterpart.office")

    def _may_hold(self, title: Title, nation: str) -> bool:
        """Whether the nation has the office for certain: each has a foreign minister, not each a president."""
        office = title.lemma.split()[-1]
        premier = "prime minister" in title.lemma or office == "premier"
        if office in self._words.heads_of_state and not premier:
            return False
        return not (premier and nation in self._words.without_prime_minister)

    def _name_of(self, sentence: Sentence, noun: int) -> Name | None:
        tokens = sentence.tokens
        after = noun + 1
        if after < len(tokens) and tokens[after].text == ",":
            after += 1
        return name_at(sentence, after)

    def _office_of_owner(self, sentence: Sentence, noun: int, held: list[Held]) -> Title | None:
        """The office of the one whose counterpart it is: the possessor, or the subject that "his" stands for."""
        owner = tree.child(sentence, noun, "poss")
        if owner is not None and sentence.tokens[owner].pos == "PRON":
            owner = _nearest_subject(sentence, noun)
        if owner is None:
            return None
        for each in held:
            if owner in (each.name.head, each.title.office):
                return each.title
        return self._offices.get(sentence.tokens[owner].text)


def _nearest_subject(sentence: Sentence, i: int) -> int | None:
    tokens = sentence.tokens
    while tokens[i].head != i:
        i = tokens[i].head
        if tokens[i].pos in tree.VERBS:
            return tree.subject(sentence, i)
    return None


def _nation(sentence: Sentence, head: int) -> list[int]:
    """The tokens of a country's adjective of one or two words ("South Korean")."""
    tokens = sentence.tokens
    start = head
    while start > 0 and not tokens[start].entity_starts and tokens[start - 1].entity == tokens[head].entity:
        start -= 1
    return list(range(start, head + 1))


def nominal_propositions(
    annotated: AnnotatedDocument, sentence: Sentence, reader: NominalReader | None = None
) -> list[Proposition]:
    """What the nouns of ``sentence`` say, in text order, with their stance (keep a reader for a whole document)."""
    return (reader or NominalReader(annotated)).of(sentence)
