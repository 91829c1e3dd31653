"""What a time expression is read against: the document's date, the tense of its clause, the dates before it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum

from kgraph.model import Interval


class Tense(Enum):
    PAST = "past"
    FUTURE = "future"
    ANY = "any"
    """A clause without a tense: captions, noun phrases."""


@dataclass(frozen=True, slots=True)
class Context:
    today: dt.date | None
    """The publication date."""
    tense: Tense = Tense.ANY
    last: Interval | None = None
    """The time last told in the text: what "that year", "two days earlier" point to."""
    last_day: dt.date | None = None
    passage: Interval | None = None
    """The last explicit date on the main line of the paragraph, of a year before that of publication."""
