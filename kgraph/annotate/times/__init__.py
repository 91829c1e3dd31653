"""When things happen: time expressions, the days that they mean, and the clauses that they date."""

from kgraph.annotate.times.attach import time_of
from kgraph.annotate.times.find import find_times

__all__ = ["find_times", "time_of"]
