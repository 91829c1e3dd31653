"""Names of persons as their text spells them."""

from __future__ import annotations

import datetime as dt

import pytest

from kgraph.model import Document
from kgraph.pipeline import Pipeline
from kgraph.pipeline.spelling import spelled


@pytest.mark.parametrize(
    ("label", "text", "expected"),
    [
        ("Emine Erdoğan", "Emine Erdogan", "Emine Erdogan"),
        ("Idriss Déby", "President Idriss Deby", "Idriss Deby"),
        ("Nông Đức Mạnh", "Nong Duc Manh", "Nong Duc Manh"),
        ("Olena Zelenska", "Olena Zelenskaya", "Olena Zelenskaya"),
        ("Idriss Déby", "Deby", None),
        ("Alexander Lukashenko", "Alexandr Lukashenko", None),
        ("Barack Obama", "Michelle Obama", None),
        ("Kim Jong Il", "Kim Jong Un", None),
    ],
)
def test_a_spelling_of_the_same_name(label: str, text: str, expected: str | None) -> None:
    assert spelled(label, text) == expected


def test_a_claim_has_the_spelling_of_its_document() -> None:
    pipeline = Pipeline()
    texts = ("Turkish President Recep Tayyip Erdogan met the Danish premier.", "Erdoğan met the Danish premier.")
    readings = [pipeline.read(Document(str(n), str(n), t, published=dt.date(2018, 5, 2))) for n, t in enumerate(texts)]
    labels = [{(a.subject.id, a.subject.label) for a in r.assertions} for r in readings]
    assert labels == [{("wd:Q39259", "Recep Tayyip Erdogan")}, {("wd:Q39259", "Recep Tayyip Erdoğan")}]
