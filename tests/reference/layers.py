"""Layers: forward above backward."""

from __future__ import annotations

import numpy as np

from .rules import NNFS, Array, Rules


class DenseLayer:
    """``output = inputs . weights + biases``; (batch, n_inputs) . (n_inputs, n_neurons) + (1, n_neurons)."""

    def __init__(
        self,
        weights: Array,
        biases: Array,
        *,
        weight_regularizer_l1: float = 0,
        weight_regularizer_l2: float = 0,
        bias_regularizer_l1: float = 0,
        bias_regularizer_l2: float = 0,
        rules: Rules = NNFS,
    ) -> None:
        self.weights, self.biases, self.rules = weights, biases, rules
        self.weight_regularizer_l1, self.weight_regularizer_l2 = weight_regularizer_l1, weight_regularizer_l2
        self.bias_regularizer_l1, self.bias_regularizer_l2 = bias_regularizer_l1, bias_regularizer_l2

    @classmethod
    def draw(cls, n_inputs: int, n_neurons: int, random: np.random.RandomState, rules: Rules = NNFS) -> DenseLayer:
        """A new layer: weights 0.01 times standard normal draws, row by row; biases zero."""
        return cls(0.01 * rules.randn(random, n_inputs, n_neurons), rules.zeros((1, n_neurons)), rules=rules)

    def forward(self, inputs: Array) -> None:
        self.inputs = inputs
        self.output = self.rules.dot(inputs, self.weights) + self.biases

    def backward(self, dvalues: Array) -> None:
        """``dweights = inputs^T . dvalues``, ``dbiases = sum of dvalues' rows``, ``dinputs = dvalues . weights^T``.

        The first two with the slopes of their penalties.
        """
        self.dweights = self.rules.dot(self.inputs.T, dvalues)
        self.dbiases = np.sum(dvalues, axis=0, keepdims=True)
        add_penalty_slope(self.dweights, self.weights, self.weight_regularizer_l1, self.weight_regularizer_l2)
        add_penalty_slope(self.dbiases, self.biases, self.bias_regularizer_l1, self.bias_regularizer_l2)
        self.dinputs = self.rules.dot(dvalues, self.weights.T)


def add_penalty_slope(gradient: Array, parameter: Array, l1: float, l2: float) -> None:
    """Add ``l1 * sign(parameter)``, zero counting as positive, then ``2 * l2 * parameter``; in place."""
    if l1 > 0:
        sign = np.ones_like(parameter)
        sign[parameter < 0] = -1
        gradient += l1 * sign
    if l2 > 0:
        gradient += 2 * l2 * parameter


class DropoutLayer:
    """``output = inputs * mask``, which is 0 with probability ``rate``, else ``1 / (1 - rate)``; float64.

    As in the book, the attribute ``rate`` is the share that is kept.
    """

    def __init__(self, rate: float) -> None:
        self.rate = 1 - rate

    def forward(self, inputs: Array, random: np.random.RandomState) -> None:
        self.inputs = inputs
        self.binary_mask = random.binomial(1, self.rate, size=inputs.shape) / self.rate
        self.output = inputs * self.binary_mask

    def backward(self, dvalues: Array) -> None:
        self.dinputs = dvalues * self.binary_mask
