"""The whole pipeline, loaded once."""

from collections.abc import Callable

import pytest

from kgraph.model import Document
from kgraph.pipeline import Pipeline, Reading


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    return Pipeline()


@pytest.fixture(scope="session")
def reading(pipeline: Pipeline) -> Callable[..., Reading]:
    def read(text: str, **metadata: object) -> Reading:
        return pipeline.read(Document(text, text, text, **metadata))

    return read
