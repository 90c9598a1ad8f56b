"""Accuracies: the share of predictions that are right."""

from __future__ import annotations

from typing import Any

import numpy as np

from .rules import Array


class Accuracy:
    """The mean of the comparisons, and over several batches their sum divided by the number of rows, as in the book.

    ``by_rows`` is False for the share of all comparisons, which those of hybridnet outside the book's names give.
    """

    by_rows = True

    def __init__(self) -> None:
        self.new_pass()

    def new_pass(self) -> None:
        self.accumulated_sum: Any = 0
        self.accumulated_count = 0

    def compare(self, predictions: Array, y: Array) -> Array:
        raise NotImplementedError

    def calculate(self, predictions: Array, y: Array) -> Any:
        comparisons = self.compare(predictions, y)
        self.accumulated_sum += np.sum(comparisons)
        self.accumulated_count += len(comparisons) if self.by_rows else comparisons.size
        return np.mean(comparisons)

    def calculate_accumulated(self) -> Any:
        return self.accumulated_sum / self.accumulated_count


class CategoricalAccuracy(Accuracy):
    """Right is the same class; one-hot labels are turned into classes, unless the labels are binary outputs."""

    def __init__(self, *, binary: bool = False) -> None:
        super().__init__()
        self.binary = binary

    def compare(self, predictions: Array, y: Array) -> Array:
        if not self.binary and y.ndim == 2:
            y = np.argmax(y, axis=1)
        return np.asarray(predictions == y)


class RegressionAccuracy(Accuracy):
    """Right is nearer than the precision, which is a 250th of the labels' standard deviation."""

    def __init__(self) -> None:
        super().__init__()
        self.precision: Any = None

    def init(self, y: Array, reinit: bool = False) -> None:
        if self.precision is None or reinit:
            self.precision = np.std(y) / 250

    def compare(self, predictions: Array, y: Array) -> Array:
        return np.asarray(np.absolute(predictions - y) < self.precision)
