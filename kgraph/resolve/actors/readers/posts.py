"""Posts that users bring: the office of the tables that a label means, or a new one."""

from __future__ import annotations

import re

from kgraph.model import slug
from kgraph.resolve.actors.forms import folded
from kgraph.resolve.actors.schema import OfficeRow, Tables

_OF = re.compile(r"^(?P<title>.+?) of (?:the )?(?P<body>.+)$")


class Posts:
    """Offices by body and title. ``source`` is what new rows say where they are from."""

    def __init__(self, base: Tables, source: str) -> None:
        self._source = source
        self._names = {row.id: row.name for row in base.actors}
        self._known: dict[tuple[str, str], OfficeRow] = {}
        for row in base.offices:
            self._known.setdefault((row.body, folded(row.label)), row)
            for title in filter(None, row.titles.split("|")):
                self._known.setdefault((row.body, folded(title.partition("/")[0])), row)
        self._roles: dict[str, str] = {}
        for word in base.role_words:
            if not word.body:
                self._roles.setdefault(folded(word.form), word.role)
        self.made: dict[str, OfficeRow] = {}

    def office(self, label: str, body: str, id: str = "", code: str = "") -> OfficeRow:
        """The office that ``label`` ("President of South Korea", "president") means in ``body``. One that the tables
        do not have is made, with ``id`` if given, and put into :attr:`made`."""
        match = _OF.match(label)
        title = match["title"] if match and folded(match["body"]) == folded(self._names.get(body, "")) else label
        for form in (label, title):
            known = self._known.get((body, folded(form)))
            if known is not None:
                return known
        key = slug(title).replace("-", "_")
        role = self._roles.get(folded(title), "")
        roles = "|".join(dict.fromkeys(filter(None, (role, "post"))))
        row = OfficeRow(id or f"{body}.{key}", body, roles, label, title.casefold(), code, self._source)
        self._known[body, folded(label)] = row
        self.made[row.id] = row
        return row
