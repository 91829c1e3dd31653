"""Names that look like another's: parts of longer names, words labelled as persons, bodies of other countries."""

import pytest

DAY = "2018-03-28"


@pytest.mark.parametrize(
    ("text", "words", "label", "type"),
    [
        ("Sanda Ould Merzoug met the envoy.", "Sanda Ould Merzoug", "Sanda Ould Merzoug", "PERSON"),
        ("Felipe Calderon Hinojosa met the envoy.", "Felipe Calderon Hinojosa", "Felipe Calderón", "PERSON"),
        ("Le Duc Binh met the envoy.", "Le Duc Binh", "Le Duc Binh", "PERSON"),
        ("U Wirathu met the envoy.", "Wirathu", "Wirathu", "PERSON"),
        ("Governor Murad Ali Shah met the envoy.", "Murad Ali Shah", "Murad Ali Shah", "PERSON"),
        ("They are near the village of Mpack.", "Mpack", "Mpack", "PLACE"),
        ("The plan was drawn up in Banja Luka.", "Banja Luka", "Banja Luka", "PLACE"),
        ("The north Korean authorities waited.", "north Korean", "North Korea", "COUNTRY"),
        ("Kenya sent doctors to Fujian Province.", "Fujian Province", "Fujian", "PLACE"),
        ("The Delhi chief minister wrote.", "Delhi", "Delhi", "PLACE"),
        ("R. Sambandan met the envoy.", "R. Sambandan", "R. Sambandan", "PERSON"),
        ("The Malay National Alliance won.", "Malay National Alliance", "Malay National Alliance", "ORGANISATION"),
        ("Kenya thanked India's Mizoram state.", "India's Mizoram state", "Mizoram", "PLACE"),
        ("The Balts thanked Poland.", "Balts", "Balts", "ORGANISATION"),
        ("Kremlin spokesman Dmitry Peskov waited.", "Dmitry Peskov", "Dmitry Peskov", "PERSON"),
    ],
)
def test_what_a_name_is(world, text: str, words: str, label: str, type: str) -> None:
    entity = world.entities(text, DAY)[words]
    assert (entity.label, entity.type) == (label, type)


@pytest.mark.parametrize(
    ("text", "words", "label"),
    [
        ("Ersin Tatar won. Turkey thanked Tatar.", "Tatar", "Ersin Tatar"),
        ("Rita Rebelo de Brito spoke. Rebelo de Brito left.", "Rebelo de Brito", "Rita Rebelo de Brito"),
        ("Ismail Ould Cheikh Ahmed spoke. Ould Cheikh left.", "Ould Cheikh", "Ismail Ould Cheikh Ahmed"),
        ("The Party of Free Herders (UBP) won. UBP leaders spoke.", "UBP", "Party of Free Herders"),
        ("The Party of Free Herders won, and PFH leaders spoke.", "PFH", "Party of Free Herders"),
        ("The Philippines told China that the Senate agreed.", "Senate", None),
        ("An EU envoy warned Kenya.", "EU", "European Union"),
        ("He spoke in French and English.", "French", None),
        ("Talks in Kinshasa went well. The Congolese minister left.", "Congolese", "Democratic Republic of the Congo"),
        ("The Congolese minister left.", "Congolese", None),
        ("The National Unity Government wrote to Kenya.", "National Unity Government", "National Unity Government"),
        ("The Lachin corridor is shut.", "Lachin", None),
        ("Pro-Russian fighters left.", "Pro", None),
        (
            "Georgia joined the Commonwealth of Independent States.",
            "Commonwealth of Independent States",
            "Commonwealth of Independent States",
        ),
        ("Queen Elizabeth led the Commonwealth.", "Commonwealth", "Commonwealth of Nations"),
    ],
)
def test_who_is_meant_by_the_rest_of_a_text(world, text: str, words: str, label: str | None) -> None:
    assert world.who(text, words, DAY)[:1] == ([label] if label else [])


def test_a_person_beside_a_title_has_its_country(world) -> None:
    found = world.entities("Kenya's trade minister, Ada Holm, met Paul Dahl, an ambassador to Chad.", DAY)
    assert (found["Ada Holm"].country, found["Paul Dahl"].country) == ("KEN", None)


def test_who_is_no_sole_envoy(world) -> None:
    assert world.who("The EU envoy warned Kenya.", "The EU envoy", DAY) == ["EU envoy"]


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Manitoba's Ada Holm spoke.", "Ada Holm", "CAN"),
        ("Kenya's Ada Holm spoke.", "Ada Holm", "KEN"),
        ("Iran's Bijan Namdar Zanganeh called for calm.", "Bijan Namdar Zanganeh", "IRN"),
        ("Sen. Ada Holm of Iowa spoke.", "Ada Holm", "USA"),
        ("Ada Holm of the party spoke.", "Ada Holm", None),
        ("Reuters' Ada Holm spoke.", "Ada Holm", None),
    ],
)
def test_where_someone_is_from(world, text: str, name: str, country: str | None) -> None:
    assert world.entities(text, DAY)[name].country == country
