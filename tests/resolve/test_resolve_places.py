"""A seat of government as a place and as the government."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "The envoys met in Beijing on Monday.",
        "The minister travelled to Beijing on Monday.",
        "She visited Beijing in spring.",
        "A train arrived from Beijing.",
        "The Beijing summit ended without a text.",
        "Rain fell on the outskirts of Beijing.",
        "The envoy flew to the capital, Beijing.",
        "Rebels struck Beijing at dawn.",
        "A plane from Beijing landed.",
        "Beijing fell to the rebels.",
        "Beijing is the capital of China.",
    ],
)
def test_the_city(reader, text: str) -> None:
    assert [(label, kind) for words, label, kind in reader.mentions(text) if words == "Beijing"] == [
        ("Beijing", "name")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Beijing said it would wait.",
        "Ties with Beijing have cooled.",
        "They urged Beijing to sign.",
        "Beijing's decision surprised Germany.",
        "Germany accused Beijing of spying.",
        "The talks between Germany and Beijing failed.",
        "Beijing officials denied it.",
        "Germany lashed out at Beijing.",
        "The minister told Beijing to wait.",
        "Germany pressed Beijing to wait.",
        "Moscow gave Beijing two weeks.",
        "Beijing is ready to wait.",
    ],
)
def test_the_government(reader, text: str) -> None:
    assert [(label, kind) for words, label, kind in reader.mentions(text) if words == "Beijing"] == [
        ("China", "metonym")
    ]


def test_a_city_before_its_country_is_a_place(reader) -> None:
    assert reader.who("The talks in Geneva and then Seoul, South Korea, went well.", "Seoul") == ["Seoul"]


def test_a_country_is_a_country_wherever_it_stands(reader) -> None:
    assert reader.entities("Troops were in Ukraine.")["Ukraine"].type == "COUNTRY"


@pytest.mark.parametrize("part", ["eastern Ukraine", "Northern Iran", "east Jerusalem"])
def test_a_part_of_a_country_is_a_place(reader, part: str) -> None:
    entity = reader.entities(f"Fighting went on in {part} on Friday.")[part]
    assert (entity.type, entity.label.lower()) == ("PLACE", part.lower())


@pytest.mark.parametrize(
    ("text", "words", "label"),
    [
        ("Ships lay off Tartous on Friday. They left Tartous port at noon.", "Tartous port", "Tartous"),
        ("The pact was signed in the German city of Bremen.", "the German city", "Bremen"),
        ("He flew to the Kenyan capital on Sunday.", "the Kenyan capital", "Nairobi"),
        ("Ships crossed the Tatar Strait. Germany wants calm in the region.", "the region", "Tatar Strait"),
    ],
)
def test_places_by_a_common_noun(reader, text: str, words: str, label: str) -> None:
    assert reader.who(text, words) == [label]


@pytest.mark.parametrize(
    ("text", "place", "country"),
    [
        ("Protesters gathered in Hama on Friday.", "Hama", "SYR"),
        ("The envoy flew to Zurich and slept.", "Zurich", "CHE"),
        ("Two mayors were arrested near Mariupol.", "Mariupol", "UKR"),
    ],
)
def test_a_city_belongs_to_its_country(reader, text: str, place: str, country: str) -> None:
    assert reader.entities(text)[place].country == country


@pytest.mark.parametrize(
    ("text", "name"),
    [("Protesters gathered in Cambridge on Friday.", "Cambridge"), ("Anna Zurich sang in the rain.", "Anna Zurich")],
)
def test_a_name_of_many_cities_or_of_a_person_tells_no_country(reader, text: str, name: str) -> None:
    assert reader.entities(text)[name].country is None
