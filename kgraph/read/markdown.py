"""Markdown with front matter -> articles: rendered to plain paragraphs, so that links and emphasis are gone."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from kgraph.model import ZoneKind
from kgraph.read.article import Article, NoArticleError, assemble
from kgraph.read.dates import parse_date

_FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_DATE_KEYS = ("date", "published", "publishdate", "published_at")
_PUBLISHER_KEYS = ("publisher", "source", "publication", "site")


def markdown(text: str, name: str) -> Article:
    """The article of a Markdown file; ``title``, ``date``, ``publisher``, ``url`` and ``lang`` from its front matter.

    :raises NoArticleError: where nothing but front matter is there.
    """
    match = _FRONT_MATTER.match(text)
    fields = _front_matter(match[1]) if match else {}
    blocks = _blocks(MarkdownIt("commonmark").enable("table").parse(text[match.end() :] if match else text))
    if not blocks:
        raise NoArticleError("empty, there is no text in it")
    title = _string(fields.get("title"))
    if title and not any(" ".join(title.split()).casefold() == t.casefold() for _, t in blocks[:3]):
        blocks.insert(0, (ZoneKind.HEADLINE, title))
    body, marks = assemble(blocks)
    date = next((fields[k] for k in _DATE_KEYS if fields.get(k) is not None), None)
    return Article(
        name=name,
        text=body,
        title=title,
        date=parse_date(date) if date is not None else None,
        publisher=_string(next((fields[k] for k in _PUBLISHER_KEYS if fields.get(k)), None)),
        url=_string(fields.get("url") or fields.get("link")),
        lang=_string(fields.get("lang") or fields.get("language")),
        marks=marks,
    )


def _front_matter(text: str) -> dict[str, Any]:
    """Keys in lower case; front matter that is no YAML mapping says nothing (and stays out of the text)."""
    try:
        fields = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError):
        return {}
    return {str(k).lower(): v for k, v in fields.items()} if isinstance(fields, dict) else {}


def _blocks(tokens: list[Token]) -> list[tuple[ZoneKind | None, str]]:
    blocks: list[tuple[ZoneKind | None, str]] = []
    heading = False
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            heading = token.type == "heading_open"
        elif token.type == "inline":
            images = [c.content for c in token.children or () if c.type == "image" and c.content.strip()]
            blocks += [(ZoneKind.CAPTION, alt) for alt in images]
            words = "".join(map(_plain, token.children or ()))
            if words.strip():
                blocks.append((ZoneKind.HEADLINE if heading else None, words))
    return blocks


def _plain(token: Token) -> str:
    if token.type in ("softbreak", "hardbreak"):
        return " "
    return token.content if token.type in ("text", "code_inline", "text_special") else ""


def _string(value: object) -> str | None:
    return str(value).strip() or None if isinstance(value, str | int | float | dt.date) else None
