"""Data files that are not part of the checkout: in the folder $HYBRIDNET_DATA, else in ../shared/data beside it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

FOLDER = Path(os.environ.get("HYBRIDNET_DATA") or Path(__file__).resolve().parents[3] / "shared" / "data")


def real(name: str) -> Path:
    """The path of a data file; where it is missing the test is skipped by name, or fails with CI=true."""
    path = FOLDER / name
    if not path.exists():
        reason = f"{name} is not there; it was looked for at {path}"
        pytest.fail(reason) if os.environ.get("CI") in ("true", "1") else pytest.skip(reason)
    return path
