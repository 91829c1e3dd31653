"""What a user may type for a query: SPARQL itself, a file, or a name with parameters."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import Literal

from kgraph.errors import NotFoundError
from kgraph.store.canned import canned_queries, read_query
from kgraph.store.query import run_query


def query_text(root: Path, what: str, assignments: Iterable[str] = ()) -> str:
    """The SPARQL that ``what`` stands for: the name of a canned query, the path of an ``.rq`` file, or a query.

    ``assignments`` are ``key=value``. Entities may be given by id (``wd:Q148``), IRI or label, which is looked up in
    the build in ``root``.

    :raises NotFoundError: for what is none of these, and for parameters that are not there or do not fit.
    """
    values = dict(map(assignment, assignments))
    canned = canned_queries()
    if what in canned:
        query = canned[what]
    elif what.endswith(".rq"):
        path = Path(what)
        if not path.is_file():
            raise NotFoundError(f"there is no file {what}")
        query = read_query(path)
    elif values:
        raise NotFoundError(f"{what!r} is no canned query; there are: {', '.join(canned)}")
    elif what.isidentifier() or not any(c in what for c in " {\n"):
        raise NotFoundError(f"{what!r} is neither a query nor a canned one; there are: {', '.join(canned)}")
    else:
        return what
    return query.fill(values, lambda label: find_entity(root, label))


def find_entity(root: Path, label: str) -> str:
    """The IRI of the entity whose label or alias is ``label``; case matters only where it tells two apart."""
    wanted = str(Literal(label))
    exact = f"SELECT DISTINCT ?e {{ ?e skos:prefLabel|skos:altLabel {wanted} }} ORDER BY ?e"
    loose = (
        f"SELECT DISTINCT ?e {{ ?e skos:prefLabel|skos:altLabel ?l FILTER (LCASE(?l) = LCASE({wanted})) }} ORDER BY ?e"
    )
    preferred = f"SELECT DISTINCT ?e {{ ?e skos:prefLabel {wanted} }} ORDER BY ?e"
    found: list[str] = []
    for query in (preferred, exact, loose):
        found = [str(row[0]) for row in run_query(root, query).table()[1]]
        if len(found) == 1:
            return found[0]
        if found:
            break
    if not found:
        raise NotFoundError(f"no entity is called {label!r}")
    raise NotFoundError(f"{label!r} is the name of {len(found)} entities; say which: {', '.join(found)}")


def assignment(text: str) -> tuple[str, str]:
    """Key and value of ``key=value``; :class:`NotFoundError` where the text is none."""
    key, equals, value = text.partition("=")
    if not equals:
        raise NotFoundError(f"a parameter is key=value, not {text!r}")
    return key, value
