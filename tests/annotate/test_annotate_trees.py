"""Trees are read and changed without touching the sentence they came from."""

from kgraph.annotate.trees import child, children, move_joined, replaced
from kgraph.model import Token

CHAD, AND, MALI, MET = (
    Token(0, "Chad", "Chad", "PROPN", "NNP", "nsubj", 3, 0, 4),
    Token(1, "and", "and", "CCONJ", "CC", "cc", 0, 5, 8),
    Token(2, "Mali", "Mali", "PROPN", "NNP", "conj", 0, 9, 13),
    Token(3, "met", "meet", "VERB", "VBD", "ROOT", 3, 14, 17),
)
TREE = (CHAD, AND, MALI, MET)


def test_a_root_is_no_child_of_its_own() -> None:
    assert children(TREE, 3) == [CHAD]
    assert children(TREE, 0) == [AND, MALI]


def test_the_first_child_with_an_edge() -> None:
    assert child(TREE, 0, "appos", "conj") == MALI
    assert child(TREE, 0, "appos") is None


def test_a_changed_token_leaves_the_old_tree_alone() -> None:
    assert replaced(TREE, 2, head=3, dep="nsubj")[2] == MALI._replace(head=3, dep="nsubj")
    assert TREE[2] == MALI


def test_what_is_joined_goes_along() -> None:
    out = list(TREE)
    move_joined(out, 0, 3)
    assert [t.head for t in out] == [3, 3, 3, 3]
