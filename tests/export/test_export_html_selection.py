"""What the mailed page shows: the best-attested actors that hang together, few enough to be read."""

import datetime as dt

from generated import COUNTRIES, news

from kgraph.export.html import Bounds, select
from kgraph.export.html.selection import Selection

DATA = news(120)


def connected(selection: Selection) -> bool:
    near: dict[str, set[str]] = {e.id: set() for e in selection.entities}
    for row in selection.rows:
        near[row.subject.id].add(row.object.id)
        near[row.object.id].add(row.subject.id)
    reached, waiting = set(), [selection.entities[0].id]
    while waiting:
        id = waiting.pop()
        if id not in reached:
            reached.add(id)
            waiting += near[id]
    return len(reached) == len(near)


def test_by_default_a_page_has_a_readable_number_of_nodes_and_says_what_is_left_out() -> None:
    found = select(DATA)
    assert 15 <= len(found.entities) <= 90
    assert len(found.rows) == 220
    assert found.omitted_claims == len(DATA.claims) - 220
    assert found.omitted_entities > 0


def test_what_is_shown_hangs_together() -> None:
    named = [COUNTRIES[0].label]
    assert connected(select(DATA, Bounds(edges=200, entity=named[0])))


def test_what_nobody_asserts_gets_at_most_a_small_share() -> None:
    rows = select(DATA).rows
    assert 0 < sum(not r.in_view for r in rows) <= 220 * 0.15


def test_bounds_are_kept() -> None:
    found = select(DATA, Bounds(edges=10))
    assert len(found.rows) == 10 and len(found.entities) <= 8
    assert len(select(DATA, Bounds(nodes=5)).entities) <= 5


def test_an_entity_and_dates_choose_the_claims() -> None:
    since, until = dt.date(2018, 1, 1), dt.date(2018, 12, 31)
    found = select(DATA, Bounds(entity="North Korea", since=since, until=until))
    assert found.rows
    for row in found.rows:
        assert "North Korea" in (row.subject.label, row.object.label)
        assert row.start and row.end and row.end >= since and row.start <= until


def test_an_empty_graph_gives_an_empty_page() -> None:
    assert select(news(0)) == Selection((), (), 0, 0)
