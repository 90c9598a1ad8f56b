"""Optimizer steps."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .._arrays import FloatArray, empty, floats, ndarray
from .._errors import ShapeError, number
from .._numerics import F4, F8, Numerics
from .direct import direct
from .engine import native

_NUMBERS = {
    "sgd": ("the learning rate",),
    "momentum": ("the learning rate", "epsilon", "the momentum"),
    "adagrad": ("the learning rate", "epsilon"),
    "rmsprop": ("the learning rate", "epsilon", "rho"),
    "adam": ("the learning rate", "epsilon", "beta 1", "beta 2"),
}


_PLAIN = {float}
_PADDING: dict[int, tuple[float, ...]] = {count: (0.0,) * (4 - count) for count in range(1, 5)}


class StepNumbers(NamedTuple):
    """The numbers of one optimizer step as the engine reads them."""

    kind: str
    #: Learning rate, epsilon, then momentum, rho or beta 1, then beta 2, and the number of the step.
    packed: NDArray[np.float64]
    #: A bit for each number that is a ``np.float64`` and stays float64, as in NumPy.
    scalars: int
    #: The dtype that the optimizer state has at least.
    widest: np.dtype[Any]
    #: The arithmetic of the layer.
    arithmetic: int


def step_numbers(kind: str, numbers: Sequence[float], step: int, numerics: Numerics | None) -> StepNumbers:
    """The numbers of a step: learning rate, epsilon, then momentum, rho or beta 1, then beta 2.

    ``numerics`` are those of the layer; None for NumPy's arithmetic.

    A ``np.float64`` among them stays float64, as in NumPy; Python scalars get the dtype of the array.

    Raises
    ------
    TypeError : one of them is not a number.
    """
    arithmetic = numerics.bits if numerics else 0
    if set(map(type, numbers)) == _PLAIN:
        return StepNumbers(kind, np.array((*numbers, *_PADDING[len(numbers)], step), F8), 0, F4, arithmetic)
    is_numpy = [isinstance(number, np.floating) and number.dtype == F8 for number in numbers]
    real = [number("optimizer", name, given) for name, given in zip(_NUMBERS[kind], numbers, strict=True)]
    packed = np.array([*real, *[0.0] * (4 - len(real)), step], dtype=F8)
    scalars = sum(bit << index for index, bit in enumerate(is_numpy))
    return StepNumbers(kind, packed, scalars, F8 if any(is_numpy[2:]) else F4, arithmetic)


def prepare_update(
    numbers: StepNumbers,
    value: NDArray[Any],
    gradient: ArrayLike,
    momentum: ArrayLike | None = None,
    cache: ArrayLike | None = None,
) -> Callable[[], tuple[FloatArray | None, FloatArray | None]]:
    """Check the arguments of one optimizer step; return a function that makes it.

    That function changes ``value`` in place and returns the optimizer state as new arrays. AdaGrad's cache keeps its
    dtype.

    Raises
    ------
    ShapeError : the gradient has another shape than the value.
    ValueError : ``value`` is read-only.
    """
    where = "optimizer"
    kind, packed, scalars, widest, arithmetic = numbers
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
    nexts = [
        None if m is None else empty(m.shape, m.dtype if kind == "adagrad" else np.result_type(m, g, widest))
        for m in state
    ]

    def update() -> tuple[FloatArray | None, FloatArray | None]:
        native.update(kind, v, g, state[0], nexts[0], state[1], nexts[1], packed, scalars, arithmetic)
        if v is not value:
            value[...] = v
        return nexts[0], nexts[1]

    return update


def update_plain(kind: str, numbers: tuple[float, ...], step: int, numerics: Numerics | None, arrays: Any) -> Any:
    """Make a step of weights and biases, each ``value, gradient, momentum, cache``; return their new states in order.

    None, and nothing is changed, if a number or an array must be checked or converted first: see
    :func:`prepare_update`.
    """
    bits = 0 if numerics is None else numerics.bits
    return direct.update(kind, *numbers, *_PADDING[len(numbers)], step, bits, *arrays)


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
