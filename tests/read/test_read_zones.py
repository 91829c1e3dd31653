"""The parts of a page. A little page has a paragraph on each line, behind its kind, which the reader must find."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.model import ZoneKind
from kgraph.read.cues import load_cues
from kgraph.read.zones import Layout, lay_out

PROSE = "The two sides agreed on Tuesday to hold another round of talks within a month, officials said."


def layout(text: str, title: str | None = None) -> Layout:
    return lay_out(text, load_cues(), title)


def zones(text: str, title: str | None = None) -> list[tuple[str, str]]:
    return [(kind.value, text[s.start : s.end]) for kind, s in layout(text, title).zones]


def page(marked: str, title: str | None = None) -> None:
    """Asserts that the kinds with which the lines of ``marked`` are marked are found again; "+" splits off a line."""
    expected: list[tuple[str, str]] = []
    text = ""
    for line in marked.strip().splitlines():
        kind, words = (part.strip() for part in line.split("|", 1))
        text += (" " if kind.startswith("+") else "\n") + words
        expected.append((kind.lstrip("+"), words))
    assert zones(text, title) == expected


def test_an_agency_report() -> None:
    page(
        """
        boilerplate | UPDATE 2-
        +headline   | Seoul summons envoy over islets
        byline      | By Jane Roe and John Q. Public
        dateline    | SEOUL, Nov 6 (Reuters) -
        +body       | South Korea summoned the Japanese ambassador on Tuesday to protest against a school book.
        body        | Tokyo rejected the protest.
        boilerplate | (Reporting by Jane Roe; Editing by John Q. Public)
    """
    )


def test_a_page_of_a_web_site() -> None:
    page("""
        boilerplate | Home
        boilerplate | World
        headline    | Emir in Riyadh for talks on Qatar
        byline      | By Staff Writer
        byline      | June 7, 2017 4:05 pm
        boilerplate | Share this article
        boilerplate | FILE PHOTO:
        +caption    | The emir waves from his car in Kuwait City, May 1, 2017.
        +credit     | REUTERS/Jane Roe
        body        | The emir of Kuwait met the king in Jeddah on Tuesday in a bid to settle the quarrel.
        boilerplate | Advertisement
        body        | He denied it.
        boilerplate | Read more: Five things about the quarrel
        headline    | Background
        body        | Four countries cut their ties with Doha on Monday and closed their borders to its people.
        boilerplate | Related articles
        boilerplate | Emir visits Doha
        boilerplate | What do the four want?
        body        | The list stood in the middle of the page, and the article goes on here for one more sentence.
        boilerplate | Follow us on Twitter
        boilerplate | Sign up for our newsletter
        boilerplate | The best of the week in one mail.
        boilerplate | © 2017 Example Media Ltd. All rights reserved.
    """)


def test_a_headline_printed_twice_is_no_body() -> None:
    head = "Two Koreas Agree on Date of Summit"
    text = f"{head}\n\n{head}\n{PROSE}"
    assert zones(text) == [("headline", head), ("headline", head), ("body", PROSE)]
    assert layout(text).title == head


def test_the_title_of_a_record_is_known_again_whatever_its_punctuation() -> None:
    assert (
        zones(f"Abbas ‘will not tolerate’ attacks.\n{PROSE}", "Abbas 'will not tolerate' attacks")[0][0] == "headline"
    )


def test_a_flash_of_one_line_without_a_full_stop_is_a_headline_and_one_with_it_is_body() -> None:
    assert zones("Olmert visits Jordan")[0][0] == "headline"
    assert zones("Olmert visited Jordan.")[0][0] == "body"


@pytest.mark.parametrize(
    "tail",
    [
        "(JOHN DOE/AFP/Getty Images)",
        "(AP Photo/John Doe)",
        "[John Doe/Reuters]",
        "Photo: AFP",
        "REUTERS/John Doe",
        "(Photo by John Doe)",
    ],
)
def test_a_caption_and_its_credit(tail: str) -> None:
    caption = "Chancellor Angela Merkel welcomes President Emmanuel Macron in Meseberg."
    assert zones(f"{caption} {tail}\n{PROSE}") == [("caption", caption), ("credit", tail), ("body", PROSE)]


def test_a_credit_may_be_a_line_of_its_own() -> None:
    assert zones(f"{PROSE}\nPhotograph: John Doe/AFP\n{PROSE}")[1][0] == "credit"


@pytest.mark.parametrize(
    "sentence",
    [
        "The inspectors of the Environmental Protection Agency (EPA).",
        "The National Front (right) and the Left Party (left-wing) will vote against the treaty, he said.",
        "They must (a) disarm, (b) leave the zone and (c) let inspectors in.",
        "Senator Jane Roe (R) said that the deal was dead.",
    ],
)
def test_brackets_in_a_sentence_make_no_caption(sentence: str) -> None:
    assert zones(f"{PROSE}\n{sentence}")[-1] == ("body", sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Sign up for the accord or face isolation, the president told his counterparts at the summit in Warsaw.",
        "Copyright law was at the heart of the quarrel between the two countries.",
        "Related talks in Geneva broke down on Monday after the delegation of the government walked out of the room.",
        "By registering the tankers in Panama, Iran evaded the embargo for years, the officials said on Monday.",
        "Reporting by journalists in Yemen has become all but impossible, the envoy told the Security Council.",
        "Video footage showed the ship on fire, but Iran denied that it had attacked it.",
        "More than half of the delegates left the hall when the president began to speak.",
        "Privacy policy divided the two delegations, who will subscribe to no common text before the summer.",
        "Read out by the spokesman, the statement blamed the United States for the collapse of the talks.",
        "Share prices fell in Tokyo after the missile had crossed the north of Japan.",
        "Published reports said that the envoy met Haftar on 3 March 2018 in a villa near Benghazi.",
        "“Follow us or leave,” the minister told the smaller members of the alliance.",
        "The government contributed to this report, the United Nations said, and so did three others.",
        "Photographs of the meeting were not released.",
        "By Tuesday Kim had left Beijing.",
        "The end came on 9 May 2018.",
    ],
)
def test_sentences_of_an_article_stay_body(sentence: str) -> None:
    text = f"{PROSE}\n\n{sentence}\n\n{PROSE} {PROSE}"
    assert zones(text) == [("body", PROSE), ("body", sentence), ("body", f"{PROSE} {PROSE}")]


@pytest.mark.parametrize("mark", ["-0-", "(END)", "Enditem", "###", "ENDS", "(more)"])
def test_end_marks_are_split_from_the_last_sentence(mark: str) -> None:
    assert zones(f"{PROSE}\n{PROSE} {mark}")[-2:] == [("body", PROSE), ("boilerplate", mark)]
    assert zones(f"{PROSE}\n\n{mark}")[-1] == ("boilerplate", mark)


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Published March 28, 2018", (2018, 3, 28)),
        ("Published on: 28 March 2018, 10:15 GMT", (2018, 3, 28)),
        ("28 March 2018", (2018, 3, 28)),
        ("Wednesday, March 28, 2018 at 9:10 am", (2018, 3, 28)),
        ("Updated: 28 Mar 2018", (2018, 3, 28)),
        ("By Jane Roe | March 28, 2018", (2018, 3, 28)),
        ("Published in Example Daily, March 28th, 2018", (2018, 3, 28)),
        ("Posted 2018-03-28T10:15:00Z", (2018, 3, 28)),
    ],
)
def test_lines_with_the_date_of_publication(line: str, date: tuple[int, int, int]) -> None:
    found = layout(f"Kim visits Beijing\n{line}\n\n{PROSE}")
    assert found.date == date
    assert [kind for kind, _ in found.zones] == [ZoneKind.HEADLINE, ZoneKind.BYLINE, ZoneKind.BODY]


def test_the_day_of_publication_goes_before_the_day_of_an_update() -> None:
    text = f"Kim visits Beijing\nUpdated: 30 March 2018\nPublished: 28 March 2018\n{PROSE}"
    assert layout(text).date == (2018, 3, 28)


def test_a_date_inside_a_sentence_is_not_the_date_of_publication() -> None:
    assert layout(f"The ship sank on 26 March 2010.\n{PROSE}").date is None


@pytest.mark.parametrize(
    "line",
    ["By JANE ROE", "Jane Roe, Diplomatic Correspondent", "Office of the Spokesperson", "By our staff correspondent"],
)
def test_bylines(line: str) -> None:
    assert zones(f"Kim visits Beijing\n{line}\n{PROSE}")[1] == ("byline", line)


def test_a_statement_of_a_government() -> None:
    page(
        """
        headline    | Statement on the Situation in Venezuela
        dateline    | Brussels, 26 January 2019
        body        | The European Union strongly calls for free elections in Venezuela without any further delay.
        headline    | Next steps
        body        | The member states will take up the matter at the meeting of ministers in Bucharest on Thursday.
        boilerplate | ENDS
        """
    )


def test_agency_slugs_are_boilerplate() -> None:
    page("""
        boilerplate | BC-KOREA-SUMMIT
        boilerplate | kim-moon/nkorea/summit
        dateline    | SEOUL (AFP) –
        +body       | The two Koreas agreed on Thursday to hold a summit on April 27, the unification ministry said.
        boilerplate | jr/kk/mtp
    """)


@given(
    st.lists(
        st.sampled_from(
            [
                PROSE,
                "Kim Visits Beijing",
                "By Jane Roe",
                "SEOUL, Nov 6 (Reuters) - He left.",
                "Sign up for our newsletter",
                "Related articles",
                "© 2018 Example",
                "Kim (L) and Xi (R). (JOHN DOE/AFP/Getty Images)",
                "-0-",
                "Published March 28, 2018",
                "- one\n- two",
                "",
                " \t",
                "é\u2028x",
            ]
        )
        | st.text(max_size=60),
        max_size=12,
    ),
    st.sampled_from(["\n", "\n\n", "\r\n", " \n \n"]),
    st.none() | st.just("Kim Visits Beijing"),
)
def test_zones_are_sorted_apart_and_cover_all_that_is_not_blank(lines: list[str], gap: str, title: str | None) -> None:
    text = gap.join(lines)
    last, covered = 0, set()
    for _, (start, end) in layout(text, title).zones:
        assert last <= start < end <= len(text)
        covered |= set(range(start, end))
        last = end
    assert all(c.isspace() for i, c in enumerate(text) if i not in covered)
