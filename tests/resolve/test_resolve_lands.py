"""Provinces and federal states: what belongs to them is their own and not the country's."""

import pytest

DAY = "2018-03-28"


@pytest.mark.parametrize(
    ("text", "words", "label", "type", "country"),
    [
        (
            "The Bihar government closed the schools.",
            "The Bihar government",
            "Bihar government",
            "GOVERNMENT_BODY",
            "IND",
        ),
        (
            "The government of Kerala closed it.",
            "The government of Kerala",
            "Kerala government",
            "GOVERNMENT_BODY",
            "IND",
        ),
        ("Bavaria's government closed it.", "Bavaria's government", "Bavarian government", "GOVERNMENT_BODY", "DEU"),
        ("The Welsh government closed it.", "The Welsh government", "Welsh Government", "GOVERNMENT_BODY", "GBR"),
        ("Crimean authorities closed it.", "Crimean authorities", "Crimean authorities", "GOVERNMENT_BODY", "UKR"),
        ("Texas officials closed it.", "Texas officials", "Texas officials", "ORGANISATION", "USA"),
        ("Tamil Nadu closed the port.", "Tamil Nadu", "Tamil Nadu", "PLACE", "IND"),
        ("Scotland asked for more.", "Scotland", "Scotland", "PLACE", "GBR"),
        ("Lower Saxony asked for more.", "Lower Saxony", "Lower Saxony", "PLACE", "DEU"),
        (
            "Tamil Nadu's chief minister wrote.",
            "Tamil Nadu's chief minister",
            "Tamil Nadu's chief minister",
            "PERSON",
            "IND",
        ),
        ("Zanzibar's president wrote.", "Zanzibar's president", "Zanzibar's president", "PERSON", "TZA"),
        ("Ohio Governor Nora Klein wrote.", "Nora Klein", "Nora Klein", "PERSON", "USA"),
        ("Ohio Gov. Nora Klein wrote.", "Nora Klein", "Nora Klein", "PERSON", "USA"),
        ("Kerala Chief Minister R. K. Stalin wrote.", "R. K. Stalin", "R. K. Stalin", "PERSON", "IND"),
        ("Somaliland asked for more.", "Somaliland", "Somaliland", "COUNTRY", None),
    ],
)
def test_a_land_within_a_state(world, text: str, words: str, label: str, type: str, country: str | None) -> None:
    entity = world.entities(text, DAY)[words]
    assert (entity.label, entity.type, entity.country) == (label, type, country)


@pytest.mark.parametrize(
    ("text", "words", "label"),
    [
        ("The Tokyo government closed it.", "The Tokyo government", "Japan"),
        ("The government in Tokyo closed it.", "The government in Tokyo", "Japan"),
        ("Japanese officials closed it.", "Japanese officials", "Japan"),
    ],
)
def test_a_state_itself(world, text: str, words: str, label: str) -> None:
    assert world.who(text, words, DAY)[:1] in ([label], [])


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Australia watched Victoria sign with China.", "Victoria (Australia)"),
        ("Seychelles said Victoria would sign.", "Seychelles"),
    ],
)
def test_which_of_two_places_of_a_name(world, text: str, label: str) -> None:
    assert world.who(text, "Victoria", DAY) == [label]
    assert world.who("Victoria signed with China.", "Victoria", DAY) == []


def test_who_leads_an_unrecognised_state_acts_for_no_other(world) -> None:
    assert world.entities("Mustafa Akinci met the envoy.", DAY)["Mustafa Akinci"].country is None
