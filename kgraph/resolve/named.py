"""Where the names of a sentence are, and what kind of thing each is.

The tables know countries, bodies, media and office-holders. What they do not know is read from capital letters, the
words inside a name ("Ministry of ..."), the title before it, and the parser's entity labels, which are weak evidence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kgraph.model import EntityType, Sentence, Token, ZoneKind
from kgraph.resolve.actors import ActorTables, Candidate
from kgraph.resolve.discourse import Title, bare, head_of
from kgraph.resolve.lexicon import NAME_SENSES, Lexicon
from kgraph.resolve.titles import TitleReader, singular

_NOT_NAMES = frozenset({"DATE", "TIME", "ORDINAL", "CARDINAL", "QUANTITY", "PERCENT", "MONEY"})
_NAME_TAGS = frozenset({"NNP", "NNPS"})
_COMMON_TAGS = frozenset({"NN", "NNS", "JJ", "FW", "VBG", "VBN", "JJR", "JJS"})
_LABELS = {
    "PERSON": EntityType.PERSON,
    "ORG": EntityType.ORGANISATION,
    "GPE": EntityType.PLACE,
    "LOC": EntityType.PLACE,
    "FAC": EntityType.PLACE,
}
_OPENERS = frozenset({'"', "“", "‘", "``", "'", "(", "[", ":", "—", "–", "--", "-", "•", "*"})
_CONNECTORS = frozenset({"of", "for", "on", "and", "the", "&", ","})
_INNER_PARTICLES = frozenset(
    "al el bin bint ben ibn abu ul van von der den de del della di da dos das du la le ter ud".split()
)
_DIRECTIONS = frozenset({"north", "south", "east", "west"})


@dataclass(slots=True, eq=False)
class NameSpan:
    """Tokens ``start`` to ``end`` of ``sentence`` are a name.

    ``candidates`` are what the tables know by it. Without them, ``type`` is what it looks like, and ``sure`` tells
    whether more than an entity label says so. ``title`` and ``honorific`` stand before a person's name.
    """

    sentence: Sentence
    start: int
    end: int
    head: int
    candidates: tuple[Candidate, ...] = ()
    type: EntityType | None = None
    sure: bool = False
    title: Title | None = None
    title_start: int | None = None
    honorific: str | None = None
    """Gender that the form of address tells ("" where it tells none); ``None`` without one."""
    related: bool = False
    """The title is a relation to another ("his wife", "his counterpart")."""

    @property
    def words(self) -> list[str]:
        return [bare(t.text) for t in self.sentence.tokens[self.start : self.end]]


class NameFinder:
    """Finds the names of one sentence after another."""

    def __init__(self, tables: ActorTables, lexicon: Lexicon) -> None:
        self.tables = tables
        self.lexicon = lexicon
        self.titles = TitleReader(tables, lexicon)

    def find(self, sentence: Sentence) -> list[NameSpan]:
        """The names of a sentence from left to right. A name that the tables know may lie inside a longer one."""
        tokens = sentence.tokens
        known = self._known(sentence)
        title_case = sentence.zone is ZoneKind.HEADLINE or _title_case(tokens)
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

    # ------------------------------------------------------------------------------------------ extent

    def _known(self, sentence: Sentence) -> dict[int, NameSpan]:
        tokens = sentence.tokens
        known = {}
        for match in self.tables.find([bare(t.text) for t in tokens]):
            if match.end - match.start == 1 and not _can_be_name(tokens[match.start], match.candidates):
                continue
            head = head_of(sentence, match.start, match.end)
            types = {c.entity.type for c in match.candidates}
            type = types.pop() if len(types) == 1 else None
            known[match.start] = NameSpan(sentence, match.start, match.end, head, match.candidates, type, True)
        return known

    def _begins_person(self, tokens: Sequence[Token], span: NameSpan, known: dict[int, NameSpan]) -> bool:
        """Whether a short name of the tables is the first name of someone else ("Jordan Peterson")."""
        if span.end - span.start > 1 or span.end >= len(tokens) or span.end in known:
            return False
        first, second = tokens[span.start], tokens[span.end]
        if first.entity != "PERSON" or second.entity != "PERSON" or second.entity_starts or not _capital(second):
            return False
        return first.entity_starts and not any(c.kind == "demonym" for c in span.candidates)

    def _begins(self, tokens: Sequence[Token], i: int) -> bool:
        token = tokens[i]
        if not _capital(token):
            return (
                token.text in _INNER_PARTICLES
                and token.tag in _NAME_TAGS
                and i + 1 < len(tokens)
                and (_capital(tokens[i + 1]) or _joins(tokens, i + 1))
            )
        if token.entity in _NOT_NAMES and not (i and self._is_address(tokens[i - 1])):
            return False
        if token.tag in _NAME_TAGS:
            return True
        first = i == 0 or tokens[i - 1].text in _OPENERS
        return token.tag in _COMMON_TAGS and (not first or bool(token.entity))

    def _is_address(self, token: Token) -> bool:
        return token.text.rstrip(".").lower() in self.lexicon.honorifics

    def _end(self, tokens: Sequence[Token], start: int, known: dict[int, NameSpan]) -> int:
        i = start + 1
        while i < len(tokens):
            token = tokens[i]
            if i in known:
                inner = known[i]
                person = tokens[i - 1].entity == "PERSON" == token.entity and not token.entity_starts
                if not person or inner.end - inner.start > 1 or inner.type is EntityType.PERSON:
                    break
                i += 1
            elif _capital(token) and (token.tag in _NAME_TAGS or token.tag in _COMMON_TAGS):
                if token.entity in _NOT_NAMES and not self._is_address(tokens[i - 1]):
                    break
                i += 1
            elif _joins(tokens, i) and (i + 1) not in known:
                i += 2
            elif (_goes_on(tokens, i) and (i + 1) not in known) or (
                token.text in _INNER_PARTICLES
                and i + 1 < len(tokens)
                and (i + 1) not in known
                and (_capital(tokens[i + 1]) or _joins(tokens, i + 1) or tokens[i + 1].text in _INNER_PARTICLES)
            ):
                i += 1
            else:
                break
        return i

    # ------------------------------------------------------------------------------------------ kind

    def _read(
        self, sentence: Sentence, start: int, end: int, known: dict[int, NameSpan], title_case: bool
    ) -> Iterator[NameSpan]:
        """The names in a run of capitals. In headlines in title case only persons can be told from other words."""
        tokens = sentence.tokens
        noun = self._noun(tokens[end - 1])
        if noun and not title_case and self._long_enough(tokens, start, end, known):
            if not self._looks_personal(tokens, start, end):
                yield from self._institution(sentence, start, end, known, noun)
                return
            noun = None
        cut = self._after_titles(tokens, start, end)
        if cut > start and not title_case:
            first_title = next(i for i in range(start, cut) if self._is_title(tokens[i]))
            inner = self._noun(tokens[first_title - 1]) if first_title > start else None
            if inner and first_title - start > 1:
                yield from self._institution(sentence, start, first_title, known, inner)
        if cut >= end:
            return
        completes = self._completes_title(tokens, cut)
        cut = self._person_start(tokens, cut, end, completes)
        if completes and self._completes_title(tokens, cut):
            return
        title, title_start, honorific = self.titles.before(sentence, cut, known)
        if title is None and honorific is None and cut > start and self._is_title(tokens[cut - 1]):
            title, title_start = Title(singular(tokens[cut - 1].text.lower()), "", None), cut - 1
        personal = title is not None or honorific is not None
        if end - cut == 1 and honorific is None and self._is_noun(tokens[cut].text.lower()):
            return
        span = NameSpan(sentence, cut, end, head_of(sentence, cut, end))
        span.type, span.sure = self._kind(tokens, cut, end, personal)
        if title_case and not (span.sure and span.type is EntityType.PERSON):
            span.type, span.sure = EntityType.PERSON, False
        if span.type is EntityType.PERSON:
            self._entitle(span, title, title_start, honorific)
        yield span

    def _is_noun(self, low: str) -> bool:
        return low in self.lexicon.nouns or singular(low) in self.lexicon.nouns or low in _DIRECTIONS

    def _long_enough(self, tokens: Sequence[Token], start: int, end: int, known: dict[int, NameSpan]) -> bool:
        """Whether words ending like an institution name one: a single word does with something before or after."""
        if end - start > 1 or self._adjacent(start, known) is not None:
            return True
        return (
            end < len(tokens) and tokens[end].text in ("of", "for", "on") and self._extended(tokens, end, known) > end
        )

    def _noun(self, token: Token) -> EntityType | None:
        """The type of a name whose last word is this one, where the word tells it."""
        noun = self.lexicon.nouns.get(token.text.lower()) or self.lexicon.nouns.get(singular(token.text.lower()))
        return noun.types[0] if noun and noun.sense in NAME_SENSES else None

    def _is_title(self, token: Token) -> bool:
        low = token.text.lower()
        return low in self.lexicon.person_nouns or singular(low) in self.lexicon.person_nouns or self._is_address(token)

    def _looks_personal(self, tokens: Sequence[Token], start: int, end: int) -> bool:
        """Whether a run that ends like an institution is a person after all ("Tim Church")."""
        return (
            tokens[start].text.lower() in self.lexicon.given_names
            and end - start == 2
            and all(t.entity == "PERSON" for t in tokens[start:end])
        )

    def _after_titles(self, tokens: Sequence[Token], start: int, end: int) -> int:
        """The token after the last title word of a run; a title word inside a name ("Bandar bin Sultan") is none."""
        for i in range(end - 1, start - 1, -1):
            if not self._is_title(tokens[i]) or (i > start and tokens[i - 1].text in _INNER_PARTICLES):
                continue
            if i == end - 1 > start and tokens[start].text.lower() in self.lexicon.given_names:
                continue
            return i + 1
        return start

    def _person_start(self, tokens: Sequence[Token], start: int, end: int, titled: bool) -> int:
        """Where the person's name begins in a run of capitals; words that complete the title may stand before it
        ("Minister of IT Industry Jang Yong Gil")."""
        if tokens[start].entity == "PERSON" or end - start < 3:
            return start
        names = self.lexicon.given_names
        for i in range(start + 1, end - 1):
            low = tokens[i].text.lower()
            if tokens[i].entity == "PERSON" and tokens[i].entity_starts:
                return i
            if low in names and tokens[start].text.lower() not in names:
                return i
            if titled and low in self.lexicon.surnames and end - i in (2, 3):
                return i
        return start

    def _completes_title(self, tokens: Sequence[Token], start: int) -> bool:
        """Whether words belong to a role before them: "Ministers of Foreign Affairs"."""
        return start > 1 and tokens[start - 1].text in ("of", "for") and self._is_title(tokens[start - 2])

    def _kind(self, tokens: Sequence[Token], start: int, end: int, personal: bool) -> tuple[EntityType | None, bool]:
        if personal:
            return EntityType.PERSON, True
        size = end - start
        low = tokens[start].text.lower()
        labels = [t.entity for t in tokens[start:end] if t.text != "-"]
        if size > 1 and low in self.lexicon.given_names and (labels.count("ORG") < len(labels) or size < 4):
            return EntityType.PERSON, True
        if labels.count("PERSON") * 2 > len(labels):
            return EntityType.PERSON, size > 1
        label = next((x for x in labels if x), "")
        if not label and start and tokens[start - 1].text.lower() in ("in", "at", "near"):
            return EntityType.PLACE, False
        if not label and size > 1 and all(t.tag in _NAME_TAGS for t in tokens[start:end] if t.text != "-"):
            return EntityType.OTHER, False
        return _LABELS.get(label), False

    # ------------------------------------------------------------------------------------------ institutions

    def _institution(
        self, sentence: Sentence, start: int, end: int, known: dict[int, NameSpan], type: EntityType
    ) -> Iterator[NameSpan]:
        """A name that ends in a word like "Ministry", with the country before it and the phrase after it."""
        tokens = sentence.tokens
        before = self._adjacent(start, known)
        if before is not None:
            start = before.start
        if type is EntityType.OTHER:
            return
        end = self._extended(tokens, end, known)
        yield NameSpan(sentence, start, end, head_of(sentence, start, end), (), type, True)

    def _adjacent(self, start: int, known: dict[int, NameSpan]) -> NameSpan | None:
        """The country or body whose name stands directly before."""
        for span in known.values():
            if span.end == start and span.type is not EntityType.PERSON:
                return span
        return None

    def _extended(self, tokens: Sequence[Token], end: int, known: dict[int, NameSpan]) -> int:
        """The end of "of Digital Development, Post and Public Information" after "Ministry"."""
        best = end
        i = end
        if i >= len(tokens) or tokens[i].text not in ("of", "for", "on"):
            return best
        phrase = True
        while i < len(tokens):
            token = tokens[i]
            if i in known:
                span = known[i]
                if tokens[i - 1].text in (",", "and") or not phrase:
                    break
                i = best = span.end
                phrase = False
            elif _capital(token) and token.tag not in ("PRP", "DT", "IN") and token.entity not in _NOT_NAMES:
                if self._is_title(token) and tokens[i - 1].text in ("and", "&", ","):
                    break
                i += 1
                best = i
                phrase = False
            elif token.text in ("of", "for", "on", "the"):
                phrase = True
                i += 1
            elif (token.text in ("and", "&", ",") and token.entity == "ORG") or token.text in ("and", "&"):
                if i + 1 < len(tokens) and tokens[i + 1].text == "the":
                    break
                i += 1
            elif token.text == "," and i + 2 < len(tokens) and _list_goes_on(tokens, i):
                i += 1
            else:
                break
        return best

    @staticmethod
    def _lengthen(span: NameSpan, known: dict[int, NameSpan]) -> None:
        """Takes in the rest of a person's name of which the tables know the beginning."""
        tokens = span.sentence.tokens
        while span.end < len(tokens) and span.end not in known:
            token = tokens[span.end]
            if token.tag not in _NAME_TAGS or not _capital(token) or token.entity != "PERSON" or token.entity_starts:
                break
            span.end += 1
            span.head = head_of(span.sentence, span.start, span.end)

    def _has_role(self, span: NameSpan) -> bool:
        """Whether the parse puts a role noun beside a name: "Jang Min, the group's spokesman"."""
        tokens = span.sentence.tokens
        beside = [c for c in span.sentence.children[span.head] if tokens[c].dep == "appos"]
        if tokens[span.head].dep == "appos":
            beside.append(tokens[span.head].head)
        return any(tokens[i].tag == "NN" and tokens[i].lemma in self.lexicon.person_nouns for i in beside)

    def _entitle(self, span: NameSpan, title: Title | None, start: int | None, honorific: str | None) -> None:
        noun = self.lexicon.nouns.get(title.noun) if title else None
        span.title, span.title_start, span.honorific = title, start, honorific
        span.related = noun is not None and noun.sense in ("kin", "mate")

    # ------------------------------------------------------------------------------------------ overlaps

    def _settle(self, sentence: Sentence, found: list[NameSpan], known: dict[int, NameSpan]) -> list[NameSpan]:
        """Titles for the persons that the tables know; known names inside a longer person's name are dropped."""
        persons = [s for s in found if not s.candidates and s.type is EntityType.PERSON]
        kept = []
        for span in found:
            if span.type is EntityType.PERSON and span.candidates:
                self._lengthen(span, known)
            elif not span.sure and span.type is not EntityType.PERSON and self._has_role(span):
                span.type, span.sure = EntityType.PERSON, True
            if span.candidates and any(p.start <= span.start and span.end <= p.end for p in persons):
                continue
            if span.candidates and span.title is None and span.honorific is None and _may_be_person(span):
                self._entitle(span, *self.titles.before(sentence, span.start, known))
            kept.append(span)
        return sorted(kept, key=lambda s: (s.start, s.end))


def _may_be_person(span: NameSpan) -> bool:
    return any(c.entity.type is EntityType.PERSON for c in span.candidates)


def _capital(token: Token) -> bool:
    text = token.text
    if text[0].isupper():
        return text != "I"
    return not text[0].isalnum() and len(text) > 1 and bare(text)[:1].isupper()


def _can_be_name(token: Token, candidates: Sequence[Candidate]) -> bool:
    """Whether a single word that the tables know may be a name here: small letters only for forms such as these."""
    text = bare(token.text)
    if text[:1].islower():
        return False
    ambiguous = any(c.ambiguous for c in candidates)
    if ambiguous and (token.pos in ("VERB", "AUX", "ADV", "PRON", "DET", "ADP") or token.entity in _NOT_NAMES):
        return False
    return token.tag not in ("PRP", "PRP$", "DT", "IN", "CC", "MD") or text.isupper()


def _joins(tokens: Sequence[Token], i: int) -> bool:
    """Whether token ``i`` is a hyphen (or apostrophe) that binds its neighbours into one word of a name."""
    if i + 1 >= len(tokens) or i == 0 or tokens[i].text not in ("-", "‐", "‑", "’", "'"):
        return False
    left, right = tokens[i - 1], tokens[i + 1]
    return left.end == tokens[i].start and tokens[i].end == right.start and right.text[:1].isalpha()


def _goes_on(tokens: Sequence[Token], i: int) -> bool:
    """Whether a small word lies inside a name by its label: "Dar es Salaam", "Workers' Party"."""
    token, before = tokens[i], tokens[i - 1]
    if i + 1 >= len(tokens) or not token.entity or token.entity_starts or token.entity != before.entity:
        return False
    if not _capital(tokens[i + 1]) or tokens[i + 1].entity != token.entity or tokens[i + 1].entity_starts:
        return False
    return token.tag in _NAME_TAGS or (token.tag == "POS" and token.entity == "ORG")


def _list_goes_on(tokens: Sequence[Token], i: int) -> bool:
    """Whether a list of capitalised words runs from the comma at ``i`` to an "and" within five words."""
    for j in range(i + 1, min(i + 6, len(tokens))):
        if tokens[j].text in ("and", "&"):
            return j > i + 1 and j + 1 < len(tokens) and _capital(tokens[j + 1])
        if not _capital(tokens[j]) or tokens[j].entity in ("GPE", "PERSON"):
            return False
    return False


def _title_case(tokens: Sequence[Token]) -> bool:
    """Whether nearly every word of a sentence has a capital, so that capitals say nothing."""
    words = [t.text for t in tokens if t.text[0].isalpha() and len(t.text) > 3]
    return len(words) > 3 and sum(w[0].isupper() for w in words) > 0.8 * len(words) and tokens[-1].text != "."
