"""An entity that texts spell in several ways is one node."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from news_samples import KIM, MEET, XI, paper, told

from kgraph.assemble import claims_and_events, retract
from kgraph.model import Entity, EntityType

CHONG_UN = replace(KIM, label="Kim Chong-un", aliases=(KIM.label,))
PAPERS = [paper("a"), paper("b"), paper("c")]


def spelled(labels: list[str]) -> list[Entity]:
    return [replace(KIM, label=label, aliases=("Chairman Kim",)) for label in labels]


def test_the_node_has_the_label_that_most_texts_have() -> None:
    data = claims_and_events(
        [told(KIM, MEET, XI, doc="a"), told(CHONG_UN, MEET, XI, doc="b"), told(CHONG_UN, MEET, XI, doc="c")], PAPERS
    )
    (node,) = [e for e in data.entities if e.id == KIM.id]
    assert node.label == "Kim Chong-un"
    assert KIM.label in node.aliases
    assert {e.label for c in data.claims for e in (c.subject, c.object) if e.id == KIM.id} == {"Kim Chong-un"}


def test_a_retracted_text_takes_its_spelling_along() -> None:
    assertions = [told(KIM, MEET, XI, doc="a"), told(CHONG_UN, MEET, XI, doc="b"), told(CHONG_UN, MEET, XI, doc="c")]
    whole = claims_and_events(assertions, PAPERS)
    assert retract(whole, ["b", "c"]) == claims_and_events(assertions[:1], PAPERS[:1])


@given(st.permutations(["Kim Jong Un", "Kim Jong-un", "Kim Chong-un"]))
def test_the_order_of_spellings_changes_nothing(labels: list[str]) -> None:
    made = [told(kim, MEET, XI, doc=doc) for kim, doc in zip(spelled(labels), "abc", strict=True)]
    node = next(e for e in claims_and_events(made, PAPERS).entities if e.id == KIM.id)
    assert node == Entity(
        KIM.id, "Kim Chong-un", EntityType.PERSON, "PRK", ("Chairman Kim", "Kim Jong Un", "Kim Jong-un")
    )
