"""Who a phrase means on a day."""

from __future__ import annotations

import datetime as dt

import pytest

from kgraph.resolve.actors import ActorTables, Resolution


def resolve(tables: ActorTables, text: str, day: str = "") -> Resolution:
    return tables.resolve(text, dt.date.fromisoformat(day) if day else None)


def label(tables: ActorTables, text: str, day: str = "") -> str | None:
    entity = resolve(tables, text, day).entity
    return entity.label if entity else None


@pytest.mark.parametrize(
    ("text", "day", "who"),
    [
        ("Ruritania", "", "Ruritania"),
        ("the Winter Palace", "", "Ruritania"),
        ("Rudolf Elphberg", "", "Rudolf Elphberg"),
        ("Ruritanian president", "2004-01-01", "Rudolf Elphberg"),
        ("the president of Ruritania", "2004-01-01", "Rudolf Elphberg"),
        ("Ruritania's President", "2008-01-01", "Rupert Hentzau"),
        ("the Winter Palace spokeswoman", "2020-01-01", "Ludmila Sapt"),
        ("Ruritanian spokesman", "2020-01-01", "Rupert Hentzau"),
        ("queen of Graustark", "2001-01-01", "Yetive Lorry"),
        ("Ruritanian head of state", "2004-01-01", "Rudolf Elphberg"),
        ("Ruritanian leader", "2005-01-01", "Ludmila Sapt"),
        ("Danube League chief", "2012-01-01", "Anton Detchard"),
        ("secretary-general of the Danube League", "2012-01-01", "Anton Detchard"),
        ("former Ruritanian president", "2008-01-01", "Rudolf Elphberg"),
        ("then-President of Ruritania", "2004-01-01", "Rudolf Elphberg"),
        ("Ruritanian president-elect", "2006-01-01", "Rupert Hentzau"),
        ("acting Ruritanian president", "2012-09-09", "Ludmila Sapt"),
        ("outgoing Ruritanian president", "2006-03-01", "Rudolf Elphberg"),
        ("new Ruritanian president", "2006-03-01", "Rupert Hentzau"),
        ("President Elphberg", "2004-01-01", "Rudolf Elphberg"),
        ("President Elphberg", "2020-01-01", "Flavia Elphberg"),
        ("Ruritanian President Hentzau", "", "Rupert Hentzau"),
        ("former president Rudolf Elphberg", "2020-01-01", "Rudolf Elphberg"),
    ],
)
def test_who_is_meant(small: ActorTables, text: str, day: str, who: str) -> None:
    assert label(small, text, day) == who


@pytest.mark.parametrize(
    ("text", "day", "reason", "message"),
    [
        ("", "", "unknown", "empty"),
        ("Klopstokia", "", "unknown", "no actor or office is known as 'Klopstokia'"),
        ("Ruritanian president", "1980-01-01", "unknown", "nobody is known as 'president' on 1980-01-01"),
        ("Ruritanian president", "", "ambiguous", "without a date may mean Rudolf Elphberg, Rupert Hentzau"),
        ("Ruritanian jester", "2004-01-01", "unknown", "no actor or office"),
        ("Elphberg", "", "ambiguous", "is a surname"),
        ("Ruritanian prime minister", "2004-06-01", "ambiguous", "may mean Fritz von Tarlenheim, Ludmila Sapt"),
        ("President Detchard", "2004-06-01", "unknown", "nobody named 'Detchard' is known as 'President'"),
        ("the Danube Pact", "", "unknown", "no actor"),
    ],
)
def test_why_nobody_is_meant(small: ActorTables, text: str, day: str, reason: str, message: str) -> None:
    found = resolve(small, text, day)
    assert (found.entity, found.reason) == (None, reason)
    assert message in found.message


def test_without_a_date_an_only_holder_is_sure(small: ActorTables) -> None:
    assert label(small, "Danube League chief") == "Anton Detchard"


def test_the_tenure_that_decided_is_told(small: ActorTables) -> None:
    tenure = resolve(small, "Ruritanian president", "2004-01-01").tenure
    assert tenure is not None and tenure.office == "RUR.president"


def test_candidates_are_told(small: ActorTables) -> None:
    found = resolve(small, "Ruritanian president")
    assert [c.label for c in found.candidates] == ["Rudolf Elphberg", "Rupert Hentzau", "Flavia Elphberg"]


def test_a_former_name_counts_in_its_time(small: ActorTables) -> None:
    assert label(small, "Danube Pact", "1999-01-01") == "Danube League"
    assert label(small, "Danube Pact", "2019-01-01") is None


class TestShipped:
    """The examples that everyone tries first."""

    @pytest.mark.parametrize(
        ("text", "day", "who"),
        [
            ("South Korean President", "2018-03-28", "Moon Jae-in"),
            ("South Korean President", "2016-03-28", "Park Geun-hye"),
            ("President of the United States", "2018-03-28", "Donald Trump"),
            ("former US President", "2018-03-28", "Barack Obama"),
            ("then-US President", "2005-05-05", "George W. Bush"),
            ("US president-elect", "2020-12-12", "Joe Biden"),
            ("outgoing US President", "2021-01-20", "Donald Trump"),
            ("US President", "2021-01-20", "Joe Biden"),
            ("North Korean leader", "2018-03-28", "Kim Jong Un"),
            ("late North Korean leader", "2012-01-15", "Kim Jong Il"),
            ("Chinese President Xi", "2018-03-28", "Xi Jinping"),
            ("Iran's supreme leader", "2018-03-28", "Ali Khamenei"),
            ("Iranian President", "2018-03-28", "Hassan Rouhani"),
            ("US Secretary of State", "2018-03-28", "Rex Tillerson"),
            ("British Foreign Secretary", "2018-03-28", "Boris Johnson"),
            ("German Chancellor", "2018-03-28", "Angela Merkel"),
            ("UN chief", "2018-03-28", "António Guterres"),
            ("NATO Secretary General", "2018-03-28", "Jens Stoltenberg"),
            ("Israeli Prime Minister", "2018-03-28", "Benjamin Netanyahu"),
            ("Japan's Prime Minister", "2018-03-28", "Shinzo Abe"),
            ("EU foreign policy chief", "2018-03-28", "Federica Mogherini"),
        ],
    )
    def test_office_holders(self, tables: ActorTables, text: str, day: str, who: str) -> None:
        assert label(tables, text, day) == who

    def test_a_title_without_a_date_does_not_guess(self, tables: ActorTables) -> None:
        found = resolve(tables, "South Korean President")
        assert found.reason == "ambiguous" and len(found.candidates) > 3

    def test_a_shared_adjective_does_not_guess(self, tables: ActorTables) -> None:
        assert resolve(tables, "Congolese president", "2018-03-28").reason == "ambiguous"

    def test_nicknames(self, tables: ActorTables) -> None:
        assert label(tables, "the Kremlin") == "Russia"
        assert label(tables, "MBS") == "Mohammed bin Salman"
