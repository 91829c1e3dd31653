"""Shorter forms of the names that a text gives."""

from __future__ import annotations

import pytest

from kgraph.model import Entity, EntityType
from kgraph.resolve.discourse import Referent
from kgraph.resolve.longnames import LongNames

COUNCIL = Entity("kg:council", "National Security Council of Kenya", EntityType.GOVERNMENT_BODY)
KENYA = Entity("kg:kenya", "Kenya", EntityType.COUNTRY)


@pytest.fixture
def names() -> LongNames:
    found = LongNames({"council"})
    found.add(COUNCIL.label.split(), Referent(COUNCIL))
    found.add(["National", "Security", "Council"], Referent(COUNCIL))
    found.add(["Kenya"], Referent(KENYA))
    return found


@pytest.mark.parametrize("words", ["National Security Council", "Security Council", "Regional Security Council"])
def test_the_end_of_a_longer_name_means_the_same(names: LongNames, words: str) -> None:
    referent = names.called(words.split())
    assert referent is not None
    assert referent.entity == COUNCIL


@pytest.mark.parametrize("words", ["Council", "Kenya", "Border Council"])
def test_one_word_or_a_country_is_no_longer_name(names: LongNames, words: str) -> None:
    assert names.called(words.split()) is None


def test_the_beginning_counts_before_of(names: LongNames) -> None:
    referent = names.by_beginning(["National", "Security", "Council"])
    assert referent is not None
    assert "council" in names.called(["Security", "Council"]).nouns
    assert names.by_beginning(["National", "Security"]) is None


def test_a_form_of_two_names_means_neither(names: LongNames) -> None:
    other = Entity("kg:other", "Peace and Security Council", EntityType.IGO)
    names.add(other.label.split(), Referent(other))
    assert names.called(["Security", "Council"]) is None
