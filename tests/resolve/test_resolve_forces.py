"""Whose forces are where a text says only where they are."""

import pytest


@pytest.mark.parametrize(
    ("text", "words", "label", "country"),
    [
        ("Police arrested two singers in Nairobi.", "Police", "Kenyan police", "KEN"),
        ("Government troops retook Kisumu on Monday.", "Government troops", "Kenyan government troops", "KEN"),
        ("Rain fell in Nairobi. Security forces stayed at home.", "Security forces", "Kenyan security forces", "KEN"),
        ("Authorities in Berlin closed the bridge.", "Authorities", "Germany", "DEU"),
    ],
)
def test_forces_are_of_where_it_happens(reader, text: str, words: str, label: str, country: str) -> None:
    found = reader.entities(text)[words]
    assert (found.label, found.country) == (label, country)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Police arrested two Kenyan singers on Monday.", "Police"),
        ("Police said that the singers fled from Berlin to Paris.", "Police"),
        ("Security forces from Chad fired on a crowd in Nairobi.", "Security forces"),
        ("Rebel forces retook Kisumu on Monday.", "Rebel forces"),
    ],
)
def test_forces_of_nobody_knows_where_stay_unknown(reader, text: str, words: str) -> None:
    found = reader.entities(text).get(words)
    assert found is None or found.country is None
