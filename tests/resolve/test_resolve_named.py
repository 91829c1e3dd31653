"""Names in running text: where they begin and end, and what kind of thing they are."""

import pytest


@pytest.mark.parametrize(
    ("text", "words", "label"),
    [
        ("Visiting German foreign minister Jens Falk flew home.", "Jens Falk", "Jens Falk"),
        ("The Chancellor and President Macron dined in Lille.", "Macron", "Emmanuel Macron"),
        ("Mahmoud al-Hadidi spoke to Staffan de Witte.", "Mahmoud al-Hadidi", "Mahmoud al-Hadidi"),
        ("Mahmoud al-Hadidi spoke to Staffan de Witte.", "Staffan de Witte", "Staffan de Witte"),
        ("Minister of Coal Industry Choe Yong Su left.", "Choe Yong Su", "Choe Yong Su"),
        ("Prince Talal bin Sultan left.", "Talal bin Sultan", "Talal bin Sultan"),
        ("--Kim Jong Un received the envoy.", "Kim Jong Un", "Kim Jong-un"),
    ],
)
def test_a_person_is_named_without_title(reader, text: str, words: str, label: str) -> None:
    assert reader.who(text, words) == [label]


@pytest.mark.parametrize(
    ("text", "words", "type"),
    [
        ("The Kenyan Ministry of Water and Energy signed.", "Kenyan Ministry of Water and Energy", "GOVERNMENT_BODY"),
        ("Officials of the Institute for Strategic and Maritime Affairs came.", None, "ORGANISATION"),
        ("Ships passed the Tatar Strait on Monday.", "Tatar Strait", "PLACE"),
        ("He told Kenya Radio that they had met.", "Kenya Radio", "MEDIA"),
        ("They signed the Treaty on Friendly Neighbourhood in May.", "Treaty on Friendly Neighbourhood", "INSTRUMENT"),
    ],
)
def test_the_words_inside_a_name_tell_what_it_is(reader, text: str, words: str | None, type: str) -> None:
    entities = reader.entities(text)
    words = words or "Institute for Strategic and Maritime Affairs"
    assert entities[words].type == type


def test_an_institution_belongs_to_the_country_in_its_name(reader) -> None:
    entities = reader.entities("The Kenyan Ministry of Water signed. Syria's People's Council did not.")
    assert entities["Kenyan Ministry of Water"].country == "KEN"


def test_a_short_form_in_brackets_stands_for_the_name_before_it(reader) -> None:
    text = "The Council for Northern Fisheries (CNF) met. Germany asked the CNF for help."
    assert reader.who(text, "CNF", nth=1) == ["Council for Northern Fisheries"]


def test_a_name_that_many_bodies_have_is_not_the_best_known_one_in_another_country(reader) -> None:
    assert reader.who("The UN Security Council voted. The Security Council met again.", "Security Council") == [
        "UN Security Council"
    ]
    labels = [label for _, label, _ in reader.mentions("The secretary of Russia's Security Council spoke.")]
    assert "UN Security Council" not in labels


def test_a_headline_in_capitals_names_no_organisation(reader) -> None:
    from kgraph.model import Span, Zone, ZoneKind

    text = "Seoul Denies Visit of French President Emmanuel Macron to Iran"
    zones = (Zone(ZoneKind.HEADLINE, Span(0, len(text))),)
    labels = {label for _, label, _ in reader.mentions(text, zones=zones)}
    assert labels == {"South Korea", "France", "Emmanuel Macron", "Iran"}


def test_a_person_with_the_name_of_a_country_is_a_person(reader) -> None:
    assert reader.who("Analyst Jordan Keller said Iran had agreed.", "Jordan") == []
    assert reader.who("Analyst Jordan Keller said Iran had agreed.", "Jordan Keller") == ["Jordan Keller"]


def test_months_and_days_are_no_names(reader) -> None:
    assert [w for w, _, _ in reader.mentions("In March and May, on a Tuesday, Germany voted.")] == ["Germany"]


@pytest.mark.parametrize(
    ("text", "words", "label"),
    [
        ("The Merkel-Macron plan failed.", "Macron", "Emmanuel Macron"),
        ("The Xi-Macron call lasted an hour.", "Macron", "Emmanuel Macron"),
        ("The Merkel-Macron meeting went well.", "Merkel", "Angela Merkel"),
        ("She flew from Washington, D.C. to Nairobi.", "Washington, D.C.", "Washington, D.C."),
        ("She lives in Washington, DC.", "Washington, DC", "Washington, D.C."),
        ("The Georgia governor, Ann Lee, went to Seoul.", "Georgia", "Georgia (US state)"),
        ("Ann Lee, the governor of Georgia, went to Seoul.", "Georgia", "Georgia (US state)"),
        ("Officials said that Washington had lied.", "Washington", "United States"),
        ("Kerala's Pinarayi Vijayan met Narendra Modi.", "Pinarayi Vijayan", "Pinarayi Vijayan"),
    ],
)
def test_names_that_need_what_stands_beside_them(world, text: str, words: str, label: str) -> None:
    assert world.entities(text, "2018-06-20")[words].label == label


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Smith-Jones plan failed.", "Smith"),
        ("The Austin-Healey factory closed.", "Austin"),
        ("Macron-era laws went.", "era"),
    ],
)
def test_hyphens_that_join_no_two_statesmen(world, text: str, words: str) -> None:
    assert words not in world.entities(text, "2018-06-20")


def test_georgia_alone_is_the_state(world) -> None:
    assert world.entities("Georgia thanked the governor.", "2018-06-20")["Georgia"].label == "Georgia"


def test_leaders_of_two_joined_by_a_hyphen_are_the_two(world) -> None:
    assert world.who("EU-China leaders will meet.", "EU-China leaders", "2018-06-20") == ["European Union", "China"]


def test_an_agency_behind_a_city_is_no_short_form_of_it(world) -> None:
    text = "Rockets hit Addis Ababa (AP) late on Saturday. A man told the AP that he ran."
    assert "Addis Ababa" not in world.who(text, "the AP", "2020-11-15")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Officials praised Macron and von der Heide.", "von der Heide"),
        ("Macron, von der Heide and Scholz flew to Kyiv.", "von der Heide"),
        ("Iran criticised Ann de la Vega.", "Ann de la Vega"),
        ("Macron's visit with Ann von der Heide angered Iran.", "Ann von der Heide"),
    ],
)
def test_a_name_begins_with_all_its_particles(reader, text: str, name: str) -> None:
    assert name in {words for words, _, _ in reader.mentions(text)}


@pytest.mark.parametrize("text", ["Macron left la France to Iran.", "They met in den Haag, Iran said."])
def test_particles_that_begin_no_longer_name(reader, text: str) -> None:
    assert not any(len(words.split()) > 2 for words, _, _ in reader.mentions(text))
