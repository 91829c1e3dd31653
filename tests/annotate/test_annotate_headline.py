"""Headlines in the case of a sentence: what the article prints decides, then the lexicon, else the capital stays."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.annotate.headline import Usage, load_headline_words, truecase
from kgraph.annotate.pipeline import paragraphs
from kgraph.errors import DataError
from kgraph.model import Document, Span, Zone, ZoneKind
from kgraph.resources import data_path

ARTICLE = Usage.of(
    [
        "The White House said that Theresa May will see Ban in Washington. On Sunday the Security Council met.",
        "McCain of Arizona spoke. Mr Moon may go to the house of the envoy, and the council of his party said no.",
    ]
)


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Beijing Confirms Visit of North Korean Leader", "Beijing confirms visit of North Korean leader"),
        ("Iran Rejects U.S. Offer of Direct Talks", "Iran rejects U.S. offer of direct talks"),
        ("EU and Japan Sign Trade Pact in Tokyo", "EU and Japan sign trade pact in Tokyo"),
        ("Two-Day Round of Syria Talks Ends Without Accord", "Two-day round of Syria talks ends without accord"),
        ("Putin: Russia 'Ready to Help' Venezuela", "Putin: Russia 'ready to help' Venezuela"),
        ("The United States Imposes New Sanctions", "The United States imposes new sanctions"),
    ],
)
def test_title_case_without_help_from_an_article(headline: str, expected: str) -> None:
    assert truecase(headline) == expected


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("White House Denies Ban Will Visit", "White House denies Ban will visit"),
        ("May Tells Moon Council Is Divided", "May tells Moon council is divided"),
        ("House of Envoy Ransacked", "House of envoy Ransacked"),
    ],
)
def test_the_article_tells_names_from_words(headline: str, expected: str) -> None:
    assert truecase(headline, ARTICLE) == expected


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("TRUMP AND KIM SHAKE HANDS IN SINGAPORE", "Trump and Kim shake hands in Singapore"),
        ("MCCAIN SLAMS US OVER IRAN DEAL", "McCain slams US over Iran deal"),
        ("U.S. TROOPS TO LEAVE SYRIA", "U.S. troops to leave Syria"),
        ("UN SECURITY COUNCIL MEETS ON YEMEN", "UN Security Council meets on Yemen"),
    ],
)
def test_capitals_throughout(headline: str, expected: str) -> None:
    assert truecase(headline, ARTICLE) == expected


@pytest.mark.parametrize(
    "headline",
    [
        "Kim Jong Un visits Beijing",
        "Israel and Jordan agree to reopen border crossing",
        "Qatar crisis: Kuwait's emir flies to Riyadh",
        "NATO",
        "",
    ],
)
def test_a_headline_printed_as_a_sentence_is_left_alone(headline: str) -> None:
    assert truecase(headline, ARTICLE) == headline


def test_first_words_of_sentences_and_quotations_are_no_evidence() -> None:
    usage = Usage.of(["Talks ended. “Peace is near,” he said. Peace (Talks) of talks."])
    assert usage.is_name("talks") is False
    assert usage.is_name("peace") is False


@given(st.text() | st.text(alphabet="ABc İßǅ.-’'"), st.text(alphabet="ABc İß. “"))
def test_the_length_never_changes(headline: str, article: str) -> None:
    recased = truecase(headline, Usage.of([article]))
    assert len(recased) == len(headline)
    assert recased.casefold() == headline.casefold() or any(ord(c) > 127 for c in headline)


def test_paragraphs_take_evidence_from_the_body_and_keep_every_offset() -> None:
    text = "Ban Backs Moon\n\nMr Ban said on Sunday that Mr Moon had his\nbacking.\n- First, he\tleft."
    body = text.index("Mr Ban")
    zones = (Zone(ZoneKind.HEADLINE, Span(0, 14)), Zone(ZoneKind.BODY, Span(body, len(text))))
    found = list(paragraphs(Document("d", "d", text, zones=zones)))
    assert [p.text for p in found] == [
        "Ban backs Moon",
        "Mr Ban said on Sunday that Mr Moon had his backing.",
        "First, he left.",
    ]
    for paragraph in found:
        printed = text[paragraph.start : paragraph.start + len(paragraph.text)]
        assert printed.lower().split() == paragraph.text.lower().split()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("nouns: [accord", "nuons: [accord", "unknown list 'nuons'"),
        ("verbs: [abandon", "verbs: [Abandon", "small letters"),
        ("verbs: [abandon", "verbs: {abandon", "not YAML"),
    ],
)
def test_a_fault_in_the_lexicon_names_file_and_line(tmp_path: Path, old: str, new: str, message: str) -> None:
    table = data_path("annotate", "headline_words.yaml").read_text(encoding="utf-8")
    path = tmp_path / "words.yaml"
    path.write_text(table.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load_headline_words(path)
    assert message in str(caught.value)
    assert caught.value.fault.line
