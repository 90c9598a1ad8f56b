"""Accuracies of one batch, and over two."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from golden.form import Case
from reference.metrics import Accuracy, CategoricalAccuracy, RegressionAccuracy
from reference.rules import Array

from .values import normal

PREDICTED, CLASSES = np.array([0, 1, 2, 2, 1, 0, 0]), np.array([0, 2, 2, 2, 1, 1, 0])


def cases(flavour: str) -> Iterator[Case]:
    for dtype in ("int64", "uint8"):
        yield _case(f"categorical__classes_{dtype}", CategoricalAccuracy(), PREDICTED, CLASSES.astype(dtype))
    for dtype in ("float32", "uint8", "bool"):
        yield _case(f"categorical__one_hot_{dtype}", CategoricalAccuracy(), PREDICTED, np.eye(3)[CLASSES].astype(dtype))
    binary = (np.array([[1], [0], [0], [1]]), np.array([[1], [1], [0], [1]], "uint8"))
    yield _case("categorical__binary", CategoricalAccuracy(binary=True), *binary, {"binary": True})
    targets = normal(1, 40, 1, dtype="float64")
    for dtype in ("float32", "float64"):
        accuracy, predictions = (
            RegressionAccuracy(),
            (targets + normal(2, 40, 1, dtype="float64", scale=0.005)).astype(dtype),
        )
        accuracy.init(targets)
        expected = {"precision": accuracy.precision}
        yield _case(f"regression__{dtype}", accuracy, predictions, targets, expected=expected)


def _case(
    name: str,
    accuracy: Accuracy,
    predictions: Array,
    labels: Array,
    parameters: dict[str, Any] | None = None,
    expected: dict[str, Any] | None = None,
) -> Case:
    """The second batch is the first three rows again."""
    whole = accuracy.calculate(predictions, labels)
    accuracy.calculate(predictions[:3], labels[:3])
    values = {"accuracy": whole, "accumulated_with_first_three_rows": np.float64(accuracy.calculate_accumulated())}
    given = {"predictions": predictions, "labels": labels}
    return Case(
        "metrics", name, type(accuracy).__name__, "calculate", given, (expected or {}) | values, parameters or {}
    )
