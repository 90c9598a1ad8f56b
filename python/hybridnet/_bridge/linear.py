"""Lines and planes fitted by gradient descent with a rate for each parameter."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .._numerics import F8
from .arrays import FloatArray, empty
from .engine import native

Doubles = NDArray[np.float64]


def linear_steps(features: FloatArray, targets: FloatArray, parameters: Doubles, rates: Doubles, count: int) -> Doubles:
    """Go ``count`` steps: ``parameters``, weights and then the bias, change in place; the error after each step."""
    errors = empty(count, F8)
    native.linear_steps(features, targets, parameters, rates, errors)
    return errors


def linear_state(features: FloatArray, targets: FloatArray, parameters: Doubles, rates: Doubles) -> Doubles:
    """The gradient of weights and bias, and then the error."""
    results = empty(parameters.size + 1, F8)
    native.linear_state(features, targets, parameters, rates, results)
    return results
