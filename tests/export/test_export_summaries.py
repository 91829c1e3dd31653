"""What ``kg:claims`` counts beforehand is what claims and events say."""

from collections import Counter, defaultdict
from dataclasses import replace

import pyoxigraph as ox
import pytest
from generated import news

from kgraph.export.quads import quads
from kgraph.export.summaries import TIES
from kgraph.model import GraphData, Interval, Precision
from kgraph.namespaces import KG, PREFIXES

DATA = news(60)


def store(data: GraphData) -> ox.Store:
    found = ox.Store()
    found.extend(quads(data))
    return found


@pytest.fixture(scope="module")
def built() -> ox.Store:
    return store(DATA)


def rows(built: ox.Store, variables: str, pattern: str) -> list[tuple[str, ...]]:
    """Values of the variables; of an IRI what stands behind the last slash."""
    query = f"SELECT {variables} {{ GRAPH kg:claims {{ {pattern} }} }}"
    solutions = built.query(query, prefixes=PREFIXES)
    assert isinstance(solutions, ox.QuerySolutions)
    return [tuple(term.value.rpartition("/")[2] for term in row) for row in solutions]


def test_a_month_of_a_dyad_counts_its_events(built: ox.Store) -> None:
    wanted: Counter[tuple[str, str]] = Counter()
    for e in DATA.events:
        countries = sorted({str(e.source.country), str(e.target.country)})
        if len(countries) == 2:
            wanted["-".join(countries), e.time.start.isoformat()[:7]] += 1
    properties = [f"kg:{n}" for n in ("verbalCooperation", "materialCooperation", "verbalConflict", "materialConflict")]
    pattern = " ; ".join(f"{p} ?n{i}" for i, p in enumerate(properties))
    found = rows(built, "?d ?month ?n0 ?n1 ?n2 ?n3", f"?d kg:month ?month ; {pattern}")
    assert {(d[:7], month): sum(map(int, counts)) for d, month, *counts in found} == wanted


def test_what_is_dated_vaguely_has_no_month_and_what_is_not_dated_that_of_its_report() -> None:
    event = next(e for e in DATA.events if {e.source.country, e.target.country} == {"CHN", "IRN"})
    day = event.time.start
    vague = replace(event, time=Interval(day.replace(month=1, day=1), day.replace(month=12, day=31), Precision.YEAR))
    assert not rows(store(replace(DATA, events=(vague,))), "?d", "?d a kg:DyadMonth")
    published = {d.id: d.published for d in DATA.documents}
    first = min(published[a.doc] for a in DATA.assertions if a.id in event.assertions)
    undated = store(replace(DATA, events=(replace(event, time=None),)))
    assert rows(undated, "?m", "?d kg:month ?m")[0][0] == first.isoformat()[:7]


def test_a_voice_counts_what_an_actor_says_or_does(built: ox.Store) -> None:
    told: dict[str, set[str]] = defaultdict(set)
    for a in DATA.assertions:
        if a.relation.coding.event_type == "ACCUSE":
            for voice in ({a.speaker} if a.speaker else set()) | ({a.subject} if a.in_view else set()):
                told[voice.id.split(":")[1]].add(a.id)
    found = rows(built, "?who ?n", "?v kg:ofType kg:ACCUSE ; kg:voiceOf ?who ; kg:statementCount ?n")
    assert {who: int(n) for who, n in found} == {who: len(ids) for who, ids in told.items()}


def test_ties_are_the_pairs_with_most_claims_of_the_view(built: ox.Store) -> None:
    assert max(Counter(who for (who,) in rows(built, "?who", "?who kg:strongTie ?pair")).values()) <= TIES
    pairs: Counter[frozenset[str]] = Counter(
        frozenset((c.subject.id, c.object.id)) for c in DATA.claims if c.in_view and c.subject.id != c.object.id
    )
    china = {next(iter(p - {"wd:Q148"})).split(":")[1]: n for p, n in pairs.items() if "wd:Q148" in p}
    found = rows(built, "?who ?n", "wd:Q148 kg:strongTie ?pair . ?pair kg:member ?who ; kg:claimCount ?n")
    ties = {who: int(n) for who, n in found if who != "Q148"}
    assert ties == china


def test_the_calendar_has_every_day(built: ox.Store) -> None:
    happened, reported = (rows(built, "?d", f"?c a kg:Claim ; {p} ?d") for p in ("kg:day", "kg:firstReported"))
    assert set(rows(built, "?d", f"<{KG}calendar> dcterms:date ?d")) == {*happened, *reported}


def test_a_claim_that_two_met_has_the_day_of_it(built: ox.Store) -> None:
    met = {c.id for c in DATA.claims if c.in_view and c.event_type == "CONSULT"}
    assert {c for (c,) in rows(built, "?c", "?c kg:metOn ?d ; kg:day ?d")} == met
