"""The role that a noun phrase tells: "the Danish minister", "president of the court", "the UN envoy for Yemen"."""

from __future__ import annotations

from kgraph.model import EntityType
from kgraph.resolve.discourse import Referent, Title
from kgraph.resolve.phrases import Phrase
from kgraph.resolve.scene import Scene


class TitlePhraseReader:
    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.words = scene.lexicon.words

    def read(self, phrase: Phrase) -> Title:
        """The role that the phrase tells, with whose it is."""
        of = self.owner(phrase)
        core = [
            m for m in phrase.modifiers if m not in self.words["rank_free"] and m not in self.words["past"] and m != "-"
        ]
        past = any(m in self.words["past"] for m in phrase.modifiers)
        future = any(m in self.words["future"] for m in phrase.modifiers)
        noun = phrase.noun.noun
        tokens = phrase.tokens
        end = phrase.of[0].start if phrase.of else phrase.end
        rest = [t.text.lower() for t in tokens[phrase.head + 1 : end]]
        while rest and rest[-1] in ("of", "the", "for", "to"):
            rest.pop()
        core = [*core, noun, *(rest if rest[:1] in (["of"], ["for"]) else self._body_led(phrase))]
        said = Title(noun, " ".join(core), of.entity if of else None, past, future)
        return self._supreme(phrase, self._with_field(phrase, said))

    @staticmethod
    def _body_led(phrase: Phrase) -> list[str]:
        """ "Of" and the words of the domestic body that someone heads: a president of a court is not that of its
        country."""
        led = phrase.of[0].referents[0].entity if phrase.of and phrase.preposition == "of" else None
        told = led is not None and not phrase.owners and phrase.possessor is None
        if led is None or not told or led.type not in (EntityType.GOVERNMENT_BODY, EntityType.ORGANISATION):
            return []
        return ["of", *led.label.lower().split()]

    def _with_field(self, phrase: Phrase, title: Title) -> Title:
        """ "The UN envoy for Yemen": a title that the tables know only with what it is for."""
        if title.of is None or phrase.preposition not in ("for", "to") or not phrase.of:
            return title
        first, last = phrase.of[0], phrase.of[-1]
        field = self.scene.text(phrase.sentence, first.start, last.end).lower()
        longer = f"{title.core} {phrase.preposition} {field}"
        if any(r.entity.id == title.of.id for r in first.referents) or not self.is_office(longer, title.of.id):
            return title
        return title._replace(core=longer)

    def is_office(self, title: str, body: str) -> bool:
        return body in self.scene.tables.bodies_with(title)

    def owner(self, phrase: Phrase) -> Referent | None:
        refs = [phrase.possessor, *reversed(phrase.owners), *phrase.of]
        if phrase.noun.sense == "mate":  # "his Danish counterpart" is a Dane
            refs = [*refs[1:], refs[0]]
        for ref in refs:
            if ref is not None:
                owner = self.scene.owner_of(ref)
                if owner is not None:
                    return owner
        return None

    def _supreme(self, phrase: Phrase, title: Title) -> Title:
        """ "The supreme leader" is of the one country of the text that calls its leader so."""
        if title.of is not None or title.noun != "leader" or "supreme" not in phrase.modifiers:
            return title
        named = {r.entity.label.lower(): r.entity for r in self.scene.registry.seen((EntityType.COUNTRY,))}
        states = [state for label, state in named.items() if label in self.words["led_supremely"]]
        return title._replace(of=states[0]) if len(states) == 1 else title
