"""Where the names of a sentence are, and what kind of thing each is.

The tables know countries, bodies, media and office-holders. What they do not know is read from capital letters, the
words inside a name ("Ministry of ..."), the title before it, and the parser's entity labels, which are weak evidence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kgraph.model import EntityType, Sentence, Token, ZoneKind
from kgraph.resolve.actors import ActorTables
from kgraph.resolve.discourse import Title, head_of
from kgraph.resolve.institutions import InstitutionReader
from kgraph.resolve.kinds import KindReader
from kgraph.resolve.known import KnownNames
from kgraph.resolve.lexicon import Lexicon, place_key
from kgraph.resolve.spans import NAME_TAGS, NOT_NAMES, NameSpan, goes_on, in_title_case, is_capital, joins
from kgraph.resolve.titles import TitleReader, land_of, singular

_COMMON_TAGS = frozenset({"NN", "NNS", "JJ", "FW", "VBG", "VBN", "JJR", "JJS"})
_OPENERS = frozenset({'"', "“", "‘", "``", "'", "(", "[", ":", "—", "–", "--", "-", "•", "*"})
_PREFIXES = frozenset({"pro", "anti", "non", "ex", "post", "pre", "ultra", "neo", "mid"})
_DIRECTIONS = frozenset({"north", "south", "east", "west"})


class NameFinder:
    """Finds the names of one sentence after another."""

    def __init__(self, tables: ActorTables, lexicon: Lexicon) -> None:
        self.tables = tables
        self.lexicon = lexicon
        self.particles = lexicon.words["name_particles"]
        self.titles = TitleReader(tables, lexicon)
        self.institutions = InstitutionReader(lexicon)
        self.known = KnownNames(tables, lexicon)
        self.kinds = KindReader(tables, lexicon)

    def find(self, sentence: Sentence) -> list[NameSpan]:
        """The names of a sentence from left to right. A name that the tables know may lie inside a longer one."""
        tokens = sentence.tokens
        known = self.known.find(sentence)
        title_case = sentence.zone is ZoneKind.HEADLINE or in_title_case(tokens)
        if sentence.zone is ZoneKind.DATELINE:
            return [*known.values(), *self._origin(sentence, known)]
        found: list[NameSpan] = list(known.values())
        i = 0
        while i < len(tokens):
            span = known.get(i)
            if span is not None and not self._begins_person(tokens, span, known):
                i = span.end
            elif span is not None or self._begins(tokens, i):
                end = self._end(tokens, i, known)
                new = list(self._read(sentence, i, end, known, title_case))
                found.extend(new)
                i = max(end, *(n.end for n in new)) if new else end
            else:
                i += 1
        return self._settle(sentence, found, known)

    @staticmethod
    def _origin(sentence: Sentence, known: dict[int, NameSpan]) -> Iterator[NameSpan]:
        """The place with which a dateline begins, if the tables do not know it."""
        tokens = sentence.tokens
        end = next((i for i, t in enumerate(tokens) if not is_capital(t)), len(tokens))
        if 0 < end < 4 and not any(i in known for i in range(end)) and all(t.tag == "NNP" for t in tokens[:end]):
            yield NameSpan(sentence, 0, end, end - 1, (), EntityType.PLACE, True)

    # ------------------------------------------------------------------------------------------ extent

    def _begins_person(self, tokens: Sequence[Token], span: NameSpan, known: dict[int, NameSpan]) -> bool:
        """Whether a short name of the tables is the first name of someone else ("Jordan Peterson")."""
        if span.end - span.start > 1 or span.end >= len(tokens) or span.end in known:
            return False
        if span.start and tokens[span.start - 1].text.lower() in ("in", "from", "to", "at", "near", "of"):
            return False
        first, second = tokens[span.start], tokens[span.end]
        if first.entity != "PERSON" or second.entity != "PERSON" or second.entity_starts or not is_capital(second):
            return False
        return first.entity_starts and not any(c.kind == "demonym" for c in span.candidates)

    def _begins(self, tokens: Sequence[Token], i: int) -> bool:
        token = tokens[i]
        if token.text.lower() in _PREFIXES and joins(tokens, i + 1):
            return False
        if not is_capital(token):
            if i and self._is_small_name(tokens[i - 1], token):
                return True
            after = i + 1
            if token.text in self.particles and after + 1 < len(tokens) and tokens[after].text in self.particles:
                after += 1  # "von der Leyen"
            return (
                token.text in self.particles
                and token.tag in NAME_TAGS
                and after < len(tokens)
                and (is_capital(tokens[after]) or joins(tokens, after))
            )
        if token.entity in NOT_NAMES and not (i and self.institutions.is_address(tokens[i - 1])):
            return token.tag == "NNP" and token.dep in ("nsubj", "nsubjpass", "poss") and token.entity_starts
        if token.tag in NAME_TAGS:
            return True
        if token.tag == "MD" and tokens[token.head].tag in ("VBD", "VBZ"):  # "May said": no verb but a name
            return True
        first = i == 0 or tokens[i - 1].text in _OPENERS
        return token.tag == "NN" or (token.tag in _COMMON_TAGS and (not first or bool(token.entity)))

    def _is_small_name(self, title: Token, token: Token) -> bool:
        """Whether a word is a statesman's name that lost its capital after a title that has one ("President obama")."""
        low = token.text
        if not title.text[0].isupper() or not self.institutions.is_title(title) or len(low) < 4 or not low.isalpha():
            return False
        if (
            low in self.lexicon.nouns
            or low in self.lexicon.words["common_surnames"]
            or token.tag[:2] not in ("NN", "JJ")
        ):
            return False
        return bool(self.tables.persons_by_surname(low))

    def _end(self, tokens: Sequence[Token], start: int, known: dict[int, NameSpan]) -> int:
        i = start + 1
        while i < len(tokens):
            token = tokens[i]
            if i in known:
                inner = known[i]
                person = tokens[i - 1].entity == "PERSON" == token.entity and not token.entity_starts
                person = person or (tokens[i - 1].text == "-" and tokens[i - 2].text in self.particles)
                if not person or inner.end - inner.start > 1 or inner.type is EntityType.PERSON:
                    break
                i += 1
            elif is_capital(token) and (token.tag in NAME_TAGS or token.tag in _COMMON_TAGS or _same_name(tokens, i)):
                if token.entity in NOT_NAMES and not self.institutions.is_address(tokens[i - 1]):
                    break
                i += 1
            elif joins(tokens, i) and ((i + 1) not in known or tokens[i - 1].text in self.particles):
                i += 2
            elif (goes_on(tokens, i) and (i + 1) not in known) or (
                token.text in self.particles
                and i + 1 < len(tokens)
                and (i + 1) not in known
                and (is_capital(tokens[i + 1]) or joins(tokens, i + 1) or tokens[i + 1].text in self.particles)
            ):
                i += 1
            else:
                break
        return i

    # ------------------------------------------------------------------------------------------ kind

    def _read(
        self, sentence: Sentence, start: int, end: int, known: dict[int, NameSpan], title_case: bool
    ) -> Iterator[NameSpan]:
        """The names in a run of capitals. In headlines in title case only persons can be told from other words,
        in capitals only those whom the tables know by the family name."""
        tokens = sentence.tokens
        if title_case and end - start > 1 and all(t.text.isupper() for t in tokens):
            for i in range(start, end):
                if self.tables.persons_by_surname(tokens[i].text):
                    yield NameSpan(sentence, i, i + 1, i)
            return
        if self._are_two(tokens, start, end):
            for i in (start, end - 1):
                yield NameSpan(sentence, i, i + 1, i, (), EntityType.PERSON, True)
            return
        noun = self.institutions.type_of_name(tokens, start, end) or self.institutions.goes_with_place(
            tokens, start, end, known
        )
        if noun is EntityType.ORGANISATION and all(t.entity in ("GPE", "LOC") for t in tokens[start:end]):
            noun = EntityType.PLACE
        if noun is None and not title_case and self.institutions.goes_into_country(tokens, end, known):
            yield NameSpan(sentence, start, known[end].end, known[end].head, (), EntityType.ORGANISATION, True)
            return
        if noun and not title_case and self.institutions.long_enough(tokens, start, end, known):
            if not self._looks_personal(tokens, start, end):
                yield from self.institutions.read(sentence, start, end, known, noun)
                return
            noun = None
        cut = self._after_titles(tokens, start, end)
        if cut > start and not title_case:
            first_title = next(i for i in range(start, cut) if self.institutions.is_title(tokens[i]))
            inner = self.institutions.type_of(tokens[first_title - 1]) if first_title > start else None
            if inner and first_title - start > 1:
                yield from self.institutions.read(sentence, start, first_title, known, inner)
        if cut >= end:
            return
        completes = self._completes_title(tokens, cut) and not self.kinds.is_place(tokens, cut, end)
        cut = self._person_start(tokens, cut, end, completes)
        if completes and self._completes_title(tokens, cut):
            return
        title, title_start, honorific = self.titles.before(sentence, cut, known)
        if title is None and honorific is None and cut > start and self.institutions.is_title(tokens[cut - 1]):
            title, title_start = Title(singular(tokens[cut - 1].text.lower()), "", None), cut - 1
        personal = title is not None or honorific is not None
        if end - cut == 1 and honorific is None and self._is_noun(tokens[cut].text.lower()):
            return
        span = NameSpan(sentence, cut, end, head_of(sentence, cut, end))
        span.type, span.sure = self.kinds.read(tokens, cut, end, personal)
        if title_case and self.kinds.has_place(tokens, cut):
            span.type, span.sure = EntityType.PLACE, True
        elif title_case and not (span.sure and span.type is EntityType.PERSON):
            span.type, span.sure = EntityType.PERSON, False
        if span.type is EntityType.PERSON:
            self._entitle(span, title, title_start, honorific)
        yield span

    def _are_two(self, tokens: Sequence[Token], start: int, end: int) -> bool:
        """Whether a hyphen joins the family names of two statesmen who have something with each other ("the Modi-Trump
        call")."""
        if end - start != 3 or not joins(tokens, start + 1) or end >= len(tokens):
            return False
        if tokens[end].text.lower() not in self.lexicon.words["had_by_two"]:
            return False
        names = [tokens[i].text for i in (start, end - 1)]
        bearers = (self.tables.persons_by_surname(name) for name in names)
        plain = any(name.lower() in self.lexicon.words["common_surnames"] for name in names)
        return not plain and all(any(self.tables.leading(p.id) for p in found) for found in bearers)

    def _is_noun(self, low: str) -> bool:
        return low in self.lexicon.nouns or singular(low) in self.lexicon.nouns or low in _DIRECTIONS

    def _looks_personal(self, tokens: Sequence[Token], start: int, end: int) -> bool:
        """Whether a run that ends like an institution is a person after all ("Tim Church")."""
        return (
            tokens[start].text.lower() in self.lexicon.given_names
            and end - start == 2
            and (all(t.entity == "PERSON" for t in tokens[start:end]) or (start > 1 and tokens[start - 1].tag == "POS"))
        )

    def _after_titles(self, tokens: Sequence[Token], start: int, end: int) -> int:
        """The token after the last title word of a run; a title word inside a name ("Bandar bin Sultan") is none."""
        for i in range(end - 1, start - 1, -1):
            if not self.institutions.is_title(tokens[i]) or (i > start and tokens[i - 1].text in self.particles):
                continue
            if i == end - 1 > start and tokens[start].text.lower() in self.lexicon.given_names:
                continue
            if i == end - 1 > start and self._is_surname(tokens[i], tokens[i - 1]):
                continue
            return i + 1
        return start

    def _is_surname(self, token: Token, before: Token) -> bool:
        """Whether the last word of a run is a form of address that is someone's name here ("Murad Shah")."""
        address = token.text.lower() in self.lexicon.honorifics and token.text.lower() not in self.lexicon.person_nouns
        return address and not self.institutions.is_title(before)

    def _person_start(self, tokens: Sequence[Token], start: int, end: int, titled: bool) -> int:
        """Where the person's name begins in a run of capitals; words that complete the title may stand before it
        ("Minister of Coal Mining Li Kuo Ming")."""
        if tokens[start].entity == "PERSON" or end - start < 3:
            return start
        names = self.lexicon.given_names
        for i in range(start + 1, end - 1):
            low = tokens[i].text.lower()
            if tokens[i].entity == "PERSON" and tokens[i].entity_starts:
                return i - 1 if low in self.particles else i
            if low in names and tokens[start].text.lower() not in names:
                return i
            if titled and low in self.lexicon.surnames and end - i in (2, 3):
                return i
        return start

    def _completes_title(self, tokens: Sequence[Token], start: int) -> bool:
        """Whether words belong to a role before them: "Ministers of Water Supply"."""
        return start > 1 and tokens[start - 1].text in ("of", "for") and self.institutions.is_title(tokens[start - 2])

    def _lengthen(self, span: NameSpan, known: dict[int, NameSpan]) -> None:
        """Takes in the rest of a person's name of which the tables know the beginning."""
        tokens = span.sentence.tokens
        if span.end >= len(tokens):
            return
        token = tokens[span.end]
        goes_on = token.tag in NAME_TAGS and is_capital(token) and token.entity == "PERSON" and not token.entity_starts
        if (
            goes_on
            or self._is_second_surname(tokens, span, known)
            or (token.text in self.particles and span.end + 1 < len(tokens))
        ):
            span.end = self._end(tokens, span.end - 1, known)
            span.head = head_of(span.sentence, span.start, span.end)

    def _is_second_surname(self, tokens: Sequence[Token], span: NameSpan, known: dict[int, NameSpan]) -> bool:
        """Whether one more name stands right behind a full name that the tables know ("Felipe Calderon *Hinojosa*")."""
        token = tokens[span.end]
        low = token.text.lower()
        if span.end - span.start < 2 or span.end in known or token.tag != "NNP" or not token.text.istitle():
            return False
        if (
            token.entity in NOT_NAMES
            or self._is_noun(low)
            or self.institutions.is_title(token)
            or place_key(low) in self.lexicon.places
        ):
            return False
        after = tokens[span.end + 1] if span.end + 1 < len(tokens) else None
        alone = after is None or not (
            is_capital(after) or after.text in ("-", "'s", "’s") or after.text in self.particles
        )
        return alone and low not in self.lexicon.given_names

    def _role(self, span: NameSpan) -> EntityType | None:
        """The type that a noun beside a name tells: "Jang Min, the group's spokesman", "Tesco, the British firm"."""
        tokens = span.sentence.tokens
        beside = [c for c in span.sentence.children[span.head] if tokens[c].dep == "appos"]
        if tokens[span.head].dep == "appos":
            beside.append(tokens[span.head].head)
        for i in beside:
            noun = self.lexicon.nouns.get(tokens[i].lemma)
            if tokens[i].tag == "NN" and noun is not None and noun.sense in ("role", "officials", "body", "named"):
                return noun.types[0]
        return None

    def _home(self, span: NameSpan, known: dict[int, NameSpan]) -> str | None:
        """The country of someone by the words around the name: "Manitoba's Wab Kinew", "Sen. Ann Lee of Iowa"."""
        tokens = span.sentence.tokens
        if span.start > 1 and tokens[span.start - 1].tag == "POS":
            beside = next((s for s in known.values() if s.end == span.start - 1), None)
        else:
            after = span.end < len(tokens) and tokens[span.end].text == "of" and span.title is not None
            beside = known.get(span.end + 1) if after else None
        if beside is None:
            return None
        land = land_of(beside.candidates)
        state = next((c.entity for c in beside.candidates if c.entity.type is EntityType.COUNTRY), land)
        return state.country if state is not None else None

    def _entitle(self, span: NameSpan, title: Title | None, start: int | None, honorific: str | None) -> None:
        noun = self.lexicon.nouns.get(title.noun) if title else None
        span.title, span.title_start, span.honorific = title, start, honorific
        span.related = noun is not None and noun.sense in ("kin", "mate")

    # ------------------------------------------------------------------------------------------ overlaps

    def _settle(self, sentence: Sentence, found: list[NameSpan], known: dict[int, NameSpan]) -> list[NameSpan]:
        """Titles for the persons that the tables know; known names inside a longer person's name are dropped."""
        for span in found:
            if span.type is EntityType.PERSON and span.candidates:
                self._lengthen(span, known)
        persons = [s for s in found if s.type is EntityType.PERSON]
        kept = []
        for span in found:
            located = span.type is EntityType.PLACE and self.kinds.has_place(sentence.tokens, span.start)
            role = None if span.sure or located or span.type is EntityType.PERSON else self._role(span)
            if role is not None:
                span.type, span.sure = role, True
            inside = any(p is not span and p.start <= span.start and span.end <= p.end for p in persons)
            if inside:
                continue
            around = [o for o in found if o.sure and o is not span and o.start <= span.start and span.end <= o.end]
            if around and any(c.kind in ("capital", "seat") for c in span.candidates):
                continue
            if any(o.start < span.start and is_capital(sentence.tokens[span.start - 1]) for o in around):
                continue
            if span.candidates and span.title is None and span.honorific is None and _may_be_person(span):
                self._entitle(span, *self.titles.before(sentence, span.start, known))
            if span.type is EntityType.PERSON and not span.candidates:
                span.home = self._home(span, known)
            kept.append(span)
        return sorted(kept, key=lambda s: (s.start, s.end))


def _same_name(tokens: Sequence[Token], i: int) -> bool:
    """Whether token ``i`` is in one person's name with the one before by its label."""
    return tokens[i].entity == "PERSON" == tokens[i - 1].entity and not tokens[i].entity_starts


def _may_be_person(span: NameSpan) -> bool:
    return any(c.entity.type is EntityType.PERSON for c in span.candidates)
