"""What a row of each table may hold."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kgraph.resolve.actors.schema import (
    ActorRow,
    AliasRow,
    CodeRow,
    ConventionRow,
    OfficeRow,
    ParticleRow,
    RoleRow,
    RoleWordRow,
    Row,
    ShiftRow,
    SpellingRow,
    TenureRow,
    values,
)

ACTOR = ActorRow("wd:Q34", "Q34", "COUNTRY", "Sweden", "SWE", "", "", "", "test")
ALIAS = AliasRow("wd:Q34", "Swedish", "demonym", "", "", "", "test")
OFFICE = OfficeRow("SWE.premier", "wd:Q34", "head_of_government", "Prime Minister of Sweden", "premier", "GOV", "test")
TENURE = TenureRow("SWE.premier", "kg:x", "2001-02-03", "2004-05", "month", "", "", "test")
ROLE = RoleRow("wd:Q34", "leader", "SWE.premier", "", "", "test")
WORD = RoleWordRow("leader", "leader", "", "", "test")
SPELLING = SpellingRow("sergej", "sergei", "test")


@pytest.mark.parametrize(
    "row", [ACTOR, ALIAS, OFFICE, TENURE, ROLE, WORD, SPELLING], ids=lambda row: type(row).__name__
)
def test_sound_rows_pass(row: Row) -> None:
    row.check()


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (replace(ACTOR, id="sweden"), "id is neither"),
        (replace(ACTOR, qid="34"), "not a QID"),
        (replace(ACTOR, qid="Q35"), "has QID"),
        (replace(ACTOR, qid=""), "has QID"),
        (replace(ACTOR, type="STATE"), "unknown type"),
        (replace(ACTOR, name=" "), "name is empty"),
        (replace(ACTOR, country="se"), "alpha-3"),
        (replace(ACTOR, gender="x"), "gender"),
        (replace(ACTOR, valid_from="2000", valid_to="1999"), "before it starts"),
        (replace(ALIAS, form=""), "form is empty"),
        (replace(ALIAS, kind="nick"), "unknown kind 'nick'; known are name"),
        (replace(ALIAS, ambiguous="yes"), "ambiguous"),
        (replace(OFFICE, id=""), "id is empty"),
        (replace(OFFICE, label=""), "label is empty"),
        (replace(OFFICE, roles="Head of State"), "not a role key"),
        (replace(TENURE, acting="yes"), "acting"),
        (replace(TENURE, precision="week"), "unknown precision"),
        (replace(TENURE, start="3 Feb 2001"), "not a date"),
        (replace(TENURE, end="2000"), "before it starts"),
        (replace(TENURE, seen="2005"), "needs no 'seen'"),
        (replace(ROLE, role=""), "not a role key"),
        (replace(WORD, title="t"), "title is neither"),
        (replace(SPELLING, standard="Sergei"), "not folded"),
        (replace(SPELLING, standard="sergej"), "stand for itself"),
        (ConventionRow("SWE", "surname", "test"), "unknown convention"),
        (ShiftRow("former", "back", "before", "test"), "unknown shift"),
        (ShiftRow("former", "past", "left", "test"), "position"),
        (ParticleRow("Von", "test"), "not folded"),
        (CodeRow("TMP", "East Timor", "test"), "three capitals"),
    ],
)
def test_faults_are_told(row: Row, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        row.check()


def test_a_tenure_without_dates_means_always() -> None:
    replace(TENURE, start="", end="", precision="day").check()


def test_values_stand_in_the_order_of_the_columns() -> None:
    assert values(SPELLING) == ("sergej", "sergei", "test")
