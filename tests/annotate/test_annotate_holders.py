"""Names of those who hold an office, behind the office and its land."""

from __future__ import annotations

import pytest

from kgraph.annotate.words import load_mending_words
from kgraph.model import Sentence, Token
from kgraph.resolve.actors import ActorTables


def at(sentence: Sentence, text: str, nth: int = 0) -> Token:
    return [t for t in sentence.tokens if t.text == text][nth]


@pytest.mark.parametrize(
    ("text", "office", "land", "name"),
    [
        ("Ann Lee received President of Chad Mahamat Deby.", "President", "Chad", "Deby"),
        ("Ann Lee met Prime Minister of Armenia Nikol Pashinyan.", "Minister", "Armenia", "Pashinyan"),
        ("Ann Lee met Minister of Foreign Affairs of Mali Abdoulaye Diop.", "Minister", "Mali", "Diop"),
        ("Ann Lee met the Secretary-General of the OSCE Helga Schmid.", "General", "OSCE", "Schmid"),
        ("Ann Lee met Minister of Trade and Industry of Chad Ali Musa.", "Minister", "Chad", "Musa"),
        ("Xi Jinping received the president of Kenya, William Ruto.", "president", "Kenya", "Ruto"),
    ],
)  # fmt: skip
def test_the_holder_is_beside_the_office(read, text: str, office: str, land: str, name: str) -> None:
    sentence = read(text)
    assert (at(sentence, name).dep, at(sentence, name).head) == ("appos", at(sentence, office).i)
    assert at(sentence, name).entity == "PERSON"
    assert at(sentence, land).dep == "pobj"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The head of the Iran Freedom Movement met Ann Lee.", "Movement"),
        ("The ambassador of France met Ann Lee.", "Lee"),
        ("The Bank of Japan Governor met Ann Lee.", "Governor"),
    ],
)
def test_other_names_stay_where_they_are(read, text: str, word: str) -> None:
    assert at(read(text), word).dep != "appos"


def test_an_office_with_a_name_of_its_own_goes_on_with_a_list(read) -> None:
    sentence = read("Ann Lee met US Secretary of State Antony Blinken, French Minister for Europe Catherine Colonna, "
                    "and the Kenyan envoy.")  # fmt: skip
    colonna = at(sentence, "Colonna")
    assert sentence.tokens[colonna.head].text == "Minister"
    assert sentence.tokens[colonna.head].dep == "conj"


def test_lands_are_those_that_the_actor_tables_know() -> None:
    tables = ActorTables.load()
    unknown = [land for land in sorted(load_mending_words().lands) if not tables.find(land.replace("-", " - ").split())]
    assert unknown == []
