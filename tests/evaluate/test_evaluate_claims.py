"""A prediction counts once, and only where both arguments and the relation fit."""

from pathlib import Path
from typing import Any

import pytest

from kgraph.errors import InputError
from kgraph.evaluate import load_gold, score


def predicted(subject: str, lemma: str, obj: str, event_type: str | None = None, **more: Any) -> dict[str, Any]:
    return {
        "subject": {"label": subject},
        "relation": {"lemma": lemma, "phrase": lemma, "event_type": event_type},
        "object": {"label": obj},
        "speaker": None,
        "polarity": "affirmed",
        "modality": "asserted",
        "evidence": {"quote": "Norway's minister met Chad's envoy."},
    } | more


MEET = {
    "subject": "Norway",
    "relation": "meet",
    "relation_aliases": ["hold talks with"],
    "object": "Chad",
    "symmetric": True,
    "event_type": "CONSULT",
    "sentence": "Norway's minister met Chad's envoy.",
}


def run(*records: dict[str, Any], forbidden: tuple[dict[str, Any], ...] = ()) -> Any:
    return score({"a": {"claims": [MEET], "forbidden": list(forbidden)}}, {"a": list(records)})


def test_the_same_claim_in_other_words_is_found() -> None:
    result = run(predicted("Chad", "hold talks with", "Norway", "CONSULT"))
    assert (result.recall, result.precision, result.f1) == (1, 1, 1)
    assert result.accuracy("event_type") == 1


def test_a_second_report_of_one_gold_claim_is_a_false_positive() -> None:
    result = run(predicted("Norway", "meet", "Chad"), predicted("Norway", "meet", "Chad"))
    assert (result.recall, result.precision) == (1, 0.5)


@pytest.mark.parametrize("wrong", [("Sweden", "meet", "Chad"), ("Norway", "bomb", "Chad"), ("Norway", "meet", "Mali")])
def test_another_actor_or_act_is_not_found(wrong: tuple[str, str, str]) -> None:
    result = run(predicted(*wrong))
    assert result.recall == 0
    assert result.missed == ["a: Norway | meet | Chad"]


def test_a_forbidden_claim_counts_only_where_it_is_asserted() -> None:
    trap = {"subject": "Chad", "relation": "expel", "object": "Mali"}
    assert run(predicted("Chad", "expel", "Mali"), forbidden=(trap,)).forbidden == 1
    assert run(predicted("Chad", "expel", "Mali", modality="planned"), forbidden=(trap,)).forbidden == 0


def test_a_broken_gold_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text('{"id": "a", "claims": []}\n{"id": "b"}\n')
    with pytest.raises(InputError, match=r"gold\.jsonl:2: not a gold document"):
        load_gold(path)
