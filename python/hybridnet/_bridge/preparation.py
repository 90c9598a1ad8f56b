"""Data preparation: standardization, one-hot encoding, imputation, train/test splits and their evaluation."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .. import _runtime
from .._arrays import FloatArray, empty
from .._errors import well_formed
from .._numerics import F8
from .engine import native, send_logs, translated
from .stream import RandomState, Stream

Scale = tuple[NDArray[np.float64], NDArray[np.float64]]

_files = _runtime.Binding("DataFiles")


def standardize_fit(inputs: FloatArray, names: Sequence[str] | None = None) -> Scale:
    """Return mean and population standard deviation of every column.

    Error texts have the name of a column, or else its number.
    """
    means, deviations = empty(inputs.shape[1], F8), empty(inputs.shape[1], F8)
    text = None if names is None else "\x1f".join(well_formed(name.replace("\x1f", " ")) for name in names)
    with translated():
        _files.StandardizeFit(text, id(inputs), id(means), id(deviations))
    return means, deviations


def standardize(scale: Scale, values: FloatArray, *, back: bool = False) -> FloatArray:
    """Return (values - means) / deviations, or the inverse if ``back``; a new array of the same dtype."""
    means, deviations = scale
    result = empty(values.shape, values.dtype)
    native.standardize(back, means, deviations, values, result)
    return result


def raw_weights(
    scale: Scale, weights: FloatArray, biases: FloatArray, targets: Scale | None
) -> tuple[FloatArray, FloatArray]:
    """Return weights and biases for inputs (and targets) in raw units; two new float64 arrays."""
    raw, shifted = empty(weights.shape, F8), empty((1, weights.shape[1]), F8)
    native.raw_weights(*scale, *(targets or (None, None)), weights, biases, raw, shifted)
    return raw, shifted


def check_labels(column: str, labels: NDArray[np.int32], classes: int) -> None:
    """Raise an error if a class number is out of range; the text has the name of the column."""
    with translated():
        _files.CheckLabels(well_formed(column), id(labels), classes)


def one_hot(labels: NDArray[np.int32], classes: int, dtype: np.dtype[Any], *, others_are_zero: bool) -> FloatArray:
    """Return one row per label: zeros, and a one in the label's column."""
    rows = empty((labels.size, classes), dtype)
    native.one_hot_rows(labels, classes, others_are_zero, rows)
    return rows


#: Strategies for missing values, with the engine's names.
STRATEGIES = {
    "refuse": "Refuse",
    "drop": "DropRow",
    "mean": "Mean",
    "median": "Median",
    "constant": "Constant",
    "keep": "KeepNaN",
    "most_frequent": "MostFrequent",
}


def fill(
    name: str, values: NDArray[np.float64], strategy: str, constant: float | None, rows: tuple[int, int]
) -> tuple[NDArray[np.float64], NDArray[np.int32], float | None, int]:
    """Impute or drop the missing values of a column.

    Return the column, the rows kept, the value imputed, the number missing.
    """
    filled, kept, report = empty(values.size, F8), empty(values.size, np.int32), empty(2, F8)
    send_logs(logging.WARNING)
    with translated():
        left = _files.Fill(
            name, id(values), STRATEGIES[strategy], np.nan if constant is None else constant, *rows,
            id(filled), id(kept), id(report),
        )  # fmt: skip
    value, missing = report.tolist()
    return filled[:left], kept[:left], None if np.isnan(value) else value, int(missing)


def split(
    rows: int,
    size: tuple[str, bool],
    amount: float,
    random_state: RandomState,
    *,
    shuffle: bool,
    classes: NDArray[np.int32] | None = None,
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Return the indices of the training rows and of the test rows; drawn from NumPy's stream if ``shuffle``."""
    order, train = empty(rows, np.int32), empty(1, np.int32)
    stream = Stream(random_state, "held-out split") if shuffle else None
    # Without shuffling nothing is drawn: any valid state will do.
    key, rest = (stream.key, stream.rest) if stream else (np.ones(624, np.uint32), np.zeros(3))
    kind = "stratified" if classes is not None else "drawn" if shuffle else "in_order"
    native.split(f"{size[0]}_{'share' if size[1] else 'rows'}", amount, kind, classes, order, train, key, rest)
    if stream:
        stream.write_back()
    return order[: train[0]], order[train[0] :]


def balanced_weights(classes: NDArray[Any]) -> NDArray[np.float64]:
    """Return the weight of each sample, ``samples / (classes * samples of the class)``, by its class from 0."""
    weights = empty(classes.size, F8)
    native.balanced_weights(np.ascontiguousarray(classes, np.int32), weights)
    return weights


def judge_classes(predictions: NDArray[np.int32], targets: NDArray[np.int32]) -> tuple[float, int]:
    """Return the accuracy, and the number of correct predictions."""
    result = empty(2, F8)
    native.judge_classes(predictions, targets, result)
    return float(result[0]), int(result[1])


def judge_numbers(predictions: FloatArray, targets: FloatArray) -> float:
    """Return the mean squared error."""
    result = empty(1, F8)
    native.judge_numbers(predictions, targets, result)
    return float(result[0])
