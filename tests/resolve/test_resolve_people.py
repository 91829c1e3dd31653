"""Who the persons of a text are."""

import pytest


def test_a_family_name_is_the_person_named_in_full_before(reader) -> None:
    text = "Tara Lindqvist arrived in Iran. Lindqvist met nobody. Ms Lindqvist left."
    assert {label for words, label, _ in reader.mentions(text) if "Lindqvist" in words} == {"Tara Lindqvist"}


@pytest.mark.parametrize(
    ("first", "short"),
    [("Kim Jong Un", "Kim"), ("Moon Jae-in", "Moon"), ("Emmanuel Macron", "Mr Macron"), ("Xi Jinping", "President Xi")],
)
def test_names_of_every_order(reader, first: str, short: str) -> None:
    text = f"{first} arrived on Monday. Later {short} spoke to reporters."
    assert reader.who(text, short.split()[-1]) == reader.who(text, first)


def test_father_and_son_are_kept_apart_and_the_bare_name_stays_with_the_first(reader) -> None:
    text = (
        "Kim Jong Un flew to Singapore. Kim slept well. His late father, Kim Jong Il, feared aeroplanes. "
        "Kim Jong Il stayed at home. Now Kim stayed for a week."
    )
    assert reader.who(text, "Kim", nth=0) == ["Kim Jong-un"]
    assert reader.who(text, "Kim", nth=1) == ["Kim Jong-un"]
    assert reader.who(text, "His late father") == ["Kim Jong-il"]


def test_a_title_decides_between_two_of_one_name(reader) -> None:
    text = (
        "Foreign minister Ada Holm and trade minister Nils Holm attended. Nobody left early. "
        "They had come by train. The trip took long. Foreign minister Holm spoke first."
    )
    assert reader.who(text, "Holm") == ["Ada Holm"]


def test_two_of_one_name_without_a_hint_stay_a_third_of_this_text(reader) -> None:
    text = "Ada Holm and Nils Holm attended. " + "Nobody said a word. " * 4 + "Holm voted in the end."
    found = reader.entities(text)["Holm"]
    assert found.label == "Holm"
    assert found.id.startswith("kg:holm-")


def test_a_family_name_alone_is_an_entity_of_its_own_text(reader) -> None:
    one = reader.entities("Kim said it would rain.")["Kim"]
    other = reader.entities("Kim said it would snow.")["Kim"]
    assert one.id != other.id
    assert one.label == other.label == "Kim"


def test_a_full_name_is_the_same_in_all_texts(reader) -> None:
    one = reader.entities("Kenyan official Joyce Otieno flew to Paris.")["Joyce Otieno"]
    other = reader.entities("Joyce Otieno, a Kenyan official, was in Berlin.")["Joyce Otieno"]
    assert one.id.startswith("kg:joyce-otieno")
    assert other.id.startswith("kg:joyce-otieno")


@pytest.mark.parametrize(
    ("text", "date", "label"),
    [
        ("President Hollande went to Berlin.", "2016-03-03", "François Hollande"),
        ("President Hollande went to Berlin.", "2019-03-03", "Hollande"),
        ("President Bush went to Berlin.", "2003-05-01", "George W. Bush"),
        ("President Bush went to Berlin.", "1990-05-01", "George H. W. Bush"),
        ("President Bush went to Berlin.", None, "Bush"),
        ("Mrs Merkel told France to wait, Germany said.", "2010-05-01", "Angela Merkel"),
    ],
)
def test_office_and_date_tell_who_a_family_name_is(reader, text: str, date: str | None, label: str) -> None:
    surname = text.split()[1]
    assert reader.who(text, surname, date) == [label]


def test_the_most_famous_kim_is_not_taken_for_any_kim(reader) -> None:
    assert reader.who("Mr Kim told North Korea to wait.", "Kim", "2018-03-28") == ["Kim"]


def test_a_name_of_the_tables_with_another_countrys_title_is_someone_else(reader) -> None:
    entity = reader.entities("Japanese singer and envoy Emmanuel Macron, a Japanese official, sang.")["Emmanuel Macron"]
    assert entity.label == "Emmanuel Macron"


def test_a_name_glued_to_the_next_word_is_the_same_person(reader) -> None:
    text = "Kim Yong Nam arrived. ComradeKim Yong Nam spoke. The guest Kim Yong Namthanked him."
    assert {label for words, label, _ in reader.mentions(text) if "Yong" in words} == {"Kim Yong Nam"}


def test_a_person_in_a_headline_is_the_one_of_the_text(reader) -> None:
    text = "Holm flies to Paris\n\nAda Holm flew to Paris. Her aunt, Karin Holm, had been there before."
    assert reader.who(text, "Holm") == ["Ada Holm"]


def test_may_is_a_person_where_the_text_says_so(reader) -> None:
    text = "Theresa May flew to Paris. It will be dark in May. May told Emmanuel Macron about the plan."
    found = [label for words, label, _ in reader.mentions(text) if words == "May"]
    assert found == ["Theresa May"]


def test_a_middle_name_more_is_the_same_person(reader) -> None:
    text = "Sergei Viktorovich Lavrov spoke. Sergei Lavrov then left for Iran."
    assert reader.who(text, "Sergei Viktorovich Lavrov") == ["Sergei Lavrov"]


@pytest.mark.parametrize(
    ("text", "name", "date", "label"),
    [
        ("Merkel called for patience on Monday.", "Merkel", "2012-05-01", "Angela Merkel"),
        ("Lavrov and Merkel will speak on Friday.", "Lavrov", "2012-05-01", "Sergei Lavrov"),
        ("The envoy flew home to brief Macron.", "Macron", "2018-05-01", "Emmanuel Macron"),
        ("Merkel called for patience on Monday.", "Merkel", None, "Angela Merkel"),
        ("Johnson will meet Lavrov in Munich.", "Johnson", "2018-05-01", "Boris Johnson"),
        ("President hollande went to Berlin.", "hollande", "2016-03-03", "François Hollande"),
        ("MERKEL TO VISIT WARSAW ON FRIDAY", "MERKEL", "2012-05-01", "Angela Merkel"),
    ],
)
def test_a_statesman_needs_no_introduction(reader, text: str, name: str, date: str | None, label: str) -> None:
    assert reader.who(text, name, date) == [label]


@pytest.mark.parametrize(
    ("text", "name", "date"),
    [
        ("Johnson told the club that he was leaving.", "Johnson", "2017-05-01"),
        ("Johnson will meet Lundgren in Munich.", "Johnson", "2018-05-01"),
        ("Mr Merkel called for patience on Monday.", "Merkel", "2012-05-01"),
        ("Kim called for patience on Monday.", "Kim", "2018-05-01"),
    ],
)
def test_plain_and_shared_names_need_an_introduction(reader, text: str, name: str, date: str) -> None:
    assert reader.who(text, name, date) in ([name], [])


def test_namesakes_of_one_country_tell_the_country(reader) -> None:
    found = reader.entities("Bush called for patience on Monday.")["Bush"]
    assert (found.label, found.country) == ("Bush", "USA")
    assert found.id.startswith("kg:bush-")


@pytest.mark.parametrize(
    ("text", "words", "labels"),
    [
        ("Ada Holm left Rome. Queen Holm met Xi Jinping.", "Queen Holm", ["Holm"]),
        ("Queen Ada Holm left Rome. Queen Ada met Xi Jinping.", "Queen Ada", ["Ada Holm"]),
        ("Ada Holm left Rome. Minister Holm met Xi Jinping.", "Minister Holm", ["Ada Holm"]),
    ],
)
def test_who_reigns_is_not_called_by_the_family_name(reader, text: str, words: str, labels: list[str]) -> None:
    found = reader.who(text, words) or reader.who(text, words.split()[-1])
    assert found == labels
