"""A person's name is one phrase, whatever its words were tagged as."""

from hypothesis import given
from hypothesis import strategies as st

from kgraph.annotate.whole_names import with_first_names, with_whole_names
from kgraph.model import Token


def token(i: int, text: str, tag: str, dep: str, head: int, entity: str = "", starts: bool = False) -> Token:
    return Token(i, text, text.lower(), "X", tag, dep, head, i * 10, i * 10 + len(text), entity, starts)


TORN = (
    token(0, "Barack", "IN", "nsubj", 5, "PERSON", True),
    token(1, "Obama", "NNP", "pobj", 0, "PERSON"),
    token(2, "and", "CC", "cc", 1),
    token(3, "Malia", "NNP", "conj", 1, "PERSON", True),
    token(4, "will", "MD", "aux", 5),
    token(5, "meet", "VB", "ROOT", 5),
)


def test_the_last_word_takes_the_place_of_the_name() -> None:
    found = with_whole_names(TORN)
    assert (found[1].head, found[1].dep, found[1].pos) == (5, "nsubj", "PROPN")
    assert (found[0].head, found[0].dep, found[0].tag) == (1, "compound", "NNP")
    assert found[3].head == 1


def test_a_sound_name_stays() -> None:
    sound = (TORN[0]._replace(tag="NNP", dep="compound", head=1), TORN[1]._replace(dep="nsubj", head=5), *TORN[2:])
    assert with_whole_names(sound) is sound


def test_a_word_that_hangs_elsewhere_is_no_part_of_the_name() -> None:
    loose = (TORN[0], TORN[1]._replace(head=5), *TORN[2:])
    assert with_whole_names(loose) is loose


@given(st.permutations(["IN", "NNP", "NN"]), st.integers(0, 2))
def test_a_mended_name_hangs_together(tags: list[str], head: int) -> None:
    name = [token(i, "Ann", tags[i], "compound", head, "PERSON", i == 0) for i in range(3)]
    name[head] = name[head]._replace(head=3, dep="nsubj")
    found = with_whole_names((*name, token(3, "met", "VBD", "ROOT", 3)))
    assert [t.i for t in found if t.i < 3 and t.head == 3] in ([2], [head])
    assert [t.text for t in found] == ["Ann", "Ann", "Ann", "met"]


def test_a_name_that_begins_with_an_initial_takes_in_the_word_before() -> None:
    found = with_first_names(
        (
            token(0, "Carla", "NNP", "compound", 2),
            token(1, "J.", "NNP", "compound", 2, "PERSON", True),
            token(2, "Holm", "NNP", "nsubj", 3, "PERSON"),
            token(3, "spoke", "VBD", "ROOT", 3),
        )
    )
    assert [(t.entity, t.entity_starts) for t in found[:3]] == [("PERSON", True), ("PERSON", False), ("PERSON", False)]


def test_a_title_before_an_initial_is_no_name() -> None:
    tokens = (
        token(0, "President", "NNP", "compound", 2),
        token(1, "J.", "NNP", "compound", 2, "PERSON", True),
        token(2, "Holm", "NNP", "nsubj", 3, "PERSON"),
        token(3, "spoke", "VBD", "ROOT", 3),
    )
    assert with_first_names(tokens) == tokens
