"""Functions of the reader: their names in a picture, and their results, checked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from . import _bridge
from ._errors import ShapeError, number, shown


def name_of(function: Any, unnamed: str) -> str:
    """The name of a function in a picture."""
    name = str(getattr(function, "__name__", type(function).__name__)).lstrip("_")  # a legend leaves such names out
    return unnamed if name in ("", "<lambda>") else name


def curve(where: str, name: str, function: Callable[..., Any], x: NDArray[np.float64]) -> NDArray[np.float64]:
    """The results of a function of an array, one for each x; a single number is that of every x.

    Raises
    ------
    ValueError : the function raises an error, or none of its results is finite.
    TypeError, ShapeError : it returns something else than a number for each x.
    """
    given = _called(where, name, function, x.copy(), "takes an array and returns one of the same shape")
    y = np.asarray(_bridge.floats(given, f"{where}, the results of {name}"), np.float64)
    if y.shape not in ((), x.shape):
        raise ShapeError(
            f"{where}: {name} returns {y.shape} for x of {x.shape}; one number for each x is required. "
            "Write the function for whole arrays."
        )
    if not np.isfinite(y).any():
        raise ValueError(
            f"{where}: no result of {name} from {x[0]:g} to {x[-1]:g} is finite; at least one must be. "
            "Choose another range, or check the function."
        )
    return np.broadcast_to(y, x.shape)


def value(where: str, name: str, function: Callable[..., Any], x: float) -> float:
    """The result of a function of a number.

    Raises
    ------
    ValueError : the function raises an error.
    TypeError, OverflowError : it returns something else than a real number.
    """
    given = _called(where, name, function, x, "takes a number and returns one")
    if isinstance(given, (bool, np.bool_)):
        return float(given)
    return number(where, f"the result of {name} for {x!r}", given)


def _called(where: str, name: str, function: Callable[..., Any], x: Any, required: str) -> Any:
    try:
        with np.errstate(all="ignore"):  # infinite and NaN results are drawn as such
            return function(x)
    except Exception as error:
        told = f"{type(error).__name__} ({error})" if str(error) else type(error).__name__
        at = f" for {shown(x)}" if isinstance(x, float) else ""
        raise ValueError(f"{where}: {name} raises {told}{at}; a function that {required} is required.") from error
