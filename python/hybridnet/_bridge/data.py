"""Data sets: points, sines, houses."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .._arrays import FloatArray, empty, vector
from .._numerics import F4, F8
from .engine import native
from .stream import RandomState, Stream


def points(
    kind: str,
    samples: int,
    classes: int,
    random_state: RandomState,
    dtype: np.dtype[Any],
    *,
    rows: int,
    drawn: np.dtype[Any] | None = None,
    shuffle: bool = True,
    noise: float | None = None,
    factor: float = 0.8,
) -> tuple[FloatArray, NDArray[np.uint8]]:
    """Draw points of shape (rows, 2) from NumPy's stream; return them and the class of each row."""
    X, y = empty((max(rows, 0), 2), dtype), empty(max(rows, 0), np.uint8)
    stream = Stream(random_state, f"{kind} data")
    native.points(
        kind, samples, classes, shuffle, np.nan if noise is None else noise, factor, stream.key, stream.rest, X, y,
        (drawn or dtype) == F4,
    )  # fmt: skip
    stream.write_back()
    return X, y


def sine(samples: int) -> tuple[FloatArray, FloatArray]:
    """X = i / samples and y = sin(2 pi X), both float64 of shape (samples, 1)."""
    X, y = empty((max(samples, 0), 1), F8), empty((max(samples, 0), 1), F8)
    native.sine(samples, X, y)
    return X, y


def houses(table: str, count: int, features: int) -> tuple[FloatArray, FloatArray]:
    """One of the house tables: features (count, features) and prices or classes (count, 1), float64."""
    X, y = empty((count, features), F8), empty((count, 1), F8)
    native.houses(table, X, y)
    return X, y


def average_price(areas: ArrayLike, prices: ArrayLike) -> tuple[float, float]:
    """Dollars per square foot: sum(prices) / sum(areas), and mean(prices / areas)."""
    a, p = vector(areas, "average price, areas"), vector(prices, "average price, prices")
    averages = empty(2, F8)
    native.average_price(a, p, averages)
    return float(averages[0]), float(averages[1])


def unseen_houses(houses: int, random_state: RandomState) -> tuple[FloatArray, NDArray[np.uint8]]:
    """Draw features of shape (houses, 2), float64, and their classes from NumPy's stream."""
    features, classes = empty((max(houses, 0), 2), F8), empty(max(houses, 0), np.uint8)
    stream = Stream(random_state, "unseen houses")
    native.unseen_houses(houses, features, classes, stream.key, stream.rest)
    stream.write_back()
    return features, classes
