"""What each address shows. Every handler reads a bounded part of the index and renders one template."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import pairwise
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from kgraph.errors import NotFoundError
from kgraph.serve.pages import charts, marking
from kgraph.serve.pages.examples import examples
from kgraph.serve.pages.index import Index, Indexes, Row, match_words
from kgraph.serve.pages.rendering import STATIC, address, page, static

ROWS = 20
_QUERY = 400
"""Letters of a search."""
_PAGES = 5000
_NEIGHBOURS = 18


def routes() -> list[BaseRoute]:
    """The routes of the explorer; the application's ``state.root`` is the folder of the build."""
    indexes = Indexes()

    def shown(view: Callable[[Index, Request], Response]) -> Callable[[Request], Response]:
        # a plain function: Starlette runs it in a thread, and each thread has its own connection
        def endpoint(request: Request) -> Response:
            try:
                return view(indexes.current(request.app.state.root), request)
            except NotFoundError as error:
                return page("missing.html.j2", 404, message=str(error))

        return endpoint

    return [
        Route("/", shown(_overview)),
        Route("/entity/{id:path}", shown(_entity)),
        Route("/pair", shown(_pair)),
        Route("/event/{id}", shown(_event)),
        Route("/documents", shown(_documents)),
        Route("/document/{id:path}", shown(_document)),
        Route("/path", shown(_path)),
        Route("/search", shown(_search)),
        Route("/ask", shown(_ask)),
        Route("/static/{name}", _static),
    ]


def _static(request: Request) -> Response:
    name = request.path_params["name"]
    return static(name) if name in STATIC else page("missing.html.j2", 404, message="There is no such file.")


# ----------------------------------------------------------------------------------------------- overview


def _overview(index: Index, request: Request) -> Response:
    number = _number(request)
    overview = index.meta("overview")
    drawing = overview | {"links": {id: address("/entity", id) for id in overview["names"]}, "pairs": True}
    return page(
        "overview.html.j2",
        totals=index.meta("totals"),
        drawing=drawing,
        pairs=index.busiest_pairs(ROWS, ROWS * (number - 1)),
        pages=_pages(request, number, index.pairs_in_all()),
        best=index.best_entities(24),
    )


# ----------------------------------------------------------------------------------------------- entity


def _entity(index: Index, request: Request) -> Response:
    entity = index.entity(request.path_params["id"])
    if entity is None:
        raise NotFoundError("No entity has this address.")
    number, show = _number(request), _choice(request, "show", ("all", "did", "met", "said"))
    sources = _choice(request, "sources", ("any", "one", "several"))
    everything = request.query_params.get("stance") == "any"
    total, claims = index.claims_of(entity["n"], show, sources, everything, ROWS, ROWS * (number - 1))
    activity = [tuple(row.values()) for row in index.activity(entity["n"])]
    others = index.counterparts(entity["n"], _NEIGHBOURS)
    return page(
        "entity.html.j2",
        entity=entity,
        chart=charts.balance(activity),
        activity=activity,
        others=others,
        drawing=_star(entity, others),
        claims=claims,
        told=index.statements([c["n"] for c in claims], 3),
        show=show,
        sources=sources,
        everything=everything,
        pages=_pages(request, number, total),
    )


def _star(entity: Row, others: list[Row]) -> dict[str, Any]:
    """An entity and those it has most to do with, on an ellipse around it."""
    most = max((o["claims"] for o in others), default=1)
    nodes = [{"id": entity["id"], "x": 0, "y": 0, "size": 16, "group": entity["type"], "label": entity["label"][:26]}]
    edges = []
    for i, other in enumerate(others):
        turn = 2 * math.pi * i / len(others) - math.pi / 2
        x, y = round(290 * math.cos(turn)), round(150 * math.sin(turn))
        node = {"id": other["id"], "x": x, "y": y, "group": other["type"], "label": other["label"][:26]}
        nodes.append(node | {"size": round(6 + 8 * (other["claims"] / most) ** 0.5, 1)})
        edge = {"id": f"{entity['id']} {other['id']}", "from": entity["id"], "to": other["id"], "smooth": False}
        edges.append(edge | {"width": round(1 + 5 * other["claims"] / most, 1)})
    shown = [entity, *others]
    return {
        "nodes": nodes,
        "edges": edges,
        "names": {e["id"]: e["label"][:200] for e in shown},
        "counts": {
            f"{entity['id']} {o['id']}": [o["claims"], o["cooperation"], o["conflict"], o["states"]] for o in others
        },
        "links": {e["id"]: address("/entity", e["id"]) for e in shown},
        "pairs": False,
    }


# ----------------------------------------------------------------------------------------------- pair


def _pair(index: Index, request: Request) -> Response:
    names = [request.query_params.get(key, "")[:_QUERY] for key in "ab"]
    a, b = (index.named(name) if name.strip() else None for name in names)
    if a is None or b is None:
        missing = [n for n, e in zip(names, (a, b), strict=True) if n.strip() and e is None]
        return page("pair.html.j2", 404 if missing else 200, names=names, missing=missing, a=a, b=b)
    members = request.query_params.get("with") == "members"
    if members:
        a, b = (index.entity_number(e["group"]) or e for e in (a, b))
    filters = {key: request.query_params.get(key, "")[:40] for key in ("type", "quad", "month")}
    everything = request.query_params.get("stance") == "any"
    number = _number(request)
    total, claims = index.pair_claims(a["n"], b["n"], members, filters, everything, ROWS, ROWS * (number - 1))
    months = index.pair_months(a["n"], b["n"], members)
    sides = [(m["month"], *_sides(m)) for m in months]
    return page(
        "pair.html.j2",
        names=[a["label"], b["label"]],
        missing=[],
        a=a,
        b=b,
        members=members,
        filters=filters,
        everything=everything,
        balance=charts.balance(sides),
        bubbles=charts.bubbles([(m["month"], m["type"], m["quad"], m["claims"]) for m in months if m["type"]]),
        months=_by_month(sides),
        claims=claims,
        told=index.statements([c["n"] for c in claims]),
        pages=_pages(request, number, total),
    )


def _sides(month: Row) -> tuple[int, int, int]:
    side = 2 if not month["quad"] else int("conflict" in month["quad"])
    return tuple(month["claims"] if i == side else 0 for i in range(3))  # type: ignore[return-value]


def _by_month(rows: list[tuple[str, int, int, int]]) -> list[tuple[str, int, int, int]]:
    sums: dict[str, list[int]] = {}
    for month, *counts in rows:
        sums[month] = [x + y for x, y in zip(sums.get(month, [0, 0, 0]), counts, strict=True)]
    return [(month, c[0], c[1], c[2]) for month, c in sums.items()]


# ----------------------------------------------------------------------------------------------- event, document


def _event(index: Index, request: Request) -> Response:
    event = index.event(request.path_params["id"])
    if event is None:
        raise NotFoundError("No event has this address.")
    number = _number(request)
    total, claims = index.event_claims(event["n"], ROWS, ROWS * (number - 1))
    told = index.statements([c["n"] for c in claims])
    return page("event.html.j2", event=event, claims=claims, told=told, pages=_pages(request, number, total))


def _documents(index: Index, request: Request) -> Response:
    number = _number(request)
    total = index.meta("totals")["documents"]
    documents = index.documents(ROWS * 2, ROWS * 2 * (number - 1))
    return page("documents.html.j2", documents=documents, pages=_pages(request, number, total, ROWS * 2))


def _document(index: Index, request: Request) -> Response:
    document = index.document(request.path_params["id"])
    if document is None:
        raise NotFoundError("No document has this address.")
    parts = marking.chunks(document["text"])
    number = min(_number(request), len(parts))
    start, end = parts[number - 1]
    told = index.told_in(document["n"], start, end)
    original = index.document_number(document["original"]) if document["original"] is not None else None
    return page(
        "document.html.j2",
        document=document,
        original=original,
        pieces=marking.article(document["text"], start, max([end, *(a["end"] for a in told)]), told),
        told=told,
        pages=_pages(request, number, len(parts), 1),
    )


# ----------------------------------------------------------------------------------------------- path, search


def _path(index: Index, request: Request) -> Response:
    names = [request.query_params.get(key, "")[:_QUERY] for key in "ab"]
    ends = [index.named(name) if name.strip() else None for name in names]
    missing = [n for n, e in zip(names, ends, strict=True) if n.strip() and e is None]
    a, b = ends
    if a is None or b is None:
        return page("path.html.j2", 404 if missing else 200, names=names, missing=missing, steps=None, asked=False)
    found = index.path(a["n"], b["n"])
    entities = [index.entity_number(n) for n in found or []]
    steps = []
    for here, there in pairwise(entities):
        assert here and there
        total, claims = index.pair_claims(here["n"], there["n"], False, {}, False, 3, 0)
        told = index.statements([c["n"] for c in claims], 1)
        steps.append({"a": here, "b": there, "total": total, "claims": claims, "told": told})
    labels = [a["label"], b["label"]]
    return page("path.html.j2", names=labels, missing=[], steps=steps if found else None, asked=True, same=a == b)


def _search(index: Index, request: Request) -> Response:
    text = request.query_params.get("q", "")[:_QUERY]
    words, number = match_words(text), _number(request)
    entities: list[Row] = []
    claims: list[Row] = []
    articles: list[Row] = []
    total = articles_total = 0
    if words:
        if number == 1:
            entities = index.find_names(match_words(text, prefix=True), 12)
        total, claims = index.find_claims(words, ROWS, ROWS * (number - 1))
        articles_total, articles = index.find_articles(words, 5 if number == 1 else 0, 0)
    exact = next((e for e in entities if text.strip().casefold() in (e["id"].casefold(), e["label"].casefold())), None)
    if exact and request.query_params.get("go"):
        return RedirectResponse(address("/entity", exact["id"]), 303)
    return page(
        "search.html.j2",
        text=text,
        entities=entities,
        claims=claims,
        told=index.statements([c["n"] for c in claims], 2),
        articles=articles,
        articles_total=articles_total,
        pages=_pages(request, number, total),
    )


def _ask(index: Index, request: Request) -> Response:
    known = examples()
    chosen = next((e for e in known if e["name"] == request.query_params.get("example")), None)
    query = request.query_params.get("query", "")[:20_000] or (chosen or known[0])["text"]
    return page("ask.html.j2", examples=known, query=query)


# ----------------------------------------------------------------------------------------------- aids


def _number(request: Request) -> int:
    """The page that is asked for, from 1."""
    asked = request.query_params.get("page", "1")
    return min(max(int(asked), 1), _PAGES) if asked.isascii() and asked.isdigit() and len(asked) < 9 else 1


def _choice(request: Request, key: str, known: tuple[str, ...]) -> str:
    asked = request.query_params.get(key, known[0])
    return asked if asked in known else known[0]


def _pages(request: Request, number: int, total: int, rows: int = ROWS) -> dict[str, Any]:
    """Where this page stands among the others, with the addresses of its neighbours."""
    last = max(1, min(math.ceil(total / rows), _PAGES))
    query = {k: v for k, v in request.query_params.items() if k != "page"}

    def at(n: int) -> str:
        return address(request.url.path, **query, page=n if n > 1 else None)

    before = at(number - 1) if number > 1 else None
    after = at(number + 1) if number < last else None
    return {"number": number, "last": last, "total": total, "before": before, "after": after}
