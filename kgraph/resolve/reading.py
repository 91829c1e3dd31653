"""Reads one document from beginning to end and says who each name, noun phrase and pronoun means."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kgraph.model import AnnotatedDocument, EntityType, MentionKind, Sentence, Token
from kgraph.resolve.bodies import BodyReader
from kgraph.resolve.discourse import Occurrence, Ref, Referent, Title, rank_of
from kgraph.resolve.lexicon import ANAPHORIC_SENSES, PERSON_SENSES, Noun, Pronoun
from kgraph.resolve.named import NameFinder, NameSpan
from kgraph.resolve.naming import NameBinder
from kgraph.resolve.phrases import Phrase, PhraseReader
from kgraph.resolve.pronouns import PronounReader
from kgraph.resolve.roles import RoleReader
from kgraph.resolve.scene import Scene
from kgraph.resolve.sets import SetReader
from kgraph.resolve.speakers import SpeakerReader

_THING_DEPS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr", "conj", "appos"})
_NOUN_TAGS = frozenset({"NN", "NNS"})
_PLURAL_TAGS = frozenset({"NNS", "NNPS"})


class DocumentReader:
    """Holds what is known of one document while it is read."""

    def __init__(self, annotated: AnnotatedDocument, scene: Scene, finder: NameFinder) -> None:
        self.annotated = annotated
        self.scene = scene
        self.finder = finder
        self.phrases = PhraseReader(scene.lexicon)
        self.roles = RoleReader(scene)
        self.bodies = BodyReader(scene)
        self.sets = SetReader(scene)
        self.pronouns = PronounReader(scene)
        self.at: dict[tuple[int, int], tuple[Referent, ...]] = {}
        self.speakers = SpeakerReader(annotated, scene, self.at)
        self.refs: list[Ref] = []
        self._first_person: list[tuple[Sentence, Token, Pronoun]] = []

    def read(self) -> list[Ref]:
        """All references of the document, in no particular order."""
        spans = {s.index: self.finder.find(s) for s in self.annotated.sentences}
        bound = NameBinder(self.scene).bind([span for found in spans.values() for span in found])
        by_sentence: dict[int, list[Ref]] = {}
        for ref in bound:
            by_sentence.setdefault(ref.sentence, []).append(ref)
            self.at.setdefault((ref.sentence, ref.head), ref.referents)
        self.refs.extend(bound)
        for sentence in self.annotated.sentences:
            self._sentence(sentence, by_sentence.get(sentence.index, []), spans[sentence.index])
        self._speak()
        return self.refs

    # ------------------------------------------------------------------------------------------ one sentence

    def _sentence(self, sentence: Sentence, names: list[Ref], spans: Sequence[NameSpan]) -> None:
        tokens = sentence.tokens
        ends: dict[int, Ref] = {}
        for ref in names:
            if ref.end not in ends or ends[ref.end].start > ref.start:
                ends[ref.end] = ref
        inside = {i for ref in names for i in range(ref.start, ref.end)}
        titles = {i for s in spans if s.title_start is not None for i in range(s.title_start, s.start)}
        heads = {ref.head: ref for ref in names}
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
            elif (at := self.phrases.noun_at(token)) is not None and at[0].sense in ANAPHORIC_SENSES:
                self._noun(sentence, i, *at, ends, heads)
            elif not self._other_plural(sentence, token, ends):
                self._thing(sentence, token)
        self._groups(sentence)

    def _add(self, sentence: Sentence, ref: Ref, new: bool = True) -> None:
        tokens = sentence.tokens
        if new:
            self.refs.append(ref)
            self.at.setdefault((ref.sentence, ref.head), ref.referents)
        modifier = tokens[ref.head].dep in ("amod", "compound", "nmod") and ref.kind is MentionKind.DEMONYM
        plural = (tokens[ref.head].tag in _PLURAL_TAGS and ref.kind is not MentionKind.NAME) or len(ref.referents) > 1
        rank = 1 if modifier else rank_of(tokens, ref.head)
        self.scene.history.add(ref, rank, plural)

    def _thing(self, sentence: Sentence, token: Token) -> None:
        """Common nouns compete with actors for "it" and "they"."""
        if token.tag in _NOUN_TAGS and token.dep in _THING_DEPS and token.entity not in ("DATE", "TIME", "CARDINAL"):
            rank = rank_of(sentence.tokens, token.i)
            thing = Occurrence(sentence.index, token.i, rank, (), token.tag == "NNS", MentionKind.NOMINAL)
            self.scene.history.add_thing(thing)

    # ------------------------------------------------------------------------------------------ noun phrases

    def _noun(
        self, sentence: Sentence, i: int, noun: Noun, plural: bool, ends: dict[int, Ref], heads: dict[int, Ref]
    ) -> None:
        tokens = sentence.tokens
        if tokens[i].dep == "compound" and tokens[i].head > i and tokens[tokens[i].head].tag[:2] == "NN":
            above = tokens[i].head
            if above not in heads and not (i + 1 < len(tokens) and tokens[i + 1].text == ","):
                return
        phrase = self.phrases.read(sentence, i, noun, plural, ends)
        referents = self._epithet(phrase) or self._attached(phrase, heads) or self.sets.read(phrase)
        if not referents:
            person = noun.sense in PERSON_SENSES
            referents = self.roles.read(phrase) if person else self.bodies.read(phrase)
        if not referents:
            self._thing(sentence, tokens[i])
            return
        ref = Ref(sentence.index, phrase.start, phrase.end, i, MentionKind.NOMINAL, referents)
        if ref.end == i + 1 or ref.end not in ends:
            ends[ref.end] = ref
        ends.setdefault(i + 1, ref)
        self._add(sentence, ref)

    def _epithet(self, phrase: Phrase) -> tuple[Referent, ...]:
        """A phrase that means one country ("the Stalinist state")."""
        if phrase.plural or phrase.possessor is not None or phrase.determiner not in ("the", "this", "that"):
            return ()
        tokens = phrase.tokens
        for epithet in self.scene.lexicon.epithets.get(tokens[phrase.head].text.lower(), ()):
            size = len(epithet.phrase)
            words = tuple(t.text.lower() for t in tokens[max(0, phrase.head + 1 - size) : phrase.head + 1])
            if words == epithet.phrase and self._knows(epithet.known):
                found = self.scene.registry.named(epithet.actor)
                return (found,) if found else ()
        return ()

    def _knows(self, forms: Sequence[str]) -> bool:
        if not forms:
            return True
        known = (self.scene.registry.tables.find(form.split()) for form in forms)
        ids = {m.candidates[0].entity.id for matches in known for m in matches}
        return any(id in self.scene.registry.referents for id in ids)

    def _attached(self, phrase: Phrase, heads: dict[int, Ref]) -> tuple[Referent, ...]:
        """The named person or body that the phrase stands beside: by apposition, or as what someone is or was."""
        sentence, i = phrase.sentence, phrase.head
        ref = self._apposed(phrase, heads) or self._is_said_of(phrase)
        if ref is None or len(ref.referents) != 1:
            return ()
        referent = ref.referents[0]
        if phrase.noun.sense in PERSON_SENSES:
            if referent.type is not EntityType.PERSON or phrase.plural:
                return ()
            self._entitle(phrase, referent)
            return (referent,)
        if referent.type in phrase.noun.types and phrase.noun.sense in ("body", "named", "country"):
            referent.nouns.add(phrase.noun.noun)
            return (referent,)
        del sentence, i
        return ()

    def _apposed(self, phrase: Phrase, heads: dict[int, Ref]) -> Ref | None:
        tokens = phrase.tokens
        i = phrase.head
        for child in phrase.sentence.children[i]:
            if tokens[child].dep == "appos" and child in heads:
                return heads[child]
        above = tokens[i].head
        if tokens[i].dep == "appos" and above in heads:
            return heads[above]
        if tokens[i].dep in ("compound", "nmod", "appos") and above in heads and above > i:
            return heads[above]
        return self._beside(phrase, heads)

    def _beside(self, phrase: Phrase, heads: dict[int, Ref]) -> Ref | None:
        """A name between commas directly before or after, where the parse does not tell ("Lee, the minister, said")."""
        tokens = phrase.tokens
        if phrase.noun.sense not in PERSON_SENSES or phrase.plural:
            return None
        ends = {ref.end: ref for ref in heads.values()}
        starts = {ref.start: ref for ref in heads.values()}
        after = tokens[phrase.end].text if phrase.end < len(tokens) else "."
        if phrase.start > 0 and tokens[phrase.start - 1].text == "," and after in (",", ".", "and", ";"):
            ref = ends.get(phrase.start - 1)
            if ref and ref.referents[0].type is EntityType.PERSON and tokens[phrase.head].dep not in ("nsubj", "conj"):
                return ref
        direct = starts.get(phrase.end)
        if (
            direct is not None
            and direct.referents[0].type is EntityType.PERSON
            and phrase.noun.sense in ("kin", "mate")
        ):
            return direct
        return None

    def _is_said_of(self, phrase: Phrase) -> Ref | None:
        """The subject of "is", "was", "became" where the phrase is a role said of it."""
        tokens = phrase.tokens
        token = tokens[phrase.head]
        verb = tokens[token.head]
        if token.dep != "attr" or verb.lemma != "be" or phrase.noun.sense not in PERSON_SENSES:
            return None
        if not phrase.definite and not phrase.of and not phrase.owners:
            return None
        children = phrase.sentence.children[verb.i]
        if any(tokens[c].dep == "neg" for c in children):
            return None
        for child in children:
            if tokens[child].dep == "nsubj":
                referents = self.at.get((phrase.sentence.index, child), ())
                if len(referents) == 1:
                    return Ref(phrase.sentence.index, child, child + 1, child, MentionKind.NAME, referents)
        return None

    def _entitle(self, phrase: Phrase, person: Referent) -> None:
        """Notes the role or relation that the text says of a person."""
        if phrase.noun.sense == "kin":
            owner = phrase.possessor.referents[0] if phrase.possessor else None
            if owner is not None:
                self.scene.history.relatives[owner.entity.id, phrase.noun.noun] = person
            person.gender = person.gender or phrase.noun.gender
            return
        title = self.roles.title(phrase)
        if phrase.noun.sense == "mate":
            owner = phrase.possessor.referents[0] if phrase.possessor else None
            if owner is not None:
                self.scene.history.relatives[owner.entity.id, phrase.noun.noun] = person
                if phrase.noun.noun == "counterpart":
                    person.titles.extend(t._replace(of=title.of) for t in owner.titles if title.of)
            return
        self._give(person, title)

    @staticmethod
    def _give(person: Referent, title: Title) -> None:
        if title not in person.titles:
            person.titles.append(title)
        person.nouns.add(title.noun)
        person.of = person.of or title.of

    def _other_plural(self, sentence: Sentence, token: Token, ends: dict[int, Ref]) -> bool:
        """ "The two", "both", "the latter", "the North": words that are no nouns of the lexicon."""
        low = token.text.lower()
        tokens = sentence.tokens
        before = tokens[token.i - 1].text.lower() if token.i else ""
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
        elif low in ("north", "south") and before == "the" and token.text[0].isupper():
            referents = self._direction(sentence, token, low)
        if not referents:
            return False
        start -= before == "the"
        ref = Ref(sentence.index, start, token.i + 1, token.i, MentionKind.NOMINAL, referents)
        ends[ref.end] = ref
        self._add(sentence, ref)
        return True

    def _direction(self, sentence: Sentence, token: Token, low: str) -> tuple[Referent, ...]:
        """ "The North": the one country so called of those that the text has named."""
        tokens = sentence.tokens
        after = tokens[token.i + 1] if token.i + 1 < len(tokens) else None
        if after is not None and (after.text in ("of", "-") or after.text[0].isupper()):
            return ()
        found = [
            referent
            for epithet in self.scene.lexicon.epithets.get(low, ())
            if self._knows(epithet.known) and (referent := self.scene.registry.named(epithet.actor))
        ]
        return (found[0],) if len(found) == 1 else ()

    # ------------------------------------------------------------------------------------------ pronouns

    def _pronoun(self, sentence: Sentence, token: Token, pronoun: Pronoun, ends: dict[int, Ref]) -> None:
        if pronoun.person == 1:
            self._first_person.append((sentence, token, pronoun))
            return
        if pronoun.use == "relative":
            referents = self._relative(sentence, token)
        else:
            number = self.speakers.quotation(token.start)
            speakers = self.speakers.speakers(number) if number is not None else ()
            referents = self.pronouns.third(sentence, token.i, pronoun, speakers)
        if not referents:
            return
        ref = Ref(sentence.index, token.i, token.i + 1, token.i, MentionKind.PRONOUN, referents)
        ends[ref.end] = ref
        self._add(sentence, ref)

    def _relative(self, sentence: Sentence, token: Token) -> tuple[Referent, ...]:
        """The referent of the noun that a relative clause hangs on."""
        tokens = sentence.tokens
        i = token.i
        for _ in range(6):
            above = tokens[tokens[i].head]
            if tokens[i].dep == "relcl":
                return self.at.get((sentence.index, above.i), ())
            if above.i == i:
                return ()
            i = above.i
        return ()

    def _speak(self) -> None:
        """Binds "I" and "we" when the whole document is known."""
        issuer: tuple[Referent, ...] | None = None
        for sentence, token, pronoun in self._first_person:
            number = self.speakers.quotation(token.start)
            if number is not None:
                speakers = self.speakers.speakers(number)
            else:
                issuer = self.speakers.issuer() if issuer is None else issuer
                speakers = issuer
            referents = self.pronouns.first(pronoun, speakers)
            if referents:
                self.refs.append(Ref(sentence.index, token.i, token.i + 1, token.i, MentionKind.PRONOUN, referents))

    # ------------------------------------------------------------------------------------------ groups

    def _groups(self, sentence: Sentence) -> None:
        """Enters who stands side by side in a sentence: "A and B", "A met B", "talks between A and B"."""
        tokens = sentence.tokens
        for token in tokens:
            joined = [token.i, *self._conjuncts(sentence, token.i)]
            if len(joined) > 1 and token.dep != "conj":
                self._group(sentence, joined)
        for token in tokens:
            if token.pos != "VERB":
                continue
            subjects = [c for c in sentence.children[token.i] if tokens[c].dep in ("nsubj", "nsubjpass")]
            others = self._partners(sentence, token.i)
            if len(subjects) == 1 and len(others) == 1 and not self._conjuncts(sentence, subjects[0]):
                self._group(sentence, [*subjects, *others])

    def _group(self, sentence: Sentence, heads: Iterable[int]) -> None:
        found = [self.at.get((sentence.index, h), ()) for h in heads]
        if not all(found):
            return
        members = [r for refs in found for r in refs]
        persons = {r.type is EntityType.PERSON for r in members}
        if len(persons) == 1:
            self.scene.history.add_group(sentence.index, tokens_last(heads), members)

    def _conjuncts(self, sentence: Sentence, i: int) -> list[int]:
        found: list[int] = []
        for child in sentence.children[i]:
            if sentence.tokens[child].dep == "conj":
                found.extend([child, *self._conjuncts(sentence, child)])
        return found

    def _partners(self, sentence: Sentence, verb: int) -> list[int]:
        """Objects of a verb, and what "with" brings to it or to its object ("held talks with Kim")."""
        tokens = sentence.tokens
        found = []
        for child in sentence.children[verb]:
            if tokens[child].dep == "dobj":
                if self.at.get((sentence.index, child)):
                    found.append(child)
                found.extend(self._with(sentence, child))
        found.extend(self._with(sentence, verb))
        return found

    def _with(self, sentence: Sentence, i: int) -> list[int]:
        tokens = sentence.tokens
        return [
            obj
            for child in sentence.children[i]
            if tokens[child].dep == "prep" and tokens[child].text in ("with", "to")
            for obj in sentence.children[child]
            if tokens[obj].dep == "pobj"
        ]


def tokens_last(heads: Iterable[int]) -> int:
    return max(heads)
