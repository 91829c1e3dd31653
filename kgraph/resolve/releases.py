"""For whom a text speaks that several issue together, and whose a text is that "states" or "accuses"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from kgraph.model import Document, EntityType, Sentence, Token
from kgraph.resolve.discourse import SUBJECTS, Referent
from kgraph.resolve.scene import Scene

At = Mapping[tuple[int, int], tuple[Referent, ...]]
"""Which referents a token of a sentence refers to, by the numbers of both."""

_WORD = re.compile(r"\w+(?:[.’'-]\w+)*\.?|[^\w\s]")
_HEAD = 3
"""Sentences at the head of a text that may say whose it is."""
MOST = 4
"""More parties are a conference, for which no member speaks alone."""
_REACH = 8
"""Tokens between the word for a text and "by"."""
_BY = frozenset({"by", "from", "of", "between"})
_TOPIC = frozenset(
    {"on", "regarding", "concerning", "about", "following", "after", "condemning", "at", "for", "to", ":"}
)
_NEAR = 5
"""Sentences back in which a text spoken of was issued."""


def joined_to(sentence: Sentence, head: int) -> list[int]:
    """The tokens that "and", a comma or an apposition joins to a name or noun."""
    found = [head]
    for i in found:
        found.extend(c for c in sentence.children[i] if sentence.tokens[c].dep in ("conj", "appos"))
    return found[1:]


class JointReader:
    """The parties of a statement that several make together."""

    def __init__(self, document: Document, sentences: Sequence[Sentence], scene: Scene, at: At) -> None:
        self.document = document
        self.sentences = sentences
        self.scene = scene
        self.at = at

    def parties(self) -> tuple[Referent, ...]:
        """Two or more, as the title or the head of the text names them ("Joint Statement by Chad and Mali"); empty
        where it names none."""
        for found in (self._of_title(), *map(self._of_sentence, self.sentences[:_HEAD])):
            homes = (self.scene.belongs_to(r) if r.type is EntityType.PERSON else r for r in found)
            parties = tuple(dict.fromkeys(h for h in homes if h is not None))
            if 1 < len(parties) <= MOST:
                return parties
        return ()

    def group(self) -> tuple[Referent, ...]:
        """The union whose ministers, leaders or members the title gives a statement to ("G7 Leaders' Statement")."""
        words = _WORD.findall(self.document.title or "")
        low = [w.lower().replace("’", "'").rstrip("'") for w in words]
        texts = self.scene.lexicon.words["texts"]
        text = next((i for i, w in enumerate(low) if w in texts), None)
        if text is None:
            return ()
        found = (m.candidates[0].entity for m in self.scene.registry.tables.find(words[:text]) if m.start == 0)
        return tuple(self.scene.registry.of(e) for e in found if e.type is EntityType.IGO)

    def _of_title(self) -> Iterator[Referent]:
        words = _WORD.findall(self.document.title or "")
        reach = self._by(words)
        if reach is None:
            return
        for match in self.scene.registry.tables.find(words[slice(*reach)]):
            entity = match.candidates[0].entity
            if entity.type in (EntityType.COUNTRY, EntityType.IGO):
                yield self.scene.registry.of(entity)

    def _of_sentence(self, sentence: Sentence) -> Iterator[Referent]:
        reach = self._by([t.text for t in sentence.tokens])
        for i in range(*reach) if reach else ():
            for referent in self.at.get((sentence.index, i), ()):
                if referent.type in (EntityType.COUNTRY, EntityType.IGO, EntityType.PERSON):
                    yield referent

    def _by(self, words: Sequence[str]) -> tuple[int, int] | None:
        """From where to where the parties stand behind a word for a text that is joint or follows."""
        low = [w.lower() for w in words]
        texts = self.scene.lexicon.words["texts"]
        text = next((i for i, w in enumerate(low) if w in texts), None)
        if text is None or not {"joint", "following"} & set(low[:text]):
            return None
        start = next((i for i in range(text + 1, min(text + _REACH, len(low))) if low[i] in _BY), None)
        if start is None:
            return None
        return start + 1, next((i for i in range(start + 1, len(low)) if low[i] in _TOPIC), len(low))


class TextReader:
    """Whose text it is that does what only its makers can do: "The statement accused Chad"."""

    def __init__(self, sentences: Sequence[Sentence], scene: Scene, at: At) -> None:
        self.sentences = {s.index: s for s in sentences}
        self.scene = scene
        self.at = at
        self._last: tuple[int, tuple[Referent, ...]] | None = None
        """The last sentence in which a text did something, and its makers."""

    def read(self, sentence: Sentence, token: Token) -> tuple[Referent, ...]:
        """The makers of the text that ``token`` means, where it is definite and the subject of an act of words."""
        if not self._is_text(token) or token.dep not in SUBJECTS or token.tag != "NN":
            return ()
        children = [sentence.tokens[c] for c in sentence.children[token.i]]
        verb = sentence.tokens[token.head]
        if not self._acts(sentence, verb) or any(t.dep in ("poss", "prep", "acl", "relcl", "appos") for t in children):
            return ()
        if not any(t.text.lower() in ("the", "this") for t in children):
            return ()
        for index in range(sentence.index - 1, max(-1, sentence.index - _NEAR), -1):
            for earlier in reversed(self.sentences[index].tokens if index in self.sentences else ()):
                if self._is_text(earlier) and (makers := self._makers(self.sentences[index], earlier)):
                    self._last = sentence.index, makers
                    return makers
        return ()

    def goes_on(self, sentence: Sentence, it: Token) -> tuple[Referent, ...]:
        """The makers of the text that "it" means where it tells on: "The statement accused Chad. It called on ..."."""
        acts = it.text.lower() == "it" and it.dep == "nsubj" and self._acts(sentence, sentence.tokens[it.head])
        if not acts or self._last is None or sentence.tokens[it.head].dep != "ROOT":
            return ()
        number, makers = self._last
        if sentence.index - number != 1:
            return ()
        self._last = sentence.index, makers
        return makers

    def _is_text(self, token: Token) -> bool:
        return token.pos == "NOUN" and token.lemma.lower() in self.scene.lexicon.words["texts"]

    def _acts(self, sentence: Sentence, verb: Token) -> bool:
        words = self.scene.lexicon.words
        passive = any(sentence.tokens[c].dep == "auxpass" for c in sentence.children[verb.i])
        lemma = verb.lemma.lower()
        return not passive and (lemma in words["speech_verbs"] or lemma in words["stance_verbs"])

    def _makers(self, sentence: Sentence, text: Token) -> tuple[Referent, ...]:
        """Whose a text is: its owner, or who issues it or says something in it."""
        for c in sentence.children[text.i]:
            if sentence.tokens[c].dep in ("poss", "compound", "nmod") and (found := self._actors(sentence, c)):
                return found
            if sentence.tokens[c].text.lower() in ("by", "from", "of"):
                for o in sentence.children[c]:
                    if found := self._actors(sentence, o):
                        return found
        verb = sentence.tokens[text.head]
        if verb.dep == "prep" and verb.text.lower() == "in":
            verb = sentence.tokens[verb.head]
        elif verb.lemma.lower() not in self.scene.lexicon.words["issuing_verbs"]:
            return self._actors(sentence, text.i)
        for c in sentence.children[verb.i]:
            if sentence.tokens[c].dep == "nsubj" and (found := self._actors(sentence, c)):
                return found
            if sentence.tokens[c].dep == "agent":
                for o in sentence.children[c]:
                    if found := self._actors(sentence, o):
                        return found
        return ()

    def _actors(self, sentence: Sentence, i: int) -> tuple[Referent, ...]:
        return tuple(r for r in self.at.get((sentence.index, i), ()) if r.type.is_actor)
