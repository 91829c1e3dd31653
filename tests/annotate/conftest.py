"""The real parser, loaded once: what is mended is what it gives."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kgraph.annotate import Annotator
from kgraph.model import Document, Sentence


@pytest.fixture(scope="session")
def annotator() -> Annotator:
    return Annotator()


@pytest.fixture(scope="session")
def read(annotator: Annotator) -> Callable[[str], Sentence]:
    """Text -> its first sentence."""
    return lambda text: next(iter(annotator.annotate([Document(text, text, text)]))).sentences[0]


@pytest.fixture(scope="session")
def sentence(annotator: Annotator) -> Callable[[str], Sentence]:
    """Text -> its only sentence."""

    def only(text: str) -> Sentence:
        (annotated,) = annotator.annotate([Document("d", "d", text)])
        (found,) = annotated.sentences
        return found

    return only
