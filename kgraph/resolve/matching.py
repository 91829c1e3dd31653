"""Whether two titles of a text can be one person's: "foreign minister" and "the minister", "president" and "leader"."""

from __future__ import annotations

from kgraph.model import EntityType
from kgraph.resolve.discourse import Referent, Title
from kgraph.resolve.lexicon import Lexicon


class TitleMatcher:
    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def same(self, said: Title, asked: Title, person: Referent) -> bool:
        """Whether a title that a text has ``said`` of ``person`` is what a later phrase has ``asked`` for."""
        if asked.past and not said.past:
            return False
        if asked.noun == "leader" and said.of is not None and said.of.type is EntityType.GOVERNMENT_BODY:
            return False  # the president of a parliament
        if asked.of is not None:
            of = said.of or person.of
            if of is not None and of.id != asked.of.id and of.country != asked.of.country:
                return False
            if of is None and person.country and asked.of.country and person.country != asked.of.country:
                return False
            unhoused = of is None and not person.country and asked.core == asked.noun != said.core
            if unhoused and asked.noun in self.lexicon.words["speaking_roles"]:
                return False  # "the army spokesman" may be of any country
        return self._covers(said.core or said.noun, asked.core, asked.noun, asked.of is not None)

    def _covers(self, said: str, asked: str, noun: str, owned: bool) -> bool:
        """Whether who is ``said`` to be foreign minister may be called what is ``asked`` ("minister")."""
        if self._plain(said) == self._plain(asked):
            return True
        said = said.partition(" of the ")[0]  # the envoy of the premier is no premier
        deputy = any(d in said.split() or said.startswith(d + "-") for d in self.lexicon.words["deputies"])
        if noun in ("leader", "ruler", "head", "strongman", "monarch") and not deputy:
            if (noun == "leader" and asked in ("leader", "ruler")) or asked in ("head of state", "head of government"):
                return any(said == t or said.endswith(" " + t) for t in self.lexicon.words["leader_titles"])
            return False
        if asked == noun:
            return self.has_noun(said, asked, noun) and (not deputy or noun == "diplomat")
        said_words, asked_words = said.split(), asked.split()
        if noun not in said_words:
            return False
        return set(asked_words) <= set(said_words) and (
            not deputy or any(w in self.lexicon.words["deputies"] for w in asked_words)
        )

    def has_noun(self, said: str, asked: str, noun: str) -> bool:
        """Whether a title contains a noun, or where nothing but the noun is asked for, another word for such a role
        ("the envoy" is the ambassador, "the minister" the foreign secretary but no prime minister)."""
        words = said.split()
        if asked != noun:
            return noun in words
        kinds = self.lexicon.role_kinds.get(noun, frozenset[str]())
        if noun == "minister":
            plain = self._plain(said)
            return noun in plain.split() and plain != "prime minister"
        return noun in words or not kinds.isdisjoint(words)

    def _plain(self, core: str) -> str:
        return self.lexicon.role_synonyms.get(core, core).replace("defense", "defence")
