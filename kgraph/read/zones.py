"""The parts of a news page: headline, byline, dateline, captions, credits, boilerplate, body.

One zone a paragraph; a dateline, a credit or an end mark splits off from the paragraph that it stands in.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from kgraph.model import Span, Zone, ZoneKind
from kgraph.read.cues import Cues
from kgraph.read.datelines import Dateline, find_dateline
from kgraph.read.dates import DATE_PATTERN, PartialDate, date_of
from kgraph.read.units import ends_sentence, paragraphs

_LONGEST_CUE = 40
"""Words of the longest paragraph that a cue at its start makes boilerplate."""
_TITLE_SLACK = 20
"""Characters of punctuation by which two printings of a headline may differ."""
_LONGEST_HEADLINE = 25
_LONGEST_CROSSHEAD = 8
_MOST_HEADLINES = 3
_LONGEST_CAPTION = 90
_BODY_WORDS = 12
"""A paragraph of so many words that ends as a sentence is taken for one of the article."""

_ABBREVIATED = re.compile(r"\b(?:[A-Z]\.){2,}[\"'”’)]*$")
_NAME = r"[A-ZÀ-Þ][\w.'’-]*(?:\s+(?:and|de|del|der|van|von|bin|al|el|du|da|[A-ZÀ-Þ][\w.'’-]*)){1,5}"
_BYLINE_REST = re.compile(
    rf"^\W*{_NAME}(?:\s*[,|/•·–—-]\s*|\s+(?:and|in|of|for|at|with|the)\s+|\s+|[A-ZÀ-Þ][\w.'’-]*|@\w+|\S+@\S+|\d[\d:,./]*"
    r"(?:\s*[ap]\.?m\.?)?)*$"
)
_NAME_ALONE = re.compile(rf"^{_NAME}$")
_NAME_AND_ROLE = re.compile(rf"^(?:By\s+)?{_NAME}\s*[,|–—-]\s*(?P<role>[^.]{{2,80}})$")
_DATE = re.compile(DATE_PATTERN, re.IGNORECASE)
_AROUND_DATE = re.compile(
    r"(?:[\s\d:.,|/•·–—()+-]|(?<=\d)Z\b|\b(?:[ap]\.?m\.?|GMT|UTC|T|E[SD]?T|P[SD]?T|BST|CES?T|KST|JST|IST|MSK|hrs|hours|at|on|in|"
    r"local time|(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thu(?:rs)?|fri|sat|sun)(?![a-z]))*",
    re.IGNORECASE,
)
_IN_PAPER = re.compile(rf"[\s:]*in\s+(?:the\s+)?{_NAME}[\s,|.]*")
_TAIL_CREDIT = re.compile(r"(?:\((?P<round>[^()]{2,160})\)|\[(?P<square>[^\[\]]{2,160})\])[\s.]*$")
_OPEN_CREDIT = re.compile(
    r"(?<=[\s.])(?:(?:Photo|Image|Picture)s?(?:\s+credit)?\s*(?::|by|courtesy)|(?:AP|AFP) P(?:hoto|HOTO)\b|REUTERS/"
    r"|©\s*|[|/]\s*(?=AFP|Getty|Reuters|REUTERS))[^.!?]{2,100}\.?$"
)
_TAIL_REPORTING = re.compile(
    r"\s*\(?(?:(?:Additional )?[Rr]eporting|[Ee]diting|[Ww]riting|[Cc]ompiled) by (?=[A-Z]|staff\b|our\b)"
    r"[^()]{3,300}\)?\s*$"
)
_YOU = re.compile(r"\b(?:you|your|yours|our|us|we)\b", re.IGNORECASE)
_QUOTED = re.compile(r"[\"“”]")


class Layout(NamedTuple):
    """What the looks of a text tell: its zones, the headline, and what the page says of its date and origin."""

    zones: tuple[Zone, ...]
    title: str | None
    date: PartialDate | None
    """The date of publication that the text prints."""
    dateline: Dateline | None


def lay_out(text: str, cues: Cues, title: str | None = None, marks: Sequence[Zone] = ()) -> Layout:
    """The zones of ``text``: sorted, not overlapping, covering all that is not blank.

    :param title: the headline where the record or page gives it.
    :param marks: what the markup of the source says about whole paragraphs, in order.
    """
    return _Walk(text, cues, title, marks).run()


class _Walk:
    """One pass over the paragraphs; what a paragraph is depends on those before it."""

    def __init__(self, text: str, cues: Cues, title: str | None, marks: Sequence[Zone]) -> None:
        self.text, self.cues = text, cues
        self.units = paragraphs(text, cues.published)
        self.title = _plain(title) if title else None
        self.shown_title = " ".join(title.split()) if title else None
        self.marks = {mark.span: mark.kind for mark in marks}
        self.zones: list[Zone] = []
        self.headlines = 0
        self.body_seen = False
        self.dates: list[tuple[int, PartialDate]] = []
        self.dateline: Dateline | None = None

    def run(self) -> Layout:
        skip_to = 0
        for n, unit in enumerate(self.units):
            if n < skip_to:
                self._add(ZoneKind.BOILERPLATE, unit)
                continue
            skip_to = self._boilerplate_from(n)
            if skip_to > n:
                self._add(ZoneKind.BOILERPLATE, unit)
            else:
                self._classify(n, unit)
        dates = [date for _, date in sorted(self.dates, key=lambda d: d[0])]
        date = next((d for d in dates if d.is_whole), dates[0] if dates else None)
        return Layout(tuple(self.zones), self.shown_title, date, self.dateline)

    def _classify(self, n: int, unit: Span) -> None:
        text = self.text[unit.start : unit.end]
        marked = self.marks.get(unit)
        if marked is ZoneKind.HEADLINE or (not marked and self._is_title(text)):
            self._headline(unit, text)
        elif marked and marked not in (ZoneKind.BODY, ZoneKind.CAPTION):
            self._add(marked, unit)
        elif marked is ZoneKind.CAPTION:
            self._caption(unit, self._credit_start(unit))
        elif self._is_date_line(n, text) or self._is_byline(n, text):
            self._add(ZoneKind.BYLINE, unit)
        elif self._is_credit(text):
            self._add(ZoneKind.CREDIT, unit)
        elif (credit := self._credit_start(unit)) or self._is_caption(text):
            self._caption(unit, credit)
        elif not marked and self._is_section(n, text):
            self._add(ZoneKind.BOILERPLATE, unit)
        elif not marked and self._is_headline(n, text):
            self._headline(unit, text)
        else:
            self._body(unit)

    # ------------------------------------------------------------------------------------------ boilerplate

    def _boilerplate_from(self, n: int) -> int:
        """The paragraph after the boilerplate that begins at paragraph ``n`` (``n`` itself where none begins)."""
        text = self._text(n)
        if self.units[n] in self.marks and self.marks[self.units[n]] is not ZoneKind.BODY:
            return n
        words = len(text.split())
        if words > _LONGEST_CUE or self._is_title(text):
            return n
        if self.cues.article_end.match(text) or self._addresses(self.cues.article_end_address, text, words):
            return len(self.units) if self._nothing_after(n) else self._end_of_list(n)
        if self.cues.list_heading.match(text) and not ends_sentence(text):
            return self._end_of_list(n)
        if self._is_boilerplate(text, words):
            return n + 1
        return n

    def _is_boilerplate(self, text: str, words: int) -> bool:
        cues = self.cues
        if cues.boilerplate.match(text) or self._is_end_mark(text):
            return True
        if self._addresses(cues.boilerplate_address, text, words):
            return True
        web = {m.group().lower() for m in cues.web_word.finditer(text)}
        return len(web) >= 2 and bool(_YOU.search(text)) and not _QUOTED.search(text)

    def _addresses(self, cue: re.Pattern[str], text: str, words: int) -> bool:
        """Whether ``text`` has the cue and speaks to the reader, rather than telling of somebody who signs up."""
        return bool(cue.match(text)) and (words < _BODY_WORDS or not ends_sentence(text) or bool(_YOU.search(text)))

    def _is_end_mark(self, text: str) -> bool:
        match = self.cues.end_mark.search(text)
        return bool(match and match.start() == 0)

    def _nothing_after(self, n: int) -> bool:
        """Whether the article is over at paragraph ``n``: more of its prose lies before than after."""
        before = self._prose_before[n]
        return before > 0 and before >= self._prose_before[-1] - self._prose_before[n + 1]

    @cached_property
    def _prose_before(self) -> list[int]:
        """Words of prose before each paragraph, and last those of the whole text."""
        return list(itertools.accumulate((self._prose(n) for n in range(len(self.units))), initial=0))

    def _prose(self, n: int) -> int:
        """Words of paragraph ``n`` if it reads as one of an article, else 0."""
        text = self._text(n)
        words = len(text.split())
        return words if words >= _BODY_WORDS and ends_sentence(text) and not self.cues.web_word.search(text) else 0

    def _end_of_list(self, n: int) -> int:
        return next((i for i in range(n + 1, len(self.units)) if self._prose(i)), len(self.units))

    # ------------------------------------------------------------------------------------------ the page's head

    def _is_title(self, text: str) -> bool:
        if self.title is None or len(text) > 2 * len(self.title) + _TITLE_SLACK:
            return False
        return _plain(text) == self.title

    def _headline(self, unit: Span, text: str) -> None:
        label = self.cues.label.match(text)
        start = unit.start + (label.end() if label else 0)
        self._add(ZoneKind.BOILERPLATE, Span(unit.start, start))
        self._add(ZoneKind.HEADLINE, Span(start, unit.end))
        if self.shown_title is None:
            self.shown_title, self.title = " ".join(self.text[start : unit.end].split()), _plain(text)
        if not self._is_title(text):
            self.headlines += 1

    def _is_headline(self, n: int, text: str) -> bool:
        words = len(text.split())
        if not _looks_like_headline(text, words) or find_dateline(self.text, *self.units[n], self.cues):
            return False
        if self.body_seen:
            apart = ends_sentence(self._text(n - 1)) or self.zones[-1].kind is not ZoneKind.BODY
            return apart and words <= _LONGEST_CROSSHEAD and n + 1 < len(self.units) and self._prose(n + 1) > 0
        if n + 1 == len(self.units):
            return n == 0
        return self.headlines < _MOST_HEADLINES and any(
            self._prose(i) for i in range(n + 1, min(n + 12, len(self.units)))
        )

    def _is_section(self, n: int, text: str) -> bool:
        """Whether this is the name of a section or a link above the headline."""
        if self.body_seen or self.title is not None or len(text.split()) > 2 or ends_sentence(text):
            return False
        below = [self._text(i) for i in range(n + 1, min(n + 12, len(self.units)))]
        return any(
            _looks_like_headline(line, len(line.split())) and len(line.split()) > 3
            for line in itertools.takewhile(lambda t: not ends_sentence(t), below)
        )

    def _is_byline(self, n: int, text: str) -> bool:
        cues, words = self.cues, len(text.split())
        if self.body_seen and n < len(self.units) - 3:
            return False
        if words <= 6 and cues.byline.match(text):
            return True
        if words > 25 or (ends_sentence(text) and not _ABBREVIATED.search(text)):
            return False
        start = cues.byline_start.match(text)
        if start and (_BYLINE_REST.match(text, start.end()) or _BYLINE_REST.match(text[start.end() :])):
            self._note_date(text, 1)
            return True
        if start and words <= 8 and cues.byline_role.search(text):
            return True
        role = _NAME_AND_ROLE.match(text)
        if role and cues.byline_role.search(role["role"]) and words <= 12:
            return True
        named = self.title is not None and not self.body_seen and n > 0 and 2 <= words <= 4
        return named and bool(_NAME_ALONE.match(text)) and n + 1 < len(self.units)

    def _is_date_line(self, n: int, text: str) -> bool:
        if len(text) > 200 or (self.body_seen and n < len(self.units) - 3 and not self.cues.published.match(text)):
            return False
        cue = self.cues.published.match(text)
        start = cue.end() if cue else 0
        match = _DATE.search(text, start)
        if not match:
            return bool(cue and not text[start:].strip(" :"))
        rest = text[start : match.start()] + "|" + _DATE.sub(" ", text[match.end() :])
        rest = self.cues.published.sub(" ", rest.strip("| ")) if cue else rest
        if not (_AROUND_DATE.fullmatch(rest) or (cue and _IN_PAPER.fullmatch(rest))):
            return False
        self._note_date(text[start:], 0 if cue and "pdat" not in cue.group().lower() else 2)
        return True

    def _note_date(self, text: str, rank: int) -> None:
        for match in _DATE.finditer(text):
            if date := date_of(match):
                self.dates.append((rank, date))
                return

    # ------------------------------------------------------------------------------------------ pictures

    def _is_credit(self, text: str) -> bool:
        if len(text.split()) > 20:
            return False
        if self.cues.credit.match(text) and not ends_sentence(text.rstrip(".")):
            return True
        tail = _TAIL_CREDIT.match(text)
        return bool(tail and self._credits(tail))

    def _credits(self, tail: re.Match[str]) -> bool:
        inside = tail["round"] or tail["square"]
        parts = [p.strip().lower() for p in re.split(r"[/,|–—-]|\bvia\b", inside)]
        agency = any(p in self.cues.agencies for p in parts)
        return bool(self.cues.credit_mark.search(inside)) or (agency and len(parts) > 1)

    def _credit_start(self, unit: Span) -> int | None:
        """Where the credit at the end of a caption begins."""
        text = self.text[unit.start : unit.end]
        if len(text.split()) > _LONGEST_CAPTION:
            return None
        tail = _TAIL_CREDIT.search(text)
        if tail and tail.start() and (self._credits(tail) or (self._is_caption(text) and self._names_agency(tail))):
            return unit.start + tail.start()
        tail = _OPEN_CREDIT.search(text)
        return unit.start + tail.start() if tail and tail.start() else None

    def _names_agency(self, tail: re.Match[str]) -> bool:
        return (tail["round"] or tail["square"]).strip().lower() in self.cues.agencies

    def _is_caption(self, text: str) -> bool:
        if len(text.split()) > _LONGEST_CAPTION:
            return False
        if self.cues.caption.match(text) or self.cues.caption_mark.search(text):
            return True
        positions = {m.group() for m in self.cues.position.finditer(text)}
        return len(positions) > 1 or bool(positions and not self.body_seen)

    def _caption(self, unit: Span, credit: int | None) -> None:
        label = self.cues.caption.match(self.text[unit.start : unit.end])
        start = unit.start + (label.end() if label else 0)
        while label and start < unit.end and not self.text[start].isalnum():
            start += 1
        self._add(ZoneKind.BOILERPLATE, Span(unit.start, start))
        self._add(ZoneKind.CAPTION, Span(start, credit or unit.end))
        if credit:
            self._add(ZoneKind.CREDIT, Span(credit, unit.end))

    # ------------------------------------------------------------------------------------------ body

    def _body(self, unit: Span) -> None:
        start, end = unit
        dateline = find_dateline(self.text, start, end, self.cues, first=not self.body_seen)
        if dateline:
            self.dateline = self.dateline or dateline
            self._add(ZoneKind.DATELINE, Span(start, dateline.end))
            start = dateline.end
        tail = _TAIL_REPORTING.search(self.text, start, end) or self.cues.end_mark.search(self.text, start, end)
        stop = tail.start() if tail and tail.start() > start else end
        self._add(ZoneKind.BODY, Span(start, stop))
        self._add(ZoneKind.BOILERPLATE, Span(stop, end))
        self.body_seen = self.body_seen or start < end

    def _add(self, kind: ZoneKind, span: Span) -> None:
        start, end = span
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        if start < end:
            self.zones.append(Zone(kind, Span(start, end)))

    def _text(self, n: int) -> str:
        return self.text[self.units[n].start : self.units[n].end]


def _looks_like_headline(text: str, words: int) -> bool:
    if not 1 <= words <= _LONGEST_HEADLINE or not (text[0].isupper() or text[0].isdigit() or text[0] in "'\"‘“"):
        return False
    if text.startswith(('"', "“")) and text.endswith(('"', "”")):
        return False
    bare = text.rstrip("\"'”’) ")
    if bare.endswith("?"):
        return words <= _BODY_WORDS
    return bool(bare) and (bare[-1] not in ".;:,…" or bool(_ABBREVIATED.search(text)))


def _plain(text: str) -> str:
    """Letters and digits alone, so that two printings of a headline compare equal."""
    return " ".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())
