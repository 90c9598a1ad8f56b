"""The one question of parity: are two results the same?"""

from __future__ import annotations

from typing import Any

import numpy as np

from .rules import Array


def assert_same(actual: Any, expected: Any, *, ulp: int = 0, relative: float = 0.0, where: str = "result") -> None:
    """Raise unless both are of one kind (array, NumPy scalar, other), shape, dtype and value: bit for bit, NaN as NaN.

    Parameters
    ----------
    ulp : how many floats an element may be away from the expected one; at 0, -0.0 is not 0.0.
    relative : how far an element may be away, as a share of the greatest finite magnitude in its row (a product's
        terms may cancel; its rounding errors do not).
    where : named first in the text.

    Raises
    ------
    AssertionError : names the first of them that differs; of values how many, and the worst with its index and bits.
    """
    require(where, "kind", kind(actual), kind(expected))
    a, e = np.asarray(actual), np.asarray(expected)
    require(where, "shape", a.shape, e.shape)
    require(where, "dtype", a.dtype, e.dtype)
    distance = distances(a, e)
    wrong = (distance > ulp) & ~near(a, e, relative)
    if wrong.any():
        worst = np.unravel_index(np.argmax(np.where(wrong, distance, -1)), a.shape)
        raise AssertionError(
            f"{where}: {wrong.sum()} of {a.size} elements differ; the worst, at {[int(i) for i in worst]}, "
            f"is {show(a[worst])}; {show(e[worst])} is expected"
        )


def require(where: str, what: str, actual: object, expected: object) -> None:
    """Raise unless equal."""
    if actual != expected:
        raise AssertionError(f"{where}: the {what} is {actual}; {expected} is expected")


def kind(x: Any) -> str:
    """Arrays and NumPy's scalars are each a kind; a Python number is neither."""
    return "array" if isinstance(x, np.ndarray) else "NumPy scalar" if isinstance(x, np.generic) else type(x).__name__


def distances(a: Array, e: Array) -> Array:
    """How many floats apart: 0 for the same bits and for two NaN, infinite to a NaN or an infinity from elsewhere."""
    if a.dtype.kind != "f":
        return np.asarray(np.where(a == e, 0.0, np.inf))
    p, q = ordinals(a), ordinals(e)
    steps = (np.maximum(p, q) - np.minimum(p, q)).astype("float64")
    steps = np.where(np.isfinite(a) & np.isfinite(e), steps, np.where(a == e, 0.0, np.inf))
    return np.asarray(np.where(np.isnan(a) & np.isnan(e), 0.0, steps))


def ordinals(x: Array) -> Array:
    """A whole number for each float, in their order, next to each other for neighbors; -0.0 lies just below 0.0."""
    width = 8 * x.dtype.itemsize
    bits = np.asarray(x).view(f"u{x.dtype.itemsize}").astype("uint64")
    sign, all_bits = np.uint64(2 ** (width - 1)), np.uint64(2**width - 1)
    return np.asarray(np.where(bits >= sign, all_bits - bits, sign | bits))


def near(a: Array, e: Array, relative: float) -> Array:
    """Whether elements differ by less than that share of their row's greatest finite magnitude."""
    if not relative or not a.size:
        return np.zeros(a.shape, dtype=bool)
    scale = np.max(np.where(np.isfinite(e), np.abs(e), 0), axis=-1, keepdims=a.ndim > 0)
    with np.errstate(invalid="ignore"):
        return np.asarray(np.abs(a - e) <= relative * scale)


def show(x: Any) -> str:
    """A number, of a float its bits too."""
    if x.dtype.kind != "f":
        return str(x)
    return f"{x!s} (0x{int(x.view(f'u{x.dtype.itemsize}')):0{2 * x.dtype.itemsize}x})"
