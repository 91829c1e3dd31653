"""One just named, told anew in other words."""

import pytest


@pytest.mark.parametrize(
    ("text", "words", "label"),
    [
        ("Ada Holm spoke in Oslo. The former trade minister was calm.", "The former trade minister", "Ada Holm"),
        ("German Trade Secretary Ada Holm spoke. The German envoy was calm.", "The German envoy", "Ada Holm"),
        ("Kim Jong Un slept. The respected Marshal was tired.", "The respected Marshal", "Kim Jong-un"),
        ("Tara Lind left Paris. The former U.N. mediator was tired.", "The former U.N. mediator", "Tara Lind"),
    ],
)
def test_the_subject_of_the_last_sentence(reader, text: str, words: str, label: str) -> None:
    assert reader.who(text, words) == [label]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ada Holm and Tara Lind spoke. The former trade minister was calm.", "The former trade minister"),
        ("German Trade Secretary Ada Holm spoke. The Kenyan envoy was calm.", "The Kenyan envoy"),
        ("Ada Holm spoke. Nobody listened. The former trade minister was calm.", "The former trade minister"),
        ("Ada Holm spoke. Critics met the former trade minister.", "the former trade minister"),
        ("Ada Holm spoke. A former trade minister was calm.", "A former trade minister"),
    ],
)
def test_whoever_else_may_be_meant_is_kept_apart(reader, text: str, words: str) -> None:
    assert "Ada Holm" not in reader.who(text, words)


def test_of_two_presidents_the_one_who_acted_last(reader) -> None:
    text = (
        "French President Emmanuel Macron met Chinese President Xi Jinping. Macron praised Xi. The president then left."
    )
    assert reader.who(text, "The president") == ["Emmanuel Macron"]


def test_who_leads_a_state_is_not_the_leader_of_another_named_before(reader) -> None:
    text = "At the invitation of his guest Emmanuel Macron, the President of China, Xi Jinping, came."
    assert "Emmanuel Macron" not in reader.who(text, "the President")
