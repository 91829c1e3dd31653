"""One wire story in many papers."""

import dataclasses

from hypothesis import given
from hypothesis import strategies as st
from news_samples import KIM, MEET, XI, paper, told

from kgraph.assemble import Graph, claims_and_events
from kgraph.assemble.reprints import find_reprints
from kgraph.model import Document, Span, Zone, ZoneKind

STORY = (
    "The foreign ministers of the two republics met in the border town on Monday to talk about water. They sat down "
    "for three hours in the old customs house and came out without a paper. A spokeswoman said that the talks had been "
    "frank and that experts would look into the flow of the river before the autumn. Farmers on both banks have "
    "complained for years that dams upstream leave them with dry fields in July and with floods in May."
)
OTHER = (
    "A court in the capital sentenced four men to long terms in prison on Monday for smuggling weapons over the "
    "mountains. The judge read for two hours from a verdict that names a colonel among those who took money. The "
    "colonel has left the country, and the ministry of defence did not answer questions about him."
)


def test_a_reprint_with_another_headline_and_a_cut_end_is_found() -> None:
    first = paper("a", "2018-03-26", text=STORY)
    cut = paper("b", "2018-03-27", text="Ministers meet over river.\n\n" + STORY.rsplit(". ", 1)[0] + ".")
    assert find_reprints([cut, paper("c", text=OTHER), first]) == (("b", "a"),)


def test_two_stories_about_one_event_are_no_reprints() -> None:
    own_words = STORY.replace("met in the border town on Monday", "sat together on Monday, close to the frontier,")
    own_words = " ".join(w[::-1] if i % 3 == 0 else w for i, w in enumerate(own_words.split()))
    assert find_reprints([paper("a", text=STORY), paper("b", text=own_words)]) == ()


def test_shared_boilerplate_makes_no_reprint() -> None:
    def with_footer(id: str, body: str) -> Document:
        footer = "Subscribe to our letter. " * 40
        zones = Zone(ZoneKind.BODY, Span(0, len(body))), Zone(ZoneKind.BOILERPLATE, Span(len(body), len(body + footer)))
        return dataclasses.replace(paper(id, text=body + footer), zones=zones)

    assert find_reprints([with_footer("a", STORY), with_footer("b", OTHER)]) == ()


def test_reprints_are_one_independent_source() -> None:
    papers = [
        paper("a", "2018-03-26", "Wire", STORY),
        paper("b", "2018-03-27", "Post", STORY),
        paper("c", "2018-03-27", "Courier", OTHER),
    ]
    graph = Graph(claims_and_events([told(KIM, MEET, XI, "2018-03-26", d) for d in "abc"], papers))
    (claim,) = graph.claims()
    assert graph.data.reprints == (("b", "a"),)
    assert graph.attestation(claim)[:4] == (3, 1, 2, 1)


def test_the_same_sentence_in_a_reprint_tells_the_same_event_though_it_is_undated() -> None:
    papers = [paper("a", "2018-03-26", text=STORY), paper("b", "2018-04-20", text=STORY)]
    data = claims_and_events([told(KIM, MEET, XI, doc=d) for d in "ab"], papers)
    assert len(data.events) == 1


@given(st.permutations("abcdef"))
def test_the_earliest_print_is_the_original_in_whatever_order_they_come(order: list[str]) -> None:
    papers = [paper(id, f"2018-03-{20 + 'fedcba'.index(id)}", text=STORY + f" Paper {id}.") for id in order]
    assert find_reprints(papers) == tuple((id, "f") for id in "abcde")
