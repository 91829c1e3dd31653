"""When two written forms are the same, and when capitals count."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.resolve.actors.forms import BARRIER, folded, particles, pieces, plain_key, shape_fits, shaped, spellings


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kim Jong-un", "Kim Jong Un"),
        ("Côte d'Ivoire", "Cote d’Ivoire"),
        ("U.S.", "US"),
        ("Muhammad Khan", "Mohammed Khan"),
        ("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"),
        ("Łódź", "Lodz"),
        ("Sana'a", "Sanaa"),
        ("Trinidad & Tobago", "Trinidad and Tobago"),
        ("al‑Sham", "al-Sham"),
    ],
)
def test_forms_that_are_one(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(("one", "other"), [("Kim Jong-un", "Kim Jong-il"), ("Iran", "Iraq"), ("Oman", "Omani")])
def test_forms_that_are_not(one: str, other: str) -> None:
    assert folded(one) != folded(other)


def test_a_token_gives_pieces_with_the_shape_of_the_text() -> None:
    assert pieces("Jong-un") == (("jong", "Jong"), ("un", "un"))
    assert pieces("D.C.") == (("dc", "DC"),)


def test_a_possessive_is_a_piece_of_its_own() -> None:
    assert pieces("Ruritania's") == (("ruritania", "Ruritania"), ("s", "s"))
    assert pieces("Ruritanians’") == (("ruritanians", "Ruritanians"),)


def test_hyphens_vanish_and_other_punctuation_bars() -> None:
    assert pieces("-") == ()
    assert pieces(",") == ((BARRIER, BARRIER),)
    assert pieces("(") == ((BARRIER, BARRIER),)


def test_a_spelling_stands_for_its_standard_and_never_for_another_variant() -> None:
    table = spellings()
    assert table["mohamed"] == table["mohammad"]
    assert not set(table) & set(table.values())


@given(st.text(max_size=30))
def test_folding_is_stable(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(st.text(max_size=20))
def test_pieces_are_never_empty(token: str) -> None:
    assert all(piece and shape for piece, shape in pieces(token))


def test_plain_keys_keep_their_own_spelling() -> None:
    assert plain_key("Mohamed") == "mohamed"
    assert plain_key("Ç'est") == "cest"


def test_particles_are_small_in_a_shape() -> None:
    assert "von" in particles()
    assert shaped("Fritz Von Tarlenheim") == ("fritz von tarlenheim", "Fritz von Tarlenheim")


@pytest.mark.parametrize(
    ("wanted", "seen", "strict", "fits"),
    [
        ("Strelsau", "Strelsau", False, True),
        ("Strelsau", "STRELSAU", False, True),
        ("Strelsau", "strelsau", False, False),
        ("of", "Of", False, True),
        ("US", "US", False, True),
        ("US", "us", False, False),
        ("US", "Us", False, False),
        ("NATO", "Nato", False, True),
        ("NATO", "nato", False, False),
        ("Chad", "CHAD", True, False),
        ("Chad", "Chad", True, True),
        ("May", "may", True, False),
    ],
)
def test_capitals_that_fit(wanted: str, seen: str, strict: bool, fits: bool) -> None:
    assert shape_fits(wanted, seen, strict) is fits
