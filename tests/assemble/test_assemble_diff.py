"""What changes when documents come and go."""

from news_samples import CHN, KIM, MEET, VISIT, XI, paper, told

from kgraph.assemble import claims_and_events, diff

ONE = claims_and_events([told(KIM, MEET, XI, "2018-03-26")], [paper("a")])
TWO = claims_and_events(
    [
        told(KIM, MEET, XI, "2018-03-26"),
        told(KIM, MEET, XI, "2018-03-26", "b"),
        told(KIM, VISIT, CHN, "2018-05-07", "b"),
    ],
    [paper("a"), paper("b")],
)


def test_the_same_graph_differs_in_nothing() -> None:
    assert not diff(ONE, ONE)


def test_a_new_document_adds_a_claim_an_event_and_evidence() -> None:
    found = diff(ONE, TWO)
    assert [c.relation_class for c in found.claims_gained] == ["visit"]
    assert len(found.events_gained) == 1
    (change,) = found.claims_changed
    assert [a.doc for a in change.gained] == ["b"]
    assert not change.lost
    assert found.documents_gained == ("b",)


def test_the_way_back_loses_what_was_gained() -> None:
    there, back = diff(ONE, TWO), diff(TWO, ONE)
    assert back.claims_lost == there.claims_gained
    assert back.events_lost == there.events_gained
    assert back.claims_changed[0].lost == there.claims_changed[0].gained
