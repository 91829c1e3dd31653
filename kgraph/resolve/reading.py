"""Reads one document from beginning to end and says who each name, noun phrase and pronoun means."""

from __future__ import annotations

from collections.abc import Sequence

from kgraph.model import AnnotatedDocument, EntityType, MentionKind, Sentence, Token
from kgraph.resolve.attachments import AttachmentReader
from kgraph.resolve.bodies import BodyReader
from kgraph.resolve.bodysets import BodySetReader, OwningSetReader
from kgraph.resolve.discourse import Occurrence, Ref, Referent, dateline_end, rank_of
from kgraph.resolve.epithets import EpithetReader
from kgraph.resolve.firstperson import FirstPersonReader
from kgraph.resolve.forces import ForceReader
from kgraph.resolve.groups import GroupReader
from kgraph.resolve.heroes import Heroes
from kgraph.resolve.homes import HomeReader
from kgraph.resolve.lexicon import ANAPHORIC_SENSES, PERSON_SENSES, Noun, Pronoun
from kgraph.resolve.margins import margin_sentences
from kgraph.resolve.named import NameFinder
from kgraph.resolve.naming import NameBinder
from kgraph.resolve.phrases import Phrase, PhraseReader
from kgraph.resolve.pronouns import PronounReader
from kgraph.resolve.releases import TextReader
from kgraph.resolve.roles import RoleReader
from kgraph.resolve.scene import Scene
from kgraph.resolve.sets import SetReader
from kgraph.resolve.sites import SiteReader
from kgraph.resolve.spans import NameSpan
from kgraph.resolve.speakers import SpeakerReader
from kgraph.resolve.stage import Stage
from kgraph.resolve.surnames import SurnameReader

_OWNED_SENSES = frozenset({"power", "country", "named", "role", "people"})
_STATES = (EntityType.COUNTRY, EntityType.PLACE)
_THING_DEPS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr", "conj", "appos"})
_BODY_SENSES = frozenset({"body", "named", "power", "country"})
_NOUN_TAGS = frozenset({"NN", "NNS"})
_PLURAL_TAGS = frozenset({"NNS", "NNPS"})


class DocumentReader:
    """Holds what is known of one document while it is read."""

    def __init__(self, annotated: AnnotatedDocument, scene: Scene, finder: NameFinder, surnames: SurnameReader) -> None:
        margins = margin_sentences(annotated.document)
        self.sentences = (*margins, *annotated.sentences)
        """Bylines and datelines first, with negative indices."""
        self.scene = scene
        self.finder = finder
        self.surnames = surnames
        self.phrases = PhraseReader(scene.lexicon)
        stage = Stage(scene, self.sentences)
        self.roles = RoleReader(scene, stage)
        self.bodies = BodyReader(scene, stage)
        self.forces = ForceReader(scene, stage)
        self.sites = SiteReader(scene, stage)
        self.sets = SetReader(scene)
        self.owning = OwningSetReader(self.phrases, self.sets)
        self.body_sets = BodySetReader(scene, self.sets, self.bodies.institution)
        self.pronouns = PronounReader(scene, Heroes(scene, self.sentences))
        self.at: dict[tuple[int, int], tuple[Referent, ...]] = {}
        self.speakers = SpeakerReader(annotated, margins, scene, self.at)
        self.texts = TextReader(self.sentences, scene, self.at)
        self.attachments = AttachmentReader(scene, self.at, self.roles.titles.read)
        self.epithets = EpithetReader(scene)
        self.groups = GroupReader(scene, self.at)
        self.refs: list[Ref] = []
        self.antecedents: dict[tuple[int, int], tuple[int, int]] = {}
        """For pronouns that mean nobody known: the noun for what they mean, both by sentence and token."""
        self._plain_plurals = frozenset(scene.lexicon.numbers) | {"latter", "former", "north", "south"}
        self._dateline = 0
        """Where the dateline at the head of the sentence at hand ends."""
        self.first_person = FirstPersonReader(self.speakers, self.pronouns, self._ahead)

    def read(self) -> list[Ref]:
        """All references of the document, in no particular order."""
        spans = {s.index: self.finder.find(s) for s in self.sentences}
        bound = NameBinder(self.scene, self.surnames).bind([span for found in spans.values() for span in found])
        by_sentence: dict[int, list[Ref]] = {}
        for ref in bound:
            by_sentence.setdefault(ref.sentence, []).append(ref)
            self.scene.history.names.setdefault(ref.sentence, {}).setdefault(ref.start, ref)
            self.at.setdefault((ref.sentence, ref.head), ref.referents)
        self.refs.extend(bound)
        for sentence in self.sentences:
            self._sentence(sentence, by_sentence.get(sentence.index, []), spans[sentence.index])
        self.roles.name_the_unnamed()
        HomeReader(self.scene).settle()
        self.refs.extend(self.first_person.settle(lambda phrase: self._reader(phrase.noun).read(phrase)))
        return self.refs

    # ------------------------------------------------------------------------------------------ one sentence

    def _sentence(self, sentence: Sentence, names: list[Ref], spans: Sequence[NameSpan]) -> None:
        tokens = sentence.tokens
        ends: dict[int, Ref] = {}
        for ref in names:
            if ref.end not in ends or ends[ref.end].start > ref.start:
                ends[ref.end] = ref
        inside = {i for ref in names for i in range(ref.start, ref.end)}
        titles = {
            i for s in spans if s.title_start is not None and not s.related for i in range(s.title_start, s.start)
        }
        address = self.scene.lexicon.honorifics
        titles |= {s.start - 1 for s in spans if s.start and tokens[s.start - 1].text.rstrip(".").lower() in address}
        heads = {ref.head: ref for ref in names}
        self.groups.coordinate(sentence)
        self._dateline = dateline_end(sentence)
        for token in tokens:
            i = token.i
            if i in heads:
                self._add(sentence, heads[i], False)
            if i in inside:
                continue
            pronoun = self.scene.lexicon.pronouns.get(token.text.lower())
            if pronoun is not None and token.tag in ("PRP", "PRP$", "WP", "WDT", "WP$"):
                self._pronoun(sentence, token, pronoun, ends)
            elif token.text == "I":
                self._pronoun(sentence, token, self.scene.lexicon.pronouns["i"], ends)
            elif i in titles:
                continue
            elif (at := self.phrases.noun_at(token, tokens[i - 1].text if i else "")) is not None and at[
                0
            ].sense in ANAPHORIC_SENSES:
                self._noun(sentence, i, *at, ends, heads)
            elif not self._other_plural(sentence, token, ends) and not self._text(sentence, token, ends):
                self._thing(sentence, token)
        self.groups.read(sentence)

    def _add(self, sentence: Sentence, ref: Ref, new: bool = True) -> None:
        tokens = sentence.tokens
        if new:
            self.refs.append(ref)
            self.at.setdefault((ref.sentence, ref.head), ref.referents)
        modifier = tokens[ref.head].dep in ("amod", "compound", "nmod", "npadvmod")
        many = tokens[ref.head].tag in _PLURAL_TAGS or tokens[ref.head].text.lower() in ("they", "them", "their")
        plural = (many and ref.kind is not MentionKind.NAME) or len(ref.referents) > 1
        rank = 1 if modifier else rank_of(tokens, ref.head)
        if ref.head < self._dateline:
            rank = 0
        self.scene.history.add(ref, rank, plural, modifier)

    def _thing(self, sentence: Sentence, token: Token) -> None:
        """Common nouns compete with actors for "it" and "they"."""
        if token.tag in _NOUN_TAGS and token.dep in _THING_DEPS and token.entity not in ("DATE", "TIME", "CARDINAL"):
            rank = rank_of(sentence.tokens, token.i)
            sort = self._sort(token.lemma)
            thing = Occurrence(sentence.index, token.i, rank, (), token.tag == "NNS", MentionKind.NOMINAL, sort=sort)
            self.scene.history.add_thing(thing)

    def _sort(self, lemma: str) -> str:
        """What sort of actor a noun is for (see :class:`Occurrence`), empty for things."""
        lexicon = self.scene.lexicon
        noun = lexicon.nouns.get(lemma)
        if noun is not None and noun.sense in _BODY_SENSES:
            return "b"
        if noun is not None and (noun.sense in PERSON_SENSES or noun.sense == "people"):
            return noun.gender or "p"
        return next((sex for sex in ("m", "f", "p") if lemma in lexicon.words[f"persons_{sex}"]), "")

    # ------------------------------------------------------------------------------------------ noun phrases

    def _noun(
        self, sentence: Sentence, i: int, noun: Noun, plural: bool, ends: dict[int, Ref], heads: dict[int, Ref]
    ) -> None:
        tokens = sentence.tokens
        if i + 1 < len(tokens) and tokens[i + 1].text == "-" and tokens[i + 1].start == tokens[i].end:
            return
        phrase = self.phrases.read(sentence, i, noun, plural, ends)
        if self._only_modifies(phrase, heads):
            return
        self.owning.read(phrase, ends)
        if phrase.number or noun.sense in ("set", "mate"):
            self.groups.read(sentence)
        attached = self.attachments.read(phrase, heads)
        referents = attached or self.epithets.read(phrase) or self.sets.read(phrase) or self.body_sets.read(phrase)
        if not referents:
            referents = self._reader(noun).read(phrase) or self.forces.read(phrase)
        if not referents:
            if phrase.unknown_possessor and phrase.determiner in ("our", "my") and noun.sense in _OWNED_SENSES:
                self.first_person.keep(phrase)
            self._thing(sentence, tokens[i])
            return
        end = phrase.end if self._whole(phrase, bool(attached)) else i + 1
        if noun.noun == "head" and [t.text for t in tokens[i + 1 : i + 3]] in (["of", "state"], ["of", "government"]):
            end = max(end, i + 3)
        ref = Ref(sentence.index, phrase.start, end, i, MentionKind.NOMINAL, referents)
        ends[i + 1] = ref
        self._add(sentence, ref)

    def _only_modifies(self, phrase: Phrase, heads: dict[int, Ref]) -> bool:
        """Whether the noun stands before another that the phrase is about ("government troops"). A body that speaks
        through someone is meant all the same ("the Bush administration officials")."""
        tokens = phrase.tokens
        token = tokens[phrase.head]
        if token.dep != "compound" or token.head <= phrase.head or tokens[token.head].tag[:2] != "NN":
            return False
        after = tokens[phrase.head + 1]
        if token.head in heads or phrase.plural or after.text == ",":
            return False
        found = self.phrases.noun_at(after)
        spoken_for = found is not None and found[0].sense in ("role", "officials")
        return not (spoken_for and phrase.noun.sense in ("power", "named") and (phrase.owners or phrase.possessor))

    def _reader(self, noun: Noun) -> RoleReader | SiteReader | BodyReader:
        if noun.sense in PERSON_SENSES:
            return self.roles
        return self.sites if noun.sense == "place" else self.bodies

    @staticmethod
    def _whole(phrase: Phrase, attached: bool) -> bool:
        """Whether the mention takes in the phrase after its noun: unless another actor is named there who would be
        lost in it."""
        after = phrase.tokens[phrase.head + 1].text if phrase.head + 1 < len(phrase.tokens) else ""
        if phrase.noun.sense in ("power", "people"):
            last = phrase.of[-1].referents[0] if phrase.of else None
            return after == "of" and last is not None and (len(phrase.of) == 1 or last.type is EntityType.PERSON)
        return (attached and after == "of") or (not phrase.of and (attached or phrase.capital))

    def _text(self, sentence: Sentence, token: Token, ends: dict[int, Ref]) -> bool:
        """ "The statement accused": who issued it."""
        referents = self.texts.read(sentence, token)
        if referents:
            ref = Ref(sentence.index, token.i, token.i + 1, token.i, MentionKind.NOMINAL, referents)
            ends[ref.end] = ref
            self._add(sentence, ref)
        return bool(referents)

    def _other_plural(self, sentence: Sentence, token: Token, ends: dict[int, Ref]) -> bool:
        """ "The two", "both", "the latter", "the North": words that are no nouns of the lexicon."""
        low = token.text.lower()
        if low not in self._plain_plurals:
            return False
        tokens = sentence.tokens
        before = tokens[token.i - 1].text.lower() if token.i else ""
        self.groups.read(sentence)
        referents: tuple[Referent, ...] = ()
        start = token.i
        if low in self.scene.lexicon.numbers and token.dep in ("nsubj", "nsubjpass", "dobj", "pobj", "poss"):
            if before == "the" or low == "both" or low in ("pair", "duo", "trio"):
                referents = self.sets.members(sentence.index, self.scene.lexicon.numbers[low], "ANY")
        elif (
            low in ("latter", "former")
            and before == "the"
            and token.dep in ("nsubj", "nsubjpass", "dobj", "pobj", "poss")
        ):
            referents = self.sets.one_of_two(sentence.index, low == "latter")
        elif low in ("north", "south") and (before == "the" or self._described_half(sentence, token)):
            referents = self.epithets.direction(sentence, token, low)
        if not referents:
            return False
        start -= 1 if before == "the" else 2 if low in ("north", "south") else 0
        ref = Ref(sentence.index, start, token.i + 1, token.i, MentionKind.NOMINAL, referents)
        ends[ref.end] = ref
        self._add(sentence, ref)
        return True

    @staticmethod
    def _described_half(sentence: Sentence, token: Token) -> bool:
        """Whether an adjective stands between "the" and the half of a country ("the impoverished North")."""
        before = sentence.tokens[token.i - 2 : token.i] if token.i > 1 else ()
        words = [t.text.lower() for t in before]
        return token.text[0].isupper() and words[:1] == ["the"] and before[1].tag in ("JJ", "VBN")

    # ------------------------------------------------------------------------------------------ pronouns

    def _pronoun(self, sentence: Sentence, token: Token, pronoun: Pronoun, ends: dict[int, Ref]) -> None:
        if pronoun.person == 1:
            referents = self.first_person.read(sentence, token, pronoun)
        elif pronoun.use == "relative":
            referents = self._relative(sentence, token)
        else:
            if pronoun.number == "plural":
                self.groups.read(sentence)
            number = self.speakers.quotation(token.start)
            speakers = self.speakers.speakers(number) if number is not None else ()
            told = self.texts.goes_on(sentence, token) or self._fronted(sentence, token, pronoun)
            found = None if told else self.pronouns.third(sentence, token.i, pronoun, speakers)
            referents = found.referents if found else told
            if found is not None and not referents and pronoun.use != "possessive":
                self._mean_thing(sentence, token, pronoun, found.where)
        if not referents:
            return
        ref = Ref(sentence.index, token.i, token.i + 1, token.i, MentionKind.PRONOUN, referents)
        ends[ref.end] = ref
        self._add(sentence, ref)

    def _fronted(self, sentence: Sentence, token: Token, pronoun: Pronoun) -> tuple[Referent, ...]:
        """The subject behind "in *his* message", if it agrees."""
        subject = self.pronouns.subject_behind(sentence, token.i)
        found = self._ahead(sentence, subject) if subject is not None else ()
        return found if len(found) == 1 and self.pronouns.may_be(found[0], pronoun) else ()

    def _mean_thing(self, sentence: Sentence, token: Token, pronoun: Pronoun, where: tuple[int, int] | None) -> None:
        """Enters that a pronoun means a thing, or the noun (or what the pronoun means) at ``where``."""
        here = (sentence.index, token.i)
        if where is not None:
            if where[0] == sentence.index:
                where = sentence.index, self._counter(sentence, where[1])
            self.antecedents[here] = self.antecedents.get(where, where)
        rank = rank_of(sentence.tokens, token.i)
        sort = pronoun.gender if pronoun.gender in ("m", "f") else "b" if where else ""
        plural = pronoun.number == "plural"
        self.scene.history.add_thing(Occurrence(*here, rank, (), plural, MentionKind.PRONOUN, sort=sort))

    def _counter(self, sentence: Sentence, i: int) -> int:
        """The noun that counts the one at ``i`` ("*thousands* of farmers"), else ``i`` itself."""
        tokens = sentence.tokens
        above = tokens[tokens[i].head]
        if tokens[i].dep != "pobj" or above.text != "of":
            return i
        counter = tokens[above.head]
        return counter.i if counter.text.lower() in self.scene.lexicon.words["quantifiers"] else i

    def _relative(self, sentence: Sentence, token: Token) -> tuple[Referent, ...]:
        """The referent of the noun that a relative clause hangs on."""
        tokens = sentence.tokens
        i = token.i
        for _ in range(6):
            above = tokens[tokens[i].head]
            if tokens[i].dep == "relcl":
                found = self.at.get((sentence.index, above.i), ()) or self._counted(sentence, above.i)
                human = token.text.lower() in ("who", "whom")
                told = token.dep == "dobj" and not human
                return () if (human or told) and any(r.type in _STATES for r in found) else found
            if above.i == i:
                return ()
            i = above.i
        return ()

    def _counted(self, sentence: Sentence, i: int) -> tuple[Referent, ...]:
        """Of whom "dozens", "thousands", "a number" are."""
        tokens = sentence.tokens
        if (
            tokens[i].lemma not in self.scene.lexicon.words["quantifiers"]
            and tokens[i].text not in self.scene.lexicon.words["quantifiers"]
        ):
            return ()
        for child in sentence.children[i]:
            if tokens[child].text == "of":
                for obj in sentence.children[child]:
                    return self.at.get((sentence.index, obj), ())
        return ()

    def _ahead(self, sentence: Sentence, head: int) -> tuple[Referent, ...]:
        """What the token ``head`` further on refers to, read before its turn."""
        token = sentence.tokens[head]
        found = self.phrases.noun_at(token)
        if (sentence.index, head) in self.at or found is None:
            return self.at.get((sentence.index, head), ())
        names = self.scene.history.names.get(sentence.index, {})
        phrase = self.phrases.read(sentence, head, *found, {r.end: r for r in names.values()})
        return self._reader(found[0]).read(phrase)
