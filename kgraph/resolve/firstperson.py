"""Whom "I" and "we" mean, and whose what is "ours" is: at once where it is plain who speaks, else at the end."""

from __future__ import annotations

from collections.abc import Callable

from kgraph.model import EntityType, MentionKind, Sentence, Token
from kgraph.resolve.discourse import Ref, Referent
from kgraph.resolve.lexicon import Pronoun
from kgraph.resolve.phrases import Phrase
from kgraph.resolve.pronouns import PronounReader
from kgraph.resolve.releases import MOST, joined_to
from kgraph.resolve.speakers import SpeakerReader


class FirstPersonReader:
    """``ahead`` tells what a token further on in a sentence refers to."""

    def __init__(
        self,
        speakers: SpeakerReader,
        pronouns: PronounReader,
        ahead: Callable[[Sentence, int], tuple[Referent, ...]],
    ) -> None:
        self.speakers = speakers
        self.pronouns = pronouns
        self.ahead = ahead
        self._left: list[tuple[Sentence, Token, Pronoun]] = []
        self._ours: list[Phrase] = []
        """What is "ours" where it was not yet known who speaks."""
        self._issuer: tuple[Referent, ...] | None = None
        """For whom a text speaks that says "we"; ``None`` as long as nobody has asked."""

    def read(self, sentence: Sentence, token: Token, pronoun: Pronoun) -> tuple[Referent, ...]:
        """Whom a pronoun means where that is plain: "we, the ministers", or a quotation's speaker; the others are kept
        for :meth:`settle`."""
        number = self.speakers.quotation(token.start)
        apposed = [c for c in sentence.children[token.i] if sentence.tokens[c].dep == "appos"]
        referents: tuple[Referent, ...] = ()
        if number is not None:
            referents = self.pronouns.first(pronoun, self.speakers.speakers(number))
        elif apposed and pronoun.number == "plural":
            named = self.ahead(sentence, apposed[0])
            referents = tuple(r for r in named if r.type is not EntityType.PERSON)
            joined = (r for i in joined_to(sentence, apposed[0]) for r in self.ahead(sentence, i))
            parties = self.pronouns.first(pronoun, (*named, *joined))
            if len(parties) > MOST:
                parties = referents = referents or self.speakers.group()
            self._issuer = self._issuer or referents or parties
        if not referents:
            self._left.append((sentence, token, pronoun))
        return referents

    def keep(self, phrase: Phrase) -> None:
        """Keeps a phrase whose owner is who speaks ("our government") for :meth:`settle`."""
        self._ours.append(phrase)

    def settle(self, meant: Callable[[Phrase], tuple[Referent, ...]]) -> list[Ref]:
        """The other "I" and "we", and what is theirs, when the whole document is known.

        :param meant: whom a phrase means, now that its owner is known.
        """
        found: list[Ref] = []
        said: dict[tuple[int, int], Ref] = {}
        for sentence, token, pronoun in self._left:
            referents = self.pronouns.first(pronoun, self._speakers(token, pronoun))
            if referents:
                ref = Ref(sentence.index, token.i, token.i + 1, token.i, MentionKind.PRONOUN, referents)
                found.append(ref)
                said[sentence.index, token.i] = ref
        for phrase in self._ours:
            here = phrase.sentence.index
            owner = next((said[here, i] for i in range(phrase.start, phrase.head) if (here, i) in said), None)
            phrase.possessor, phrase.unknown_possessor = owner, owner is None
            referents = meant(phrase) if owner is not None else ()
            if referents:
                end = phrase.head + 1
                found.append(Ref(here, phrase.start, end, phrase.head, MentionKind.NOMINAL, referents))
        return found

    def _speakers(self, token: Token, pronoun: Pronoun) -> tuple[Referent, ...]:
        number = self.speakers.quotation(token.start)
        if number is not None:
            return self.speakers.speakers(number)
        if pronoun.number == "singular":
            return self.speakers.author()
        if self._issuer is None:
            self._issuer = self.speakers.issuer()
        return self._issuer
