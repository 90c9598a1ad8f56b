"""Checks of the arguments of explorables, and the rows that a page gets."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .._errors import ShapeError, StateError, number, shown

#: The place that models name in errors of an explorable.
INNER = "explore"


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


def evenly_spaced(rows: int, most: int) -> NDArray[np.intp]:
    """Indices of at most so many of the rows, in order: the first one, the last one, and others evenly between them."""
    return np.unique(np.linspace(0, rows - 1, min(rows, most)).round().astype(np.intp))


@contextmanager
def told_by(where: str) -> Iterator[None]:
    """Errors of what an explorable calls, as of a model, begin with the name of the explorable, as its own do."""
    try:
        yield
    except (TypeError, ValueError, StateError) as error:
        text = str(error)
        if text.startswith(where) or type(error) not in (TypeError, ValueError, ShapeError, StateError):
            raise
        rest = text.removeprefix(f"model, {INNER}")
        raise type(error)(where + rest if rest != text else f"{where}: {text}") from None


def two(where: str, name: str, value: Any, of: str, low: float, high: float) -> list[float]:
    """Two numbers between two ends, of a tuple, a list, an array or a Series with one axis.

    Raises
    ------
    TypeError : one of them is not a number.
    ValueError : there are not two, or one is beyond the ends.
    """
    is_listed = isinstance(value, (tuple, list)) or (hasattr(value, "__array__") and np.ndim(value) == 1)
    values = list(value) if is_listed else []
    if len(values) != 2:
        raise ValueError(f"{where}: {name} must be two numbers, {of}.")
    return [within(where, f"one of the {name}", each, low, high) for each in values]
