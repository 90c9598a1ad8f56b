"""Optimizer steps."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .._arrays import FloatArray, empty, floats, ndarray
from .._errors import ShapeError, number
from .._numerics import F4, F8
from .engine import native

_NUMBERS = {
    "sgd": ("the learning rate",),
    "momentum": ("the learning rate", "epsilon", "the momentum"),
    "adagrad": ("the learning rate", "epsilon"),
    "rmsprop": ("the learning rate", "epsilon", "rho"),
    "adam": ("the learning rate", "epsilon", "beta 1", "beta 2"),
}


def prepare_update(
    kind: str,
    value: NDArray[Any],
    gradient: ArrayLike,
    numbers: Sequence[float],
    *,
    step: int = 0,
    momentum: ArrayLike | None = None,
    cache: ArrayLike | None = None,
) -> Callable[[], tuple[FloatArray | None, FloatArray | None]]:
    """Check the arguments of one optimizer step; return a function that makes it.

    That function changes ``value`` in place and returns the optimizer state as new arrays. ``numbers`` are the
    learning rate, epsilon, then momentum, rho or beta 1, then beta 2. A ``np.float64`` among them stays float64, as in
    NumPy; Python scalars get the dtype of the array. AdaGrad's cache keeps its dtype.

    Raises
    ------
    ShapeError : the gradient has another shape than the value.
    ValueError : ``value`` is read-only.
    """
    where = "optimizer"
    v, g = _writable(value), floats(gradient, where)
    if kind == "adagrad" and isinstance(cache, ndarray) and not cache.flags.writeable:
        raise ValueError("optimizer: a cache is a read-only array; it must be writable. Copy it first.")
    state = [None if array is None else floats(array, where) for array in (momentum, cache)]
    for what, array in (("its gradient", g), ("its momentum", state[0]), ("its cache", state[1])):
        if array is not None and array.shape != v.shape:
            raise ShapeError(
                f"{where}: the parameter is {v.shape}, {what} {array.shape}; both must have the same shape."
            )
    g, *state = [_without_overlap(array, v) for array in (g, *state)]
    is_numpy = [isinstance(number, np.floating) and number.dtype == F8 for number in numbers]
    numpy_scalars = sum(bit << index for index, bit in enumerate(is_numpy))
    widest = F8 if any(is_numpy[2:]) else F4
    nexts = [
        None if m is None else empty(m.shape, m.dtype if kind == "adagrad" else np.result_type(m, g, widest))
        for m in state
    ]
    real = [number(where, name, given) for name, given in zip(_NUMBERS[kind], numbers, strict=True)]
    packed = np.array([*real, *[0.0] * (4 - len(real)), step], dtype=F8)

    def update() -> tuple[FloatArray | None, FloatArray | None]:
        native.update(kind, v, g, state[0], nexts[0], state[1], nexts[1], packed, numpy_scalars)
        if v is not value:
            value[...] = v
        return nexts[0], nexts[1]

    return update


def _without_overlap(array: Any, value: FloatArray) -> Any:
    """Return the array, or a copy if it overlaps the value: the engine writes while it reads, NumPy after reading."""
    if array is None or array is value or (array.base is None and value.base is None):
        return array
    return array.copy() if np.may_share_memory(array, value) else array


def _writable(value: NDArray[Any]) -> FloatArray:
    """Return the array itself if the engine can write to it, else a copy; the caller copies the result back."""
    if not isinstance(value, ndarray):
        raise TypeError(f"optimizer: a parameter is a {type(value).__name__}; it must be a NumPy array to be changed.")
    if not value.flags.writeable:
        raise ValueError("optimizer: a parameter is a read-only array; it must be writable. Copy it first.")
    converted = floats(value, "optimizer, parameter")
    if value.dtype.kind in "biu":
        raise TypeError(
            f"optimizer: a parameter is an array of {value.dtype}, which would cut steps to whole numbers; float32 or "
            "float64 is required. Convert it first, such as weights.astype(float)."
        )
    return converted.copy() if converted is not value and np.shares_memory(converted, value) else converted
