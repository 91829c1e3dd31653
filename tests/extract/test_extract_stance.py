"""Polarity and modality by examples: a clause is named by the text of its head."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from kgraph.annotate import Annotator
from kgraph.errors import DataError
from kgraph.extract.stance import StanceReader, stance_of
from kgraph.extract.stance_words import read_governing, read_small_words, stance_words
from kgraph.model import AnnotatedDocument, Document, Modality, Polarity, Stance
from kgraph.resources import data_path

Read = Callable[[str], AnnotatedDocument]


def stance(annotated: AnnotatedDocument, word: str, chain: tuple[str, ...] = ()) -> Stance:
    """The stance of the last token ``word`` of the text."""
    for sentence in reversed(annotated.sentences):
        for token in reversed(sentence.tokens):
            if token.text == word:
                return StanceReader(annotated).of(sentence, token.i, chain)
    raise AssertionError(f"no {word!r}")


DENIED = [
    ("Turkey did not attend the talks.", "attend"),
    ("Oslo never recognised the republic.", "recognised"),
    ("Malta no longer supports the mission.", "supports"),
    ("Neither Chad nor Niger signed the treaty.", "signed"),
    ("Nobody backed the motion.", "backed"),
    ("None of the members backed the motion.", "backed"),
    ("Nor did Lima attend.", "attend"),
    ("Lima did not attend the talks or send an envoy.", "send"),
    ("Peru failed to sign the treaty.", "sign"),
    ("Peru refused to meet the envoy.", "meet"),
    ("Peru declined to receive the envoy.", "receive"),
    ("The colonel left without meeting the envoy.", "meeting"),
    ("Rather than sign the treaty, Peru walked out.", "sign"),
    ("Ghana denied that it had sold arms to the rebels.", "sold"),
    ("Ghana rejected claims that it had sold arms to the rebels.", "sold"),
    ("Ghana denied selling arms to the rebels.", "selling"),
    ("Kenya stopped importing sugar.", "importing"),
    ("Kenya prevented the rebels from entering the port.", "entering"),
    ("The two sides have yet to agree on a date.", "agree"),
    ("It is too early to lift the embargo.", "lift"),
    ("The premier does not think that Chad attacked the convoy.", "attacked"),
    ("There were no talks between Chad and Niger.", "talks"),
    ("Talks between Chad and Niger were not held.", "Talks"),
    ("The king called off a visit to Oslo.", "visit"),
    ("Peru rejected talks with the rebels.", "talks"),
    ("The aborted visit to Oslo angered the king.", "visit"),
    ("Under no circumstances will Peru sign the treaty.", "sign"),
    ("Peru almost signed the treaty.", "signed"),
    ("The rebels nearly freed the crew.", "freed"),
    ("There is no evidence that Ghana sold arms to the rebels.", "sold"),
    ("Niger saw no sign that Ghana had sold arms.", "sold"),
    ("It is not true that Ghana sold arms to the rebels.", "sold"),
    ("Peru abandoned a plan to join the union.", "join"),
    ("Peru has dropped its threat to leave the union.", "leave"),
    ("Plans to recognise the republic were scrapped.", "recognise"),
    ("Instead of meeting the envoy, Peru left.", "meeting"),
    ("Chad blocked a statement condemning the raid.", "condemning"),
    ("Ghana dismissed reports that Malta had closed the port.", "closed"),
]
AFFIRMED = [
    ("Turkey attended the talks.", "attended"),
    ("Not only did Turkey sign the treaty, it also freed the crew.", "sign"),
    ("Malta did not say that Turkey attended the talks.", "attended"),
    ("The envoy did not attend because Peru had closed the border.", "closed"),
    ("Peru did not refuse to meet the envoy.", "meet"),
    ("Peru did not hesitate to meet the envoy.", "meet"),
    ("Peru called out the envoy for rejecting the offer.", "rejecting"),
    ("Peru did not attend the talks that Chile hosted.", "hosted"),
    ("Peru rejected the offer of the rebels.", "offer"),
    ("The visit to Oslo was not a success.", "visit"),
    ("Peru refused to meet the envoy.", "refused"),
    ("The minister regretted that Peru had left the union.", "left"),
    ("Peru almost certainly signed the treaty.", "signed"),
    ("The rebels freed nearly 40 monks.", "freed"),
    ("There is evidence that Ghana sold arms to the rebels.", "sold"),
    ("It is true that Ghana sold arms to the rebels.", "sold"),
    ("Peru did not abandon its plan to join the union.", "join"),
    ("Peru announced a plan to join the union.", "join"),
    ("Chad backed a statement condemning the raid.", "condemning"),
]


@pytest.mark.parametrize(("text", "word"), DENIED)
def test_denied(read: Read, text: str, word: str) -> None:
    assert stance(read(text), word).polarity is Polarity.DENIED


@pytest.mark.parametrize(("text", "word"), AFFIRMED)
def test_affirmed(read: Read, text: str, word: str) -> None:
    assert stance(read(text), word).polarity is Polarity.AFFIRMED


MODALITY = {
    Modality.PLANNED: [
        ("Peru will sign the treaty.", "sign"),
        ("Peru will sign the treaty and free the crew.", "free"),
        ("The two leaders are to meet in Geneva.", "meet"),
        ("Peru plans to sign the treaty.", "sign"),
        ("Peru has agreed to meet the envoy.", "meet"),
        ("Peru is due to sign the treaty.", "sign"),
        ("Peru is set to sign the treaty.", "sign"),
        ("Peru is expected to sign the treaty.", "sign"),
        ("The rebels vowed to free the crew.", "free"),
        ("The king visits Oslo next week.", "visits"),
        ("The envoy said that Peru would sign the treaty.", "sign"),
        ("The king cheered the planned visit to Oslo.", "visit"),
        ("The king spoke ahead of a visit to Oslo.", "visit"),
        ("The king flew to Oslo for talks with the premier.", "talks"),
        ("The king felt a need to speak ahead of his visit to Oslo.", "visit"),
        ("Chad announced a plan to leave the union.", "leave"),
        ("The envoy came to discuss the treaty.", "discuss"),
        ("Peru praised the first summit to be hosted by Chile.", "hosted"),
        ("The talks come a day before the king flies to Oslo.", "flies"),
        ("Chad freed the crew days before the king visits Oslo.", "visits"),
        ("Poland is set to host talks between Chad and Niger.", "talks"),
        ("Peru launched an effort designed to free the crew.", "free"),
    ],
    Modality.REQUESTED: [
        ("Malta urged Chad to free the crew.", "free"),
        ("Malta called for talks between Chad and Niger.", "talks"),
        ("Malta demanded that Chad free the crew.", "free"),
        ("Chad must free the crew.", "free"),
        ("Chad should free the crew.", "free"),
        ("Malta wants Chad to free the crew.", "free"),
        ("A call for talks with the rebels was heard.", "talks"),
        ("Malta warned Chad against sending troops.", "sending"),
        ("Chad has to free the crew.", "free"),
    ],
    Modality.HYPOTHETICAL: [
        ("If Chad frees the crew, Malta will lift the embargo.", "frees"),
        ("If Chad frees the crew, Malta will lift the embargo.", "lift"),
        ("Unless Chad frees the crew, Malta will act.", "frees"),
        ("Malta would have lifted the embargo.", "lifted"),
        ("The embargo must be lifted before Chad would discuss the border.", "discuss"),
        ("Should talks fail, Malta will act.", "fail"),
        ("Had Chad agreed, the embargo would have been lifted.", "agreed"),
    ],
    Modality.POSSIBLE: [
        ("Chad may free the crew.", "free"),
        ("Chad has reportedly freed the crew.", "freed"),
        ("Chad is believed to have freed the crew.", "freed"),
        ("Chad is said to be watching the border.", "watching"),
        ("The police suspect that the rebels robbed the bank.", "robbed"),
        ("The alleged attack on the convoy angered Chad.", "attack"),
        ("Malta accused Chad of shelling the port.", "shelling"),
        ("It is unclear whether Chad freed the crew.", "freed"),
        ("The group claimed responsibility for the attack on the port.", "attack"),
        ("The envoys discussed how to end the war.", "end"),
        ("Did Chad free the crew?", "free"),
    ],
    Modality.ASSERTED: [
        ("Malta summoned the envoy to protest the raid.", "protest"),
        ("The king telephoned the premier to congratulate him.", "congratulate"),
        ("Chad freed the crew.", "freed"),
        ("Malta confirmed that Chad had freed the crew.", "freed"),
        ("Malta acknowledged that Chad had freed the crew.", "freed"),
        ("Malta regretted that Chad had left the union.", "left"),
        ("The crew was freed after the envoy met the rebels.", "met"),
        ("Chad freed the crew a day before the king visited Oslo.", "visited"),
        ("Peru attended the summit hosted by Chile.", "hosted"),
        ("The king will open the bridge that Chile built.", "built"),
        ("Chad forced the crew to leave.", "leave"),
        ("Chad began to free the crew.", "free"),
        ("The king met the premier before a summit in Oslo.", "summit"),
        ("The king spoke ahead of last year's visit to Oslo.", "visit"),
        ("The new tax will strain relations with Chad.", "relations"),
        ("Even if it rained, Chad had to free the crew.", "free"),
    ],
}


@pytest.mark.parametrize(("modality", "text", "word"), [(m, *case) for m, cases in MODALITY.items() for case in cases])
def test_modality(read: Read, modality: Modality, text: str, word: str) -> None:
    assert stance(read(text), word).modality is modality


@pytest.mark.parametrize(
    ("text", "word", "chain", "expected"),
    [
        ("Peru refused to meet the envoy.", "meet", ("refuse",), (Polarity.AFFIRMED, Modality.ASSERTED)),
        ("Peru did not refuse to meet the envoy.", "meet", ("refuse",), (Polarity.DENIED, Modality.ASSERTED)),
        ("Peru threatened to leave the union.", "leave", ("threaten",), (Polarity.AFFIRMED, Modality.ASSERTED)),
        ("Peru plans to leave the union.", "leave", ("plan",), (Polarity.AFFIRMED, Modality.PLANNED)),
        ("Peru vowed not to leave the union.", "leave", ("vow",), (Polarity.DENIED, Modality.ASSERTED)),
        ("Peru vowed not to leave or split the union.", "split", ("vow",), (Polarity.DENIED, Modality.ASSERTED)),
        ("Peru vowed to leave and split the union.", "split", ("vow",), (Polarity.AFFIRMED, Modality.ASSERTED)),
        ("Peru vowed not to leave but to split the union.", "split", ("vow",), (Polarity.AFFIRMED, Modality.ASSERTED)),
        ("Peru spared no effort to leave the union.", "leave", (), (Polarity.AFFIRMED, Modality.PLANNED)),
        ("Peru is ready to leave the union.", "leave", ("be ready",), (Polarity.AFFIRMED, Modality.ASSERTED)),
        ("Peru will leave the union if the king agrees.", "leave", (), (Polarity.AFFIRMED, Modality.HYPOTHETICAL)),
        ("Peru did not hesitate to leave.", "leave", ("hesitate",), (Polarity.AFFIRMED, Modality.ASSERTED)),
        ("Peru tried to leave the union.", "leave", ("try",), (Polarity.AFFIRMED, Modality.ASSERTED)),
        ("Peru may agree to leave the union.", "leave", ("agree",), (Polarity.AFFIRMED, Modality.POSSIBLE)),
    ],
)
def test_what_the_wording_shows_is_not_counted_again(
    read: Read, text: str, word: str, chain: tuple[str, ...], expected: tuple[Polarity, Modality]
) -> None:
    found = stance(read(text), word, chain)
    assert (found.polarity, found.modality) == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Oman voiced support for Chad's membership of the union.", "membership", Modality.REQUESTED),
        ("Oman backs Chad's accession to the union.", "accession", Modality.REQUESTED),
        ("Oman made a push for Chad's admission to the union.", "admission", Modality.REQUESTED),
        ("Oman welcomed Chad's accession to the union.", "accession", Modality.ASSERTED),
        ("Chad's membership of the union angered Niger.", "membership", Modality.ASSERTED),
    ],
)
def test_a_seat_that_somebody_supports_is_still_to_come(read: Read, text: str, word: str, expected: Modality) -> None:
    assert stance(read(text), word).modality is expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Chad will prevent the circumvention of sanctions against Niger.", "sanctions", Modality.ASSERTED),
        ("Chad asked for the lifting of sanctions against Niger.", "sanctions", Modality.ASSERTED),
        ("Chad plans the enforcement of sanctions against Niger.", "sanctions", Modality.ASSERTED),
        ("Chad will impose sanctions against Niger.", "sanctions", Modality.PLANNED),
        ("Chad plans a series of attacks on Niger.", "attacks", Modality.PLANNED),
    ],
)
def test_what_is_evaded_or_lifted_is_there(read: Read, text: str, word: str, expected: Modality) -> None:
    assert stance(read(text), word).modality is expected


def test_a_look_without_a_reader_is_the_same(read: Read) -> None:
    annotated = read("Peru refused to meet the envoy.")
    sentence = annotated.sentences[0]
    for token in sentence.tokens:
        assert stance_of(annotated, sentence, token.i) == StanceReader(annotated).of(sentence, token.i)


def test_every_row_of_the_table_has_an_example_with_one_of_its_words(read: Read) -> None:
    with data_path("extract", "stance.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            heads = {w.removeprefix("be ").split()[0] for w in row["words"].split("|")}
            tokens = [t for s in read(row["example"]).sentences for t in s.tokens]
            assert heads & ({t.lemma.lower() for t in tokens} | {t.text.lower() for t in tokens}), row["example"]


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("say,verb,spoken,,,yes,,He said.", "unknown effect"),
        ("say,adverb,reported,,,yes,,He said.", "unknown pos"),
        ("say,verb,reported,,,maybe,,He said.", "speaker must be"),
        ("say,verb,reported,,,yes,,", "the example is missing"),
        ("say|say,verb,reported,,,yes,,He said.", "already"),
        ("say||tell,verb,reported,,,yes,,He said.", "an empty word"),
        ("say,verb", "expected 8 columns"),
    ],
)
def test_a_faulty_row_is_named_with_its_line(tmp_path: Path, rows: str, message: str) -> None:
    path = tmp_path / "stance.csv"
    path.write_text(f"words,pos,finite,nonfinite,noun,speaker,act,example\n{rows}\n")
    with pytest.raises(DataError, match=message) as raised:
        read_governing(path)
    assert raised.value.fault.line == 2


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("negators:", "negaters:"), "unknown list 'negaters'"),
        (("possible: [", "perhaps: ["), "unknown modality"),
        (("negators: [", "negators: {a: ["), "not YAML"),
    ],
)
def test_a_faulty_list_is_named(tmp_path: Path, change: tuple[str, str], message: str) -> None:
    path = tmp_path / "stance.yaml"
    path.write_text(data_path("extract", "stance.yaml").read_text(encoding="utf-8").replace(*change, 1))
    with pytest.raises(DataError, match=message):
        read_small_words(path)


def test_a_missing_list_is_named(tmp_path: Path) -> None:
    path = tmp_path / "stance.yaml"
    path.write_text("negators: [not]\n")
    with pytest.raises(DataError, match="is missing"):
        read_small_words(path)


def test_cues_are_verbs_whose_subject_speaks() -> None:
    words = stance_words()
    assert words.is_cue("say") and not words.is_cue("know")
    assert words.reports("say") and not words.reports("urge")


def dated(text: str, published: dt.date | None) -> AnnotatedDocument:
    return next(iter(Annotator().annotate([Document("d", "d", text, published=published)])))


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The king is hosting the envoy on Friday.", "hosting", Modality.PLANNED),
        ("The king visits Oslo on Friday.", "visits", Modality.PLANNED),
        ("Friday's talks are being hosted by the king.", "hosted", Modality.PLANNED),
        ("The king visited Oslo on Friday.", "visited", Modality.ASSERTED),
        ("The king is hosting the envoy.", "hosting", Modality.ASSERTED),
    ],
)
def test_a_present_tense_with_a_day_to_come_is_planned(text: str, word: str, expected: Modality) -> None:
    tuesday = dt.date(2021, 5, 4)
    for published in (tuesday, None):
        assert stance(dated(text, published), word).modality is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is normal for ministers to meet.", Modality.ASSERTED),
        ("It is wrong for Chad to leave the union.", Modality.HYPOTHETICAL),
        ("It is vital for Chad to leave the union.", Modality.REQUESTED),
    ],
)
def test_a_deed_that_is_judged(read: Read, text: str, expected: Modality) -> None:
    word = "meet" if "meet" in text else "leave"
    assert stance(read(text), word).modality is expected


def test_it_is_nobody_who_says_so(read: Read) -> None:
    assert stance(read("It is important that Chad release the crew."), "release").attributions[0].source is None
