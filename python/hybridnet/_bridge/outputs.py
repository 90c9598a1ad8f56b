"""Outputs of a model: probabilities, and diagnostics of a layer."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .._arrays import empty, matrix
from .._numerics import F8
from .engine import native


def probabilities(output: ArrayLike, ending: str) -> NDArray[np.float64]:
    """Return the probability of every class, from the output of softmax or of a single sigmoid."""
    y = matrix(output, f"{ending}, probabilities")
    result = empty((y.shape[0], 2 if ending == "sigmoid" else y.shape[1]), F8)
    native.probabilities_of(ending, y, result)
    return result


def inspect(output: ArrayLike) -> tuple[int, int, int, float]:
    """Return how many columns there are, how many are all 0, how many elements are not finite, and max(abs(output))."""
    y, numbers = matrix(output, "diagnose"), empty(3, F8)
    native.inspect(y, numbers)
    return y.shape[1], int(numbers[0]), int(numbers[1]), float(numbers[2])
