"""All analyses by name, with what they take: what the command line and pages offer."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import pandas as pd

from kgraph.errors import NotFoundError
from kgraph.explore import chains, networks, series, triadic, voices
from kgraph.explore.scope import Scope
from kgraph.model import GraphData

_TEXTS = {
    "a": "an actor: country code, label, alias or id",
    "b": "another actor",
    "by": "length of a period",
    "level": "country (persons count as their state) or actor",
    "directed": "keep what A does to B apart from what B does to A",
    "since": "first day, month or year of the window",
    "until": "last day, month or year of the window",
    "undated": "count undated events on the day of their first report",
    "before": "first period: 2017, 2017-03 or 2017-01/2017-06",
    "after": "second period",
    "least": "events that a dyad must have",
    "top": "rows to give",
    "sign": "cooperation, conflict or both",
    "longest": "steps that a path may have",
    "speaker": "only this speaker",
}

_SCOPE = {field.name: field.default for field in fields(Scope)}


@dataclass(frozen=True, slots=True)
class Parameter:
    name: str
    default: Any
    """``inspect.Parameter.empty`` where it must be given."""
    text: str

    @property
    def required(self) -> bool:
        return self.default is inspect.Parameter.empty

    def value(self, given: str) -> Any:
        """A value of the parameter's type from text.

        :raises NotFoundError: where the text is none ("least" that is no number).
        """
        if isinstance(self.default, bool):
            return given.casefold() in ("1", "yes", "true", "on")
        if isinstance(self.default, int):
            if not given.isdigit():
                raise NotFoundError(f"{self.name} is a number, not {given!r}")
            return int(given)
        return given


@dataclass(frozen=True, slots=True)
class Analysis:
    name: str
    function: Callable[..., pd.DataFrame]
    plot: str | None = None
    """Name of the drawing in :mod:`kgraph.explore.drawing`."""

    @property
    def description(self) -> str:
        """The first sentence of the function's docstring."""
        return inspect.cleandoc(self.function.__doc__ or "").split("\n\n")[0].replace("\n", " ")

    @property
    def parameters(self) -> list[Parameter]:
        """Those of the function; where it takes a scope, what that has."""
        found: list[Parameter] = []
        for p in list(inspect.signature(self.function).parameters.values())[1:]:
            named = _SCOPE if isinstance(p.default, Scope) else {p.name: p.default}
            found += [Parameter(name, default, _TEXTS[name]) for name, default in named.items()]
        return found

    def arguments(self, given: Mapping[str, str]) -> dict[str, Any]:
        """Keyword arguments from texts.

        :raises NotFoundError: for a parameter that is unknown, missing or malformed.
        """
        known = {p.name: p for p in self.parameters}
        for name in given:
            if name not in known:
                raise NotFoundError(f"{self.name} takes no {name!r}; it takes {', '.join(known)}")
        for parameter in known.values():
            if parameter.required and parameter.name not in given:
                raise NotFoundError(f"{self.name} needs {parameter.name}: {parameter.text}")
        values = {name: known[name].value(text) for name, text in given.items()}
        if "scope" not in inspect.signature(self.function).parameters:
            return values
        scope = Scope(**{name: values.pop(name) for name in _SCOPE if name in values})
        return {**values, "scope": scope}

    def run(self, data: GraphData, given: Mapping[str, str]) -> pd.DataFrame:
        """The table of the analysis, with parameters given as texts."""
        return self.function(data, **self.arguments(given))

    def draw(self, data: GraphData, given: Mapping[str, str], path: Path) -> list[Path]:
        """The figure as ``path`` with suffixes .png and .svg; nothing where the analysis has none."""
        if self.plot is None:
            return []
        from kgraph.explore import drawing  # matplotlib takes half a second to import

        figure = getattr(drawing, self.plot)(data, **self.arguments(given))
        return drawing.save(figure, path)


ANALYSES: dict[str, Analysis] = {
    a.name: a
    for a in (
        Analysis("dyads", series.dyads, "dyads"),
        Analysis("changes", series.changes, "changes"),
        Analysis("centrality", networks.centrality, "network"),
        Analysis("communities", networks.communities, "communities"),
        Analysis("balance", triadic.balance, "balance"),
        Analysis("triads", triadic.triads, "signed"),
        Analysis("paths", chains.paths),
        Analysis("speakers", voices.speakers, "speakers"),
        Analysis("contradictions", voices.contradictions),
    )
}


def analysis(name: str) -> Analysis:
    """:raises NotFoundError: where no analysis is called so; the message lists those that are."""
    if name not in ANALYSES:
        raise NotFoundError(f"no analysis is called {name!r}; there are {', '.join(ANALYSES)}")
    return ANALYSES[name]
