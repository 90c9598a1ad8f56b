"""Activations: forward above backward. Where a function has a kink, its slope there is the one of the left side."""

from __future__ import annotations

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
