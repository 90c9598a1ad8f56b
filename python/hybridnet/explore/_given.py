"""Checks of the arguments of explorables."""

from __future__ import annotations

import math
from typing import Any

from .._errors import number, shown


def within(where: str, name: str, value: Any, low: float, high: float) -> float:
    """A number between two ends.

    Raises
    ------
    TypeError : it is not a number.
    ValueError : it is beyond the ends, infinite or NaN.
    """
    found = number(where, name, value)
    if not (math.isfinite(found) and low <= found <= high):
        raise ValueError(f"{where}: {name} is {shown(found)}; it must be from {low:g} to {high:g}.")
    return found
