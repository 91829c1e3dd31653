"""The graph as users work with it; the examples of its docstrings are run here."""

import doctest

import pytest
from news_samples import CHN, KIM, MEET, SPOUSE, TRUMP, VISIT, XI, paper, told

from kgraph.assemble import Graph, claims_and_events, graph
from kgraph.errors import NotFoundError
from kgraph.model import Entity, EntityType, Modality


@pytest.fixture(scope="module")
def sample() -> Graph:
    assertions = [
        told(KIM, MEET, XI, "2018-03-26", "a", "Kim met Xi on Monday."),
        told(XI, MEET, KIM, "2018-03-26", "b", "The two leaders met in Beijing on Monday, state media said."),
        told(KIM, VISIT, CHN, "2018-03-25/2018-03-28", "c"),
        told(KIM, MEET, TRUMP, "2018-05-01/2018-05-31", "c", modality=Modality.PLANNED),
        told(KIM, VISIT, XI, "2018-03-26", "c", modality=Modality.POSSIBLE),
    ]
    papers = [paper("a"), paper("b", publisher="Post"), paper("c", publisher="post")]
    return Graph(claims_and_events(assertions, papers, sentences=7))


def test_examples_in_docstrings(sample: Graph) -> None:
    failures, tried = doctest.testmod(graph, extraglobs={"graph": sample})
    assert tried > 10
    assert not failures


def test_a_name_that_means_two_entities_is_an_error_that_lists_them() -> None:
    other = Entity("kg:kim-jong-un-painter", "Kim Jong Un", EntityType.PERSON, "KOR")
    found = Graph(claims_and_events([told(KIM, SPOUSE, other)], [paper("a")]))
    with pytest.raises(NotFoundError, match=r"2 entities.*wd:Q56226"):
        found.entity("kim jong un")
    assert found.entity("wd:Q56226") == KIM


def test_dates_bound_the_claims_and_leave_undated_ones_out(sample: Graph) -> None:
    assert len(sample.claims(since="2018-03-27", until="2018-03-27")) == 1
    assert sample.claims(since="2019") == []
    assert len(sample.claims(until="2018", stance="all")) == 4


def test_the_view_leaves_out_what_is_planned(sample: Graph) -> None:
    assert sample.claims("Kim Jong Un", "Donald Trump") == []
    assert len(sample.claims("Kim Jong Un", "Donald Trump", stance="all")) == 1
    assert sample.to_networkx("view").number_of_edges() == 2
    assert sample.to_networkx().number_of_edges() == 4


def test_edges_are_keyed_by_claim_and_carry_their_assertions(sample: Graph) -> None:
    networkx = sample.to_networkx()
    for source, target, key, data in networkx.edges(keys=True, data=True):
        claim = next(c for c in sample.data.claims if c.id == key)
        assert (claim.subject.id, claim.object.id) == (source, target)
        assert data["assertions"] == list(claim.assertions)
        assert data["n_assertions"] == len(claim.assertions)


def test_an_empty_graph_is_a_graph() -> None:
    empty = Graph(claims_and_events([], []))
    assert empty.claims() == []
    assert len(empty.to_pandas()) == 0
    assert str(empty.summary()).startswith("0 documents")
