"""Reads one document from beginning to end and says who each name, noun phrase and pronoun means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kgraph.model import AnnotatedDocument, EntityType, MentionKind, Sentence, Token
from kgraph.resolve.bodies import BodyReader
from kgraph.resolve.discourse import Occurrence, Ref, Referent, Title, dateline_end, rank_of
from kgraph.resolve.lexicon import ANAPHORIC_SENSES, PERSON_SENSES, Noun, Pronoun
from kgraph.resolve.named import NameFinder, NameSpan
from kgraph.resolve.naming import NameBinder
from kgraph.resolve.phrases import Phrase, PhraseReader
from kgraph.resolve.pronouns import PronounReader
from kgraph.resolve.roles import RoleReader
from kgraph.resolve.scene import Scene
from kgraph.resolve.sets import SetReader
from kgraph.resolve.sites import SiteReader
from kgraph.resolve.speakers import SpeakerReader
from kgraph.resolve.surnames import SurnameIndex

_STATES = (EntityType.COUNTRY, EntityType.PLACE)
_THING_DEPS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr", "conj", "appos"})
_NOUN_TAGS = frozenset({"NN", "NNS"})
_PLURAL_TAGS = frozenset({"NNS", "NNPS"})


class DocumentReader:
    """Holds what is known of one document while it is read."""

    def __init__(self, annotated: AnnotatedDocument, scene: Scene, finder: NameFinder, surnames: SurnameIndex) -> None:
        self.annotated = annotated
        self.scene = scene
        self.finder = finder
        self.surnames = surnames
        self.phrases = PhraseReader(scene.lexicon)
        self.roles = RoleReader(scene)
        self.bodies = BodyReader(scene)
        self.sites = SiteReader(scene)
        self.sets = SetReader(scene)
        self.pronouns = PronounReader(scene)
        self.at: dict[tuple[int, int], tuple[Referent, ...]] = {}
        self.speakers = SpeakerReader(annotated, scene, self.at)
        self.refs: list[Ref] = []
        self._first_person: list[tuple[Sentence, Token, Pronoun]] = []
        self._issuer: tuple[Referent, ...] | None = None
        """For whom a text speaks that says "we"; ``None`` as long as nobody has asked."""

    def read(self) -> list[Ref]:
        """All references of the document, in no particular order."""
        spans = {s.index: self.finder.find(s) for s in self.annotated.sentences}
        bound = NameBinder(self.scene, self.surnames).bind([span for found in spans.values() for span in found])
        by_sentence: dict[int, list[Ref]] = {}
        for ref in bound:
            by_sentence.setdefault(ref.sentence, []).append(ref)
            self.scene.history.names.setdefault((ref.sentence, ref.start), ref)
            self.at.setdefault((ref.sentence, ref.head), ref.referents)
        self.refs.extend(bound)
        for sentence in self.annotated.sentences:
            self._sentence(sentence, by_sentence.get(sentence.index, []), spans[sentence.index])
        self.roles.name_the_unnamed()
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
        titles = {
            i for s in spans if s.title_start is not None and not s.related for i in range(s.title_start, s.start)
        }
        heads = {ref.head: ref for ref in names}
        self._coordinate(sentence)
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
        modifier = tokens[ref.head].dep in ("amod", "compound", "nmod")
        plural = (tokens[ref.head].tag in _PLURAL_TAGS and ref.kind is not MentionKind.NAME) or len(ref.referents) > 1
        rank = 1 if modifier else rank_of(tokens, ref.head)
        if ref.head < dateline_end(sentence):
            rank = 0
        self.scene.history.add(ref, rank, plural, modifier)

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
        if i + 1 < len(tokens) and tokens[i + 1].text == "-" and tokens[i + 1].start == tokens[i].end:
            return
        phrase = self.phrases.read(sentence, i, noun, plural, ends)
        if self._only_modifies(phrase, heads):
            return
        attached = self._attached(phrase, heads)
        referents = attached or self._epithet(phrase) or self.sets.read(phrase)
        if not referents:
            referents = self._reader(noun).read(phrase)
        if not referents:
            self._thing(sentence, tokens[i])
            return
        end = phrase.end if self._whole(phrase, bool(attached)) else i + 1
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
        if phrase.plural:
            return ()
        for ref in (*self._apposed(phrase, heads), self._beside(phrase, heads), self._is_said_of(phrase)):
            if ref is None or len(ref.referents) != 1:
                continue
            referent = ref.referents[0]
            if phrase.noun.sense in PERSON_SENSES:
                if referent.type is EntityType.PERSON:
                    self._entitle(phrase, referent)
                    return (referent,)
            elif referent.type in phrase.noun.types and phrase.noun.sense in ("body", "named", "country", "place"):
                referent.nouns.add(phrase.noun.noun)
                return (referent,)
        return ()

    def _apposed(self, phrase: Phrase, heads: dict[int, Ref]) -> Iterator[Ref]:
        """The names that the parse puts beside the phrase."""
        tokens = phrase.tokens
        i = phrase.head
        if tokens[i].dep == "conj" and tokens[tokens[i].head].dep == "appos":
            i = tokens[i].head
        for child in phrase.sentence.children[i]:
            if tokens[child].dep == "appos" and child in heads:
                yield heads[child]
        above = tokens[i].head
        if above in heads and (tokens[i].dep == "appos" or (tokens[i].dep in ("compound", "nmod") and above > i)):
            yield heads[above]

    def _beside(self, phrase: Phrase, heads: dict[int, Ref]) -> Ref | None:
        """A name between commas directly before or after, where the parse does not tell ("Lee, the minister, said")."""
        tokens = phrase.tokens
        if phrase.noun.sense not in PERSON_SENSES or phrase.plural:
            return None
        ends = {ref.end: ref for ref in heads.values()}
        starts = {ref.start: ref for ref in heads.values()}
        after = tokens[phrase.end].text if phrase.end < len(tokens) else "."
        if (
            phrase.start > 0
            and tokens[phrase.start - 1].text == ","
            and (after in (",", ".", "and", ";") or after.isspace())
        ):
            ref = ends.get(phrase.start - 1)
            if ref and ref.referents[0].type is EntityType.PERSON and tokens[phrase.head].dep not in ("nsubj", "conj"):
                return ref
        direct = starts.get(phrase.end) or self._as_titled(phrase, heads)
        if (
            direct is not None
            and direct.referents[0].type is EntityType.PERSON
            and phrase.noun.sense in ("kin", "mate")
        ):
            return direct
        return None

    def _as_titled(self, phrase: Phrase, heads: dict[int, Ref]) -> Ref | None:
        """The person after "his successor as ambassador"."""
        tokens = phrase.tokens
        if phrase.end >= len(tokens) or tokens[phrase.end].text != "as":
            return None
        for ref in sorted(heads.values(), key=lambda r: r.start):
            if ref.start > phrase.end:
                between = tokens[phrase.end + 1 : ref.start]
                return ref if all(t.tag[:2] in ("NN", "JJ") for t in between) else None
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
                self.scene.history.relate(owner, phrase.noun.noun, person)
            person.gender = person.gender or phrase.noun.gender
            return
        if phrase.noun.sense == "mate":
            owner = phrase.possessor.referents[0] if phrase.possessor else None
            if owner is not None:
                self.scene.history.relate(owner, phrase.noun.noun, person)
                country = self.scene.owner_of(phrase.owners[-1]) if phrase.owners else None
                if phrase.noun.noun == "counterpart" and country is not None:
                    for said in owner.titles:
                        self._give(person, said._replace(of=country.entity))
            return
        self._give(person, self.roles.title(phrase))

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
        found = {
            referent.entity.id: referent
            for epithet in self.scene.lexicon.epithets.get(low, ())
            if epithet.phrase == ("the", low) and self._knows(epithet.known)
            if (referent := self.scene.registry.named(epithet.actor)) is not None
        }
        return tuple(found.values()) if len(found) == 1 else ()

    # ------------------------------------------------------------------------------------------ pronouns

    def _pronoun(self, sentence: Sentence, token: Token, pronoun: Pronoun, ends: dict[int, Ref]) -> None:
        if pronoun.person == 1:
            if not self._say(sentence, token, pronoun, ends):
                self._first_person.append((sentence, token, pronoun))
            return
        if pronoun.use == "relative":
            referents = self._relative(sentence, token)
        else:
            number = self.speakers.quotation(token.start)
            speakers = self.speakers.speakers(number) if number is not None else ()
            found = self.pronouns.third(sentence, token.i, pronoun, speakers)
            referents = found or ()
            if found == () and pronoun.use != "possessive":
                rank = rank_of(sentence.tokens, token.i)
                thing = Occurrence(sentence.index, token.i, rank, (), pronoun.number == "plural", MentionKind.PRONOUN)
                self.scene.history.add_thing(thing)
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
                found = self.at.get((sentence.index, above.i), ())
                human = token.text.lower() in ("who", "whom")
                return () if human and any(r.type in _STATES for r in found) else found
            if above.i == i:
                return ()
            i = above.i
        return ()

    def _say(self, sentence: Sentence, token: Token, pronoun: Pronoun, ends: dict[int, Ref]) -> bool:
        """Binds "I" and "we" at once where it is plain who speaks: "we, the ministers", or a quotation's speaker."""
        number = self.speakers.quotation(token.start)
        apposed = [c for c in sentence.children[token.i] if sentence.tokens[c].dep == "appos"]
        referents: tuple[Referent, ...] = ()
        if number is not None:
            referents = self.pronouns.first(pronoun, self.speakers.speakers(number))
        elif apposed and pronoun.number == "plural":
            names = [r for r in self._ahead(sentence, apposed[0]) if r.type is not EntityType.PERSON]
            referents = tuple(names)
            self._issuer = self._issuer or referents
        if not referents:
            return False
        ref = Ref(sentence.index, token.i, token.i + 1, token.i, MentionKind.PRONOUN, referents)
        ends[ref.end] = ref
        self._add(sentence, ref)
        return True

    def _ahead(self, sentence: Sentence, head: int) -> tuple[Referent, ...]:
        """What the token ``head`` further on refers to, read before its turn."""
        token = sentence.tokens[head]
        found = self.phrases.noun_at(token)
        if (sentence.index, head) in self.at or found is None:
            return self.at.get((sentence.index, head), ())
        names = [r for r in self.scene.history.names.values() if r.sentence == sentence.index]
        phrase = self.phrases.read(sentence, head, *found, {r.end: r for r in names})
        return self._reader(found[0]).read(phrase)

    def _speak(self) -> None:
        """Binds the other "I" and "we" when the whole document is known."""
        for sentence, token, pronoun in self._first_person:
            number = self.speakers.quotation(token.start)
            if number is not None:
                speakers = self.speakers.speakers(number)
            elif pronoun.number == "singular":
                speakers = self.speakers.author()
            else:
                if self._issuer is None:
                    self._issuer = self.speakers.issuer()
                speakers = self._issuer
            referents = self.pronouns.first(pronoun, speakers)
            if referents:
                self.refs.append(Ref(sentence.index, token.i, token.i + 1, token.i, MentionKind.PRONOUN, referents))

    # ------------------------------------------------------------------------------------------ groups

    def _groups(self, sentence: Sentence) -> None:
        """Enters who stands side by side in a sentence: "A and B", "A met B", "talks between A and B"."""
        tokens = sentence.tokens
        self._coordinate(sentence)
        for token in tokens:
            if token.pos != "VERB":
                continue
            subjects = [c for c in sentence.children[token.i] if tokens[c].dep in ("nsubj", "nsubjpass")]
            others = self._partners(sentence, token.i)
            if len(subjects) == 1 and len(others) == 1 and not self._conjuncts(sentence, subjects[0]):
                self._group(sentence, [*subjects, *others], 2)

    def _coordinate(self, sentence: Sentence) -> None:
        """Enters "A and B"; once before the sentence is read, for the names, and once after it."""
        for token in sentence.tokens:
            if token.text in ("-", "–", "/") and 0 < token.i < len(sentence.tokens) - 1:
                self._hyphenated(sentence, token.i)
            if token.dep != "conj":
                joined = [token.i, *self._conjuncts(sentence, token.i)]
                if len(joined) > 1:
                    self._group(sentence, joined, rank_of(sentence.tokens, token.i))

    def _hyphenated(self, sentence: Sentence, i: int) -> None:
        """ "The UK-France summit"."""
        names = self.scene.history.names
        left = [r for r in (names.get((sentence.index, j)) for j in range(max(0, i - 3), i)) if r and r.end == i]
        right = names.get((sentence.index, i + 1))
        if left and right is not None:
            members = tuple(dict.fromkeys((*left[0].referents, *right.referents)))
            self.scene.history.add_group(sentence.index, right.head, members, 1)

    def _group(self, sentence: Sentence, heads: Sequence[int], rank: int) -> None:
        heads = [h for h in heads if sentence.tokens[h].lemma.lower() not in ("other", "others")]
        found = [self.at.get((sentence.index, h), ()) for h in heads]
        if not all(found):
            return
        members = tuple(dict.fromkeys(r for refs in found for r in refs))
        if len({r.type is EntityType.PERSON for r in members}) == 1:
            self.scene.history.add_group(sentence.index, max(heads), members, rank)

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
