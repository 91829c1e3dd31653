"""Countries and institutions by a common noun."""

import pytest


@pytest.mark.parametrize(
    ("text", "words", "label"),
    [
        ("Iran lied. France said the Islamic Republic must answer.", "the Islamic Republic", "Iran"),
        ("The Stalinist state fired a rocket.", "The Stalinist state", "North Korea"),
        ("Germany and France sent doctors to Kenya. The country thanked them.", "The country", "Kenya"),
        ("Saudi Arabia and Iran met. The kingdom had asked for it.", "The kingdom", "Saudi Arabia"),
        ("Xi Jinping spoke of his country with pride.", "his country", "China"),
        ("The European Union and Iran met. The bloc wants a deal.", "The bloc", "European Union"),
        ("Xinhua reported it first. The news agency gave no source.", "The news agency", "Xinhua News Agency"),
        ("Hamas fired rockets at Israel. The group denied it.", "The group", "Hamas"),
        ("The Hamas movement denied it.", "The Hamas movement", "Hamas"),
        (
            "Xinhua reported it. The Beijing-based agency gave no source.",
            "The Beijing-based agency",
            "Xinhua News Agency",
        ),
        ("The European Union met Iran. The 27-nation bloc was calm.", "The 27-nation bloc", "European Union"),
        ("Siemens cut jobs in Kenya. The German company gave no reason.", "The German company", "Siemens"),
    ],
)
def test_whom_a_noun_means(reader, text: str, words: str, label: str) -> None:
    assert reader.who(text, words) == [label]


def test_a_ministry_of_a_country_is_one_body_under_both_forms(reader) -> None:
    text = "Russia's foreign ministry protested. The Russian Foreign Ministry sent a note. The ministry waited."
    entities = reader.entities(text)
    ids = {entities[w].id for w in ("Russia's foreign ministry", "Russian Foreign Ministry", "The ministry")}
    assert len(ids) == 1
    assert entities["The ministry"].label == "Russian Foreign Ministry"


def test_the_department_of_a_secretary(reader) -> None:
    text = "Nora Klein, Secretary of Trade, spoke in Paris. The Department published her speech."
    assert reader.who(text, "The Department") == ["Trade Department"]


def test_the_embassy_is_the_ambassadors(reader) -> None:
    text = "German Ambassador Jens Falk bought a flag. It hangs on the embassy."
    assert reader.who(text, "the embassy") == ["German Embassy"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Hamas fired rockets. A Palestinian group denied it.", "A Palestinian group"),
        ("Kenya fired rockets. The German company denied it.", "The German company"),
        ("A foreign country sent aid.", "A foreign country"),
        ("Iran and other countries sent aid.", "other countries"),
        ("Any future Palestinian state needs water.", "Any future Palestinian state"),
        ("They used excessive force.", "excessive force"),
    ],
)
def test_what_means_nobody_in_particular(reader, text: str, words: str) -> None:
    assert reader.who(text, words) == []


def test_a_people_is_not_its_country(reader) -> None:
    entities = reader.entities("The people of Kenya voted. Thousands of Kenyans sang. Kenya was calm.")
    assert entities["Kenyans"].id == entities["The people of Kenya"].id != entities["Kenya"].id


def test_the_north_needs_a_text_about_korea(reader) -> None:
    assert reader.who("South Korea sent rice. The North refused it.", "The North") == ["North Korea"]
    assert reader.who("Germany sent rice. The North refused it.", "The North") == []


@pytest.mark.parametrize(
    ("text", "words", "label"),
    [
        ("France helped Kenya. Macron let US troops use bases in the country.", "the country", "Kenya"),
        ("Iran is large. Nobody saw the Japanese monk held in the country.", "the country", "Iran"),
        ("Lavrov left Iran. Sergei Lavrov said the country would wait.", "the country", "Russia"),
        ("France met Kenya. Angela Merkel told the nation that nobody was harmed.", "the nation", "Germany"),
        ("The Arab League and Iran met. The bloc wants a deal.", "The bloc", "Arab League"),
        (
            "Iran recalled its envoy. The foreign ministry gave no reason.",
            "The foreign ministry",
            "Iranian Foreign Ministry",
        ),
        ("Iran spoke. The foreign ministry in Tokyo was calm.", "The foreign ministry", "Japanese Foreign Ministry"),
        ("Hamas fired rockets. Iran spoke to the Islamist group.", "the Islamist group", "Hamas"),
    ],
)
def test_whose_side_is_told(reader, text: str, words: str, label: str) -> None:
    assert reader.who(text, words, "2019-02-01") == [label]


@pytest.mark.parametrize(
    ("text", "words", "label"),
    [
        ("Iran is far. Sergei Lavrov said the country must apologise.", "the country", "Russia"),
        ("France met Iran. The other ministry was silent.", "The other ministry", "French Ministry"),
        ("France met Iran. A foreign ministry was silent.", "A foreign ministry", "French Foreign Ministry"),
    ],
)
def test_what_is_another_s_or_not_known(reader, text: str, words: str, label: str) -> None:
    assert reader.who(text, words, "2019-02-01") != [label]


@pytest.mark.parametrize(
    ("text", "words", "label"),
    [
        ("Hamas fired rockets at Israel. The militants hid.", "The militants", "Hamas"),
        (
            "Israel has a border with Iran. Israel hit Iran. Iran cursed its neighbour.",
            "its neighbour",
            "Israel",
        ),
        (
            "The Iran-Israel border is quiet. Israel wrote to Iran. Israel feared its neighbour.",
            "its neighbour",
            "Iran",
        ),
    ],
)
def test_fighters_and_neighbours(reader, text: str, words: str, label: str) -> None:
    assert reader.who(text, words) == [label]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Iran is far. The militants hid.", "The militants"),
        ("Hamas fired rockets. Militants hid.", "Militants"),
        ("Israel hit Iran. Iran hit Israel. Iran cursed its neighbour.", "its neighbour"),
        ("The border is long. Israel hit Iran. Iran hit Israel. Kenya cursed its neighbour.", "its neighbour"),
    ],
)
def test_fighters_and_neighbours_of_nobody_named(reader, text: str, words: str) -> None:
    assert reader.who(text, words) == []


def test_the_embassy_is_that_of_an_unnamed_ambassador(reader) -> None:
    text = "Kenya summoned the French ambassador. The embassy kept silent."
    assert reader.who(text, "The embassy") == ["French Embassy"]
    text = "Kenya summoned the French and the British ambassador. The embassy kept silent."
    assert reader.who(text, "The embassy") != ["French Embassy"]


def test_a_news_agency_is_no_other_agency(reader) -> None:
    text = "The Central Intelligence Agency met Iran, the official news agency said."
    assert reader.who(text, "the official news agency") != reader.who(text, "Central Intelligence Agency")
