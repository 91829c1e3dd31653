"""What persons are called besides their full name."""

import pytest

from kgraph.resolve.actors.person_names import forms_of, surnames_of

CONVENTIONS = {"KOR": "family_first", "CHN": "family_first", "MEX": "spanish", "ETH": "given", "ARE": "given"}


@pytest.mark.parametrize(
    ("name", "country", "form"),
    [
        ("Haruto Tanabe", "JPN", "Tanabe Haruto"),
        ("Gábor Szalai", "HUN", "Szalai Gábor"),
        ("Park Min-ho", "KOR", "Min-ho Park"),
        ("Park Min-ho", "KOR", "Park Minho"),
        ("Omar al-Nadim", "IRQ", "Omar Nadim"),
        ("Omar al-Nadim", "IRQ", "Omar el-Nadim"),
        ("Jürgen Höfer", "DEU", "Juergen Hoefer"),
        ("Walter Q. Peabody", "USA", "Walter Peabody"),
        ("Walter Peabody Jr.", "USA", "Walter Peabody"),
    ],
)
def test_forms_that_follow_from_a_name(name: str, country: str, form: str) -> None:
    assert form in set(forms_of(name, country))


def test_most_names_have_no_other_form() -> None:
    assert list(forms_of("Sven Altmark", "SWE")) == []
    assert list(forms_of("Haruto Tanabe", "USA")) == []


@pytest.mark.parametrize(
    ("name", "country", "surname"),
    [
        ("Park Min-ho", "KOR", "Park"),
        ("Walter Peabody", "USA", "Peabody"),
        ("Walter Peabody Jr.", "USA", "Peabody"),
        ("Ursula van den Berg", "NLD", "van den Berg"),
        ("Luis Robles Vidal", "MEX", "Robles Vidal"),
        ("Tesfaye Bekele", "ETH", "Tesfaye"),
        ("Omar al-Nadim", "IRQ", "al-Nadim"),
        ("Gustav IX", "SWE", "Gustav"),
        ("Ottokar III of Graustark", "GRA", "Ottokar"),
    ],
)
def test_what_a_person_is_called_for_short(name: str, country: str, surname: str) -> None:
    assert surnames_of(name, country, CONVENTIONS)[0] == surname


@pytest.mark.parametrize(
    ("name", "country", "other"),
    [
        ("Ursula van den Berg", "NLD", "Berg"),
        ("Luis Robles Vidal", "MEX", "Robles"),
        ("Omar al-Nadim", "IRQ", "Nadim"),
        ("Rashid bin Khalifa", "ARE", "bin Khalifa"),
    ],
)
def test_what_else_a_person_is_called(name: str, country: str, other: str) -> None:
    assert other in surnames_of(name, country, CONVENTIONS)
