"""Assertions become claims, and happenings are counted once."""

import importlib.util
import random
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from news_samples import (
    ACCUSE,
    BEIJING,
    CHN,
    DALIAN,
    KIM,
    MEET,
    PRK,
    SANCTION,
    SEOUL,
    SPOUSE,
    TRUMP,
    USA,
    VISIT,
    XI,
    XINHUA,
    paper,
    told,
)

from kgraph.assemble import claims_and_events, families, retract
from kgraph.errors import DataError
from kgraph.model import (
    Assertion,
    Document,
    Entity,
    EntityType,
    EventType,
    GraphData,
    Modality,
    Polarity,
    Span,
)

ROOT = Path(__file__).parent.parent.parent


def assemble(*assertions: Assertion, papers: tuple[Document, ...] = ()) -> GraphData:
    docs = {d.id: d for d in papers}
    for a in assertions:
        docs.setdefault(a.doc, paper(a.doc))
    return claims_and_events(assertions, docs.values())


def test_two_papers_that_tell_one_meeting_give_one_claim_and_one_event() -> None:
    data = assemble(told(KIM, MEET, XI, "2018-03-26", "a"), told(XI, MEET, KIM, "2018-03-26", "b"))
    (claim,), (event,) = data.claims, data.events
    assert {claim.subject, claim.object} == {KIM, XI}
    assert claim.event == event.id
    assert len(claim.assertions) == len(event.assertions) == 2


def test_a_visit_and_the_meeting_during_it_are_one_event_with_two_claims() -> None:
    data = assemble(
        told(KIM, VISIT, CHN, "2018-03-25/2018-03-28"), told(XI, MEET, KIM, "2018-03-26", "b", place=BEIJING)
    )
    (event,) = data.events
    assert [c.event for c in data.claims] == [event.id, event.id]
    assert event.type is EventType.CONSULT
    assert event.place == BEIJING


def test_a_visit_happens_where_it_goes() -> None:
    (event,) = assemble(told(KIM, VISIT, CHN, "2018-03-26")).events
    assert event.place == CHN


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (told(KIM, MEET, XI, "2018-03-26"), told(KIM, MEET, XI, "2018-05-08", "b")),
        (told(KIM, MEET, XI, "2018-03-26", place=BEIJING), told(KIM, MEET, XI, "2018-03-26", "b", place=DALIAN)),
        (told(KIM, MEET, XI, "2018-03-26"), told(KIM, MEET, TRUMP, "2018-03-26", "b")),
        (told(USA, ACCUSE, CHN, "2018-03-26"), told(CHN, ACCUSE, USA, "2018-03-26", "b")),
        (told(USA, ACCUSE, CHN, "2018-03-26"), told(USA, ACCUSE, CHN, "2018-03-27", "b")),
        (told(USA, ACCUSE, CHN, "2018-03-26"), told(USA, VISIT, CHN, "2018-03-26", "b")),
    ],
    ids=["other month", "other town", "other person", "other direction", "next day", "other family"],
)
def test_different_happenings_stay_apart(a: Assertion, b: Assertion) -> None:
    assert len(assemble(a, b).events) == 2


def test_an_undated_report_joins_the_news_of_its_days_but_not_old_news() -> None:
    dated = told(KIM, MEET, XI, "2018-03-26")
    fresh, late = told(KIM, MEET, XI, doc="fresh"), told(KIM, MEET, XI, doc="late")
    papers = (paper("fresh", "2018-03-28"), paper("late", "2018-07-01"))
    assert [len(e.assertions) for e in assemble(dated, fresh, late, papers=papers).events] == [2, 1]


def test_a_vague_report_that_may_mean_two_happenings_joins_neither() -> None:
    march = told(KIM, MEET, XI, "2018-03-05"), told(KIM, MEET, XI, "2018-03-26", "b")
    vague = replace(told(KIM, MEET, XI, "2018-03-01/2018-03-31", "c"))
    assert len(assemble(*march, vague).events) == 3
    assert len(assemble(march[0], vague).events) == 1


def test_planned_and_denied_reports_share_the_claim_and_are_not_counted() -> None:
    data = assemble(
        told(KIM, MEET, XI, "2018-03-26"),
        told(KIM, MEET, XI, "2018-03-26", "b", speaker=SEOUL, polarity=Polarity.DENIED),
        told(KIM, MEET, XI, "2018-03-26", "c", modality=Modality.PLANNED),
    )
    (claim,), (event,) = data.claims, data.events
    assert len(claim.assertions) == 3
    assert len(event.assertions) == 1


def test_what_is_only_planned_is_a_claim_without_event() -> None:
    data = assemble(told(KIM, MEET, TRUMP, "2018-05-26", modality=Modality.PLANNED))
    assert not data.events
    assert data.claims[0].event is None
    assert not data.claims[0].in_view


def test_nested_objects_of_one_act_are_one_event() -> None:
    def ban(label: str, start: int) -> Assertion:
        coal = Entity(f"kg:{label}", label, EntityType.OTHER)
        found = told(USA, SANCTION, coal, quote="The United States banned exports of coal.")
        return replace(found, evidence=replace(found.evidence, object=Span(start, 40)))

    data = assemble(ban("exports of coal", 25), ban("coal", 36))
    assert len(data.claims) == 2
    assert [(e.target.label, len(e.assertions)) for e in data.events] == [("exports of coal", 2)]


def test_states_are_claims_without_event_and_symmetric_ones_have_one_order() -> None:
    data = assemble(told(KIM, SPOUSE, XI), told(XI, SPOUSE, KIM, doc="b"))
    (claim,) = data.claims
    assert (claim.event, claim.subject, len(claim.assertions)) == (None, XI, 2)


def test_the_event_names_persons_where_as_many_reports_name_their_country() -> None:
    (event,) = assemble(told(PRK, MEET, CHN, "2018-03-26"), told(KIM, MEET, XI, "2018-03-26", "b")).events
    assert {event.source, event.target} == {KIM, XI}


def test_retracting_a_document_takes_away_what_rests_on_it_alone() -> None:
    both = assemble(told(KIM, MEET, XI, "2018-03-26"), told(KIM, VISIT, CHN, "2018-03-26", "b"))
    assert retract(both, ["b"]) == assemble(told(KIM, MEET, XI, "2018-03-26"))


def test_an_event_keeps_its_id_when_another_paper_tells_it() -> None:
    one = told(KIM, MEET, XI, "2018-03-26")
    before, after = assemble(one), assemble(one, told(KIM, MEET, XI, "2018-03-26", "b"))
    assert before.events[0].id == after.events[0].id
    assert before.claims[0].id == after.claims[0].id


def _benchmark() -> ModuleType:
    spec = importlib.util.spec_from_file_location("events_dedup", ROOT / "benchmarks" / "events_dedup.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_happenings_told_in_different_words_and_dates_are_counted_once() -> None:
    benchmark = _benchmark()
    documents, reports = benchmark.load()
    score = benchmark.score(documents, reports)
    assert len({event for event, _ in reports}) >= 40
    assert score.precision >= 0.98
    assert score.recall >= 0.85


@given(st.randoms(use_true_random=False))
def test_the_order_of_assertions_changes_nothing(rng: random.Random) -> None:
    benchmark = _benchmark()
    documents, reports = benchmark.load()
    assertions = [a for _, a in reports]
    expected = claims_and_events(assertions, documents)
    rng.shuffle(assertions)
    rng.shuffle(documents)
    assert claims_and_events(assertions, documents) == expected


def test_every_assertion_is_in_one_claim_and_every_claim_in_view_that_is_coded_has_an_event() -> None:
    _, reports = _benchmark().load()
    assertions = [a for _, a in reports]
    data = assemble(*assertions)
    assert sorted(a.id for a in data.assertions) == sorted(a.id for a in assertions)
    events = {e.id for e in data.events}
    assert all(c.event in events for c in data.claims if c.in_view and c.event_type)


@pytest.mark.parametrize(
    ("row", "message"),
    [("a,meet,1,x,", "numbers of days"), ("a,meet,1,2,maybe", "five cells"), ("a,meet meet,1,2,", "two families")],
)
def test_a_broken_table_of_families_is_named_with_its_line(tmp_path: Path, row: str, message: str) -> None:
    path = tmp_path / "families.csv"
    path.write_text(f"family,classes,slack,window,symmetric\n{row}\n")
    with pytest.raises(DataError, match=f"{path}:2.*{message}"):
        families.load(path)


def test_speakers_do_not_make_another_claim() -> None:
    data = assemble(told(KIM, MEET, XI, "2018-03-26"), told(KIM, MEET, XI, "2018-03-26", speaker=XINHUA))
    assert len(data.claims) == 1
