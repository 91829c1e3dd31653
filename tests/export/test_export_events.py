"""One row an event, for the tools of political scientists."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest
from generated import news

from kgraph.export.events import GDELT_SCHEMA, KGRAPH_SCHEMA, events_table, write_events, write_gdelt
from kgraph.model import Event, GraphData


@pytest.fixture(scope="module")
def data() -> GraphData:
    return news(30)


def row_of(data: GraphData, event: Event, style: str = "kgraph") -> dict[str, object]:
    rows: list[dict[str, object]] = events_table(data, style).to_pylist()  # type: ignore[arg-type]
    return rows[data.events.index(event)]


def test_every_event_is_one_row_with_actors_type_and_evidence(data: GraphData) -> None:
    event = data.events[0]
    row = row_of(data, event)
    assert row["event_id"] == event.id
    assert (row["source"], row["source_iso3"], row["target"]) == (
        event.source.label,
        event.source.country,
        event.target.label,
    )
    assert row["event_type"] == event.type
    assert row["quad_class"] == event.type.quad_class
    assert event.time and row["date_start"] == event.time.start
    texts = {d.name: d.text for d in data.documents}
    assert str(row["quote"]) in texts[str(row["document"])]
    assert len(events_table(data)) == len(data.events)


def test_cameo_code_and_goldstein_value_are_those_of_the_assertions(data: GraphData) -> None:
    for row in events_table(data).to_pylist():
        assert row["cameo_root"] == row["cameo"][:2]
        assert -10 <= row["goldstein"] <= 10


def test_an_undated_event_keeps_its_date_empty_and_its_first_report_apart(data: GraphData) -> None:
    undated = replace(data.events[0], time=None)
    changed = replace(data, events=(undated, *data.events[1:]))
    row, gdelt = row_of(changed, undated), row_of(changed, undated, "gdelt")
    assert row["date_start"] is None
    assert isinstance(row["first_reported"], dt.date)
    assert gdelt["SQLDATE"] == int(row["first_reported"].strftime("%Y%m%d"))


def test_reprints_and_documents_of_one_publisher_are_one_source(data: GraphData) -> None:
    event = next(e for e in data.events if e.type == "CONSULT")
    assertions = [a for c in data.claims if c.event == event.id for a in c.assertions]
    doc = next(d for d in data.documents if d.id == assertions[0].doc)
    copies = [replace(doc, id=f"{n}" * 64, name=f"copy-{n}", publisher=f"Paper {n}") for n in (1, 2)]
    told = tuple(replace(assertions[0], doc=d.id) for d in copies)
    claims = tuple(
        replace(c, assertions=(*c.assertions, *told)) if assertions[0] in c.assertions else c for c in data.claims
    )
    events = tuple(
        replace(e, assertions=(*e.assertions, *(a.id for a in told))) if e is event else e for e in data.events
    )
    reprints = ((copies[0].id, doc.id),)
    changed = GraphData((*data.documents, *copies), claims, events, reprints)
    row, before = row_of(changed, events[data.events.index(event)]), row_of(data, event)
    assert row["n_assertions"] == before["n_assertions"] + 2  # type: ignore[operator]
    assert row["n_sources"] == before["n_sources"] + 1  # type: ignore[operator]
    assert row["n_reprints"] == 1


def test_files_read_back_as_they_were_written(data: GraphData, tmp_path: Path) -> None:
    csv, parquet = write_events(data, tmp_path)
    assert pq.read_table(parquet).equals(events_table(data))
    frame = pd.read_csv(csv, dtype={"cameo": str, "cameo_root": str})
    assert list(frame.columns) == KGRAPH_SCHEMA.names
    assert list(frame.event_id) == [e.id for e in data.events]
    assert frame.cameo.iloc[0].startswith(frame.cameo_root.iloc[0])


def test_gdelt_columns_have_its_names_and_numbers(data: GraphData, tmp_path: Path) -> None:
    csv, _ = write_gdelt(data, tmp_path)
    frame = pd.read_csv(csv, dtype={"EventCode": str, "EventRootCode": str})
    assert list(frame.columns) == GDELT_SCHEMA.names
    assert frame.GLOBALEVENTID.is_unique
    assert set(frame.QuadClass) <= {1, 2, 3, 4}
    assert frame.SQLDATE.between(20161201, 20200101).all()
    assert (frame.EventRootCode.str.len() == 2).all()


def test_the_same_events_give_the_same_bytes(data: GraphData, tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.mkdir()
    two.mkdir()
    for a, b in zip(write_events(data, one), write_events(data, two), strict=True):
        assert a.read_bytes() == b.read_bytes()
