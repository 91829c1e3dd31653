"""IRIs and literals that are valid whatever a name contains.

IRIs are ASCII: everything outside RFC 3986 "unreserved" is percent-encoded as UTF-8. Parts of a resource (the quote of
an assertion) are named by a suffix, never by blank nodes, so that two files of one graph can be compared line by line.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from urllib.parse import quote, urlsplit

from pyoxigraph import Literal, NamedNode

from kgraph.model import content_hash
from kgraph.namespaces import BASE, KG, PREFIXES, WIKIDATA, XSD, encode

_QID = re.compile(r"wd:(Q[1-9][0-9]*)")
_IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """``text`` with what XML 1.0 cannot hold replaced by U+FFFD, one for one, so that offsets stay right."""
    return _NOT_IN_XML.sub("�", text)


def node(kind: str, key: str, part: str = "") -> NamedNode:
    """The resource ``key`` of a kind (``claim``, ``event``, ``assertion``, ``document``, ``graph`` ...)."""
    return NamedNode(f"{BASE}{kind}/{encode(key)}{part and '-' + part}")


@lru_cache(maxsize=65536)
def entity(id: str) -> NamedNode:
    """``wd:Q…`` is the Wikidata item; any other id is a resource of our own."""
    item = _QID.fullmatch(id)
    return NamedNode(WIKIDATA + item[1]) if item else node("entity", id.removeprefix("kg:"))


@lru_cache(maxsize=4096)
def relation(relation_class: str) -> NamedNode:
    """The property of a relation class. Its local name can always be written as an XML element name."""
    if _IDENTIFIER.fullmatch(relation_class) and relation_class not in RESERVED:
        return NamedNode(KG + relation_class)
    words = re.sub(r"[^A-Za-z0-9]+", "_", relation_class).strip("_")[:60]
    return NamedNode(f"{KG}r_{words}_{content_hash(relation_class, length=8)}")


def kg(local: str) -> NamedNode:
    return NamedNode(KG + local)


def term(prefix: str, local: str) -> NamedNode:
    return NamedNode(PREFIXES[prefix] + local)


def text(value: str) -> Literal:
    return Literal(clean(value))


def date(value: dt.date) -> Literal:
    return Literal(value.isoformat(), datatype=NamedNode(XSD + "date"))


def decimal(value: float) -> Literal:
    """At most four decimals, always with a point: the canonical form of xsd:decimal."""
    digits = f"{value:.4f}".rstrip("0")
    return Literal(digits + "0" if digits.endswith(".") else digits, datatype=NamedNode(XSD + "decimal"))


def web_address(url: str | None) -> NamedNode | None:
    """``url`` as an IRI when it is an absolute http(s) address, percent-encoded where it must be; else ``None``."""
    if url is None:
        return None
    try:
        parts = urlsplit(url.strip())
        if parts.scheme not in ("http", "https") or not parts.hostname:
            return None
        host = parts.netloc.encode("idna").decode() if not parts.netloc.isascii() else parts.netloc
        rest = (quote(p, safe="/%:@!$&'()*+,;=~?", errors="surrogatepass") for p in (parts.path, parts.query))
        path, query = rest
        return NamedNode(f"{parts.scheme}://{quote(host, safe=':@[]%')}{path}{query and '?' + query}")
    except (ValueError, UnicodeError):
        return None


RESERVED = frozenset(
    "aboutCount assertionCount attributionLevel between calendar cameo claim claimCount claims confidence country day "
    "documentCount end event eventType firstImposed firstLifted firstReported foremost goldstein imposedCount "
    "imposer inView lastImposed lastReported lemma materialConflict materialCooperation meeting member metOn modality "
    "mode month newest news object objectSelector ofType pair phrase place polarity precision quadClass relation "
    "relationSelector reprintOf rule sanctioned source sourceCount speaker start statementCount strongTie subject "
    "subjectSelector target verbalConflict verbalCooperation voiceOf zone".split()
)
"""Local names of our own properties: a relation class of the same name gets a suffix instead."""
