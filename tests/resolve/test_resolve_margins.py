"""Bylines and datelines as flat sentences."""

from kgraph.model import Document, Span, Zone, ZoneKind
from kgraph.resolve.margins import margin_sentences

TEXT = "NAIROBI, Kenya (AP) _\nTalks began.\nJoyce Otieno, Minister of Water"
ZONES = (
    Zone(ZoneKind.DATELINE, Span(0, 21)),
    Zone(ZoneKind.BODY, Span(22, 34)),
    Zone(ZoneKind.BYLINE, Span(35, len(TEXT))),
)


def test_each_line_is_a_sentence_with_a_negative_index_and_true_offsets() -> None:
    sentences = margin_sentences(Document("d", "d", TEXT, zones=ZONES))
    assert [s.index for s in sentences] == [-2, -1]
    assert all(TEXT[t.start : t.end] == t.text for s in sentences for t in s.tokens)
    assert [t.text for t in sentences[1].tokens] == ["Joyce", "Otieno", ",", "Minister", "of", "Water"]


def test_a_body_has_no_margins() -> None:
    assert margin_sentences(Document("d", "d", TEXT)) == []


def test_their_names_are_mentions_outside_every_sentence(reader) -> None:
    found = reader.mentions(TEXT, zones=ZONES)
    assert ("NAIROBI", "Nairobi", "name") in found
    assert ("Joyce Otieno", "Joyce Otieno", "name") in found
