"""English or not."""

import pytest

from kgraph.read.cues import load_cues
from kgraph.read.language import why_not_english

ENGLISH = (
    "The foreign ministers of the two countries met on Tuesday in Vienna, and agreed that their deputies would "
    "draw up a plan for the exchange of prisoners by the end of the month, a spokesman said."
)
FRENCH = (
    "Les ministres des affaires étrangères des deux pays se sont rencontrés mardi à Vienne et ont convenu que leurs "
    "adjoints prépareraient un plan pour un échange de prisonniers avant la fin du mois, selon un porte-parole."
)
GERMAN = (
    "Die Außenminister der beiden Länder trafen sich am Dienstag in Wien und vereinbarten, dass ihre Stellvertreter "
    "bis Ende des Monats einen Plan für den Austausch von Gefangenen ausarbeiten sollen, wie ein Sprecher mitteilte."
)


def test_english_news_passes() -> None:
    assert why_not_english(ENGLISH, load_cues()) is None


@pytest.mark.parametrize("text", [FRENCH, GERMAN], ids=["French", "German"])
def test_other_languages_are_told_by_their_function_words(text: str) -> None:
    assert "function words" in (why_not_english(text, load_cues()) or "")


def test_other_alphabets_are_told() -> None:
    assert why_not_english("Министры встретились в Вене", load_cues()) == "not in Latin letters"


def test_numbers_alone_are_no_text() -> None:
    assert why_not_english("2018 -- 2019", load_cues()) == "no words in it"


def test_a_short_text_gets_the_benefit_of_the_doubt() -> None:
    assert why_not_english("Kim visits Beijing", load_cues()) is None


def test_a_list_of_names_is_not_taken_for_another_language() -> None:
    names = "Juan de la Cruz, Maria del Carmen, Ursula von der Leyen, Jan van der Meer, Osman al Bashir, Le Duc Tho"
    assert why_not_english(names, load_cues()) is None


def test_a_long_text_without_function_words_is_told() -> None:
    assert "0% of its words" in (why_not_english("lorem ipsum dolor sit amet " * 20, load_cues()) or "")


def test_a_name_with_many_marks_is_still_latin() -> None:
    assert why_not_english("Nguyễn Phú Trọng meets Đặng Thị Ngọc Thịnh", load_cues()) is None
