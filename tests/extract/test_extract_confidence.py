"""The confidence model: its file is checked, its numbers are probabilities, and right rows get more of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.errors import DataError
from kgraph.extract.confidence import ConfidenceModel, Shape, confidence_model, read_models
from kgraph.resources import data_path

NUMBERS = st.floats(-20, 20)


@given(st.builds(Shape, *[NUMBERS] * len(Shape._fields)), st.sampled_from(["clause.active", "unheard.of"]))
def test_a_probability_for_any_shape_and_rule(shape: Shape, rule: str) -> None:
    assert 0 <= confidence_model("binary").probability(rule, "object", shape) <= 1


def test_the_score_is_a_weighted_sum() -> None:
    model = ConfidenceModel(1.0, {"r": 0.5}, {"k": -0.5}, (2.0,) + (0.0,) * (len(Shape._fields) - 1))
    shape = Shape(*[0.0] * len(Shape._fields))._replace(subject_length=-0.5)
    assert model.probability("r", "k", shape) == 0.5


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("binary:", "binry:", "expected the models"),
        ("    depth: ", "    dept: ", "'binary': missing or not a number: 'depth'"),
        ("  bias: ", "  bias: x", "not a number"),
        ("  rules:", "  rules: [", "not YAML"),
    ],
)
def test_a_faulty_file_is_refused(old: str, new: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "confidence.yaml"
    path.write_text(data_path("extract", "confidence.yaml").read_text().replace(old, new, 1))
    with pytest.raises(DataError) as caught:
        read_models(path)
    assert message in str(caught.value)
