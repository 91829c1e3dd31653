"""Bytes to text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.read.decoding import NotTextError, decode, safe

NEWS = "“It’s done,” the café owner in Tromsø said – at last."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252", "utf-16-le"], ids=lambda e: e)
def test_the_encodings_of_english_news_are_told_apart(encoding: str) -> None:
    text = "The ministers met in Meseberg." if encoding == "utf-16-le" else NEWS
    assert decode(text.encode(encoding)) == text


def test_a_declared_encoding_goes_before_guessing() -> None:
    assert decode("Orbán met Babiš".encode("iso-8859-2"), "iso-8859-2") == "Orbán met Babiš"


def test_a_declared_encoding_that_is_unknown_or_wrong_does_no_harm() -> None:
    assert decode(NEWS.encode(), "klingon") == NEWS
    assert decode(NEWS.encode(), "ascii") == NEWS


def test_utf8_with_a_broken_byte_stays_utf8() -> None:
    assert decode(NEWS.encode()[:-3] + b"\xff at last") == NEWS[:-3] + "� at last"


def test_other_alphabets_are_left_to_the_detector() -> None:
    text = "Президент встретился с премьер-министром Японии в Москве, сообщает агентство."
    assert decode(text.encode("cp1251")) == text


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n" + bytes(200), bytes(range(256)) * 20], ids=["png", "bytes"])
def test_binary_data_is_no_text(data: bytes) -> None:
    with pytest.raises(NotTextError, match="binary"):
        decode(data)


@given(st.text(alphabet=st.characters(min_codepoint=0, max_codepoint=0x10FFFF)))
def test_safe_text_keeps_its_length_and_can_be_written_as_utf8_and_xml(text: str) -> None:
    cleaned = safe(text)
    assert len(cleaned) == len(text)
    cleaned.encode("utf-8")
    assert not any(ord(c) < 32 and c not in "\t\n\r" for c in cleaned)
