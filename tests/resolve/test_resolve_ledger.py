"""Judgements on entities: kept in a file, applied on every build, and taken back without a trace."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.errors import DataError, NotFoundError, OutputError
from kgraph.model import Entity, EntityType, Mention, MentionKind, Span
from kgraph.resolve import Ledger, doubtful

DAY = dt.date(2024, 5, 2)
LONG = Entity("kg:jonas-berg-nor", "Jonas Berg", EntityType.PERSON, "NOR")
BARE = Entity("kg:jonas-berg", "Jonas Berg", EntityType.PERSON)
SHORT = Entity("kg:berg-0a1b2c3d", "Berg", EntityType.PERSON, "NOR")
OTHER = Entity("kg:erik-berg-nor", "Erik Berg", EntityType.PERSON, "NOR")
KNOWN = Entity("wd:Q4", "Jonas Berg", EntityType.PERSON, "NOR")


def test_same_entities_are_shown_as_one_and_different_ones_are_not() -> None:
    ledger = Ledger().same(LONG, BARE, "ana", DAY).different(LONG, OTHER, "ana", DAY)
    shown = ledger.apply([LONG, BARE, OTHER])
    assert shown[LONG.id] == shown[BARE.id]
    assert shown[OTHER.id] == OTHER


def test_a_wikidata_entity_is_the_face_of_its_group() -> None:
    ledger = Ledger().same(BARE, SHORT, "ana", DAY).same(SHORT, KNOWN, "ana", DAY)
    assert {e.id for e in ledger.apply([BARE, SHORT, KNOWN]).values()} == {KNOWN.id}


def test_every_document_shows_a_group_under_one_id_even_if_it_names_only_one_member() -> None:
    ledger = Ledger().same(KNOWN, SHORT, "ana", DAY)
    alone = ledger.apply([SHORT])[SHORT.id]
    assert (alone.id, alone.label) == (KNOWN.id, KNOWN.label)


def test_undoing_restores_exactly_what_was() -> None:
    before = Ledger().same(LONG, BARE, "ana", DAY)
    after = before.different(LONG, SHORT, "bo", DAY, "another Berg").undo(SHORT.id, LONG.id)
    assert after == before
    assert after.apply([LONG, BARE, SHORT]) == before.apply([LONG, BARE, SHORT])


def test_there_is_nothing_to_undo_without_a_judgement() -> None:
    with pytest.raises(NotFoundError, match="no judgement"):
        Ledger().undo("kg:a", "kg:b")


def test_the_later_judgement_on_a_pair_counts() -> None:
    ledger = Ledger().same(LONG, BARE, "ana", DAY).different(BARE, LONG, "bo", DAY)
    assert ledger.apply([LONG, BARE]) == {LONG.id: LONG, BARE.id: BARE}


def test_a_chain_never_joins_what_was_judged_different() -> None:
    ledger = Ledger().different(LONG, OTHER, "ana", DAY).same(LONG, SHORT, "ana", DAY).same(SHORT, OTHER, "bo", DAY)
    shown = ledger.apply([LONG, OTHER, SHORT])
    assert shown[LONG.id] != shown[OTHER.id]


def test_an_entity_is_not_judged_against_itself() -> None:
    with pytest.raises(ValueError, match="one entity"):
        Ledger().same(LONG, LONG, "ana", DAY)


def test_mentions_show_the_face() -> None:
    mention = Mention(Span(0, 4), MentionKind.NAME, SHORT, 0, 0)
    ledger = Ledger().same(KNOWN, SHORT, "ana", DAY)
    assert [m.entity.id for m in ledger.apply_to_mentions([mention])] == [KNOWN.id]
    assert Ledger().apply_to_mentions([mention]) == [mention]


def test_a_ledger_round_trips_through_its_file(tmp_path: Path) -> None:
    path = tmp_path / "ledger.yaml"
    ledger = Ledger().same(LONG, "kg:x", "ana", DAY, "same post").different(BARE, OTHER, "Åsa", DAY)
    ledger.save(path)
    assert Ledger.load(path) == ledger
    assert Ledger.load(tmp_path / "none.yaml") == Ledger()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: b", "list of judgements"),
        ("- {verdict: same, a: x, b: y, who: ana}", "judgement 1 needs"),
        ("- {verdict: alike, a: x, b: y, who: ana, when: 2024-01-01}", "same or different"),
        ("- {verdict: same, a: x, b: y, who: ana, when: soon}", "not a date"),
        ("- [", "not YAML"),
    ],
)
def test_faults_in_the_file_are_told(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "ledger.yaml"
    path.write_text(text)
    with pytest.raises(DataError, match=message):
        Ledger.load(path)


def test_a_ledger_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OutputError):
        Ledger().save(tmp_path)


def test_doubtful_pairs_have_reasons_and_leave_out_what_was_judged() -> None:
    pairs = {(p.a.id, p.b.id): p.reason for p in doubtful([LONG, BARE, SHORT, OTHER])}
    assert pairs == {
        (BARE.id, LONG.id): "same name, the country of one is not known",
        (SHORT.id, BARE.id): "short form of the name",
        (SHORT.id, LONG.id): "short form of the name",
        (SHORT.id, OTHER.id): "short form of the name",
    }
    judged = Ledger().different(SHORT, OTHER, "ana", DAY).same(LONG, BARE, "ana", DAY)
    assert len(doubtful([LONG, BARE, SHORT, OTHER], judged)) == 2


def test_people_of_two_countries_are_not_doubted() -> None:
    abroad = Entity("kg:jonas-berg-swe", "Jonas Berg", EntityType.PERSON, "SWE")
    assert doubtful([LONG, abroad]) == []


_ids = st.sampled_from(["wd:Q1", "wd:Q2", "kg:a", "kg:b", "kg:c"])
_judgements = st.lists(st.tuples(st.sampled_from(["same", "different"]), _ids, _ids), max_size=8)


@given(_judgements)
def test_no_order_of_judgements_joins_a_pair_in_force_as_different(judgements: list[tuple[str, str, str]]) -> None:
    ledger = Ledger()
    for verdict, a, b in judgements:
        if a != b:
            ledger = (ledger.same if verdict == "same" else ledger.different)(a, b, "x", DAY)
    entities = [Entity(i, i, EntityType.PERSON) for i in ("wd:Q1", "wd:Q2", "kg:a", "kg:b", "kg:c")]
    shown = ledger.apply(entities)
    for (a, b), judgement in ledger.in_force().items():
        assert judgement.verdict == "same" or shown[a].id != shown[b].id
    assert ledger.apply(shown.values()).keys() <= shown.keys()
