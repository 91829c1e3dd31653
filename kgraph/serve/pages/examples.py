"""Example queries for the SPARQL page: the files under ``data/queries``."""

from __future__ import annotations

from functools import cache

from kgraph.namespaces import KG
from kgraph.resources import data_path

_FIRST = f"""# Who met whom?
PREFIX kg: <{KG}>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?who ?whom WHERE {{
  ?a kg:meet ?b .
  ?a skos:prefLabel ?who . ?b skos:prefLabel ?whom .
}}
LIMIT 50
"""


@cache
def examples() -> list[dict[str, str]]:
    """Name, title (the first comment) and text of each example; a plain one first."""
    files = sorted(data_path("queries").glob("*.rq"))
    found = [{"name": p.stem, "text": p.read_text(encoding="utf-8")} for p in files]
    return [{**e, "title": _title(e)} for e in ({"name": "who-met-whom", "text": _FIRST}, *found)]


def _title(example: dict[str, str]) -> str:
    first = example["text"].lstrip().split("\n")[0]
    return first.lstrip("# ").strip() if first.startswith("#") else example["name"].replace("-", " ")
