"""The SPARQL 1.1 Protocol and the Graph Store Protocol (read side) as rules over a request, without any server.

https://www.w3.org/TR/sparql11-protocol/ and https://www.w3.org/TR/sparql11-http-rdf-update/
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl

RESULT_TYPES: dict[str, str] = {
    "application/sparql-results+json": "json",
    "application/sparql-results+xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
    "application/json": "json",
    "application/xml": "xml",
    "text/xml": "xml",
}
"""Media type -> format of SELECT and ASK, most preferred first."""

GRAPH_TYPES: dict[str, str] = {
    "text/turtle": "turtle",
    "application/n-triples": "ntriples",
    "application/trig": "trig",
    "application/n-quads": "nquads",
    "application/ld+json": "jsonld",
    "application/rdf+xml": "rdfxml",
    "application/json": "jsonld",
    "application/xml": "rdfxml",
}
"""Media type -> format of CONSTRUCT, DESCRIBE and whole graphs, most preferred first."""

MAX_BODY = 1 << 20
"""Bytes of the longest request body."""


class ProtocolError(Exception):
    """A request that the protocol forbids; ``status`` is the HTTP status."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


@dataclass(frozen=True)
class Operation:
    """``text`` is a query, or with ``is_update`` an update; graphs are ``None`` where the request names none."""

    text: str
    is_update: bool = False
    default_graphs: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] | None = None
    timeout: float | None = None


def operation(method: str, query_string: str, content_type: str | None, body: bytes) -> Operation | None:
    """What a request asks for; ``None`` where it asks for the service description (GET without a query)."""
    address = _pairs(query_string)
    if method in ("GET", "HEAD"):
        if any(name == "update" for name, _ in address):
            raise ProtocolError(400, "an update must be sent by POST")
        if not any(name == "query" for name, _ in address):
            if address:
                raise ProtocolError(400, "the parameter 'query' is missing")
            return None
        return _operation(address, address, "query")
    if method != "POST":
        raise ProtocolError(405, f"{method} is not a method of the SPARQL protocol")
    kind, charset = media_type(content_type)
    if kind == "application/x-www-form-urlencoded":
        form = _pairs(_decoded(body, charset))
        names = {name for name, _ in form}
        if len({"query", "update"} & names) + any(n in ("query", "update") for n, _ in address) > 1:
            raise ProtocolError(400, "a request is one query or one update")
        return _operation(form, [*form, *address], "update" if "update" in names else "query")
    if kind in ("application/sparql-query", "application/sparql-update"):
        name = kind.rpartition("-")[2]
        if any(n in ("query", "update") for n, _ in address):
            raise ProtocolError(400, f"the {name} is in the body and in the address")
        return _operation([(name, _decoded(body, charset))], address, name)
    raise ProtocolError(415, f"the media type {kind or '(none)'} is not one of the SPARQL protocol")


def graph_name(query_string: str) -> str:
    """The graph that a Graph Store request is about; empty for the default graph."""
    pairs = _pairs(query_string)
    graphs = [value for name, value in pairs if name == "graph"]
    default = [value for name, value in pairs if name == "default"]
    if len(graphs) + len(default) != 1 or (graphs and not graphs[0]):
        raise ProtocolError(400, "name one graph: ?default or ?graph=IRI")
    return graphs[0] if graphs else ""


def accepted(header: str | None, types: dict[str, str]) -> tuple[str, str] | None:
    """Media type and format of ``types`` that an Accept header likes best; ``None`` where it likes none.

    >>> accepted("text/html, text/*;q=0.5", GRAPH_TYPES)
    ('text/turtle', 'turtle')
    """
    ranges = _ranges(header)
    best, found = 0.0, None
    for media, format in types.items():
        major = media.partition("/")[0]
        quality = next((ranges[r] for r in (media, f"{major}/*", "*/*") if r in ranges), 0.0)
        if quality > best:
            best, found = quality, (media, format)
    return found


def media_type(header: str | None) -> tuple[str, str]:
    """Media type and charset (UTF-8 unless given) of a Content-Type header, in lower case."""
    kind, *parameters = (part.strip() for part in (header or "").split(";"))
    charset = "utf-8"
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            charset = value.strip().strip('"').lower()
    return kind.lower(), charset


def _operation(main: list[tuple[str, str]], rest: list[tuple[str, str]], name: str) -> Operation:
    texts = [value for key, value in main if key == name]
    if len(texts) != 1:
        raise ProtocolError(400, f"one {name} a request, not {len(texts)}")

    def graphs(key: str) -> tuple[str, ...] | None:
        return tuple(value for k, value in rest if k == key) or None

    if name == "update":
        if graphs("using-graph-uri") or graphs("using-named-graph-uri"):
            raise ProtocolError(400, "using-graph-uri is not supported: say USING in the update")
        return Operation(texts[0], is_update=True)
    return Operation(
        texts[0],
        default_graphs=graphs("default-graph-uri"),
        named_graphs=graphs("named-graph-uri"),
        timeout=_timeout(rest),
    )


def _timeout(pairs: list[tuple[str, str]]) -> float | None:
    """Seconds from the parameter ``timeout`` (not of the protocol, but usual)."""
    texts = [value for name, value in pairs if name == "timeout"]
    if not texts:
        return None
    try:
        seconds = float(texts[0])
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < 1e6:
        raise ProtocolError(400, "timeout must be a positive number of seconds")
    return seconds


def _pairs(text: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=1000)
    except (UnicodeDecodeError, ValueError) as error:
        raise ProtocolError(400, "the parameters are not UTF-8 form data") from error


def _decoded(body: bytes, charset: str) -> str:
    if charset not in ("utf-8", "utf8", "us-ascii"):
        raise ProtocolError(415, f"a request must be in UTF-8, not {charset}")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ProtocolError(400, "the body is not UTF-8") from error


def _ranges(header: str | None) -> dict[str, float]:
    ranges: dict[str, float] = {}
    for part in (header or "*/*").split(","):
        kind, *parameters = (p.strip().lower() for p in part.split(";"))
        quality = 1.0
        for parameter in parameters:
            name, _, value = parameter.partition("=")
            if name.strip() == "q":
                try:
                    quality = min(1.0, max(0.0, float(value)))
                except ValueError:
                    quality = 0.0
        if kind:
            ranges[kind] = max(ranges.get(kind, 0.0), quality)
    return ranges
