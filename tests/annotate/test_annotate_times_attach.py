"""Which clause a time belongs to. All documents are of Wednesday, 28 March 2018."""

import datetime as dt
import functools

import pytest

from kgraph.annotate import Annotator
from kgraph.annotate.times import time_of
from kgraph.model import AnnotatedDocument, Document

PUBLISHED = dt.date(2018, 3, 28)


@functools.cache
def annotate(text: str) -> AnnotatedDocument:
    return next(_annotator().annotate([Document("d", "d", text, published=PUBLISHED)]))


@functools.cache
def _annotator() -> Annotator:
    return Annotator()


def when(text: str, word: str) -> str | None:
    """The time of the clause or event noun ``word`` of the text, as ``start/end``."""
    annotated = annotate(text)
    sentence, token = next((s, t) for s in annotated.sentences for t in s.tokens if t.text == word)
    interval = time_of(annotated, sentence, token.i)
    return f"{interval.start or ''}/{interval.end or ''}" if interval else None


CASES = [
    # the time of saying is not that of what is said
    ("The ministry confirmed Wednesday that the marshal went to Hanoi.", "confirmed", "2018-03-28/2018-03-28"),
    ("The ministry confirmed Wednesday that the marshal went to Hanoi.", "went", None),
    ("The marshal went to Hanoi on Monday, the ministry said on Wednesday.", "went", "2018-03-26/2018-03-26"),
    ("The marshal went to Hanoi on Monday, the ministry said on Wednesday.", "said", "2018-03-28/2018-03-28"),
    ("The marshal went to Hanoi, the ministry said on Wednesday.", "went", None),
    ("According to a statement on Tuesday, Oman freed the sailors.", "freed", None),
    # noun and light verb share it
    ("The marshal made a secret visit to Hanoi from Sunday to Tuesday.", "visit", "2018-03-25/2018-03-27"),
    ("The marshal made a secret visit to Hanoi from Sunday to Tuesday.", "made", "2018-03-25/2018-03-27"),
    ("Oman and Yemen held talks on Monday.", "talks", "2018-03-26/2018-03-26"),
    ("Monday's talks between Oman and Yemen failed.", "talks", "2018-03-26/2018-03-26"),
    ("The talks between Oman and Yemen took place in 2015.", "talks", "2015-01-01/2015-12-31"),
    ("The minister arrived in Rome on Sunday for talks with the pope.", "talks", "2018-03-25/2018-03-25"),
    ("They recalled the summit held last May in Rome.", "summit", "2017-05-01/2017-05-31"),
    ("They recalled the summit held last May in Rome.", "recalled", None),
    ("The king on Monday received the head of the bank on a visit to Rome.", "visit", "2018-03-26/2018-03-26"),
    ("The village was hit by an air strike in 2014.", "hit", "2014-01-01/2014-12-31"),
    ("The port, which was damaged by a raid in May 2016, is open.", "damaged", "2016-05-01/2016-05-31"),
    ("The truce was broken by an attack on Monday.", "broken", "2018-03-26/2018-03-26"),
    # a noun's own time is not the verb's
    ("The emir was angered by last month's offer.", "angered", None),
    ("The emir was praised by the hosts of the summit held in 2014.", "praised", None),
    ("The emir rejected last month's offer.", "rejected", None),
    ("The emir rejected last month's offer.", "offer", "2018-02-01/2018-02-28"),
    ("The king met the pope in 2000 before a summit of the league in June that year.", "met", "2000-01-01/2000-12-31"),
    (
        "The king met the pope in 2000 before a summit of the league in June that year.",
        "summit",
        "2000-06-01/2000-06-30",
    ),
    ("The two leaders signed the pact at a summit in January.", "signed", "2018-01-01/2018-01-31"),
    # joined verbs
    ("On Monday the minister met the pope and visited a school.", "visited", "2018-03-26/2018-03-26"),
    ("The minister arrived on Sunday and met the pope on Monday.", "met", "2018-03-26/2018-03-26"),
    ("The minister arrived on Sunday and met the pope on Monday.", "arrived", "2018-03-25/2018-03-25"),
    ("The envoy ended his tour on Tuesday, meeting the sultan in Muscat.", "meeting", "2018-03-27/2018-03-27"),
    ("The rivals agreed on Tuesday to reopen the border.", "reopen", "2018-03-27/2018-03-27"),
    ("The rivals agreed on Tuesday to meet again in June.", "meet", "2018-06-01/2018-06-30"),
    ("The council banned coal and capped oil on Monday.", "banned", "2018-03-26/2018-03-26"),
    ("The king met the pope and will visit Rome on Monday.", "met", None),
    ("Jets hit the port on Monday, while soldiers closed the road.", "closed", "2018-03-26/2018-03-26"),
    (
        "Relations reached a low in August 2016, when Qatar imposed sanctions on two ministers.",
        "imposed",
        "2016-08-01/2016-08-31",
    ),
    ("Lee made a trip to Rome this week and held talks with the pope.", "held", "2018-03-26/2018-04-01"),
    ("China informed the senate of the visit on Tuesday.", "informed", "2018-03-27/2018-03-27"),
    ("The two discussed a visit on Friday.", "discussed", None),
    # clauses below have a time of their own
    ("The general, who seized power in 2006, visited Paris.", "visited", None),
    ("The general, who seized power in 2006, visited Paris.", "seized", "2006-01-01/2006-12-31"),
    ("The council discussed sanctions imposed last year on the regime.", "imposed", "2017-01-01/2017-12-31"),
    ("The council discussed sanctions imposed last year on the regime.", "discussed", None),
    ("It was his first trip since he took office in 2013.", "took", "2013-01-01/2013-12-31"),
    ("It was his first trip since he took office in 2013.", "was", None),
    ("The marshal has ruled the country since 2011.", "ruled", "2011-01-01/"),
    # what the parser hangs on the wrong verb
    ("The ministry said Tuesday the former envoy recently visited Rome.", "visited", None),
    ("The ministry said Tuesday the former envoy recently visited Rome.", "said", "2018-03-27/2018-03-27"),
    ("The minister met the delegation led by Lee on Monday.", "met", "2018-03-26/2018-03-26"),
    ("The army took the island, seen as holy by both sides, in 1974.", "took", "1974-01-01/1974-12-31"),
    ("The prince shocked the court on Monday by leaving the country.", "leaving", "2018-03-26/2018-03-26"),
    # saying so is doing so, on the day of publication
    ("Norway condemns the attack on the embassy.", "condemns", "2018-03-28/2018-03-28"),
    ("We urge both sides to show restraint.", "urge", "2018-03-28/2018-03-28"),
    ("We thank the king and call on the rebels to lay down their arms.", "call", "2018-03-28/2018-03-28"),
    ("We are committed to ending the war.", "ending", "2018-03-28/2018-03-28"),
    ("Norway condemned the attack on the embassy.", "condemned", None),
    ("Norway supports the rebels.", "supports", None),
    ("The envoy said that Norway urges restraint.", "urges", None),
    ("Norway does not condemn the attack.", "condemn", None),
    # what the text has dated before
    ("The king met the pope on Monday. At the meeting, he offered a truce.", "offered", "2018-03-26/2018-03-26"),
    ("Bombs killed ten people at a hotel on Monday. The blasts struck at noon.", "struck", "2018-03-26/2018-03-26"),
    ("The two states signed a pact on Monday. They exchanged maps.", "exchanged", "2018-03-26/2018-03-26"),
    (
        "The two states signed a pact on Monday. The premiers of both signed the agreement.",
        "signed",
        "2018-03-26/2018-03-26",
    ),
    (
        "Mr. Lee and Mr. Park met on Monday. Critics howled. Lee and Park spoke of rice.",
        "spoke",
        "2018-03-26/2018-03-26",
    ),
    ("Mr. Lee and Mr. Park met on Monday. Critics were angry. Lee and Sato discussed rice.", "discussed", None),
    ("The king met the pope on Monday. He had a talk with the envoy.", "had", "2018-03-26/2018-03-26"),
    ("The king flew home on Monday. They had met the pope before.", "met", None),
    ("The king met the pope on Monday. A court in Spain released the general.", "released", None),
    ("The king met the pope on Monday. It is a meeting that nobody wanted.", "wanted", None),
    ("The king met the pope on Monday. He was a friend of the shah.", "was", None),
    ("The king met the pope on Monday. Meanwhile, the queen opened a school.", "opened", "2018-03-26/2018-03-26"),
    ("The king met the pope on Monday. The envoy also visited a school.", "visited", "2018-03-26/2018-03-26"),
    (
        'The king met the pope on Monday. "We have a plan," the envoy said. He then visited a school.',
        "visited",
        "2018-03-26/2018-03-26",
    ),
    ("The king met the pope on Monday. They signed a pact. They exchanged maps.", "exchanged", "2018-03-26/2018-03-26"),
    ("The king met the pope on Monday. A court freed the general. He left.", "left", None),
    ("The king met the pope. Meanwhile, the queen opened a school.", "opened", None),
    ("The king met the pope on Monday. Meanwhile, the queen had opened a school.", "opened", None),
    ("Rebels claimed the attack of March 14, in which ten people died.", "died", "2018-03-14/2018-03-14"),
    ("The treaty that banned such mines ended on Monday.", "banned", None),
    (
        "The king met the pope on Monday. The envoy stayed away from the meeting because talks had failed.",
        "failed",
        None,
    ),
    # an account of what was said on one day
    (
        "Minister Lee met Minister Park on Monday. Minister Lee thanked Peru. Minister Park criticised Chile.",
        "criticised",
        "2018-03-26/2018-03-26",
    ),
    (
        "The Council extended the mandate today. The Council called on the rebels to leave.",
        "called",
        "2018-03-28/2018-03-28",
    ),
    (
        "The king met the pope on Monday. The king said peace was near. The two leaders signed a pact.",
        "signed",
        "2018-03-26/2018-03-26",
    ),
    ("Minister Lee met Minister Park on Monday. Minister Sato criticised Chile.", "criticised", None),
    ("Minister Lee met Minister Park on Monday. Minister Lee jailed the general.", "jailed", None),
    ("Minister Lee met Minister Park on Monday. Snow fell. Minister Lee criticised Chile.", "criticised", None),
    # nothing is invented
    ("The marshal met the envoy.", "met", None),
    ("The marshal met the envoy two days after the coup.", "met", None),
]


@pytest.mark.parametrize(("text", "word", "expected"), CASES)
def test_time_of_a_clause(text: str, word: str, expected: str | None) -> None:
    assert when(text, word) == expected
