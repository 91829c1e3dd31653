"""Names that many countries' bodies have."""

import pytest

CHILE = "Chile's voters went to the polls. Chile counts slowly. Santiago was calm. Chilean papers were shut. "


@pytest.mark.parametrize("words", ["Senate", "Republican Party", "Labour Party"])
def test_a_common_name_is_no_body_of_a_country_that_is_not_named(world, words: str) -> None:
    found = world.entities(CHILE + f"The {words} protested.").get(words)
    assert found is None or found.country not in ("USA", "GBR")


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        (
            "US voters went to the polls. Chile voted. The Republican Party protested.",
            "Republican Party",
            "USA",
        ),
        ("The Republican Party won.", "Republican Party", "USA"),
        ("Britain voted. The Labour Party won.", "Labour Party", "GBR"),
    ],
)
def test_it_is_one_of_a_country_that_is(world, text: str, words: str, country: str) -> None:
    assert world.entities(text)[words].country == country
