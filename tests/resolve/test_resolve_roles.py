"""Persons without a name: by office and date, by what the text said of them, or as someone unnamed."""

import pytest


@pytest.mark.parametrize(
    ("phrase", "date", "label"),
    [
        ("the South Korean president", "2018-03-28", "Moon Jae-in"),
        ("the South Korean president", "2016-03-28", "Park Geun-hye"),
        ("the South Korean president", None, "South Korean president"),
        ("the former South Korean president", "2018-03-28", "former South Korean president"),
        ("Russia's foreign minister", "2018-03-28", "Sergei Lavrov"),
        ("the president of China", "2018-03-28", "Xi Jinping"),
        ("the North Korean leader", "2018-03-28", "Kim Jong-un"),
        ("the North Korean leader", "2005-03-28", "Kim Jong-il"),
        ("the British foreign secretary", "2017-01-05", "Boris Johnson"),
    ],
)
def test_an_office_is_its_holder_on_the_day(reader, phrase: str, date: str | None, label: str) -> None:
    text = f"On Monday {phrase} welcomed the result."
    labels = [label for words, label, kind in reader.mentions(text, date) if kind == "nominal"]
    assert labels == [label]


def test_who_was_named_with_a_title_is_meant_by_it_later(reader) -> None:
    text = (
        "Japanese Ambassador Carla Jenkins wrote to Jordan's water minister. Water Minister Zaid Haddad answered. "
        "The minister was polite. The ambassador was pleased. The water minister will see the ambassador in June."
    )
    assert reader.who(text, "Jordan's water minister") == ["Zaid Haddad"]
    assert reader.who(text, "The ambassador") == ["Carla Jenkins"]
    assert reader.who(text, "The minister") == ["Zaid Haddad"]
    assert reader.who(text, "the ambassador") == ["Carla Jenkins"]


@pytest.mark.parametrize(
    ("text", "words", "label"),
    [
        ("Ada Holm, the Danish trade minister, spoke.", "the Danish trade minister", "Ada Holm"),
        ("The group's chief negotiator, Ada Holm, spoke.", "The group's chief negotiator", "Ada Holm"),
        ("Ada Holm was Iran's top envoy for years.", "Iran's top envoy", "Ada Holm"),
        ("Ada Holm spoke to his wife Jane Moss about Per Dahl.", "his wife", "Jane Moss"),
    ],
)
def test_a_phrase_beside_a_name_means_its_bearer(reader, text: str, words: str, label: str) -> None:
    assert reader.who(text, words) == [label]


def test_someone_unnamed_is_visible_and_stays_the_same_in_the_text(reader) -> None:
    text = "A South Korean official confirmed the plan. Germany was silent. The official would not say more."
    entities = reader.entities(text)
    assert entities["A South Korean official"].label == "South Korean official"
    assert entities["The official"].id == entities["A South Korean official"].id
    assert entities["The official"].type == "PERSON"


def test_someone_unnamed_is_another_in_another_text(reader) -> None:
    one = reader.entities("A South Korean official confirmed it.")["A South Korean official"]
    other = reader.entities("A South Korean official denied it.")["A South Korean official"]
    assert one.id != other.id


def test_officials_speak_for_their_country(reader) -> None:
    assert reader.who("Israeli officials briefed the press.", "Israeli officials") == ["Israel"]
    assert reader.who("Senior officials of the EU briefed the press.", "Senior officials") == ["European Union"]


def test_a_counterpart_holds_the_same_office_elsewhere(reader) -> None:
    text = "Russian foreign minister Sergei Lavrov called his British counterpart on Friday."
    assert reader.who(text, "his British counterpart", "2017-02-03") == ["Boris Johnson"]
    assert reader.who(text, "his British counterpart", "1995-02-03") == ["British foreign minister"]


def test_a_relative_without_a_name_gets_it_when_the_text_tells_it(reader) -> None:
    text = "Xi Jinping and his wife arrived first. Later his wife Peng Liyuan sang."
    assert reader.who(text, "his wife", nth=0) == reader.who(text, "his wife", nth=1) == ["Peng Liyuan"]


def test_joined_offices_are_several_persons(reader) -> None:
    text = "The British foreign and defence secretaries flew to Kyiv."
    assert reader.who(text, "The British foreign and defence secretaries", "2017-05-02") == [
        "Boris Johnson",
        "British defence secretary",
    ]


def test_a_title_without_country_is_not_a_foreigner(reader) -> None:
    text = "The Foreign Secretary telephoned Russian foreign minister Sergei Lavrov. Boris Johnson flew home."
    assert reader.who(text, "The Foreign Secretary", "2017-01-10") == ["Boris Johnson"]


def test_a_mediator_that_nobody_is_makes_no_node(reader) -> None:
    assert "mediator" not in {label for _, label, _ in reader.mentions("Iran rejected Germany as a mediator.")}


def test_a_rare_title_tells_where_a_text_is_at_home(reader) -> None:
    text = "The Foreign Secretary flew to Paris on Monday. He told France that Britain would pay."
    found = reader.entities(text)["The Foreign Secretary"]
    assert (found.label, found.country) == ("UK Foreign Secretary", "GBR")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Treasurer flew to Paris on Monday. He told France that Britain would pay.", "The Treasurer"),
        ("The Foreign Secretary flew to Oslo on Monday. He told Kenya that nobody would pay.", "The Foreign Secretary"),
    ],
)
def test_a_title_of_no_country_named_has_no_home(reader, text: str, words: str) -> None:
    assert reader.entities(text)[words].country is None


def test_an_unknown_counterpart_is_called_by_the_office(reader) -> None:
    text = "Russian foreign minister Sergei Lavrov met his Kenyan counterpart in Paris."
    found = reader.entities(text, "2018-05-01")["his Kenyan counterpart"]
    assert (found.label, found.country) == ("Kenyan foreign minister", "KEN")


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("French and German activists sang in Nairobi.", ["FRA", "DEU"]),
        ("Russian, Iranian and Kenyan negotiators met in Nairobi.", ["RUS", "IRN", "KEN"]),
        ("US and British lawmakers sang in Nairobi.", ["USA", "GBR"]),
    ],
)
def test_adjectives_joined_before_a_noun_make_a_group_each(reader, text: str, countries: list[str]) -> None:
    words = text.partition(" in ")[0].rpartition(" ")[0]
    annotated = next(iter(reader.annotator.annotate([reader._document(text, None, ())])))
    found = [m.entity for m in reader.resolver.resolve(annotated) if text[m.span.start : m.span.end] == words]
    assert [e.country for e in found] == countries


@pytest.mark.parametrize(
    "text", ["Talks between China and German lawmakers failed.", "China and German lawmakers met."]
)
def test_a_country_before_and_owns_no_group(reader, text: str) -> None:
    assert reader.who(text, "German lawmakers") == ["German lawmakers"]


def test_the_mayor_of_a_city_belongs_to_its_country(reader) -> None:
    assert reader.entities("Kenya freed the mayor of Mariupol on Monday.")["the mayor"].country == "UKR"
    text = "Kenya freed the mayor of the southern coastal city of Mariupol, a member of the club."
    assert reader.entities(text)["Mariupol"].country == "UKR"


def test_who_stands_behind_the_place_of_an_envoy_is_the_envoy(reader) -> None:
    text = "China's ambassador to Kenya, Ada Holm, spoke. Kenya, France and Iran listened."
    assert reader.who(text, "China's ambassador") == ["Ada Holm"]


@pytest.mark.parametrize(
    ("text", "words", "label"),
    [
        ("Ada Holm spoke to the crowd in Oslo. The former cleric then left.", "The former cleric", "Ada Holm"),
        ("The bridge was opened by Ada Holm. The veteran smiled.", "The veteran", "Ada Holm"),
        ("Kenyan trade minister Ada Holm resigned. The billionaire sold her yacht.", "The billionaire", "Ada Holm"),
    ],
)
def test_an_epithet_means_the_only_person_just_spoken_of(reader, text: str, words: str, label: str) -> None:
    assert reader.who(text, words) == [label]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ada Holm met Tara Lind in Oslo. The cleric then left.", "The cleric"),
        ("Ada Holm spoke to the crowd in Oslo. A cleric then left.", "A cleric"),
        ("Ada Holm spoke in Oslo. The envoy then left.", "The envoy"),
    ],
)
def test_an_epithet_of_one_of_two_or_of_another_stays_open(reader, text: str, words: str) -> None:
    assert reader.who(text, words) not in (["Ada Holm"], ["Tara Lind"])


def test_the_former_envoy_is_who_was_the_envoy(reader) -> None:
    text = (
        "Kenya's former ambassador flew to Paris. His successor stayed at home. Ada Holm was Kenya's ambassador for "
        "years. Her successor, Tara Lind, is Kenya's ambassador now."
    )
    assert reader.who(text, "Kenya's former ambassador") == ["Ada Holm"]
    assert reader.who(text, "His successor") == ["Tara Lind"]


def test_the_former_envoy_is_not_who_is_the_envoy(reader) -> None:
    text = "Kenya's former ambassador flew to Paris. Ada Holm is Kenya's ambassador. Tara Lind is Kenya's ambassador."
    assert reader.who(text, "Kenya's former ambassador") not in (["Ada Holm"], ["Tara Lind"])


@pytest.mark.parametrize(
    ("text", "words", "label"),
    [
        ("North Korea and France held talks. The supreme leader stayed away.", "The supreme leader", "Kim Jong-un"),
        ("Xi Jinping wrote to North Korea. The supreme leader replied.", "The supreme leader", "Kim Jong-un"),
    ],
)
def test_the_supreme_leader_is_of_the_country_that_has_one(reader, text: str, words: str, label: str) -> None:
    assert reader.who(text, words, "2018-03-28") == [label]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ann Obi, president of the Supreme Court of Kenya, spoke. Rain fell. The leader smiled.", "The leader"),
        ("France slept. The supreme leader stayed away.", "The supreme leader"),
    ],
)
def test_who_heads_a_court_is_no_leader(reader, text: str, words: str) -> None:
    assert reader.who(text, words, "2018-03-28") not in (["Ann Obi"], ["Emmanuel Macron"])


@pytest.mark.parametrize(
    ("text", "words", "label"),
    [
        ("Kenyan President Ann Obi spoke. Troops held the deposed president.", "the deposed president", "Ann Obi"),
        ("Kenyan President Ann Obi fled. The ousted president wept.", "The ousted president", "Ann Obi"),
        (
            "French President Emmanuel Macron spoke. He rang the outgoing president.",
            "the outgoing president",
            "Emmanuel Macron",
        ),
    ],
)
def test_who_has_just_lost_an_office(reader, text: str, words: str, label: str) -> None:
    assert reader.who(text, words, "2018-03-28") == [label]


def test_a_former_president_is_none_of_today(reader) -> None:
    text = "French President Emmanuel Macron spoke. Troops guarded the former president."
    assert reader.who(text, "the former president", "2018-03-28") != ["Emmanuel Macron"]
