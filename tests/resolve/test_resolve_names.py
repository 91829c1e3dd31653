"""Personal names: order, family name, and which forms may be one person's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.resolve.lexicon import load_lexicon
from kgraph.resolve.names import gender_of, is_glued, names_person, parse_name, parts_of, same_person

LEXICON = load_lexicon()


def name(text: str, country: str | None = None):
    return parse_name(text.replace("-", " - ").split(), LEXICON, country)


@pytest.mark.parametrize(
    ("text", "country", "family"),
    [
        ("Kim Jong-un", None, "kim"),
        ("Moon Jae-in", None, "moon"),
        ("Wang Yi", None, "wang"),
        ("Xi Jinping", "CHN", "xi"),
        ("Jo Johnson", None, "johnson"),
        ("Susan Chang", None, "chang"),
        ("Shinzo Abe", "JPN", "abe"),
        ("Angela Merkel", None, "merkel"),
        ("Mohammed bin Salman", None, "bin salman"),
        ("Staffan de Mistura", None, "de mistura"),
        ("Bashar al-Assad", None, "assad"),
        ("Harry Smith Jr", None, "smith"),
    ],
)
def test_the_family_name_stands_where_the_people_puts_it(text: str, country: str | None, family: str) -> None:
    assert " ".join(name(text, country).family) == family


@pytest.mark.parametrize("text", ["de Mistura", "al-Assad", "Merkel", "bin Salman"])
def test_a_family_name_alone_is_not_full(text: str) -> None:
    assert not name(text).full


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kim Jong-un", "Kim Jong Un"),
        ("Vladimir Vladimirovich Putin", "Vladimir Putin"),
        ("Antony J. Blinken", "Antony Blinken"),
        ("Mohammad Javad Zarif", "Mohammed Javad Zarif"),
        ("Muhammad bin Salman", "Mohammed ben Salman"),
        ("François Hollande", "Francois Hollande"),
        ("Abe Shinzo", "Shinzo Abe"),
        ("J. Carter", "James Carter"),
    ],
)
def test_forms_of_one_name(one: str, other: str) -> None:
    assert same_person(name(one), name(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kim Jong-un", "Kim Jong-il"),
        ("George W. Bush", "George H. W. Bush"),
        ("Hans Meier", "Hans Maier"),
        ("Bill Clinton", "Hillary Clinton"),
        ("Lee Myung-bak", "Lee Jae-myung"),
        ("Clinton", "Bill Clinton"),
    ],
)
def test_names_that_only_look_alike_are_two(one: str, other: str) -> None:
    assert not same_person(name(one), name(other))


@pytest.mark.parametrize(
    ("short", "full", "score"),
    [
        ("Kim", "Kim Jong-un", 2),
        ("Merkel", "Angela Merkel", 2),
        ("Assad", "Bashar al-Assad", 2),
        ("Salman", "Mohammed bin Salman", 2),
        ("Bandar", "Bandar bin Sultan", 1),
        ("Angela", "Angela Merkel", 1),
        ("Un", "Kim Jong-un", 1),
        ("Macron", "Angela Merkel", 0),
    ],
)
def test_what_a_short_form_stands_for(short: str, full: str, score: int) -> None:
    assert names_person(name(short), name(full)) == score


def test_gender_is_read_from_the_given_name_and_not_from_a_family_name_in_front() -> None:
    assert gender_of(name("Angela Merkel"), LEXICON) == "f"
    assert gender_of(name("Sergei Lavrov"), LEXICON) == "m"
    assert gender_of(name("Kim Jong-un"), LEXICON) == ""


@pytest.mark.parametrize("text", ["ComradeLi Kuo Ming", "Li Kuo Mingsaid", "eveningLi Kuo Mingleft"])
def test_a_name_that_lost_its_space_is_still_the_name(text: str) -> None:
    assert is_glued(name(text), name("Li Kuo Ming"))


@pytest.mark.parametrize(("text", "other"), [("Ann Johnson", "Ann Johns"), ("Li Kuo Ming", "Li Kuo Ming")])
def test_a_longer_name_is_not_a_glued_one(text: str, other: str) -> None:
    assert not is_glued(name(text), name(other))


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1), max_size=5))
def test_any_words_can_be_parsed_and_are_the_same_person_as_themselves(words: list[str]) -> None:
    parsed = parse_name(words, LEXICON)
    assert same_person(parsed, parsed)
    assert len(parsed.family) <= len(parsed.parts) <= len(parts_of(words))
