"""Where the development data is; tests that need it skip with a clear reason where it is absent."""

from pathlib import Path

import pytest
from hypothesis import settings

# no deadline: the time of an example says more about the machine; the same examples on every run
settings.register_profile("kgraph", deadline=None, derandomize=True)
settings.load_profile("kgraph")

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    if not SHARED.is_dir():
        pytest.skip(f"development data is not at {SHARED}")
    return SHARED
