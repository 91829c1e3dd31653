"""From a text to its assertions: who, what, whom, when, and who says so."""

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

import pytest

import kgraph
from kgraph.model import Assertion, Document, Modality, Polarity
from kgraph.pipeline import Options, Pipeline, Reading
from kgraph.pipeline.run import _READING_STAGES, _READING_TABLES, pipeline_version

DAY = dt.date(2018, 3, 28)


def facts(reading: Reading) -> set[tuple[str, str, str]]:
    return {(a.subject.label, a.relation.coding.relation_class, a.object.label) for a in reading.assertions}


def find(reading: Reading, subject: str, obj: str) -> Assertion:
    return next(a for a in reading.assertions if (a.subject.label, a.object.label) == (subject, obj))


def test_every_quote_and_span_is_of_the_text(reading: Callable[..., Reading]) -> None:
    found = reading("Norway and Chad signed a treaty on Monday. Oslo said it would send aid to Mali.", published=DAY)
    assert found.assertions
    for a in found.assertions:
        e = a.evidence
        assert found.document.text[e.span.start : e.span.end] == e.quote
        assert all(e.span.covers(s) for s in (e.subject, e.relation, e.object))


def test_a_meeting_has_its_day(reading: Callable[..., Reading]) -> None:
    found = reading("French President Emmanuel Macron met German Chancellor Angela Merkel on Monday.", published=DAY)
    meeting = find(found, "Emmanuel Macron", "Angela Merkel")
    assert meeting.time is not None
    assert meeting.time.start == meeting.time.end == dt.date(2018, 3, 26)
    assert meeting.in_view


def test_a_plan_and_a_denial_are_no_facts(reading: Callable[..., Reading]) -> None:
    planned = reading("Angela Merkel will visit China next month.", published=DAY)
    assert find(planned, "Angela Merkel", "China").modality is Modality.PLANNED
    denied = reading("Angela Merkel did not visit China.", published=DAY)
    assert find(denied, "Angela Merkel", "China").polarity is Polarity.DENIED
    assert not any(a.in_view and a.object.label == "China" for a in (*planned.assertions, *denied.assertions))


def test_who_says_so_is_the_speaker_and_not_an_actor(reading: Callable[..., Reading]) -> None:
    found = reading("Xinhua said Angela Merkel met Emmanuel Macron in Paris.", published=DAY)
    meeting = find(found, "Angela Merkel", "Emmanuel Macron")
    assert meeting.speaker is not None
    assert "Xinhua" in meeting.speaker.label
    assert not any("Xinhua" in a.subject.label for a in found.assertions)


def test_the_number_of_workers_changes_nothing() -> None:
    texts = [f"Norway's foreign minister met Chad's president on March {n}, 2018." for n in range(1, 20)]
    documents = [Document(t, t, t, published=DAY) for t in texts]
    one = list(Pipeline().run(documents))
    two = list(Pipeline().run(documents, workers=2))
    assert one == two


def test_the_version_changes_with_the_options(tmp_path) -> None:
    own = tmp_path / "actors.csv"
    own.write_text("x")
    assert pipeline_version(Options()) == pipeline_version(Options())
    assert pipeline_version(Options()) != pipeline_version(Options(actors=(own,)))
    assert pipeline_version(Options()) != pipeline_version(Options(model="other"))


def test_the_version_changes_with_every_table_that_is_read() -> None:
    package = Path(kgraph.__file__).parent
    sources = [p.read_text() for stage in _READING_STAGES for p in sorted((package / stage).rglob("*.py"))]
    folders = {folder for source in sources for folder in re.findall(r'data_path\("(\w+)"', source)}
    assert folders == set(_READING_TABLES)


@pytest.mark.shared
def test_the_example_article(shared, reading: Callable[..., Reading]) -> None:
    """What a reader of the user's own article would put down, and what nobody should."""
    text = next((shared / "seed").glob("*.txt")).read_text()
    from kgraph.read import read

    document = next(iter(read([shared / "seed"], default_date=DAY, on_error=print)))
    found = Pipeline().read(document)
    said = facts(found)
    assert document.text == text
    assert ("Kim Jong Un", "visit", "China") in said
    assert {("Kim Jong Un", "meet", "Xi Jinping"), ("Xi Jinping", "meet", "Kim Jong Un")} & said
    assert ("Xi Jinping", "hold_talks", "Kim Jong Un") in said
    hosts = {(s, o) for s, r, o in said if r.startswith("host")}
    assert {(a, b) for a in ("Xi Jinping", "Peng Liyuan") for b in ("Kim Jong Un", "Ri Sol Ju")} <= hosts
    assert find(found, "Kim Jong Il", "Jiang Zemin").subject.label != "Kim Jong Un"
    met = [a for a in found.assertions if (a.subject.label, a.object.label) == ("Kim Jong Il", "Jiang Zemin")]
    assert any(a.time and a.time.start == dt.date(2000, 1, 1) for a in met)
    assert any(
        r in ("parent", "father", "be_father_of") for s, r, o in said if (s, o) == ("Kim Jong Il", "Kim Jong Un")
    )
    for guest in ("Moon Jae-in", "Donald Trump"):
        assert find(found, "Kim Jong Un", guest).modality is Modality.PLANNED
    assert any(s == "Xi Jinping" and o == "China" and r == "hold_office" for s, r, o in said)
    assert any(s == "China" and "sanctions" in o for s, _, o in said)
    names = {n for s, _, o in said for n in (s, o)}
    assert not {n for n in names if any(w in n for w in ("Dufour", "Yamanaka", "NTD", "Privacy", "Confirms"))}


def test_a_name_beside_a_noun_is_who_is_meant(reading: Callable[..., Reading]) -> None:
    found = reading("Indonesia said its foreign minister Retno Marsudi had held meetings with China.", published=DAY)
    assert ("Retno Marsudi", "hold_talks", "China") in facts(found)
    founder = reading("The group's founder, Hassan al-Majid, met Iranian officials.", published=DAY)
    assert ("Hassan al-Majid", "meet", "Iran") in facts(founder)
    titled = reading("Minister of Foreign Affairs Ivica Dacic met Iranian officials.", published=DAY)
    assert any(s.endswith("Dacic") and s.startswith("Ivica") and o == "Iran" for s, _, o in facts(titled))


def test_a_pronoun_for_a_court_is_that_court_and_is_shown_by_it(reading: Callable[..., Reading]) -> None:
    found = reading("A Chadian court freed the singer after it convicted a Norwegian driver of theft.")
    claim = next(a for a in found.assertions if a.relation.lemma.startswith("convict"))
    assert (claim.subject.label, claim.subject.country) == ("Chadian court", "TCD")
    shown = claim.evidence.subject
    assert found.document.text[shown.start : shown.end] == "A Chadian court"


def test_an_office_whose_country_the_text_leaves_out(reading: Callable[..., Reading]) -> None:
    found = reading("President Emmanuel Macron met Chancellor Angela Merkel on Monday.", published=DAY)
    office = find(found, "Emmanuel Macron", "France")
    assert office.relation.lemma == "be president of"
    assert find(found, "Angela Merkel", "Germany").relation.lemma == "be chancellor of"


def test_an_office_is_told_once(reading: Callable[..., Reading]) -> None:
    text = "President Emmanuel Macron left. French President Emmanuel Macron met Angela Merkel."
    told = [a for a in reading(text, published=DAY).assertions if a.relation.lemma == "be president of"]
    assert len(told) == 1


def test_what_somebody_has_to_do_with_a_thing_of_a_country_is_no_relation_to_it(
    reading: Callable[..., Reading],
) -> None:
    found = reading("Norway improved the lives of Germans. Norway signed a treaty with Chad.", published=DAY)
    assert {a.object.label for a in found.assertions} == {"Chad"}


def test_what_somebody_is_to_somebody_links_the_two(reading: Callable[..., Reading]) -> None:
    assert facts(reading("Iran is an ally of Syria.")) == {("Iran", "ally_of", "Syria")}
    assert facts(reading("Russia remains Syria's closest ally.")) == {("Russia", "ally_of", "Syria")}


def test_a_state_that_reports_what_its_own_did_blames_nobody(reading: Callable[..., Reading]) -> None:
    own = reading("The Russian Defence Ministry said Russian troops had attacked Kharkiv.")
    assert not any(c == "accuse" for _, c, _ in facts(own))
    other = reading("Iran said Saudi Arabia had bombed its embassy.")
    assert ("Iran", "accuse", "Saudi Arabia") in facts(other)
