"""Every development sentence of the open benchmarks gives rows, whatever its parse looks like."""

from pathlib import Path

import pytest

from kgraph.annotate import Annotator
from kgraph.extract import OpenStyle, open_tuples, propositions


@pytest.mark.shared
def test_no_parse_of_a_benchmark_sentence_sends_the_rendering_round_in_circles(
    shared: Path, annotator: Annotator
) -> None:
    lines = (shared / "bench" / "openie" / "carb_dev_sentences.txt").read_text().splitlines()
    sentences = [line for line in lines if line.strip()]
    silent = 0
    for annotated in annotator.pretokenized(sentences):
        found = propositions(annotated)
        rows = [list(open_tuples(annotated, found, style)) for style in OpenStyle]
        silent += not all(rows)
    assert silent < len(sentences) / 20
