"""Figures are drawn for every analysis that has one, with the same bytes each time."""

from pathlib import Path

import pytest
from generated import news

from kgraph.explore import ANALYSES, analysis
from kgraph.model import GraphData

DRAWN = [name for name, found in ANALYSES.items() if found.plot]
GIVEN = {"changes": {"before": "2017", "after": "2018"}, "dyads": {"a": "China"}, "balance": {"by": "year"}}


@pytest.mark.parametrize("name", DRAWN)
def test_png_and_svg_are_the_same_on_every_run_and_hold_no_date(name: str, tmp_path: Path) -> None:
    data = news(30)
    once = analysis(name).draw(data, GIVEN.get(name, {}), tmp_path / "once")
    again = analysis(name).draw(data, GIVEN.get(name, {}), tmp_path / "again")
    assert [p.suffix for p in once] == [".png", ".svg"]
    assert [p.read_bytes() for p in once] == [p.read_bytes() for p in again]
    assert "<dc:date>" not in once[1].read_text()


@pytest.mark.parametrize("name", [n for n in DRAWN if n != "dyads"])
def test_an_empty_graph_is_drawn_as_such(name: str, tmp_path: Path) -> None:
    assert analysis(name).draw(GraphData((), (), ()), GIVEN.get(name, {}), tmp_path / "empty")


def test_an_analysis_without_a_figure_draws_nothing(tmp_path: Path) -> None:
    assert analysis("contradictions").draw(news(2), {}, tmp_path / "none") == []
