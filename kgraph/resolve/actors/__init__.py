"""The actor tables: who there is, how they are called, and who held which office when."""

from kgraph.resolve.actors.gazetteer import Candidate, Match
from kgraph.resolve.actors.offices import Tenure
from kgraph.resolve.actors.phrases import Resolution
from kgraph.resolve.actors.tables import ActorTables

__all__ = ["ActorTables", "Candidate", "Match", "Resolution", "Tenure"]
