"""Places of nodes: the same each time, apart from one another, in the shape of the canvas."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kgraph.export.html.layout import HEIGHT, WIDTH, positions

LABELS = [f"Actor {i:02d}" for i in range(40)]
WHEEL = [(0, i) for i in range(1, 40)] + [(i, i % 39 + 1) for i in range(1, 40, 3)]


def overlap(labels: list[str], places: list[tuple[int, int]]) -> int:
    boxes = [(x, y, 7.4 * len(label)) for label, (x, y) in zip(labels, places, strict=True)]
    return sum(
        abs(a[0] - b[0]) < (a[2] + b[2]) / 2 - 2 and abs(a[1] - b[1]) < 40
        for i, a in enumerate(boxes)
        for b in boxes[:i]
    )


def test_nodes_with_their_labels_do_not_overlap() -> None:
    assert overlap(LABELS, positions(LABELS, WHEEL)) == 0


def test_the_drawing_has_the_shape_of_the_canvas() -> None:
    xs, ys = zip(*positions(LABELS, WHEEL), strict=True)
    shape = (max(xs) - min(xs)) / (max(ys) - min(ys))
    assert 0.75 < shape / (WIDTH / HEIGHT) < 1.5


def test_parts_that_do_not_hang_together_stand_apart_without_wide_gaps() -> None:
    labels = LABELS[:12]
    places = positions(labels, [(0, 1), (1, 2), (2, 3), (3, 0), (4, 5), (6, 7), (8, 9), (10, 11)])
    assert overlap(labels, places) == 0
    assert max(y for _, y in places) - min(y for _, y in places) < HEIGHT * 1.5


@st.composite
def graphs(draw: st.DrawFn) -> tuple[int, list[tuple[int, int]]]:
    n = draw(st.integers(0, 14))
    node = st.integers(0, max(n - 1, 0))
    return n, draw(st.lists(st.tuples(node, node), max_size=30 if n else 0))


@settings(max_examples=25, deadline=None)
@given(graphs())
def test_any_graph_gets_places_and_always_the_same(graph: tuple[int, list[tuple[int, int]]]) -> None:
    n, edges = graph
    labels = LABELS[:n]
    assert positions(labels, edges) == positions(labels, edges)
    assert len(set(positions(labels, edges))) == n
