"""Where the dateline ends and the sentence begins."""

import pytest

from kgraph.read.cues import load_cues
from kgraph.read.datelines import find_dateline, publisher_of

SENTENCE = "The two ministers agreed on a date for the next round."


@pytest.mark.parametrize(
    ("dateline", "date", "publisher"),
    [
        ("SEOUL, South Korea—", None, None),
        ("SEOUL — ", None, None),
        ("TEL AVIV-- ", None, None),
        ("Pyongyang, November 6 (KCNA) -- ", (None, 11, 6), "KCNA"),
        ("WASHINGTON (Reuters) - ", None, "Reuters"),
        ("BEIJING, March 28 (Xinhua) -- ", (None, 3, 28), "Xinhua"),
        ("UNITED NATIONS, Sept 11 (Reuters) - ", (None, 9, 11), "Reuters"),
        ("MOSCOW/BEIJING (Reuters/AFP) - ", None, "Reuters"),
        ("Paris — ", None, None),
        ("NAIROBI, Kenya (AP) _ ", None, "Associated Press"),
        ("MOSCOW, March 28. /TASS/. ", (None, 3, 28), "TASS"),
        ("Tehran, March 15, IRNA - ", (None, 3, 15), "IRNA"),
        ("Sarajevo, 12 May 2018 – ", (2018, 5, 12), None),
        ("ISLAMABAD: ", None, None),
        ("(CNN) — ", None, "CNN"),
        ("CAIRO (AP) ", None, "Associated Press"),
        ("ST. PETERSBURG, Russia (AP) — ", None, "Associated Press"),
        ("BRIDGETOWN, N.J. -- ", None, None),
        ("Nairobi - ", None, None),
        ("HERAT (Pajhwok): ", None, "Pajhwok Afghan News"),
        ("Lima, March 8 (IANS) ", (None, 3, 8), "Indo-Asian News Service"),
    ],
)
def test_datelines(dateline: str, date: tuple[int | None, int, int] | None, publisher: str | None) -> None:
    cues = load_cues()
    text = dateline + SENTENCE
    found = find_dateline(text, 0, len(text), cues)
    assert found is not None
    assert text[found.end :] == SENTENCE
    assert found.date == date
    assert publisher_of(found.agency, cues) == publisher


@pytest.mark.parametrize("line", ["Brussels, 26 January 2019", "KABUL (AFP) --", "SEOUL (Yonhap)"])
def test_a_dateline_may_be_a_line_of_its_own(line: str) -> None:
    found = find_dateline(line, 0, len(line), load_cues())
    assert found is not None
    assert found.end == len(line)


@pytest.mark.parametrize(
    "text",
    [
        "Trump — who was in Florida — said he would sign the bill on Monday.",
        "UN: The organisation said so on Monday and again on Tuesday.",
        "UPDATE: The minister has now arrived at the border crossing.",
        "NATO - which has 29 members - will hold exercises in Norway.",
        "Seoul and Tokyo, on November 6, signed (after years) a pact.",
        "The National Company (NC): The firm sells oil to six countries.",
        "Kim Jong Un, who rules North Korea, met Moon Jae-in.",
        "May 8 -- The United States left the deal.",
    ],
)
def test_sentences_that_only_look_like_datelines(text: str) -> None:
    assert find_dateline(text, 0, len(text), load_cues(), first=False) is None
