"""Who says what about whom, and where one denies what another asserts."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

import networkx as nx
import pandas as pd

from kgraph.explore.frames import Actors, Level
from kgraph.model import Assertion, Document, GraphData, Interval, Modality, Polarity, QuadClass

_CONFLICT = (QuadClass.VERBAL_CONFLICT, QuadClass.MATERIAL_CONFLICT)


def speakers(data: GraphData, speaker: str | None = None, level: Level = "actor", top: int = 50) -> pd.DataFrame:
    """Who attributes what to whom: one row a speaker and the actor that he speaks of as doing something.

    ``statements`` counts assertions, ``conflict`` those of acts of conflict, ``denied`` those that are denied;
    ``relation`` is the class told most often, ``quote`` the first sentence.
    """
    actors = Actors(data, level)
    wanted = actors.named(speaker).key if speaker else None
    names = {d.id: d.name for d in data.documents}
    told: dict[tuple[str, str], list[Assertion]] = defaultdict(list)
    labels: dict[str, str] = {}
    for a in sorted(data.assertions, key=lambda a: (names.get(a.doc, a.doc), a.evidence.span, a.id)):
        voice = actors.of(a.speaker) if a.speaker else None
        about = actors.of(a.subject)
        if voice and about and wanted in (None, voice.key):
            told[voice.key, about.key].append(a)
            labels |= {voice.key: voice.label, about.key: about.label}
    rows = [(voice, labels[voice], about, labels[about], *_statements(a, names)) for (voice, about), a in told.items()]
    columns = "speaker speaker_label about about_label statements conflict denied relation quote document".split()
    frame = pd.DataFrame(rows, columns=columns)
    order = ["statements", "speaker", "about"]
    return frame.sort_values(order, ascending=[False, True, True], ignore_index=True).head(top)


def speaker_network(data: GraphData, level: Level = "actor") -> nx.DiGraph:
    """A directed graph from speakers to those they speak of; edges have ``weight``, ``conflict`` and ``denied``."""
    graph = nx.DiGraph()
    for row in speakers(data, level=level, top=10**9).itertuples():
        graph.add_node(row.speaker, label=row.speaker_label)
        graph.add_node(row.about, label=row.about_label)
        graph.add_edge(row.speaker, row.about, weight=row.statements, conflict=row.conflict, denied=row.denied)
    return graph


def _statements(assertions: list[Assertion], names: dict[str, str]) -> tuple[object, ...]:
    kinds = [a.relation.coding.event_type for a in assertions]
    conflict = sum(k is not None and k.quad_class in _CONFLICT for k in kinds)
    denied = sum(a.polarity is Polarity.DENIED for a in assertions)
    classes = [a.relation.coding.relation_class for a in assertions]
    relation = min(set(classes), key=lambda c: (-classes.count(c), c))
    first = assertions[0]
    quote = " ".join(first.evidence.quote.split())
    return len(assertions), conflict, denied, relation, quote, names.get(first.doc, first.doc)


def contradictions(data: GraphData, top: int = 100) -> pd.DataFrame:
    """Where one source asserts what another denies: one row a pair of assertions of the same actors and relation.

    They contradict each other only if their times may be the same. ``asserted_by`` and ``denied_by`` are the speaker,
    else the publisher, else the document. Pairs that share a claim come first, then those of other sources.
    """
    documents = {d.id: d for d in data.documents}
    claim_of: dict[str, str] = {}
    groups: dict[tuple[str, str, str], list[tuple[str, Assertion]]] = defaultdict(list)
    for claim in data.claims:
        for a in claim.assertions:
            id = a.id
            claim_of[id] = claim.id
            if a.modality is Modality.ASSERTED:
                groups[claim.subject.id, claim.relation_class, claim.object.id].append((id, a))
    rows = []
    for key in sorted(groups):
        for no_id, no in groups[key]:
            for yes_id, yes in groups[key] if no.polarity is Polarity.DENIED else ():
                if yes.polarity is Polarity.AFFIRMED and _may_be_one(yes.time, no.time):
                    same = claim_of[yes_id] == claim_of[no_id]
                    rows.append((same, yes_id, no_id, yes, no))
    rows.sort(key=lambda r: (not r[0], _source(r[3], documents) == _source(r[4], documents), r[1], r[2]))
    columns = "subject relation object start asserted_by denied_by asserted denied asserted_in denied_in".split()
    return pd.DataFrame([_pair(yes, no, documents) for *_, yes, no in rows[:top]], columns=columns)


def _pair(yes: Assertion, no: Assertion, documents: dict[str, Document]) -> tuple[object, ...]:
    times = [t.start for t in (yes.time, no.time) if t and t.start]
    start: dt.date | None = min(times, default=None)
    quotes = (" ".join(a.evidence.quote.split()) for a in (yes, no))
    names = (documents[a.doc].name if a.doc in documents else a.doc for a in (yes, no))
    relation = yes.relation.coding.relation_class.replace("_", " ")
    sources = (_source(yes, documents), _source(no, documents))
    return yes.subject.label, relation, yes.object.label, start, *sources, *quotes, *names


def _source(a: Assertion, documents: dict[str, Document]) -> str:
    if a.speaker:
        return a.speaker.label
    document = documents.get(a.doc)
    return (document.publisher or document.name) if document else a.doc


def _may_be_one(a: Interval | None, b: Interval | None) -> bool:
    return a is None or b is None or a.overlaps(b)
