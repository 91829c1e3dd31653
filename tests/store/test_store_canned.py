"""Queries with a name: what their files must look like, and that no value changes what is asked."""

from collections import Counter, defaultdict
from dataclasses import replace
from pathlib import Path

import pytest
from generated import news
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Store
from serving import build

from kgraph.errors import DataError, NotFoundError
from kgraph.namespaces import PREFIXES
from kgraph.store.asking import find_entity, query_text
from kgraph.store.canned import KINDS, Parameter, _term, canned_queries, read_query
from kgraph.store.query import run_query

QUERIES = canned_queries()


def nobody(label: str) -> str:
    raise NotFoundError(label)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("build"), documents=30)


@pytest.mark.parametrize("name", QUERIES)
def test_each_query_says_what_it_answers_and_needs_no_help_to_run(name: str) -> None:
    query = QUERIES[name]
    assert query.title
    assert len(query.description) > 20
    Store().query(query.text)
    assert "LIMIT" in query.text


@pytest.mark.parametrize("name", QUERIES)
def test_each_query_can_be_given_every_parameter(name: str) -> None:
    samples = {"date": "2018-01-01", "entity": "wd:Q148", "integer": "3", "text": "PRK", "relation": "meet"}
    values = {p.name: samples[p.kind] for p in QUERIES[name].parameters}
    Store().query(QUERIES[name].fill({**values, "limit": "5"}, nobody))
    Store().query(QUERIES[name].fill(dict.fromkeys(values, "*"), nobody))


def test_some_parameters_leave_the_others_at_their_default() -> None:
    text = QUERIES["met"].fill({"from": "2017-05-01", "limit": "7"}, nobody)
    assert '"2017-05-01"^^<http://www.w3.org/2001/XMLSchema#date> "2018-12-31"^^xsd:date' in text
    assert "LIMIT 7" in text
    assert "LIMIT 200" not in text


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"until": "2018-01-01"}, "no parameter 'until'"),
        ({"from": "yesterday"}, "must be a date"),
        ({"from": "2018-02-30"}, "must be a date"),
        ({"limit": "1 } #"}, "whole number"),
    ],
)
def test_what_does_not_fit_is_said(values: dict[str, str], message: str) -> None:
    with pytest.raises(NotFoundError, match=message):
        QUERIES["met"].fill(values, nobody)


@given(st.text(st.characters(codec="utf-8"), max_size=30), st.sampled_from([k for k in KINDS if k != "entity"]))
def test_no_value_changes_what_is_asked(value: str, kind: str) -> None:
    """A term stays one term: the query with it has one row of one value in its VALUES."""
    try:
        term = _term(Parameter("x", kind, "", ""), value, nobody)
    except NotFoundError:
        return
    rows = list(Store().query(f"SELECT ?x {{ VALUES (?x) {{ ({term}) }} }}"))
    assert len(rows) == 1


@given(st.text(st.characters(codec="utf-8"), max_size=30))
def test_no_label_changes_what_is_asked(value: str) -> None:
    term = (
        _term(Parameter("x", "entity", "", ""), f"<https://example.org/{value}>", nobody) if value.isalnum() else None
    )
    assert term is None or term.endswith(">")
    for prefix in ("kg:", "wd:"):
        [row] = Store().query(
            f"SELECT ?x {{ BIND ({_term(Parameter('x', 'entity', '', ''), prefix + value, nobody)} AS ?x) }}"
        )
        assert row["x"].value.startswith("http")


def test_entities_are_found_by_label_alias_or_id(root: Path) -> None:
    assert find_entity(root, "North Korea") == PREFIXES["wd"] + "Q423"
    assert find_entity(root, "PRK") == PREFIXES["wd"] + "Q423"
    assert find_entity(root, "north korea") == PREFIXES["wd"] + "Q423"
    with pytest.raises(NotFoundError, match="Atlantis"):
        find_entity(root, "Atlantis")
    with pytest.raises(NotFoundError, match='Kim" } #'):
        find_entity(root, 'Kim" } #')


def test_a_user_names_a_query_a_file_or_writes_one(root: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.rq"
    own.write_text(
        "# Countries with a code.\n#\n# code (text): the code\n"
        'SELECT ?s {\n  VALUES (?code) { ("CHN") } # parameters\n  ?s a kg:Country ; kg:country ?code }\nLIMIT 10\n'
    )
    text = query_text(root, str(own), ["code=KOR"])
    assert run_query(root, text).table()[1] == [[PREFIXES["wd"] + "Q884"]]
    assert query_text(root, "ASK { ?s ?p ?o }") == "ASK { ?s ?p ?o }"
    assert "Q148" in query_text(root, "evidence", ["a=China", "b=wd:Q30"])
    for wrong in ("nonsense", "missing.rq"):
        with pytest.raises(NotFoundError):
            query_text(root, wrong)
    with pytest.raises(NotFoundError, match="key=value"):
        query_text(root, "met", ["2018"])


def test_a_file_that_breaks_the_rules_is_named(tmp_path: Path) -> None:
    path = tmp_path / "bad.rq"
    path.write_text("# Title.\n# a (colour): what\nSELECT * { VALUES (?a) { (1) } # parameters\n}\n")
    with pytest.raises(DataError, match=r"bad\.rq:2: kind 'colour'"):
        read_query(path)
    path.write_text("# Title.\n# a (text): what\nSELECT * {}\n")
    with pytest.raises(DataError, match="header tells of"):
        read_query(path)


# ------------------------------------------------------------------------------------------------ what they answer


def table(root: Path, name: str, *assignments: str) -> list[dict[str, str | None]]:
    names, rows = run_query(root, query_text(root, name, [*assignments, "limit=100000"])).table()
    return [dict(zip(names, row, strict=True)) for row in rows]


DATA = news(30)


def test_met(root: Path) -> None:
    wanted = {
        c.id
        for c in DATA.claims
        if c.in_view and c.relation_class in ("meet", "visit")
        for e in DATA.events
        if e.id == c.event and e.time and e.time.start and "2018-01-01" <= e.time.start.isoformat() <= "2018-06-30"
    }
    found = table(root, "met", "from=2018-01-01", "to=2018-06-30")
    assert {str(r["claim"]).rsplit("/", 1)[1] for r in found} == wanted
    assert wanted


def test_evidence(root: Path) -> None:
    pair = {"wd:Q423", "wd:Q30"}
    wanted = {a.id for c in DATA.claims if {c.subject.id, c.object.id} == pair for a in c.assertions}
    found = table(root, "evidence", "a=North Korea", "b=United States")
    assert sorted(str(r["assertion"]).rsplit("/", 1)[1] for r in found) == sorted(wanted)
    assert {r["quote"] for r in found} == {a.evidence.quote for a in DATA.assertions if a.id in wanted}


def test_dyad_months(root: Path) -> None:
    dyads = Counter(frozenset((str(e.source.country), str(e.target.country))) for e in DATA.events)
    a, b = max((sorted(d) for d in dyads if len(d) == 2), key=lambda d: (dyads[frozenset(d)], d))
    events = [e for e in DATA.events if {e.source.country, e.target.country} == {a, b}]
    found = table(root, "dyad-months", f"a={a}", f"b={b}")
    count = sum(int(v or 0) for r in found for k, v in r.items() if k != "month")
    assert count == len(events) > 0
    assert [r["month"] for r in found] == sorted(str(r["month"]) for r in found)


def test_denials_and_accusers(root: Path) -> None:
    denied = [a for a in DATA.assertions if a.polarity == "denied"]
    assert len(table(root, "denials")) == len(denied) > 0
    accused = table(root, "accusers")
    assert accused[0]["accusations"] == str(max(int(str(r["accusations"])) for r in accused))


def test_planned_then_done_and_contradictions(root: Path) -> None:
    for row in table(root, "planned-then-done"):
        assert str(row["planned"]) <= str(row["done"])
    by_claim = [c for c in DATA.claims if c.in_view and any(a.polarity == "denied" for a in c.assertions)]
    assert len(table(root, "contradictions")) >= len(by_claim)


def test_a_denial_of_another_day_is_no_contradiction(root: Path) -> None:
    days = {
        a.evidence.quote: (c.subject.id, c.relation_class, c.object.id, a.time)
        for c in DATA.claims
        for a in c.assertions
    }
    for row in table(root, "contradictions"):
        assert days[str(row["asserted"])] == days[str(row["denied"])]


def test_single_source(root: Path) -> None:
    rows = table(root, "single-source")
    found = {str(r["claim"]).rsplit("/", 1)[1] for r in rows}
    publishers = {d.id: d.publisher or d.id for d in DATA.documents}
    wanted = {c.id for c in DATA.claims if c.in_view and len({publishers[a.doc] for a in c.assertions}) == 1}
    assert found == wanted
    assert len(rows) == sum(len(c.assertions) for c in DATA.claims if c.id in wanted)


def test_itinerary_and_sanctions_and_week(root: Path) -> None:
    who = next(c.subject for c in DATA.claims if c.in_view and c.relation_class == "meet")
    found = table(root, "itinerary", f"who={who.label}")
    assert [r["from"] for r in found] == sorted(str(r["from"]) for r in found)
    assert len({r["claim"] for r in found}) == len(found)
    imposed = {
        (c.subject.label, c.object.label) for c in DATA.claims if c.in_view and c.relation_class == "impose_sanctions"
    }
    assert {(r["imposer"], r["target"]) for r in table(root, "sanctions")} == imposed
    published = {d.id: d.published for d in DATA.documents}
    first = {c.id: min(published[a.doc] for a in c.assertions) for c in DATA.claims if c.in_view}
    day = sorted(first.values())[len(first) // 2]
    found = table(root, "week", f"from={day}", f"to={day}")
    assert {str(r["claim"]).rsplit("/", 1)[1] for r in found} == {id for id, d in first.items() if d == day}


def test_paths(root: Path) -> None:
    edges = {frozenset((c.subject.id, c.object.id)) for c in DATA.claims if c.in_view}
    near = {a: {b for e in edges if a in e for b in e if b != a} for e in edges for a in e}
    labels = {e.id: e.label for e in DATA.entities}
    a, b = "wd:Q423", "wd:Q30"
    found = {r["via"] for r in table(root, "paths2", f"a={a}", f"b={b}")}
    assert found == {labels[x] for x in near[a] & near[b]}
    found3 = {(r["via1"], r["via2"]) for r in table(root, "paths3", f"a={a}", f"b={b}")}
    assert found3 == {
        (labels[x], labels[y]) for x in near[a] - {b} for y in near[x] & near[b] if a not in (x, y) and b not in (x, y)
    }


def test_itinerary_names_no_place_where_the_event_has_none(tmp_path: Path) -> None:
    data = news(20)
    data = replace(data, events=tuple(replace(e, place=None) for e in data.events))
    who = next(c.subject for c in data.claims if c.in_view and c.relation_class == "meet")
    found = table(build(tmp_path, data=data), "itinerary", f"who={who.label}")
    assert len({r["claim"] for r in found}) == len(found) > 0
    assert {r["place"] for r in found} == {None}


def neighbours() -> dict[str, Counter[str]]:
    """For each entity how many claims of the view it has with each other."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for c in DATA.claims:
        if c.in_view and c.subject.id != c.object.id:
            found[c.subject.id][c.object.id] += 1
            found[c.object.id][c.subject.id] += 1
    return found


def test_paths_are_all_there_are_and_the_strongest_come_first(root: Path) -> None:
    near = neighbours()
    a, b = "wd:Q148", "wd:Q794"
    labels = {e.id: e.label for e in DATA.entities}
    assert {r["via"] for r in table(root, "paths2", f"a={a}", f"b={b}")} == {
        labels[x] for x in near[a].keys() & near[b].keys()
    }
    wanted = {
        (labels[x], labels[y]): min(near[a][x], near[x][y], near[y][b])
        for x in near[a].keys() - {b}
        for y in near[x].keys() - {a, b}
        if near[y][b]
    }
    rows = table(root, "paths3", f"a={a}", f"b={b}")
    assert {(r["via1"], r["via2"]) for r in rows} == set(wanted)
    weakest = [min(int(str(r[k])) for k in ("first", "second", "third")) for r in rows]
    assert weakest == sorted(wanted.values(), reverse=True)
