"""The gathering that is meant where somebody attends."""

from __future__ import annotations

import pytest

from kgraph.model import Document
from kgraph.pipeline import Pipeline


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Arab leaders will hold a summit in Beirut on Tuesday. Libya will not attend.", ["Libya | summit in Beirut"]),
        (
            "The conference on Darfur was hosted by Qatar. Also due to attend are Egypt and Chad.",
            ["Chad | conference on Darfur", "Egypt | conference on Darfur"],
        ),
        ("Oman opened the port on Tuesday. Libya did not attend.", []),
    ],
)
def test_the_gathering_told_before_is_meant(pipeline: Pipeline, text: str, expected: list[str]) -> None:
    reading = pipeline.read(Document("d", "d", text))
    found = [f"{a.subject.label} | {a.object.label}" for a in reading.assertions if a.rule == "implied.attendance"]
    assert sorted(found) == expected
