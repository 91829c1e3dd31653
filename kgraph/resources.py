"""Where the tables, queries and articles under ``data/`` are, in a checkout and in an installed wheel."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def data_dir() -> Path:
    """The ``data`` folder: inside the package when installed from a wheel, beside it in a checkout."""
    packaged = Path(__file__).parent / "data"
    return packaged if packaged.is_dir() else Path(__file__).parent.parent / "data"


def data_path(*parts: str) -> Path:
    return data_dir().joinpath(*parts)
