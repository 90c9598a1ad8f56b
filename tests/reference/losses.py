"""Losses: one number a sample forward, the slope of their mean backward."""

from __future__ import annotations

from typing import Any, Protocol

import numpy as np

from .activations import SoftmaxActivation
from .layers import DenseLayer
from .rules import NNFS, Array, Rules

SMALLEST, LARGEST = 1e-7, 1 - 1e-7
"""Probabilities are clipped to this range before a logarithm is taken."""


class Loss(Protocol):
    """What all losses have."""

    dinputs: Array

    def forward(self, y_pred: Array, y_true: Array) -> Array: ...

    def backward(self, dvalues: Array, y_true: Array) -> None: ...


def calculate(loss: Loss, output: Array, y: Array) -> Any:
    """The mean over the samples."""
    return np.mean(loss.forward(output, y))


class CategoricalCrossentropyLoss:
    """``-log p[label]``, with one-hot labels ``-log sum_j y_j p_j``; slope ``-y_j / p_j / samples`` (p not clipped)."""

    def __init__(self, rules: Rules = NNFS) -> None:
        self.rules = rules

    def forward(self, y_pred: Array, y_true: Array) -> Array:
        p = np.clip(y_pred, SMALLEST, LARGEST)
        confidence = p[range(len(p)), y_true] if y_true.ndim == 1 else np.sum(p * y_true, axis=1)
        return np.asarray(-np.log(confidence))

    def backward(self, dvalues: Array, y_true: Array) -> None:
        samples, classes = dvalues.shape
        if y_true.ndim == 1:
            y_true = self.rules.eye(classes)[y_true]
        # Negated last: the book negates the labels, which makes 255 of an unsigned 1 and is not an operation on bool.
        self.dinputs = -(y_true / dvalues) / samples


class BinaryCrossentropyLoss:
    """The mean over the outputs of ``-(y log p + (1 - y) log(1 - p))``.

    Slope ``-(y / p - (1 - y) / (1 - p)) / outputs / samples``.
    """

    def forward(self, y_pred: Array, y_true: Array) -> Array:
        p = np.clip(y_pred, SMALLEST, LARGEST)
        return np.asarray(np.mean(-(y_true * np.log(p) + (1 - y_true) * np.log(1 - p)), axis=-1))

    def backward(self, dvalues: Array, y_true: Array) -> None:
        samples, outputs = dvalues.shape
        p = np.clip(dvalues, SMALLEST, LARGEST)
        self.dinputs = -(y_true / p - (1 - y_true) / (1 - p)) / outputs / samples


class SigmoidBinaryCrossentropyLoss(BinaryCrossentropyLoss):
    """The same losses behind a sigmoid; slope at its inputs ``(p - y) / outputs / samples``."""

    def backward(self, dvalues: Array, y_true: Array) -> None:
        samples, outputs = dvalues.shape
        self.dinputs = (dvalues - y_true) / outputs / samples


class MeanSquaredErrorLoss:
    """The mean over the outputs of ``(y - p)^2``; slope ``-2 (y - p) / outputs / samples``."""

    def forward(self, y_pred: Array, y_true: Array) -> Array:
        return np.asarray(np.mean((y_true - y_pred) ** 2, axis=-1))

    def backward(self, dvalues: Array, y_true: Array) -> None:
        samples, outputs = dvalues.shape
        self.dinputs = -2 * (y_true - dvalues) / outputs / samples


class MeanAbsoluteErrorLoss:
    """The mean over the outputs of ``|y - p|``; slope ``sign(p - y) / outputs / samples``.

    Parameters
    ----------
    book_sign : the slope as the book has it, ``sign(y - p)``. That sign is wrong, so training climbs.
    """

    def __init__(self, book_sign: bool = False) -> None:
        self.book_sign = book_sign

    def forward(self, y_pred: Array, y_true: Array) -> Array:
        return np.asarray(np.mean(np.abs(y_true - y_pred), axis=-1))

    def backward(self, dvalues: Array, y_true: Array) -> None:
        samples, outputs = dvalues.shape
        difference = y_true - dvalues if self.book_sign else dvalues - y_true
        self.dinputs = np.sign(difference) / outputs / samples


class SoftmaxCategoricalCrossentropy:
    """Softmax and categorical cross-entropy as one; slope at the softmax's inputs ``(s_j - y_j) / samples``."""

    def __init__(self, rules: Rules = NNFS) -> None:
        self.activation, self.loss = SoftmaxActivation(rules), CategoricalCrossentropyLoss(rules)

    def forward(self, inputs: Array, y_true: Array) -> Any:
        self.activation.forward(inputs)
        self.output = self.activation.output
        return calculate(self.loss, self.output, y_true)

    def backward(self, dvalues: Array, y_true: Array) -> None:
        samples = len(dvalues)
        if y_true.ndim == 2:
            y_true = np.argmax(y_true, axis=1)
        self.dinputs = dvalues.copy()
        self.dinputs[range(samples), y_true] -= 1
        self.dinputs /= samples


def regularization_loss(layer: DenseLayer) -> Any:
    """``l1 sum |w| + l2 sum w^2`` of the weights, then of the biases; a factor of 0 adds nothing."""
    loss: Any = 0
    for l1, l2, parameter in (
        (layer.weight_regularizer_l1, layer.weight_regularizer_l2, layer.weights),
        (layer.bias_regularizer_l1, layer.bias_regularizer_l2, layer.biases),
    ):
        if l1 > 0:
            loss += l1 * np.sum(np.abs(parameter))
        if l2 > 0:
            loss += l2 * np.sum(parameter * parameter)
    return loss
