"""Data made ready: scales, one-hot rows, missing values, held-out splits and their judgement."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .. import _runtime
from .._errors import well_formed
from .._numerics import F8
from .arrays import FloatArray, empty
from .engine import native, translated
from .stream import RandomState, Stream

Scale = tuple[NDArray[np.float64], NDArray[np.float64]]

_files = _runtime.Binding("DataFiles")


def standardize_fit(inputs: FloatArray, names: Sequence[str] | None = None) -> Scale:
    """Mean and population deviation of every column; a refusal says its name, or else its number."""
    means, deviations = empty(inputs.shape[1], F8), empty(inputs.shape[1], F8)
    text = None if names is None else "\x1f".join(well_formed(name.replace("\x1f", " ")) for name in names)
    with translated():
        _files.StandardiseFit(text, id(inputs), id(means), id(deviations))
    return means, deviations


def standardize(scale: Scale, values: FloatArray, *, back: bool = False) -> FloatArray:
    """(values - means) / deviations, or back; a new array of the same dtype."""
    means, deviations = scale
    result = empty(values.shape, values.dtype)
    native.standardize(back, means, deviations, values, result)
    return result


def raw_weights(
    scale: Scale, weights: FloatArray, biases: FloatArray, targets: Scale | None
) -> tuple[FloatArray, FloatArray]:
    """Weights and biases for inputs, and targets, in their own units; two new float64 arrays."""
    raw, shifted = empty(weights.shape, F8), empty((1, weights.shape[1]), F8)
    native.raw_weights(*scale, *(targets or (None, None)), weights, biases, raw, shifted)
    return raw, shifted


def check_labels(column: str, labels: NDArray[np.int32], classes: int) -> None:
    """Refuse class numbers that are out of range; the text has the name of their column."""
    with translated():
        _files.CheckLabels(well_formed(column), id(labels), classes)


def one_hot(labels: NDArray[np.int32], classes: int, dtype: np.dtype[Any], *, others_are_zero: bool) -> FloatArray:
    """A row of zeros for each label, with a one in the label's column."""
    rows = empty((labels.size, classes), dtype)
    native.one_hot_rows(labels, classes, others_are_zero, rows)
    return rows


#: What is done about missing values, by the engine's names.
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
    """The column without its missing values, the rows that are left, what stands for a missing value, how many were."""
    filled, kept, report = empty(values.size, F8), empty(values.size, np.int32), empty(2, F8)
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
    """The rows to train on and those to test with; drawn from NumPy's stream unless in order."""
    order, train = empty(rows, np.int32), empty(1, np.int32)
    stream = Stream(random_state, "held-out split") if shuffle else None
    # In order nothing is drawn, whatever state is lent.
    key, rest = (stream.key, stream.rest) if stream else (np.ones(624, np.uint32), np.zeros(3))
    kind = "stratified" if classes is not None else "drawn" if shuffle else "in_order"
    native.split(f"{size[0]}_{'share' if size[1] else 'rows'}", amount, kind, classes, order, train, key, rest)
    if stream:
        stream.hand_back()
    return order[: train[0]], order[train[0] :]


def check_weights(samples: int, weights: NDArray[np.float64]) -> None:
    """Refuse sample weights of a fit that are not as many as the samples, or not 0 or more."""
    native.check_weights(samples, weights)


def judge_classes(predictions: NDArray[np.int32], targets: NDArray[np.int32]) -> tuple[float, int]:
    """The accuracy, and how many are right."""
    result = empty(2, F8)
    native.judge_classes(predictions, targets, result)
    return float(result[0]), int(result[1])


def judge_numbers(predictions: FloatArray, targets: FloatArray) -> float:
    """The mean squared error."""
    result = empty(1, F8)
    native.judge_numbers(predictions, targets, result)
    return float(result[0])
