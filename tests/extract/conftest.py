"""The real parser, loaded once: rules are defined over what it gives."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kgraph.annotate import Annotator
from kgraph.model import AnnotatedDocument, Document


@pytest.fixture(scope="session")
def annotator() -> Annotator:
    return Annotator()


@pytest.fixture(scope="session")
def read(annotator: Annotator) -> Callable[[str], AnnotatedDocument]:
    """Text -> annotated document; each text is parsed once a session."""
    known: dict[str, AnnotatedDocument] = {}

    def parse(text: str) -> AnnotatedDocument:
        if text not in known:
            known[text] = next(iter(annotator.annotate([Document(text, text, text)])))
        return known[text]

    return parse
