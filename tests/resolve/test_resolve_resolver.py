"""The whole of mention resolution on short news texts."""

import datetime as dt
import json
from pathlib import Path

import pytest

from kgraph.annotate import Annotator
from kgraph.model import Document, MentionKind, content_hash
from kgraph.resolve import Ledger, Resolver
from kgraph.resolve.actors import ActorTables

NEWS = """North Korea's leader Kim Jong Un has told Chinese President Xi Jinping that he will visit Seoul, Chinese \
officials said on Monday.

Kim made the promise at a dinner in Beijing. "We want peace," he said. The two leaders had not met for a year.

Beijing called the visit a success. The North's news agency did not mention it."""


def test_a_short_report(reader) -> None:
    found = reader.mentions(NEWS, "2019-01-08")
    assert ("Kim Jong Un", "Kim Jong-un", "name") in found
    assert ("Seoul", "Seoul", "name") in found
    assert ("Chinese officials", "China", "nominal") in found
    assert ("Beijing", "Beijing", "name") in found
    assert ("Beijing", "China", "metonym") in found
    assert ("We", "North Korea", "pronoun") in found
    assert ("The North", "North Korea", "nominal") in found
    assert [label for words, label, _ in found if words == "The two leaders"] == ["Kim Jong-un", "Xi Jinping"]


def test_mentions_are_sorted_lie_in_the_text_and_have_their_head_inside(small_tables, annotator: Annotator) -> None:
    document = Document(content_hash(NEWS), "news", NEWS, published=dt.date(2019, 1, 8))
    annotated = next(iter(annotator.annotate([document])))
    mentions = Resolver(small_tables).resolve(annotated)
    assert [m.span.end for m in mentions] == sorted(m.span.end for m in mentions)
    for mention in mentions:
        head = annotated.sentences[mention.sentence].tokens[mention.head]
        assert mention.span.start <= head.start < head.end <= mention.span.end
        assert isinstance(mention.kind, MentionKind)


def test_the_same_text_gives_the_same_mentions(small_tables, annotator: Annotator) -> None:
    annotated = next(iter(annotator.annotate([Document("d", "d", NEWS)])))
    resolver = Resolver(small_tables)
    assert resolver.resolve(annotated) == resolver.resolve(annotated) == Resolver(small_tables).resolve(annotated)


def test_the_ledger_is_applied_and_can_be_taken_back(small_tables, annotator: Annotator) -> None:
    text = "Ada Holm, a Kenyan envoy, spoke in Berlin."
    annotated = next(iter(annotator.annotate([Document("d", "d", text)])))
    before = Resolver(small_tables).resolve(annotated)
    holm = next(m.entity for m in before if m.entity.label == "Ada Holm")
    ledger = Ledger().same("wd:Q4", holm, "ana", dt.date(2024, 1, 2))
    after = Resolver(small_tables, ledger).resolve(annotated)
    assert {m.entity.id for m in after if m.entity.label == "Ada Holm"} == {"wd:Q4"}
    assert Resolver(small_tables, ledger.undo("wd:Q4", holm.id)).resolve(annotated) == before


@pytest.mark.parametrize("text", ["", "\n\n", "...", "— — —", "42", "(", '"', "'s", "THE END", "A" * 3000])
def test_odd_texts_do_no_harm(small_tables, annotator: Annotator, text: str) -> None:
    annotated = next(iter(annotator.annotate([Document("d", "d", text)])))
    assert isinstance(Resolver(small_tables).resolve(annotated), list)


@pytest.mark.shared
def test_development_texts_resolve_without_error(shared: Path, annotator: Annotator) -> None:
    resolver = Resolver(ActorTables.load())
    lines = (shared / "bench" / "claims" / "dev_docs.jsonl").read_text().splitlines()
    documents = [Document(d["id"], d["id"], d["text"], d.get("title")) for d in map(json.loads, lines)]
    for annotated in annotator.annotate(documents):
        assert resolver.resolve(annotated)
