"""Whether the name of a seat of government is a place here ("in Beijing") or the government ("Beijing said")."""

from __future__ import annotations

from kgraph.model import Sentence, Token
from kgraph.resolve.lexicon import Lexicon


class PlaceReader:
    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.words = lexicon.words

    def is_place(self, sentence: Sentence, start: int, head: int) -> bool:
        """Whether the name that starts at ``start``, a city that is also said for a government, means the city."""
        tokens = sentence.tokens
        before = tokens[start - 1] if start else None
        if before is not None and before.text.lower() in self.words["place_prepositions"]:
            return before.text.lower() != "at" or tokens[before.head].lemma.lower() not in self.words["aimed_at"]
        after = [t.text.lower() for t in tokens[head + 1 : head + 3]]
        if after and not self.words["local_offices"].isdisjoint((after[0], " ".join(after))):
            return True
        for _ in range(5):
            token = tokens[head]
            above = tokens[token.head]
            if token.dep in ("conj", "appos") and above.i != head:
                noun = self.lexicon.nouns.get(above.lemma.lower())
                if token.dep == "appos" and noun is not None and noun.sense == "place":
                    return True
                head = above.i
                continue
            return self._by_relation(sentence, head)
        return False

    def is_land(self, sentence: Sentence, start: int, end: int) -> bool:
        """Whether the name stands beside one whom lands within states have ("Georgia governor Ann Lee")."""
        tokens = sentence.tokens
        possessive = end < len(tokens) and tokens[end].tag == "POS"
        beside = [t.text.lower() for t in tokens[end + possessive : end + possessive + 1]]
        if start > 1 and tokens[start - 1].text == "of":
            beside.append(tokens[start - 2].text.lower())
        return not self.words["offices_of_lands"].isdisjoint(beside)

    def _by_relation(self, sentence: Sentence, i: int) -> bool:
        tokens = sentence.tokens
        token, above = tokens[i], tokens[tokens[i].head]
        if token.dep == "ROOT":
            return not any(tokens[c].dep in ("nsubj", "dobj", "aux") for c in sentence.children[i])
        if token.dep == "pobj":
            return self._by_preposition(sentence, above.i)
        if token.dep in ("dobj", "nsubjpass"):
            return above.lemma in self.words["place_verbs"]
        if token.dep == "nsubj":
            return self._happens(above) or self._is_called_place(sentence, above.i)
        if token.dep in ("compound", "nmod", "amod"):
            return above.lemma.lower() in self.words["place_heads"]
        if token.dep == "poss":
            noun = self.lexicon.nouns.get(above.lemma.lower())
            return above.lemma == "mayor" or (noun is not None and noun.sense == "place")
        return token.dep in ("npadvmod", "advmod")

    def _happens(self, verb: Token) -> bool:
        """Whether it is what befalls cities; who "lied" is no city."""
        return verb.lemma in self.words["place_events"] and verb.text.lower() not in ("lied", "lying")

    def _is_called_place(self, sentence: Sentence, verb: int) -> bool:
        """Whether what is said of the subject is that it is a place ("Lima is the capital")."""
        tokens = sentence.tokens
        said = (tokens[c] for c in sentence.children[verb] if tokens[c].dep == "attr")
        nouns = (self.lexicon.nouns.get(t.lemma.lower()) for t in said)
        return tokens[verb].lemma == "be" and any(n is not None and n.sense == "place" for n in nouns)

    def _by_preposition(self, sentence: Sentence, preposition: int) -> bool:
        tokens = sentence.tokens
        word = tokens[preposition].text.lower()
        if word in self.words["place_prepositions"]:
            return True
        if word not in self.words["goal_prepositions"]:
            return False
        above = tokens[tokens[preposition].head]
        if above.dep == "prep" and above.i != preposition:
            above = tokens[above.head]
        lemma = above.lemma.lower()
        noun = self.lexicon.nouns.get(lemma)
        if word == "of" and noun is not None and noun.sense == "place":
            return True
        if above.pos in ("VERB", "AUX"):
            return lemma in self.words["motion_verbs"]
        return lemma in self.words["motion_nouns"]
