"""Of which events a network is made."""

from __future__ import annotations

from dataclasses import dataclass

from kgraph.explore.frames import Date, Level


@dataclass(frozen=True, slots=True)
class Scope:
    """The events that count, and how many of them make an edge."""

    level: Level = "country"
    """Whether persons count as their states or for themselves."""
    since: Date | None = None
    """First day (ISO 8601 day, month or year) of the window; events that overlap it are in."""
    until: Date | None = None
    """Last day of the window."""
    least: int = 1
    """Events that two actors must have with each other."""
    undated: bool = False
    """Whether an event that no text dates counts on the day when it was first reported."""


ALL = Scope()
"""All dated events between countries."""
