"""The formulas in NumPy, as after ``nnfs.init()``: products are summed in float64 and rounded to float32.

The formulas are those of nnfs and of the book.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from .._numerics import F4, F8

Array: TypeAlias = NDArray[Any]
Random: TypeAlias = np.random.RandomState

SMALLEST, LARGEST = 1e-7, 1 - 1e-7
RATE = 0.05


def dot(a: Array, b: Array) -> Array:
    """``sum_k a[i, k] * b[k, j]``."""
    return np.asarray(np.dot(a.astype(F8), b.astype(F8)).astype(F4))


def softmax(x: Array) -> Array:
    """``exp(x - max) / sum(exp(x - max))`` in each row."""
    powers = np.exp(x - np.max(x, axis=1, keepdims=True))
    return np.asarray(powers / np.sum(powers, axis=1, keepdims=True))


def sigmoid(x: Array) -> Array:
    """``1 / (1 + exp(-x))``."""
    return np.asarray(1 / (1 + np.exp(-x)))


def silu_slope(x: Array, y: Array, g: Array) -> Array:
    """The gradient through ``x / (1 + exp(-x))``, at infinity 0 and 1."""
    x = np.clip(x, -1000, 1000)
    s = sigmoid(x)
    return np.asarray(g * (s * (1 + x * (1 - s))))


def cross_entropy(probabilities: Array, labels: Array) -> Array:
    """``-log`` of the probability of the true class, one number per sample."""
    p = np.clip(probabilities, SMALLEST, LARGEST)
    return np.asarray(-np.log(p[range(len(p)), labels] if labels.ndim == 1 else np.sum(p * labels, axis=1)))


def spiral(samples: int, classes: int, random: Random) -> tuple[Array, Array]:
    """``spiral_data`` of nnfs."""
    X, y = np.zeros((samples * classes, 2), F4), np.zeros(samples * classes, np.uint8)
    for k in range(classes):
        rows = slice(samples * k, samples * (k + 1))
        r = np.linspace(0.0, 1, samples)
        t = np.linspace(k * 4, (k + 1) * 4, samples) + random.randn(samples).astype(F4) * 0.2
        X[rows], y[rows] = np.c_[r * np.sin(t * 2.5), r * np.cos(t * 2.5)], k
    return X, y


def vertical(samples: int, classes: int, random: Random) -> tuple[Array, Array]:
    """``vertical_data`` of nnfs."""
    X, y = np.zeros((samples * classes, 2), F4), np.zeros(samples * classes, np.uint8)
    for k in range(classes):
        rows = slice(samples * k, samples * (k + 1))
        first, second = random.randn(samples).astype(F4), random.randn(samples).astype(F4)
        X[rows], y[rows] = np.c_[first * 0.1 + k / 3, second * 0.1 + 0.5], k
    return X, y


def softmax_slope(x: Array, y: Array, g: Array) -> Array:
    """``(diag(y) - y y^T) g`` for each row."""
    dinputs = np.empty_like(g)
    for row in range(len(g)):
        s = y[row].reshape(-1, 1)
        dinputs[row] = dot(np.diagflat(s) - dot(s, s.T), g[row])
    return dinputs


class Parameter:
    """The value of a parameter and its optimizer state: momentum m and cache c."""

    def __init__(self, value: Array) -> None:
        self.value, self.m, self.c = value.copy(), np.zeros_like(value), np.zeros_like(value)


def sgd(p: Parameter, g: Array, step: int) -> None:
    """Gradient descent."""
    p.value += -RATE * g


def momentum(p: Parameter, g: Array, step: int) -> None:
    """Gradient descent with momentum 0.9."""
    p.m = 0.9 * p.m - RATE * g
    p.value += p.m


def adagrad(p: Parameter, g: Array, step: int) -> None:
    """AdaGrad."""
    p.c += g**2
    p.value += -RATE * g / (np.sqrt(p.c) + 1e-7)


def rmsprop(p: Parameter, g: Array, step: int) -> None:
    """RMSprop, rho 0.9."""
    p.c = 0.9 * p.c + (1 - 0.9) * g**2
    p.value += -RATE * g / (np.sqrt(p.c) + 1e-7)


def adam(p: Parameter, g: Array, step: int) -> None:
    """Adam, betas 0.9 and 0.999; the first step is 1."""
    p.m = 0.9 * p.m + (1 - 0.9) * g
    p.c = 0.999 * p.c + (1 - 0.999) * g**2
    m, c = p.m / (1 - 0.9**step), p.c / (1 - 0.999**step)
    p.value += -RATE * m / (np.sqrt(c) + 1e-7)


Update: TypeAlias = Callable[[Parameter, Array, int], None]


class SpiralTraining(NamedTuple):
    """A trained network 2 -> h with ReLU -> classes with softmax."""

    parameters: list[Array]
    loss: float
    accuracy: float


def train_spiral(X: Array, y: Array, weights: list[Array], epochs: int, rate: float, decay: float) -> SpiralTraining:
    """The book's loop with Adam: all samples in one batch, biases start at 0; numbers of the last epoch."""
    biases = [np.zeros((1, w.shape[1]), F4) for w in weights]
    kept = [Parameter(value) for pair in zip(weights, biases, strict=True) for value in pair]
    loss: Any = float("nan")
    accuracy: Any = loss
    for step in range(epochs):
        w1, b1, w2, b2 = (p.value for p in kept)
        sums = dot(X, w1) + b1
        hidden = np.maximum(0, sums)
        probabilities = softmax(dot(hidden, w2) + b2)
        loss, accuracy = np.mean(cross_entropy(probabilities, y)), np.mean(np.argmax(probabilities, axis=1) == y)
        slope = probabilities.copy()
        slope[range(len(X)), y] -= 1
        slope = slope / len(X)
        back = dot(slope, w2.T)
        back[sums <= 0] = 0
        gradients = [dot(X.T, back), back.sum(axis=0, keepdims=True), dot(hidden.T, slope)]
        gradients.append(slope.sum(axis=0, keepdims=True))
        now = rate * (1 / (1 + decay * step))
        for p, g in zip(kept, gradients, strict=True):
            p.m = 0.9 * p.m + (1 - 0.9) * g
            p.c = 0.999 * p.c + (1 - 0.999) * g**2
            p.value += -now * (p.m / (1 - 0.9 ** (step + 1))) / (np.sqrt(p.c / (1 - 0.999 ** (step + 1))) + 1e-7)
    return SpiralTraining([p.value for p in kept], float(loss), float(accuracy))
