"""Activations: forward above backward. Where a function has a kink, its slope there is the one of the left side."""

from __future__ import annotations

import math

import numpy as np

from .rules import NNFS, Array, Rules


class ReLUActivation:
    """``max(0, x)``; slope 1 for x > 0, else 0. -0.0 stays, NaN stays."""

    def forward(self, inputs: Array) -> None:
        self.inputs = inputs
        self.output = np.maximum(0, inputs)

    def backward(self, dvalues: Array) -> None:
        self.dinputs = dvalues.copy()
        self.dinputs[self.inputs <= 0] = 0

    def predictions(self, outputs: Array) -> Array:
        return outputs


class SoftmaxActivation:
    """``s_j = exp(x_j - max x) / sum_k exp(x_k - max x)`` in each row; the slope is the matrix ``diag(s) - s s^T``."""

    def __init__(self, rules: Rules = NNFS) -> None:
        self.rules = rules

    def forward(self, inputs: Array) -> None:
        self.inputs = inputs
        powers = np.exp(inputs - np.max(inputs, axis=1, keepdims=True))
        self.output = powers / np.sum(powers, axis=1, keepdims=True)

    def backward(self, dvalues: Array) -> None:
        self.dinputs = np.empty_like(dvalues)
        for row in range(len(dvalues)):
            s = self.output[row].reshape(-1, 1)
            slope = np.diagflat(s) - self.rules.dot(s, s.T)
            self.dinputs[row] = self.rules.dot(slope, dvalues[row])

    def predictions(self, outputs: Array) -> Array:
        return np.asarray(np.argmax(outputs, axis=1))


class SigmoidActivation:
    """``s = 1 / (1 + exp(-x))``; slope ``(1 - s) s``."""

    def forward(self, inputs: Array) -> None:
        self.inputs = inputs
        self.output = 1 / (1 + np.exp(-inputs))

    def backward(self, dvalues: Array) -> None:
        self.dinputs = dvalues * (1 - self.output) * self.output

    def predictions(self, outputs: Array) -> Array:
        return np.asarray((outputs > 0.5) * 1)


class LinearActivation:
    """``x``; slope 1."""

    def forward(self, inputs: Array) -> None:
        self.inputs = inputs
        self.output = inputs

    def backward(self, dvalues: Array) -> None:
        self.dinputs = dvalues.copy()

    def predictions(self, outputs: Array) -> Array:
        return outputs


class HeavisideActivation:
    """1 for x > 0, else 0; NaN stays NaN; slope 0."""

    def forward(self, inputs: Array) -> None:
        self.inputs = inputs
        self.output = np.heaviside(inputs, 0)

    def backward(self, dvalues: Array) -> None:
        self.dinputs = np.zeros_like(dvalues)

    def predictions(self, outputs: Array) -> Array:
        return outputs


class TanhActivation:
    """``t = tanh(x)``; slope ``1 - t^2``."""

    def forward(self, inputs: Array) -> None:
        self.inputs = inputs
        self.output = np.tanh(inputs)

    def backward(self, dvalues: Array) -> None:
        self.dinputs = dvalues * (1 - self.output * self.output)

    def predictions(self, outputs: Array) -> Array:
        return outputs


class LeakyReLUActivation:
    """``x`` for x > 0, else ``alpha * x``; slope 1 or alpha."""

    def __init__(self, alpha: float = 0.01) -> None:
        self.alpha = alpha

    def forward(self, inputs: Array) -> None:
        self.inputs = inputs
        self.output = np.where(inputs > 0, inputs, self.alpha * inputs)

    def backward(self, dvalues: Array) -> None:
        self.dinputs = np.where(self.inputs > 0, dvalues, self.alpha * dvalues)

    def predictions(self, outputs: Array) -> Array:
        return outputs


class ELUActivation:
    """``x`` for x > 0, else ``alpha * (exp(x) - 1)``, by expm1; slope 1 or ``alpha * exp(x)``."""

    def __init__(self, alpha: float = 1.0) -> None:
        self.alpha = alpha

    def forward(self, inputs: Array) -> None:
        self.inputs = inputs
        with np.errstate(over="ignore"):
            self.output = np.where(inputs > 0, inputs, self.alpha * np.expm1(inputs))

    def backward(self, dvalues: Array) -> None:
        with np.errstate(over="ignore", invalid="ignore"):
            self.dinputs = np.where(self.inputs > 0, dvalues, dvalues * (self.alpha * np.exp(self.inputs)))

    def predictions(self, outputs: Array) -> Array:
        return outputs


class GELUActivation:
    """``x P(x)``, P the normal distribution; slope ``P(x) + x p(x)``. Or by tanh; slope by the product rule."""

    def __init__(self, approximate: bool = False) -> None:
        self.approximate = approximate

    def forward(self, inputs: Array) -> None:
        self.inputs = inputs
        x = inputs.astype("float64")
        y = 0.5 * x * (1 + np.tanh(_inner(x))) if self.approximate else x * _below(x)
        self.output = y.astype(inputs.dtype)

    def backward(self, dvalues: Array) -> None:
        # Beyond, the slope is 0 or 1, and x^2 would overflow.
        x = np.clip(self.inputs.astype("float64"), -40, 40)
        if self.approximate:
            t = np.tanh(_inner(x))
            slope = 0.5 * (1 + t) + 0.5 * x * (1 - t * t) * np.sqrt(2 / np.pi) * (1 + 3 * 0.044715 * x * x)
        else:
            slope = _below(x) + x * np.exp(-0.5 * x * x) / np.sqrt(2 * np.pi)
        self.dinputs = (dvalues * slope).astype(np.promote_types(self.inputs.dtype, dvalues.dtype))

    def predictions(self, outputs: Array) -> Array:
        return outputs


def _inner(x: Array) -> Array:
    return np.asarray(np.sqrt(2 / np.pi) * (x + 0.044715 * x**3))


def _below(x: Array) -> Array:
    return np.asarray(np.vectorize(lambda v: 0.5 * math.erfc(-v / math.sqrt(2)), otypes=["float64"])(x))


class SoftplusActivation:
    """``max(x, 0) + log(1 + exp(-|x|))``, by log1p; slope ``1 / (1 + exp(-x))``."""

    def forward(self, inputs: Array) -> None:
        self.inputs = inputs
        self.output = np.maximum(0, inputs) + np.log1p(np.exp(-np.abs(inputs)))

    def backward(self, dvalues: Array) -> None:
        with np.errstate(over="ignore"):
            self.dinputs = dvalues / (1 + np.exp(-self.inputs))

    def predictions(self, outputs: Array) -> Array:
        return outputs


class SiLUActivation:
    """``x / (1 + exp(-x))``; slope ``s (1 + x (1 - s))`` with ``s = 1 / (1 + exp(-x))``; at infinity 0 and 1."""

    def forward(self, inputs: Array) -> None:
        self.inputs = inputs
        with np.errstate(over="ignore", invalid="ignore"):
            self.output = inputs / (1 + np.exp(-inputs))

    def backward(self, dvalues: Array) -> None:
        with np.errstate(over="ignore", invalid="ignore"):
            x = np.clip(self.inputs, -1000, 1000)
            s = 1 / (1 + np.exp(-x))
            self.dinputs = dvalues * (s * (1 + x * (1 - s)))

    def predictions(self, outputs: Array) -> Array:
        return outputs
