"""What the analyses count, on graphs small enough to count by hand."""

import datetime as dt
from dataclasses import replace

import pandas as pd
import pytest
from generated import news
from news_samples import (
    ACCUSE,
    BEIJING,
    CHN,
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

from kgraph.assemble import claims_and_events
from kgraph.errors import NotFoundError
from kgraph.explore import (
    ANALYSES,
    Scope,
    analysis,
    balance,
    centrality,
    changes,
    communities,
    contradictions,
    dyads,
    event_frame,
    network,
    paths,
    signed_network,
    speaker_network,
    speakers,
    triads,
)
from kgraph.model import Assertion, Entity, EntityType, GraphData, Polarity


def graph(*assertions: Assertion, published: str = "2018-03-28") -> GraphData:
    docs = sorted({a.doc for a in assertions})
    return claims_and_events(assertions, [paper(d, published, f"Paper {d}") for d in docs])


YEAR = graph(
    told(KIM, MEET, XI, "2018-03-26", "a"),
    told(KIM, VISIT, CHN, "2018-05-08", "b"),
    told(XI, ACCUSE, PRK, "2018-05-20", "c"),
    told(USA, SANCTION, PRK, "2017-09-05", "d"),
    told(USA, SANCTION, PRK, "2018-08-03", "e"),
    told(TRUMP, MEET, KIM, "2018-06-12", "f"),
    told(TRUMP, MEET, XI, "2018-12-01", "g"),
    told(USA, ACCUSE, CHN, "2018-12-20", "h"),
)


def test_persons_count_as_their_state_and_the_series_has_months_without_events() -> None:
    frame = dyads(YEAR, "North Korea", "China")
    assert set(frame.source) == {"PRK"}
    assert list(frame.period) == [dt.date(2018, 3, 1), dt.date(2018, 4, 1), dt.date(2018, 5, 1)]
    assert list(frame.cooperation) == [1, 0, 1]
    assert list(frame.conflict) == [0, 0, 1]
    assert frame.goldstein_sum.iloc[2] == pytest.approx(1.9 - 2.0)


def test_at_the_level_of_actors_persons_are_themselves() -> None:
    frame = dyads(YEAR, "Kim Jong Un", level="actor", by="year")
    assert {*frame.source_label, *frame.target_label} == {"Kim Jong Un", "Xi Jinping", "China", "Donald Trump"}


def test_a_directed_series_keeps_what_each_does_apart() -> None:
    frame = dyads(YEAR, "United States", "North Korea", by="year", directed=True, since="2018")
    assert list(zip(frame.source, frame.target, frame.events, strict=True)) == [("PRK", "USA", 1), ("USA", "PRK", 2)]


def test_weeks_begin_on_monday() -> None:
    frame = dyads(YEAR, "China", "North Korea", by="week", until="2018-04")
    assert list(frame.period) == [dt.date(2018, 3, 26)]


def test_a_vague_time_is_in_no_month_but_in_its_year() -> None:
    data = graph(told(KIM, MEET, XI, "2018-01-01/2018-12-31"))
    assert dyads(data).empty
    assert list(dyads(data, by="year").events) == [1]


def test_undated_events_count_only_where_asked_for_on_their_first_report() -> None:
    data = graph(told(KIM, MEET, XI))
    assert event_frame(data).empty
    assert list(event_frame(data, undated=True).start) == [dt.date(2018, 3, 28)]


def test_what_a_state_does_to_itself_is_no_dyad() -> None:
    assert event_frame(graph(told(XI, VISIT, BEIJING, "2018-03-26"))).empty


def test_the_most_changed_dyad_is_first() -> None:
    frame = changes(YEAR, "2018-01/2018-06", "2018-07/2018-12")
    first = frame.iloc[0]
    assert {first.source_label, first.target_label} == {"North Korea", "United States"}
    assert first.change == pytest.approx(-8.0 - 1.0)
    assert (first.events_before, first.events_after) == (1, 1)


def test_centrality_counts_partners_and_events_of_one_sign() -> None:
    frame = centrality(YEAR, "cooperation").set_index("actor")
    assert (frame.degree["PRK"], frame.strength["PRK"]) == (2, 3)
    conflict = centrality(YEAR, "conflict", Scope(since="2018")).set_index("actor")
    assert set(conflict.index) == {"USA", "PRK", "CHN"}


def test_the_window_bounds_the_network() -> None:
    assert set(network(YEAR, "both", Scope(until="2017")).edges) == {("PRK", "USA")}


def test_signs_make_triads_balanced_or_not() -> None:
    signed = signed_network(YEAR, Scope(since="2018-05-15", until="2018-12-10"))
    assert {(a, b): d["sign"] for a, b, d in signed.edges(data=True)} == {
        ("CHN", "PRK"): -1,
        ("CHN", "USA"): 1,
    }
    friends = graph(
        told(KIM, MEET, XI, "2018-03-26"), told(TRUMP, MEET, XI, "2018-03-26"), told(USA, ACCUSE, PRK, "2018-03-26")
    )
    (row,) = triads(friends).itertuples()
    assert (row.kind, row.balanced) == ("++-", False)
    summary = balance(friends).iloc[0]
    assert (summary["++-"], summary.triads, summary.balanced) == (1, 1, 0.0)


def test_communities_are_groups_that_deal_with_each_other() -> None:
    states = [Entity(f"kg:{c}", c, EntityType.COUNTRY, c) for c in ("AAA", "BBB", "CCC", "XXX", "YYY", "ZZZ")]
    pairs = [(0, 1), (1, 2), (0, 2), (3, 4), (4, 5), (3, 5), (2, 3)]
    data = graph(*(told(states[a], MEET, states[b], "2018-03-26", f"{a}{b}") for a, b in pairs))
    frame = communities(data)
    assert [set(group.actor) for _, group in frame.groupby("community")] == [
        {"AAA", "BBB", "CCC"},
        {"XXX", "YYY", "ZZZ"},
    ]


def test_a_path_gives_the_sentence_of_every_step() -> None:
    frame = paths(YEAR, "Donald Trump", "China")
    first = frame[frame.path == 1]
    assert list(first.relation) == ["meet", "visit"]
    assert list(first.quote) == ["Donald Trump meet Kim Jong Un.", "Kim Jong Un visit China."]
    assert list(first.document) == ["f.txt", "b.txt"]
    assert paths(YEAR, "Donald Trump", "China", until="2017").empty


def test_an_undated_state_links_in_any_window_an_undated_act_does_not() -> None:
    data = graph(told(KIM, SPOUSE, XI), told(XI, VISIT, USA, doc="b"))
    assert len(paths(data, "Kim Jong Un", "Xi Jinping", since="2018")) == 1
    assert paths(data, "Xi Jinping", "United States", since="2018").empty


def test_speakers_and_whom_they_speak_of() -> None:
    data = graph(
        told(KIM, MEET, XI, "2018-03-26", speaker=XINHUA),
        told(USA, ACCUSE, CHN, "2018-03-26", "b", speaker=XINHUA),
        told(USA, ACCUSE, CHN, "2018-05-26", "c", speaker=XINHUA, polarity=Polarity.DENIED),
        told(KIM, VISIT, CHN, "2018-03-26", "d"),
    )
    first = speakers(data).iloc[0]
    assert (first.speaker_label, first.about_label) == ("Xinhua", "United States")
    assert (first.statements, first.conflict, first.denied) == (2, 2, 1)
    assert speaker_network(data)["wd:Q204839"]["wd:Q56226"]["weight"] == 1
    assert speakers(data, "United States").empty


def test_a_denial_contradicts_a_report_of_the_same_time_only() -> None:
    data = graph(
        told(KIM, MEET, XI, "2018-03-26"),
        told(KIM, MEET, XI, "2018-03-26", "b", speaker=SEOUL, polarity=Polarity.DENIED),
        told(KIM, MEET, XI, "2018-09-26", "c", speaker=SEOUL, polarity=Polarity.DENIED),
    )
    (row,) = contradictions(data).itertuples()
    assert (row.asserted_by, row.denied_by) == ("Paper a", "South Korea")
    assert row.denied_in == "b.txt"


def test_an_unknown_name_is_told_with_what_there_is() -> None:
    with pytest.raises(NotFoundError, match="no actor is called 'Atlantis'"):
        dyads(YEAR, "Atlantis")
    with pytest.raises(NotFoundError, match="no analysis is called 'x'; there are dyads"):
        analysis("x")


@pytest.mark.parametrize("name", ANALYSES)
def test_every_analysis_runs_on_texts_says_what_it_takes_and_is_the_same_twice(name: str) -> None:
    found = analysis(name)
    given = {"a": "China", "b": "Xi Jinping", "before": "2017", "after": "2018"}
    given = {p.name: given[p.name] for p in found.parameters if p.required}
    assert found.description.endswith(".") or ":" in found.description
    assert all(p.text for p in found.parameters)
    data = news(40)
    pd.testing.assert_frame_equal(found.run(data, given), found.run(replace(data), given))


@pytest.mark.parametrize("name", [n for n in ANALYSES if n != "paths"])
def test_an_empty_graph_gives_an_empty_table(name: str) -> None:
    given = {p.name: "2017" for p in analysis(name).parameters if p.required}
    frame = analysis(name).run(GraphData((), (), ()), given)
    assert len(frame) == (1 if name == "balance" else 0)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"after": "2018"}, "needs before"),
        ({"x": "1"}, "takes no 'x'"),
        ({"before": "1", "after": "2", "top": "many"}, "number"),
    ],
)
def test_wrong_parameters_are_told(given: dict[str, str], message: str) -> None:
    with pytest.raises(NotFoundError, match=message):
        analysis("changes").arguments(given)
