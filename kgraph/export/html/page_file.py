"""Puts the page together: template, styles, vis-network and data in one file that asks for nothing."""

from __future__ import annotations

import base64
import hashlib
import json
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from kgraph.export.html.page_data import page_data
from kgraph.export.html.selection import Bounds, Selection, select
from kgraph.export.html.wording import type_name
from kgraph.model import EntityType, EventType, GraphData, Modality, Polarity, QuadClass

_VIS = "lib/vis-9.1.2/vis-network.min.js"
"""pyvis's copy of vis-network; its style sheet only serves widgets that the page does not use."""
_STANCES = (*(str(m) for m in Modality if m is not Modality.ASSERTED), str(Polarity.DENIED))


def write_html(data: GraphData, out: Path) -> list[Path]:
    """Writes ``graph.html`` into ``out``."""
    path = out / "graph.html"
    path.write_text(render(data), encoding="utf-8")
    return [path]


def render(data: GraphData, bounds: Bounds | None = None) -> str:
    """The page of the part of ``data`` that fits ``bounds``."""
    selection = select(data, bounds)
    scripts = [_without_source_map(_text("pyvis", _VIS)), *(_page(name) for name in ("drawing.js", "graph.js"))]
    style = _page("base.css") + _page("graph.css")
    environment = Environment(
        loader=PackageLoader("kgraph.export.html", "page"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["type_name"] = type_name
    return environment.get_template("graph.html.j2").render(
        policy=content_security_policy(scripts, style),
        data=script_safe(page_data(data, selection)),
        scripts=scripts,
        style=style,
        selection=selection,
        totals=data,
        stances=_STANCES,
        entity_types=_used_types(selection),
        event_types=sorted({r.event_type for r in selection.rows if r.event_type}, key=list(EventType).index),
        quad_classes=list(QuadClass),
    )


def content_security_policy(scripts: list[str], style: str) -> str:
    """Lets these scripts and this style run and nothing be fetched; vis-network sets sizes by style attribute."""
    hashes = " ".join(f"'sha256-{_sha256(s)}'" for s in scripts)
    return (
        f"default-src 'none'; script-src {hashes}; style-src-elem 'sha256-{_sha256(style)}'; "
        "style-src-attr 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'"
    )


def script_safe(value: Any) -> str:
    """JSON that may stand in a ``<script>`` element: nothing in it can end the element or start a comment.

    >>> script_safe("</script>")
    '"\\\\u003c/script\\\\u003e"'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _used_types(selection: Selection) -> list[EntityType]:
    used = {e.type for e in selection.entities}
    return [t for t in EntityType if t in used]


def _sha256(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _text(package: str, name: str) -> str:
    return files(package).joinpath(name).read_text(encoding="utf-8")


def _page(name: str) -> str:
    return _text("kgraph.export.html", f"page/{name}")


def _without_source_map(script: str) -> str:
    """A source map's address would be asked for by a browser's developer tools."""
    return "\n".join(line for line in script.split("\n") if not line.startswith("//# sourceMappingURL"))
