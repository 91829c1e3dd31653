"""Noun phrases that name no known actor become entities of their own text."""

from kgraph.model import Argument, EntityType, Sentence, Span, Token
from kgraph.pipeline.labels import local_argument


def phrase(*words: tuple[str, str, str], head: int, entity: str = "") -> tuple[Sentence, Argument]:
    """A sentence that is one noun phrase: (word, part of speech, tag) each."""
    tokens, start = [], 0
    for i, (word, pos, tag) in enumerate(words):
        tokens.append(Token(i, word, word.lower(), pos, tag, "dep", head, start, start + len(word), entity))
        start += len(word) + 1
    sentence = Sentence(0, tuple(tokens))
    return sentence, Argument("object", Span(0, start - 1), head, tuple(range(len(words))))


def test_determiners_and_possessives_are_left_out_of_the_label() -> None:
    given = phrase(("its", "PRON", "PRP$"), ("nuclear", "ADJ", "JJ"), ("weapons", "NOUN", "NNS"), head=2)
    assert local_argument(*given, "doc").label == "nuclear weapons"


def test_an_indefinite_phrase_is_the_same_thing_in_all_documents_a_definite_one_is_not() -> None:
    plain = phrase(("nuclear", "ADJ", "JJ"), ("weapons", "NOUN", "NNS"), head=1)
    definite = phrase(("the", "DET", "DT"), ("attack", "NOUN", "NN"), head=1)
    assert local_argument(*plain, "one").id == local_argument(*plain, "two").id
    assert local_argument(*definite, "one").id != local_argument(*definite, "two").id


def test_a_bare_pronoun_names_nothing() -> None:
    assert local_argument(*phrase(("it", "PRON", "PRP"), head=0), "doc") is None


def test_the_parser_s_label_gives_the_type() -> None:
    given = phrase(("Lake", "PROPN", "NNP"), ("Chad", "PROPN", "NNP"), head=1, entity="LOC")
    entity = local_argument(*given, "doc", "TCD")
    assert (entity.type, entity.country) == (EntityType.PLACE, "TCD")
