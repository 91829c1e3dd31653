"""Words that are persons by their label and places by what the text says of them."""

import pytest


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Rebels took the town of Bor on Tuesday. They left Bor at night.", "Bor"),
        ("Troops reached the village of Rana. Rana lies on a lake.", "Rana"),
        ("The port of Kobi was shut. Ships left Kobi.", "Kobi"),
    ],
)
def test_a_place_is_a_place_throughout(reader, text: str, words: str) -> None:
    assert reader.entities(text)[words].type.value == "PLACE"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Rebels took the town of Bor. Ann Bor wept. Mr Bor said so.", "Ann Bor"),
        ("Ann Lee left. Lee was sad.", "Lee"),
    ],
)
def test_persons_stay_persons(reader, text: str, words: str) -> None:
    assert reader.entities(text)[words].type.value == "PERSON"
