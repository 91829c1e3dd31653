"""When things happen: time expressions, the days that they mean, and the clauses that they date."""

from kgraph.annotate.times.find import find_times
from kgraph.annotate.times.timeline import Timeline, time_of

__all__ = ["Timeline", "find_times", "time_of"]
