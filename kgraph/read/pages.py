"""HTML pages -> articles: trafilatura finds the article and what the page says about itself."""

from __future__ import annotations

import re
from typing import Any

import trafilatura

from kgraph.model import ZoneKind
from kgraph.read.article import Article, NoArticleError, assemble
from kgraph.read.dates import parse_date
from kgraph.read.decoding import decode, safe

_META_CHARSET = re.compile(
    rb"<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,100}?encoding)\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE
)
_DATES = {"original_date": True, "extensive_search": False, "min_date": "1950-01-01", "max_date": "2099-12-31"}
"""No search of the whole page and a fixed latest date: the result depends on the page alone."""
_BLOCKS = frozenset({"p", "head", "item", "cell", "code"})


def page(data: bytes, name: str, url: str | None = None, charset: str | None = None) -> Article:
    """The article of an HTML page, its paragraphs separated by blank lines and its title on top.

    :raises NoArticleError: where the page has none.
    """
    declared = _META_CHARSET.search(data[:4096])
    html = safe(decode(data, charset or (declared[1].decode("ascii") if declared else None)))
    if not html.strip():
        raise NoArticleError("empty, there is no text in it")
    tree = trafilatura.load_html(html)
    if tree is None:
        raise NoArticleError("no HTML in it")
    lang = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
    captions = _keep_captions(tree)
    found: Any = trafilatura.bare_extraction(
        tree, url=url, with_metadata=True, include_comments=False, date_extraction_params=_DATES
    )
    blocks = _blocks(found.body, captions) if found is not None and found.body is not None else []
    if not any(kind is not ZoneKind.HEADLINE for kind, _ in blocks):
        raise NoArticleError("no article found in this page")
    if found.title and not any(_same(found.title, text) for _, text in blocks[:3]):
        blocks.insert(0, (ZoneKind.HEADLINE, found.title))
    text, marks = assemble(blocks)
    return Article(
        name=name,
        text=text,
        title=found.title,
        date=parse_date(found.date) if found.date else None,
        publisher=found.sitename,
        url=found.url or url,
        lang=lang.split("-")[0].split("_")[0].lower() if lang else None,
        marks=marks,
    )


def _keep_captions(tree: Any) -> set[str]:
    """Turns captions of figures, which trafilatura drops, into paragraphs; gives their texts."""
    captions = set()
    for caption in list(tree.iter("figcaption")):
        text = " ".join("".join(caption.itertext()).split())
        figure = next(caption.iterancestors("figure"), None)
        if not text or figure is None or figure.getparent() is None:
            continue
        captions.add(text)
        paragraph = caption.makeelement("p")
        paragraph.text, paragraph.tail = text, figure.tail
        figure.getparent().replace(figure, paragraph)
    return captions


def _blocks(body: Any, captions: set[str]) -> list[tuple[ZoneKind | None, str]]:
    blocks: list[tuple[ZoneKind | None, str]] = []
    for element in body.iter(*_BLOCKS):
        if any(parent.tag in _BLOCKS for parent in element.iterancestors()):
            continue
        text = " ".join("".join(element.itertext()).split())
        if element.tag == "head":
            blocks.append((ZoneKind.HEADLINE, text))
        elif element.tag != "code":
            blocks.append((ZoneKind.CAPTION if text in captions else None, text))
    return blocks


def _same(title: str, text: str) -> bool:
    return " ".join(title.split()).casefold() == text.casefold()
