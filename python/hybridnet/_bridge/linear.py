"""Linear regression by gradient descent with one learning rate per parameter."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .._arrays import FloatArray, empty
from .._numerics import F8
from .engine import native

Doubles = NDArray[np.float64]


def linear_steps(features: FloatArray, targets: FloatArray, parameters: Doubles, rates: Doubles, count: int) -> Doubles:
    """Make ``count`` steps: ``parameters`` (weights, then the bias) change in place.

    Return the error after each step.
    """
    errors = empty(count, F8)
    native.linear_steps(features, targets, parameters, rates, errors)
    return errors


def linear_state(features: FloatArray, targets: FloatArray, parameters: Doubles, rates: Doubles) -> Doubles:
    """Return the gradient w.r.t. weights and bias, followed by the error."""
    results = empty(parameters.size + 1, F8)
    native.linear_state(features, targets, parameters, rates, results)
    return results
