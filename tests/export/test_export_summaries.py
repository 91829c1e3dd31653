"""What ``kg:claims`` counts beforehand is what claims and events say."""

from collections import Counter, defaultdict
from dataclasses import replace

import pyoxigraph as ox
import pytest
from generated import news

from kgraph.export.quads import quads
from kgraph.export.summaries import FOREMOST, TIES, pair
from kgraph.export.terms import entity
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


def test_the_newest_of_a_pair_are_what_was_published_last(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kgraph.export.summaries.FOREMOST", 2)
    published = {d.id: str(d.published) for d in DATA.documents}
    told: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for claim in DATA.claims:
        node = pair(claim.subject, claim.object).value.rpartition("/")[2]
        told[node] += [(published[a.doc], a.id) for a in claim.assertions]
    found: dict[str, set[str]] = defaultdict(set)
    for node, assertion in rows(store(DATA), "?pair ?a", "?pair kg:newest ?a"):
        found[node].add(assertion)
    assert max(map(len, told.values())) > 2
    for node, assertions in told.items():
        by_day = sorted(sorted(assertions, key=lambda a: a[1]), key=lambda a: a[0], reverse=True)
        assert found[node] == {id for _, id in by_day[:2]}


def test_every_assertion_is_among_the_newest_of_a_pair_with_few(built: ox.Store) -> None:
    assert {a for (a,) in rows(built, "?a", "?pair kg:newest ?a")} == {a.id for a in DATA.assertions}


def test_meetings_of_an_entity_are_its_claims_with_a_day_of_meeting(built: ox.Store) -> None:
    met: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for claim, day in rows(built, "?c ?d", "?c kg:metOn ?d"):
        of = next(c for c in DATA.claims if c.id == claim)
        for one in (of.subject, of.object):
            met[one.id.split(":")[1]].add((day, claim))
    found: dict[str, set[str]] = defaultdict(set)
    for who, claim in rows(built, "?who ?c", "?who kg:meeting ?c"):
        found[who].add(claim)
    assert found == {who: {c for _, c in sorted(told, reverse=True)[:FOREMOST]} for who, told in met.items()}


def test_news_of_a_day_are_the_claims_of_the_view_first_reported_then(built: ox.Store) -> None:
    told = rows(built, "?d ?c", "?c kg:firstReported ?d ; kg:inView true")
    assert told
    assert set(rows(built, "?d ?c", "?day a kg:Day ; dcterms:date ?d ; kg:news ?c")) == set(told)


def test_sanctions_have_their_first_and_last_day_and_their_lifting() -> None:
    imposed = [c for c in DATA.claims if c.in_view and c.relation_class == "impose_sanctions"]
    one = imposed[0]
    same = [c for c in imposed if (c.subject, c.object) == (one.subject, one.object)]
    lifting = replace(one, id="fedc", relation_class="lift_sanctions")
    built = store(replace(DATA, claims=(*imposed, lifting)))
    [row] = rows(
        built,
        "?count ?first ?last ?end",
        f"?x kg:imposer {entity(one.subject.id)} ; kg:sanctioned {entity(one.object.id)} ; kg:imposedCount ?count ;"
        " kg:firstImposed ?first ; kg:lastImposed ?last ; kg:firstLifted ?end",
    )
    days = [day for c in same for (day,) in rows(built, "?d", f"claim:{c.id} kg:day ?d")]
    assert row[:3] == (str(len(same)), min(days), max(days))
    assert row[3] in days
    foremost = rows(built, "?x", "kg:impose_sanctions kg:foremost ?x . ?x a kg:Sanctions")
    assert len(foremost) == len({(c.subject, c.object) for c in imposed})


def test_foremost_voices_are_those_with_most_statements(built: ox.Store) -> None:
    all_ = rows(built, "?v ?n", "?v kg:ofType kg:ACCUSE ; kg:statementCount ?n")
    assert set(rows(built, "?v ?n", "kg:ACCUSE kg:foremost ?v . ?v kg:statementCount ?n")) == set(all_)
