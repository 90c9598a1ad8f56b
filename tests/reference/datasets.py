"""Data sets: points X (rows) and labels y, with the draws they take from the stream, in order.

The first three are those of the nnfs package. Moons and circles follow scikit-learn's formulas, defaults and draws, so
that the same state gives the same points; they are computed in float64, and labels are uint8 as nnfs' are. Xor is ours.
"""

from __future__ import annotations

import numpy as np

from .rules import NNFS, Array, Rules

Random = np.random.RandomState


def spiral_data(samples: int, classes: int, random: Random, rules: Rules = NNFS) -> tuple[Array, Array]:
    """Class k winds outwards: ``r (sin 2.5 t, cos 2.5 t)``, r from 0 to 1, t from 4k to 4(k + 1) plus 0.2 noise."""
    X = rules.zeros((samples * classes, 2))
    y = np.zeros(samples * classes, dtype="uint8")
    for k in range(classes):
        rows = slice(samples * k, samples * (k + 1))
        r = np.linspace(0.0, 1, samples)
        t = np.linspace(k * 4, (k + 1) * 4, samples) + rules.randn(random, samples) * 0.2
        X[rows] = np.c_[r * np.sin(t * 2.5), r * np.cos(t * 2.5)]
        y[rows] = k
    return X, y


def vertical_data(samples: int, classes: int, random: Random, rules: Rules = NNFS) -> tuple[Array, Array]:
    """Class k is a cloud around ``(k / 3, 0.5)``, deviation 0.1: all first coordinates are drawn, then all second."""
    X = rules.zeros((samples * classes, 2))
    y = np.zeros(samples * classes, dtype="uint8")
    for k in range(classes):
        rows = slice(samples * k, samples * (k + 1))
        X[rows] = np.c_[rules.randn(random, samples) * 0.1 + k / 3, rules.randn(random, samples) * 0.1 + 0.5]
        y[rows] = k
    return X, y


def sine_data(samples: int = 1000) -> tuple[Array, Array]:
    """``y = sin(2 pi X)`` with ``X = i / samples``; one column each, float64 for every default dtype, no draws."""
    X = np.arange(samples).reshape(-1, 1) / samples
    return X, np.sin(2 * np.pi * X)


def moons_data(samples: int, random: Random, shuffle: bool = True, noise: float | None = None) -> tuple[Array, Array]:
    """Two half circles, t from 0 to pi: ``(cos t, sin t)`` is class 0, ``(1 - cos t, 0.5 - sin t)`` class 1.

    An odd sample goes to class 1. Draws: the order of the rows, if shuffled; then, if noise is given, two normal
    numbers a row.
    """
    first, second = np.linspace(0, np.pi, samples // 2), np.linspace(0, np.pi, samples - samples // 2)
    X = np.r_[np.c_[np.cos(first), np.sin(first)], np.c_[1 - np.cos(second), 1 - np.sin(second) - 0.5]]
    return disturb(X, samples // 2, random, shuffle, noise)


def circles_data(
    samples: int, random: Random, shuffle: bool = True, noise: float | None = None, factor: float = 0.8
) -> tuple[Array, Array]:
    """Two circles, t once round, the end excluded: ``(cos t, sin t)`` is class 0, ``factor`` times that class 1.

    An odd sample goes to class 1. Draws: as :func:`moons_data`.
    """
    first = np.linspace(0, 2 * np.pi, samples // 2, endpoint=False)
    second = np.linspace(0, 2 * np.pi, samples - samples // 2, endpoint=False)
    X = np.r_[np.c_[np.cos(first), np.sin(first)], np.c_[np.cos(second) * factor, np.sin(second) * factor]]
    return disturb(X, samples // 2, random, shuffle, noise)


def xor_data(samples: int, random: Random, noise: float | None = None) -> tuple[Array, Array]:
    """Points of the square from -1 to 1; class 1 where exactly one coordinate is above 0: no straight line parts them.

    Draws: two uniform numbers u a row, taken as ``2 u - 1``; then, if noise is given, two normal numbers a row. Noise
    moves the points after they were labeled, so that some come to lie on the wrong side.
    """
    X = 2 * random.random_sample((samples, 2)) - 1
    y = ((X[:, 0] > 0) != (X[:, 1] > 0)).astype("uint8")
    return (X if noise is None else X + noise * random.randn(samples, 2)), y


def disturb(X: Array, in_first_class: int, random: Random, shuffle: bool, noise: float | None) -> tuple[Array, Array]:
    """Labels for the two classes, the rows in a drawn order, and noise."""
    y = (np.arange(len(X)) >= in_first_class).astype("uint8")
    if shuffle:
        order = random.permutation(len(X))
        X, y = X[order], y[order]
    return (X if noise is None else X + noise * random.randn(*X.shape)), y
