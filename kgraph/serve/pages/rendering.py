"""From a template and its values to an answer, with the headers that keep the browser from doing anything else."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.responses import HTMLResponse, Response

from kgraph.export.html.page_data import web_address, wikidata_page
from kgraph.export.html.page_file import script_safe
from kgraph.export.html.wording import plain, shortened, type_name
from kgraph.model import EntityType, EventType, QuadClass
from kgraph.serve.pages import marking

_PAGE, _PYVIS, _OWN = "kgraph.export.html", "pyvis", "kgraph.serve.pages"
STATIC = {
    "base.css": (_PAGE, "page/base.css", "text/css"),
    "explorer.css": (_OWN, "static/explorer.css", "text/css"),
    "vis-network.js": (_PYVIS, "lib/vis-9.1.2/vis-network.min.js", "text/javascript"),
    "drawing.js": (_PAGE, "page/drawing.js", "text/javascript"),
    "explorer.js": (_OWN, "static/explorer.js", "text/javascript"),
    "ask.js": (_OWN, "static/ask.js", "text/javascript"),
}
"""All files that the server gives: name in the address -> package, resource and media type."""

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src-elem 'self'; style-src-attr 'unsafe-inline'; "
        "img-src data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def page(template: str, status: int = 200, **values: Any) -> HTMLResponse:
    return HTMLResponse(_environment().get_template(template).render(**values), status, HEADERS)


def static(name: str) -> Response:
    package, resource, media = STATIC[name]
    caching = {"Cache-Control": "max-age=300"}
    return Response(_resource(package, resource), 200, HEADERS | caching, f"{media}; charset=utf-8")


@cache
def _resource(package: str, resource: str) -> str:
    text = files(package).joinpath(resource).read_text(encoding="utf-8")
    return "\n".join(line for line in text.split("\n") if not line.startswith("//# sourceMappingURL"))


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("kgraph.serve.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "type_name": type_name,
        "plain": plain,
        "shortened": shortened,
        "quote": marking.quote,
        "found": marking.found,
        "web_address": web_address,
        "wikidata": wikidata_page,
        "data": lambda value: Markup(script_safe(value)),
        "offices": json.loads,
    }
    environment.globals |= {
        "to": address,
        "quad_classes": list(QuadClass),
        "event_types": list(EventType),
        "entity_types": list(EntityType),
        "dates": dates,
    }
    return environment


def address(path: str, *parts: str, **query: Any) -> str:
    """A local address; every part is quoted, empty values of the query are left out.

    >>> address("/entity", "wd:Q423", page=2, q=None)
    '/entity/wd:Q423?page=2'
    """
    whole = "/".join((path, *(quote(part, safe=":") for part in parts)))
    kept = {key: value for key, value in query.items() if value not in (None, "", False)}
    return f"{whole}?{urlencode(kept)}" if kept else whole


def dates(start: str | None, end: str | None, reported: str | None = None) -> str:
    """How a stretch of days reads; without one, the day of the first report.

    >>> dates(None, None, "2018-06-12"), dates("2018-06-11", "2018-06-12")
    ('reported 2018-06-12', '2018-06-11 to 2018-06-12')
    """
    if not start and not end:
        return f"reported {reported}" if reported else "undated"
    return start if start and start == end else f"{start or '…'} to {end or '…'}"
